//! The law library: documents by jurisdiction, clauses with their sources, and a search over all.

use egui::Ui;

use super::{State, split};
use crate::app::intent::Intent;
use crate::app::screens::{Shared, common, desk};
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, ListItem, SelectableText, icon};
use crate::content::Library;
use crate::content::id::ClauseId;
use crate::content::law::{Law, LawClause};
use crate::words::labels;

/// What a search found, kept until another is typed.
#[derive(Default)]
pub struct Found {
    of: String,
    ids: Vec<ClauseId>,
}

/// Shows the law.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, state: &mut State) -> Vec<Intent> {
    let find = std::cell::RefCell::new(std::mem::take(&mut state.find_law));
    common::page(
        ui,
        "Law",
        "Our own words, with source, date and certainty. Read the source before you cite.",
        |ui| {
            ui.set_max_width(280.0_f32.min(ui.available_width()));
            common::search(ui, "Search the law", "Search the law", &mut find.borrow_mut());
        },
        |ui| {
            state.find_law.clone_from(&find.borrow());
            let scroll = std::mem::take(&mut state.scroll_to);
            let cell = std::cell::RefCell::new(state);
            split(
                ui,
                "law",
                |ui| list(ui, shared.library, &mut cell.borrow_mut()),
                |ui| shown(ui, shared.library, &mut cell.borrow_mut(), scroll),
            );
        },
    );
    Vec::new()
}

fn list(ui: &mut Ui, library: &Library, state: &mut State) {
    let mut laws: Vec<&Law> = library.laws.values().collect();
    laws.sort_by_key(|law| (law.jurisdiction.clone(), law.title.clone()));
    if state.document.is_none() {
        state.document = laws.first().map(|law| law.id.clone());
    }
    let mut group = None;
    for law in laws {
        if group != Some(&law.jurisdiction) {
            group = Some(&law.jurisdiction);
            ui.add_space(theme::GAP);
            w::secondary(ui, labels::jurisdiction(&law.jurisdiction));
        }
        let line = match law.clauses.len() {
            1 => "1 clause".to_owned(),
            count => format!("{count} clauses"),
        };
        let selected = state.document.as_ref() == Some(&law.id) && state.find_law.trim().is_empty();
        if ui.add(ListItem::new(&law.title).subtitle(&line).selected(selected)).clicked() {
            state.document = Some(law.id.clone());
            state.clause = None;
            state.find_law.clear();
        }
    }
}

fn shown(ui: &mut Ui, library: &Library, state: &mut State, scroll: bool) {
    let find = state.find_law.trim().to_owned();
    if find.chars().count() >= 2 {
        if state.found.of != find {
            state.found.ids = search(library, &find);
            state.found.of.clone_from(&find);
        }
        w::heading(ui, format!("{} clauses with “{find}”", state.found.ids.len()));
        for id in &state.found.ids {
            if let Some(crate::content::Clause::Law(law, clause)) = library.clause(id) {
                one(ui, law, clause, &find);
            }
        }
        return;
    }
    let Some(law) = state.document.as_ref().and_then(|id| library.laws.get(id)) else {
        w::empty_state(ui, icon::SCALES, "The law will stand here", "Choose a document at the left.");
        return;
    };
    w::heading(ui, &law.title);
    w::secondary(ui, labels::jurisdiction(&law.jurisdiction));
    for clause in &law.clauses {
        let top = ui.cursor().min;
        one(ui, law, clause, "");
        let wanted = state.clause.as_ref().is_some_and(|id| id.document() == law.id.as_str() && id.number() == clause.number);
        if scroll && wanted {
            ui.scroll_to_rect(egui::Rect::from_min_max(top, ui.cursor().min), Some(egui::Align::Min));
        }
    }
}

fn search(library: &Library, find: &str) -> Vec<ClauseId> {
    let holds = |text: &str| !common::hits(text, find).is_empty();
    library
        .laws
        .values()
        .flat_map(|law| law.clauses.iter().map(move |clause| (law, clause)))
        .filter(|(_, clause)| holds(&clause.title) || holds(&clause.text) || holds(&clause.number))
        .map(|(law, clause)| ClauseId::new(format!("{}/{}", law.id, clause.number)))
        .take(60)
        .collect()
}

fn one(ui: &mut Ui, law: &Law, clause: &LawClause, find: &str) {
    let t = theme::tokens(ui);
    ui.add_space(theme::GAP_FIELD);
    w::strong(ui, &clause.title);
    let (plain, mut spans) = common::plain(&clause.text);
    spans.extend(common::hits(&plain, find));
    SelectableText::new(("law", law.id.as_str(), &clause.number), &clause.title, &plain)
        .kind(Type::Body)
        .color(t.ink)
        .spans(&spans)
        .show(ui);
    ui.add_space(theme::GRID);
    desk::about(ui, law, clause, None);
}
