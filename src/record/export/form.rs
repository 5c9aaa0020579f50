//! A filled form as a paper: sections and fields as the trainee saw them, choices by their labels, ticks as words. What
//! the case filled in is no answer: a form in which nothing else stands is not printed, and an emergency form only when
//! the emergency is told in it, so that nobody is handed a blank one. Whom it goes to is what the content knows.

use super::paper::{Block, EMPTY, Paper, Said, Table};
use crate::case::World;
use crate::case::world::Dossier;
use crate::content::data::Measure;
use crate::content::form::{Field, Form};
use crate::content::provider::Provider;
use crate::content::role::{Role, ValueKind};
use crate::content::value::{Row, Value, Values};
use crate::words::{labels, story, values as said};

/// Why a form is not printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There is no such request.
    #[error("there is no request {0} in this attempt")]
    Unknown(u32),
    /// Nothing is written with this measure.
    #[error("request {0} has no form: there is nothing to print")]
    NoForm(u32),
    /// Nothing stands in it but what the case filled in.
    #[error("nothing was written in this form yet. Fill something in; blank forms are not printed")]
    Blank,
    /// An emergency form without an emergency.
    #[error(
        "no emergency is told in this form yet. Blank emergency forms are never printed: fill in a required field, such as the nature of the emergency, first"
    )]
    BlankEmergency,
}

/// The form of a request as a paper: what is typed, if it is given, else what was sent last, else what is settled.
///
/// # Errors
/// When there is no form, or nothing of the trainee's in it.
pub fn form(world: &World, number: u32, typed: Option<&Values>) -> Result<Paper, Refused> {
    let dossier = world.request(number).ok_or(Refused::Unknown(number))?;
    let form = dossier.form.as_ref().and_then(|id| world.library().forms.get(id)).ok_or(Refused::NoForm(number))?;
    let sent = dossier.sendings.last().filter(|_| typed.is_none());
    let values = typed.or(sent.map(|sending| &sending.values)).unwrap_or(&dossier.values);
    may_be_printed(world, dossier, form, values)?;
    let provider = dossier.provider.as_ref().and_then(|id| world.library().providers.get(id));
    let mut blocks = Vec::new();
    for (index, section) in form.sections.iter().enumerate() {
        // What stands in a field that is not asked any more went out with the rest.
        let stands = |field: &&Field| {
            world.shows(number, form, values, field) || values.get(&field.key).is_some_and(|value| !value.is_blank())
        };
        let fields: Vec<&Field> = section.fields.iter().filter(stands).collect();
        if fields.is_empty() {
            continue;
        }
        blocks.push(Block::Section(format!("{}  {}", index + 1, section.title)));
        blocks.extend(fields.into_iter().map(|field| block(field, values.get(&field.key), provider)));
    }
    let text = |role: Role| world.view(dossier, values).map(|view| view.text(role).trim().to_owned()).unwrap_or_default();
    let reference = or_empty(&text(Role::Reference));
    let mut facts = vec![("Reference".to_owned(), reference.clone())];
    facts.extend(addressee(world, dossier, form, values, provider));
    facts.push(("State".to_owned(), state(world, dossier, typed.is_some())));
    let above = format!("Training case: {}  ·  request {number}  ·  {}", world.scenario().title, labels::request(form.measure));
    Ok(Paper { title: form.title.clone(), above, reference, facts, blocks })
}

fn or_empty(text: &str) -> String {
    if text.is_empty() { EMPTY.to_owned() } else { text.to_owned() }
}

fn may_be_printed(world: &World, dossier: &Dossier, form: &Form, values: &Values) -> Result<(), Refused> {
    let mut own = form.fields().filter(|field| is_answered(world, dossier, form, field, values));
    if form.measure != Measure::Emergency {
        return own.next().map(|_| ()).ok_or(Refused::Blank);
    }
    // The name of an officer, a tick or a choice makes no emergency: words or an account do.
    let told = |field: &Field| {
        matches!(field.role.kind(), ValueKind::Long | ValueKind::Rows) && world.requires(dossier.number, form, values, field)
    };
    own.find(|field| told(field)).map(|_| ()).ok_or(Refused::BlankEmergency)
}

/// True when something stands in a field that the case did not put there.
fn is_answered(world: &World, dossier: &Dossier, form: &Form, field: &Field, values: &Values) -> bool {
    let Some(value) = values.get(&field.key) else { return false };
    if !letters(value) {
        return false;
    }
    let given = world.scenario().form_use(&form.id).and_then(|usage| usage.prefilled.get(&field.key));
    let chosen = match field.role {
        Role::Entity => dossier.entity.as_ref().map(|id| id.as_str()),
        Role::Channel => dossier.channel.as_ref().map(|id| id.as_str()),
        _ => None,
    };
    // An entry with the date or the tickets put in is the case's own, whenever the form was opened.
    let is_given = given.is_some_and(|given| given == value || given.as_text().contains('{'));
    !is_given && chosen != Some(value.as_text().trim())
}

/// True when there is a letter or a digit in it: a dash is no answer.
fn letters(value: &Value) -> bool {
    value.as_text().chars().any(char::is_alphanumeric)
}

/// Whom it goes to, by the names of the content alone; nothing where the content knows nobody.
fn addressee(
    world: &World,
    dossier: &Dossier,
    form: &Form,
    values: &Values,
    provider: Option<&Provider>,
) -> Vec<(String, String)> {
    if let Some(provider) = provider {
        let key =
            |role: Role| form.by_role(role).and_then(|field| values.get(&field.key)).map(Value::as_text).unwrap_or_default();
        let entity = provider.entity(&key(Role::Entity)).or_else(|| provider.entity(dossier.entity.as_ref()?.as_str()));
        let channel = provider.channel(&key(Role::Channel)).or_else(|| provider.channel(dossier.channel.as_ref()?.as_str()));
        let company =
            entity.map_or_else(|| provider.name.clone(), |entity| format!("{}, {} (fictional)", entity.name, entity.country));
        let mut facts = vec![("To".to_owned(), company)];
        facts.extend(channel.map(|channel| ("Through".to_owned(), channel.name.clone())));
        return facts;
    }
    let records = world.view(dossier, values).map(|view| world.home_records(&view)).unwrap_or_default();
    records.first().map(|record| ("To".to_owned(), format!("{} (fictional)", record.custodian))).into_iter().collect()
}

fn state(world: &World, dossier: &Dossier, typed: bool) -> String {
    match dossier.sendings.last() {
        Some(sending) if !typed => {
            let again =
                if dossier.sendings.len() > 1 { format!(", {} times in all", dossier.sendings.len()) } else { String::new() };
            let withdrawn = if dossier.withdrawn { ". Withdrawn" } else { "" };
            format!("Sent {} {}{again}{withdrawn}", sending.at.long_text(), story::zone(sending.at))
        }
        _ => format!("Draft, not sent. Case clock {} {}", world.now().long_text(), story::zone(world.now())),
    }
}

/// A field as it stands.
fn block(field: &Field, value: Option<&Value>, provider: Option<&Provider>) -> Block {
    let blank = value.is_none_or(Value::is_blank);
    if let (Some(Value::Rows(rows)), ValueKind::Rows, false) = (value, field.role.kind(), blank) {
        return Block::Table(table(field, rows, provider));
    }
    let lines = match (field.role.kind(), value) {
        (ValueKind::Attest, value) => vec![Said::plain(tick(field, value))],
        (_, Some(Value::Rows(rows))) if !blank => record(field, rows, provider),
        (_, Some(value)) if !blank => match known(field.role, &value.as_text(), provider) {
            Some(name) => vec![Said::plain(name)],
            None => said::value_text(field, Some(value), provider).iter().map(|text| Said::plain(said::human(text))).collect(),
        },
        _ => Vec::new(),
    };
    Block::Field(field.label.clone(), lines)
}

/// Company and door are printed by the name that the content has for them, and no other.
fn known(role: Role, typed: &str, provider: Option<&Provider>) -> Option<String> {
    match role {
        Role::Entity => Some(
            provider
                .and_then(|provider| provider.entity(typed))
                .map_or_else(|| "A company that this exercise does not know".to_owned(), |entity| entity.name.clone()),
        ),
        Role::Channel => Some(
            provider
                .and_then(|provider| provider.channel(typed))
                .map_or_else(|| "A channel that this exercise does not know".to_owned(), |channel| channel.name.clone()),
        ),
        _ => None,
    }
}

fn tick(field: &Field, value: Option<&Value>) -> String {
    let text = value.map(Value::as_text).unwrap_or_default();
    if value.is_some_and(Value::is_ticked) {
        format!("Yes. {}", field.statement)
    } else if text.trim().is_empty() {
        format!("Not ticked ({EMPTY}). {}", field.statement)
    } else {
        format!("Not ticked: “{}”. {}", text.trim(), field.statement)
    }
}

/// The text of a cell: a choice by its label, times in words.
fn cell(field: &Field, column: usize, row: &Row, provider: Option<&Provider>) -> (String, bool) {
    let Some(column) = field.columns.get(column) else { return Default::default() };
    let raw = row.get(&column.key).map(|text| text.trim()).unwrap_or_default();
    let label = said::choices(&column.options, provider).into_iter().find(|(key, _)| key == raw).map(|(_, label)| label);
    let text = label.unwrap_or_else(|| said::human(raw));
    let as_typed = text == raw;
    (text, column.mono && as_typed)
}

/// The parts of a record, one below the other, the empty ones too.
fn record(field: &Field, rows: &[Row], provider: Option<&Provider>) -> Vec<Said> {
    let mut lines = Vec::new();
    if !field.statement.is_empty() {
        lines.push(Said::plain(field.statement.clone()));
    }
    for row in rows {
        if let Some(period) = said::human_period(row).filter(|_| field.role == Role::Period) {
            lines.push(Said::plain(period));
            continue;
        }
        for (index, column) in field.columns.iter().enumerate() {
            let (text, mono) = cell(field, index, row, provider);
            lines.push(Said { name: Some(column.label.clone()), text: or_empty(&text), mono });
        }
    }
    lines
}

fn table(field: &Field, rows: &[Row], provider: Option<&Provider>) -> Table {
    let rows: Vec<&Row> = rows.iter().filter(|row| row.values().any(|text| !text.trim().is_empty())).collect();
    // What was typed twice alike is read once.
    let alike =
        rows.iter().all(|row| row.get("value_retyped").map(|text| text.trim()) == row.get("value").map(|text| text.trim()));
    let shown: Vec<usize> =
        (0..field.columns.len()).filter(|index| !(alike && field.columns[*index].key == "value_retyped")).collect();
    let cells: Vec<Vec<(String, bool)>> =
        rows.iter().map(|row| shown.iter().map(|column| cell(field, *column, row, provider)).collect()).collect();
    let columns = shown.iter().enumerate().map(|(at, index)| {
        let column = &field.columns[*index];
        let mono = column.mono && cells.iter().all(|row| row[at].0.is_empty() || row[at].1);
        (column.label.clone(), mono)
    });
    Table {
        label: field.label.clone(),
        columns: columns.collect(),
        rows: cells.iter().map(|row| row.iter().map(|(text, _)| text.clone()).collect()).collect(),
    }
}
