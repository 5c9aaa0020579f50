//! Measures and what they rest on, as a table that can be searched: basis, who authorises, limit, channel, safeguard.
//! Where a window is too narrow for columns, each measure stands as a card of its own.

use egui::Ui;

use super::State;
use crate::app::intent::Intent;
use crate::app::screens::{Shared, common, md};
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Card, Chip, Column, Table, icon};
use crate::content::Library;
use crate::content::law::Certainty;
use crate::content::measures::{MeasureRow, MeasureTable, Reach};
use crate::words::labels;

/// Below this width, at plain text size, six columns are too thin to read.
const COLUMNS_FROM: f32 = 980.0;

/// Shows the tables.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, state: &mut State) -> Vec<Intent> {
    let mut intents = Vec::new();
    let cell = std::cell::RefCell::new(&mut state.find_measures);
    common::page(
        ui,
        "Measures",
        "On what each rests, who authorises it, how long it holds, and what protects people. No legal advice.",
        |ui| {
            ui.set_max_width(280.0_f32.min(ui.available_width()));
            common::search(ui, "Search the measures", "Search the measures", &mut cell.borrow_mut());
        },
        |ui| {
            common::scroll(ui, "measures", |ui| {
                for table in shared.library.measures.values() {
                    one(ui, shared.library, table, &cell.borrow(), &mut intents);
                    ui.add_space(theme::GUTTER);
                }
                if shared.library.measures.is_empty() {
                    w::empty_state(ui, icon::TABLE, "Measures will stand here", "The content that is open has no table.");
                }
            });
        },
    );
    intents
}

fn holds(library: &Library, row: &MeasureRow, find: &str) -> bool {
    let has = |text: &str| !common::hits(&common::plain(text).0, find).is_empty();
    let texts = [&row.measure, &row.data, &row.basis, &row.basis_there, &row.who, &row.limit, &row.channel, &row.safeguard];
    find.trim().chars().count() < 2
        || texts.into_iter().any(|text| has(text))
        || row.cites.iter().filter_map(|id| library.clause(id)).any(|clause| has(&clause.label()))
}

fn one(ui: &mut Ui, library: &Library, table: &MeasureTable, find: &str, intents: &mut Vec<Intent>) {
    w::heading(ui, labels::jurisdiction(&table.jurisdiction));
    let rows: Vec<&MeasureRow> = table.rows.iter().filter(|row| holds(library, row, find)).collect();
    if rows.is_empty() {
        w::empty_state(ui, icon::TABLE, "No measure with this word", "Try a shorter one, or a section number.");
        return;
    }
    let wide = ui.available_width() >= COLUMNS_FROM * theme::text_scale(ui);
    for (reach, name) in [(Reach::Home, "At home"), (Reach::Abroad, "Abroad"), (Reach::Anywhere, "At home and abroad")] {
        let rows: Vec<&MeasureRow> = rows.iter().copied().filter(|row| row.reach == reach).collect();
        if rows.is_empty() {
            continue;
        }
        ui.add_space(theme::GAP_CARD);
        w::strong(ui, name);
        ui.add_space(theme::GRID);
        ui.push_id(("measures", table.id.as_str(), name), |ui| {
            if wide { columns(ui, library, &rows, find, intents) } else { cards(ui, library, &rows, find, intents) }
        });
    }
    ui.add_space(theme::GAP_CARD);
    w::secondary(ui, format!("{} As of {}.", table.source, table.as_of.text()));
}

fn columns(ui: &mut Ui, library: &Library, rows: &[&MeasureRow], find: &str, intents: &mut Vec<Intent>) {
    let t = theme::tokens(ui);
    let columns = [
        Column::share("Measure", 1.05),
        Column::share("Legal basis", 1.7),
        Column::share("Who authorises", 1.15),
        Column::share("Limit", 0.95),
        Column::share("Channel", 0.85),
        Column::share("Safeguard", 1.2),
    ];
    Card::new().padding(1.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut table = Table::new(ui, &columns);
        table.head(ui);
        for row in rows {
            table.row(ui, |ui, column| {
                let text = |ui: &mut Ui, words: &str| md::line(ui, words, find, Type::Small, t.ink);
                match column {
                    0 => {
                        md::line(ui, &row.measure, find, Type::SmallStrong, t.ink);
                        md::line(ui, &row.data, find, Type::Small, t.ink2);
                        ui.add_space(theme::GRID);
                        certainty(ui, row);
                    }
                    1 => {
                        text(ui, &row.basis);
                        there(ui, row, find);
                        ui.add_space(theme::GRID);
                        ui.push_id(&row.id, |ui| links(ui, library, row, intents));
                    }
                    2 => text(ui, &row.who),
                    3 => text(ui, dash(&row.limit)),
                    4 => text(ui, dash(&row.channel)),
                    _ => text(ui, &row.safeguard),
                }
            });
        }
    });
}

fn cards(ui: &mut Ui, library: &Library, rows: &[&MeasureRow], find: &str, intents: &mut Vec<Intent>) {
    let t = theme::tokens(ui);
    for row in rows {
        Card::new().show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            md::line(ui, &row.measure, find, Type::Strong, t.ink);
            md::line(ui, &row.data, find, Type::Small, t.ink2);
            let parts = [
                ("Legal basis", &row.basis),
                ("Basis there", &row.basis_there),
                ("Who authorises", &row.who),
                ("Limit", &row.limit),
                ("Channel", &row.channel),
                ("Safeguard", &row.safeguard),
            ];
            for (name, words) in parts.into_iter().filter(|(_, words)| !words.is_empty()) {
                ui.add_space(theme::GRID);
                let width = 120.0 * theme::text_scale(ui);
                common::labelled(ui, name, width, |ui| md::line(ui, words, find, Type::Body, t.ink));
            }
            ui.add_space(theme::GRID);
            ui.push_id(&row.id, |ui| links(ui, library, row, intents));
            certainty(ui, row);
        });
        ui.add_space(theme::GAP_CARD);
    }
}

fn there(ui: &mut Ui, row: &MeasureRow, find: &str) {
    if !row.basis_there.is_empty() {
        let color = theme::tokens(ui).ink2;
        md::line(ui, &format!("There: {}", row.basis_there), find, Type::Small, color);
    }
}

fn links(ui: &mut Ui, library: &Library, row: &MeasureRow, intents: &mut Vec<Intent>) {
    if let Some(id) = common::links(ui, library, &row.cites) {
        intents.push(Intent::Clause(id));
    }
}

/// How sure a row is; what is open about it stands behind it.
fn certainty(ui: &mut Ui, row: &MeasureRow) {
    w::wrap_row(ui, |ui| {
        let chip = match row.certainty {
            Certainty::High => Chip::outlined(labels::certainty(row.certainty)),
            Certainty::Medium => Chip::toned(Severity::Minor, icon::INFO, "A detail is open"),
            Certainty::Low => Chip::toned(Severity::Minor, icon::WARNING, "Uncertain"),
        };
        ui.add(chip);
    });
    if !row.open.is_empty() {
        w::secondary(ui, format!("Open: {}", row.open));
    }
}

fn dash(text: &str) -> &str {
    if text.is_empty() { "–" } else { text }
}
