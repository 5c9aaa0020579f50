//! Files to [`Library`]: the embedded base, and folders that add to it. Every file is read, whatever is wrong with
//! another; sizes, depth and counts are bounded, and no path leaves its folder.

mod digest;
pub mod files;
mod layers;
pub mod recover;

use super::diagnostic::Diagnostic;
use super::id::{BlockId, FormId};
use super::{Library, check, embedded};
pub use digest::scenario_digest;
pub use files::Source;
use recover::Mended;
use serde::de::DeserializeOwned;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// What was loaded, and what is wrong with it.
#[derive(Debug, Default)]
pub struct Loaded {
    /// Everything that could be read as it was written.
    pub library: Library,
    /// Everything that is wrong, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
}

/// The one id of the example, by which a folder may replace it.
pub const EXAMPLE: &str = "example";

/// Kinds of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Law.
    Law,
    /// A provider.
    Provider,
    /// A block of fields.
    Block,
    /// A form.
    Form,
    /// A lesson.
    Lesson,
    /// A workshop.
    Session,
    /// A test.
    Test,
    /// A reference card on a real company.
    Company,
    /// Measures and their legal basis.
    Measures,
    /// Words of the trade.
    Glossary,
    /// Ways to begin a long text.
    Starters,
    /// The table of powers.
    Powers,
    /// The costs on the case clock.
    Clock,
    /// The way of an assistance request.
    Chain,
    /// A file of concepts for free text.
    Concepts,
    /// Learned weights of marks.
    Weights,
    /// A scenario.
    Scenario,
    /// The case of the filled forms.
    Example,
    /// An author's expectations of a golden attempt.
    Expected,
    /// What a folder says of itself.
    Manifest,
}

impl Kind {
    /// What a RON file is, by its path in the library.
    pub fn of(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').collect();
        let name = parts.last().filter(|name| name.ends_with(".ron"))?;
        Some(match parts.as_slice() {
            ["reference", "law", _] => Self::Law,
            ["reference", "providers", _] => Self::Provider,
            ["reference", "forms", "blocks", _] => Self::Block,
            ["reference", "forms", _] => Self::Form,
            ["reference", "lessons", _] => Self::Lesson,
            ["reference", "sessions", _] => Self::Session,
            ["reference", "tests", _] => Self::Test,
            ["reference", "cards", _] => Self::Company,
            ["reference", "measures", _] => Self::Measures,
            ["reference", "glossary.ron"] => Self::Glossary,
            ["reference", "starters.ron"] => Self::Starters,
            ["reference", "powers.ron"] => Self::Powers,
            ["reference", "clock.ron"] => Self::Clock,
            ["reference", "chain.ron"] => Self::Chain,
            ["reference", "concepts", "weights.ron"] => Self::Weights,
            ["reference", "concepts", _] => Self::Concepts,
            ["content.ron"] | [_, "content.ron"] => Self::Manifest,
            [_, "scenario.ron"] => Self::Scenario,
            ["reference", "example", "scenario.ron"] => Self::Example,
            ["reference", "example", "attempts", _] if name.ends_with(".expected.ron") => Self::Expected,
            [_, "attempts", _] if name.ends_with(".expected.ron") => Self::Expected,
            _ => return None,
        })
    }

    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Provider => "provider",
            Self::Block => "block",
            Self::Form => "form",
            Self::Lesson => "lesson",
            Self::Session => "session",
            Self::Test => "test",
            Self::Company => "reference card",
            Self::Measures => "table of measures",
            Self::Glossary => "glossary",
            Self::Starters => "starters",
            Self::Powers => "table of powers",
            Self::Clock => "case clock",
            Self::Chain => "chain of desks",
            Self::Concepts => "concepts",
            Self::Weights => "weights of marks",
            Self::Scenario => "scenario",
            Self::Example => "example of the forms",
            Self::Expected => "expectation",
            Self::Manifest => "manifest",
        }
    }
}

/// The files of a library, and which of them is which document.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Every file.
    pub files: Vec<Source>,
    /// Documents by kind and id; places in `files`.
    pub documents: BTreeMap<(Kind, String), usize>,
    /// Blocks that each form includes.
    pub blocks: BTreeMap<FormId, Vec<BlockId>>,
    /// Copies of files that could not be read as written.
    pub mended: BTreeMap<usize, Mended>,
}

impl Sources {
    /// The file of a document.
    pub fn of(&self, kind: Kind, id: &str) -> Option<&Source> {
        self.files.get(*self.documents.get(&(kind, id.to_owned()))?)
    }

    /// The text of a file, by the path that people know.
    pub fn text(&self, shown: &str) -> Option<&str> {
        self.files.iter().rev().find(|source| source.shown == shown).map(Source::text)
    }
}

/// The embedded content.
pub fn embedded() -> Loaded {
    with_folders(&[])
}

/// What a window shows: the embedded content as it is, which was checked when the program was built, and these folders
/// checked together with it.
pub fn for_window(folders: &[&Path]) -> Loaded {
    if !folders.is_empty() {
        return with_folders(folders);
    }
    let mut diagnostics = Vec::new();
    let sources = base(&mut diagnostics);
    let mut read = layers::read(sources, diagnostics, false);
    layers::drop_broken(&mut read.library, &read.broken);
    read.library.sources = Arc::new(std::mem::take(&mut read.sources));
    Loaded { library: read.library, diagnostics: read.diagnostics }
}

/// The embedded content, and the content of these folders added to it.
pub fn with_folders(folders: &[&Path]) -> Loaded {
    let mut diagnostics = Vec::new();
    let mut sources = base(&mut diagnostics);
    for (index, folder) in folders.iter().enumerate() {
        sources.extend(files::read_folder(index + 1, folder, &mut diagnostics));
    }
    finish(sources, diagnostics, check::Scope::Whole, false)
}

/// The embedded content, with these folders and single files standing in for what they are a newer text of.
///
/// Of what they do not touch only errors are told: those are consequences.
pub fn for_checking(paths: &[&Path]) -> Loaded {
    let mut diagnostics = Vec::new();
    let mut sources = base(&mut diagnostics);
    let mut scope = check::Scope::Whole;
    for (index, path) in paths.iter().enumerate() {
        let read = if path.is_dir() {
            files::read_folder(index + 1, path, &mut diagnostics)
        } else {
            scope = check::Scope::SingleFile;
            files::read_file(index + 1, layers::library_path(path), path, &mut diagnostics).into_iter().collect()
        };
        layers::stand_in(&mut sources, read);
    }
    let mut loaded = finish(sources, diagnostics, scope, true);
    if !paths.is_empty() {
        let all = &loaded.library.sources.files;
        let own = |shown: &str| all.iter().any(|source| source.layer > 0 && source.shown == shown);
        let base = |shown: &str| all.iter().any(|source| source.layer == 0 && source.shown == shown);
        loaded
            .diagnostics
            .retain(|said| said.severity == super::diagnostic::Level::Error || own(&said.path) || !base(&said.path));
    }
    loaded
}

fn base(diagnostics: &mut Vec<Diagnostic>) -> Vec<Source> {
    let read = |(path, bytes): &(&'static str, &'static [u8])| {
        files::source(0, (*path).to_owned(), format!("scenarios/{path}"), Cow::Borrowed(*bytes), diagnostics)
    };
    embedded::FILES.iter().filter_map(read).collect()
}

fn finish(sources: Vec<Source>, diagnostics: Vec<Diagnostic>, scope: check::Scope, thorough: bool) -> Loaded {
    let mut read = layers::read(sources, diagnostics, scope == check::Scope::SingleFile);
    let sources = Arc::new(std::mem::take(&mut read.sources));
    check::check(
        &check::Content { library: &read.library, sources: &sources, forms: &read.forms, scope, thorough },
        &mut read.diagnostics,
    );
    layers::drop_broken(&mut read.library, &read.broken);
    read.library.sources = sources;
    read.diagnostics.sort_by(|a, b| (&a.path, a.line, a.column, a.code).cmp(&(&b.path, b.line, b.column, b.code)));
    read.diagnostics.dedup();
    Loaded { library: read.library, diagnostics: read.diagnostics }
}

/// Reads one document; mistakes in it become diagnostics at their places, and then there is no document.
pub fn document<T: DeserializeOwned>(shown: &str, text: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<T> {
    let reading = recover::read(shown, text, diagnostics);
    reading.document.filter(|_| reading.mended.is_none())
}
