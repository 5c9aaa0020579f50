//! What people see: the screens, and the look that they share. Nothing here judges a request or
//! keeps a file. [`App`] holds the library and the running case; it alone turns what screens ask for
//! into actions, applies them, and hands them to the journal.

pub mod debrief_view;
mod example;
pub mod file_profile;
mod folders;
pub mod intent;
pub mod journal;
mod keep;
mod package_files;
pub mod printing;
pub mod running;
mod said;
pub mod screens;
pub mod testing;
pub mod theme;
mod wall;
pub mod widgets;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use egui::{Context, Key, Modifiers, ThemePreference, Ui};

use self::debrief_view::Grader;
use self::intent::{Beside, Intent, Page, Work};
use self::journal::{AttemptSummary, Caret, DraftState, MemoryStore, Mode, Opened, Settings, Store, ThemeChoice};
use self::running::Running;
use self::screens::{Overlay, States};
use crate::case::{Action, World};
use crate::content::Library;
use crate::content::id::ScenarioId;
use crate::content::time::Clock;

/// What the window is opened with.
pub struct Options {
    /// Attempts and settings; in memory, if nobody gives another.
    pub store: Box<dyn Store>,
    /// Who judges.
    pub grader: Grader,
    /// The page that is shown first.
    pub first: Page,
    /// An attempt that is shown first, to be read, and what is said about it.
    pub shown: Option<(Opened, String)>,
    /// Folders that the library was read from, beside what is built in.
    pub content: Vec<PathBuf>,
    /// What the clock on the wall says.
    pub clock: fn() -> Clock,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            store: Box::new(MemoryStore::default()),
            grader: Grader::standard(),
            first: Page::Cases,
            shown: None,
            content: Vec::new(),
            clock: wall::clock,
        }
    }
}

/// The window.
pub struct App {
    library: Arc<Library>,
    store: Box<dyn Store>,
    grader: Grader,
    settings: Settings,
    page: Page,
    attempts: Vec<AttemptSummary>,
    running: Option<Running>,
    states: States,
    /// When the first letter was typed that is in no draft yet.
    typed_at: Option<Instant>,
    /// Where the caret has to go, once its field is there, and how many passes more it is waited for.
    caret: Option<(Caret, u8)>,
    /// When it was tried last to write what could not be written.
    tried_at: Option<Instant>,
    /// It was asked once to close the window although not everything is saved.
    leaving: bool,
    focus: said::SayFocus,
    title: String,
    /// Folders of cases named when the window was opened; those of the settings come after them.
    given: Vec<PathBuf>,
    picker: folders::Picker,
    /// The same for a folder into which files are written.
    place: folders::Picker,
    printer: printing::Printer,
    clock: fn() -> Clock,
    tests: testing::Tests,
}

/// Opens the window and runs until it is closed.
///
/// # Errors
/// When no window can be opened.
pub fn run(library: Arc<Library>, options: Options) -> Result<(), eframe::Error> {
    let native = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_title("Evidesk")
            .with_app_id("evidesk")
            .with_inner_size([1366.0, 768.0])
            .with_min_inner_size([900.0, 600.0]),
        ..Default::default()
    };
    eframe::run_native("Evidesk", native, Box::new(move |cc| Ok(Box::new(App::new(&cc.egui_ctx, library, options)))))
}

impl App {
    /// The window before its first frame; `ctx` gets fonts, colours and settings.
    pub fn new(ctx: &Context, library: Arc<Library>, options: Options) -> Self {
        theme::install(ctx);
        let settings = options.store.settings();
        let attempts = options.store.attempts();
        let unreadable = options.store.unreadable();
        let mut app = Self {
            states: States::new(&library),
            library,
            grader: options.grader,
            settings,
            page: options.first,
            attempts,
            running: None,
            typed_at: None,
            caret: None,
            tried_at: None,
            leaving: false,
            focus: said::SayFocus::from_environment(),
            store: options.store,
            title: "Evidesk".to_owned(),
            given: options.content,
            picker: folders::Picker::default(),
            place: folders::Picker::default(),
            printer: printing::Printer::default(),
            clock: options.clock,
            tests: testing::Tests::new(),
        };
        app.tests = testing::look(&app.library, app.store.as_ref(), &mut app.tests);
        app.teach_words(ctx);
        app.apply_settings(ctx);
        if !unreadable.is_empty() {
            let said = unreadable.join("; ");
            app.states.message =
                Some(format!("{} in the profile cannot be shown, and stay as they are: {said}", unreadable.len()));
        }
        let missing: Vec<&str> =
            app.settings.content.iter().map(String::as_str).filter(|folder| !std::path::Path::new(folder).is_dir()).collect();
        if !missing.is_empty() {
            app.states.message = Some(format!(
                "Folders of cases that are not there now: {}. Put the stick in and start again, or leave them out in the settings.",
                missing.join(", ")
            ));
        }
        if let Some((opened, said)) = options.shown {
            app.open(opened);
            app.show_debrief();
            app.states.message = Some(said);
        }
        app
    }

    /// Tells widgets what the words of the glossary mean.
    fn teach_words(&self, ctx: &Context) {
        let words = self.library.glossary.iter().flat_map(|glossary| &glossary.words);
        widgets::teach(ctx, words.map(|word| (word.word.clone(), word.means.clone())).collect());
    }

    /// The page that is shown.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The case that runs, if one does.
    pub fn world(&self) -> Option<&World> {
        self.running.as_ref().map(|running| &running.world)
    }

    /// Carries out what a screen, or a test, asks for.
    pub fn handle(&mut self, ctx: &Context, intent: Intent) {
        match intent {
            Intent::Go(page) => self.go(page),
            Intent::Start(scenario, mode) => self.start(&scenario, mode),
            Intent::Resume(id) => self.resume(&id),
            Intent::Retry(before) => self.retry(before),
            Intent::Settings(settings) => self.set(ctx, settings),
            Intent::Clause(id) => self.states.overlay = Overlay::Clause(id),
            Intent::Rule(code) => {
                self.states.overlay = (self.grader.rule)(&code).map_or(Overlay::None, |rule| Overlay::Rule(Box::new(rule)));
            }
            Intent::Find => self.states.open_find(),
            Intent::PickFolder => self.picker.open(ctx, "A folder of cases"),
            Intent::PickPlace => self.place.open(ctx, "A folder for the files"),
            Intent::SaveFiles(index, folder) => self.save_files(index, &folder),
            Intent::AddFolder(folder) => self.add_folder(PathBuf::from(folder)),
            Intent::DropFolder(folder) => self.drop_folder(&folder),
            Intent::Lesson(id) => {
                self.states.reference.lesson = Some(id);
                self.page = Page::Lessons;
            }
            Intent::Provider(id) => {
                self.states.reference.provider = Some(id);
                self.page = Page::Providers;
            }
            Intent::Company(id) => {
                self.states.reference.company = Some(id);
                self.states.reference.find_companies.clear();
                self.page = Page::Companies;
            }
            Intent::Measure(measure) => {
                self.states.reference.find_measures = measure;
                self.page = Page::Measures;
            }
            Intent::Word(word) => {
                self.states.reference.find_words = word;
                self.page = Page::Glossary;
            }
            Intent::Form(id) => {
                self.states.reference.form = Some(id);
                self.page = Page::Forms;
            }
            // On the desk a clause is read beside the work, and costs its minutes as in the guidelines.
            Intent::OpenClausePage(id) if self.page == Page::Desk => {
                self.states.overlay = Overlay::Clause(id.clone());
                self.in_case(Intent::Act(Action::OpenClause { id }));
            }
            Intent::OpenClausePage(id) => {
                let law = !self.library.providers.contains_key(id.document());
                self.states.reference.show_clause(&id, law);
                self.page = if law { Page::Law } else { Page::Providers };
            }
            Intent::Print(what) => self.print(ctx, what),
            Intent::Test(id, step) => self.test(ctx, &id, step),
            Intent::Copy(text) => ctx.copy_text(text),
            Intent::Typed => self.typed(),
            other => self.in_case(other),
        }
    }

    /// What needs a running case.
    fn in_case(&mut self, intent: Intent) {
        let Some(running) = &mut self.running else { return };
        match intent {
            Intent::Act(action) => {
                running.act(action);
            }
            Intent::Work(work) => {
                running.settle();
                running.show(work);
            }
            Intent::Beside(beside) => running.desk.beside = beside,
            Intent::Exhibit(id) => running.open_exhibit(id),
            Intent::Settle => running.settle(),
            Intent::AddRow(field, row) => running.add_row(&field, row),
            Intent::RemoveRow(field, row) => running.remove_row(&field, row),
            Intent::Check(request, fields) => running.check(request, &fields, &self.grader),
            Intent::Send(request) => running.send(request),
            Intent::Wait => running.wait(),
            Intent::Notebook => running.desk.notebook_open = !running.desk.notebook_open,
            Intent::DraftSeen => running.found = None,
            Intent::Close(why) => {
                running.settle();
                if running.act(Action::Close { why }) {
                    self.show_debrief();
                    self.look_at_attempts();
                }
            }
            _ => {}
        }
        self.keep_now();
    }

    fn go(&mut self, page: Page) {
        if let Some(running) = &mut self.running {
            running.settle();
        }
        self.keep_now();
        if page == Page::Cases {
            self.look_at_attempts();
        }
        self.page = page;
    }

    /// Reads the list of attempts again; of the one that is open the window knows more than the profile.
    fn look_at_attempts(&mut self) {
        self.attempts = self.store.attempts();
        if let Some(running) = &self.running
            && let Some(attempt) = self.attempts.iter_mut().find(|attempt| attempt.id == running.id)
        {
            attempt.closed = running.world.is_closed();
            attempt.score = attempt.score.or(running.marked.as_ref().map(|marked| marked.score));
            if attempt.stands.is_empty() {
                attempt.stands = crate::words::story::stands(&running.world);
            }
        }
    }

    fn start(&mut self, scenario: &ScenarioId, mode: Mode) {
        if !self.can_leave_case() {
            return;
        }
        match self.store.start(scenario, mode) {
            Ok(opened) => self.open(opened),
            Err(error) => self.states.message = Some(format!("The case could not be started. {error}")),
        }
    }

    /// Starts again in a new attempt, just before an action of the open one, at what was to be decided there.
    fn retry(&mut self, before: u32) {
        let Some(running) = &self.running else { return };
        let (id, decision) = (running.id.clone(), running.world.decisions().iter().find(|it| it.action == before).cloned());
        if !self.can_leave_case() {
            return;
        }
        match self.store.retry(&id, before) {
            Ok(opened) => {
                self.open(opened);
                if let (Some(running), Some(decision)) = (&mut self.running, decision) {
                    running.show_before(&decision.what);
                }
            }
            Err(error) => self.states.message = Some(format!("It could not be started again from here. {error}")),
        }
    }

    fn resume(&mut self, id: &str) {
        if let Some(running) = &self.running
            && running.id == id
        {
            self.page = if running.world.is_closed() { Page::Debrief } else { Page::Desk };
            return;
        }
        if !self.can_leave_case() {
            return;
        }
        match self.store.open(id) {
            Ok(opened) => self.open(opened),
            Err(error) => self.states.message = Some(format!("The attempt could not be opened. {error}")),
        }
    }

    /// Marks the open attempt and shows what it came to.
    fn show_debrief(&mut self) {
        if let Some(running) = &mut self.running {
            running.marked = Some((self.grader.mark)(&running.world));
            self.states.debrief = screens::debrief::State::default();
            self.page = Page::Debrief;
        }
    }

    fn open(&mut self, opened: Opened) {
        match Running::open(&self.library, opened) {
            Ok(mut running) => {
                running.desk.pane_width = self.settings.pane_width;
                self.caret = running.caret.map(|caret| (caret, keep::PASSES));
                let closed = running.world.is_closed();
                self.page = Page::Desk;
                self.running = Some(running);
                if closed {
                    self.show_debrief();
                }
            }
            Err(error) => self.states.message = Some(format!("The attempt could not be opened. {error}")),
        }
    }

    fn set(&mut self, ctx: &Context, settings: Settings) {
        if settings != self.settings {
            self.settings = settings;
            self.apply_settings(ctx);
            if let Err(error) = self.store.save_settings(&self.settings) {
                self.states.message = Some(format!("The settings could not be saved. {error}"));
            }
        }
    }

    fn apply_settings(&self, ctx: &Context) {
        theme::set_preference(
            ctx,
            match self.settings.theme {
                ThemeChoice::System => ThemePreference::System,
                ThemeChoice::Light => ThemePreference::Light,
                ThemeChoice::Dark => ThemePreference::Dark,
            },
        );
        theme::set_text_scale(ctx, self.settings.text_percent as f32 / 100.0);
        theme::set_motion(ctx, !self.settings.reduced_motion);
    }

    /// What was typed and not settled in the running case.
    pub fn draft(&self) -> Option<DraftState> {
        self.running.as_ref().map(Running::draft)
    }

    /// One frame.
    pub fn show(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        if ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::K)) {
            self.handle(&ctx, Intent::Find);
        }
        self.look_for_folders(&ctx);
        self.look_for_prints();
        self.unsaved_bar(ui);
        let intents = screens::ui(
            ui,
            &screens::Shared {
                library: &self.library,
                attempts: &self.attempts,
                settings: &self.settings,
                page: &self.page,
                tests: &self.tests,
                now: (self.clock)(),
                can_go_on: self.running.as_ref().is_some_and(|running| !running.world.is_closed()),
            },
            &mut self.states,
            self.running.as_mut(),
        );
        for intent in intents {
            self.handle(&ctx, intent);
        }
        self.keep(&ctx);
        self.keep_tests(&ctx);
        self.focus.say(&ctx);
        self.name_window(&ctx);
    }

    fn name_window(&mut self, ctx: &Context) {
        let case = match self.page {
            Page::Desk | Page::Debrief => self.running.as_ref().map(|running| running.world.scenario().title.as_str()),
            _ => None,
        };
        let title = case.map_or_else(|| "Evidesk".to_owned(), |case| format!("{case} · Evidesk"));
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.keep_now();
        self.tests_saved();
    }
}

/// What the desk shows on the left when something is shown on the right.
pub(crate) fn beside_for(work: &Work) -> Option<Beside> {
    match work {
        Work::Letter(_) | Work::Event(_) | Work::Sent(_) => Some(Beside::Replies),
        _ => None,
    }
}
