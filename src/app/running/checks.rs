//! What a check said of the fields of a form, and of what text it was said: a note on words that were changed since
//! would be untrue.

use std::collections::BTreeMap;

use crate::app::debrief_view::Note;
use crate::app::theme::Severity;
use crate::content::value::{Value, Values};

/// What was checked in one request.
#[derive(Debug, Default)]
pub struct Checks(BTreeMap<String, Checked>);

#[derive(Debug)]
struct Checked {
    value: Value,
    notes: Vec<Note>,
}

/// How a field stands to the last check.
#[derive(Debug, PartialEq)]
pub enum Seen<'a> {
    /// It was not checked.
    Never,
    /// It was changed since.
    Changed,
    /// These notes hold.
    Now(&'a [Note]),
}

impl Checks {
    /// Takes up what a check of some fields said. Of other fields nothing is said, whatever was found.
    pub(super) fn put(&mut self, fields: &[String], typed: &Values, notes: Vec<Note>) {
        for field in fields {
            let value = typed.get(field).cloned().unwrap_or_default();
            let notes = notes.iter().filter(|note| note.field == *field).cloned().collect();
            self.0.insert(field.clone(), Checked { value, notes });
        }
    }

    /// What holds of a field in which this stands now.
    pub fn of(&self, field: &str, value: Option<&Value>) -> Seen<'_> {
        match self.0.get(field) {
            None => Seen::Never,
            Some(checked) if same(Some(&checked.value), value) => Seen::Now(&checked.notes),
            Some(_) => Seen::Changed,
        }
    }

    /// The worst that holds of some fields; `Met` if all of them were checked and nothing is wrong, nothing if one of
    /// them was never checked or was changed since and the rest is right.
    pub fn worst<'f>(&self, fields: impl IntoIterator<Item = &'f str>, typed: Option<&Values>) -> Option<Severity> {
        let mut worst = Some(Severity::Met);
        let mut broken = None;
        for field in fields {
            match self.of(field, typed.and_then(|typed| typed.get(field))) {
                Seen::Never | Seen::Changed => worst = None,
                Seen::Now(notes) => {
                    let here = notes.iter().filter(|note| note.is_broken()).filter_map(|note| note.severity).min();
                    broken = [broken, here].into_iter().flatten().min();
                }
            }
        }
        broken.or(worst)
    }
}

/// True when the same stands in a field; nothing is nothing, in whatever shape.
fn same(one: Option<&Value>, other: Option<&Value>) -> bool {
    one == other || (one.is_none_or(Value::is_blank) && other.is_none_or(Value::is_blank))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(field: &str, severity: Severity) -> Note {
        Note {
            severity: Some(severity),
            code: String::new(),
            dimensions: Vec::new(),
            title: "It is so.".to_owned(),
            text: String::new(),
            better: None,
            consequence: None,
            cites: Vec::new(),
            request: Some(1),
            field: field.to_owned(),
            row: None,
            column: None,
            span: None,
            package: String::new(),
            also: Vec::new(),
        }
    }

    #[test]
    fn what_was_not_checked_or_was_changed_since_is_not_judged() {
        let mut checks = Checks::default();
        let mut typed = Values::from([("a".to_owned(), Value::Text("words".to_owned()))]);
        let notes = vec![note("a", Severity::Minor), note("b", Severity::Fatal)];
        checks.put(&["a".to_owned()], &typed, notes);
        assert_eq!(checks.of("b", None), Seen::Never);
        assert_eq!(checks.worst(["a"], Some(&typed)), Some(Severity::Minor));
        assert_eq!(checks.worst(["b"], Some(&typed)), None);
        typed.insert("a".to_owned(), Value::Text("other words".to_owned()));
        assert_eq!(checks.of("a", typed.get("a")), Seen::Changed);
        assert_eq!(checks.worst(["a"], Some(&typed)), None);
    }
}
