//! A paper: what is printed, as values. It knows nothing of pages; `layout` puts it on them.

use super::page::Ink;

/// What stands large across each page.
pub const TRAINING: &str = "TRAINING";
/// What stands at the foot of each page.
pub const FOOT: &str = "Training form, fictional addressee. Not an official form. No crest.";
/// What stands where nothing was written.
pub const EMPTY: &str = "empty";

/// One line or more that stand in a field: the name within the field, if it has one there, and the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// Its name within the field.
    pub name: Option<String>,
    /// The text.
    pub text: String,
    /// Set in the face for identifiers.
    pub mono: bool,
}

impl Said {
    /// A plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it is called.
    pub label: String,
    /// Headings, and whether the column is set in the face for identifiers.
    pub columns: Vec<(String, bool)>,
    /// Cells, row by row.
    pub rows: Vec<Vec<String>>,
}

/// What was found, in a debrief.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The colour of its weight.
    pub ink: Ink,
    /// The word for its weight.
    pub weight: String,
    /// What it is about, and where.
    pub about: String,
    /// What is the matter.
    pub title: String,
    /// Paragraphs with their names, which may be empty: why, better, what it caused, on what it rests.
    pub parts: Vec<Said>,
}

/// A piece of a paper.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading.
    Section(String),
    /// A label, and what stands beside it; nothing is `empty`.
    Field(String, Vec<Said>),
    /// A table over the whole width.
    Table(Table),
    /// A paragraph.
    Text(String),
    /// Numbered sentences.
    Numbered(Vec<String>),
    /// A large number and what it is a part of.
    Score(u32, String),
    /// A bar of hundred; nothing where nothing touched it.
    Bar(String, Option<u32>),
    /// A finding.
    Remark(Remark),
}

/// What is printed. It is made in this folder alone, after it was looked at whether it may be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// Its title.
    pub(super) title: String,
    /// A line above the title.
    pub(super) above: String,
    /// What stands at the right above every later page.
    pub(super) reference: String,
    /// Facts below the title: reference, addressee, date.
    pub(super) facts: Vec<(String, String)>,
    /// The rest.
    pub(super) blocks: Vec<Block>,
}

impl Paper {
    /// Its title, as a reader of PDF shows it.
    pub fn title(&self) -> String {
        format!("{TRAINING} – {}", self.title)
    }
}
