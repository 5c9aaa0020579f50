//! The criteria that a scenario declares, judged over the whole attempt.

use super::carried::{self, Wanted};
use crate::case::World;
use crate::case::custody::Done;
use crate::case::reply::{Answered, Line};
use crate::case::world::{Dossier, Happened, InstructionAnswer, Sending};
use crate::content::criterion::{Criterion, Judge};
use crate::content::data::{DataCategory, Measure};
use crate::content::id::AccountId;
use crate::content::time::{CaseTime, Zone, read_moment};
use crate::content::value::Values;
use crate::request::examine::is_reason;
use crate::request::narrative::concepts::case::CaseConcepts;
use crate::request::observation::{PeriodReading, RowReading};
use crate::request::{FieldPlace, Request};
use chrono::FixedOffset;
use std::collections::BTreeSet;

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
    let carries = |raw: &str, wanted: Wanted<'_>| carried::carries(world.library(), world.scenario(), raw, wanted);
    match &criterion.judge {
        Judge::Freezes { account, items } => plain(world.tickets().iter().any(|ticket| {
            let copied = ticket.copies.iter().filter(|(copied, _)| copied == account);
            copied.into_iter().any(|(_, kept)| items.iter().all(|item| kept.contains(item)))
        })),
        Judge::AsksFor { account, items, by } => plain(sent(world).any(|(dossier, sending)| {
            asks(by, dossier.measure)
                && world.was_read(dossier, sending)
                && sending.seen.accounts().contains(account)
                && items.iter().all(|item| sending.seen.categories().contains(item))
        })),
        Judge::DoesNotAskFor { account, in_words } => {
            let judged = touched(world, account, |_, _| true)?;
            // What words ask for without a row is the matter of other rules (E19); here it only earns no praise.
            let asked = judged.met && in_words.as_ref().is_some_and(|concept| asked_in_words(world, concept));
            (!asked).then_some(judged)
        }
        Judge::LeavesAlone { account, measures, until } => touched(world, account, |dossier, sending| {
            (measures.is_empty() || measures.contains(&dossier.measure)) && until.is_none_or(|moment| sending.at < moment)
        }),
        Judge::PeriodWithin { account, from, to } => {
            // A letter that only extends a copy has no period.
            let (dossier, (reading, place, _)) = sent(world)
                .filter(|(_, sending)| sending.seen.accounts().contains(account))
                .filter_map(|(dossier, sending)| Some((dossier, sending.seen.period()?)))
                .last()?;
            let met = matches!(reading, PeriodReading::Bounded { from: first, to: last, .. } if first >= from && last <= to);
            Some(Judged { met, place: Some((dossier.number, place.clone())) })
        }
        Judge::Learns { any_of, before } => plain(world.replies().iter().any(|reply| {
            before.is_none_or(|moment| reply.at < moment)
                && reply.items.iter().any(|item| {
                    let wanted = |(account, kind): &(AccountId, DataCategory)| {
                        item.account.as_ref() == Some(account) && item.category == Some(*kind)
                    };
                    item.answer == Answered::Disclosed && any_of.iter().any(wanted)
                })
        })),
        Judge::Before { measure, account, moment } => plain(of_measure(world, *measure).any(|(dossier, sending)| {
            let meant = |account: &AccountId| sending.seen.accounts().contains(account);
            sending.at < *moment && account.as_ref().is_none_or(meant) && world.was_read(dossier, sending)
        })),
        // Without the later measure there is no order to judge.
        Judge::InOrder { first: earlier, then } => {
            let later = first(world, *then)?;
            plain(first(world, *earlier).is_some_and(|at| at <= later))
        }
        // Why nothing is sent is judged where it stands; what was referred instead stands in no diary of requests.
        Judge::UsesMeasure(Measure::Nothing) => Some(Judged {
            met: uses(world, Measure::Nothing) || referred_instead(world),
            place: reasoned(world).map(|(dossier, _)| (dossier.number, why())),
        }),
        Judge::UsesMeasure(measure) => plain(uses(world, *measure)),
        Judge::AvoidsMeasure(measure) => plain(!uses(world, *measure)),
        Judge::NarrativeCarries { measure: Measure::Nothing, concepts, unless, .. } => {
            let wanted = Wanted { groups: concepts, unless, passes_on: false };
            match reasoned(world) {
                Some((dossier, text)) => Some(Judged { met: carries(text, wanted), place: Some((dossier.number, why())) }),
                None if referred_instead(world) => plain(carries(&answers(world), wanted)),
                None => None,
            }
        }
        Judge::NarrativeCarries { role, measure, concepts, unless } => {
            let wanted = Wanted { groups: concepts, unless, passes_on: false };
            // Said once is said: each paper of the measure counts as it was last sent, and the last one is pointed at where
            // none says it.
            let read = sent(world).filter(|(dossier, _)| dossier.measure == *measure).filter_map(|(dossier, sending)| {
                let view: Request<'_> = world.view(dossier, &sending.values)?;
                let met = carries(&view.text(*role), wanted);
                Some(Judged { met, place: Some((dossier.number, view.place(*role))) })
            });
            let read: Vec<Judged> = read.collect();
            read.iter().find(|judged| judged.met).or(read.last()).cloned()
        }
        Judge::Tells { role, measure, concept } => {
            let case = CaseConcepts::of(world.library(), world.scenario());
            let told = |values: &Values, dossier: &Dossier| {
                world.view(dossier, values).is_some_and(|view| !case.find(concept, &view.text(*role)).is_empty())
            };
            let of_measure: Vec<(&Dossier, &Sending)> = sent(world).filter(|(dossier, _)| dossier.measure == *measure).collect();
            // It points at the paper that says it; where none does, at the last.
            let saying = of_measure.iter().find(|(dossier, sending)| told(&sending.values, dossier));
            let met = saying.is_some();
            let (dossier, sending) = saying.or(of_measure.last())?;
            let place = world.view(dossier, &sending.values).map(|view| (dossier.number, view.place(*role)));
            Some(Judged { met, place })
        }
        Judge::Notes { concepts, until, unless, passes_on } => {
            let wanted = Wanted { groups: concepts, unless, passes_on: *passes_on };
            plain(world.story().iter().any(|entry| match &entry.what {
                Happened::Noted(text) | Happened::SentNothing(text) | Happened::InstructionAnswered { text, .. } => {
                    until.is_none_or(|moment| entry.at < moment) && carries(text, wanted)
                }
                _ => false,
            }))
        }
        Judge::Withdraws { account } => plain(world.tickets().iter().any(|ticket| {
            ticket.released.contains(account) || ticket.withdrawn && ticket.copies.iter().any(|(copied, _)| copied == account)
        })),
        // Without an instruction there was nothing to refuse.
        Judge::RefusesInstruction => {
            world.instruction()?;
            let answered = world.instruction_answers().iter().any(InstructionAnswer::says_something);
            plain(answered && world.instruction_followed().is_none())
        }
        // No action of today's desk can meet or miss these: an exercise that declares them says so by its measures.
        Judge::SavedBefore { event, account } => plain(world.saved_before(event, account.as_ref())),
        // What was never copied cannot be kept longer, and without a number there is none to hand on.
        Judge::Extends { account, before } => {
            let asked = sent(world).any(|(dossier, sending)| {
                matches!(dossier.measure, Measure::Extend | Measure::ContactPoint)
                    && sending.at.date() < *before
                    && kept_longer(world, dossier.number, account, |line| {
                        matches!(line, Line::Extended(..) | Line::KeptForAssistance(..))
                    })
            });
            world.was_frozen(account).then_some(Judged { met: asked, place: None })
        }
        Judge::HandsOnNumber { account } => {
            let told = sent(world).any(|(dossier, _)| {
                kept_longer(world, dossier.number, account, |line| matches!(line, Line::KeptForAssistance(..)))
            });
            (world.was_frozen(account) && !world.assistance_numbers().is_empty()).then_some(Judged { met: told, place: None })
        }
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

/// True when an answer to this request says of a ticket with this account that its copy is kept longer.
fn kept_longer(world: &World, number: u32, account: &AccountId, says: impl Fn(&Line) -> bool) -> bool {
    let tickets = || world.tickets().iter().filter(|ticket| ticket.copies.iter().any(|(copied, _)| copied == account));
    world
        .replies()
        .iter()
        .filter(|reply| reply.request == number)
        .flat_map(|reply| &reply.lines)
        .filter(|line| says(&line.what))
        .any(|line| match &line.what {
            Line::Extended(ticket, ..) | Line::KeptForAssistance(ticket, ..) => tickets().any(|known| known.number == *ticket),
            _ => false,
        })
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

/// Where the reason for which a criterion was missed can stand: a mistake elsewhere is another slip, even of the same name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sight {
    /// The account that it looks at.
    pub account: Option<AccountId>,
    /// Requests that it looks at; any, if `None`.
    pub requests: Option<BTreeSet<u32>>,
    /// Requests where another measure than the right one was chosen: only the choice itself can be the reason there.
    pub instead: BTreeSet<u32>,
    /// Rows that name other accounts, by request.
    pub others: Vec<(u32, FieldPlace)>,
    /// The account was to be asked for, and no paper names it.
    pub left_out: bool,
}

/// Where the reason of this criterion can stand.
pub fn sight(criterion: &Criterion, judged: &Judged, world: &World) -> Sight {
    let (account, measures): (Option<&AccountId>, Vec<Measure>) = match &criterion.judge {
        Judge::Freezes { account, .. } => (Some(account), vec![Measure::Preserve, Measure::ContactPoint]),
        Judge::AsksFor { account, by, .. } => (Some(account), by.clone()),
        Judge::Before { account, measure, .. } => (account.as_ref(), vec![*measure]),
        Judge::Extends { account, .. } => (Some(account), vec![Measure::Extend, Measure::ContactPoint]),
        Judge::NarrativeCarries { measure, .. } | Judge::Tells { measure, .. } => (None, vec![*measure]),
        Judge::DoesNotAskFor { account, .. }
        | Judge::LeavesAlone { account, .. }
        | Judge::PeriodWithin { account, .. }
        | Judge::HandsOnNumber { account }
        | Judge::Withdraws { account } => (Some(account), Vec::new()),
        Judge::SavedBefore { account, .. } => (account.as_ref(), Vec::new()),
        _ => (None, Vec::new()),
    };
    let mut sight = Sight { account: account.cloned(), ..Sight::default() };
    let wants = matches!(
        &criterion.judge,
        Judge::Freezes { .. } | Judge::AsksFor { .. } | Judge::Before { .. } | Judge::SavedBefore { .. }
    );
    sight.left_out = wants && account.is_some() && sent(world).next().is_some();
    let mut requests = BTreeSet::new();
    for (dossier, sending) in sent(world) {
        if let Some(account) = account {
            let names = |row: &RowReading| row.account.as_ref().or(row.slip_of.as_ref().map(|(meant, _)| meant)).cloned();
            let rows: Vec<(Option<AccountId>, &FieldPlace)> = sending.seen.rows().map(|row| (names(row), &row.place)).collect();
            sight.left_out &= !rows.iter().any(|(named, _)| named.as_ref() == Some(account));
            let other = |named: &Option<AccountId>| named.as_ref().is_some_and(|named| named != account);
            sight
                .others
                .extend(rows.iter().filter(|(named, _)| other(named)).map(|(_, place)| (dossier.number, (*place).clone())));
            if !rows.is_empty() && rows.iter().all(|(named, _)| other(named)) {
                continue;
            }
        }
        if !measures.is_empty() && !measures.contains(&dossier.measure) {
            sight.instead.insert(dossier.number);
        }
        requests.insert(dossier.number);
    }
    // Where one paper was looked at, only that one: of what is said in none of several, the last.
    if let Some((number, _)) = judged.place {
        requests.retain(|known| *known == number);
    }
    if account.is_some() || !measures.is_empty() || judged.place.is_some() {
        sight.requests = Some(requests);
    }
    sight
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
    // What nobody read failed by what kept it from being read, whatever it says.
    let by_reading = |tried: Tried| {
        let unread = sent(world).any(|(dossier, sending)| dossier.number == tried.request && !world.was_read(dossier, sending));
        Tried { by_outcome: tried.by_outcome || unread, ..tried }
    };
    match &criterion.judge {
        Judge::Freezes { account, .. } => for_account(account, &|measure| measure == Measure::Preserve, true),
        Judge::AsksFor { account, by, .. } => for_account(account, &|measure| asks(by, measure), false).map(by_reading),
        Judge::Before { measure, account: Some(account), .. } => {
            for_account(account, &|taken| taken == *measure, false).map(by_reading)
        }
        Judge::Before { measure, account: None, moment } => sent(world)
            .filter(|(dossier, sending)| dossier.measure == *measure && sending.at < *moment)
            .filter(|(dossier, sending)| !world.was_read(dossier, sending))
            .last()
            .map(|(dossier, _)| Tried { request: dossier.number, row: None, by_outcome: true }),
        Judge::Learns { any_of, .. } => {
            let mut tried =
                any_of.iter().rev().filter_map(|(account, _)| for_account(account, &|measure| asks(&[], measure), true));
            tried.next().map(|tried| Tried { row: None, ..tried })
        }
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

/// Every time that a paper of this measure went out, corrected ones included.
fn of_measure(world: &World, measure: Measure) -> impl Iterator<Item = (&Dossier, &Sending)> {
    let own = world.requests().iter().filter(move |dossier| dossier.measure == measure);
    own.flat_map(|dossier| dossier.sendings.iter().map(move |sending| (dossier, sending)))
}

/// By one of these measures; by any that asks for data, if none is named.
fn asks(by: &[Measure], measure: Measure) -> bool {
    if by.is_empty() { measure != Measure::Preserve } else { by.contains(&measure) }
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
        dossier.measure == measure && (!dossier.sendings.is_empty() || (measure == Measure::Nothing && is_reason(&dossier.why)))
    })
}

/// Where the words of a decision to send nothing stand: it has no form, and one field.
fn why() -> FieldPlace {
    FieldPlace { field: "why".to_owned(), ..FieldPlace::default() }
}

/// The last decision to send nothing, with its words.
fn reasoned(world: &World) -> Option<(&Dossier, &str)> {
    let nothing = |dossier: &&Dossier| dossier.measure == Measure::Nothing && !dossier.why.trim().is_empty();
    world.requests().iter().rev().find(nothing).map(|dossier| (dossier, dossier.why.as_str()))
}

/// True when nothing was sent and an improper instruction was refused or referred in words: that is on paper why
/// nothing goes out, as a decision in the diary would be.
pub(super) fn referred_instead(world: &World) -> bool {
    reasoned(world).is_none()
        && world.requests().iter().all(|dossier| dossier.sendings.is_empty())
        && world.instruction_answers().iter().any(InstructionAnswer::says_something)
}

fn answers(world: &World) -> String {
    world.instruction_answers().iter().map(|answer| answer.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// True when a text of a paper that was sent asks in words for what no row names.
fn asked_in_words(world: &World, concept: &str) -> bool {
    let Some(concepts) = world.scenario().concepts.get(concept) else { return false };
    let case = CaseConcepts::of(world.library(), world.scenario());
    sent(world)
        .filter_map(|(dossier, sending)| world.view(dossier, &sending.values))
        .any(|view: Request<'_>| concepts.roles.iter().any(|role| !case.find(concept, &view.text(*role)).is_empty()))
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
