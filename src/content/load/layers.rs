//! Documents out of files, layer by layer: the embedded base first, then folders, which add and never replace unless
//! their `content.ron` says so.

use super::recover::{self, Mended};
use super::{EXAMPLE, Kind, Source, Sources};
use crate::content::company::CompanyCard;
use crate::content::concept::{ConceptDocument, Weights};
use crate::content::diagnostic::{Diagnostic, Level};
use crate::content::example::Example;
use crate::content::form::{Block, FormDocument, Part};
use crate::content::glossary::{Glossary, Starter};
use crate::content::id::FormId;
use crate::content::measures::MeasureTable;
use crate::content::scenario::ChainStage;
use crate::content::session::Session;
use crate::content::test::Test;
use crate::content::{GoldenFile, Law, Lesson, Library, Powers, Provider, Scenario, place};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What a folder says of itself: `content.ron`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Ids of documents of an earlier layer that documents of this folder replace; never law.
    #[serde(default)]
    pub replaces: Vec<String>,
}

/// What was read. Documents that had to be mended are in the library too, so that what refers to them is not blamed;
/// [`drop_broken`] takes them out when everything is checked.
#[derive(Default)]
pub struct Read {
    pub library: Library,
    pub sources: Sources,
    pub forms: BTreeMap<FormId, FormDocument>,
    pub broken: BTreeSet<(Kind, String)>,
    pub diagnostics: Vec<Diagnostic>,
    /// A later document stands in for an earlier one with its id: it is a newer text of it.
    newer: bool,
    replaces: BTreeMap<usize, Vec<String>>,
    replaced: BTreeSet<(usize, String)>,
}

/// Lets files take the places of earlier ones with the same path.
pub fn stand_in(sources: &mut Vec<Source>, newer: Vec<Source>) {
    let paths: BTreeSet<&str> = newer.iter().map(|source| source.path.as_str()).collect();
    sources.retain(|source| !paths.contains(source.path.as_str()));
    sources.extend(newer);
}

/// The path in the library of a file that is checked alone: by its folders, else by what it looks like.
pub fn library_path(file: &Path) -> String {
    let whole = file.canonicalize().unwrap_or_else(|_| file.to_owned());
    let parts: Vec<String> = whole.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    let from = |start: usize| parts[start.min(parts.len())..].join("/");
    let mut tails = (1..=4).filter(|length| *length <= parts.len()).map(|length| from(parts.len() - length));
    let by_folder = tails.rfind(|path| Kind::of(path).is_some());
    let name = parts.last().cloned().unwrap_or_default();
    by_folder.unwrap_or_else(|| {
        let text = std::fs::File::open(file).map(|open| {
            let mut text = String::new();
            let _ = std::io::Read::read_to_string(&mut std::io::Read::take(open, super::files::MAX_FILE), &mut text);
            text
        });
        let folder = text.ok().and_then(|text| looks_like(&text));
        folder.map_or_else(|| name.clone(), |folder| format!("{folder}/{name}"))
    })
}

fn looks_like(text: &str) -> Option<&'static str> {
    let tree = place::tree(text)?;
    let has = |wanted: &str| tree.parts.iter().any(|part| part.key.as_ref().is_some_and(|(key, _)| key == wanted));
    [
        ("sources", "cards"),
        ("jurisdiction", if has("rows") { "measures" } else { "law" }),
        ("catalogue", "providers"),
        ("entities", "providers"),
        ("fields", "forms/blocks"),
        ("measure", "forms"),
        ("never_cut", "sessions"),
        ("form_a", "tests"),
    ]
    .into_iter()
    .find(|(field, _)| has(field))
    .map(|(_, folder)| match folder {
        "cards" => "reference/cards",
        "measures" => "reference/measures",
        "law" => "reference/law",
        "providers" => "reference/providers",
        "forms" => "reference/forms",
        "sessions" => "reference/sessions",
        "tests" => "reference/tests",
        _ => "reference/forms/blocks",
    })
    .or_else(|| (has("module") && has("cites")).then_some("reference/lessons"))
}

/// Reads every document; with `newer`, the later of two with one id stands in for the earlier.
pub fn read(files: Vec<Source>, diagnostics: Vec<Diagnostic>, newer: bool) -> Read {
    let mut read = Read { diagnostics, newer, ..Read::default() };
    for source in files.iter().filter(|source| Kind::of(&source.path) == Some(Kind::Manifest)) {
        let manifest = recover::read::<Manifest>(&source.shown, source.text(), &mut read.diagnostics).document;
        read.replaces.insert(source.layer, manifest.unwrap_or_default().replaces);
    }
    for (index, source) in files.iter().enumerate() {
        read.file(&files, index, source);
    }
    for (id, form) in &read.forms {
        read.library.forms.insert(id.clone(), read.library.assemble(form));
        let included = form.sections.iter().flat_map(|section| &section.parts).filter_map(|part| match part {
            Part::Block(id) | Part::Some(id, _) => Some(id.clone()),
            Part::Field(_) => None,
        });
        read.sources.blocks.insert(id.clone(), included.collect());
    }
    read.golden(&files);
    read.unused_replacements(&files);
    read.sources.files = files;
    read
}

/// Takes documents that had to be mended out of a library, and forms that include such a block.
pub fn drop_broken(library: &mut Library, broken: &BTreeSet<(Kind, String)>) {
    for (kind, id) in broken {
        match kind {
            Kind::Law => drop(library.laws.remove(id.as_str())),
            Kind::Provider => drop(library.providers.remove(id.as_str())),
            Kind::Block => drop(library.blocks.remove(id.as_str())),
            Kind::Form => drop(library.forms.remove(id.as_str())),
            Kind::Lesson => drop(library.lessons.remove(id.as_str())),
            Kind::Session => drop(library.sessions.remove(id.as_str())),
            Kind::Test => drop(library.tests.remove(id.as_str())),
            Kind::Company => drop(library.companies.remove(id.as_str())),
            Kind::Measures => drop(library.measures.remove(id.as_str())),
            Kind::Glossary => library.glossary = None,
            Kind::Starters => library.starters.clear(),
            Kind::Powers => library.powers = Powers::default(),
            Kind::Clock => library.costs.clear(),
            Kind::Chain => library.chain.clear(),
            Kind::Concepts => library.concepts = Default::default(),
            Kind::Weights => library.weights.clear(),
            Kind::Scenario => drop(library.scenarios.remove(id.as_str())),
            Kind::Example => library.example = None,
            Kind::Expected | Kind::Manifest => {}
        }
    }
}

impl Read {
    fn file(&mut self, files: &[Source], index: usize, source: &Source) {
        match Kind::of(&source.path) {
            Some(kind @ Kind::Law) => {
                if let Some(law) = self.take(files, index, kind, |law: &Law| law.id.to_string()) {
                    self.library.laws.insert(law.id.clone(), law);
                }
            }
            Some(kind @ Kind::Provider) => {
                if let Some(provider) = self.take(files, index, kind, |provider: &Provider| provider.id.to_string()) {
                    self.library.providers.insert(provider.id.clone(), provider);
                }
            }
            Some(kind @ Kind::Block) => {
                if let Some(block) = self.take(files, index, kind, |block: &Block| block.id.to_string()) {
                    self.library.blocks.insert(block.id.clone(), block);
                }
            }
            Some(kind @ Kind::Form) => {
                if let Some(form) = self.take(files, index, kind, |form: &FormDocument| form.id.to_string()) {
                    self.forms.insert(form.id.clone(), form);
                }
            }
            Some(kind @ Kind::Lesson) => {
                if let Some(lesson) = self.take(files, index, kind, |lesson: &Lesson| lesson.id.to_string()) {
                    self.library.lessons.insert(lesson.id.clone(), lesson);
                }
            }
            Some(kind @ Kind::Session) => {
                if let Some(session) = self.take(files, index, kind, |session: &Session| session.id.to_string()) {
                    self.library.sessions.insert(session.id.clone(), session);
                }
            }
            Some(kind @ Kind::Test) => {
                if let Some(test) = self.take(files, index, kind, |test: &Test| test.id.to_string()) {
                    self.library.tests.insert(test.id.clone(), test);
                }
            }
            Some(kind @ Kind::Company) => {
                if let Some(card) = self.take(files, index, kind, |card: &CompanyCard| card.id.to_string()) {
                    self.library.companies.insert(card.id.clone(), card);
                }
            }
            Some(kind @ Kind::Measures) => {
                if let Some(table) = self.take(files, index, kind, |table: &MeasureTable| table.id.to_string()) {
                    self.library.measures.insert(table.id.clone(), table);
                }
            }
            Some(kind @ Kind::Glossary) => {
                if let Some(glossary) = self.take(files, index, kind, |_: &Glossary| String::new()) {
                    self.library.glossary = Some(std::sync::Arc::new(glossary));
                }
            }
            Some(kind @ Kind::Starters) => {
                if let Some(starters) = self.take(files, index, kind, |_: &Vec<Starter>| String::new()) {
                    self.library.starters = starters;
                }
            }
            Some(kind @ Kind::Powers) => {
                if let Some(powers) = self.take(files, index, kind, |_: &Powers| String::new()) {
                    self.library.powers = powers;
                }
            }
            Some(kind @ Kind::Clock) => {
                if let Some(costs) = self.take(files, index, kind, |_: &BTreeMap<String, u32>| String::new()) {
                    self.library.costs = costs;
                }
            }
            Some(kind @ Kind::Chain) => {
                if let Some(chain) = self.take(files, index, kind, |_: &Vec<ChainStage>| String::new()) {
                    self.library.chain = chain;
                }
            }
            Some(kind @ Kind::Concepts) => {
                if let Some(document) = self.take(files, index, kind, |document: &ConceptDocument| document.id.clone()) {
                    std::sync::Arc::make_mut(&mut self.library.concepts).push(document);
                }
            }
            Some(kind @ Kind::Weights) => {
                if let Some(weights) = self.take(files, index, kind, |_: &Weights| String::new()) {
                    self.library.weights = weights;
                }
            }
            Some(kind @ Kind::Scenario) => {
                if let Some(scenario) = self.take(files, index, kind, |scenario: &Scenario| scenario.id.to_string()) {
                    self.library.scenarios.insert(scenario.id.clone(), scenario);
                }
            }
            Some(kind @ Kind::Example) => {
                if let Some(scenario) = self.take(files, index, kind, |_: &Scenario| EXAMPLE.to_owned()) {
                    self.library.example = Some(Example { scenario, golden: Vec::new() });
                }
            }
            None if source.path.ends_with(".ron") => {
                let help = "documents lie in reference/{law,measures,providers,cards,forms,forms/blocks,lessons,sessions,tests}/, as reference/example/scenario.ron and as <case>/scenario.ron";
                let message = "no kind of document lies at this path; the file is not read";
                self.diagnostics.push(Diagnostic::file(&source.shown, Level::Warning, "not-read", message, help));
            }
            Some(Kind::Expected | Kind::Manifest) | None => {}
        }
    }

    /// Reads a document and gives it its id, if no earlier one has it.
    fn take<T: DeserializeOwned>(&mut self, files: &[Source], index: usize, kind: Kind, id: impl Fn(&T) -> String) -> Option<T> {
        let source = &files[index];
        let reading = recover::read::<T>(&source.shown, source.text(), &mut self.diagnostics);
        let broken = reading.mended.is_some();
        if let Some(mended) = reading.mended {
            self.sources.mended.insert(index, mended);
        }
        let document = reading.document?;
        let key = (kind, id(&document));
        if self.newer {
            self.broken.remove(&key);
        } else if let Some(other) = self.sources.documents.get(&key).map(|other| &files[*other]) {
            let listed = other.layer < source.layer && self.replaces.get(&source.layer).is_some_and(|ids| ids.contains(&key.1));
            if !listed || matches!(kind, Kind::Law | Kind::Powers | Kind::Clock | Kind::Chain | Kind::Concepts | Kind::Weights) {
                let never = if listed { "; law is never replaced" } else { "" };
                let text = source.text();
                let mended = self.sources.mended.get(&index);
                let place = id_place(text, mended);
                self.diagnostics.push(Diagnostic::at(
                    &source.shown,
                    text,
                    place,
                    Level::Error,
                    "duplicate-id",
                    format!("{} “{}” stands in {} too{never}", kind.name(), key.1, other.shown),
                    "give one of them another id, or list it under `replaces` in the folder's content.ron",
                ));
                return None;
            }
            self.replaced.insert((source.layer, key.1.clone()));
            self.library.replaced.push(key.1.clone());
            self.broken.remove(&key);
        }
        self.sources.documents.insert(key.clone(), index);
        if broken {
            self.broken.insert(key);
        }
        Some(document)
    }

    /// Golden attempts of cases that lie in the same layer.
    fn golden(&mut self, files: &[Source]) {
        for source in files {
            let Some((folder, name)) = source.path.split_once("/attempts/") else { continue };
            let Some(stem) = name.strip_suffix(".attempt.jsonl") else { continue };
            let example = folder == "reference/example";
            let case = if example { (Kind::Example, EXAMPLE.to_owned()) } else { (Kind::Scenario, folder.to_owned()) };
            if self.sources.documents.get(&case).is_none_or(|at| files[*at].layer != source.layer) {
                continue;
            }
            let expected = format!("{folder}/attempts/{stem}.expected.ron");
            let expected = files.iter().rfind(|other| other.path == expected);
            let of = self.library.example.as_ref().filter(|_| example).map(|example| example.scenario.id.clone());
            let golden = GoldenFile {
                scenario: of.unwrap_or_else(|| folder.into()),
                path: source.shown.clone(),
                attempt: source.text().to_owned(),
                expected: expected.map(|expected| (expected.shown.clone(), expected.text().to_owned())),
            };
            match self.library.example.as_mut().filter(|_| example) {
                Some(example) => example.golden.push(golden),
                None => self.library.golden.push(golden),
            }
        }
    }

    fn unused_replacements(&mut self, files: &[Source]) {
        for source in files.iter().filter(|source| Kind::of(&source.path) == Some(Kind::Manifest)) {
            let listed = self.replaces.get(&source.layer).into_iter().flatten().enumerate();
            // While checking, a file of the same path has taken the place of the other before anything was read.
            let holds = |id: &String| {
                let mut documents = self.sources.documents.iter();
                documents.any(|((_, known), index)| known == id && files[*index].layer == source.layer)
            };
            let used = |id: &String| self.replaced.contains(&(source.layer, id.clone())) || holds(id);
            for (at, id) in listed.filter(|(_, id)| !used(id)) {
                let place = place::tree(source.text()).map_or(0..0, |tree| tree.place(&format!("replaces[{at}]")));
                let message = format!("no document of this folder replaces “{id}”");
                let help = "take it out, or look for a misspelt id; law is never replaced";
                self.diagnostics.push(Diagnostic::at(
                    &source.shown,
                    source.text(),
                    place,
                    Level::Warning,
                    "replaces-nothing",
                    message,
                    help,
                ));
            }
        }
    }
}

fn id_place(text: &str, mended: Option<&Mended>) -> place::Span {
    let tree = place::tree(mended.map_or(text, |mended| mended.text.as_str()));
    let span = tree.map_or(0..0, |tree| tree.place("id"));
    mended.map_or(span.clone(), |mended| mended.original(span.start)..mended.original(span.end))
}
