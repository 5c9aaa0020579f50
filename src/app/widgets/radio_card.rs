//! Cards of which one is chosen: the measures. Nothing is chosen until somebody chooses.

use egui::{CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{icon, paint};
use crate::app::theme::{self, Type};

/// One choice.
#[derive(Debug, Clone)]
pub struct RadioCard<'a> {
    /// Its icon.
    pub icon: &'a str,
    /// Its name.
    pub title: &'a str,
    /// What it does, in a sentence.
    pub text: &'a str,
}

const PAD: f32 = 16.0;

/// Shows the cards in columns over the whole width, each row as high as its highest card; returns
/// the card that was clicked.
pub fn radio_cards(ui: &mut Ui, columns: usize, cards: &[RadioCard<'_>], chosen: Option<usize>) -> Option<usize> {
    let columns = columns.max(1);
    let width = (ui.available_width() - theme::GAP_CARD * (columns - 1) as f32) / columns as f32;
    let mut clicked = None;
    for (row, chunk) in cards.chunks(columns).enumerate() {
        if row > 0 {
            ui.add_space(theme::GAP_CARD - ui.spacing().item_spacing.y);
        }
        let height = chunk.iter().map(|card| height(ui, card, width)).fold(0.0, f32::max);
        let (whole, background) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        for (column, card) in chunk.iter().enumerate() {
            let index = row * columns + column;
            let left = whole.left() + column as f32 * (width + theme::GAP_CARD);
            let rect = Rect::from_min_size(pos2(left, whole.top()), vec2(width, height));
            let response = ui.interact(rect, background.id.with(column), Sense::click());
            if one(ui, response, rect, card, chosen == Some(index)).clicked() {
                clicked = Some(index);
            }
        }
    }
    clicked
}

/// The widths of title and text in a card; the title leaves room for the sign of the choice.
fn widths(ui: &Ui, width: f32) -> (f32, f32) {
    let icon = theme::icon_size(ui) + 10.0;
    let text = width - 2.0 * PAD - icon;
    (text - icon, text)
}

fn height(ui: &Ui, card: &RadioCard<'_>, width: f32) -> f32 {
    let (title, text) = widths(ui, width);
    let title = paint::wrapped(ui, card.title, Type::Strong, title);
    let text = paint::wrapped(ui, card.text, Type::Small, text);
    title.size().y + text.size().y + 2.0 * PAD
}

fn one(ui: &Ui, response: Response, rect: Rect, card: &RadioCard<'_>, chosen: bool) -> Response {
    let t = theme::tokens(ui);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, card.title));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(card.text));
    if ui.is_rect_visible(rect) {
        let fill = if response.hovered() { t.paper_hover() } else { t.paper };
        let edge = if chosen { Stroke::new(2.0, t.accent) } else { Stroke::new(1.0, t.line) };
        ui.painter().rect(rect, CornerRadius::same(theme::RADIUS_CARD), fill, edge, StrokeKind::Inside);
        let size = theme::icon_size(ui);
        let (title, text) = widths(ui, rect.width());
        let title = paint::wrapped(ui, card.title, Type::Strong, title);
        let text = paint::wrapped(ui, card.text, Type::Small, text);
        let first_row = rect.top() + PAD + Type::Strong.line(ui) / 2.0;
        icon::paint(ui.painter(), pos2(rect.left() + PAD + size / 2.0, first_row), card.icon, size, t.ink2);
        let left = rect.left() + PAD + size + 10.0;
        let below = rect.top() + PAD + title.size().y;
        paint::top_left(ui, title, pos2(left, rect.top() + PAD), t.ink);
        paint::top_left(ui, text, pos2(left, below), t.ink2);
        if chosen {
            let at = pos2(rect.right() - PAD - size / 2.0, first_row);
            icon::paint(ui.painter(), at, icon::CHECK_CIRCLE, size, t.accent);
        }
        paint::focus_ring(ui, &response, rect, theme::RADIUS_CARD);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}
