//! Tests in the window: what was answered goes to the disk with each answer, the minutes are counted while the window is
//! open, and what it came to is told when it is handed in. After that only numbers stay.

use std::collections::BTreeMap;
use std::time::Duration;

use egui::Context;

use super::App;
use super::journal::Store;
use crate::content::Library;
use crate::content::id::{ItemId, TestId};
use crate::content::test::{Sitting, TestForm};
use crate::record::{OpenTest, TestRecord};

/// So often, in seconds, the time that was used is written without an answer.
const EACH: f64 = 10.0;
/// So long, in seconds, after a failure writing is tried again.
const AGAIN: f64 = 5.0;

/// One thing that is asked for in a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TestStep {
    /// Begin.
    Start(Sitting, TestForm),
    /// Go on with the one that is open.
    GoOn,
    /// Show an item, from 0.
    Show(usize),
    /// Choose an answer to the item that is shown, from 0.
    Answer(usize),
    /// Hand in.
    HandIn,
    /// Put the explanations away.
    CloseReview,
    /// Delete what is kept.
    Delete,
    /// Try again to write.
    TryAgain,
}

/// What was handed in, for as long as its explanations are read.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// Before or after.
    pub sitting: Sitting,
    /// Which form.
    pub form: TestForm,
    /// What was answered.
    pub answers: BTreeMap<ItemId, usize>,
}

/// A test as the window has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taking {
    /// What is kept of it.
    pub record: TestRecord,
    /// It is under way in this window.
    pub held: bool,
    /// What was handed in just now.
    pub review: Option<Review>,
    /// Why the last change is only in this window.
    pub unsaved: Option<String>,
    /// Why there is a record that cannot be shown.
    pub unread: Option<String>,
    /// When the seconds were counted last, on the clock of the window.
    counted: Option<f64>,
    /// What was counted and is no whole second.
    rest: f64,
    /// When it was written last, or tried.
    tried: f64,
}

/// Tests by id.
pub type Tests = BTreeMap<TestId, Taking>;

/// What the profile keeps of every test there is; one that is under way here stays as it is.
pub(super) fn look(library: &Library, store: &dyn Store, before: &mut Tests) -> Tests {
    let mut one = |id: &TestId| {
        if let Some(taking) = before.remove(id).filter(|taking| taking.held) {
            return taking;
        }
        match store.test(id) {
            Ok(record) => Taking { record, ..Taking::default() },
            Err(why) => Taking { unread: Some(why), ..Taking::default() },
        }
    };
    library.tests.keys().map(|id| (id.clone(), one(id))).collect()
}

impl Taking {
    /// The test that is under way in this window.
    pub fn open(&self) -> Option<&OpenTest> {
        self.record.open.as_ref().filter(|_| self.held)
    }

    /// Counts the time that passed while it is under way.
    fn count(&mut self, now: f64) {
        let passed = now - self.counted.unwrap_or(now);
        self.counted = Some(now);
        if let Some(open) = self.record.open.as_mut().filter(|_| self.held) {
            self.rest += passed.max(0.0);
            open.seconds = open.seconds.saturating_add(self.rest as u32);
            self.rest = self.rest.fract();
        }
    }
}

impl App {
    /// Carries out a step of a test.
    pub(super) fn test(&mut self, ctx: &Context, id: &TestId, step: TestStep) {
        let now = ctx.input(|input| input.time);
        let Some(test) = self.library.tests.get(id) else { return };
        let Some(taking) = self.tests.get_mut(id) else { return };
        if !taking.held && matches!(step, TestStep::Start(..) | TestStep::GoOn | TestStep::Delete) {
            match self.store.hold_test(id) {
                Ok(record) => *taking = Taking { record, held: true, counted: Some(now), ..Taking::default() },
                Err(why) => {
                    self.states.message = Some(format!("The test cannot be opened here: {why}"));
                    return;
                }
            }
        }
        taking.count(now);
        match step {
            TestStep::Start(sitting, form) => {
                // Another window may have been quicker.
                if taking.record.open.is_none() && taking.record.result(sitting).is_none() {
                    taking.record.open = Some(OpenTest::new(sitting, form));
                    taking.review = None;
                }
            }
            TestStep::Show(at) => {
                if let Some(open) = &mut taking.record.open {
                    open.at = at.min(test.form(open.form).len().saturating_sub(1));
                }
            }
            TestStep::Answer(place) => {
                if let Some(open) = &mut taking.record.open
                    && let Some(item) = test.form(open.form).get(open.at)
                    && place < item.options.len()
                {
                    open.answers.insert(item.id.clone(), place);
                }
            }
            TestStep::HandIn => {
                if let Some(open) = taking.record.open.take() {
                    taking.record.close(open.sitting, open.result(test));
                    taking.review = Some(Review { sitting: open.sitting, form: open.form, answers: open.answers });
                }
            }
            TestStep::CloseReview => taking.review = None,
            TestStep::Delete => {
                taking.record = TestRecord::default();
                taking.review = None;
            }
            TestStep::GoOn | TestStep::TryAgain => {}
        }
        if step != TestStep::CloseReview {
            self.save_test(id, now);
        }
    }

    fn save_test(&mut self, id: &TestId, now: f64) {
        let Some(taking) = self.tests.get_mut(id).filter(|taking| taking.held) else { return };
        taking.unsaved = self.store.save_test(id, &taking.record).err();
        taking.tried = now;
    }

    /// Counts the minutes of a test that is under way, and writes what is due.
    pub(super) fn keep_tests(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let mut due = Vec::new();
        for (id, taking) in &mut self.tests {
            taking.count(now);
            let open = taking.open().is_some();
            let each = if taking.unsaved.is_some() { AGAIN } else { EACH };
            if (open || taking.unsaved.is_some()) && now - taking.tried >= each {
                due.push(id.clone());
            }
            if open || taking.unsaved.is_some() {
                ctx.request_repaint_after(Duration::from_secs(1));
            }
        }
        for id in due {
            self.save_test(&id, now);
        }
    }

    /// Writes tests that are under way now; true when all of them are on the disk.
    pub(super) fn tests_saved(&mut self) -> bool {
        let open = |taking: &Taking| taking.open().is_some() || taking.unsaved.is_some();
        let ids: Vec<TestId> = self.tests.iter().filter(|(_, taking)| open(taking)).map(|(id, _)| id.clone()).collect();
        for id in ids {
            let tried = self.tests.get(&id).map_or(0.0, |taking| taking.tried);
            self.save_test(&id, tried);
        }
        self.tests.values().all(|taking| taking.unsaved.is_none())
    }
}
