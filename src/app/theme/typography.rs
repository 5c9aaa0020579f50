//! Sizes and weights of text. A [`Type`] knows its font, its row height and its usual colour.

use std::collections::BTreeMap;

use egui::text::TextFormat;
use egui::{Color32, FontFamily, FontId, RichText, Style, TextStyle, Ui};

use super::fonts::{ICONS, SEMIBOLD};

/// A kind of text. Use these and never a bare size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Type {
    /// The name of a page: 24 points in rows of 32, semibold.
    Title,
    /// The name of a card or section: 18 in 24, semibold.
    Heading,
    /// Running text: 14 in 20.
    Body,
    /// Labels and what counts in a sentence: 14 in 20, semibold.
    Strong,
    /// Guidance, times, sources: 12 in 16.
    Small,
    /// Column heads, chips: 12 in 16, semibold.
    SmallStrong,
    /// Identifiers, times in data, hashes: 13 in 20, monospaced.
    Mono,
    /// The one number of a page, such as a score: 32 in 40, semibold.
    Number,
}

impl Type {
    const ALL: [Self; 8] =
        [Self::Title, Self::Heading, Self::Body, Self::Strong, Self::Small, Self::SmallStrong, Self::Mono, Self::Number];

    /// Size and row height in points at 100 %, and whether it is semibold.
    const fn spec(self) -> (f32, f32, bool) {
        match self {
            Self::Title => (24.0, 32.0, true),
            Self::Heading => (18.0, 24.0, true),
            Self::Body => (14.0, 20.0, false),
            Self::Strong => (14.0, 20.0, true),
            Self::Small => (12.0, 16.0, false),
            Self::SmallStrong => (12.0, 16.0, true),
            Self::Mono => (13.0, 20.0, false),
            Self::Number => (32.0, 40.0, true),
        }
    }

    fn family(self) -> FontFamily {
        match self {
            Self::Mono => FontFamily::Monospace,
            _ if self.spec().2 => FontFamily::Name(SEMIBOLD.into()),
            _ => FontFamily::Proportional,
        }
    }

    /// The name under which egui's style keeps it.
    pub fn style(self) -> TextStyle {
        match self {
            Self::Title => TextStyle::Name("title".into()),
            Self::Heading => TextStyle::Heading,
            Self::Body => TextStyle::Body,
            Self::Strong => TextStyle::Button,
            Self::Small => TextStyle::Small,
            Self::SmallStrong => TextStyle::Name("small-strong".into()),
            Self::Mono => TextStyle::Monospace,
            Self::Number => TextStyle::Name("number".into()),
        }
    }

    /// Its font at the text scale in force.
    pub fn font(self, ui: &Ui) -> FontId {
        FontId::new(self.spec().0 * scale(ui.style()), self.family())
    }

    /// The height of one row, in points, at the text scale in force.
    pub fn line(self, ui: &Ui) -> f32 {
        (self.spec().1 * scale(ui.style())).round()
    }

    /// The text in this type, for any egui widget; its colour is the widget's own unless set.
    pub fn rich(self, ui: &Ui, text: impl Into<String>) -> RichText {
        RichText::new(text).font(self.font(ui)).line_height(Some(self.line(ui)))
    }

    /// The format of a span, for laying out text by hand.
    pub fn format(self, ui: &Ui, color: Color32) -> TextFormat {
        TextFormat { line_height: Some(self.line(ui)), ..TextFormat::simple(self.font(ui), color) }
    }
}

/// The font of icons at `size` points; the glyph fills a square of that size.
pub fn icon_font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(ICONS.into()))
}

/// The size of an icon beside body text, in points.
pub fn icon_size(ui: &Ui) -> f32 {
    (18.0 * scale(ui.style())).round()
}

/// egui's table of text styles at a scale.
pub(super) fn text_styles(scale: f32) -> BTreeMap<TextStyle, FontId> {
    Type::ALL.into_iter().map(|kind| (kind.style(), FontId::new(kind.spec().0 * scale, kind.family()))).collect()
}

/// The scale in a style: how much larger its body text is than at 100 %.
pub(super) fn scale(style: &Style) -> f32 {
    style.text_styles.get(&TextStyle::Body).map_or(1.0, |font| font.size / Type::Body.spec().0)
}
