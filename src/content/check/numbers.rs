//! Numbers of guideline clauses that a text names in passing, as in “(4.3)”, “under 4.1” or “Chirplet 2.2”: a reader
//! who looks one up must find it. What is cited by id is checked where it stands.

use super::{Content, Page, reading};
use crate::content::diagnostic::{Level, meant};
use crate::content::id::ProviderId;
use crate::content::load::Kind;
use crate::content::provider::Provider;
use std::collections::BTreeSet;

/// Words before a number that make a clause of it.
const LEADS: [&str; 4] = ["clause", "clauses", "under", "guideline"];

/// Clauses that the texts of a document can name.
pub struct Numbers<'a> {
    known: BTreeSet<&'a str>,
    names: BTreeSet<&'a str>,
}

impl<'a> Numbers<'a> {
    /// None, where a document names no guidelines, or they could not be read as written.
    pub fn of(content: &Content<'a>, kind: Kind, id: &str) -> Option<Self> {
        let library = content.library;
        let ids: Vec<ProviderId> = match kind {
            Kind::Provider => vec![id.into()],
            Kind::Scenario => library.scenarios.get(id)?.providers.clone(),
            Kind::Example => library.example.as_ref()?.scenario.providers.clone(),
            _ => return None,
        };
        let whole = |id: &ProviderId| {
            let index = content.sources.documents.get(&(Kind::Provider, id.to_string()))?;
            let mended = content.sources.mended.contains_key(index);
            library.providers.get(id).filter(|_| !mended)
        };
        let providers: Option<Vec<&Provider>> = ids.iter().map(whole).collect();
        let known: BTreeSet<&str> =
            providers?.into_iter().flat_map(|provider| &provider.clauses).map(|it| it.number.as_str()).collect();
        let names = library.providers.values().map(|provider| provider.name.as_str()).collect();
        (!known.is_empty()).then_some(Self { known, names })
    }

    /// Warns of numbers of no clause in a text that stands as it is from an offset of the file on.
    pub fn check(&self, page: &Page<'_>, start: usize, text: &str) {
        for (at, number) in self.named(text).into_iter().filter(|(_, number)| !self.known.contains(number)) {
            let span = start + at..start + at + number.len();
            let message = format!("no guidelines here have a clause {number}");
            page.say_at(Level::Warning, "unknown-number", span, message, meant(number, self.known.iter().copied()));
        }
    }

    fn named<'t>(&self, text: &'t str) -> Vec<(usize, &'t str)> {
        let mut found = Vec::new();
        let mut before = "";
        for (at, chunk) in reading::words(text) {
            let number = bare(chunk);
            // An amount in brackets has more behind it.
            let bracket = chunk.starts_with('(') && chunk.ends_with([')', ',', ';', '.']);
            let owner = before.strip_suffix("'s").or_else(|| before.strip_suffix("’s")).unwrap_or(before);
            if is_number(number) && (bracket || LEADS.contains(&before) || self.names.contains(owner)) {
                found.push((at + chunk.find(number).unwrap_or(0), number));
            }
            before = bare(chunk);
        }
        found
    }
}

fn bare(chunk: &str) -> &str {
    chunk.trim_matches(|sign: char| !sign.is_alphanumeric())
}

fn is_number(text: &str) -> bool {
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once('.').is_some_and(|(section, clause)| digits(section) && digits(clause))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_are_told_from_amounts_and_hours() {
        let numbers = Numbers { known: BTreeSet::new(), names: BTreeSet::from(["Chirplet"]) };
        let text = "Ask (4.3), under 4.1 or by Chirplet's 2.2; clause 12.10. Not 3.5 km, (1.5 million), at 16.05 or PKR 2.5.";
        let all: Vec<&str> = numbers.named(text).into_iter().map(|(at, number)| &text[at..at + number.len()]).collect();
        assert_eq!(all, ["4.3", "4.1", "2.2", "12.10"]);
    }
}
