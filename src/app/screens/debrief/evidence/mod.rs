//! How received evidence was handled, marked like a form: the custody log line by line, each file with its hash and its
//! class, the certificate, the times, and the elements beside the model. Findings stand where they point.

mod facts;
mod matrix;
mod papers;

use egui::{Frame, Margin, Panel, Ui};

use super::{Shared, common, counted, marked as form_marks, note_card};
use crate::app::debrief_view::{Marked, Note};
use crate::app::intent::Intent;
use crate::app::running::Running;
use crate::app::screens::desk::receive::custody;
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Card, Dropdown};
use crate::case::custody::Received;
use facts::Truth;

/// Which package, and what is true of each: worked out once.
#[derive(Default)]
pub struct State {
    package: usize,
    truths: Vec<Truth>,
}

/// Notes on one package: all of them, and those that are numbered.
struct Notes<'a> {
    /// Handling is what this case judges; where it is not, nothing is missed that was not done.
    judged: bool,
    own: Vec<&'a Note>,
    numbered: Vec<&'a Note>,
}

impl<'a> Notes<'a> {
    fn of(marked: &'a Marked, ticket: &str, judged: bool) -> Self {
        let own: Vec<&Note> = marked.acts.iter().filter(|note| note.package.eq_ignore_ascii_case(ticket)).collect();
        let mut numbered: Vec<&Note> = own.iter().copied().filter(|note| note.severity != Some(Severity::Met)).collect();
        numbered.sort_by_key(|note| note.rank());
        Self { judged, own, numbered }
    }

    /// The marks of what was done in a step, by its place among the steps.
    fn at_step(&self, ui: &mut Ui, step: usize) {
        let here: Vec<&Note> = self.own.iter().copied().filter(|note| note.row == Some(step)).collect();
        form_marks::chips(ui, &here, &self.numbered);
    }

    /// The marks of a file, or of the whole package where `file` is empty, that point at no step.
    fn at_file(&self, ui: &mut Ui, file: &str) {
        let here: Vec<&Note> = self.own.iter().copied().filter(|note| note.row.is_none() && note.field == file).collect();
        form_marks::chips(ui, &here, &self.numbered);
    }

    /// The marks of a file and of its steps, by number.
    fn of_file(&self, ui: &mut Ui, file: &str, steps: &[usize]) {
        let fits = |note: &&Note| note.row.map_or(note.field == file, |row| steps.contains(&row));
        let here: Vec<&Note> = self.own.iter().copied().filter(fits).collect();
        form_marks::chips(ui, &here, &self.numbered);
    }

    fn any_about(&self, file: &str) -> bool {
        self.own.iter().any(|note| note.field == file)
    }

    fn any_at_file(&self, file: &str) -> bool {
        self.own.iter().any(|note| note.row.is_none() && note.field == file)
    }
}

/// Shows one package and its notes.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, running: &Running, marked: &Marked, state: &mut State, intents: &mut Vec<Intent>) {
    let world = &running.world;
    if state.truths.len() != world.received().len() {
        state.truths = world.received().iter().map(|received| Truth::of(world, received)).collect();
    }
    state.package = state.package.min(world.received().len().saturating_sub(1));
    let (Some(received), Some(truth)) = (world.received().get(state.package), state.truths.get(state.package)) else { return };
    let notes = Notes::of(marked, &received.package.ticket, world.scenario().handling);
    let t = theme::tokens(ui);
    let notes_width = (330.0 * theme::text_scale(ui).sqrt()).min(ui.available_width() * 0.42);
    let frame = Frame::new().fill(t.desk).inner_margin(Margin { left: 14, right: 16, top: 20, bottom: 12 });
    Panel::right("evidence notes").resizable(false).show_separator_line(false).exact_size(notes_width).frame(frame).show(
        ui,
        |ui| {
            common::scroll(ui, "evidence notes", |ui| {
                Frame::new().inner_margin(Margin { left: 0, right: 8, top: 0, bottom: 8 }).show(ui, |ui| {
                    if notes.numbered.is_empty() && !notes.judged {
                        w::strong(ui, "Not judged in this case");
                        w::body(
                            ui,
                            "This case is about the request. What came for it stands here to be read, with what is true of it.",
                        );
                    } else if notes.numbered.is_empty() {
                        w::body(ui, "No rule found anything to correct in this package. Compare it with what was true of it.");
                    }
                    for (index, note) in notes.numbered.iter().enumerate() {
                        ui.push_id(("evidence note", index), |ui| note_card(ui, shared, note, Some(index + 1), intents));
                        ui.add_space(theme::GAP_CARD);
                    }
                });
            });
        },
    );
    let mut package = state.package;
    common::scroll(ui, "marked evidence", |ui| {
        Frame::new().inner_margin(Margin { left: 24, right: 20, top: 20, bottom: 20 }).show(ui, |ui| {
            if world.received().len() > 1 {
                let names: Vec<String> =
                    world.received().iter().map(|received| format!("Package {}", received.package.ticket)).collect();
                let mut chosen = Some(package);
                Dropdown::new("Package").hide_label().show(ui, &mut chosen, &names);
                package = chosen.unwrap_or(0);
                ui.add_space(theme::GAP_CARD);
            }
            Card::new().padding(28.0).show(ui, |ui| {
                head(ui, received, &notes);
                papers::tickets(ui, received, &notes);
                papers::files(ui, received, truth, &notes);
                papers::certificate(ui, received, &notes);
                log(ui, received, &notes);
                papers::times(ui, received, truth, &notes);
                papers::conclusions(ui, received, &notes);
            });
            if world.scenario().handling {
                ui.add_space(theme::GUTTER);
                Card::new().padding(28.0).show(ui, |ui| matrix::ui(ui, world));
            }
        });
    });
    state.package = package;
}

fn head(ui: &mut Ui, received: &Received, notes: &Notes<'_>) {
    let all: Vec<Note> = notes.own.iter().map(|note| (*note).clone()).collect();
    counted(ui, &all, |ui| {
        w::heading(ui, format!("Package {}", received.package.ticket));
        let from = received.package.from.trim_end_matches('.');
        w::secondary(ui, format!("From {from}. Came in {}.", common::moment(received.package.arrived)));
    });
    if received.package.forged {
        ui.add_space(theme::GAP);
        w::body(ui, "It answers no request of yours: it was to be set aside.");
    }
    if notes.any_at_file("") {
        ui.add_space(theme::GAP);
        w::wrap_row(ui, |ui| {
            w::secondary(ui, "On the whole package:");
            notes.at_file(ui, "");
        });
    }
}

/// The custody log with its marks.
fn log(ui: &mut Ui, received: &Received, notes: &Notes<'_>) {
    let wrote = received.custody().next().is_some();
    if !notes.judged && !wrote && received.package.custody.is_empty() {
        return;
    }
    section(ui, "Custody log");
    for entry in &received.package.custody {
        custody::prior(ui, entry);
        if entry.gap_after {
            let t = theme::tokens(ui);
            Frame::new().inner_margin(Margin::symmetric(8, 4)).show(ui, |ui| {
                w::label(ui, "From here on nobody is named who held it: a gap.", Type::Small, t.major);
            });
        }
    }
    for (index, step) in received.steps.iter().enumerate() {
        if let crate::case::custody::Done::Custody(line) = &step.what {
            custody::own(ui, received, &step.item, line, |ui| notes.at_step(ui, index));
        }
    }
    if notes.judged && !wrote {
        nothing(ui, "You wrote no line.");
    }
}

/// A gap and the small name of a part.
fn section(ui: &mut Ui, name: &str) {
    ui.add_space(theme::GAP_FIELD);
    w::strong(ui, name);
    ui.add_space(theme::GRID);
}

/// What was not done.
fn nothing(ui: &mut Ui, text: &str) {
    let ink3 = theme::tokens(ui).ink3;
    w::label(ui, text, Type::Body, ink3);
}
