//! One item of a test: the question, four answers, the way back and on. Nothing says whether an answer is right, and
//! the clock never hurries: it tells minutes.

use egui::accesskit::Live;
use egui::{Align, Key, Layout, Ui};

use crate::app::testing::TestStep;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Note, Step, icon};
use crate::content::test::Test;
use crate::record::OpenTest;
use crate::words::labels;

/// Keys that choose an answer.
const KEYS: [Key; 4] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4];

/// Shows the item that is open.
pub fn ui(ui: &mut Ui, test: &Test, open: &OpenTest, warned: &mut bool, steps: &mut Vec<TestStep>) {
    let items = test.form(open.form);
    let at = open.at.min(items.len().saturating_sub(1));
    let Some(item) = items.get(at) else { return };
    ui.allocate_ui_with_layout(
        egui::vec2(ui.available_width(), Type::Heading.line(ui)),
        Layout::right_to_left(Align::Center),
        |ui| {
            let said = w::secondary(ui, left(test, open.seconds));
            ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
            let color = theme::tokens(ui).ink2;
            icon::show(ui, icon::CLOCK, color);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                w::strong(ui, format!("{}, form {}", labels::sitting(open.sitting), open.form.letter()));
            });
        },
    );
    ui.add_space(theme::GAP);
    let names: Vec<String> = (1..=items.len()).map(|number| format!("Item {number}")).collect();
    let given = |at: usize| items.get(at).is_some_and(|item| open.answers.contains_key(&item.id));
    let strip: Vec<Step<'_>> = names.iter().enumerate().map(|(at, name)| Step::item(name, given(at))).collect();
    if let Some(chosen) = w::steps(ui, &strip, at) {
        steps.push(TestStep::Show(chosen));
    }
    ui.add_space(theme::GUTTER);
    w::secondary(ui, format!("Item {} of {}", at + 1, items.len()));
    w::heading(ui, &item.ask);
    ui.add_space(theme::GAP_CARD);
    let chosen = open.answers.get(&item.id).copied();
    for (place, option) in item.options.iter().enumerate() {
        if ui.push_id((&item.id, place), |ui| w::radio(ui, chosen == Some(place), &option.text)).inner.clicked() {
            steps.push(TestStep::Answer(place));
        }
        ui.add_space(theme::GRID);
    }
    w::secondary(ui, "One answer is the best. Keys 1 to 4 choose.");
    if !ui.ctx().text_edit_focused() {
        let key = ui.input_mut(|input| KEYS.iter().position(|key| input.consume_key(egui::Modifiers::NONE, *key)));
        steps.extend(key.filter(|place| *place < item.options.len()).map(TestStep::Answer));
    }
    ui.add_space(theme::GUTTER);
    let missing: Vec<usize> = (0..items.len()).filter(|at| !given(*at)).collect();
    let last = at + 1 == items.len();
    if *warned && !missing.is_empty() {
        let numbers: Vec<String> = missing.iter().map(|at| (at + 1).to_string()).collect();
        let lead = format!("No answer yet: item {}.", numbers.join(", "));
        Note::info().lead(&lead).text("Choose one above to go there, or hand in all the same.").show(ui);
        ui.add_space(theme::GAP_CARD);
    }
    let size = egui::vec2(ui.available_width(), theme::control_height(ui));
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_CARD;
        if last {
            let name = if *warned && !missing.is_empty() { "Hand in all the same" } else { "Hand in" };
            if ui.add(Button::primary(name).leading(icon::CHECK)).clicked() {
                if missing.is_empty() || *warned {
                    steps.push(TestStep::HandIn);
                    *warned = false;
                } else {
                    *warned = true;
                }
            }
        } else if ui.add(Button::primary("Next item").trailing(icon::ARROW_RIGHT)).clicked() {
            steps.push(TestStep::Show(at + 1));
        }
        if at > 0 && ui.add(Button::secondary("Previous item").leading(icon::ARROW_LEFT)).clicked() {
            steps.push(TestStep::Show(at - 1));
        }
    });
}

/// The minutes that are left, in words.
pub fn left(test: &Test, used: u32) -> String {
    let all = test.minutes * 60;
    match all.saturating_sub(used).div_ceil(60) {
        0 => format!("{} minutes are over: finish and hand in", test.minutes),
        1 => "The last minute".to_owned(),
        left => format!("About {left} minutes left"),
    }
}
