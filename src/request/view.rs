//! The typed view of one filled form. What was typed is kept as typed; typing happens here, on reading.

use super::place::FieldPlace;
use crate::content::data::Measure;
use crate::content::form::{Field, Form, Required, When};
use crate::content::provider::Provider;
use crate::content::role::Role;
use crate::content::scenario::Scenario;
use crate::content::time::{Moment, read_moment};
use crate::content::value::{Row, Value, Values};
use std::borrow::Cow;

/// One filled form, on its way to somebody.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Its number in the attempt.
    pub number: u32,
    /// The form.
    pub form: &'a Form,
    /// The measure.
    pub measure: Measure,
    /// The provider, unless the measure has none.
    pub provider: Option<&'a Provider>,
    /// What stands in it.
    pub values: &'a Values,
}

/// A value that was read, or why it could not be.
#[derive(Clone, Debug, PartialEq)]
pub enum Parsed<T> {
    /// Read.
    Ok(T),
    /// Nothing stands there.
    Blank,
    /// Something stands there that is not what it should be.
    Bad {
        /// As typed.
        raw: String,
    },
}

impl<T> Parsed<T> {
    /// The value, if it could be read.
    pub fn ok(self) -> Option<T> {
        match self {
            Self::Ok(value) => Some(value),
            Self::Blank | Self::Bad { .. } => None,
        }
    }
}

impl<'a> Request<'a> {
    /// The field of this role, if the form has one.
    pub fn field(&self, role: Role) -> Option<&'a Field> {
        self.form.by_role(role)
    }

    /// True for a field that is not the trainee's in this case and holds what the case had put into it.
    pub fn is_given(&self, scenario: &Scenario, key: &str) -> bool {
        let Some(usage) = scenario.form_use(&self.form.id) else { return false };
        if usage.open.is_empty() || usage.open.iter().any(|open| open == key) {
            return false;
        }
        match (usage.prefilled.get(key), self.values.get(key)) {
            // `{now}`, `{tickets}`: put in when the form is opened.
            (Some(given), _) if given.as_text().contains('{') => true,
            (Some(given), Some(value)) => given == value || given.as_text() == value.as_text(),
            (None, Some(value)) => value.is_blank(),
            (_, None) => true,
        }
    }

    /// The place of a role's field; empty where the form has none.
    pub fn place(&self, role: Role) -> FieldPlace {
        FieldPlace::field(self.field(role).map_or("", |field| field.key.as_str()))
    }

    /// The value of a role.
    pub fn value(&self, role: Role) -> Option<&'a Value> {
        self.values.get(&self.field(role)?.key)
    }

    /// The text of a role; empty where there is none.
    pub fn text(&self, role: Role) -> Cow<'a, str> {
        match self.value(role) {
            Some(Value::Text(text)) => Cow::Borrowed(text.as_str()),
            Some(value) => Cow::Owned(value.as_text()),
            None => Cow::Borrowed(""),
        }
    }

    /// True when the form has the role and nothing stands in it.
    pub fn is_blank(&self, role: Role) -> bool {
        self.field(role).is_some() && self.value(role).is_none_or(Value::is_blank)
    }

    /// True when the form has the role and something stands in it.
    pub fn has(&self, role: Role) -> bool {
        self.value(role).is_some_and(|value| !value.is_blank())
    }

    /// Keys chosen in a role.
    pub fn keys(&self, role: Role) -> Vec<String> {
        self.value(role).map(Value::as_keys).unwrap_or_default()
    }

    /// True when a role is ticked.
    pub fn ticked(&self, role: Role) -> bool {
        self.value(role).is_some_and(Value::is_ticked)
    }

    /// Rows of a table.
    pub fn rows(&self, role: Role) -> Vec<Row> {
        let first = self.field(role).map_or("value", first_column);
        self.value(role).map(|value| value.as_rows(first)).unwrap_or_default()
    }

    /// One column of a record; a record typed as plain text is read as its first column, a period as
    /// `from/to` or `from to to`.
    pub fn part(&self, role: Role, column: &str) -> String {
        match self.value(role) {
            Some(Value::Rows(rows)) => rows.first().and_then(|row| row.get(column)).cloned().unwrap_or_default(),
            Some(value) if matches!(role, Role::Period | Role::RealTimePeriod) => period_part(&value.as_text(), column),
            Some(value) if self.field(role).is_some_and(|field| first_column(field) == column) => value.as_text(),
            _ => String::new(),
        }
    }

    /// A date or time typed in a role.
    pub fn moment(&self, role: Role) -> Parsed<Moment> {
        parse_moment(&self.text(role))
    }

    /// Every text that a trainee writes in words: place and text, long fields and short, rows too.
    pub fn texts(&self) -> Vec<(FieldPlace, String)> {
        let mut texts = Vec::new();
        for field in self.form.fields() {
            match self.values.get(&field.key) {
                Some(Value::Text(text)) if !text.trim().is_empty() => texts.push((FieldPlace::field(&field.key), text.clone())),
                Some(Value::Rows(rows)) => {
                    for (at, row) in rows.iter().enumerate() {
                        for (column, text) in row.iter().filter(|(_, text)| !text.trim().is_empty()) {
                            texts.push((FieldPlace::field(&field.key).row(at).column(column), text.clone()));
                        }
                    }
                }
                _ => {}
            }
        }
        texts
    }

    /// True when a field has to be filled in for this request, as far as the form alone decides;
    /// `holds` answers the other conditions.
    pub fn is_required(&self, field: &Field, holds: &dyn Fn(&When) -> bool) -> bool {
        match &field.required {
            Required::Always => true,
            Required::If(conditions) => conditions.iter().all(holds),
            Required::Optional => false,
        }
    }
}

/// Reads a text as a moment.
pub fn parse_moment(text: &str) -> Parsed<Moment> {
    if text.trim().is_empty() {
        return Parsed::Blank;
    }
    read_moment(text).map_or_else(|| Parsed::Bad { raw: text.to_owned() }, Parsed::Ok)
}

fn first_column(field: &Field) -> &str {
    field.columns.first().map_or("value", |column| column.key.as_str())
}

fn period_part(text: &str, column: &str) -> String {
    let halves = text.split_once(" to ").or_else(|| text.split_once(" – ")).or_else(|| text.split_once(" - ")).or_else(|| {
        // A slash parts an ISO interval only where it does not part a date: 2023-01-20T00:00Z/2023-02-07T18:00Z.
        (text.matches('/').count() == 1).then(|| text.split_once('/')).flatten()
    });
    match (halves, column) {
        (Some((from, _)), "from") => from.trim().to_owned(),
        (Some((_, to)), "to") => to.trim().to_owned(),
        (None, "from") => text.trim().to_owned(),
        _ => String::new(),
    }
}
