//! Diagrams of lessons, drawn from their data in the colours of the theme. A diagram is one picture to a screen
//! reader, named by its text; to the eye every tone stands beside words that say the same.

mod boxes;
mod flow;
mod sheet;
mod timeline;

use egui::{CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use self::sheet::Sheet;
use crate::app::theme::{self, Type};
use crate::content::lesson::{Diagram, Shape};

const PAD: f32 = theme::GUTTER;

/// Draws a diagram over the width that there is.
pub fn diagram(ui: &mut Ui, diagram: &Diagram) -> Response {
    let t = theme::tokens(ui);
    let width = ui.available_width();
    let mut sheet = Sheet::new(ui, width - 2.0 * PAD);
    let top = sheet.text(0.0, 0.0, sheet.width, &diagram.title, Type::Strong, t.ink) + theme::GAP_CARD;
    let bottom = match &diagram.shape {
        Shape::Steps(steps) => flow::steps(&mut sheet, top, steps),
        Shape::Ladder(rungs) => flow::ladder(&mut sheet, top, rungs),
        Shape::Sums(sums) => boxes::sums(&mut sheet, top, sums),
        Shape::Fork(question, branches) => boxes::fork(&mut sheet, top, question, branches),
        Shape::Gates(gates, end) => flow::gates(&mut sheet, top, gates, end),
        Shape::Timeline(line) => timeline::timeline(&mut sheet, top, line),
    };
    let shapes = sheet.finish();
    let (rect, response) = ui.allocate_exact_size(vec2(width, bottom + 2.0 * PAD), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &diagram.alt));
    if ui.is_rect_visible(rect) {
        let edge = Stroke::new(1.0, t.line);
        ui.painter().rect(rect, CornerRadius::same(theme::RADIUS_CARD), t.sunk, edge, StrokeKind::Inside);
        let corner = (rect.min + vec2(PAD, PAD)).round().to_vec2();
        ui.painter().extend(shapes.into_iter().map(|mut shape| {
            shape.translate(corner);
            shape
        }));
    }
    response
}
