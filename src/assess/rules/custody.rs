//! The custody log: every hour somebody's, every line whole, nothing slipped in, and a second person could do it again.

use super::receiving::{Known, examined, hands, hands_in, is_touched, place, says, settled, words};
use super::{Judge, PLAIN, Rule, Verdict};
use crate::assess::AttemptContext;
use crate::assess::finding::RuleCode;
use crate::case::custody::{CustodyLine, Done, EVENTS, Received, Step};
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::scenario::Side;
use crate::content::time::{CaseTime, Moment, read_moment};
use crate::request::narrative::Text;
use chrono::FixedOffset;

/// A line of the log with its place.
struct Line<'a> {
    row: usize,
    step: &'a Step,
    line: &'a CustodyLine,
}

/// Lines of the log of a package, in order; those that a later line corrects are left out.
fn lines(received: &Received) -> Vec<Line<'_>> {
    let all = received.steps.iter().enumerate().filter_map(|(row, step)| match &step.what {
        Done::Custody(line) => Some(Line { row, step, line }),
        _ => None,
    });
    let corrected: Vec<usize> = received.custody().filter_map(|(_, line)| corrects(line)).collect();
    all.filter(|known| !corrected.contains(&known.line.number)).collect()
}

/// The number of the line that a line corrects.
fn corrects(line: &CustodyLine) -> Option<usize> {
    line.corrects.trim_start_matches(|c: char| !c.is_ascii_digit()).split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

fn moment(line: &CustodyLine) -> Option<Moment> {
    read_moment(&line.at)
}

fn at(line: &CustodyLine, home: FixedOffset) -> Option<CaseTime> {
    moment(line)?.exact(Some(home))
}

fn is_late(line: &CustodyLine) -> bool {
    line.late || says(&line.remark, &["late entry", "entered|written late|later|afterwards", "entry made later"])
}

const GAP: &[&str] = &[
    "gap",
    "hole",
    "hours|time|line|entry missing|unexplained|unaccounted|uncovered|open",
    "nobody|noone hold|held|had|has|have|sign|know|answer|stand",
    "unexplained|unaccounted|unsigned|uncovered",
    "missing hours|line|entry|hour|time",
];

/// Said with a “no” that belongs to it: nobody denies that.
const NOT_COVERED: &[&str] = &[
    "no line|entry|signature|name|holder|record|explanation|hand|custodian",
    "no one hold|held|had|has|sign|know|answer",
    "not explained|accounted|signed|covered|recorded",
    "without a? line|entry|signature|name|holder|explanation",
];

/// True when a text names a gap of so many hours, with these ends.
fn names_gap(raw: &str, from: CaseTime, to: CaseTime) -> bool {
    let text = Text::new(raw);
    // “No gap” denies it; “I have not heard about the gap” does not.
    let denied = |first: usize| {
        text.tokens[first.saturating_sub(2)..first].iter().any(|token| matches!(token.word.as_str(), "no" | "without" | "never"))
    };
    let ends = [from, to].iter().all(|end| raw.contains(&end.time().format("%H:%M").to_string()));
    let hours = u32::try_from((to.minutes_since(from) + 30) / 60).unwrap_or_default();
    const NUMBERS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let counted = text.tokens.windows(2).any(|pair| {
        let number = pair[0].word == hours.to_string() || NUMBERS.get(hours as usize).is_some_and(|word| pair[0].word == *word);
        number && (matches!(pair[1].stem(), "hour" | "h" | "hr"))
    });
    ends || counted || text.find_any(GAP).into_iter().any(|found| !denied(found.first)) || !text.find_any(NOT_COVERED).is_empty()
}

fn gap(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let mut met = None;
    let home = c.world.scenario().starts.offset();
    for received in examined(c).filter(|received| is_touched(received)) {
        let came = &received.package.custody;
        for (first, entry) in came.iter().enumerate().filter(|(_, entry)| entry.gap_after && c.world.is_closed()) {
            let (from, to) = (entry.at, came.get(first + 1).map_or(received.package.arrived, |next| next.at));
            if !words(c.world, received).iter().any(|(_, text)| names_gap(text, from, to)) {
                verdicts.push(
                    Verdict::broken(place("", None), S::Major, "came")
                        .of_package(received)
                        .with("from", from.long_text())
                        .with("to", to.long_text()),
                );
            }
        }
        let own = lines(received);
        if own.is_empty() && c.world.is_closed() {
            verdicts.push(Verdict::broken(place("", None), S::Major, "none").of_package(received));
            continue;
        }
        let before = verdicts.len();
        chain(c, received, &own, home, &mut verdicts);
        if verdicts.len() == before {
            met = own.first().map(|first| place(&first.step.item, Some(first.row))).or(met);
        }
    }
    settled(verdicts, met)
}

/// From whom to whom: who gives must have it.
fn chain(c: &AttemptContext<'_>, received: &Received, own: &[Line<'_>], home: FixedOffset, verdicts: &mut Vec<Verdict>) {
    let known = hands(c.world, received);
    let closed_list = !c.world.scenario().hands.is_empty();
    let broken = |line: &Line<'_>, variant, who: &str| {
        Verdict::broken(place(&line.step.item, Some(line.row)), S::Major, variant)
            .of_package(received)
            .with("line", line.line.number.to_string())
            .with("who", who.to_owned())
    };
    let mut wrong: Vec<usize> = Vec::new();
    for line in own.iter().filter(|_| closed_list) {
        let stranger =
            [&line.line.from, &line.line.to].into_iter().find(|name| !name.is_empty() && hands_in(&known, name).is_empty());
        if let Some(who) = stranger {
            wrong.push(line.row);
            verdicts.push(broken(line, "unknown", who));
        }
    }
    let mut items: Vec<&str> = own.iter().map(|line| line.step.item.as_str()).collect();
    items.sort_unstable();
    items.dedup();
    for item in items {
        let moves = |line: &&Line<'_>| {
            matches!(line.line.event.as_str(), "received" | "stored" | "transferred" | "shown" | "returned" | "destroyed")
                && (line.step.item.is_empty() || line.step.item == item)
        };
        let mut way: Vec<&Line<'_>> = own.iter().filter(moves).collect();
        way.sort_by_key(|line| (at(line.line, home), line.line.number));
        let mut holders: Vec<Vec<usize>> = Vec::new();
        for line in way {
            let givers = if line.line.event == "received" { Vec::new() } else { hands_in(&known, &line.line.from) };
            if let Some(now) = holders.last()
                && !givers.is_empty()
                && !shares(&known, now, &givers)
                && !wrong.contains(&line.row)
            {
                let earlier = holders.iter().any(|set| shares(&known, set, &givers));
                wrong.push(line.row);
                verdicts.push(broken(line, if earlier { "overlap" } else { "" }, &line.line.from));
            }
            let mut takers = hands_in(&known, &line.line.to);
            if line.line.event == "stored" {
                takers.extend(hands_in(&known, &line.line.place));
            }
            if !takers.is_empty() {
                holders.push(takers);
            }
        }
    }
}

/// True when who gives is among those who have it; “the agency” is whoever of it has it.
fn shares(known: &[Known], holders: &[usize], givers: &[usize]) -> bool {
    let own = |hands: &[usize]| hands.iter().any(|hand| known[*hand].side == Side::Own);
    let any_own = |hands: &[usize]| hands.iter().any(|hand| known[*hand].any_own);
    let same = |one: usize, other: usize| one == other || known[one].names.iter().any(|name| known[other].names.contains(name));
    holders.iter().any(|holder| givers.iter().any(|giver| same(*holder, *giver)))
        || (any_own(givers) && own(holders))
        || (any_own(holders) && own(givers))
}

/// What a line of this event needs, and has not.
fn missing(line: &CustodyLine, item: &str) -> Vec<&'static str> {
    let mut missing = Vec::new();
    let event = line.event.as_str();
    let mut need = |wanted: bool, empty: bool, what: &'static str| {
        if wanted && empty {
            missing.push(what);
        }
    };
    let hands_over = matches!(event, "received" | "transferred" | "returned");
    need(true, line.at.is_empty(), "when");
    need(hands_over, line.from.is_empty(), "from whom");
    need(hands_over, line.to.is_empty(), "to whom");
    need(!hands_over, line.from.is_empty() && line.to.is_empty(), "who");
    need(event == "transferred", line.signed != "both", "both signatures");
    need(!matches!(event, "hashed" | "stored"), line.reason.is_empty(), "why and by whose order");
    need(matches!(event, "received" | "stored" | "transferred" | "copied"), line.place.is_empty(), "place and seal");
    let moved = matches!(event, "copied" | "transferred") && !item.is_empty();
    need(moved, line.hash_before.is_empty(), "hash before");
    need(moved, line.hash_after.is_empty(), "hash after");
    need(event == "hashed", line.tool.is_empty(), "tool and version");
    missing
}

fn incomplete(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let mut met = None;
    for received in examined(c) {
        for line in lines(received) {
            let at = place(&line.step.item, Some(line.row));
            let named = EVENTS
                .iter()
                .filter(|(key, _)| Text::new(&line.line.event).tokens.iter().any(|token| token.word == *key))
                .count();
            if named > 1 {
                verdicts.push(
                    Verdict::broken(at.column("event"), S::Minor, "several")
                        .of_package(received)
                        .with("line", line.line.number.to_string()),
                );
                continue;
            }
            let empty = missing(line.line, &line.step.item);
            if empty.is_empty() {
                met = Some(at);
            } else {
                verdicts.push(
                    Verdict::broken(at, S::Minor, "")
                        .of_package(received)
                        .with("line", line.line.number.to_string())
                        .with("missing", empty.join(", ")),
                );
            }
        }
    }
    settled(verdicts, met)
}

fn rewritten(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let home = c.world.scenario().starts.offset();
    let mut verdicts = Vec::new();
    let mut met = None;
    for received in examined(c) {
        let mut last: Option<CaseTime> = None;
        for (row, step) in received.steps.iter().enumerate() {
            let Done::Custody(line) = &step.what else { continue };
            let here = place(&step.item, Some(row));
            let broken = |variant| {
                Verdict::broken(here.clone(), S::Major, variant).of_package(received).with("line", line.number.to_string())
            };
            let named = corrects(line).is_some_and(|number| (1..line.number).contains(&number));
            let corrected = !line.corrects.is_empty()
                || line.remark.trim_start().to_lowercase().starts_with("correct")
                || says(
                    &line.remark,
                    &["corrected|corrects|correcting line|entry", "should read|have read", "i correct|corrected"],
                );
            let when = at(line, home);
            if corrected && !named {
                verdicts.push(broken("names"));
            } else if !corrected && !is_late(line) && when.zip(last).is_some_and(|(now, before)| now.minutes_since(before) < 0) {
                verdicts.push(broken(""));
            } else if corrected || is_late(line) {
                met = Some(here.clone());
            }
            if !corrected && !is_late(line) {
                last = last.max(when);
            }
        }
    }
    settled(verdicts, met)
}

fn not_repeatable(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let mut met = None;
    for received in examined(c) {
        for line in lines(received).into_iter().filter(|line| line.line.event == "analysed") {
            let here = place(&line.step.item, Some(line.row));
            let version = line.line.tool.chars().any(|c| c.is_ascii_digit());
            if version {
                met = Some(here);
            } else {
                let variant = if line.line.tool.is_empty() { "" } else { "version" };
                verdicts.push(
                    Verdict::broken(here.column("tool"), S::Minor, variant)
                        .of_package(received)
                        .with("line", line.line.number.to_string())
                        .with("tool", line.line.tool.clone()),
                );
            }
        }
    }
    settled(verdicts, met)
}

/// A time in the log to which no zone belongs.
pub(super) fn log_without_zone(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    for received in examined(c) {
        let said_once =
            lines(received).iter().any(|line| says(&line.line.remark, &["all times", "times are|in pkt|utc|local|pakistan"]));
        for line in lines(received).into_iter().filter(|_| !said_once) {
            let bare = match moment(line.line) {
                Some(moment) => moment.lacks_zone(),
                // A time of day alone has neither day nor zone.
                None => line.line.at.contains(':') && !line.line.at.contains('+') && !line.line.at.ends_with(['Z', 'z']),
            };
            if bare {
                verdicts.push(
                    Verdict::broken(place(&line.step.item, Some(line.row)).column("at"), S::Major, "log")
                        .of_package(received)
                        .with("line", line.line.number.to_string())
                        .with("at", line.line.at.clone()),
                );
            }
        }
    }
    verdicts
}

/// Records moved by open mail or chat.
pub(super) fn open_transfer(c: &AttemptContext<'_>) -> Vec<Verdict> {
    const OPEN: &[&str] = &[
        "whatsapp|telegram|gmail|yahoo|hotmail",
        "plain|open|ordinary|normal|unencrypted|private|personal mail|email|mailbox|e",
        "password in the same mail|email|message|letter",
    ];
    const CLOSED: &[&str] = &["encrypted", "portal", "sealed"];
    let mut verdicts = Vec::new();
    for received in examined(c) {
        for line in
            lines(received).into_iter().filter(|line| matches!(line.line.event.as_str(), "transferred" | "copied" | "shown"))
        {
            for (column, raw) in
                [("place", &line.line.place), ("remark", &line.line.remark), ("reason", &line.line.reason), ("to", &line.line.to)]
            {
                let text = Text::new(raw);
                let found = text.find_any(OPEN).into_iter().find(|found| !text.is_negated(*found));
                let Some(found) = found.filter(|_| text.find_any(CLOSED).is_empty() || says(raw, &["password in the same"]))
                else {
                    continue;
                };
                let way: String = raw.chars().skip(text.span(found).start).take(text.span(found).len()).collect();
                verdicts.push(
                    Verdict::broken(place(&line.step.item, Some(line.row)).column(column), S::Major, "log")
                        .of_package(received)
                        .with("line", line.line.number.to_string())
                        .with("way", way),
                );
                break;
            }
        }
    }
    verdicts
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(70),
        title: "Hours or hands without a line",
        mistakes: &["E70"],
        dimensions: (D::Admissibility, None),
        severities: &[S::Major],
        why: "In the hours that nobody answers for, anybody could have changed the file. The log must say who had it, hour by hour.",
        source: "PECA 2016 section 35; PLD 2019 SC 675",
        cites: &["pk/mirza", "pk-peca/35"],
        covers: &[71],
        breaks: "Received by one officer, given away by another.",
        meets: "One line for each event; from the one who has it to the one who takes it.",
        says: &[
            ("", "Line {line} comes from {who}, and no line says how it got there."),
            ("overlap", "Line {line} comes from {who}, who had given it away before."),
            ("unknown", "Line {line} names somebody whom the case does not know: {who}."),
            ("came", "In the log that came with it nobody holds it from {from} to {to}. Nothing of yours says so."),
            ("none", "Files of {package} were handled, and not one line of a custody log was written for them."),
            ("met", "Every line of your log continues the one before."),
        ],
        causes: &[("", "Hours that nobody explains; the defence asks who had the file.")],
        better: "One line for each event, every hour somebody's. Write down the gap that you found, and ask the sender about it.",
        judge: Judge::Attempt(gap),
        ..PLAIN
    },
    Rule {
        code: RuleCode(71),
        title: "A custody line with holes",
        mistakes: &["E71"],
        dimensions: (D::Admissibility, None),
        severities: &[S::Minor],
        why: "A line tells who gave what to whom, why, where it lies, and that it did not change. Each event has a line of its own.",
        source: "PECA 2016 section 36; model form of a custody log",
        cites: &["pk-peca/36"],
        breaks: "“Received, hashed and copied.”",
        meets: "From, to, both signatures, reason, place and seal, hash before and after.",
        says: &[
            ("", "Line {line} lacks: {missing}."),
            ("several", "Line {line} holds several events. Each needs a line of its own."),
            ("met", "Your custody lines are whole."),
        ],
        causes: &[("", "A question in cross-examination.")],
        better: "From, to, both sign, why, where, under which seal, hash before and after.",
        judge: Judge::Attempt(incomplete),
        ..PLAIN
    },
    Rule {
        code: RuleCode(72),
        title: "A log that was rewritten",
        mistakes: &["E72"],
        dimensions: (D::Admissibility, None),
        severities: &[S::Major],
        why: "A log grows at its end. A line that was slipped in looks made up, even if it is true.",
        source: "PLD 2019 SC 675; model form of a custody log",
        cites: &["pk/mirza"],
        breaks: "A line of nine o'clock after the line of eleven.",
        meets: "“Late entry”, or “corrects line 3: the seal is 17, not 71”.",
        says: &[
            ("", "Line {line} is earlier than the line before it, and is not marked as a late entry."),
            ("names", "Line {line} corrects something and does not say which line."),
            ("met", "Your late entries and corrections say what they are."),
        ],
        causes: &[("", "The log looks made up.")],
        better: "A new line at the end: what was wrong, in which line, who says so, when.",
        judge: Judge::Attempt(rewritten),
        ..PLAIN
    },
    Rule {
        code: RuleCode(80),
        title: "Nobody could do it again",
        mistakes: &["E80"],
        dimensions: (D::Admissibility, None),
        severities: &[S::Minor],
        why: "An expert must be able to do the same and find the same. For that he needs the tool, its version and its settings.",
        source: "PECA 2016 section 40; PLD 2019 SC 675",
        cites: &["pk-peca/40", "pk/mirza"],
        breaks: "“Analysed.”",
        meets: "“Table tool 7.4, all columns as text, sorted by device.”",
        says: &[
            ("", "Line {line} says that something was analysed, and not with what."),
            ("version", "Line {line} names {tool}, without version or settings."),
            ("met", "Your analysis can be repeated."),
        ],
        causes: &[("", "The expert cannot confirm it.")],
        better: "Tool, version, settings, hash of the input, result.",
        judge: Judge::Attempt(not_repeatable),
        ..PLAIN
    },
];
