//! What is printed: a filled form, a debrief, the card of a lesson, each as a PDF that says TRAINING across every page and in what it says of
//! itself. A [`Paper`] is made here alone, and only of a form in which something was written: no blank emergency form
//! leaves the program. `layout` puts it on pages, and knows no PDF; `pdf` draws.

mod card;
mod debrief;
mod flow;
mod form;
mod glyphs;
mod layout;
mod lines;
mod page;
mod paper;
mod pdf;
mod table;
#[cfg(test)]
mod tests;

pub use card::card;
pub use debrief::debrief;
pub use form::{Refused, form};
pub use paper::{FOOT, Paper, TRAINING};
pub use pdf::pdf;

use std::io;
use std::path::{Path, PathBuf};

/// Why a paper could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// An embedded font cannot be used.
    #[error("a font of the program cannot be read. Install the program again")]
    Font,
    /// The PDF could not be made.
    #[error("the PDF could not be made: {0}")]
    Pdf(String),
    /// The file could not be written.
    #[error("{} cannot be written: {why}. Choose another folder, or make it writable; what was there before is as it was", .path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
}

/// Writes a paper; a file that was there is replaced whole or not at all. Returns the number of pages.
///
/// # Errors
/// When it cannot be made or written.
pub fn save(paper: &Paper, path: &Path) -> Result<usize, ExportError> {
    let (bytes, pages) = pdf(paper)?;
    super::replace(path, &bytes).map_err(|why| ExportError::Write { path: path.to_owned(), why })?;
    Ok(pages)
}
