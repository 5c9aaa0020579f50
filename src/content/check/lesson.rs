//! Lessons: every question can be answered, every answer is explained, every clause exists, and what is read stays
//! short. The exercises are looked at in `exercise`, what is drawn in `diagram`.

mod diagram;
mod exercise;

use super::reading::{is_word, plain};
use super::{Names, Page};
use crate::content::diagnostic::Level;
use crate::content::id::ClauseId;
use crate::content::lesson::{Choice, DIAGRAM, Lesson};
use crate::content::time::Date;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// Minutes of a lesson.
const MINUTES: RangeInclusive<usize> = 5..=8;
/// Words of its text.
const WORDS: RangeInclusive<usize> = 300..=900;
/// Questions of a lesson.
const QUESTIONS: RangeInclusive<usize> = 3..=5;
/// Answers to a question.
const OPTIONS: RangeInclusive<usize> = 3..=4;
/// Lines of a card.
const LINES: RangeInclusive<usize> = 5..=8;
/// Letters of a line of a card: it stays on one page, and is read at a glance.
const LINE: usize = 110;
/// Letters of an explanation.
const WHY: usize = 340;

pub fn check(page: &Page<'_>, names: &Names<'_>, lesson: &Lesson) {
    page.kebab("lesson", std::iter::once(lesson.id.as_str()), |_| "id".to_owned());
    count(page, "minutes", "minutes of a lesson", lesson.minutes as usize, MINUTES);
    text(page, lesson);
    diagram::check(page, &lesson.diagram);
    count(page, "questions", "questions", lesson.questions.len(), QUESTIONS);
    for (at, question) in lesson.questions.iter().enumerate() {
        let path = format!("questions[{at}]");
        plain(page, &format!("{path}.ask"), &question.ask);
        options(page, names, &path, &question.options, question.needs);
    }
    for (at, one) in lesson.exercises.iter().enumerate() {
        exercise::check(page, names, &format!("exercises[{at}][0]"), one);
    }
    filled(page, "card.title", &lesson.card.title);
    count(page, "card.lines", "lines on the card", lesson.card.lines.len(), LINES);
    for (at, line) in lesson.card.lines.iter().enumerate() {
        let path = format!("card.lines[{at}]");
        filled(page, &path, line);
        short(page, &path, line, LINE);
    }
    cited(page, names, "cites", &lesson.cites, None);
}

fn text(page: &Page<'_>, lesson: &Lesson) {
    let places = lesson.text.lines().filter(|line| line.trim() == DIAGRAM).count();
    if places != 1 {
        let message = format!("the diagram has {places} places in the text");
        let help = format!("write {DIAGRAM} on a line of its own, once, where it is to be drawn");
        page.say(Level::Error, "diagram-place", "text", message, help);
    }
    count(page, "text", "words of the text", lesson.text.split_whitespace().filter(|word| is_word(word)).count(), WORDS);
    plain(page, "text", &lesson.text);
}

/// Answers to choose from: as many right ones as are asked for, each explained, the right ones by a clause.
pub(super) fn options(page: &Page<'_>, names: &Names<'_>, path: &str, options: &[Choice], needs: usize) {
    let path = format!("{path}.options");
    count(page, &path, "answers", options.len(), OPTIONS);
    let right = options.iter().filter(|option| option.right).count();
    if right != needs || right == 0 || right == options.len() {
        let message = format!("{right} of {} answers are right, and {needs} should be", options.len());
        page.say(Level::Error, "right-answers", &path, message, "mark with `right: true` as many as `needs` says, and not all");
    }
    page.unique("answer", options.iter().map(|option| option.text.as_str()), |at| format!("{path}[{at}].text"));
    for (at, option) in options.iter().enumerate() {
        let path = format!("{path}[{at}]");
        filled(page, &format!("{path}.text"), &option.text);
        why(page, names, &path, &option.why, &option.cites, None);
        if option.right && option.cites.is_empty() {
            let message = "the right answer rests on no clause";
            page.say(Level::Error, "no-clause", &path, message, "name one in `cites`");
        }
    }
}

/// An explanation: there, short, in plain words, on clauses that exist, and are law on the day of a story.
fn why(page: &Page<'_>, names: &Names<'_>, path: &str, text: &str, cites: &[ClauseId], day: Option<Date>) {
    let place = format!("{path}.why");
    filled(page, &place, text);
    short(page, &place, text, WHY);
    plain(page, &place, text);
    cited(page, names, &format!("{path}.cites"), cites, day);
}

fn cited(page: &Page<'_>, names: &Names<'_>, path: &str, cites: &[ClauseId], day: Option<Date>) {
    for (at, clause) in cites.iter().enumerate() {
        names.cite(page, clause, day, || format!("{path}[{at}]"));
    }
}

fn count(page: &Page<'_>, path: &str, what: &str, count: usize, range: RangeInclusive<usize>) {
    if !range.contains(&count) {
        let message = format!("{what}: {count}, and {} to {} are asked for", range.start(), range.end());
        page.say(Level::Error, "count", path, message, "add some, or leave some out");
    }
}

pub(super) fn filled(page: &Page<'_>, path: &str, text: &str) {
    if text.trim().is_empty() {
        page.say(Level::Error, "empty", path, "nothing stands here", "write it");
    }
}

fn short(page: &Page<'_>, path: &str, text: &str, most: usize) {
    let letters = text.chars().count();
    if letters > most {
        let message = format!("{letters} letters, and at most {most} are read");
        page.say(Level::Error, "too-long", path, message, "say it shorter");
    }
}

/// Names that stand twice.
fn twice<T: Ord + Copy>(all: impl Iterator<Item = T>) -> Option<T> {
    let mut seen = BTreeSet::new();
    all.into_iter().find(|one| !seen.insert(*one))
}
