//! Answers to choose from, each explained as soon as it was chosen; once the right ones are found, all are. It is free
//! to try again.

use std::collections::BTreeSet;

use egui::Ui;
use egui::accesskit::Live;

use crate::app::screens::common;
use crate::app::theme::{self, Severity};
use crate::app::widgets::{self as w, Button, Note, icon};
use crate::content::Library;
use crate::content::id::ClauseId;
use crate::content::lesson::Choice;

/// What was tried.
#[derive(Default)]
pub struct Tried {
    /// What is chosen now.
    ticked: BTreeSet<usize>,
    /// What was looked at, and is explained.
    explained: BTreeSet<usize>,
    /// What was chosen when it was looked at last.
    looked: Option<BTreeSet<usize>>,
    /// The right answers, and no others, were found once.
    solved: bool,
}

impl Tried {
    /// The right answers, and no others, were found once.
    pub fn is_solved(&self) -> bool {
        self.solved
    }

    fn look(&mut self, options: &[Choice]) {
        let right = options.iter().enumerate().filter(|(_, option)| option.right).map(|(at, _)| at);
        self.solved |= self.ticked.iter().copied().eq(right);
        self.explained.extend(&self.ticked);
        self.looked = Some(self.ticked.clone());
    }
}

/// Shows the answers; returns the clause that was clicked.
pub fn ui(ui: &mut Ui, library: &Library, options: &[Choice], needs: usize, tried: &mut Tried) -> Option<ClauseId> {
    let mut clause = None;
    for (at, option) in options.iter().enumerate() {
        if needs == 1 {
            let chosen = tried.ticked.contains(&at);
            if w::radio(ui, chosen, &option.text).clicked() {
                tried.ticked = [at].into();
                tried.look(options);
            }
        } else {
            let mut on = tried.ticked.contains(&at);
            if w::checkbox(ui, &mut on, &option.text).changed() {
                if on {
                    tried.ticked.insert(at)
                } else {
                    tried.ticked.remove(&at)
                };
            }
        }
        let solved = tried.is_solved();
        if solved || tried.explained.contains(&at) {
            let chosen = tried.looked.as_ref().is_some_and(|looked| looked.contains(&at));
            clause = explanation(ui, library, option, chosen || !solved).or(clause);
        }
        ui.add_space(theme::GRID);
    }
    if needs > 1 {
        ui.add_space(theme::GAP);
        let button = if tried.is_solved() { Button::secondary("Check") } else { Button::primary("Check") };
        if ui.add(button.leading(icon::CHECK)).clicked() {
            tried.look(options);
        }
    }
    status(ui, options, needs, tried);
    clause
}

/// Why an answer is right or not; what was not chosen is told more quietly.
fn explanation(ui: &mut Ui, library: &Library, option: &Choice, chosen: bool) -> Option<ClauseId> {
    let note = match (option.right, chosen) {
        (true, _) => Note::severity(Severity::Met).lead("Right."),
        (false, true) => Note::severity(Severity::Major).lead("Not this one."),
        (false, false) => Note::info().lead("Why not:"),
    };
    feedback(ui, library, note.text(&option.why), &option.cites)
}

/// A message with the clauses on which it rests; returns the one that was clicked.
pub fn feedback(ui: &mut Ui, library: &Library, note: Note<'_>, cites: &[ClauseId]) -> Option<ClauseId> {
    let mut clicked = None;
    note.show_with(ui, |ui| {
        for (at, id) in cites.iter().enumerate() {
            if let Some(clause) = library.clause(id) {
                if at > 0 {
                    w::body(ui, ", ");
                }
                if w::clause_link(ui, &clause.label()).clicked() {
                    clicked = Some(id.clone());
                }
            }
        }
    });
    clicked
}

/// How it stands, said by a screen reader as it changes.
fn status(ui: &mut Ui, options: &[Choice], needs: usize, tried: &Tried) {
    let wrong = |looked: &BTreeSet<usize>| looked.iter().filter(|at| options.get(**at).is_some_and(|it| !it.right)).count();
    let words = match &tried.looked {
        _ if tried.is_solved() => "Right. Every answer is explained above.".to_owned(),
        None if needs == 1 => "Choose one answer.".to_owned(),
        None => format!("Choose {needs} answers, then check."),
        Some(looked) if wrong(looked) == 0 => format!("So far right, and not all: {} of {needs}. Choose on.", looked.len()),
        Some(_) => "Not yet. Read why, and choose again.".to_owned(),
    };
    said(ui, &words);
}

/// A line that is said as it changes.
pub fn said(ui: &mut Ui, words: &str) {
    ui.add_space(theme::GAP);
    let response = w::secondary(ui, words);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}

/// Buttons to go back and on among `count` things; the one that leads on is the main one, once this is solved.
pub fn steps(ui: &mut Ui, at: &mut usize, count: usize, what: &str, solved: bool) {
    ui.add_space(theme::GUTTER);
    common::right_row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_CARD;
        if *at + 1 < count {
            let name = format!("Next {what}");
            let button = if solved { Button::primary(&name) } else { Button::secondary(&name) };
            if ui.add(button.trailing(icon::ARROW_RIGHT)).clicked() {
                *at += 1;
            }
        }
        if *at > 0 && ui.add(Button::secondary(&format!("Previous {what}")).leading(icon::ARROW_LEFT)).clicked() {
            *at -= 1;
        }
    });
}
