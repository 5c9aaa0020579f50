//! Receipt: is it the answer to a request, is it what was sent, is the original untouched?

use super::receiving::{
    class_step, examined, handled, is_altered, is_hash, is_touched, list, place, said_of, says, settled, step_with,
};
use super::{Judge, PLAIN, Rule, Verdict};
use crate::assess::AttemptContext;
use crate::assess::finding::RuleCode;
use crate::case::custody::{Done, HashNext, HashVerdict, Opened, Received};
use crate::case::package::File;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::scenario::{Class, Fault};
use crate::content::time::find_moments;
use crate::request::narrative::Text;

fn unverified(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let mut met = None;
    let mut unsaid = None;
    for received in handled(c) {
        let is_ticket = |done: &Done| matches!(done, Done::Ticket { .. });
        let first = received.steps.iter().position(|step| matches!(step.what, Done::Opened(_) | Done::Hash { .. }));
        let ticket = received.steps.iter().position(|step| is_ticket(&step.what));
        let last = received.steps.iter().rposition(|step| is_ticket(&step.what));
        let taken = last.filter(|row| matches!(received.steps[*row].what, Done::Ticket { accepted: true, .. }));
        if let Some(row) = taken.filter(|_| received.package.forged) {
            verdicts.push(Verdict::broken(place("", Some(row)), S::Major, "accepted").of_package(received));
            continue;
        }
        // Verified in time and written later, with both times, is no mistake.
        let explained = ticket.is_some_and(|row| match &received.steps[row].what {
            Done::Ticket { how, .. } => clock_times(how) >= 2,
            _ => false,
        });
        match (first, ticket) {
            (Some(opened), checked) if checked.is_none_or(|row| opened < row && !explained) => {
                let item = &received.steps[opened].item;
                verdicts.push(
                    Verdict::broken(place(item, Some(opened)), S::Major, "").of_package(received).with("item", item.clone()),
                );
            }
            (_, Some(row)) => {
                met = Some(place("", Some(row)));
                let checked = |done: &Done| matches!(done, Done::Ticket { how, .. } if Text::new(how).len() >= 3);
                if !received.steps.iter().any(|step| checked(&step.what)) {
                    unsaid = Some(place("", Some(row)).column("how"));
                }
            }
            _ => {}
        }
    }
    if let Some(at) = unsaid.filter(|_| verdicts.is_empty()) {
        const ASKED: &str = "How was it checked: by which way it came, whom you asked, and which request of yours it answers?";
        return vec![Verdict::unsure(at, ASKED, &[])];
    }
    settled(verdicts, met)
}

/// How many times of day stand in a text.
fn clock_times(text: &str) -> usize {
    let dated = find_moments(text).iter().filter(|moment| moment.time.is_some()).count();
    let digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    let plain = text
        .split(|c: char| !(c.is_ascii_digit() || c == ':'))
        .filter(|word| matches!(word.split_once(':'), Some((hour, minute)) if digits(hour) && digits(minute)))
        .count();
    dated.max(plain)
}

/// What was said of the hash of a file, if anything.
fn compared(received: &Received, item: &str) -> Option<(usize, HashVerdict)> {
    received.steps.iter().enumerate().find_map(|(row, step)| match &step.what {
        Done::Hash { verdict, .. } if step.item == item => Some((row, *verdict)),
        _ => None,
    })
}

fn not_hashed(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let mut met = None;
    for received in examined(c).filter(|received| is_touched(received) || c.world.is_closed()) {
        let package = &received.package;
        let (mut never, mut late, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
        for file in &package.files {
            let opened = step_with(received, &file.name, |done| matches!(done, Done::Opened(_)));
            let hashed = compared(received, &file.name);
            let used = opened.or_else(|| class_step(received, &file.name).map(|(row, _)| row));
            match hashed {
                None if used.is_some() || c.world.is_closed() => never.push((file.name.as_str(), opened)),
                None => {}
                Some((row, HashVerdict::Unsaid)) if !package.listed.is_empty() => never.push((file.name.as_str(), Some(row))),
                Some((row, _)) if opened.is_some_and(|opened| opened < row) => late.push((file.name.as_str(), opened)),
                Some((row, verdict)) if is_false(received, file, row, verdict) => wrong.push((file.name.as_str(), Some(row))),
                Some((row, _)) => met = Some(place(&file.name, Some(row))),
            }
        }
        for (variant, files) in [("never", never), ("", late), ("value", wrong)] {
            let Some((first, row)) = files.first() else { continue };
            let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
            // What was left out has no step; several files are one slip.
            let row = if variant == "never" && names.len() > 1 { None } else { *row };
            verdicts.push(Verdict::broken(place(first, row), S::Major, variant).of_package(received).with("files", list(&names)));
        }
        let compared = received.steps.iter().position(|step| matches!(step.what, Done::Hash { .. }));
        // Where no line at all was written, the rule on gaps says so.
        if let Some(row) = compared.filter(|_| {
            c.world.is_closed()
                && received.custody().next().is_some()
                && received.custody().all(|(_, line)| !line.event.contains("hashed"))
        }) {
            let item = &received.steps[row].item;
            verdicts.push(Verdict::broken(place(item, Some(row)), S::Major, "record").of_package(received));
        }
    }
    settled(verdicts, met)
}

/// True when a comparison says what is not so; that a changed file was called equal is for the next rule.
fn is_false(received: &Received, file: &File, row: usize, verdict: HashVerdict) -> bool {
    let package = &received.package;
    let Some(Done::Hash { own, .. }) = received.steps.get(row).map(|step| &step.what) else { return false };
    let typed_wrong = !own.is_empty() && !is_hash(own, &file.sha256());
    let said_wrong = match (package.listed_hash(&file.name), verdict) {
        (Some(_), HashVerdict::NotListed) => true,
        (Some(_), HashVerdict::Differs) => !is_altered(package, file),
        (None, HashVerdict::Equal) => !package.listed.is_empty() && !file.has(Fault::Renamed),
        (None, HashVerdict::Differs) => !package.listed.is_empty() && !file.has(Fault::Renamed),
        _ => false,
    };
    typed_wrong || said_wrong
}

const DIFFERS: &[&str] = &[
    "differ|mismatch|altered|changed|corrupted|unequal|tampered|damaged",
    "not equal|match|same|identical|agree",
    "other|another|different|wrong hash|value|fingerprint",
    "quarantine|quarantined",
    "set|put aside",
    "new delivery",
    "saved again",
    "re saved",
    "resaved",
    "spreadsheet",
    "rounded",
];

/// A changed file with which work went on: step and severity.
fn accepted(c: &AttemptContext<'_>, received: &Received, file: &File) -> Option<(Option<usize>, S)> {
    let package = &received.package;
    if !is_altered(package, file) {
        return None;
    }
    if let Some((row, Class::Evidence)) = class_step(received, &file.name) {
        return Some((Some(row), S::Fatal));
    }
    let of_file = || received.steps.iter().filter(|step| step.item == file.name);
    let stopped = of_file().any(|step| {
        matches!(step.what, Done::Hash { verdict: HashVerdict::Differs, next: HashNext::Quarantine | HashNext::NewDelivery, .. })
    });
    let unusable = received.class_of(&file.name) == Some(Class::Unusable);
    if stopped || unusable || said_of(c.world, received, &file.name, DIFFERS) {
        return None;
    }
    let hashed = compared(received, &file.name).map(|(row, _)| row);
    let used = of_file().any(|step| matches!(step.what, Done::Opened(_) | Done::Classed { .. } | Done::Time { .. }));
    (hashed.is_some() || used || c.world.is_closed()).then_some((hashed, S::Major))
}

fn mismatch_accepted(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let mut met = None;
    for received in examined(c).filter(|received| is_touched(received) || c.world.is_closed()) {
        for file in &received.package.files {
            match accepted(c, received, file) {
                Some((row, severity)) => {
                    let variant = if severity == S::Fatal { "evidence" } else { "" };
                    verdicts.push(
                        Verdict::broken(place(&file.name, row), severity, variant)
                            .of_package(received)
                            .with("item", file.name.clone()),
                    );
                }
                None if is_altered(&received.package, file) => {
                    met = compared(received, &file.name).map(|(row, _)| place(&file.name, Some(row))).or(met);
                }
                None => {}
            }
        }
    }
    settled(verdicts, met)
}

const READ_ONLY: &[&str] = &["read only", "readonly", "write protected|protection|blocked|blocker|block", "writeblocker"];
const RENAMED: &[&str] = &[
    "renamed|rename",
    "other|another|different|old|first|listed|original|its name",
    "listed as|under",
    "named|called in the list",
];

fn master_touched(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let mut met = None;
    // Who looked into an original, though read-only, did not leave it alone.
    let mut alone = true;
    for received in examined(c) {
        let package = &received.package;
        for (row, step) in received.steps.iter().enumerate() {
            let at = || place(&step.item, Some(row));
            let copied_before = || {
                received.steps[..row].iter().any(|earlier| {
                    let same = earlier.item == step.item;
                    match &earlier.what {
                        Done::Opened(Opened::Copy) => same,
                        Done::Custody(line) => line.event == "copied" && (same || earlier.item.is_empty()),
                        _ => false,
                    }
                })
            };
            let verdict = match &step.what {
                Done::Opened(Opened::Spreadsheet) => {
                    let severity = if copied_before() { S::Major } else { S::Fatal };
                    Some(Verdict::broken(at(), severity, "spreadsheet"))
                }
                Done::Opened(Opened::Master) => {
                    alone = false;
                    let guarded = received
                        .log(&step.item)
                        .any(|(_, line)| says(&format!("{}. {}. {}", line.remark, line.tool, line.reason), READ_ONLY));
                    (!guarded).then(|| Verdict::broken(at(), S::Major, ""))
                }
                Done::Opened(Opened::Copy) => {
                    met = met.or_else(|| Some(at()));
                    None
                }
                Done::Custody(line) => package.file(&step.item).and_then(|file| {
                    let real = file.sha256();
                    let known = |typed: &str| {
                        typed.is_empty()
                            || is_hash(typed, &real)
                            || package.listed_hash(&file.name).is_some_and(|listed| is_hash(typed, listed))
                    };
                    // A working copy may change, if the line says so.
                    let worked = matches!(line.event.as_str(), "opened" | "analysed");
                    let after = line.hash_after.is_empty() || is_hash(&line.hash_after, &real) || worked;
                    let column = if known(&line.hash_before) { "hash_after" } else { "hash_before" };
                    (!(known(&line.hash_before) && after))
                        .then(|| Verdict::broken(at().column(column), S::Major, "hash").with("line", line.number.to_string()))
                }),
                _ => None,
            };
            verdicts.extend(verdict.map(|verdict| verdict.of_package(received).with("item", step.item.clone())));
        }
        for file in package.files.iter().filter(|_| is_touched(received) || c.world.is_closed()) {
            let broken = |row, severity, variant| {
                Verdict::broken(place(&file.name, row), severity, variant).of_package(received).with("item", file.name.clone())
            };
            if let Some((row, severity)) = accepted(c, received, file).filter(|_| file.has(Fault::Resaved)) {
                verdicts.push(broken(row, severity, "resaved"));
            }
            let overlooked = compared(received, &file.name).filter(|(_, verdict)| *verdict == HashVerdict::Equal);
            let noted =
                || received.class_of(&file.name) == Some(Class::Unusable) || said_of(c.world, received, &file.name, RENAMED);
            if let Some((row, _)) = overlooked.filter(|_| file.has(Fault::Renamed) && !noted()) {
                verdicts.push(broken(Some(row), S::Major, "renamed"));
            }
        }
    }
    settled(verdicts, met.filter(|_| alone))
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(66),
        title: "A package opened unverified",
        mistakes: &["E66"],
        dimensions: (D::Admissibility, Some(D::Procedure)),
        severities: &[S::Major],
        why: "Anybody can send files in the name of a company. Ticket, sender and channel show whether they answer your request.",
        source: "Model form of a receipt record; clauses on answers; PLD 2019 SC 675",
        cites: &["sarafa/1.2", "pk/mirza"],
        breaks: "A file from a chat, opened at once.",
        meets: "Ticket and sender compared with the request, then the box.",
        says: &[
            ("", "You worked with {item} before sender and ticket were checked."),
            ("accepted", "You took this package as an answer. No request of yours has its ticket, or it came from elsewhere."),
            ("met", "You checked sender and ticket before you opened anything."),
        ],
        causes: &[
            ("", "The defence asks where the file comes from, and nobody can say."),
            ("accepted", "A file that anybody could have made lies among the evidence."),
        ],
        better: "Sender, channel, ticket: each against the request. Then the box.",
        judge: Judge::Attempt(unverified),
        ..PLAIN
    },
    Rule {
        code: RuleCode(67),
        title: "No hash, or after opening",
        mistakes: &["E67"],
        dimensions: (D::Admissibility, None),
        severities: &[S::Major],
        why: "A hash shows that nothing was changed since it was made. It does so only if you made it before you opened the file, and compared it.",
        source: "Certificate clauses of the guidelines; Federal Rules of Evidence 902(14); QSO 1984 article 78-A",
        cites: &["us-fre/902", "pk-qso/78a", "chirplet/8.1", "sarafa/8.1"],
        covers: &[68],
        breaks: "The table is read first, and hashed in the evening.",
        meets: "SHA-256 on arrival, compared with the list, with tool and time in the log.",
        says: &[
            ("", "You opened this before its hash was compared: {files}."),
            ("never", "Nobody compared a hash of this: {files}."),
            ("value", "The comparison says what is not so: {files}."),
            ("record", "Hashes were compared, and no line of the log says by whom, when and with which tool."),
            ("met", "You compared the hashes before you opened the files."),
        ],
        causes: &[("", "Nobody can say what arrived.")],
        better: "SHA-256 on arrival, compared with the sender's list, recorded with tool and time.",
        judge: Judge::Attempt(not_hashed),
        ..PLAIN
    },
    Rule {
        code: RuleCode(68),
        title: "A wrong hash accepted",
        mistakes: &["E68"],
        dimensions: (D::Admissibility, None),
        severities: &[S::Major, S::Fatal],
        why: "Two values that differ mean two different files. One byte is enough. Stop, set the file aside, ask for a new one, and write it down.",
        source: "Federal Rules of Evidence 902(14); QSO 1984 article 73; PLD 2019 SC 675",
        cites: &["us-fre/902", "pk-qso/73", "pk/mirza"],
        breaks: "“Equal.”",
        meets: "“Differs. Set aside. New delivery asked.”",
        says: &[
            ("", "The hash of {item} is not the one in the list, and work went on."),
            ("evidence", "You classed {item} as evidence. Its hash is not the one in the list."),
            ("met", "You saw that a hash differs, and stopped."),
        ],
        causes: &[
            ("", "The defence finds the changed byte."),
            ("evidence", "The defence finds the changed byte, and the file falls."),
        ],
        better: "Stop, set {item} aside, ask for a new delivery, write it down.",
        judge: Judge::Attempt(mismatch_accepted),
        ..PLAIN
    },
    Rule {
        code: RuleCode(69),
        title: "The original was touched",
        mistakes: &["E69"],
        dimensions: (D::Admissibility, None),
        severities: &[S::Major, S::Fatal],
        why: "The original must stay as it came. A spreadsheet rounds long numbers, drops zeros and changes dates when it saves.",
        source: "QSO 1984 article 78-A; Electronic Transactions Ordinance 2002; PLD 2019 SC 675",
        cites: &["pk-qso/78a", "pk/mirza", "pk/eto"],
        covers: &[67, 68],
        breaks: "The original, opened in a spreadsheet and saved.",
        meets: "One sealed original; work on a copy, imported as text.",
        says: &[
            ("", "You opened the original of {item} itself."),
            ("spreadsheet", "You opened the original of {item} in a spreadsheet, which saves it again."),
            ("hash", "Line {line} gives a hash of {item} that is not the hash of what arrived."),
            ("renamed", "{item} came under another name than in the list, and nothing says so."),
            ("resaved", "{item} went through a spreadsheet on its way: long numbers are rounded. It was taken as it is."),
            ("met", "You worked on copies, and left the originals alone."),
        ],
        causes: &[
            ("", "Long numbers are rounded, dates changed, zeros lost, and nobody can show the first state."),
            ("renamed", "In court the list and the file have two names."),
        ],
        better: "One sealed original. Work on copies; import tables as text. Set aside what came changed.",
        judge: Judge::Attempt(master_touched),
        ..PLAIN
    },
];
