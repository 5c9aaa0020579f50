//! Reference cards on real companies: facts with their sources, to be read beside the cases and never graded. A fact
//! whose text is older than twelve months says so: the window, and it alone, knows what day it is.

use egui::Ui;

use super::{State, split};
use crate::app::intent::Intent;
use crate::app::screens::{Shared, common};
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Chip, ListItem, SelectableText, icon};
use crate::content::company::{AsOf, CompanyCard, Fact, Read, Topic};
use crate::content::time::Date;
use crate::words::labels;

/// Shows the cards.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, state: &mut State) -> Vec<Intent> {
    let find = std::cell::RefCell::new(std::mem::take(&mut state.find_companies));
    common::page(
        ui,
        "Real companies",
        "Never graded. Read the company’s own text of the day before a real request.",
        |ui| {
            ui.set_max_width(280.0_f32.min(ui.available_width()));
            common::search(ui, "Search the companies", "Search the companies", &mut find.borrow_mut());
        },
        |ui| {
            state.find_companies.clone_from(&find.borrow());
            let mut cards: Vec<&CompanyCard> =
                shared.library.companies.values().filter(|card| holds(card, &state.find_companies)).collect();
            cards.sort_by_key(|card| card.name.to_lowercase());
            if !cards.iter().any(|card| Some(&card.id) == state.company.as_ref()) {
                let first = cards.iter().find(|card| card.read == Read::Whole).or(cards.first());
                state.company = first.map(|card| card.id.clone());
            }
            let cell = std::cell::RefCell::new(state);
            split(
                ui,
                "companies",
                |ui| list(ui, &cards, &mut cell.borrow_mut()),
                |ui| {
                    let state = cell.borrow();
                    match cards.iter().find(|card| Some(&card.id) == state.company.as_ref()) {
                        Some(card) => shown(ui, card, &state.find_companies, today()),
                        None => w::empty_state(ui, icon::GLOBE, "A card will stand here", "Try a shorter word."),
                    }
                },
            );
        },
    );
    Vec::new()
}

/// The day on the wall: cards grow old by it.
#[expect(clippy::disallowed_methods, reason = "how old a source is depends on the day on which it is read")]
fn today() -> Date {
    Date::of(chrono::Local::now().date_naive())
}

fn list(ui: &mut Ui, cards: &[&CompanyCard], state: &mut State) {
    for (read, name) in [(Read::Whole, "Read in full"), (Read::Part, "Read in part")] {
        let mut group = cards.iter().filter(|card| card.read == read).peekable();
        if group.peek().is_some() {
            ui.add_space(theme::GAP);
            w::secondary(ui, name);
        }
        for card in group {
            let selected = state.company.as_ref() == Some(&card.id);
            if ui.add(ListItem::new(&card.name).subtitle(&card.service).selected(selected)).clicked() {
                state.company = Some(card.id.clone());
            }
        }
    }
    if cards.is_empty() {
        w::secondary(ui, "No card has this word.");
    }
}

/// True when a card has what is searched; everything has an empty search.
fn holds(card: &CompanyCard, find: &str) -> bool {
    let has = |text: &str| !common::hits(text, find).is_empty();
    find.trim().chars().count() < 2
        || has(&card.name)
        || has(&card.service)
        || card.facts.iter().any(|fact| has(&common::plain(&fact.text).0))
}

fn shown(ui: &mut Ui, card: &CompanyCard, find: &str, today: Date) {
    w::wrap_row(ui, |ui| {
        w::heading(ui, &card.name);
        ui.add_space(theme::GRID);
        ui.add(Chip::outlined("Never graded"));
    });
    w::secondary(ui, &card.service);
    ui.add_space(theme::GAP);
    warning(ui, card, today);
    for (index, fact) in card.facts.iter().enumerate() {
        ui.add_space(theme::GAP_CARD);
        ui.push_id(("fact", index), |ui| one(ui, card, fact, find, today));
    }
    ui.add_space(theme::GAP_FIELD);
    w::separator(ui);
    for (topics, words) in [(&card.silent, "The text says nothing on"), (&card.unseen, "Not read, it may say more on")] {
        if !topics.is_empty() {
            ui.add_space(theme::GAP);
            let names: Vec<String> = topics.iter().map(|topic| labels::topic(*topic).to_lowercase()).collect();
            w::secondary(ui, format!("{words}: {}.", names.join(", ")));
        }
    }
    ui.add_space(theme::GAP);
    w::strong(ui, "Sources");
    for (index, source) in card.sources.iter().enumerate() {
        w::secondary(ui, format!("{}  {} {}", index + 1, source.title, sentence(day(source.as_of))));
    }
}

/// What is wrong with a card as a whole, in one note; nothing, when nothing is.
fn warning(ui: &mut Ui, card: &CompanyCard, today: Date) {
    let old = card.facts.iter().filter(|fact| card.is_old(fact, today)).count();
    let part = card.read == Read::Part;
    if old == 0 && !part {
        return;
    }
    let mut words = String::new();
    if part {
        words.push_str("Only a part of this company’s text was read; what was not seen may say otherwise. ");
    }
    match old {
        0 => {}
        all if all == card.facts.len() => words.push_str("Its sources are older than twelve months, or of unknown age. "),
        some => words.push_str(&format!(
            "{some} of {} facts rest on a source that is older than twelve months, or of unknown age. ",
            card.facts.len()
        )),
    }
    let lead = if part { "Read in part." } else { "Old." };
    w::Note::severity(Severity::Minor).icon(icon::WARNING).lead(lead).text(words.trim()).show(ui);
}

fn one(ui: &mut Ui, card: &CompanyCard, fact: &Fact, find: &str, today: Date) {
    let t = theme::tokens(ui);
    common::labelled(ui, labels::topic(fact.topic), 150.0 * theme::text_scale(ui), |ui| {
        let (plain, mut spans) = common::plain(&fact.text);
        spans.extend(common::hits(&plain, find));
        SelectableText::new("fact", labels::topic(fact.topic), &plain).kind(Type::Body).color(t.ink).spans(&spans).show(ui);
        let named: Vec<String> = card
            .sources
            .iter()
            .enumerate()
            .filter(|(_, source)| fact.sources.contains(&source.id))
            .map(|(index, source)| format!("Source {}, {}", index + 1, day(source.as_of)))
            .collect();
        let line = format!("{}. {}.", named.join("; "), labels::certainty(fact.certainty));
        if card.is_old(fact, today) {
            let dated = card.sources_of(fact).any(|source| source.as_of.day().is_some());
            let age = if dated { "Older than twelve months." } else { "Of unknown age." };
            w::wrap_row(ui, |ui| {
                icon::show(ui, icon::WARNING, t.severity(Severity::Minor));
                w::label(ui, age, Type::Small, t.severity(Severity::Minor));
                w::secondary(ui, line);
            });
        } else {
            w::secondary(ui, line);
        }
    });
}

fn day(as_of: AsOf) -> String {
    match as_of {
        AsOf::Dated(day) => format!("text of {}", day.text()),
        AsOf::Stored(day) => format!("stored {}", day.text()),
        AsOf::Unknown => "day not known".to_owned(),
    }
}

/// With a capital and a full stop.
fn sentence(words: String) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// What a search over everything finds a card by.
pub fn haystack(card: &CompanyCard) -> String {
    let entity = card.facts.iter().filter(|fact| fact.topic == Topic::Entity).map(|fact| fact.text.as_str());
    entity.collect::<Vec<_>>().join(" ")
}
