//! The colours by name. Which of them may stand on which is checked in `contrast`.

use egui::Color32;

/// The colours of one theme. The names say what a colour is for, not what it looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tokens {
    /// Window background.
    pub desk: Color32,
    /// Cards, panes, forms, inputs.
    pub paper: Color32,
    /// Table heads, tab strips, the other side's speech.
    pub sunk: Color32,
    /// One-pixel separators and the border of cards.
    pub line: Color32,
    /// The border of inputs and buttons.
    pub edge: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text.
    pub ink2: Color32,
    /// Placeholders, and what is not there yet.
    pub ink3: Color32,
    /// The one primary action, links, selection, focus.
    pub accent: Color32,
    /// Behind what is selected.
    pub accent_soft: Color32,
    /// Text on [`Tokens::accent`].
    pub on_accent: Color32,
    /// Behind text that is selected with mouse or keyboard.
    pub selection: Color32,
    /// Navigation rail.
    pub rail: Color32,
    /// Text on the rail.
    pub rail_ink: Color32,
    /// Group headings on the rail.
    pub rail_ink2: Color32,
    /// The name of the program and the selected entry.
    pub rail_strong: Color32,
    /// Behind the selected entry of the rail.
    pub rail_selected: Color32,
    /// Right.
    pub met: Color32,
    /// Behind [`Tokens::met`].
    pub met_soft: Color32,
    /// Answered, with loss.
    pub minor: Color32,
    /// Behind [`Tokens::minor`].
    pub minor_soft: Color32,
    /// Returned, narrowed.
    pub major: Color32,
    /// Behind [`Tokens::major`].
    pub major_soft: Color32,
    /// Refused, unlawful, unusable.
    pub fatal: Color32,
    /// Behind [`Tokens::fatal`].
    pub fatal_soft: Color32,
    /// Behind text that is pinned, or found by a search.
    pub mark: Color32,
    /// Behind the words of one concept among several.
    pub tints: [Color32; TINTS],
    /// The shadow below floating layers.
    pub shadow: Color32,
    /// Over the window while a dialog is open.
    pub backdrop: Color32,
}

/// How many tints there are.
pub const TINTS: usize = 6;

/// How much a finding weighs, as a look: each has a colour, an icon and a word, always together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Refused, unlawful, unusable.
    Fatal,
    /// Returned, narrowed.
    Major,
    /// Answered, with loss.
    Minor,
    /// Right.
    Met,
}

impl Severity {
    /// All, worst first.
    pub const ALL: [Self; 4] = [Self::Fatal, Self::Major, Self::Minor, Self::Met];

    /// Its icon.
    pub const fn icon(self) -> &'static str {
        use crate::app::widgets::icon;
        match self {
            Self::Fatal => icon::WARNING_OCTAGON,
            Self::Major => icon::WARNING,
            Self::Minor => icon::INFO,
            Self::Met => icon::CHECK_CIRCLE,
        }
    }

    /// Its word in English.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fatal => "Fatal",
            Self::Major => "Major",
            Self::Minor => "Minor",
            Self::Met => "Met",
        }
    }
}

impl Tokens {
    /// The colour of text, icons and lines of this severity.
    pub const fn severity(&self, severity: Severity) -> Color32 {
        match severity {
            Severity::Fatal => self.fatal,
            Severity::Major => self.major,
            Severity::Minor => self.minor,
            Severity::Met => self.met,
        }
    }

    /// The background that belongs to [`Tokens::severity`].
    pub const fn severity_soft(&self, severity: Severity) -> Color32 {
        match severity {
            Severity::Fatal => self.fatal_soft,
            Severity::Major => self.major_soft,
            Severity::Minor => self.minor_soft,
            Severity::Met => self.met_soft,
        }
    }

    /// The accent under the pointer.
    pub fn accent_hover(&self) -> Color32 {
        self.accent.lerp_to_gamma(self.ink, 0.15)
    }

    /// Paper under the pointer.
    pub fn paper_hover(&self) -> Color32 {
        self.paper.lerp_to_gamma(self.ink, 0.05)
    }
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// The light theme.
pub static LIGHT: Tokens = Tokens {
    desk: rgb(0xECEEF0),
    paper: rgb(0xFFFFFF),
    sunk: rgb(0xF6F7F8),
    line: rgb(0xD5DAE0),
    edge: rgb(0x87929E),
    ink: rgb(0x1A222C),
    ink2: rgb(0x4C5866),
    ink3: rgb(0x5E6975),
    accent: rgb(0x1B5E9B),
    accent_soft: rgb(0xE3EEF8),
    on_accent: rgb(0xFFFFFF),
    selection: rgb(0xC2DCF4),
    rail: rgb(0x1D2733),
    rail_ink: rgb(0xC9D2DC),
    rail_ink2: rgb(0x8E9BA9),
    rail_strong: rgb(0xFFFFFF),
    rail_selected: rgb(0x2E3C4D),
    met: rgb(0x1B6E43),
    met_soft: rgb(0xE1F2E8),
    minor: rgb(0x7A5200),
    minor_soft: rgb(0xFBF0D5),
    major: rgb(0xA63C06),
    major_soft: rgb(0xFCE8DC),
    fatal: rgb(0x98162F),
    fatal_soft: rgb(0xFAE3E7),
    mark: rgb(0xFFF1B8),
    tints: [rgb(0xCFE3F7), rgb(0xFFF1B8), rgb(0xCBEBD8), rgb(0xE8DAF3), rgb(0xFBDDC8), rgb(0xC9EBEE)],
    shadow: Color32::from_black_alpha(40),
    backdrop: Color32::from_black_alpha(90),
};

/// The dark theme.
pub static DARK: Tokens = Tokens {
    desk: rgb(0x14181D),
    paper: rgb(0x1D232A),
    sunk: rgb(0x181D23),
    line: rgb(0x323B45),
    edge: rgb(0x6C7985),
    ink: rgb(0xE8ECF0),
    ink2: rgb(0xB3BDC8),
    ink3: rgb(0x95A1AD),
    accent: rgb(0x7DB7EE),
    accent_soft: rgb(0x20344A),
    on_accent: rgb(0x14181D),
    selection: rgb(0x27425F),
    rail: rgb(0x0E1216),
    rail_ink: rgb(0xA9B4C0),
    rail_ink2: rgb(0x84909C),
    rail_strong: rgb(0xE8ECF0),
    rail_selected: rgb(0x232C36),
    met: rgb(0x74CF9C),
    met_soft: rgb(0x1B3527),
    minor: rgb(0xE6BE62),
    minor_soft: rgb(0x3A3017),
    major: rgb(0xF29A6B),
    major_soft: rgb(0x43281A),
    fatal: rgb(0xF58A9B),
    fatal_soft: rgb(0x471F28),
    mark: rgb(0x4A431F),
    tints: [rgb(0x20456A), rgb(0x4A431F), rgb(0x1F4A33), rgb(0x43315C), rgb(0x54331F), rgb(0x1B4B4F)],
    shadow: Color32::from_black_alpha(140),
    backdrop: Color32::from_black_alpha(140),
};
