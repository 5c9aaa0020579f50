//! Weights from rated texts: a logistic fit of the signals, held near to what the author of each mark expects. Few
//! texts move the weights little. The result is in whole tenths, the same on every machine.

use super::{Concepts, Given, TENTHS, Weighed};
use crate::content::concept::Weights;
use std::collections::BTreeMap;

/// A rated text: its field, what it gives, and the marks that a rater gave.
#[derive(Clone, Debug)]
pub struct Rated {
    /// The field.
    pub field: String,
    /// Signals found in it.
    pub given: Given,
    /// Marks by name.
    pub marks: BTreeMap<String, bool>,
}

const STEPS: usize = 800;
/// How strongly weights are held to what was expected, as so many texts' worth.
const HOLD: f64 = 1.0;

impl Concepts {
    /// Learned weights for every mark that some text is rated for.
    pub fn learn(&self, texts: &[&Rated]) -> Weights {
        self.weighed().iter().filter_map(|mark| Some((mark.name.clone(), self.fit(mark, texts)?))).collect()
    }

    fn fit(&self, mark: &Weighed, texts: &[&Rated]) -> Option<(i32, BTreeMap<String, i32>)> {
        let rated: Vec<(Vec<bool>, f64)> = texts
            .iter()
            .filter(|text| mark.field.is_empty() || mark.field == text.field)
            .filter_map(|text| {
                let wanted = f64::from(u8::from(*text.marks.get(&mark.name)?));
                Some((mark.signals.iter().map(|(signal, _)| text.given.contains_key(signal)).collect(), wanted))
            })
            .collect();
        if rated.is_empty() {
            return None;
        }
        let unit = f64::from(TENTHS);
        let expected: Vec<f64> = mark.signals.iter().map(|(_, weight)| f64::from(*weight) / unit).collect();
        let start = f64::from(mark.start) / unit;
        let (mut bias, mut weights) = (start, expected.clone());
        let count = rated.len() as f64;
        for step in 0..STEPS {
            let rate = 3.0 / (1.0 + step as f64 / 200.0) / count;
            let mut of_bias = HOLD * (bias - start);
            let mut of_weights: Vec<f64> = weights.iter().zip(&expected).map(|(now, wanted)| HOLD * (now - wanted)).collect();
            for (given, wanted) in &rated {
                let sum = bias + weights.iter().zip(given).filter(|(_, given)| **given).map(|(weight, _)| weight).sum::<f64>();
                let error = 1.0 / (1.0 + (-sum).exp()) - wanted;
                of_bias += error;
                of_weights.iter_mut().zip(given).filter(|(_, given)| **given).for_each(|(slope, _)| *slope += error);
            }
            bias -= rate * of_bias;
            weights.iter_mut().zip(&of_weights).for_each(|(weight, slope)| *weight -= rate * slope);
        }
        let tenths = |value: f64| (value * unit).round() as i32;
        let named =
            mark.signals.iter().zip(&weights).map(|((signal, _), weight)| (self.signal(*signal).to_owned(), tenths(*weight)));
        Some((tenths(bias), named.collect()))
    }
}
