//! Marks of a free text by concepts that are data: lists, patterns with slots, typed things, and whole-number weights.
//! Each mark can be seen in the text: the places of the signals that carried it. No mark hides how it came about.

pub mod entities;
pub mod pattern;
pub mod train;

use super::text::{Text, Words};
use super::{demands, marks};
use crate::content::Library;
use crate::content::concept::{ConceptDocument, Weights};
use entities::Entity;
use pattern::{Pattern, Prepared, Vocabulary};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// Weights count in tenths.
pub const TENTHS: i32 = 10;
/// Nearer to zero than this, in tenths, a mark is unsure.
pub const UNSURE: i32 = 6;

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
    /// What it starts from.
    pub start: i32,
    /// Signals by number, with what each adds.
    pub signals: Vec<(usize, i32)>,
}

/// Concepts, read.
#[derive(Default)]
pub struct Concepts {
    vocabulary: Vocabulary,
    signals: Vec<Signal>,
    names: Vec<String>,
    weighed: Vec<Weighed>,
}

/// A mark of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its name.
    pub name: String,
    /// The text says it.
    pub holds: bool,
    /// How far from the line between yes and no, in tenths; below [`UNSURE`] it is unsure.
    pub margin: i32,
    /// Places that carried it, in Unicode scalar values.
    pub spans: Vec<Range<usize>>,
}

impl Mark {
    /// True where the mark is too near the line to be more than a question.
    pub fn is_unsure(&self) -> bool {
        self.margin.abs() < UNSURE
    }
}

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
                let concepts = Rc::new(Self::read(&library.concepts, &library.weights).unwrap_or_default());
                *read = Some((Arc::clone(&library.concepts), Rc::clone(&concepts)));
                concepts
            }
        })
    }

    /// Reads concept documents; weights that were learned stand for those of the documents.
    ///
    /// # Errors
    /// The document, the signal or mark in it, and what cannot be read, in words.
    pub fn read(documents: &[ConceptDocument], weights: &Weights) -> Result<Self, String> {
        let mut concepts = Self::default();
        for document in documents {
            for (name, entries) in &document.lists {
                entries.iter().for_each(|entry| concepts.vocabulary.add(name, entry));
            }
        }
        concepts.names = documents.iter().flat_map(|document| document.signals.keys().cloned()).collect();
        concepts.names.extend(OWN.iter().map(|(name, _)| (*name).to_owned()));
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
                concepts.weighed.push(Weighed { name: name.clone(), field, fault, start, signals: signals? });
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
        let given = self.given(raw, &text);
        self.of_field(field).map(|mark| weigh(mark, &given)).collect()
    }

    /// The signals that a text gives.
    pub fn given(&self, raw: &str, text: &Text) -> Given {
        let words: &Words = text;
        let things: Vec<Entity> = entities::find(raw, words);
        let prepared = Prepared::new(words, &things, &self.vocabulary);
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

/// A mark by what a text gives.
fn weigh(mark: &Weighed, given: &Given) -> Mark {
    let mut margin = mark.start;
    let mut spans: Vec<Range<usize>> = Vec::new();
    for (signal, weight) in &mark.signals {
        if let Some(places) = given.get(signal) {
            margin += weight;
            if *weight > 0 {
                spans.extend(places.iter().cloned());
            }
        }
    }
    let holds = margin > 0;
    if !holds {
        spans.clear();
    }
    Mark { name: mark.name.clone(), holds, margin, spans: joined(spans) }
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
