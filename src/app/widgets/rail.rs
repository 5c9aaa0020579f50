//! The navigation rail at the left of the window: entries with icons, under headings.

use egui::{CornerRadius, Frame, Margin, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{icon, paint};
use crate::app::theme::{self, Type};

/// The frame of the panel that holds the rail.
pub fn rail_frame(ui: &Ui) -> Frame {
    Frame::new().fill(theme::tokens(ui).rail).inner_margin(Margin::symmetric(12, 12))
}

/// One entry; folded, it shows its icon only and its name as tooltip.
pub fn rail_item(ui: &mut Ui, glyph: &str, name: &str, selected: bool, folded: bool) -> Response {
    let t = theme::tokens(ui);
    let size = vec2(ui.available_width(), theme::control_height(ui));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), selected, name));
    let hovered = response.hovered();
    let color = if selected || hovered { t.rail_strong } else { t.rail_ink };
    if selected || hovered {
        let fill = if selected { t.rail_selected } else { t.rail_selected.gamma_multiply(0.5) };
        ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), fill);
    }
    let icon_size = theme::icon_size(ui);
    let mut elided = folded;
    if folded {
        icon::paint(ui.painter(), rect.center(), glyph, icon_size, color);
    } else {
        let left = rect.left() + theme::GAP;
        icon::paint(ui.painter(), pos2(left + icon_size / 2.0, rect.center().y), glyph, icon_size, color);
        let left = left + icon_size + 10.0;
        let galley = paint::one_row(ui, name, Type::Body, rect.right() - left - theme::GAP);
        elided = galley.elided;
        paint::left_middle(ui, galley, left, rect.center().y, color);
    }
    paint::focus_ring_inside(ui, &response, rect, theme::RADIUS, t.rail_strong);
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if elided { response.on_hover_text(name) } else { response }
}

/// A heading above a group of entries; folded, a gap.
pub fn rail_heading(ui: &mut Ui, name: &str, folded: bool) {
    if folded {
        ui.add_space(theme::GUTTER);
        return;
    }
    let t = theme::tokens(ui);
    let size = vec2(ui.available_width(), theme::control_height(ui));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
    let galley = paint::one_row(ui, name, Type::Small, rect.width() - theme::GAP);
    paint::left_middle(ui, galley, rect.left() + theme::GAP, rect.center().y + 2.0, t.rail_ink2);
}
