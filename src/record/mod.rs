//! What is kept: files and locks. A line is on the disk before it is acknowledged; what is replaced is replaced
//! whole; a torn end is kept aside, never dropped.

mod attempt_file;
mod attempts;
mod error;
#[cfg(feature = "pdf")]
pub mod export;
mod test_file;

pub use attempt_file::AttemptFile;
pub use attempts::{FileStore, Listed, read_attempt};
pub use error::{ReadOnly, RecordError};
pub use test_file::{OpenTest, Right, TestFile, TestRecord, TestResult};

use chrono::{SecondsFormat, Utc};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// How the names of temporary files begin.
const TEMPORARY: &str = ".new-";

/// Replaces a file whole: temporary file beside it, sync, rename, sync of the folder.
///
/// # Errors
/// Those of the file system; the old file is then as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut temporary = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    temporary.persist(path).map_err(|error| error.error)?;
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(())
}

/// The wall clock, as attempt files have it.
#[expect(clippy::disallowed_methods, reason = "a line of the journal is stamped when it is written")]
fn now() -> String {
    Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true)
}
