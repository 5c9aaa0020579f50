//! A score as number and bar together.

use egui::{Color32, CornerRadius, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::paint;
use crate::app::theme::{self, Tokens, Type};

const BAR: f32 = 6.0;

/// The colour of a score of 100: right from 80, weak below 60.
pub fn score_color(t: &Tokens, score: u32) -> Color32 {
    match score {
        80.. => t.met,
        60..80 => t.accent,
        _ => t.major,
    }
}

/// A dimension: its label at the left, its number at the right, its bar below; whole width.
pub fn score_bar(ui: &mut Ui, label: &str, score: u32) -> Response {
    let t = theme::tokens(ui);
    let line = Type::Body.line(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), line + BAR + 2.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{label} {score} of 100")));
    let number = paint::one_row(ui, &score.to_string(), Type::Strong, f32::INFINITY);
    let left = rect.right() - number.size().x;
    let name = paint::one_row(ui, label, Type::Body, left - rect.left() - theme::GAP);
    let middle = rect.top() + line / 2.0;
    paint::left_middle(ui, name.clone(), rect.left(), middle, t.ink);
    paint::left_middle(ui, number, left, middle, t.ink);
    bar(ui, Rect::from_min_max(pos2(rect.left(), rect.bottom() - BAR), rect.max), score, score_color(t, score));
    paint::whole_on_hover(response, &name, label)
}

/// A score within a row: a bar of 110 points and '82 of 100' behind it.
pub fn score_bar_inline(ui: &mut Ui, score: u32) -> Response {
    let t = theme::tokens(ui);
    let words = format!("{score} of 100");
    let galley = paint::one_row(ui, &words, Type::Small, f32::INFINITY);
    let width = 110.0;
    let size = vec2(width + theme::GAP + galley.size().x, Type::Body.line(ui));
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
    let track = Rect::from_center_size(pos2(rect.left() + width / 2.0, rect.center().y), vec2(width, BAR));
    bar(ui, track, score, t.accent);
    paint::left_middle(ui, galley, track.right() + theme::GAP, rect.center().y, t.ink2);
    response
}

fn bar(ui: &Ui, track: Rect, score: u32, color: Color32) {
    let round = CornerRadius::same((BAR / 2.0) as u8);
    ui.painter().rect_filled(track, round, theme::tokens(ui).line);
    let filled = track.width() * score.min(100) as f32 / 100.0;
    if filled > 0.0 {
        ui.painter().rect_filled(track.with_max_x(track.left() + filled), round, color);
    }
}
