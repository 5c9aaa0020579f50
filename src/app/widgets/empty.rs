//! What stands where a list will stand: what it will hold, and how to get it.

use egui::{Align, Layout, Ui};

use super::{icon, text};
use crate::app::theme::{self, Type};

/// An icon, a sentence that says what will stand here, and one that says how to get it; centred.
/// A button can follow it.
pub fn empty_state(ui: &mut Ui, glyph: &str, what: &str, how: &str) {
    let t = theme::tokens(ui);
    ui.with_layout(Layout::top_down(Align::Center), |ui| {
        ui.set_max_width(theme::TEXT_COLUMN.min(ui.available_width()));
        ui.add_space(theme::PAD_PAGE_Y);
        let size = 2.0 * theme::icon_size(ui);
        let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(size), egui::Sense::hover());
        icon::paint(ui.painter(), rect.center(), glyph, size, t.ink3);
        ui.add_space(theme::GAP);
        text::label(ui, what, Type::Strong, t.ink);
        text::label(ui, how, Type::Body, t.ink2);
        ui.add_space(theme::PAD_PAGE_Y);
    });
}
