//! What was embedded when the program was built.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The fonts that the window and the prints share, by the names under which the window knows them. How the files were
/// made from their originals stands in `assets/fonts/subset.py`; their licences in `assets/licences`.
pub const FONTS: [(&str, &[u8]); 7] = [
    ("inter", include_bytes!("../../assets/fonts/Inter-Regular.otf")),
    ("inter-semibold", include_bytes!("../../assets/fonts/Inter-SemiBold.otf")),
    ("mono", include_bytes!("../../assets/fonts/JetBrainsMono-Regular.ttf")),
    ("arabic", include_bytes!("../../assets/fonts/NotoSansArabic-Regular.ttf")),
    ("bengali", include_bytes!("../../assets/fonts/NotoSansBengali-Regular.ttf")),
    ("symbols", include_bytes!("../../assets/fonts/NotoSansSymbols2-Regular.ttf")),
    ("phosphor", include_bytes!("../../assets/fonts/Phosphor-Regular.ttf")),
];
