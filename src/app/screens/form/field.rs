//! One field of a form, drawn by the kind of its role. Widgets help and never prevent a wrong entry.

use egui::{Popup, Ui};

use super::rows::Earlier;
use super::{grid, rows, starter, times};
use crate::app::intent::Intent;
use crate::app::running::Running;
use crate::app::widgets::{self as w, Button, Dropdown, TextField, icon};
use crate::content::form::Field;
use crate::content::glossary::Starter;
use crate::content::provider::Provider;
use crate::content::role::{Role, ValueKind};
use crate::content::time::CaseTime;
use crate::content::value::Value;
use crate::words::values::choices;

/// A pinned text and where it comes from.
#[derive(Clone, Debug)]
pub struct PinText {
    /// The text.
    pub text: String,
    /// `X3`.
    pub from: String,
}

/// What a field needs to know beside itself.
pub struct Context<'a> {
    /// The request.
    pub number: u32,
    /// The provider.
    pub provider: Option<&'a Provider>,
    /// It has to be filled in.
    pub required: bool,
    /// Guidance is shown.
    pub guidance: bool,
    /// The notebook.
    pub pins: &'a [PinText],
    /// The case clock.
    pub now: CaseTime,
    /// The offset that the form says for all its times.
    pub zone: Option<chrono::FixedOffset>,
    /// How its text can begin, and in which column.
    pub starter: Option<&'a Starter>,
    /// Rows that could be taken over.
    pub earlier: Option<&'a Earlier>,
}

/// The notebook as the fields offer it.
pub fn pins(running: &Running) -> Vec<PinText> {
    let world = &running.world;
    let from = |id: &str| {
        world
            .scenario()
            .exhibits
            .iter()
            .find(|exhibit| exhibit.id.as_str() == id)
            .map_or_else(|| id.to_owned(), |x| x.number.clone())
    };
    world.notebook().iter().map(|pin| PinText { text: pin.text.clone(), from: from(&pin.exhibit) }).collect()
}

/// Shows a field.
pub fn ui(ui: &mut Ui, context: &Context<'_>, field: &Field, value: &mut Value, intents: &mut Vec<Intent>) {
    ui.push_id((context.number, &field.key), |ui| match field.role.kind() {
        ValueKind::Text => text(ui, context, field, value, 1, false, intents),
        ValueKind::Long => text(ui, context, field, value, 5, false, intents),
        ValueKind::Moment => {
            text(ui, context, field, value, 1, true, intents);
            times::read_as(ui, &value.as_text(), context.now);
        }
        ValueKind::Choice => choice(ui, context, field, value, intents),
        ValueKind::Many => many(ui, context, field, value, intents),
        ValueKind::Attest => attest(ui, context, field, value, intents),
        ValueKind::Record => record(ui, context, field, value, intents),
        ValueKind::Rows => rows::ui(ui, context, field, value, intents),
    });
}

/// True for a text that is answered with a sentence, which one row would hide.
fn is_sentence(role: Role) -> bool {
    matches!(
        role,
        Role::OwnPower
            | Role::Order
            | Role::OffenceLaw
            | Role::PolicyLookup
            | Role::OtherChannels
            | Role::CourtNotice
            | Role::Route
            | Role::Treaty
            | Role::CaseStage
    )
}

fn guidance<'f>(context: &Context<'_>, field: &'f Field) -> Option<&'f str> {
    (context.guidance && !field.guidance.is_empty()).then_some(field.guidance.as_str())
}

/// The label of a field and what helps to fill it in.
pub fn head(ui: &mut Ui, context: &Context<'_>, field: &Field) {
    w::field_label(ui, &field.label, context.required);
    if let Some(words) = guidance(context, field) {
        w::guidance(ui, words);
    }
    ui.add_space(2.0);
}

fn text(
    ui: &mut Ui,
    context: &Context<'_>,
    field: &Field,
    value: &mut Value,
    rows: usize,
    mono: bool,
    intents: &mut Vec<Intent>,
) {
    let mut words = value.as_text();
    let high = if is_sentence(field.role) { rows.max(2) } else { rows };
    let mut input = TextField::new(&field.label).required(context.required).rows(high).id_salt("text");
    if let Some(guidance) = guidance(context, field) {
        input = input.guidance(guidance);
    }
    if mono {
        input = input.mono().hint(times::MOMENT);
    }
    let response = input.show(ui, &mut words);
    if response.changed() {
        *value = Value::Text(words.clone());
        intents.push(Intent::Typed);
    }
    if response.lost_focus() {
        intents.push(Intent::Settle);
    }
    starter::go_on(ui, &response);
    if words.trim().is_empty()
        && let Some(starter) = context.starter.filter(|starter| starter.column.is_none())
        && starter::offer(ui, &field.label, &starter.text)
    {
        words.clone_from(&starter.text);
        *value = Value::Text(words.clone());
        // It is no answer yet: the officer goes on writing, and it is settled when the field is left.
        starter::taken(ui, &response);
        intents.push(Intent::Typed);
    }
    if let Some(pin) = from_notebook(ui, context, &field.label) {
        if !words.is_empty() && !words.ends_with(char::is_whitespace) {
            words.push(' ');
        }
        words.push_str(&pin.text);
        if rows > 1 && !pin.from.is_empty() {
            words.push_str(&format!(" ({})", pin.from));
        }
        *value = Value::Text(words);
        intents.push(Intent::Settle);
    }
}

/// The button 'From notebook' with its list; what was chosen.
pub fn from_notebook(ui: &mut Ui, context: &Context<'_>, label: &str) -> Option<PinText> {
    if context.pins.is_empty() {
        return None;
    }
    let response = ui.add(Button::quiet("From notebook").small().leading(icon::PUSH_PIN));
    let name = format!("From notebook: {label}");
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    Popup::menu(&response)
        .show(|ui| {
            ui.set_min_width(320.0);
            ui.set_max_width(420.0);
            let mut chosen = None;
            egui::ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
                for pin in context.pins {
                    if ui.add(w::ListItem::new(&pin.text).subtitle(&pin.from)).clicked() {
                        chosen = Some(pin.clone());
                        ui.close();
                    }
                }
            });
            chosen
        })
        .and_then(|shown| shown.inner)
}

fn choice(ui: &mut Ui, context: &Context<'_>, field: &Field, value: &mut Value, intents: &mut Vec<Intent>) {
    let choices = choices(&field.options, context.provider);
    let names: Vec<&str> = choices.iter().map(|(_, label)| label.as_str()).collect();
    let key = value.as_text();
    let mut chosen = choices.iter().position(|(known, _)| *known == key);
    let mut input = Dropdown::new(&field.label).required(context.required);
    if let Some(words) = guidance(context, field) {
        input = input.guidance(words);
    }
    // A key that is no choice stands as it was written.
    if !key.trim().is_empty() && chosen.is_none() {
        input = input.placeholder(&key);
    }
    if input.show(ui, &mut chosen, &names).changed()
        && let Some(index) = chosen
    {
        *value = Value::Text(choices[index].0.clone());
        intents.push(Intent::Settle);
    }
}

fn many(ui: &mut Ui, context: &Context<'_>, field: &Field, value: &mut Value, intents: &mut Vec<Intent>) {
    head(ui, context, field);
    let mut keys = value.as_keys();
    let choices = choices(&field.options, context.provider);
    let mut changed = false;
    for (key, label) in &choices {
        let mut on = keys.contains(key);
        if w::checkbox(ui, &mut on, label).changed() {
            if on {
                keys.push(key.clone());
            } else {
                keys.retain(|known| known != key);
            }
            changed = true;
        }
    }
    if changed {
        // In the order of the form, whatever the order of the ticks.
        keys.sort_by_key(|key| choices.iter().position(|(known, _)| known == key));
        *value = Value::Many(keys);
        intents.push(Intent::Settle);
    }
}

fn attest(ui: &mut Ui, context: &Context<'_>, field: &Field, value: &mut Value, intents: &mut Vec<Intent>) {
    head(ui, context, field);
    let mut on = value.is_ticked();
    if w::checkbox(ui, &mut on, &field.statement).changed() {
        *value = Value::Text(if on { "yes" } else { "" }.to_owned());
        intents.push(Intent::Settle);
    }
}

fn record(ui: &mut Ui, context: &Context<'_>, field: &Field, value: &mut Value, intents: &mut Vec<Intent>) {
    head(ui, context, field);
    if !field.statement.is_empty() {
        w::body(ui, &field.statement);
    }
    let first = field.columns.first().map_or("value", |column| column.key.as_str());
    let mut row = value.as_rows(first).into_iter().next().unwrap_or_default();
    let edited = grid::row(ui, context, field, None, &mut row);
    if matches!(field.role, Role::Period | Role::RealTimePeriod)
        && let Some(words) = times::period(&row, context.zone, context.now)
    {
        w::guidance(ui, &words);
    }
    let mut edited = edited;
    if let Some((starter, column)) = context.starter.and_then(|starter| Some((starter, starter.column.as_ref()?)))
        && row.get(column).is_none_or(|text| text.trim().is_empty())
        && starter::offer(ui, &field.label, &starter.text)
    {
        row.insert(column.clone(), starter.text.clone());
        edited.changed = true;
    }
    if edited.changed {
        *value = Value::Rows(vec![row]);
        intents.push(Intent::Typed);
    }
    if edited.settle {
        intents.push(Intent::Settle);
    }
}
