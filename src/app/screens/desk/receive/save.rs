//! The folder into which the files of a package are written, so that another tool can hash them.

use egui::Ui;

use super::common;
use crate::app::intent::Intent;
use crate::app::running::Running;
use crate::app::theme;
use crate::app::widgets::{self as w, Button, Dialog, TextField, icon};

/// The dialog, and what came of it.
#[derive(Default)]
pub struct State {
    open: bool,
    /// The folder, as chosen or typed.
    pub folder: String,
    /// What came of saving.
    pub said: String,
}

impl State {
    /// Opens the dialog.
    pub fn open(&mut self) {
        self.open = true;
        self.said.clear();
    }
}

/// Shows the dialog while it is open.
pub fn dialog(ui: &mut Ui, running: &mut Running, index: usize, intents: &mut Vec<Intent>) {
    let state = &mut running.desk.receive.saving;
    if !state.open {
        return;
    }
    let mut open = true;
    let ctx = ui.ctx().clone();
    let width = 560.0 * theme::text_scale(ui);
    Dialog::new("save the files", "Save the files").width(width).show(&ctx, &mut open, |ui| {
        w::body(ui, "They are written into a new folder below the one that you name, with a note that they are for training.");
        ui.add_space(theme::GAP_CARD);
        TextField::new("Folder").mono().id_salt("save folder").show(ui, &mut state.folder);
        ui.add_space(theme::GAP);
        if ui.add(Button::quiet("Choose a folder …").leading(icon::FOLDER_OPEN)).clicked() {
            intents.push(Intent::PickPlace);
        }
        if !state.said.is_empty() {
            ui.add_space(theme::GAP);
            w::body(ui, &state.said);
        }
        ui.add_space(theme::GUTTER);
        common::right_row(ui, |ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_CARD;
            let named = !state.folder.trim().is_empty();
            if ui.add_enabled(named, Button::primary("Save").leading(icon::FLOPPY_DISK)).clicked() {
                intents.push(Intent::SaveFiles(index, state.folder.trim().to_owned()));
            }
            if ui.add(Button::secondary("Close")).clicked() {
                ui.close();
            }
        });
    });
    state.open = open;
}
