//! Facts of a case on which rules depend, and what each holder has of an account.

use super::HomeRecord;
use crate::content::data::{DataCategory, Limb};
use crate::content::id::{AccountId, ExhibitId, PersonId};
use crate::content::time::{CaseTime, Date};
use serde::{Deserialize, Serialize};

/// Data that a provider holds of an account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holding {
    /// What.
    pub category: DataCategory,
    /// From when, for dated data.
    #[serde(default)]
    pub from: Option<CaseTime>,
    /// To when.
    #[serde(default)]
    pub to: Option<CaseTime>,
    /// What is given out when it is disclosed, line by line.
    #[serde(default)]
    pub lines: Vec<String>,
}

/// The longest period that the facts carry.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// For which categories; all dated ones, if empty.
    #[serde(default)]
    pub categories: Vec<DataCategory>,
    /// First day that the facts carry.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

/// What happens if the user is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum AlertHarms {
    /// Nothing.
    No,
    /// Flight, destruction.
    Evidence,
    /// A person is in danger.
    Person,
}

/// Danger to body or life.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Danger {
    /// None.
    None,
    /// Open to debate.
    Grey,
    /// Real.
    Real {
        /// Which limb.
        limb: Limb,
        /// To whom.
        person: PersonId,
        /// Until when something helps.
        until: CaseTime,
    },
}

/// Facts on which rules depend (`mistakes.md`, words in *fires if*).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// What happens if the user is told.
    pub alert_harms: AlertHarms,
    /// From this moment on a warning reaches nobody who could hurt people; it harms the evidence only.
    #[serde(default)]
    pub people_out_from: Option<CaseTime>,
    /// Danger.
    pub danger: Danger,
    /// Exhibits that show the danger; it can be known from the start, if empty.
    #[serde(default)]
    pub danger_shown_by: Vec<ExhibitId>,
    /// Days from the start of the case until the unit's account at the companies' portals is confirmed.
    #[serde(default)]
    pub portal_pending_days: u32,
    /// Somebody said that data will be deleted.
    #[serde(default)]
    pub deletion_threat: bool,
    /// First day of the acts.
    pub acts_from: Date,
    /// Last day of the acts.
    pub acts_to: Date,
    /// How old, in days, the newest fact on an account may be when another State is asked for content; by default half
    /// a year, or the end of the acts where that lies further back.
    #[serde(default)]
    pub fresh_days: Option<u32>,
    /// How many act together.
    #[serde(default)]
    pub group_size: u32,
    /// Several States.
    #[serde(default)]
    pub transnational: bool,
    /// Records within reach at home.
    #[serde(default)]
    pub home: Vec<HomeRecord>,
    /// Copies that the owner of an account can give.
    #[serde(default)]
    pub owners: Vec<OwnerRecord>,
    /// What everybody can see now, and until when.
    #[serde(default)]
    pub open_pages: Vec<PublicItem>,
    /// What everybody can see: catalogue keys.
    #[serde(default)]
    pub public: Vec<String>,
    /// States that may persecute somebody.
    #[serde(default)]
    pub risk_states: Vec<String>,
    /// Court orders in the file.
    #[serde(default)]
    pub orders: Vec<CourtOrder>,
    /// A child-abuse report, by number.
    #[serde(default)]
    pub child_report: Option<String>,
    /// A superior gives an improper instruction.
    #[serde(default)]
    pub improper_instruction: Option<AccountId>,
}

impl Facts {
    /// True when a user who is told at this moment can hurt people.
    pub fn warning_hurts_people(&self, at: CaseTime) -> bool {
        self.alert_harms == AlertHarms::Person && self.people_out_from.is_none_or(|out| at < out)
    }
}

/// A court order in the file, and how far it goes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CourtOrder {
    /// The exhibit that is the order.
    pub exhibit: ExhibitId,
    /// Accounts that it names.
    pub accounts: Vec<AccountId>,
    /// Data that it names; none, if it only orders silence.
    #[serde(default)]
    pub categories: Vec<DataCategory>,
    /// First and last day that it names.
    #[serde(default)]
    pub period: (Option<Date>, Option<Date>),
    /// Translated, and certified.
    #[serde(default)]
    pub translated: bool,
    /// It orders that the user is not told, until this day.
    #[serde(default)]
    pub silence_until: Option<Date>,
    /// It allows collection as it arises: of which account which kinds, by the keys of the form.
    #[serde(default)]
    pub live: Vec<(AccountId, Vec<String>)>,
}

/// What the owner of an account or device can show: often the victim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnerRecord {
    /// Whose it is.
    pub person: PersonId,
    /// Words by which the record is recognised: the account, the telephone.
    pub words: Vec<String>,
    /// What comes of a free and limited consent.
    pub answer: String,
    /// An exhibit that it brings.
    #[serde(default)]
    pub brings: Option<ExhibitId>,
    /// The owner is not willing to give it, or not before `from`: what the owner says.
    #[serde(default)]
    pub unwilling: String,
    /// From when the owner can give it.
    #[serde(default)]
    pub from: Option<CaseTime>,
    /// Until when; for ever, if none is named.
    #[serde(default)]
    pub until: Option<CaseTime>,
}

/// A page that everybody can see.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicItem {
    /// Addresses and words by which a capture of it is recognised.
    pub words: Vec<String>,
    /// What the capture shows.
    pub answer: String,
    /// When it disappears.
    #[serde(default)]
    pub until: Option<CaseTime>,
    /// An exhibit that it brings.
    #[serde(default)]
    pub brings: Option<ExhibitId>,
}
