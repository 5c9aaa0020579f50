//! The search over everything: cases, clauses, measures, companies, forms, lessons, words. Ctrl+K opens it, arrows and Enter choose.

use egui::{Key, Modifiers, Ui};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};

use super::common;
use crate::app::intent::{Intent, Page};
use crate::app::widgets::{self as w, ListItem, TextField, icon};
use crate::content::Library;

/// One thing that can be found.
struct Entry {
    title: String,
    line: String,
    icon: &'static str,
    haystack: Utf32String,
    leads: Intent,
}

/// What is typed, and what it finds.
pub struct State {
    entries: Vec<Entry>,
    typed: String,
    searched: String,
    found: Vec<usize>,
    at: usize,
    fresh: bool,
}

/// More than these nobody reads.
const MOST: usize = 12;

impl State {
    /// An index of the library.
    pub fn new(library: &Library) -> Self {
        let mut entries = Vec::new();
        let mut add = |title: String, line: String, icon: &'static str, more: &str, leads: Intent| {
            let haystack = Utf32String::from(format!("{title} {line} {more}"));
            entries.push(Entry { title, line, icon, haystack, leads });
        };
        for scenario in library.scenarios.values() {
            let leads = Intent::Go(Page::Brief(scenario.id.clone()));
            add(scenario.title.clone(), scenario.teaser.clone(), icon::FOLDER_OPEN, "case", leads);
        }
        for lesson in library.lessons.values() {
            add(lesson.title.clone(), "Lesson".to_owned(), icon::BOOK_OPEN, "", Intent::Lesson(lesson.id.clone()));
        }
        for form in library.forms.values() {
            add(form.title.clone(), form.purpose.clone(), icon::FILE_TEXT, "form", Intent::Form(form.id.clone()));
        }
        for id in library.clause_ids() {
            let Some(clause) = library.clause(&id) else { continue };
            let (plain, _) = common::plain(clause.text());
            let line = beginning(&plain, 110);
            let glyph = if library.providers.contains_key(id.document()) { icon::BUILDINGS } else { icon::SCALES };
            let label = match clause {
                crate::content::Clause::Law(_, clause) => clause.title.clone(),
                crate::content::Clause::Guideline(..) => clause.label(),
            };
            add(label, line, glyph, "", Intent::OpenClausePage(id));
        }
        for card in library.companies.values() {
            let line = format!("{}. Real company: facts, never graded", card.service);
            let more = super::reference::companies::haystack(card);
            add(card.name.clone(), line, icon::GLOBE, &more, Intent::Company(card.id.clone()));
        }
        for row in library.measures.values().flat_map(|table| &table.rows) {
            let line = format!("Measure. {}", common::plain(&row.basis).0.chars().take(90).collect::<String>());
            add(row.measure.clone(), line, icon::TABLE, "", Intent::Measure(row.measure.clone()));
        }
        for word in library.glossary.iter().flat_map(|glossary| &glossary.words) {
            add(word.word.clone(), word.means.clone(), icon::BOOK_BOOKMARK, "word", Intent::Word(word.word.clone()));
        }
        Self { entries, typed: String::new(), searched: "\u{0}".to_owned(), found: Vec::new(), at: 0, fresh: true }
    }

    /// Empties the search.
    pub fn clear(&mut self) {
        self.typed.clear();
        self.at = 0;
        self.fresh = true;
    }

    fn search(&mut self) {
        if self.typed == self.searched {
            return;
        }
        self.searched.clone_from(&self.typed);
        self.at = 0;
        let pattern = Pattern::parse(&self.typed, CaseMatching::Ignore, Normalization::Smart);
        let mut matcher = Matcher::new(Config::DEFAULT);
        let mut scored: Vec<(u32, usize)> = self
            .entries
            .iter()
            .enumerate()
            .filter_map(|(index, entry)| Some((pattern.score(entry.haystack.slice(..), &mut matcher)?, index)))
            .collect();
        scored.sort_by_key(|(score, index)| (std::cmp::Reverse(*score), *index));
        self.found = scored.into_iter().take(MOST).map(|(_, index)| index).collect();
    }
}

/// Shows the search in a dialog; what was chosen. In a case a clause shows its text only when it is opened, which costs
/// its minutes.
pub fn ui(ui: &mut Ui, state: &mut State, in_case: bool) -> Option<Intent> {
    let down = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
    let up = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowUp));
    let response =
        TextField::new("Find anything").hide_label().hint("A case, a clause, a form, a lesson").show(ui, &mut state.typed);
    // A dialog takes the keyboard a pass after it opened.
    if state.fresh {
        response.request_focus();
        state.fresh = !response.has_focus();
        ui.ctx().request_repaint();
    }
    state.search();
    if down && state.at + 1 < state.found.len() {
        state.at += 1;
    }
    if up {
        state.at = state.at.saturating_sub(1);
    }
    let enter = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(crate::app::theme::GAP);
    let mut chosen = None;
    let height = 380.0_f32.min(ui.ctx().content_rect().height() * 0.5);
    egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
        if state.found.is_empty() {
            w::empty_state(ui, icon::MAGNIFYING_GLASS, "Nothing by this name", "Try a shorter word, or a section number.");
        }
        for (place, index) in state.found.iter().enumerate() {
            let entry = &state.entries[*index];
            let hidden = in_case && matches!(entry.leads, Intent::OpenClausePage(_));
            let line = if hidden { "Open it to read it" } else { entry.line.as_str() };
            let item = ListItem::new(&entry.title).subtitle(line).icon(entry.icon).selected(place == state.at);
            if ui.add(item).clicked() || (enter && place == state.at) {
                chosen = Some(entry.leads.clone());
            }
        }
    });
    chosen
}

/// How a text begins: up to `most` letters, ended between words, with an ellipsis where more follows.
fn beginning(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let cut = text[..end].rsplit_once(' ').map_or(&text[..end], |(words, _)| words);
    format!("{}…", cut.trim_end_matches([',', ';', ':', '.', ' ']))
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn a_long_text_ends_between_words_and_says_that_more_follows() {
        assert_eq!(beginning("At most 90 days, renewable", 18), "At most 90 days…");
        assert_eq!(beginning("At most 90 days", 18), "At most 90 days");
        assert_eq!(beginning("پیغام ایک دو", 8), "پیغام…");
    }
}
