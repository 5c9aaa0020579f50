//! Tests: each item has one best answer that is explained; the two forms are alike item by item; and nothing but the
//! subject tells which answer is right.

use super::lesson::{filled, options};
use super::reading::plain;
use super::{Names, Page};
use crate::content::diagnostic::Level;
use crate::content::test::{Item, Test};
use std::collections::BTreeSet;

/// Items of a form.
const ITEMS: usize = 10;
/// Answers to an item.
const OPTIONS: usize = 4;
/// The most mistakes that are known by a number: `E01` to `E93`.
const MISTAKES: u32 = 93;
/// In so many items of a form the right answer may be the longest.
const LONGEST: usize = ITEMS / 2;
/// Words in a hundred that an item may share with a question of a lesson.
const SHARED: usize = 60;

pub fn check(page: &Page<'_>, names: &Names<'_>, test: &Test) {
    page.kebab("test", std::iter::once(test.id.as_str()), |_| "id".to_owned());
    filled(page, "title", &test.title);
    plain(page, "about", &test.about);
    if test.minutes == 0 {
        page.say(Level::Error, "minutes", "minutes", "this test takes no time", "give it minutes");
    }
    let forms = [("form_a", &test.form_a), ("form_b", &test.form_b)];
    let all: Vec<(&Item, String)> = forms
        .iter()
        .flat_map(|(name, items)| items.iter().enumerate().map(move |(at, item)| (item, format!("{name}[{at}]"))))
        .collect();
    page.unique("item", all.iter().map(|(item, _)| item.id.as_str()), |at| format!("{}.id", all[at].1));
    page.kebab("item", all.iter().map(|(item, _)| item.id.as_str()), |at| format!("{}.id", all[at].1));
    page.unique("item that asks", all.iter().map(|(item, _)| item.ask.as_str()), |at| format!("{}.ask", all[at].1));
    for (item, path) in &all {
        one(page, names, item, path);
    }
    for (name, items) in forms {
        if items.len() != ITEMS {
            let message = format!("{} items, and a form has {ITEMS}", items.len());
            page.say(Level::Error, "count", name, message, "add some, or leave some out");
        }
        places(page, name, items);
        lengths(page, name, items);
    }
    parallel(page, test);
}

fn one(page: &Page<'_>, names: &Names<'_>, item: &Item, path: &str) {
    filled(page, &format!("{path}.ask"), &item.ask);
    plain(page, &format!("{path}.ask"), &item.ask);
    options(page, names, path, &item.options, 1);
    if item.options.len() != OPTIONS {
        let message = format!("{} answers, and an item has {OPTIONS}", item.options.len());
        page.say(Level::Error, "count", &format!("{path}.options"), message, "add one, or leave one out");
    }
    let number = item.mistake.strip_prefix('E').filter(|digits| digits.len() == 2).and_then(|digits| digits.parse::<u32>().ok());
    if !number.is_some_and(|number| (1..=MISTAKES).contains(&number)) {
        let message = format!("“{}” is no code of a mistake", item.mistake);
        page.say(
            Level::Error,
            "unknown-mistake",
            &format!("{path}.mistake"),
            message,
            "write E01 to E93; `evidesk rules` lists them",
        );
    }
    let own = words(item);
    let lessons = names.content.library.lessons.values();
    for (lesson, question) in lessons.flat_map(|lesson| lesson.questions.iter().map(move |question| (lesson, question))) {
        let right = question.options.iter().filter(|option| option.right).map(|option| option.text.as_str());
        let other = words_of(std::iter::once(question.ask.as_str()).chain(right));
        let both = own.intersection(&other).count();
        if both * 100 > SHARED * own.len().min(other.len()).max(1) {
            let message = format!("the lesson “{}” asks nearly the same: “{}”", lesson.id, question.ask);
            page.say(Level::Error, "same-as-lesson", &format!("{path}.ask"), message, "ask for the same in another situation");
        }
    }
}

fn words(item: &Item) -> BTreeSet<String> {
    let right = item.options.iter().filter(|option| option.right).map(|option| option.text.as_str());
    words_of(std::iter::once(item.ask.as_str()).chain(right))
}

/// Words that carry a meaning: four letters and more.
fn words_of<'t>(texts: impl Iterator<Item = &'t str>) -> BTreeSet<String> {
    let split = |text: &'t str| text.split(|sign: char| !sign.is_alphanumeric());
    texts.flat_map(split).filter(|word| word.chars().count() > 3).map(str::to_lowercase).collect()
}

/// Nobody finds the right answers by their places.
fn places(page: &Page<'_>, name: &str, items: &[Item]) {
    let places: Vec<usize> = items.iter().filter_map(Item::right).collect();
    if let Some(why) = pattern(&places) {
        let shown: Vec<String> = places.iter().map(|place| (place + 1).to_string()).collect();
        let message = format!("the places of the right answers ({}) {why}", shown.join(" "));
        page.say(Level::Error, "answer-pattern", name, message, "put some of the right answers elsewhere");
    }
}

/// What can be guessed from the places of the right answers.
fn pattern(places: &[usize]) -> Option<&'static str> {
    if places.len() < ITEMS {
        return None;
    }
    let count = |place| places.iter().filter(|one| **one == place).count();
    if (0..OPTIONS).any(|place| count(place) == 0) {
        return Some("leave one place out");
    }
    if (0..OPTIONS).any(|place| count(place) > 4) {
        return Some("come back to one place too often");
    }
    if places.windows(3).any(|three| three[0] == three[1] && three[1] == three[2]) {
        return Some("stay three times at one place");
    }
    if (1..=5).any(|period| places.iter().zip(&places[period..]).all(|(one, later)| one == later)) {
        return Some("repeat themselves");
    }
    let step = |pair: &[usize]| (pair[1] + OPTIONS - pair[0]) % OPTIONS;
    let steps: Vec<usize> = places.windows(2).map(step).collect();
    steps.windows(2).all(|pair| pair[0] == pair[1]).then_some("go round in steps")
}

/// Nobody finds the right answers by their length.
fn lengths(page: &Page<'_>, name: &str, items: &[Item]) {
    let length = |text: &str| text.chars().count();
    let longest = |item: &&Item| {
        let right = item.right().map_or(0, |at| length(&item.options[at].text));
        item.options.iter().filter(|option| !option.right).all(|option| length(&option.text) < right)
    };
    let count = items.iter().filter(longest).count();
    if count > LONGEST {
        let message = format!("in {count} of {} items the right answer is the longest", items.len());
        page.say(Level::Error, "longest-is-right", name, message, "make some of the others as long");
    }
}

/// Item by item, both forms ask about the same, as hard.
fn parallel(page: &Page<'_>, test: &Test) {
    for (at, (a, b)) in test.form_a.iter().zip(&test.form_b).enumerate() {
        let differs = [
            ("module", a.module == b.module, format!("{:?}", a.module)),
            ("mistake", a.mistake == b.mistake, a.mistake.clone()),
            ("difficulty", a.difficulty == b.difficulty, format!("{:?}", a.difficulty)),
        ];
        for (what, _, in_a) in differs.iter().filter(|(_, same, _)| !same) {
            let message = format!("the {what} differs from that of item {} in form A, {in_a}", at + 1);
            page.say(
                Level::Error,
                "not-parallel",
                &format!("form_b[{at}].{what}"),
                message,
                format!("write {in_a}, or change form A"),
            );
        }
    }
    let rights = |items: &[Item]| items.iter().filter_map(Item::right).collect::<Vec<_>>();
    let (a, b) = (rights(&test.form_a), rights(&test.form_b));
    if a.len() == ITEMS && a == b {
        let message = "the right answers stand at the same places as in form A";
        page.say(Level::Error, "answer-pattern", "form_b", message, "put some of them elsewhere");
    }
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn places_that_can_be_guessed_are_a_pattern() {
        for places in [
            [0, 1, 2, 3, 0, 1, 2, 3, 0, 1],
            [0, 1, 2, 0, 1, 2, 0, 1, 2, 0],
            [0, 0, 0, 1, 2, 3, 1, 2, 3, 2],
            [0, 1, 0, 2, 0, 3, 0, 2, 0, 1],
            [3, 1, 0, 2, 3, 3, 1, 0, 0, 0],
            [0, 3, 2, 1, 0, 3, 2, 1, 0, 3],
        ] {
            assert!(pattern(&places).is_some(), "{places:?}");
        }
        assert_eq!(pattern(&[2, 0, 3, 1, 1, 2, 0, 3, 2, 1]), None);
    }
}
