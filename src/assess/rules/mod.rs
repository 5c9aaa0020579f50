//! General rules: one file a family, one item a rule. The rule book, the checker's coverage and the drills read
//! the same items that judge.

mod core;

use super::finding::{Args, RuleCode};
use crate::content::criterion::{Dimension, Severity};
use crate::content::id::ClauseId;
use crate::content::role::Role;
use crate::request::{CaseFacts, FieldPlace, Observations, Policy, Request};

/// What a rule sees of one request.
#[derive(Clone, Copy, Debug)]
pub struct RequestContext<'a> {
    /// The request.
    pub request: &'a Request<'a>,
    /// What was observed in it.
    pub seen: &'a Observations,
    /// The provider's policy of the day; none for measures at home.
    pub policy: Option<&'a Policy<'a>>,
    /// The case as it stood.
    pub facts: &'a CaseFacts<'a>,
}

/// One general rule.
#[derive(Debug)]
pub struct Rule {
    /// Its code.
    pub code: RuleCode,
    /// Its title: what is wrong, in a few words.
    pub title: &'static str,
    /// Codes of `mistakes.md`.
    pub mistakes: &'static [&'static str],
    /// What it is about: first, and second.
    pub dimensions: (Dimension, Option<Dimension>),
    /// What it may weigh.
    pub severities: &'static [Severity],
    /// Why it matters, in two or three B1 sentences.
    pub why: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// Clauses that stand behind it.
    pub cites: &'static [&'static str],
    /// How many guidelines ask it: `1 of 14 guidelines read`; none for law and good practice.
    pub asked_by: Option<&'static str>,
    /// Roles that it reads.
    pub reads: &'static [Role],
    /// Codes whose findings hang under this one when they have the same cause.
    pub covers: &'static [u16],
    /// An entry that breaks it.
    pub breaks: &'static str,
    /// An entry that meets it.
    pub meets: &'static str,
    /// Its messages: variant, and the sentence with `{arguments}`. The first is the usual one. `met` is said when
    /// it is met.
    pub says: &'static [(&'static str, &'static str)],
    /// What it causes in the story, by variant; `""` for all others (simulated).
    pub causes: &'static [(&'static str, &'static str)],
    /// A better entry in general, with `{arguments}`.
    pub better: &'static str,
    /// How it is judged.
    pub judge: Judge,
}

/// What a rule looks at.
#[derive(Clone, Copy)]
pub enum Judge {
    /// One request to a provider, or one order at home.
    Request(fn(&RequestContext<'_>) -> Vec<Verdict>),
    /// The whole attempt.
    Attempt(fn(&super::AttemptContext<'_>) -> Vec<Verdict>),
}

impl std::fmt::Debug for Judge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Request(_) => "Request",
            Self::Attempt(_) => "Attempt",
        })
    }
}

/// What a rule says of one place. No verdict at all means: not applicable; only an explicit `Met` is praised.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Done right.
    Met {
        /// Where.
        place: FieldPlace,
    },
    /// A mistake.
    Broken {
        /// Where.
        place: FieldPlace,
        /// How bad.
        severity: Severity,
        /// Which message.
        variant: &'static str,
        /// Its arguments.
        args: Args,
        /// Clauses of this case, before those of the rule.
        cites: Vec<ClauseId>,
        /// The request, where the rule looks at the whole attempt.
        request: Option<u32>,
    },
    /// Not decided by rule.
    Unsure {
        /// Where.
        place: FieldPlace,
        /// What to ask oneself.
        question: String,
        /// Clauses.
        cites: Vec<ClauseId>,
    },
}

impl Verdict {
    /// A mistake with no arguments and no clause of its own.
    pub fn broken(place: FieldPlace, severity: Severity, variant: &'static str) -> Self {
        Self::Broken { place, severity, variant, args: Args::new(), cites: Vec::new(), request: None }
    }

    /// With an argument for its message.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if let Self::Broken { args, .. } = &mut self {
            args.insert(name, value.into());
        }
        self
    }

    /// With a clause of this case.
    pub fn citing(mut self, clause: Option<&ClauseId>) -> Self {
        if let (Self::Broken { cites, .. } | Self::Unsure { cites, .. }, Some(clause)) = (&mut self, clause) {
            cites.push(clause.clone());
        }
        self
    }

    /// About this request (for rules that look at the whole attempt).
    pub fn of_request(mut self, number: u32) -> Self {
        if let Self::Broken { request, .. } = &mut self {
            *request = Some(number);
        }
        self
    }
}

/// Every rule, family by family, in the order of codes within each.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.iter())
}

/// Families of rules: one file each.
const FAMILIES: &[&[Rule]] = &[core::RULES];

/// The rule with this code.
pub fn by_code(code: RuleCode) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}
