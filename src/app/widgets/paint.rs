//! What the widgets draw with: rows of text laid out in our type, and the ring around what has the
//! keyboard. Not for screens; they use the widgets.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, CornerRadius, Galley, Pos2, Rect, Response, Stroke, StrokeKind, Ui, pos2};

use crate::app::theme::{self, Type};

/// Text over as many rows as it needs at `width`; its colour is given when it is painted.
pub(super) fn wrapped(ui: &Ui, text: &str, kind: Type, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), kind.format(ui, Color32::PLACEHOLDER));
    job.wrap.max_width = width.max(1.0);
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Text in one row, ending in an ellipsis where `width` is too small.
pub(super) fn one_row(ui: &Ui, text: &str, kind: Type, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), kind.format(ui, Color32::PLACEHOLDER));
    job.wrap = TextWrapping { max_width: width.max(1.0), max_rows: 1, break_anywhere: true, ..TextWrapping::default() };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Text over at most two rows at `width`, broken between words; what does not fit ends in an ellipsis.
pub(super) fn two_rows(ui: &Ui, text: &str, kind: Type, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), kind.format(ui, Color32::PLACEHOLDER));
    job.wrap = TextWrapping { max_width: width.max(1.0), max_rows: 2, break_anywhere: false, ..TextWrapping::default() };
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Paints a galley with its left edge at `left` and its middle at `middle`.
pub(super) fn left_middle(ui: &Ui, galley: Arc<Galley>, left: f32, middle: f32, color: Color32) {
    let top = middle - galley.size().y / 2.0;
    ui.painter().galley(pos2(left, top.round()), galley, color);
}

/// Paints a galley with its top left corner at `corner`.
pub(super) fn top_left(ui: &Ui, galley: Arc<Galley>, corner: Pos2, color: Color32) {
    ui.painter().galley(corner, galley, color);
}

/// The width that a widget may take: what is left of the row, or of the whole column where the row
/// can wrap.
pub(super) fn room(ui: &Ui) -> f32 {
    if ui.layout().main_wrap() { ui.max_rect().width() } else { ui.available_width() }
}

/// The ring around `rect` while `response` has the keyboard.
pub(super) fn focus_ring(ui: &Ui, response: &Response, rect: Rect, radius: u8) {
    if response.has_focus() {
        let stroke = Stroke::new(theme::FOCUS_WIDTH, theme::tokens(ui).accent);
        let radius = CornerRadius::same(radius.saturating_add(2));
        ui.painter().rect_stroke(rect.expand(1.0), radius, stroke, StrokeKind::Outside);
    }
}

/// Like [`focus_ring`], but inside `rect`, where a ring outside would be cut off.
pub(super) fn focus_ring_inside(ui: &Ui, response: &Response, rect: Rect, radius: u8, color: Color32) {
    if response.has_focus() {
        let stroke = Stroke::new(theme::FOCUS_WIDTH, color);
        ui.painter().rect_stroke(rect, CornerRadius::same(radius), stroke, StrokeKind::Inside);
    }
}

/// Shows the whole of a text in a tooltip when the galley had to leave some out.
pub(super) fn whole_on_hover(response: Response, galley: &Galley, text: &str) -> Response {
    if galley.elided { response.on_hover_text(text) } else { response }
}
