//! What the records show and what they do not: the hour, the person behind a name, what nobody asked for, whose data
//! stays closed, what is only a lead, what helps the accused, and to whom nothing goes without leave.

use super::receiving::{
    class_step, examined, handled, hands, hands_in, is_touched, names_file, notes, place, says, settled, step_with, words,
};
use super::{Judge, PLAIN, Rule, Verdict};
use crate::assess::AttemptContext;
use crate::assess::criteria::{next_steps, utc_of};
use crate::assess::finding::RuleCode;
use crate::case::custody::{Done, Received};
use crate::case::package::File;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::{IdentifierKind, Measure};
use crate::content::policy::{Assurance, Term};
use crate::content::scenario::{Class, Fault, PersonRole, Side};
use crate::content::time::{CaseTime, find_moments, read_moment};
use crate::request::narrative::{Found, Text, anchors};

/// Conclusions about a package: step, claim, what it rests on.
fn conclusions(received: &Received) -> impl Iterator<Item = (usize, &str, &str)> {
    received.steps.iter().enumerate().filter_map(|(row, step)| match &step.what {
        Done::Concluded { claim, links, .. } => Some((row, claim.as_str(), links.as_str())),
        _ => None,
    })
}

fn zone_misread(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let home = c.world.scenario().starts.offset();
    let mut verdicts = Vec::new();
    let mut met = None;
    for received in examined(c) {
        let package = &received.package;
        let provider = c.world.library().providers.get(&package.provider);
        for (row, step) in received.steps.iter().enumerate() {
            let Done::Time { printed, utc, local } = &step.what else { continue };
            let overwritten = package.file(&step.item).is_some_and(|file| file.has(Fault::ZoneOverwritten));
            // Where somebody wrote local time over the original, the hour on the page is ours, whatever the head line says.
            let as_printed = package.moment(provider, printed);
            let right =
                if overwritten { as_printed.map(|moment| CaseTime::at(moment.date(), moment.time(), home)) } else { as_printed };
            let at = |column: &str| place(&step.item, Some(row)).column(column);
            let Some(right) = right else {
                verdicts.push(Verdict::unsure(
                    at("printed"),
                    "Is this a time as the record prints it, with its day? Which zone does the head line name?",
                    &[],
                ));
                continue;
            };
            let there = utc_of(utc, home);
            let here = read_moment(local).and_then(|typed| typed.exact(Some(home)));
            let off = |typed: Option<CaseTime>| typed.map(|typed| typed.minutes_since(right)).filter(|minutes| *minutes != 0);
            let wrong = off(there).map(|minutes| ("utc", minutes)).or_else(|| off(here).map(|minutes| ("local", minutes)));
            let Some((column, minutes)) = wrong else {
                met = met.or_else(|| Some(at("utc")));
                continue;
            };
            let variant = match minutes.abs() {
                _ if overwritten => "overwritten",
                60 => "summer",
                _ => "",
            };
            let shown = |moment: CaseTime, zone: &str| format!("{}, {} {zone}", moment.date().text(), clock(moment));
            verdicts.push(
                Verdict::broken(at(column), S::Major, variant)
                    .of_package(received)
                    .with("printed", printed.clone())
                    .with("utc", shown(right.to_utc(), "UTC"))
                    .with("local", shown(right.to_offset(home), &home.to_string())),
            );
        }
        verdicts.extend(unconverted(c, received));
    }
    let broken = verdicts.iter().any(|verdict| matches!(verdict, Verdict::Broken { .. }));
    if !broken {
        verdicts.extend(met.map(Verdict::met));
    }
    verdicts
}

/// A conclusion that takes a printed hour for the hour here.
fn unconverted(c: &AttemptContext<'_>, received: &Received) -> Vec<Verdict> {
    let package = &received.package;
    let provider = c.world.library().providers.get(&package.provider);
    let home = c.world.scenario().starts.offset();
    let (mut printed, mut right) = (Vec::new(), Vec::new());
    for file in package.files.iter().filter(|file| !file.has(Fault::ZoneOverwritten)) {
        for moment in find_moments(&file.text()).iter().filter(|moment| moment.time.is_some()) {
            let Some(day) = moment.date else { continue };
            let Some(exact) = moment.exact(package.offset_on(provider, day)) else { continue };
            if exact.offset() != home {
                printed.push(clock(exact));
                right.push(clock(exact.to_offset(home)));
            }
        }
    }
    let mut verdicts = Vec::new();
    for (row, claim, _) in conclusions(received) {
        let here = ["+05:00", "PKT", "Pakistan", "here"];
        let wrong = printed.iter().filter(|hour| !right.contains(*hour)).find(|hour| {
            claim.match_indices(hour.as_str()).any(|(at, _)| {
                let after: String = claim[at + hour.len()..].chars().take(22).collect();
                let other = ["London", "UTC", "BST", "+01:00", "Z"].iter().filter_map(|zone| after.find(zone)).min();
                let ours = here.iter().filter_map(|zone| after.find(zone)).min();
                ours.is_some_and(|ours| other.is_none_or(|other| ours < other))
            })
        });
        if let Some(hour) = wrong {
            verdicts.push(
                Verdict::broken(place("", Some(row)).column("claim"), S::Major, "conclusion")
                    .of_package(received)
                    .with("printed", hour.clone()),
            );
        }
    }
    verdicts
}

fn clock(moment: CaseTime) -> String {
    moment.time().format("%H:%M").to_string()
}

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

/// The step in which a file stands for an element, or under a conclusion.
fn quoted_in(received: &Received, file: &File) -> Option<usize> {
    received.steps.iter().position(|step| match &step.what {
        Done::Element { by, .. } => by.contains(&file.name),
        Done::Concluded { links, .. } => {
            let text = Text::new(links);
            names_file(links, &file.name)
                && text.find_any(&["not|without|never", "lead|leads", "sealed|surplus|closed|aside"]).is_empty()
        }
        _ => false,
    })
}

/// What somebody says.
const WORD: &[&str] = &["statement|witness|says|told|heard|testimony"];

/// Ways in which a link ties a person to an act; of one kind each.
const LINKS: [&[&str]; 7] = [
    &["device|devices|handset|telephone|phone|installation|imei|app"],
    &["ip|line|port|isp|subscriber|internet", "address and? port|time|hour"],
    &["payment|payments|paid|fee|fees|deposit|bank|cash|payout|payouts|pay|transfer|transfers|remittance|slip"],
    &["camera|picture|pictures|photo|photograph|footage|video|cctv"],
    &["identity paper|papers|card|document", "passport|cnic", "document number"],
    &["seized|seizure", "found on|with|in"],
    WORD,
];

const HEDGES: &[&str] = &[
    "may|might|could|perhaps|possibly|probably|unclear|open|unknown",
    "somebody|someone|anybody|whoever",
    "access",
    "points|point to|at",
    "suggest|suggests|indicates|lead|suspected|suspicion",
    "not shown|proved|proven|known",
    "cant|couldnt|isnt|wasnt|whether|doubt|if",
    "is|remains|stays a? suspect",
    "to be checked|proved|proven|shown|found",
];

/// How many kinds of links a text names, and how many sources.
fn links_in(c: &AttemptContext<'_>, raw: &str) -> (usize, usize) {
    let text = Text::new(raw);
    let kinds = LINKS.iter().filter(|kind| text.find_any(kind).into_iter().any(|found| !text.is_negated(found))).count();
    // An exhibit that is named by number and by title is one source.
    let numbered = |number: &str| {
        let number = number.to_lowercase().replace(['-', '.'], "");
        text.tokens.iter().any(|token| token.word == number)
    };
    let exhibits = c.world.scenario().exhibits.iter();
    let exhibits = exhibits
        .filter(|exhibit| numbered(&exhibit.number) || !anchors::find_ignoring_case(raw, &exhibit.title).is_empty())
        .count();
    let files = c.world.received().iter().flat_map(|received| &received.package.files);
    let sources = exhibits + files.filter(|file| names_file(raw, &file.name)).count();
    let word_alone = kinds == 1 && text.find_any(WORD).into_iter().any(|found| !text.is_negated(found));
    (kinds, if word_alone { 1 } else { sources })
}

/// True when the sentence around a find leaves the matter open.
fn is_open(text: &Text, found: Found) -> bool {
    let sentence = text.tokens[found.first].sentence;
    text.is_negated(found) || text.find_any(HEDGES).iter().any(|hedge| text.tokens[hedge.first].sentence == sentence)
}

/// Words by which a sentence says that somebody acted.
const ACTS: &[&str] = &[
    "sent|send|sends|used|use|uses|operated|operate|controlled|control|controls|transferred|paid|collected|collects|took|typed|wrote",
    "organised|organized|ran|runs|received|smuggled|smuggler|committed|did|made|moved|behind",
    "was|is the user|owner|operator|sender|man|person|one|holder|culprit",
    "belongs|belong|belonged to",
    "it was|is",
];

/// True when the sentence around a find says that somebody acted.
fn acts(text: &Text, found: Found) -> bool {
    let sentence = text.tokens[found.first].sentence;
    text.find_any(ACTS).iter().any(|act| text.tokens[act.first].sentence == sentence)
}

/// Where a claim names a suspect of the case, and whether as the one who acted.
fn named_suspect(c: &AttemptContext<'_>, claim: &str) -> Option<(String, bool)> {
    let text = Text::new(claim);
    let suspects = c.world.scenario().people.iter().filter(|person| person.role == PersonRole::Suspect);
    suspects.map(|person| person.id.as_str()).find_map(|id| {
        let found = text.find_words(&[id.to_lowercase()]).filter(|found| !is_open(&text, *found))?;
        Some((id.to_owned(), acts(&text, found)))
    })
}

/// Where a claim takes a name that was given to a company for the person who acted.
fn named_by_record(c: &AttemptContext<'_>, claim: &str) -> Option<String> {
    let text = Text::new(claim);
    let names = c
        .world
        .scenario()
        .accounts
        .iter()
        .flat_map(|account| &account.identifiers)
        .filter(|known| known.kind == IdentifierKind::FullName);
    names.map(|known| known.value.clone()).find(|name| {
        let words: Vec<String> = Text::new(name).tokens.iter().map(|token| token.word.clone()).collect();
        let Some(found) = text.find_words(&words) else { return false };
        let sentence = text.tokens[found.first].sentence;
        // “Under the name …” quotes the record; “… sent the money” believes it.
        let as_name = text
            .find_any(&["name|names|named|registered|spelling|spellings|spelled|spelt|written|called|entered|shown|shows"])
            .iter()
            .any(|mark| text.tokens[mark.first].sentence == sentence);
        !as_name && !is_open(&text, found) && !text.is_quoted(found)
    })
}

fn leap(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let mut met = None;
    for received in handled(c) {
        for (row, claim, links) in conclusions(received) {
            let Some((person, acted)) = named_suspect(c, claim) else { continue };
            // What the claim says of the act is no link; a link stands beside it.
            let (kinds, sources) = links_in(c, links);
            let told_in_claim =
                links.trim().is_empty() && says(claim, &["because|since|shown|proved by?"]) && links_in(c, claim).0 > 1;
            let at = place("", Some(row)).column("claim");
            let broken = || Verdict::broken(at.clone(), S::Major, "").of_package(received).with("person", person.clone());
            match (kinds, sources) {
                (0 | 1, 0 | 1) if acted && !told_in_claim && (kinds == 1 || links.trim().is_empty() || sources == 1) => {
                    verdicts.push(broken());
                }
                (0 | 1, _) => verdicts.push(Verdict::unsure(
                    at,
                    "Your conclusion names a person. Which two links show it, and would each stand without the other? Who else could have used the account?",
                    &[],
                )),
                _ => met = Some(at),
            }
        }
    }
    let broken = verdicts.iter().any(|verdict| matches!(verdict, Verdict::Broken { .. }));
    if !broken {
        verdicts.extend(met.map(Verdict::met));
    }
    verdicts
}

/// True when a line of a file has an IP address.
fn has_address(file: &File) -> bool {
    file.text().split(|c: char| !(c.is_ascii_digit() || c == '.')).any(|word| word.parse::<std::net::Ipv4Addr>().is_ok())
}

fn name_is_not_user(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let mut met = None;
    for received in examined(c) {
        for (row, claim, links) in conclusions(received) {
            let (kinds, _) = links_in(c, links);
            let at = place("", Some(row)).column("claim");
            let only_names = kinds == 0 && says(links, &["name|names|registered|spelling|spellings"]);
            let broken = |name: String| Verdict::broken(at.clone(), S::Major, "").of_package(received).with("name", name);
            if let Some(name) = named_by_record(c, claim).filter(|_| kinds < 2) {
                verdicts.push(broken(name));
            } else if let Some((person, _)) = named_suspect(c, claim).filter(|(_, acted)| only_names && *acted) {
                verdicts.push(broken(person));
            }
        }
    }
    let asked = || {
        next_steps(c.world).any(|step| step == "order_isp")
            || c.world.requests().iter().any(|dossier| dossier.measure == Measure::DomesticOrder && !dossier.sendings.is_empty())
            || notes(c.world).any(|note| {
                says(
                    note,
                    &[
                        "internet provider|company",
                        "isp",
                        "operator|provider * order",
                        "order to the? internet|operator|provider",
                    ],
                )
            })
    };
    let usable = |class: Option<Class>| matches!(class, Some(Class::Evidence | Class::Lead));
    for received in examined(c).filter(|_| c.world.is_closed()) {
        let lead = received.package.files.iter().find(|file| has_address(file) && usable(received.class_of(&file.name)));
        let Some(file) = lead else { continue };
        if asked() {
            met = Some(place(&file.name, None));
        } else {
            verdicts.push(
                Verdict::broken(place(&file.name, None), S::Major, "address")
                    .of_package(received)
                    .with("item", file.name.clone()),
            );
            break;
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

fn lead_as_evidence(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let planned = next_steps(c.world).any(|step| matches!(step.as_str(), "mla" | "home_order"));
    let mut verdicts = Vec::new();
    let mut met = None;
    for received in examined(c) {
        let package = &received.package;
        let unsworn = match package.answers {
            Measure::Emergency | Measure::ContactPoint => true,
            Measure::Voluntary => package.certificate.is_none(),
            _ => false,
        };
        for file in &package.files {
            let intelligence = file.has(Fault::IntelligenceOnly);
            if !(intelligence || unsworn) {
                continue;
            }
            let broken = |row, variant| {
                Verdict::broken(place(&file.name, Some(row)), S::Major, variant)
                    .of_package(received)
                    .with("item", file.name.clone())
            };
            let class = class_step(received, &file.name);
            let quoted = quoted_in(received, file).filter(|_| intelligence);
            match (class, quoted) {
                (Some((row, Class::Evidence)), _) if intelligence => verdicts.push(broken(row, "intelligence")),
                (Some((row, Class::Evidence)), _) if !planned => verdicts.push(broken(row, "")),
                (_, Some(row)) => verdicts.push(broken(row, "quoted")),
                (Some((row, Class::Lead)), _) => met = Some(place(&file.name, Some(row))),
                _ => {}
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

fn report(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let last = handled(c).filter_map(|received| conclusions(received).last()).map(|(row, ..)| row).max();
    let question = "Read your conclusion as a stranger: what was asked, what came, what it shows, what it does not show?";
    last.map(|row| Verdict::unsure(place("", Some(row)), question, &[])).into_iter().collect()
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
    for (received, row, item, to) in given(c, &[Side::OtherAgency, Side::OtherState, Side::RiskState]) {
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
        let leave = match &received.steps[row].what {
            Done::Custody(line) => says(&format!("{}. {}", line.reason, line.remark), LEAVE),
            _ => false,
        };
        let noted =
            || notes(c.world).any(|note| says(note, LEAVE) && says(note, &["sender|company|authority|ministry|sarafa|unit"]));
        if binds && !helps_defence && !leave && !noted() {
            verdicts
                .push(Verdict::broken(place(&item, Some(row)).column("to"), S::Major, "").of_package(received).with("to", to));
        }
    }
    verdicts
}

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

/// What its sender wanted deleted, still held.
pub(super) fn kept_too_long(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let over = |received: &&Received| {
        received
            .package
            .delete_after_days
            .is_some_and(|days| received.package.arrived.plus_days(i64::from(days)).minutes_since(c.world.now()) < 0)
    };
    handled(c)
        .filter(over)
        .filter(|received| !received.custody().any(|(_, line)| matches!(line.event.as_str(), "destroyed" | "returned")))
        .filter(|received| !words(c.world, received).iter().any(|(_, text)| says(text, &["deleted|destroyed|erased"])))
        .map(|received| {
            Verdict::broken(place("", None), S::Major, "kept")
                .of_package(received)
                .with("company", received.package.company.clone())
                .with("days", received.package.delete_after_days.unwrap_or_default().to_string())
        })
        .collect()
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(73),
        title: "The right record, the wrong hour",
        mistakes: &["E73"],
        dimensions: (D::Precision, Some(D::Admissibility)),
        severities: &[S::Major],
        why: "Companies print UTC, or the time of their own city, with summer time in summer. One hour off, an address belongs to another house.",
        source: "Clauses on the zone of records",
        cites: &["sarafa/8.1", "chirplet/8.1", "bazarbay/8.1", "harborhost/8.1", "rutba/8.1"],
        breaks: "“13:30 in London in June is 13:30 UTC.”",
        meets: "“13:30 London = 12:30 UTC = 17:30 +05:00.”",
        says: &[
            ("", "You read {printed} wrongly: it is {utc}, {local}."),
            ("summer", "You missed summer time: {printed} is {utc}, {local}."),
            ("overwritten", "In this file somebody wrote our own time over the original. {printed} is {utc}, {local}."),
            ("conclusion", "Your conclusion takes {printed}, as the record prints it, for our own time."),
            ("met", "You read the zone of the records rightly."),
        ],
        causes: &[("", "The police ring at the wrong house.")],
        better: "Keep the printed time. Write UTC and +05:00 beside it.",
        judge: Judge::Attempt(zone_misread),
        ..PLAIN
    },
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
        code: RuleCode(76),
        title: "A name is not a user",
        mistakes: &["E76"],
        dimensions: (D::Precision, Some(D::Necessity)),
        severities: &[S::Major],
        why: "Anybody can give a name. The address, the port and the hour lead to a line; the line leads to people who could use it.",
        source: "QSO 1984 article 46-A; CrPC section 94",
        cites: &["pk-qso/46a", "pk-crpc/94", "chirplet/3.1"],
        breaks: "“Registered to R. K., so he did it.”",
        meets: "“The name is a lead. Order to the internet provider: address, port, time.”",
        says: &[
            ("", "Your conclusion takes {name} for the user because a name stands in a record."),
            ("address", "{item} has an address with its hour, and nobody asks the internet provider whose line it was."),
            ("met", "You follow the address to the line, not the name to a man."),
        ],
        causes: &[("", "The wrong man is held.")],
        better: "From the address to the provider, from the provider to the line, from the line to the person.",
        judge: Judge::Attempt(name_is_not_user),
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
        code: RuleCode(78),
        title: "A lead used as evidence",
        mistakes: &["E78"],
        dimensions: (D::Admissibility, Some(D::Legal)),
        severities: &[S::Major],
        why: "Intelligence and answers without an oath point the way. What is to be shown in court is asked for again, in the form of evidence.",
        source: "Clause on intelligence; UNTOC article 18; MLA Act 2020; AMLA 2010",
        cites: &["sarafa/3.3", "sarafa/8.1", "un-untoc/18", "pk-mla/5", "pk/amla"],
        breaks: "The note of the financial unit, classed as evidence.",
        meets: "Lead now; the records come by mutual legal assistance.",
        says: &[
            ("", "You classed {item} as evidence. It came without an oath, and no request for the form of evidence is planned."),
            ("intelligence", "You classed {item} as evidence. It is intelligence, and only points the way."),
            ("quoted", "You rest on {item} as if it proved something. It is intelligence."),
            ("met", "You kept as a lead what is only a lead."),
        ],
        causes: &[("", "The court strikes it out, and the source gives no more.")],
        better: "A lead now; ask for the records as evidence.",
        judge: Judge::Attempt(lead_as_evidence),
        ..PLAIN
    },
    Rule {
        code: RuleCode(79),
        title: "What helps the accused left out",
        mistakes: &["E79"],
        dimensions: (D::Rights, Some(D::Admissibility)),
        severities: &[S::Major],
        why: "A fair trial needs what speaks for the accused too. The prosecutor decides; you list it.",
        source: "Constitution article 10A; ICCPR article 14",
        cites: &["pk-const-10a/14", "un-iccpr/17"],
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
        code: RuleCode(81),
        title: "An account is not a person",
        mistakes: &["E81"],
        dimensions: (D::Necessity, Some(D::Admissibility)),
        severities: &[S::Major],
        why: "A record shows an account or a device. Who sat before it needs two links that do not hang on each other, and a look at who else could.",
        source: "PLD 2019 SC 675; QSO 1984 article 46-A; ICCPR article 17",
        cites: &["pk/mirza", "pk-qso/46a", "un-iccpr/17"],
        covers: &[76],
        breaks: "“The account is S1's, so S1 sent the money.”",
        meets: "“Used by somebody with S1's device; the fee slips and the line are a second link.”",
        says: &[
            ("", "Your conclusion names {person} with fewer than two links that stand alone."),
            ("met", "Two links that stand alone carry your conclusion."),
        ],
        causes: &[("", "Acquitted: anybody could have typed it.")],
        better: "Two independent links, other users excluded; or: used by somebody with access to the device.",
        judge: Judge::Attempt(leap),
        ..PLAIN
    },
    Rule {
        code: RuleCode(82),
        title: "A report that a stranger can follow",
        mistakes: &["E82"],
        dimensions: (D::Admissibility, None),
        severities: &[],
        why: "The judge was not there. He needs to read what was asked, what came, what it shows and what it does not.",
        source: "PLD 2019 SC 675; good practice",
        cites: &["pk/mirza"],
        breaks: "“Everything is clear from the files.”",
        meets: "What was asked, what came, what it shows, what it does not show.",
        says: &[("", "A question to yourself; no rule decides it.")],
        causes: &[("", "The judge asks.")],
        better: "What was asked, what came, what it shows, what it does not.",
        judge: Judge::Attempt(report),
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
        breaks: "“Her chat shows that she crossed illegally.”",
        meets: "Used for the offence against her, and for nothing else.",
        says: &[("", "You use what {person} gave of free will against {person}.")],
        causes: &[("", "Consent is withdrawn, and the case is lost.")],
        better: "Use it only for the offence against the one who gave it.",
        judge: Judge::Attempt(against_victim),
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
