//! What can be wrong with an attempt file: faults that stop the reading, and remarks that do not.

use std::fmt;

/// Why an attempt file cannot be read, with its name and line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct AttemptError {
    /// The file, as it was named by the caller.
    pub file: String,
    /// The line, from 1; `None` for the file as a whole.
    pub line: Option<usize>,
    /// What is wrong.
    pub fault: Fault,
}

impl fmt::Display for AttemptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.fault),
            None => write!(f, "{}: {}", self.file, self.fault),
        }
    }
}

/// What is wrong with a line, or with the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Nothing in it.
    #[error("nothing is in this file; an attempt begins with a line such as {{\"evidesk\":1,\"scenario\":\"first-hours\"}}")]
    Empty,
    /// Over the bound for files.
    #[error("the file is larger than 16 MiB; an attempt is far smaller, so this is probably another file")]
    TooLarge,
    /// Over the bound for lines.
    #[error("the line is longer than 1 MiB; shorten the texts in it")]
    LineTooLong,
    /// Over the bound for their number.
    #[error("more than 20,000 lines; split the attempt")]
    TooManyLines,
    /// Not UTF-8.
    #[error("the line is not UTF-8 text; save the file as UTF-8")]
    NotUtf8,
    /// Not JSON.
    #[error("the line is not JSON, or is nested too deeply: {why}, column {column}; each line is one whole JSON object")]
    NotJson {
        /// What the reader of JSON says.
        why: String,
        /// Where in the line, from 1.
        column: usize,
    },
    /// JSON, but no object.
    #[error("the line is not a JSON object; write {{…}}")]
    NotAnObject,
    /// No header.
    #[error("the first line has no \"evidesk\":1, so this is not an attempt file")]
    NotAnAttempt,
    /// A format of the future.
    #[error("the file has format {0}, this version reads format 1; open it with a newer version")]
    NewerFormat(String),
    /// A member that must be there.
    #[error("the member \"{0}\" is missing; add it")]
    Missing(&'static str),
    /// A member of the wrong type.
    #[error("the member \"{member}\" must be {expected}")]
    WrongType {
        /// Which.
        member: &'static str,
        /// What it must be.
        expected: &'static str,
    },
    /// A known action that does not fit its kind.
    #[error("the action \"{kind}\" cannot be read: {why}; the table of kinds says which members it has")]
    BadAction {
        /// Its kind.
        kind: String,
        /// What does not fit.
        why: String,
    },
    /// A value that is neither text nor keys nor rows.
    #[error(
        "the value of \"{member}\" in the action \"{kind}\" must be a text, a list of choice keys, or a list of rows of texts"
    )]
    BadValue {
        /// Kind of the action.
        kind: String,
        /// Which value.
        member: String,
    },
}

/// Something odd that does not stop the reading. The text is what people are told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Remark {
    /// The chain does not fit.
    #[error("line {line}: the chain does not fit; this line was changed or inserted, or one before it was cut")]
    Chain {
        /// Line of the file.
        line: usize,
    },
    /// No chain, though other lines have one.
    #[error("line {line}: no chain, though other lines have one; this line was inserted or changed by hand")]
    Unchained {
        /// Line of the file.
        line: usize,
    },
    /// A copy of the case time differs.
    #[error("action {n}: its case time is not what the actions before it give; the file was changed by hand")]
    CaseTime {
        /// Number of the action.
        n: u32,
    },
    /// Another number than the place in the file.
    #[error("line {line}: written as action {written}, it is number {n} in the file; it counts as {n}")]
    Number {
        /// Line of the file.
        line: usize,
        /// As written.
        written: u64,
        /// Its place.
        n: u32,
    },
    /// A kind of action that this version does not know.
    #[error("line {line}: the action \"{kind}\" is not known to this version; what comes before it counts")]
    UnknownKind {
        /// Line of the file.
        line: usize,
        /// Which.
        kind: String,
    },
    /// Something follows the close.
    #[error("line {line}: it follows the close of the case, which ends a file")]
    AfterClose {
        /// Line of the file.
        line: usize,
    },
    /// The last line was not written to its end.
    #[error("line {line}: the last line is torn, as after a crash or on a full disk; what comes before it counts")]
    Torn {
        /// Line of the file.
        line: usize,
    },
}
