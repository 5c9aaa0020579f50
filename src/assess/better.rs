//! A better entry out of the case's model, as people read it: columns in the form's order, choices by their labels.

use crate::content::form::{Field, Form, Options};
use crate::content::provider::Provider;
use crate::content::role::ValueKind;
use crate::content::value::{Row, Value};
use crate::request::FieldPlace;

/// The model's entry for a place; none where the case has none.
pub fn entry(form: &Form, provider: Option<&Provider>, model: &Value, place: &FieldPlace) -> Option<String> {
    let field = form.field(&place.field)?;
    let text = match model {
        Value::Text(text) => choice(&field.options, provider, text),
        Value::Many(keys) => keys.iter().map(|key| choice(&field.options, provider, key)).collect::<Vec<_>>().join(", "),
        Value::Rows(rows) => {
            let at = place.row.filter(|_| rows.len() == 1 || place.column.is_some()).and_then(|row| rows.get(row));
            match (at, &place.column) {
                (Some(row), Some(column)) if rows.len() == 1 => cell(field, provider, row, column).unwrap_or_default(),
                (Some(row), _) => line(field, provider, row),
                (None, _) => rows.iter().map(|row| line(field, provider, row)).collect::<Vec<_>>().join("\n"),
            }
        }
    };
    (!text.trim().is_empty()).then_some(text)
}

fn line(field: &Field, provider: Option<&Provider>, row: &Row) -> String {
    // A record is a few answers, each under its own label; a bare 'yes' says nothing beside them.
    if field.role.kind() == ValueKind::Record {
        let told = field
            .columns
            .iter()
            .filter(|column| row.get(&column.key).is_some_and(|text| !text.trim().is_empty() && text != "yes"));
        return told
            .filter_map(|column| Some(format!("{}: {}", column.label, cell(field, provider, row, &column.key)?)))
            .collect::<Vec<_>>()
            .join("\n");
    }
    let columns = field.columns.iter().filter(|column| !column.key.ends_with("_retyped"));
    // The kind of an identifier shows in the identifier, and stands first in the form: here it would only be in the way.
    let told = columns.filter(|column| !matches!(column.options, Options::IdentifierKinds));
    told.filter_map(|column| cell(field, provider, row, &column.key)).collect::<Vec<_>>().join(", ")
}

fn cell(field: &Field, provider: Option<&Provider>, row: &Row, key: &str) -> Option<String> {
    let column = field.columns.iter().find(|column| column.key == key)?;
    let text = row.get(key).filter(|text| !text.trim().is_empty())?;
    Some(choice(&column.options, provider, text))
}

/// The label of a chosen key; what is no key stays as it is.
fn choice(options: &Options, provider: Option<&Provider>, key: &str) -> String {
    let known = match options {
        Options::List(list) => list.iter().find(|(known, _)| known == key).map(|(_, label)| label.clone()),
        Options::Entities => provider.and_then(|provider| provider.entity(key)).map(|entity| entity.name.clone()),
        Options::Channels => provider.and_then(|provider| provider.channel(key)).map(|channel| channel.name.clone()),
        Options::Catalogue => provider.and_then(|provider| provider.item(key)).map(|item| item.label.clone()),
        Options::Free | Options::Categories | Options::IdentifierKinds => None,
    };
    known.unwrap_or_else(|| key.to_owned())
}
