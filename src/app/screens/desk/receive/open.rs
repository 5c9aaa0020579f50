//! Step 5: a file is opened as a working copy, as the original, or in a spreadsheet; only then it is read.

use egui::Ui;

use super::common;
use super::parts::{At, part};
use super::records::{Content, in_spreadsheet};
use crate::app::screens::desk::pins::Source;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Column, Table, icon};
use crate::case::Action;
use crate::case::custody::{Done, Opened, Received};
use crate::content::value::Value;

/// Ways to open a file: key, button, icon.
const WAYS: [(&str, &str, &str); 3] = [
    ("copy", "Open a working copy", icon::COPY),
    ("master", "Open the original", icon::FILE_TEXT),
    ("spreadsheet", "Open the original in a spreadsheet", icon::TABLE),
];

/// Shows the step.
pub fn ui(ui: &mut Ui, at: &mut At<'_>) {
    let received = at.received;
    at.files(ui, "Opened", |ui, file| {
        let t = theme::tokens(ui);
        match last_opened(received, &file.name) {
            Some(how) => w::elided(ui, word(how), Type::Body, t.ink),
            None => w::elided(ui, "not opened", Type::Body, t.ink3),
        };
    });
    if at.no_file(ui) {
        return;
    }
    let Some(file) = at.file() else { return };
    w::strong(ui, &file.name);
    ui.add_space(theme::GAP);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(theme::GAP_CARD, theme::GAP);
        ui.horizontal_wrapped(|ui| {
            for (key, name, glyph) in WAYS {
                if ui.add_enabled(at.free, Button::secondary(name).leading(glyph)).clicked() {
                    let evidence = at.evidence(&file.name, Value::Text(key.to_owned()));
                    at.act(Action::OpenItem(evidence));
                }
            }
        });
    });
    let Some(how) = last_opened(received, &file.name) else {
        ui.add_space(theme::GAP_CARD);
        w::secondary(ui, "What stands in it is shown once it is opened.");
        return;
    };
    part(ui, "What stands in it");
    if how == Opened::Spreadsheet {
        w::secondary(ui, "As a spreadsheet reads it. It saved the file again when it was closed.");
    }
    ui.add_space(theme::GAP);
    let content = at.state.records.of(&received.package.ticket, file);
    let id = at.source(&file.name);
    let mut source = Source::new(&id, at.world.notebook(), "");
    if content.is_table {
        table(ui, &content, how, &mut source);
    } else {
        let ink = theme::tokens(ui).ink;
        for (number, line) in content.lines.iter().enumerate().filter(|(_, line)| !line.text.is_empty()) {
            source.piece(ui, &format!("Line {}", number + 1), &line.text, line.start, (Type::Body, ink), &[]);
            ui.add_space(theme::GRID);
        }
    }
    ui.add_space(theme::GAP);
    if source.pick.is_none() {
        w::secondary(ui, "Select text, then press P to pin it to the notebook.");
    }
    at.pin(ui, source);
}

/// How a file was opened last.
pub fn last_opened(received: &Received, name: &str) -> Option<Opened> {
    received.steps.iter().rev().filter(|step| step.item == name).find_map(|step| match step.what {
        Done::Opened(how) => Some(how),
        _ => None,
    })
}

fn word(how: Opened) -> &'static str {
    match how {
        Opened::Copy => "working copy",
        Opened::Master => "original",
        Opened::Spreadsheet => "in a spreadsheet",
    }
}

/// A table of the file; where its columns would be too narrow, each row as a block of lines.
fn table(ui: &mut Ui, content: &Content, how: Opened, source: &mut Source<'_>) {
    let t = theme::tokens(ui);
    let Some((heads, rows)) = content.lines.split_first() else { return };
    let shown = |cell: &str| if how == Opened::Spreadsheet { in_spreadsheet(cell) } else { cell.to_owned() };
    let cell = |ui: &mut Ui, source: &mut Source<'_>, row: usize, column: usize| {
        if let (Some((start, text)), Some((_, head))) = (rows[row].cells.get(column), heads.cells.get(column)) {
            source.piece(ui, &format!("{}, row {}", head.trim(), row + 1), &shown(text), *start, (Type::Body, t.ink), &[]);
        }
    };
    let count = heads.cells.len();
    if ui.available_width() < 84.0 * theme::text_scale(ui) * count as f32 {
        for row in 0..rows.len() {
            let frame = egui::Frame::new().fill(t.sunk).corner_radius(theme::RADIUS).inner_margin(egui::Margin::symmetric(12, 8));
            frame.show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                for (column, (_, head)) in heads.cells.iter().enumerate() {
                    let width = 120.0 * theme::text_scale(ui);
                    common::labelled(ui, head.trim(), width, |ui| cell(ui, source, row, column));
                }
            });
            ui.add_space(theme::GAP);
        }
        return;
    }
    // A column is as wide as what stands in it asks for, within bounds.
    let widest = |column: usize| {
        let lengths = content.lines.iter().filter_map(|line| line.cells.get(column)).map(|(_, cell)| cell.chars().count());
        lengths.max().unwrap_or(4).clamp(5, 24) as f32
    };
    let columns: Vec<Column<'_>> =
        heads.cells.iter().enumerate().map(|(column, (_, head))| Column::share(head.trim(), widest(column))).collect();
    let mut table = Table::new(ui, &columns);
    table.head(ui);
    for (row, _) in rows.iter().enumerate().filter(|(_, line)| !line.text.is_empty()) {
        table.row(ui, |ui, column| cell(ui, source, row, column));
    }
}
