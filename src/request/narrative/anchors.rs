//! What anchors a sentence in the case: dates, exhibits, accounts, codes of persons.

use super::text::Text;
use crate::content::scenario::{Account, Scenario};
use crate::content::time::{Moment, find_moments};
use std::ops::Range;

/// Places of dates and times.
pub fn dates(raw: &str) -> Vec<Moment> {
    find_moments(raw)
}

/// Places where an exhibit is named: `X2`, `Ex. 2`, `exhibit 2`, `annex A`, a screenshot, a statement.
pub fn exhibits(raw: &str, text: &Text, scenario: &Scenario) -> Vec<Range<usize>> {
    let mut places = Vec::new();
    for (at, token) in text.tokens.iter().enumerate() {
        let numbered =
            scenario.exhibits.iter().any(|exhibit| token.word == exhibit.number.to_lowercase().replace(['-', '.'], ""));
        let spelled = matches!(token.word.as_str(), "ex" | "exh" | "exhibit" | "exhibits" | "annex" | "annexure" | "attachment")
            && text
                .tokens
                .get(at + 1)
                .is_some_and(|next| next.word.chars().any(|c| c.is_ascii_digit()) || next.word.chars().count() == 1);
        if numbered || spelled {
            places.push(token.span.clone());
        }
    }
    for exhibit in &scenario.exhibits {
        places.extend(find_ignoring_case(raw, &exhibit.title));
    }
    places.sort_by_key(|span| span.start);
    places
}

/// Places where an account is named by any of its identifiers.
pub fn account(raw: &str, account: &Account) -> Vec<Range<usize>> {
    let mut places: Vec<Range<usize>> = account
        .identifiers
        .iter()
        .flat_map(|identifier| {
            let tail = identifier.value.rsplit('/').next().unwrap_or(&identifier.value);
            let mut found = find_ignoring_case(raw, &identifier.value);
            if found.is_empty() && tail.chars().count() > 4 {
                found = find_ignoring_case(raw, tail.trim_start_matches('@'));
            }
            found
        })
        .collect();
    places.sort_by_key(|span| span.start);
    places.dedup();
    places
}

/// Places of codes of persons: `V1`, `S2`.
pub fn persons(text: &Text, scenario: &Scenario) -> Vec<Range<usize>> {
    text.tokens
        .iter()
        .filter(|token| scenario.people.iter().any(|person| person.id.as_str().to_lowercase() == token.word))
        .map(|token| token.span.clone())
        .collect()
}

/// Every place of a text in another, whatever its capitals, standing as whole words.
pub fn find_ignoring_case(raw: &str, wanted: &str) -> Vec<Range<usize>> {
    // Most texts and most of what is looked for are plain letters, where a byte is a sign.
    if raw.is_ascii() && wanted.is_ascii() {
        return find_in_plain(raw.as_bytes(), wanted.trim().as_bytes());
    }
    let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
    let (raw, wanted): (Vec<char>, Vec<char>) = (raw.chars().map(lower).collect(), wanted.trim().chars().map(lower).collect());
    if wanted.is_empty() || wanted.len() > raw.len() {
        return Vec::new();
    }
    (0..=raw.len() - wanted.len())
        .filter(|&at| {
            let end = at + wanted.len();
            let whole =
                |edge: Option<&char>, inner: char| !(inner.is_alphanumeric() && edge.is_some_and(|c| c.is_alphanumeric()));
            raw[at..end] == wanted[..]
                && whole(at.checked_sub(1).and_then(|before| raw.get(before)), wanted[0])
                && whole(raw.get(end), wanted[wanted.len() - 1])
        })
        .map(|at| at..at + wanted.len())
        .collect()
}

fn find_in_plain(raw: &[u8], wanted: &[u8]) -> Vec<Range<usize>> {
    let (Some(first), Some(last)) = (wanted.first(), wanted.last()) else { return Vec::new() };
    let inside = |edge: Option<&u8>, inner: &u8| inner.is_ascii_alphanumeric() && edge.is_some_and(u8::is_ascii_alphanumeric);
    raw.windows(wanted.len())
        .enumerate()
        .filter(|(at, window)| {
            window[0].eq_ignore_ascii_case(first)
                && window.eq_ignore_ascii_case(wanted)
                && !inside(at.checked_sub(1).and_then(|before| raw.get(before)), first)
                && !inside(raw.get(at + wanted.len()), last)
        })
        .map(|(at, window)| at..at + window.len())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_as_whole_words_whatever_its_capitals() {
        assert_eq!(find_ignoring_case("WAQAS's brother, Waqas", "Waqas"), [0..5, 17..22]);
        assert!(find_ignoring_case("Waqasi", "waqas").is_empty());
        // The same beside signs that are more than a byte.
        assert_eq!(find_ignoring_case("“Waqas” وقاص", "waqas").first(), Some(&(1..6)));
        assert!(find_ignoring_case("short", "much longer than that").is_empty());
        assert!(find_ignoring_case("anything", " ").is_empty());
    }
}
