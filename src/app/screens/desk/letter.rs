//! The right pane after something was sent: the provider's letter with its clauses, what is not answered yet, or
//! what happened; below it, in sight however long the letter is, what can be done next.

use egui::{Align, Frame, Layout, Margin, Panel, Ui};

use super::pins::Source;
use super::{common, foot, instruction};
use crate::app::intent::{Intent, Work};
use crate::app::printing::{self, Print};
use crate::app::running::Running;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Card, Chip, icon};
use crate::case::reply::{Reply, RequestOutcome};
use crate::content::role::Role;
use crate::words::{self, labels, story};

const COLUMN: f32 = 720.0;

/// Shows a letter, a sending without answer, or an event.
pub fn ui(ui: &mut Ui, running: &mut Running, work: &Work, intents: &mut Vec<Intent>) {
    let margin: i8 = if ui.available_width() > 760.0 { 32 } else { 20 };
    let frame = Frame::new().inner_margin(Margin { left: margin - 8, right: margin, top: 12, bottom: 16 });
    let pending = matches!(work, Work::Sent(number)
        if running.world.request(*number).is_some_and(|dossier| foot::expected(&running.world, dossier)));
    let reply = match work {
        Work::Letter(id) => running.world.replies().iter().find(|reply| reply.id == *id).cloned(),
        _ => None,
    };
    let shown = Panel::bottom("letter foot").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 8, ..Margin::ZERO }).show(ui, |ui| match work {
            Work::Event(index) if instruction::is_here(running, *index) => instruction::buttons(ui, running, intents),
            _ => buttons(ui, running, work, reply.as_ref(), intents),
        });
        ui.add_space(theme::GRID);
        common::right_row(ui, |ui| {
            let number = match work {
                Work::Sent(number) => Some(*number),
                _ => reply.as_ref().map(|reply| reply.request),
            };
            let sent = |number: &u32| running.world.request(*number).is_some_and(|dossier| !dossier.sendings.is_empty());
            if let Some(number) = number.filter(sent) {
                printing::quiet_button(ui, "Print the request", Print::Sent(number), intents);
            }
            foot::ui(ui, running, !pending, intents);
        });
    });
    common::upper_edge(ui, shown.response.rect);
    // Each letter is read from its top, however far the one before was scrolled.
    common::scroll(ui, &format!("letter {work:?}"), |ui| {
        Frame::new().inner_margin(Margin::symmetric(margin, 24)).show(ui, |ui| {
            ui.set_max_width((COLUMN * theme::text_scale(ui)).min(ui.available_width()));
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
        });
    });
    foot::dialogs(ui, running, work, intents);
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
            w::heading(ui, format!("Your {}", words::lower(title)));
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
    let waiting = matches!(work, Work::Sent(_)) && dossier.is_some_and(|dossier| foot::expected(&running.world, dossier));
    ui.spacing_mut().item_spacing = egui::vec2(theme::GAP_CARD, theme::GAP);
    ui.horizontal_wrapped(|ui| {
        if waiting && ui.add(Button::primary("Wait for the next event").leading(icon::CLOCK)).clicked() {
            foot::wait(running, intents);
        }
        if asked && ui.add(Button::primary("Answer the question").leading(icon::CHAT_TEXT)).clicked() {
            running.desk.foot.answering = true;
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
            running.desk.foot.withdrawing = Some(number);
        }
        if !done {
            new(ui, intents, primary);
        } else if again {
            correct(ui, intents, Button::quiet(text));
        }
    });
}
