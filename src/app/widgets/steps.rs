//! The sections of a form as a row of bars: how far each is, and which one is open.

use egui::{CornerRadius, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::app::theme::{self, Severity, Type};

const BAR: f32 = 4.0;

/// One section.
#[derive(Debug, Clone)]
pub struct Step<'a> {
    /// Its short name.
    pub name: &'a str,
    /// How much of it is filled in, 0 to 1.
    pub progress: f32,
    /// The worst finding in it, where findings are shown.
    pub tone: Option<Severity>,
}

impl<'a> Step<'a> {
    /// A section without findings.
    pub fn new(name: &'a str, progress: f32) -> Self {
        Self { name, progress, tone: None }
    }
}

/// Shows all sections over the whole width; returns the one that was clicked.
pub fn steps(ui: &mut Ui, steps: &[Step<'_>], current: usize) -> Option<usize> {
    if steps.is_empty() {
        return None;
    }
    let count = steps.len() as f32;
    let height = theme::TARGET.max(BAR + theme::GAP + Type::Small.line(ui));
    let (whole, strip) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let width = (whole.width() - theme::GRID * (count - 1.0)) / count;
    let mut clicked = None;
    for (index, step) in steps.iter().enumerate() {
        let left = whole.left() + index as f32 * (width + theme::GRID);
        let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(width, height));
        let id = strip.id.with(index);
        let response = one(ui, ui.interact(rect, id, Sense::click()), rect, step, index == current);
        if response.clicked() {
            clicked = Some(index);
        }
    }
    clicked
}

fn one(ui: &Ui, response: Response, rect: Rect, step: &Step<'_>, current: bool) -> Response {
    let t = theme::tokens(ui);
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), current, step.name));
    let bar = rect.with_max_y(rect.top() + BAR);
    let done = match step.tone {
        Some(tone) => t.severity(tone),
        None if current => t.accent,
        None => t.met,
    };
    let round = CornerRadius::same(2);
    ui.painter().rect_filled(bar, round, t.line);
    let filled = step.progress.clamp(0.0, 1.0) * bar.width();
    if filled > 0.0 {
        ui.painter().rect_filled(bar.with_max_x(bar.left() + filled), round, done);
    }
    let kind = if current { Type::SmallStrong } else { Type::Small };
    let color = if current || response.hovered() { t.ink } else { t.ink2 };
    let galley = paint::one_row(ui, step.name, kind, rect.width());
    paint::top_left(ui, galley.clone(), pos2(rect.left(), bar.bottom() + theme::GRID), color);
    paint::focus_ring(ui, &response, rect, theme::RADIUS_CHIP);
    paint::whole_on_hover(response, &galley, step.name).on_hover_cursor(egui::CursorIcon::PointingHand)
}
