//! Step 1: who sent it, through which door, and whether it answers a request of ours.

use egui::Ui;

use super::common;
use super::parts::{At, one_row, part};
use crate::app::screens::desk::pins::Source;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, TextField};
use crate::case::Action;
use crate::case::custody::Done;
use crate::words::{labels, story};

/// What can be said of a ticket.
const VERDICTS: [(&str, &str); 2] =
    [("accept", "It answers our request: take it in"), ("hold", "Something does not fit: set it aside and ask")];

/// Shows the step.
pub fn ui(ui: &mut Ui, at: &mut At<'_>) {
    paper(ui, at);
    requests(ui, at);
    part(ui, "What you find");
    ui.add_space(theme::GAP);
    at.field(ui, "ticket/ticket", TextField::new("Ticket, as you read it").mono());
    ui.add_space(theme::GAP_CARD);
    at.radios(ui, "ticket/verdict", &VERDICTS);
    ui.add_space(theme::GAP_CARD);
    let how = TextField::new("How you checked sender and ticket").guidance("By which way, with whom, when.").rows(2);
    at.field(ui, "ticket/how", how);
    let cells = ["ticket", "verdict", "how"].map(|cell| (cell, at.text(&format!("ticket/{cell}"))));
    let ready = !cells[1].1.is_empty();
    if at.enter(ui, "Enter the check", ready) {
        let evidence = at.evidence("", one_row(cells));
        at.act(Action::VerifyTicket(evidence));
        at.clear("ticket/");
    }
    at.entered(ui, |_, done| matches!(done, Done::Ticket { .. }));
}

/// The package from outside, and its covering letter.
fn paper(ui: &mut Ui, at: &mut At<'_>) {
    let package = &at.received.package;
    let ink = theme::tokens(ui).ink;
    let id = at.source("");
    let mut source = Source::new(&id, at.world.notebook(), "");
    let mut start = 0;
    let mut piece = |ui: &mut Ui, name: &str, text: &str, kind: Type| {
        source.piece(ui, name, text, start, (kind, ink), &[]);
        start += text.chars().count() + 1;
    };
    let arrived = common::moment(package.arrived);
    let width = 120.0 * theme::text_scale(ui);
    let rows = [
        ("From", package.from.as_str(), Type::Body),
        ("Through", package.channel.as_str(), Type::Body),
        ("Came in", arrived.as_str(), Type::Body),
        ("Ticket", package.ticket.as_str(), Type::Mono),
        ("Asked for", package.asked.words.as_str(), Type::Body),
    ];
    for (label, text, kind) in rows.into_iter().filter(|(_, text, _)| !text.is_empty()) {
        common::labelled(ui, label, width, |ui| piece(ui, label, text, kind));
        ui.add_space(2.0);
    }
    if !package.covering.is_empty() {
        ui.add_space(theme::GAP_CARD);
        w::separator(ui);
        ui.add_space(theme::GAP_CARD);
        w::secondary(ui, "Covering letter");
        ui.add_space(theme::GRID);
        for (index, text) in package.covering.iter().enumerate() {
            piece(ui, &format!("Covering letter, paragraph {}", index + 1), text, Type::Body);
            ui.add_space(theme::GAP);
        }
    }
    at.pin(ui, source);
}

/// The requests with which it can be compared.
fn requests(ui: &mut Ui, at: &At<'_>) {
    ui.add_space(theme::GAP_CARD);
    w::separator(ui);
    ui.add_space(theme::GAP_CARD);
    w::secondary(ui, "To compare: your requests");
    let ink2 = theme::tokens(ui).ink2;
    let mut none = true;
    for dossier in at.world.requests() {
        let Some(sending) = dossier.sendings.first() else { continue };
        none = false;
        ui.add_space(theme::GRID);
        w::body(ui, format!("Request {}: {}", dossier.number, labels::request(dossier.measure)));
        let mut line = format!("Sent {}", common::moment(sending.at));
        let to = story::addressee(at.world, dossier);
        if !to.is_empty() {
            line = format!("{line} to {to}");
        }
        if let Some(number) = dossier.passage.as_ref().and_then(|passage| passage.number.as_ref()) {
            line = format!("{line}, number {number}");
        }
        for ticket in at.world.tickets().iter().filter(|ticket| ticket.request == dossier.number) {
            line = format!("{line}, ticket {}", ticket.number);
        }
        w::label(ui, format!("{line}."), Type::Small, ink2);
    }
    if none {
        w::body(ui, "You sent none in this case. Earlier requests stand in the case file.");
    }
}
