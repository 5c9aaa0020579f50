//! Things that are put into bins; what goes into a bin that strikes out is shown struck out.

use std::collections::BTreeMap;

use egui::{Align, Layout, Ui};

use super::answers;
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Button, Dropdown, Note, icon};
use crate::content::Library;
use crate::content::id::ClauseId;
use crate::content::lesson::{Item, Sort};

/// Up to this many bins stand beside each other.
const BESIDE: usize = 3;

/// What was put where, and what stood there when it was looked at last.
#[derive(Default)]
pub struct State {
    now: BTreeMap<usize, usize>,
    looked: Option<BTreeMap<usize, usize>>,
}

/// Shows the things; returns the clause that was clicked.
pub fn ui(ui: &mut Ui, library: &Library, sort: &Sort, state: &mut State) -> Option<ClauseId> {
    let mut clause = None;
    for (at, item) in sort.items.iter().enumerate() {
        ui.push_id(("item", at), |ui| one(ui, sort, at, item, state));
        let looked = state.looked.as_ref().and_then(|looked| looked.get(&at)).filter(|bin| state.now.get(&at) == Some(bin));
        if let Some(bin) = looked {
            let right = belongs(sort, item, *bin);
            let lead = if right { "Right." } else { "Not there." };
            let note = Note::severity(if right { Severity::Met } else { Severity::Major }).lead(lead).text(&item.why);
            clause = answers::feedback(ui, library, note, &item.cites).or(clause);
        }
        ui.add_space(theme::GAP_CARD);
    }
    let solved = state.looked.as_ref() == Some(&state.now) && right(sort, &state.now) == sort.items.len();
    let button = if solved { Button::secondary("Check") } else { Button::primary("Check") };
    if ui.add(button.leading(icon::CHECK)).clicked() {
        state.looked = Some(state.now.clone());
    }
    let words = match &state.looked {
        None => "Choose for each line, then check. You can check in between.".to_owned(),
        Some(looked) => {
            let open = sort.items.len() - looked.len();
            let open = if open == 0 { String::new() } else { format!(" {open} still open.") };
            format!("At the last check: {} of {} right.{open}", right(sort, looked), sort.items.len())
        }
    };
    answers::said(ui, &words);
    clause
}

fn belongs(sort: &Sort, item: &Item, bin: usize) -> bool {
    sort.bins.get(bin).is_some_and(|bin| bin.key == item.bin)
}

fn right(sort: &Sort, chosen: &BTreeMap<usize, usize>) -> usize {
    chosen.iter().filter(|(at, bin)| sort.items.get(**at).is_some_and(|item| belongs(sort, item, **bin))).count()
}

fn one(ui: &mut Ui, sort: &Sort, at: usize, item: &Item, state: &mut State) {
    let t = theme::tokens(ui);
    let chosen = state.now.get(&at).copied();
    let struck = chosen.and_then(|bin| sort.bins.get(bin)).is_some_and(|bin| bin.strikes);
    let text = |color| {
        let rich = Type::Body.rich(ui, &item.text).color(color);
        if struck { rich.strikethrough() } else { rich }
    };
    let label = egui::Label::new(text(if struck { t.ink2 } else { t.ink }));
    if sort.bins.len() > BESIDE {
        let names: Vec<&str> = sort.bins.iter().map(|bin| bin.name.as_str()).collect();
        let mut bin = chosen;
        let width = (190.0 * theme::text_scale(ui)).min(ui.available_width());
        let dropdown = Dropdown::new(&item.text).hide_label().width(width);
        let beside = ui.available_width() - width - theme::GUTTER;
        let response = if beside > width {
            let size = egui::vec2(beside, theme::control_height(ui));
            let row = |ui: &mut Ui| {
                ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center).with_main_wrap(true), |ui| {
                    ui.set_min_width(beside);
                    ui.add(label)
                });
                dropdown.show(ui, &mut bin, &names)
            };
            ui.horizontal(row).inner
        } else {
            ui.add(label);
            dropdown.show(ui, &mut bin, &names)
        };
        if let Some(bin) = bin.filter(|_| response.changed()) {
            state.now.insert(at, bin);
        }
        return;
    }
    ui.add(label);
    w::wrap_row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = theme::GUTTER;
        for (index, bin) in sort.bins.iter().enumerate() {
            let response = w::radio(ui, chosen == Some(index), &bin.name);
            let said = format!("{}: {}", bin.name, item.text);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(said.as_str()));
            if response.clicked() {
                state.now.insert(at, index);
            }
        }
    });
}
