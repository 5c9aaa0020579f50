//! What the records show and what they do not: the person behind a name, what is only a lead, and what two
//! links carry.

use super::receiving::{class_step, examined, handled, names_file, notes, place, quoted_in, says, settled};
use super::{Judge, PLAIN, Rule, Verdict};
use crate::assess::AttemptContext;
use crate::assess::criteria::next_steps;
use crate::assess::finding::RuleCode;
use crate::case::custody::{Done, Received};
use crate::case::package::File;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::{IdentifierKind, Measure};
use crate::content::scenario::{Class, Fault, PersonRole};
use crate::request::narrative::{Found, Text, anchors};

/// Conclusions about a package: step, claim, what it rests on.
pub(super) fn conclusions(received: &Received) -> impl Iterator<Item = (usize, &str, &str)> {
    received.steps.iter().enumerate().filter_map(|(row, step)| match &step.what {
        Done::Concluded { claim, links, .. } => Some((row, claim.as_str(), links.as_str())),
        _ => None,
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

/// Words by which a claim puts a person at a place, or shuts everybody else out.
const IN_PERSON: &[&str] = &[
    "himself|herself|personally",
    "in person",
    "nobody|no one else",
    "alone sent|used|made|paid|collected",
    "stood|stands|was|came|went|appeared at|to the|a? counter|shop|agent|desk|window",
    "collected|collects|fetched|took|takes the|all|its|their? money|cash|payout|payouts|payment|payments|amount|sum",
];

/// Kinds of links that show the person and not only a device, a line or an account.
const OF_PERSON: [&[&str]; 4] = [LINKS[3], LINKS[4], LINKS[5], LINKS[6]];

/// True when the sentence that names a person says that it was this person's own hand, and no link shows a person.
fn in_person_unshown(claim: &str, person: &str, links: &str) -> bool {
    let (text, shown) = (Text::new(claim), Text::new(links));
    let Some(named) = text.find_words(&[person.to_lowercase()]) else { return false };
    let sentence = text.tokens[named.first].sentence;
    let own_hand = text
        .find_any(IN_PERSON)
        .into_iter()
        .any(|found| text.tokens[found.first].sentence == sentence && found.first > named.first && !text.is_negated(found));
    own_hand && !OF_PERSON.iter().any(|kind| shown.find_any(kind).into_iter().any(|found| !shown.is_negated(found)))
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
            if acted && !told_in_claim && in_person_unshown(claim, &person, links) {
                verdicts.push(Verdict::broken(at, S::Major, "person").of_package(received).with("person", person.clone()));
                continue;
            }
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

fn lead_as_evidence(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let sent = |measure: Measure| {
        let of_measure = c.world.requests().iter().filter(move |dossier| dossier.measure == measure && !dossier.withdrawn);
        of_measure.into_iter().any(|dossier| !dossier.sendings.is_empty())
    };
    let planned = next_steps(c.world).any(|step| matches!(step.as_str(), "mla" | "home_order")) || sent(Measure::Mla);
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

fn report(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let last = handled(c).filter_map(|received| conclusions(received).last()).map(|(row, ..)| row).max();
    let question = "Read your conclusion as a stranger: what was asked, what came, what it shows, what it does not show?";
    last.map(|row| Verdict::unsure(place("", Some(row)), question, &[])).into_iter().collect()
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
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
            ("person", "Your conclusion says that it was {person} in person, and no link shows a person."),
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
];
