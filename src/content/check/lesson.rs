//! Lessons: every question can be answered, every answer is explained, every clause exists, and what is read stays
//! short. The exercises are looked at in `exercise`, what is drawn in `diagram`.

mod diagram;
mod exercise;

use super::{Names, Page};
use crate::content::diagnostic::Level;
use crate::content::id::ClauseId;
use crate::content::lesson::{Choice, DIAGRAM, Lesson};
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
/// Words of a sentence; beyond that it is no plain English any more.
const SENTENCE: usize = 20;

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
    cited(page, names, "cites", &lesson.cites);
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
fn options(page: &Page<'_>, names: &Names<'_>, path: &str, options: &[Choice], needs: usize) {
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
        why(page, names, &path, &option.why, &option.cites);
        if option.right && option.cites.is_empty() {
            let message = "the right answer rests on no clause";
            page.say(Level::Error, "no-clause", &path, message, "name one in `cites`");
        }
    }
}

/// An explanation: there, short, in plain words, on clauses that exist.
fn why(page: &Page<'_>, names: &Names<'_>, path: &str, text: &str, cites: &[ClauseId]) {
    let place = format!("{path}.why");
    filled(page, &place, text);
    short(page, &place, text, WHY);
    plain(page, &place, text);
    cited(page, names, &format!("{path}.cites"), cites);
}

fn cited(page: &Page<'_>, names: &Names<'_>, path: &str, cites: &[ClauseId]) {
    for (at, clause) in cites.iter().enumerate() {
        names.cite(page, clause, None, || format!("{path}[{at}]"));
    }
}

fn count(page: &Page<'_>, path: &str, what: &str, count: usize, range: RangeInclusive<usize>) {
    if !range.contains(&count) {
        let message = format!("{what}: {count}, and {} to {} are asked for", range.start(), range.end());
        page.say(Level::Error, "count", path, message, "add some, or leave some out");
    }
}

fn filled(page: &Page<'_>, path: &str, text: &str) {
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

/// Warns of sentences that are too long for plain English.
fn plain(page: &Page<'_>, path: &str, text: &str) {
    for sentence in sentences(text) {
        let words = sentence.split_whitespace().filter(|word| is_word(word)).count();
        if words > SENTENCE {
            let opening: Vec<&str> = sentence.split_whitespace().take(4).collect();
            let message = format!("a sentence of {words} words: “{} …”", opening.join(" "));
            page.say_of(Level::Warning, "long-sentence", path, &opening.join(" "), message, "make two of it");
        }
    }
}

fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// Sentences of a text: paragraphs and items; headings, quotations of a form, and tables are none.
fn sentences(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for line in text.lines().map(str::trim) {
        let item = line.starts_with("- ") || line.split_once(". ").is_some_and(|(number, _)| number.parse::<u32>().is_ok());
        if line.is_empty() || item || line.starts_with(['|', '>', '#', '[']) {
            parts.push(String::new());
        }
        if !line.starts_with(['|', '>', '#', '[']) {
            let part = parts.last_mut().map(|part| (part.is_empty(), part));
            if let Some((empty, part)) = part {
                part.push_str(if empty { "" } else { " " });
                part.push_str(line);
            }
        }
    }
    let mut sentences = Vec::new();
    for part in parts {
        let mut sentence = String::new();
        for word in part.split_whitespace() {
            sentence.push_str(word);
            sentence.push(' ');
            // A dot in the middle parts a list.
            if word == "·" || word.trim_end_matches(['*', '”', '"', ')', '’']).ends_with(['.', '?', '!', ':']) {
                sentences.push(std::mem::take(&mut sentence));
            }
        }
        sentences.push(sentence);
    }
    sentences
}

/// Names that stand twice.
fn twice<T: Ord + Copy>(all: impl Iterator<Item = T>) -> Option<T> {
    let mut seen = BTreeSet::new();
    all.into_iter().find(|one| !seen.insert(*one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_its_stop_at_an_item_and_before_a_table() {
        let text = "# Head\n\nOne **two.**\nThree four\n\n- five\n- six\n\n| a | b |\n\n> said\n";
        let all: Vec<String> = sentences(text).into_iter().filter(|it| is_word(it)).map(|it| it.trim().to_owned()).collect();
        assert_eq!(all, ["One **two.**", "Three four", "- five", "- six"]);
    }
}
