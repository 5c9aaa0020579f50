//! Findings to scores, as the debrief tells it: each dimension is capped by its worst finding, each further one of
//! the same weight costs two more; a fatal finding keeps a form below fifty; an empty form is nothing.

use super::finding::{Finding, Weight};
use crate::content::criterion::{Dimension, Severity};
use std::collections::BTreeMap;

/// Scores by dimension; what nothing touched is `None`.
pub type Dimensions = BTreeMap<Dimension, Option<u32>>;

/// The cap of a dimension by its worst finding.
pub fn cap(worst: Option<Severity>) -> u32 {
    match worst {
        None => 100,
        Some(Severity::Minor) => 85,
        Some(Severity::Major) => 60,
        Some(Severity::Fatal) => 20,
    }
}

/// What a re-send costs.
pub const RESEND: u32 = 5;
/// The most that a form with a fatal finding can have.
pub const FATAL_CAP: u32 = 49;

/// Scores of the dimensions that these findings touch.
pub fn dimensions<'a>(findings: impl Iterator<Item = &'a Finding> + Clone) -> Dimensions {
    Dimension::ALL
        .into_iter()
        .map(|dimension| {
            let touching =
                findings.clone().filter(|finding| finding.dimensions.contains(&dimension) && finding.weight != Weight::SelfCheck);
            let mut any = false;
            let mut weights: Vec<Severity> = Vec::new();
            for finding in touching {
                any = true;
                if let Weight::Broken(severity) = finding.cost() {
                    weights.push(severity);
                }
            }
            let worst = weights.iter().max().copied();
            let further = weights.iter().filter(|severity| Some(**severity) == worst).count().saturating_sub(1) as u32;
            (dimension, any.then(|| cap(worst).saturating_sub(2 * further)))
        })
        .collect()
}

/// The score of one form or of the acts: the mean of the dimensions that apply.
pub fn score(dimensions: &Dimensions, fatal: bool) -> Option<u32> {
    let mean = mean(dimensions.values().filter_map(|score| score.map(|score| (score, 1))))?;
    Some(if fatal { mean.min(FATAL_CAP) } else { mean })
}

/// The score of a paper that was sent. Where nothing is to be said of it, it is as good as can be, if somebody read it.
pub fn of_paper(dimensions: &Dimensions, fatal: bool, read: bool) -> u32 {
    score(dimensions, fatal).unwrap_or(if read { 100 } else { 0 })
}

/// The weighted mean, rounded half up; `None` of nothing.
pub fn mean(scores: impl Iterator<Item = (u32, u32)>) -> Option<u32> {
    let (sum, weights) = scores.fold((0, 0), |(sum, weights), (score, weight)| (sum + score * weight, weights + weight));
    (weights > 0).then(|| (2 * sum + weights) / (2 * weights))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::finding::{Args, Place, RuleCode};

    fn finding(weight: Weight, dimension: Dimension) -> Finding {
        Finding {
            code: RuleCode(1),
            mistakes: vec![],
            criterion: None,
            weight,
            dimensions: vec![dimension],
            place: Place::default(),
            variant: "",
            args: Args::new(),
            cites: vec![],
            better: None,
            consequence: None,
            also: vec![],
        }
    }

    #[test]
    fn a_dimension_is_capped_by_its_worst_finding_less_two_for_each_further() {
        let major = || finding(Weight::Broken(Severity::Major), Dimension::Precision);
        let minor = finding(Weight::Broken(Severity::Minor), Dimension::Precision);
        let met = finding(Weight::Met, Dimension::Legal);
        let all = [major(), major(), minor, met];
        let dimensions = dimensions(all.iter());
        assert_eq!(dimensions[&Dimension::Precision], Some(58));
        assert_eq!(dimensions[&Dimension::Legal], Some(100));
        assert_eq!(dimensions[&Dimension::Rights], None);
        assert_eq!(score(&dimensions, false), Some(79));
    }

    #[test]
    fn something_fatal_keeps_a_form_below_fifty() {
        let fatal = finding(Weight::Broken(Severity::Fatal), Dimension::Rights);
        let others: Vec<Finding> =
            [Dimension::Legal, Dimension::Precision, Dimension::Procedure].map(|d| finding(Weight::Met, d)).into();
        let all: Vec<Finding> = others.into_iter().chain([fatal]).collect();
        assert_eq!(score(&dimensions(all.iter()), true), Some(49));
    }

    #[test]
    fn a_criterion_that_failed_by_a_slip_weighs_what_it_weighs() {
        let mut slip = finding(Weight::Broken(Severity::Major), Dimension::Precision);
        let mut lost = finding(Weight::Broken(Severity::Fatal), Dimension::Timeliness);
        // Another rule under it is another side of the slip.
        slip.also.push(lost.clone());
        assert_eq!(slip.cost(), Weight::Broken(Severity::Major));
        lost.criterion = Some("found-in-time".into());
        slip.also.push(lost);
        assert_eq!(slip.cost(), Weight::Broken(Severity::Fatal));
        assert_eq!(dimensions([slip.clone()].iter())[&Dimension::Precision], Some(20));
        // A milder criterion lightens nothing.
        slip.also.iter_mut().for_each(|also| also.weight = Weight::Broken(Severity::Minor));
        assert_eq!(slip.cost(), Weight::Broken(Severity::Major));
    }

    #[test]
    fn a_question_to_oneself_touches_nothing() {
        let check = finding(Weight::SelfCheck, Dimension::Legal);
        let untouched = dimensions([check].iter());
        assert_eq!(score(&untouched, false), None);
        // A paper without any fault is worth all, one that nobody read nothing.
        assert_eq!((of_paper(&untouched, false, true), of_paper(&untouched, false, false)), (100, 0));
    }
}
