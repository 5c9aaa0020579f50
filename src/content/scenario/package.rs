//! What comes back: a package of files as it arrives, with what its sender hashed and listed, and the faults that a
//! receiver should find. The files are real: their bytes are hashed at the desk.

use crate::content::data::Measure;
use crate::content::id::{AccountId, ProviderId};
use crate::content::time::{CaseTime, Date};
use chrono::FixedOffset;
use serde::{Deserialize, Serialize};

/// Records that a provider or an authority has sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Package {
    /// Its ticket, as the request knows it; the id of the package.
    pub ticket: String,
    /// Who made the records.
    pub provider: ProviderId,
    /// The measure that it answers.
    pub answers: Measure,
    /// When it comes in.
    pub arrives: CaseTime,
    /// From which address or hand it came, as the desk sees it.
    #[serde(default)]
    pub from: String,
    /// Through which channel.
    #[serde(default)]
    pub channel: String,
    /// The covering letter, paragraph by paragraph.
    #[serde(default)]
    pub covering: Vec<String>,
    /// What had been asked: accounts and period.
    #[serde(default)]
    pub asked: Asked,
    /// The zone of the times in the records.
    #[serde(default)]
    pub zone: Zone,
    /// Its pieces.
    #[serde(default)]
    pub pieces: Vec<Piece>,
    /// A certificate lies in it.
    #[serde(default)]
    pub certificate: bool,
    /// What the certificate says, where it is not as it should be.
    #[serde(default)]
    pub certificate_faults: Vec<CertificateFault>,
    /// Other hands through which it went before it arrived: lines of the custody log that came with it.
    #[serde(default)]
    pub custody: Vec<CustodyEntry>,
    /// It is no answer to any request: a stranger's file, or one forwarded by a colleague.
    #[serde(default)]
    pub forged: bool,
    /// Days after which what came must be deleted, where the sender's clause says so.
    #[serde(default)]
    pub delete_after_days: Option<u32>,
}

/// What a request had asked, for the question what is surplus.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// Accounts.
    #[serde(default)]
    pub accounts: Vec<AccountId>,
    /// First and last day.
    #[serde(default)]
    pub period: (Option<Date>, Option<Date>),
    /// In words, as the receiver reads it.
    #[serde(default)]
    pub words: String,
}

/// The zone of printed times.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Zone {
    /// UTC.
    #[default]
    Utc,
    /// The local time of the provider, summer time in summer.
    Local,
    /// A fixed offset.
    Fixed(String),
}

impl Zone {
    /// The fixed offset, if it is one that can be read.
    pub fn fixed(&self) -> Option<FixedOffset> {
        match self {
            Self::Utc => FixedOffset::east_opt(0),
            Self::Fixed(text) => text.parse().ok(),
            Self::Local => None,
        }
    }
}

/// One piece of a package.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Piece {
    /// File name as it arrives; the item that `Classes` names.
    pub name: String,
    /// What it is, in a few words.
    #[serde(default)]
    pub about: String,
    /// The account that it is about.
    #[serde(default)]
    pub account: Option<AccountId>,
    /// What stands in it as it arrives, line by line.
    #[serde(default)]
    pub lines: Vec<String>,
    /// What its sender hashed, where that is something else; for a changed byte it may be left out.
    #[serde(default)]
    pub hashed_lines: Vec<String>,
    /// The name under which the sender's list has it, where that is another.
    #[serde(default)]
    pub listed_as: String,
    /// What is wrong with it, or particular about it.
    #[serde(default)]
    pub faults: Vec<Fault>,
    /// How it is rightly classed; any class, if empty.
    #[serde(default)]
    pub classes: Vec<Class>,
}

/// What can be wrong with a piece, or must be seen in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fault {
    /// Its hash is not the one in the list: a byte was changed.
    HashDiffers,
    /// The list does not name it.
    NotListed,
    /// The list names it, and it did not come.
    Absent,
    /// Nobody asked for it: to be sealed.
    Surplus,
    /// Given for intelligence only: no evidence.
    IntelligenceOnly,
    /// It came under another name than in the list.
    Renamed,
    /// It went through a spreadsheet: long numbers rounded, zeros lost, dates changed; its hash differs.
    Resaved,
    /// Somebody wrote local times over the original ones; its hash differs.
    ZoneOverwritten,
    /// A victim or a third person can be recognised in it: to be kept in a closed part.
    VictimData,
    /// It helps the accused: to be listed for the defence.
    Exculpatory,
    /// It comes from the victim's own telephone or account.
    VictimsOwn,
}

/// What can be wrong with a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CertificateFault {
    /// Nobody signed it.
    Unsigned,
    /// It names another ticket.
    OtherTicket,
    /// It covers another period than the request.
    OtherPeriod,
    /// Another company of the group made it.
    OtherCompany,
    /// Its list and what arrived are not the same.
    ListDiffers,
}

impl CertificateFault {
    /// All of them, in the order in which a certificate is read.
    pub const ALL: [Self; 5] = [Self::OtherCompany, Self::OtherTicket, Self::OtherPeriod, Self::ListDiffers, Self::Unsigned];

    /// Its key in attempt files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unsigned => "unsigned",
            Self::OtherTicket => "ticket",
            Self::OtherPeriod => "period",
            Self::OtherCompany => "company",
            Self::ListDiffers => "list",
        }
    }
}

/// How an item is classed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Class {
    /// It can be shown in court.
    Evidence,
    /// It points the way.
    Lead,
    /// It helps the accused: listed for the defence.
    Disclose,
    /// Not to be used until a new delivery came.
    Unusable,
    /// Nobody asked for it: closed away.
    Surplus,
    /// In the closed part of the file.
    Restricted,
}

impl Class {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Evidence, Self::Lead, Self::Disclose, Self::Restricted, Self::Unusable, Self::Surplus];

    /// Its key in attempt files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Lead => "lead",
            Self::Disclose => "disclose",
            Self::Unusable => "unusable",
            Self::Surplus => "surplus",
            Self::Restricted => "restricted",
        }
    }

    /// The class with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.key() == key.trim())
    }
}

/// Next steps that a conclusion can name, with what officers read.
pub const NEXT_STEPS: [(&str, &str); 9] = [
    ("order_isp", "Order to the internet provider at home: address, port, time"),
    ("home_order", "Order to another holder at home"),
    ("mla", "Ask again as evidence, by mutual legal assistance"),
    ("new_delivery", "Ask the sender for a new delivery"),
    ("new_certificate", "Ask the sender for a new certificate"),
    ("report_surplus", "Report the surplus to the sender"),
    ("police_there", "Ask the police at the place, through the contact point"),
    ("prosecutor", "List what helps the accused for the prosecutor"),
    ("ask_leave", "Ask the sender before anything is passed on"),
];

/// One line of a custody log as it came with a package.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CustodyEntry {
    /// When.
    pub at: CaseTime,
    /// What happened: received, hashed, copied, stored, transferred …
    pub event: String,
    /// From whom.
    #[serde(default)]
    pub from: String,
    /// To whom.
    pub to: String,
    /// Where, under which seal.
    #[serde(default)]
    pub place: String,
    /// After this line there is a time in which nobody holds it.
    #[serde(default)]
    pub gap_after: bool,
}

/// A hand or a place that may hold evidence: who may stand in a custody log, and on which side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hand {
    /// Its name, as a log would have it.
    pub name: String,
    /// Other words by which it is known.
    #[serde(default)]
    pub also: Vec<String>,
    /// On which side it stands.
    #[serde(default)]
    pub side: Side,
}

/// On which side a hand stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Side {
    /// The own agency, its stores and laboratories.
    #[default]
    Own,
    /// Court and prosecution of the same case.
    Court,
    /// Who made or sent the records.
    Sender,
    /// Another agency at home.
    OtherAgency,
    /// Another State.
    OtherState,
    /// A State that may persecute somebody of the case.
    RiskState,
}

impl Fault {
    /// All of them, in the order in which a receiver meets them.
    pub const ALL: [Self; 11] = [
        Self::HashDiffers,
        Self::NotListed,
        Self::Absent,
        Self::Renamed,
        Self::Resaved,
        Self::ZoneOverwritten,
        Self::Surplus,
        Self::IntelligenceOnly,
        Self::VictimData,
        Self::Exculpatory,
        Self::VictimsOwn,
    ];
}
