//! Grading against parsing, and checking against reading typed RON: each pair interleaved in one run, medians, and
//! their ratio. No figure of one machine says anything; the ratio does.

#![allow(clippy::unwrap_used)]

use evidesk::app::intent::Intent;
use evidesk::app::journal::{MemoryStore, Mode, Settings};
use evidesk::app::{App, Options};
use evidesk::assess::evaluate::evaluate;
use evidesk::case::attempt::Attempt;
use evidesk::case::{Action, World};
use evidesk::content::load;
use evidesk::content::role::ValueKind;
use evidesk::content::scenario::Scenario;
use evidesk::content::value::Value;
use evidesk::request::narrative::concepts::Concepts;
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
    goldens();
    marks();
    frames();
}

/// Each golden attempt: replayed and judged, free text and all.
fn goldens() {
    let library = Arc::new(load::embedded().library);
    for golden in &library.golden {
        let attempt = Attempt::parse(&golden.path, golden.attempt.as_bytes()).unwrap();
        let mut times: Vec<Duration> = (0..21)
            .map(|_| {
                timed(|| {
                    let mut world = World::new(&library, &attempt.header.scenario).unwrap();
                    attempt.lines.iter().for_each(|line| world.apply(&line.action).unwrap());
                    black_box(evaluate(&world));
                })
            })
            .collect();
        times.sort();
        println!("graded {}: {:.2} ms", golden.path, times[10].as_secs_f64() * 1e3);
    }
}

/// The marks of a free text of the usual length.
fn marks() {
    let library = load::embedded().library;
    let concepts = Concepts::of(&library);
    let texts: Vec<(String, String)> = library
        .concepts
        .iter()
        .flat_map(|document| document.marks.values())
        .map(|mark| (mark.field.clone(), mark.examples.join(" ")))
        .collect();
    let each = (0..5)
        .map(|_| timed(|| texts.iter().for_each(|(field, text)| drop(black_box(concepts.marks(field, text))))))
        .min()
        .unwrap_or_default();
    println!("marks of a text: {:.0} µs", each.as_secs_f64() * 1e6 / texts.len() as f64);
}

/// One frame of a busy screen, laid out and cut into triangles; nothing is drawn.
fn frames() {
    for (case, work) in [("first-hours", None), ("scholarship", Some("f4")), ("money-road", None)] {
        let library = Arc::new(load::embedded().library);
        let store = MemoryStore::with_settings(Settings { reduced_motion: true, ..Settings::default() });
        let mut app: Option<App> = None;
        let mut intents = vec![Intent::Start(case.into(), Mode::Practice)];
        if let Some(form) = work {
            intents.push(Intent::Act(Action::Choose {
                request: 1,
                measure: "mla".to_owned(),
                provider: Some("northmail".into()),
                entity: Some("northmail-llc".into()),
                channel: None,
                form: Some(form.into()),
                why: String::new(),
            }));
        }
        intents.reverse();
        let ctx = egui::Context::default();
        let mut times = Vec::new();
        for _ in 0..120 {
            let input = egui::RawInput {
                screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(1366.0, 768.0))),
                ..Default::default()
            };
            let start = Instant::now();
            let out = ctx.run_ui(input, |ui| {
                let app = app.get_or_insert_with(|| {
                    let options = Options { store: Box::new(store.clone()), ..Options::default() };
                    App::new(ui.ctx(), Arc::clone(&library), options)
                });
                if let Some(intent) = intents.pop() {
                    let ctx = ui.ctx().clone();
                    app.handle(&ctx, intent);
                }
                app.show(ui);
            });
            black_box(ctx.tessellate(out.shapes, out.pixels_per_point));
            times.push(start.elapsed());
        }
        times.sort();
        println!("frame of {case}{}: {:.2} ms", work.map_or("", |_| ", form f4"), times[60].as_secs_f64() * 1e3);
    }
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
