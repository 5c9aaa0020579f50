//! A page: marks at their places, in points, and the looks that they can have. What stands on it is not known here, and how
//! it is drawn is for `pdf`.

/// A4, in points.
pub const PAGE: (f32, f32) = (595.28, 841.89);
/// Distance of the text from the left and right edge.
pub const SIDE: f32 = 54.0;
/// Where the text of a page begins.
pub const TOP: f32 = 62.0;
/// Where it ends.
pub const BOTTOM: f32 = PAGE.1 - 66.0;
/// Width of the text.
pub const WIDTH: f32 = PAGE.0 - 2.0 * SIDE;
/// Height of a row of text, by its size.
const LEADING: f32 = 1.42;

/// A typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// For reading.
    Regular,
    /// For titles.
    Strong,
    /// For identifiers and times.
    Mono,
}

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Text.
    Full,
    /// Labels.
    Soft,
    /// What is only there to be complete.
    Faint,
    /// Hairlines.
    Line,
    /// The word across the page.
    Pale,
    /// A fatal mistake.
    Fatal,
    /// A major one.
    Major,
    /// A minor one.
    Minor,
    /// A question to oneself, and bars of scores.
    Ask,
    /// What was right.
    Met,
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Its typeface.
    pub face: Face,
    /// Its size in points.
    pub size: f32,
    /// Its colour.
    pub ink: Ink,
}

impl Style {
    pub(super) const fn new(face: Face, size: f32, ink: Ink) -> Self {
        Self { face, size, ink }
    }

    /// Height of its row.
    pub fn leading(self) -> f32 {
        (self.size * LEADING).round()
    }
}

/// Knows how wide a text is.
pub trait Measure {
    /// Width in points.
    fn width(&self, text: &str, style: Style) -> f32;
}

/// Something at its place; the origin is the upper left corner of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A text, its left end on the base line.
    Text {
        /// From the left.
        x: f32,
        /// The base line, from above.
        y: f32,
        /// How it is set.
        style: Style,
        /// What it says.
        text: String,
        /// Its right end is given instead of its left.
        right: bool,
    },
    /// A filled box.
    Fill {
        /// From the left.
        x: f32,
        /// From above.
        y: f32,
        /// Width.
        w: f32,
        /// Height.
        h: f32,
        /// Colour.
        ink: Ink,
    },
    /// A word across the page, behind everything.
    Across {
        /// What it says.
        text: &'static str,
        /// How it is set.
        style: Style,
    },
}

impl Mark {
    pub(super) fn down(mut self, by: f32) -> Self {
        match &mut self {
            Self::Text { y, .. } | Self::Fill { y, .. } => *y += by,
            Self::Across { .. } => {}
        }
        self
    }
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// What stands on it, from behind to before.
    pub marks: Vec<Mark>,
}
