//! The model forms, to be read: what each field asks for and why, and one filled example of each. They cannot be filled in
//! here.

mod example;

use egui::Ui;

use super::{State, shown_column, split_panes};
use crate::app::example::Examples;
use crate::app::intent::Intent;
use crate::app::screens::{Shared, common};
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, ListItem, Tab, icon};
use crate::content::form::{Form, Required};
use crate::content::id::FormId;

/// Room around what is read in the right pane.
const PAD: i8 = 24;

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
            let mut chosen = None;
            let selected = state.form.clone();
            split_panes(
                ui,
                "forms",
                |ui| chosen = list(ui, shared, selected.as_ref()),
                |ui| match selected.as_ref().and_then(|id| shared.library.forms.get(id)) {
                    Some(form) => shown(ui, shared, state, form, &mut intents),
                    None => w::empty_state(ui, icon::FILE_TEXT, "A form will stand here", "Choose one at the left."),
                },
            );
            if chosen.is_some() {
                state.form = chosen;
            }
        },
    );
    intents
}

/// The forms; the one that was clicked.
fn list(ui: &mut Ui, shared: &Shared<'_>, open: Option<&FormId>) -> Option<FormId> {
    let mut chosen = None;
    for form in shared.library.forms.values() {
        let count = format!("{} fields", form.fields().count());
        let selected = open == Some(&form.id);
        if ui.add(ListItem::new(&form.title).subtitle(&count).icon(icon::FILE_TEXT).selected(selected)).clicked() {
            chosen = Some(form.id.clone());
        }
    }
    chosen
}

/// A form: guidance, or the example. A library without an example shows the guidance alone.
fn shown(ui: &mut Ui, shared: &Shared<'_>, state: &mut State, form: &Form, intents: &mut Vec<Intent>) {
    if shared.library.example.is_some() {
        let tabs = [Tab::new(icon::LIST_BULLETS, "Guidance"), Tab::new(icon::CLIPBOARD_TEXT, "Example")];
        if let Some(tab) = w::tabs(ui, &tabs, usize::from(state.filled)) {
            state.filled = tab == 1;
        }
    }
    let filled = state.filled && shared.library.example.is_some();
    // Another form, or the other side of it, begins at its top.
    common::padded_scroll(ui, &format!("form {} {filled}", form.id), PAD, |ui| {
        if filled {
            let examples = state.examples.get_or_insert_with(|| Examples::read(shared.library));
            example::ui(ui, form, examples, intents);
        } else {
            shown_column(ui);
            fields(ui, shared, form, intents);
        }
    });
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
