//! The families that the embedded fonts form in the window.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

use crate::content::embedded::FONTS;

/// The family of titles, labels and the one number that counts.
pub(super) const SEMIBOLD: &str = "semibold";
/// The family of icons; see [`crate::app::widgets::icon`].
pub(super) const ICONS: &str = "icons";

/// Every family with its fallbacks, so that no script of the case files shows as boxes.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FONTS {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let families: [(FontFamily, &[&str]); 4] = [
        (FontFamily::Proportional, &["inter", "arabic", "bengali", "symbols", "phosphor"]),
        (FontFamily::Name(SEMIBOLD.into()), &["inter-semibold", "arabic", "bengali", "symbols", "phosphor"]),
        (FontFamily::Monospace, &["mono", "inter", "arabic", "bengali", "symbols", "phosphor"]),
        (FontFamily::Name(ICONS.into()), &["phosphor"]),
    ];
    for (family, names) in families {
        fonts.families.insert(family, names.iter().map(|name| (*name).to_owned()).collect());
    }
    fonts
}
