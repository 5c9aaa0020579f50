//! A service provider: its companies, its doors, its numbered guidelines, what it can be asked for.
//! All providers that are graded are fictional.

use super::data::{DataKind, IdentifierKind};
use super::id::{ChannelId, ClauseId, EntityId, ProviderId};
use super::policy::Term;
use super::time::{Date, OfficeHours};
use serde::{Deserialize, Serialize};

/// A provider and its law-enforcement guidelines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    /// Its id.
    pub id: ProviderId,
    /// Its name.
    pub name: String,
    /// What service it is, in a few words.
    pub service: String,
    /// How it writes.
    pub tone: Tone,
    /// Where it comes from: every graded provider is fictional.
    pub source: String,
    /// The day of the guidelines.
    pub as_of: Date,
    /// Companies that a trainee can choose from, right and wrong.
    pub entities: Vec<Entity>,
    /// Doors that a trainee can choose from, right and wrong.
    pub channels: Vec<Channel>,
    /// Its office hours.
    pub hours: OfficeHours,
    /// How long it takes to do things; design values, shown as simulated.
    pub pace: Pace,
    /// What it can be asked for, item by item.
    pub catalogue: Vec<CatalogueItem>,
    /// Headings of the sections, in order: the first is section 1.
    pub sections: Vec<String>,
    /// The guidelines, clause by clause.
    pub clauses: Vec<GuidelineClause>,
}

/// A company of a provider's group, or somebody who looks like one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entity {
    /// Its id: the key of the choice.
    pub id: EntityId,
    /// Its full name.
    pub name: String,
    /// Its country.
    pub country: String,
    /// Other names that mean the same company.
    #[serde(default)]
    pub also: Vec<String>,
}

/// A door.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// Its id: the key of the choice.
    pub id: ChannelId,
    /// Its name, with address.
    pub name: String,
}

/// How a provider writes its answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tone {
    /// A few words on it.
    pub described: String,
    /// First line of a letter; `{reference}` stands for the officer's reference.
    pub opening: String,
    /// Last line.
    pub closing: String,
    /// Who signs.
    pub signature: String,
}

/// How long a provider takes, in design values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pace {
    /// Minutes until a preservation is made, around the clock.
    pub preservation_minutes: u32,
    /// Working days until an ordinary answer.
    pub disclosure_working_days: u32,
    /// Working days until a question or a return.
    pub question_working_days: u32,
    /// Days that a letter to the wrong company loses where it is passed back.
    pub passed_back_days: u32,
    /// Minutes until an emergency answer.
    #[serde(default)]
    pub emergency_minutes: Option<u32>,
    /// Prefix of its tickets: `PRSV`.
    pub ticket_prefix: String,
    /// Number of its first ticket.
    pub first_ticket: u32,
}

/// One thing that a provider can be asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogueItem {
    /// Its key, as forms carry it.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// What kind of data it is.
    pub data: DataKind,
}

/// One numbered clause of guidelines.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuidelineClause {
    /// `2.1`.
    pub number: String,
    /// What it says to people (Markdown).
    pub text: String,
    /// What it says to the engine.
    pub policy: Vec<Term>,
    /// When it holds.
    #[serde(default)]
    pub in_force: (Option<Date>, Option<Date>),
    /// Questions that it settles, as officers put them.
    #[serde(default)]
    pub asked: Vec<String>,
}

impl Provider {
    /// The id under which a clause of it is cited.
    pub fn clause_id(&self, clause: &GuidelineClause) -> ClauseId {
        ClauseId::new(format!("{}/{}", self.id, clause.number))
    }

    /// The company with this id, or with this name.
    pub fn entity(&self, text: &str) -> Option<&Entity> {
        let plain = |name: &str| name.to_lowercase().replace(['.', ','], "");
        let wanted = plain(text.trim());
        self.entities.iter().find(|entity| entity.id.as_str() == text.trim()).or_else(|| {
            self.entities
                .iter()
                .find(|entity| std::iter::once(&entity.name).chain(&entity.also).any(|name| plain(name) == wanted))
        })
    }

    /// The door with this id, or with this name.
    pub fn channel(&self, text: &str) -> Option<&Channel> {
        let wanted = text.trim();
        self.channels.iter().find(|channel| channel.id.as_str() == wanted || channel.name.eq_ignore_ascii_case(wanted))
    }

    /// The catalogue item with this key.
    pub fn item(&self, key: &str) -> Option<&CatalogueItem> {
        self.catalogue.iter().find(|item| item.key == key.trim())
    }

    /// Every kind of identifier that any clause names, good or bad.
    pub fn identifier_kinds(&self) -> Vec<IdentifierKind> {
        let mut kinds: Vec<_> = self
            .clauses
            .iter()
            .flat_map(|clause| &clause.policy)
            .flat_map(|term| match term {
                Term::Accepts { kind, .. } => vec![*kind],
                Term::Rejects(kinds) => kinds.clone(),
                _ => Vec::new(),
            })
            .collect();
        kinds.sort();
        kinds.dedup();
        kinds
    }
}
