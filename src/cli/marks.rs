//! `evidesk marks FILE.jsonl`: the marks of free texts with their places; `--score` compares them with rated ones,
//! `--train` learns the weights anew.

use crate::cli::say;
use crate::content::Library;
use crate::content::concept::Weights;
use crate::content::id::ScenarioId;
use crate::content::role::Role;
use crate::request::narrative::concepts::case;
use crate::request::narrative::concepts::cues::Cues;
use crate::request::narrative::concepts::train::Rated;
use crate::request::narrative::concepts::{Concepts, Mark};
use crate::request::narrative::told::field_of;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The largest file that is read, and the longest line, in bytes.
const BOUNDS: (u64, usize) = (64 << 20, 64 << 10);

/// An example of an author counts as so many texts.
const EXAMPLE: usize = 3;

struct Line {
    id: String,
    /// The case that it is about, where the library has one of this name.
    case: String,
    field: String,
    text: String,
    rated: BTreeMap<String, bool>,
}

/// What to do with the marks.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Compare with the marks in the file.
    pub score: bool,
    /// Learn weights and write them here.
    pub train: Option<&'a Path>,
    /// Learn without texts whose id begins so, and score these; several, with commas, each in its turn.
    pub hold_out: Option<&'a str>,
}

/// Runs it; returns the exit status.
pub fn run(library: &Library, files: &[PathBuf], options: Options<'_>) -> u8 {
    let lines: Result<Vec<Vec<Line>>, String> = files.iter().map(|file| read(file)).collect();
    let lines = match lines.map(|lines| lines.into_iter().flatten().collect::<Vec<Line>>()) {
        Ok(lines) => lines,
        Err(why) => {
            eprintln!("evidesk: {why}");
            return 2;
        }
    };
    let concepts = match Concepts::read(&library.concepts, &library.weights, Cues::embedded()) {
        Ok(concepts) => concepts,
        Err(why) => {
            eprintln!("evidesk: reference/concepts: {why}");
            return 2;
        }
    };
    if let Some(path) = options.train {
        return train(library, &lines, path);
    }
    if let Some(prefix) = options.hold_out {
        return held_out(library, &lines, prefix);
    }
    let mut counts: BTreeMap<String, Counts> = BTreeMap::new();
    for line in &lines {
        let marks = concepts.marks(&line.field, &line.text);
        count(&mut counts, line, &marks);
        if !options.score {
            say(as_json(line, &marks, of_case(library, line)));
        }
    }
    if options.score {
        table(&counts);
    }
    0
}

fn read(file: &Path) -> Result<Vec<Line>, String> {
    let shown = file.display();
    let open = std::fs::File::open(file).map_err(|error| format!("{shown}: {error}"))?;
    let mut lines = Vec::new();
    for (at, line) in BufReader::new(open.take(BOUNDS.0)).lines().enumerate() {
        let place = format!("{shown}:{}", at + 1);
        let line = line.map_err(|error| format!("{place}: {error}"))?;
        if line.trim().is_empty() {
            continue;
        }
        if line.len() > BOUNDS.1 {
            return Err(format!("{place}: the line is longer than {} bytes; split the text", BOUNDS.1));
        }
        let object: Map<String, Value> = serde_json::from_str(&line).map_err(|error| format!("{place}: {error}"))?;
        let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
        let missing = |key: &str| format!("{place}: “{key}” is missing; a line holds id, field and text");
        let rated = object.get("marks").and_then(Value::as_object).into_iter().flatten();
        lines.push(Line {
            id: text("id").unwrap_or_else(|| (at + 1).to_string()),
            case: text("case").unwrap_or_default(),
            field: text("field").ok_or_else(|| missing("field"))?,
            text: text("text").ok_or_else(|| missing("text"))?,
            rated: rated.filter_map(|(name, value)| Some((name.clone(), value.as_bool()?))).collect(),
        });
    }
    Ok(lines)
}

/// Concepts of the case that stand in a text, with their places; none where no case of the library is named.
fn of_case(library: &Library, line: &Line) -> Option<Map<String, Value>> {
    let scenario = library.scenarios.get(&ScenarioId::from(line.case.as_str()))?;
    // A case listens in every long field, also where the codebook has none: any field of its forms may be named.
    let of_codebook = Role::ALL.iter().copied().find(|role| field_of(*role).is_some_and(|field| field.name == line.field));
    let of_form = || library.forms.values().find_map(|form| form.field(&line.field)).map(|field| field.role);
    let role = of_codebook.or_else(of_form)?;
    let places = |spans: &[Range<usize>]| json!(spans.iter().map(|span| [span.start, span.end]).collect::<Vec<_>>());
    let marks = case::marks(library, scenario, role, &line.text);
    Some(marks.iter().map(|mark| (mark.id.clone(), places(&mark.spans))).collect())
}

fn as_json(line: &Line, marks: &[Mark], of_case: Option<Map<String, Value>>) -> Value {
    let of = |value: &dyn Fn(&Mark) -> Value, keep: &dyn Fn(&Mark) -> bool| -> Map<String, Value> {
        marks.iter().filter(|mark| keep(mark)).map(|mark| (mark.name.clone(), value(mark))).collect()
    };
    let spans = |mark: &Mark| json!(mark.spans.iter().map(|span| [span.start, span.end]).collect::<Vec<_>>());
    let unsure: Vec<&str> = marks.iter().filter(|mark| mark.is_unsure()).map(|mark| mark.name.as_str()).collect();
    let mut object = json!({
        "id": line.id,
        "field": line.field,
        "marks": of(&|mark| json!(mark.holds), &|_| true),
        "spans": of(&spans, &|mark| mark.holds),
        "unsure": unsure,
    });
    if let Some(of_case) = of_case {
        object["case"] = Value::Object(of_case);
    }
    object
}

/// Marks compared: neither, ours alone, the rater's alone, both.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    neither: u32,
    ours: u32,
    theirs: u32,
    both: u32,
}

fn count(counts: &mut BTreeMap<String, Counts>, line: &Line, marks: &[Mark]) {
    for mark in marks {
        let Some(rated) = line.rated.get(&mark.name) else { continue };
        let counts = counts.entry(mark.name.clone()).or_default();
        match (mark.holds, rated) {
            (false, false) => counts.neither += 1,
            (true, false) => counts.ours += 1,
            (false, true) => counts.theirs += 1,
            (true, true) => counts.both += 1,
        }
    }
}

impl Counts {
    fn n(self) -> u32 {
        self.neither + self.ours + self.theirs + self.both
    }

    fn plus(self, other: Self) -> Self {
        Self {
            neither: self.neither + other.neither,
            ours: self.ours + other.ours,
            theirs: self.theirs + other.theirs,
            both: self.both + other.both,
        }
    }

    fn share(part: u32, whole: u32) -> f64 {
        if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
    }

    fn precision(self) -> f64 {
        Self::share(self.both, self.both + self.ours)
    }

    fn recall(self) -> f64 {
        Self::share(self.both, self.both + self.theirs)
    }

    fn f1(self) -> f64 {
        Self::share(2 * self.both, 2 * self.both + self.ours + self.theirs)
    }

    /// Cohen's kappa: agreement beyond what chance would give.
    fn kappa(self) -> f64 {
        let n = f64::from(self.n());
        if n == 0.0 {
            return 0.0;
        }
        let agreed = f64::from(self.neither + self.both) / n;
        let (ours, theirs) = (f64::from(self.both + self.ours), f64::from(self.both + self.theirs));
        let chance = (ours * theirs + (n - ours) * (n - theirs)) / (n * n);
        if chance >= 1.0 { 1.0 } else { (agreed - chance) / (1.0 - chance) }
    }
}

fn table(counts: &BTreeMap<String, Counts>) {
    if counts.is_empty() {
        eprintln!("evidesk: no line of the file holds marks to compare with");
        return;
    }
    say(format!("{:18} {:>5} {:>9} {:>7} {:>6} {:>6}", "mark", "n", "precision", "recall", "F1", "kappa"));
    let row = |name: &str, of: Counts| {
        let (precision, recall, f1, kappa) = (of.precision(), of.recall(), of.f1(), of.kappa());
        say(format!("{name:18} {:>5} {precision:>9.2} {recall:>7.2} {f1:>6.2} {kappa:>6.2}", of.n()));
    };
    counts.iter().for_each(|(name, of)| row(name, *of));
    let all = counts.values().fold(Counts::default(), |sum, of| sum.plus(*of));
    row("over all", all);
    let mean = counts.values().map(|of| of.kappa()).sum::<f64>() / counts.len() as f64;
    say(format!("mean kappa over marks: {mean:.2}"));
}

fn rated(concepts: &Concepts, lines: &[Line]) -> Vec<Rated> {
    lines.iter().map(|line| concepts.rated(&line.field, &line.text, line.rated.clone())).collect()
}

/// Concepts as their authors weigh them, nothing learned.
fn unlearned(library: &Library) -> Result<Concepts, String> {
    Concepts::read(&library.concepts, &Weights::new(), Arc::default())
}

/// Learns from the author's expectations, not from what was learned before: the same file gives the same weights.
/// The cues go beside the weights, as `cues.txt`.
fn train(library: &Library, lines: &[Line], path: &Path) -> u8 {
    let Ok(concepts) = unlearned(library) else { return 2 };
    let (rated, examples) = (rated(&concepts, lines), concepts.examples(&library.concepts));
    let learned = concepts.learn(&rated.iter().chain(examples.iter().cycle().take(EXAMPLE * examples.len())).collect::<Vec<_>>());
    let pretty = ron::ser::PrettyConfig::new().depth_limit(2);
    let text = match ron::ser::to_string_pretty(&learned.weights, pretty) {
        Ok(text) => format!("// Learned by `evidesk marks FILE.jsonl --train`, in tenths; do not edit by hand.\n{text}\n"),
        Err(error) => {
            eprintln!("evidesk: {error}");
            return 2;
        }
    };
    for (path, text) in [(path.to_owned(), text), (path.with_file_name("cues.txt"), learned.table())] {
        if let Err(error) = std::fs::write(&path, text) {
            eprintln!("evidesk: {}: {error}", path.display());
            return 2;
        }
    }
    0
}

/// Each prefix is held out in its turn: learned from all the others, measured on its own.
fn held_out(library: &Library, lines: &[Line], prefixes: &str) -> u8 {
    let Ok(plain) = unlearned(library) else { return 2 };
    let (texts, examples) = (rated(&plain, lines), plain.examples(&library.concepts));
    let mut counts = BTreeMap::new();
    for prefix in prefixes.split(',') {
        let others = texts.iter().zip(lines).filter(|(_, line)| !line.id.starts_with(prefix)).map(|(text, _)| text);
        let others: Vec<&Rated> = others.chain(examples.iter().cycle().take(EXAMPLE * examples.len())).collect();
        let learned = plain.learn(&others);
        let Ok(concepts) = Concepts::read(&library.concepts, &learned.weights, Arc::new(learned.cues())) else { return 2 };
        for line in lines.iter().filter(|line| line.id.starts_with(prefix)) {
            count(&mut counts, line, &concepts.marks(&line.field, &line.text));
        }
    }
    table(&counts);
    0
}
