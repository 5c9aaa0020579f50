//! `evidesk export FILE --pdf FOLDER`: what was sent and how it was judged, on paper: one PDF for each sent request,
//! and `debrief.pdf`.

use crate::assess::evaluate::evaluate;
use crate::case::attempt::Integrity;
use crate::cli::{grade, say};
use crate::content::Library;
use crate::record::export::{ExportError, Paper, debrief, form, save};
use crate::record::read_attempt;
use serde_json::json;
use std::path::Path;
use std::sync::Arc;

/// Runs it; returns the exit status.
pub fn run(library: Library, file: &Path, folder: &Path, as_json: bool) -> u8 {
    match papers(library, file, folder, as_json) {
        Ok(status) => status,
        Err(why) => {
            eprintln!("evidesk: {why}");
            2
        }
    }
}

fn papers(library: Library, file: &Path, folder: &Path, as_json: bool) -> Result<u8, String> {
    let shown = file.display();
    let mut attempt = read_attempt(file).map_err(|error| error.to_string())?;
    let world = grade::replay(&Arc::new(library), &mut attempt).map_err(|(line, why)| format!("{shown}:{line}: {why}"))?;
    attempt.remarks().iter().for_each(|remark| eprintln!("{shown}: {remark}"));
    let mut status = u8::from(attempt.integrity() == Integrity::Altered);
    let write = |paper: &Paper, name: String, request: Option<u32>| -> Result<(), ExportError> {
        let path = folder.join(name);
        let pages = save(paper, &path)?;
        if as_json {
            say(json!({"path": path, "request": request, "pages": pages}));
        } else {
            say(format_args!("{}: {pages} page{}", path.display(), if pages == 1 { "" } else { "s" }));
        }
        Ok(())
    };
    for dossier in world.requests().iter().filter(|dossier| !dossier.sendings.is_empty()) {
        match form(&world, dossier.number, None) {
            Ok(paper) => {
                let id = dossier.form.as_ref().map_or_else(String::new, |form| format!("-{form}"));
                let name = format!("request-{}{id}.pdf", dossier.number);
                write(&paper, name, Some(dossier.number)).map_err(|error| error.to_string())?;
            }
            Err(why) => {
                eprintln!("{shown}: request {} is not printed: {why}", dossier.number);
                status = 1;
            }
        }
    }
    let paper = debrief(&world, &evaluate(&world));
    write(&paper, "debrief.pdf".to_owned(), None).map_err(|error| error.to_string())?;
    Ok(status)
}
