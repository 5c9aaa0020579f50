//! What is wrong with a file of content: where, what, and how to mend it.

use serde::Serialize;
use std::fmt;

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The document cannot be used as it stands.
    Error,
    /// It can, but should be mended.
    Warning,
    /// A suggestion.
    Hint,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Diagnostic {
    /// The file.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1.
    pub column: usize,
    /// Last line.
    pub end_line: usize,
    /// Column after the last sign.
    pub end_column: usize,
    /// How bad.
    pub severity: Level,
    /// A stable name of the kind of mistake.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Diagnostic {
    /// An error at the first place of a file where a text stands; at its head, if it stands nowhere.
    pub fn at_text(path: &str, source: &str, text: &str, code: &'static str, message: String, help: String) -> Self {
        let (line, column) = source.find(text).map_or((1, 1), |at| {
            let before = &source[..at];
            (before.matches('\n').count() + 1, before.chars().rev().take_while(|c| *c != '\n').count() + 1)
        });
        let end_column = column + text.chars().count();
        Self { path: path.to_owned(), line, column, end_line: line, end_column, severity: Level::Error, code, message, help }
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let level = match self.severity {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Hint => "hint",
        };
        write!(f, "{level}[{}]: {}\n  --> {}:{}:{}", self.code, self.message, self.path, self.line, self.column)?;
        if self.help.is_empty() { Ok(()) } else { write!(f, "\n  = help: {}", self.help) }
    }
}

/// The known name nearest to a wrong one, if one is near.
pub fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|name| (strsim::damerau_levenshtein(wrong, name), name))
        .filter(|(distance, name)| *distance <= 1 + name.chars().count().max(wrong.chars().count()) / 4)
        .min()
        .map(|(_, name)| name)
}
