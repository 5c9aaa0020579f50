//! Words that stand in no dictionary and in no list of the project. The dictionary is British English; a capital makes
//! a name of a word that the file has twice. No grammar, and nothing is put right by itself.

use super::{Page, reading};
use crate::content::diagnostic::Level;
use crate::content::load::Sources;
use crate::content::place::Span;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// One word a line, in the order of their bytes. Where it comes from is said in `assets/licences`.
const BRITISH: &str = include_str!("../../../assets/spelling/british.txt");
/// The project's own words.
const TERMS: &str = include_str!("../../../scenarios/reference/spelling/terms.txt");
/// A file of this name in a folder adds the words of that folder.
const FILE: &str = "terms.txt";
/// From so many letters on, a name that is nearly a word is taken for that word misspelt.
const LONG_NAME: usize = 8;

/// What is known of words.
pub struct Spelling<'a> {
    terms: BTreeSet<&'a str>,
    sources: &'a Sources,
    /// Words that were looked up already.
    seen: RefCell<BTreeMap<String, bool>>,
}

impl<'a> Spelling<'a> {
    pub fn new(sources: &'a Sources) -> Self {
        let own = sources.files.iter().filter(|source| source.path.rsplit('/').next() == Some(FILE)).map(|source| source.text());
        let lines = std::iter::once(TERMS).chain(own).flat_map(str::lines).map(str::trim);
        let terms = lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        Self { terms, sources, seen: RefCell::default() }
    }

    /// Warns of unknown words in a text that stands as it is from an offset of the file on, but for spans of which
    /// enough is said.
    pub fn check(&self, page: &Page<'_>, start: usize, text: &str, told: &[Span]) {
        for (at, word) in words(text) {
            if self.knows(word) || told.iter().any(|span| span.contains(&at)) || self.is_name(page, word) {
                continue;
            }
            let help = match nearest(word) {
                Some(near) => format!("did you mean `{near}`? A word that is right goes into {FILE}"),
                None => format!("if it is right, write it into {FILE}"),
            };
            let span = start + at..start + at + word.len();
            page.say_at(Level::Warning, "spelling", span, format!("“{word}” is in no dictionary"), help);
        }
    }

    fn knows(&self, word: &str) -> bool {
        if let Some(known) = self.seen.borrow().get(word) {
            return *known;
        }
        let plain = word.replace('’', "'");
        let stem = plain.strip_suffix("'s").unwrap_or(&plain);
        let known = [plain.as_str(), stem].into_iter().any(|word| {
            let lower = word.to_lowercase();
            let terms = self.terms.contains(word) || self.terms.contains(lower.as_str());
            terms || listed(word) || listed(&lower) || word == word.to_uppercase() && listed(&capitalised(&lower))
        });
        self.seen.borrow_mut().insert(word.to_owned(), known);
        known
    }

    /// A word with a capital that stands in the file more than once, unless it is nearly a word.
    fn is_name(&self, page: &Page<'_>, word: &str) -> bool {
        let stem = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
        if !stem.starts_with(char::is_uppercase) {
            return false;
        }
        // What the facilitator reads speaks of people of the case.
        let folder = page.source.path.strip_suffix("facilitator.md");
        let case = folder.map(|folder| format!("{folder}scenario.ron"));
        let case = case.and_then(|path| self.sources.files.iter().rfind(|source| source.path == path));
        let times = page.text().matches(stem).count() + case.map_or(0, |case| case.text().matches(stem).count());
        let long = stem.chars().count() >= LONG_NAME && stem.chars().skip(1).all(char::is_lowercase);
        times > 1 && !(long && nearest(stem).is_some_and(|near| strsim::osa_distance(&near, &stem.to_lowercase()) == 1))
    }
}

/// Words of a text with their offsets; what has digits, dots or signs in it is an identifier and no word.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for (start, chunk) in reading::words(text) {
        let core = chunk.trim_matches(|sign: char| !sign.is_alphanumeric());
        let identifier = |sign: char| sign.is_ascii_digit() || "@_{}=\\+~#.:<>[]".contains(sign);
        if chunk.contains(['`', '{']) || core.contains(identifier) {
            continue;
        }
        let mut at = 0;
        for part in chunk.split(|sign: char| !sign.is_alphabetic() && !matches!(sign, '\'' | '’')) {
            let begin = start + at + (part.len() - part.trim_start_matches(['\'', '’']).len());
            let word = part.trim_matches(['\'', '’']);
            // Words of another script are no English.
            if word.chars().count() > 1 && word.chars().all(|sign| sign <= '\u{24f}' || sign == '’') {
                found.push((begin, word));
            }
            at += part.len() + chunk[at + part.len()..].chars().next().map_or(0, char::len_utf8);
        }
    }
    found
}

fn capitalised(word: &str) -> String {
    let mut signs = word.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

/// The line around an offset of the dictionary: where it begins, and where it ends.
fn line(at: usize) -> (usize, usize) {
    let bytes = BRITISH.as_bytes();
    let start = bytes[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |before| before + 1);
    let end = bytes[start..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |length| start + length);
    (start, end)
}

/// The offset of the first line that is not before a word.
fn lower_bound(word: &str) -> usize {
    let (mut low, mut high) = (0, BRITISH.len());
    while low < high {
        let (start, end) = line(low + (high - low) / 2);
        if &BRITISH.as_bytes()[start..end] < word.as_bytes() {
            low = (end + 1).min(high);
        } else {
            high = start;
        }
    }
    low
}

fn listed(word: &str) -> bool {
    BRITISH.get(lower_bound(word)..).is_some_and(|rest| rest.strip_prefix(word).is_some_and(|rest| rest.starts_with('\n')))
}

/// The word of the dictionary that is nearest to one that is not in it, if one with the same first letter is near.
fn nearest(word: &str) -> Option<String> {
    let word = word.to_lowercase();
    let first: String = word.chars().take(1).collect();
    let length = word.chars().count();
    let most = if length > 6 { 2 } else { 1 };
    let alike = BRITISH[lower_bound(&first)..].lines().take_while(|line| line.starts_with(&first));
    alike
        .filter(|line| line.chars().count().abs_diff(length) <= most)
        .map(|line| (strsim::osa_distance(line, &word), line))
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, line)| line.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order_and_every_word_is_found() {
        let lines: Vec<&str> = BRITISH.lines().collect();
        assert!(lines.len() > 60_000 && lines.is_sorted());
        for word in lines.iter().step_by(97).chain(lines.last()) {
            assert!(listed(word), "{word}");
        }
        for wrong in ["", "zzz", "A\n", "recieve", "organi"] {
            assert!(!listed(wrong), "{wrong}");
        }
        let terms: Vec<&str> = TERMS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        assert!(terms.is_sorted(), "terms.txt is sorted, capitals first");
        assert_eq!(terms.iter().find(|term| listed(term)), None, "no term stands in the dictionary anyway");
    }

    #[test]
    fn identifiers_are_no_words() {
        let text =
            "It's “the well-known” desk.gulf@post.example, CH204, e.g. page's `off.law` {now} FIA/AHTC-LHR/7 نہیں or and/or";
        let all: Vec<&str> = words(text).into_iter().map(|(at, word)| &text[at..at + word.len()]).collect();
        assert_eq!(all, ["It's", "the", "well", "known", "page's", "or", "and", "or"]);
    }

    #[test]
    fn words_are_known_in_every_dress_and_misspelt_ones_are_not() {
        let sources = Sources::default();
        let spelling = Spelling::new(&sources);
        for word in ["organise", "Organise", "ORGANISE", "it’s", "custodian’s", "Pakistan", "PAKISTAN", "colour"] {
            assert!(spelling.knows(word), "{word}");
        }
        for word in ["organize", "pakistan", "recieve", "color", "adress"] {
            assert!(!spelling.knows(word), "{word}");
        }
        assert_eq!(nearest("recieve").as_deref(), Some("receive"));
        assert_eq!(nearest("xqzzy"), None);
    }
}
