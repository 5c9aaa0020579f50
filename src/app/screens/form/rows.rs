//! Tables of a form: rows are added empty, from the notebook, or as they stood in an earlier request.

use egui::Ui;

use super::field::{Context, PinText, from_notebook, head};
use super::grid;
use crate::app::intent::Intent;
use crate::app::running::Running;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, icon};
use crate::content::form::{Field, Form, Options};
use crate::content::provider::Provider;
use crate::content::role::Role;
use crate::content::value::{Row, Value};
use crate::words::values::choices;

/// Rows of identifiers that stand in an earlier request to the same provider.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Earlier {
    /// Number of that request.
    pub number: u32,
    /// The rows.
    pub rows: Vec<Row>,
}

/// The last request to the same provider in which accounts are named.
pub fn earlier(running: &Running, number: u32) -> Option<Earlier> {
    let world = &running.world;
    let provider = world.request(number)?.provider.as_ref()?;
    let others = world.requests().iter().filter(|other| other.number != number && other.provider.as_ref() == Some(provider));
    others
        .filter_map(|other| {
            let key = &running.form(other.number)?.by_role(Role::Identifiers)?.key;
            let values = other.sendings.last().map_or(&other.values, |sent| &sent.values);
            let mut rows = values.get(key)?.as_rows("value");
            rows.retain(|row| !is_blank(row));
            (!rows.is_empty()).then_some(Earlier { number: other.number, rows })
        })
        .next_back()
}

/// Shows a table.
pub fn ui(ui: &mut Ui, context: &Context<'_>, field: &Field, value: &mut Value, intents: &mut Vec<Intent>) {
    head(ui, context, field);
    let first = field.columns.first().map_or("value", |column| column.key.as_str());
    let mut rows = value.as_rows(first);
    if rows.is_empty() {
        let t = theme::tokens(ui);
        w::label(ui, "No row yet.", Type::Body, t.ink3);
    }
    let mut edited = grid::Edited::default();
    for (index, row) in rows.iter_mut().enumerate() {
        let one = ui.push_id(("row", index), |ui| grid::numbered(ui, context, field, index, row)).inner;
        edited.changed |= one.changed;
        edited.settle |= one.settle;
        if one.remove {
            intents.push(Intent::RemoveRow(field.key.clone(), index));
        }
        ui.add_space(theme::GAP);
    }
    let again = context.earlier.filter(|_| field.role == Role::Identifiers).map(|earlier| {
        let missing = earlier.rows.iter().map(|row| copied(field, row, context.provider));
        (earlier.number, missing.filter(|row| !is_blank(row) && !stands_in(row, &rows)).collect::<Vec<Row>>())
    });
    if edited.changed {
        *value = Value::Rows(rows);
        intents.push(Intent::Typed);
    }
    if edited.settle {
        intents.push(Intent::Settle);
    }
    w::wrap_row(ui, |ui| {
        let add = ui.add(Button::quiet("Add a row").leading(icon::PLUS));
        let name = format!("Add a row: {}", field.label);
        add.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        if add.clicked() {
            intents.push(Intent::AddRow(field.key.clone(), Row::new()));
        }
        if let Some(pin) = from_notebook(ui, context, &field.label) {
            intents.push(Intent::AddRow(field.key.clone(), row_of(field, &pin)));
        }
        if let Some((number, rows)) = again.filter(|(_, rows)| !rows.is_empty()) {
            let name = format!("Same rows as request {number}");
            if ui.add(Button::quiet(&name).small().leading(icon::COPY)).clicked() {
                intents.extend(rows.into_iter().map(|row| Intent::AddRow(field.key.clone(), row)));
            }
        }
    });
}

fn is_blank(row: &Row) -> bool {
    row.values().all(|text| text.trim().is_empty())
}

/// True when the same account stands in a row already.
fn stands_in(row: &Row, rows: &[Row]) -> bool {
    let value = |row: &Row| row.get("value").map(|text| text.trim().to_owned());
    rows.iter().any(|other| value(other) == value(row))
}

/// What of a row of another form has a place in this one.
fn copied(field: &Field, row: &Row, provider: Option<&Provider>) -> Row {
    let known = |options: &Options, text: &str| {
        *options == Options::Free || choices(options, provider).iter().any(|(key, _)| key == text)
    };
    let cells = field.columns.iter().filter_map(|column| {
        let text = row.get(&column.key).filter(|text| !text.trim().is_empty() && known(&column.options, text))?;
        Some((column.key.clone(), text.clone()))
    });
    cells.collect()
}

/// A row that holds a pinned text, and where it was seen. What was taken from an exhibit cannot be mistyped: it
/// stands as typed twice.
fn row_of(field: &Field, pin: &PinText) -> Row {
    let has = |key: &str| field.columns.iter().any(|column| column.key == key);
    let mut row = Row::new();
    let first = field.columns.iter().find(|column| column.key == "value").or(field.columns.first());
    if let Some(column) = first {
        row.insert(column.key.clone(), pin.text.clone());
    }
    if has("value_retyped") {
        row.insert("value_retyped".to_owned(), pin.text.clone());
    }
    if has("seen_where") && !pin.from.is_empty() {
        row.insert("seen_where".to_owned(), pin.from.clone());
    }
    row
}

/// The offset that the form says for all its times, if it says one.
pub fn zone(running: &Running, number: u32, form: &Form) -> Option<chrono::FixedOffset> {
    let key = &form.by_role(Role::PeriodZone)?.key;
    super::times::offset_of(&running.typed.get(&number)?.get(key)?.as_text())
}
