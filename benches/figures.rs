//! Grading against parsing, and checking against reading typed RON: each pair interleaved in one run, medians, and
//! their ratio. No figure of one machine says anything; the ratio does.

#![allow(clippy::unwrap_used)]

use evidesk::assess::evaluate::evaluate;
use evidesk::case::attempt::Attempt;
use evidesk::case::{Action, World};
use evidesk::content::load;
use evidesk::content::role::ValueKind;
use evidesk::content::scenario::Scenario;
use evidesk::content::value::Value;
use ron::extensions::Extensions;
use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, fs};

const ROUNDS: usize = 3;
const ATTEMPTS: usize = 10_000;
const CASES: usize = 1_000;

fn main() {
    grading();
    checking();
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// Runs two pieces of work in turn and prints their medians and ratio.
fn beside(what: (&str, &str), mut first: impl FnMut(), mut second: impl FnMut()) {
    let (mut one, mut two): (Vec<_>, Vec<_>) = (0..ROUNDS).map(|_| (timed(&mut first), timed(&mut second))).unzip();
    one.sort();
    two.sort();
    let (one, two) = (one[ROUNDS / 2].as_secs_f64(), two[ROUNDS / 2].as_secs_f64());
    println!("{}: {one:.3} s; {}: {two:.3} s; ratio {:.2}", what.0, what.1, one / two);
}

/// The excellent attempt with every text of a narrative left out.
fn attempt_without_free_text(library: &Arc<evidesk::content::Library>) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let bytes = fs::read(root.join("scenarios/first-hours/attempts/excellent.attempt.jsonl")).unwrap();
    let mut attempt = Attempt::parse("excellent", &bytes).unwrap();
    for line in &mut attempt.lines {
        if let Action::Send { form, values, .. } = &mut line.action {
            let form = &library.forms[form];
            for field in form.fields().filter(|field| field.role.kind() == ValueKind::Long) {
                values.insert(field.key.clone(), Value::Text(String::new()));
            }
        }
    }
    attempt.to_text()
}

fn grading() {
    let library = Arc::new(load::embedded().library);
    let text = attempt_without_free_text(&library);
    let parse = || Attempt::parse("a", text.as_bytes()).unwrap();
    beside(
        (&format!("{ATTEMPTS} attempts graded"), "parsed"),
        || {
            for _ in 0..ATTEMPTS {
                let attempt = parse();
                let mut world = World::new(&library, &attempt.header.scenario).unwrap();
                attempt.lines.iter().for_each(|line| world.apply(&line.action).unwrap());
                black_box(evaluate(&world));
            }
        },
        || (0..ATTEMPTS).for_each(|_| drop(black_box(parse()))),
    );
}

fn checking() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("scenarios/first-hours/scenario.ron")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let cases: Vec<String> = (0..CASES)
        .map(|n| {
            let id = format!("case-{n}");
            let text = text.replacen("\"first-hours\"", &format!("\"{id}\""), 1);
            fs::create_dir(folder.path().join(&id)).unwrap();
            fs::write(folder.path().join(&id).join("scenario.ron"), &text).unwrap();
            text
        })
        .collect();
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    beside(
        (&format!("{CASES} cases read and checked"), "read as typed RON"),
        || {
            let loaded = load::with_folders(&[folder.path()]);
            assert_eq!(loaded.library.scenarios.len(), CASES + load::embedded().library.scenarios.len());
        },
        || {
            for text in &cases {
                black_box(options.from_str::<Scenario>(text).unwrap());
            }
        },
    );
}
