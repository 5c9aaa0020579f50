//! Collection in real time: one kind, a term inside the order at home, and why nothing milder serves.

use super::Paper;
use crate::content::id::AccountId;
use crate::content::role::Role;
use crate::content::scenario::CourtOrder;
use crate::content::time::{Date, read_moment};
use crate::request::examine::reasons::is_reason;
use crate::request::facts::CaseFacts;
use crate::request::narrative::{Text, anchors};
use crate::request::observation::{AssistancePoint as Point, RowReading};
use crate::request::view::Request;

pub(super) fn observe(paper: &mut Paper<'_, '_>) {
    let kinds = paper.request.keys(Role::RealTimeKind);
    paper.tell(Point::RealTimeKind, Some(kinds.len() == 1), Role::RealTimeKind, "un-iccpr/17");
    let holds = term(paper);
    paper.tell(Point::RealTimeTerm, holds, Role::RealTimePeriod, "pk-peca/39");
    let (holds, role) = match allowed(paper.request, paper.facts, paper.rows) {
        Allowed::InWords => (order(&paper.request.text(Role::RealTimeOrder)), Role::RealTimeOrder),
        Allowed::ByNone => (Some(false), Role::RealTimeOrder),
        // What goes beyond the order is the kind that is asked.
        Allowed::Narrower => (Some(false), Role::RealTimeKind),
    };
    paper.tell(Point::RealTimeOrder, holds, role, "pk-peca/39");
    let holds = tried(paper);
    paper.tell(Point::LastResort, holds, Role::LastResort, "un-iccpr/17");
    let filtered = is_reason(&paper.request.text(Role::Minimisation));
    let ends = is_reason(&paper.request.text(Role::EndRule));
    let role = if filtered { Role::EndRule } else { Role::Minimisation };
    paper.tell(Point::RealTimeEnd, Some(filtered && ends), role, "un-iccpr/17");
}

/// What was tried before, and what came of it: a step that somebody took. 'Nothing else helps' tells of none.
fn tried(paper: &Paper<'_, '_>) -> Option<bool> {
    let raw = paper.request.text(Role::LastResort);
    let text = Text::new(&raw);
    if !is_reason(&raw) || text.len() < 6 {
        return Some(false);
    }
    // Kinds of steps and of what they bring, and words that tell of them in the past or of why they cannot be taken.
    const STEPS: &[&str] = &[
        "subscrib",
        "login",
        "logins",
        "address",
        "record",
        "regist",
        "cdr",
        "cdrs",
        "call",
        "freez",
        "freeze",
        "frozen",
        "preserv",
        "disclos",
        "order",
        "ordered",
        "search",
        "seiz",
        "device",
        "telephon",
        "phone",
        "backup",
        "copi",
        "statement",
        "interview",
        "wit",
        "witness",
        "observ",
        "surveil",
        "watch",
        "consent",
        "captur",
        "payment",
        "bank",
        "tri",
        "ask",
        "answer",
        "check",
        "trace",
        "data",
        "mail",
        "messag",
        "metadata",
        "traffic",
        "camera",
    ];
    let stepped = text.tokens.iter().any(|token| STEPS.contains(&token.stem()) || STEPS.contains(&token.word.as_str()));
    let sourced = !anchors::dates(&raw).is_empty() || !anchors::exhibits(&raw, &text, paper.facts.scenario).is_empty();
    Some(stepped || sourced)
}

/// A number of days in a text: `30`, `30 days`.
fn days_in(raw: &str) -> Option<i64> {
    Text::new(raw).tokens.iter().find_map(|token| token.word.parse::<i64>().ok().filter(|days| (1..=3650).contains(days)))
}

/// The term of a collection in days, if it has one.
pub fn days_of_term(request: &Request<'_>, near: Date) -> Option<i64> {
    let part = |column: &str| request.part(Role::RealTimePeriod, column);
    let day = |column: &str| read_moment(&part(column)).and_then(|moment| moment.day_near(near));
    let between = day("from").zip(day("to")).map(|(from, to)| to.days_since(from) + 1);
    days_in(&part("longest")).or(between)
}

/// A beginning, an end, and not longer than the order at home.
fn term(paper: &Paper<'_, '_>) -> Option<bool> {
    let part = |column: &str| paper.request.part(Role::RealTimePeriod, column);
    let near = paper.facts.sent.date();
    let day = |column: &str| read_moment(&part(column)).and_then(|moment| moment.day_near(near));
    let (from, to) = (day("from"), day("to"));
    let Some(days) = days_of_term(paper.request, near) else { return Some(false) };
    if part("from").trim().is_empty() || part("to").trim().is_empty() && part("longest").trim().is_empty() {
        return Some(false);
    }
    if from.zip(to).is_some_and(|(from, to)| to < from || to.days_since(from) + 1 > days) || days < 1 {
        return Some(false);
    }
    let allowed = days_allowed(&paper.request.text(Role::RealTimeOrder));
    Some(allowed.is_none_or(|allowed| days <= allowed))
}

/// How many days the order at home allows, where it says so.
fn days_allowed(raw: &str) -> Option<i64> {
    let text = Text::new(raw);
    let found = text.tokens.windows(2).filter(|pair| matches!(pair[1].stem(), "day" | "week"));
    found
        .filter_map(|pair| {
            let number = pair[0].word.parse::<i64>().ok().or_else(|| match pair[0].word.as_str() {
                "seven" => Some(7),
                "ten" => Some(10),
                "fourteen" => Some(14),
                "thirty" => Some(30),
                "sixty" => Some(60),
                _ => None,
            })?;
            Some(if pair[1].stem() == "week" { number * 7 } else { number })
        })
        .max()
}

/// How an order of the case allows the collection that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// It does, or the case has no such order: the words of the request decide.
    InWords,
    /// The file held none when the request was sent.
    ByNone,
    /// It allows another kind.
    Narrower,
}

/// What the orders of the file allow of this request. A case without such an order takes the officer's word for one.
pub fn allowed(request: &Request<'_>, facts: &CaseFacts<'_>, rows: &[RowReading]) -> Allowed {
    let orders: Vec<&CourtOrder> = facts.scenario.facts.orders.iter().filter(|order| !order.live.is_empty()).collect();
    if orders.is_empty() {
        return Allowed::InWords;
    }
    let there: Vec<&CourtOrder> = orders.into_iter().filter(|order| facts.file.contains(&order.exhibit)).collect();
    if there.is_empty() {
        return Allowed::ByNone;
    }
    let asked = request.keys(Role::RealTimeKind);
    let allows = |account: &AccountId| {
        let of_account = there.iter().flat_map(|order| &order.live).filter(|(named, _)| named == account);
        of_account.clone().next().is_none() || asked.iter().all(|kind| of_account.clone().any(|(_, kinds)| kinds.contains(kind)))
    };
    let accounts = rows.iter().filter_map(|row| row.account.as_ref());
    if accounts.into_iter().all(allows) { Allowed::InWords } else { Allowed::Narrower }
}

/// An order that allows the same at home: a court, and a day or a number.
fn order(raw: &str) -> Option<bool> {
    let text = Text::new(raw);
    if text.is_empty() {
        return Some(false);
    }
    const ORDER: &[&str] = &["order", "warrant", "leave", "court", "judge", "magistrate"];
    const NONE: &[&str] = &[
        "no|without order|warrant|court",
        "none",
        "not needed|required|necessary|applicable|obtained",
        "will be? obtain|obtained|applied",
        "to follow",
    ];
    if !text.find_any(NONE).is_empty() {
        return Some(false);
    }
    // What was only asked for is no order, until a word says that it was given.
    const ASKED: &[&str] =
        &["appli", "appl", "application", "sought", "seek", "await", "awaited", "pending", "expected", "requested", "submitted"];
    const GIVEN: &[&str] =
        &["grant", "granted", "made", "issu", "passed", "signed", "given", "gave", "allow", "permit", "dated", "of"];
    let given = text
        .find_any(GIVEN)
        .into_iter()
        .any(|found| !text.is_negated(found) && (text.tokens[found.first].word != "of" || !anchors::dates(raw).is_empty()));
    if !text.find_any(ASKED).is_empty() && !given {
        return Some(false);
    }
    let numbered = text.tokens.iter().any(|token| token.word.chars().any(|c| c.is_ascii_digit()));
    let named = !text.find_any(ORDER).is_empty();
    if named && (numbered || !anchors::dates(raw).is_empty()) { Some(true) } else { None }
}
