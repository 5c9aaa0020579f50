//! Law, clause by clause. What a clause says is written in our own words; source, as-of date and
//! certainty go with it to the screen.

use super::id::LawId;
use super::time::Date;
use serde::{Deserialize, Serialize};

/// How sure we are of a clause: `law.md` gives the meaning of the letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Certainty {
    /// Sure.
    High,
    /// Believed right, a detail to be confirmed.
    Medium,
    /// Uncertain; always shown as such.
    Low,
}

/// Where the law comes from; shown in this order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Jurisdiction {
    /// Pakistan.
    Pakistan,
    /// Treaties and soft law.
    International,
    /// The United States.
    UnitedStates,
    /// Ireland and the European Union.
    Europe,
    /// Council of Europe.
    CouncilOfEurope,
    /// Any other, by the name that people read: a document of law brings its jurisdiction with it.
    Named(String),
}

/// A document of law: an Act, a treaty, or a shelf of small ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// The part of a clause id before the slash.
    pub id: LawId,
    /// Full title.
    pub title: String,
    /// Where it comes from.
    pub jurisdiction: Jurisdiction,
    /// How officers write its name; how free text is recognised as citing it.
    #[serde(default)]
    pub names: Vec<String>,
    /// Its clauses, in order.
    pub clauses: Vec<LawClause>,
}

/// One clause of law.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LawClause {
    /// The part of the clause id after the slash.
    pub number: String,
    /// Short heading.
    pub title: String,
    /// What it says, in our words (Markdown).
    pub text: String,
    /// First and last day on which it was law as written here; a missing end is open.
    /// A first day of 9999-12-31 says that it is not in force yet, on no day of a case.
    #[serde(default)]
    pub in_force: (Option<Date>, Option<Date>),
    /// What was read, and in which state.
    pub source: String,
    /// The day of the text that was read.
    pub as_of: Date,
    /// How sure we are.
    pub certainty: Certainty,
    /// Pakistan's position, for a treaty.
    #[serde(default)]
    pub position: Option<String>,
}

/// True when `day` lies in the half-open-ended period.
pub fn in_force(period: &(Option<Date>, Option<Date>), day: Date) -> bool {
    period.0.is_none_or(|from| from <= day) && period.1.is_none_or(|to| day <= to)
}
