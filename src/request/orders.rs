//! Orders of a court: which one of the file a request names, and how far its silence goes.

use super::narrative::Text;
use super::view::Request;
use crate::content::data::DataCategory;
use crate::content::id::AccountId;
use crate::content::role::Role;
use crate::content::scenario::{CourtOrder, Scenario};
use crate::content::time::Date;

/// The order that a request names, if the file holds one.
pub fn named<'a>(request: &Request<'_>, scenario: &'a Scenario) -> Option<&'a CourtOrder> {
    let raw = request.text(Role::Order);
    let text = Text::new(&raw);
    if text.tokens.is_empty() {
        return None;
    }
    let orders = &scenario.facts.orders;
    orders
        .iter()
        .find(|order| {
            scenario.exhibit(&order.exhibit).is_some_and(|exhibit| {
                text.tokens.iter().any(|token| token.word == exhibit.number.to_lowercase())
                    || raw.to_lowercase().contains(&exhibit.title.to_lowercase())
            })
        })
        // Where the file holds one order only, any word of an order means that one; 'none' means none.
        .or_else(|| orders.first().filter(|_| orders.len() == 1 && !denies(&text)))
}

fn denies(text: &Text) -> bool {
    const DENIALS: &[&str] = &["no", "none", "not", "nil", "without", "n/a", "na", "follows", "later", "applied", "pending"];
    text.tokens.iter().any(|token| DENIALS.contains(&token.word.as_str()))
}

/// True when a request carries an order that opens this kind of data. A case without an order in its file takes the
/// officer's word for one.
pub fn opens(request: &Request<'_>, scenario: &Scenario, category: DataCategory) -> bool {
    if scenario.facts.orders.is_empty() {
        return request.has(Role::Order);
    }
    named(request, scenario).is_some_and(|order| order.categories.contains(&category))
}

/// The last day of a silence that a court ordered for all these accounts, if the request names the order and it still runs.
pub fn silence(request: &Request<'_>, scenario: &Scenario, accounts: &[AccountId], day: Date) -> Option<Date> {
    let order = named(request, scenario)?;
    let covers = accounts.iter().all(|account| order.accounts.contains(account));
    order.silence_until.filter(|last| covers && *last >= day)
}
