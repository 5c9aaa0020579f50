//! What a clause of a provider's guidelines means to the engine: one closed vocabulary for all providers.
//!
//! A later term overrides an earlier one on the same subject; a subject that no term names is *unknown*, and
//! unknown fires nothing: the trainee should have asked. What no engine code reads is a [`Term::Note`].

mod term;

use serde::{Deserialize, Serialize};
pub use term::Term;

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
