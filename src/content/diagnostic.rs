//! What is wrong with a file of content: where, what, and how to mend it; told to people as compilers do, with the
//! line and what is meant in it.

use super::place::{self, Span};
use annotate_snippets::{AnnotationKind, Level as Title, Origin, Renderer, Snippet};
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
    /// About a file as a whole.
    pub fn file(path: &str, severity: Level, code: &'static str, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self::at(path, "", 0..0, severity, code, message, help)
    }

    /// About a span of a file's text.
    pub fn at(
        path: &str,
        text: &str,
        span: Span,
        severity: Level,
        code: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        let (line, column) = place::line_column(text, span.start);
        let (end_line, end_column) = place::line_column(text, span.end);
        let (message, help) = (message.into(), help.into());
        Self { path: path.to_owned(), line, column, end_line, end_column, severity, code, message, help }
    }

    /// As compilers tell it: the line of the file, what is meant in it, and what to do.
    pub fn render(&self, text: Option<&str>, colour: bool) -> String {
        let level = match self.severity {
            Level::Error => Title::ERROR,
            Level::Warning => Title::WARNING,
            Level::Hint => Title::HELP.with_name("hint"),
        };
        let title = level.primary_title(self.message.as_str()).id(self.code);
        let help = (!self.help.is_empty()).then(|| Title::HELP.message(self.help.as_str()));
        let group = match text {
            Some(text) => {
                let start = place::offset(text, self.line, self.column);
                let end = place::offset(text, self.end_line, self.end_column).max(start);
                // A span over many lines is shown by its first, or the rest of the document would be printed.
                let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
                let span = AnnotationKind::Primary.span(start..end.min(line_end));
                title.element(Snippet::source(text).path(self.path.as_str()).annotation(span))
            }
            None => title.element(Origin::path(self.path.as_str()).line(self.line).char_column(self.column)),
        };
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group.elements(help)])
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

/// The known name nearest to a wrong one, if one is near; of equals, the one that begins alike.
pub fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let alike = |name: &str| name.chars().zip(wrong.chars()).take_while(|(a, b)| a == b).count();
    known
        .map(|name| (strsim::damerau_levenshtein(wrong, name), name))
        .filter(|(distance, name)| *distance <= 1 + name.chars().count().max(wrong.chars().count()) / 4)
        .min_by_key(|(distance, name)| (*distance, std::cmp::Reverse(alike(name)), *name))
        .map(|(_, name)| name)
}

/// Help that names the known name nearest to a wrong one; else up to eight of those that there are.
pub fn meant<'a>(wrong: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    if let Some(name) = nearest(wrong, known.clone()) {
        return format!("did you mean `{name}`?");
    }
    let some: Vec<&str> = known.clone().take(8).collect();
    match (some.is_empty(), known.count() > some.len()) {
        (true, _) => "none is declared here".to_owned(),
        (false, true) => format!("there are, among others: {}", some.join(", ")),
        (false, false) => format!("there are: {}", some.join(", ")),
    }
}
