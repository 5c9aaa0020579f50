//! Golden attempts played: what the author expected beside what is found.

use super::evaluate::evaluate;
use super::finding::Weight;
use crate::case::World;
use crate::case::attempt::Attempt;
use crate::content::diagnostic::{Diagnostic, Level};
use crate::content::{GoldenFile, Library};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What an author expects of an attempt.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// Word of the outcome.
    pub outcome: String,
    /// Least and most points.
    pub score: (u32, u32),
    /// Codes that must come.
    #[serde(default)]
    pub must: Vec<String>,
    /// Codes that must not come.
    #[serde(default)]
    pub must_not: Vec<String>,
}

/// Plays every golden attempt of a library; each difference is a diagnostic.
pub fn play(library: Library) -> Vec<Diagnostic> {
    let library = Arc::new(library);
    library.golden.iter().flat_map(|golden| one(&library, golden)).collect()
}

fn one(library: &Arc<Library>, golden: &GoldenFile) -> Vec<Diagnostic> {
    let say = |path: &str, line: usize, message: String| Diagnostic {
        path: path.to_owned(),
        line,
        column: 1,
        end_line: line,
        end_column: 1,
        severity: Level::Error,
        code: "golden",
        message,
        help: "mend the attempt, the expectation, or the content".into(),
    };
    let attempt = match Attempt::parse(&golden.path, golden.attempt.as_bytes()) {
        Ok(attempt) => attempt,
        Err(error) => return vec![say(&golden.path, error.line.unwrap_or(1), error.fault.to_string())],
    };
    let mut world = match World::new(library, &golden.scenario) {
        Ok(world) => world,
        Err(error) => return vec![say(&golden.path, 1, error.to_string())],
    };
    for line in &attempt.lines {
        if let Err(error) = world.apply(&line.action) {
            return vec![say(&golden.path, line.n as usize + 1, error.to_string())];
        }
    }
    let Some((path, text)) = &golden.expected else { return Vec::new() };
    let mut diagnostics = Vec::new();
    let Some(expected) = crate::content::load::document::<Expected>(path, text, &mut diagnostics) else { return diagnostics };
    let evaluation = evaluate(&world);
    if evaluation.outcome != expected.outcome {
        diagnostics.push(say(path, 1, format!("the outcome is “{}”, expected “{}”", evaluation.outcome, expected.outcome)));
    }
    if !(expected.score.0..=expected.score.1).contains(&evaluation.score) {
        diagnostics.push(say(
            path,
            1,
            format!("the score is {}, expected {} to {}", evaluation.score, expected.score.0, expected.score.1),
        ));
    }
    let broken = |finding: &&super::finding::Finding| matches!(finding.weight, Weight::Broken(_));
    let came: BTreeSet<String> = evaluation
        .findings
        .iter()
        .filter(broken)
        .flat_map(|finding| std::iter::once(finding).chain(&finding.also))
        .map(|finding| finding.code.to_string())
        .collect();
    for code in expected.must.iter().filter(|code| !came.contains(*code)) {
        diagnostics.push(say(path, 1, format!("{code} was expected and did not come")));
    }
    for code in expected.must_not.iter().filter(|code| came.contains(*code)) {
        diagnostics.push(say(path, 1, format!("{code} came and must not")));
    }
    diagnostics
}
