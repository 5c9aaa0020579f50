//! A lesson: what stands before the cases of a module.

use super::id::{ClauseId, LessonId};
use super::time::Date;
use serde::{Deserialize, Serialize};

/// A module of the workshop, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Module {
    /// M1 Crimes and law.
    CrimesAndLaw,
    /// M2 Data and human rights.
    DataAndRights,
    /// M3 Preservation.
    Preservation,
    /// M4 Voluntary disclosure.
    VoluntaryDisclosure,
    /// M5 Emergency.
    Emergency,
    /// M6 Mutual legal assistance.
    MutualLegalAssistance,
    /// M7 Handling and admissibility.
    Handling,
    /// Capstone.
    Capstone,
}

impl Module {
    /// All, in the workshop's order.
    pub const ALL: [Self; 8] = [
        Self::CrimesAndLaw,
        Self::DataAndRights,
        Self::Preservation,
        Self::VoluntaryDisclosure,
        Self::Emergency,
        Self::MutualLegalAssistance,
        Self::Handling,
        Self::Capstone,
    ];
}

/// A lesson.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// Its id.
    pub id: LessonId,
    /// The module that it opens.
    pub module: Module,
    /// Its title.
    pub title: String,
    /// Reading time in minutes.
    pub minutes: u32,
    /// Its text (Markdown).
    pub text: String,
    /// Clauses that it rests on.
    pub cites: Vec<ClauseId>,
    /// The day of its facts.
    pub as_of: Date,
}
