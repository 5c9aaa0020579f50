//! Instruments between States: which of those that a request names are open to Pakistan, and to this case.

use crate::content::data::Measure;
use crate::content::role::Role;
use crate::content::scenario::PersonRole;
use crate::content::time::Date;
use crate::content::value::Row;
use crate::request::facts::CaseFacts;
use crate::request::narrative::citations::{Act, find_citations, is_set_aside};
use crate::request::narrative::{Found, Text};
use crate::request::place::FieldPlace;
use crate::request::view::Request;
use std::ops::Range;

/// An instrument that a request names and that does not carry it.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfit {
    /// Where it is named.
    pub place: FieldPlace,
    /// Why it does not carry the request: `party`, `force`, `europe`, `agreement`, `facts`, `untold`, `serious`.
    pub why: &'static str,
    /// The clause that says so.
    pub clause: &'static str,
}

/// The first instrument in a request that is not open to Pakistan, or not to this case.
pub fn unfit(request: &Request<'_>, facts: &CaseFacts<'_>) -> Option<Unfit> {
    let between_states = matches!(request.measure, Measure::Mla | Measure::MlaRealTime);
    // On a company's form any field may claim a treaty; between States the facts may well speak of one.
    let roles: &[Role] = if between_states {
        &[Role::Treaty, Role::OwnPower]
    } else {
        &[Role::Treaty, Role::OwnPower, Role::Urgency, Role::Facts, Role::Nexus, Role::Need, Role::Proportion, Role::UseLimits]
    };
    roles.iter().find_map(|role| {
        let raw = request.text(*role);
        if raw.trim().is_empty() {
            return None;
        }
        let text = Text::new(&raw);
        find_citations(&raw).into_iter().find_map(|cited| {
            let (why, clause) = fault(request, facts, *role, cited.act, &text, &cited.span)?;
            if is_set_aside(&text, &cited.span) || denies(&text, &cited.span) {
                return None;
            }
            Some(Unfit { place: request.place(*role).span(&cited.span), why, clause })
        })
    })
}

/// What is wrong with resting on an instrument, if something is.
fn fault(
    request: &Request<'_>,
    facts: &CaseFacts<'_>,
    role: Role,
    act: Act,
    text: &Text,
    span: &Range<usize>,
) -> Option<(&'static str, &'static str)> {
    let acceded = Date::from_parts(2022, 11, 1);
    let standard = as_standard(text, span);
    match act {
        Act::SmugglingProtocol if !standard => Some(("party", "un-som/3")),
        Act::Budapest => Some(("party", "coe-bud/16")),
        Act::SecondProtocol => Some(("party", "coe/2ap")),
        Act::UnCybercrime => Some(("force", "un-cc/25")),
        Act::EuOrder => Some(("europe", "eu/eev")),
        Act::CloudAct => Some(("agreement", "us-cloud/2523")),
        Act::TraffickingProtocol if !standard && acceded.is_some_and(|day| facts.law_date() < day) => Some(("party", "un-tip/3")),
        Act::Untoc if matches!(role, Role::Treaty | Role::OwnPower) => untoc(request, facts).map(|why| (why, "un-untoc/3")),
        _ => None,
    }
}

/// Why UNTOC is not open to the facts, if it is not.
fn untoc(request: &Request<'_>, facts: &CaseFacts<'_>) -> Option<&'static str> {
    let case = &facts.scenario.facts;
    if (case.group_size < 3 || !case.transnational) && !suspects_third(request) {
        return Some("facts");
    }
    if !matches!(request.measure, Measure::Mla | Measure::MlaRealTime) {
        return None;
    }
    if only_minor_offences(&request.text(Role::OffenceLaw)) {
        return Some("serious");
    }
    // The other State knows of the case what the paper says: a group of three must stand in it.
    (!tells_group(request, facts) && !suspects_third(request)).then_some("untold")
}

/// Only offences whose maximum is under four years, and that no Protocol names.
fn only_minor_offences(law: &str) -> bool {
    const UNDER_FOUR_YEARS: &[&str] = &["13", "14", "16", "17", "20", "24", "26"];
    let cited = find_citations(law);
    !cited.is_empty()
        && cited.iter().all(|cited| {
            cited.act == Act::Peca
                && !cited.sections.is_empty()
                && cited.sections.iter().all(|section| UNDER_FOUR_YEARS.contains(&section.as_str()))
        })
}

/// The paper shows three or more who act together.
fn tells_group(request: &Request<'_>, facts: &CaseFacts<'_>) -> bool {
    // Whom the case knows as a migrant, a victim or a witness makes no group bigger, whatever the table calls him.
    let spared = |row: &Row| {
        let name = Text::new(row.get("name").map_or("", String::as_str));
        let known = |token: &str| facts.scenario.people.iter().find(|person| person.id.as_str().eq_ignore_ascii_case(token));
        name.tokens.iter().filter_map(|token| known(&token.word)).any(|person| person.role != PersonRole::Suspect)
    };
    let rows = request.rows(Role::Persons);
    let suspects = rows.iter().filter(|row| row.get("role").is_some_and(|role| role == "suspect") && !spared(row)).count();
    let raw = [Role::Treaty, Role::Facts, Role::Nexus, Role::OwnPower, Role::DualCriminality]
        .map(|role| request.text(role).into_owned())
        .join(". ");
    let text = Text::new(&raw);
    let coded = facts
        .scenario
        .people
        .iter()
        .filter(|person| person.role == PersonRole::Suspect)
        .filter(|person| text.tokens.iter().any(|token| token.word == person.id.as_str().to_lowercase()))
        .count();
    const GROUP: &[&str] = &[
        "three|four|five|six|seven|eight|nine|ten|several|3|4|5|6|7|8|9 persons|members|men|women|people|suspects|offenders|accused|others|users|recruiters|of|or",
        "three|four|five|six|seven|eight|nine|ten|several|3|4|5|6|7|8|9 * persons|members|men|women|people|suspects|offenders|accused|others|recruiters",
        "group|gang|ring",
        "organised|organized criminal? network",
    ];
    suspects >= 3 || coded >= 3 || !text.find_any(GROUP).is_empty()
}

/// An instrument named as the standard by which people are treated is no basis of the request.
fn as_standard(text: &Text, span: &Range<usize>) -> bool {
    const STANDARD: &[&str] = &[
        "standard",
        "treat",
        "treatment",
        "treated",
        "protect",
        "protection",
        "dignity",
        "liable",
        "rights",
        "victim",
        "victims",
    ];
    let sentence = text.sentence_at(span.start);
    text.tokens.iter().any(|token| Some(token.sentence) == sentence && STANDARD.contains(&token.word.as_str()))
}

/// 'Pakistan is no party to …'; 'your State's own law under …'.
fn denies(text: &Text, span: &Range<usize>) -> bool {
    let sentence = text.sentence_at(span.start);
    let of_sentence = |found: &Found| Some(text.tokens[found.first].sentence) == sentence;
    text.find_any(&[
        "no|not a? party",
        "not open to",
        "does|do|is|are|was not rest|rely|relied|invoke|invoked|used|cited|pleaded|claimed|needed",
        "does|do|is|are not * rest|rely|relied|invoke|invoked",
        "without relying|reliance|invoking|resting",
        "leave|leaves|left aside|out",
        "put|set|laid aside",
        "aside from",
        "your law|parliament|state",
        "does|do not apply",
    ])
    .iter()
    .any(of_sentence)
}

/// The writer suspects a third member of the group, and says so.
fn suspects_third(request: &Request<'_>) -> bool {
    [Role::Treaty, Role::Facts, Role::Nexus].into_iter().any(|role| {
        let raw = request.text(role);
        !Text::new(&raw)
            .find_any(&[
                "third member|person|man|suspect",
                "three|four|several persons|members|suspects|people|men",
                "at least three",
            ])
            .is_empty()
    })
}
