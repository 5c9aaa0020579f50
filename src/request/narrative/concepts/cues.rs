//! Learned cues: what a single word, a pair, a part of a word or a family of words adds to a mark. They catch what no
//! pattern names; each is a whole number that was learned from rated texts by `evidesk marks --train`, so that the
//! same text has the same marks on every machine, and each points at its words.

use super::entities::{Entity, Kind};
use super::families::Families;
use crate::request::narrative::pattern::mark;
use crate::request::narrative::text::{Found, Words};
use std::fmt::Write;
use std::sync::{Arc, OnceLock};

/// What cues add, in hundredths.
pub type Hundredths = i32;

/// Cues of every mark.
#[derive(Debug, Default)]
pub struct Cues {
    /// Names of the marks, by number.
    marks: Vec<String>,
    /// Short marks of cues, sorted, with where their weights stand.
    keys: Vec<(u64, u32, u32)>,
    weights: Vec<(u8, i16)>,
}

/// A cue in a text: its short mark, and the words that it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// Short mark of what it says.
    pub key: u64,
    /// The first word.
    pub first: usize,
    /// The last word.
    pub last: usize,
}

/// Letters of a part of a word.
const PIECE: usize = 5;

impl Cues {
    /// The cues that are built in.
    pub fn embedded() -> Arc<Self> {
        static READ: OnceLock<Arc<Cues>> = OnceLock::new();
        let table = || include_str!("../../../../scenarios/reference/concepts/cues.txt");
        Arc::clone(READ.get_or_init(|| Arc::new(Cues::read(table()))))
    }

    /// Reads a table: a line names the marks, `= 0 name`; each further one is a cue with what it adds to them,
    /// `cue<TAB>0:12 3:-40`. What cannot be read is left out.
    pub fn read(table: &str) -> Self {
        let mut cues = Self::default();
        for line in table.lines().filter(|line| !line.starts_with("//")) {
            if let Some((_, name)) = line.strip_prefix("= ").and_then(|rest| rest.split_once(' ')) {
                cues.marks.push(name.to_owned());
                continue;
            }
            let Some((cue, weights)) = line.split_once('\t') else { continue };
            let from = cues.weights.len() as u32;
            cues.weights.extend(weights.split(' ').filter_map(|one| {
                let (of, weight) = one.split_once(':')?;
                Some((of.parse().ok()?, weight.parse().ok()?))
            }));
            cues.keys.push((mark(cue), from, cues.weights.len() as u32));
        }
        cues.keys.sort_unstable();
        cues
    }

    /// The number of a mark.
    pub fn number(&self, name: &str) -> Option<u8> {
        self.marks.iter().position(|known| known == name).and_then(|at| u8::try_from(at).ok())
    }

    /// What a cue adds to each mark.
    pub fn weights(&self, key: u64) -> &[(u8, i16)] {
        let at = self.keys.partition_point(|(known, ..)| *known < key);
        match self.keys.get(at) {
            Some((known, from, to)) if *known == key => &self.weights[*from as usize..*to as usize],
            _ => &[],
        }
    }
}

/// The short mark of a cue.
pub fn key(cue: &str) -> u64 {
    mark(cue)
}

/// The cue that a signal gives to marks whose author did not think of it.
pub fn of_signal(name: &str) -> String {
    format!("@{name}")
}

/// A thing is one word here, called by its kind; the rest are stems.
fn name_of(words: &Words, kinds: &[Option<Kind>], at: usize) -> String {
    match kinds[at] {
        Some(kind) => format!("{{{kind:?}}}"),
        None => words.tokens[at].stem().to_owned(),
    }
}

/// Kinds of things that stand for their words: what matters of a date is that it is one.
fn stands_for_itself(kind: Kind) -> bool {
    !matches!(kind, Kind::Cap | Kind::Number)
}

/// Every cue of a text, with its name; the same cue may come several times.
pub fn each(words: &Words, things: &[Entity], mut see: impl FnMut(&str, Cue)) {
    let mut kinds: Vec<Option<Kind>> = vec![None; words.len()];
    for thing in things.iter().filter(|thing| stands_for_itself(thing.kind)) {
        kinds[thing.first..=thing.last].fill(Some(thing.kind));
    }
    // A thing of several words is one step.
    let mut steps: Vec<(usize, usize)> = Vec::new();
    for at in 0..words.len() {
        let goes_on = at > 0
            && kinds[at].is_some()
            && kinds[at] == kinds[at - 1]
            && words.tokens[at].sentence == words.tokens[at - 1].sentence;
        match steps.last_mut() {
            Some(step) if goes_on => step.1 = at,
            _ => steps.push((at, at)),
        }
    }
    let families = Families::embedded();
    let names: Vec<String> = steps.iter().map(|(first, _)| name_of(words, &kinds, *first)).collect();
    let mut cue = String::new();
    for (at, &(first, last)) in steps.iter().enumerate() {
        let token = &words.tokens[first];
        let mut say = |cue: &str, last: usize| see(cue, Cue { key: mark(cue), first, last });
        cue.clear();
        if words.is_negated(Found { first, last }) {
            cue.push('!');
        }
        cue.push_str(&names[at]);
        say(&cue, last);
        if let Some(next) = steps.get(at + 1).filter(|next| words.tokens[next.0].sentence == token.sentence) {
            cue.clear();
            let _ = write!(cue, "{} {}", names[at], names[at + 1]);
            say(&cue, next.1);
        }
        if kinds[first].is_some() {
            continue;
        }
        if token.word.chars().nth(PIECE - 1).is_some() {
            let letters: Vec<char> = std::iter::once('^').chain(token.word.chars()).chain(['$']).collect();
            for piece in letters.windows(PIECE) {
                cue.clear();
                cue.push('~');
                cue.extend(piece);
                say(&cue, last);
            }
        }
        for family in families.of(&token.word) {
            cue.clear();
            let _ = write!(cue, "#{family}");
            say(&cue, last);
        }
    }
}
