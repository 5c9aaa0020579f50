//! The card of a lesson as it will be printed: one page.

use egui::Ui;

use crate::app::intent::Intent;
use crate::app::printing::{self, Print};
use crate::app::screens::common;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Card};
use crate::content::Library;
use crate::content::lesson::Lesson;

/// Shows the card.
pub fn ui(ui: &mut Ui, library: &Library, lesson: &Lesson, intents: &mut Vec<Intent>) {
    let t = theme::tokens(ui);
    Card::new().bar(t.accent).show(ui, |ui| {
        w::heading(ui, &lesson.card.title);
        ui.add_space(theme::GAP);
        for (at, line) in lesson.card.lines.iter().enumerate() {
            common::labelled(ui, &format!("{}.", at + 1), 24.0 * theme::text_scale(ui), |ui| {
                w::label(ui, line, Type::Body, t.ink);
            });
            ui.add_space(theme::GRID);
        }
        ui.add_space(theme::GAP);
        if let Some(id) = common::links(ui, library, &lesson.cites) {
            intents.push(Intent::Clause(id));
        }
    });
    ui.add_space(theme::GUTTER);
    if cfg!(feature = "pdf") {
        w::secondary(ui, "One page, with the word TRAINING across it. Keep it beside the desk.");
        ui.add_space(theme::GAP);
    }
    printing::button(ui, "Print the card", Print::Card, intents);
}
