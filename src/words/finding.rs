//! A finding in words: the rule's own message, the better entry, what it caused, and the three things to do first.
//! The window and the printed debrief say the same.

use std::collections::BTreeSet;

use super::labels;
use crate::assess::evaluate;
use crate::assess::finding::{Finding, Weight};
use crate::assess::rules;
use crate::case::World;
use crate::content::criterion::Severity;
use crate::content::data::DataCategory;
use crate::content::form::Options;

/// How a finding is put: a title, and why in a sentence or two, which may be empty.
pub type Words = fn(&World, &Finding) -> (String, String);

/// The rule's own message for a finding; for a criterion, the sentence of the case's author.
pub fn said(world: &World, finding: &Finding) -> (String, String) {
    if let Some(id) = &finding.criterion {
        let criterion = world.scenario().criteria.iter().find(|criterion| criterion.id == *id);
        let said = criterion.map(|criterion| if finding.weight == Weight::Met { &criterion.met } else { &criterion.missed });
        return (said.cloned().unwrap_or_else(|| id.to_string()), String::new());
    }
    if finding.weight == Weight::SelfCheck {
        return (finding.args.get("question").cloned().unwrap_or_default(), String::new());
    }
    let Some(rule) = rules::by_code(finding.code) else {
        return (finding.code.to_string(), String::new());
    };
    let text = rule
        .says
        .iter()
        .find(|(variant, _)| *variant == finding.variant)
        .or(rule.says.first().filter(|_| finding.weight != Weight::Met))
        .map(|(_, text)| evaluate::fill(text, &finding.args))
        .unwrap_or_default();
    if finding.weight == Weight::Met && !text.is_empty() {
        return (text, String::new());
    }
    (format!("{}.", rule.title.trim_end_matches('.')), text)
}

/// The better entry of a finding, if the case has one. Keys of data categories are choices of forms; people read their
/// labels.
pub fn better(world: &World, finding: &Finding) -> Option<String> {
    let better = finding.better.as_deref()?;
    let form = finding.place.form.as_ref().and_then(|form| world.library().forms.get(form));
    let field = form.and_then(|form| form.field(&finding.place.at.field));
    if field.is_none_or(|field| field.options != Options::Categories) {
        // A time among the cells of a row is read as people write it.
        return Some(better.split(", ").map(super::values::human).collect::<Vec<_>>().join(", "));
    }
    let label =
        |key: &str| DataCategory::from_key(key).map_or_else(|| key.to_owned(), |category| labels::category(category).to_owned());
    Some(better.split(", ").map(label).collect::<Vec<_>>().join(", "))
}

/// Fatal first, questions to oneself before what is right.
pub fn rank(weight: Weight) -> u8 {
    match weight {
        Weight::Broken(Severity::Fatal) => 0,
        Weight::Broken(Severity::Major) => 1,
        Weight::Broken(Severity::Minor) => 2,
        Weight::SelfCheck => 3,
        Weight::Met => 4,
    }
}

/// The name of a weight.
pub fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Broken(Severity::Fatal) => "Fatal",
        Weight::Broken(Severity::Major) => "Major",
        Weight::Broken(Severity::Minor) => "Minor",
        Weight::SelfCheck => "Ask yourself",
        Weight::Met => "Met",
    }
}

/// A consequence of the story says that it is invented.
pub fn simulated(text: &str) -> String {
    if text.to_lowercase().contains("simulated") { text.to_owned() } else { format!("Simulated: {text}") }
}

/// At most three things to do first, the worst before the others, none twice: for an expectation of the case what is
/// better, for a rule what was wrong here.
pub fn three(world: &World, findings: &[Finding], words: Words) -> Vec<String> {
    let mut broken: Vec<&Finding> = findings.iter().filter(|finding| matches!(finding.weight, Weight::Broken(_))).collect();
    // Of the same weight what the case turns on comes before what any request can have wrong: the more of its
    // expectations failed by it, the sooner.
    let turns_on = |finding: &&Finding| {
        let own = std::iter::once(*finding).chain(&finding.also);
        own.filter(|also| also.criterion.is_some()).count()
    };
    broken.sort_by_key(|finding| (rank(finding.cost()), std::cmp::Reverse(turns_on(finding))));
    let mut seen = BTreeSet::new();
    let mut advice = Vec::new();
    for finding in broken {
        let (title, text) = words(world, finding);
        if advice.len() == 3 || !seen.insert(title.clone()) {
            continue;
        }
        advice.push(match better(world, finding) {
            Some(better) if finding.criterion.is_some() => better,
            _ if text.is_empty() => title,
            _ => text,
        });
    }
    advice
}
