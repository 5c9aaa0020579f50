//! The offence and its elements, and consent.

use super::assistance::point;
use super::{Judge, PLAIN, RequestContext, Rule, Verdict, Written};
use crate::assess::finding::RuleCode;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::Measure;
use crate::content::policy::Need;
use crate::content::role::Role;
use crate::content::scenario::{Offence, PersonRole};
use crate::request::examine::{names_offence, names_provision};
use crate::request::narrative::citations::{Act, find_citations};
use crate::request::narrative::{Found, Text};
use crate::request::observation::{AssistancePoint as Point, Observation};

fn no_offence(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !c.is_voluntary() && !c.is_freeze() && !c.is_assistance() {
        return Vec::new();
    }
    let clause = c.seen.0.iter().find_map(|seen| match seen {
        Observation::Said { need: Need::Offence, clause: Some(clause), .. } => Some(clause.clone()),
        Observation::Assistance { point: Point::Offence, clause, .. } => clause.clone(),
        _ => None,
    });
    let severity = if !c.is_freeze() && clause.is_some() { S::Major } else { S::Minor };
    let mut verdicts = Vec::new();
    let has = |role: Role| c.request.field(role).is_some();
    if has(Role::OffenceName) && !names_offence(&c.request.text(Role::OffenceName), &c.request.text(Role::OffenceLaw)) {
        verdicts.push(Verdict::broken(c.request.place(Role::OffenceName), severity, "").citing(clause.as_ref()));
    } else if has(Role::OffenceLaw) && !names_provision(&c.request.text(Role::OffenceLaw)) {
        verdicts.push(Verdict::broken(c.request.place(Role::OffenceLaw), severity, "law").citing(clause.as_ref()));
    }
    if verdicts.is_empty() && c.is_assistance() && c.request.is_blank(Role::LawText) {
        verdicts.push(Verdict::broken(c.request.place(Role::LawText), severity, "text").citing(clause.as_ref()));
    }
    if c.request.is_blank(Role::CaseStage) {
        let begun = point(c, Point::Stage).and_then(|(_, _, clause)| clause);
        verdicts.push(Verdict::broken(c.request.place(Role::CaseStage), severity, "stage").citing(begun.or(clause.as_ref())));
    }
    if !c.is_freeze() && c.request.is_blank(Role::OffenceMaximum) {
        let asked = point(c, Point::Penalty).and_then(|(_, _, clause)| clause);
        let severity = if c.is_assistance() { S::Major } else { S::Minor };
        verdicts.push(Verdict::broken(c.request.place(Role::OffenceMaximum), severity, "maximum").citing(asked));
    }
    if verdicts.is_empty() && has(Role::OffenceName) {
        verdicts.push(Verdict::met(c.request.place(Role::OffenceLaw)));
    }
    verdicts
}

fn crimes_confused(c: &RequestContext<'_>) -> Vec<Verdict> {
    // An emergency names the offence and no provision.
    let law = c.request.place(Role::OffenceLaw);
    let place = if law.field.is_empty() { c.request.place(Role::OffenceName) } else { law };
    let raw = format!("{}; {}", c.request.text(Role::OffenceLaw), c.request.text(Role::OffenceName));
    if place.field.is_empty() || raw.trim().len() < 3 {
        return Vec::new();
    }
    let text = Text::new(&raw);
    let acts = find_citations(&raw);
    let names =
        |act: Act, words: &'static [&'static str]| acts.iter().any(|cited| cited.act == act) || !text.find_any(words).is_empty();
    let trafficking =
        names(Act::Ptpa, &["trafficking in persons", "human trafficking", "trafficking of persons", "persons trafficking"])
            || names(Act::Blsa, &["bonded labour", "forced labour"]);
    let smuggling = names(Act::Psma, &["smuggling of migrants", "migrant smuggling", "human smuggling", "people smuggling"]);
    match c.facts.scenario.offence {
        Offence::Trafficking if smuggling && !trafficking => {
            vec![Verdict::broken(place, S::Major, "smuggling").citing(Some(&"pk-ptpa/3".into()))]
        }
        Offence::Smuggling if trafficking && !smuggling => {
            vec![Verdict::broken(place, S::Major, "trafficking").citing(Some(&"pk-psma/3".into()))]
        }
        Offence::Trafficking if trafficking => vec![Verdict::met(place)],
        Offence::Smuggling if smuggling => vec![Verdict::met(place)],
        _ => Vec::new(),
    }
}

/// Consent of the victim taken as the end of the matter. Consent to give data, and the wish of a smuggled person
/// to travel, are other things.
fn consent_as_defence(c: &RequestContext<'_>) -> Vec<Verdict> {
    if !c.wants_stored() && c.request.measure != Measure::Consent {
        return Vec::new();
    }
    let victims: Vec<String> = c
        .facts
        .scenario
        .people
        .iter()
        .filter(|person| person.role == PersonRole::Victim)
        .map(|person| person.id.as_str().to_lowercase())
        .collect();
    if victims.is_empty() {
        return Vec::new();
    }
    // On a paper of consent a guardian may speak for the victim; a crime is no more ended by that.
    let speaks: Vec<String> = c
        .facts
        .scenario
        .people
        .iter()
        .filter(|person| c.request.measure == Measure::Consent && person.role == PersonRole::Witness)
        .map(|person| person.id.as_str().to_lowercase())
        .collect();
    const CONSENT: &[&str] = &["consent", "agre", "willing", "willingly", "voluntarily", "own will", "own wish", "free will"];
    const CLOSED: &[&str] = &[
        "no|not an? offence|crime|trafficking|victim",
        "not a|the? case of? trafficking",
        "not trafficked|exploited|forced",
        "cannot complain",
        "himself|herself responsible|guilty|liable",
        "not liable",
        "no case|coercion",
        "does|do|did not|never arise",
        "not made out|established",
        "excludes|exclude|removes the? offence|liability",
        "only cheating|fraud",
        "knew what",
    ];
    for Written { place, text, .. } in c.texts() {
        for found in text.find_any(CONSENT) {
            let sentence = text.tokens[found.first].sentence;
            let of_victim = text.tokens.iter().any(|token| {
                token.sentence == sentence
                    && (victims.contains(&token.word)
                        || speaks.contains(&token.word)
                        || matches!(token.word.as_str(), "victim" | "victims"))
            });

            let closed = text.find_any(CLOSED).into_iter().any(|end| {
                let at = text.tokens[end.first].sentence;
                (at == sentence || at == sentence + 1) && !spares(text, end, &victims)
            });
            let denied = !text
                .find_any(&[
                    "consent does not",
                    "consent is no|not",
                    "irrelevant",
                    "does not count",
                    "does not matter",
                    "no defence",
                ])
                .is_empty();
            if of_victim && closed && !denied && !text.is_quoted(found) {
                return vec![Verdict::broken(place.clone().span(&text.span(found)), S::Major, "")];
            }
        }
    }
    Vec::new()
}

/// 'No case against V1 is built on it' spares the one who consents; it says nothing of the crime against V1.
fn spares(text: &Text, closed: Found, victims: &[String]) -> bool {
    let sentence = text.tokens[closed.first].sentence;
    let case = text.tokens[closed.first..=closed.last].iter().any(|token| token.word == "case");
    let against = text.tokens.iter().enumerate().filter(|(_, token)| token.sentence == sentence && token.word == "against");
    case && against.into_iter().any(|(at, _)| {
        text.tokens[at + 1..].iter().take(2).any(|token| {
            victims.contains(&token.word) || matches!(token.word.as_str(), "her" | "him" | "victim" | "owner" | "them" | "child")
        })
    })
}

/// Elements of the offence that the case expects in the facts.
fn element_missing(c: &RequestContext<'_>) -> Vec<Verdict> {
    let elements = &c.facts.scenario.elements;
    if !c.is_voluntary() && !c.is_assistance() || elements.is_empty() {
        return Vec::new();
    }
    let severity = if c.is_assistance() { S::Major } else { S::Minor };
    // What the case had put into the other fields is no fact of the trainee's.
    let own = |role: &Role| *role == Role::Facts || c.request.field(*role).is_some_and(|field| !c.is_given(&field.key));
    let raw = [Role::Facts, Role::Nexus, Role::Need, Role::DualCriminality]
        .into_iter()
        .filter(own)
        .map(|role| c.request.text(role).to_lowercase())
        .collect::<Vec<_>>()
        .join(" . ");
    let place = c.request.place(Role::Facts);
    if raw.chars().filter(|c| c.is_alphanumeric()).count() < 8 {
        return vec![Verdict::broken(place, severity, "none")];
    }
    // What was only attempted shows no purpose yet, and for a child no means need be shown.
    if !Text::new(&raw).find_any(&["attempt", "attempted", "tried to"]).is_empty() {
        return Vec::new();
    }
    let child = c.facts.scenario.offence == Offence::Trafficking
        && c.facts.scenario.people.iter().any(|person| person.role == PersonRole::Victim && person.child_age.is_some());
    let missing = elements
        .iter()
        .filter(|element| !(child && element.element.eq_ignore_ascii_case("means")))
        .find(|element| element.words.iter().all(|word| !raw.contains(&word.to_lowercase())));
    match missing {
        Some(element) => vec![
            Verdict::broken(place, severity, "")
                .with("element", element.element.to_lowercase())
                .with("shown", element.shown_by.clone()),
        ],
        None => vec![Verdict::met(place)],
    }
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(9),
        title: "Crime, stage or maximum not named",
        mistakes: &["E09"],
        dimensions: (D::Legal, Some(D::Necessity)),
        severities: &[S::Minor, S::Major],
        why: "The reviewer weighs what is asked against the crime. Name it by its name and section, say how far the case is, and give the maximum of the day of the acts.",
        source: "Process clauses of the guidelines; PTPA 2018 and PSMA 2018 section 3; for requests between States 18 U.S.C. 3512 and UNTOC article 2",
        cites: &["chirplet/3.1", "lumio/3.1", "bazarbay/1.3", "pk-ptpa/3", "pk-psma/3", "us/3512", "un-untoc/3"],
        asked_by: Some("3 of 14 guidelines read (offence), 5 of 10 on preservation (investigation); none asks for the penalty"),
        reads: &[Role::OffenceName, Role::OffenceLaw, Role::CaseStage, Role::OffenceMaximum],
        breaks: "“A heinous crime against humanity.”",
        meets: "Trafficking in persons, PTPA 2018 section 3; FIR 14/2023, investigation open; up to 7 years.",
        says: &[
            ("", "No crime is named here: a word such as ‘heinous’ is none."),
            ("law", "The provision is missing: Act and section."),
            ("text", "The words of the provision are missing: a section number alone says nothing abroad."),
            ("stage", "The stage of the case is missing: is there a registered case?"),
            ("maximum", "The maximum penalty is missing."),
            ("met", "You named the crime, its section and the stage of the case."),
        ],
        causes: &[("", "A question comes back, and days go.")],
        better: "Name, section, maximum on the day of the acts, number and stage of the case.",
        judge: Judge::Request(no_offence),
        ..PLAIN
    },
    Rule {
        code: RuleCode(10),
        title: "Trafficking and smuggling confused",
        mistakes: &["E10"],
        dimensions: (D::Legal, None),
        severities: &[S::Major],
        why: "Trafficking is act, means and purpose: exploitation. Smuggling is an illegal entry for a benefit. The wrong name brings the wrong agency, the wrong protection, and doubt about the crime in the other State.",
        source: "PTPA 2018 section 3; PSMA 2018 section 3; Trafficking Protocol article 3; Smuggling Protocol article 3",
        cites: &["pk-ptpa/3", "pk-psma/3", "un-tip/3", "un-som/3"],
        reads: &[Role::OffenceLaw, Role::OffenceName],
        covers: &[40, 92],
        breaks: "Smuggling of migrants, where a man was deceived and made to work without pay.",
        meets: "PTPA 2018, section 3, with act, means and purpose in the facts.",
        says: &[
            ("", "The crime that is named is not the one that the facts show."),
            ("smuggling", "The facts show trafficking, and only smuggling is named."),
            ("trafficking", "The facts show smuggling, and only trafficking is named."),
            ("met", "You named the crime that the facts show."),
        ],
        causes: &[("", "The other side doubts that this is a crime there, and the person gets the wrong protection.")],
        better: "Act, means and purpose for trafficking; illegal entry and benefit for smuggling; both Acts where both are charged.",
        judge: Judge::Request(crimes_confused),
        ..PLAIN
    },
    Rule {
        code: RuleCode(91),
        title: "Consent taken as the end of the matter",
        mistakes: &["E91"],
        dimensions: (D::Legal, Some(D::Rights)),
        severities: &[S::Major],
        why: "Where a person was deceived or forced, or is under eighteen, consent does not count. Consent to give data is another thing.",
        source: "Trafficking Protocol article 3(b); PTPA 2018 section 7 and amendments of 2025, by the day",
        cites: &["un-tip/3", "pk-ptpa/7", "pk-ptpa/2025"],
        reads: &[Role::Facts, Role::Nexus, Role::Proportion, Role::UseLimits],
        breaks: "“V1 agreed to go, so this is no trafficking.”",
        meets: "“V1 agreed because the job was false; his consent does not count.”",
        says: &[("", "This treats the consent of the victim as if it ended the matter.")],
        causes: &[("", "The case is closed against the law, and the exploiter goes free.")],
        better: "The means that were used, or the age: then consent does not count.",
        judge: Judge::Request(consent_as_defence),
        ..PLAIN
    },
    Rule {
        code: RuleCode(92),
        title: "An element of the crime is not in the facts",
        mistakes: &["E92"],
        dimensions: (D::Legal, Some(D::Necessity)),
        severities: &[S::Minor, S::Major],
        why: "The reader knows only your text. One sentence for each element, with its source: then he can see the crime.",
        source: "PTPA 2018 section 3; PSMA 2018 section 3; Protocols article 3",
        cites: &["pk-ptpa/3", "pk-ptpa/7", "pk-psma/3", "un-tip/3", "un-som/3"],
        reads: &[Role::Facts, Role::Nexus],
        breaks: "Facts that tell an offer and a journey, and nothing of what followed.",
        meets: "Offer, deception, and work without pay, each with its exhibit.",
        says: &[
            ("", "The facts do not show one element: {element}."),
            ("none", "The facts show no crime: nothing stands here."),
            ("met", "Each element of the crime stands in the facts."),
        ],
        causes: &[("", "The reader asks: where is the crime?")],
        better: "{shown}",
        judge: Judge::Request(element_missing),
        ..PLAIN
    },
];
