//! Text in the types of the theme, links to clauses, and rows that do not push text apart.

use egui::{Color32, Label, Layout, Response, Role, Sense, Stroke, Ui, Widget as _, WidgetInfo, vec2};

use super::paint;
use crate::app::theme::{self, Type};

/// Text of a kind in a colour; it wraps, and can be selected with the mouse.
pub fn label(ui: &mut Ui, text: impl Into<String>, kind: Type, color: Color32) -> Response {
    Label::new(kind.rich(ui, text).color(color)).ui(ui)
}

/// Text that wraps and cannot be selected: in rows that are clicked as a whole.
pub fn plain(ui: &mut Ui, text: &str, kind: Type, color: Color32) -> Response {
    Label::new(kind.rich(ui, text).color(color)).selectable(false).ui(ui)
}

/// The name of a page.
pub fn title(ui: &mut Ui, text: impl Into<String>) -> Response {
    let color = theme::tokens(ui).ink;
    label(ui, text, Type::Title, color)
}

/// The name of a card or section.
pub fn heading(ui: &mut Ui, text: impl Into<String>) -> Response {
    let color = theme::tokens(ui).ink;
    label(ui, text, Type::Heading, color)
}

/// Running text.
pub fn body(ui: &mut Ui, text: impl Into<String>) -> Response {
    let color = theme::tokens(ui).ink;
    label(ui, text, Type::Body, color)
}

/// Words that count, in semibold.
pub fn strong(ui: &mut Ui, text: impl Into<String>) -> Response {
    let color = theme::tokens(ui).ink;
    label(ui, text, Type::Strong, color)
}

/// Guidance, times, sources: small and in the second ink.
pub fn secondary(ui: &mut Ui, text: impl Into<String>) -> Response {
    let color = theme::tokens(ui).ink2;
    label(ui, text, Type::Small, color)
}

/// Identifiers, times in data, hashes.
pub fn mono(ui: &mut Ui, text: impl Into<String>) -> Response {
    let color = theme::tokens(ui).ink;
    label(ui, text, Type::Mono, color)
}

/// One row of text that ends in an ellipsis where there is no room; the whole stands in a tooltip.
pub fn elided(ui: &mut Ui, text: &str, kind: Type, color: Color32) -> Response {
    let galley = paint::one_row(ui, text, kind, ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), text));
    paint::left_middle(ui, galley.clone(), rect.left(), rect.center().y, color);
    paint::whole_on_hover(response, &galley, text)
}

/// A link to a clause, such as 'Chirplet 2.1'; it flows with the text around it.
pub fn clause_link(ui: &mut Ui, text: &str) -> Response {
    link(ui, text, Type::Body)
}

fn link(ui: &mut Ui, text: &str, kind: Type) -> Response {
    let color = theme::tokens(ui).accent;
    let shown = Label::new(kind.rich(ui, unbroken(ui, text, kind)).color(color)).sense(Sense::click()).selectable(false);
    let (corner, galley, response) = shown.layout_in_ui(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, ui.is_enabled(), text));
    if ui.is_rect_visible(response.rect) {
        let line = if response.hovered() { Stroke::new(1.0, color) } else { Stroke::NONE };
        ui.painter().add(egui::epaint::TextShape::new(corner, galley, color).with_underline(line));
        paint::focus_ring(ui, &response, response.rect, 2);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// A name that fits into a row is not broken at its blanks: 'section 94' keeps its number.
fn unbroken(ui: &Ui, text: &str, kind: Type) -> String {
    const NO_BREAK: &str = "\u{a0}";
    let whole = ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), kind.font(ui), egui::Color32::PLACEHOLDER).size().x);
    let name = text.trim();
    if whole > ui.max_rect().width() || name.is_empty() {
        return text.to_owned();
    }
    text.replacen(name, &name.replace(' ', NO_BREAK), 1)
}

/// A row, vertically centred, no higher than what stands in it; `ui.horizontal` makes every row as
/// high as a button. What does not fit runs over: use [`wrap_row`] where that can happen.
pub fn row<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    // egui centres on the height that it knows so far, so the height of the last pass is kept.
    let id = ui.next_auto_id().with("row height");
    let known = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(0.0);
    let size = vec2(ui.available_width(), known);
    let shown = ui.allocate_ui_with_layout(size, Layout::left_to_right(egui::Align::Center), contents);
    let height = shown.response.rect.height();
    if (height - known).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, height));
        ui.ctx().request_discard("the height of a row became known");
    }
    shown.inner
}

/// A row of chips and short texts that goes on below where there is no room.
pub fn wrap_row<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = Type::Small.line(ui) + theme::GAP;
        ui.horizontal_wrapped(contents).inner
    })
    .inner
}

/// A paragraph made of pieces: text, strong words and links that wrap together. Pieces bring their
/// own spaces.
pub fn flow<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = egui::Vec2::ZERO;
        ui.spacing_mut().interact_size.y = Type::Body.line(ui);
        ui.horizontal_wrapped(contents).inner
    })
    .inner
}

/// A hairline over the whole width.
pub fn separator(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, theme::tokens(ui).line);
}
