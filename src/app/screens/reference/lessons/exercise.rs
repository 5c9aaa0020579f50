//! The exercises of a lesson: which one is open, and what was answered in each.

use std::collections::BTreeMap;

use egui::Ui;

use super::{draft, elements, sort};
use crate::app::intent::Intent;
use crate::app::theme;
use crate::app::widgets::{self as w, Button};
use crate::content::Library;
use crate::content::lesson::Exercise;

/// Which exercise is open, and what was answered.
#[derive(Default)]
pub struct State {
    at: usize,
    elements: BTreeMap<usize, elements::State>,
    sorts: BTreeMap<usize, sort::State>,
    drafts: BTreeMap<usize, draft::State>,
}

impl State {
    /// The last exercise is open.
    pub fn is_last(&self, exercises: &[Exercise]) -> bool {
        self.at + 1 >= exercises.len()
    }
}

/// Shows the exercise that is open.
pub fn ui(ui: &mut Ui, library: &Library, exercises: &[Exercise], state: &mut State) -> Option<Intent> {
    let at = state.at.min(exercises.len().saturating_sub(1));
    let exercise = exercises.get(at)?;
    if exercises.len() > 1 {
        choose(ui, exercises, &mut state.at);
    }
    w::heading(ui, exercise.title());
    w::body(ui, exercise.intro());
    ui.add_space(theme::GAP_CARD);
    let clause = ui
        .push_id(("exercise", at), |ui| match exercise {
            Exercise::Elements(it) => elements::ui(ui, library, it, state.elements.entry(at).or_default()),
            Exercise::Sort(it) => sort::ui(ui, library, it, state.sorts.entry(at).or_default()),
            Exercise::Draft(it) => draft::ui(ui, library, it, state.drafts.entry(at).or_default()),
        })
        .inner;
    clause.map(Intent::Clause)
}

/// The names of all exercises; the open one is filled.
fn choose(ui: &mut Ui, exercises: &[Exercise], open: &mut usize) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::GAP, theme::GAP);
        w::wrap_row(ui, |ui| {
            for (at, exercise) in exercises.iter().enumerate() {
                let name = format!("{}. {}", at + 1, exercise.title());
                let chosen = at == *open;
                let button = if chosen { Button::secondary(&name) } else { Button::quiet(&name) };
                let response = ui.add(button.small());
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(chosen));
                if response.clicked() {
                    *open = at;
                }
            }
        });
    });
    ui.add_space(theme::GAP_CARD);
}
