//! The questions of a lesson, one at a time.

use std::collections::BTreeMap;

use egui::Ui;

use super::answers::{self, Tried};
use crate::app::intent::Intent;
use crate::app::theme;
use crate::app::widgets as w;
use crate::content::Library;
use crate::content::lesson::Question;

/// Which question is open, and what was tried.
#[derive(Default)]
pub struct Asked {
    at: usize,
    tried: BTreeMap<usize, Tried>,
}

impl Asked {
    /// The last question is open.
    pub fn is_last(&self, questions: &[Question]) -> bool {
        self.at + 1 >= questions.len()
    }
}

/// Shows the question that is open.
pub fn ui(ui: &mut Ui, library: &Library, questions: &[Question], asked: &mut Asked) -> Option<Intent> {
    asked.at = asked.at.min(questions.len().saturating_sub(1));
    let question = questions.get(asked.at)?;
    w::secondary(ui, format!("Question {} of {}", asked.at + 1, questions.len()));
    w::heading(ui, &question.ask);
    ui.add_space(theme::GAP_CARD);
    let tried = asked.tried.entry(asked.at).or_default();
    let clause =
        ui.push_id(("question", asked.at), |ui| answers::ui(ui, library, &question.options, question.needs, tried)).inner;
    let solved = tried.is_solved();
    answers::steps(ui, &mut asked.at, questions.len(), "question", solved);
    clause.map(Intent::Clause)
}
