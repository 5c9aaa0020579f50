//! A copy that is to be kept longer, or given up: what the company answers, and what becomes of its ticket.

use super::reply::{Line, RequestOutcome};
use crate::content::id::{AccountId, ClauseId};
use crate::content::policy::RenewalNeed;
use crate::content::role::Role;
use crate::content::time::CaseTime;
use crate::request::facts::{Ticket, names_one, proves_assistance};
use crate::request::{Observations, Policy, Request};

/// An answer about tickets: its sentences with their clauses, how it ends, and the tickets as they are after it.
pub(super) struct Answer {
    pub lines: Vec<(Line, Option<ClauseId>)>,
    pub outcome: RequestOutcome,
    pub tickets: Vec<Ticket>,
}

/// The tickets of this provider that a request names.
pub(super) fn named<'t>(request: &Request<'_>, policy: &Policy<'_>, tickets: &'t [Ticket]) -> Vec<&'t Ticket> {
    let text = request.text(Role::EarlierReferences);
    tickets
        .iter()
        .filter(|ticket| ticket.provider == policy.provider.id && !ticket.withdrawn && ticket.is_named_in(&text))
        .collect()
}

/// The answer to a request for an extension, by the clause of the provider and nothing else.
///
/// `numbers` are those under which requests for assistance were really sent: with one of them some companies keep the
/// copy longer than any extension.
pub(super) fn extend(
    request: &Request<'_>,
    policy: &Policy<'_>,
    (tickets, numbers): (&[Ticket], &[String]),
    can_send: bool,
    at: CaseTime,
) -> Answer {
    let mut answer = Answer { lines: Vec::new(), outcome: RequestOutcome::Refused, tickets: Vec::new() };
    if let Some(longer) = longer(request, policy, (tickets, numbers), at) {
        return longer;
    }
    let renewal = policy.renewal();
    let clause = renewal.as_ref().map(|said| said.clause.clone());
    let Some(said) = renewal else {
        answer.lines.push((Line::NoRenewal, policy.preservation().map(|said| said.clause)));
        return answer;
    };
    let named = named(request, policy, tickets);
    if named.is_empty() {
        answer.lines.push((Line::NoSuchTicket, clause));
        answer.outcome = RequestOutcome::Returned;
        return answer;
    }
    let proof = policy.renewal_needs().into_iter().any(|said| said.what == RenewalNeed::MlaProof);
    for ticket in named {
        let Some(last) = ticket.expires else { continue };
        let left = last.days_since(at.date());
        let line = if left < 0 {
            Line::CopyLapsed(ticket.number.clone(), last)
        } else if ticket.extended >= said.what.times {
            Line::NoMoreRenewals(ticket.number.clone())
        } else if said.what.apply_before_days.is_some_and(|before| left < i64::from(before)) {
            Line::ExtensionLate(ticket.number.clone(), last)
        } else if proof && !proves_assistance(&request.text(Role::MlaProof), numbers, can_send) {
            Line::WantsMlaProof
        } else {
            let until = last.plus_days(i64::from(said.what.days));
            answer.tickets.push(Ticket { expires: Some(until), extended: ticket.extended + 1, ..ticket.clone() });
            answer.outcome = RequestOutcome::Preserved;
            Line::Extended(ticket.number.clone(), until)
        };
        answer.lines.push((line, clause.clone()));
    }
    answer
}

/// The answer to a letter that hands on the number of a request for assistance, where the company keeps a copy for it.
fn longer(
    request: &Request<'_>,
    policy: &Policy<'_>,
    (tickets, numbers): (&[Ticket], &[String]),
    at: CaseTime,
) -> Option<Answer> {
    let said = policy.longer_with_assistance()?;
    names_one(&request.text(Role::MlaProof), numbers).then_some(())?;
    let live: Vec<&Ticket> = named(request, policy, tickets)
        .into_iter()
        .filter(|ticket| ticket.expires.is_none_or(|last| at.date() <= last))
        .collect();
    if live.is_empty() {
        return None;
    }
    let mut answer = Answer { lines: Vec::new(), outcome: RequestOutcome::Preserved, tickets: Vec::new() };
    for ticket in live {
        let until = said.what.map(|days| ticket.made.date().plus_days(i64::from(days)));
        answer.lines.push((Line::KeptForAssistance(ticket.number.clone(), until), Some(said.clause.clone())));
        answer.tickets.push(Ticket { expires: until, ..ticket.clone() });
    }
    Some(answer)
}

/// The answer to a note of release: of the whole ticket, or of the accounts that it lists.
pub(super) fn release(request: &Request<'_>, policy: &Policy<'_>, seen: &Observations, tickets: &[Ticket]) -> Answer {
    let named = named(request, policy, tickets);
    let clause = policy.preservation().map(|said| said.clause);
    if named.is_empty() {
        return Answer { lines: vec![(Line::NoSuchTicket, clause)], outcome: RequestOutcome::Returned, tickets: Vec::new() };
    }
    if matches!(request.text(Role::ReleaseScope).trim(), "rows" | "part") {
        return release_rows(&named, seen, clause);
    }
    Answer {
        lines: named.iter().map(|ticket| (Line::Released(ticket.number.clone()), clause.clone())).collect(),
        outcome: RequestOutcome::Granted,
        tickets: named.into_iter().map(|ticket| Ticket { withdrawn: true, ..ticket.clone() }).collect(),
    }
}

/// Only the accounts of the rows are given up; with the last of them the ticket ends.
fn release_rows(named: &[&Ticket], seen: &Observations, clause: Option<ClauseId>) -> Answer {
    let mut answer = Answer { lines: Vec::new(), outcome: RequestOutcome::Returned, tickets: Vec::new() };
    for ticket in named {
        let rows = seen.rows().filter_map(|row| Some((row.account.clone()?, row.value.clone())));
        let given_up: Vec<(AccountId, String)> = rows.filter(|(account, _)| ticket.holds(account)).collect();
        if given_up.is_empty() {
            continue;
        }
        let mut after = Ticket { ..(*ticket).clone() };
        after.released.extend(given_up.iter().map(|(account, _)| account.clone()));
        after.withdrawn = !after.copies.iter().any(|(account, _)| after.holds(account));
        let values = given_up.into_iter().map(|(_, value)| value).collect();
        let line =
            if after.withdrawn { Line::Released(after.number.clone()) } else { Line::ReleasedOf(after.number.clone(), values) };
        answer.lines.push((line, clause.clone()));
        answer.outcome = RequestOutcome::Granted;
        answer.tickets.push(after);
    }
    if answer.tickets.is_empty() {
        answer.lines.push((Line::NoSuchTicket, clause));
    }
    answer
}
