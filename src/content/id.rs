//! Names by which content refers to content. Each kind is its own type, so that a provider's name
//! can never stand where a form's is meant; whether a name leads anywhere is `check`'s business.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The id with this spelling; nothing is checked here.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The spelling.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )+};
}

id! {
    /// A law document: `pk-peca`.
    LawId,
    /// A clause of law or of a provider's guidelines, in one space: `pk-peca/31`, `chirplet/2.1`.
    ClauseId,
    /// A service provider: `chirplet`.
    ProviderId,
    /// A real company on a reference card: `tiktok`.
    CompanyId,
    /// A table of measures and their basis: `pakistan`.
    MeasuresId,
    /// One of a provider's companies: `chirplet-inc`.
    EntityId,
    /// One of a provider's doors: `portal`.
    ChannelId,
    /// A form: `f1`.
    FormId,
    /// A block of fields that several forms include: `header`.
    BlockId,
    /// A lesson.
    LessonId,
    /// A scenario: `first-hours`.
    ScenarioId,
    /// A person of a scenario, by code: `V1`.
    PersonId,
    /// An account of a scenario: `a1`.
    AccountId,
    /// An exhibit of a scenario: `x1`.
    ExhibitId,
    /// An event of a scenario.
    EventId,
    /// A criterion of a scenario.
    CriterionId,
    /// A workshop: `two-days`.
    SessionId,
    /// A part of a workshop: `m1-theory`.
    PartId,
    /// A test.
    TestId,
    /// An item of a test.
    ItemId,
}

impl ClauseId {
    /// The document before the slash: `chirplet` of `chirplet/2.1`.
    pub fn document(&self) -> &str {
        self.0.split_once('/').map_or(self.as_str(), |(document, _)| document)
    }

    /// The number after the slash: `2.1` of `chirplet/2.1`; empty where there is no slash.
    pub fn number(&self) -> &str {
        self.0.split_once('/').map_or("", |(_, number)| number)
    }

    /// The section that a clause stands in: `chirplet/2` of `chirplet/2.1`. What is opened, and paid for
    /// on the case clock, is a section.
    pub fn section(&self) -> &str {
        let from = self.0.find('/').map_or(0, |slash| slash + 1);
        self.0[from..].find('.').map_or(self.as_str(), |dot| &self.0[..from + dot])
    }
}

/// True for kebab-case: lower-case letters and digits, in words joined by single hyphens.
pub fn is_kebab(text: &str) -> bool {
    !text.is_empty()
        && text.split('-').all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_knows_its_document_section_and_number() {
        let clause = ClauseId::from("chirplet/2.1");
        assert_eq!((clause.document(), clause.section(), clause.number()), ("chirplet", "chirplet/2", "2.1"));
        assert_eq!(ClauseId::from("pk-peca/31").section(), "pk-peca/31");
    }

    #[test]
    fn kebab_case_has_no_capitals_and_no_empty_words() {
        assert!(is_kebab("first-hours"));
        for bad in ["", "First", "a--b", "-a", "a_b"] {
            assert!(!is_kebab(bad), "{bad}");
        }
    }
}
