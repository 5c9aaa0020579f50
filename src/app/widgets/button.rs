//! Buttons: the one primary action of a screen, secondary ones with an outline, and quiet ones
//! that look like links.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, vec2};

use super::{icon, paint};
use crate::app::theme::{self, Tokens, Type};

/// A button. Show it with `ui.add`, or `ui.add_enabled` where it may be switched off.
#[must_use = "show it with ui.add"]
pub struct Button<'a> {
    look: Look,
    text: &'a str,
    leading: Option<&'a str>,
    trailing: Option<&'a str>,
    min_width: f32,
    small: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Primary,
    Secondary,
    Quiet,
    Danger,
}

impl<'a> Button<'a> {
    fn new(look: Look, text: &'a str) -> Self {
        Self { look, text, leading: None, trailing: None, min_width: 0.0, small: false }
    }

    /// The one primary action of a screen: filled with the accent.
    pub fn primary(text: &'a str) -> Self {
        Self::new(Look::Primary, text)
    }

    /// Another action: paper with an outline.
    pub fn secondary(text: &'a str) -> Self {
        Self::new(Look::Secondary, text)
    }

    /// An action beside the way: accent text without a frame.
    pub fn quiet(text: &'a str) -> Self {
        Self::new(Look::Quiet, text)
    }

    /// An action that destroys something; used in the dialog that asks about it.
    pub fn danger(text: &'a str) -> Self {
        Self::new(Look::Danger, text)
    }

    /// An icon before the text, from [`super::icon`].
    pub fn leading(mut self, icon: &'a str) -> Self {
        self.leading = Some(icon);
        self
    }

    /// An icon after the text.
    pub fn trailing(mut self, icon: &'a str) -> Self {
        self.trailing = Some(icon);
        self
    }

    /// At least this wide, in points.
    pub fn min_width(mut self, width: f32) -> Self {
        self.min_width = width;
        self
    }

    /// Smaller text and height, for use inside rows and heads of tables.
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    fn colors(&self, t: &Tokens, response: &Response) -> Colors {
        let pressed = response.is_pointer_button_down_on();
        let hovered = response.hovered() || pressed;
        let none = egui::Color32::TRANSPARENT;
        match self.look {
            Look::Primary => {
                let fill = if hovered { t.accent_hover() } else { t.accent };
                Colors { fill, edge: none, text: t.on_accent }
            }
            Look::Danger => Colors { fill: t.fatal, edge: none, text: t.paper },
            Look::Secondary => {
                let fill = if hovered { t.paper_hover() } else { t.paper };
                Colors { fill, edge: t.edge, text: t.ink }
            }
            Look::Quiet => Colors { fill: if hovered { t.accent_soft } else { none }, edge: none, text: t.accent },
        }
    }
}

struct Colors {
    fill: egui::Color32,
    edge: egui::Color32,
    text: egui::Color32,
}

impl Widget for Button<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let t = theme::tokens(ui);
        let kind = if self.small { Type::SmallStrong } else { Type::Strong };
        let height = if self.small { theme::TARGET.max(kind.line(ui) + theme::GAP) } else { theme::control_height(ui) };
        let pad = match self.look {
            Look::Quiet => theme::GAP,
            _ => theme::PAD_BUTTON,
        };
        let icon_size = theme::icon_size(ui);
        let icon_room = icon_size + theme::GAP;
        let icons = f32::from(u8::from(self.leading.is_some()) + u8::from(self.trailing.is_some()));
        let around = 2.0 * pad + icons * icon_room;
        let galley = paint::one_row(ui, self.text, kind, (paint::room(ui) - around).max(3.0 * icon_size));
        let width = (galley.size().x + around).max(self.min_width);

        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), self.text));
        if ui.is_rect_visible(rect) {
            let colors = self.colors(t, &response);
            let radius = CornerRadius::same(theme::RADIUS);
            let edge = Stroke::new(1.0, colors.edge);
            ui.painter().rect(rect, radius, colors.fill, edge, StrokeKind::Inside);
            let middle = rect.center().y;
            let inner = Rect::from_center_size(rect.center(), vec2(galley.size().x + around - 2.0 * pad, height));
            let mut left = inner.left();
            if let Some(glyph) = self.leading {
                icon::paint(ui.painter(), egui::pos2(left + icon_size / 2.0, middle), glyph, icon_size, colors.text);
                left += icon_room;
            }
            paint::left_middle(ui, galley.clone(), left, middle, colors.text);
            if let Some(glyph) = self.trailing {
                let center = egui::pos2(inner.right() - icon_size / 2.0, middle);
                icon::paint(ui.painter(), center, glyph, icon_size, colors.text);
            }
            paint::focus_ring(ui, &response, rect, theme::RADIUS);
        }
        paint::whole_on_hover(response, &galley, self.text).on_hover_cursor(egui::CursorIcon::PointingHand)
    }
}

/// A square button that shows only an icon, in the accent colour; `name` is what it does, for
/// screen readers and as tooltip.
pub fn icon_button(ui: &mut Ui, glyph: &str, name: &str) -> Response {
    let t = theme::tokens(ui);
    let (rect, response) = ui.allocate_exact_size(egui::Vec2::splat(theme::control_height(ui)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    if ui.is_rect_visible(rect) {
        if response.hovered() {
            ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS), t.accent_soft);
        }
        icon::paint(ui.painter(), rect.center(), glyph, theme::icon_size(ui), t.accent);
        paint::focus_ring(ui, &response, rect, theme::RADIUS);
    }
    response.on_hover_text(name).on_hover_cursor(egui::CursorIcon::PointingHand)
}
