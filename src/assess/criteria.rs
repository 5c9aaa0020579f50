//! The criteria that a scenario declares, judged over the whole attempt.

use crate::case::World;
use crate::case::custody::Done;
use crate::case::world::{Dossier, Happened, Sending};
use crate::content::criterion::{Criterion, Judge};
use crate::content::data::Measure;
use crate::content::id::AccountId;
use crate::content::time::{CaseTime, Zone, read_moment};
use crate::request::narrative::Text;
use crate::request::observation::PeriodReading;
use crate::request::{FieldPlace, Request};
use chrono::FixedOffset;

/// Whether a criterion is met, and where it points; `None` where this attempt gave no occasion for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// It is met.
    pub met: bool,
    /// The request it is about, with the place in its form.
    pub place: Option<(u32, FieldPlace)>,
}

/// Judges one criterion.
pub fn judge(criterion: &Criterion, world: &World) -> Option<Judged> {
    let plain = |met| Some(Judged { met, place: None });
    match &criterion.judge {
        Judge::Freezes { account } => plain(world.was_frozen(account)),
        Judge::AsksFor { account, items } => plain(sent(world).any(|(dossier, sending)| {
            dossier.measure != Measure::Preserve
                && sending.seen.accounts().contains(account)
                && items.iter().all(|item| sending.seen.categories().contains(item))
        })),
        Judge::DoesNotAskFor { account } => touched(world, account, |_, _| true),
        Judge::LeavesAlone { account, measures, until } => touched(world, account, |dossier, sending| {
            (measures.is_empty() || measures.contains(&dossier.measure)) && until.is_none_or(|moment| sending.at < moment)
        }),
        Judge::PeriodWithin { account, from, to } => {
            let (dossier, sending) = sent(world).filter(|(_, sending)| sending.seen.accounts().contains(account)).last()?;
            let (reading, place, _) = sending.seen.period()?;
            let met = matches!(reading, PeriodReading::Bounded { from: first, to: last, .. } if first >= from && last <= to);
            Some(Judged { met, place: Some((dossier.number, place.clone())) })
        }
        Judge::Before { measure, moment } => plain(first(world, *measure).is_some_and(|at| at < *moment)),
        // Without the later measure there is no order to judge.
        Judge::InOrder { first: earlier, then } => {
            let later = first(world, *then)?;
            plain(first(world, *earlier).is_some_and(|at| at <= later))
        }
        Judge::UsesMeasure(measure) => plain(uses(world, *measure)),
        Judge::AvoidsMeasure(measure) => plain(!uses(world, *measure)),
        Judge::NarrativeCarries { role, measure, concepts } => {
            let (dossier, sending) = sent(world).filter(|(dossier, _)| dossier.measure == *measure).last()?;
            let view: Request<'_> = world.view(dossier, &sending.values)?;
            Some(Judged { met: carries(&view.text(*role), concepts), place: Some((dossier.number, view.place(*role))) })
        }
        Judge::Notes { concepts } => {
            let mut written: Vec<String> = world.notebook().iter().map(|pin| pin.text.clone()).collect();
            written.extend(world.story().iter().filter_map(|entry| match &entry.what {
                Happened::Noted(text) | Happened::SentNothing(text) => Some(text.clone()),
                _ => None,
            }));
            plain(carries(&written.join("\n"), concepts))
        }
        Judge::Withdraws { account } => plain(
            world.tickets().iter().any(|ticket| ticket.withdrawn && ticket.copies.iter().any(|(copied, _)| copied == account)),
        ),
        // No action of today's desk can meet or miss these: an exercise that declares them says so by its measures.
        Judge::SavedBefore { event } => plain(world.saved_before(event)),
        Judge::Extends { .. } | Judge::RefusesInstruction => None,
        Judge::Seals { account } => plain(world.sealed(account)?),
        Judge::Classes { item, class } => {
            let received = world.received().iter().find(|received| received.package.file(item).is_some())?;
            let met = received.class_of(item).is_some_and(|given| given.key() == class.trim());
            Some(Judged { met, place: None })
        }
        Judge::ShowsElement { element, any_of, not } => {
            let ticked = ticked(world, element);
            plain(any_of.iter().any(|by| ticked.contains(by)) && !not.iter().any(|by| ticked.contains(by)))
        }
        Judge::Converts { item, moment } => {
            let steps = || world.received().iter().flat_map(|received| &received.steps).filter(|step| step.item == *item);
            let home = world.scenario().starts.offset();
            plain(steps().any(|step| match &step.what {
                Done::Time { utc, .. } => utc_of(utc, home).is_some_and(|typed| typed.minutes_since(*moment) == 0),
                _ => false,
            }))
        }
        Judge::NextStep { step } => plain(next_steps(world).any(|named| named == step)),
    }
}

/// What was ticked last for an element of the offence.
fn ticked(world: &World, element: &str) -> Vec<String> {
    let steps = world.received().iter().flat_map(|received| &received.steps);
    let last =
        steps.filter(|step| matches!(&step.what, Done::Element { element: named, .. } if named.eq_ignore_ascii_case(element)));
    match last.max_by_key(|step| step.action).map(|step| &step.what) {
        Some(Done::Element { by, .. }) => by.clone(),
        _ => Vec::new(),
    }
}

/// A time in the column of UTC: as it stands, or with the offset that was written to it.
pub fn utc_of(text: &str, home: FixedOffset) -> Option<CaseTime> {
    let typed = read_moment(text)?;
    match typed.zone {
        // “UTC” may stand in the head of the column only.
        Zone::Unsaid => typed.exact(FixedOffset::east_opt(0)),
        _ => typed.exact(Some(home)),
    }
}

/// Next steps that conclusions name.
pub fn next_steps(world: &World) -> impl Iterator<Item = &String> {
    world.received().iter().flat_map(|received| &received.steps).flat_map(|step| match &step.what {
        Done::Concluded { next, .. } => next.as_slice(),
        _ => &[],
    })
}

fn sent(world: &World) -> impl Iterator<Item = (&Dossier, &Sending)> {
    world.requests().iter().filter_map(|dossier| Some((dossier, dossier.sendings.last()?)))
}

fn first(world: &World, measure: Measure) -> Option<CaseTime> {
    world
        .requests()
        .iter()
        .filter(|dossier| dossier.measure == measure)
        .filter_map(|dossier| dossier.sendings.first())
        .map(|s| s.at)
        .min()
}

fn uses(world: &World, measure: Measure) -> bool {
    world.requests().iter().any(|dossier| {
        dossier.measure == measure
            && (!dossier.sendings.is_empty() || (measure == Measure::Nothing && !dossier.why.trim().is_empty()))
    })
}

/// Leaving an account alone is worth a word only when something was sent at all.
fn touched(world: &World, account: &AccountId, counts: impl Fn(&Dossier, &Sending) -> bool) -> Option<Judged> {
    let mut any = false;
    for dossier in world.requests() {
        for sending in &dossier.sendings {
            any = true;
            let row = sending.seen.rows().find(|row| row.account.as_ref() == Some(account));
            if let Some(row) = row.filter(|_| counts(dossier, sending)) {
                return Some(Judged { met: false, place: Some((dossier.number, row.place.clone())) });
            }
        }
    }
    any.then_some(Judged { met: true, place: None })
}

/// True when a text holds one of each group of words; words are compared by their stems.
pub fn carries(raw: &str, concepts: &[Vec<String>]) -> bool {
    let text = Text::new(raw);
    let lower = raw.to_lowercase();
    concepts.iter().all(|group| {
        group.iter().any(|words| {
            let written: Vec<String> = Text::new(words).tokens.iter().map(|token| token.word.clone()).collect();
            text.find_words(&written).is_some() || lower.contains(&words.to_lowercase())
        })
    })
}
