//! The right path of a case, step by step, and by what a trainee's own step is recognised beside it.

use crate::content::data::Measure;
use crate::content::id::{ClauseId, ExhibitId};
use crate::content::role::Role;
use serde::{Deserialize, Serialize};

/// A step of the right path.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModelStep {
    /// What to do.
    pub title: String,
    /// Why.
    pub text: String,
    /// Clauses.
    #[serde(default)]
    pub cites: Vec<ClauseId>,
    /// What a trainee does who takes this step: any of these. Nothing, where no act shows it.
    #[serde(default)]
    pub matched_by: Vec<MatchedBy>,
}

/// An own act that corresponds to a step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum MatchedBy {
    /// A measure was sent, or recorded where it has no form; `Measure(Nothing)`: it was written down that nothing is sent.
    Measure(Measure),
    /// This exhibit was read.
    Opened(ExhibitId),
    /// A note holds one of these words; any note, if none is named.
    Noted(Vec<String>),
    /// An entry of a sent form: the field with this role.
    Entry {
        /// Of which measure.
        measure: Measure,
        /// Which field.
        role: Role,
    },
    /// A request or a copy was given up.
    Withdrew,
    /// An improper instruction was refused or referred.
    Instruction,
}
