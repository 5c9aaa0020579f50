//! What the author of a scenario expects of this case, beyond the rules that hold for every request.

use super::data::{DataCategory, Measure};
use super::id::{AccountId, ClauseId, CriterionId, EventId};
use super::role::Role;
use super::time::{CaseTime, Date};
use serde::{Deserialize, Serialize};

/// How much a mistake weighs. `mistakes.md` section 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// Answered with loss, or good practice that nobody demands.
    Minor,
    /// Returned, refused for the item, narrowed, or badly delayed.
    Major,
    /// A person harmed, unlawful, or nothing usable left.
    Fatal,
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Dimension {
    /// Legal basis.
    Legal,
    /// Necessity and proportionality.
    Necessity,
    /// Procedure.
    Procedure,
    /// Precision.
    Precision,
    /// Human rights and confidentiality.
    Rights,
    /// Admissibility.
    Admissibility,
    /// Timeliness.
    Timeliness,
}

impl Dimension {
    /// All seven, in the order of reports.
    pub const ALL: [Self; 7] =
        [Self::Legal, Self::Necessity, Self::Procedure, Self::Precision, Self::Rights, Self::Admissibility, Self::Timeliness];

    /// Its name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Legal => "legal",
            Self::Necessity => "necessity",
            Self::Procedure => "procedure",
            Self::Precision => "precision",
            Self::Rights => "rights",
            Self::Admissibility => "admissibility",
            Self::Timeliness => "timeliness",
        }
    }
}

/// One expectation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// Its id.
    pub id: CriterionId,
    /// What is judged.
    pub judge: Judge,
    /// What it weighs when missed.
    pub severity: Severity,
    /// What it is about.
    pub dimension: Dimension,
    /// What the trainee is told when it is missed, in a sentence.
    pub missed: String,
    /// What the trainee is told when it is met.
    pub met: String,
    /// What is better.
    #[serde(default)]
    pub better: String,
    /// What it causes in the story.
    #[serde(default)]
    pub consequence: String,
    /// Clauses that it rests on.
    #[serde(default)]
    pub cites: Vec<ClauseId>,
    /// Mistakes of `mistakes.md` whose finding already says it: then this one hangs under it, free of charge.
    #[serde(default)]
    pub same_as: Vec<String>,
}

/// Kinds of expectation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Judge {
    /// A preservation of this account was made while it still caught something.
    Freezes {
        /// The account.
        account: AccountId,
        /// It caught all of these; anything, if empty.
        #[serde(default)]
        items: Vec<DataCategory>,
    },
    /// Some request asks these categories of this account, and was read: not sent back, and not lost at a wrong door.
    AsksFor {
        /// The account.
        account: AccountId,
        /// Categories.
        items: Vec<DataCategory>,
        /// By one of these measures; by any that discloses, if empty.
        #[serde(default)]
        by: Vec<Measure>,
    },
    /// No sent request touches this account.
    DoesNotAskFor {
        /// The account.
        account: AccountId,
        /// A concept of the case by which a text asks for it all the same, in words: then nothing is praised.
        #[serde(default)]
        in_words: Option<String>,
    },
    /// No request by these measures (by any, if empty) touched this account before this moment; never, without one.
    LeavesAlone {
        /// The account.
        account: AccountId,
        /// Measures.
        #[serde(default)]
        measures: Vec<Measure>,
        /// The moment.
        #[serde(default)]
        until: Option<CaseTime>,
    },
    /// The period of requests about this account lies in these bounds.
    PeriodWithin {
        /// The account.
        account: AccountId,
        /// Not before.
        from: CaseTime,
        /// Not after.
        to: CaseTime,
    },
    /// Data of one of these accounts and kinds came by a moment, by whatever way; at any time, without one.
    Learns {
        /// Accounts and kinds, of which one is enough.
        any_of: Vec<(AccountId, DataCategory)>,
        /// The moment.
        #[serde(default)]
        before: Option<CaseTime>,
    },
    /// A measure was sent before a moment, for this account if one is named, and was read.
    Before {
        /// The measure.
        measure: Measure,
        /// The account that its rows name; any, if none is named.
        #[serde(default)]
        account: Option<AccountId>,
        /// The moment.
        moment: CaseTime,
    },
    /// One measure was sent before another.
    InOrder {
        /// The earlier.
        first: Measure,
        /// The later.
        then: Measure,
    },
    /// The measure was taken at all.
    UsesMeasure(Measure),
    /// The measure was not taken.
    AvoidsMeasure(Measure),
    /// A narrative names one of each of these groups of words, dates or exhibits.
    NarrativeCarries {
        /// Which field.
        role: Role,
        /// On which measure.
        measure: Measure,
        /// Groups; one word of each is enough, or one concept of the case that stands by `#` and its id.
        concepts: Vec<Vec<String>>,
        /// Concepts of the case whose sentences do not count.
        #[serde(default)]
        unless: Vec<String>,
    },
    /// A narrative tells a concept of the case in any request of this measure.
    Tells {
        /// Which field.
        role: Role,
        /// On which measure.
        measure: Measure,
        /// Its id, in `concepts` of the case.
        concept: String,
    },
    /// One note records one of each of these groups. What was pinned is the file's own words, and no note.
    Notes {
        /// Groups; one word of each is enough, or one concept of the case that stands by `#` and its id.
        concepts: Vec<Vec<String>>,
        /// Concepts of the case whose sentences do not count.
        #[serde(default)]
        unless: Vec<String>,
        /// It passes something on: what says that nobody was told does not count.
        #[serde(default)]
        passes_on: bool,
        /// Written before this moment; at any time, without one.
        #[serde(default)]
        until: Option<CaseTime>,
    },
    /// A freeze was extended or handed on before this day.
    Extends {
        /// The account.
        account: AccountId,
        /// The day.
        before: Date,
    },
    /// The number of an assistance request was told to the company while the copy of this account lived.
    HandsOnNumber {
        /// The account.
        account: AccountId,
    },
    /// A freeze was withdrawn.
    Withdraws {
        /// The account.
        account: AccountId,
    },
    /// A package's surplus was sealed.
    Seals {
        /// The account of the surplus.
        account: AccountId,
    },
    /// An improper instruction was refused or referred.
    RefusesInstruction,
    /// A person was saved before this event.
    SavedBefore {
        /// The event.
        event: EventId,
        /// The account whose data saves; any, if none is named. A record at home is of no account and counts too.
        #[serde(default)]
        account: Option<AccountId>,
    },
    /// Something that was ticked shows an element of the offence, and nothing that shows nothing of it was.
    ShowsElement {
        /// The element.
        element: String,
        /// Exhibits (by id) and pieces (by name) of which one is enough.
        any_of: Vec<String>,
        /// Exhibits and pieces that must not be ticked for it.
        #[serde(default)]
        not: Vec<String>,
    },
    /// A time of this piece was converted to this moment.
    Converts {
        /// The piece.
        item: String,
        /// The moment.
        moment: CaseTime,
    },
    /// A conclusion names this next step.
    NextStep {
        /// The step, by key.
        step: String,
    },
    /// An item was classed so at the close.
    Classes {
        /// The item.
        item: String,
        /// As what.
        class: String,
    },
}
