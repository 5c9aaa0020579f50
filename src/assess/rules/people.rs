//! People: victims unnamed and never suspects, whoever was smuggled no smuggler, nobody's critic a target.

use super::{Judge, PLAIN, RequestContext, Rule, Verdict, Written};
use crate::assess::finding::RuleCode;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::Measure;
use crate::content::policy::{Need, Term};
use crate::content::role::Role;
use crate::content::scenario::{Account, Danger, Person, PersonRole};
use crate::request::narrative::{Found, Text, anchors};
use crate::request::observation::RowReading;
use crate::request::{FieldPlace, Policy};
use std::ops::Range;

fn victim_exposed(c: &RequestContext<'_>) -> Vec<Verdict> {
    // An order at home stays with the custodian, who may have to find a payer by name; what the unit writes down for its
    // own file goes to nobody.
    if c.is_home_order() || crate::case::contact::is_at_home(c.request.measure) {
        return Vec::new();
    }
    if c.request.measure == Measure::Emergency {
        return more_than_finds(c);
    }
    // What a dangerous State reads is judged as such.
    if super::acts::goes_to_risk_state(c) {
        return Vec::new();
    }
    // Where the police there are to find or protect a person, what finds her is needed; nobody else's detail is.
    let protects =
        c.is_contact() && c.request.keys(Role::AskedHelp).iter().any(|key| matches!(key.as_str(), "emergency" | "warn"));
    let protected = if protects { to_protect(c) } else { Vec::new() };
    let needed = |detail: &str| protected.iter().any(|person| person.keep_out.iter().any(|known| known == detail));
    if let Some(span) = private_picture(c) {
        let place = c.request.place(Role::Attachments).span(&span);
        return vec![Verdict::broken(place, S::Fatal, "picture")];
    }
    match exposed_where(c, |_, detail| !needed(detail)) {
        Some((place, code)) => vec![Verdict::broken(place, S::Fatal, "").with("code", code)],
        None if c.facts.scenario.people.iter().any(|person| !person.keep_out.is_empty()) && c.request.has(Role::Nexus) => {
            vec![Verdict::met(c.request.place(Role::Nexus))]
        }
        None => Vec::new(),
    }
}

/// A private picture of somebody among the attachments, open and as it is: a hash, an address or a covered one says which
/// is meant as well.
fn private_picture(c: &RequestContext<'_>) -> Option<Range<usize>> {
    const PICTURES: &[&str] = &[
        "private|intimate|nude|naked|indecent|sexual|compromising picture|pictures|photo|photos|photograph|photographs|image|images|video|videos|clip|clips|film|films",
        "picture|pictures|photo|photos|image|images|video|videos of * undressed|naked|nude",
    ];
    const ONLY_MARK: &[&str] = &[
        "hash",
        "hashes",
        "sha256",
        "sha",
        "md5",
        "redacted",
        "covered",
        "masked",
        "sealed",
        "address",
        "addresses",
        "link",
        "url",
        "without",
        "statement",
        "threat",
        "threats",
        "about",
        "number",
        "transcript",
        "list",
    ];
    let text = Text::new(&c.request.text(Role::Attachments));
    text.find_any(PICTURES).into_iter().find_map(|found| {
        let sentence = text.tokens[found.first].sentence;
        let only_mark = text.tokens.iter().any(|token| token.sentence == sentence && ONLY_MARK.contains(&token.word.as_str()));
        (!only_mark && !text.is_negated(found)).then(|| text.span(found))
    })
}

/// Whom a message asks to protect: the one in danger; else those of whom it says so; else the victims.
fn to_protect<'a>(c: &RequestContext<'a>) -> Vec<&'a Person> {
    let people = &c.facts.scenario.people;
    if let Danger::Real { person, .. } = &c.facts.scenario.facts.danger
        && let Some(person) = people.iter().find(|known| known.id == *person)
    {
        return vec![person];
    }
    const PROTECT: &[&str] =
        &["protect", "safe", "safety", "warn", "rescu", "danger", "look after", "find her|him|them", "help her|him|them"];
    let told = |person: &&Person| {
        let code = person.id.as_str().to_lowercase();
        c.texts().iter().any(|Written { text, .. }| {
            text.find_any(PROTECT).into_iter().any(|found| {
                let sentence = text.tokens[found.first].sentence;
                text.tokens.iter().any(|token| token.sentence == sentence && token.word == code)
            })
        })
    };
    let named: Vec<&Person> = people.iter().filter(|person| person.role != PersonRole::Suspect).filter(told).collect();
    if named.is_empty() { people.iter().filter(|person| person.role == PersonRole::Victim).collect() } else { named }
}

/// In an emergency what finds the person is needed where a clause wants her named; health, family and what happened to
/// her find nobody.
fn more_than_finds(c: &RequestContext<'_>) -> Vec<Verdict> {
    const PRIVATE: &[&str] = &[
        "hearing aid",
        "diabet",
        "diabetes",
        "asthma",
        "inhaler",
        "kidney",
        "disc",
        "pregnant",
        "pregnancy",
        "illness",
        "ill",
        "sick",
        "disease",
        "epilepsy",
        "disabled",
        "disability",
        "medicine",
        "insulin",
        "deaf",
        "blind",
        "therapy",
        "operation",
        "mother",
        "mothers",
        "father",
        "fathers",
        "brother",
        "sister",
        "wife",
        "husband",
        "uncle",
        "aunt",
        "family",
        "rape",
        "raped",
        "sexual",
        "sexually",
        "abuse",
        "abused",
    ];
    let needs_name = |policy: &Policy<'_>| policy.emergency_needs().iter().any(|said| said.what.contains(&Need::Person));
    let named = c.policy.is_some_and(needs_name);
    let found = match &c.facts.scenario.facts.danger {
        Danger::Real { person, .. } => c.facts.scenario.people.iter().find(|known| known.id == *person),
        Danger::None | Danger::Grey => None,
    };
    let finds = |detail: &str| {
        let of_person = found.is_none_or(|person| person.keep_out.iter().any(|known| known == detail));
        named && of_person && Text::new(detail).find_any(PRIVATE).is_empty()
    };
    match exposed_where(c, |_, detail| !finds(detail)) {
        Some((place, code)) => vec![Verdict::broken(place, S::Minor, "more").with("code", code)],
        None => Vec::new(),
    }
}

/// The first place at which a detail stands that the case keeps out, and whose it is; of these roles, or of all.
pub(super) fn exposed(c: &RequestContext<'_>, roles: &[PersonRole]) -> Option<(FieldPlace, String)> {
    exposed_where(c, |person, _| roles.is_empty() || roles.contains(&person.role))
}

/// The same, of the details of which this is true.
fn exposed_where(c: &RequestContext<'_>, counts: impl Fn(&Person, &str) -> bool) -> Option<(FieldPlace, String)> {
    let rows = c.request.rows(Role::Identifiers);
    let identifiers = c.request.place(Role::Identifiers).field;
    // Her own number or mail, as the value of a row that says so.
    let consented = |place: &FieldPlace| {
        place.field == identifiers
            && matches!(place.column.as_deref(), Some("value" | "value_retyped"))
            && place.row.and_then(|at| rows.get(at)).and_then(|row| row.get("role")).is_some_and(|role| role == "victim_consents")
    };
    let details: Vec<(&str, &String)> = c
        .facts
        .scenario
        .people
        .iter()
        .flat_map(|person| person.keep_out.iter().map(move |detail| (person, detail)))
        .filter(|(person, detail)| counts(person, detail))
        .map(|(person, detail)| (person.id.as_str(), detail))
        .collect();
    // What names her in a sealed annex of a request between States is where it belongs.
    let attachments = c.request.place(Role::Attachments).field;
    let sealed = |written: &Written| {
        c.is_assistance() && written.place.field == attachments && !written.text.find_any(&["sealed", "seal"]).is_empty()
    };
    c.texts().iter().filter(|written| !consented(&written.place) && !sealed(written)).find_map(
        |Written { place, raw, .. }| {
            details
                .iter()
                .find_map(|(code, detail)| Some((code, anchors::find_ignoring_case(raw, detail).into_iter().next()?)))
                .map(|(code, span)| (place.clone().span(&span), (*code).to_owned()))
        },
    )
}

/// The account that a row names, with its owner in the case.
fn owner<'a>(c: &RequestContext<'a>, row: &RowReading) -> Option<&'a Account> {
    c.facts.scenario.account(row.account.as_ref()?)
}

fn entered_as_suspect(row: &RowReading) -> bool {
    row.role.trim() == "suspect"
}

pub(super) fn victim_as_suspect(c: &RequestContext<'_>) -> Vec<Verdict> {
    // A letter that gives a copy up, or keeps it longer, repeats the rows of the one before it.
    if matches!(c.request.measure, Measure::Withdraw | Measure::Extend) {
        return Vec::new();
    }
    let mut verdicts: Vec<Verdict> = c
        .seen
        .rows()
        .filter(|row| owner(c, row).is_some_and(|account| account.owner == PersonRole::Victim))
        .map(|row| {
            if entered_as_suspect(row) {
                Verdict::broken(row.place.clone(), S::Major, "").with("value", row.value.clone())
            } else {
                Verdict::met(row.place.clone())
            }
        })
        .collect();
    let victims: Vec<String> = c
        .facts
        .scenario
        .people
        .iter()
        .filter(|person| person.role == PersonRole::Victim)
        .map(|person| person.id.as_str().to_lowercase())
        .collect();
    verdicts.extend(
        persons(c, PersonRole::Victim).map(|(place, name)| Verdict::broken(place, S::Major, "person").with("value", name)),
    );
    const AGAINST: &[&str] = &["prosecut", "punish", "charg", "convict", "arrest", "deport", "penalis", "penaliz", "indict"];
    const HER_ACTS: &[&str] = &[
        "forged passport|visa|document|papers",
        "false passport|visa|document|papers",
        "illegal stay|entry|exit|travel",
        "prostitution",
        "overstay",
    ];
    const OWN_ACTS: &[&str] = &[
        "crossed|left|entered|exited|travelled the? border|country? illegally",
        "crossed|left|entered|travelled without papers|passport|visa",
    ];
    let sought = c.texts().iter().find_map(|Written { place, text, .. }| {
        text.tokens.iter().enumerate().filter(|(_, token)| victims.contains(&token.word) || token.word == "victim").find_map(
            |(at, token)| {
                let same = |found: &Found| text.tokens[found.first].sentence == token.sentence;
                let whom = Found { first: at, last: at };
                // 'Charge S1 for what was done to V1' speaks of another person's charge.
                let object = |found: &Found| {
                    at > found.last && at - found.last <= 3
                        || (found.first > at && found.first - at <= 4 && !by_other(text, at, found.first))
                };
                let own_act =
                    text.find_any(OWN_ACTS).into_iter().find(|found| same(found) && found.first > at && found.first - at <= 3);
                let own_act = own_act.filter(|found| !text.is_negated(*found) && proves(text, token.sentence));
                let called = called_offender(text, at);
                let acts = text.find_any(HER_ACTS).into_iter().find(|found| same(found) && proves(text, token.sentence));
                let against = text.find_any(AGAINST).into_iter().find(|found| {
                    let denied = text.is_negated(*found) || text.is_negated(whom);
                    same(found) && object(found) && !denied && !of_others(text, *found, &victims)
                });
                against
                    .or(acts)
                    .or(own_act)
                    .or(called)
                    .filter(|found| !text.is_negated(*found))
                    .map(|found| Verdict::broken(place.clone().span(&text.span(found)), S::Fatal, "against"))
            },
        )
    });
    verdicts.extend(sought);
    verdicts
}

/// Rows of the table of persons that name somebody of this role as a suspect.
fn persons<'c>(c: &'c RequestContext<'_>, role: PersonRole) -> impl Iterator<Item = (FieldPlace, String)> + 'c {
    c.request.rows(Role::Persons).into_iter().enumerate().filter_map(move |(at, row)| {
        let name = row.get("name")?.trim().to_owned();
        let suspect = row.get("role").is_some_and(|role| role == "suspect");
        let words = Text::new(&name);
        let is_one = c
            .facts
            .scenario
            .people
            .iter()
            .filter(|person| person.role == role)
            .any(|person| words.tokens.iter().any(|token| token.word == person.id.as_str().to_lowercase()));
        (suspect && is_one).then(|| (c.request.place(Role::Persons).row(at).column("role"), name))
    })
}

/// 'V1 is accused', 'V4 is a suspect': a person with this code, at this word, is called an offender.
fn called_offender(text: &Text, at: usize) -> Option<Found> {
    const CALLED: &[&str] = &["accused", "suspect", "charged", "booked", "offender", "culprit", "nominated"];
    let sentence = text.tokens[at].sentence;
    let rest = text.tokens.iter().enumerate().skip(at + 1).take(4);
    let (last, _) =
        rest.take_while(|(_, token)| token.sentence == sentence).find(|(_, token)| CALLED.contains(&token.word.as_str()))?;
    let between = &text.tokens[at + 1..last];
    let is = between.first().is_some_and(|token| matches!(token.word.as_str(), "is" | "are" | "stands" | "too"));
    let denied = between.iter().any(|token| matches!(token.word.as_str(), "not" | "no" | "never" | "neither" | "nor"));
    let found = Found { first: at, last };
    (is && !denied && !text.is_negated(found) && !text.is_quoted(found)).then_some(found)
}

/// 'Prosecution of those who lured V1', 'charge S1': right after the word stands somebody else as the one it is for.
fn of_others(text: &Text, found: Found, victims: &[String]) -> bool {
    const OTHERS: &[&str] = &[
        "those", "whoever", "suspect", "traffick", "recruit", "exploit", "smuggler", "offend", "accus", "agent", "gang", "ring",
        "group", "men", "man", "perpetr", "owner", "organis", "organiz", "lure", "leader", "boss", "employ",
    ];
    let after = text.after(found);
    let named = after.iter().find(|token| {
        !matches!(token.word.as_str(), "of" | "against" | "for" | "the" | "all" | "any" | "a" | "an" | "only" | "every")
    });
    named.is_some_and(|token| {
        let word = token.word.as_str();
        let coded = word.len() == 2 && word.starts_with('s') && word.ends_with(|c: char| c.is_ascii_digit());
        !victims.iter().any(|code| code == word) && (coded || OTHERS.contains(&token.stem()) || OTHERS.contains(&word))
    })
}

/// Another actor stands between a person and a verb: 'V1 and asked to arrest S1'.
fn by_other(text: &Text, from: usize, to: usize) -> bool {
    text.tokens[from + 1..to]
        .iter()
        .any(|token| matches!(token.word.as_str(), "against" | "by" | "who" | "that" | "which" | "was" | "to"))
        && !text.tokens[from + 1..to].iter().any(|token| matches!(token.word.as_str(), "be" | "is"))
}

fn proves(text: &Text, sentence: usize) -> bool {
    text.tokens.iter().any(|token| {
        token.sentence == sentence && matches!(token.stem(), "prove" | "proof" | "show" | "establish" | "confirm" | "evid")
    })
}

fn protected_target(c: &RequestContext<'_>) -> Vec<Verdict> {
    // Only a clause makes a company refuse; an order made there leaves it no choice.
    let refused = c.policy.and_then(|policy| policy.clause_of(&Term::ReadForRights)).filter(|_| !c.is_assistance());
    let variant = match refused {
        Some(_) => "refused",
        None if c.is_freeze() => "kept",
        None => "",
    };
    c.seen
        .rows()
        .filter(|row| owner(c, row).is_some_and(|account| account.owner == PersonRole::Protected && !account.in_offence))
        .map(|row| {
            Verdict::broken(row.place.clone(), S::Fatal, variant).with("value", row.value.clone()).citing(refused.as_ref())
        })
        .collect()
}

fn migrant_as_suspect(c: &RequestContext<'_>) -> Vec<Verdict> {
    let other_law = !Text::new(&c.request.text(Role::OffenceLaw)).find_any(&["emigration ordinance"]).is_empty();
    let question = "The Emigration Ordinance may reach a person who was smuggled; the Act of 2018 protects the same person. Which of the two is meant, and who decided it?";
    let entered = |place: FieldPlace, value: String, variant| {
        if other_law {
            Verdict::unsure(place, question, &["pk-psma/migrant".into(), "pk-emig/1979".into()])
        } else {
            Verdict::broken(place, S::Major, variant).with("value", value)
        }
    };
    let people = c.facts.scenario.people.iter().filter(|person| person.role == PersonRole::Migrant);
    let codes: Vec<String> = people.map(|person| person.id.as_str().to_lowercase()).collect();
    let called = c.texts().iter().filter(|_| !other_law && !c.is_home_order()).find_map(|Written { place, text, .. }| {
        let people = (0..text.len()).filter(|at| codes.contains(&text.tokens[*at].word));
        people.filter_map(|at| called_offender(text, at)).next().map(|found| {
            let word = text.tokens[found.first].word.to_uppercase();
            Verdict::broken(place.clone().span(&text.span(found)), S::Major, "").with("value", word)
        })
    });
    let named = persons(c, PersonRole::Migrant).map(|(place, name)| entered(place, name, "person"));
    let rows: Vec<Verdict> = c
        .seen
        .rows()
        .filter(|row| owner(c, row).is_some_and(|account| account.owner == PersonRole::Migrant && !account.in_offence))
        .filter(|row| entered_as_suspect(row))
        .map(|row| entered(row.place.clone(), row.value.clone(), ""))
        .chain(named)
        .collect();
    if rows.is_empty() { called.into_iter().collect() } else { rows }
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(33),
        title: "The victim can be recognised",
        mistakes: &["E33"],
        dimensions: (D::Rights, None),
        severities: &[S::Minor, S::Fatal],
        why: "What stands in a request is read by strangers, and at some companies the user gets a copy. A name, a village, an illness is enough.",
        source: "Trafficking Protocol article 6; PTPA 2018 section 11",
        cites: &["un-tip/6", "pk-ptpa/11", "northmail/6.1"],
        reads: &[Role::Facts, Role::Nexus, Role::Urgency, Role::Attachments],
        covers: &[77],
        breaks: "The victim's name, village or illness.",
        meets: "V1; the key stays in your file.",
        says: &[
            ("", "Here {code} can be recognised."),
            ("picture", "A private picture goes out with these papers. Whoever gets a copy of them sees it."),
            ("more", "This about {code} finds nobody. In an emergency only what helps to find the person is needed."),
            ("met", "No name or detail that the case keeps out stands here."),
        ],
        causes: &[("", "Others learn who spoke to the police.")],
        better: "The code; the key stays in your file.",
        judge: Judge::Request(victim_exposed),
        ..PLAIN
    },
    Rule {
        code: RuleCode(35),
        title: "The victim treated as an offender",
        mistakes: &["E35"],
        dimensions: (D::Rights, Some(D::Legal)),
        severities: &[S::Major, S::Fatal],
        why: "Whoever was trafficked is not punished for what he or she was made to do. The law says how far, by the day of the acts; a wrong role in a request travels far.",
        source: "PTPA 2018 on victims, by the day; principles on non-punishment",
        cites: &["pk-ptpa/victim", "un/nonpun"],
        reads: &[Role::Identifiers, Role::Persons, Role::Facts, Role::Nexus, Role::Need],
        breaks: "“V1 will be charged with the forged passport.”",
        meets: "Role: victim. Purpose: to prove the exploitation.",
        says: &[
            ("", "“{value}” belongs to the victim and is entered as a suspect's."),
            ("against", "This seeks to punish the victim."),
            ("person", "{value} is a victim of this case and stands in the table as a suspect."),
            ("met", "You kept the victim's role right."),
        ],
        causes: &[("", "The other side sees a suspect."), ("against", "The victim stops talking, and the company refuses.")],
        better: "Role: victim; purpose: to prove the exploitation.",
        leave_out: true,
        judge: Judge::Request(victim_as_suspect),
        ..PLAIN
    },
    Rule {
        code: RuleCode(37),
        title: "A critic, journalist, lawyer or rescuer as target",
        mistakes: &["E37"],
        dimensions: (D::Rights, Some(D::Legal)),
        severities: &[S::Fatal],
        why: "Who reports, defends or rescues is no suspect. Without a dated act in the offence no account of such a person belongs in a request, whoever wishes it.",
        source: "ICCPR article 17; MLA Act 2020 section 5",
        cites: &["un-iccpr/17", "pk-mla/5", "lumio/8.2"],
        reads: &[Role::Identifiers],
        covers: &[36, 52, 89],
        breaks: "The account of a journalist who wrote about the case.",
        meets: "The real suspect; the wish recorded and referred.",
        says: &[("", "“{value}” belongs to a protected person for whom no act in the offence is shown.")],
        causes: &[
            ("", "Whoever speaks up is looked at by the police; once that is known, no request of the unit is trusted."),
            ("kept", "A copy of what this person wrote now lies with the company; once that is known, nobody speaks up again."),
            (
                "refused",
                "The company refuses this account after reading the request for its effect on human rights, and distrusts later ones.",
            ),
        ],
        better: "The real suspect; record the instruction and refer it.",
        leave_out: true,
        judge: Judge::Request(protected_target),
        ..PLAIN
    },
    Rule {
        code: RuleCode(84),
        title: "A smuggled person named as a smuggler",
        mistakes: &["E84"],
        dimensions: (D::Rights, Some(D::Legal)),
        severities: &[S::Major],
        why: "Whoever was smuggled, or paid to be, is not liable under the Act for that. He is a witness, and often in danger.",
        source: "PSMA 2018 on smuggled migrants; Smuggling Protocol article 5 as the standard",
        cites: &["pk-psma/migrant", "pk-emig/1979", "un-som/5"],
        reads: &[Role::Identifiers, Role::Persons],
        breaks: "The passenger entered as a suspect.",
        meets: "Role: witness, by code.",
        says: &[
            ("", "“{value}” belongs to somebody whom the smugglers carry, or cheat, for money, and is entered as a suspect's."),
            (
                "person",
                "{value} is one of those whom the smugglers carry, or cheat, for money, and stands in the table as a suspect.",
            ),
        ],
        causes: &[("", "The witness is lost.")],
        better: "By code, with the role of a migrant or a witness.",
        leave_out: true,
        judge: Judge::Request(migrant_as_suspect),
        ..PLAIN
    },
];
