//! The foot of the right pane: let time pass, or close the case; and what is asked before days pass for nothing, a request
//! or a copy is given up, a question is answered, or the case is closed.

use egui::{Align, Layout, Ui};

use super::{common, instruction};
use crate::app::intent::{Intent, Work};
use crate::app::running::Running;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Confirm, Dialog, icon};
use crate::case::reply::RequestOutcome;
use crate::case::world::{Deadline, Dossier};
use crate::case::{Action, World};
use crate::content::time::CaseTime;
use crate::words::{self, labels, story};

/// Which dialog is open.
#[derive(Default)]
pub struct State {
    closing: bool,
    /// It is asked whether days shall pass although no answer is expected.
    waiting: bool,
    /// A request or copy that is to be given up, and is asked about.
    pub withdrawing: Option<u32>,
    /// The answer to a question is being written.
    pub answering: bool,
    why: String,
}

/// At the foot of the right pane: let time pass, or end it.
pub fn ui(ui: &mut Ui, running: &mut Running, waits: bool, intents: &mut Vec<Intent>) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = theme::GRID;
        if ui.add(Button::quiet("Close the case").leading(icon::LOCK_SIMPLE)).clicked() {
            running.desk.foot.closing = true;
        }
        if waits && ui.add(Button::quiet("Wait for the next event").leading(icon::CLOCK)).clicked() {
            wait(running, intents);
        }
        // What waiting came to stands beside the button, where nothing has to move for it.
        if let Some((actions, said)) = &running.desk.notice
            && *actions == running.world.actions()
        {
            ui.add_space(theme::GAP);
            let color = theme::tokens(ui).ink2;
            w::elided(ui, said, Type::Body, color);
        }
    });
}

/// True while a letter can still come, as far as the officer knows.
pub fn expected(world: &World, dossier: &Dossier) -> bool {
    let Some(sending) = dossier.sendings.last().filter(|_| !dossier.withdrawn) else { return false };
    match world.outcome_of(dossier.number) {
        RequestOutcome::Pending => true,
        RequestOutcome::Silent => world.now() <= sending.answer_by,
        _ => false,
    }
}

/// Days that pass without a question.
const DAYS_UNASKED: i64 = 3;

/// Lets time pass; asks first where days would pass for nothing that the officer waits for.
pub fn wait(running: &mut Running, intents: &mut Vec<Intent>) {
    let world = &running.world;
    let far = world.next_event().is_some_and(|at| at.minutes_since(world.now()) > DAYS_UNASKED * 24 * 60);
    if far && !world.requests().iter().any(|dossier| expected(world, dossier)) {
        running.desk.foot.waiting = true;
    } else {
        intents.push(Intent::Wait);
    }
}

/// A known deadline that the wait would run into, and the morning of the day before it.
fn day_before(world: &World) -> Option<(Deadline, CaseTime)> {
    let next = world.next_event()?;
    let deadline = world.deadlines().into_iter().find(|deadline| deadline.at <= next)?;
    let nine = chrono::NaiveTime::from_hms_opt(9, 0, 0)?;
    let local = deadline.at.to_offset(world.now().offset());
    let before = CaseTime::at(local.date().plus_days(-1), nine, world.now().offset());
    (before > world.now()).then_some((deadline, before))
}

/// Asks before days pass although no answer is on its way.
fn wait_dialog(ui: &mut Ui, running: &mut Running, intents: &mut Vec<Intent>) {
    if !running.desk.foot.waiting {
        return;
    }
    let before = day_before(&running.world);
    let mut open = true;
    let ctx = ui.ctx().clone();
    let width = 520.0 * theme::text_scale(ui);
    Dialog::new("wait", "Let the days pass?").width(width).show(&ctx, &mut open, |ui| {
        w::body(ui, "No answer is on its way. Let the days pass until something happens?");
        if let Some((deadline, _)) = &before {
            ui.add_space(theme::GAP);
            let due = deadline.at.to_offset(running.world.now().offset()).day_text();
            w::body(ui, format!("A deadline that you know: {}, on {due}.", words::lower(&story::deadline(deadline))));
        }
        ui.add_space(theme::GUTTER);
        ui.spacing_mut().item_spacing = egui::vec2(theme::GAP_CARD, theme::GAP);
        ui.horizontal_wrapped(|ui| {
            let mut go = false;
            if let Some((_, at)) = &before {
                if ui.add(Button::primary(&format!("Wait until {}", at.day_text()))).clicked() {
                    running.desk.wait_until = Some(*at);
                    go = true;
                }
                go |= ui.add(Button::secondary("Until something happens")).clicked();
            } else {
                go |= ui.add(Button::primary("Let the days pass")).clicked();
            }
            if go {
                intents.push(Intent::Wait);
            }
            if ui.add(Button::secondary("Not yet")).clicked() || go {
                ui.close();
            }
        });
    });
    running.desk.foot.waiting = open;
}

/// What is asked before something is done that a letter, or a sending without one, offers.
pub fn dialogs(ui: &mut Ui, running: &mut Running, work: &Work, intents: &mut Vec<Intent>) {
    close_dialog(ui, running, intents);
    withdraw_dialog(ui, running, intents);
    instruction::dialog(ui, running, intents);
    if !running.desk.foot.answering {
        return;
    }
    let Work::Letter(id) = work else {
        running.desk.foot.answering = false;
        return;
    };
    let Some(reply) = running.world.replies().iter().find(|reply| reply.id == *id).cloned() else { return };
    let mut open = true;
    let ctx = ui.ctx().clone();
    Dialog::new("answer", "Answer the question").width(560.0).show(&ctx, &mut open, |ui| {
        for question in &reply.asks {
            w::body(ui, labels::question(*question));
        }
        ui.add_space(theme::GAP_CARD);
        let typed = w::TextField::new("Your answer").rows(5).id_salt("answer").show(ui, &mut running.desk.answer);
        if typed.changed() {
            intents.push(Intent::Typed);
        }
        ui.add_space(theme::GUTTER);
        common::right_row(ui, |ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_CARD;
            let ready = !running.desk.answer.trim().is_empty();
            if ui.add_enabled(ready, Button::primary("Send the answer").leading(icon::PAPER_PLANE_TILT)).clicked() {
                let text = running.desk.answer.trim().to_owned();
                intents.push(Intent::Act(Action::Answer { reply: reply.id, text, values: Default::default() }));
                running.desk.foot.answering = false;
                ui.close();
            }
            if ui.add(Button::secondary("Cancel")).clicked() {
                running.desk.foot.answering = false;
                ui.close();
            }
        });
    });
    running.desk.foot.answering &= open;
}

/// Asks before a request or a copy is given up.
fn withdraw_dialog(ui: &mut Ui, running: &mut Running, intents: &mut Vec<Intent>) {
    let Some(number) = running.desk.foot.withdrawing else { return };
    let ticket = running
        .world
        .tickets()
        .iter()
        .find(|ticket| ticket.request == number && !ticket.withdrawn)
        .map(|ticket| ticket.number.clone());
    let (title, text, action) = match ticket {
        Some(ticket) => (
            "Release the copy?",
            format!(
                "The company deletes the copy of {ticket}. What is gone from the live account cannot be asked for after that."
            ),
            "Release it",
        ),
        None => ("Withdraw the request?", "It will not be answered. You can write a new one.".to_owned(), "Withdraw it"),
    };
    match w::confirm(ui.ctx(), "withdraw", title, &text, action) {
        Some(Confirm::Yes) => {
            running.desk.foot.withdrawing = None;
            intents.push(Intent::Act(Action::Withdraw { request: number, text: String::new() }));
        }
        Some(Confirm::No) => running.desk.foot.withdrawing = None,
        None => {}
    }
}

/// Asks before the case is closed, and before days pass for nothing.
pub fn close_dialog(ui: &mut Ui, running: &mut Running, intents: &mut Vec<Intent>) {
    wait_dialog(ui, running, intents);
    let state = &mut running.desk.foot;
    if !state.closing {
        return;
    }
    let waits = running.world.requests().iter().filter(|dossier| expected(&running.world, dossier)).count();
    let mut text =
        "Nothing more can be done in it after that. You then see how your work is judged, what was saved and what was lost."
            .to_owned();
    if waits > 0 {
        text = format!("An answer is still on its way ({waits}). {text}");
    }
    let mut open = true;
    let ctx = ui.ctx().clone();
    let sure = Dialog::new("close the case", "Close the case?").width(420.0).show(&ctx, &mut open, |ui| {
        w::body(ui, text);
        ui.add_space(theme::GUTTER);
        common::right_row(ui, |ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_CARD;
            let yes = ui.add(Button::danger("Close for good")).clicked();
            if ui.add(Button::secondary("Keep it open")).clicked() || yes {
                ui.close();
            }
            yes
        })
    });
    if sure == Some(true) {
        intents.push(Intent::Close(std::mem::take(&mut state.why)));
    }
    state.closing = open;
}
