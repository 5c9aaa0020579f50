//! `evidesk check`: diagnostics of content, and golden attempts against what their authors expect.

use crate::assess::{concepts, golden};
use crate::content::diagnostic::{Diagnostic, Level};
use crate::content::load;
use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};

/// Runs it; returns the exit status.
pub fn run(paths: &[PathBuf], json: bool, play: bool) -> u8 {
    for path in paths {
        let single = path.is_file() && path.extension().is_some_and(|ending| ending == "ron");
        if !path.is_dir() && !single {
            let what = "name a scenario's folder, one that holds scenarios, or a .ron file";
            eprintln!("evidesk: {} is not there to be checked; {what}", path.display());
            return 2;
        }
    }
    let folders: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
    let load::Loaded { library, mut diagnostics } = load::for_checking(&folders);
    let sources = std::sync::Arc::clone(&library.sources);
    diagnostics.extend(concepts::check(&library));
    let mut matrix = String::new();
    if play || paths.is_empty() {
        let faults = golden::faults(&library) + &golden::uncited(&library);
        let library = std::sync::Arc::new(library);
        let played = golden::play(&library);
        matrix = golden::matrix(&played);
        if !matrix.is_empty() {
            matrix.push_str(&golden::measures(&library, &played));
            matrix.push_str(&faults);
        }
        let played = played.into_iter().chain(golden::play_example(&library));
        diagnostics.extend(played.flat_map(|attempt| attempt.diagnostics));
    } else {
        diagnostics.extend(golden::expectations(&library));
    }
    let told = if json { print_json(&diagnostics) } else { print_people(&diagnostics, &sources, &matrix) };
    if told.is_err() {
        return 2;
    }
    let count = |level| diagnostics.iter().filter(|diagnostic| diagnostic.severity == level).count();
    let errors = count(Level::Error);
    eprintln!("{errors} errors, {} warnings, {} hints", count(Level::Warning), count(Level::Hint));
    u8::from(errors > 0)
}

fn print_json(diagnostics: &[Diagnostic]) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for diagnostic in diagnostics {
        writeln!(out, "{}", serde_json::to_string(diagnostic)?)?;
    }
    out.flush()
}

fn print_people(diagnostics: &[Diagnostic], sources: &load::Sources, matrix: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let colour = out.is_terminal() && std::env::var_os("NO_COLOR").is_none();
    for diagnostic in diagnostics {
        writeln!(out, "{}\n", diagnostic.render(sources.text(&diagnostic.path), colour))?;
    }
    write!(out, "{matrix}")?;
    out.flush()
}
