//! A card: paper with a hairline border; what belongs together lies on one.

use egui::{Color32, CornerRadius, Frame, InnerResponse, Margin, Rect, Shape, Stroke, StrokeKind, Ui, epaint::RectShape};

use crate::app::theme;

/// A card. It takes the whole width unless [`Card::hug`] is called.
#[must_use = "call show"]
pub struct Card {
    bar: Option<Color32>,
    padding: f32,
    fill: Option<Color32>,
    hug: bool,
    min_height: f32,
}

/// Width of the bar at the left of a card that stands out.
const BAR: f32 = 4.0;

impl Default for Card {
    fn default() -> Self {
        Self::new()
    }
}

impl Card {
    /// A card on paper, padding 20.
    pub fn new() -> Self {
        Self { bar: None, padding: theme::PAD_CARD, fill: None, hug: false, min_height: 0.0 }
    }

    /// A bar in this colour at the left edge: for findings, and for the one thing to do first.
    pub fn bar(mut self, color: Color32) -> Self {
        self.bar = Some(color);
        self
    }

    /// Another padding, in points; 0 for a card that holds a table up to its edges.
    pub fn padding(mut self, padding: f32) -> Self {
        self.padding = padding;
        self
    }

    /// Another surface, such as `sunk` or `accent_soft` for speech.
    pub fn fill(mut self, color: Color32) -> Self {
        self.fill = Some(color);
        self
    }

    /// Only as wide as its contents.
    pub fn hug(mut self) -> Self {
        self.hug = true;
        self
    }

    /// At least this high, border included.
    pub fn min_height(mut self, height: f32) -> Self {
        self.min_height = height;
        self
    }

    /// Shows the card with contents from top to bottom.
    pub fn show<R>(self, ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let t = theme::tokens(ui);
        let behind = ui.painter().add(Shape::Noop);
        let pad = self.padding as i8;
        let bar = if self.bar.is_some() { BAR } else { 0.0 };
        let margin = Margin { left: pad + bar as i8, right: pad, top: pad, bottom: pad };
        let shown = Frame::new().inner_margin(margin).show(ui, |ui| {
            if !self.hug {
                ui.set_min_width(ui.available_width());
            }
            ui.set_min_height((self.min_height - 2.0 * self.padding).max(0.0));
            ui.vertical(contents).inner
        });
        let rect = shown.response.rect;
        let fill = self.fill.unwrap_or(t.paper);
        ui.painter().set(behind, shape(rect, fill, t.line, self.bar));
        shown
    }
}

fn shape(rect: Rect, fill: Color32, line: Color32, bar: Option<Color32>) -> Shape {
    let radius = theme::RADIUS_CARD;
    let border = Stroke::new(1.0, line);
    let Some(bar) = bar else {
        return RectShape::new(rect, CornerRadius::same(radius), fill, border, StrokeKind::Inside).into();
    };
    let right = Rect::from_min_max(egui::pos2(rect.left() + BAR, rect.top()), rect.max);
    let inner = CornerRadius { nw: 4, sw: 4, ne: radius, se: radius };
    Shape::Vec(vec![
        RectShape::new(rect, CornerRadius::same(radius), fill, border, StrokeKind::Inside).into(),
        Shape::Rect(RectShape::filled(
            rect.with_max_x(rect.left() + 2.0 * f32::from(radius)),
            CornerRadius { nw: radius, sw: radius, ne: 0, se: 0 },
            bar,
        )),
        RectShape::new(right, inner, fill, border, StrokeKind::Inside).into(),
        // The border of the right part must not show between bar and paper.
        RectShape::filled(
            Rect::from_min_max(egui::pos2(right.left(), right.top() + 1.0), egui::pos2(right.left() + 4.0, right.bottom() - 1.0)),
            CornerRadius { nw: 4, sw: 4, ne: 0, se: 0 },
            fill,
        )
        .into(),
    ])
}
