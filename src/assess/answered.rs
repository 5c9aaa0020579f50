//! How much of a form was answered at all. Nonsense is no answer: a field counts when what stands in it can be
//! read as what it is meant to be.

use crate::content::data::Measure;
use crate::content::form::{Field, When};
use crate::content::role::{Role, ValueKind};
use crate::request::narrative::{Text, marks};
use crate::request::observation::PeriodReading;
use crate::request::{CaseFacts, Observations, Policy, Request};

/// Under this share (in hundredths) of its required fields answered, a form is worth nothing.
pub const HALF: u32 = 50;

/// Share of the trainee's required fields that were answered, in hundredths; all of them where none is the trainee's.
pub fn share(request: &Request<'_>, facts: &CaseFacts<'_>, seen: &Observations) -> u32 {
    let open = facts.scenario.form_use(&request.form.id).map(|usage| usage.open.as_slice()).unwrap_or_default();
    let mine: Vec<&Field> = request
        .form
        .fields()
        .filter(|field| open.is_empty() || open.contains(&field.key))
        .filter(|field| field.when.iter().all(|when| holds(when, request, facts, seen)))
        .filter(|field| request.is_required(field, &|when| holds(when, request, facts, seen)) || !open.is_empty())
        .collect();
    if mine.is_empty() {
        return 100;
    }
    let answered = mine.iter().filter(|field| is_answered(field, request, seen)).count();
    (answered * 100 / mine.len()) as u32
}

/// Whether a condition of a form holds for a request.
pub fn holds(when: &When, request: &Request<'_>, facts: &CaseFacts<'_>, seen: &Observations) -> bool {
    match when {
        When::KindIs(kind) => request.text(Role::RequestKind).trim() == kind,
        When::KindIsNot(kind) => request.text(Role::RequestKind).trim() != kind,
        When::Asks(category) => seen.categories().contains(category),
        When::AsksDated => seen.categories().iter().any(|category| category.is_dated()),
        When::HasTicket => request.provider.is_some_and(|provider| facts.tickets.iter().any(|ticket| ticket.provider == provider.id)),
        When::ProviderNeeds(need) => {
            seen.0.iter().any(|observation| {
                matches!(observation, crate::request::Observation::Said { need: asked, clause: Some(_), .. } if asked == need)
            }) || (request.measure == Measure::Emergency
                && policy(request, facts)
                    .is_some_and(|policy| policy.emergency_needs().iter().any(|said| said.what.contains(need))))
        }
        When::RenewalNeeds(need) => {
            policy(request, facts).is_some_and(|policy| policy.renewal_needs().iter().any(|said| said.what == *need))
        }
        When::EmergencyIsTold => policy(request, facts).is_some_and(|policy| policy.emergency_is_told()),
        When::Any(any) => any.iter().any(|when| holds(when, request, facts, seen)),
    }
}

fn policy<'a>(request: &Request<'a>, facts: &CaseFacts<'_>) -> Option<Policy<'a>> {
    request.provider.map(|provider| Policy::on(provider, facts.scenario.law_date))
}

fn is_answered(field: &Field, request: &Request<'_>, seen: &Observations) -> bool {
    if !request.has(field.role) {
        return false;
    }
    let text = request.text(field.role);
    match (field.role, field.role.kind()) {
        (Role::Identifiers, _) => seen.rows().any(|row| row.usable || row.account.is_some()),
        (Role::Period, _) => {
            matches!(seen.period(), Some((PeriodReading::Bounded { .. }, ..)))
                || crate::request::view::parse_moment(&text).ok().is_some()
        }
        (Role::Items | Role::Scope, _) => seen.items().next().is_some(),
        (Role::Entity, _) => request.provider.is_some_and(|provider| provider.entity(&text).is_some()),
        (Role::Channel, _) => request.provider.is_some_and(|provider| provider.channel(&text).is_some()),
        (Role::NonDisclosure, _) => seen.silence().is_some_and(|(asked, reason, _)| asked && reason) || text.trim() == "no",
        (Role::OwnPower | Role::HomePower, _) => !crate::request::narrative::citations::find_citations(&text).is_empty(),
        (_, ValueKind::Long) => marks::is_language(&Text::new(&text)),
        (_, ValueKind::Moment) => request.moment(field.role).ok().is_some(),
        (_, ValueKind::Choice | ValueKind::Many) => known_choice(field, request),
        (_, ValueKind::Text) => text.chars().filter(|c| c.is_alphanumeric()).count() >= 2,
        _ => true,
    }
}

fn known_choice(field: &Field, request: &Request<'_>) -> bool {
    use crate::content::form::Options;
    match &field.options {
        Options::List(list) => request.keys(field.role).iter().any(|key| list.iter().any(|(known, _)| known == key)),
        _ => true,
    }
}
