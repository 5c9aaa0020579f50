//! Marks of a free text by concepts that are data: lists, patterns with slots, typed things, learned cues, and
//! whole-number weights. Each mark can be seen in the text: the places of the signals and words that carried it. No mark
//! hides how it came about.

pub mod case;
pub mod cues;
pub mod entities;
pub mod families;
pub mod pattern;
pub mod train;

use super::text::{Text, Words};
use super::{demands, marks};
use crate::content::Library;
use crate::content::concept::{ConceptDocument, Weights};
pub use cues::Hundredths;
use cues::{Cue, Cues};
use entities::Entity;
use pattern::{Pattern, Prepared, Vocabulary};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// Weights count in tenths.
pub const TENTHS: i32 = 10;
/// Weights of cues, and margins, count in hundredths.
pub const HUNDREDTHS: i32 = 100;
/// Nearer to zero than this, in hundredths, a mark is unsure.
pub const UNSURE: Hundredths = 60;
/// How wary one is of a fault where its author says nothing else, in tenths.
const WARY: i32 = TENTHS;
/// What the cues of a word must add, in hundredths, for the word to be shown.
const SHOWN: Hundredths = 25;

/// A signal, read.
struct Signal {
    find: Vec<Pattern>,
    unless: Vec<Pattern>,
    asserted: bool,
    denied: bool,
    with: Vec<usize>,
    reach: usize,
}

/// A mark, read: what it starts from and what each signal adds, in tenths.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// Its name.
    pub name: String,
    /// The field in which it is looked for; every one, if empty.
    pub field: String,
    /// It is a fault.
    pub fault: bool,
    /// What it starts from besides what is learned, in tenths: a fault that is missed is worse than one that is asked about.
    pub wary: i32,
    /// What it starts from.
    pub start: i32,
    /// Signals by number, with what each adds.
    pub signals: Vec<(usize, i32)>,
}

/// Marks by field and text.
type KeptMarks = BTreeMap<(String, String), Rc<Vec<Mark>>>;

/// Concepts, read.
#[derive(Default)]
pub struct Concepts {
    vocabulary: Vocabulary,
    signals: Vec<Signal>,
    names: Vec<String>,
    /// The cue of each signal.
    keys: Vec<u64>,
    weighed: Vec<Weighed>,
    cues: Arc<Cues>,
    /// Marks of texts that were read before: the same text comes with every check, sending and debrief.
    kept: RefCell<KeptMarks>,
}

/// A mark of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its name.
    pub name: String,
    /// The text says it.
    pub holds: bool,
    /// How far from the line between yes and no, in hundredths; below [`UNSURE`] it is unsure.
    pub margin: Hundredths,
    /// How much of it is wariness and not the text.
    pub wary: Hundredths,
    /// Places that carried it, in Unicode scalar values.
    pub spans: Vec<Range<usize>>,
}

impl Mark {
    /// True where the mark is too near the line to be more than a question, or holds by wariness alone.
    pub fn is_unsure(&self) -> bool {
        self.margin.abs() < UNSURE || self.holds && self.margin < self.wary
    }
}

/// A cue in a text that adds something, with what it adds to each mark by number.
type Telling<'a> = (Cue, &'a [(u8, i16)]);

/// What a text gives: for each signal that was found, its places.
pub type Given = BTreeMap<usize, Vec<Range<usize>>>;

/// A reader of word patterns that are part of the program, whose finds are signals too.
type OwnSignal = (&'static str, fn(&Text) -> Vec<Range<usize>>);

const OWN: [OwnSignal; 3] =
    [("limitless", marks::limitless), ("content_demands", demands::content_demands), ("loaded", marks::loaded)];

/// Documents, and what was read of them.
type Kept = Option<(Arc<Vec<ConceptDocument>>, Rc<Concepts>)>;

thread_local! {
    static READ: RefCell<Kept> = const { RefCell::new(None) };
}

impl Concepts {
    /// The concepts of a library, read once; what cannot be read is left out (the checker names it).
    pub fn of(library: &Library) -> Rc<Self> {
        READ.with_borrow_mut(|read| match read {
            Some((documents, concepts)) if Arc::ptr_eq(documents, &library.concepts) => Rc::clone(concepts),
            _ => {
                let concepts = Rc::new(Self::read(&library.concepts, &library.weights, Cues::embedded()).unwrap_or_default());
                *read = Some((Arc::clone(&library.concepts), Rc::clone(&concepts)));
                concepts
            }
        })
    }

    /// Reads concept documents; weights that were learned stand for those of the documents, and cues are added to them.
    ///
    /// # Errors
    /// The document, the signal or mark in it, and what cannot be read, in words.
    pub fn read(documents: &[ConceptDocument], weights: &Weights, cues: Arc<Cues>) -> Result<Self, String> {
        let mut concepts = Self { cues, ..Self::default() };
        for document in documents {
            for (name, entries) in &document.lists {
                entries.iter().for_each(|entry| concepts.vocabulary.add(name, entry));
            }
        }
        concepts.names = documents.iter().flat_map(|document| document.signals.keys().cloned()).collect();
        concepts.names.extend(OWN.iter().map(|(name, _)| (*name).to_owned()));
        concepts.keys = concepts.names.iter().map(|name| cues::key(&cues::of_signal(name))).collect();
        let number = |names: &[String], name: &str, of: &str| {
            names.iter().position(|known| known == name).ok_or_else(|| format!("{of}: there is no signal “{name}”"))
        };
        for document in documents {
            for (name, signal) in &document.signals {
                let of = format!("{}, {name}", document.id);
                let with: Result<Vec<usize>, String> =
                    signal.with.iter().map(|other| number(&concepts.names, other, &of)).collect();
                let mut read = |texts: &[String]| -> Result<Vec<Pattern>, String> {
                    let parse =
                        |text: &String| Pattern::parse(text, &mut concepts.vocabulary).map_err(|why| format!("{of}: {why}"));
                    texts.iter().map(parse).collect()
                };
                let (find, unless) = (read(&signal.find)?, read(&signal.unless)?);
                let (asserted, denied, reach) = (signal.asserted, signal.denied, signal.reach);
                concepts.signals.push(Signal { find, unless, asserted, denied, with: with?, reach });
            }
        }
        for document in documents {
            for (name, mark) in &document.marks {
                let of = format!("{}, {name}", document.id);
                let learned = weights.get(name);
                let start = learned.map_or(mark.start * TENTHS, |(start, _)| *start);
                let signals: Result<Vec<(usize, i32)>, String> = mark
                    .signals
                    .iter()
                    .map(|(signal, weight)| {
                        let learned = learned.and_then(|(_, signals)| signals.get(signal)).copied();
                        Ok((number(&concepts.names, signal, &of)?, learned.unwrap_or(weight * TENTHS)))
                    })
                    .collect();
                let (field, fault) = (mark.field.clone(), mark.fault);
                let wary = mark.wary.unwrap_or(if fault { WARY } else { 0 });
                concepts.weighed.push(Weighed { name: name.clone(), field, fault, wary, start, signals: signals? });
            }
        }
        Ok(concepts)
    }

    /// Marks that are looked for in a field.
    pub fn of_field<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Weighed> {
        self.weighed.iter().filter(move |mark| mark.field.is_empty() || mark.field == field)
    }

    /// Every mark.
    pub fn weighed(&self) -> &[Weighed] {
        &self.weighed
    }

    /// The name of a signal.
    pub fn signal(&self, number: usize) -> &str {
        self.names.get(number).map_or("", String::as_str)
    }

    /// The marks of a text in a field.
    pub fn marks(&self, field: &str, raw: &str) -> Vec<Mark> {
        let text = Text::new(raw);
        let things = entities::find(raw, &text);
        let given = self.given_with(&text, &things);
        let mut found: Vec<Cue> = Vec::new();
        cues::each(&text, &things, |_, cue| found.push(cue));
        for (signal, places) in &given {
            let key = self.keys[*signal];
            let word = |at: usize| text.tokens.partition_point(|token| token.span.end <= at);
            found.extend(places.iter().map(|place| Cue { key, first: word(place.start), last: word(place.end - 1) }));
        }
        found.sort_by_key(|cue| (cue.key, cue.first));
        // What a cue adds is looked up once for all marks; most cues of a text add nothing to any.
        let mut telling: Vec<Telling<'_>> = Vec::new();
        for (at, cue) in found.iter().enumerate() {
            let again = at > 0 && found[at - 1].key == cue.key;
            let weights = match telling.last() {
                Some((before, weights)) if again && before.key == cue.key => *weights,
                _ if again => continue,
                _ => self.cues.weights(cue.key),
            };
            if !weights.is_empty() {
                telling.push((*cue, weights));
            }
        }
        self.of_field(field).map(|mark| self.weigh(mark, &text, &given, &telling)).collect()
    }

    /// The marks of a text, kept for the next who asks.
    pub fn marks_kept(&self, field: &str, raw: &str) -> Rc<Vec<Mark>> {
        const MOST: usize = 1024;
        let key = (field.to_owned(), raw.to_owned());
        if let Some(marks) = self.kept.borrow().get(&key) {
            return Rc::clone(marks);
        }
        let marks = Rc::new(self.marks(field, raw));
        let mut kept = self.kept.borrow_mut();
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(key, Rc::clone(&marks));
        marks
    }

    /// A mark by what a text gives.
    fn weigh(&self, mark: &Weighed, text: &Words, given: &Given, found: &[Telling<'_>]) -> Mark {
        let mut margin = mark.start * HUNDREDTHS / TENTHS;
        let mut spans: Vec<Range<usize>> = Vec::new();
        for (signal, weight) in &mark.signals {
            if let Some(places) = given.get(signal) {
                margin += weight * HUNDREDTHS / TENTHS;
                if *weight > 0 {
                    spans.extend(places.iter().cloned());
                }
            }
        }
        let mut carried: Vec<Hundredths> = vec![0; text.len()];
        if let Some(number) = self.cues.number(&mark.name) {
            let mut before = None;
            for (cue, weights) in found {
                let Some((_, weight)) = weights.iter().find(|(of, _)| *of == number) else { continue };
                let weight = Hundredths::from(*weight);
                if before.replace(cue.key) != Some(cue.key) {
                    margin += weight;
                }
                let words = (cue.last + 1).saturating_sub(cue.first).max(1) as Hundredths;
                carried.iter_mut().take(cue.last + 1).skip(cue.first).for_each(|sum| *sum += weight / words);
            }
        }
        let holds = margin > 0;
        if !holds {
            spans.clear();
        } else if spans.is_empty() {
            // Where no pattern speaks, the words that spoke most are shown; of those that every text has, only if no other did.
            let says = |at: usize| !super::marks::is_function_word(&text.tokens[at].word);
            let telling = (0..text.len()).filter(|at| says(*at)).map(|at| carried[at]).max().unwrap_or_default();
            let most = carried.iter().copied().max().unwrap_or_default();
            let shown = |at: &usize| {
                if telling > 0 { says(*at) && carried[*at] >= SHOWN.min(telling) } else { most > 0 && carried[*at] == most }
            };
            spans.extend((0..text.len()).filter(shown).map(|at| text.tokens[at].span.clone()));
        }
        Mark { name: mark.name.clone(), holds, margin, wary: mark.wary * HUNDREDTHS / TENTHS, spans: joined(spans) }
    }

    /// The signals that a text gives.
    pub fn given(&self, raw: &str, text: &Text) -> Given {
        self.given_with(text, &entities::find(raw, text))
    }

    fn given_with(&self, text: &Text, things: &[Entity]) -> Given {
        let words: &Words = text;
        let prepared = Prepared::new(words, things, &self.vocabulary);
        let mut found: Vec<Vec<(usize, usize)>> = vec![Vec::new(); self.signals.len()];
        let leans = |at: &usize| !self.signals[*at].with.is_empty();
        // Signals that lean on others come second.
        let order = (0..self.signals.len()).filter(|at| !leans(at)).chain((0..self.signals.len()).filter(leans));
        for index in order {
            found[index] = self.signals[index].places(&prepared, &found);
        }
        let span = |(first, last): &(usize, usize)| words.tokens[*first].span.start..words.tokens[*last].span.end;
        let mut given: Given = found
            .iter()
            .enumerate()
            .filter(|(_, places)| !places.is_empty())
            .map(|(at, places)| (at, places.iter().map(span).collect()))
            .collect();
        for (offset, (_, find)) in OWN.iter().enumerate() {
            let places = find(text);
            if !places.is_empty() {
                given.insert(self.signals.len() + offset, places);
            }
        }
        given
    }
}

impl Signal {
    fn places(&self, text: &Prepared<'_>, found: &[Vec<(usize, usize)>]) -> Vec<(usize, usize)> {
        let words = text.words;
        let near = |sentence: usize| {
            self.with.is_empty()
                || self
                    .with
                    .iter()
                    .filter_map(|other| found.get(*other))
                    .flatten()
                    .any(|(other, _)| words.tokens[*other].sentence.abs_diff(sentence) <= self.reach)
        };
        let undone: Vec<usize> =
            self.unless.iter().flat_map(|pattern| pattern.find(text)).map(|(first, _)| words.tokens[first].sentence).collect();
        self.find
            .iter()
            .flat_map(|pattern| pattern.find(text))
            .filter(|(first, last)| {
                let sentence = words.tokens[*first].sentence;
                let right = (!self.asserted && !self.denied) || super::text::negated(words, *first, *last) == self.denied;
                right && !undone.contains(&sentence) && near(sentence)
            })
            .collect()
    }
}

/// Places in order, those that touch as one.
fn joined(mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.sort_by_key(|span| (span.start, span.end));
    let mut joined: Vec<Range<usize>> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}
