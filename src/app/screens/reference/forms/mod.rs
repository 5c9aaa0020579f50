//! The model forms, to be read: what each field asks for, and why. They cannot be filled in here.

use egui::Ui;

use super::{State, split};
use crate::app::intent::Intent;
use crate::app::screens::{Shared, common};
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, ListItem, icon};
use crate::content::form::{Form, Required};

/// Shows the forms.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, state: &mut State) -> Vec<Intent> {
    let mut intents = Vec::new();
    common::page(
        ui,
        "Forms",
        "Training forms, modelled on international practice. Not official forms.",
        |_| (),
        |ui| {
            if state.form.is_none() {
                state.form = shared.library.forms.keys().next().cloned();
            }
            let cell = std::cell::RefCell::new(state);
            split(
                ui,
                "forms",
                |ui| {
                    let mut state = cell.borrow_mut();
                    for form in shared.library.forms.values() {
                        let count = format!("{} fields", form.fields().count());
                        let selected = state.form.as_ref() == Some(&form.id);
                        if ui.add(ListItem::new(&form.title).subtitle(&count).icon(icon::FILE_TEXT).selected(selected)).clicked()
                        {
                            state.form = Some(form.id.clone());
                        }
                    }
                },
                |ui| match cell.borrow().form.as_ref().and_then(|id| shared.library.forms.get(id)) {
                    Some(form) => fields(ui, shared, form, &mut intents),
                    None => w::empty_state(ui, icon::FILE_TEXT, "A form will stand here", "Choose one at the left."),
                },
            );
        },
    );
    intents
}

fn fields(ui: &mut Ui, shared: &Shared<'_>, form: &Form, intents: &mut Vec<Intent>) {
    let t = theme::tokens(ui);
    w::heading(ui, &form.title);
    w::body(ui, &form.purpose);
    w::secondary(ui, format!("{} As of {}.", form.source, form.as_of.text()));
    for (index, section) in form.sections.iter().enumerate() {
        ui.add_space(theme::GAP_FIELD);
        w::strong(ui, format!("{}  {}", index + 1, section.title));
        w::separator(ui);
        for field in &section.fields {
            ui.add_space(theme::GAP);
            ui.push_id(("field", &field.key), |ui| {
                w::field_label(ui, &field.label, field.required == Required::Always);
                if !field.statement.is_empty() {
                    w::body(ui, format!("“{}”", field.statement));
                }
                if !field.guidance.is_empty() {
                    w::label(ui, &field.guidance, Type::Body, t.ink2);
                }
                let columns: Vec<&str> = field.columns.iter().map(|column| column.label.as_str()).collect();
                if !columns.is_empty() {
                    w::secondary(ui, format!("Columns: {}", columns.join(", ")));
                }
                if let Some(id) = common::links(ui, shared.library, &field.cites) {
                    intents.push(Intent::Clause(id));
                }
            });
        }
    }
}
