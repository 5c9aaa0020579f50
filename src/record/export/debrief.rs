//! A debrief as a paper: how it ended, the scores, three things to do first, and every finding with what it rests on,
//! form by form.

use super::page::Ink;
use super::paper::{Block, Paper, Remark, Said};
use crate::assess::evaluate::{CRITERION, Evaluation};
use crate::assess::finding::{Finding, Weight};
use crate::case::World;
use crate::content::criterion::{Dimension, Severity};
use crate::content::time::span_text;
use crate::words::{finding as put, labels, list, story};

/// The debrief of an attempt.
pub fn debrief(world: &World, evaluation: &Evaluation) -> Paper {
    let findings = &evaluation.findings;
    let worst = findings.iter().filter_map(|finding| match finding.weight {
        Weight::Broken(severity) => Some(severity),
        _ => None,
    });
    let outcome = world.outcome(worst.max());
    let (from, to) = (world.scenario().starts, world.now());
    let clock = format!("{} to {}: {}", from.day_text(), to.day_text(), span_text(to.minutes_since(from)));
    let mut facts = vec![("Outcome".to_owned(), outcome.map(|outcome| outcome.title.clone()).unwrap_or_default())];
    facts.push(("Case clock".to_owned(), clock));
    if !world.is_closed() {
        facts.push(("State".to_owned(), "The case is not closed. These are the marks so far.".to_owned()));
    }
    let mut blocks = vec![Block::Section("How it ended".to_owned())];
    blocks.extend(outcome.map(|outcome| Block::Text(outcome.text.clone())));
    blocks.push(Block::Section("Score".to_owned()));
    blocks.push(Block::Score(evaluation.score, "of 100".to_owned()));
    blocks.extend(Dimension::ALL.into_iter().map(|dimension| {
        Block::Bar(labels::dimension(dimension).to_owned(), evaluation.dimensions.get(&dimension).copied().flatten())
    }));
    first(world, evaluation, &mut blocks);
    for mark in &evaluation.requests {
        let to = world.request(mark.number).map(|dossier| story::addressee(world, dossier)).unwrap_or_default();
        let to = if to.is_empty() { to } else { format!(" to {to}") };
        blocks.push(Block::Section(format!("Request {}: {}{to}", mark.number, labels::request(mark.measure))));
        let said = format!("{} of 100. Answer: {}.", mark.score, labels::outcome(mark.outcome).to_lowercase());
        blocks.push(Block::Text(said));
        let own: Vec<&Finding> = findings.iter().filter(|finding| finding.place.request == Some(mark.number)).collect();
        remarks(world, &own, "Nothing to correct in this form.", &mut blocks);
    }
    let acts: Vec<&Finding> = findings.iter().filter(|finding| finding.place.request.is_none()).collect();
    if !acts.is_empty() {
        blocks.push(Block::Section("What was done beside the forms".to_owned()));
        remarks(world, &acts, "Nothing to correct here.", &mut blocks);
    }
    let above = "Training report. It is about an exercise, not about a real case, and no appraisal of a person.".to_owned();
    let reference = format!("{} of 100", evaluation.score);
    Paper { title: format!("Debrief: {}", world.scenario().title), above, reference, facts, blocks }
}

fn first(world: &World, evaluation: &Evaluation, blocks: &mut Vec<Block>) {
    let three = put::three(world, &evaluation.findings, put::said);
    let heading = match three.len() {
        0 => "Nothing to put right first",
        1 => "One thing first",
        2 => "Two things first",
        _ => "Three things first",
    };
    blocks.push(Block::Section(heading.to_owned()));
    if three.is_empty() {
        let said = "No rule found a mistake. What no rule can judge is yours: read the model path and compare.";
        blocks.push(Block::Text(said.to_owned()));
    } else {
        blocks.push(Block::Numbered(three));
    }
}

/// Findings, worst first; then what was right.
fn remarks(world: &World, findings: &[&Finding], none: &str, blocks: &mut Vec<Block>) {
    let mut sorted = findings.to_vec();
    sorted.sort_by_key(|finding| put::rank(finding.weight));
    if sorted.iter().all(|finding| finding.weight == Weight::Met) {
        blocks.push(Block::Text(none.to_owned()));
    }
    blocks.extend(sorted.into_iter().map(|finding| Block::Remark(remark(world, finding))));
}

fn remark(world: &World, finding: &Finding) -> Remark {
    let (title, text) = put::said(world, finding);
    let mut parts = Vec::new();
    let mut part = |name: &str, text: String| {
        if !text.is_empty() {
            parts.push(Said { name: (!name.is_empty()).then(|| name.to_owned()), text, mono: false });
        }
    };
    part("", text);
    part("", finding.consequence.as_deref().map(put::simulated).unwrap_or_default());
    part("Better", put::better(world, finding).unwrap_or_default());
    part("Same cause", finding.also.iter().map(|other| put::said(world, other).0).collect::<Vec<_>>().join(" "));
    let cites = finding.cites.iter().map(|id| {
        let label = world.library().clause(id).map(|clause| clause.label());
        label.map_or_else(|| id.to_string(), |label| format!("{label} [{id}]"))
    });
    part("Rests on", cites.collect::<Vec<_>>().join("; "));
    Remark {
        ink: ink(finding.weight),
        weight: put::weight(finding.weight).to_owned(),
        about: about(world, finding),
        title,
        parts,
    }
}

/// What a finding is about, and where: `Precision · EE-015 · Identifiers, row 2`.
fn about(world: &World, finding: &Finding) -> String {
    let dimensions: Vec<&str> = finding.dimensions.iter().map(|dimension| labels::dimension(*dimension)).collect();
    let mut about = vec![list(&dimensions)];
    if finding.code != CRITERION {
        about.push(finding.code.to_string());
    }
    let at = &finding.place.at;
    let form = finding.place.form.as_ref().and_then(|id| world.library().forms.get(id));
    if let Some(field) = form.and_then(|form| form.field(&at.field)) {
        about.push(at.row.map_or_else(|| field.label.clone(), |row| format!("{}, row {}", field.label, row + 1)));
    }
    about.retain(|part| !part.is_empty());
    about.join("  ·  ")
}

fn ink(weight: Weight) -> Ink {
    match weight {
        Weight::Broken(Severity::Fatal) => Ink::Fatal,
        Weight::Broken(Severity::Major) => Ink::Major,
        Weight::Broken(Severity::Minor) => Ink::Minor,
        Weight::SelfCheck => Ink::Ask,
        Weight::Met => Ink::Met,
    }
}
