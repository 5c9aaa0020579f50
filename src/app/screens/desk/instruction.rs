//! A superior wants something that the facts do not carry: what can be answered, and what was answered.

use egui::Ui;

use super::common;
use crate::app::intent::{Intent, Work};
use crate::app::running::Running;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Dialog, TextField, icon};
use crate::case::Action;

/// Which answer is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answering {
    /// A refusal.
    Refuse,
    /// A record, and a referral.
    Refer,
}

/// True when this event brought the instruction of the case.
pub fn is_here(running: &Running, index: usize) -> bool {
    running.world.instruction().is_some_and(|instruction| instruction.event == index)
}

/// What was answered so far.
pub fn answers(ui: &mut Ui, running: &Running) {
    let t = theme::tokens(ui);
    for answer in running.world.instruction_answers() {
        ui.add_space(theme::GAP_CARD);
        w::separator(ui);
        ui.add_space(theme::GAP_CARD);
        w::strong(ui, if answer.referred { "You recorded and referred it" } else { "You refused in writing" });
        w::secondary(ui, common::moment(answer.at));
        ui.add_space(theme::GRID);
        w::label(ui, &answer.text, Type::Body, t.ink);
    }
}

/// The ways to answer. Saying nothing is one too: nothing is written, and one goes on.
pub fn buttons(ui: &mut Ui, running: &mut Running, intents: &mut Vec<Intent>) {
    let answered = !running.world.instruction_answers().is_empty();
    ui.spacing_mut().item_spacing = egui::vec2(theme::GAP_CARD, theme::GAP);
    ui.horizontal_wrapped(|ui| {
        if ui.add(Button::secondary("Refuse in writing").leading(icon::PROHIBIT)).clicked() {
            running.desk.answering_instruction = Some(Answering::Refuse);
        }
        if ui.add(Button::secondary("Record and refer to a prosecutor or the legal branch").leading(icon::SCALES)).clicked() {
            running.desk.answering_instruction = Some(Answering::Refer);
        }
        let on = if answered { "Go on" } else { "Say nothing" };
        if ui.add(Button::quiet(on)).clicked() {
            intents.push(Intent::Work(Work::Decide));
        }
    });
    ui.add_space(theme::GAP);
    w::secondary(
        ui,
        if answered { "You can add to it until you close the case." } else { "You can answer until you close the case." },
    );
}

/// Asks for the words.
pub fn dialog(ui: &mut Ui, running: &mut Running, intents: &mut Vec<Intent>) {
    let Some(answering) = running.desk.answering_instruction else { return };
    let (title, label, line, button) = match answering {
        Answering::Refuse => (
            "Refuse in writing",
            "Your answer to the superior",
            "Polite and short. It goes into the case file with date and hour.",
            "Sign it",
        ),
        Answering::Refer => (
            "Record and refer",
            "What you record, and to whom you refer it",
            "Who asked for what, when, and what the papers show. It goes to the person whom you name.",
            "Record and refer",
        ),
    };
    let mut open = true;
    let ctx = ui.ctx().clone();
    let width = 560.0 * theme::text_scale(ui);
    Dialog::new("instruction", title).width(width).show(&ctx, &mut open, |ui| {
        w::body(ui, line);
        ui.add_space(theme::GAP_CARD);
        if TextField::new(label).rows(6).id_salt("instruction").show(ui, &mut running.desk.instruction).changed() {
            intents.push(Intent::Typed);
        }
        ui.add_space(theme::GUTTER);
        common::right_row(ui, |ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_CARD;
            let text = running.desk.instruction.trim().to_owned();
            if ui.add_enabled(!text.is_empty(), Button::primary(button).leading(icon::PENCIL_LINE)).clicked() {
                intents.push(Intent::Act(match answering {
                    Answering::Refuse => Action::RefuseInstruction { text },
                    Answering::Refer => Action::RecordAndRefer { text },
                }));
                running.desk.answering_instruction = None;
                ui.close();
            }
            if ui.add(Button::secondary("Cancel")).clicked() {
                running.desk.answering_instruction = None;
                ui.close();
            }
        });
    });
    if !open {
        running.desk.answering_instruction = None;
    }
}
