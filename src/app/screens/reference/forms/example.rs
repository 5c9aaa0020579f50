//! One form as an officer filled it in: label, guidance and what stands in the field. Where the pane is wide enough the
//! guidance stands beside the field, else below its label.

use egui::{Align, CornerRadius, Frame, Layout, Margin, Stroke, Ui, vec2};

use crate::app::example::{Entry, Examples, Letter};
use crate::app::intent::Intent;
use crate::app::screens::common;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Column, Note, Table, icon};
use crate::content::form::Form;
use crate::words::filled::{Cell, Filled};

/// The least and the greatest width of the guidance beside the fields.
const BESIDE: (f32, f32) = (300.0, 400.0);
/// Above and below what stands in a field.
const PAD_VALUE: f32 = 7.0;
/// The least width of a column of a table; below it each row stands as a list.
const LEAST_COLUMN: f32 = 150.0;

/// Shows the example of a form.
pub fn ui(ui: &mut Ui, form: &Form, examples: &Examples, intents: &mut Vec<Intent>) {
    let scale = theme::text_scale(ui);
    let column = theme::TEXT_COLUMN * 1.2 * scale;
    let rest = ui.available_width() - column - theme::GUTTER;
    let beside = rest >= BESIDE.0 * scale;
    let width = column.min(ui.available_width());
    ui.set_max_width(if beside { width + theme::GUTTER + rest.min(BESIDE.1 * scale) } else { width });
    w::heading(ui, &form.title);
    ui.add_space(theme::GAP);
    ui.scope(|ui| {
        ui.set_max_width(width);
        Note::info().lead("One invented case.").text(&format!("{} All names and numbers are invented.", examples.story)).show(ui);
    });
    let letters = examples.of(&form.id);
    if letters.is_empty() {
        ui.add_space(theme::GAP_FIELD);
        w::empty_state(ui, icon::CLIPBOARD_TEXT, "No example of this form", "The case of the examples does not send it.");
    }
    for (index, letter) in letters.iter().enumerate() {
        ui.push_id(("letter", index), |ui| {
            ui.add_space(if index == 0 { theme::GAP_CARD } else { 2.0 * theme::GAP_FIELD });
            one(ui, letter, letters.len() > 1, beside.then_some(width), intents);
        });
    }
}

fn one(ui: &mut Ui, letter: &Letter, named: bool, beside: Option<f32>, intents: &mut Vec<Intent>) {
    let t = theme::tokens(ui);
    if let Some(kind) = letter.kind.as_ref().filter(|_| named) {
        w::label(ui, kind, Type::Heading, t.ink);
    }
    w::secondary(ui, &letter.way);
    for (index, (title, entries)) in letter.sections.iter().enumerate() {
        ui.add_space(theme::GAP_FIELD);
        w::strong(ui, format!("{}  {title}", index + 1));
        w::separator(ui);
        for entry in entries {
            ui.add_space(theme::GAP_CARD);
            ui.push_id(("example", &entry.key), |ui| match beside {
                Some(width) => pair(ui, entry, width, intents),
                None => {
                    label(ui, entry, intents);
                    if !entry.guidance.is_empty() {
                        w::guidance(ui, &entry.guidance);
                        ui.add_space(theme::GAP_LABEL / 2.0);
                    }
                    value(ui, entry);
                }
            });
        }
    }
}

/// The field at the left, its guidance at the right.
fn pair(ui: &mut Ui, entry: &Entry, width: f32, intents: &mut Vec<Intent>) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GUTTER;
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            label(ui, entry, intents);
            value(ui, entry);
        });
        ui.vertical(|ui| {
            // Guidance begins beside the first line of the field, not of its label.
            ui.add_space(label_height(ui, entry) + PAD_VALUE + (Type::Body.line(ui) - Type::Small.line(ui)) / 2.0);
            if !entry.guidance.is_empty() {
                w::guidance(ui, &entry.guidance);
            }
        });
    });
}

/// A long text can be copied: its label stands in a row with a button.
fn can_be_copied(entry: &Entry) -> bool {
    entry.long && entry.filled != Filled::Empty
}

fn label_height(ui: &Ui, entry: &Entry) -> f32 {
    let line = Type::Strong.line(ui);
    if can_be_copied(entry) { theme::control_height(ui) } else { line }
}

fn label(ui: &mut Ui, entry: &Entry, intents: &mut Vec<Intent>) {
    if !can_be_copied(entry) {
        w::strong(ui, &entry.label);
        return;
    }
    let size = vec2(ui.available_width(), label_height(ui, entry));
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        if w::icon_button(ui, icon::COPY, &format!("Copy {}", entry.label)).clicked() {
            intents.push(Intent::Copy(entry.filled.text()));
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| w::strong(ui, &entry.label));
    });
}

/// What stands in the field, on the ground of an input that cannot be written in.
fn value(ui: &mut Ui, entry: &Entry) {
    let t = theme::tokens(ui);
    if let Filled::Table { heads, rows } = &entry.filled {
        if ui.available_width() >= LEAST_COLUMN * theme::text_scale(ui) * heads.len() as f32 {
            table(ui, heads, rows);
        } else {
            lists(ui, heads, rows);
        }
        return;
    }
    boxed(ui, |ui| match &entry.filled {
        Filled::Empty => {
            w::label(ui, "Left empty", Type::Body, t.ink3);
        }
        Filled::Text(text) => said(ui, text),
        Filled::Choices(labels) => labels.iter().for_each(|label| marked(ui, icon::CHECK, label)),
        Filled::Ticked(statement) => marked(ui, icon::CHECK_SQUARE, statement),
        Filled::Record(parts) => parts.iter().for_each(|(name, text)| named(ui, name, text)),
        Filled::Table { .. } => {}
    });
}

fn boxed(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let t = theme::tokens(ui);
    Frame::new()
        .fill(t.sunk)
        .stroke(Stroke::new(1.0, t.line))
        .corner_radius(CornerRadius::same(theme::RADIUS))
        .inner_margin(Margin::symmetric(theme::PAD_INPUT as i8, PAD_VALUE as i8))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            contents(ui);
        });
}

/// A choice or a statement behind its sign.
fn marked(ui: &mut Ui, sign: &str, text: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP;
        icon::show(ui, sign, theme::tokens(ui).accent);
        ui.vertical(|ui| w::body(ui, text));
    });
}

fn said(ui: &mut Ui, (text, mono): &Cell) {
    let ink = theme::tokens(ui).ink;
    w::label(ui, text, if *mono { Type::Mono } else { Type::Body }, ink);
}

fn named(ui: &mut Ui, name: &str, text: &Cell) {
    common::labelled(ui, name, 140.0 * theme::text_scale(ui), |ui| said(ui, text));
}

/// Rows below each other, with a head; long columns get more room.
fn table(ui: &mut Ui, heads: &[String], rows: &[Vec<Cell>]) {
    let t = theme::tokens(ui);
    // About as wide as the longest text of the column, so that dates and codes stay in one row.
    let letters = |(text, mono): (&str, bool)| text.chars().count() as f32 * if mono { 8.5 } else { 7.0 };
    let wanted = |at: usize| {
        let cells = rows.iter().map(|row| letters((row[at].0.as_str(), row[at].1)));
        cells.fold(letters((heads[at].as_str(), false)), f32::max) + 2.0 * theme::GAP
    };
    let columns: Vec<Column<'_>> =
        heads.iter().enumerate().map(|(at, head)| Column::share(head, wanted(at).clamp(80.0, 230.0))).collect();
    Frame::new().stroke(Stroke::new(1.0, t.line)).corner_radius(CornerRadius::same(theme::RADIUS)).show(ui, |ui| {
        let mut table = Table::new(ui, &columns);
        table.head(ui);
        for row in rows {
            table.row(ui, |ui, at| said(ui, &row[at]));
        }
    });
}

/// The same where columns would be too narrow: each row as a list of its parts.
fn lists(ui: &mut Ui, heads: &[String], rows: &[Vec<Cell>]) {
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            ui.add_space(theme::GAP_LABEL);
        }
        boxed(ui, |ui| {
            for (head, cell) in heads.iter().zip(row).filter(|(_, (text, _))| !text.is_empty()) {
                named(ui, head, cell);
            }
        });
    }
}
