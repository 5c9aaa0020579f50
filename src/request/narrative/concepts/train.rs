//! Weights from rated texts: a logistic fit of signals and cues. Signals are held near to what the author of each mark
//! expects; cues near to nothing, so that few texts move them little, and what moves hardly at all is left out. The
//! result is in whole tenths and hundredths, the same on every machine.

use super::cues::{self, Cues, Hundredths};
use super::{Concepts, Given, HUNDREDTHS, TENTHS, Weighed, entities};
use crate::content::concept::{ConceptDocument, Weights};
use crate::request::narrative::text::Text;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// A rated text: its field, what it gives, and the marks that a rater gave.
#[derive(Clone, Debug)]
pub struct Rated {
    /// The field.
    pub field: String,
    /// Signals found in it.
    pub given: Given,
    /// Cues found in it.
    pub cues: BTreeSet<String>,
    /// Marks by name.
    pub marks: BTreeMap<String, bool>,
}

/// What was learned.
#[derive(Clone, Debug, Default)]
pub struct Learned {
    /// Weights of signals, in tenths.
    pub weights: Weights,
    /// Weights of cues by mark, in hundredths.
    cues: BTreeMap<String, BTreeMap<String, Hundredths>>,
}

const STEPS: usize = 200;
/// How strongly weights are held to what was expected, as so many texts' worth.
const HOLD_SIGNAL: f64 = 3.0;
const HOLD_CUE: f64 = 1.5;
/// A text that says it weighs so much more than one that does not: these are fewer, and to miss one is worse.
const SAID: f64 = 2.5;
const HOLD_START: f64 = 0.1;
/// A cue must stand in so many texts.
const FEWEST: usize = 3;
/// What a cue must add at least to stay.
const LEAST: f64 = 0.025;

impl Concepts {
    /// A rated text, read.
    pub fn rated(&self, field: &str, raw: &str, marks: BTreeMap<String, bool>) -> Rated {
        let text = Text::new(raw);
        let mut found = BTreeSet::new();
        cues::each(&text, &entities::find(raw, &text), |cue, _| {
            found.insert(cue.to_owned());
        });
        let given = self.given(raw, &text);
        found.extend(given.keys().map(|signal| cues::of_signal(self.signal(*signal))));
        Rated { field: field.to_owned(), given, cues: found, marks }
    }

    /// The examples that authors give with their marks, as rated texts: each is rated for its own mark only.
    pub fn examples(&self, documents: &[ConceptDocument]) -> Vec<Rated> {
        let marks = documents.iter().flat_map(|document| &document.marks);
        marks
            .flat_map(|(name, mark)| {
                let rated = |text: &String, said: bool| self.rated(&mark.field, text, [(name.clone(), said)].into());
                let examples = mark.examples.iter().map(move |text| rated(text, true));
                let rated = |text: &String, said: bool| self.rated(&mark.field, text, [(name.clone(), said)].into());
                examples.chain(mark.counter_examples.iter().map(move |text| rated(text, false)))
            })
            .collect()
    }

    /// Learned weights for every mark that some text is rated for.
    pub fn learn(&self, texts: &[&Rated]) -> Learned {
        let mut learned = Learned::default();
        for mark in self.weighed() {
            if let Some((start, signals, cues)) = self.fit(mark, texts) {
                learned.weights.insert(mark.name.clone(), (start, signals));
                learned.cues.insert(mark.name.clone(), cues);
            }
        }
        learned
    }

    #[allow(clippy::type_complexity, reason = "what stands for one mark in the two tables")]
    fn fit(&self, mark: &Weighed, texts: &[&Rated]) -> Option<(i32, BTreeMap<String, i32>, BTreeMap<String, Hundredths>)> {
        let of_field = |text: &&&Rated| mark.field.is_empty() || mark.field == text.field;
        let rated: Vec<(&Rated, bool)> =
            texts.iter().filter(of_field).filter_map(|text| Some((*text, *text.marks.get(&mark.name)?))).collect();
        if rated.is_empty() {
            return None;
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        rated.iter().flat_map(|(text, _)| &text.cues).for_each(|cue| *counts.entry(cue).or_default() += 1);
        // What the author weighs already is no cue besides.
        let own: BTreeSet<String> = mark.signals.iter().map(|(signal, _)| cues::of_signal(self.signal(*signal))).collect();
        let kept = |cue: &str, count: usize| count >= FEWEST && !own.contains(cue);
        let mut cues: Vec<&str> = counts.into_iter().filter(|(cue, count)| kept(cue, *count)).map(|(cue, _)| cue).collect();
        let signals = mark.signals.len();
        let mut fit = Fit::expecting(mark);
        for round in 0..2 {
            let places: BTreeMap<&str, usize> = cues.iter().enumerate().map(|(at, cue)| (*cue, signals + at)).collect();
            fit.weights.resize(signals + cues.len(), 0.0);
            fit.expected.resize(signals + cues.len(), 0.0);
            let lines: Vec<(Vec<usize>, f64)> = rated
                .iter()
                .map(|(text, wanted)| {
                    let found = mark.signals.iter().enumerate().filter(|(_, (signal, _))| text.given.contains_key(signal));
                    let cues = text.cues.iter().filter_map(|cue| places.get(cue.as_str()).copied());
                    (found.map(|(at, _)| at).chain(cues).collect(), f64::from(u8::from(*wanted)))
                })
                .collect();
            fit.descend(&lines, signals);
            if round == 0 {
                let kept: Vec<usize> = (0..cues.len()).filter(|at| fit.weights[signals + at].abs() >= LEAST).collect();
                let weights: Vec<f64> = kept.iter().map(|at| fit.weights[signals + at]).collect();
                cues = kept.iter().map(|at| cues[*at]).collect();
                fit.weights.truncate(signals);
                fit.weights.extend(weights);
                fit.expected.truncate(signals);
            }
        }
        let start = fit.start + f64::from(mark.wary) / f64::from(TENTHS);
        let whole = |value: f64, unit: i32| (value * f64::from(unit)).round() as i32;
        let of_signals = mark.signals.iter().zip(&fit.weights);
        let of_cues = cues.iter().zip(&fit.weights[signals..]);
        Some((
            whole(start, TENTHS),
            of_signals.map(|((signal, _), weight)| (self.signal(*signal).to_owned(), whole(*weight, TENTHS))).collect(),
            of_cues
                .map(|(cue, weight)| ((*cue).to_owned(), whole(*weight, HUNDREDTHS)))
                .filter(|(_, weight)| *weight != 0)
                .collect(),
        ))
    }
}

/// Weights under way.
struct Fit {
    start: f64,
    expected_start: f64,
    weights: Vec<f64>,
    expected: Vec<f64>,
}

impl Fit {
    fn expecting(mark: &Weighed) -> Self {
        let unit = f64::from(TENTHS);
        let expected: Vec<f64> = mark.signals.iter().map(|(_, weight)| f64::from(*weight) / unit).collect();
        let start = f64::from(mark.start) / unit;
        Self { start, expected_start: start, weights: expected.clone(), expected }
    }

    /// Steps downhill, each weight at its own pace (Adam).
    fn descend(&mut self, lines: &[(Vec<usize>, f64)], signals: usize) {
        let count = self.weights.len();
        let mut paces = vec![(0.0f64, 0.0f64); count + 1];
        for step in 1..=STEPS {
            let done = step as f64 / STEPS as f64;
            let rate = 0.1 * (1.0 - 0.9 * done);
            let hold = |at: usize| if at < signals { HOLD_SIGNAL } else { HOLD_CUE };
            let mut slopes: Vec<f64> = (0..count).map(|at| hold(at) * (self.weights[at] - self.expected[at])).collect();
            slopes.push(HOLD_START * (self.start - self.expected_start));
            for (found, wanted) in lines {
                let sum = self.start + found.iter().map(|at| self.weights[*at]).sum::<f64>();
                let weight = if *wanted > 0.5 { SAID } else { 1.0 };
                let error = weight * (1.0 / (1.0 + (-sum).exp()) - wanted);
                found.iter().for_each(|at| slopes[*at] += error);
                slopes[count] += error;
            }
            let (first, second) = (1.0 - 0.9f64.powi(step as i32), 1.0 - 0.99f64.powi(step as i32));
            for (at, slope) in slopes.iter().enumerate() {
                let pace = &mut paces[at];
                pace.0 = 0.9 * pace.0 + 0.1 * slope;
                pace.1 = 0.99 * pace.1 + 0.01 * slope * slope;
                let change = rate * (pace.0 / first) / ((pace.1 / second).sqrt() + 1e-6);
                match self.weights.get_mut(at) {
                    Some(weight) => *weight -= change,
                    None => self.start -= change,
                }
            }
        }
    }
}

impl Learned {
    /// The cues as a table, as they are kept.
    pub fn table(&self) -> String {
        let mut table = "// Learned by `evidesk marks FILE.jsonl --train`, in hundredths; do not edit by hand.\n".to_owned();
        let mut by_cue: BTreeMap<&str, Vec<(usize, Hundredths)>> = BTreeMap::new();
        for (number, (name, cues)) in self.cues.iter().enumerate() {
            let _ = writeln!(table, "= {number} {name}");
            cues.iter().for_each(|(cue, weight)| by_cue.entry(cue).or_default().push((number, *weight)));
        }
        for (cue, weights) in by_cue {
            let weights: Vec<String> = weights.iter().map(|(number, weight)| format!("{number}:{weight}")).collect();
            let _ = writeln!(table, "{cue}\t{}", weights.join(" "));
        }
        table
    }

    /// The cues, read.
    pub fn cues(&self) -> Cues {
        Cues::read(&self.table())
    }
}
