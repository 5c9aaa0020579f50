//! The screens: each is a function of what is and of its own small state, and returns what it asks for.

pub mod brief;
pub mod common;
pub mod debrief;
pub mod desk;
pub mod find;
pub mod form;
pub mod library;
mod md;
pub mod overlay;
pub mod preview;
pub mod reference;
pub mod said;
pub mod settings;
pub mod shell;
mod words;
pub mod workshop;

use egui::{CentralPanel, Frame, Ui};

use crate::app::debrief_view::RulePage;
use crate::app::intent::{Intent, Page};
use crate::app::journal::{AttemptSummary, Settings};
use crate::app::running::Running;
use crate::app::testing::Tests;
use crate::app::theme;
use crate::content::Library;
use crate::content::id::ClauseId;
use crate::content::time::Clock;

/// What every page may read.
pub struct Shared<'a> {
    /// Everything authors wrote.
    pub library: &'a std::sync::Arc<Library>,
    /// Attempts of the profile, newest first.
    pub attempts: &'a [AttemptSummary],
    /// What was set.
    pub settings: &'a Settings,
    /// The page that is shown.
    pub page: &'a Page,
    /// Tests, as the profile has them.
    pub tests: &'a Tests,
    /// What the clock on the wall says.
    pub now: Clock,
    /// A case is open and not closed.
    pub can_go_on: bool,
}

/// What lies over the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// A clause.
    Clause(ClauseId),
    /// A rule.
    Rule(Box<RulePage>),
    /// The search over everything.
    Find,
}

/// The small states of all pages: scroll, open tabs, searches. Never journalled.
pub struct States {
    /// What lies over the page.
    pub overlay: Overlay,
    /// Something to say at the top of the page.
    pub message: Option<String>,
    /// Law, providers, forms, lessons.
    pub reference: reference::State,
    /// The debrief.
    pub debrief: debrief::State,
    /// The search.
    pub find: find::State,
    /// Before a case.
    pub brief: brief::State,
    /// The settings.
    pub settings: settings::State,
    /// The workshop.
    pub workshop: workshop::State,
    /// The author's preview.
    pub preview: preview::State,
    /// Formatted texts that were laid out before.
    pub marks: common::Marks,
}

impl States {
    /// Nothing open; the search knows the library.
    pub fn new(library: &Library) -> Self {
        Self {
            overlay: Overlay::None,
            message: None,
            reference: reference::State::default(),
            debrief: debrief::State::default(),
            find: find::State::new(library),
            brief: brief::State::default(),
            settings: settings::State::default(),
            workshop: workshop::State::default(),
            preview: preview::State::default(),
            marks: common::Marks::new(library),
        }
    }

    /// Goes on with another library.
    pub fn know(&mut self, library: &Library) {
        self.find = find::State::new(library);
        self.reference = reference::State::default();
        self.preview.forget();
        self.marks = common::Marks::new(library);
    }

    /// Opens the search, empty.
    pub fn open_find(&mut self) {
        self.find.clear();
        self.overlay = Overlay::Find;
    }
}

/// Shows the window and returns what was asked for.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, states: &mut States, mut running: Option<&mut Running>) -> Vec<Intent> {
    let mut intents = Vec::new();
    let in_case = matches!(shared.page, Page::Desk | Page::Debrief | Page::Brief(_));
    if !in_case {
        intents.extend(shell::rail(ui, shared));
    }
    let fill = theme::tokens(ui).desk;
    CentralPanel::no_frame().frame(Frame::new().fill(fill)).show(ui, |ui| {
        if let Some(message) = states.message.clone()
            && common::banner(ui, &message)
        {
            states.message = None;
        }
        let page = match (shared.page, running.as_deref_mut()) {
            (Page::Cases, _) => library::ui(ui, shared),
            (Page::Brief(id), _) => match shared.library.scenarios.get(id) {
                Some(scenario) => brief::ui(ui, shared, scenario, &mut states.brief, &mut states.marks),
                None => vec![Intent::Go(Page::Cases)],
            },
            (Page::Desk, Some(running)) => desk::ui(ui, shared, running, &mut states.marks),
            (Page::Debrief, Some(running)) => debrief::ui(ui, shared, running, &mut states.debrief, &mut states.marks),
            (Page::Desk | Page::Debrief, None) => vec![Intent::Go(Page::Cases)],
            (Page::Law, _) => reference::law::ui(ui, shared, &mut states.reference),
            (Page::Providers, _) => reference::providers::ui(ui, shared, &mut states.reference, &states.marks),
            (Page::Measures, _) => reference::measures::ui(ui, shared, &mut states.reference),
            (Page::Companies, _) => reference::companies::ui(ui, shared, &mut states.reference),
            (Page::Glossary, _) => reference::glossary::ui(ui, shared, &mut states.reference),
            (Page::Forms, _) => reference::forms::ui(ui, shared, &mut states.reference),
            (Page::Lessons, _) => reference::lessons::ui(ui, shared, &mut states.reference, &mut states.marks),
            (Page::Workshop, _) => workshop::ui(ui, shared, &mut states.workshop, &mut states.marks),
            (Page::Preview, _) => preview::ui(ui, shared, &mut states.preview),
            (Page::Settings, _) => settings::ui(ui, shared, &mut states.settings),
        };
        intents.extend(page);
    });
    intents.extend(overlay::ui(ui, shared, states, running.as_deref()));
    intents
}
