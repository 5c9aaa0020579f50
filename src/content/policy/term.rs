//! The terms of policy: what one clause says, as the engine reads it.

use super::{
    Assurance, Breadth, CallBack, Certificate, Delay, Elsewhere, EmergencyContent, Exempt, Honours, Lifetime, Need, Notice,
    Pattern, Process, Question, Region, RenewalNeed, SenderRule, SignatureElement, Traffic, With, WrongDoor,
};
use crate::content::data::{DataCategory, DataKind, IdentifierKind, Limb};
use crate::content::id::{ChannelId, EntityId};
use serde::{Deserialize, Serialize};

/// One term of policy. Every variant is read by the engine, but for [`Term::Note`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Term {
    /// This company controls the data of these users.
    Controls {
        /// The company.
        entity: EntityId,
        /// Of which users.
        users: Region,
    },
    /// What a letter to any other company of the group meets.
    WrongEntity {
        /// One company, or all the others.
        #[serde(default)]
        entity: Option<EntityId>,
        /// What happens.
        answer: WrongDoor,
    },
    /// A door that is open.
    Channel {
        /// The door.
        id: ChannelId,
        /// For which traffic.
        to: Vec<Traffic>,
    },
    /// What happens at a door that is not open.
    WrongChannel {
        /// The door.
        id: ChannelId,
        /// What happens.
        answer: WrongDoor,
    },
    /// In an emergency every open door must be used, not one of them.
    AllEmergencyChannels,
    /// A fixed subject line for emergencies.
    SubjectLine(String),
    /// Whose mailbox is accepted.
    Sender(SenderRule),
    /// The provider calls back.
    CallsBack {
        /// Under which number.
        number: CallBack,
        /// For which traffic.
        to: Vec<Traffic>,
    },
    /// One may ask first whether a request would find anything.
    AskFirst,
    /// What a signed request must show.
    Signature(Vec<SignatureElement>),
    /// What is enough on a letter about a copy, where the clause on copies asks less than on other requests.
    PreservationSignature(Vec<SignatureElement>),
    /// Languages read, as ISO 639-1 codes; `certified` if a translation must be.
    Language {
        /// Codes.
        reads: Vec<String>,
        /// Translations must be certified.
        #[serde(default)]
        certified: bool,
    },
    /// A kind of identifier that finds an account.
    Accepts {
        /// The kind.
        kind: IdentifierKind,
        /// How it looks.
        pattern: Pattern,
        /// What has to go with it.
        #[serde(default)]
        with: Vec<With>,
    },
    /// Kinds of identifier that find nobody.
    Rejects(Vec<IdentifierKind>),
    /// Dots and plus-tags of a mailbox do not matter.
    SameMailbox,
    /// The number of a child-abuse report is wanted, if there is one.
    ChildReportNumber,
    /// The company holds this.
    Holds(Vec<DataKind>),
    /// The company never held this.
    NeverHeld(Vec<DataKind>),
    /// It lies elsewhere.
    LiesElsewhere {
        /// What.
        data: DataKind,
        /// Where.
        at: Vec<Elsewhere>,
    },
    /// How long something lives.
    Lives {
        /// What.
        what: Lifetime,
        /// Days.
        days: u32,
    },
    /// By which way data can be had, and what the request must then say.
    Gives {
        /// Which data.
        data: Vec<DataKind>,
        /// Which way.
        on: Process,
        /// What the request must say.
        #[serde(default)]
        needs: Vec<Need>,
        /// May be refused case by case.
        #[serde(default)]
        case_by_case: bool,
    },
    /// What every request for disclosure must say, whatever the data, beside what [`Term::Gives`] says.
    Needs(Vec<Need>),
    /// A group is content here, or may not be a target.
    GroupAsTarget(Breadth),
    /// Written assurances on the use of data.
    Assurances(Vec<Assurance>),
    /// Answers are deleted by the requester after this many days.
    DeleteAfter {
        /// Days.
        days: u32,
    },
    /// Data types must be named.
    DataTypesRequired,
    /// Dated data needs a period.
    PeriodRequired,
    /// A period is not needed.
    PeriodNotNeeded,
    /// The longest period.
    LongestPeriod {
        /// Days, live.
        days: u32,
        /// Days out of a preserved copy with an order.
        #[serde(default)]
        preserved_with_order: Option<u32>,
        /// For which data; all that is dated, if empty.
        #[serde(default)]
        data: Vec<DataKind>,
    },
    /// Dates lie in the past.
    NoFuture,
    /// How 'everything' is answered.
    AllData(Breadth),
    /// How a request for what everybody can see is answered.
    PublicData(Breadth),
    /// More accounts than this need a reason each.
    ManyAccounts {
        /// More than.
        over: u32,
    },
    /// Request and order must have the same scope.
    ScopeEqualsOrder,
    /// For a mailbox that an organisation runs under its own domain, the organisation is asked first.
    OrganisationFirst,
    /// Each request is read for its effect on human rights: nothing is done about somebody who reports, defends or rescues.
    ReadForRights,
    /// Preservation for foreign police.
    Preserves {
        /// Whether.
        foreign: Honours,
        /// Days, if promised.
        #[serde(default)]
        days: Option<u32>,
        /// What the request must say.
        #[serde(default)]
        needs: Vec<Need>,
    },
    /// Preservation for police of the company's own State, who may ask for others.
    PreservesForOwnPolice {
        /// Days.
        days: u32,
    },
    /// Renewal of a preservation.
    Renews {
        /// How often.
        times: u32,
        /// Days each.
        days: u32,
        /// Asked at least this many days before the end.
        #[serde(default)]
        apply_before_days: Option<u32>,
        /// By a separate, marked request.
        #[serde(default)]
        separate: bool,
        /// What else.
        #[serde(default)]
        needs: Option<RenewalNeed>,
    },
    /// Kept longer with the number of an assistance request; total days, if limited.
    LongerWithMla {
        /// Days in all.
        #[serde(default)]
        total_days: Option<u32>,
    },
    /// The user is told of a preservation after some days, unless a secrecy order with an end date is shown.
    PreservationTold {
        /// Days.
        after_days: u32,
    },
    /// The user is not told of a preservation.
    PreservationNotTold,
    /// A breach of terms shown in the papers may lead to measures that the user notices.
    BreachMayAlert,
    /// The emergency test.
    Emergency {
        /// Limbs.
        test: Vec<Limb>,
        /// Limbs that must be imminent.
        imminent: Vec<Limb>,
        /// What the request must say.
        #[serde(default)]
        needs: Vec<Need>,
    },
    /// What an emergency request can get.
    EmergencyGives {
        /// Data.
        data: Vec<DataKind>,
        /// Content.
        content: EmergencyContent,
        /// Usual hours.
        #[serde(default)]
        hours: Option<u32>,
    },
    /// A written follow-up is wished within some days.
    FollowUpWished {
        /// Days.
        days: u32,
    },
    /// False emergencies or senders are reported.
    ReportsFalse,
    /// Notice to the user of a disclosure.
    Notifies {
        /// When.
        when: Notice,
        /// What delays it.
        #[serde(default)]
        delayed_by: Vec<Delay>,
        /// An end date or event is required.
        #[serde(default)]
        end_required: bool,
        /// Exempt cases.
        #[serde(default)]
        exempt: Vec<Exempt>,
    },
    /// Telling the customer is an offence.
    TippingOffIsAnOffence,
    /// How records come: format, zone, hash, certificate.
    Returns {
        /// Format, in a word or two.
        format: String,
        /// Zone of the times, as printed.
        zone: String,
        /// Hash, if any.
        #[serde(default)]
        hash: Option<String>,
        /// Certificate.
        certificate: Certificate,
    },
    /// Ordinary answers take this many days (working days or days).
    Turnaround {
        /// Fewest.
        from_days: u32,
        /// Most.
        to_days: u32,
        /// Counted in working days.
        #[serde(default)]
        working: bool,
    },
    /// Asks back before refusing.
    AsksBack {
        /// About what.
        about: Vec<Question>,
    },
    /// Faulty requests are returned, not repaired.
    AsksNothing,
    /// A second copy of a request delays both.
    DuplicatesDelay,
    /// Only authorities of the European Union can use this.
    EuAuthoritiesOnly,
    /// The treaty that carries an assistance request.
    TreatyBasis(String),
    /// What no engine code reads; said for people.
    Note(String),
}

impl Term {
    /// A short name of the subject, for the checker's list of terms that no scenario exercises.
    pub fn subject(&self) -> String {
        let text = format!("{self:?}");
        text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned()
    }

    /// The categories that a list of data kinds names whole.
    pub fn whole_categories(kinds: &[DataKind]) -> impl Iterator<Item = DataCategory> + '_ {
        kinds.iter().filter(|kind| kind.part.is_none()).map(|kind| kind.category)
    }
}
