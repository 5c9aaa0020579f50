//! Arguments to the window or to one command; nothing else.

use evidesk::app::{self, Options};
use evidesk::content::load;
use std::process::ExitCode;

fn main() -> ExitCode {
    let loaded = load::embedded();
    match app::run(loaded.library, Options::default()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The window could not be opened: {error}");
            ExitCode::from(2)
        }
    }
}
