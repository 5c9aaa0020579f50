//! The window over the folder `scenarios`, without a profile.

#[path = "../tests/support/mod.rs"]
mod support;

use evidesk::app::{
    Options,
    journal::{MemoryStore, Settings, ThemeChoice},
};

fn main() -> Result<(), eframe::Error> {
    let mut settings = Settings::default();
    for word in std::env::args().skip(1) {
        match word.as_str() {
            "dark" => settings.theme = ThemeChoice::Dark,
            "light" => settings.theme = ThemeChoice::Light,
            size => settings.text_percent = size.parse().unwrap_or(100),
        }
    }
    let store = Box::new(MemoryStore::with_settings(settings));
    evidesk::app::run(support::library(), Options { store, ..Options::default() })
}
