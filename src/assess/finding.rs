//! What is found: which rule, how bad, where, with which arguments. Words are made of it at the edge.

use crate::content::criterion::{Dimension, Severity};
use crate::content::id::{ClauseId, CriterionId, FormId};
use crate::request::FieldPlace;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;

/// `EE-015`: the number is that of the E-code in `mistakes.md`; rules of other origin start at 101.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleCode(pub u16);

impl RuleCode {
    /// Reads `EE-015`, `E15` or `15`.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().trim_start_matches(['E', 'e']).trim_start_matches('-');
        digits.parse().ok().map(Self)
    }
}

impl fmt::Display for RuleCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "EE-{:03}", self.0)
    }
}

impl Serialize for RuleCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_string())
    }
}

/// Named arguments of a message.
pub type Args = BTreeMap<&'static str, String>;

/// How a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Done right, and worth saying.
    Met,
    /// Cannot be decided by rule: a question to oneself.
    SelfCheck,
    /// A mistake.
    Broken(Severity),
}

impl Weight {
    /// Its word in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::SelfCheck => "selfcheck",
            Self::Broken(Severity::Minor) => "minor",
            Self::Broken(Severity::Major) => "major",
            Self::Broken(Severity::Fatal) => "fatal",
        }
    }
}

/// Where in an attempt a finding points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// Number of the action.
    pub action: u32,
    /// Number of the request.
    pub request: Option<u32>,
    /// Its form.
    pub form: Option<FormId>,
    /// Where in the form.
    pub at: FieldPlace,
}

impl Finding {
    /// What it costs: its own weight, or that of a criterion of the case that failed by it, if that is heavier. Rules
    /// that hang under it are other sides of the same slip and cost nothing.
    pub fn cost(&self) -> Weight {
        let failed = self.also.iter().filter(|also| also.criterion.is_some()).map(|also| also.weight);
        match self.weight {
            Weight::Broken(_) => failed.chain([self.weight]).max().unwrap_or(self.weight),
            Weight::Met | Weight::SelfCheck => self.weight,
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule; criteria carry 100.
    pub code: RuleCode,
    /// Codes of `mistakes.md`.
    pub mistakes: Vec<String>,
    /// The criterion, if it is one of the scenario.
    pub criterion: Option<CriterionId>,
    /// How it weighs.
    pub weight: Weight,
    /// What it is about.
    pub dimensions: Vec<Dimension>,
    /// Where.
    pub place: Place,
    /// Which of the rule's messages.
    pub variant: &'static str,
    /// What to put into it.
    pub args: Args,
    /// Clauses that it rests on.
    pub cites: Vec<ClauseId>,
    /// A better entry, if the scenario has one.
    pub better: Option<String>,
    /// What it caused in the story (simulated).
    pub consequence: Option<String>,
    /// Findings with the same cause that hang under it.
    pub also: Vec<Finding>,
}
