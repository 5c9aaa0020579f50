//! `evidesk cards --pdf FOLDER`: the cards of all lessons on paper, one page each, as the window prints them one by
//! one. For whoever prepares a workshop.

use crate::cli::say;
use crate::content::Library;
use crate::record::export::{card, save};
use serde_json::json;
use std::path::Path;

/// Runs it; returns the exit status.
pub fn run(library: &Library, folder: &Path, as_json: bool) -> u8 {
    for lesson in library.lessons.values() {
        let path = folder.join(format!("card-{}.pdf", lesson.id));
        match save(&card(library, lesson), &path) {
            Ok(pages) if as_json => say(json!({"path": path, "lesson": lesson.id, "pages": pages})),
            Ok(_) => say(path.display()),
            Err(why) => {
                eprintln!("evidesk: {why}");
                return 2;
            }
        }
    }
    0
}
