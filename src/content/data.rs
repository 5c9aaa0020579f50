//! The words that forms, policies, packages and scenarios share: categories of data, kinds of
//! identifier, measures, limbs of danger.

use serde::{Deserialize, Serialize};

/// A category of data (`forms.md` 0.1 and the head of `providers-clauses.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DataCategory {
    /// BSI: who stands behind the account.
    Subscriber,
    /// UID: registration and login addresses that identify the user.
    Login,
    /// TRF: who, when, how; not what.
    Traffic,
    /// LOC: where.
    Location,
    /// CON: stored content.
    Content,
    /// ADV: adverts and their history.
    Advert,
    /// REG: domain or hosting contract.
    Registration,
    /// FIN: payments.
    Payment,
}

impl DataCategory {
    /// Every category, mildest first.
    pub const ALL: [Self; 8] = [
        Self::Subscriber,
        Self::Login,
        Self::Registration,
        Self::Advert,
        Self::Payment,
        Self::Traffic,
        Self::Location,
        Self::Content,
    ];

    /// The key that a form's choice carries.
    pub fn key(self) -> &'static str {
        match self {
            Self::Subscriber => "BSI",
            Self::Login => "UID",
            Self::Traffic => "TRF",
            Self::Location => "LOC",
            Self::Content => "CON",
            Self::Advert => "ADV",
            Self::Registration => "REG",
            Self::Payment => "FIN",
        }
    }

    /// The category with this key, in any case of letters.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.key().eq_ignore_ascii_case(key.trim()))
    }

    /// Whether its records carry dates, so that a period must be given.
    pub fn is_dated(self) -> bool {
        !matches!(self, Self::Subscriber | Self::Registration)
    }
}

/// A part of a category that a policy treats apart from the rest of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DataPart {
    /// Logins older than the days that are live.
    OldLogins,
    /// The address from which an account was made.
    CreationAddress,
    /// Days of creation and of last connection.
    Dates,
    /// Group names, pictures, members.
    Groups,
    /// Connections and group membership.
    Connections,
    /// Messages that users encrypt end to end.
    EncryptedMessages,
    /// Subject lines of mails.
    SubjectLines,
    /// Backups of other apps.
    AppBackups,
    /// Whether a transfer exists, and whom to ask.
    Existence,
    /// Whether a registration is current.
    Status,
    /// Card and bank details.
    CardData,
    /// Camera pictures of agents.
    Camera,
    /// Customers of a customer.
    EndUsers,
    /// Whatever everybody can see.
    Public,
}

/// What something is asked of: a category, or a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DataKind {
    /// The category.
    pub category: DataCategory,
    /// The part, or none for all of it.
    #[serde(default)]
    pub part: Option<DataPart>,
}

/// A kind of identifier, good or bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum IdentifierKind {
    /// A number that the provider gave and that never changes.
    AccountId,
    /// Address of a profile page.
    ProfileUrl,
    /// An @name, which may change hands.
    Handle,
    /// Address of a video.
    VideoUrl,
    /// E-mail address.
    Email,
    /// Telephone number with country code.
    Phone,
    /// Number of an advert.
    AdvertNumber,
    /// Domain name.
    Domain,
    /// IP address.
    IpAddress,
    /// Number of a customer.
    CustomerNumber,
    /// Number of a transfer.
    TransactionReference,
    /// Number of a wallet.
    WalletId,
    /// Full name of a person.
    FullName,
    /// Name shown on a profile; anybody can carry it.
    DisplayName,
    /// Picture of a screen.
    Screenshot,
    /// Shortened address.
    ShortLink,
    /// Link to, or name of, a group.
    GroupLink,
    /// Name of a shop.
    ShopName,
    /// Recovery telephone.
    RecoveryPhone,
    /// Link to a file.
    FileLink,
}

/// What a trainee can do about evidence. `forms.md` 1.2 gives the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Measure {
    /// Freeze what exists at a provider (F1).
    Preserve,
    /// More time for a freeze (F1b).
    Extend,
    /// Release a freeze.
    Withdraw,
    /// Ask a provider directly (F2).
    Voluntary,
    /// Life in danger (F3).
    Emergency,
    /// Mutual legal assistance for stored data (F4).
    Mla,
    /// Mutual legal assistance for real-time data (F5).
    MlaRealTime,
    /// Police to police.
    ContactPoint,
    /// An order to a custodian at home.
    DomesticOrder,
    /// Capture what everybody can see.
    OpenSource,
    /// The owner agrees.
    Consent,
    /// Send nothing, and say why.
    Nothing,
}

impl Measure {
    /// Every measure, in the order of the decision screen.
    pub const ALL: [Self; 12] = [
        Self::Preserve,
        Self::Voluntary,
        Self::Emergency,
        Self::Mla,
        Self::DomesticOrder,
        Self::ContactPoint,
        Self::OpenSource,
        Self::Consent,
        Self::Extend,
        Self::Withdraw,
        Self::MlaRealTime,
        Self::Nothing,
    ];

    /// The key in attempt files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Preserve => "preserve",
            Self::Extend => "extend",
            Self::Withdraw => "withdraw",
            Self::Voluntary => "voluntary",
            Self::Emergency => "emergency",
            Self::Mla => "mla",
            Self::MlaRealTime => "mla_real_time",
            Self::ContactPoint => "contact_point",
            Self::DomesticOrder => "domestic_order",
            Self::OpenSource => "open_source",
            Self::Consent => "consent",
            Self::Nothing => "none",
        }
    }

    /// The measure with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.key() == key)
    }
}

/// A limb of an emergency test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Limb {
    /// Death.
    Death,
    /// Serious physical injury.
    SeriousInjury,
    /// A child in danger.
    ChildInDanger,
    /// A missing person at risk.
    MissingPerson,
    /// The vital interest of a person.
    VitalInterest,
}
