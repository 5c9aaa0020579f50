//! The lessons, in the order of the workshop: what to read with its diagram, questions with every answer explained,
//! exercises, and the card to print. Nothing is scored, and what was answered is kept while the window is open.

mod answers;
mod card;
mod draft;
mod elements;
mod exercise;
mod questions;
mod sort;

use std::collections::BTreeMap;

use egui::{Frame, Margin, Ui};

use super::{State, shown_column, split_panes};
use crate::app::intent::Intent;
use crate::app::screens::{Shared, common};
use crate::app::theme;
use crate::app::widgets::{self as w, Button, ListItem, Tab, icon};
use crate::content::id::LessonId;
use crate::content::lesson::Lesson;
use crate::words::labels;

/// What was answered, by lesson.
pub type Answered = BTreeMap<LessonId, Progress>;

/// Where somebody is in a lesson, and what was answered.
#[derive(Default)]
pub struct Progress {
    part: Part,
    questions: questions::Asked,
    exercises: exercise::State,
}

/// A part of a lesson.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Read,
    Questions,
    Exercises,
    Card,
}

impl Part {
    fn of(lesson: &Lesson) -> Vec<Self> {
        let all = [Self::Read, Self::Questions, Self::Exercises, Self::Card];
        all.into_iter().filter(|part| *part != Self::Exercises || !lesson.exercises.is_empty()).collect()
    }

    fn name(self, lesson: &Lesson) -> String {
        match self {
            Self::Read => "Read".to_owned(),
            Self::Questions => format!("Questions {}", lesson.questions.len()),
            Self::Exercises => format!("Exercises {}", lesson.exercises.len()),
            Self::Card => "Card".to_owned(),
        }
    }

    fn icon(self) -> &'static str {
        match self {
            Self::Read => icon::BOOK_OPEN,
            Self::Questions => icon::QUESTION,
            Self::Exercises => icon::BARBELL,
            Self::Card => icon::IDENTIFICATION_CARD,
        }
    }

    /// Where the button at the end leads.
    fn next(self, lesson: &Lesson) -> Option<(Self, &'static str)> {
        let parts = Self::of(lesson);
        let next = *parts.get(parts.iter().position(|part| *part == self)? + 1)?;
        let words = match next {
            Self::Questions => "To the questions",
            Self::Exercises => "To the exercises",
            _ => "To the card",
        };
        Some((next, words))
    }
}

/// Shows the lessons.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, state: &mut State, marks: &mut common::Marks) -> Vec<Intent> {
    let mut intents = Vec::new();
    let mut lessons: Vec<&Lesson> = shared.library.lessons.values().collect();
    lessons.sort_by_key(|lesson| lesson.module);
    if state.lesson.is_none() {
        state.lesson = lessons.first().map(|lesson| lesson.id.clone());
    }
    common::page(
        ui,
        "Lessons",
        "A few minutes each, before the cases of a module.",
        |_| (),
        |ui| {
            let cell = std::cell::RefCell::new(state);
            split_panes(
                ui,
                "lessons",
                |ui| list(ui, &lessons, &mut cell.borrow_mut().lesson),
                |ui| {
                    let state = &mut *cell.borrow_mut();
                    match state.lesson.as_ref().and_then(|id| shared.library.lessons.get(id)) {
                        Some(lesson) => {
                            let progress = state.answered.entry(lesson.id.clone()).or_default();
                            show(ui, shared, lesson, progress, marks, &mut intents);
                        }
                        None => w::empty_state(ui, icon::BOOK_OPEN, "A lesson will stand here", "Choose one at the left."),
                    }
                },
            );
        },
    );
    intents
}

fn list(ui: &mut Ui, lessons: &[&Lesson], open: &mut Option<LessonId>) {
    for lesson in lessons {
        let line = format!("{}, {} min", labels::module(lesson.module), lesson.minutes);
        let selected = open.as_ref() == Some(&lesson.id);
        if ui.add(ListItem::new(&lesson.title).subtitle(&line).icon(icon::BOOK_OPEN).selected(selected)).clicked() {
            *open = Some(lesson.id.clone());
        }
    }
}

/// A lesson: the strip of its parts, and the part that is open.
fn show(
    ui: &mut Ui,
    shared: &Shared<'_>,
    lesson: &Lesson,
    progress: &mut Progress,
    marks: &mut common::Marks,
    intents: &mut Vec<Intent>,
) {
    let parts = Part::of(lesson);
    let names: Vec<String> = parts.iter().map(|part| part.name(lesson)).collect();
    let strip: Vec<Tab<'_>> = parts.iter().zip(&names).map(|(part, name)| Tab::new(part.icon(), name)).collect();
    let open = parts.iter().position(|part| *part == progress.part).unwrap_or(0);
    ui.spacing_mut().item_spacing.y = 0.0;
    if let Some(part) = w::tabs(ui, &strip, open).and_then(|at| parts.get(at)) {
        progress.part = *part;
    }
    let part = progress.part;
    // Each part of each lesson is scrolled on its own.
    common::scroll(ui, &format!("{} {part:?}", lesson.id), |ui| {
        Frame::new().inner_margin(Margin::same(24)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = theme::GRID;
            shown_column(ui);
            match part {
                Part::Read => read(ui, shared, lesson, marks, intents),
                Part::Questions => {
                    intents.extend(questions::ui(ui, shared.library, &lesson.questions, &mut progress.questions));
                }
                Part::Exercises => {
                    intents.extend(exercise::ui(ui, shared.library, &lesson.exercises, &mut progress.exercises));
                }
                Part::Card => card::ui(ui, shared.library, lesson, intents),
            }
            let at_end = match part {
                Part::Questions => progress.questions.is_last(&lesson.questions),
                Part::Exercises => progress.exercises.is_last(&lesson.exercises),
                Part::Read | Part::Card => true,
            };
            if let Some((next, words)) = part.next(lesson).filter(|_| at_end) {
                ui.add_space(theme::GAP_FIELD);
                w::separator(ui);
                ui.add_space(theme::GAP_CARD);
                common::right_row(ui, |ui| {
                    // The one primary action of a part is within it, once it asks for something.
                    let button = if part == Part::Read { Button::primary(words) } else { Button::secondary(words) };
                    if ui.add(button.trailing(icon::ARROW_RIGHT)).clicked() {
                        progress.part = next;
                    }
                });
            }
        });
    });
}

fn read(ui: &mut Ui, shared: &Shared<'_>, lesson: &Lesson, marks: &mut common::Marks, intents: &mut Vec<Intent>) {
    let (before, after) = lesson.parts();
    w::title(ui, &lesson.title);
    w::secondary(ui, format!("{} min with the questions. As of {}.", lesson.minutes, lesson.as_of.text()));
    ui.add_space(theme::GAP_CARD);
    marks.show(ui, &before);
    ui.add_space(theme::GAP);
    w::diagram(ui, &lesson.diagram);
    ui.add_space(theme::GUTTER);
    marks.show(ui, &after);
    ui.add_space(theme::GUTTER);
    w::strong(ui, "It rests on");
    if let Some(id) = common::links(ui, shared.library, &lesson.cites) {
        intents.push(Intent::Clause(id));
    }
}
