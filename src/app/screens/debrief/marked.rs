//! A form like a marked paper: what is right and wrong is underlined in the text, numbered notes stand beside.

use egui::{Frame, Margin, Panel, Ui};

use super::{Shared, State, common, counted, note_card};
use crate::app::debrief_view::{Marked, Note};
use crate::app::intent::Intent;
use crate::app::printing::{self, Print};
use crate::app::running::Running;
use crate::app::screens::{form, said};
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Card, Chip, Column, Dropdown, SelectableText, Span, SpanLook, Table, icon};
use crate::case::nothing::{LABELS, NothingDecision};
use crate::content::form::{Field, Form};
use crate::content::provider::Provider;
use crate::content::role::{Role, ValueKind};
use crate::content::time::CaseTime;
use crate::content::value::{Row, Value};
use crate::words::{labels, story};

/// Fields with the number of their section, from 0.
type Numbered<'f> = Vec<(usize, &'f Field)>;

/// Shows one marked form and its notes.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, running: &Running, marked: &Marked, state: &mut State, intents: &mut Vec<Intent>) {
    if marked.requests.is_empty() {
        w::empty_state(ui, icon::FILE_TEXT, "Marked forms stand here", "No form was sent in this attempt.");
        return;
    }
    state.form = state.form.min(marked.requests.len() - 1);
    let request = &marked.requests[state.form];
    let mut numbered: Vec<&Note> = request.notes.iter().filter(|note| note.severity != Some(Severity::Met)).collect();
    numbered.sort_by_key(|note| note.rank());
    let t = theme::tokens(ui);
    let notes_width = (330.0 * theme::text_scale(ui).sqrt()).min(ui.available_width() * 0.42);
    let frame = Frame::new().fill(t.desk).inner_margin(Margin { left: 14, right: 16, top: 20, bottom: 12 });
    Panel::right("notes").resizable(false).show_separator_line(false).exact_size(notes_width).frame(frame).show(ui, |ui| {
        common::scroll(ui, "notes", |ui| {
            Frame::new().inner_margin(Margin { left: 0, right: 8, top: 0, bottom: 8 }).show(ui, |ui| {
                if numbered.is_empty() {
                    w::body(ui, "Nothing to correct in this form.");
                }
                for (index, note) in numbered.iter().enumerate() {
                    ui.push_id(("note", index), |ui| note_card(ui, shared, note, Some(index + 1), intents));
                    ui.add_space(theme::GAP_CARD);
                }
            });
        });
    });
    common::scroll(ui, "marked form", |ui| {
        Frame::new().inner_margin(Margin { left: 24, right: 20, top: 20, bottom: 20 }).show(ui, |ui| {
            if marked.requests.len() > 1 {
                let names: Vec<String> = marked
                    .requests
                    .iter()
                    .map(|request| format!("{}. {}: {} of 100", request.number, request.title, request.score))
                    .collect();
                let mut chosen = Some(state.form);
                Dropdown::new("Form").hide_label().show(ui, &mut chosen, &names);
                state.form = chosen.unwrap_or(0);
                ui.add_space(theme::GAP_CARD);
            }
            Card::new().padding(28.0).show(ui, |ui| {
                if running.form(request.number).is_some() {
                    paper(ui, running, request.number, &request.notes, &numbered);
                } else {
                    decision(ui, running, request.number, &request.notes, &numbered);
                }
            });
            if running.form(request.number).is_some() {
                ui.add_space(theme::GAP_CARD);
                printing::button(ui, "Print the form", Print::Sent(request.number), intents);
            }
        });
    });
}

fn paper(ui: &mut Ui, running: &Running, number: u32, notes: &[Note], numbered: &[&Note]) {
    let world = &running.world;
    let Some(dossier) = world.request(number) else { return };
    let Some(form) = running.form(number) else { return };
    let Some(sending) = dossier.sendings.last() else { return };
    let provider = dossier.provider.as_ref().and_then(|id| world.library().providers.get(id));
    counted(ui, notes, |ui| {
        // Between States nothing goes to the company.
        let link = if crate::case::world::is_assistance(dossier.measure) { "for data of" } else { "to" };
        let to = provider.map(|provider| format!(" {link} {}", provider.name)).unwrap_or_default();
        w::heading(ui, format!("{}{to}", labels::request(dossier.measure)));
        w::secondary(ui, sent_to(&story::addressed(world, dossier), &common::moment(sending.at)));
    });
    if !dossier.why.is_empty() {
        ui.add_space(theme::GAP);
        w::secondary(ui, "Why now, as you wrote it");
        w::body(ui, &dossier.why);
    }
    general(ui, notes, numbered);
    let (open, locked): (Numbered<'_>, Numbered<'_>) = form
        .sections
        .iter()
        .enumerate()
        .flat_map(|(index, section)| section.fields.iter().map(move |field| (index, field)))
        .partition(|(_, field)| {
            form::is_open(running, form, field) || notes.iter().any(|note| note.field == field.key && note.is_broken())
        });
    for (section, field) in open {
        ui.add_space(theme::GAP_CARD);
        let value = sending.values.get(&field.key);
        one(ui, section, field, value, provider, notes, numbered);
        if let Some(Value::Text(text)) = value {
            said::panel(ui, world, field.role, &field.key, text, said::When::After);
        }
    }
    filled_in(ui, form, &locked, running, number, provider);
}

/// The decision to send nothing: it has no form, but it is a paper like the others.
fn decision(ui: &mut Ui, running: &Running, number: u32, notes: &[Note], numbered: &[&Note]) {
    let Some(dossier) = running.world.request(number) else { return };
    let t = theme::tokens(ui);
    counted(ui, notes, |ui| {
        w::heading(ui, labels::request(dossier.measure));
        w::secondary(ui, format!("In the diary since {}.", common::moment(dossier.at)));
    });
    let own: Vec<&Note> = notes.iter().collect();
    let read = NothingDecision::parse(&dossier.why);
    for (label, text) in LABELS.iter().zip(read.parts()) {
        ui.add_space(theme::GAP_CARD);
        w::wrap_row(ui, |ui| {
            w::label(ui, *label, Type::Small, t.ink2);
            // What the case expects it may find in any part; the marks stand at the reason.
            if *label == "Why" {
                chips(ui, &own, numbered);
            }
        });
        if text.trim().is_empty() {
            w::label(ui, "empty", Type::Body, t.ink3);
        } else {
            SelectableText::new(("nothing", label), label, text).show(ui);
        }
    }
}

/// `Chirplet Inc., Police portal. Sent 7 Feb 2023.`
fn sent_to(addressee: &str, when: &str) -> String {
    match addressee.trim_end_matches('.') {
        "" => format!("Sent {when}."),
        to => format!("{to}. Sent {when}."),
    }
}

/// Notes that point at no field.
fn general(ui: &mut Ui, notes: &[Note], numbered: &[&Note]) {
    let own: Vec<&Note> = notes.iter().filter(|note| note.field.is_empty()).collect();
    if own.is_empty() {
        return;
    }
    ui.add_space(theme::GAP);
    w::wrap_row(ui, |ui| {
        w::secondary(ui, "On the whole form:");
        chips(ui, &own, numbered);
    });
}

/// The marks of a field: the numbers of its notes, the worst first, then one tick for all that is right.
pub fn chips(ui: &mut Ui, own: &[&Note], numbered: &[&Note]) {
    for (index, note) in numbered.iter().enumerate().filter(|(_, note)| own.contains(note)) {
        match note.severity {
            Some(severity) => ui.add(Chip::numbered(severity, index + 1)),
            None => ui.add(Chip::status(format!("{} Ask yourself", index + 1))),
        };
    }
    tick(ui, own);
}

/// A small tick where something was found right; with a number where several things were.
fn tick(ui: &mut Ui, own: &[&Note]) {
    let met: Vec<&str> = own.iter().filter(|note| note.severity == Some(Severity::Met)).map(|note| note.title.as_str()).collect();
    let said = met.join("\n");
    match met.len() {
        0 => {}
        1 => {
            let size = theme::icon_size(ui);
            let (rect, response) = ui.allocate_exact_size(egui::Vec2::splat(size), egui::Sense::hover());
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, "Met"));
            icon::paint(ui.painter(), rect.center(), icon::CHECK_CIRCLE, size, theme::tokens(ui).met);
            response.on_hover_text(said);
        }
        count => {
            ui.add(Chip::count(Severity::Met, count)).on_hover_text(said);
        }
    }
}

/// Identifiers as a table: the value once, where and when it was seen, whose it is, and one mark.
fn identifiers(ui: &mut Ui, field: &Field, rows: &[Row], own: &[&Note], numbered: &[&Note], provider: Option<&Provider>) {
    let (ink, ink2, ink3) = {
        let t = theme::tokens(ui);
        (t.ink, t.ink2, t.ink3)
    };
    // Where there is little room, whose it is stands below the value.
    let wide = ui.available_width() > 480.0 * theme::text_scale(ui);
    let mut columns = vec![Column::share("Value", 1.2), Column::share("Seen", 1.2)];
    if wide {
        columns.push(Column::share("Whose", 0.6));
    }
    columns.push(Column::fixed("Mark", 104.0));
    let mut table = Table::new(ui, &columns);
    table.head(ui);
    for (index, cells) in rows.iter().enumerate() {
        let text = |key: &str| cells.get(key).map(|text| text.trim()).filter(|text| !text.is_empty());
        let notes: Vec<&Note> = own.iter().filter(|note| note.row == Some(index)).copied().collect();
        let worst = numbered.iter().enumerate().find(|(_, note)| notes.contains(note));
        let met = notes.iter().any(|note| note.severity == Some(Severity::Met));
        table.row(ui, |ui, column| match column {
            0 => {
                let value = text("value").unwrap_or_default();
                if value.is_empty() {
                    w::label(ui, "empty", Type::Body, ink3);
                    return;
                }
                let severity = worst.and_then(|(_, note)| note.severity).or(met.then_some(Severity::Met));
                let spans: Vec<Span> =
                    severity.map(|severity| Span { range: 0..value.chars().count(), look: look(severity) }).into_iter().collect();
                SelectableText::new(("identifier", &field.key, index), "Value", value).kind(Type::Mono).spans(&spans).show(ui);
                // Typed again it stands once, unless it was typed differently.
                if let Some(again) = text("value_retyped").filter(|again| *again != value) {
                    w::label(ui, format!("typed again as {again}"), Type::Small, ink2);
                }
                let below = ["id_type", "role"].into_iter().take(if wide { 1 } else { 2 });
                let below: Vec<String> = below.filter_map(|key| Some(cell_text(field, key, text(key)?, provider))).collect();
                if !below.is_empty() {
                    w::label(ui, below.join(", "), Type::Small, ink2);
                }
            }
            1 => match (text("seen_where"), text("seen_at")) {
                (None, None) => {
                    w::label(ui, "not given", Type::Body, ink3);
                }
                (place, at) => {
                    if let Some(place) = place {
                        w::label(ui, place, Type::Body, ink);
                    }
                    if let Some(at) = at {
                        w::label(ui, moment_text(at), Type::Small, ink2);
                    }
                }
            },
            2 if wide => match text("role") {
                Some(role) => {
                    w::label(ui, cell_text(field, "role", role, provider), Type::Body, ink);
                }
                None => {
                    w::label(ui, "not given", Type::Body, ink3);
                }
            },
            _ => match worst {
                Some((number, note)) => match note.severity {
                    Some(severity) => {
                        ui.add(Chip::numbered(severity, number + 1));
                    }
                    None => {
                        ui.add(Chip::status(format!("{} Ask yourself", number + 1)));
                    }
                },
                None => tick(ui, &notes),
            },
        });
    }
}

fn look(severity: Severity) -> SpanLook {
    if severity == Severity::Minor { SpanLook::Dotted(severity) } else { SpanLook::Underline(severity) }
}

/// A cell as people read it: a choice by its label.
fn cell_text(field: &Field, column: &str, text: &str, provider: Option<&Provider>) -> String {
    let row: Row = [(column.to_owned(), text.to_owned())].into();
    form::value_text(field, Some(&Value::Rows(vec![row])), provider).pop().unwrap_or_else(|| text.to_owned())
}

/// `7 Feb 2023, 11:05 +05:00`; what is no moment stays as it was typed.
fn moment_text(text: &str) -> String {
    CaseTime::parse(text).map_or_else(|_| text.to_owned(), |at| format!("{}, {} {}", at.day_text(), at.clock_text(), at.offset()))
}

fn one(
    ui: &mut Ui,
    section: usize,
    field: &Field,
    value: Option<&Value>,
    provider: Option<&Provider>,
    notes: &[Note],
    numbered: &[&Note],
) {
    let t = theme::tokens(ui);
    let own: Vec<&Note> = notes.iter().filter(|note| note.field == field.key).collect();
    let rows = match value {
        Some(Value::Rows(rows)) if field.role == Role::Identifiers => Some(rows),
        _ => None,
    };
    w::wrap_row(ui, |ui| {
        w::label(ui, format!("{}  {}", section + 1, field.label), Type::Small, t.ink2);
        // In a table a row bears its own mark.
        let beside: Vec<&Note> =
            if rows.is_some() { own.iter().filter(|note| note.row.is_none()).copied().collect() } else { own.clone() };
        chips(ui, &beside, numbered);
    });
    if form::blank(value) {
        w::label(ui, "empty", Type::Body, t.ink3);
        return;
    }
    if let Some(rows) = rows {
        identifiers(ui, field, rows, &own, numbered, provider);
        return;
    }
    let kind = if field.role.kind() == ValueKind::Moment { Type::Mono } else { Type::Body };
    let lines = form::value_text(field, value, provider);
    let whole = matches!(value, Some(Value::Rows(_)) | Some(Value::Many(_)));
    for (row, line) in lines.iter().enumerate() {
        let length = line.chars().count();
        let spans: Vec<Span> = own
            .iter()
            .filter(|note| !whole || note.row.is_none_or(|of| of == row))
            .filter_map(|note| {
                let severity = note.severity?;
                let range = match note.span.filter(|_| !whole) {
                    Some((from, to)) => from.min(length)..to.min(length),
                    None => 0..length,
                };
                (!range.is_empty()).then_some(Span { range, look: look(severity) })
            })
            .collect();
        SelectableText::new(("marked", &field.key, row), &field.label, line).kind(kind).spans(&spans).show(ui);
    }
}

fn filled_in(ui: &mut Ui, form: &Form, locked: &[(usize, &Field)], running: &Running, number: u32, provider: Option<&Provider>) {
    let Some(sending) = running.world.request(number).and_then(|dossier| dossier.sendings.last()) else { return };
    if locked.is_empty() {
        return;
    }
    ui.add_space(theme::GAP_FIELD);
    if w::disclosure(ui, egui::Id::unique(("locked", &form.id, number)), "Filled in by the case") {
        for (_, field) in locked {
            form::answers::pair(ui, field, sending.values.get(&field.key), provider);
        }
    }
}
