//! Stories taken apart: which card shows which element, and which offence that makes. Looked at when asked for; a row
//! that is changed afterwards is judged again only with the next look.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Frame, Margin, Ui};

use super::answers;
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Button, Note, icon};
use crate::content::Library;
use crate::content::id::ClauseId;
use crate::content::lesson::{Crime, Element, ElementRow, Elements, Story};
use crate::words::{labels, list};

/// Which story is open, and what was answered.
#[derive(Default)]
pub struct State {
    at: usize,
    tried: BTreeMap<usize, Tried>,
}

#[derive(Default)]
struct Tried {
    now: Ticks,
    looked: Option<Ticks>,
}

#[derive(Clone, Default, PartialEq)]
struct Ticks {
    cards: BTreeSet<(Element, usize)>,
    crime: Option<Crime>,
}

impl Ticks {
    fn of(&self, element: Element) -> BTreeSet<usize> {
        self.cards.iter().filter(|(row, _)| *row == element).map(|(_, card)| *card).collect()
    }
}

/// Shows the story that is open; returns the clause that was clicked.
pub fn ui(ui: &mut Ui, library: &Library, exercise: &Elements, state: &mut State) -> Option<ClauseId> {
    state.at = state.at.min(exercise.stories.len().saturating_sub(1));
    let at = state.at;
    let story = exercise.stories.get(at)?;
    let tried = state.tried.entry(at).or_default();
    w::secondary(ui, format!("Story {} of {}. Day of the act: {}.", at + 1, exercise.stories.len(), story.day.text()));
    w::strong(ui, &story.title);
    w::body(ui, &story.text);
    ui.add_space(theme::GAP);
    facts(ui, story);
    ui.add_space(theme::GAP_CARD);
    let clause = ui.push_id(("story", at), |ui| rows(ui, library, story, tried)).inner;
    let solved = tried.looked.as_ref().is_some_and(|looked| *looked == tried.now && is_right(story, looked));
    answers::steps(ui, &mut state.at, exercise.stories.len(), "story", solved);
    clause
}

/// The cards of the exhibits, two beside each other where there is room.
fn facts(ui: &mut Ui, story: &Story) {
    let t = theme::tokens(ui);
    let columns = if ui.available_width() > 540.0 * theme::text_scale(ui) { 2 } else { 1 };
    for pair in story.facts.chunks(columns) {
        ui.columns(columns, |uis| {
            for (ui, fact) in uis.iter_mut().zip(pair) {
                let frame = Frame::new().fill(t.sunk).corner_radius(theme::RADIUS).inner_margin(Margin::symmetric(12, 8));
                // Columns are justified, and words must not be.
                ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                    frame.show(ui, |ui| {
                        ui.set_min_width(ui.available_width());
                        ui.spacing_mut().item_spacing.y = 2.0;
                        w::label(ui, format!("{} {}", fact.id, fact.title), Type::SmallStrong, t.ink);
                        w::label(ui, &fact.text, Type::Body, t.ink);
                    });
                });
            }
        });
        ui.add_space(theme::GRID);
    }
}

fn rows(ui: &mut Ui, library: &Library, story: &Story, tried: &mut Tried) -> Option<ClauseId> {
    let mut clause = None;
    w::strong(ui, "Which card shows which element? Leave a row empty where none does.");
    ui.add_space(theme::GRID);
    for row in &story.elements {
        row_of(ui, story, row.element, &mut tried.now);
        let looked = tried.looked.as_ref().map(|looked| looked.of(row.element));
        if let Some(looked) = looked.filter(|looked| *looked == tried.now.of(row.element)) {
            clause = judged(ui, library, story, row, &looked).or(clause);
        }
        ui.add_space(theme::GRID);
    }
    ui.add_space(theme::GAP);
    w::strong(ui, "Which offence do these elements make?");
    w::wrap_row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = theme::GUTTER;
        for crime in Crime::ALL {
            if w::radio(ui, tried.now.crime == Some(crime), labels::crime(crime)).clicked() {
                tried.now.crime = Some(crime);
            }
        }
    });
    let named = tried.looked.as_ref().and_then(|looked| looked.crime).filter(|crime| tried.now.crime == Some(*crime));
    if let Some(crime) = named {
        let note = if crime == story.crime {
            Note::severity(Severity::Met).lead("Right.")
        } else {
            Note::severity(Severity::Major).lead("Not this one.")
        };
        clause = answers::feedback(ui, library, note.text(&story.why), &story.cites).or(clause);
    }
    ui.add_space(theme::GAP_CARD);
    let solved = tried.looked.as_ref().is_some_and(|looked| *looked == tried.now && is_right(story, looked));
    let button = if solved { Button::secondary("Check") } else { Button::primary("Check") };
    if ui.add(button.leading(icon::CHECK)).clicked() {
        tried.looked = Some(tried.now.clone());
    }
    answers::said(ui, &status(story, tried));
    clause
}

/// The name of an element, and a tick for each card.
fn row_of(ui: &mut Ui, story: &Story, element: Element, ticks: &mut Ticks) {
    let t = theme::tokens(ui);
    let name = labels::element(element);
    w::wrap_row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = theme::GUTTER;
        let width = (190.0 * theme::text_scale(ui)).min(ui.available_width());
        ui.allocate_ui_with_layout(egui::vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_min_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            w::label(ui, name, Type::Strong, t.ink);
            w::label(ui, labels::element_text(element), Type::Small, t.ink2);
        });
        for (at, fact) in story.facts.iter().enumerate() {
            let mut on = ticks.cards.contains(&(element, at));
            let response = w::checkbox(ui, &mut on, &fact.id);
            let said = format!("{name}: {} {}", fact.id, fact.title);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(said.as_str()));
            if response.changed() {
                if on {
                    ticks.cards.insert((element, at))
                } else {
                    ticks.cards.remove(&(element, at))
                };
            }
        }
    });
}

/// What was ticked beside what shows the element.
struct Compared {
    missing: Vec<String>,
    extra: Vec<String>,
}

fn compared(story: &Story, row: &ElementRow, ticked: &BTreeSet<usize>) -> Compared {
    let ids: Vec<&String> = ticked.iter().filter_map(|at| story.facts.get(*at)).map(|fact| &fact.id).collect();
    let missing = row.shown_by.iter().filter(|id| !ids.contains(id)).cloned().collect();
    let extra = ids.into_iter().filter(|id| !row.shown_by.contains(id) && !row.may.contains(id)).cloned().collect();
    Compared { missing, extra }
}

fn is_right(story: &Story, ticks: &Ticks) -> bool {
    ticks.crime == Some(story.crime)
        && story.elements.iter().all(|row| {
            let compared = compared(story, row, &ticks.of(row.element));
            compared.missing.is_empty() && compared.extra.is_empty()
        })
}

fn judged(ui: &mut Ui, library: &Library, story: &Story, row: &ElementRow, ticked: &BTreeSet<usize>) -> Option<ClauseId> {
    let Compared { missing, extra } = compared(story, row, ticked);
    let right = missing.is_empty() && extra.is_empty();
    let mut lead = Vec::new();
    if right {
        lead.push(if row.shown_by.is_empty() { "Right: no card shows it.".to_owned() } else { "Right.".to_owned() });
    }
    if !extra.is_empty() {
        let verb = if extra.len() == 1 { "does" } else { "do" };
        lead.push(format!("{} {verb} not show it.", list(&extra)));
    }
    if !missing.is_empty() {
        let verb = if missing.len() == 1 { "shows" } else { "show" };
        lead.push(format!("{} {verb} it.", list(&missing)));
    }
    let word = |id: &String| story.facts.iter().any(|fact| fact.id == *id && fact.word);
    let alone = !row.shown_by.is_empty() && row.shown_by.iter().all(word);
    let gap = if alone { " Nothing shows it but the word of the person who was harmed: look for a second source." } else { "" };
    let (lead, text) = (lead.join(" "), format!("{}{gap}", row.why));
    let note = Note::severity(if right { Severity::Met } else { Severity::Major }).lead(&lead).text(&text);
    answers::feedback(ui, library, note, &row.cites)
}

fn status(story: &Story, tried: &Tried) -> String {
    let Some(looked) = &tried.looked else { return "Tick the cards, name the offence, then check.".to_owned() };
    let right = story.elements.iter().filter(|row| {
        let compared = compared(story, row, &looked.of(row.element));
        compared.missing.is_empty() && compared.extra.is_empty()
    });
    let offence = match looked.crime {
        None => "no offence named",
        Some(crime) if crime == story.crime => "the offence right",
        Some(_) => "the offence not yet",
    };
    format!("At the last check: {} of {} elements right, {offence}.", right.count(), story.elements.len())
}
