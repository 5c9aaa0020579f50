//! A check box and a radio button, each a row whose text can be clicked too and wraps.

use egui::{Color32, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{icon, paint};
use crate::app::theme::{self, Type};

const BOX: f32 = 18.0;

/// A check box with its text; returns a response that says `changed` when it was toggled.
pub fn checkbox(ui: &mut Ui, checked: &mut bool, text: &str) -> Response {
    let shape = |ui: &Ui, center: egui::Pos2, size: f32, on: bool| {
        let t = theme::tokens(ui);
        let rect = egui::Rect::from_center_size(center, egui::Vec2::splat(size));
        let (fill, edge) = if on { (t.accent, t.accent) } else { (t.paper, t.edge) };
        let radius = CornerRadius::same(theme::RADIUS_CHIP);
        ui.painter().rect(rect, radius, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
        if on {
            icon::paint(ui.painter(), center, icon::CHECK, (size * 0.8).round(), t.on_accent);
        }
    };
    let mut response = row(ui, *checked, text, Role::CheckBox, shape);
    if response.clicked() {
        *checked = !*checked;
        response.mark_changed();
    }
    response
}

/// One choice of several; the caller keeps which one is chosen.
pub fn radio(ui: &mut Ui, chosen: bool, text: &str) -> Response {
    row(ui, chosen, text, Role::RadioButton, |ui, center, size, on| {
        let t = theme::tokens(ui);
        let edge = if on { Stroke::new(2.0, t.accent) } else { Stroke::new(1.0, t.edge) };
        ui.painter().circle(center, size / 2.0 - edge.width / 2.0, t.paper, edge);
        if on {
            ui.painter().circle_filled(center, size / 4.0, t.accent);
        }
    })
}

fn row(ui: &mut Ui, on: bool, text: &str, role: Role, shape: impl FnOnce(&Ui, egui::Pos2, f32, bool)) -> Response {
    let size = (BOX * theme::text_scale(ui)).round();
    let indent = size + 10.0;
    let galley = paint::wrapped(ui, text, Type::Body, paint::room(ui) - indent);
    let height = theme::TARGET.max(galley.size().y + theme::GAP);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + indent, height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(role, ui.is_enabled(), on, text));
    if ui.is_rect_visible(rect) {
        let t = theme::tokens(ui);
        let top = rect.center().y - galley.size().y / 2.0;
        let first_row = top + Type::Body.line(ui) / 2.0;
        if response.hovered() {
            let halo = egui::Rect::from_center_size(pos2(rect.left() + size / 2.0, first_row), egui::Vec2::splat(size + 6.0));
            ui.painter().rect_filled(halo, CornerRadius::same(theme::RADIUS), t.accent_soft);
        }
        shape(ui, pos2(rect.left() + size / 2.0, first_row), size, on);
        paint::top_left(ui, galley, pos2(rect.left() + indent, top), ink(ui));
        paint::focus_ring(ui, &response, rect, theme::RADIUS_CHIP);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn ink(ui: &Ui) -> Color32 {
    theme::tokens(ui).ink
}
