//! Powers to ask: what a text cites as the officer's own, and what the table of powers says of it for this unit, use and
//! day. Which of it is a mistake, and how bad a one, the rules say.

use crate::content::data::Measure;
use crate::content::id::ClauseId;
use crate::content::law::in_force;
use crate::content::power::{Basis, PowerRow, PowerUse, UnitKind};
use crate::content::role::Role;
use crate::request::facts::CaseFacts;
use crate::request::narrative::citations::{Act, bases, find_citations, is_set_aside};
use crate::request::narrative::{Text, anchors};
use crate::request::observation::Observations;
use crate::request::view::Request;
use std::ops::Range;

/// True when a text names a power to ask: a section that can be one, or an order.
pub fn names_power(raw: &str) -> bool {
    !bases(&find_citations(raw)).is_empty() || {
        let text = Text::new(raw);
        // An order has a day; 'by order of the court' alone is none.
        !text.find_any(&["order of", "court order", "warrant", "summons"]).is_empty()
            && text.len() >= 3
            && !anchors::dates(raw).is_empty()
    }
}

/// A power that was cited and is none for this officer, use and day.
#[derive(Clone, Debug, PartialEq)]
pub struct Barred {
    /// Where it stands in the text.
    pub span: Range<usize>,
    /// Why it is none, in a sentence.
    pub why: String,
    /// On which clauses that rests, the one on the power itself first.
    pub cites: Vec<ClauseId>,
    /// It is one, but only in the hands of an authorised officer.
    pub needs_authorised_officer: bool,
}

/// Rows of the table of powers for what this request does.
pub fn power_rows<'a>(request: &Request<'_>, seen: &Observations, facts: &CaseFacts<'a>) -> Vec<&'a PowerRow> {
    let bank = || {
        let asked = format!("{} {}", request.text(Role::Custodian), request.text(Role::Records)).to_lowercase();
        facts
            .scenario
            .facts
            .home
            .iter()
            .any(|record| record.bank && record.words.iter().any(|word| asked.contains(&word.to_lowercase())))
    };
    let to = match request.measure {
        Measure::Preserve => PowerUse::FreezeAbroad,
        Measure::Voluntary => PowerUse::VoluntaryAbroad,
        Measure::Emergency => PowerUse::EmergencyAbroad,
        Measure::DomesticOrder if bank() => PowerUse::HomeBankOrder,
        Measure::DomesticOrder => PowerUse::HomeOrder,
        Measure::Mla => PowerUse::Mla,
        Measure::MlaRealTime => PowerUse::MlaRealTime,
        _ => return Vec::new(),
    };
    let categories = seen.categories();
    let unit = facts.scenario.requester.unit_kind;
    facts
        .library
        .powers
        .rows
        .iter()
        .filter(|row| row.to == to && row.units.contains(&unit) && in_force(&row.in_force, facts.law_date()))
        .filter(|row| {
            row.categories.is_empty()
                || categories.is_empty()
                || row.categories.iter().any(|category| categories.contains(category))
        })
        .collect()
}

/// What is cited as the officer's own power: denials, quotations and 'the test there' left out.
pub fn own_bases(raw: &str) -> Vec<(Basis, Range<usize>)> {
    let text = Text::new(raw);
    bases(&find_citations(raw))
        .into_iter()
        .filter(|(basis, span)| !(is_set_aside(&text, span) || *basis == Basis::ForeignStatute && is_test_there(&text, span)))
        .collect()
}

/// A statute of the other State, named as the company's own test, is no claim to use it.
fn is_test_there(text: &Text, span: &Range<usize>) -> bool {
    const THERE: &[&str] = &[
        "your",
        "you",
        "allows",
        "permits",
        "lets",
        "test",
        "there",
        "voluntary",
        "voluntarily",
        "company",
        "provider",
        "american",
        "states",
        // What a step of the other kind would take: nobody claims it for himself.
        "would",
        "content",
        "warrant",
    ];
    let sentence = text.sentence_at(span.start);
    text.tokens.iter().any(|token| Some(token.sentence) == sentence && THERE.contains(&token.word.as_str()))
}

/// Powers cited in a field that the table says are none here.
pub fn barred_powers(request: &Request<'_>, seen: &Observations, facts: &CaseFacts<'_>, role: Role) -> Vec<Barred> {
    let rows = power_rows(request, seen, facts);
    let raw = request.text(role);
    own_bases(&raw)
        .into_iter()
        .filter_map(|(basis, span)| {
            let (row, (_, why)) =
                rows.iter().find_map(|row| Some((row, row.not.iter().find(|(barred, _)| *barred == basis)?)))?;
            // What another row of the same use accepts is right for part of the data.
            if rows.iter().any(|row| row.accept.contains(&basis)) {
                return None;
            }
            let officers =
                matches!(basis, Basis::Peca31 | Basis::Peca32 | Basis::Peca33 | Basis::Peca34 | Basis::Peca35 | Basis::Peca39);
            Some(Barred { span, why: why.clone(), cites: relevant_first(&row.cites, basis), needs_authorised_officer: officers })
        })
        .collect()
}

/// The clause on a basis, where the library has one.
pub fn clause_on(basis: Basis) -> Option<ClauseId> {
    let own = match basis {
        Basis::Peca31 => "pk-peca/31",
        Basis::Peca32 => "pk-peca/32",
        Basis::Peca33 => "pk-peca/33",
        Basis::Peca34 => "pk-peca/34",
        Basis::Peca35 => "pk-peca/35",
        Basis::Peca37 => "pk-peca/37",
        Basis::Peca39 => "pk-peca/39",
        Basis::Peca42 => "pk-peca/42",
        Basis::Crpc94 => "pk-crpc/94",
        Basis::FairTrialAct => "pk/ifta",
        Basis::MlaAct => "pk-mla/2020",
        Basis::Untoc18 => "un-untoc/18",
        Basis::Indian65B => "pk-qso/164",
        Basis::ForeignStatute => "us-sca/2703",
        Basis::FiaAct5 => "pk-fia/1974",
        Basis::Amla25 => "pk/amla",
        _ => return None,
    };
    Some(own.into())
}

/// Clauses of a row of the table, the one on the basis itself before the others.
pub fn relevant_first(cites: &[ClauseId], basis: Basis) -> Vec<ClauseId> {
    let mut sorted = cites.to_vec();
    if let Some(own) = clause_on(basis) {
        sorted.retain(|id| *id != own);
        sorted.insert(0, own);
    }
    sorted
}

/// PECA 28, where copies of the Bill print what the Act has as section 31.
pub fn bill_number(raw: &str) -> Option<Range<usize>> {
    let text = Text::new(raw);
    find_citations(raw)
        .into_iter()
        .find(|cited| {
            cited.act == Act::Peca
                && cited.sections.iter().any(|section| section == "28")
                && !cited.sections.iter().any(|section| section == "31")
        })
        .map(|cited| cited.span)
        .filter(|span| !is_set_aside(&text, span))
}

/// True when the unit is the investigation agency of PECA, or works with an officer of it.
pub fn has_authorised_officer(facts: &CaseFacts<'_>) -> bool {
    let requester = &facts.scenario.requester;
    requester.unit_kind == UnitKind::CyberWing || requester.authorised_officer || requester.joint_team
}
