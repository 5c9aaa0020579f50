//! What stands in a field, in the shape in which a form shows it: a text, choices, a tick with its statement, the parts of
//! a record, a table. Times stand as they are typed, for that is what a reader has to learn. It is made once and drawn
//! many times; how it looks is the window's matter.

use super::values::{choices, value_text};
use crate::content::form::Field;
use crate::content::provider::Provider;
use crate::content::role::ValueKind;
use crate::content::value::{Row, Value};

/// A text, and whether it is set in the face for identifiers and times.
pub type Cell = (String, bool);

/// What stands in a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Filled {
    /// Nothing.
    Empty,
    /// A text, a time, or one choice by its label.
    Text(Cell),
    /// Several choices, by their labels.
    Choices(Vec<String>),
    /// A statement that was ticked.
    Ticked(String),
    /// A record: the name of each part, and what stands in it.
    Record(Vec<(String, Cell)>),
    /// Rows.
    Table {
        /// Headings.
        heads: Vec<String>,
        /// Cells, row by row.
        rows: Vec<Vec<Cell>>,
    },
}

/// The shape of a value; company and choices by their names.
pub fn filled(field: &Field, value: Option<&Value>, provider: Option<&Provider>) -> Filled {
    let Some(value) = value.filter(|value| !value.is_blank()) else { return Filled::Empty };
    match (field.role.kind(), value) {
        (ValueKind::Attest, value) if value.is_ticked() => Filled::Ticked(field.statement.clone()),
        (ValueKind::Rows, Value::Rows(rows)) => table(field, rows, provider),
        (_, Value::Rows(rows)) => record(field, rows, provider),
        (ValueKind::Many, value) => Filled::Choices(value_text(field, Some(value), provider)),
        (kind, value) => Filled::Text((value_text(field, Some(value), provider).join("\n"), kind == ValueKind::Moment)),
    }
}

fn record(field: &Field, rows: &[Row], provider: Option<&Provider>) -> Filled {
    let parts = rows.iter().flat_map(|row| {
        let cells = (0..field.columns.len()).map(move |at| (field.columns[at].label.clone(), cell(field, at, row, provider)));
        cells.filter(|(_, (text, _))| !text.is_empty()).collect::<Vec<_>>()
    });
    Filled::Record(parts.collect())
}

fn table(field: &Field, rows: &[Row], provider: Option<&Provider>) -> Filled {
    let blank = |row: &&Row| row.values().all(|text| text.trim().is_empty());
    let rows: Vec<&Row> = rows.iter().filter(|row| !blank(row)).collect();
    // What was typed twice alike is read once.
    let alike = rows.iter().all(|row| row.get("value_retyped") == row.get("value"));
    let shown: Vec<usize> = (0..field.columns.len()).filter(|at| !(alike && field.columns[*at].key == "value_retyped")).collect();
    Filled::Table {
        heads: shown.iter().map(|at| field.columns[*at].label.clone()).collect(),
        rows: rows.iter().map(|row| shown.iter().map(|at| cell(field, *at, row, provider)).collect()).collect(),
    }
}

/// A cell; a choice by its label.
fn cell(field: &Field, at: usize, row: &Row, provider: Option<&Provider>) -> Cell {
    let column = &field.columns[at];
    let raw = row.get(&column.key).map(|text| text.trim()).unwrap_or_default();
    let label = choices(&column.options, provider).into_iter().find(|(key, _)| key == raw).map(|(_, label)| label);
    (label.unwrap_or_else(|| raw.to_owned()), column.mono)
}

impl Filled {
    /// The whole as plain text, for the clipboard.
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text((text, _)) | Self::Ticked(text) => text.clone(),
            Self::Choices(labels) => labels.join("\n"),
            Self::Record(parts) => parts.iter().map(|(name, (text, _))| format!("{name}: {text}")).collect::<Vec<_>>().join("\n"),
            Self::Table { rows, .. } => {
                let line = |row: &Vec<Cell>| row.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join("\t");
                rows.iter().map(line).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::load;

    #[test]
    fn each_kind_of_field_has_its_shape() {
        let library = load::embedded().library;
        let form = &library.forms["f2"];
        let provider = library.providers.get("chirplet");
        let of = |key: &str, value: Value| filled(form.field(key).unwrap(), Some(&value), provider);
        let text = |text: &str| Value::Text(text.to_owned());
        assert_eq!(of("prov.entity", text("chirplet-inc")), Filled::Text(("Chirplet Inc.".to_owned(), false)));
        assert_eq!(of("hdr.date", text("2026-02-03T10:00+05:00")), Filled::Text(("2026-02-03T10:00+05:00".to_owned(), true)));
        assert!(
            matches!(of("vol.items", Value::Many(vec!["name".into(), "logins".into()])), Filled::Choices(all) if all.len() == 2)
        );
        assert!(matches!(of("fact.victim", text("yes")), Filled::Ticked(statement) if !statement.is_empty()));
        assert_eq!(of("fact.victim", text("")), Filled::Empty);
        let row = |value: &str, again: &str| {
            Value::Rows(vec![Row::from([("value".to_owned(), value.to_owned()), ("value_retyped".to_owned(), again.to_owned())])])
        };
        let width = |value: Value| match of("id.rows", value) {
            Filled::Table { heads, rows } if rows[0].len() == heads.len() => heads.len(),
            other => panic!("{other:?}"),
        };
        assert_eq!(width(row("CH1", "CH1")) + 1, width(row("CH1", "CH2")), "typed twice alike is read once");
    }
}
