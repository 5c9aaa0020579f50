//! Exercises: each can be solved, each answer is explained, and the offence that a story comes to is the one that its
//! elements make.

use super::{Names, Page, count, filled, options, short, twice, why};
use crate::content::check::reading::plain;
use crate::content::diagnostic::{Level, meant};
use crate::content::lesson::{Crime, Draft, Element, Elements, Exercise, Sort, Story, TestPart};
use std::collections::BTreeSet;

/// Letters of an exhibit's card.
const CARD: usize = 220;

pub fn check(page: &Page<'_>, names: &Names<'_>, path: &str, exercise: &Exercise) {
    filled(page, &format!("{path}.title"), exercise.title());
    filled(page, &format!("{path}.intro"), exercise.intro());
    plain(page, &format!("{path}.intro"), exercise.intro());
    match exercise {
        Exercise::Elements(it) => elements(page, names, path, it),
        Exercise::Sort(it) => sort(page, names, path, it),
        Exercise::Draft(it) => draft(page, names, path, it),
    }
}

fn elements(page: &Page<'_>, names: &Names<'_>, path: &str, exercise: &Elements) {
    count(page, &format!("{path}.stories"), "stories", exercise.stories.len(), 1..=8);
    for (at, one) in exercise.stories.iter().enumerate() {
        story(page, names, &format!("{path}.stories[{at}]"), one);
    }
}

fn story(page: &Page<'_>, names: &Names<'_>, path: &str, story: &Story) {
    filled(page, &format!("{path}.title"), &story.title);
    plain(page, &format!("{path}.text"), &story.text);
    count(page, &format!("{path}.facts"), "cards", story.facts.len(), 2..=5);
    page.unique("card", story.facts.iter().map(|fact| fact.id.as_str()), |at| format!("{path}.facts[{at}].id"));
    for (at, fact) in story.facts.iter().enumerate() {
        let path = format!("{path}.facts[{at}].text");
        filled(page, &path, &fact.text);
        short(page, &path, &fact.text, CARD);
        plain(page, &path, &fact.text);
    }
    let rows: Vec<Element> = story.elements.iter().map(|row| row.element).collect();
    if rows != Element::ALL {
        let message = "the elements are not all there, once each, in their order";
        page.say(Level::Error, "elements", &format!("{path}.elements"), message, "Act, Means, Purpose, Border, Benefit");
    }
    let known = || story.facts.iter().map(|fact| fact.id.as_str());
    for (at, row) in story.elements.iter().enumerate() {
        let path = format!("{path}.elements[{at}]");
        for (key, cards) in [("shown_by", &row.shown_by), ("may", &row.may)] {
            for (card_at, card) in cards.iter().enumerate().filter(|(_, card)| !known().any(|id| id == *card)) {
                page.unknown("card", "unknown-card", &format!("{path}.{key}[{card_at}]"), card, known());
            }
        }
        why(page, names, &path, &row.why, &row.cites, Some(story.day));
    }
    why(page, names, path, &story.why, &story.cites, Some(story.day));
    if story.cites.is_empty() {
        page.say(Level::Error, "no-clause", path, "the offence rests on no clause", "name one in `cites`");
    }
    comes_to(page, path, story);
}

/// What the elements make is what the story says.
fn comes_to(page: &Page<'_>, path: &str, story: &Story) {
    let shown: BTreeSet<Element> = story.elements.iter().filter(|row| !row.shown_by.is_empty()).map(|row| row.element).collect();
    let made = |crime: Crime| crime.needs(story.child).iter().all(|element| shown.contains(element));
    let crime = match (made(Crime::Trafficking), made(Crime::Smuggling)) {
        (true, true) => Crime::Both,
        (true, false) => Crime::Trafficking,
        (false, true) => Crime::Smuggling,
        (false, false) => Crime::Neither,
    };
    if crime != story.crime {
        let message = format!("the elements that are shown make “{crime:?}”, and “{:?}” is written", story.crime);
        page.say(Level::Error, "offence", &format!("{path}.crime"), message, "mend the elements, or the offence");
    }
}

fn sort(page: &Page<'_>, names: &Names<'_>, path: &str, sort: &Sort) {
    count(page, &format!("{path}.bins"), "bins", sort.bins.len(), 2..=7);
    count(page, &format!("{path}.items"), "things to sort", sort.items.len(), 3..=14);
    page.unique("bin", sort.bins.iter().map(|bin| bin.key.as_str()), |at| format!("{path}.bins[{at}].key"));
    page.unique("thing", sort.items.iter().map(|item| item.text.as_str()), |at| format!("{path}.items[{at}].text"));
    let known = || sort.bins.iter().map(|bin| bin.key.as_str());
    for (at, item) in sort.items.iter().enumerate() {
        let path = format!("{path}.items[{at}]");
        filled(page, &format!("{path}.text"), &item.text);
        if !known().any(|key| key == item.bin) {
            page.say(Level::Error, "unknown-bin", &format!("{path}.bin"), "there is no such bin", meant(&item.bin, known()));
        }
        why(page, names, &path, &item.why, &item.cites, None);
    }
    for (at, bin) in sort.bins.iter().enumerate().filter(|(_, bin)| !sort.items.iter().any(|item| item.bin == bin.key)) {
        let message = format!("nothing belongs into “{}”", bin.name);
        page.say(Level::Error, "empty-bin", &format!("{path}.bins[{at}]"), message, "leave it out, or add something");
    }
}

fn draft(page: &Page<'_>, names: &Names<'_>, path: &str, draft: &Draft) {
    count(page, &format!("{path}.draft"), "fields of the draft", draft.draft.len(), 3..=10);
    let parts: Vec<TestPart> = draft.lines.iter().map(|line| line.part).collect();
    if parts != TestPart::ALL {
        let missing: Vec<String> =
            TestPart::ALL.iter().filter(|part| !parts.contains(part)).map(|part| format!("{part:?}")).collect();
        let message = match twice(parts.iter().copied()) {
            Some(part) => format!("the line {part:?} stands here twice"),
            None if missing.is_empty() => "the six lines are not in their order".to_owned(),
            None => format!("of the six lines these are missing: {}", missing.join(", ")),
        };
        page.say(Level::Error, "six-lines", &format!("{path}.lines"), message, "all six, once each, in their order");
    }
    for (at, line) in draft.lines.iter().enumerate() {
        let path = format!("{path}.lines[{at}]");
        filled(page, &format!("{path}.ask"), &line.ask);
        options(page, names, &path, &line.options, 1);
    }
}
