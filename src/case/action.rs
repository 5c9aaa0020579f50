//! What a trainee can do: one enum, and its line in an attempt file. Names are fixed by the contract of the
//! attempt file; unknown members of a line are kept by `attempt`, an unknown kind ends what can be graded.

use crate::content::id::{ChannelId, ClauseId, EntityId, ExhibitId, FormId, LessonId, ProviderId};
use crate::content::value::{Value, Values};
use serde::{Deserialize, Serialize};

/// One thing that a trainee did. Every value is what was typed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Action {
    /// Opened an exhibit.
    OpenExhibit {
        /// Which.
        id: ExhibitId,
    },
    /// Opened a clause.
    OpenClause {
        /// Which.
        id: ClauseId,
    },
    /// Opened a lesson.
    OpenLesson {
        /// Which.
        id: LessonId,
    },
    /// Pinned a text to the notebook.
    Pin {
        /// What.
        text: String,
        /// From which exhibit; `reply-N` for a reply, a clause id for a clause.
        #[serde(default)]
        exhibit: String,
        /// From and to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        span: Option<(usize, usize)>,
    },
    /// Took a text off the notebook.
    Unpin {
        /// What.
        text: String,
        /// From which exhibit.
        #[serde(default)]
        exhibit: String,
        /// From and to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        span: Option<(usize, usize)>,
    },
    /// Chose a measure; opens a form.
    Choose {
        /// Number of the request, from 1.
        request: u32,
        /// The measure, by key.
        measure: String,
        /// The provider.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        provider: Option<ProviderId>,
        /// The company.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        entity: Option<EntityId>,
        /// The door.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        channel: Option<ChannelId>,
        /// The form.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        form: Option<FormId>,
        /// Why now.
        #[serde(default)]
        why: String,
    },
    /// Settled a value.
    Set {
        /// Request.
        request: u32,
        /// Field key.
        field: String,
        /// Row.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        row: Option<usize>,
        /// Column.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        column: Option<String>,
        /// As typed.
        value: Value,
    },
    /// Added a row at this place.
    AddRow {
        /// Request.
        request: u32,
        /// Field key.
        field: String,
        /// Row.
        row: usize,
    },
    /// Removed a row.
    RemoveRow {
        /// Request.
        request: u32,
        /// Field key.
        field: String,
        /// Row.
        row: usize,
    },
    /// Asked to have a field checked (practice).
    CheckField {
        /// Request.
        request: u32,
        /// Field key.
        field: String,
    },
    /// Asked for a hint (practice).
    Hint {
        /// Request.
        request: u32,
        /// Field key.
        field: String,
        /// Which step.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        step: Option<u32>,
    },
    /// Signed and sent; complete in itself.
    Send {
        /// Request.
        request: u32,
        /// The form.
        form: FormId,
        /// All fields.
        values: Values,
    },
    /// Answered a provider's question.
    Answer {
        /// Number of the reply.
        reply: u32,
        /// In words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        text: String,
        /// Or by corrected fields.
        #[serde(default, skip_serializing_if = "Values::is_empty")]
        values: Values,
    },
    /// Withdrew a request or freeze.
    Withdraw {
        /// Request.
        request: u32,
        /// Why.
        #[serde(default)]
        text: String,
    },
    /// Asked the provider something.
    Ask {
        /// Provider.
        provider: ProviderId,
        /// What.
        text: String,
    },
    /// Let time pass.
    Wait {
        /// `next_event`, an offset time, or a duration.
        until: String,
    },
    /// An order to a custodian at home.
    DomesticOrder {
        /// The form's values.
        values: Values,
    },
    /// A capture of what everybody can see.
    OpenSource {
        /// The form's values.
        values: Values,
    },
    /// The owner's consent.
    Consent {
        /// The form's values.
        values: Values,
    },
    /// A message from police to police.
    ContactPoint {
        /// The form's values.
        values: Values,
    },
    /// Opened a file of a package: `copy`, `master` or `spreadsheet` says how.
    OpenItem(Evidence),
    /// Verified a ticket and its sender.
    VerifyTicket(Evidence),
    /// Verified a hash.
    VerifyHash(Evidence),
    /// Read a certificate against what came.
    CheckCertificate(Evidence),
    /// Logged custody.
    LogCustody(Evidence),
    /// Converted a time.
    ConvertTime(Evidence),
    /// Sealed an item.
    Seal(Evidence),
    /// Classed an item, or ticked what shows an element of the offence (item `element/Act`).
    Classify(Evidence),
    /// Said what the evidence shows, what it does not, and what follows.
    Conclude(Evidence),
    /// Refused an instruction in writing.
    RefuseInstruction {
        /// In which words.
        text: String,
    },
    /// Recorded an instruction and referred it.
    RecordAndRefer {
        /// In which words.
        text: String,
    },
    /// Wrote a note in the case diary.
    Note {
        /// What.
        text: String,
    },
    /// Closed the case.
    Close {
        /// Why.
        #[serde(default)]
        why: String,
    },
}

/// A step on received evidence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// The package.
    #[serde(default)]
    pub package: String,
    /// The item.
    #[serde(default)]
    pub item: String,
    /// The value entered.
    #[serde(default)]
    pub value: Value,
}

/// One line of an attempt: the action, its number, and copies of the two clocks.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionLine {
    /// Number, from 1.
    pub n: u32,
    /// Wall clock, as written; empty when left out by hand.
    pub wall: String,
    /// Case clock, as written; empty when left out by hand.
    pub case_time: String,
    /// The action.
    pub action: Action,
}
