//! How long data lives: what a provider's clauses and the case's events together let be found on a day.

use crate::content::data::DataCategory;
use crate::content::policy::Lifetime;
use crate::content::scenario::{Account, Effect, Scenario};
use crate::content::time::CaseTime;
use crate::request::Policy;
use crate::request::facts::Ticket;

/// When the user deletes the account, if he does.
pub fn deleted_at(scenario: &Scenario, account: &Account) -> Option<CaseTime> {
    scenario
        .events
        .iter()
        .filter(|event| event.effects.iter().any(|effect| matches!(effect, Effect::DeletesAccount(id) if *id == account.id)))
        .map(|event| event.at)
        .min()
}

/// When the last of this category of the account is gone, if anything in the case or the clauses ends it.
pub fn gone_at(scenario: &Scenario, policy: &Policy<'_>, account: &Account, category: DataCategory) -> Option<CaseTime> {
    let days = |what| policy.lifetime(what).map(|said| i64::from(said.what));
    let with_account = deleted_at(scenario, account).map(|at| at.plus_days(days(Lifetime::DeletedAccount).unwrap_or(0)));
    let by_event = scenario
        .events
        .iter()
        .filter(|event| {
            event
                .effects
                .iter()
                .any(|effect| matches!(effect, Effect::LosesData(id, lost) if *id == account.id && *lost == category))
        })
        .map(|event| event.at);
    let last_record = account.data.iter().filter(|holding| holding.category == category).filter_map(|holding| holding.to).max();
    let kind = match category {
        DataCategory::Login => Some(Lifetime::Logins),
        DataCategory::Traffic => Some(Lifetime::CallRecords),
        DataCategory::Content => Some(Lifetime::Messages),
        DataCategory::Advert => Some(Lifetime::Adverts),
        _ => None,
    };
    let by_age = kind.and_then(days).zip(last_record).map(|(days, last)| last.plus_days(days));
    with_account.into_iter().chain(by_event).chain(by_age).min()
}

/// True when the provider holds this category of the account at all.
pub fn is_held(account: &Account, category: DataCategory) -> bool {
    account.data.is_empty() || account.data.iter().any(|holding| holding.category == category)
}

/// True when this category of the account can still be found at a moment: live, or in a kept copy.
pub fn is_alive(
    scenario: &Scenario,
    policy: &Policy<'_>,
    account: &Account,
    category: DataCategory,
    at: CaseTime,
    tickets: &[Ticket],
) -> bool {
    is_held(account, category)
        && (gone_at(scenario, policy, account, category).is_none_or(|gone| at < gone)
            || tickets.iter().any(|ticket| ticket.keeps_category(&account.id, category, at.date())))
}
