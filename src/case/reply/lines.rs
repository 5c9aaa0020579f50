//! What an answer consists of: how a request ends, and each thing the letter says.

use super::aside::{CaptureLine, ConsentLine, HomeLine, PoliceLine};
use crate::content::data::DataCategory;
use crate::content::id::{AccountId, ClauseId, ProviderId};
use crate::content::policy::{Breadth, Need, Process, Question, SignatureElement};
use crate::content::time::{CaseTime, Date};
use crate::request::observation::AssistancePoint;
use serde::Serialize;

/// How a request ends, as far as it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestOutcome {
    /// Everything that was asked.
    Granted,
    /// Some of it.
    Partly,
    /// Less than was asked, in time or breadth.
    Narrowed,
    /// A question first.
    Asked,
    /// Sent back.
    Returned,
    /// Refused.
    Refused,
    /// No answer at all.
    Silent,
    /// A copy is kept.
    Preserved,
    /// Not answered yet.
    Pending,
}

/// An answer that arrived.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// Its number in the attempt, from 1.
    pub id: u32,
    /// The request that it answers.
    pub request: u32,
    /// When it arrived.
    pub at: CaseTime,
    /// From whom; a custodian at home by name.
    pub from: String,
    /// The provider, if it is one.
    pub provider: Option<ProviderId>,
    /// How the request stands after it.
    pub outcome: RequestOutcome,
    /// What it says, line by line.
    pub lines: Vec<ReplyLine>,
    /// What became of each thing that was asked.
    pub items: Vec<ItemAnswer>,
    /// The freeze that was made.
    pub ticket: Option<String>,
    /// What is asked back.
    pub asks: Vec<Question>,
    /// Records that came with it, line by line, as the provider prints them.
    pub records: Vec<String>,
}

/// One sentence of an answer and the clause that it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplyLine {
    /// What it says.
    pub what: Line,
    /// The clause.
    pub clause: Option<ClauseId>,
}

/// What became of one thing that was asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemAnswer {
    /// `a1/BSI`, or the value of a row that names no account.
    pub item: String,
    /// What became of it.
    pub answer: Answered,
    /// The account.
    #[serde(skip)]
    pub account: Option<AccountId>,
    /// The category.
    #[serde(skip)]
    pub category: Option<DataCategory>,
}

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answered {
    /// Frozen.
    Frozen,
    /// Disclosed.
    Disclosed,
    /// Only by another process.
    Refused,
    /// It does not exist, or no longer.
    NotFound,
    /// Asked back.
    Asked,
    /// Never held.
    NeverHeld,
}

/// The sentences that an answer can have.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// A copy was taken of these.
    Frozen(Vec<String>),
    /// Its ticket, day of the copy, last day, last day to ask for an extension.
    Ticket {
        /// Number.
        number: String,
        /// Day of the copy.
        copied: Date,
        /// Last day.
        until: Option<Date>,
        /// Ask for more by.
        extend_by: Option<Date>,
    },
    /// The copy is kept longer: its ticket and new last day.
    Extended(String, Date),
    /// The copy ran out on this day.
    CopyLapsed(String, Date),
    /// The extension came too late; the copy ends on this day.
    ExtensionLate(String, Date),
    /// The clause gives no further extension.
    NoMoreRenewals(String),
    /// No clause speaks of extensions.
    NoRenewal,
    /// No ticket of this company is named.
    NoSuchTicket,
    /// Proof of an assistance request is missing.
    WantsMlaProof,
    /// The copy is given up.
    Released(String),
    /// Copies of these accounts are given up, the others of the ticket are kept.
    ReleasedOf(String, Vec<String>),
    /// The copy is of what exists, and discloses nothing.
    SnapshotOnly,
    /// No account under this identifier.
    NoSuchAccount(String),
    /// This identifier finds nobody.
    FindsNobody(String),
    /// The day on which it was seen is missing.
    WantsDateSeen(String),
    /// No identifier at all.
    NoIdentifier,
    /// Everything: comes back, is refused, or is read narrowly.
    Limitless(Breadth),
    /// What everybody can see.
    Public(Breadth),
    /// No data type is ticked.
    NoDataTypes,
    /// No period, or an open one.
    WantsPeriod,
    /// The period was cut to this many days.
    PeriodCut(i64),
    /// The period was cut to what the facts carry.
    PeriodNarrowed,
    /// Data that does not exist yet.
    FutureCut,
    /// The step that will follow is missing.
    WantsFollowUp,
    /// The link of these accounts is missing.
    WantsNexus(Vec<String>),
    /// The power is missing.
    WantsPower,
    /// The offence is missing.
    WantsOffence,
    /// Some other statement is missing.
    WantsSaid(Need),
    /// The paper is in a language that nobody there reads.
    WantsTranslation,
    /// An element of the signature is missing.
    WantsSignature(SignatureElement),
    /// The mailbox is not official.
    WrongSender,
    /// The call confirmed nobody, and another desk had to be found.
    SenderVerified,
    /// The agency is not on the list.
    NotListed,
    /// Nobody or nothing was addressed.
    NotAddressed,
    /// Passed on inside the group to this company.
    PassedTo(String),
    /// Acknowledged, and goes no further.
    AcknowledgedOnly,
    /// Not processed at this company; the right one is named.
    NotProcessed(String),
    /// These kinds of data come with this letter.
    Disclosed(Vec<DataCategory>),
    /// This needs another process.
    NeedsProcess(String, Process),
    /// This needs an order of a court of the requesting State.
    NeedsOrder(String),
    /// These belong to an organisation, which is asked first.
    AskOrganisation(Vec<String>),
    /// Nothing is done about these: the request was read for its effect on human rights.
    RightsRead(Vec<String>),
    /// The order does not name these; with none, not all of the days.
    BeyondOrder(Vec<String>),
    /// This was never held.
    NeverHeld(String),
    /// This is gone.
    Gone(String),
    /// The collection in real time ran for so many days from this day on; what it brought comes with the letter.
    Collected(Date, i64),
    /// This is no emergency by the provider's test.
    NoEmergency,
    /// A real danger, but none of those that the provider lists.
    OtherDanger,
    /// The written confirmation was taken to the file.
    FollowUpNoted,
    /// The copy is kept for a request for assistance: its ticket, and until when, if there is an end.
    KeptForAssistance(String, Option<Date>),
    /// An authority on the way of an assistance request finds this wanting.
    Authority(AssistancePoint),
    /// The link of these accounts does not meet the test of the other State.
    WeakLink(Vec<String>),
    /// The police of the other State cannot do this at all, or not for this case.
    NotThrough(String),
    /// The user was told before the answer.
    UserTold,
    /// The user is not told until then.
    UserNotTold(String),
    /// A certificate comes with the records.
    WithCertificate,
    /// No certificate was asked.
    WithoutCertificate,
    /// The page was acted on, and the user may notice.
    BreachActedOn,
    /// What a custodian at home answers.
    Home(String),
    /// The custodian may not give it without leave of the court.
    HomeNeedsLeave,
    /// The custodian does not hold it.
    HomeNotHeld,
    /// Something else that is said at home.
    AtHome(HomeLine),
    /// What the police of another State say.
    Police(PoliceLine),
    /// What comes of looking at a page.
    Capture(CaptureLine),
    /// What comes of asking the owner.
    Consent(ConsentLine),
    /// The unit's account at the portal was confirmed on this day; what was sent before waited for it.
    PortalConfirmed(Date),
}
