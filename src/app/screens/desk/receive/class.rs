//! Step 7: what each file is to the case, what it shows and does not show; and what is sealed.

use egui::Ui;

use super::parts::{At, one_row, part};
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Chip, TextField, icon};
use crate::case::Action;
use crate::case::custody::Done;
use crate::content::scenario::Class;
use crate::words::handling;

/// Shows the step.
pub fn ui(ui: &mut Ui, at: &mut At<'_>) {
    let received = at.received;
    at.files(ui, "Class", |ui, file| {
        let t = theme::tokens(ui);
        match received.class_of(&file.name) {
            Some(class) => w::plain(ui, handling::class(class), Type::Body, t.ink),
            None if received.is_sealed(&file.name) => ui.add(Chip::outlined("sealed")),
            None => w::plain(ui, "no class", Type::Body, t.ink3),
        };
    });
    if at.no_file(ui) {
        return;
    }
    let Some(file) = at.file() else { return };
    let name = file.name.clone();
    w::strong(ui, &name);
    ui.add_space(theme::GAP);
    let classes = Class::ALL.map(|class| (class.key(), handling::class(class)));
    at.radios(ui, &format!("class/{name}/class"), &classes);
    ui.add_space(theme::GAP_CARD);
    at.field(ui, &format!("class/{name}/shows"), TextField::new("What it shows").rows(2));
    ui.add_space(theme::GAP_CARD);
    at.field(ui, &format!("class/{name}/not_shown"), TextField::new("What it does not show").rows(2));
    let cells = ["class", "shows", "not_shown"].map(|cell| (cell, at.text(&format!("class/{name}/{cell}"))));
    let ready = !cells[0].1.is_empty();
    if at.enter(ui, "Enter the class", ready) {
        let evidence = at.evidence(&name, one_row(cells));
        at.act(Action::Classify(evidence));
        at.clear(&format!("class/{name}/"));
    }
    seal(ui, at, &name);
    at.entered(ui, |item, done| item == name && matches!(done, Done::Classed { .. } | Done::Sealed { .. }));
}

/// Closes a file away that nobody asked for.
fn seal(ui: &mut Ui, at: &mut At<'_>, name: &str) {
    part(ui, "Seal it");
    w::secondary(ui, "For what nobody asked for: closed away, not read, and reported.");
    ui.add_space(theme::GAP);
    at.field(ui, &format!("seal/{name}/why"), TextField::new("Why it is sealed"));
    ui.add_space(theme::GRID);
    at.tick(ui, &format!("seal/{name}/reported"), "Reported to the sender and written in the file");
    ui.add_space(theme::GAP);
    let why = at.text(&format!("seal/{name}/why"));
    let ready = at.free && !why.is_empty();
    if ui.add_enabled(ready, Button::secondary("Seal the file").leading(icon::LOCK_SIMPLE)).clicked() {
        let reported = if at.is_ticked(&format!("seal/{name}/reported")) { "yes" } else { "" };
        let evidence = at.evidence(name, one_row([("why", why), ("reported", reported.to_owned())]));
        at.act(Action::Seal(evidence));
        at.clear(&format!("seal/{name}/"));
    }
}
