//! The embedded fonts and the families that they form. How the files were made from their
//! originals stands in `assets/fonts/subset.py`; their licences in `assets/licences`.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily};

/// The family of titles, labels and the one number that counts.
pub(super) const SEMIBOLD: &str = "semibold";
/// The family of icons; see [`crate::app::widgets::icon`].
pub(super) const ICONS: &str = "icons";

const FILES: [(&str, &[u8]); 7] = [
    ("inter", include_bytes!("../../../assets/fonts/Inter-Regular.otf")),
    ("inter-semibold", include_bytes!("../../../assets/fonts/Inter-SemiBold.otf")),
    ("mono", include_bytes!("../../../assets/fonts/JetBrainsMono-Regular.ttf")),
    ("arabic", include_bytes!("../../../assets/fonts/NotoSansArabic-Regular.ttf")),
    ("bengali", include_bytes!("../../../assets/fonts/NotoSansBengali-Regular.ttf")),
    ("symbols", include_bytes!("../../../assets/fonts/NotoSansSymbols2-Regular.ttf")),
    ("phosphor", include_bytes!("../../../assets/fonts/Phosphor-Regular.ttf")),
];

/// Every family with its fallbacks, so that no script of the case files shows as boxes.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FILES {
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
