//! A strip of tabs: icon and word, the open one underlined in the accent.

use egui::{Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{icon, paint};
use crate::app::theme::{self, Type};

const UNDERLINE: f32 = 2.0;

/// One tab.
#[derive(Debug, Clone)]
pub struct Tab<'a> {
    /// Its icon, if it has one.
    pub icon: Option<&'a str>,
    /// Its word.
    pub name: &'a str,
}

impl<'a> Tab<'a> {
    /// A tab with an icon.
    pub fn new(icon: &'a str, name: &'a str) -> Self {
        Self { icon: Some(icon), name }
    }

    /// A tab with its word only.
    pub fn plain(name: &'a str) -> Self {
        Self { icon: None, name }
    }
}

/// Shows the strip over the whole width, on the sunk surface with a hairline below; returns the tab
/// that was clicked. Where there is no room, icons go first, then words end in an ellipsis.
pub fn tabs(ui: &mut Ui, tabs: &[Tab<'_>], selected: usize) -> Option<usize> {
    let t = theme::tokens(ui);
    let height = 40.0_f32.max(Type::Strong.line(ui) + 20.0);
    let (strip, background) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    ui.painter().rect_filled(strip, 0.0, t.sunk);
    ui.painter().rect_filled(strip.with_min_y(strip.bottom() - 1.0), 0.0, t.line);

    let icon_size = theme::icon_size(ui);
    let pad = theme::GAP_CARD;
    let words: Vec<f32> = tabs.iter().map(|tab| paint::one_row(ui, tab.name, Type::Strong, f32::INFINITY).size().x).collect();
    let icons = tabs.iter().filter(|tab| tab.icon.is_some()).count() as f32 * (icon_size + theme::GAP);
    let room = strip.width() - 2.0 * theme::GAP_CARD - 2.0 * pad * tabs.len() as f32;
    let all: f32 = words.iter().sum();
    let with_icons = all + icons <= room;
    let squeeze = (room / all).min(1.0);

    let mut clicked = None;
    let mut left = strip.left() + theme::GAP_CARD;
    for (index, (tab, word)) in tabs.iter().zip(words).enumerate() {
        let glyph = tab.icon.filter(|_| with_icons);
        let before = if glyph.is_some() { icon_size + theme::GAP } else { 0.0 };
        let width = (if with_icons { word } else { word * squeeze }).ceil();
        let rect = Rect::from_min_size(pos2(left, strip.top()), vec2(width + before + 2.0 * pad, height));
        let response = ui.interact(rect, background.id.with(index), Sense::click());
        let on = index == selected;
        response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), on, tab.name));
        let color = if on { t.accent } else { t.ink2 };
        let color = if !on && response.hovered() { t.ink } else { color };
        let middle = rect.center().y;
        if let Some(glyph) = glyph {
            icon::paint(ui.painter(), pos2(left + pad + icon_size / 2.0, middle), glyph, icon_size, color);
        }
        let kind = if on { Type::Strong } else { Type::Body };
        let galley = paint::one_row(ui, tab.name, kind, width);
        paint::left_middle(ui, galley.clone(), left + pad + before, middle, color);
        if on {
            ui.painter().rect_filled(rect.with_min_y(rect.bottom() - UNDERLINE), 0.0, t.accent);
        }
        paint::focus_ring_inside(ui, &response, rect.shrink(2.0), theme::RADIUS, t.accent);
        left = rect.right();
        let response = paint::whole_on_hover(response, &galley, tab.name);
        if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
            clicked = Some(index);
        }
    }
    clicked
}
