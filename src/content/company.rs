//! Reference cards on real companies: what their own texts for police say, fact by fact, each with its source, the day
//! of that source and how sure we are. Cards are read beside the cases; no request is judged by them, no answer comes
//! from them, and no telephone number or mailbox stands in them.

use super::id::CompanyId;
use super::law::Certainty;
use super::time::Date;
use serde::{Deserialize, Serialize};

/// How much of the company's text was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Read {
    /// All of it.
    Whole,
    /// Its opening only: later parts may say more, or otherwise.
    Part,
}

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Topic {
    /// The company that holds the data of a user in Pakistan.
    Entity,
    /// By which way a request comes in.
    Channel,
    /// By what an account is found.
    Identifiers,
    /// What is given, on which paper, to police outside the United States.
    Data,
    /// Keeping a copy.
    Preservation,
    /// Life in danger.
    Emergency,
    /// Telling the user.
    Notice,
    /// What is not held.
    NotHeld,
    /// The signed word on records.
    Certificate,
    /// How long data live.
    Retention,
    /// What else one should know.
    More,
}

/// A text that was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompanySource {
    /// Its name on this card.
    pub id: String,
    /// Which text, and where the copy lies.
    pub title: String,
    /// The day of the text.
    pub as_of: AsOf,
}

/// The day of a text. Where it names a month, a year or a span of years, that is the last day of the earliest of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AsOf {
    /// The text carries this day.
    Dated(Date),
    /// The copy was kept on this day.
    Stored(Date),
    /// Neither is known: such a text counts as old.
    Unknown,
}

impl AsOf {
    /// The day, if one is known.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Dated(day) | Self::Stored(day) => Some(day),
            Self::Unknown => None,
        }
    }

    /// True when the text is older than twelve months on this day, or when nobody knows how old it is.
    pub fn is_old(self, today: Date) -> bool {
        self.day().is_none_or(|day| {
            let ((year, month, of), now) = (day.parts(), today.parts());
            now > (year + 1, month, of)
        })
    }
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// What it is about.
    pub topic: Topic,
    /// What the text says, in our words (bold only).
    pub text: String,
    /// The texts that say it, by their names on this card.
    pub sources: Vec<String>,
    /// How sure we are that the text says so.
    pub certainty: Certainty,
}

/// What is known of one company.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompanyCard {
    /// Its id.
    pub id: CompanyId,
    /// The name that officers know.
    pub name: String,
    /// What kind of service it is.
    pub service: String,
    /// How much was read.
    pub read: Read,
    /// The texts.
    pub sources: Vec<CompanySource>,
    /// The facts, in the order of their topics.
    pub facts: Vec<Fact>,
    /// Topics on which a text that was read says nothing.
    #[serde(default)]
    pub silent: Vec<Topic>,
    /// Topics that may stand in parts that were not read.
    #[serde(default)]
    pub unseen: Vec<Topic>,
}

impl CompanyCard {
    /// The sources of a fact.
    pub fn sources_of<'c>(&'c self, fact: &'c Fact) -> impl Iterator<Item = &'c CompanySource> {
        self.sources.iter().filter(|source| fact.sources.contains(&source.id))
    }

    /// True when a fact rests on no source that is younger than twelve months.
    pub fn is_old(&self, fact: &Fact, today: Date) -> bool {
        self.sources_of(fact).all(|source| source.as_of.is_old(today))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_old_when_more_than_twelve_months_have_passed_or_its_day_is_not_known() {
        let day = |text| Date::parse(text).unwrap();
        let text = AsOf::Stored(day("2025-09-28"));
        assert!(!text.is_old(day("2026-09-28")), "twelve months to the day");
        assert!(text.is_old(day("2026-09-29")));
        assert!(!AsOf::Dated(day("2024-02-29")).is_old(day("2025-02-28")));
        assert!(AsOf::Dated(day("2024-02-29")).is_old(day("2025-03-01")));
        assert!(AsOf::Unknown.is_old(day("2026-09-28")));
    }
}
