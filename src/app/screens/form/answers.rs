//! The last page of a form: every answer, what is still empty, and the way back to each section.

use egui::{Align, Layout, Ui};

use super::{common, conditions};
use crate::app::intent::Intent;
use crate::app::running::Running;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Note, icon};
use crate::content::form::{Field, Form};
use crate::content::provider::Provider;
use crate::content::role::ValueKind;
use crate::content::value::Value;
use crate::words::values;

/// Required fields in which nothing stands.
pub fn missing<'f>(running: &Running, number: u32, form: &'f Form) -> Vec<&'f Field> {
    let values = running.typed.get(&number);
    form.fields()
        .filter(|field| conditions::required(running, number, form, field))
        .filter(|field| super::blank(values.and_then(|values| values.get(&field.key))))
        .collect()
}

/// Shows all sections.
pub fn ui(ui: &mut Ui, running: &mut Running, number: u32, form: &Form, intents: &mut Vec<Intent>) {
    w::label(ui, "Check your answers", Type::Heading, theme::tokens(ui).ink);
    w::secondary(ui, "Read it once as a stranger would. Victims by code only.");
    ui.add_space(theme::GAP_CARD);
    let missing: Vec<String> = missing(running, number, form).iter().map(|field| field.label.clone()).collect();
    if missing.is_empty() {
        Note::info().icon(icon::CHECK_CIRCLE).lead("Every required field is filled in.").show(ui);
    } else {
        let lead = if missing.len() == 1 { "One required field is empty:" } else { "Required fields are empty:" };
        Note::severity(theme::Severity::Minor).lead(lead).text(&format!("{}.", missing.join("; "))).show(ui);
    }
    let library = std::sync::Arc::clone(running.world.library());
    let provider =
        running.world.request(number).and_then(|dossier| dossier.provider.as_ref()).and_then(|id| library.providers.get(id));
    for (index, section) in form.sections.iter().enumerate() {
        ui.add_space(theme::GAP_FIELD);
        common::right_row(ui, |ui| {
            let open = section.fields.iter().any(|field| running.is_open(form, &field.key));
            let name = format!("{} {}", if open { "Change" } else { "Look at" }, section.title);
            if ui.add(Button::quiet(&name).small()).clicked() {
                running.desk.form.go(index, intents);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| w::strong(ui, format!("{}  {}", index + 1, section.title)));
        });
        w::separator(ui);
        ui.add_space(theme::GAP);
        let fields: Vec<&Field> = section.fields.iter().filter(|field| conditions::shown(running, number, form, field)).collect();
        let values = running.typed.get(&number);
        for field in fields {
            pair(ui, field, values.and_then(|values| values.get(&field.key)), provider);
            ui.add_space(theme::GRID);
        }
    }
}

/// A field for reading: its label at the left, what stands in it at the right.
pub fn pair(ui: &mut Ui, field: &Field, value: Option<&Value>, provider: Option<&Provider>) {
    let t = theme::tokens(ui);
    common::labelled(ui, &field.label, 170.0 * theme::text_scale(ui), |ui| {
        if super::blank(value) {
            w::label(ui, "empty", Type::Body, t.ink3);
            return;
        }
        let blocks = values::in_words(field, value, provider);
        let many = blocks.len() > 1 && field.role.kind() == ValueKind::Rows;
        for (index, block) in blocks.into_iter().enumerate() {
            if many {
                w::label(ui, format!("Row {}", index + 1), Type::SmallStrong, t.ink2);
            }
            for (name, text) in block {
                w::flow(ui, |ui| {
                    if let Some(name) = name {
                        w::label(ui, format!("{name}: "), Type::Body, t.ink2);
                    }
                    w::label(ui, text, Type::Body, t.ink);
                });
            }
        }
    });
}
