//! Patterns of a concept: words and stems, lists, typed things, gaps.
//!
//! `sent|forward* @victim {date} ..8 offer` reads: the word *sent* or one that begins with *forward*, then an entry of
//! the list *victim*, then a date, then at most eight words of the same sentence, then *offer*. `,,8` is a gap within
//! the same part of the sentence; `^` the start of one; `?` behind a part makes it optional.
//!
//! Words are looked up once a text: every set of alternatives has a number, and each word knows the numbers that it
//! satisfies.

use super::entities::{Entity, Kind};
use crate::request::narrative::text::Words;
use std::collections::BTreeMap;

/// Number of a set of alternatives.
type Atom = u32;
/// Number of a list.
type ListId = u32;

/// Every set of alternatives, and every list, by what a word must be to satisfy it.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    atoms: u32,
    by_word: BTreeMap<String, Vec<Atom>>,
    by_beginning: BTreeMap<String, Vec<Atom>>,
    known: BTreeMap<String, Atom>,
    lists: BTreeMap<String, ListId>,
    /// Phrases by their first alternatives: the list, and the alternatives of the words that follow.
    phrases: BTreeMap<Atom, Vec<(ListId, Vec<Atom>)>>,
}

impl Vocabulary {
    fn atom(&mut self, text: &str) -> Atom {
        if let Some(atom) = self.known.get(text) {
            return *atom;
        }
        let atom = self.atoms;
        self.atoms += 1;
        self.known.insert(text.to_owned(), atom);
        for word in text.split('|').map(str::to_lowercase) {
            match word.strip_suffix('*') {
                Some(begin) if !begin.is_empty() => self.by_beginning.entry(begin.to_owned()).or_default().push(atom),
                _ => self.by_word.entry(word).or_default().push(atom),
            }
        }
        atom
    }

    /// Adds an entry to a list: single words go into one set, each phrase of several words is one of its own.
    pub fn add(&mut self, list: &str, entry: &str) {
        let next = self.lists.len() as u32;
        let id = *self.lists.entry(list.to_owned()).or_insert(next);
        let mut single: Vec<&str> = Vec::new();
        for one in entry.split('|').map(str::trim).filter(|one| !one.is_empty()) {
            let words: Vec<&str> = one.split([' ', '-', '/', '\'']).filter(|word| !word.is_empty()).collect();
            if let [word] = words.as_slice() {
                single.push(word);
                continue;
            }
            let atoms: Vec<Atom> = words.iter().map(|word| self.atom(word)).collect();
            if let Some((first, rest)) = atoms.split_first() {
                self.phrases.entry(*first).or_default().push((id, rest.to_vec()));
            }
        }
        if !single.is_empty() {
            let atom = self.atom(&single.join("|"));
            self.phrases.entry(atom).or_default().push((id, Vec::new()));
        }
    }

    /// The numbers that a word satisfies, sorted.
    fn of(&self, word: &str, stem: &str) -> Vec<Atom> {
        let mut atoms: Vec<Atom> = Vec::new();
        for known in [word, stem] {
            atoms.extend(self.by_word.get(known).into_iter().flatten());
        }
        for (end, _) in word.char_indices().skip(2).chain([(word.len(), ' ')]) {
            atoms.extend(self.by_beginning.get(&word[..end]).into_iter().flatten());
        }
        atoms.sort_unstable();
        atoms.dedup();
        atoms
    }
}

#[derive(Clone, Debug)]
enum Part {
    Word(Atom),
    List(Vec<ListId>, Option<Atom>),
    Thing(Vec<Kind>),
    Gap { most: usize, within_clause: bool },
    Start,
}

/// A pattern, read.
#[derive(Clone, Debug)]
pub struct Pattern {
    parts: Vec<(Part, bool)>,
}

/// A text prepared for patterns.
pub struct Prepared<'t> {
    /// Its words.
    pub words: &'t Words,
    atoms: Vec<Vec<Atom>>,
    /// Every number that some word satisfies.
    present: Vec<bool>,
    /// Where an entry of a list begins: list, first word, word after the last.
    lists: Vec<Vec<(usize, usize)>>,
    /// Things by kind: first word, word after the last.
    things: BTreeMap<Kind, Vec<(usize, usize)>>,
}

impl<'t> Prepared<'t> {
    /// Looks up the words of a text.
    pub fn new(words: &'t Words, things: &[Entity], vocabulary: &Vocabulary) -> Self {
        let atoms: Vec<Vec<Atom>> = words.tokens.iter().map(|token| vocabulary.of(&token.word, token.stem())).collect();
        let mut present = vec![false; vocabulary.atoms as usize];
        atoms.iter().flatten().for_each(|atom| present[*atom as usize] = true);
        let mut lists = vec![Vec::new(); vocabulary.lists.len()];
        for (at, own) in atoms.iter().enumerate() {
            for (list, rest) in own.iter().filter_map(|atom| vocabulary.phrases.get(atom)).flatten() {
                let sentence = words.tokens[at].sentence;
                let fits = rest.iter().enumerate().all(|(offset, atom)| {
                    let next = at + 1 + offset;
                    words
                        .tokens
                        .get(next)
                        .is_some_and(|token| token.sentence == sentence && atoms[next].binary_search(atom).is_ok())
                });
                if fits {
                    lists[*list as usize].push((at, at + 1 + rest.len()));
                }
            }
        }
        let mut by_kind: BTreeMap<Kind, Vec<(usize, usize)>> = BTreeMap::new();
        for thing in things {
            by_kind.entry(thing.kind).or_default().push((thing.first, thing.last + 1));
        }
        Self { words, atoms, present, lists, things: by_kind }
    }

    fn has(&self, at: usize, atom: Atom) -> bool {
        self.atoms[at].binary_search(&atom).is_ok()
    }
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// What cannot be read, in words.
    pub fn parse(text: &str, vocabulary: &mut Vocabulary) -> Result<Self, String> {
        let mut parts = Vec::new();
        for piece in text.split_whitespace() {
            if piece == "^" {
                parts.push((Part::Start, false));
                continue;
            }
            let (piece, optional) =
                piece.strip_suffix('?').filter(|rest| !rest.is_empty()).map_or((piece, false), |rest| (rest, true));
            let number = |digits: &str| {
                if digits.is_empty() { Ok(6) } else { digits.parse().map_err(|_| format!("“{piece}” is no gap")) }
            };
            let part = if let Some(digits) = piece.strip_prefix("..") {
                Part::Gap { most: number(digits)?, within_clause: false }
            } else if let Some(digits) = piece.strip_prefix(",,") {
                Part::Gap { most: number(digits)?, within_clause: true }
            } else if piece.contains('@') {
                let (lists, words): (Vec<&str>, Vec<&str>) = piece.split('|').partition(|one| one.starts_with('@'));
                let known: Result<Vec<ListId>, String> = lists
                    .iter()
                    .map(|list| vocabulary.lists.get(&list[1..]).copied().ok_or_else(|| format!("there is no list “{list}”")))
                    .collect();
                Part::List(known?, (!words.is_empty()).then(|| vocabulary.atom(&words.join("|"))))
            } else if let Some(kinds) = piece.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
                let kinds: Option<Vec<Kind>> = kinds.split('|').map(Kind::from_key).collect();
                Part::Thing(kinds.ok_or_else(|| format!("“{piece}” names no kind of thing"))?)
            } else if piece.chars().any(char::is_alphanumeric) {
                Part::Word(vocabulary.atom(piece))
            } else {
                // A sign between words: it is no word of a text.
                continue;
            };
            parts.push((part, optional));
        }
        if parts.is_empty() { Err("an empty pattern finds nothing".to_owned()) } else { Ok(Self { parts }) }
    }

    /// True when everything that it must have stands somewhere in the text.
    fn may_hold(&self, text: &Prepared<'_>) -> bool {
        self.parts.iter().filter(|(_, optional)| !optional).all(|(part, _)| match part {
            Part::Word(atom) => text.present[*atom as usize],
            Part::List(lists, words) => {
                words.is_some_and(|atom| text.present[atom as usize])
                    || lists.iter().any(|list| !text.lists[*list as usize].is_empty())
            }
            Part::Thing(kinds) => kinds.iter().any(|kind| text.things.contains_key(kind)),
            Part::Gap { .. } | Part::Start => true,
        })
    }

    /// Every place where it is found: first and last word.
    pub fn find(&self, text: &Prepared<'_>) -> Vec<(usize, usize)> {
        if !self.may_hold(text) {
            return Vec::new();
        }
        (0..text.words.tokens.len())
            .filter_map(|start| matches(&self.parts, text, start, start).map(|end| (start, end.max(start + 1) - 1)))
            .collect()
    }
}

fn matches(parts: &[(Part, bool)], text: &Prepared<'_>, start: usize, at: usize) -> Option<usize> {
    let Some(((part, optional), rest)) = parts.split_first() else { return Some(at) };
    let tokens = &text.words.tokens;
    let sentence = tokens.get(start)?.sentence;
    let here = tokens.get(at).is_some_and(|token| token.sentence == sentence);
    let go_on = |next: usize| matches(rest, text, start, next);
    let ends_of = |places: &[(usize, usize)]| {
        let from = places.partition_point(|(first, _)| *first < at);
        places[from..].iter().take_while(|(first, _)| *first == at).find_map(|(_, end)| go_on(*end))
    };
    let found = match part {
        Part::Start => (at == 0 || tokens[at - 1].sentence != sentence).then(|| go_on(at)).flatten(),
        Part::Word(atom) => (here && text.has(at, *atom)).then(|| go_on(at + 1)).flatten(),
        Part::List(lists, words) => {
            let single = || words.filter(|atom| here && text.has(at, *atom)).and_then(|_| go_on(at + 1));
            let listed = || lists.iter().find_map(|list| ends_of(&text.lists[*list as usize]));
            if here { single().or_else(listed) } else { None }
        }
        Part::Thing(kinds) if here => kinds.iter().filter_map(|kind| text.things.get(kind)).find_map(|places| ends_of(places)),
        Part::Thing(_) => None,
        Part::Gap { most, within_clause } => {
            let mut next = at;
            loop {
                if let Some(end) = go_on(next) {
                    break Some(end);
                }
                next += 1;
                let over = next - at > *most
                    || tokens.get(next).is_none_or(|token| token.sentence != sentence)
                    || (*within_clause && text.words.breaks_between(next - 1, next));
                if over {
                    break None;
                }
            }
        }
    };
    found.or_else(|| if *optional { go_on(at) } else { None })
}
