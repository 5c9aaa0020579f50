//! The test before and after: where it begins, and what both came to.

use egui::{Context, Frame, Margin, Ui};

use super::{item, result};
use crate::app::intent::Intent;
use crate::app::screens::{Shared, common};
use crate::app::testing::{Taking, TestStep};
use crate::app::theme::{self, Severity};
use crate::app::widgets::{self as w, Button, Card, Confirm, Note, TextField, icon};
use crate::content::id::TestId;
use crate::content::test::{Sitting, Test, TestForm};
use crate::words::labels;

/// What is chosen and typed before a test begins.
#[derive(Default)]
pub struct State {
    form: Option<TestForm>,
    code: String,
    /// It was said that answers are missing.
    pub(super) warned: bool,
    deleting: bool,
}

/// Shows the test.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, state: &mut State) -> Vec<Intent> {
    let mut steps = Vec::new();
    let found = shared.library.tests.values().find_map(|test| Some((test, shared.tests.get(&test.id)?)));
    let Some((test, taking)) = found else {
        w::empty_state(ui, icon::LIST_CHECKS, "A test will stand here", "Add a folder that has one in reference/tests.");
        return Vec::new();
    };
    let (part, item) = match (taking.open(), &taking.review) {
        (Some(open), _) => ("item", open.at),
        (None, Some(_)) => ("review", 0),
        (None, None) => ("start", 0),
    };
    let mut clause = None;
    common::scroll(ui, &format!("test {part} {item}"), |ui| {
        Frame::new().inner_margin(Margin::same(24)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = theme::GRID;
            ui.set_max_width((theme::TEXT_COLUMN * 1.3 * theme::text_scale(ui)).min(ui.available_width()));
            if let Some(why) = &taking.unsaved {
                unsaved(ui, why, &mut steps);
            }
            match (taking.open(), &taking.review) {
                (Some(open), _) => item::ui(ui, test, open, &mut state.warned, &mut steps),
                (None, Some(review)) => clause = result::review(ui, shared.library, test, taking, review, &mut steps),
                (None, None) => start(ui, test, taking, state, &mut steps),
            }
        });
    });
    let ctx = ui.ctx().clone();
    if state.deleting {
        delete(&ctx, state, &mut steps);
    }
    if steps.iter().any(|step| !matches!(step, TestStep::HandIn)) {
        state.warned = false;
    }
    let id: &TestId = &test.id;
    steps.into_iter().map(|step| Intent::Test(id.clone(), step)).chain(clause.map(Intent::Clause)).collect()
}

fn unsaved(ui: &mut Ui, why: &str, steps: &mut Vec<TestStep>) {
    Note::severity(Severity::Fatal).lead("The last answer is only in this window.").text(why).show(ui);
    ui.add_space(theme::GAP);
    if ui.add(Button::secondary("Try again")).clicked() {
        steps.push(TestStep::TryAgain);
    }
    ui.add_space(theme::GUTTER);
}

fn start(ui: &mut Ui, test: &Test, taking: &Taking, state: &mut State, steps: &mut Vec<TestStep>) {
    w::heading(ui, &test.title);
    w::body(ui, &test.about);
    w::secondary(ui, format!("About {} minutes. As of {}.", test.minutes, test.as_of.text()));
    ui.add_space(theme::GUTTER);
    if let Some(why) = &taking.unread {
        Note::severity(Severity::Minor).lead("Earlier results cannot be shown.").text(why).show(ui);
        ui.add_space(theme::GUTTER);
    }
    if let Some(open) = &taking.record.open {
        go_on(ui, test, open.sitting, open.answers.len(), steps);
    } else {
        let sitting = if taking.record.before.is_none() { Sitting::Before } else { Sitting::After };
        if taking.record.result(sitting).is_none() {
            begin(ui, taking, sitting, state, steps);
        }
    }
    if taking.record.before.is_some() || taking.record.after.is_some() {
        ui.add_space(theme::GUTTER);
        result::compare(ui, test, &taking.record);
    }
    if taking.record != Default::default() || taking.unread.is_some() {
        ui.add_space(theme::GUTTER);
        if ui.add(Button::quiet("Delete these results").leading(icon::TRASH)).clicked() {
            state.deleting = true;
        }
    }
}

fn go_on(ui: &mut Ui, test: &Test, sitting: Sitting, answered: usize, steps: &mut Vec<TestStep>) {
    let accent = theme::tokens(ui).accent;
    Card::new().bar(accent).show(ui, |ui| {
        w::heading(ui, labels::sitting(sitting));
        w::body(ui, format!("It is open: {answered} of {} items are answered, and kept.", test.form_a.len()));
        ui.add_space(theme::GAP);
        if ui.add(Button::primary("Go on").trailing(icon::ARROW_RIGHT)).clicked() {
            steps.push(TestStep::GoOn);
        }
    });
}

/// Which form, and begin. The other test decides, if it was taken; else the word of the facilitator, or the code.
fn begin(ui: &mut Ui, taking: &Taking, sitting: Sitting, state: &mut State, steps: &mut Vec<TestStep>) {
    let other = match sitting {
        Sitting::Before => taking.record.after.as_ref(),
        Sitting::After => taking.record.before.as_ref(),
    };
    let accent = theme::tokens(ui).accent;
    Card::new().bar(accent).show(ui, |ui| {
        w::heading(ui, labels::sitting(sitting));
        let set = other.map(|other| other.form.other());
        if let Some(form) = set {
            w::body(ui, format!("You take form {}: the other one than {}.", form.letter(), before_or_after(sitting)));
        } else {
            w::body(ui, "Which form? The facilitator says it, or your participant code does.");
            ui.add_space(theme::GAP);
            for form in [TestForm::A, TestForm::B] {
                if w::radio(ui, state.form == Some(form), &format!("Form {}", form.letter())).clicked() {
                    state.form = Some(form);
                }
            }
            ui.add_space(theme::GAP);
            let field = TextField::new("Participant code")
                .guidance("Odd numbers begin with form A, even ones with form B. The code is not kept.")
                .width(160.0 * theme::text_scale(ui));
            if field.show(ui, &mut state.code).changed()
                && let Some(form) = TestForm::of_code(&state.code)
            {
                state.form = Some(form);
            }
        }
        ui.add_space(theme::GAP_CARD);
        match set.or(state.form) {
            Some(form) => {
                let name = format!("Begin with form {}", form.letter());
                if ui.add(Button::primary(&name).trailing(icon::ARROW_RIGHT)).clicked() {
                    steps.push(TestStep::Start(sitting, form));
                    state.code.clear();
                    state.form = None;
                }
            }
            None => {
                w::secondary(ui, "Choose a form to begin.");
            }
        }
    });
    if sitting == Sitting::Before {
        late_comer(ui, state, steps);
    }
}

fn before_or_after(sitting: Sitting) -> &'static str {
    match sitting {
        Sitting::Before => "after",
        Sitting::After => "before",
    }
}

/// Who was not there in the morning takes the test after only.
fn late_comer(ui: &mut Ui, state: &State, steps: &mut Vec<TestStep>) {
    if let Some(form) = state.form {
        ui.add_space(theme::GAP);
        let name = format!("Only the test after, with form {}", form.letter());
        if ui.add(Button::quiet(&name)).clicked() {
            steps.push(TestStep::Start(Sitting::After, form));
        }
    }
}

fn delete(ctx: &Context, state: &mut State, steps: &mut Vec<TestStep>) {
    let text = "The numbers of the test before and after, and an open test, are deleted on this laptop. Nobody else has them.";
    match w::confirm(ctx, "delete test", "Delete these results?", text, "Delete the results") {
        Some(Confirm::Yes) => {
            steps.push(TestStep::Delete);
            state.deleting = false;
        }
        Some(Confirm::No) => state.deleting = false,
        None => {}
    }
}
