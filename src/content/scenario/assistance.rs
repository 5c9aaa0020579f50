//! The way of a request for mutual legal assistance, desk by desk. What each desk does is law; how long it takes is
//! practice: design values that a facilitator edits (`reference/chain.ron`, or `chain` in a scenario).

use crate::content::id::ClauseId;
use serde::{Deserialize, Serialize};

/// One desk on the way.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChainStage {
    /// Its id: `ministry`.
    pub id: String,
    /// The office, as people call it. `{state}` stands for the State of the company.
    pub office: String,
    /// What it does there.
    pub duty: StageDuty,
    /// Days until it is through; simulated.
    pub days: u32,
    /// What the trainee reads when it is through. `{number}` stands for the number of the request.
    pub text: String,
    /// Clauses that stand behind the duty; none where it is practice.
    #[serde(default)]
    pub cites: Vec<ClauseId>,
}

/// What a desk looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum StageDuty {
    /// Reads the draft: form, facts, persons. Sends back what the unit itself can mend.
    Draft,
    /// The central authority at home: route, treaty, stage of the case; signs, numbers and sends.
    Sends,
    /// The central authority there: treaty, language, dual criminality, assurances.
    Receives,
    /// Court or prosecutor there: the standard for each kind of data; then orders the company.
    Executes,
}
