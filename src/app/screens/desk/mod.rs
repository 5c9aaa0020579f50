//! The desk: the case beside the work. Left what one reads, right what one writes; the clock and the nearest
//! deadline always in sight.

mod case_file;
mod chain;
pub mod decide;
mod foot;
mod guidelines;
mod instruction;
mod law;
mod letter;
mod notebook;
mod nothing;
pub mod pins;
pub mod receive;
mod story;

pub use law::{about, card};
pub use story::glyph;

use std::collections::BTreeMap;

use egui::{Align, CentralPanel, Frame, Layout, Panel, Ui};

use super::{Shared, common, form};
use crate::app::intent::{Beside, Intent, Page, Work};
use crate::app::journal::Settings;
use crate::app::running::{Running, Saved};
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Button, Chip, Tab, icon};
use crate::content::id::ExhibitId;
use crate::content::time::CaseTime;
use crate::words::story as words;

/// Below this width of the window the two panes become tabs of one.
const ONE_PANE_BELOW: f32 = 1180.0;

/// How the desk looks.
#[derive(Default)]
pub struct State {
    /// The right pane.
    pub work: Work,
    /// The left pane.
    pub beside: Beside,
    /// The exhibit that is open; the brief, if none.
    pub exhibit: Option<ExhibitId>,
    /// Where there is one pane: it shows the left one.
    pub narrow_left: bool,
    /// Width of the left pane.
    pub pane_width: f32,
    /// The notebook is open.
    pub notebook_open: bool,
    /// A note that is being written.
    pub note: String,
    /// An answer that is being written.
    pub answer: String,
    /// The answer to an improper instruction that is being written.
    pub instruction: String,
    /// Which answer that is.
    pub answering_instruction: Option<instruction::Answering>,
    /// The decision to send nothing.
    pub nothing: nothing::State,
    /// Something to say.
    pub message: Option<String>,
    /// What waiting came to, and how many actions were taken by then: it is said until the next one.
    pub notice: Option<(u32, String)>,
    /// Wait until then, and not until something happens.
    pub wait_until: Option<CaseTime>,
    /// Entries of the story that were there when it was looked at last.
    pub seen: usize,
    /// What is chosen on the decision page.
    pub decide: decide::State,
    /// The form.
    pub form: form::State,
    /// What is typed about packages, and which step is open.
    pub receive: receive::State,
    case_file: case_file::State,
    guidelines: guidelines::State,
    law: law::State,
    foot: foot::State,
}

impl State {
    /// Texts outside forms that are not settled.
    pub fn texts(&self) -> BTreeMap<String, String> {
        let texts = [
            ("why", self.decide.why.as_str()),
            ("note", &self.note),
            ("answer", &self.answer),
            ("instruction", &self.instruction),
        ];
        texts
            .into_iter()
            .chain(self.nothing.texts())
            .filter(|(_, text)| !text.trim().is_empty())
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .chain(self.receive.texts())
            .collect()
    }

    /// Puts such texts back.
    pub fn put_texts(&mut self, texts: &BTreeMap<String, String>) {
        let text = |name: &str| texts.get(name).cloned().unwrap_or_default();
        self.decide.why = text("why");
        self.note = text("note");
        self.answer = text("answer");
        self.instruction = text("instruction");
        self.nothing.put_texts(texts);
    }
}

/// Shows the desk.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, running: &mut Running, marks: &mut common::Marks) -> Vec<Intent> {
    let mut intents = Vec::new();
    if running.world.is_closed() {
        return vec![Intent::Go(Page::Debrief)];
    }
    top_bar(ui, running, &mut intents);
    if let Some(message) = running.desk.message.clone()
        && common::banner(ui, &message)
    {
        running.desk.message = None;
    }
    if let Saved::No(why) = &running.saved {
        common::banner(ui, &format!("What you did last is not saved. {why}"));
    }
    found(ui, running, &mut intents);
    if running.desk.notebook_open {
        notebook::drawer(ui, running, &mut intents);
    }
    let t = theme::tokens(ui);
    if ui.ctx().content_rect().width() < ONE_PANE_BELOW * theme::text_scale(ui).clamp(1.0, 1.2) {
        one_pane(ui, shared, running, marks, &mut intents);
    } else {
        let max = (ui.available_width() - 500.0).max(420.0);
        // With the notebook open there is less room; the width without it is the one that is remembered.
        let panel = Panel::left(("left pane", running.desk.notebook_open))
            .resizable(true)
            .default_size(running.desk.pane_width.clamp(420.0, max))
            .size_range(420.0..=max)
            .frame(Frame::new().fill(t.paper));
        let shown = panel.show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            beside_tabs(ui, running, &mut intents);
            ui.add_space(-ui.spacing().item_spacing.y);
            beside(ui, shared, running, marks, &mut intents);
        });
        if !running.desk.notebook_open {
            keep_width(ui, shared, running, shown.response.rect.width(), &mut intents);
        }
        CentralPanel::no_frame().frame(Frame::new().fill(t.desk)).show(ui, |ui| work(ui, shared, running, &mut intents));
    }
    intents
}

/// Remembers a width once the mouse lets go.
fn keep_width(ui: &Ui, shared: &Shared<'_>, running: &mut Running, width: f32, intents: &mut Vec<Intent>) {
    running.desk.pane_width = width;
    let dragging = ui.input(|input| input.pointer.any_down());
    if !dragging && (width - shared.settings.pane_width).abs() > 2.0 {
        intents.push(Intent::Settings(Settings { pane_width: width, ..shared.settings.clone() }));
    }
}

fn top_bar(ui: &mut Ui, running: &Running, intents: &mut Vec<Intent>) {
    let height = theme::top_bar_height(ui);
    let frame = common::bar_frame(ui);
    let bar = Panel::top("case bar").resizable(false).show_separator_line(false).exact_size(height).frame(frame);
    let shown = bar.show(ui, |ui| {
        let t = theme::tokens(ui);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = theme::GUTTER;
            saved(ui, &running.saved);
            let notebook = format!("Notebook {}", running.world.notebook().len());
            if ui.add(Button::secondary(&notebook).leading(icon::NOTEBOOK)).clicked() {
                intents.push(Intent::Notebook);
            }
            let title_room = 150.0 * theme::text_scale(ui);
            let clock_room = 230.0 * theme::text_scale(ui);
            if let Some(next) = running.world.deadlines().first() {
                let text = words::deadline_chip(next, running.world.now());
                let room = ui.available_width() - clock_room - title_room - 60.0;
                if room > 120.0 {
                    let size = egui::vec2(room, theme::TARGET);
                    let near = words::is_near(next, running.world.now());
                    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
                        let chip =
                            if near { Chip::toned(Severity::Major, icon::HOURGLASS_MEDIUM, text) } else { Chip::outlined(text) };
                        ui.add(chip).on_hover_text(common::moment(next.at));
                    });
                }
            }
            clock(ui, running);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if w::icon_button(ui, icon::ARROW_U_UP_LEFT, "Back to the cases").clicked() {
                    intents.push(Intent::Go(Page::Cases));
                }
                let (mode, _) = super::library::mode(running.mode);
                let line = format!("{mode}, attempt {}", running.number);
                let title = &running.world.scenario().title;
                let width = ui.available_width();
                common::two_rows(ui, &[(title, Type::Strong, t.ink)], &line, width);
            });
        });
    });
    common::lower_edge(ui, shown.response.rect);
}

fn clock(ui: &mut Ui, running: &Running) {
    let t = theme::tokens(ui);
    let now = running.world.now();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP;
        let (local, zone) = (now.long_text(), format!(" {}", words::zone(now)));
        let utc = format!("{} UTC", now.to_utc().clock_text());
        let width = ui.available_width();
        common::two_rows(ui, &[(&local, Type::Strong, t.ink), (&zone, Type::Body, t.ink2)], &utc, width);
        icon::show(ui, icon::CLOCK, t.ink2);
    });
}

fn saved(ui: &mut Ui, saved: &Saved) {
    let t = theme::tokens(ui);
    let (glyph, color, word, why) = match saved {
        Saved::Yes => (icon::CHECK_CIRCLE, t.met, "Saved", "Each step is saved as you take it."),
        Saved::No(why) => (icon::WARNING_OCTAGON, t.fatal, "Not saved", why.as_str()),
        Saved::ReadOnly => (icon::LOCK_SIMPLE, t.ink2, "Read only", "Another window holds this attempt."),
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        w::label(ui, word, Type::Small, t.ink2).on_hover_text(why);
        icon::show(ui, glyph, color);
    });
}

/// What was typed before the window closed and could not be put back.
fn found(ui: &mut Ui, running: &Running, intents: &mut Vec<Intent>) {
    let Some(draft) = &running.found else { return };
    let texts: Vec<String> =
        draft.values.values().map(crate::content::value::Value::as_text).chain(draft.texts.values().cloned()).collect();
    let text = texts.join("\n\n");
    if common::banner(ui, &format!("This was typed before the window closed, and stands nowhere yet: {text}")) {
        intents.push(Intent::Copy(text));
        intents.push(Intent::DraftSeen);
    }
}

const TABS: [(Beside, &str, &str); 4] = [
    (Beside::CaseFile, icon::FOLDER_OPEN, "Case file"),
    (Beside::Guidelines, icon::BUILDINGS, "Guidelines"),
    (Beside::Law, icon::SCALES, "Law"),
    (Beside::Replies, icon::ENVELOPE_SIMPLE, "Replies"),
];

fn beside_tabs(ui: &mut Ui, running: &Running, intents: &mut Vec<Intent>) {
    let replies = replies_name(running);
    let tabs: Vec<Tab<'_>> =
        TABS.iter().map(|(which, icon, name)| Tab::new(icon, if *which == Beside::Replies { &replies } else { name })).collect();
    let current = TABS.iter().position(|(which, ..)| *which == running.desk.beside).unwrap_or(0);
    if let Some(index) = w::tabs(ui, &tabs, current) {
        intents.push(Intent::Beside(TABS[index].0));
    }
}

fn replies_name(running: &Running) -> String {
    match running.world.replies().len() {
        0 => "Replies".to_owned(),
        count => format!("Replies {count}"),
    }
}

fn one_pane(ui: &mut Ui, shared: &Shared<'_>, running: &mut Running, marks: &mut common::Marks, intents: &mut Vec<Intent>) {
    let replies = replies_name(running);
    let mut tabs = vec![Tab::new(icon::PENCIL_LINE, work_name(&running.desk.work))];
    tabs.extend(TABS.iter().map(|(which, icon, name)| Tab::new(icon, if *which == Beside::Replies { &replies } else { name })));
    let left = TABS.iter().position(|(which, ..)| *which == running.desk.beside).unwrap_or(0);
    let current = if running.desk.narrow_left { left + 1 } else { 0 };
    match w::tabs(ui, &tabs, current) {
        Some(0) => running.desk.narrow_left = false,
        Some(index) => {
            running.desk.narrow_left = true;
            intents.push(Intent::Beside(TABS[index - 1].0));
        }
        None => {}
    }
    ui.add_space(-ui.spacing().item_spacing.y);
    let t = theme::tokens(ui);
    let fill = if running.desk.narrow_left { t.paper } else { t.desk };
    CentralPanel::no_frame().frame(Frame::new().fill(fill)).show(ui, |ui| {
        if running.desk.narrow_left {
            beside(ui, shared, running, marks, intents);
        } else {
            work(ui, shared, running, intents);
        }
    });
}

fn work_name(work: &Work) -> &'static str {
    match work {
        Work::Decide => "Next step",
        Work::Form(_) => "Form",
        Work::Sent(_) | Work::Letter(_) => "Letter",
        Work::Event(_) => "News",
        Work::Nothing => "No request",
        Work::Package(_) => "Package",
    }
}

fn beside(ui: &mut Ui, shared: &Shared<'_>, running: &mut Running, marks: &mut common::Marks, intents: &mut Vec<Intent>) {
    match running.desk.beside {
        Beside::CaseFile => case_file::ui(ui, running, marks, intents),
        Beside::Guidelines => guidelines::ui(ui, running, marks, intents),
        Beside::Law => law::ui(ui, shared, running, marks, intents),
        Beside::Replies => story::ui(ui, running, intents),
    }
}

fn work(ui: &mut Ui, shared: &Shared<'_>, running: &mut Running, intents: &mut Vec<Intent>) {
    match running.desk.work.clone() {
        Work::Decide => decide::ui(ui, running, intents),
        Work::Nothing => nothing::ui(ui, running, intents),
        Work::Form(number) => form::ui(ui, shared, running, number, intents),
        Work::Package(index) => receive::ui(ui, running, index, intents),
        work => letter::ui(ui, running, &work, intents),
    }
}
