//! One entry of a list that is chosen from: exhibits, clauses, cases.

use egui::{CornerRadius, Response, Role, Sense, Ui, Vec2, Widget, WidgetInfo, pos2, vec2};

use super::{Chip, icon, paint};
use crate::app::theme::{self, Type};

/// An entry with icon, title, a line below, and a small outlined chip at the right.
#[must_use = "show it with ui.add"]
pub struct ListItem<'a> {
    title: &'a str,
    subtitle: Option<&'a str>,
    icon: Option<&'a str>,
    chip: Option<&'a str>,
    chip_shown: bool,
    selected: bool,
}

impl<'a> ListItem<'a> {
    /// An entry with a title, which wraps.
    pub fn new(title: &'a str) -> Self {
        Self { title, subtitle: None, icon: None, chip: None, chip_shown: false, selected: false }
    }

    /// A small line below the title.
    pub fn subtitle(mut self, subtitle: &'a str) -> Self {
        self.subtitle = Some(subtitle);
        self
    }

    /// An icon at the left.
    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A word in an outlined chip at the right, such as 'new'.
    pub fn chip(mut self, chip: &'a str) -> Self {
        self.chip = Some(chip);
        self.chip_shown = true;
        self
    }

    /// Keeps the room of a chip that is not shown now, so that the entry stays as high when it comes or goes.
    pub fn room_for_chip(mut self, chip: &'a str) -> Self {
        self.chip = Some(chip);
        self
    }

    /// Whether it is the one that is open.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = selected;
        self
    }
}

impl Widget for ListItem<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let t = theme::tokens(ui);
        let icon_size = theme::icon_size(ui);
        let (pad_x, pad_y) = (12.0, theme::GAP);
        let before = if self.icon.is_some() { icon_size + 10.0 } else { 0.0 };
        let chip = self.chip.map(Chip::outlined);
        let chip_size = chip.as_ref().map_or(Vec2::ZERO, |chip| chip.size(ui) + vec2(theme::GAP, 0.0));
        let width = ui.available_width();
        let all = width - 2.0 * pad_x - before;
        // The chip stands beside the line below, which gives way to it; it squeezes the title only where there is no such line.
        let chip_below = self.subtitle.is_some();
        let text_width = if chip_below { all } else { all - chip_size.x };
        let kind = if self.selected { Type::Strong } else { Type::Body };
        let title = paint::wrapped(ui, self.title, kind, text_width);
        // Semibold is wider: the entry is as high open as closed, or the ones below would move under the mouse.
        let title_height = title.size().y.max(paint::wrapped(ui, self.title, Type::Strong, text_width).size().y);
        let subtitle = self.subtitle.map(|text| match (&chip, self.chip_shown) {
            (None, _) => paint::wrapped(ui, text, Type::Small, all),
            (Some(_), true) => paint::one_row(ui, text, Type::Small, all - chip_size.x),
            (Some(_), false) => paint::one_row(ui, text, Type::Small, all),
        });
        let subtitle_height = subtitle.as_ref().map_or(0.0, |galley| galley.size().y);
        let below_height = if chip_below { subtitle_height.max(chip_size.y) } else { subtitle_height };
        let text_height = title_height + below_height;
        let height = theme::CONTROL.max(text_height + 2.0 * pad_y);

        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), self.selected, self.title));
        let shortened = subtitle.as_ref().is_some_and(|galley| galley.elided);
        if let Some(subtitle) = self.subtitle {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(subtitle));
        }
        if ui.is_rect_visible(rect) {
            if self.selected || response.hovered() {
                let fill = if self.selected { t.accent_soft } else { t.paper_hover() };
                ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), fill);
            }
            let middle = rect.center().y;
            if let Some(glyph) = self.icon {
                let center = pos2(rect.left() + pad_x + icon_size / 2.0, middle);
                icon::paint(ui.painter(), center, glyph, icon_size, t.ink2);
            }
            let left = rect.left() + pad_x + before;
            let top = middle - text_height / 2.0;
            let below = top + title_height;
            let slack = (title_height - title.size().y) / 2.0;
            paint::top_left(ui, title, pos2(left, top + slack), t.ink);
            if let Some(galley) = subtitle {
                paint::top_left(ui, galley, pos2(left, below + (below_height - subtitle_height) / 2.0), t.ink2);
            }
            if let Some(chip) = chip.filter(|_| self.chip_shown) {
                let size = chip_size - vec2(theme::GAP, 0.0);
                let corner = if chip_below {
                    pos2(rect.right() - pad_x - size.x, below + (below_height - size.y) / 2.0)
                } else {
                    pos2(rect.right() - pad_x - size.x, middle - size.y / 2.0)
                };
                let place = egui::Rect::from_min_size(corner, size);
                // Beside the layout: `put` would move the place where the next entry begins.
                ui.new_child(egui::UiBuilder::new().max_rect(place)).add(chip);
            }
            paint::focus_ring_inside(ui, &response, rect, theme::RADIUS, t.accent);
        }
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        match self.subtitle {
            Some(subtitle) if shortened => response.on_hover_text(subtitle),
            _ => response,
        }
    }
}
