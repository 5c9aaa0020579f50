//! The providers and their guidelines, to be read without a case.

use egui::Ui;

use super::{State, split};
use crate::app::intent::Intent;
use crate::app::screens::words::Seen;
use crate::app::screens::{Shared, common};
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, ListItem, SelectableText, icon};
use crate::content::provider::Provider;

/// Shows the providers.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, state: &mut State, marks: &common::Marks) -> Vec<Intent> {
    let find = std::cell::RefCell::new(std::mem::take(&mut state.find_guidelines));
    common::page(
        ui,
        "Providers",
        "All are fictional; their guidelines follow what real ones ask.",
        |ui| {
            ui.set_max_width(280.0_f32.min(ui.available_width()));
            common::search(ui, "Search the guidelines", "Search these guidelines", &mut find.borrow_mut());
        },
        |ui| {
            state.find_guidelines.clone_from(&find.borrow());
            let scroll = std::mem::take(&mut state.scroll_to);
            if state.provider.is_none() {
                state.provider = shared.library.providers.keys().next().cloned();
            }
            let cell = std::cell::RefCell::new(state);
            split(
                ui,
                "providers",
                |ui| {
                    let mut state = cell.borrow_mut();
                    for provider in shared.library.providers.values() {
                        let selected = state.provider.as_ref() == Some(&provider.id);
                        if ui
                            .add(
                                ListItem::new(&provider.name)
                                    .subtitle(&provider.service)
                                    .icon(icon::BUILDINGS)
                                    .selected(selected),
                            )
                            .clicked()
                        {
                            state.provider = Some(provider.id.clone());
                            state.clause = None;
                        }
                    }
                },
                |ui| {
                    let state = cell.borrow();
                    match state.provider.as_ref().and_then(|id| shared.library.providers.get(id)) {
                        Some(provider) => guidelines(ui, provider, &state, marks, scroll),
                        None => {
                            w::empty_state(ui, icon::BUILDINGS, "Guidelines will stand here", "Choose a provider at the left.")
                        }
                    }
                },
            );
        },
    );
    Vec::new()
}

fn guidelines(ui: &mut Ui, provider: &Provider, state: &State, marks: &common::Marks, scroll: bool) {
    let mut seen = Seen::new();
    let t = theme::tokens(ui);
    w::heading(ui, format!("{}: guidelines for law enforcement", provider.name));
    w::secondary(ui, format!("As of {}. {}", provider.as_of.text(), provider.source));
    let find = state.find_guidelines.trim();
    for (index, title) in provider.sections.iter().enumerate() {
        let prefix = (index + 1).to_string();
        let clauses = provider.clauses.iter().filter(|clause| clause.number.split('.').next() == Some(prefix.as_str()));
        let clauses: Vec<_> =
            clauses.filter(|clause| find.chars().count() < 2 || !common::hits(&clause.text, find).is_empty()).collect();
        if clauses.is_empty() {
            continue;
        }
        ui.add_space(theme::GAP_FIELD);
        w::strong(ui, format!("{}  {title}", index + 1));
        for clause in clauses {
            ui.add_space(theme::GAP);
            let (plain, mut spans) = marks.text(&clause.text, &mut seen);
            spans.extend(common::hits(&plain, find));
            let shown = ui.horizontal_top(|ui| {
                let column = 34.0 * theme::text_scale(ui);
                ui.allocate_ui_with_layout(egui::vec2(column, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.set_min_width(column);
                    w::label(ui, &clause.number, Type::Strong, t.ink2);
                });
                ui.vertical(|ui| {
                    let name = format!("Clause {}", clause.number);
                    SelectableText::new(("guideline", &clause.number), &name, &plain).spans(&spans).show(ui);
                    let force = common::in_force(&clause.in_force);
                    if force != "In force" {
                        w::secondary(ui, force);
                    }
                });
            });
            let wanted = state.clause.as_ref().is_some_and(|id| *id == provider.clause_id(clause));
            if scroll && wanted {
                ui.scroll_to_rect(shown.response.rect, Some(egui::Align::Min));
            }
        }
    }
}
