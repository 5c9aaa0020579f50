//! A draft under the six-line test: the draft stays in sight, and each line of the test is asked by itself.

use std::collections::BTreeMap;

use egui::Ui;

use super::answers::{self, Tried};
use crate::app::screens::common;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Card};
use crate::content::Library;
use crate::content::id::ClauseId;
use crate::content::lesson::Draft;
use crate::words::labels;

/// Which line is open, and what was tried.
#[derive(Default)]
pub struct State {
    at: usize,
    tried: BTreeMap<usize, Tried>,
}

/// Shows the draft and the line that is open; returns the clause that was clicked.
pub fn ui(ui: &mut Ui, library: &Library, draft: &Draft, state: &mut State) -> Option<ClauseId> {
    state.at = state.at.min(draft.lines.len().saturating_sub(1));
    let line = draft.lines.get(state.at)?;
    let t = theme::tokens(ui);
    Card::new().padding(14.0).fill(t.sunk).show(ui, |ui| {
        for (label, text) in &draft.draft {
            common::labelled(ui, label, 120.0 * theme::text_scale(ui), |ui| w::label(ui, text, Type::Body, t.ink));
        }
    });
    ui.add_space(theme::GUTTER);
    w::secondary(ui, format!("Line {} of {}: {}", state.at + 1, draft.lines.len(), labels::test_part(line.part)));
    w::heading(ui, &line.ask);
    ui.add_space(theme::GAP);
    let tried = state.tried.entry(state.at).or_default();
    let clause = ui.push_id(("line", state.at), |ui| answers::ui(ui, library, &line.options, 1, tried)).inner;
    let solved = tried.is_solved();
    answers::steps(ui, &mut state.at, draft.lines.len(), "line", solved);
    clause
}
