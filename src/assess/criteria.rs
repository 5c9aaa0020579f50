//! The criteria that a scenario declares, judged over the whole attempt.

use crate::case::World;
use crate::case::world::{Dossier, Happened, Sending};
use crate::content::criterion::{Criterion, Judge};
use crate::content::data::Measure;
use crate::content::id::AccountId;
use crate::request::narrative::Text;
use crate::request::observation::{PeriodReading, RowReading};
use crate::request::{FieldPlace, Request};

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
        Judge::Extends { .. } | Judge::Seals { .. } | Judge::RefusesInstruction | Judge::Classes { .. } => None,
    }
}

/// A request that tried what a missed criterion wanted: its number, the row that meant the account, and whether its
/// outcome decides, so that each mistake for which it failed is the reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Tried {
    /// The request.
    pub request: u32,
    /// The account, and the row that names it or was meant to.
    pub row: Option<(AccountId, FieldPlace)>,
    /// The criterion looks at what came of the request, not only at what it says.
    pub by_outcome: bool,
}

/// The last request that tried what this criterion wants; `None` where nobody tried.
pub fn tried(criterion: &Criterion, world: &World) -> Option<Tried> {
    let for_account = |account: &AccountId, counts: &dyn Fn(Measure) -> bool, by_outcome| {
        sent(world)
            .filter(|(dossier, _)| counts(dossier.measure))
            .filter_map(|(dossier, sending)| {
                let meant = |row: &&RowReading| {
                    row.account.as_ref() == Some(account) || row.slip_of.as_ref().is_some_and(|(meant, _)| meant == account)
                };
                let row = sending.seen.rows().find(meant)?;
                Some(Tried { request: dossier.number, row: Some((account.clone(), row.place.clone())), by_outcome })
            })
            .last()
    };
    match &criterion.judge {
        Judge::Freezes { account } => for_account(account, &|measure| measure == Measure::Preserve, true),
        Judge::AsksFor { account, .. } => for_account(account, &|measure| measure != Measure::Preserve, false),
        Judge::SavedBefore { .. } => sent(world)
            .filter(|(dossier, _)| dossier.measure == Measure::Emergency)
            .last()
            .map(|(dossier, _)| Tried { request: dossier.number, row: None, by_outcome: true }),
        _ => None,
    }
}

fn sent(world: &World) -> impl Iterator<Item = (&Dossier, &Sending)> {
    world.requests().iter().filter_map(|dossier| Some((dossier, dossier.sendings.last()?)))
}

fn first(world: &World, measure: Measure) -> Option<crate::content::time::CaseTime> {
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
