//! egui's own widgets in our colours, so that scroll bars, menus and whatever a screen takes from
//! egui directly fit in.

use egui::style::{ScrollFadeStyle, ScrollStyle, Selection, WidgetVisuals, Widgets};
use egui::{Color32, CornerRadius, CursorIcon, Margin, Shadow, Stroke, Style, Vec2, Visuals, vec2};

use super::{GAP, GAP_LABEL, PAD_BUTTON, RADIUS, RADIUS_CARD, TARGET, Tokens};

/// The style of one theme, at 100 % text.
pub(super) fn of(t: &Tokens) -> Style {
    let dark = t == &super::DARK;
    let mut style = Style {
        visuals: visuals(t, if dark { Visuals::dark() } else { Visuals::light() }),
        url_in_tooltip: true,
        ..Style::default()
    };
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(GAP, GAP_LABEL);
    spacing.button_padding = vec2(PAD_BUTTON, 6.0);
    spacing.interact_size = Vec2::splat(TARGET);
    spacing.menu_margin = Margin::same(GAP_LABEL as i8);
    spacing.window_margin = Margin::same(super::PAD_CARD as i8);
    spacing.icon_width = 18.0;
    spacing.icon_width_inner = 10.0;
    spacing.icon_spacing = GAP;
    spacing.combo_width = 120.0;
    spacing.tooltip_width = 420.0;
    spacing.scroll = scroll();
    style
}

fn scroll() -> ScrollStyle {
    ScrollStyle {
        bar_width: 8.0,
        floating_width: 4.0,
        bar_inner_margin: 2.0,
        foreground_color: true,
        dormant_handle_opacity: 0.25,
        active_handle_opacity: 0.35,
        interact_handle_opacity: 0.55,
        fade: ScrollFadeStyle { strength: 0.0, ..ScrollFadeStyle::default() },
        ..ScrollStyle::floating()
    }
}

fn visuals(t: &Tokens, base: Visuals) -> Visuals {
    let mut v = Visuals {
        widgets: Widgets {
            noninteractive: look(t.paper, t.line, t.ink),
            inactive: look(t.paper, t.edge, t.ink),
            hovered: look(t.paper_hover(), t.edge, t.ink),
            active: look(t.accent_soft, t.accent, t.ink),
            open: look(t.paper_hover(), t.edge, t.ink),
        },
        selection: Selection { bg_fill: t.selection, stroke: Stroke::new(1.0, t.accent) },
        hyperlink_color: t.accent,
        faint_bg_color: t.sunk,
        extreme_bg_color: t.paper,
        code_bg_color: t.sunk,
        warn_fg_color: t.minor,
        error_fg_color: t.fatal,
        weak_text_color: Some(t.ink3),
        window_fill: t.paper,
        window_stroke: Stroke::new(1.0, t.line),
        window_corner_radius: CornerRadius::same(RADIUS_CARD),
        menu_corner_radius: CornerRadius::same(RADIUS),
        window_shadow: shadow(t.shadow, 24, 8),
        popup_shadow: shadow(t.shadow, 12, 4),
        panel_fill: t.desk,
        interact_cursor: Some(CursorIcon::PointingHand),
        disabled_alpha: 0.45,
        ..base
    };
    v.text_cursor.stroke = Stroke::new(2.0, t.accent);
    v
}

const fn shadow(color: Color32, blur: u8, down: i8) -> Shadow {
    Shadow { offset: [0, down], blur, spread: 0, color }
}

fn look(fill: Color32, border: Color32, text: Color32) -> WidgetVisuals {
    WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, border),
        fg_stroke: Stroke::new(1.5, text),
        corner_radius: CornerRadius::same(RADIUS),
        expansion: 0.0,
    }
}
