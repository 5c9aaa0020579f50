//! What a running case keeps: pins, requests and their sendings, what happened, deadlines and losses.

use crate::content::data::{DataCategory, Measure};
use crate::content::id::{AccountId, ChannelId, ClauseId, EntityId, ExhibitId, FormId, ProviderId, ScenarioId};
use crate::content::time::CaseTime;
use crate::content::value::Values;
use crate::request::Observations;
use crate::request::facts::{Earlier, Ticket};
use std::collections::BTreeSet;

/// A text pinned to the notebook.
#[derive(Clone, Debug, PartialEq)]
pub struct Pin {
    /// The text.
    pub text: String,
    /// Where it comes from.
    pub exhibit: String,
    /// From and to.
    pub span: Option<(usize, usize)>,
}

/// One request with all that was done about it.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// Its number.
    pub number: u32,
    /// Its measure.
    pub measure: Measure,
    /// To which provider.
    pub provider: Option<ProviderId>,
    /// To which company, as chosen.
    pub entity: Option<EntityId>,
    /// Through which door, as chosen.
    pub channel: Option<ChannelId>,
    /// On which form.
    pub form: Option<FormId>,
    /// Why, as written in the diary.
    pub why: String,
    /// Number of the action that chose it.
    pub chosen: u32,
    /// When it was chosen.
    pub at: CaseTime,
    /// What stands in the form.
    pub values: Values,
    /// What was sent, first to last.
    pub sendings: Vec<Sending>,
    /// It was withdrawn.
    pub withdrawn: bool,
    /// The way of a request for assistance so far.
    pub passage: Option<Passage>,
}

/// The way of a request for mutual legal assistance so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passage {
    /// The desk at which it lies, by its place in the chain.
    pub stage: usize,
    /// The number under which the central authority sent it.
    pub number: Option<String>,
    /// When the order made there was served on the company.
    pub served: Option<CaseTime>,
}

/// One sending of a request, and the case as it stood.
#[derive(Clone, Debug)]
pub struct Sending {
    /// Number of the action.
    pub action: u32,
    /// When.
    pub at: CaseTime,
    /// What was sent.
    pub values: Values,
    /// What was observed in it.
    pub seen: Observations,
    /// The provider had asked before.
    pub repeated: bool,
    /// Exhibits opened before.
    pub opened: BTreeSet<ExhibitId>,
    /// Freezes that existed.
    pub tickets: Vec<Ticket>,
    /// Requests sent before.
    pub earlier: Vec<Earlier>,
    /// When the answer can be expected.
    pub answer_by: CaseTime,
    /// What is gone by then, frozen or not.
    pub gone: Vec<(AccountId, DataCategory, CaseTime)>,
}

#[derive(Clone, Debug)]
pub(super) struct Pending {
    pub(super) at: CaseTime,
    pub(super) request: u32,
    /// The desk of the chain that is through with it; none for an answer.
    pub(super) stage: Option<usize>,
}

/// Something that happened, for the story so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// When.
    pub at: CaseTime,
    /// Number of the action that did it; 0 for what happened by itself.
    pub action: u32,
    /// What.
    pub what: Happened,
}

/// Kinds of happenings.
#[derive(Clone, Debug, PartialEq)]
pub enum Happened {
    /// An exhibit was opened for the first time.
    Opened(ExhibitId),
    /// A request was sent.
    Sent(u32),
    /// An answer came, by number of the reply.
    Replied(u32),
    /// An event of the scenario, by its place in the list.
    Event(usize),
    /// A provider was asked something; the clauses that answer it, none where its guidelines do not say.
    Asked(ProviderId, String, Vec<ClauseId>),
    /// A provider was asked whether a request would find anything under this value; whether it holds something.
    AskedFirst(ProviderId, String, bool),
    /// An exhibit came into the file.
    Brought(ExhibitId),
    /// A request was withdrawn.
    Withdrawn(u32),
    /// Nothing is sent, and why.
    SentNothing(String),
    /// A note in the diary.
    Noted(String),
    /// An improper instruction was answered: refused, or recorded and referred.
    InstructionAnswered {
        /// Recorded and referred; else refused.
        referred: bool,
        /// In which words.
        text: String,
    },
    /// The user was told of a disclosure.
    UserTold(u32),
    /// A desk on the way of an assistance request was through with it: request, place of the desk in the chain.
    Passed(u32, usize),
    /// A package came in, by its place among those received.
    PackageArrived(usize),
    /// A step was taken with a package: its place among those received, and the place of the step.
    Handled(usize, usize),
    /// The case was closed.
    Closed,
}

/// A deadline that the trainee knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline {
    /// When.
    pub at: CaseTime,
    /// What, as the scenario calls it, or the ticket.
    pub what: DeadlineKind,
}

/// Kinds of known deadlines.
#[derive(Clone, Debug, PartialEq)]
pub enum DeadlineKind {
    /// An event that an exhibit told of.
    Event(String),
    /// A freeze ends.
    TicketEnds(String),
    /// Last day to ask for an extension of a freeze.
    ExtendBy(String),
}

/// Data that nobody can get any more.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    /// The account.
    pub account: AccountId,
    /// The category.
    pub category: DataCategory,
    /// Since when.
    pub at: CaseTime,
    /// A copy was kept, or it was given before it went.
    pub saved: bool,
}

/// Why an action cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ActionError {
    /// The case is closed.
    #[error("the case is closed; nothing more can be done in it")]
    Closed,
    /// No such scenario.
    #[error("there is no scenario “{0}”; load the folder that holds it with --content")]
    NoScenario(ScenarioId),
    /// No such exhibit, clause, form, request or provider.
    #[error("there is no {kind} “{id}” in this case")]
    Unknown {
        /// What kind of thing.
        kind: &'static str,
        /// Its id.
        id: String,
    },
    /// The time to wait for cannot be read, or lies behind.
    #[error("cannot wait until “{0}”; write next_event, a time with offset, or a duration such as 2d 4h")]
    BadWait(String),
}
