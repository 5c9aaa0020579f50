//! Imports go one way, as ARCHITECTURE.md says; nothing below the window knows the window.

use std::fs;
use std::path::{Path, PathBuf};

/// Each folder of `src`, and what it may import of the crate.
const LAYERS: &[(&str, &[&str])] = &[
    ("content", &["content"]),
    ("request", &["request", "content"]),
    ("case", &["case", "request", "content"]),
    ("assess", &["assess", "case", "request", "content"]),
    ("record", &["record", "words", "assess", "case", "request", "content"]),
    ("words", &["words", "assess", "case", "request", "content"]),
    ("cli", &["cli", "words", "record", "assess", "case", "request", "content"]),
];

/// Crates that only the window may use.
const WINDOW: &[&str] = &["egui", "eframe", "rfd"];

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of src") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found
}

#[test]
fn imports_go_one_way() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut wrong = Vec::new();
    for (layer, allowed) in LAYERS {
        for file in files(&src.join(layer)) {
            let text = fs::read_to_string(&file).expect("a source file");
            for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
                let imported = line
                    .split("crate::")
                    .skip(1)
                    .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default());
                for module in imported.filter(|module| LAYERS.iter().any(|(known, _)| known == module) || *module == "app") {
                    if !allowed.contains(&module) {
                        wrong.push(format!("{}:{}: {layer} imports {module}", file.display(), number + 1));
                    }
                }
                for window in WINDOW.iter().filter(|window| line.contains(&format!("{window}::"))) {
                    wrong.push(format!("{}:{}: {layer} uses {window}", file.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
