//! What a reader of one request must know of the case, as it stood when the request was sent.

use crate::content::Library;
use crate::content::data::{DataCategory, Measure};
use crate::content::id::{AccountId, ExhibitId, ProviderId};
use crate::content::scenario::Scenario;
use crate::content::time::{CaseTime, Date};
use std::collections::BTreeSet;

/// A freeze that a provider made.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticket {
    /// Its number: `PRSV-88213`.
    pub number: String,
    /// The request that it answers.
    pub request: u32,
    /// Where.
    pub provider: ProviderId,
    /// When the copy was taken.
    pub made: CaseTime,
    /// The last day on which it is kept; none where no term is promised.
    pub expires: Option<Date>,
    /// Which accounts, with the categories that existed and were asked.
    pub copies: Vec<(AccountId, Vec<DataCategory>)>,
    /// How often it was extended.
    pub extended: u32,
    /// It was withdrawn.
    pub withdrawn: bool,
    /// Accounts whose copy was given up, while the ticket goes on for the others.
    pub released: Vec<AccountId>,
}

impl Ticket {
    /// True when a text names it, whatever its capitals, blanks and hyphens.
    pub fn is_named_in(&self, text: &str) -> bool {
        let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase();
        bare(text).contains(&bare(&self.number))
    }

    /// True when a copy of the account is still kept on this day.
    pub fn keeps(&self, account: &AccountId, day: Date) -> bool {
        !self.withdrawn && self.made.date() <= day && self.expires.is_none_or(|last| day <= last) && self.holds(account)
    }

    /// True when it has a copy of the account that nobody gave up, alive or lapsed.
    pub fn holds(&self, account: &AccountId) -> bool {
        !self.released.contains(account) && self.copies.iter().any(|(copied, _)| copied == account)
    }

    /// True when this category of the account is in the copy and the copy is still kept.
    pub fn keeps_category(&self, account: &AccountId, category: DataCategory, day: Date) -> bool {
        self.keeps(account, day)
            && self.copies.iter().any(|(copied, categories)| copied == account && categories.contains(&category))
    }
}

/// A request that was sent before.
#[derive(Clone, Debug, PartialEq)]
pub struct Earlier {
    /// Its number.
    pub number: u32,
    /// Its measure.
    pub measure: Measure,
    /// To whom.
    pub provider: Option<ProviderId>,
    /// Reference of the officer.
    pub reference: String,
    /// Accounts that it named.
    pub accounts: Vec<AccountId>,
    /// Categories that it asked.
    pub categories: Vec<DataCategory>,
    /// First and last moment of its period, if it has both.
    pub period: Option<(CaseTime, CaseTime)>,
    /// It is still without a final answer.
    pub open: bool,
    /// When it was sent.
    pub sent: CaseTime,
}

/// The case at the moment of sending.
#[derive(Clone, Debug)]
pub struct CaseFacts<'a> {
    /// Everything authors wrote.
    pub library: &'a Library,
    /// The case.
    pub scenario: &'a Scenario,
    /// When the request was sent.
    pub sent: CaseTime,
    /// Exhibits that were opened before.
    pub opened: BTreeSet<ExhibitId>,
    /// Freezes that exist.
    pub tickets: Vec<Ticket>,
    /// Requests sent before this one, this number left out.
    pub earlier: Vec<Earlier>,
    /// When the answer to this request can be expected.
    pub answer_by: CaseTime,
    /// Numbers under which requests for assistance were sent.
    pub numbers: Vec<String>,
    /// What of the asked data is gone by then, unless frozen: account and category.
    pub gone: Vec<(AccountId, DataCategory, CaseTime)>,
    /// Exhibits that were in the file when it was sent.
    pub file: BTreeSet<ExhibitId>,
    /// Freezes sent on the same day, before or after: to whom, and of which accounts.
    pub freezes_that_day: Vec<(ProviderId, Vec<AccountId>)>,
}

/// True when a text proves that a request for assistance was sent: by a number under which one went out. Where no unit of
/// the case can send one, the officer's word is taken.
pub fn proves_assistance(text: &str, numbers: &[String], can_send: bool) -> bool {
    if can_send { names_one(text, numbers) } else { !text.trim().is_empty() }
}

/// True when a text names one of these numbers, however it is written.
pub fn names_one(text: &str, numbers: &[String]) -> bool {
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase();
    let written = plain(text);
    numbers.iter().any(|number| written.contains(&plain(number)))
}

impl CaseFacts<'_> {
    /// True when some live freeze keeps the account on the day of sending.
    pub fn is_frozen(&self, account: &AccountId) -> bool {
        self.tickets.iter().any(|ticket| ticket.keeps(account, self.sent.date()))
    }

    /// The day by whose law the request is judged.
    pub fn law_date(&self) -> Date {
        self.scenario.law_date
    }
}
