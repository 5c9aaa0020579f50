//! The way of a request for mutual legal assistance, desk by desk: where it was, where it lies, and what came back.

use egui::Ui;

use super::common;
use crate::app::intent::{Intent, Work};
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Card, Chip, icon};
use crate::case::World;
use crate::case::reply::{Reply, RequestOutcome};
use crate::case::world::{Dossier, Happened, Passage};
use crate::words::labels;

/// Shows the way of a request that is on one.
pub fn ui(ui: &mut Ui, world: &World, dossier: &Dossier, intents: &mut Vec<Intent>) {
    let Some(passage) = &dossier.passage else { return };
    let number = dossier.number;
    ui.add_space(theme::GUTTER);
    Card::new().show(ui, |ui| {
        w::strong(ui, "Its way");
        let said = match &passage.number {
            Some(number) => format!("Number {number}."),
            None => "No number yet: the central authority gives it when it sends the request.".to_owned(),
        };
        w::secondary(ui, format!("{said} The days at each desk are simulated."));
        ui.add_space(theme::GAP_CARD);
        for stage in 0..world.chain().len() {
            desk(ui, world, number, passage, stage, intents);
        }
        let company = dossier.provider.as_ref().and_then(|id| world.library().providers.get(id));
        let name = company.map_or("The company", |provider| provider.name.as_str());
        let answered = world.replies().iter().any(|reply| reply.request == number && reply.provider.is_some());
        let ordered = passage.stage >= world.chain().len();
        let (glyph, look, said) = match (answered, ordered) {
            (true, _) => (icon::CHECK_CIRCLE, Look::Done, "Has answered."),
            (false, true) => (icon::HOURGLASS_MEDIUM, Look::Now, "Has the order, and answers in its own time."),
            (false, false) => (icon::BUILDINGS, Look::ToCome, "Answers once it is ordered."),
        };
        row(ui, glyph, look, name, said, true, |_| ());
    });
}

#[derive(Clone, Copy, PartialEq)]
enum Look {
    Done,
    Now,
    ToCome,
}

fn desk(ui: &mut Ui, world: &World, number: u32, passage: &Passage, stage: usize, intents: &mut Vec<Intent>) {
    let Some(known) = world.chain().get(stage) else { return };
    let office = world.office(number, stage);
    let passed = world.story().iter().rev().find(|entry| entry.what == Happened::Passed(number, stage)).map(|entry| entry.at);
    let back: Vec<&Reply> = world
        .replies()
        .iter()
        .filter(|reply| reply.request == number && reply.provider.is_none() && reply.from == office)
        .collect();
    // What came back and was not sent again lies with the trainee.
    let waits = world.outcome_of(number) == RequestOutcome::Pending;
    let (glyph, look, said) = match passage.stage.cmp(&stage) {
        std::cmp::Ordering::Greater => {
            let when = passed.map_or_else(|| "Through.".to_owned(), |at| format!("Through on {}.", at.day_text()));
            (icon::CHECK_CIRCLE, Look::Done, when)
        }
        std::cmp::Ordering::Equal if waits => {
            (icon::HOURGLASS_MEDIUM, Look::Now, format!("It lies here now. {}", days(known.days)))
        }
        std::cmp::Ordering::Equal => (icon::ARROW_BEND_UP_LEFT, Look::Now, "It came back to you from here.".to_owned()),
        std::cmp::Ordering::Less => (icon::BUILDINGS, Look::ToCome, days(known.days)),
    };
    row(ui, glyph, look, &office, &said, false, |ui| {
        for reply in back {
            let text = format!("{}, {}: {}", reply.at.day_text(), reply.at.clock_text(), labels::outcome(reply.outcome));
            w::wrap_row(ui, |ui| {
                ui.add(Chip::outlined("came back"));
                if w::clause_link(ui, &text).clicked() {
                    intents.push(Intent::Work(Work::Letter(reply.id)));
                }
            });
        }
        if !known.cites.is_empty()
            && let Some(id) = common::links(ui, world.library(), &known.cites)
        {
            intents.push(Intent::Clause(id));
        }
    });
}

fn days(days: u32) -> String {
    match days {
        1 => "About one day (simulated).".to_owned(),
        days => format!("About {days} days (simulated)."),
    }
}

/// A desk: its sign on a line that runs down, its name, and what is said of it.
fn row(ui: &mut Ui, glyph: &str, look: Look, name: &str, said: &str, last: bool, more: impl FnOnce(&mut Ui)) {
    let t = theme::tokens(ui);
    let (color, kind) = match look {
        Look::Done => (t.met, Type::Body),
        Look::Now => (t.accent, Type::Strong),
        Look::ToCome => (t.ink3, Type::Body),
    };
    let size = theme::icon_size(ui);
    let top = ui.cursor().min;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        icon::show(ui, glyph, color);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            w::label(ui, name, kind, if look == Look::ToCome { t.ink2 } else { t.ink });
            w::label(ui, said, Type::Small, t.ink2);
            more(ui);
        });
    });
    ui.add_space(theme::GAP_CARD);
    if !last {
        let x = top.x + size / 2.0;
        let from = top.y + size + 6.0;
        let to = ui.cursor().min.y - 2.0;
        if to > from {
            ui.painter().vline(x, from..=to, egui::Stroke::new(1.0, t.line));
        }
    }
}
