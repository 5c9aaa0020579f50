//! How one thing in a request reads: an address, a sender, a row, an item of data, a period, a danger, a point between
//! States.

use crate::content::data::{DataCategory, IdentifierKind};
use crate::content::id::{AccountId, ClauseId};
use crate::content::policy::{Process, WrongDoor};
use crate::content::time::{CaseTime, Moment};
use crate::request::place::FieldPlace;

/// How an address fits.
#[derive(Clone, Debug, PartialEq)]
pub enum Addressed {
    /// As the clause says.
    Right,
    /// Nothing chosen, or nothing that exists.
    Nowhere,
    /// Somewhere else.
    Wrong {
        /// What happens there.
        answer: WrongDoor,
        /// What would be right.
        right: Vec<String>,
    },
}

/// How the sender's mailbox fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sender {
    /// Official, or sent through a focal unit.
    Official,
    /// None given.
    Missing,
    /// Not of the official domain.
    Private,
    /// An agency that is not on the company's list.
    Unlisted,
}

/// One row of identifiers, read.
#[derive(Clone, Debug, PartialEq)]
pub struct RowReading {
    /// Number of the row, from 0.
    pub row: usize,
    /// As typed.
    pub value: String,
    /// Its kind, going by its looks.
    pub kind: IdentifierKind,
    /// The provider finds accounts by such a value.
    pub usable: bool,
    /// The account that it names.
    pub account: Option<AccountId>,
    /// The account that it misses by a slip, with the right spelling.
    pub slip_of: Option<(AccountId, String)>,
    /// The value was typed again, otherwise.
    pub retyped_differs: bool,
    /// Where a date seen is demanded for this kind: whether one is given.
    pub date_seen: Option<bool>,
    /// The date seen, if one could be read.
    pub seen: Option<Moment>,
    /// The role that the officer gave it.
    pub role: String,
    /// Where.
    pub place: FieldPlace,
    /// The clause on such identifiers.
    pub clause: ClauseId,
}

/// One kind of data that is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemReading {
    /// Key of the choice.
    pub key: String,
    /// Its category.
    pub category: DataCategory,
    /// How it can be had.
    pub access: ItemAccess,
    /// Everybody can see it.
    pub public: bool,
    /// Where.
    pub place: FieldPlace,
    /// The clause on it.
    pub clause: Option<ClauseId>,
}

/// How an asked item can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemAccess {
    /// On this request.
    Open,
    /// On this request with an order of the requesting State, which is attached or not.
    WithOrder {
        /// It is attached.
        attached: bool,
    },
    /// By another process only.
    Closed(Process),
    /// It was never held.
    NeverHeld,
    /// No clause says.
    Unknown,
}

/// The period, read.
#[derive(Clone, Debug, PartialEq)]
pub enum PeriodReading {
    /// Nothing dated is asked, and no period given or needed.
    NotNeeded,
    /// Missing where dated data is asked.
    Missing,
    /// Something that is no period: 'since creation', one end open.
    Open,
    /// From and to.
    Bounded {
        /// From.
        from: CaseTime,
        /// To.
        to: CaseTime,
        /// Days by which it begins before, or ends after, what the facts carry.
        beyond_facts: i64,
        /// Days by which it is longer than the longest of the clause, which is named.
        beyond_clause: Option<(i64, ClauseId)>,
        /// It ends after the request was sent.
        future: bool,
        /// It ends before it begins.
        reversed: bool,
    },
}

/// How a provider's test of an emergency comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EmergencyReading {
    /// It is one.
    Met,
    /// There is no danger to body or life.
    None,
    /// Open to debate.
    Grey,
    /// A real danger, of a kind that this provider does not list.
    OtherLimb,
    /// It had passed when the request was sent.
    Passed,
}

/// What authorities look at in a request for mutual legal assistance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AssistancePoint {
    /// From one central authority to the other.
    Route,
    /// Signed by the authority that home law names.
    Signature,
    /// An investigation has commenced.
    Stage,
    /// A basis between the States is named.
    Treaty,
    /// The basis is open to both States and to this case.
    TreatyScope,
    /// The offence, by name and provision.
    Offence,
    /// Its maximum penalty.
    Penalty,
    /// The conduct is described for the other State.
    DualCriminality,
    /// The facts of an account meet the test of the other State.
    Standard,
    /// The data has bounds.
    Limits,
    /// Privileged talk is left out or filtered.
    Privilege,
    /// The form of the evidence is asked.
    EvidenceForm,
    /// Secrecy, and an order that binds the company.
    Confidentiality,
    /// Assurances to the other State.
    Assurances,
    /// A language that the other State reads, certified.
    Translation,
    /// One kind of real-time collection.
    RealTimeKind,
    /// Its term.
    RealTimeTerm,
    /// The order at home that allows the same.
    RealTimeOrder,
    /// Why nothing milder serves.
    LastResort,
    /// Who filters, and when it ends.
    RealTimeEnd,
}
