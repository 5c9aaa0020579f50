//! The right pane when records came in: one step at a time, in the order in which evidence is best received, and open
//! at any of them. Nothing is chosen beforehand and nothing is barred; what is entered is an action at once.

mod certificate;
mod class;
mod conclude;
pub mod custody;
pub mod elements;
mod files;
mod open;
pub mod parts;
pub mod records;
mod save;
pub mod scales;
mod ticket;
pub mod times;

use std::collections::BTreeMap;

use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, Ui};

use super::{common, foot};
use crate::app::intent::{Intent, Work};
use crate::app::running::{Running, Saved};
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Card, Step as Bar, icon};
use crate::case::World;
use crate::case::custody::{Done, Received};
use parts::At;
use records::Records;

/// The steps, in the order in which they are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Step {
    #[default]
    Sender,
    Hashes,
    Certificate,
    Custody,
    Open,
    Times,
    Class,
    Elements,
    Conclusion,
}

impl Step {
    const ALL: [Self; 9] = [
        Self::Sender,
        Self::Hashes,
        Self::Certificate,
        Self::Custody,
        Self::Open,
        Self::Times,
        Self::Class,
        Self::Elements,
        Self::Conclusion,
    ];
    /// What there is to do where the case does not turn on handling.
    const FEW: [Self; 4] = [Self::Sender, Self::Hashes, Self::Open, Self::Times];

    fn of(world: &World) -> &'static [Self] {
        if world.scenario().handling { &Self::ALL } else { &Self::FEW }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Sender => "Sender",
            Self::Hashes => "Hashes",
            Self::Certificate => "Certificate",
            Self::Custody => "Custody",
            Self::Open => "Files",
            Self::Times => "Times",
            Self::Class => "Class",
            Self::Elements => "Elements",
            Self::Conclusion => "Conclusion",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Sender => "Sender and ticket",
            Self::Hashes => "Files and hashes",
            Self::Certificate => "Certificate",
            Self::Custody => "Custody log",
            Self::Open => "Open the files",
            Self::Times => "Times",
            Self::Class => "What each file is",
            Self::Elements => "Elements of the offence",
            Self::Conclusion => "Conclusion",
        }
    }

    /// How much was entered. What nobody can call complete never is.
    fn progress(self, world: &World, received: &Received) -> f32 {
        let any = |fits: fn(&Done) -> bool| received.steps.iter().any(|step| fits(&step.what));
        let files = received.package.files.len().max(1) as f32;
        let share =
            |done: &dyn Fn(&str) -> bool| received.package.files.iter().filter(|file| done(&file.name)).count() as f32 / files;
        let begun = |begun: bool| if begun { 0.5 } else { 0.0 };
        match self {
            Self::Sender => f32::from(u8::from(any(|done| matches!(done, Done::Ticket { .. })))),
            Self::Hashes => share(&|name| received.first_hashed(name).is_some()),
            Self::Certificate => f32::from(u8::from(any(|done| matches!(done, Done::Certificate { .. })))),
            Self::Custody => begun(any(|done| matches!(done, Done::Custody(_)))),
            Self::Open => begun(any(|done| matches!(done, Done::Opened(_)))),
            Self::Times => begun(any(|done| matches!(done, Done::Time { .. }))),
            Self::Class => share(&|name| received.class_of(name).is_some() || received.is_sealed(name)),
            Self::Elements => begun(!elements::entered(world).is_empty()),
            Self::Conclusion => f32::from(u8::from(any(|done| matches!(done, Done::Concluded { .. })))),
        }
    }
}

/// Which step is open, and what is typed and not entered.
#[derive(Default)]
pub struct State {
    step: Step,
    scroll_up: bool,
    /// The file that is looked at, by package.
    files: BTreeMap<String, String>,
    /// What is typed or chosen and not entered, by package, step, file and field.
    typed: BTreeMap<String, String>,
    /// The sender's list is open beside the hashes.
    list_open: bool,
    records: Records,
    /// A folder is being chosen for the files of this package.
    pub saving: save::State,
}

/// How what is typed here is named in a draft.
const OURS: &str = "package/";

/// True for a text of a draft that is put back here.
pub fn is_ours(name: &str) -> bool {
    name.starts_with(OURS)
}

impl State {
    /// What is typed and not entered.
    pub fn texts(&self) -> impl Iterator<Item = (String, String)> {
        let typed = self.typed.iter().filter(|(_, text)| !text.trim().is_empty());
        typed.map(|(key, text)| (format!("{OURS}{key}"), text.clone()))
    }

    /// Puts such texts back.
    pub fn put_texts(&mut self, texts: &BTreeMap<String, String>) {
        let ours = texts.iter().filter_map(|(name, text)| Some((name.strip_prefix(OURS)?.to_owned(), text.clone())));
        self.typed.extend(ours);
    }

    /// The open step, from 0.
    pub fn step(&self) -> usize {
        Step::ALL.iter().position(|step| *step == self.step).unwrap_or(0)
    }

    /// Opens a step.
    pub fn go(&mut self, step: usize) {
        self.step = Step::ALL.get(step).copied().unwrap_or_default();
        self.scroll_up = true;
    }
}

/// Shows a package.
pub fn ui(ui: &mut Ui, running: &mut Running, index: usize, intents: &mut Vec<Intent>) {
    if running.world.received().get(index).is_none() {
        w::empty_state(ui, icon::ARCHIVE, "Packages will stand here", "They come with the answer to a request.");
        return;
    }
    let steps = Step::of(&running.world);
    if !steps.contains(&running.desk.receive.step) {
        running.desk.receive.step = Step::Sender;
    }
    let pad = if ui.available_width() > 900.0 { 32 } else { 24 };
    head(ui, running, index, steps, pad, intents);
    foot(ui, running, steps, pad, intents);
    let free = running.saved != Saved::ReadOnly;
    let state = &mut running.desk.receive;
    let world = &running.world;
    let received = &world.received()[index];
    let frame = Frame::new().inner_margin(Margin { left: pad, right: pad, top: 4, bottom: 4 });
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        let room = ui.available_height();
        Card::new().padding(1.0).min_height(room).show(ui, |ui| {
            let step = state.step;
            let mut area = egui::ScrollArea::vertical().id_salt(("package", index, step.name())).auto_shrink([false, false]);
            if std::mem::take(&mut state.scroll_up) {
                area = area.vertical_scroll_offset(0.0);
            }
            area.max_height(room - 2.0).show(ui, |ui| {
                Frame::new().inner_margin(Margin { left: 22, right: 22, top: 20, bottom: 20 }).show(ui, |ui| {
                    let mut at = At { index, world, received, state, intents, free };
                    if step != Step::Hashes {
                        let number = steps.iter().position(|known| *known == step).unwrap_or(0) + 1;
                        w::strong(ui, format!("{number}  {}", step.title()));
                        ui.add_space(theme::GAP);
                    }
                    match step {
                        Step::Sender => ticket::ui(ui, &mut at),
                        Step::Hashes => files::ui(ui, &mut at),
                        Step::Certificate => certificate::ui(ui, &mut at),
                        Step::Custody => custody::ui(ui, &mut at),
                        Step::Open => open::ui(ui, &mut at),
                        Step::Times => times::ui(ui, &mut at),
                        Step::Class => class::ui(ui, &mut at),
                        Step::Elements => elements::ui(ui, &mut at),
                        Step::Conclusion => conclude::ui(ui, &mut at),
                    }
                });
            });
        });
    });
    save::dialog(ui, running, index, intents);
    foot::close_dialog(ui, running, intents);
}

fn head(ui: &mut Ui, running: &mut Running, index: usize, steps: &[Step], pad: i8, intents: &mut Vec<Intent>) {
    let frame = Frame::new().inner_margin(Margin { left: pad, right: pad, top: 14, bottom: 8 });
    Panel::top("package head").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        let received = &running.world.received()[index];
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if w::icon_button(ui, icon::X, "Leave the package").clicked() {
                intents.push(Intent::Work(Work::Decide));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                w::heading(ui, format!("Package {}", received.package.ticket));
                let color = theme::tokens(ui).ink2;
                let minutes = crate::case::clock::minutes("handling", running.world.library(), running.world.scenario());
                let mut line = format!("Came in {}.", common::moment(received.package.arrived));
                if minutes > 0 {
                    line = format!("{line} Each entry takes {minutes} minutes.");
                }
                w::elided(ui, &line, Type::Small, color);
            });
        });
        ui.add_space(theme::GAP_CARD);
        let bars: Vec<Bar<'_>> =
            steps.iter().map(|step| Bar::new(step.name(), step.progress(&running.world, received))).collect();
        let current = steps.iter().position(|step| *step == running.desk.receive.step).unwrap_or(0);
        if let Some(chosen) = w::steps(ui, &bars, current) {
            go(running, steps[chosen], intents);
        }
    });
}

fn go(running: &mut Running, step: Step, intents: &mut Vec<Intent>) {
    running.desk.receive.step = step;
    running.desk.receive.scroll_up = true;
    intents.push(Intent::Typed);
}

fn foot(ui: &mut Ui, running: &mut Running, steps: &[Step], pad: i8, intents: &mut Vec<Intent>) {
    let frame = Frame::new().inner_margin(Margin { left: pad, right: pad, top: 8, bottom: 16 });
    Panel::bottom("package foot").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        common::right_row(ui, |ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_CARD;
            let at = steps.iter().position(|step| *step == running.desk.receive.step).unwrap_or(0);
            match steps.get(at + 1) {
                Some(next) => {
                    let narrow = ui.available_width() < 620.0 * theme::text_scale(ui);
                    let text = if narrow { "Next".to_owned() } else { format!("Next: {}", next.title()) };
                    if ui.add(Button::primary(&text).trailing(icon::ARROW_RIGHT)).clicked() {
                        go(running, *next, intents);
                    }
                }
                None => {
                    if ui.add(Button::primary("New measure").leading(icon::PLUS)).clicked() {
                        intents.push(Intent::Work(Work::Decide));
                    }
                }
            }
            if ui.add_enabled(at > 0, Button::secondary("Back")).clicked() {
                go(running, steps[at - 1], intents);
            }
            foot::ui(ui, running, true, intents);
        });
    });
}
