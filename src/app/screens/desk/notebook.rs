//! The notebook: what was pinned, and notes in the case diary.

use egui::{Align, Frame, Layout, Margin, Panel, Ui};

use super::common;
use crate::app::intent::Intent;
use crate::app::running::Running;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Card, icon};
use crate::case::Action;
use crate::case::world::{Happened, Pin};

/// Shows the drawer at the right.
pub fn drawer(ui: &mut Ui, running: &mut Running, intents: &mut Vec<Intent>) {
    let t = theme::tokens(ui);
    let width = (320.0 * theme::text_scale(ui).sqrt()).min(ui.available_width() * 0.45);
    let frame = Frame::new().fill(t.sunk).inner_margin(Margin::same(16));
    Panel::right("notebook").resizable(false).exact_size(width).frame(frame).show(ui, |ui| {
        common::right_row(ui, |ui| {
            if w::icon_button(ui, icon::X, "Close the notebook").clicked() {
                intents.push(Intent::Notebook);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| w::heading(ui, "Notebook"));
        });
        common::scroll(ui, "notebook", |ui| {
            Frame::new().inner_margin(Margin { left: 0, right: 10, top: 0, bottom: 8 }).show(ui, |ui| {
                pins(ui, running, intents);
                ui.add_space(theme::GUTTER);
                notes(ui, running, intents);
            });
        });
    });
}

/// Where a pin comes from, as people name it.
pub fn source(running: &Running, pin: &Pin) -> String {
    let world = &running.world;
    if let Some(exhibit) = world.scenario().exhibits.iter().find(|exhibit| exhibit.id.as_str() == pin.exhibit) {
        return exhibit.number.clone();
    }
    if let Some((ticket, file)) = pin.exhibit.strip_prefix("package/").and_then(|of| of.split_once('/')) {
        return if file.is_empty() { format!("Package {ticket}") } else { format!("{ticket}, {file}") };
    }
    if let Some(rest) = pin.exhibit.strip_prefix("reply-") {
        return format!("Letter {}", rest.trim_end_matches("-records"));
    }
    world.library().clause(&pin.exhibit.as_str().into()).map(|clause| clause.label()).unwrap_or_default()
}

fn pins(ui: &mut Ui, running: &Running, intents: &mut Vec<Intent>) {
    let notebook = running.world.notebook();
    if notebook.is_empty() {
        w::empty_state(ui, icon::PUSH_PIN, "What you pin will stand here", "Select text in an exhibit and press P.");
        return;
    }
    for (index, pin) in notebook.iter().enumerate() {
        let name = source(running, pin);
        Card::new().padding(10.0).show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                ui.push_id(("pin", index), |ui| {
                    if w::icon_button(ui, icon::TRASH, &format!("Take off “{}”", pin.text)).clicked() {
                        intents.push(Intent::Act(Action::Unpin {
                            text: pin.text.clone(),
                            exhibit: pin.exhibit.clone(),
                            span: pin.span,
                        }));
                    }
                    if w::icon_button(ui, icon::COPY, &format!("Copy “{}”", pin.text)).clicked() {
                        intents.push(Intent::Copy(pin.text.clone()));
                    }
                });
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let t = theme::tokens(ui);
                    w::label(ui, &pin.text, Type::Mono, t.ink);
                    let exhibit = running.world.scenario().exhibits.iter().find(|exhibit| exhibit.id.as_str() == pin.exhibit);
                    match exhibit {
                        Some(exhibit) if w::clause_link(ui, &name).clicked() => intents.push(Intent::Exhibit(exhibit.id.clone())),
                        Some(_) => {}
                        None => {
                            w::secondary(ui, name);
                        }
                    }
                });
            });
        });
    }
}

fn notes(ui: &mut Ui, running: &mut Running, intents: &mut Vec<Intent>) {
    w::strong(ui, "Case diary");
    w::secondary(ui, "Deadlines, what you pass on and to whom. It counts in the debrief.");
    for entry in running.world.story() {
        if let Happened::Noted(text) = &entry.what {
            ui.add_space(theme::GAP);
            w::secondary(ui, common::moment(entry.at));
            w::body(ui, text);
        }
    }
    ui.add_space(theme::GAP_CARD);
    let typed = w::TextField::new("A note").rows(4).id_salt("note").show(ui, &mut running.desk.note);
    if typed.changed() {
        intents.push(Intent::Typed);
    }
    ui.add_space(theme::GAP);
    let ready = !running.desk.note.trim().is_empty();
    if ui.add_enabled(ready, Button::secondary("Write it down").leading(icon::PENCIL_SIMPLE)).clicked() {
        intents.push(Intent::Act(Action::Note { text: running.desk.note.trim().to_owned() }));
    }
}
