//! The sheet on which a diagram is laid out: boxes of words, arrows and lines at places that count from its upper left
//! corner. It knows no kind of diagram.

use std::sync::Arc;

use egui::epaint::{RectShape, TextShape};
use egui::{Color32, CornerRadius, Galley, Pos2, Rect, Shape, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::app::theme::{self, Tokens, Type};
use crate::app::widgets::paint;
use crate::content::lesson::{Step, Tone};

/// Inside a box.
const PAD: f32 = 10.0;
/// Half the width of the head of an arrow.
const HEAD: f32 = 4.0;

/// What is drawn so far.
pub struct Sheet<'u> {
    ui: &'u Ui,
    /// Its colours.
    pub t: &'static Tokens,
    /// How wide it is.
    pub width: f32,
    /// The text scale.
    pub scale: f32,
    shapes: Vec<Shape>,
}

impl<'u> Sheet<'u> {
    /// An empty sheet.
    pub fn new(ui: &'u Ui, width: f32) -> Self {
        Self { ui, t: theme::tokens(ui), width: width.max(80.0), scale: theme::text_scale(ui), shapes: Vec::new() }
    }

    /// What was drawn.
    pub fn finish(self) -> Vec<Shape> {
        self.shapes
    }

    /// The height of a row of this type.
    pub fn line_height(&self, kind: Type) -> f32 {
        kind.line(self.ui)
    }

    /// Text laid out over a width.
    pub fn laid(&self, text: &str, kind: Type, width: f32) -> Arc<Galley> {
        paint::wrapped(self.ui, text, kind, width)
    }

    /// Text; returns its lower edge.
    pub fn text(&mut self, x: f32, y: f32, width: f32, text: &str, kind: Type, color: Color32) -> f32 {
        let galley = self.laid(text, kind, width);
        self.put(x, y, galley, color)
    }

    /// Text that is laid out; returns its lower edge.
    pub fn put(&mut self, x: f32, y: f32, galley: Arc<Galley>, color: Color32) -> f32 {
        let bottom = y + galley.size().y;
        self.shapes.push(TextShape::new(pos2(x.round(), y.round()), galley, color).into());
        bottom
    }

    /// Text in the middle of a width, in one row or more; returns its lower edge.
    pub fn centered(&mut self, x: f32, y: f32, width: f32, text: &str, kind: Type, color: Color32) -> f32 {
        let galley = self.laid(text, kind, width);
        let left = x + ((width - galley.size().x) / 2.0).max(0.0);
        self.put(left, y, galley, color)
    }

    /// The height of a box with these words.
    pub fn box_height(&self, step: &Step, width: f32, number: bool) -> f32 {
        let inner = self.inner(width, number);
        let name = self.laid(&step.name, Type::Strong, inner).size().y;
        let note = if step.note.is_empty() { 0.0 } else { self.laid(&step.note, Type::Small, width - 2.0 * PAD).size().y + 2.0 };
        name + note + 2.0 * PAD
    }

    fn inner(&self, width: f32, number: bool) -> f32 {
        width - 2.0 * PAD - if number { self.badge() + theme::GAP } else { 0.0 }
    }

    /// The width of the number in a box.
    fn badge(&self) -> f32 {
        (22.0 * self.scale).round()
    }

    /// A box with a name and a few words, and a number where one is given.
    pub fn boxed(&mut self, rect: Rect, step: &Step, number: Option<usize>) {
        let t = self.t;
        let (fill, edge) = match step.tone {
            Tone::Plain => (t.paper, t.edge),
            Tone::Good => (t.met_soft, t.met),
            Tone::Care => (t.minor_soft, t.minor),
            Tone::Stop => (t.major_soft, t.major),
        };
        self.rect(rect, fill, Stroke::new(1.0, edge));
        let inner = self.inner(rect.width(), number.is_some());
        let mut left = rect.left() + PAD;
        let top = rect.top() + PAD;
        if let Some(number) = number {
            let badge = self.badge();
            let center = pos2(left + badge / 2.0, top + self.line_height(Type::Strong) / 2.0);
            self.shapes.push(Shape::circle_filled(center, badge / 2.0, t.accent));
            let galley = self.laid(&number.to_string(), Type::SmallStrong, f32::INFINITY);
            let corner = center - galley.size() / 2.0;
            self.put(corner.x, corner.y, galley, t.on_accent);
            left += badge + theme::GAP;
        }
        let below = self.text(left, top, inner, &step.name, Type::Strong, t.ink);
        if !step.note.is_empty() {
            self.text(rect.left() + PAD, below + 2.0, rect.width() - 2.0 * PAD, &step.note, Type::Small, t.ink2);
        }
    }

    /// A box without words.
    pub fn rect(&mut self, rect: Rect, fill: Color32, edge: Stroke) {
        let radius = CornerRadius::same(theme::RADIUS);
        self.shapes.push(RectShape::new(rect, radius, fill, edge, StrokeKind::Inside).into());
    }

    /// A line.
    pub fn line(&mut self, from: Pos2, to: Pos2) {
        self.shapes.push(Shape::line_segment([from, to], Stroke::new(1.5, self.t.edge)));
    }

    /// A line with a head at its end.
    pub fn arrow(&mut self, from: Pos2, to: Pos2) {
        let along = (to - from).normalized();
        let across = vec2(-along.y, along.x) * HEAD;
        let neck = to - along * (HEAD * 1.6);
        self.line(from, neck);
        self.shapes.push(Shape::convex_polygon(vec![to, neck + across, neck - across], self.t.edge, Stroke::NONE));
    }
}
