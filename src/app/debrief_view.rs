//! What the screens need of grading, as plain data: notes on a form, the marked attempt, the page of a rule.
//! [`Grader::standard`] fills it from [`crate::assess`]; tests give their own.

use crate::app::theme::Severity;
use crate::assess::evaluate::{self, Evaluation};
use crate::assess::finding::{Finding, RuleCode, Weight};
use crate::assess::rules;
use crate::case::reply::RequestOutcome;
use crate::case::{Action, World};
use crate::content::criterion::{Dimension, Judge, Severity as Weighs};
use crate::content::data::Measure;
use crate::content::id::ClauseId;
use crate::words::finding::{self, Words};
use crate::words::labels;

/// A note beside a form or an act.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// Its look; `None` for a question to oneself.
    pub severity: Option<Severity>,
    /// Code of its rule; empty for an expectation of the case.
    pub code: String,
    /// Dimensions, by name.
    pub dimensions: Vec<&'static str>,
    /// What is the matter, in a few words.
    pub title: String,
    /// Why, in a sentence or two; may be empty.
    pub text: String,
    /// A better entry.
    pub better: Option<String>,
    /// What it caused in the story (simulated).
    pub consequence: Option<String>,
    /// Clauses that it rests on.
    pub cites: Vec<ClauseId>,
    /// The request.
    pub request: Option<u32>,
    /// The field; empty for an act.
    pub field: String,
    /// The row.
    pub row: Option<usize>,
    /// The column.
    pub column: Option<String>,
    /// From and to, in Unicode scalar values.
    pub span: Option<(usize, usize)>,
    /// The ticket of the package, where it is about one; the field is then the name of a file.
    pub package: String,
    /// Titles of what has the same cause and costs nothing.
    pub also: Vec<String>,
}

/// One request, marked.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkedRequest {
    /// Its number.
    pub number: u32,
    /// Its title.
    pub title: String,
    /// Its score.
    pub score: u32,
    /// Notes, worst first.
    pub notes: Vec<Note>,
}

/// An attempt, marked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marked {
    /// How the case ended.
    pub outcome_title: String,
    /// The same in the story.
    pub outcome_text: String,
    /// 0 to 100.
    pub score: u32,
    /// By dimension; `None` where nothing touched it.
    pub dimensions: Vec<(&'static str, Option<u32>)>,
    /// Requests, in order.
    pub requests: Vec<MarkedRequest>,
    /// Notes on what was done beside forms.
    pub acts: Vec<Note>,
    /// Three things to do first.
    pub three: Vec<String>,
    /// How much was right.
    pub met: usize,
    /// The two right things that count most, a sentence each.
    pub well: Vec<String>,
}

/// A page of the rule book.
#[derive(Clone, Debug, PartialEq)]
pub struct RulePage {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// Why.
    pub why: String,
    /// Where it comes from.
    pub source: String,
    /// How many guidelines ask it.
    pub asked_by: Option<String>,
    /// An entry that breaks it.
    pub breaks: String,
    /// An entry that meets it.
    pub meets: String,
    /// Clauses.
    pub cites: Vec<ClauseId>,
}

/// Marks a world.
pub type Mark = Box<dyn Fn(&World) -> Marked>;
/// Checks some fields of one request as it stands.
pub type Check = Box<dyn Fn(&World, u32, &[String]) -> Vec<Note>>;
/// Looks a rule up by its code.
pub type LookUp = Box<dyn Fn(&str) -> Option<RulePage>>;

/// How the window has attempts judged.
pub struct Grader {
    /// The whole attempt.
    pub mark: Mark,
    /// Fields of one request, before it is sent.
    pub check: Check,
    /// The rule book.
    pub rule: LookUp,
}

impl Grader {
    /// By the rules and the case's own criteria, with the rules' own messages.
    pub fn standard() -> Self {
        Self::with_words(finding::said)
    }

    /// The same, with other words.
    pub fn with_words(words: Words) -> Self {
        Self {
            mark: Box::new(move |world| marked(world, &evaluate::evaluate(world), words)),
            check: Box::new(move |world, number, fields| check(world, number, fields, words)),
            rule: Box::new(rule_page),
        }
    }
}

impl Note {
    /// A finding as a note.
    pub fn of(world: &World, finding: &Finding, words: Words) -> Self {
        let (title, text) = words(world, finding);
        Self {
            severity: match finding.weight {
                Weight::Met => Some(Severity::Met),
                Weight::SelfCheck => None,
                Weight::Broken(Weighs::Minor) => Some(Severity::Minor),
                Weight::Broken(Weighs::Major) => Some(Severity::Major),
                Weight::Broken(Weighs::Fatal) => Some(Severity::Fatal),
            },
            code: if finding.criterion.is_some() { String::new() } else { finding.code.to_string() },
            dimensions: finding.dimensions.iter().map(|dimension| labels::dimension(*dimension)).collect(),
            title,
            text,
            better: finding::better(world, finding),
            consequence: finding.consequence.clone(),
            cites: finding.cites.clone(),
            request: finding.place.request,
            field: finding.place.at.field.clone(),
            row: finding.place.at.row,
            column: finding.place.at.column.clone(),
            span: finding.place.at.span,
            package: finding.args.get("package").cloned().unwrap_or_default(),
            also: finding.also.iter().map(|other| words(world, other).0).collect(),
        }
    }

    /// Something is wrong, and not only to be asked.
    pub fn is_broken(&self) -> bool {
        matches!(self.severity, Some(Severity::Fatal | Severity::Major | Severity::Minor))
    }

    /// Fatal first, questions to oneself before what is right.
    pub fn rank(&self) -> u8 {
        match self.severity {
            Some(Severity::Fatal) => 0,
            Some(Severity::Major) => 1,
            Some(Severity::Minor) => 2,
            None => 3,
            Some(Severity::Met) => 4,
        }
    }
}

/// An evaluation as the debrief shows it.
pub fn marked(world: &World, evaluation: &Evaluation, words: Words) -> Marked {
    let mut notes: Vec<Note> = evaluation.findings.iter().map(|finding| Note::of(world, finding, words)).collect();
    notes.sort_by_key(Note::rank);
    let worst = evaluation
        .findings
        .iter()
        .filter_map(|finding| if let Weight::Broken(severity) = finding.weight { Some(severity) } else { None })
        .max();
    let outcome = world.outcome(worst);
    let requests = evaluation
        .requests
        .iter()
        .map(|mark| MarkedRequest {
            number: mark.number,
            title: labels::request(mark.measure).to_owned(),
            score: mark.score,
            notes: notes.iter().filter(|note| note.request == Some(mark.number)).cloned().collect(),
        })
        .collect();
    Marked {
        outcome_title: outcome.map(|outcome| outcome.title.clone()).unwrap_or_default(),
        outcome_text: outcome.map(|outcome| outcome.text.clone()).unwrap_or_default(),
        score: evaluation.score,
        dimensions: Dimension::ALL
            .into_iter()
            .map(|dimension| (labels::dimension(dimension), evaluation.dimensions.get(&dimension).copied().flatten()))
            .collect(),
        requests,
        acts: notes.iter().filter(|note| note.request.is_none()).cloned().collect(),
        three: finding::three(world, &evaluation.findings, words),
        met: notes.iter().filter(|note| note.severity == Some(Severity::Met)).count(),
        well: well(world, evaluation, words),
    }
}

/// What was done well, in the words of the case: at most two expectations that were met by doing something, those
/// first that would have cost most. What was merely left alone is praise for nothing.
fn well(world: &World, evaluation: &Evaluation, words: Words) -> Vec<String> {
    let mut met: Vec<(Weighs, String)> = evaluation
        .findings
        .iter()
        .filter(|finding| finding.weight == Weight::Met)
        .filter_map(|finding| {
            let id = finding.criterion.as_ref()?;
            let criterion = world.scenario().criteria.iter().find(|criterion| criterion.id == *id)?;
            did_something(world, &criterion.judge).then(|| (criterion.severity, words(world, finding).0))
        })
        .collect();
    met.sort_by_key(|(severity, _)| std::cmp::Reverse(*severity));
    met.into_iter().map(|(_, sentence)| sentence).take(2).collect()
}

/// True for what was done and came to something: a freeze that froze nothing is no freeze first.
fn did_something(world: &World, judge: &Judge) -> bool {
    match judge {
        Judge::Freezes { .. }
        | Judge::AsksFor { .. }
        | Judge::Learns { .. }
        | Judge::NarrativeCarries { .. }
        | Judge::Tells { .. }
        | Judge::Notes { .. }
        | Judge::Extends { .. }
        | Judge::HandsOnNumber { .. }
        | Judge::UsesMeasure(Measure::Nothing)
        | Judge::RefusesInstruction => true,
        Judge::Before { measure, .. } | Judge::InOrder { first: measure, .. } | Judge::UsesMeasure(measure) => {
            let came_to = |outcome| {
                use RequestOutcome::{Granted, Narrowed, Partly, Preserved};
                matches!(outcome, Granted | Partly | Narrowed | Preserved)
            };
            world.requests().iter().any(|dossier| dossier.measure == *measure && came_to(world.outcome_of(dossier.number)))
        }
        _ => false,
    }
}

/// What would be said of these fields if the request were sent as it stands; the world stays as it is. What has its
/// cause in another field is said here too: that field was perhaps not written yet, and is not judged.
fn check(world: &World, number: u32, fields: &[String], words: Words) -> Vec<Note> {
    let Some(dossier) = world.request(number) else { return Vec::new() };
    let Some(form) = dossier.form.clone() else { return Vec::new() };
    let mut ahead = world.clone();
    if ahead.apply(&Action::Send { request: number, form, values: dossier.values.clone() }).is_err() {
        return Vec::new();
    }
    let Some(dossier) = ahead.request(number) else { return Vec::new() };
    let Some(sending) = dossier.sendings.last() else { return Vec::new() };
    let mut findings = evaluate::judge_request(&ahead, dossier, sending);
    findings.retain(|finding| fields.contains(&finding.place.at.field));
    let mut notes: Vec<Note> = crate::assess::group::group(findings, &std::collections::BTreeMap::new())
        .iter()
        .map(|finding| Note::of(&ahead, finding, words))
        .collect();
    notes.sort_by_key(Note::rank);
    notes
}

/// The page of a rule.
pub fn rule_page(code: &str) -> Option<RulePage> {
    let rule = rules::by_code(RuleCode::parse(code)?)?;
    Some(RulePage {
        code: rule.code.to_string(),
        title: rule.title.to_owned(),
        why: rule.why.to_owned(),
        source: rule.source.to_owned(),
        asked_by: rule.asked_by.map(str::to_owned),
        breaks: rule.breaks.to_owned(),
        meets: rule.meets.to_owned(),
        cites: rule.cites.iter().map(|id| ClauseId::from(*id)).collect(),
    })
}
