//! What is asked, and for which period.

use super::is_follow_up;
use crate::content::data::{DataCategory, DataKind, DataPart, Measure};
use crate::content::policy::{Need, Process};
use crate::content::role::Role;
use crate::content::time::{CaseTime, Date, Moment, read_moment};
use crate::request::facts::CaseFacts;
use crate::request::observation::{ItemAccess, ItemReading, Observation, PeriodReading, RowReading};
use crate::request::orders;
use crate::request::policy::{Access, Policy};
use crate::request::view::Request;
use chrono::{FixedOffset, NaiveTime};

/// A period may begin a little before the first known act (`mistakes.md`, E17).
pub const DAYS_OF_SLACK_BEFORE: i64 = 7;
const DAYS_OF_SLACK_AFTER: i64 = 3;

pub(super) fn items(request: &Request<'_>, policy: &Policy<'_>, facts: &CaseFacts<'_>) -> Vec<ItemReading> {
    let freezing = request.field(Role::Scope).is_some();
    let role = if freezing { Role::Scope } else { Role::Items };
    request
        .keys(role)
        .into_iter()
        .filter_map(|key| {
            let item = policy.provider.item(&key);
            let data = match item {
                Some(item) => item.data,
                None => DataKind { category: DataCategory::from_key(&key)?, part: None },
            };
            let public = !freezing && (data.part == Some(DataPart::Public) || facts.scenario.facts.public.contains(&key));
            if request.measure == Measure::Emergency {
                let (access, clause) = super::emergency::access(policy, data);
                return Some(ItemReading { key, category: data.category, access, public, place: request.place(role), clause });
            }
            let access = policy.access(data);
            let clause = access.as_ref().map(|said| said.clause.clone());
            let how = match access.map(|said| said.what) {
                _ if freezing => ItemAccess::Open,
                Some(Access::NeverHeld) => ItemAccess::NeverHeld,
                // Under an order made there the company has no choice: what it holds it gives.
                Some(_) if matches!(request.measure, Measure::Mla | Measure::MlaRealTime) => ItemAccess::Open,
                Some(Access::By { process: Process::Voluntary, .. }) => ItemAccess::Open,
                Some(Access::By { process: Process::OrderOfRequestingState, .. }) => {
                    ItemAccess::WithOrder { attached: orders::opens(request, facts, data.category) }
                }
                Some(Access::By { process, .. }) => ItemAccess::Closed(process),
                None => ItemAccess::Unknown,
            };
            Some(ItemReading { key, category: data.category, access: how, public, place: request.place(role), clause })
        })
        .collect()
}

pub(super) fn observe(
    request: &Request<'_>,
    policy: &Policy<'_>,
    facts: &CaseFacts<'_>,
    rows: &[RowReading],
    items: &[ItemReading],
    seen: &mut Vec<Observation>,
) {
    let role = if request.field(Role::Scope).is_some() { Role::Scope } else { Role::Items };
    // The paper after an emergency asks for nothing: its form has no such field then.
    if items.is_empty() && request.field(role).is_some() && !is_follow_up(request) {
        let clause = if role == Role::Scope {
            policy.preservation_needs().into_iter().find(|said| said.what == Need::DataTypes).map(|said| said.clause)
        } else {
            policy.data_types_required()
        };
        seen.push(Observation::NoItems { place: request.place(role), clause });
    }
    seen.extend(items.iter().cloned().map(Observation::Item));
    if request.field(Role::Period).is_some() {
        seen.push(period(request, policy, facts, rows, items));
    }
}

/// The clause that wants a period of this request, if one does.
fn wants_period(
    request: &Request<'_>,
    policy: &Policy<'_>,
    items: &[ItemReading],
) -> Option<Option<crate::content::id::ClauseId>> {
    // In an emergency hours are asked for, and no clause wants a period.
    if request.measure == Measure::Emergency {
        return None;
    }
    let dated = items.iter().any(|item| item.category.is_dated() && !item.public);
    if !dated {
        return None;
    }
    if request.measure == Measure::Preserve {
        return policy.preservation_needs().into_iter().find(|said| said.what == Need::Period).map(|said| Some(said.clause));
    }
    match policy.period_required() {
        Some(said) if said.what => Some(Some(said.clause)),
        Some(_) => None,
        None => Some(None),
    }
}

fn period(
    request: &Request<'_>,
    policy: &Policy<'_>,
    facts: &CaseFacts<'_>,
    rows: &[RowReading],
    items: &[ItemReading],
) -> Observation {
    let (from, to) = (request.part(Role::Period, "from"), request.part(Role::Period, "to"));
    let wanted = wants_period(request, policy, items);
    let clause = wanted.clone().flatten();
    let place = request.place(Role::Period);
    let reading = if from.trim().is_empty() && to.trim().is_empty() {
        if wanted.is_some() { PeriodReading::Missing } else { PeriodReading::NotNeeded }
    } else {
        let zone = zone(request, facts);
        match (read_moment(&from).and_then(|m| start(&m, zone, facts)), read_moment(&to).and_then(|m| end(&m, zone, facts))) {
            (Some(from), Some(to)) => bounded(request, policy, facts, rows, items, from, to),
            _ => PeriodReading::Open,
        }
    };
    Observation::Period { reading, place, clause }
}

/// The zone of times without one: what `id.tz` says, else the officer's own.
fn zone(request: &Request<'_>, facts: &CaseFacts<'_>) -> FixedOffset {
    let said = request.text(Role::PeriodZone);
    let text = if said.trim().eq_ignore_ascii_case("utc") { "+00:00" } else { said.trim() };
    text.parse().unwrap_or_else(|_| facts.sent.offset())
}

fn start(moment: &Moment, zone: FixedOffset, facts: &CaseFacts<'_>) -> Option<CaseTime> {
    moment.exact(Some(zone)).or_else(|| Some(CaseTime::at(moment.day_near(facts.sent.date())?, NaiveTime::default(), zone)))
}

fn end(moment: &Moment, zone: FixedOffset, facts: &CaseFacts<'_>) -> Option<CaseTime> {
    if moment.time.is_some() {
        return moment.exact(Some(zone));
    }
    Some(CaseTime::at(moment.day_near(facts.sent.date())?, NaiveTime::from_hms_opt(23, 59, 0)?, zone))
}

fn bounded(
    request: &Request<'_>,
    policy: &Policy<'_>,
    facts: &CaseFacts<'_>,
    rows: &[RowReading],
    items: &[ItemReading],
    from: CaseTime,
    to: CaseTime,
) -> PeriodReading {
    let categories: Vec<DataCategory> = items.iter().map(|item| item.category).filter(|category| category.is_dated()).collect();
    let beyond_facts = limits(facts, rows, &categories).map_or(0, |(first, last)| {
        let before = (first.days_since(from.date()) - DAYS_OF_SLACK_BEFORE).max(0);
        let after = (to.date().days_since(last) - DAYS_OF_SLACK_AFTER).max(0);
        before + after
    });
    let days = to.date().days_since(from.date());
    let frozen = rows.iter().filter_map(|row| row.account.as_ref()).any(|account| facts.is_frozen(account));
    let asked = if request.measure == Measure::Preserve { &[][..] } else { &categories };
    let beyond_clause = asked.iter().filter_map(|category| policy.longest_period(*category)).find_map(|said| {
        let (live, preserved) = said.what;
        let longest = if frozen && request.has(Role::Order) { preserved.unwrap_or(live) } else { live };
        (days > i64::from(longest)).then(|| (days - i64::from(longest), said.clause))
    });
    PeriodReading::Bounded {
        from,
        to,
        beyond_facts,
        beyond_clause,
        future: to.date() > facts.sent.to_offset(to.offset()).date(),
        reversed: to < from,
    }
}

/// The widest bounds that the facts carry for the accounts and categories asked.
fn limits(facts: &CaseFacts<'_>, rows: &[RowReading], categories: &[DataCategory]) -> Option<(Date, Date)> {
    let named: Vec<_> = rows.iter().filter_map(|row| row.account.as_ref()).collect();
    facts
        .scenario
        .accounts
        .iter()
        .filter(|account| if named.is_empty() { account.in_offence } else { named.contains(&&account.id) })
        .flat_map(|account| &account.limits)
        .filter(|limit| {
            limit.categories.is_empty()
                || categories.is_empty()
                || categories.iter().any(|category| limit.categories.contains(category))
        })
        .map(|limit| (limit.from, limit.to))
        .reduce(|(a, b), (c, d)| (a.min(c), b.max(d)))
}
