//! The right pane after something was sent: the provider's letter with its clauses, what is not answered yet, or
//! what happened; below it, what can be done next.

use egui::{Align, Frame, Layout, Margin, Panel, Ui};

use super::pins::Source;
use super::{common, instruction};
use crate::app::intent::{Intent, Work};
use crate::app::printing::{self, Print};
use crate::app::running::Running;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Card, Chip, Confirm, Dialog, icon};
use crate::case::reply::{Reply, RequestOutcome};
use crate::case::world::{Deadline, Dossier};
use crate::case::{Action, World};
use crate::content::role::Role;
use crate::content::time::CaseTime;
use crate::words::{self, labels, story};

/// Which dialog is open.
#[derive(Default)]
pub struct State {
    closing: bool,
    /// It is asked whether days shall pass although no answer is expected.
    waiting: bool,
    /// A request or copy that is to be given up, and is asked about.
    withdrawing: Option<u32>,
    answering: bool,
    why: String,
}

const COLUMN: f32 = 720.0;

/// Shows a letter, a sending without answer, or an event.
pub fn ui(ui: &mut Ui, running: &mut Running, work: &Work, intents: &mut Vec<Intent>) {
    let margin: i8 = if ui.available_width() > 760.0 { 32 } else { 20 };
    let frame = Frame::new().inner_margin(Margin { left: margin - 8, right: margin, top: 8, bottom: 16 });
    let pending = matches!(work, Work::Sent(number)
        if running.world.request(*number).is_some_and(|dossier| expected(&running.world, dossier)));
    Panel::bottom("letter foot").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        common::right_row(ui, |ui| foot(ui, running, !pending, intents));
    });
    // Each letter is read from its top, however far the one before was scrolled.
    common::scroll(ui, &format!("letter {work:?}"), |ui| {
        Frame::new().inner_margin(Margin::symmetric(margin, 24)).show(ui, |ui| {
            ui.set_max_width((COLUMN * theme::text_scale(ui)).min(ui.available_width()));
            let reply = match work {
                Work::Letter(id) => running.world.replies().iter().find(|reply| reply.id == *id).cloned(),
                _ => None,
            };
            Card::new().padding(28.0).show(ui, |ui| match (work, &reply) {
                (Work::Letter(_), Some(reply)) => letter(ui, running, reply, intents),
                (Work::Sent(number), _) => sent(ui, running, *number),
                (Work::Event(index), _) => event(ui, running, *index),
                _ => {
                    w::empty_state(ui, icon::ENVELOPE_SIMPLE, "Letters will stand here", "Send a request, then wait.");
                }
            });
            if let Some(reply) = reply.as_ref() {
                came_with(ui, running, reply, intents);
            }
            let number = match work {
                Work::Sent(number) => Some(*number),
                _ => reply.as_ref().map(|reply| reply.request),
            };
            if let Some(dossier) = number.and_then(|number| running.world.request(number)) {
                super::chain::ui(ui, &running.world, dossier, intents);
            }
            ui.add_space(theme::GUTTER);
            match work {
                Work::Event(index) if instruction::is_here(running, *index) => instruction::buttons(ui, running, intents),
                _ => buttons(ui, running, work, reply.as_ref(), intents),
            }
        });
    });
    dialogs(ui, running, work, intents);
}

fn letter(ui: &mut Ui, running: &Running, reply: &Reply, intents: &mut Vec<Intent>) {
    let world = &running.world;
    let library = world.library();
    let dossier = world.request(reply.request);
    let provider = reply.provider.as_ref().and_then(|id| library.providers.get(id));
    let title = dossier.map_or("Your request", |dossier| labels::request(dossier.measure));
    let from = format!("{}, {}, {} UTC", reply.from, reply.at.to_utc().day_text(), reply.at.to_utc().clock_text());
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        let (severity, glyph) = common::outcome_look(reply.outcome);
        ui.add(Chip::toned(severity, glyph, labels::outcome(reply.outcome)));
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            w::heading(ui, format!("Your {}", lower(title)));
            w::secondary(ui, from);
        });
    });
    ui.add_space(theme::GUTTER);
    if let Some(provider) = provider {
        let reference = dossier
            .and_then(|dossier| {
                let sent = dossier.sendings.last()?;
                world.view(dossier, &sent.values).map(|view| view.text(Role::Reference).into_owned())
            })
            .unwrap_or_default();
        paragraph(ui, &words::reply::opening(provider, &reference));
    }
    let notebook = world.notebook().to_vec();
    let id = format!("reply-{}", reply.id);
    let mut source = Source::new(&id, &notebook, "");
    let mut at = 0;
    let t = theme::tokens(ui);
    for (index, (text, clause)) in words::reply::letter(world, reply).into_iter().enumerate() {
        let link = (112.0 * theme::text_scale(ui)).min(ui.available_width() * 0.3);
        let room = ui.available_width() - link - theme::GUTTER;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().interact_size.y = 0.0;
            ui.allocate_ui_with_layout(egui::vec2(room, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_min_width(room);
                source.piece(ui, &format!("Sentence {}", index + 1), &text, at, (Type::Body, t.ink), &[]);
            });
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                if let Some((id, clause)) = clause.as_ref().and_then(|id| Some((id, library.clause(id)?)))
                    && w::clause_link(ui, &clause.label()).clicked()
                {
                    intents.push(Intent::Clause(id.clone()));
                }
            });
        });
        at += text.chars().count() + 1;
        ui.add_space(theme::GAP_CARD);
    }
    if !reply.asks.is_empty() {
        w::strong(ui, "We ask");
        for question in &reply.asks {
            paragraph(ui, labels::question(*question));
        }
    }
    if let Some(provider) = provider {
        paragraph(ui, &provider.tone.closing);
        let color = theme::tokens(ui).ink2;
        w::label(ui, &provider.tone.signature, Type::Body, color);
    }
    super::guidelines::pin_if_picked(ui, source, intents);
}

fn paragraph(ui: &mut Ui, text: &str) {
    w::body(ui, text);
    ui.add_space(theme::GAP_CARD);
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Records that came with a letter, and the way to their package. Where handling is what the case is about, they are
/// read there and not here.
fn came_with(ui: &mut Ui, running: &Running, reply: &Reply, intents: &mut Vec<Intent>) {
    let package = (0..running.world.received().len()).find(|index| running.brought_by_letter(*index) == Some(reply.id));
    let read_there = running.world.scenario().handling && package.is_some();
    if !reply.records.is_empty() && !read_there {
        ui.add_space(theme::GUTTER);
        records(ui, running, reply, intents);
    }
    let Some(package) = package else { return };
    ui.add_space(theme::GUTTER);
    Card::new().show(ui, |ui| {
        common::right_row(ui, |ui| {
            if ui.add(Button::secondary("Open the package").leading(icon::ARCHIVE)).clicked() {
                intents.push(Intent::Work(Work::Package(package)));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let files = running.world.received()[package].package.files.len();
                let files = if files == 1 { "One file".to_owned() } else { format!("{files} files") };
                w::body(ui, format!("{files} came with the letter, as a package."));
            });
        });
    });
}

fn records(ui: &mut Ui, running: &Running, reply: &Reply, intents: &mut Vec<Intent>) {
    Card::new().show(ui, |ui| {
        w::strong(ui, "Records that came with the letter");
        w::secondary(ui, "As the provider prints them; times in UTC where a Z stands behind them.");
        ui.add_space(theme::GAP);
        let notebook = running.world.notebook().to_vec();
        let id = format!("reply-{}-records", reply.id);
        let mut source = Source::new(&id, &notebook, "");
        let mut at = 0;
        let t = theme::tokens(ui);
        for (index, line) in reply.records.iter().enumerate() {
            source.piece(ui, &format!("Record {}", index + 1), line, at, (Type::Mono, t.ink), &[]);
            at += line.chars().count() + 1;
        }
        super::guidelines::pin_if_picked(ui, source, intents);
    });
}

fn sent(ui: &mut Ui, running: &Running, number: u32) {
    let world = &running.world;
    let Some(dossier) = world.request(number) else { return };
    let t = theme::tokens(ui);
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        ui.add(Chip::status(labels::outcome(RequestOutcome::Pending)));
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            w::heading(ui, format!("{} sent", labels::request(dossier.measure)));
            w::secondary(ui, story::addressed(world, dossier));
        });
    });
    ui.add_space(theme::GUTTER);
    if let Some(sending) = dossier.sendings.last() {
        paragraph(ui, &format!("It went out on {}.", common::moment(sending.at)));
    }
    w::label(ui, "No letter has come yet. You can let time pass, or go on with something else meanwhile.", Type::Body, t.ink);
}

fn event(ui: &mut Ui, running: &Running, index: usize) {
    let Some(event) = running.world.event(index) else { return };
    w::heading(ui, &event.title);
    w::secondary(ui, common::moment(event.at));
    ui.add_space(theme::GUTTER);
    let (text, _) = common::plain(&event.text);
    w::body(ui, text);
    if instruction::is_here(running, index) {
        instruction::answers(ui, running);
    }
}

fn buttons(ui: &mut Ui, running: &mut Running, work: &Work, reply: Option<&Reply>, intents: &mut Vec<Intent>) {
    let request = match work {
        Work::Sent(number) => Some(*number),
        _ => reply.map(|reply| reply.request),
    };
    let dossier = request.and_then(|number| running.world.request(number));
    let last = reply.is_some_and(|reply| running.world.last_reply(reply.request).is_some_and(|last| last.id == reply.id));
    let outcome = request.map(|number| running.world.outcome_of(number));
    let asked = last && reply.is_some_and(|reply| !reply.asks.is_empty()) && outcome == Some(RequestOutcome::Asked);
    let again = last && dossier.is_some_and(|dossier| !dossier.withdrawn && dossier.form.is_some());
    let short = matches!(
        outcome,
        Some(RequestOutcome::Returned | RequestOutcome::Refused | RequestOutcome::Partly | RequestOutcome::Narrowed)
    );
    // A letter that will never come looks like one that is late.
    let waiting = matches!(work, Work::Sent(_)) && dossier.is_some_and(|dossier| expected(&running.world, dossier));
    let sent = dossier.filter(|dossier| !dossier.sendings.is_empty()).map(|dossier| dossier.number);
    ui.spacing_mut().item_spacing = egui::vec2(theme::GAP_CARD, theme::GAP);
    ui.horizontal_wrapped(|ui| {
        if waiting && ui.add(Button::primary("Wait for the next event").leading(icon::CLOCK)).clicked() {
            wait(running, intents);
        }
        if asked && ui.add(Button::primary("Answer the question").leading(icon::CHAT_TEXT)).clicked() {
            running.desk.letter.answering = true;
        }
        let correct = |ui: &mut Ui, intents: &mut Vec<Intent>, button: Button<'_>| {
            if ui.add(button.leading(icon::PENCIL_LINE)).clicked()
                && let Some(number) = request
            {
                intents.push(Intent::Work(Work::Form(number)));
            }
        };
        let text = "Correct and send again";
        // Where all was given there is nothing to correct; it then stands last, for a change of mind.
        let done = matches!(outcome, Some(RequestOutcome::Granted | RequestOutcome::Preserved));
        let new = |ui: &mut Ui, intents: &mut Vec<Intent>, primary: bool| {
            let text = "New measure";
            let button = if primary { Button::primary(text) } else { Button::secondary(text) };
            if ui.add(button.leading(icon::PLUS)).clicked() {
                intents.push(Intent::Work(Work::Decide));
            }
        };
        let primary = !(waiting || asked || again && short);
        if again && !done {
            let button = if short && !asked { Button::primary(text) } else { Button::secondary(text) };
            correct(ui, intents, button);
        }
        if done {
            new(ui, intents, primary);
        }
        let frozen = request
            .is_some_and(|number| running.world.tickets().iter().any(|ticket| ticket.request == number && !ticket.withdrawn));
        let taken_back = if frozen && last {
            Some("Release the copy")
        } else if waiting {
            Some("Withdraw the request")
        } else {
            None
        };
        if let (Some(text), Some(number)) = (taken_back, request)
            && ui.add(Button::quiet(text).leading(icon::ARROW_BEND_UP_LEFT)).clicked()
        {
            running.desk.letter.withdrawing = Some(number);
        }
        if !done {
            new(ui, intents, primary);
        } else if again {
            correct(ui, intents, Button::quiet(text));
        }
        if let Some(number) = sent {
            printing::button(ui, "Print the request", Print::Sent(number), intents);
        }
    });
}

/// True while a letter can still come, as far as the officer knows.
fn expected(world: &World, dossier: &Dossier) -> bool {
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
fn wait(running: &mut Running, intents: &mut Vec<Intent>) {
    let world = &running.world;
    let far = world.next_event().is_some_and(|at| at.minutes_since(world.now()) > DAYS_UNASKED * 24 * 60);
    if far && !world.requests().iter().any(|dossier| expected(world, dossier)) {
        running.desk.letter.waiting = true;
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
    if !running.desk.letter.waiting {
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
            w::body(ui, format!("A deadline that you know: {}, on {due}.", lower(&story::deadline(deadline))));
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
    running.desk.letter.waiting = open;
}

/// At the foot of the right pane: let time pass, or end it.
pub fn foot(ui: &mut Ui, running: &mut Running, waits: bool, intents: &mut Vec<Intent>) {
    ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = theme::GRID;
        if ui.add(Button::quiet("Close the case").leading(icon::LOCK_SIMPLE)).clicked() {
            running.desk.letter.closing = true;
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

fn dialogs(ui: &mut Ui, running: &mut Running, work: &Work, intents: &mut Vec<Intent>) {
    close_dialog(ui, running, intents);
    withdraw_dialog(ui, running, intents);
    instruction::dialog(ui, running, intents);
    if !running.desk.letter.answering {
        return;
    }
    let Work::Letter(id) = work else {
        running.desk.letter.answering = false;
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
                running.desk.letter.answering = false;
                ui.close();
            }
            if ui.add(Button::secondary("Cancel")).clicked() {
                running.desk.letter.answering = false;
                ui.close();
            }
        });
    });
    running.desk.letter.answering &= open;
}

/// Asks before a request or a copy is given up.
fn withdraw_dialog(ui: &mut Ui, running: &mut Running, intents: &mut Vec<Intent>) {
    let Some(number) = running.desk.letter.withdrawing else { return };
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
            running.desk.letter.withdrawing = None;
            intents.push(Intent::Act(Action::Withdraw { request: number, text: String::new() }));
        }
        Some(Confirm::No) => running.desk.letter.withdrawing = None,
        None => {}
    }
}

/// Asks before the case is closed, and before days pass for nothing.
pub fn close_dialog(ui: &mut Ui, running: &mut Running, intents: &mut Vec<Intent>) {
    wait_dialog(ui, running, intents);
    let state = &mut running.desk.letter;
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
