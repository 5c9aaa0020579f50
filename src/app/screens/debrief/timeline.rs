//! The story again, with what the trainee could not see, and what was saved and what was lost.

use std::collections::BTreeSet;

use egui::{Frame, Margin, Ui};

use super::common;
use crate::app::running::Running;
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Card, Chip, icon};
use crate::case::World;
use crate::case::world::{Happened, Loss};
use crate::content::data::DataCategory;
use crate::content::form::Options;
use crate::content::id::AccountId;
use crate::content::role::ValueKind;
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

/// How it went with a kind of data that is gone from the live account.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Saved,
    Lost,
    /// Nobody needs it: no model form of the case asks for it.
    NotAsked,
}

/// Kinds of data that the case's model forms ask for; none, where no model says.
fn asked_for(world: &World) -> BTreeSet<DataCategory> {
    let scenario = world.scenario();
    let library = world.library();
    let mut asked = BTreeSet::new();
    for usage in &scenario.forms {
        let Some(form) = library.forms.get(&usage.form) else { continue };
        for field in form.fields() {
            let Some(value) = usage.model.get(&field.key) else { continue };
            if field.role.kind() != ValueKind::Many {
                continue;
            }
            for key in value.as_keys() {
                asked.extend(DataCategory::from_key(&key));
                if field.options == Options::Catalogue {
                    let items = scenario.providers.iter().filter_map(|id| library.providers.get(id)?.item(&key));
                    asked.extend(items.map(|item| item.data.category));
                }
            }
        }
    }
    asked
}

fn losses(ui: &mut Ui, world: &World) {
    let losses = world.losses();
    let asked = asked_for(world);
    let fate = |loss: &Loss| match loss.saved {
        true => Fate::Saved,
        false if asked.is_empty() || asked.contains(&loss.category) => Fate::Lost,
        false => Fate::NotAsked,
    };
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
        let mut accounts: Vec<&AccountId> = Vec::new();
        for loss in &losses {
            if !accounts.contains(&&loss.account) {
                accounts.push(&loss.account);
            }
        }
        for id in accounts {
            let account = world.scenario().account(id);
            let name = account.and_then(|account| account.identifiers.first()).map_or(id.as_str(), |id| id.value.as_str());
            w::mono(ui, name);
            for kind in [Fate::Saved, Fate::Lost, Fate::NotAsked] {
                let own: Vec<&Loss> = losses.iter().filter(|loss| loss.account == *id && fate(loss) == kind).collect();
                if !own.is_empty() {
                    kinds(ui, kind, &own);
                }
            }
            ui.add_space(theme::GAP_CARD);
        }
    });
}

/// One fate of an account's data: the kinds, and since when they are gone.
fn kinds(ui: &mut Ui, fate: Fate, own: &[&Loss]) {
    let mut categories: Vec<&str> = own.iter().map(|loss| labels::category(loss.category)).collect();
    let mut seen = BTreeSet::new();
    categories.retain(|category| seen.insert(*category));
    let since = own.iter().map(|loss| loss.at).min().map(|at| at.day_text()).unwrap_or_default();
    let ink2 = theme::tokens(ui).ink2;
    w::wrap_row(ui, |ui| {
        ui.add(match fate {
            Fate::Saved => Chip::toned(Severity::Met, icon::SHIELD_CHECK, "Saved in a copy"),
            Fate::Lost => Chip::toned(Severity::Fatal, icon::WARNING_OCTAGON, "Lost"),
            Fate::NotAsked => Chip::outlined("Not asked for"),
        });
        w::body(ui, crate::words::list(&categories));
        let gone = if fate == Fate::NotAsked {
            format!("gone since {since}; no good path needs it")
        } else {
            format!("gone since {since}")
        };
        w::label(ui, gone, Type::Small, ink2);
    });
    ui.add_space(theme::GRID);
}
