//! The data of the mutation test: clean forms, and what is changed in them.

use evidesk::content::value::{Row, Value, Values};
use serde::Deserialize;
use serde_json::Value as Json;
use std::fs;
use std::path::Path;

/// A form as one officer fills it in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clean {
    /// From the file's name.
    #[serde(skip)]
    pub name: String,
    /// Who writes, and how.
    #[allow(dead_code)]
    pub about: String,
    /// The case, if it is not the form's own.
    #[serde(default)]
    pub case: String,
    /// Entries that differ from those of the excellent attempt.
    pub values: Values,
}

/// One slip.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mutation {
    /// The rule that should find it; none for a near miss.
    #[serde(default)]
    pub code: Option<u16>,
    /// What was done.
    pub say: String,
    /// Clean forms it is planted in; all if empty.
    #[serde(default)]
    pub on: Vec<String>,
    /// Clean forms it is not planted in.
    #[serde(default)]
    pub not: Vec<String>,
    /// How the entries change.
    #[serde(default, rename = "do")]
    pub edits: Vec<Vec<Json>>,
    /// How the case changes, by name: see `cases.rs`.
    #[serde(default)]
    pub fact: String,
    /// Actions of the attempt that are left out: members that must be equal.
    #[serde(default)]
    pub without: Vec<Json>,
    /// Actions before the form goes out.
    #[serde(default)]
    pub before: Vec<Json>,
    /// Actions after it went out.
    #[serde(default)]
    pub after: Vec<Json>,
}

impl Mutation {
    /// Whether it is planted in this form.
    pub fn is_for(&self, clean: &Clean) -> bool {
        (self.on.is_empty() || self.on.contains(&clean.name)) && !self.not.contains(&clean.name)
    }
}

/// The clean forms of a folder, by name.
pub fn cleans(folder: &Path) -> Vec<Clean> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of clean forms") {
        let path = entry.expect("an entry").path();
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_owned();
        let Some(name) = stem.strip_prefix("clean-") else { continue };
        let text = fs::read_to_string(&path).expect("a clean form");
        let mut clean: Clean = serde_json::from_str(&text).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()));
        clean.name = name.to_owned();
        found.push(clean);
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

/// The mistakes of a folder.
pub fn mutations(folder: &Path) -> Vec<Mutation> {
    let path = folder.join("mutations.json");
    let text = fs::read_to_string(&path).expect("mutations.json");
    serde_json::from_str(&text).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
}

fn text(edit: &[Json], at: usize) -> Result<&str, String> {
    edit.get(at).and_then(Json::as_str).ok_or_else(|| format!("{edit:?}: a text is missing"))
}

fn index(edit: &[Json], at: usize) -> Result<usize, String> {
    edit.get(at).and_then(Json::as_u64).map(|row| row as usize).ok_or_else(|| format!("{edit:?}: a row is missing"))
}

fn value(edit: &[Json], at: usize) -> Result<Value, String> {
    let json = edit.get(at).cloned().ok_or_else(|| format!("{edit:?}: a value is missing"))?;
    serde_json::from_value(json).map_err(|problem| problem.to_string())
}

fn rows<'v>(values: &'v mut Values, field: &str) -> Result<&'v mut Vec<Row>, String> {
    let entry = values.entry(field.to_owned()).or_default();
    if entry.is_blank() {
        *entry = Value::Rows(Vec::new());
    }
    match entry {
        Value::Rows(rows) => Ok(rows),
        other => Err(format!("{field} has no rows: {other:?}")),
    }
}

/// Changes the entries as one edit says.
pub fn edit(values: &mut Values, edit: &[Json]) -> Result<(), String> {
    let field = text(edit, 1)?;
    match text(edit, 0)? {
        "set" => {
            values.insert(field.to_owned(), value(edit, 2)?);
        }
        "append" | "prepend" => {
            let (old, new) = (values.get(field).map(Value::as_text).unwrap_or_default(), text(edit, 2)?);
            let both = if text(edit, 0)? == "append" { format!("{old}{new}") } else { format!("{new}{old}") };
            values.insert(field.to_owned(), Value::Text(both));
        }
        "replace" => {
            let old = values.get(field).map(Value::as_text).unwrap_or_default();
            let new = old.replace(text(edit, 2)?, text(edit, 3)?);
            if new == old {
                return Err(format!("{field} has no {:?}", edit[2]));
            }
            values.insert(field.to_owned(), Value::Text(new));
        }
        "cell" | "typed" => {
            let (row, column, new) = (index(edit, 2)?, text(edit, 3)?, text(edit, 4)?.to_owned());
            let row = rows(values, field)?.get_mut(row).ok_or_else(|| format!("{edit:?}: no such row"))?;
            // An officer who misreads a value types it wrongly twice.
            if column == "value" && text(edit, 0)? == "cell" && row.contains_key("value_retyped") {
                row.insert("value_retyped".to_owned(), new.clone());
            }
            row.insert(column.to_owned(), new);
        }
        "all" => {
            let (column, new) = (text(edit, 2)?, text(edit, 3)?);
            for row in rows(values, field)? {
                row.insert(column.to_owned(), new.to_owned());
            }
        }
        "add" => {
            let json = edit.get(2).cloned().unwrap_or_default();
            let row: Row = serde_json::from_value(json).map_err(|problem| problem.to_string())?;
            rows(values, field)?.push(row);
        }
        "drop" => {
            let row = index(edit, 2)?;
            rows(values, field)?.remove(row);
        }
        "tick" | "untick" => {
            let key = text(edit, 2)?;
            let Value::Many(keys) = values.entry(field.to_owned()).or_default() else {
                return Err(format!("{field} has no ticks"));
            };
            keys.retain(|known| known != key);
            if text(edit, 0)? == "tick" {
                keys.push(key.to_owned());
            }
        }
        other => return Err(format!("no edit is called {other}")),
    }
    Ok(())
}
