//! `evidesk grade FILE…`: attempts scored again, from their actions alone.

use crate::assess::evaluate::{CRITERION, ENGINE, Evaluation, evaluate, fill};
use crate::assess::finding::Finding;
use crate::assess::rules;
use crate::case::World;
use crate::case::attempt::{Attempt, Integrity};
use crate::cli::say;
use crate::content::Library;
use crate::content::load;
use crate::content::time::CaseTime;
use crate::record::read_attempt;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;

/// Runs it; returns the exit status.
pub fn run(library: Library, files: &[PathBuf], as_json: bool) -> u8 {
    let library = Arc::new(library);
    let mut status = 0;
    for path in files {
        let shown = path.display().to_string();
        let graded = read_attempt(path).map_err(|error| error.to_string()).and_then(|mut attempt| {
            let world = replay(&library, &mut attempt).map_err(|(line, why)| format!("{shown}:{line}: {why}"))?;
            Ok((attempt, world))
        });
        match graded {
            Err(message) => {
                eprintln!("evidesk: {message}");
                status = 2;
            }
            Ok((attempt, world)) => {
                attempt.remarks().iter().for_each(|remark| eprintln!("{shown}: {remark}"));
                if attempt.integrity() == Integrity::Altered {
                    status = status.max(1);
                }
                let line = report(&shown, &attempt, &world, &evaluate(&world));
                if as_json {
                    say(line);
                } else {
                    people(&line);
                }
            }
        }
    }
    status
}

/// Plays an attempt; a copy of the case time that is not what the actions give makes it altered.
///
/// # Errors
/// The line of the file, blank lines not counted, and why in words, when the scenario is unknown or an action cannot be taken.
pub fn replay(library: &Arc<Library>, attempt: &mut Attempt) -> Result<World, (u32, String)> {
    let mut world = World::new(library, &attempt.header.scenario).map_err(|error| (1, error.to_string()))?;
    for line in attempt.lines.clone() {
        world.apply(&line.action).map_err(|error| (line.n + 1, format!("action {}: {error}", line.n)))?;
        let copy = CaseTime::parse(&line.case_time).ok();
        if !line.case_time.is_empty() && copy.is_none_or(|copy| copy.minutes_since(world.now()) != 0) {
            attempt.mark_altered(line.n);
        }
    }
    Ok(world)
}

fn report(file: &str, attempt: &Attempt, world: &World, evaluation: &Evaluation) -> Value {
    let digest = load::scenario_digest(world.library(), &attempt.header.scenario);
    let dimensions = |dimensions: &crate::assess::score::Dimensions| -> Value {
        dimensions
            .iter()
            .map(|(dimension, score)| (dimension.key().to_owned(), json!(score)))
            .collect::<serde_json::Map<_, _>>()
            .into()
    };
    let requests: Vec<Value> = evaluation
        .requests
        .iter()
        .map(|request| {
            json!({"request": request.number, "form": request.form, "outcome": request.outcome, "items": request.items, "score": request.score})
        })
        .collect();
    let said = attempt.header.scenario_digest.as_str();
    json!({
        "file": file, "scenario": attempt.header.scenario, "scenario_digest": digest, "engine": ENGINE,
        "integrity": attempt.integrity(), "digest_matches": said == digest || said == "golden" || said.is_empty(),
        "outcome": evaluation.outcome, "score": evaluation.score, "dimensions": dimensions(&evaluation.dimensions),
        "requests": requests, "findings": evaluation.findings.iter().map(|finding| found(finding, world)).collect::<Vec<_>>(),
    })
}

fn found(finding: &Finding, world: &World) -> Value {
    let at = &finding.place.at;
    let dimensions: Vec<&str> = finding.dimensions.iter().map(|dimension| dimension.key()).collect();
    let also: Vec<String> =
        finding.also.iter().filter(|under| under.code != CRITERION).map(|under| under.code.to_string()).collect();
    json!({
        "code": finding.code.to_string(), "mistakes": finding.mistakes, "criterion": finding.criterion, "severity": finding.weight.key(),
        "dimensions": dimensions,
        "place": {"action": finding.place.action, "request": finding.place.request, "form": finding.place.form, "field": at.field,
                  "row": at.row, "column": at.column, "span": at.span},
        "message": message(finding, world), "better": finding.better, "consequence": finding.consequence, "cites": finding.cites, "also": also,
    })
}

/// The sentence of a finding, in English.
pub fn message(finding: &Finding, world: &World) -> String {
    if let Some(id) = &finding.criterion {
        let criterion = world.scenario().criteria.iter().find(|criterion| criterion.id == *id);
        return criterion.map_or_else(String::new, |c| if finding.variant == "met" { c.met.clone() } else { c.missed.clone() });
    }
    if finding.variant == "unsure" {
        return finding.args.get("question").cloned().unwrap_or_default();
    }
    let Some(rule) = rules::by_code(finding.code) else { return String::new() };
    let template = rule
        .says
        .iter()
        .find(|(variant, _)| *variant == finding.variant)
        .or(rule.says.first())
        .map_or(rule.title, |(_, text)| text);
    fill(template, &finding.args)
}

fn people(line: &Value) {
    say(format_args!(
        "{}: {} of 100, {} ({})",
        line["file"].as_str().unwrap_or(""),
        line["score"],
        line["outcome"].as_str().unwrap_or(""),
        line["integrity"].as_str().unwrap_or("")
    ));
    for finding in line["findings"].as_array().into_iter().flatten().filter(|finding| finding["severity"] != "met") {
        say(format_args!(
            "  {:9} {} {}",
            finding["severity"].as_str().unwrap_or(""),
            finding["code"].as_str().unwrap_or(""),
            finding["message"].as_str().unwrap_or("")
        ));
    }
}
