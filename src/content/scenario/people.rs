//! The people of a case, and their accounts: whose they are, how they are known, and what ties one to another.

use super::{Holding, Limit};
use crate::content::data::IdentifierKind;
use crate::content::id::{AccountId, ExhibitId, PersonId, ProviderId};
use crate::content::policy::Region;
use crate::content::time::{CaseTime, Date};
use serde::{Deserialize, Serialize};

/// What a person is in the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PersonRole {
    /// Suspect.
    Suspect,
    /// Victim.
    Victim,
    /// Smuggled person.
    Migrant,
    /// Witness.
    Witness,
    /// Has nothing to do with it.
    Bystander,
    /// Critic, journalist, lawyer, rescuer.
    Protected,
    /// Not known.
    Unknown,
}

/// A person of the case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Code: V1.
    pub id: PersonId,
    /// Role.
    pub role: PersonRole,
    /// Who it is, in words without names.
    pub about: String,
    /// Under eighteen, with the age.
    #[serde(default)]
    pub child_age: Option<u8>,
    /// Names, addresses, details of family and health that no request may show.
    #[serde(default)]
    pub keep_out: Vec<String>,
}

/// An account at a provider.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// Its id: `a1`.
    pub id: AccountId,
    /// Where it is.
    pub provider: ProviderId,
    /// Whose it is.
    pub owner: PersonRole,
    /// The person, if named.
    #[serde(default)]
    pub person: Option<PersonId>,
    /// Where its user lives, as the entity clause sees it.
    #[serde(default = "everywhere")]
    pub user_region: Region,
    /// Every identifier by which it is known.
    pub identifiers: Vec<Identifier>,
    /// Other accounts that an exhibit ties to it.
    #[serde(default)]
    pub links: Vec<Link>,
    /// What the provider holds of it.
    #[serde(default)]
    pub data: Vec<Holding>,
    /// Longest period that the facts carry, by category.
    #[serde(default)]
    pub limits: Vec<Limit>,
    /// It has a part in the offence, so that a request may touch it.
    #[serde(default)]
    pub in_offence: bool,
    /// An exhibit shows a breach of the provider's rules that still goes on.
    #[serde(default)]
    pub live_breach: bool,
    /// Lawyers, doctors and others with whom its user talks and whose talk the law protects.
    #[serde(default)]
    pub privileged: Vec<PersonId>,
    /// What collection in real time brings, line by line.
    #[serde(default)]
    pub live: Vec<String>,
    /// It changed hands on this day.
    #[serde(default)]
    pub changed_hands: Option<Date>,
}

impl Account {
    /// True for what an organisation runs under a domain of its own.
    pub fn is_organisations(&self) -> bool {
        self.owner != PersonRole::Suspect && self.identifiers.iter().any(|known| known.kind == IdentifierKind::Domain)
    }
}

fn everywhere() -> Region {
    Region::Everywhere
}

/// One way to name an account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identifier {
    /// Its kind.
    pub kind: IdentifierKind,
    /// As written.
    pub value: String,
    /// When it was seen.
    #[serde(default)]
    pub seen: Option<CaseTime>,
    /// The exhibit that shows it.
    #[serde(default)]
    pub exhibit: Option<ExhibitId>,
}

/// A tie between two accounts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    /// The other account.
    pub to: AccountId,
    /// The exhibit that shows it.
    pub exhibit: ExhibitId,
}
