//! Arguments to the window, or to one headless command; nothing else.

use clap::Parser as _;
use evidesk::cli::{Arguments, Command, check, grade, rules};
use evidesk::content::load;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let folders: Vec<&std::path::Path> = arguments.content.iter().map(std::path::PathBuf::as_path).collect();
    ExitCode::from(match &arguments.command {
        Some(Command::Check { paths, json, golden }) => check::run(paths, *json, *golden),
        Some(Command::Grade { files, json }) => grade::run(load::with_folders(&folders).library, files, *json),
        Some(Command::Rules { json }) => rules::list(*json),
        Some(Command::Explain { code }) => rules::explain(code),
        None => window(&arguments, &folders),
    })
}

fn window(arguments: &Arguments, folders: &[&std::path::Path]) -> u8 {
    let store = match evidesk::record::FileStore::open(arguments.profile.as_deref()) {
        Ok(store) => store,
        Err(error) => {
            eprintln!("evidesk: {error}");
            return 2;
        }
    };
    let loaded = load::with_folders(folders);
    loaded.diagnostics.iter().for_each(|diagnostic| eprintln!("{diagnostic}"));
    let library = std::sync::Arc::new(loaded.library);
    let profile = evidesk::app::file_profile::FileProfile::new(store, std::sync::Arc::clone(&library));
    let options = evidesk::app::Options { store: Box::new(profile), ..Default::default() };
    match evidesk::app::run(library, options) {
        Ok(()) => 0,
        Err(error) => {
            eprintln!(
                "evidesk: no window can be opened: {error}. Start it in a desktop session with OpenGL, or use a headless command (evidesk --help)"
            );
            2
        }
    }
}
