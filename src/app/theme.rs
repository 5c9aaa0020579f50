//! The look in one place: colours, type, spacing and shape, for light and dark. Nothing else in
//! the program names a colour, a font size or a radius; widgets and screens ask here. It draws
//! nothing itself.
//!
//! [`install`] is called once at start. After that, [`tokens`] gives the colours of the theme that
//! is shown, and [`Type`] the fonts.

mod fonts;
mod style;
mod tokens;
mod typography;

#[cfg(test)]
mod contrast;

pub use tokens::{DARK, LIGHT, Severity, TINTS, Tokens};
pub use typography::{Type, icon_font, icon_size};

use egui::{Context, Theme, ThemePreference, Ui};

/// The unit of the spacing grid, in points. All distances are multiples of it.
pub const GRID: f32 = 4.0;
/// Between a label and its input.
pub const GAP_LABEL: f32 = 4.0;
/// Between things that belong together in a row.
pub const GAP: f32 = 8.0;
/// Between buttons and between cards.
pub const GAP_CARD: f32 = 12.0;
/// Between columns.
pub const GUTTER: f32 = 16.0;
/// Between one field and the next.
pub const GAP_FIELD: f32 = 20.0;
/// Inside a card.
pub const PAD_CARD: f32 = 20.0;
/// Left and right of a page.
pub const PAD_PAGE_X: f32 = 32.0;
/// Above and below a page.
pub const PAD_PAGE_Y: f32 = 24.0;
/// Inside an input, left and right.
pub const PAD_INPUT: f32 = 10.0;
/// Inside a button, left and right.
pub const PAD_BUTTON: f32 = 14.0;
/// Height of a button, an input, a dropdown, at 100 % text.
pub const CONTROL: f32 = 36.0;
/// The smallest target that can be clicked.
pub const TARGET: f32 = 28.0;
/// Height of the bar above a case, at 100 % text.
pub const TOP_BAR: f32 = 56.0;
/// Width of the navigation rail when it is open.
pub const RAIL: f32 = 200.0;
/// Width of the navigation rail when it shows icons only.
pub const RAIL_FOLDED: f32 = 56.0;
/// A column of running text gets no wider than this at 100 % text: about 75 characters.
pub const TEXT_COLUMN: f32 = 560.0;
/// Corner radius of controls.
pub const RADIUS: u8 = 6;
/// Corner radius of cards.
pub const RADIUS_CARD: u8 = 8;
/// Corner radius of chips.
pub const RADIUS_CHIP: u8 = 4;
/// Width of the ring around what has the keyboard.
pub const FOCUS_WIDTH: f32 = 2.0;

/// How much smaller and larger text can be made: 80 % to 200 %.
pub const TEXT_SCALE: core::ops::RangeInclusive<f32> = 0.8..=2.0;

/// Seconds that a movement takes when movement is wanted.
const MOTION_SECONDS: f32 = 0.1;

/// Installs fonts and both styles; light or dark follows the system until [`set_preference`] is
/// called. To be called once, before the first frame.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts::definitions());
    ctx.set_style_of(Theme::Light, style::of(&LIGHT));
    ctx.set_style_of(Theme::Dark, style::of(&DARK));
    set_text_scale(ctx, 1.0);
    set_motion(ctx, true);
}

/// The colours of the theme that this `ui` is drawn in.
pub fn tokens(ui: &Ui) -> &'static Tokens {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

/// Light, dark, or as the system says.
pub fn set_preference(ctx: &Context, preference: ThemePreference) {
    // Where the system does not say, light: paper is what forms are written on.
    ctx.options_mut(|options| options.fallback_theme = Theme::Light);
    ctx.set_theme(preference);
}

/// Makes all text `scale` times as large; values outside [`TEXT_SCALE`] are brought inside.
/// Distances stay, controls grow only where their text would not fit.
pub fn set_text_scale(ctx: &Context, scale: f32) {
    let scale = scale.clamp(*TEXT_SCALE.start(), *TEXT_SCALE.end());
    ctx.all_styles_mut(|style| style.text_styles = typography::text_styles(scale));
}

/// The text scale in force, 1.0 for 100 %.
pub fn text_scale(ui: &Ui) -> f32 {
    typography::scale(ui.style())
}

/// Movement and the blinking text cursor, on or off: off in tests and when the system asks for
/// reduced motion.
pub fn set_motion(ctx: &Context, on: bool) {
    ctx.all_styles_mut(|style| {
        style.animation_time = if on { MOTION_SECONDS } else { 0.0 };
        style.scroll_animation =
            if on { egui::style::ScrollAnimation::duration(MOTION_SECONDS) } else { egui::style::ScrollAnimation::none() };
        style.visuals.text_cursor.blink = on;
        // A tooltip that waits keeps a test harness running.
        style.interaction.tooltip_delay = if on { 0.4 } else { 0.0 };
        style.interaction.show_tooltips_only_when_still = on;
    });
}

/// The height of the bar above a case: [`TOP_BAR`], or more when its two rows are larger.
pub fn top_bar_height(ui: &Ui) -> f32 {
    TOP_BAR.max(Type::Strong.line(ui) + Type::Small.line(ui) + 2.0 * GAP)
}

/// The height of a control whose text is one row: [`CONTROL`], or more when the text is larger.
pub fn control_height(ui: &Ui) -> f32 {
    CONTROL.max(Type::Body.line(ui) + 2.0 * GAP)
}
