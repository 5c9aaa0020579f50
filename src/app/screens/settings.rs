//! Settings: light or dark, size of text, movement.

use egui::Ui;

use super::{Shared, common};
use crate::app::intent::{Intent, Page};
use crate::app::journal::{Settings, ThemeChoice};
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Card, icon};

/// What is typed in the settings.
#[derive(Default)]
pub struct State {
    folder: String,
}

const SIZES: [u32; 9] = [80, 90, 100, 110, 125, 140, 150, 175, 200];

/// Shows the settings.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, state: &mut State) -> Vec<Intent> {
    let mut settings = shared.settings.clone();
    let mut intents = Vec::new();
    common::page(
        ui,
        "Settings",
        "They hold for this profile, at once.",
        |_| (),
        |ui| {
            common::page_scroll(ui, "settings", |ui| {
                ui.set_max_width((620.0 * theme::text_scale(ui)).min(ui.available_width()));
                Card::new().show(ui, |ui| {
                    w::heading(ui, "Look");
                    ui.add_space(theme::GAP);
                    for (choice, text) in [
                        (ThemeChoice::System, "As the computer says"),
                        (ThemeChoice::Light, "Light"),
                        (ThemeChoice::Dark, "Dark"),
                    ] {
                        if w::radio(ui, settings.theme == choice, text).clicked() {
                            settings.theme = choice;
                        }
                    }
                });
                ui.add_space(theme::GUTTER);
                Card::new().show(ui, |ui| {
                    w::heading(ui, "Size of text");
                    w::secondary(ui, "80 to 200 %. Distances stay, so that more fits.");
                    ui.add_space(theme::GAP);
                    size(ui, &mut settings);
                });
                ui.add_space(theme::GUTTER);
                Card::new().show(ui, |ui| {
                    w::heading(ui, "Movement");
                    ui.add_space(theme::GAP);
                    w::checkbox(ui, &mut settings.reduced_motion, "Nothing moves: no sliding, no blinking cursor");
                });
                ui.add_space(theme::GUTTER);
                Card::new().show(ui, |ui| folders(ui, shared, state, &mut intents));
                ui.add_space(theme::GUTTER);
                Card::new().show(ui, |ui| {
                    w::heading(ui, "For authors");
                    w::secondary(ui, "What each case listens for in long texts, with a text to try. It gives answers away.");
                    ui.add_space(theme::GAP);
                    if ui.add(Button::secondary("Preview what texts should mention").leading(icon::FILE_TEXT)).clicked() {
                        intents.push(Intent::Go(Page::Preview));
                    }
                });
            });
        },
    );
    if settings != *shared.settings {
        intents.push(Intent::Settings(settings));
    }
    intents
}

fn folders(ui: &mut Ui, shared: &Shared<'_>, state: &mut State, intents: &mut Vec<Intent>) {
    w::heading(ui, "Folders of cases");
    w::secondary(ui, "They add to the cases that are built in. Their files stay where they are.");
    ui.add_space(theme::GAP);
    for folder in &shared.settings.content {
        ui.horizontal(|ui| {
            if w::icon_button(ui, icon::TRASH, &format!("Leave out {folder}")).clicked() {
                intents.push(Intent::DropFolder(folder.clone()));
            }
            let t = theme::tokens(ui);
            w::elided(ui, folder, Type::Mono, t.ink);
        });
    }
    w::TextField::new("Folder").id_salt("folder").show(ui, &mut state.folder);
    ui.add_space(theme::GAP);
    ui.horizontal(|ui| {
        let typed = state.folder.trim().to_owned();
        if ui.add_enabled(!typed.is_empty(), Button::secondary("Add").leading(icon::PLUS)).clicked() {
            intents.push(Intent::AddFolder(typed));
            state.folder.clear();
        }
        if ui.add(Button::quiet("Choose a folder").leading(icon::FOLDER_OPEN)).clicked() {
            intents.push(Intent::PickFolder);
        }
    });
}

fn size(ui: &mut Ui, settings: &mut Settings) {
    let at = SIZES.iter().rposition(|size| *size <= settings.text_percent).unwrap_or(0);
    ui.horizontal(|ui| {
        if ui.add_enabled(at > 0, Button::secondary("Smaller").leading(icon::MINUS)).clicked() {
            settings.text_percent = SIZES[at - 1];
        }
        let t = theme::tokens(ui);
        w::label(ui, format!("{} %", settings.text_percent), Type::Strong, t.ink);
        if ui.add_enabled(at + 1 < SIZES.len(), Button::secondary("Larger").leading(icon::PLUS)).clicked() {
            settings.text_percent = SIZES[at + 1];
        }
    });
}
