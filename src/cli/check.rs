//! `evidesk check`: diagnostics of content, and golden attempts against what their authors expect.

use crate::assess::golden;
use crate::content::diagnostic::Level;
use crate::content::load;
use std::path::{Path, PathBuf};

/// Runs it; returns the exit status.
pub fn run(paths: &[PathBuf], json: bool, play: bool) -> u8 {
    for path in paths {
        if !path.is_dir() {
            eprintln!("evidesk: {} is not a folder; name a scenario's folder or one that holds scenarios", path.display());
            return 2;
        }
    }
    let folders: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
    let loaded = load::with_folders(&folders);
    let mut diagnostics = loaded.diagnostics;
    if play || paths.is_empty() {
        diagnostics.extend(golden::play(loaded.library));
    }
    for diagnostic in &diagnostics {
        if json {
            println!("{}", serde_json::to_string(diagnostic).unwrap_or_default());
        } else {
            println!("{diagnostic}\n");
        }
    }
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Level::Error).count();
    eprintln!("{errors} errors, {} other remarks", diagnostics.len() - errors);
    u8::from(errors > 0)
}
