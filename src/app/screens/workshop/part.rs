//! One part: what happens, who leads, what is opened and handed out, and how its minutes are spent.

use egui::Ui;

use super::{Shown, State};
use crate::app::intent::{Intent, Page};
use crate::app::screens::{Shared, common};
use crate::app::theme;
use crate::app::widgets::{self as w, Button, Note, icon};
use crate::content::check::debrief_of;
use crate::content::id::{FormId, ScenarioId};
use crate::content::session::{Handout, Opens, Part, PartKind};
use crate::words::labels;
use std::collections::BTreeMap;

/// How wide the small labels at the left are.
const LABEL: f32 = 88.0;

/// Shows a part.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, part: &Part, state: &mut State, marks: &mut common::Marks) -> Vec<Intent> {
    let mut intents = Vec::new();
    w::heading(ui, &part.title);
    w::secondary(ui, format!("{} to {}, {} min. {}.", part.at, part.end(), part.minutes, labels::part_kind(part.kind)));
    ui.add_space(theme::GAP);
    if !part.does.is_empty() {
        w::body(ui, &part.does);
        ui.add_space(theme::GAP);
    }
    // The first thing that is opened is the one primary action.
    for (at, opens) in part.opens.iter().enumerate() {
        open(ui, shared, opens, at == 0, state, &mut intents);
    }
    ui.add_space(theme::GAP);
    let width = LABEL * theme::text_scale(ui);
    if !part.leads.is_empty() {
        common::labelled(ui, "Leads", width, |ui| w::body(ui, &part.leads));
    }
    if !part.hands_out.is_empty() {
        common::labelled(ui, "Hand out", width, |ui| {
            for handout in &part.hands_out {
                hand_out(ui, shared, handout, &mut intents);
            }
        });
    }
    if !part.steps.is_empty() {
        ui.add_space(theme::GAP);
        w::strong(ui, "Minute by minute");
        for step in &part.steps {
            common::labelled(ui, &format!("{} min", step.minutes), width, |ui| w::body(ui, &step.does));
        }
    } else if part.kind == PartKind::Debrief {
        scripts(ui, shared, part, marks);
    }
    intents
}

fn open(ui: &mut Ui, shared: &Shared<'_>, opens: &Opens, first: bool, state: &mut State, intents: &mut Vec<Intent>) {
    let button = |ui: &mut Ui, name: &str, glyph: &'static str, main: bool| {
        let button = if main { Button::primary(name) } else { Button::secondary(name) };
        let clicked = ui.add(button.leading(glyph)).clicked();
        ui.add_space(theme::GRID);
        clicked
    };
    match opens {
        Opens::Lesson(id) => {
            if let Some(lesson) = shared.library.lessons.get(id)
                && button(ui, &format!("Open the lesson: {}", lesson.title), icon::BOOK_OPEN, first)
            {
                intents.push(Intent::Lesson(id.clone()));
            }
        }
        Opens::Case { id, forms } => {
            let Some(case) = shared.library.scenarios.get(id) else { return };
            let going = shared.attempts.iter().find(|attempt| attempt.scenario == *id && !attempt.closed);
            if let Some(attempt) = going
                && button(ui, &format!("Go on with the case: {}", case.title), icon::ARROW_RIGHT, first)
            {
                intents.push(Intent::Resume(attempt.id.clone()));
            }
            if button(ui, &format!("Open the case: {}", case.title), icon::FOLDER_OPEN, first && going.is_none()) {
                intents.push(Intent::Go(Page::Brief(id.clone())));
            }
            fields(ui, shared, id, forms);
        }
        Opens::Test { sitting, .. } => {
            if button(ui, &format!("Open the {}", labels::sitting(*sitting).to_lowercase()), icon::LIST_CHECKS, first) {
                state.tab = Shown::Test;
            }
        }
    }
}

/// The forms of a case that are filled in in this part, and their fields where these are fewer.
fn fields(ui: &mut Ui, shared: &Shared<'_>, case: &ScenarioId, forms: &BTreeMap<FormId, Vec<String>>) {
    if forms.is_empty() || !shared.library.scenarios.contains_key(case) {
        return;
    }
    w::strong(ui, "To fill in now");
    for (id, keys) in forms {
        let Some(form) = shared.library.forms.get(id) else { continue };
        let names: Vec<&str> =
            form.fields().filter(|field| keys.contains(&field.key)).map(|field| field.label.as_str()).collect();
        let text = if names.is_empty() { "all fields that the case leaves open".to_owned() } else { names.join(" · ") };
        w::flow(ui, |ui| {
            w::strong(ui, format!("{}: ", form.title));
            w::body(ui, text);
        });
    }
    ui.add_space(theme::GAP);
}

fn hand_out(ui: &mut Ui, shared: &Shared<'_>, handout: &Handout, intents: &mut Vec<Intent>) {
    match handout {
        Handout::Paper(name) => {
            w::body(ui, name);
        }
        Handout::Card(id) => {
            if let Some(lesson) = shared.library.lessons.get(id)
                && w::clause_link(ui, &format!("Card: {}", lesson.card.title)).clicked()
            {
                intents.push(Intent::Lesson(id.clone()));
            }
        }
    }
}

/// The script of a debrief, from the notes of its case. It tells the solution: closed, until whoever leads opens it.
fn scripts(ui: &mut Ui, shared: &Shared<'_>, part: &Part, marks: &mut common::Marks) {
    for opens in &part.opens {
        let Opens::Case { id, .. } = opens else { continue };
        let Some(script) = debrief_of(&shared.library.sources, id) else { continue };
        ui.add_space(theme::GAP);
        if w::disclosure(ui, egui::Id::unique(("script", id, &part.id)), "For whoever leads: the script") {
            Note::info().text("It tells the solution. Open it on your own screen.").show(ui);
            ui.add_space(theme::GAP);
            marks.show(ui, &script);
        }
    }
}
