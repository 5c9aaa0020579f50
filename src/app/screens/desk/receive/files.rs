//! Step 2: the files as they came, the hash of their real bytes, and what the sender's list says.

use egui::{Align, Layout, Ui};

use super::parts::{At, one_row, part};
use super::{certificate, common};
use crate::app::screens::desk::guidelines;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, TextField, icon};
use crate::case::Action;
use crate::case::custody::{Done, HashVerdict, Received};

/// What can be said of two values.
const VERDICTS: [(&str, &str); 3] =
    [("equal", "They are equal"), ("differs", "They differ"), ("not_listed", "The list does not name this file")];
/// What can follow.
const NEXT: [(&str, &str); 3] =
    [("use", "Go on with it"), ("quarantine", "Set it aside"), ("new_delivery", "Ask for a new delivery")];

/// Shows the step.
pub fn ui(ui: &mut Ui, at: &mut At<'_>) {
    common::right_row(ui, |ui| {
        if ui.add(Button::secondary("Save the files …").leading(icon::FLOPPY_DISK)).clicked() {
            at.state.saving.open();
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| w::strong(ui, "2  Files and hashes"));
    });
    ui.add_space(theme::GAP);
    let received = at.received;
    at.files(ui, "You said", |ui, file| said(ui, received, &file.name));
    if at.no_file(ui) {
        return;
    }
    let Some(file) = at.file() else { return };
    let name = file.name.clone();
    let own = format!("hash/{name}/own");
    w::strong(ui, &name);
    ui.add_space(theme::GAP);
    ui.horizontal_top(|ui| {
        if ui.add(Button::secondary("Compute SHA-256").leading(icon::FILE_TEXT)).clicked() {
            at.put(&own, file.sha256());
        }
    });
    ui.add_space(theme::GAP);
    at.field(ui, &own, TextField::new("SHA-256 of the bytes here").below("Computed, or from another tool.").mono());
    list(ui, at, &name);
    let listed = format!("hash/{name}/listed");
    at.field(ui, &listed, TextField::new("Value in the sender's list").below("Pasted, or taken from the list.").mono());
    part(ui, "What you say of the two");
    at.radios_in_row(ui, &format!("hash/{name}/verdict"), &VERDICTS);
    part(ui, "What follows");
    at.radios_in_row(ui, &format!("hash/{name}/next"), &NEXT);
    let cells = ["own", "listed", "verdict", "next"].map(|cell| (cell, at.text(&format!("hash/{name}/{cell}"))));
    let ready = !cells[2].1.is_empty();
    if at.enter(ui, "Enter the comparison", ready) {
        let evidence = at.evidence(&name, one_row(cells));
        at.act(Action::VerifyHash(evidence));
        at.clear(&format!("hash/{name}/"));
    }
    at.entered(ui, |item, done| item == name && matches!(done, Done::Hash { .. }));
}

/// What was said of the hash of a file last.
fn said(ui: &mut Ui, received: &Received, name: &str) {
    let verdict = received.steps.iter().rev().filter(|step| step.item == name).find_map(|step| match &step.what {
        Done::Hash { verdict, .. } => Some(*verdict),
        _ => None,
    });
    let t = theme::tokens(ui);
    let (text, color) = match verdict {
        None => ("not compared", t.ink3),
        Some(HashVerdict::Equal) => ("equal", t.ink),
        Some(HashVerdict::Differs) => ("differs", t.ink),
        Some(HashVerdict::NotListed) => ("not in the list", t.ink),
        Some(HashVerdict::Unsaid) => ("nothing said", t.ink3),
    };
    w::elided(ui, text, Type::Body, color);
}

/// The sender's list, to be opened beside the computed value.
fn list(ui: &mut Ui, at: &mut At<'_>, name: &str) {
    ui.add_space(theme::GAP);
    let title = if at.received.package.certificate.is_some() { "The certificate with its list" } else { "The sender's list" };
    let unfolded = at.state.list_open;
    if guidelines::head(ui, title, unfolded, None).clicked() {
        at.state.list_open = !unfolded;
    }
    if unfolded && let Some(hash) = certificate::paper(ui, at, true) {
        at.put(&format!("hash/{name}/listed"), hash);
    }
    ui.add_space(theme::GAP_CARD);
}
