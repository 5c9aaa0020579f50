//! Measures and their legal basis: for one jurisdiction a table that says of each measure on what it rests, who
//! authorises it, for how long, through which channel, and which safeguard goes with it. To be read and searched; what
//! a unit may cite in a request is judged by [`super::power`], never by this table.

use super::id::{ClauseId, MeasuresId};
use super::law::{Certainty, Jurisdiction};
use super::time::Date;
use serde::{Deserialize, Serialize};

/// A table of one jurisdiction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureTable {
    /// Its id.
    pub id: MeasuresId,
    /// Whose officers it is for.
    pub jurisdiction: Jurisdiction,
    /// What it is made from.
    pub source: String,
    /// The day of its law.
    pub as_of: Date,
    /// Its rows, in order.
    pub rows: Vec<MeasureRow>,
}

/// Where a measure takes effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Reach {
    /// At home.
    Home,
    /// Abroad.
    Abroad,
    /// In both places.
    Anywhere,
}

/// One measure. Texts may be empty where the law is silent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureRow {
    /// Its id in the table.
    pub id: String,
    /// The measure.
    pub measure: String,
    /// Where it takes effect.
    pub reach: Reach,
    /// Which data it reaches.
    pub data: String,
    /// The own legal basis.
    pub basis: String,
    /// The basis on the other side.
    #[serde(default)]
    pub basis_there: String,
    /// Who authorises it.
    pub who: String,
    /// For how long, or how fast.
    pub limit: String,
    /// By which way it goes.
    pub channel: String,
    /// What protects those whom it touches.
    pub safeguard: String,
    /// The clauses that it rests on.
    pub cites: Vec<ClauseId>,
    /// How sure we are of the row.
    pub certainty: Certainty,
    /// What is open about it.
    #[serde(default)]
    pub open: String,
}
