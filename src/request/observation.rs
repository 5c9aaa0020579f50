//! What can be observed in a request: the one reading that answers and findings share.

mod reading;

pub use reading::{Addressed, AssistancePoint, EmergencyReading, ItemAccess, ItemReading, PeriodReading, RowReading, Sender};

use super::place::FieldPlace;
use crate::content::data::DataCategory;
use crate::content::id::{AccountId, ClauseId, EntityId};
use crate::content::policy::{Breadth, Need, SignatureElement};
use crate::content::time::CaseTime;

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
    /// The desk that the company calls back.
    CallBack {
        /// Somebody there confirms the sender.
        confirms: bool,
        /// Where.
        place: FieldPlace,
        /// The clause on calls.
        clause: ClauseId,
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
