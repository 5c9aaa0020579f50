//! The story again, with what the trainee could not see, and what was saved and what was lost.

use egui::{Frame, Margin, Ui};

use super::common;
use crate::app::running::Running;
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Card, Chip, icon};
use crate::case::World;
use crate::case::world::Happened;
use crate::content::id::AccountId;
use crate::words::{labels, story};

/// Shows the timeline.
pub fn ui(ui: &mut Ui, running: &Running) {
    let world = &running.world;
    common::scroll(ui, "timeline", |ui| {
        Frame::new().inner_margin(Margin::symmetric(32, 24)).show(ui, |ui| {
            ui.set_max_width((820.0 * theme::text_scale(ui)).min(ui.available_width()));
            losses(ui, world);
            ui.add_space(theme::GUTTER);
            Card::new().show(ui, |ui| {
                w::heading(ui, "What happened");
                ui.add_space(theme::GAP);
                for entry in world.story() {
                    row(ui, world, entry);
                }
            });
        });
    });
}

fn row(ui: &mut Ui, world: &World, entry: &crate::case::world::Entry) {
    let t = theme::tokens(ui);
    let told = story::told(world, entry);
    let secret = matches!(entry.what, Happened::Event(index) if world.event(index).is_some_and(|event| event.secret));
    ui.horizontal_top(|ui| {
        let width = 56.0 * theme::text_scale(ui);
        ui.allocate_ui_with_layout(egui::vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_min_width(width);
            common::stamp(ui, entry.at, t.ink2);
        });
        icon::show(ui, super::super::desk::glyph(world, &entry.what), t.ink);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let by_itself = entry.action == 0;
            w::label(ui, &told.title, if by_itself { Type::Strong } else { Type::Body }, t.ink);
            if !told.text.is_empty() {
                w::label(ui, &told.text, Type::Small, t.ink2);
            }
            if let Happened::Event(index) = entry.what
                && let Some(event) = world.event(index)
            {
                let (text, _) = common::plain(&event.text);
                w::label(ui, text, Type::Small, t.ink2);
                if secret {
                    w::label(ui, "You could not see this.", Type::Small, t.ink3);
                }
            }
        });
    });
    ui.add_space(theme::GAP);
}

fn losses(ui: &mut Ui, world: &World) {
    let losses = world.losses();
    Card::new().show(ui, |ui| {
        w::heading(ui, "Saved and lost");
        w::secondary(
            ui,
            "Data of the offence's accounts that nobody can get live any more, by the day on which the case was closed.",
        );
        ui.add_space(theme::GAP);
        if losses.is_empty() {
            w::body(ui, "Nothing was gone by then.");
        }
        let mut shown: Vec<(&AccountId, bool)> = losses.iter().map(|loss| (&loss.account, loss.saved)).collect();
        shown.dedup();
        for (id, saved) in shown {
            let account = world.scenario().account(id);
            let name = account.and_then(|account| account.identifiers.first()).map_or(id.as_str(), |id| id.value.as_str());
            let own = || losses.iter().filter(|loss| loss.account == *id && loss.saved == saved);
            let categories: Vec<&str> = own().map(|loss| labels::category(loss.category)).collect();
            let since = own().map(|loss| loss.at).min().map(|at| at.day_text()).unwrap_or_default();
            w::wrap_row(ui, |ui| {
                if saved {
                    ui.add(Chip::toned(Severity::Met, icon::SHIELD_CHECK, "Saved in a copy"));
                } else {
                    ui.add(Chip::toned(Severity::Fatal, icon::WARNING_OCTAGON, "Lost"));
                }
                w::mono(ui, name);
                w::body(ui, crate::words::list(&categories));
                let color = theme::tokens(ui).ink2;
                w::label(ui, format!("gone since {since}"), Type::Small, color);
            });
            ui.add_space(theme::GRID);
        }
    });
}
