//! What can be observed in a request: the one reading that answers and findings share.

use super::place::FieldPlace;
use crate::content::data::{DataCategory, IdentifierKind};
use crate::content::id::{AccountId, ClauseId, EntityId};
use crate::content::policy::{Breadth, Need, Process, SignatureElement, WrongDoor};
use crate::content::time::{CaseTime, Moment};

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

/// One observation.
#[derive(Clone, Debug, PartialEq)]
pub enum Observation {
    /// The company.
    Entity {
        /// How it fits.
        fits: Addressed,
        /// Which was chosen.
        chosen: Option<EntityId>,
        /// Where.
        place: FieldPlace,
        /// The clause on companies.
        clause: ClauseId,
    },
    /// The door.
    Channel {
        /// How it fits.
        fits: Addressed,
        /// Where.
        place: FieldPlace,
        /// The clause on doors.
        clause: ClauseId,
    },
    /// The sender.
    Sender {
        /// How it fits.
        fits: Sender,
        /// Where.
        place: FieldPlace,
        /// The clause on senders, if there is one.
        clause: Option<ClauseId>,
    },
    /// An element of the signature, present or missing.
    Signature {
        /// Which.
        element: SignatureElement,
        /// It is there.
        present: bool,
        /// Where.
        place: FieldPlace,
        /// The clause that demands it; none where it is good practice.
        clause: Option<ClauseId>,
    },
    /// A row of identifiers.
    Row(RowReading),
    /// No row at all.
    NoRows {
        /// Where.
        place: FieldPlace,
        /// The clause on identifiers.
        clause: ClauseId,
    },
    /// An item that is asked.
    Item(ItemReading),
    /// Nothing is ticked.
    NoItems {
        /// Where.
        place: FieldPlace,
        /// The clause that wants data types named.
        clause: Option<ClauseId>,
    },
    /// The period.
    Period {
        /// How it reads.
        reading: PeriodReading,
        /// Where.
        place: FieldPlace,
        /// The clause that wants it.
        clause: Option<ClauseId>,
    },
    /// Something that a clause, or good practice, wants said.
    Said {
        /// What.
        need: Need,
        /// It is said.
        present: bool,
        /// Of which account, where each needs it.
        account: Option<AccountId>,
        /// Where.
        place: FieldPlace,
        /// The clause that wants it; none where it is good practice.
        clause: Option<ClauseId>,
    },
    /// Simple means cannot tell whether a text ties the account to the act.
    NexusUnclear {
        /// Which account.
        account: Option<AccountId>,
        /// Where.
        place: FieldPlace,
    },
    /// The provider's test of an emergency against the case.
    EmergencyTest {
        /// How it comes out.
        reading: EmergencyReading,
        /// Where.
        place: FieldPlace,
        /// The clause on emergencies.
        clause: ClauseId,
    },
    /// Every emergency door must be used.
    EmergencyDoors {
        /// They were.
        all: bool,
        /// Where the second one is recorded.
        place: FieldPlace,
        /// The clause.
        clause: ClauseId,
    },
    /// A limitless demand.
    Limitless {
        /// Where.
        place: FieldPlace,
        /// How the provider answers, and by which clause.
        answer: Option<(Breadth, ClauseId)>,
    },
    /// Content demanded in words.
    ContentInWords {
        /// Where.
        place: FieldPlace,
        /// The clause on content.
        clause: Option<ClauseId>,
    },
    /// Something that an authority looks at in a request for assistance.
    Assistance {
        /// What.
        point: AssistancePoint,
        /// It holds; `None` where simple means cannot tell.
        holds: Option<bool>,
        /// Of which account, where each needs it.
        account: Option<AccountId>,
        /// Where.
        place: FieldPlace,
        /// The clause that wants it.
        clause: Option<ClauseId>,
    },
    /// The papers show a live breach of the provider's rules, and the officer did not say that acting on it would hurt.
    BreachShown {
        /// Where he could have said it.
        place: FieldPlace,
        /// The clause.
        clause: ClauseId,
    },
    /// Silence: asked, with a reason, with an end.
    Silence {
        /// It is asked.
        asked: bool,
        /// A reason is given that is more than a formula.
        reason: bool,
        /// A date or event is given.
        end: bool,
        /// Where.
        place: FieldPlace,
        /// The clause on notice.
        clause: Option<ClauseId>,
    },
}

/// All observations of one request, in the order in which a reviewer would make them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Observations(pub Vec<Observation>);

impl Observations {
    /// Rows of identifiers.
    pub fn rows(&self) -> impl Iterator<Item = &RowReading> {
        self.0.iter().filter_map(|observation| if let Observation::Row(row) = observation { Some(row) } else { None })
    }

    /// Items that are asked.
    pub fn items(&self) -> impl Iterator<Item = &ItemReading> {
        self.0.iter().filter_map(|observation| if let Observation::Item(item) = observation { Some(item) } else { None })
    }

    /// The period, its place and its clause.
    pub fn period(&self) -> Option<(&PeriodReading, &FieldPlace, Option<&ClauseId>)> {
        self.0.iter().find_map(|observation| match observation {
            Observation::Period { reading, place, clause } => Some((reading, place, clause.as_ref())),
            _ => None,
        })
    }

    /// First and last moment of the period, if it has both.
    pub fn bounds(&self) -> Option<(CaseTime, CaseTime)> {
        match self.period()? {
            (PeriodReading::Bounded { from, to, .. }, ..) => Some((*from, *to)),
            _ => None,
        }
    }

    /// Accounts that usable rows name, each once.
    pub fn accounts(&self) -> Vec<AccountId> {
        let mut accounts: Vec<AccountId> = Vec::new();
        for row in self.rows().filter(|row| row.usable) {
            if let Some(account) = &row.account
                && !accounts.contains(account)
            {
                accounts.push(account.clone());
            }
        }
        accounts
    }

    /// Categories that are asked, each once.
    pub fn categories(&self) -> Vec<DataCategory> {
        let mut categories: Vec<DataCategory> = self.items().map(|item| item.category).collect();
        categories.sort();
        categories.dedup();
        categories
    }

    /// Whether a need is met everywhere; `None` where nothing was looked at.
    pub fn said(&self, wanted: Need) -> Option<bool> {
        let mut any = false;
        for observation in &self.0 {
            if let Observation::Said { need, present, .. } = observation
                && *need == wanted
            {
                any = true;
                if !present {
                    return Some(false);
                }
            }
        }
        any.then_some(true)
    }

    /// Whether a point of an assistance request holds everywhere; `None` where nothing was looked at or nothing can be told.
    pub fn assistance(&self, wanted: AssistancePoint) -> Option<bool> {
        let mut any = None;
        for observation in &self.0 {
            if let Observation::Assistance { point, holds: Some(holds), .. } = observation
                && *point == wanted
            {
                if !holds {
                    return Some(false);
                }
                any = Some(true);
            }
        }
        any
    }

    /// Silence: asked, reason, end.
    pub fn silence(&self) -> Option<(bool, bool, bool)> {
        self.0.iter().find_map(|observation| match observation {
            Observation::Silence { asked, reason, end, .. } => Some((*asked, *reason, *end)),
            _ => None,
        })
    }
}
