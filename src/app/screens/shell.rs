//! The rail at the left of the window: where one can go.

use egui::{Align, Layout, Panel, Ui};

use super::Shared;
use crate::app::intent::{Intent, Page};
use crate::app::journal::Settings;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, icon};

/// Below this width of the window the rail shows icons only.
const FOLDS_BELOW: f32 = 1100.0;

/// Shows the rail.
pub fn rail(ui: &mut Ui, shared: &Shared<'_>) -> Vec<Intent> {
    let mut intents = Vec::new();
    let narrow = ui.ctx().content_rect().width() < FOLDS_BELOW;
    let folded = narrow || shared.settings.rail_folded;
    let width = if folded { theme::RAIL_FOLDED } else { theme::RAIL.max(150.0 * theme::text_scale(ui)) };
    let frame = w::rail_frame(ui);
    Panel::left("rail").resizable(false).show_separator_line(false).exact_size(width).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GRID;
        brand(ui, folded);
        let mut entry = |ui: &mut Ui, glyph: &str, name: &str, page: Page| {
            if w::rail_item(ui, glyph, name, *shared.page == page, folded).clicked() {
                intents.push(Intent::Go(page));
            }
        };
        entry(ui, icon::FOLDER_OPEN, "Cases", Page::Cases);
        if shared.can_go_on {
            entry(ui, icon::DESKTOP, "Desk", Page::Desk);
        }
        entry(ui, icon::CHALKBOARD_TEACHER, "Workshop", Page::Workshop);
        w::rail_heading(ui, "Reference", folded);
        entry(ui, icon::SCALES, "Law", Page::Law);
        entry(ui, icon::TABLE, "Measures", Page::Measures);
        entry(ui, icon::BUILDINGS, "Providers", Page::Providers);
        entry(ui, icon::GLOBE, "Real companies", Page::Companies);
        entry(ui, icon::FILE_TEXT, "Forms", Page::Forms);
        entry(ui, icon::BOOK_OPEN, "Lessons", Page::Lessons);
        entry(ui, icon::BOOK_BOOKMARK, "Glossary", Page::Glossary);
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            if !narrow {
                let (glyph, name) = if folded { (icon::CARET_DOUBLE_RIGHT, "Unfold") } else { (icon::CARET_DOUBLE_LEFT, "Fold") };
                if w::rail_item(ui, glyph, name, false, folded).clicked() {
                    intents.push(Intent::Settings(Settings {
                        rail_folded: !shared.settings.rail_folded,
                        ..shared.settings.clone()
                    }));
                }
            }
            if w::rail_item(ui, icon::GEAR, "Settings", *shared.page == Page::Settings, folded).clicked() {
                intents.push(Intent::Go(Page::Settings));
            }
        });
    });
    intents
}

fn brand(ui: &mut Ui, folded: bool) {
    let t = theme::tokens(ui);
    let size = egui::vec2(ui.available_width(), theme::control_height(ui));
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let glyph = theme::icon_size(ui);
    let x = if folded { rect.center().x } else { rect.left() + theme::GAP + glyph / 2.0 };
    icon::paint(ui.painter(), egui::pos2(x, rect.center().y), icon::SEAL_CHECK, glyph, t.rail_strong);
    if !folded {
        let at = egui::pos2(rect.left() + theme::GAP + glyph + 8.0, rect.center().y);
        ui.painter().text(at, egui::Align2::LEFT_CENTER, "Evidesk", Type::Heading.font(ui), t.rail_strong);
    }
    ui.add_space(theme::GAP_CARD);
}
