//! The lessons, in the order of the workshop.

use egui::Ui;

use super::{State, split};
use crate::app::intent::Intent;
use crate::app::screens::{Shared, common};
use crate::app::theme;
use crate::app::widgets::{self as w, ListItem, icon};
use crate::content::lesson::Lesson;
use crate::words::labels;

/// Shows the lessons.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, state: &mut State, marks: &mut common::Marks) -> Vec<Intent> {
    let mut intents = Vec::new();
    let mut lessons: Vec<&Lesson> = shared.library.lessons.values().collect();
    lessons.sort_by_key(|lesson| lesson.module);
    common::page(
        ui,
        "Lessons",
        "A few minutes each, before the cases of a module.",
        |_| (),
        |ui| {
            if state.lesson.is_none() {
                state.lesson = lessons.first().map(|lesson| lesson.id.clone());
            }
            let cell = std::cell::RefCell::new(state);
            split(
                ui,
                "lessons",
                |ui| {
                    let mut state = cell.borrow_mut();
                    for lesson in &lessons {
                        let line = format!("{}, {} min", labels::module(lesson.module), lesson.minutes);
                        let selected = state.lesson.as_ref() == Some(&lesson.id);
                        if ui.add(ListItem::new(&lesson.title).subtitle(&line).icon(icon::BOOK_OPEN).selected(selected)).clicked()
                        {
                            state.lesson = Some(lesson.id.clone());
                        }
                    }
                },
                |ui| match cell.borrow().lesson.as_ref().and_then(|id| shared.library.lessons.get(id)) {
                    Some(lesson) => {
                        w::title(ui, &lesson.title);
                        w::secondary(ui, format!("{} min. As of {}.", lesson.minutes, lesson.as_of.text()));
                        ui.add_space(theme::GAP_CARD);
                        marks.show(ui, lesson.text.trim());
                        ui.add_space(theme::GUTTER);
                        w::strong(ui, "It rests on");
                        if let Some(id) = common::links(ui, shared.library, &lesson.cites) {
                            intents.push(Intent::Clause(id));
                        }
                    }
                    None => w::empty_state(ui, icon::BOOK_OPEN, "A lesson will stand here", "Choose one at the left."),
                },
            );
        },
    );
    intents
}
