//! The author's preview: what a case listens for in long texts, shown in a text to try, and each concept with its own
//! examples. It gives answers away, so that no page for participants leads here but the settings.

use std::ops::Range;

use egui::{Ui, Widget as _};

use super::{Shared, common, said};
use crate::app::intent::Intent;
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Button, Chip, Dropdown, ListItem, SelectableText, Span, SpanLook, TextField, icon};
use crate::content::Library;
use crate::content::concept::CaseConcept;
use crate::content::id::ScenarioId;
use crate::content::role::Role;
use crate::content::scenario::Scenario;
use crate::request::narrative::concepts::case::CaseConcepts;
use crate::request::narrative::told::field_of;

/// What is open and tried.
#[derive(Default)]
pub struct State {
    case: Option<ScenarioId>,
    role: Option<Role>,
    text: String,
    concepts: Vec<Shown>,
    fields: Vec<(Role, String, String)>,
    read: Option<(ScenarioId, u64)>,
    edition: u64,
}

/// A concept with its examples, each with the places where it is found.
struct Shown {
    concept: CaseConcept,
    examples: Vec<Example>,
}

struct Example {
    text: String,
    wanted: bool,
    spans: Vec<Range<usize>>,
}

impl State {
    /// Files were read again: nothing that was found before holds.
    pub fn forget(&mut self) {
        self.edition += 1;
    }
}

/// Shows the preview.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, state: &mut State) -> Vec<Intent> {
    let mut intents = Vec::new();
    let cases: Vec<&Scenario> = shared.library.scenarios.values().collect();
    if !state.case.as_ref().is_some_and(|id| shared.library.scenarios.contains_key(id)) {
        state.case = cases.iter().find(|case| !case.concepts.is_empty()).or(cases.first()).map(|case| case.id.clone());
        state.role = None;
    }
    let folder = shared.settings.content.first();
    common::page(
        ui,
        "What texts should mention",
        "For authors and facilitators: it gives answers away.",
        |ui| {
            if let Some(folder) = folder
                && ui.add(Button::secondary("Read the folders again").leading(icon::ARROW_CLOCKWISE)).clicked()
            {
                intents.push(Intent::AddFolder(folder.clone()));
            }
        },
        |ui| {
            let cell = std::cell::RefCell::new(state);
            super::reference::split(
                ui,
                "preview",
                |ui| {
                    let mut state = cell.borrow_mut();
                    for case in &cases {
                        let count = match case.concepts.len() {
                            0 => "none of its own".to_owned(),
                            1 => "one concept".to_owned(),
                            more => format!("{more} concepts"),
                        };
                        let selected = state.case.as_ref() == Some(&case.id);
                        if ui
                            .add(ListItem::new(&case.title).subtitle(&count).icon(icon::FOLDER_OPEN).selected(selected))
                            .clicked()
                        {
                            state.case = Some(case.id.clone());
                            state.role = None;
                        }
                    }
                },
                |ui| {
                    let mut state = cell.borrow_mut();
                    let case = state.case.clone().and_then(|id| shared.library.scenarios.get(&id));
                    match case {
                        Some(case) => shown(ui, shared.library, case, &mut state),
                        None => w::empty_state(
                            ui,
                            icon::FOLDER_OPEN,
                            "A case will stand here",
                            "Add a folder of cases in the settings.",
                        ),
                    }
                },
            );
        },
    );
    intents
}

/// Long fields of the forms of a case whose texts are looked at: their roles, what they are called, and the model text.
fn fields(library: &Library, case: &Scenario) -> Vec<(Role, String, String)> {
    let listens = |role: Role| field_of(role).is_some() || case.concepts.values().any(|concept| concept.belongs_to(role));
    let mut fields: Vec<(Role, String, String)> = Vec::new();
    for usage in &case.forms {
        let Some(form) = library.forms.get(&usage.form) else { continue };
        for field in
            form.fields().filter(|field| field.role.kind() == crate::content::role::ValueKind::Long && listens(field.role))
        {
            let text = usage.model.get(&field.key).map(|value| value.as_text()).unwrap_or_default();
            match fields.iter_mut().find(|(role, ..)| *role == field.role) {
                Some((_, _, model)) if model.is_empty() => *model = text,
                Some(_) => {}
                None => fields.push((field.role, field.label.clone(), text)),
            }
        }
    }
    fields
}

fn shown(ui: &mut Ui, library: &Library, case: &Scenario, state: &mut State) {
    let t = theme::tokens(ui);
    w::heading(ui, &case.title);
    let edition = (case.id.clone(), state.edition);
    if state.read.as_ref() != Some(&edition) {
        state.concepts = concepts(library, case);
        state.fields = fields(library, case);
        state.read = Some(edition);
    }
    if state.fields.is_empty() {
        w::secondary(ui, "No form of this case has a long field that is looked at.");
    } else {
        let fields = std::mem::take(&mut state.fields);
        try_a_text(ui, library, case, &fields, state);
        state.fields = fields;
    }
    for (at, shown) in state.concepts.iter().enumerate() {
        ui.add_space(theme::GUTTER);
        w::separator(ui);
        ui.add_space(theme::GAP);
        let concept = &shown.concept;
        ui.horizontal_wrapped(|ui| {
            w::strong(ui, &concept.label);
            if concept.fault {
                Chip::toned(Severity::Major, icon::WARNING, "must not be there").ui(ui);
            }
        });
        w::body(ui, &concept.says);
        if !concept.sounds_like.is_empty() {
            let better = if concept.fault { "Better" } else { "It could sound like" };
            w::secondary(ui, format!("{better}: “{}”", concept.sounds_like));
        }
        for (wanted, title) in [(true, "Found in"), (false, "Not found in")] {
            ui.add_space(theme::GAP);
            w::label(ui, title, Type::SmallStrong, t.ink2);
            for (nth, example) in shown.examples.iter().enumerate().filter(|(_, example)| example.wanted == wanted) {
                ui.push_id((at, nth), |ui| one(ui, t, example));
            }
        }
    }
}

fn try_a_text(ui: &mut Ui, library: &Library, case: &Scenario, fields: &[(Role, String, String)], state: &mut State) {
    let first = state.role.is_none();
    let mut chosen = fields.iter().position(|(role, ..)| Some(*role) == state.role).unwrap_or(0);
    let before = chosen;
    ui.add_space(theme::GAP);
    let options: Vec<&str> = fields.iter().map(|(_, label, _)| label.as_str()).collect();
    let mut picked = Some(chosen);
    Dropdown::new("Field").show(ui, &mut picked, &options);
    chosen = picked.unwrap_or(chosen);
    if let Some((role, _, model)) = fields.get(chosen).filter(|_| first || chosen != before) {
        state.role = Some(*role);
        state.text.clone_from(model);
    }
    ui.add_space(theme::GAP);
    TextField::new("Text to try")
        .rows(4)
        .guidance("It begins with the model text, where the case has one. Nothing written here is kept.")
        .id_salt("text to try")
        .show(ui, &mut state.text);
    if let Some(role) = state.role.filter(|_| !state.text.trim().is_empty()) {
        ui.add_space(theme::GAP);
        said::tried(ui, library, case, role, ("preview", state.edition), &state.text);
    }
}

fn concepts(library: &Library, case: &Scenario) -> Vec<Shown> {
    let read = CaseConcepts::of(library, case);
    case.concepts
        .iter()
        .map(|(id, concept)| {
            let example = |text: &String, wanted| Example { text: text.clone(), wanted, spans: read.find(id, text) };
            let examples = concept.examples.iter().map(|text| example(text, true));
            let counter = concept.counter_examples.iter().map(|text| example(text, false));
            Shown { concept: concept.clone(), examples: examples.chain(counter).collect() }
        })
        .collect()
}

/// An example with its find, and whether it came out as its author says.
fn one(ui: &mut Ui, t: &theme::Tokens, example: &Example) {
    let found = !example.spans.is_empty();
    let (glyph, color) = if found == example.wanted { (icon::CHECK_CIRCLE, t.met) } else { (icon::WARNING, t.major) };
    let word = match (found, example.wanted) {
        (true, true) => "Found",
        (false, false) => "Not found, as it should be",
        (false, true) => "Should be found",
        (true, false) => "Should not be found",
    };
    ui.horizontal_top(|ui| {
        icon::show(ui, glyph, color);
        ui.vertical(|ui| {
            let spans: Vec<Span> =
                example.spans.iter().map(|range| Span { range: range.clone(), look: SpanLook::Tint(0) }).collect();
            SelectableText::new("example", word, &example.text).kind(Type::Small).spans(&spans).show(ui);
            if found != example.wanted {
                w::label(ui, word, Type::Small, t.major);
            }
        });
    });
}
