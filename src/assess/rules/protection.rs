//! Whom the records touch: what nobody asked for, whose data stays closed, what helps the accused, what is never used
//! against the one who gave it, and to whom nothing goes without leave.

use super::receiving::{
    class_step, examined, hands, hands_in, is_touched, names_file, notes, place, quoted_in, says, settled, step_with,
};
use super::{Judge, PLAIN, Rule, Verdict};
use crate::assess::AttemptContext;
use crate::assess::criteria::next_steps;
use crate::assess::finding::RuleCode;
use crate::case::custody::{Done, Received};
use crate::case::package::File;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::Measure;
use crate::content::policy::{Assurance, Term};
use crate::content::role::Role;
use crate::content::scenario::{Class, Fault, PersonRole, Side};
use crate::request::narrative::{Found, Text, anchors};

fn surplus_used(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let mut met = None;
    for received in examined(c).filter(|received| is_touched(received) || c.world.is_closed()) {
        for file in received.package.files.iter().filter(|file| file.has(Fault::Surplus)) {
            let broken = |row, variant| {
                Verdict::broken(place(&file.name, row), S::Major, variant).of_package(received).with("item", file.name.clone())
            };
            let sealed = step_with(received, &file.name, |done| {
                matches!(done, Done::Sealed { .. } | Done::Classed { class: Some(Class::Surplus | Class::Restricted), .. })
            });
            let looks: Vec<usize> = received
                .steps
                .iter()
                .enumerate()
                .filter(|(_, step)| step.item == file.name && matches!(step.what, Done::Opened(_)))
                .map(|(row, _)| row)
                .collect();
            let beyond =
                looks.iter().copied().find(|row| sealed.is_some_and(|sealed| *row > sealed)).or_else(|| looks.get(1).copied());
            let used = received.steps.iter().position(|step| match &step.what {
                Done::Time { .. } => step.item == file.name,
                Done::Classed { class: Some(Class::Evidence | Class::Lead | Class::Disclose), .. } => {
                    step.item == file.name && received.class_of(&file.name) != Some(Class::Surplus)
                }
                _ => false,
            });
            let shown = quoted_in(received, file);
            let reported = received
                .steps
                .iter()
                .any(|step| matches!(step.what, Done::Sealed { reported: true, .. }) && step.item == file.name)
                || next_steps(c.world).any(|step| step == "report_surplus")
                || notes(c.world).any(|note| {
                    (names_file(note, &file.name) || says(note, &["surplus", "nobody asked"]))
                        && says(note, &["tell|told|report|reported|inform|informed|wrote|write|sender|company"])
                });
            if let Some(row) = beyond.or(used).or(shown) {
                verdicts.push(broken(Some(row), "used"));
            } else if sealed.is_none() && c.world.is_closed() {
                verdicts.push(broken(None, ""));
            } else if !reported && c.world.is_closed() {
                verdicts.push(broken(sealed, "unreported"));
            } else {
                met = sealed.map(|row| place(&file.name, Some(row))).or(met);
            }
        }
    }
    settled(verdicts, met)
}

fn victim_data_open(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let mut met = None;
    let details: Vec<(&str, &String)> = c
        .world
        .scenario()
        .people
        .iter()
        .filter(|person| person.role != PersonRole::Suspect)
        .flat_map(|person| person.keep_out.iter().map(|detail| (person.id.as_str(), detail)))
        .collect();
    for received in examined(c).filter(|received| is_touched(received) || c.world.is_closed()) {
        for file in received.package.files.iter().filter(|file| file.has(Fault::VictimData)) {
            let closed = received.class_of(&file.name) == Some(Class::Restricted) || received.is_sealed(&file.name);
            if closed {
                met = class_step(received, &file.name).map(|(row, _)| place(&file.name, Some(row))).or(met);
            } else if c.world.is_closed() && !file.has(Fault::Surplus) {
                verdicts.push(
                    Verdict::broken(place(&file.name, class_step(received, &file.name).map(|(row, _)| row)), S::Major, "")
                        .of_package(received)
                        .with("item", file.name.clone()),
                );
            }
        }
        for (row, step) in received.steps.iter().enumerate() {
            let text = match &step.what {
                Done::Custody(line) => [line.remark.as_str(), &line.reason, &line.from, &line.to].join(". "),
                Done::Classed { shows, not_shown, class: Some(class) } if *class != Class::Restricted => {
                    format!("{shows}. {not_shown}")
                }
                Done::Concluded { claim, links, .. } => format!("{claim}. {links}"),
                Done::Sealed { why, .. } => why.clone(),
                _ => continue,
            };
            if let Some((person, _)) = details.iter().find(|(_, detail)| !anchors::find_ignoring_case(&text, detail).is_empty()) {
                verdicts.push(
                    Verdict::broken(place(&step.item, Some(row)), S::Major, "name")
                        .of_package(received)
                        .with("person", (*person).to_owned()),
                );
            }
        }
    }
    settled(verdicts, met)
}

fn defence_not_served(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let listed = next_steps(c.world).any(|step| step == "prosecutor");
    let mut verdicts = Vec::new();
    let mut met = None;
    for received in examined(c).filter(|_| c.world.is_closed()) {
        for file in received.package.files.iter().filter(|file| file.has(Fault::Exculpatory)) {
            let class = class_step(received, &file.name);
            if class.is_some_and(|(_, class)| class == Class::Disclose) || listed {
                met = Some(place(&file.name, class.map(|(row, _)| row)));
            } else {
                verdicts.push(
                    Verdict::broken(place(&file.name, class.map(|(row, _)| row)), S::Major, "")
                        .of_package(received)
                        .with("item", file.name.clone()),
                );
            }
        }
    }
    settled(verdicts, met)
}

/// True when a text makes the person with this code the offender.
fn accuses(raw: &str, person: &str) -> bool {
    let text = Text::new(raw);
    let person = person.to_lowercase();
    let direct = text
        .find_any(&["charge|prosecute|accuse|arrest * with?|under?|of?"])
        .into_iter()
        .any(|found| !text.is_negated(found) && text.tokens.get(found.first + 1).is_some_and(|next| next.word == person));
    let guilty = text.find_any(&[
        "guilty|liable|offender|culprit",
        "to be charged|prosecuted",
        "broke|violated|breached the law",
        "committed an? illegal? offence|crime|entry|smuggling",
        "crossed illegally|unlawfully",
        "entered|left illegally|unlawfully",
    ]);
    let blamed = guilty.into_iter().any(|found| {
        let sentence = text.tokens[found.first].sentence;
        let near = &text.tokens[found.first.saturating_sub(4)..found.first];
        !text.is_negated(found) && near.iter().any(|token| token.sentence == sentence && token.word == person)
    });
    direct || blamed
}

fn against_victim(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let protected: Vec<&str> = c
        .world
        .scenario()
        .people
        .iter()
        .filter(|person| matches!(person.role, PersonRole::Victim | PersonRole::Migrant))
        .map(|person| person.id.as_str())
        .collect();
    for received in examined(c) {
        let own: Vec<&File> = received.package.files.iter().filter(|file| file.has(Fault::VictimsOwn)).collect();
        for (row, step) in received.steps.iter().enumerate() {
            let (text, of_own) = match &step.what {
                Done::Classed { shows, .. } => (shows.clone(), own.iter().any(|file| file.name == step.item)),
                Done::Concluded { claim, links, .. } => {
                    (claim.clone(), own.iter().any(|file| names_file(links, &file.name) || names_file(claim, &file.name)))
                }
                _ => continue,
            };
            if let Some(person) = protected.iter().find(|person| of_own && accuses(&text, person)) {
                verdicts.push(
                    Verdict::broken(place(&step.item, Some(row)), S::Fatal, "")
                        .of_package(received)
                        .with("person", (*person).to_owned()),
                );
            }
        }
    }
    verdicts
}

const LEAVE: &[&str] = &[
    "consent|leave|permission|authorisation|authorization of|from|by",
    "consented|agreed|allowed|permitted",
    "with leave|consent",
];

/// Notes that tell of a file that the writer gave to a hand on one of these sides: package, no step, file, hand.
fn told_given<'a>(c: &AttemptContext<'a>, sides: &'static [Side]) -> Vec<(&'a Received, Option<usize>, String, String)> {
    const GAVE: &[&str] = &[
        "i|we *? *? *? sent|gave|given|passed|handed|forwarded|shared|mailed|emailed|copied",
        "was|were|been *? sent|given|passed|handed|forwarded|shared|mailed|emailed",
    ];
    let mut found = Vec::new();
    for sentence in notes(c.world).flat_map(|note| note.split(". ").flat_map(str::lines)) {
        let text = Text::new(sentence);
        let denied = |found: &Found| {
            let words = &text.tokens[found.first..=found.last];
            text.is_negated(*found) || words.iter().any(|token| matches!(token.word.as_str(), "not" | "never" | "nothing"))
        };
        let Some(gave) = text.find_any(GAVE).into_iter().find(|found| !denied(found)) else { continue };
        // To whom stands after what was done; who stands before it gave something himself.
        let after: String = sentence.chars().skip(text.span(gave).end).collect();
        for received in examined(c) {
            let known = hands(c.world, received);
            let to = hands_in(&known, &after).into_iter().find(|hand| sides.contains(&known[*hand].side));
            let Some(to) = to.and_then(|hand| known[hand].names.first().cloned()) else { continue };
            let files = received.package.files.iter().filter(|file| names_file(sentence, &file.name));
            found.extend(files.map(|file| (received, None, file.name.clone(), to.clone())));
        }
    }
    found
}

/// Steps that give a package or a file to a hand on one of these sides: package, place of the step, file, side.
fn given<'a>(c: &AttemptContext<'a>, sides: &'static [Side]) -> Vec<(&'a Received, usize, String, String)> {
    let mut found = Vec::new();
    for received in examined(c) {
        let known = hands(c.world, received);
        for (row, step) in received.steps.iter().enumerate() {
            let Done::Custody(line) = &step.what else { continue };
            if !matches!(line.event.as_str(), "transferred" | "copied" | "shown" | "returned") {
                continue;
            }
            if hands_in(&known, &line.to).iter().any(|hand| sides.contains(&known[*hand].side)) {
                found.push((received, row, step.item.clone(), line.to.clone()));
            }
        }
    }
    found
}

fn passed_on(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    const OTHERS: &[Side] = &[Side::OtherAgency, Side::OtherState, Side::RiskState];
    let logged = given(c, OTHERS);
    let told = told_given(c, OTHERS).into_iter().filter(|(received, _, item, _)| {
        let same =
            |known: &Received, name: &str| known.package.ticket == received.package.ticket && (name.is_empty() || name == item);
        !logged.iter().any(|(known, _, name, _)| same(known, name))
    });
    let steps = logged.iter().map(|(received, row, item, to)| (*received, Some(*row), item.clone(), to.clone()));
    let all: Vec<_> = steps.chain(told).collect();
    for (received, row, item, to) in all {
        let package = &received.package;
        let file = package.file(&item);
        let policy = c.world.policy(&package.provider);
        let assured = policy.is_some_and(|policy| {
            policy
                .find(|term| matches!(term, Term::Assurances(list) if list.contains(&Assurance::OnwardTransfer)).then_some(()))
                .is_some()
        });
        let intelligence =
            package.files.iter().any(|file| file.has(Fault::IntelligenceOnly) && (item.is_empty() || file.name == item));
        let binds = matches!(package.answers, Measure::Mla | Measure::MlaRealTime) || intelligence || assured;
        let helps_defence = file.is_some_and(|file| file.has(Fault::Exculpatory));
        let leave = match row.map(|row| &received.steps[row].what) {
            Some(Done::Custody(line)) => says(&format!("{}. {}", line.reason, line.remark), LEAVE),
            _ => false,
        };
        let noted =
            || notes(c.world).any(|note| says(note, LEAVE) && says(note, &["sender|company|authority|ministry|sarafa|unit"]));
        if binds && !helps_defence && !leave && !noted() {
            let at = row.map_or_else(|| place(&item, None), |row| place(&item, Some(row)).column("to"));
            verdicts.push(Verdict::broken(at, S::Major, "").of_package(received).with("to", to));
        }
    }
    verdicts
}

/// Data of people who need protection, given to a State that may persecute them.
pub(super) fn given_to_risk_state(c: &AttemptContext<'_>) -> Vec<Verdict> {
    given(c, &[Side::RiskState])
        .into_iter()
        .filter(|(received, _, item, _)| {
            received.package.files.iter().any(|file| {
                (file.has(Fault::VictimData) || file.has(Fault::VictimsOwn)) && (item.is_empty() || file.name == *item)
            })
        })
        .map(|(received, row, item, to)| {
            Verdict::broken(place(&item, Some(row)).column("to"), S::Fatal, "given").of_package(received).with("to", to)
        })
        .collect()
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(75),
        title: "What nobody asked for was used",
        mistakes: &["E75"],
        dimensions: (D::Rights, Some(D::Admissibility)),
        severities: &[S::Major],
        why: "A company sometimes sends too much. That somebody is in the box by mistake gives no right to read about him.",
        source: "ICCPR article 17; PECA 2016 section 35; assurance clauses",
        cites: &["un-iccpr/17", "pk-peca/35", "lumio/3.2"],
        breaks: "The other family's transfer, read and kept.",
        meets: "Seen, sealed, reported to the sender.",
        says: &[
            ("", "{item} is about somebody whom no request names, and it lies open."),
            ("used", "{item} is about somebody whom no request names, and you worked with it."),
            ("unreported", "You sealed {item}, and told nobody that it came."),
            ("met", "You sealed what nobody had asked for, and reported it."),
        ],
        causes: &[("", "A stranger's life lies in the file.")],
        better: "Seal {item}, tell the sender, and ask anew if you need it.",
        judge: Judge::Attempt(surplus_used),
        ..PLAIN
    },
    Rule {
        code: RuleCode(77),
        title: "Data of a victim lies open",
        mistakes: &["E77"],
        dimensions: (D::Rights, None),
        severities: &[S::Major],
        why: "The accused reads the file. What shows who a victim or a third person is belongs into its closed part, and a code into the open one.",
        source: "Trafficking Protocol article 6; PTPA 2018; PECA 2016 section 41",
        cites: &["un-tip/6", "pk-ptpa/11", "pk-peca/41"],
        breaks: "The identity papers of a family among the open exhibits.",
        meets: "Closed part, access list, codes.",
        says: &[
            ("", "{item} shows who somebody is who needs protection, and it lies in the open file."),
            ("name", "Your words show who {person} is."),
            ("met", "What shows a person who needs protection lies in the closed part."),
        ],
        causes: &[("", "The name reaches the accused through the file.")],
        better: "Closed part of the file, list of those who may see it, codes everywhere else.",
        judge: Judge::Attempt(victim_data_open),
        ..PLAIN
    },
    Rule {
        code: RuleCode(79),
        title: "What helps the accused left out",
        mistakes: &["E79"],
        dimensions: (D::Rights, Some(D::Admissibility)),
        severities: &[S::Major],
        why: "A fair trial needs what speaks for the accused too. The prosecutor decides; you list it.",
        source: "Constitution article 10A",
        cites: &["pk-const-10a/14"],
        breaks: "A record that shows another man elsewhere, and no word of it.",
        meets: "Listed for the prosecutor.",
        says: &[
            ("", "{item} can help the accused, and is not listed for the defence."),
            ("met", "You listed what helps the accused."),
        ],
        causes: &[("", "The trial is unfair, and the conviction falls.")],
        better: "List {item} for the prosecutor, who decides.",
        judge: Judge::Attempt(defence_not_served),
        ..PLAIN
    },
    Rule {
        code: RuleCode(83),
        title: "Her own telephone against her",
        mistakes: &["E83"],
        dimensions: (D::Rights, None),
        severities: &[S::Fatal],
        why: "Who gives her telephone to show what was done to her did not give it against herself. Consent has the bounds that she set.",
        source: "PTPA 2018, clause on victims; Constitution article 10A; non-punishment principle",
        cites: &["pk-ptpa/victim", "pk-const-10a/14", "un/nonpun"],
        reads: &[Role::UseLimits],
        breaks: "“Her chat shows that she crossed illegally.”",
        meets: "Used for the offence against her, and for nothing else.",
        says: &[
            ("", "You use what {person} gave of free will against {person}."),
            ("consent", "This lets the data be used against the one who gave it."),
            ("met", "The data is never used against the one who gave it."),
        ],
        causes: &[("", "Consent is withdrawn, and the case is lost.")],
        better: "Use it only for the offence against the one who gave it.",
        judge: Judge::Both(super::acts::against_owner, against_victim),
        ..PLAIN
    },
    Rule {
        code: RuleCode(87),
        title: "Passed on without leave",
        mistakes: &["E87"],
        dimensions: (D::Rights, Some(D::Legal)),
        severities: &[S::Major],
        why: "What one State gives for one case is bound to it. Whoever gives it on without asking gets nothing next time.",
        source: "MLA Act 2020; UNTOC article 18; clauses on intelligence and on assurances",
        cites: &["pk-mla/5", "un-untoc/18", "sarafa/3.3", "lumio/3.2", "pk-peca/41"],
        breaks: "A copy of the package for the customs office.",
        meets: "The sender was asked, and his answer stands in the log.",
        says: &[("", "You gave records of this case to {to}. No leave of the sender is on file.")],
        causes: &[("", "The source closes.")],
        better: "Ask the sender first, and note the answer.",
        judge: Judge::Attempt(passed_on),
        ..PLAIN
    },
];
