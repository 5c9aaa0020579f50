//! How it ended, three things to do first, and, behind a button, the rest.

use egui::{Frame, Margin, Ui};

use super::{Shared, State, common, note_card};
use crate::app::debrief_view::{Marked, Note};
use crate::app::intent::Intent;
use crate::app::printing::{self, Print};
use crate::app::running::Running;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Card, icon};

/// Shows the overview.
pub fn ui(
    ui: &mut Ui,
    shared: &Shared<'_>,
    running: &Running,
    marked: &Marked,
    state: &mut State,
    marks: &mut common::Marks,
    intents: &mut Vec<Intent>,
) {
    common::scroll(ui, "overview", |ui| {
        Frame::new().inner_margin(Margin::symmetric(32, 24)).show(ui, |ui| {
            ui.set_max_width((820.0 * theme::text_scale(ui)).min(ui.available_width()));
            Card::new().show(ui, |ui| {
                w::title(ui, &marked.outcome_title);
                ui.add_space(theme::GRID);
                w::body(ui, &marked.outcome_text);
            });
            ui.add_space(theme::GUTTER);
            three(ui, marked);
            ui.add_space(theme::GUTTER);
            let all = state.all;
            ui.scope(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(theme::GAP_CARD, theme::GAP);
                ui.horizontal_wrapped(|ui| {
                    if !all && ui.add(Button::secondary("Show all").leading(icon::CARET_DOWN)).clicked() {
                        state.all = true;
                    }
                    printing::button(ui, "Print the debrief", Print::Debrief, intents);
                });
            });
            if !all {
                return;
            }
            ui.add_space(theme::GUTTER);
            rest(ui, shared, running, marked, state, marks, intents);
        });
    });
}

fn three(ui: &mut Ui, marked: &Marked) {
    let t = theme::tokens(ui);
    Card::new().bar(t.accent).show(ui, |ui| {
        let heading = match marked.three.len() {
            0 => "Nothing to put right first",
            1 => "One thing first",
            2 => "Two things first",
            _ => "Three things first",
        };
        w::heading(ui, heading);
        ui.add_space(theme::GAP);
        if marked.three.is_empty() {
            w::body(ui, "No rule found a mistake. What no rule can judge is yours: read the model path and compare.");
        }
        for (index, text) in marked.three.iter().enumerate() {
            ui.horizontal_top(|ui| {
                w::label(ui, format!("{}", index + 1), Type::Strong, t.accent);
                ui.add_space(theme::GRID);
                ui.vertical(|ui| w::body(ui, text));
            });
            ui.add_space(theme::GRID);
        }
        well(ui, marked);
    });
}

/// What was right: how much, and the two things that count most.
fn well(ui: &mut Ui, marked: &Marked) {
    if marked.met == 0 {
        return;
    }
    let t = theme::tokens(ui);
    ui.add_space(theme::GAP);
    ui.horizontal_top(|ui| {
        icon::show(ui, icon::CHECK_CIRCLE, t.met);
        ui.add_space(theme::GRID);
        ui.vertical(|ui| {
            let count =
                if marked.met == 1 { "One point was right.".to_owned() } else { format!("{} points were right.", marked.met) };
            let said = std::iter::once(count).chain(marked.well.iter().cloned()).collect::<Vec<_>>().join(" ");
            w::label(ui, said, Type::Body, t.ink2);
        });
    });
}

#[allow(clippy::too_many_arguments)]
fn rest(
    ui: &mut Ui,
    shared: &Shared<'_>,
    running: &Running,
    marked: &Marked,
    state: &mut State,
    marks: &mut common::Marks,
    intents: &mut Vec<Intent>,
) {
    let scenario = running.world.scenario();
    let t = theme::tokens(ui);
    let (right, wrong): (Vec<&Note>, Vec<&Note>) =
        marked.acts.iter().partition(|note| note.severity == Some(theme::Severity::Met));
    if !marked.acts.is_empty() {
        w::heading(ui, "What you did beside the forms");
        ui.add_space(theme::GAP);
        for (index, note) in wrong.iter().enumerate() {
            ui.push_id(("act", index), |ui| note_card(ui, shared, note, None, intents));
            ui.add_space(theme::GAP_CARD);
        }
        if !right.is_empty() {
            if state.acts_met {
                for (index, note) in right.iter().enumerate() {
                    ui.push_id(("met act", index), |ui| note_card(ui, shared, note, None, intents));
                    ui.add_space(theme::GAP_CARD);
                }
            } else if ui
                .add(Button::quiet(&format!("Show what was right ({})", right.len())).leading(icon::CHECK_CIRCLE))
                .clicked()
            {
                state.acts_met = true;
            }
        }
        ui.add_space(theme::GUTTER);
    }
    if !scenario.elements.is_empty() {
        w::heading(ui, "What shows the offence, beside the victim's word");
        ui.add_space(theme::GAP);
        Card::new().show(ui, |ui| {
            let facts: Vec<(&str, String)> =
                scenario.elements.iter().map(|element| (element.element.as_str(), element.shown_by.clone())).collect();
            crate::app::screens::brief::facts(ui, &facts);
        });
        ui.add_space(theme::GUTTER);
    }
    if !scenario.self_checks.is_empty() {
        w::heading(ui, "Judge these yourself");
        ui.add_space(theme::GAP);
        for (index, check) in scenario.self_checks.iter().enumerate() {
            Card::new().show(ui, |ui| {
                w::strong(ui, &check.question);
                ui.add_space(theme::GRID);
                ui.push_id(("self", index), |ui| {
                    if state.models.contains(&index) {
                        w::secondary(ui, "A model answer");
                        w::body(ui, &check.model);
                        if let Some(id) = common::links(ui, shared.library, &check.cites) {
                            intents.push(Intent::Clause(id));
                        }
                    } else if ui.add(Button::quiet("Show a model answer").small()).clicked() {
                        state.models.insert(index);
                    }
                });
            });
            ui.add_space(theme::GAP_CARD);
        }
        ui.add_space(theme::GAP);
    }
    if !scenario.debrief_questions.is_empty() {
        w::heading(ui, "To talk about");
        ui.add_space(theme::GAP);
        Card::new().show(ui, |ui| {
            for question in &scenario.debrief_questions {
                marks.show(ui, question);
            }
        });
        ui.add_space(theme::GUTTER);
    }
    if !scenario.changed_since.is_empty() {
        w::heading(ui, "What the law changed since");
        ui.add_space(theme::GAP);
        Card::new().show(ui, |ui| {
            for (index, (text, clause)) in scenario.changed_since.iter().enumerate() {
                ui.push_id(("changed", index), |ui| {
                    w::label(ui, text, Type::Body, t.ink);
                    if let Some(id) = common::links(ui, shared.library, std::slice::from_ref(clause)) {
                        intents.push(Intent::Clause(id));
                    }
                });
                ui.add_space(theme::GRID);
            }
        });
    }
}
