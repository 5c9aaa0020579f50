//! The right path, step by step, beside the one that was taken.

use egui::{Align, Frame, Layout, Margin, Ui};

use super::{Shared, common};
use crate::app::intent::Intent;
use crate::app::running::Running;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Card};
use crate::case::world::Happened;
use crate::words::story;

/// Shows both paths.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, running: &Running, intents: &mut Vec<Intent>) {
    common::scroll(ui, "model path", |ui| {
        Frame::new().inner_margin(Margin::symmetric(32, 24)).show(ui, |ui| {
            let wide = ui.available_width() > 860.0 * theme::text_scale(ui);
            let width = if wide { (ui.available_width() - theme::GUTTER) * 0.6 } else { ui.available_width() };
            ui.horizontal_top(|ui| {
                ui.allocate_ui_with_layout(egui::vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    model(ui, shared, running, intents);
                    if !wide {
                        ui.add_space(theme::GUTTER);
                        own(ui, running);
                    }
                });
                if wide {
                    ui.add_space(theme::GUTTER - ui.spacing().item_spacing.x);
                    ui.vertical(|ui| own(ui, running));
                }
            });
        });
    });
}

fn model(ui: &mut Ui, shared: &Shared<'_>, running: &Running, intents: &mut Vec<Intent>) {
    let t = theme::tokens(ui);
    Card::new().show(ui, |ui| {
        w::heading(ui, "A good path");
        ui.add_space(theme::GAP);
        for (index, step) in running.world.scenario().model_path.iter().enumerate() {
            ui.push_id(("step", index), |ui| {
                ui.horizontal_top(|ui| {
                    let column = 26.0 * theme::text_scale(ui);
                    ui.allocate_ui_with_layout(egui::vec2(column, 0.0), Layout::top_down(Align::Min), |ui| {
                        ui.set_min_width(column);
                        w::label(ui, (index + 1).to_string(), Type::Strong, t.accent);
                    });
                    ui.vertical(|ui| {
                        w::strong(ui, &step.title);
                        w::label(ui, &step.text, Type::Body, t.ink2);
                        if let Some(id) = common::links(ui, shared.library, &step.cites) {
                            intents.push(Intent::Clause(id));
                        }
                    });
                });
            });
            ui.add_space(theme::GAP_CARD);
        }
    });
}

fn own(ui: &mut Ui, running: &Running) {
    let t = theme::tokens(ui);
    Card::new().show(ui, |ui| {
        w::heading(ui, "Your path");
        ui.add_space(theme::GAP);
        let steps = running.world.story().iter().filter(|entry| {
            matches!(
                entry.what,
                Happened::Sent(_)
                    | Happened::Replied(_)
                    | Happened::SentNothing(_)
                    | Happened::Noted(_)
                    | Happened::Withdrawn(_)
                    | Happened::Asked(..)
            )
        });
        for entry in steps {
            let told = story::told(&running.world, entry);
            w::secondary(ui, common::moment(entry.at));
            w::label(ui, &told.title, Type::Strong, t.ink);
            if !told.text.is_empty() {
                w::label(ui, &told.text, Type::Small, t.ink2);
            }
            ui.add_space(theme::GAP);
        }
    });
}
