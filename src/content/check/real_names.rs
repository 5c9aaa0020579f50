//! Names of real companies and services, their addresses, and numbers of real help lines: none of them stands in what is
//! invented. The list is data, `scenarios/reference/real-names.txt`; people are not in it. Numbers and mailboxes outside
//! the ranges for documentation are found in `reserved`.

use super::{Page, reading};
use crate::content::diagnostic::Level;
use crate::content::place::Span;
use std::collections::{BTreeMap, BTreeSet};

const LIST: &str = include_str!("../../../scenarios/reference/real-names.txt");
const HELP: &str = "take a company of the library, or invent one; real ones stand on reference cards";
/// Words near a short number that make a telephone of it.
const CALLING: [&str; 9] = ["helpline", "hotline", "line", "call", "calls", "dial", "ring", "number", "telephone"];
/// How many words away these may be.
const NEAR: usize = 3;

/// What must not be shown.
pub struct RealNames {
    /// Names by their first word, with the words that follow it.
    names: BTreeMap<&'static str, Vec<Vec<&'static str>>>,
    /// The same, of names that are words too.
    words: BTreeMap<&'static str, Vec<Vec<&'static str>>>,
    hosts: Vec<&'static str>,
    lines: BTreeSet<&'static str>,
}

impl RealNames {
    pub fn new() -> Self {
        let mut list = Self { names: BTreeMap::new(), words: BTreeMap::new(), hosts: Vec::new(), lines: BTreeSet::new() };
        let mut section = "";
        for line in LIST.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if line.starts_with('[') {
                section = line;
                continue;
            }
            let mut parts = tokens(line).into_iter().map(|(_, word)| word);
            match (section, parts.next()) {
                ("[names]", Some(first)) => list.names.entry(first).or_default().push(parts.collect()),
                ("[words]", Some(first)) => list.words.entry(first).or_default().push(parts.collect()),
                ("[hosts]", _) => list.hosts.push(line),
                _ => drop(list.lines.insert(line)),
            }
        }
        list
    }

    /// Tells of real names in a text that stands as it is from an offset of the file on, and gives their spans in it.
    pub fn check(&self, page: &Page<'_>, start: usize, text: &str) -> Vec<Span> {
        let found = self.found(text);
        for (at, length, what) in &found {
            let span = start + at..start + at + length;
            let message = format!("“{}” is {what}", &text[*at..at + length]);
            page.say_at(Level::Error, "real-name", span, message, HELP);
        }
        found.into_iter().map(|(at, length, _)| at..at + length).collect()
    }

    /// Offset, length and what it is.
    fn found(&self, text: &str) -> Vec<(usize, usize, &'static str)> {
        let mut found = Vec::new();
        let all = tokens(text);
        for (nth, (at, word)) in all.iter().enumerate() {
            let lower = word.to_ascii_lowercase();
            let named = longest(&self.names, &lower, text, &all[nth..], true);
            let named = named.or_else(|| {
                let capital = word.starts_with(|sign: char| sign.is_ascii_uppercase()) && !opens(&text[..*at]);
                capital.then(|| longest(&self.words, word, text, &all[nth..], false)).flatten()
            });
            if let Some(end) = named {
                found.push((*at, end - at, "a real company or service"));
            }
        }
        let chunks: Vec<(usize, &str)> = reading::words(text).collect();
        for (nth, (at, chunk)) in chunks.iter().enumerate() {
            let core = chunk.trim_matches(|sign: char| !sign.is_alphanumeric());
            let at = at + chunk.find(core).unwrap_or(0);
            let bare = core.split_once("://").map_or(core, |(_, bare)| bare);
            let host = bare.split(['/', '?', '#', ':']).next().unwrap_or_default().rsplit('@').next().unwrap_or_default();
            let host = host.to_ascii_lowercase();
            let below = |known: &str| host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
            if self.hosts.iter().any(|known| below(known)) {
                found.push((at, core.len(), "an address of somebody real"));
            }
            let near = &chunks[nth.saturating_sub(NEAR)..(nth + NEAR + 1).min(chunks.len())];
            let calling = |(_, word): &(usize, &str)| {
                let word = word.trim_matches(|sign: char| !sign.is_alphanumeric()).to_lowercase();
                CALLING.contains(&word.as_str())
            };
            if self.lines.contains(core) && near.iter().any(calling) {
                found.push((at, core.len(), "the number of a real help line"));
            }
        }
        found
    }
}

/// Words with their offsets, signs between them left out.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let start = text.as_ptr() as usize;
    let words = text.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| (word.as_ptr() as usize - start, word)).collect()
}

/// Where the longest listed name ends that begins with the first of these words.
fn longest(
    list: &BTreeMap<&'static str, Vec<Vec<&'static str>>>,
    first: &str,
    text: &str,
    words: &[(usize, &str)],
    any_case: bool,
) -> Option<usize> {
    let end = |following: &Vec<&str>| {
        let mut end = words.first().map(|(at, word)| at + word.len())?;
        for (nth, wanted) in following.iter().enumerate() {
            let (at, word) = words.get(nth + 1)?;
            let same = if any_case { word.eq_ignore_ascii_case(wanted) } else { word == wanted };
            if !same || !matches!(&text[end..*at], " " | "-" | ".") {
                return None;
            }
            end = at + word.len();
        }
        Some(end)
    };
    list.get(first)?.iter().filter_map(end).max()
}

/// True when the next word begins a sentence, or a text in quotation marks.
fn opens(before: &str) -> bool {
    let last = before.trim_end().chars().next_back();
    last.is_none_or(|sign| !(sign.is_alphanumeric() || matches!(sign, ',' | ';' | '(' | '/')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<&str> {
        RealNames::new().found(text).into_iter().map(|(at, length, _)| &text[at..at + length]).collect()
    }

    #[test]
    fn real_names_are_found_as_they_are_written() {
        for (text, name) in [
            ("He wrote on WhatsApp.", "WhatsApp"),
            ("facebook.com/some.page", "facebook"),
            ("Paid by Western  Union? No, by western union.", "western union"),
            ("She has an account at Meta, he said.", "Meta"),
            ("Write to https://t.me/boats now", "https://t.me/boats"),
            ("see www.fia.gov.pk.", "www.fia.gov.pk"),
            ("Call the helpline 1991 at once", "1991"),
            ("Dial 1121.", "1121"),
        ] {
            assert_eq!(said(text), [name], "{text}");
        }
    }

    #[test]
    fn words_and_years_are_no_names() {
        let text = "Meta data. Signal him; the signal came. Zoom in. In 1991 he was born. Apples, a snap decision, goog1e, \
                    not-me.example, list.met, X corporation, 1122 users, western unions";
        assert_eq!(said(text), Vec::<&str>::new());
    }

    #[test]
    fn every_company_that_has_a_card_is_listed() {
        let library = crate::content::load::embedded().library;
        assert!(library.companies.len() > 20);
        // The one that is called X is a letter, and every exhibit has it.
        for card in library.companies.values().filter(|card| card.name.len() > 1) {
            assert!(!said(&format!("on {}", card.name)).is_empty(), "{}", card.name);
        }
    }
}
