//! What stands in a field, as people read it: choices by their labels, ticks as words, times of data in words. On the
//! screens and on paper it reads the same.

use super::labels;
use crate::content::data::DataCategory;
use crate::content::form::{Field, Options};
use crate::content::provider::Provider;
use crate::content::role::{Role, ValueKind};
use crate::content::time::{CaseTime, Date};
use crate::content::value::{Row, Value};
use crate::request::identify::kind_key;

/// The choices of some options: key and label.
pub fn choices(options: &Options, provider: Option<&Provider>) -> Vec<(String, String)> {
    match options {
        Options::Free => Vec::new(),
        Options::List(list) => list.clone(),
        Options::Entities => provider
            .map(|provider| provider.entities.iter().map(|entity| (entity.id.to_string(), entity.name.clone())).collect())
            .unwrap_or_default(),
        Options::Channels => provider
            .map(|provider| provider.channels.iter().map(|channel| (channel.id.to_string(), channel.name.clone())).collect())
            .unwrap_or_default(),
        Options::Catalogue => provider
            .map(|provider| provider.catalogue.iter().map(|item| (item.key.clone(), item.label.clone())).collect())
            .unwrap_or_default(),
        Options::Categories => DataCategory::ALL
            .into_iter()
            .map(|category| (category.key().to_owned(), format!("{}: {}", category.key(), labels::category(category))))
            .collect(),
        Options::IdentifierKinds => {
            let kinds = provider.map(Provider::identifier_kinds).unwrap_or_default();
            kinds.into_iter().map(|kind| (kind_key(kind).to_owned(), labels::identifier(kind).to_owned())).collect()
        }
    }
}

/// What stands in a field, for reading, one line for each row.
pub fn value_text(field: &Field, value: Option<&Value>, provider: Option<&Provider>) -> Vec<String> {
    let Some(value) = value else { return Vec::new() };
    let label = |options: &Options, key: &str| {
        choices(options, provider).into_iter().find(|(known, _)| known == key).map_or_else(|| key.to_owned(), |(_, label)| label)
    };
    match (field.role.kind(), value) {
        (ValueKind::Attest, value) if value.is_ticked() => vec![format!("Yes. {}", field.statement)],
        (ValueKind::Many, value) => value.as_keys().iter().map(|key| label(&field.options, key)).collect(),
        (_, Value::Rows(rows)) => rows
            .iter()
            .map(|row| {
                let cells = field.columns.iter().filter_map(|column| {
                    let text = row.get(&column.key).filter(|text| !text.trim().is_empty())?;
                    Some(human(&label(&column.options, text)))
                });
                cells.collect::<Vec<_>>().join(" · ")
            })
            .filter(|line| !line.is_empty())
            .collect(),
        (ValueKind::Choice, value) => vec![label(&field.options, &value.as_text())],
        (_, value) => vec![value.as_text()],
    }
}

/// One thing that stands in a field: its name within the field, if it has one there, and its text.
pub type Line = (Option<String>, String);

/// What stands in a field as people write it: times in words, records and rows as short lines with their names. One
/// block for each row.
pub fn in_words(field: &Field, value: Option<&Value>, provider: Option<&Provider>) -> Vec<Vec<Line>> {
    let Some(Value::Rows(rows)) = value else {
        return value_text(field, value, provider).iter().map(|text| vec![(None, human(text))]).collect();
    };
    let blocks = rows.iter().map(|row| {
        let period = human_period(row).filter(|_| field.role == Role::Period);
        period.map_or_else(|| lines(field, row, provider), |period| vec![(None, period)])
    });
    blocks.filter(|block| !block.is_empty()).collect()
}

fn lines(field: &Field, row: &Row, provider: Option<&Provider>) -> Vec<Line> {
    let cells = field.columns.iter().filter_map(|column| {
        let text = row.get(&column.key).filter(|text| !text.trim().is_empty())?;
        // What was typed twice alike is read once.
        if column.key == "value_retyped" && row.get("value") == Some(text) {
            return None;
        }
        let label = choices(&column.options, provider).into_iter().find(|(key, _)| key == text);
        Some((Some(column.label.clone()), label.map_or_else(|| human(text), |(_, label)| label)))
    });
    cells.collect()
}

/// Times of data as people write them; every other text as it is.
pub fn human(text: &str) -> String {
    if let Ok(at) = CaseTime::parse(text) {
        return format!("{}, {} ({})", at.day_text(), at.clock_text(), at.offset());
    }
    Date::parse(text).map_or_else(|_| text.to_owned(), Date::text)
}

/// A period of data in a line.
pub fn human_period(row: &Row) -> Option<String> {
    let (from, to) = (row.get("from")?, row.get("to")?);
    match (CaseTime::parse(from), CaseTime::parse(to)) {
        (Ok(from), Ok(to)) if from.offset() == to.offset() => {
            Some(format!("{}, {} to {}", from.day_text(), from.clock_text(), human(&to.to_string())))
        }
        _ if from.trim().is_empty() || to.trim().is_empty() => None,
        _ => Some(format!("{} to {}", human(from), human(to))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(from: &str, to: &str) -> Row {
        Row::from([("from".to_owned(), from.to_owned()), ("to".to_owned(), to.to_owned())])
    }

    #[test]
    fn times_of_data_are_told_as_people_write_them() {
        assert_eq!(human("2023-02-07"), "7 Feb 2023");
        assert_eq!(human("at night"), "at night");
        let told = human_period(&row("2023-01-12T00:00+05:00", "2023-02-07T17:20+05:00"));
        assert_eq!(told.as_deref(), Some("12 Jan 2023, 00:00 to 7 Feb 2023, 17:20 (+05:00)"));
    }
}
