//! Arguments to the window, or to one headless command; nothing else.

use clap::Parser as _;
use evidesk::app::file_profile::{FileProfile, open_to_read};
use evidesk::app::journal::Store as _;
use evidesk::cli::{Arguments, Command, check, families, grade, marks, rules};
use evidesk::content::load;
use evidesk::record::FileStore;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let folders: Vec<&Path> = arguments.content.iter().map(PathBuf::as_path).collect();
    if let Some(missing) = folders.iter().find(|folder| std::fs::read_dir(folder).is_err()) {
        eprintln!("evidesk: --content {}: no folder that can be read; name one that holds cases", missing.display());
        return ExitCode::from(2);
    }
    let done = match &arguments.command {
        Some(Command::Check { paths, json, golden }) => check::run(paths, *json, *golden),
        Some(Command::Grade { files, json }) => grade::run(load::with_folders(&folders).library, files, *json),
        Some(Command::Rules { json }) => rules::list(*json),
        #[cfg(feature = "pdf")]
        Some(Command::Export { file, pdf, json }) => {
            evidesk::cli::export::run(load::with_folders(&folders).library, file, pdf, *json)
        }
        #[cfg(feature = "pdf")]
        Some(Command::Cards { pdf, json }) => evidesk::cli::cards::run(&load::with_folders(&folders).library, pdf, *json),
        Some(Command::Explain { code }) => rules::explain(code),
        Some(Command::Families { folder }) => families::run(folder),
        Some(Command::Marks { files, score, train, hold_out }) => {
            let options = marks::Options { score: *score, train: train.as_deref(), hold_out: hold_out.as_deref() };
            marks::run(&load::for_window(&folders).library, files, options)
        }
        None => window(&arguments, &folders).map_or_else(
            |why| {
                eprintln!("evidesk: {why}");
                2
            },
            |()| 0,
        ),
    };
    ExitCode::from(done)
}

/// Opens the window; the reason in one sentence, when it cannot be opened.
fn window(arguments: &Arguments, folders: &[&Path]) -> Result<(), String> {
    let said = |error: &dyn std::fmt::Display| error.to_string();
    let folder = arguments
        .profile_folder()
        .map_err(|error| format!("the folder of the program is not known: {error}. Use --profile DIR"))?;
    let store = FileStore::open(folder.as_deref()).map_err(|error| said(&error))?;
    let mut profile = FileProfile::new(store, Arc::default());
    // A folder that was opened before and is gone now, a stick that was pulled out, is left out; the window names it.
    let opened: Vec<PathBuf> = profile.folders().into_iter().map(PathBuf::from).filter(|folder| folder.is_dir()).collect();
    let all: Vec<&Path> = folders.iter().copied().chain(opened.iter().map(PathBuf::as_path)).collect();
    let loaded = load::for_window(&all);
    loaded.diagnostics.iter().for_each(|diagnostic| eprintln!("{diagnostic}"));
    let library = Arc::new(loaded.library);
    let shown = arguments.file.as_deref().map(|file| attempt(file, &library)).transpose()?;
    profile.use_library(&library);
    let content = arguments.content.clone().into_iter().collect();
    let options = evidesk::app::Options { store: Box::new(profile), shown, content, ..Default::default() };
    evidesk::app::run(library, options).map_err(|error| format!("no window can be opened: {}", why_no_window(&error)))
}

/// Why there is no window, and what to do, in one sentence.
fn why_no_window(error: &eframe::Error) -> String {
    match error {
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => "there is no display; start it in a desktop session \
            (DISPLAY or WAYLAND_DISPLAY names one), or use a headless command (evidesk --help)"
            .to_owned(),
        other => format!(
            "OpenGL cannot be used ({other}); install a graphics driver, or set LIBGL_ALWAYS_SOFTWARE=1 to draw without one"
        ),
    }
}

fn attempt(file: &Path, library: &Arc<evidesk::content::Library>) -> Result<(evidesk::app::journal::Opened, String), String> {
    open_to_read(file, library).map_err(|why| format!("{why}. FILE is an attempt file; for commands see evidesk --help"))
}
