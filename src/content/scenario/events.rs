//! What happens in a case by itself, and how it can end.

use super::package::Class;
use crate::content::criterion::Severity;
use crate::content::data::DataCategory;
use crate::content::id::{AccountId, EventId, ExhibitId};
use crate::content::time::CaseTime;
use serde::{Deserialize, Serialize};

/// Something that happens on the case clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// When.
    pub at: CaseTime,
    /// Title.
    pub title: String,
    /// What the trainee sees of it.
    pub text: String,
    /// What it does.
    #[serde(default)]
    pub effects: Vec<Effect>,
    /// From which exhibit on it is a known deadline; before it happens it is hidden otherwise.
    #[serde(default)]
    pub known_from: Option<ExhibitId>,
    /// How the deadline is called while it is ahead.
    #[serde(default)]
    pub deadline: String,
    /// It is told only in the debrief.
    #[serde(default)]
    pub secret: bool,
}

/// What an event does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Effect {
    /// The user deletes the account; the provider's clause says when it is gone.
    DeletesAccount(AccountId),
    /// One kind of data is gone.
    LosesData(AccountId, DataCategory),
    /// A word for the outcome.
    Marks(String),
    /// An exhibit comes in.
    BringsExhibit(ExhibitId),
    /// A superior wants this account put into a request.
    Instructs(AccountId),
}

/// One way in which the case can end; the first whose conditions all hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// A word: saved, lost, part.
    pub word: String,
    /// Its title in the debrief.
    pub title: String,
    /// What happened, in the story (simulated).
    pub text: String,
    /// When it is this one; always, if empty.
    #[serde(default)]
    pub when: Vec<OutcomeWhen>,
}

/// Conditions of an outcome.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum OutcomeWhen {
    /// A copy of the account exists.
    Preserved(AccountId),
    /// A copy of the account still lives at the end.
    Kept(AccountId),
    /// Data of this category was disclosed.
    Disclosed(AccountId, DataCategory),
    /// Something that saves came before this event: an emergency answer with data, or a record at home.
    SavedBefore(EventId),
    /// The same, by data of this account or by a record at home.
    SavedBy(EventId, AccountId),
    /// A file of a package is classed so at the end.
    Classed(String, Class),
    /// What nobody asked of this account is sealed.
    Sealed(AccountId),
    /// No finding of this severity or worse.
    NoneWorseThan(Severity),
}
