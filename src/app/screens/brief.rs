//! Before a case: who you are, the time, what happened, what is asked.

use egui::{Align, Layout, Ui};

use super::{Shared, common};
use crate::app::intent::{Intent, Page};
use crate::app::journal::Mode;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Card, RadioCard, icon};
use crate::content::scenario::Scenario;
use crate::words::labels;

/// What is chosen.
#[derive(Default)]
pub struct State {
    mode: Mode,
}

/// Shows the brief of a case.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, scenario: &Scenario, state: &mut State, marks: &mut common::Marks) -> Vec<Intent> {
    let mut intents = Vec::new();
    head(ui, scenario, state, &mut intents);
    let open: Vec<_> = shared.attempts.iter().filter(|attempt| attempt.scenario == scenario.id).collect();
    common::padded_scroll(ui, "brief", theme::PAD_PAGE_Y as i8, |ui| {
        let wide = ui.available_width() > 980.0;
        let width = ui.available_width();
        let left = if wide { (width - theme::GUTTER) * 0.62 } else { width };
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(egui::vec2(left, 0.0), Layout::top_down(Align::Min), |ui| {
                Card::new().padding(28.0).show(ui, |ui| {
                    ui.set_max_width((theme::TEXT_COLUMN * theme::text_scale(ui) + 60.0).min(ui.available_width()));
                    w::heading(ui, "Your brief");
                    ui.add_space(theme::GAP);
                    marks.show(ui, scenario.brief.trim());
                });
                if !wide {
                    ui.add_space(theme::GUTTER);
                    aside(ui, scenario, state, &open, &mut intents);
                }
            });
            if wide {
                ui.add_space(theme::GUTTER - ui.spacing().item_spacing.x);
                ui.vertical(|ui| aside(ui, scenario, state, &open, &mut intents));
            }
        });
    });
    intents
}

fn head(ui: &mut Ui, scenario: &Scenario, state: &State, intents: &mut Vec<Intent>) {
    let frame = common::bar_frame(ui);
    let height = theme::top_bar_height(ui);
    let shown = egui::Panel::top("brief bar").resizable(false).show_separator_line(false).exact_size(height).frame(frame).show(
        ui,
        |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::primary("Start the case").trailing(icon::ARROW_RIGHT)).clicked() {
                    intents.push(Intent::Start(scenario.id.clone(), state.mode));
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    if w::icon_button(ui, icon::ARROW_U_UP_LEFT, "Back to the cases").clicked() {
                        intents.push(Intent::Go(Page::Cases));
                    }
                    ui.add_space(theme::GAP);
                    let t = theme::tokens(ui);
                    let line = format!(
                        "{}, {}, {} min",
                        labels::module(scenario.module),
                        labels::level(scenario.level),
                        scenario.minutes
                    );
                    let width = ui.available_width();
                    common::two_rows(ui, &[(&scenario.title, Type::Strong, t.ink)], &line, width);
                });
            });
        },
    );
    common::lower_edge(ui, shown.response.rect);
}

fn aside(
    ui: &mut Ui,
    scenario: &Scenario,
    state: &mut State,
    attempts: &[&crate::app::journal::AttemptSummary],
    intents: &mut Vec<Intent>,
) {
    Card::new().show(ui, |ui| {
        w::heading(ui, "You");
        ui.add_space(theme::GRID);
        let requester = &scenario.requester;
        facts(
            ui,
            &[
                ("Officer", requester.officer.clone()),
                ("Unit", requester.unit.clone()),
                ("Agency", requester.agency.clone()),
                ("Case clock", common::moment(scenario.starts)),
            ],
        );
        if let Some(note) = &scenario.content_note {
            ui.add_space(theme::GAP);
            w::Note::info().lead("Before you start.").text(note).show(ui);
        }
    });
    ui.add_space(theme::GUTTER);
    w::strong(ui, "How do you want to work?");
    ui.add_space(theme::GRID);
    let modes = [Mode::Practice, Mode::Assessment];
    let icons = [icon::PENCIL_LINE, icon::CERTIFICATE];
    let cards: Vec<RadioCard<'_>> = modes
        .iter()
        .zip(icons)
        .map(|(mode, icon)| {
            let (title, text) = super::library::mode(*mode);
            RadioCard { icon, title, text }
        })
        .collect();
    if let Some(index) = w::radio_cards(ui, 1, &cards, modes.iter().position(|mode| *mode == state.mode)) {
        state.mode = modes[index];
    }
    if let Some(open) = attempts.iter().find(|attempt| !attempt.closed) {
        ui.add_space(theme::GAP_CARD);
        if ui.add(Button::secondary("Go on with the open attempt").leading(icon::CLOCK_COUNTER_CLOCKWISE)).clicked() {
            intents.push(Intent::Resume(open.id.clone()));
        }
    }
    if let Some(done) = attempts.iter().find(|attempt| attempt.closed) {
        ui.add_space(theme::GAP);
        if ui.add(Button::quiet("Read the last debrief").leading(icon::LIST_CHECKS)).clicked() {
            intents.push(Intent::Resume(done.id.clone()));
        }
    }
}

/// Labels at the left, texts at the right.
pub fn facts(ui: &mut Ui, facts: &[(&str, String)]) {
    let t = theme::tokens(ui);
    for (label, text) in facts.iter().filter(|(_, text)| !text.is_empty()) {
        common::labelled(ui, label, 96.0 * theme::text_scale(ui), |ui| w::label(ui, text, Type::Body, t.ink));
        ui.add_space(2.0);
    }
}
