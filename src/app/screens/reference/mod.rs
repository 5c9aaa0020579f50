//! The reference beside the cases: law, measures, guidelines, real companies, forms, lessons, words. Reading here costs no time.

pub mod companies;
pub mod forms;
pub mod glossary;
pub mod law;
pub mod lessons;
pub mod measures;
pub mod providers;

use crate::content::id::{ClauseId, CompanyId, FormId, LawId, LessonId, ProviderId};

/// What is open and searched.
#[derive(Default)]
pub struct State {
    /// The law document.
    pub document: Option<LawId>,
    /// The clause that is open.
    pub clause: Option<ClauseId>,
    /// The provider.
    pub provider: Option<ProviderId>,
    /// The form.
    pub form: Option<FormId>,
    /// The filled example is shown, and not the guidance.
    pub filled: bool,
    /// The lesson.
    pub lesson: Option<LessonId>,
    /// What was answered in lessons.
    pub answered: lessons::Answered,
    /// What is searched in the law.
    pub find_law: String,
    /// What is searched in guidelines.
    pub find_guidelines: String,
    /// The reference card.
    pub company: Option<CompanyId>,
    /// What is searched in reference cards.
    pub find_companies: String,
    /// What is searched in measures.
    pub find_measures: String,
    /// What is searched in the glossary.
    pub find_words: String,
    found: law::Found,
    /// The filled examples, once they were wanted.
    examples: Option<crate::app::example::Examples>,
    scroll_to: bool,
}

impl State {
    /// Opens a clause at its place.
    pub fn show_clause(&mut self, id: &ClauseId, law: bool) {
        self.clause = Some(id.clone());
        self.scroll_to = true;
        if law {
            self.document = Some(LawId::new(id.document()));
            self.find_law.clear();
        } else {
            self.provider = Some(ProviderId::new(id.document()));
            self.find_guidelines.clear();
        }
    }
}

/// A page of two columns: a list at the left, what is chosen at the right, scrolling.
pub(super) fn split(ui: &mut egui::Ui, id: &str, list: impl FnOnce(&mut egui::Ui), shown: impl FnOnce(&mut egui::Ui)) {
    split_panes(ui, id, list, |ui| {
        super::common::padded_scroll(ui, &format!("{id} shown"), 24, |ui| {
            shown_column(ui);
            shown(ui);
        });
    });
}

/// Keeps what is shown to a width that can be read.
fn shown_column(ui: &mut egui::Ui) {
    use crate::app::theme;
    ui.set_max_width((theme::TEXT_COLUMN * 1.2 * theme::text_scale(ui)).min(ui.available_width()));
}

/// A page of two columns, of which the right one scrolls by itself.
fn split_panes(ui: &mut egui::Ui, id: &str, list: impl FnOnce(&mut egui::Ui), shown: impl FnOnce(&mut egui::Ui)) {
    use crate::app::theme;
    use crate::app::widgets::Card;
    let room = ui.available_size();
    let width = (300.0 * theme::text_scale(ui).sqrt()).min(room.x * 0.36);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP;
        ui.allocate_ui_with_layout(egui::vec2(width, room.y), egui::Layout::top_down(egui::Align::Min), |ui| {
            Card::new().padding(8.0).min_height(room.y).show(ui, |ui| {
                ui.set_max_height(room.y - 16.0);
                super::common::scroll(ui, &format!("{id} list"), list);
            });
        });
        ui.add_space(theme::GAP);
        ui.vertical(|ui| {
            Card::new().padding(1.0).min_height(room.y).show(ui, |ui| {
                ui.set_max_height(room.y - 2.0);
                shown(ui);
            });
        });
    });
}
