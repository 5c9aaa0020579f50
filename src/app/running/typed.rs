//! What is typed in forms becomes actions: what changed is settled, cell by cell, and rows are added and taken away.

use super::Running;
use crate::app::intent::Work;
use crate::case::Action;
use crate::content::value::{Row, Value};

impl Running {
    /// Makes actions of what was typed.
    pub fn settle(&mut self) {
        for (number, typed) in self.typed.clone() {
            let Some(settled) = self.world.request(number).map(|dossier| dossier.values.clone()) else { continue };
            for (field, value) in &typed {
                let before = settled.get(field).cloned().unwrap_or_default();
                if *value == before || (value.is_blank() && before.is_blank() && !matches!(value, Value::Rows(_))) {
                    continue;
                }
                for action in changes(number, field, &before, value) {
                    if !self.act(action) {
                        return;
                    }
                }
            }
        }
    }

    /// Adds a row at the end of a table of the open form.
    pub fn add_row(&mut self, field: &str, row: Row) {
        let Work::Form(number) = self.desk.work else { return };
        self.settle();
        let rows = self.rows(number, field);
        // An empty row that waits is filled first.
        let blank = rows.iter().position(|row| row.values().all(|text| text.trim().is_empty()));
        let at = blank.filter(|_| !row.is_empty()).unwrap_or(rows.len());
        if at == rows.len() && !self.act(Action::AddRow { request: number, field: field.to_owned(), row: at }) {
            return;
        }
        for (column, text) in row {
            let value = Value::Text(text);
            self.act(Action::Set { request: number, field: field.to_owned(), row: Some(at), column: Some(column), value });
        }
        self.read_back(number, field);
    }

    /// Takes a row away.
    pub fn remove_row(&mut self, field: &str, row: usize) {
        let Work::Form(number) = self.desk.work else { return };
        self.settle();
        self.act(Action::RemoveRow { request: number, field: field.to_owned(), row });
        self.read_back(number, field);
    }

    fn rows(&self, number: u32, field: &str) -> Vec<Row> {
        let settled = self.world.request(number).and_then(|dossier| dossier.values.get(field));
        settled.map(|value| value.as_rows("value")).unwrap_or_default()
    }

    fn read_back(&mut self, number: u32, field: &str) {
        let rows = Value::Rows(self.rows(number, field));
        self.typed.entry(number).or_default().insert(field.to_owned(), rows);
    }
}

/// The actions that turn one value into another: cell by cell where the number of rows is the same.
fn changes(request: u32, field: &str, before: &Value, after: &Value) -> Vec<Action> {
    if let (Value::Rows(old), Value::Rows(new)) = (before, after)
        && old.len() == new.len()
    {
        let mut actions = Vec::new();
        for (index, (old, new)) in old.iter().zip(new).enumerate() {
            for (column, text) in new {
                if old.get(column).map_or("", String::as_str) != text {
                    actions.push(Action::Set {
                        request,
                        field: field.to_owned(),
                        row: Some(index),
                        column: Some(column.clone()),
                        value: Value::Text(text.clone()),
                    });
                }
            }
        }
        return actions;
    }
    vec![Action::Set { request, field: field.to_owned(), row: None, column: None, value: after.clone() }]
}
