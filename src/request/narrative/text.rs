//! A text cut into words and sentences, with places in Unicode scalar values.

use super::pattern::{self, Part};
use rust_stemmers::{Algorithm, Stemmer};
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::{Deref, Range};
use std::rc::Rc;

thread_local! {
    static STEMMER: Stemmer = Stemmer::create(Algorithm::English);
    static KNOWN: RefCell<BTreeMap<String, Text>> = const { RefCell::new(BTreeMap::new()) };
}

/// One word or number.
#[derive(Clone, Debug)]
pub struct Token {
    /// In lower case, without apostrophes.
    pub word: String,
    /// Where it stands.
    pub span: Range<usize>,
    /// The sentence it stands in.
    pub sentence: usize,
    /// It stands between quotation marks.
    pub quoted: bool,
    stem: OnceCell<String>,
}

impl Token {
    /// Its stem.
    pub fn stem(&self) -> &str {
        self.stem.get_or_init(|| STEMMER.with(|stemmer| stemmer.stem(&self.word).into_owned()))
    }
}

/// A text and its words. Most texts of a form are the case's own and come again with every request, attempt and check,
/// so that a text which was cut before is not cut again.
#[derive(Clone, Debug)]
pub struct Text(Rc<Words>);

impl Deref for Text {
    type Target = Words;

    fn deref(&self) -> &Words {
        &self.0
    }
}

/// The most texts that are remembered, and the longest one, in bytes.
const REMEMBERED: (usize, usize) = (1024, 4096);

/// The words of a text.
#[derive(Debug)]
pub struct Words {
    /// The words, in order.
    pub tokens: Vec<Token>,
    /// Signs that end a clause: places of commas, semicolons, colons.
    breaks: Vec<usize>,
    /// Marks of every word and stem in it, sorted: most patterns find nothing, and are seen here to find nothing.
    vocabulary: OnceCell<Vec<u64>>,
    /// What lists of patterns found in it, by the place of the list in the program.
    found: RefCell<BTreeMap<(usize, usize), Vec<Found>>>,
}

const NEGATIONS: [&str; 14] = [
    "no",
    "not",
    "never",
    "without",
    "neither",
    "nor",
    "none",
    "nothing",
    "dont",
    "doesnt",
    "cannot",
    "wont",
    "exclude",
    "excluding",
];

/// Words that begin a clause when they are written with a capital.
const CLAUSE_STARTS: &[&str] = &["you", "your", "we", "please", "kindly", "this", "these", "they", "also"];

impl Text {
    /// Cuts a text.
    pub fn new(raw: &str) -> Self {
        if raw.len() > REMEMBERED.1 {
            return Self(Rc::new(Words::cut(raw)));
        }
        KNOWN.with_borrow_mut(|known| {
            if let Some(text) = known.get(raw) {
                return text.clone();
            }
            if known.len() >= REMEMBERED.0 {
                known.clear();
            }
            let text = Self(Rc::new(Words::cut(raw)));
            known.insert(raw.to_owned(), text.clone());
            text
        })
    }
}

impl Words {
    fn cut(raw: &str) -> Self {
        let mut tokens: Vec<Token> = Vec::new();
        let mut breaks = Vec::new();
        let (mut sentence, mut quoted) = (0, false);
        let chars: Vec<char> = raw.chars().collect();
        let mut open: Option<usize> = None;
        let close = |tokens: &mut Vec<Token>, open: &mut Option<usize>, end: usize, sentence: usize, quoted: bool| {
            if let Some(start) = open.take() {
                // Who writes without stops still begins what is new with a capital: 'nothing remains You must keep it'.
                let new_clause = start > 0 && chars[start].is_uppercase();
                let word: String =
                    chars[start..end].iter().filter(|c| !matches!(c, '\'' | '’')).flat_map(|c| c.to_lowercase()).collect();
                let asks = start > 0 && matches!(word.as_str(), "please" | "kindly" | "pl" | "plz" | "pls");
                let begins = asks || new_clause && CLAUSE_STARTS.contains(&word.as_str());
                tokens.push(Token { word, span: start..end, sentence, quoted, stem: OnceCell::new() });
                return begins.then(|| start - 1);
            }
            None
        };
        for (at, &c) in chars.iter().enumerate() {
            let next_is_word = chars.get(at + 1).is_some_and(|n| n.is_alphanumeric());
            let inside = open.is_some();
            let joins = c.is_alphanumeric()
                || (inside && next_is_word && matches!(c, '\'' | '’'))
                || (inside
                    && next_is_word
                    && matches!(c, '.' | ',' | ':' | '/')
                    && chars[at - 1].is_ascii_digit()
                    && chars[at + 1].is_ascii_digit());
            if joins {
                open.get_or_insert(at);
                continue;
            }
            breaks.extend(close(&mut tokens, &mut open, at, sentence, quoted));
            match c {
                '“' | '«' => quoted = true,
                '”' | '»' => quoted = false,
                '"' => quoted = !quoted,
                '.' if abbreviates(&tokens) => {}
                // 'on 3.9. the page was gone', 'at 8 p.m. they left'.
                '.' if counts(&tokens) && goes_on(&chars[at + 1..]) => {}
                '.' | '!' | '?' | '\n' if !next_is_word => sentence += 1,
                '\n' => sentence += 1,
                ',' | ';' | ':' | '(' | ')' => breaks.push(at),
                _ => {}
            }
        }
        breaks.extend(close(&mut tokens, &mut open, chars.len(), sentence, quoted));
        Self { tokens, breaks, vocabulary: OnceCell::new(), found: RefCell::default() }
    }

    /// How many words.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// True when no word stands in it.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Every place where these words follow each other. Words of a pattern are compared as words or as stems;
    /// `a|b` stands for either, `*` for any one word, a final `?` makes a word optional.
    pub fn find(&self, pattern: &'static str) -> Vec<Found> {
        let parts = pattern::parsed(pattern);
        if !self.may_hold(&parts) {
            return Vec::new();
        }
        (0..self.tokens.len())
            .filter_map(|start| self.matches(&parts, start).map(|end| Found { first: start, last: end - 1 }))
            .collect()
    }

    /// Where words that an author wrote follow each other, as words or stems.
    pub fn find_words(&self, words: &[String]) -> Option<Found> {
        let is = |token: &Token, word: &str| token.word == word || token.stem() == word;
        let last = self.tokens.len().checked_sub(words.len()).filter(|_| !words.is_empty())?;
        (0..=last)
            .find(|start| words.iter().enumerate().all(|(at, word)| is(&self.tokens[start + at], word)))
            .map(|first| Found { first, last: first + words.len() - 1 })
    }

    fn vocabulary(&self) -> &[u64] {
        self.vocabulary.get_or_init(|| {
            let mut known: Vec<u64> =
                self.tokens.iter().flat_map(|token| [pattern::mark(&token.word), pattern::mark(token.stem())]).collect();
            known.sort_unstable();
            known.dedup();
            known
        })
    }

    /// True when every word that a pattern must have stands somewhere in the text.
    fn may_hold(&self, parts: &[Part]) -> bool {
        let known = self.vocabulary();
        parts
            .iter()
            .filter(|part| !part.any && !part.optional)
            .all(|part| part.marks.iter().any(|mark| known.binary_search(mark).is_ok()))
    }

    /// The places of the first pattern that is found, and of all others.
    pub fn find_any(&self, patterns: &'static [&'static str]) -> Vec<Found> {
        // The same lists are asked of the same text by several rules, and again with every check: what was found stays.
        let key = (patterns.as_ptr() as usize, patterns.len());
        if let Some(found) = self.found.borrow().get(&key) {
            return found.clone();
        }
        let found = self.search(patterns);
        self.found.borrow_mut().insert(key, found.clone());
        found
    }

    fn search(&self, patterns: &[&'static str]) -> Vec<Found> {
        patterns.iter().flat_map(|pattern| self.find(pattern)).collect()
    }

    fn matches(&self, parts: &[Part], at: usize) -> Option<usize> {
        let Some((part, rest)) = parts.split_first() else {
            return Some(at);
        };
        let hit = self
            .tokens
            .get(at)
            .is_some_and(|token| part.any || part.words.iter().any(|word| token.word == *word || token.stem() == *word));
        let sentence =
            |from: usize| from == 0 || self.tokens.get(from).is_none_or(|token| token.sentence == self.tokens[from - 1].sentence);
        if hit && let Some(end) = (rest.is_empty() || sentence(at + 1)).then(|| self.matches(rest, at + 1)).flatten() {
            return Some(end);
        }
        if part.optional { self.matches(rest, at) } else { None }
    }

    /// The span of a find, in Unicode scalar values.
    pub fn span(&self, found: Found) -> Range<usize> {
        self.tokens[found.first].span.start..self.tokens[found.last].span.end
    }

    /// True when a negation stands shortly before, in the same part of the sentence.
    pub fn is_negated(&self, found: Found) -> bool {
        let first = &self.tokens[found.first];
        self.tokens[found.first.saturating_sub(6)..found.first].iter().rev().any(|token| {
            token.sentence == first.sentence
                && NEGATIONS.contains(&token.word.as_str())
                && !self.breaks.iter().any(|at| (token.span.end..first.span.start).contains(at))
        })
    }

    /// True when it stands between quotation marks.
    pub fn is_quoted(&self, found: Found) -> bool {
        self.tokens[found.first].quoted
    }

    /// The words after a find, in the same sentence.
    pub fn after(&self, found: Found) -> &[Token] {
        let sentence = self.tokens[found.last].sentence;
        let rest = &self.tokens[found.last + 1..];
        &rest[..rest.iter().position(|token| token.sentence != sentence).unwrap_or(rest.len())]
    }

    /// The words before a find, in the same sentence.
    pub fn before(&self, found: Found) -> &[Token] {
        let sentence = self.tokens[found.first].sentence;
        let rest = &self.tokens[..found.first];
        &rest[rest.iter().rposition(|token| token.sentence != sentence).map_or(0, |at| at + 1)..]
    }

    /// True when a comma, semicolon or bracket stands between a find and the next word.
    pub fn breaks_after(&self, found: Found) -> bool {
        let end = self.tokens[found.last].span.end;
        let next = self.tokens.get(found.last + 1).map_or(usize::MAX, |token| token.span.start);
        self.breaks.iter().any(|at| (end..next).contains(at))
    }

    /// True when a sign that ends a part of a sentence stands between two words.
    pub fn breaks_between(&self, before: usize, after: usize) -> bool {
        let (Some(before), Some(after)) = (self.tokens.get(before), self.tokens.get(after)) else { return true };
        self.breaks.iter().any(|at| (before.span.end..after.span.start).contains(at))
    }

    /// True right behind a bracket or comma without a blank: the `2` of `5(2)` is no section of its own.
    pub fn is_bracketed(&self, token: &Token) -> bool {
        token.span.start > 0 && self.breaks.contains(&(token.span.start - 1))
    }

    /// The sentence that a place stands in.
    pub fn sentence_at(&self, at: usize) -> Option<usize> {
        self.tokens.iter().rev().find(|token| token.span.start <= at).or(self.tokens.first()).map(|token| token.sentence)
    }

    /// How many sentences.
    pub fn sentences(&self) -> usize {
        self.tokens.last().map_or(0, |token| token.sentence + 1)
    }
}

/// True when a negation stands before these words, or a denial right after them, in the same part of the sentence.
pub fn negated(words: &Words, first: usize, last: usize) -> bool {
    if words.is_negated(Found { first, last }) {
        return true;
    }
    const DENIED: [&str; 8] = ["asked", "wanted", "needed", "required", "sought", "requested", "out", "excluded"];
    let sentence = words.tokens[last].sentence;
    let after: Vec<&str> = words.tokens[last + 1..]
        .iter()
        .take(7)
        .take_while(|token| token.sentence == sentence)
        .map(|token| token.word.as_str())
        .collect();
    after
        .iter()
        .position(|word| matches!(*word, "not" | "left" | "excluded" | "omitted"))
        .is_some_and(|at| after[at..].iter().take(3).any(|word| DENIED.contains(word)))
}

/// True when the last word is one that a full stop shortens: it ends no sentence.
fn abbreviates(tokens: &[Token]) -> bool {
    const SHORT: &[&str] = &[
        "s", "ss", "sec", "art", "arts", "no", "nos", "ex", "exh", "cr", "p", "c", "pc", "u", "e", "g", "dr", "mr", "mrs", "inc",
        "ltd", "vs", "v", "para",
    ];
    tokens.last().is_some_and(|token| SHORT.contains(&token.word.as_str()))
}

/// True when the last word is a day as in `3.9.`, or ends an hour: a full stop belongs to it.
fn counts(tokens: &[Token]) -> bool {
    let Some((last, before)) = tokens.split_last() else { return false };
    let hour = last.word == "m" && before.last().is_some_and(|half| matches!(half.word.as_str(), "a" | "p"));
    hour || matches!(last.word.as_str(), "am" | "pm")
        || last.word.contains('.') && last.word.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// True when what follows is no beginning: it is written small.
fn goes_on(rest: &[char]) -> bool {
    rest.iter().find(|c| !matches!(c, ' ' | '\t')).is_some_and(|c| c.is_lowercase() || matches!(c, ',' | ';' | ')' | '('))
}

/// Where a pattern was found: first and last word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Index of the first word.
    pub first: usize,
    /// Index of the last word.
    pub last: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_know_stems_options_and_sentence_ends() {
        let text = Text::new("Please send all of the available data. Nothing else is asked.");
        assert_eq!(text.find("all of? the? available? data").len(), 1);
        assert!(text.find("data nothing").is_empty());
        assert_eq!(Text::new("They were exploiting him").find("exploit").len(), 1);
    }

    #[test]
    fn an_hour_and_a_date_end_no_sentence() {
        let sentences = |raw: &str| Text::new(raw).sentences();
        assert_eq!(sentences("On 3.9. the page was gone"), 1);
        assert_eq!(sentences("They left at 8 p.m. and came back."), 1);
        assert_eq!(sentences("They left at 8. Nobody came back."), 2);
        assert_eq!(sentences("It was sent in 2026. box@dean.example is the sender."), 2);
        assert_eq!(sentences("They left at 8 p.m. Nobody came."), 2);
    }

    #[test]
    fn a_negation_reaches_to_the_next_break() {
        let text = Text::new("We do not ask for any and all data");
        assert!(text.is_negated(text.find("any and all")[0]));
        let text = Text::new("No time to lose, give any and all data");
        assert!(!text.is_negated(text.find("any and all")[0]));
    }
}
