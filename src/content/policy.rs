//! What a clause of a provider's guidelines means to the engine: one closed vocabulary for all providers.
//!
//! A later term overrides an earlier one on the same subject; a subject that no term names is *unknown*, and
//! unknown fires nothing: the trainee should have asked. What no engine code reads is a [`Term::Note`].

use super::data::{DataCategory, DataKind, IdentifierKind, Limb};
use super::id::{ChannelId, EntityId};
use serde::{Deserialize, Serialize};

/// Where users live, as an entity clause divides the world.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Region {
    /// Every user.
    Everywhere,
    /// The European region.
    Europe,
    /// All but Europe.
    OutsideEurope,
    /// Europe, the Middle East and South Asia.
    EuropeMiddleEastSouthAsia,
    /// Whatever no other term names.
    Elsewhere,
}

/// What comes back from an address that is not the right one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WrongDoor {
    /// Nothing at all.
    Silence,
    /// A line that it goes no further.
    AcknowledgedOnly,
    /// Passed to the right company inside the group; days are lost.
    PassedBack,
    /// Not processed until put right.
    NotProcessed,
    /// Read, late.
    Slow,
    /// Forwarded to the customer.
    ForwardedToCustomer,
}

/// Ordinary or emergency traffic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Traffic {
    /// Ordinary requests.
    Ordinary,
    /// Emergencies.
    Emergency,
    /// Preservation only: a door that is shut for every other ordinary request.
    Preservation,
}

/// Whose mailbox a provider accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SenderRule {
    /// A government mailbox or official domain.
    OfficialDomain,
    /// An address registered before.
    RegisteredAddress,
    /// An agency on the provider's list.
    ListedAgency,
}

/// The number that a provider calls back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CallBack {
    /// A number that the public can find.
    PublicNumber,
    /// A landline that the State publishes.
    StateLandline,
    /// The unit's own number.
    Unit,
}

/// An element that a signed request must show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SignatureElement {
    /// Letterhead.
    Letterhead,
    /// Authority and place.
    Authority,
    /// The officer by name.
    Officer,
    /// Badge or service number.
    Badge,
    /// Direct telephone.
    DirectPhone,
    /// Date.
    Dated,
    /// Signature.
    Signed,
    /// Stamp.
    Stamp,
    /// A file that nobody can edit.
    NonEditable,
    /// The head of the unit signs too.
    Supervisor,
    /// The sentence that the statements are true.
    TruthStatement,
}

/// How an identifier of one kind must look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pattern {
    /// Letters, then this many digits.
    Prefixed(String, u8),
    /// The whole address, beginning with this host and path.
    Address(String),
    /// An `@` name.
    AtName,
    /// Plus sign and country code.
    E164,
    /// name@domain.
    Mailbox,
    /// A domain name.
    DomainName,
    /// An IP address.
    Ip,
    /// Any text.
    Any,
}

/// What has to go with an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum With {
    /// The date on which it was seen.
    DateSeen,
    /// A date, if the number changed hands.
    DateIfRecycled,
    /// A registered e-mail or telephone.
    EmailOrPhone,
    /// Date of birth or document number.
    BirthDateOrDocument,
    /// Port.
    Port,
    /// Time.
    Time,
    /// Zone.
    Zone,
}

/// By which way a kind of data can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Process {
    /// On request; may be refused.
    Voluntary,
    /// Order of a court of the requesting State.
    OrderOfRequestingState,
    /// Order of the provider's own court (from abroad by mutual legal assistance).
    OwnCourt,
    /// Through the national contact point.
    ContactPoint,
    /// Mutual legal assistance.
    Mla,
    /// From one financial intelligence unit to another.
    FiuToFiu,
}

/// What a request must say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Need {
    /// The offence.
    Offence,
    /// The power to ask.
    Power,
    /// The link of account and act.
    Nexus,
    /// Any reason.
    Reason,
    /// The facts.
    Facts,
    /// A court order.
    Order,
    /// The purpose.
    Purpose,
    /// Proportion.
    Proportionality,
    /// The nature of the investigation.
    NatureOfInvestigation,
    /// The identifier.
    Identifier,
    /// The data types.
    DataTypes,
    /// The period.
    Period,
    /// The step that will follow.
    FollowUp,
    /// Letterhead.
    Letterhead,
    /// Signature.
    Signature,
    /// The time of the event.
    Time,
    /// The nature of a danger.
    Nature,
    /// The person in danger.
    Person,
    /// How recent the knowledge is.
    Recency,
    /// How the data will help.
    HowDataHelps,
    /// How it is known.
    Source,
    /// By when it is needed.
    Deadline,
    /// A sworn officer.
    SwornOfficer,
    /// A supervisor who can be called.
    Supervisor,
}

/// An assurance on the use of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Assurance {
    /// For what it is used.
    Purpose,
    /// How long it is kept.
    Retention,
    /// That nobody else receives it.
    OnwardTransfer,
    /// True, necessary and proportionate.
    TrueNecessaryProportionate,
}

/// How something too broad is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Breadth {
    /// Comes back unread.
    Returned,
    /// Refused.
    Refused,
    /// A narrower reading is offered.
    Narrowed,
    /// The officer is told to capture it himself.
    CaptureYourself,
}

/// Whether foreign police can have data preserved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Honours {
    /// Yes.
    Yes,
    /// As a courtesy.
    Courtesy,
    /// If possible; no promise.
    IfPossible,
    /// Not needed; filed only.
    NotNeeded,
}

/// What an extension of a preservation needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RenewalNeed {
    /// Proof that the assistance request was sent.
    MlaProof,
    /// The requesting State's contact point asks.
    ContactPoint,
}

/// When a user is told of a disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Notice {
    /// Before it.
    Before,
    /// With it.
    OnDisclosure,
    /// When an order of the own court is carried out.
    OnOwnCourtOrder,
    /// Not.
    Never,
}

/// What delays or stops notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Delay {
    /// The officer's stated reason.
    OfficersReason,
    /// A law that forbids it.
    Law,
    /// A court order.
    CourtOrder,
    /// An order of the provider's own court.
    OwnCourtOrder,
}

/// A kind of case that a clause exempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Exempt {
    /// Cases about a child.
    Child,
    /// Emergencies.
    Emergency,
}

/// Who decides in an emergency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EmergencyContent {
    /// No content.
    No,
    /// None exists.
    NeverHeld,
    /// Only to the provider's own authorities.
    OwnAuthoritiesOnly,
}

/// When a certificate comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Certificate {
    /// When the request asks for it.
    IfRequestAsks,
    /// With every production.
    WithEach,
    /// With assistance requests only.
    MlaOnly,
    /// The signature or stamp serves.
    SignatureServes,
    /// For its own court only.
    OwnCourtOnly,
}

/// What a provider asks before it refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Question {
    /// The missing identifier, or its full form.
    Identifier,
    /// The date seen.
    DateSeen,
    /// The link.
    Nexus,
    /// The period.
    Period,
    /// The assurances.
    Assurances,
    /// The article of law.
    Power,
    /// Port and time.
    PortTime,
    /// The zone.
    Zone,
    /// Reason for a workspace account.
    WorkspaceReason,
    /// Other spellings of a name.
    Spellings,
}

/// Where data that a provider lacks can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Elsewhere {
    /// On a device.
    Device,
    /// In a backup with another company.
    CloudBackup,
    /// With the person who agrees to show it.
    Consent,
    /// With a payment company.
    PaymentCompany,
    /// With an agent.
    Agent,
}

/// What is lost when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Lifetime {
    /// A deleted or closed account, after its deletion.
    DeletedAccount,
    /// Login records, after they were made.
    Logins,
    /// Call records.
    CallRecords,
    /// Messages.
    Messages,
    /// Livestreams that nobody saved.
    Livestreams,
    /// Deleted mail.
    DeletedMail,
    /// Adverts and their changes.
    Adverts,
    /// Records after the end of a contract.
    AfterContract,
}

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
