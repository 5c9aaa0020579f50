//! On which basis between the States, and for which crime: treaty, offence, penalty, and the conduct in plain words.

use super::{Paper, State, has};
use crate::content::policy::Need;
use crate::content::role::Role;
use crate::content::scenario::Offence;
use crate::content::time::Date;
use crate::request::examine::instruments::unfit;
use crate::request::examine::offences::{names_offence, names_provision};
use crate::request::examine::reasons::is_reason;
use crate::request::facts::CaseFacts;
use crate::request::narrative::citations::{Act, find_citations, is_set_aside};
use crate::request::narrative::{Found, Text, marks};
use crate::request::observation::AssistancePoint as Point;
use crate::request::view::Request;

pub(super) fn observe(paper: &mut Paper<'_, '_>) {
    let named = treaty(&paper.request.text(Role::Treaty));
    paper.tell(Point::Treaty, named, Role::Treaty, "un-untoc/18");
    if named == Some(true) {
        match unfit(paper.request, paper.facts) {
            Some(unfit) if !names_treaty_basis(paper.request, paper.facts, Some(unfit.why)) => {
                paper.tell_at(Point::TreatyScope, Some(false), unfit.place, unfit.clause);
            }
            _ => paper.tell(Point::TreatyScope, Some(true), Role::Treaty, "un-untoc/3"),
        }
    }
    let (name, law) = (paper.request.text(Role::OffenceName), paper.request.text(Role::OffenceLaw));
    let named = names_offence(&name, &law);
    let provided = names_provision(&law);
    let role = if named { Role::OffenceLaw } else { Role::OffenceName };
    let worded = !paper.request.is_blank(Role::LawText);
    let role = if named && provided && !worded { Role::LawText } else { role };
    paper.tell(Point::Offence, Some(named && provided && worded), role, "un-untoc/18");
    paper.said(Need::Offence, named && provided, role, "un-untoc/18");
    let clause = if paper.state == State::UnitedStates { "us/3512" } else { "un-untoc/3" };
    let holds = penalty(&paper.text(Role::OffenceMaximum));
    paper.tell(Point::Penalty, holds, Role::OffenceMaximum, clause);
    let holds = conduct(paper);
    paper.tell(Point::DualCriminality, holds, Role::DualCriminality, "un-untoc/18");
}

/// A basis between the States is named: a treaty, reciprocity, or letters rogatory.
fn treaty(raw: &str) -> Option<bool> {
    let text = Text::new(raw);
    if text.is_empty() || marks::is_formula(&text) {
        return Some(false);
    }
    const OTHER: &[&str] = &["reciproc", "reciprocity", "reciprocal", "rogatory", "rogatori", "rogatoire", "comity"];
    let cited = find_citations(raw);
    let instrument = |act: Act| {
        matches!(
            act,
            Act::Untoc
                | Act::TraffickingProtocol
                | Act::SmugglingProtocol
                | Act::Budapest
                | Act::SecondProtocol
                | Act::UnCybercrime
                | Act::EuOrder
                | Act::CloudAct
        )
    };
    if has(&text, OTHER) || cited.iter().any(|cited| instrument(cited.act) && !is_set_aside(&text, &cited.span)) {
        return Some(true);
    }
    // Which treaty of two States is meant cannot be told, nor whether there is one.
    if has(&text, &["bilateral treaty|agreement|convention", "treaty|agreement between|with|of|on", "scheme"]) {
        return None;
    }
    const NONE: &[&str] = &[
        "international law|laws|cooperation|norms|practice|obligations|convention|conventions|treaties|rules",
        "un|united rules|law|charter|nations",
        "cooperation",
        "friendly|bilateral relations",
    ];
    let names_no_treaty = !text.find_any(NONE).is_empty() || cited.iter().any(|cited| cited.act == Act::InternationalLaw);
    // Only the law at home: a power, and no tie between two States.
    let only_home = !cited.is_empty();
    if names_no_treaty || only_home || text.len() < 3 { Some(false) } else { None }
}

/// A right basis stands in the paper, beside whatever else does: a treaty that is open to both States and to the case,
/// reciprocity, or letters rogatory. `but` says what is wrong with UNTOC, if something is.
pub fn names_treaty_basis(request: &Request<'_>, facts: &CaseFacts<'_>, but: Option<&str>) -> bool {
    let raw = request.text(Role::Treaty);
    let text = Text::new(&raw);
    let acceded = Date::from_parts(2023, 2, 1).is_some_and(|day| facts.law_date() >= day);
    let untoc = !matches!(but, Some("facts" | "untold" | "serious"));
    has(&text, &["reciproc", "reciprocity", "reciprocal", "rogatory", "rogatori"])
        || find_citations(&raw).iter().filter(|cited| !is_set_aside(&text, &cited.span)).any(|cited| match cited.act {
            Act::Untoc => untoc,
            Act::TraffickingProtocol => acceded && facts.scenario.offence != Offence::Smuggling,
            _ => false,
        })
}

/// A maximum: a number, or 'life'.
fn penalty(text: &Text) -> Option<bool> {
    if text.is_empty() {
        return Some(false);
    }
    const IN_WORDS: &[&str] = &[
        "life", "death", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fourteen", "twenty",
    ];
    let told = text
        .tokens
        .iter()
        .any(|token| token.word.starts_with(|c: char| c.is_ascii_digit()) || IN_WORDS.contains(&token.word.as_str()));
    told.then_some(true)
}

/// Stems of what was done, in words that no statute is needed for.
const CONDUCT: &[&str] = &[
    "recruit",
    "deceiv",
    "decept",
    "lie",
    "lied",
    "promis",
    "transport",
    "drove",
    "drive",
    "took",
    "take",
    "taken",
    "passport",
    "forc",
    "forced",
    "unpaid",
    "threat",
    "threaten",
    "pay",
    "paid",
    "money",
    "fee",
    "border",
    "carri",
    "hid",
    "hide",
    "lock",
    "harbour",
    "harbor",
    "exploit",
    "cheat",
    "trick",
    "fals",
    "forg",
    "offer",
    "job",
    "sold",
    "sell",
    "move",
    "receiv",
    "kept",
    "keep",
    "held",
    "hold",
    "beat",
    "sent",
    "send",
    "brought",
    "bring",
    "lure",
    "pretend",
    "fake",
    "salari",
    "wage",
    "debt",
    "boat",
    "visa",
    "entri",
    "entr",
    "cross",
    "guard",
    "violenc",
    "fear",
    "work",
];

/// What was done, in plain words: here, or in the facts to which this points.
fn conduct(paper: &Paper<'_, '_>) -> Option<bool> {
    let text = paper.text(Role::DualCriminality);
    if text.is_empty() {
        return Some(false);
    }
    // 'Forced labour' is the name of an offence, as 'trafficking' is.
    let label = |at: usize| {
        text.tokens[at].stem() == "forc"
            && text.tokens.get(at + 1).is_some_and(|next| matches!(next.stem(), "labour" | "labor" | "work" | "marriag"))
    };
    let mut told: Vec<&str> = text
        .tokens
        .iter()
        .enumerate()
        .filter(|(at, token)| {
            let named = label(*at) || *at > 0 && label(at - 1);
            !named && (CONDUCT.contains(&token.stem()) || CONDUCT.contains(&token.word.as_str()))
        })
        .map(|(_, token)| token.stem())
        .collect();
    told.sort_unstable();
    told.dedup();
    if told.len() >= 2 && is_reason(&paper.request.text(Role::DualCriminality)) {
        return Some(true);
    }
    const REFERS: &[&str] = &[
        "facts",
        "above",
        "below",
        "described|set|told|stated in|out|above|below|under",
        "section|part|paragraph|chapter|annex",
        "mla facts",
    ];
    // The section of an Act is no part of this paper.
    let cited = find_citations(&paper.request.text(Role::DualCriminality));
    let of_an_act = |found: &Found| {
        let span = text.span(*found);
        cited.iter().any(|cited| cited.span.start < span.end && span.start < cited.span.end)
            || text.after(*found).first().is_some_and(|next| next.word.starts_with(|first: char| first.is_ascii_digit()))
    };
    if text.find_any(REFERS).into_iter().any(|found| !text.is_negated(found) && !of_an_act(&found))
        && is_reason(&paper.request.text(Role::Facts))
    {
        return Some(true);
    }
    if told.is_empty() { Some(false) } else { None }
}
