//! The one reading of a request. What a reviewer would notice is noticed here, once; the provider's answer and
//! the findings both start from it, so that they can never disagree about what was written.

mod addressee;
mod assistance;
mod danger;
mod data;
mod emergency;
mod identifiers;
mod instruments;
mod nexus;
mod offences;
mod powers;
mod reasons;

use super::facts::CaseFacts;
use super::observation::Observations;
use super::policy::Policy;
use super::view::Request;
use crate::content::data::Measure;
use crate::content::role::Role;

pub use assistance::{
    Allowed, Secrecy, SignedBy, Weight, allowed, days_of_term, names_treaty_basis, secrecy, sent_astray, signed_by, weigh,
};
pub use danger::tells_danger;
pub use data::DAYS_OF_SLACK_BEFORE;
pub use emergency::is_follow_up;
pub use instruments::{Unfit, unfit};
pub use offences::{names_offence, names_provision};
pub use powers::{
    Barred, barred_powers, bill_number, clause_on, has_authorised_officer, names_power, own_bases, power_rows, relevant_first,
};
pub use reasons::{assures, has_end, is_reason, says_retention, unread_language};

/// Reads a request to a provider as the provider's guidelines of the day ask.
pub fn examine(request: &Request<'_>, policy: &Policy<'_>, facts: &CaseFacts<'_>) -> Observations {
    let mut seen = Vec::new();
    let rows = identifiers::rows(request, policy, facts);
    // The police there read what is asked; the company's doors and forms are not theirs.
    if request.measure == Measure::ContactPoint {
        identifiers::observe(request, policy, rows.clone(), &mut seen);
        let items = data::items(request, policy, facts);
        if !items.is_empty() {
            data::observe(request, policy, facts, &rows, &items, &mut seen);
        }
        if request.keys(Role::AskedHelp).iter().any(|key| key == "emergency") {
            emergency::test(request, policy, facts, &mut seen);
        }
        return Observations(seen);
    }
    // Between States the company is no addressee: no door, no sender and no signature of an officer is looked for.
    let assistance = matches!(request.measure, Measure::Mla | Measure::MlaRealTime);
    if !assistance {
        addressee::observe(request, policy, facts, &rows, &mut seen);
    }
    let items = data::items(request, policy, facts);
    identifiers::observe(request, policy, rows.clone(), &mut seen);
    data::observe(request, policy, facts, &rows, &items, &mut seen);
    if request.measure == Measure::Emergency && !is_follow_up(request) {
        emergency::observe(request, policy, facts, &rows, &mut seen);
    }
    if assistance {
        assistance::observe(request, policy, facts, &rows, &items, &mut seen);
    } else {
        reasons::observe(request, policy, facts, &rows, &items, &mut seen);
    }
    Observations(seen)
}
