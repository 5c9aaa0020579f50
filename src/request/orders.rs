//! Orders of a court: which one of the file a request names, what it opens, and how far its silence goes.

use super::facts::CaseFacts;
use super::narrative::Text;
use super::observation::{ItemAccess, Observations, PeriodReading};
use super::view::Request;
use crate::content::data::{DataCategory, Measure};
use crate::content::id::AccountId;
use crate::content::role::Role;
use crate::content::scenario::{CourtOrder, PersonRole, Scenario};
use crate::content::time::Date;

/// The order that a request names, if the file held one when it was sent.
pub fn named<'a>(request: &Request<'_>, facts: &CaseFacts<'a>) -> Option<&'a CourtOrder> {
    let raw = request.text(Role::Order);
    let text = Text::new(&raw);
    if text.tokens.is_empty() || is_planned(&text) {
        return None;
    }
    let scenario = facts.scenario;
    let orders = || scenario.facts.orders.iter().filter(|order| facts.file.contains(&order.exhibit));
    orders()
        .find(|order| {
            scenario.exhibit(&order.exhibit).is_some_and(|exhibit| {
                text.tokens.iter().any(|token| token.word == exhibit.number.to_lowercase())
                    || raw.to_lowercase().contains(&exhibit.title.to_lowercase())
            })
        })
        // Where the file holds one order only, any word of an order means that one; 'none' means none, and a notice of an
        // officer is no order of a court.
        .or_else(|| orders().next().filter(|_| scenario.facts.orders.len() == 1 && !denies(&text) && speaks_of_order(&text)))
}

fn denies(text: &Text) -> bool {
    const DENIALS: &[&str] = &["no", "none", "not", "nil", "without", "n/a", "na", "follows", "later", "applied", "pending"];
    text.tokens.iter().any(|token| DENIALS.contains(&token.word.as_str()))
}

fn speaks_of_order(text: &Text) -> bool {
    !text.find_any(&["order", "warrant", "court", "judge", "magistrate", "permission", "leave"]).is_empty()
}

/// What is applied for, or will follow, is not attached.
fn is_planned(text: &Text) -> bool {
    const PLANNED: &[&str] = &[
        "applied|apply|applying|applies for",
        "application is|was? pending|filed|made|moved",
        "is|still pending",
        "will|shall|to follow",
        "follows later",
        "not yet",
        "awaited",
    ];
    !text.find_any(PLANNED).is_empty()
}

/// True when a request carries an order that opens this kind of data. A case without an order in its file takes the
/// officer's word for one.
pub fn opens(request: &Request<'_>, facts: &CaseFacts<'_>, category: DataCategory) -> bool {
    if facts.scenario.facts.orders.is_empty() {
        let raw = request.text(Role::Order);
        let text = Text::new(&raw);
        let none = text.len() <= 3 && denies(&text);
        return request.has(Role::Order) && !none && !is_planned(&text);
    }
    named(request, facts).is_some_and(|order| order.categories.contains(&category))
}

/// True when a request asks more than the order that it rests on: other accounts, other data, or other days.
pub fn asks_beyond(request: &Request<'_>, seen: &Observations, scenario: &Scenario, order: &CourtOrder) -> bool {
    if order.categories.is_empty() {
        return false;
    }
    // An order on other data is no order for what is asked between States, and none is needed there.
    if matches!(request.measure, Measure::Mla | Measure::MlaRealTime)
        && !seen.categories().iter().any(|category| order.categories.contains(category))
    {
        return false;
    }
    // An account without a part in the act is another mistake, and its own (E36, E37).
    let has_part = |account: &AccountId| scenario.account(account).is_some_and(|account| account.in_offence);
    let accounts = seen.accounts().iter().any(|account| !order.accounts.contains(account) && has_part(account));
    let data = seen
        .items()
        .any(|item| matches!(item.access, ItemAccess::WithOrder { .. }) && !order.categories.contains(&item.category));
    let days = match (seen.period(), order.period) {
        // Days that the facts do not carry, or that are still to come, are judged as such (E17, E18).
        (Some((PeriodReading::Bounded { from, to, beyond_facts: 0, future: false, .. }, ..)), (first, last)) => {
            first.is_some_and(|first| from.date() < first) || last.is_some_and(|last| to.date() > last)
        }
        _ => false,
    };
    accounts || data || days
}

/// Accounts whose users must not be told: a witness, or somebody who only stood by, has no part in the act and warns nobody.
pub fn to_keep_silent(scenario: &Scenario, accounts: &[AccountId]) -> Vec<AccountId> {
    let warns_nobody = |id: &&AccountId| {
        scenario
            .account(id)
            .is_some_and(|account| !account.in_offence && matches!(account.owner, PersonRole::Bystander | PersonRole::Witness))
    };
    accounts.iter().filter(|id| !warns_nobody(id)).cloned().collect()
}

/// The last day of a silence that a court ordered for all of these accounts whose users must not be told, if the request
/// names the order and it still runs.
pub fn silence(request: &Request<'_>, facts: &CaseFacts<'_>, accounts: &[AccountId], day: Date) -> Option<Date> {
    let order = named(request, facts)?;
    let meant = to_keep_silent(facts.scenario, accounts);
    let covers = !meant.is_empty() && meant.iter().all(|account| order.accounts.contains(account));
    order.silence_until.filter(|last| covers && *last >= day)
}

/// True when the file held an order of silence for all of these accounts whose users must not be told.
pub fn silence_in_file(facts: &CaseFacts<'_>, accounts: &[AccountId]) -> bool {
    let meant = to_keep_silent(facts.scenario, accounts);
    let runs = |order: &&CourtOrder| order.silence_until.is_some_and(|last| last >= facts.sent.date());
    let mut orders = facts.scenario.facts.orders.iter().filter(|order| facts.file.contains(&order.exhibit)).filter(runs);
    !meant.is_empty() && orders.any(|order| meant.iter().all(|account| order.accounts.contains(account)))
}
