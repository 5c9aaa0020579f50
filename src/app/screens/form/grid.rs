//! The inputs of one row: as many beside each other as there is room for, each with its name above.

use egui::{Align, Frame, Layout, Margin, Stroke, Ui};

use super::common;
use super::field::Context;
use super::times;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Dropdown, TextField, icon};
use crate::content::form::{Column, Field, Options};
use crate::content::value::Row;
use crate::words::values::choices;

/// What happened to a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Edited {
    /// Something was typed or chosen.
    pub changed: bool,
    /// An input was left, or something was chosen.
    pub settle: bool,
    /// The row shall go.
    pub remove: bool,
}

/// An input is at least this wide, at 100 % text.
const CELL: f32 = 176.0;

/// A row of a table: its number, its inputs, and a button that removes it.
pub fn numbered(ui: &mut Ui, context: &Context<'_>, field: &Field, index: usize, row: &mut Row) -> Edited {
    let t = theme::tokens(ui);
    let frame = Frame::new()
        .fill(t.sunk)
        .stroke(Stroke::new(1.0, t.line))
        .corner_radius(theme::RADIUS)
        .inner_margin(Margin::symmetric(12, 8));
    frame
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            let mut remove = false;
            common::right_row(ui, |ui| {
                remove = w::icon_button(ui, icon::TRASH, &format!("Remove row {}", index + 1)).clicked();
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    w::label(ui, format!("Row {}", index + 1), Type::SmallStrong, t.ink2)
                });
            });
            let edited = self::row(ui, context, field, Some(index), row);
            Edited { remove, ..edited }
        })
        .inner
}

/// True for what is answered with a sentence: it needs the whole width, and rows that wrap.
fn is_sentence(column: &Column) -> bool {
    column.options == Options::Free && matches!(column.key.as_str(), "reason" | "until" | "why" | "answer")
}

/// The inputs of a row or record: short ones beside each other, sentences below each other, in the order of the form.
pub fn row(ui: &mut Ui, context: &Context<'_>, field: &Field, index: Option<usize>, row: &mut Row) -> Edited {
    let mut edited = Edited::default();
    for group in field.columns.chunk_by(|one, next| !is_sentence(one) && !is_sentence(next)) {
        let one = beside(ui, context, group, index, row);
        edited.changed |= one.changed;
        edited.settle |= one.settle;
    }
    edited
}

/// Inputs beside each other, as many as there is room for.
fn beside(ui: &mut Ui, context: &Context<'_>, group: &[Column], index: Option<usize>, row: &mut Row) -> Edited {
    let count = group.len().max(1);
    let room = ui.available_width();
    let fit = ((room + theme::GAP_CARD) / (CELL * theme::text_scale(ui) + theme::GAP_CARD)).floor().max(1.0) as usize;
    // As even as possible: six columns where four fit are two rows of three.
    let lines = count.div_ceil(fit);
    let columns = count.div_ceil(lines);
    let mut width = (room - theme::GAP_CARD * (columns as f32 - 1.0)) / columns as f32;
    if !group.iter().any(is_sentence) {
        // A date or a choice beside a sentence is short, and looks it.
        width = width.min(2.0 * CELL * theme::text_scale(ui));
    }
    let mut edited = Edited::default();
    for line in group.chunks(columns) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_CARD;
            for column in line {
                ui.allocate_ui_with_layout(egui::vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_min_width(width);
                    ui.set_max_width(width);
                    let one = cell(ui, context, column, index, row);
                    edited.changed |= one.changed;
                    edited.settle |= one.settle;
                });
            }
        });
        ui.add_space(theme::GRID);
    }
    edited
}

fn cell(ui: &mut Ui, context: &Context<'_>, column: &Column, index: Option<usize>, row: &mut Row) -> Edited {
    let t = theme::tokens(ui);
    w::elided(ui, &column.label, Type::Small, t.ink2);
    let name = index.map_or_else(|| column.label.clone(), |index| format!("{}, row {}", column.label, index + 1));
    let text = row.entry(column.key.clone()).or_default();
    if column.options == Options::Free {
        let mut input = TextField::new(&name).hide_label().id_salt(&column.key);
        if column.mono {
            input = input.mono();
        }
        if is_sentence(column) {
            input = input.rows(2);
        }
        let example = times::example(column);
        input = input.hint(example.unwrap_or_default());
        if example.is_some() && times::misread(text) {
            input = input.below(times::NOT_A_DATE);
        }
        let response = input.show(ui, text);
        return Edited { changed: response.changed(), settle: response.lost_focus(), remove: false };
    }
    let choices = choices(&column.options, context.provider);
    let names: Vec<&str> = choices.iter().map(|(_, label)| label.as_str()).collect();
    let mut chosen = choices.iter().position(|(key, _)| key == text);
    let mut input = Dropdown::new(&name).hide_label();
    if !text.trim().is_empty() && chosen.is_none() {
        input = input.placeholder(text);
    }
    let changed = input.show(ui, &mut chosen, &names).changed();
    if changed && let Some(index) = chosen {
        choices[index].0.clone_into(text);
    }
    Edited { changed, settle: changed, remove: false }
}
