//! What a field of a form is for. Rules and replies ask by role, never by key, so that one rule serves
//! every form whatever its keys are called.

use serde::{Deserialize, Serialize};

/// How the value of a role is typed and drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueKind {
    /// One line.
    Text,
    /// Several lines.
    Long,
    /// A date, perhaps with a time and an offset.
    Moment,
    /// One of several.
    Choice,
    /// Any of several.
    Many,
    /// A table.
    Rows,
    /// One row, drawn as several inputs.
    Record,
    /// A tick beside a statement.
    Attest,
}

macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident: $kind:ident),+ $(,)?) => {
        /// The closed list of roles; each is tied to one kind of value.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Role {
            $($(#[$doc])* $name),+
        }

        impl Role {
            /// Every role.
            pub const ALL: &'static [Role] = &[$(Role::$name),+];

            /// How its value is typed.
            pub fn kind(self) -> ValueKind {
                match self {
                    $(Role::$name => ValueKind::$kind),+
                }
            }

            /// Its name in JSON: snake case.
            pub fn key(self) -> String {
                let name = match self {
                    $(Role::$name => stringify!($name)),+
                };
                let mut key = String::new();
                for (at, c) in name.chars().enumerate() {
                    if c.is_ascii_uppercase() && at > 0 {
                        key.push('_');
                    }
                    key.push(c.to_ascii_lowercase());
                }
                key
            }
        }
    };
}

roles! {
    /// Date of the request.
    RequestDate: Moment,
    /// The officer's reference.
    Reference: Text,
    /// New, extension, addition, withdrawal, follow-up.
    RequestKind: Choice,
    /// Earlier references: tickets.
    EarlierReferences: Text,
    /// Language and translation.
    Language: Choice,
    /// Handling mark.
    HandlingMark: Choice,
    /// The service.
    Service: Choice,
    /// The legal entity.
    Entity: Choice,
    /// The channel.
    Channel: Choice,
    /// Date of the guidelines that were read.
    GuidelinesDate: Moment,
    /// Country of the requesting authority.
    Country: Text,
    /// Agency.
    Agency: Text,
    /// Unit.
    Unit: Text,
    /// Officer.
    Officer: Text,
    /// Rank.
    Rank: Text,
    /// Badge or service number.
    Badge: Text,
    /// Official e-mail.
    Email: Text,
    /// Telephone that is answered.
    Phone: Text,
    /// Address.
    Address: Text,
    /// A second person who can confirm.
    SecondContact: Text,
    /// Sent through a focal unit.
    Via: Text,
    /// Investigating unit, if another.
    InvestigatingUnit: Text,
    /// Prosecutor or court in charge.
    Prosecutor: Text,
    /// Domestic power to ask.
    OwnPower: Text,
    /// Order or warrant attached.
    Order: Text,
    /// Treaty or reciprocity.
    Treaty: Text,
    /// Offence by name.
    OffenceName: Text,
    /// Offence by provision.
    OffenceLaw: Text,
    /// Maximum penalty.
    OffenceMaximum: Text,
    /// Stage of the case.
    CaseStage: Text,
    /// Why it is a crime there too.
    DualCriminality: Long,
    /// Short facts.
    Facts: Long,
    /// Link of account and crime.
    Nexus: Long,
    /// Why this data.
    Need: Long,
    /// Proportion.
    Proportion: Long,
    /// Victims are coded.
    VictimCoding: Attest,
    /// Identifiers.
    Identifiers: Rows,
    /// Period.
    Period: Record,
    /// Zone of the times.
    PeriodZone: Choice,
    /// Do not tell the user: asked, reason, until.
    NonDisclosure: Record,
    /// Do not suspend the account without calling.
    NoSuspension: Attest,
    /// Human-rights check in words.
    RightsCheck: Long,
    /// Limits on use.
    UseLimits: Long,
    /// The statement is true.
    Truth: Attest,
    /// The officer signs: name, rank, date, signature.
    OfficerSignature: Record,
    /// The supervisor signs.
    SupervisorSignature: Record,
    /// Attachments.
    Attachments: Long,
    /// Why a freeze is urgent.
    Urgency: Long,
    /// Categories to freeze.
    Scope: Many,
    /// Term of the freeze.
    PreservationTerm: Choice,
    /// The next step and its date.
    FollowUp: Record,
    /// Ask for ticket and expiry.
    AskTicket: Attest,
    /// Why a freeze has to go on.
    ExtensionReason: Long,
    /// Proof that an assistance request was sent.
    MlaProof: Text,
    /// The accounts are those of the ticket.
    SameAccounts: Attest,
    /// The last day that is asked for.
    NewLastDay: Moment,
    /// How much of a freeze is released.
    ReleaseScope: Choice,
    /// Ask for a word that the copy is released.
    AskRelease: Attest,
    /// Does the provider give this on request.
    PolicyLookup: Text,
    /// Data items asked.
    Items: Many,
    /// Format and delivery.
    Format: Many,
    /// Wished date, and why.
    Deadline: Record,
    /// Other channels used.
    OtherChannels: Text,
    /// Kind of danger.
    EmergencyKind: Choice,
    /// Nature of the emergency.
    EmergencyNature: Long,
    /// Who is in danger.
    PersonInDanger: Long,
    /// Why it is imminent.
    Imminence: Long,
    /// The hour by which the harm comes.
    EmergencyClock: Moment,
    /// How it is known.
    EmergencySource: Long,
    /// How the data averts the harm.
    HowDataHelps: Long,
    /// Why ordinary process is too slow.
    WhyNotOrdinary: Long,
    /// Freeze in parallel.
    ParallelFreeze: Attest,
    /// Written confirmation by.
    EmergencyFollowUp: Moment,
    /// The call beside the paper: when, with whom.
    EmergencyCall: Record,
    /// What the emergency request brought.
    DataReceived: Long,
    /// What became of the danger.
    EmergencyOutcome: Long,
    /// Notice to the own court.
    CourtNotice: Text,
    /// Route between authorities.
    Route: Text,
    /// Urgency of an assistance request.
    MlaUrgency: Long,
    /// Persons concerned.
    Persons: Rows,
    /// Text of the provisions.
    LawText: Long,
    /// History of the freeze.
    PreservationHistory: Rows,
    /// Earlier requests and answers.
    PreviousRequests: Rows,
    /// Limits of the data: folders, persons, dates, words.
    ItemLimits: Long,
    /// Form of the evidence.
    EvidenceForm: Long,
    /// Confidentiality and non-disclosure order.
    Confidentiality: Long,
    /// Assurances to the other State.
    Assurances: Long,
    /// Protection of victims.
    VictimProtection: Long,
    /// Two contacts.
    Contacts: Text,
    /// Signature of the competent authority.
    AuthoritySignature: Record,
    /// Kind of real-time collection.
    RealTimeKind: Choice,
    /// Term of real-time collection.
    RealTimePeriod: Record,
    /// Domestic order that allows the same.
    RealTimeOrder: Text,
    /// Seriousness.
    Seriousness: Long,
    /// Last resort.
    LastResort: Long,
    /// Delivery and filter.
    Minimisation: Long,
    /// End and destruction.
    EndRule: Long,
    /// Network between police forces.
    Network: Choice,
    /// The authority that is asked.
    AskedAuthority: Text,
    /// What it is asked to do.
    AskedHelp: Many,
    /// The company that holds the data, in words.
    Holder: Text,
    /// Captures: address, time, file, hash.
    Captures: Rows,
    /// Tool, version and settings.
    CaptureTool: Text,
    /// Account that was used to look.
    CaptureAccount: Choice,
    /// Looked at, and nothing else.
    PassiveOnly: Attest,
    /// Other people who can be seen.
    Bystanders: Long,
    /// Where the sealed copy lies.
    MasterCopy: Text,
    /// The owner, by code.
    OwnerCode: Text,
    /// Grown-up or child.
    OwnerAge: Choice,
    /// In which language it was explained, and by whom.
    ConsentLanguage: Text,
    /// Consent is free.
    ConsentFree: Attest,
    /// Accounts and data that the owner gives.
    ConsentScope: Rows,
    /// What the owner keeps back.
    ConsentLimits: Long,
    /// How the copy was made.
    ConsentMethod: Long,
    /// The owner signs.
    OwnerSignature: Record,
    /// A witness signs.
    WitnessSignature: Record,
    /// Who holds the records at home.
    Custodian: Text,
    /// Which records at home.
    Records: Text,
    /// Basis of the order at home.
    HomePower: Text,
    /// Leave of a court.
    CourtLeave: Choice,
    /// Why this step.
    Reason: Long,
}
