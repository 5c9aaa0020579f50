//! General rules: one file a family, one item a rule. The rule book, the checker's coverage and the drills read
//! the same items that judge.

mod acts;
mod addressee;
mod after_disclosure;
mod assistance;
mod between_states;
mod breadth;
mod certificate;
mod children;
mod closely;
mod conclusions;
mod custody;
mod emergency;
mod evidence;
mod freezing;
mod hours;
mod identifiers;
mod integrity;
mod legal;
mod measure;
mod nexus;
mod offence;
mod own_steps;
mod people;
mod protection;
mod receipt;
mod receiving;
mod retention;
mod secrecy;
mod sending;
#[cfg(test)]
mod tests;
mod tickets;
mod treaty;
mod wording;

use super::finding::{Args, RuleCode};
use crate::content::criterion::{Dimension, Severity};
use crate::content::data::Measure;
use crate::content::id::ClauseId;
use crate::content::role::Role;
use crate::content::scenario::AlertHarms;
use crate::request::narrative::Text;
use crate::request::{CaseFacts, FieldPlace, Observations, Policy, Request};
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

/// What a rule sees of one request.
#[derive(Debug)]
pub struct RequestContext<'a> {
    /// The request.
    pub request: &'a Request<'a>,
    /// What was observed in it.
    pub seen: &'a Observations,
    /// The provider's policy of the day; none for measures at home.
    pub policy: Option<&'a Policy<'a>>,
    /// The case as it stood.
    pub facts: &'a CaseFacts<'a>,
    /// Everything that was written in words, cut once for all rules.
    written: OnceCell<Vec<Written>>,
}

/// A text of a form: where it stands, as typed, and in words.
#[derive(Debug)]
pub struct Written {
    /// Where.
    pub place: FieldPlace,
    /// As typed.
    pub raw: String,
    /// In words.
    pub text: Text,
}

impl<'a> RequestContext<'a> {
    /// What rules see of this request.
    pub fn new(
        request: &'a Request<'a>,
        seen: &'a Observations,
        policy: Option<&'a Policy<'a>>,
        facts: &'a CaseFacts<'a>,
    ) -> Self {
        Self { request, seen, policy, facts, written: OnceCell::new() }
    }

    /// True for a request for voluntary disclosure.
    pub fn is_voluntary(&self) -> bool {
        self.request.measure == Measure::Voluntary
    }

    /// True for a request for preservation.
    pub fn is_freeze(&self) -> bool {
        self.request.measure == Measure::Preserve
    }

    /// True for a request for mutual legal assistance.
    pub fn is_assistance(&self) -> bool {
        matches!(self.request.measure, Measure::Mla | Measure::MlaRealTime)
    }

    /// True for a request that wants stored data disclosed: by a company's will, or by an order of its State.
    pub fn wants_stored(&self) -> bool {
        self.is_voluntary() || self.request.measure == Measure::Mla
    }

    /// True for an order at home.
    pub fn is_home_order(&self) -> bool {
        self.request.measure == Measure::DomesticOrder
    }

    /// True for a message from police to police.
    pub fn is_contact(&self) -> bool {
        self.request.measure == Measure::ContactPoint
    }

    /// True when the paper goes to a company abroad.
    pub fn is_abroad(&self) -> bool {
        self.policy.is_some() && !self.is_home_order() && !self.is_contact()
    }

    /// True when silence matters: telling the user does harm.
    pub fn alert_harms(&self) -> bool {
        self.facts.scenario.facts.alert_harms != AlertHarms::No
    }

    /// True for what the case had filled in and the trainee could not change: no word of his, and no merit.
    pub fn is_given(&self, key: &str) -> bool {
        self.request.is_given(self.facts.scenario, key)
    }

    /// Everything that was written in words.
    pub fn texts(&self) -> &[Written] {
        self.written.get_or_init(|| {
            let texts = self.request.texts().into_iter();
            texts.map(|(place, raw)| Written { text: Text::new(&raw), place, raw }).collect()
        })
    }

    /// The first place in any text where a mark is found.
    pub fn first_mark(&self, mark: impl Fn(&Text) -> Vec<Range<usize>>) -> Option<FieldPlace> {
        self.texts().iter().find_map(|written| mark(&written.text).first().map(|span| written.place.clone().span(span)))
    }
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
    /// The general entry even where the case has a model: what is better is to leave something out.
    pub leave_out: bool,
    /// How it is judged.
    pub judge: Judge,
}

/// Judges a request after the others have, and knows what they found broken.
type AfterOthers = fn(&RequestContext<'_>, &[Slip]) -> Vec<Verdict>;

/// What a rule looks at.
#[derive(Clone, Copy)]
pub enum Judge {
    /// One request to a provider, or one order at home.
    Request(fn(&RequestContext<'_>) -> Vec<Verdict>),
    /// The whole attempt.
    Attempt(fn(&super::AttemptContext<'_>) -> Vec<Verdict>),
    /// One request, and the whole attempt too: a mistake that shows in a paper, or in what became of it.
    Both(fn(&RequestContext<'_>) -> Vec<Verdict>, fn(&super::AttemptContext<'_>) -> Vec<Verdict>),
    /// One request after all others have: what they found broken is known to it.
    After(AfterOthers),
}

/// A mistake that a rule has found in a request: which rule, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Slip {
    /// The rule.
    pub code: RuleCode,
    /// Where it stands.
    pub place: FieldPlace,
}

impl Judge {
    /// How it judges one request, if it does.
    pub fn request(&self) -> Option<fn(&RequestContext<'_>) -> Vec<Verdict>> {
        match self {
            Self::Request(judge) | Self::Both(judge, _) => Some(*judge),
            Self::Attempt(_) | Self::After(_) => None,
        }
    }

    /// How it judges the whole attempt, if it does.
    pub fn attempt(&self) -> Option<fn(&super::AttemptContext<'_>) -> Vec<Verdict>> {
        match self {
            Self::Attempt(judge) | Self::Both(_, judge) => Some(*judge),
            Self::Request(_) | Self::After(_) => None,
        }
    }

    /// How it judges one request after the others, if it does.
    pub fn after(&self) -> Option<AfterOthers> {
        if let Self::After(judge) = self { Some(*judge) } else { None }
    }
}

impl std::fmt::Debug for Judge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Request(_) => "Request",
            Self::Attempt(_) => "Attempt",
            Self::Both(..) => "Both",
            Self::After(_) => "After",
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
        /// Clauses on what was done right; those of the rule, where none stands here.
        cites: Vec<ClauseId>,
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

/// What most rules share: no covering, not asked by a guideline.
const PLAIN: Rule = Rule {
    code: RuleCode(0),
    title: "",
    mistakes: &[],
    dimensions: (Dimension::Legal, None),
    severities: &[],
    why: "",
    source: "",
    cites: &[],
    asked_by: None,
    reads: &[],
    covers: &[],
    breaks: "",
    meets: "",
    says: &[],
    causes: &[],
    better: "",
    leave_out: false,
    judge: Judge::Request(|_| Vec::new()),
};

impl Verdict {
    /// Where a mistake stands.
    pub fn broken_at(&self) -> Option<&FieldPlace> {
        if let Self::Broken { place, .. } = self { Some(place) } else { None }
    }

    /// Done right, here.
    pub fn met(place: FieldPlace) -> Self {
        Self::Met { place, cites: Vec::new() }
    }

    /// Not decided by rule: a question to oneself.
    pub fn unsure(place: FieldPlace, question: impl Into<String>, cites: &[ClauseId]) -> Self {
        Self::Unsure { place, question: question.into(), cites: cites.to_vec() }
    }

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
        if let (Self::Met { cites, .. } | Self::Broken { cites, .. } | Self::Unsure { cites, .. }, Some(clause)) =
            (&mut self, clause)
        {
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

/// Every rule, in the order in which findings of the same weight are told: group by group, and by code within each.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    static IN_ORDER: LazyLock<Vec<&Rule>> = LazyLock::new(|| {
        let by_code = |group: &&'static [&'static [Rule]]| {
            let mut rules: Vec<&Rule> = group.iter().copied().flatten().collect();
            rules.sort_by_key(|rule| rule.code);
            rules
        };
        FAMILIES.iter().flat_map(by_code).collect()
    });
    IN_ORDER.iter().copied()
}

/// Families of rules, one file each; those that are told together stand in one group.
const FAMILIES: &[&[&[Rule]]] = &[
    &[addressee::RULES, measure::RULES],
    &[sending::RULES],
    &[legal::RULES],
    &[treaty::RULES],
    &[assistance::RULES],
    &[offence::RULES],
    &[nexus::RULES, breadth::RULES],
    &[wording::RULES, closely::RULES],
    &[identifiers::RULES],
    &[freezing::RULES, tickets::RULES],
    &[secrecy::RULES],
    &[people::RULES, children::RULES, retention::RULES],
    &[emergency::RULES, after_disclosure::RULES],
    &[evidence::RULES],
    &[integrity::RULES],
    &[receipt::RULES, certificate::RULES],
    &[custody::RULES],
    &[hours::RULES, conclusions::RULES],
    &[protection::RULES],
    &[acts::RULES],
    &[own_steps::RULES],
];

/// The rule with this code.
pub fn by_code(code: RuleCode) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}
