//! Words of the trade in plain English, and ways to begin a long text. Words explain; nothing is judged by them.

use super::role::Role;
use super::time::Date;
use serde::{Deserialize, Serialize};

/// The glossary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Glossary {
    /// What it is made from.
    pub source: String,
    /// The day of its words.
    pub as_of: Date,
    /// The words, in the order of the alphabet.
    pub words: Vec<GlossaryWord>,
}

/// One word.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlossaryWord {
    /// The word.
    pub word: String,
    /// What it means.
    pub means: String,
    /// How it stands in running text when it means this; none where the word says other things too, such as "act".
    /// Capitals in a form must be capitals in the text.
    #[serde(default)]
    pub in_text: Vec<String>,
}

/// A way to begin a long text: dots stand where the officer's own facts go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Starter {
    /// The field that it begins.
    pub role: Role,
    /// The column, where the field is a row of several.
    #[serde(default)]
    pub column: Option<String>,
    /// The beginning.
    pub text: String,
}
