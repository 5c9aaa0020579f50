//! Why a file of the profile cannot be used, in one sentence that says what to do.

use crate::case::attempt::{AttemptError, RetryError};
use std::io;
use std::path::PathBuf;

/// Why a file of the profile cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// The profile folder cannot be used.
    #[error("the profile folder {} cannot be used: {why}. Make it readable and writable, or name another with --profile DIR", .folder.display())]
    Folder {
        /// Which.
        folder: PathBuf,
        /// Why.
        why: io::Error,
    },
    /// There is no home for a profile.
    #[error("this system names no folder for profiles; name one with --profile DIR")]
    NoHome,
    /// A file cannot be written.
    #[error("{} cannot be written: {why}. What was written before is whole; free some space or make the folder writable, then try again", .path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
    /// A file cannot be read.
    #[error("{} cannot be read: {why}. Check your rights to it", .path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        why: io::Error,
    },
    /// An attempt file that cannot be understood.
    #[error(transparent)]
    Attempt(#[from] AttemptError),
    /// An attempt cannot be started again at that point.
    #[error(transparent)]
    Retry(#[from] RetryError),
    /// Another window has this test.
    #[error("another window holds this test. Go on there, or close it first")]
    TestElsewhere,
    /// A newer version wrote the record of a test.
    #[error("a newer version of Evidesk wrote these results. Use that version; here they stay as they are")]
    TestNewer,
    /// The record of a test cannot be understood.
    #[error("{} cannot be understood. It is kept beside the new one when the test is taken", .path.display())]
    TestUnread {
        /// Which.
        path: PathBuf,
    },
    /// Nothing can be added to this attempt.
    #[error("{0}")]
    ReadOnly(ReadOnly),
}

impl RecordError {
    /// The same for a line in the window: no path, no number of the system.
    pub fn short(&self) -> String {
        match self {
            Self::Write { why, .. } => {
                let kind = why.kind().to_string();
                let first: String = kind.chars().take(1).flat_map(char::to_uppercase).collect();
                let rest: String = kind.chars().skip(1).collect();
                format!("{first}{rest}. Free some space, or make the profile folder writable; it is tried again by itself.")
            }
            other => format!("{other}."),
        }
    }
}

/// Why nothing can be added to an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadOnly {
    /// Another window has it open.
    #[error("Another window holds this attempt. Here it can only be read")]
    Elsewhere,
    /// The case was closed.
    #[error("The case is closed. The attempt can only be read")]
    Closed,
    /// A newer version wrote in it.
    #[error("A newer version of Evidesk wrote in this attempt. Go on with that version; here it can only be read")]
    Newer,
    /// The file may not be written.
    #[error("The attempt file is write-protected. Make it writable to go on; until then it can only be read")]
    NoRights,
}
