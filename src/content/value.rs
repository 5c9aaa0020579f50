//! Values as typed: a field holds text, a list of choice keys, or rows of text. Typing happens on reading.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A row of a table or a record: column key → text.
pub type Row = BTreeMap<String, String>;

/// What stands in one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// Text, the key of one choice, or `yes` for a tick.
    Text(String),
    /// Keys of several choices.
    Many(Vec<String>),
    /// Rows; a record is one row.
    Rows(Vec<Row>),
}

/// The values of a form: field key → value.
pub type Values = BTreeMap<String, Value>;

impl Default for Value {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Value {
    /// True when nothing but white space stands in it.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Many(keys) => keys.iter().all(|key| key.trim().is_empty()),
            Self::Rows(rows) => rows.iter().flat_map(BTreeMap::values).all(|text| text.trim().is_empty()),
        }
    }

    /// The text, with lists joined by commas.
    pub fn as_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Many(keys) => keys.join(", "),
            Self::Rows(rows) => rows.iter().flat_map(BTreeMap::values).cloned().collect::<Vec<_>>().join(", "),
        }
    }

    /// Choice keys; text is read as keys between commas.
    pub fn as_keys(&self) -> Vec<String> {
        match self {
            Self::Text(text) => {
                text.split([',', ';', '|']).map(|key| key.trim().to_owned()).filter(|key| !key.is_empty()).collect()
            }
            Self::Many(keys) => keys.iter().map(|key| key.trim().to_owned()).filter(|key| !key.is_empty()).collect(),
            Self::Rows(_) => Vec::new(),
        }
    }

    /// Rows; text becomes one row whose only column is `first`.
    pub fn as_rows(&self, first: &str) -> Vec<Row> {
        match self {
            Self::Rows(rows) => rows.clone(),
            Self::Text(text) if !text.trim().is_empty() => {
                vec![Row::from([(first.to_owned(), text.clone())])]
            }
            Self::Many(keys) => keys.iter().map(|key| Row::from([(first.to_owned(), key.clone())])).collect(),
            Self::Text(_) => Vec::new(),
        }
    }

    /// True for a tick: `yes`, `true`, `x`, `on` or `1`.
    pub fn is_ticked(&self) -> bool {
        is_tick(&self.as_text())
    }
}

/// True for a text that means a tick.
pub fn is_tick(text: &str) -> bool {
    matches!(text.trim().to_ascii_lowercase().as_str(), "yes" | "true" | "x" | "on" | "1" | "ticked")
}
