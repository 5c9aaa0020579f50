//! The glossary: every word with its meaning, for those who read it in a row and for those who use no pointer.

use egui::Ui;

use super::State;
use crate::app::intent::Intent;
use crate::app::screens::{Shared, common, md};
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Card, Column, Table, icon};

/// Shows the words.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, state: &mut State) -> Vec<Intent> {
    let find = &mut state.find_words;
    let cell = std::cell::RefCell::new(find);
    common::page(
        ui,
        "Glossary",
        "What the words of this workshop mean. They explain; they are no definitions of law.",
        |ui| {
            ui.set_max_width(280.0_f32.min(ui.available_width()));
            common::search(ui, "Search the glossary", "Search the glossary", &mut cell.borrow_mut());
        },
        |ui| common::scroll(ui, "glossary", |ui| words(ui, shared, &cell.borrow())),
    );
    Vec::new()
}

fn words(ui: &mut Ui, shared: &Shared<'_>, find: &str) {
    let t = theme::tokens(ui);
    let Some(glossary) = &shared.library.glossary else {
        w::empty_state(ui, icon::BOOK_BOOKMARK, "Words will stand here", "The content that is open has no glossary.");
        return;
    };
    let all = find.trim().chars().count() < 2;
    let has = |text: &str| all || !common::hits(text, find).is_empty();
    let mut shown = glossary.words.iter().filter(|word| has(&word.word) || has(&word.means)).peekable();
    if shown.peek().is_none() {
        w::empty_state(ui, icon::BOOK_BOOKMARK, "No word like this", "Try a shorter one.");
        return;
    }
    ui.set_max_width((900.0 * theme::text_scale(ui)).min(ui.available_width()));
    Card::new().padding(1.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let columns = [Column::fixed("Word", 210.0), Column::share("What it means", 1.0)];
        let mut table = Table::new(ui, &columns);
        table.head(ui);
        for word in shown {
            table.row(ui, |ui, column| match column {
                0 => md::line(ui, &word.word, find, Type::Strong, t.ink),
                _ => md::line(ui, &word.means, find, Type::Body, t.ink),
            });
        }
    });
    ui.add_space(theme::GAP);
    w::secondary(ui, format!("{} As of {}.", glossary.source, glossary.as_of.text()));
}
