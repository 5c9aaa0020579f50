//! A request for mutual legal assistance as the authorities on its way read it: who sends and signs it, on which basis,
//! for which crime, with which facts for each account, and what it promises. Each point is told by simple means; where
//! these cannot tell, the point stays open and the writer is asked.

mod authority;
mod basis;
mod live;
mod substance;

use super::{addressee, reasons};
use crate::content::data::{DataCategory, Measure};
use crate::content::id::{AccountId, ClauseId};
use crate::content::policy::Need;
use crate::content::provider::Entity;
use crate::content::role::Role;
use crate::request::facts::CaseFacts;
use crate::request::narrative::Text;
use crate::request::observation::{AssistancePoint, ItemReading, Observation, RowReading};
use crate::request::place::FieldPlace;
use crate::request::policy::Policy;
use crate::request::view::Request;

pub use authority::{SignedBy, signed_by};
pub use basis::names_treaty_basis;
pub use live::{Allowed, allowed, days_of_term};
pub use substance::{Secrecy, Weight, secrecy, weigh};

pub(super) fn observe(
    request: &Request<'_>,
    policy: &Policy<'_>,
    facts: &CaseFacts<'_>,
    rows: &[RowReading],
    items: &[ItemReading],
    seen: &mut Vec<Observation>,
) {
    let mut paper = Paper { request, policy, facts, rows, items, state: State::of(policy, facts, rows), seen };
    authority::observe(&mut paper);
    basis::observe(&mut paper);
    let power = super::powers::names_power(&request.text(Role::OwnPower)) || request.has(Role::Order);
    paper.said(Need::Power, power, Role::OwnPower, "pk-mla/2020");
    let clause = paper.state.standard();
    super::nexus::nexus(request, facts, rows, Some(clause), paper.seen);
    reasons::limitless(request, policy, items, paper.seen);
    substance::observe(&mut paper);
    if request.measure == Measure::MlaRealTime {
        live::observe(&mut paper);
    }
}

/// The State that is asked, as far as it makes a difference here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    UnitedStates,
    UnitedKingdom,
    Ireland,
    Singapore,
    Other,
}

/// The company that holds the data.
fn holder<'a>(policy: &'a Policy<'_>, facts: &CaseFacts<'_>, rows: &[RowReading]) -> Option<&'a Entity> {
    let said = policy.controller(addressee::region(policy, facts, rows))?;
    policy.provider.entity(said.what.as_str())
}

/// True when the paper goes to another State than that in which the company sits.
pub fn sent_astray(request: &Request<'_>, policy: &Policy<'_>, facts: &CaseFacts<'_>, rows: &[RowReading]) -> bool {
    holder(policy, facts, rows)
        .is_some_and(|entity| authority::goes_to_another_state(&request.text(Role::Route), &entity.country, &entity.name))
}

impl State {
    /// The State in which the company that holds the data sits.
    fn of(policy: &Policy<'_>, facts: &CaseFacts<'_>, rows: &[RowReading]) -> Self {
        let country = holder(policy, facts, rows).map_or("", |entity| entity.country.as_str());
        [
            ("United States", Self::UnitedStates),
            ("United Kingdom", Self::UnitedKingdom),
            ("Ireland", Self::Ireland),
            ("Singapore", Self::Singapore),
        ]
        .into_iter()
        .find_map(|(name, state)| country.starts_with(name).then_some(state))
        .unwrap_or(Self::Other)
    }

    /// True where English is a language of the authorities.
    fn reads_english(self) -> bool {
        self != Self::Other
    }

    /// The clause on what facts a court there wants.
    fn standard(self) -> ClauseId {
        match self {
            Self::UnitedStates => "us-sca/2703",
            Self::Ireland => "ie/2008",
            _ => "un-untoc/18",
        }
        .into()
    }
}

/// A request on the desk of somebody who reads it.
struct Paper<'p, 'a> {
    request: &'p Request<'a>,
    policy: &'p Policy<'a>,
    facts: &'p CaseFacts<'a>,
    rows: &'p [RowReading],
    items: &'p [ItemReading],
    state: State,
    seen: &'p mut Vec<Observation>,
}

impl Paper<'_, '_> {
    fn tell(&mut self, point: AssistancePoint, holds: Option<bool>, role: Role, clause: &str) {
        self.tell_at(point, holds, self.request.place(role), clause);
    }

    fn tell_at(&mut self, point: AssistancePoint, holds: Option<bool>, place: FieldPlace, clause: &str) {
        self.seen.push(Observation::Assistance { point, holds, account: None, place, clause: Some(clause.into()) });
    }

    fn tell_of(&mut self, account: AccountId, point: AssistancePoint, holds: Option<bool>, role: Role, clause: ClauseId) {
        let place = self.request.place(role);
        self.seen.push(Observation::Assistance { point, holds, account: Some(account), place, clause: Some(clause) });
    }

    fn said(&mut self, need: Need, present: bool, role: Role, clause: &str) {
        let place = self.request.place(role);
        self.seen.push(Observation::Said { need, present, account: None, place, clause: Some(clause.into()) });
    }

    fn text(&self, role: Role) -> Text {
        Text::new(&self.request.text(role))
    }

    /// True when what people said to each other is asked: stored, or as it is said.
    fn asks_content(&self) -> bool {
        self.items.iter().any(|item| item.category == DataCategory::Content)
            || self.request.keys(Role::RealTimeKind).iter().any(|key| key == "RTC")
    }
}

/// True when any of these patterns stands in a text, not denied and not quoted.
fn has(text: &Text, patterns: &'static [&'static str]) -> bool {
    text.find_any(patterns).into_iter().any(|found| !text.is_negated(found) && !text.is_quoted(found))
}
