//! Checks across documents: what is named must exist, be law on the day of the case, and harm nobody. Each remark has
//! the place of what it is about; places are looked up only when there is something to say.

mod citations;
mod criteria;
mod exposure;
mod lesson;
mod numbers;
mod package;
mod prose;
mod reading;
mod real_names;
mod reference;
mod reserved;
mod scenario;
mod session;
mod shelf;
mod spelling;
mod test;
mod values;

pub use session::debrief_of;

use super::Library;
use super::diagnostic::{Diagnostic, Level, meant};
use super::form::{FormDocument, Part};
use super::id::{ClauseId, FormId, is_kebab};
use super::law::in_force;
use super::load::recover::Mended;
use super::load::{Kind, Source, Sources};
use super::place::{self, Node};
use super::repeated::keys_may_repeat;
use super::time::Date;
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

/// What is checked.
pub struct Content<'a> {
    /// Every document that could be read, mended ones too.
    pub library: &'a Library,
    /// The files.
    pub sources: &'a Sources,
    /// Forms as written.
    pub forms: &'a BTreeMap<FormId, FormDocument>,
    /// How much of it is at hand.
    pub scope: Scope,
    /// Look for what typed reading passes over too; costs more than reading.
    pub thorough: bool,
}

impl Content<'_> {
    /// True when a form has all of its fields: it and its blocks were read as written, and it names no unknown ones.
    fn is_whole(&self, form: &FormId) -> bool {
        let unmended = |kind, id: &str| {
            let index = self.sources.documents.get(&(kind, id.to_owned()));
            index.is_some_and(|index| !self.sources.mended.contains_key(index))
        };
        let parts = self.forms.get(form).into_iter().flat_map(|form| &form.sections).flat_map(|section| &section.parts);
        let mut blocks = parts.filter_map(|part| match part {
            Part::Block(id) => Some((id, &[][..])),
            Part::Some(id, keys) => Some((id, keys.as_slice())),
            Part::Field(_) => None,
        });
        unmended(Kind::Form, form.as_str())
            && blocks.all(|(id, keys)| {
                let fields = self.library.blocks.get(id).map(|block| &block.fields);
                unmended(Kind::Block, id.as_str())
                    && fields.is_some_and(|fields| keys.iter().all(|key| fields.iter().any(|field| field.key == *key)))
            })
    }
}

/// How much is at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Whole folders: what a scenario needs beside its document must lie there.
    Whole,
    /// A single document.
    SingleFile,
}

/// Checks content and says what is wrong, at its place in the files.
pub fn check(content: &Content<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let names = Names::new(content);
    let prose = content.thorough.then(|| Prose::new(content));
    for ((kind, id), index) in &content.sources.documents {
        let page = Page::new(content, *index);
        match kind {
            Kind::Law => content.library.laws.get(id.as_str()).into_iter().for_each(|law| reference::law(&page, law)),
            Kind::Provider => {
                content.library.providers.get(id.as_str()).into_iter().for_each(|provider| reference::provider(&page, provider));
                reserved::scan(&page);
            }
            Kind::Block => {
                content.library.blocks.get(id.as_str()).into_iter().for_each(|block| reference::block(&page, &names, block));
            }
            Kind::Form => {
                content.forms.get(id.as_str()).into_iter().for_each(|form| reference::form(&page, &names, content, form));
            }
            Kind::Lesson => {
                content.library.lessons.get(id.as_str()).into_iter().for_each(|lesson| lesson::check(&page, &names, lesson));
                reserved::scan(&page);
            }
            Kind::Session => {
                content.library.sessions.get(id.as_str()).into_iter().for_each(|it| session::check(&page, &names, it));
            }
            Kind::Test => {
                content.library.tests.get(id.as_str()).into_iter().for_each(|it| test::check(&page, &names, it));
                reserved::scan(&page);
            }
            Kind::Company => {
                content.library.companies.get(id.as_str()).into_iter().for_each(|card| shelf::company(&page, content, card));
            }
            Kind::Measures => {
                content.library.measures.get(id.as_str()).into_iter().for_each(|table| shelf::measures(&page, &names, table));
            }
            Kind::Glossary => content.library.glossary.iter().for_each(|glossary| shelf::glossary(&page, glossary)),
            Kind::Starters => shelf::starters(&page, &content.library.starters),
            Kind::Powers => reference::powers(&page, &names, &content.library.powers),
            Kind::Scenario => {
                if let Some(case) = content.library.scenarios.get(id.as_str()) {
                    scenario::check(&page, &names, content, case);
                    exposure::check(&page, content.library, case);
                }
            }
            Kind::Example => {
                if let Some(example) = &content.library.example {
                    scenario::check(&page, &names, content, &example.scenario);
                    exposure::check(&page, content.library, &example.scenario);
                }
            }
            Kind::Chain => reference::chain(&page, &names, &content.library.chain),
            Kind::Clock | Kind::Concepts | Kind::Weights | Kind::Expected | Kind::Manifest => {}
        }
        if content.thorough {
            page.twice_in_a_map();
        }
        if let Some(prose) = prose.as_ref().filter(|prose| prose.is_for(page.source)) {
            let numbers = numbers::Numbers::of(content, *kind, id);
            prose::check(&page, *kind, &prose.spelling, &prose.real_names, numbers.as_ref());
        }
        diagnostics.append(&mut page.said.borrow_mut());
    }
    let told = |source: &Source| !source.path.starts_with("reference/") || source.path.starts_with("reference/example/");
    for (index, source) in content.sources.files.iter().enumerate().filter(|(_, source)| told(source)) {
        let page = Page::new(content, index);
        if source.path.contains('/') {
            reserved::scan(&page);
        }
        if let Some(prose) = prose.as_ref().filter(|prose| prose.is_for(source) && source.path.ends_with("/facilitator.md")) {
            prose.spelling.check(&page, 0, page.text(), &[]);
        }
        diagnostics.append(&mut page.said.borrow_mut());
    }
}

/// What is looked for in texts for people. It costs more than reading, so what is built in is looked at only when
/// nothing else is.
struct Prose<'a> {
    spelling: spelling::Spelling<'a>,
    real_names: real_names::RealNames,
    all: bool,
}

impl<'a> Prose<'a> {
    fn new(content: &'a Content<'a>) -> Self {
        let all = content.sources.files.iter().all(|source| source.layer == 0);
        Self { spelling: spelling::Spelling::new(content.sources), real_names: real_names::RealNames::new(), all }
    }

    fn is_for(&self, source: &Source) -> bool {
        self.all || source.layer > 0
    }
}

/// Every name that content can refer to across documents.
struct Names<'a> {
    content: &'a Content<'a>,
    /// Documents that could not be read at all, by kind and the stem of their file: nothing follows from their absence.
    unread: BTreeSet<(Kind, &'a str)>,
}

impl<'a> Names<'a> {
    fn new(content: &'a Content<'a>) -> Self {
        let read: BTreeSet<usize> = content.sources.documents.values().copied().collect();
        let unread = content.sources.files.iter().enumerate().filter(|(index, _)| !read.contains(index));
        let unread = unread
            .filter_map(|(_, source)| Some((Kind::of(&source.path)?, source.path.rsplit('/').next()?.strip_suffix(".ron")?)))
            .collect();
        Self { content, unread }
    }

    /// True when a document with this name may exist, in a file that could not be read.
    fn unread(&self, kind: Kind, name: &str) -> bool {
        self.unread.contains(&(kind, name))
    }

    /// True when a document was read without the part that has this name.
    fn lacks(&self, kind: Kind, document: &str, name: &str) -> bool {
        let index = self.content.sources.documents.get(&(kind, document.to_owned()));
        index.and_then(|index| self.content.sources.mended.get(index)).is_some_and(|mended| mended.lacks(name))
    }

    fn excused(&self, id: &ClauseId) -> bool {
        [Kind::Law, Kind::Provider]
            .into_iter()
            .any(|kind| self.unread(kind, id.document()) || self.lacks(kind, id.document(), id.number()))
    }

    /// A clause must exist, and be in force on a day, if one is given.
    fn cite(&self, page: &Page<'_>, id: &ClauseId, day: Option<Date>, path: impl Fn() -> String) {
        match self.content.library.clause(id) {
            None if self.excused(id) => {}
            None => page.unknown("clause", "unknown-clause", &path(), id.as_str(), self.near(id).iter().map(ClauseId::as_str)),
            Some(clause) => {
                if let Some(day) = day.filter(|day| !in_force(clause.in_force(), *day)) {
                    let message = format!("“{id}” was not in force on {day}, the day of this case");
                    page.say(Level::Error, "not-in-force", &path(), message, "cite what was law on that day");
                }
            }
        }
    }

    /// Clauses of the same document, if there is one: a wrong number is the usual slip.
    fn near(&self, id: &ClauseId) -> Vec<ClauseId> {
        let mut all: Vec<ClauseId> = self.content.library.clause_ids().collect();
        if all.iter().any(|clause| clause.document() == id.document()) {
            all.retain(|clause| clause.document() == id.document());
        }
        all
    }
}

/// One file while it is checked.
struct Page<'a> {
    source: &'a Source,
    mended: Option<&'a Mended>,
    tree: OnceCell<Option<Node>>,
    said: RefCell<Vec<Diagnostic>>,
}

impl<'a> Page<'a> {
    fn new(content: &'a Content<'a>, index: usize) -> Self {
        let source = &content.sources.files[index];
        Self { source, mended: content.sources.mended.get(&index), tree: OnceCell::new(), said: RefCell::default() }
    }

    /// The text that was read.
    fn text(&self) -> &str {
        self.mended.map_or_else(|| self.source.text(), |mended| &mended.text)
    }

    fn tree(&self) -> Option<&Node> {
        self.tree.get_or_init(|| place::tree(self.text())).as_ref()
    }

    fn place(&self, path: &str) -> place::Span {
        self.tree().map_or(0..0, |tree| tree.place(path))
    }

    /// Keys that stand twice in a map: the later entry would win in silence.
    fn twice_in_a_map(&self) {
        if !keys_may_repeat(self.text()) {
            return;
        }
        let Some(tree) = self.tree() else { return };
        tree.walk(&mut |node| {
            let mut seen = BTreeSet::new();
            for (key, span) in node.parts.iter().filter_map(|part| part.key.as_ref()) {
                if !seen.insert(key) {
                    let message = format!("“{key}” stands here twice; only the later one would count");
                    self.say_at(Level::Error, "duplicate-key", span.clone(), message, "leave one out");
                }
            }
        });
    }

    /// A remark about what a path leads to.
    fn say(&self, level: Level, code: &'static str, path: &str, message: impl Into<String>, help: impl Into<String>) {
        self.say_at(level, code, self.place(path), message, help);
    }

    /// A remark about a span of the text that was read.
    fn say_at(&self, level: Level, code: &'static str, span: place::Span, message: impl Into<String>, help: impl Into<String>) {
        if self.mended.is_some_and(|mended| mended.put_in(&span)) {
            return;
        }
        let span = self.mended.map_or(span.clone(), |mended| mended.original(span.start)..mended.original(span.end));
        self.said.borrow_mut().push(Diagnostic::at(&self.source.shown, self.source.text(), span, level, code, message, help));
    }

    /// A remark about words in what a path leads to.
    fn say_of(
        &self,
        level: Level,
        code: &'static str,
        path: &str,
        words: &str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let span = self.place(path);
        let inside = self.text()[span.clone()].to_ascii_lowercase();
        let span = match inside.find(&words.to_ascii_lowercase()) {
            Some(at) => span.start + at..span.start + at + words.len(),
            None => span,
        };
        self.say_at(level, code, span, message, help);
    }

    /// A name that leads nowhere, with the nearest that does.
    fn unknown<'n>(&self, what: &str, code: &'static str, path: &str, name: &str, known: impl Iterator<Item = &'n str> + Clone) {
        if !self.mended.is_some_and(|mended| mended.lacks(name)) {
            self.say(Level::Error, code, path, format!("there is no {what} “{name}”"), meant(name, known));
        }
    }

    /// Ids of one kind must differ.
    fn unique<'n>(&self, what: &str, ids: impl Iterator<Item = &'n str>, path: impl Fn(usize) -> String) {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, id) in ids.enumerate() {
            if let Some(first) = seen.insert(id, at) {
                let span = self.place(&path(first));
                let (line, _) =
                    place::line_column(self.source.text(), self.mended.map_or(span.start, |mended| mended.original(span.start)));
                let message = format!("{what} “{id}” stands here twice; first in line {line}");
                self.say(Level::Error, "duplicate-id", &path(at), message, "give one of them another name");
            }
        }
    }

    /// Ids are kebab-case.
    fn kebab<'n>(&self, what: &str, ids: impl Iterator<Item = &'n str>, path: impl Fn(usize) -> String) {
        for (at, id) in ids.enumerate().filter(|(_, id)| !is_kebab(id)) {
            let help = format!("for example `{}`", to_kebab(id));
            let message = format!("“{id}” is no id of a {what}: small letters, digits and single hyphens");
            self.say(Level::Error, "not-kebab", &path(at), message, help);
        }
    }
}

fn to_kebab(id: &str) -> String {
    let words: Vec<String> = id
        .split(|sign: char| !sign.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    if words.is_empty() { "a-name".to_owned() } else { words.join("-") }
}
