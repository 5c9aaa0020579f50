//! The window without a profile, for looking at screens: `window dark 150 excellent:24`.

use evidesk::app::{
    Options,
    journal::{MemoryStore, Mode, Settings, ThemeChoice},
};

fn main() -> Result<(), eframe::Error> {
    let mut settings = Settings::default();
    let mut attempts = Vec::new();
    for word in std::env::args().skip(1) {
        match word.as_str() {
            "dark" => settings.theme = ThemeChoice::Dark,
            "light" => settings.theme = ThemeChoice::Light,
            _ if word.contains(':') => attempts.push(word),
            size => settings.text_percent = size.parse().unwrap_or(100),
        }
    }
    let store = Box::new(MemoryStore::with_settings(settings));
    // `excellent:24` plays the first 24 actions of the golden attempt of that name.
    for attempt in attempts {
        let (name, count) = attempt.split_once(':').expect("a colon");
        let text = std::fs::read_to_string(format!("scenarios/first-hours/attempts/{name}.attempt.jsonl")).expect("an attempt");
        let actions = text
            .lines()
            .skip(1)
            .take(count.parse().expect("a number"))
            .map(|line| {
                serde_json::from_value(serde_json::from_str::<serde_json::Value>(line).expect("JSON")["do"].take())
                    .expect("an action")
            })
            .collect();
        store.put("first-hours".into(), Mode::Practice, actions);
    }
    evidesk::app::run(evidesk::content::load::embedded().library, Options { store, ..Options::default() })
}
