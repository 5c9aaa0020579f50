//! A provider's policy on one day: its terms in force, later ones before earlier ones, each with its clause.

use crate::content::data::{DataCategory, DataKind, IdentifierKind, Measure};
use crate::content::id::{ClauseId, EntityId};
use crate::content::law::in_force;
use crate::content::policy::{
    Breadth, CallBack, Certificate, Delay, Exempt, Honours, Lifetime, Need, Notice, Pattern, Process, Question, Region,
    RenewalNeed, SenderRule, SignatureElement, Term, Traffic, With, WrongDoor,
};
use crate::content::provider::Provider;
use crate::content::time::Date;

/// The terms of a provider that are in force on a day.
#[derive(Clone, Debug)]
pub struct Policy<'a> {
    /// The provider.
    pub provider: &'a Provider,
    terms: Vec<(ClauseId, &'a Term)>,
}

/// An answer of the policy with the clause that gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Said<T> {
    /// What it says.
    pub what: T,
    /// The clause.
    pub clause: ClauseId,
}

/// What a policy says of an identifier.
#[derive(Clone, Debug, PartialEq)]
pub enum Acceptance<'a> {
    /// It finds an account, if it looks like this and comes with that.
    Accepted {
        /// How it looks.
        pattern: &'a Pattern,
        /// What goes with it.
        with: &'a [With],
    },
    /// It finds nobody.
    Rejected,
    /// No clause names it: not among what is accepted.
    Unnamed,
}

/// What a policy says of a kind of data.
#[derive(Clone, Debug, PartialEq)]
pub enum Access<'a> {
    /// It can be had this way.
    By {
        /// Which way.
        process: Process,
        /// What the request must say.
        needs: &'a [Need],
        /// May be refused.
        case_by_case: bool,
    },
    /// It was never held.
    NeverHeld,
}

/// The preservation that a policy offers.
#[derive(Clone, Debug, PartialEq)]
pub struct Preservation<'a> {
    /// For foreign police.
    pub foreign: Honours,
    /// Days, if promised.
    pub days: Option<u32>,
    /// What the request must say.
    pub needs: &'a [Need],
}

/// The renewal that a policy offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// How often.
    pub times: u32,
    /// Days each.
    pub days: u32,
    /// Asked at least so many days before the end.
    pub apply_before_days: Option<u32>,
}

/// Notice to the user.
#[derive(Clone, Debug, PartialEq)]
pub struct NoticeRule<'a> {
    /// When.
    pub when: Notice,
    /// What delays it.
    pub delayed_by: &'a [Delay],
    /// An end is required.
    pub end_required: bool,
    /// Exempt cases.
    pub exempt: &'a [Exempt],
}

impl<'a> Policy<'a> {
    /// The policy of `provider` on `day`.
    pub fn on(provider: &'a Provider, day: Date) -> Self {
        let terms = provider
            .clauses
            .iter()
            .rev()
            .filter(|clause| in_force(&clause.in_force, day))
            .flat_map(|clause| {
                let id = provider.clause_id(clause);
                clause.policy.iter().map(move |term| (id.clone(), term))
            })
            .collect();
        Self { provider, terms }
    }

    /// The first answer to a question, later clauses asked first.
    pub fn find<T>(&self, ask: impl Fn(&'a Term) -> Option<T>) -> Option<Said<T>> {
        self.terms.iter().find_map(|(clause, term)| ask(term).map(|what| Said { what, clause: clause.clone() }))
    }

    /// Every answer, in the order of the clauses.
    pub fn all<T>(&self, ask: impl Fn(&'a Term) -> Option<T>) -> Vec<Said<T>> {
        let mut all: Vec<_> =
            self.terms.iter().filter_map(|(clause, term)| ask(term).map(|what| Said { what, clause: clause.clone() })).collect();
        all.reverse();
        all
    }

    /// The company that controls the data of a user in this region.
    pub fn controller(&self, region: Region) -> Option<Said<&'a EntityId>> {
        let of = |wanted: &dyn Fn(Region) -> bool| {
            self.find(|term| match term {
                Term::Controls { entity, users } if wanted(*users) => Some(entity),
                _ => None,
            })
        };
        of(&|users| users == region).or_else(|| of(&|users| users == Region::Everywhere)).or_else(|| match region {
            Region::OutsideEurope => of(&|users| users == Region::EuropeMiddleEastSouthAsia),
            Region::Everywhere => of(&|_| true),
            _ => of(&|users| users == Region::Elsewhere),
        })
    }

    /// What a letter to a company that is not the controller meets.
    pub fn wrong_entity(&self, entity: &EntityId) -> Option<Said<WrongDoor>> {
        let answer = |exact: bool| {
            self.find(|term| match term {
                Term::WrongEntity { entity: named, answer }
                    if (named.as_ref() == Some(entity)) == exact && (exact || named.is_none()) =>
                {
                    Some(*answer)
                }
                _ => None,
            })
        };
        answer(true).or_else(|| answer(false))
    }

    /// The doors that are open to this traffic; what is open to every ordinary request is open to a preservation too.
    pub fn open_channels(&self, traffic: Traffic) -> Vec<Said<&'a str>> {
        self.all(|term| match term {
            Term::Channel { id, to }
                if to.contains(&traffic) || (traffic == Traffic::Preservation && to.contains(&Traffic::Ordinary)) =>
            {
                Some(id.as_str())
            }
            _ => None,
        })
    }

    /// What happens at a door that is not open.
    pub fn wrong_channel(&self, channel: &str) -> Option<Said<WrongDoor>> {
        self.find(|term| match term {
            Term::WrongChannel { id, answer } if id.as_str() == channel => Some(*answer),
            _ => None,
        })
    }

    /// Whose mailbox is accepted.
    pub fn sender(&self) -> Option<Said<SenderRule>> {
        self.find(|term| if let Term::Sender(rule) = term { Some(*rule) } else { None })
    }

    /// Whether and where the provider calls back.
    pub fn call_back(&self, traffic: Traffic) -> Option<Said<CallBack>> {
        self.find(|term| match term {
            Term::CallsBack { number, to } if to.contains(&traffic) => Some(*number),
            _ => None,
        })
    }

    /// Every element that a signed request must show.
    pub fn signature(&self) -> Vec<Said<&'a [SignatureElement]>> {
        self.all(|term| if let Term::Signature(elements) = term { Some(elements.as_slice()) } else { None })
    }

    /// What a signed request of this kind must show: the later clause on copies goes before the one on all letters.
    pub fn signature_on(&self, traffic: Traffic) -> Vec<Said<&'a [SignatureElement]>> {
        let copies = self.all(|term| match term {
            Term::PreservationSignature(elements) if traffic == Traffic::Preservation => Some(elements.as_slice()),
            _ => None,
        });
        if copies.is_empty() { self.signature() } else { copies }
    }

    /// What is said of a kind of identifier.
    pub fn acceptance(&self, kind: IdentifierKind) -> Said<Acceptance<'a>> {
        let named = self.find(|term| match term {
            Term::Accepts { kind: named, pattern, with } if *named == kind => Some(Acceptance::Accepted { pattern, with }),
            Term::Rejects(kinds) if kinds.contains(&kind) => Some(Acceptance::Rejected),
            _ => None,
        });
        named.unwrap_or_else(|| {
            let clause = self.find(|term| matches!(term, Term::Accepts { .. }).then_some(())).map(|said| said.clause);
            Said { what: Acceptance::Unnamed, clause: clause.unwrap_or_default() }
        })
    }

    /// What is said of a kind of data: its part first, then its category.
    pub fn access(&self, kind: DataKind) -> Option<Said<Access<'a>>> {
        let of = |wanted: DataKind| {
            self.find(|term| match term {
                Term::Gives { data, on, needs, case_by_case } if data.contains(&wanted) => {
                    Some(Access::By { process: *on, needs, case_by_case: *case_by_case })
                }
                Term::NeverHeld(data) if data.contains(&wanted) => Some(Access::NeverHeld),
                _ => None,
            })
        };
        of(kind).or_else(|| kind.part.and_then(|_| of(DataKind { category: kind.category, part: None })))
    }

    /// What every request for disclosure must say, whatever the data.
    pub fn general_needs(&self) -> Vec<Said<&'a [Need]>> {
        self.all(|term| if let Term::Needs(needs) = term { Some(needs.as_slice()) } else { None })
    }

    /// Days that something lives.
    pub fn lifetime(&self, what: Lifetime) -> Option<Said<u32>> {
        self.find(|term| match term {
            Term::Lives { what: named, days } if *named == what => Some(*days),
            _ => None,
        })
    }

    /// The longest period for this category, live and out of a preserved copy with an order.
    pub fn longest_period(&self, category: DataCategory) -> Option<Said<(u32, Option<u32>)>> {
        self.find(|term| match term {
            Term::LongestPeriod { days, preserved_with_order, data }
                if data.is_empty() || data.iter().any(|kind| kind.category == category) =>
            {
                Some((*days, *preserved_with_order))
            }
            _ => None,
        })
    }

    /// Whether dated data needs a period.
    pub fn period_required(&self) -> Option<Said<bool>> {
        self.find(|term| match term {
            Term::PeriodRequired => Some(true),
            Term::PeriodNotNeeded => Some(false),
            _ => None,
        })
    }

    /// Whether data types must be named.
    pub fn data_types_required(&self) -> Option<ClauseId> {
        self.find(|term| matches!(term, Term::DataTypesRequired).then_some(())).map(|said| said.clause)
    }

    /// How 'everything' is answered.
    pub fn all_data(&self) -> Option<Said<Breadth>> {
        self.find(|term| if let Term::AllData(answer) = term { Some(*answer) } else { None })
    }

    /// How a request for what everybody can see is answered.
    pub fn public_data(&self) -> Option<Said<Breadth>> {
        self.find(|term| if let Term::PublicData(answer) = term { Some(*answer) } else { None })
    }

    /// How many accounts may stand in a request without a reason each.
    pub fn many_accounts(&self) -> Option<Said<u32>> {
        self.find(|term| if let Term::ManyAccounts { over } = term { Some(*over) } else { None })
    }

    /// Preservation for foreign police.
    pub fn preservation(&self) -> Option<Said<Preservation<'a>>> {
        self.find(|term| match term {
            Term::Preserves { foreign, days, needs } => Some(Preservation { foreign: *foreign, days: *days, needs }),
            _ => None,
        })
    }

    /// Everything that a preservation must say, over all clauses.
    pub fn preservation_needs(&self) -> Vec<Said<Need>> {
        self.all(|term| if let Term::Preserves { needs, .. } = term { Some(needs.as_slice()) } else { None })
            .into_iter()
            .flat_map(|said| {
                said.what.iter().map(move |need| Said { what: *need, clause: said.clause.clone() }).collect::<Vec<_>>()
            })
            .collect()
    }

    /// What an emergency request must say.
    pub fn emergency_needs(&self) -> Vec<Said<&'a [Need]>> {
        self.all(|term| if let Term::Emergency { needs, .. } = term { Some(needs.as_slice()) } else { None })
    }

    /// True when the user is told of a disclosure in an emergency as of any other.
    pub fn emergency_is_told(&self) -> bool {
        self.notice().is_some_and(|said| {
            matches!(said.what.when, Notice::Before | Notice::OnDisclosure) && !said.what.exempt.contains(&Exempt::Emergency)
        })
    }

    /// What a renewal must show beside the ticket.
    pub fn renewal_needs(&self) -> Vec<Said<RenewalNeed>> {
        self.all(|term| if let Term::Renews { needs, .. } = term { *needs } else { None })
    }

    /// Days of a preservation, from whatever clause promises them.
    pub fn preservation_days(&self) -> Option<Said<u32>> {
        self.find(|term| if let Term::Preserves { days: Some(days), .. } = term { Some(*days) } else { None })
    }

    /// Days of a preservation for police of the company's own State.
    pub fn own_police_days(&self) -> Option<Said<u32>> {
        self.find(|term| if let Term::PreservesForOwnPolice { days } = term { Some(*days) } else { None })
    }

    /// Renewal of a preservation.
    pub fn renewal(&self) -> Option<Said<Renewal>> {
        self.find(|term| match term {
            Term::Renews { times, days, apply_before_days, .. } => {
                Some(Renewal { times: *times, days: *days, apply_before_days: *apply_before_days })
            }
            _ => None,
        })
    }

    /// Whether a copy is kept longer against the number of an assistance request: the days in all, if there is an end.
    pub fn longer_with_assistance(&self) -> Option<Said<Option<u32>>> {
        self.find(|term| if let Term::LongerWithMla { total_days } = term { Some(*total_days) } else { None })
    }

    /// After how many days the user is told of a preservation.
    pub fn preservation_told(&self) -> Option<Said<u32>> {
        self.find(|term| match term {
            Term::PreservationTold { after_days } => Some(Some(*after_days)),
            Term::PreservationNotTold => Some(None),
            _ => None,
        })
        .and_then(|said| said.what.map(|days| Said { what: days, clause: said.clause }))
    }

    /// The clause by which a shown breach may alert the user.
    pub fn breach_may_alert(&self) -> Option<ClauseId> {
        self.find(|term| matches!(term, Term::BreachMayAlert).then_some(())).map(|said| said.clause)
    }

    /// Notice to the user.
    pub fn notice(&self) -> Option<Said<NoticeRule<'a>>> {
        self.find(|term| match term {
            Term::Notifies { when, delayed_by, end_required, exempt } => {
                Some(NoticeRule { when: *when, delayed_by, end_required: *end_required, exempt })
            }
            _ => None,
        })
    }

    /// When a certificate comes.
    pub fn certificate(&self) -> Option<Said<Certificate>> {
        self.find(|term| if let Term::Returns { certificate, .. } = term { Some(*certificate) } else { None })
    }

    /// True where the emergency clause gives this kind of data.
    pub fn gives_in_emergency(&self, kind: DataKind) -> bool {
        let whole = DataKind { category: kind.category, part: None };
        self.find(|term| if let Term::EmergencyGives { data, .. } = term { Some(data) } else { None })
            .is_some_and(|said| said.what.contains(&kind) || said.what.contains(&whole))
    }

    /// True where a clause says that nothing is asked back: a request with a fault is returned.
    pub fn asks_nothing(&self) -> bool {
        self.asks_back().is_some_and(|said| said.what.is_empty())
    }

    /// What is asked before a refusal.
    pub fn asks_back(&self) -> Option<Said<&'a [Question]>> {
        self.find(|term| match term {
            Term::AsksBack { about } => Some(about.as_slice()),
            Term::AsksNothing => Some(&[][..]),
            _ => None,
        })
    }

    /// Days of an ordinary answer, and whether working days.
    pub fn turnaround(&self) -> Option<Said<(u32, u32, bool)>> {
        self.find(|term| {
            if let Term::Turnaround { from_days, to_days, working } = term {
                Some((*from_days, *to_days, *working))
            } else {
                None
            }
        })
    }

    /// The clause that holds a unit variant.
    pub fn clause_of(&self, wanted: &Term) -> Option<ClauseId> {
        self.find(|term| (term == wanted).then_some(())).map(|said| said.clause)
    }

    /// The process by which the whole category can be had, if a clause says so.
    pub fn process(&self, category: DataCategory) -> Option<Said<Process>> {
        let said = self.access(DataKind { category, part: None })?;
        match said.what {
            Access::By { process, .. } => Some(Said { what: process, clause: said.clause }),
            Access::NeverHeld => None,
        }
    }

    /// The traffic that a measure belongs to.
    pub fn traffic(measure: Measure) -> Traffic {
        match measure {
            Measure::Emergency => Traffic::Emergency,
            Measure::Preserve | Measure::Extend | Measure::Withdraw => Traffic::Preservation,
            _ => Traffic::Ordinary,
        }
    }
}
