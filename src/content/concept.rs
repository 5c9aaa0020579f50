//! What free text can say, as data: lists of words, signals made of patterns, and the marks that add signals up.
//! Each mark carries its own examples and counter-examples; a test runs them.

use super::role::{Role, ValueKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A file of concepts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConceptDocument {
    /// Its id, and the name of its file.
    pub id: String,
    /// Lists of words and phrases, by name; every file may use the lists of all.
    #[serde(default)]
    pub lists: BTreeMap<String, Vec<String>>,
    /// Signals by name; unique over all files.
    #[serde(default)]
    pub signals: BTreeMap<String, Signal>,
    /// Marks by name.
    #[serde(default)]
    pub marks: BTreeMap<String, Mark>,
}

/// Something that can be found in a text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signal {
    /// Patterns of which one must be found.
    pub find: Vec<String>,
    /// Patterns that undo a find in the same sentence.
    #[serde(default)]
    pub unless: Vec<String>,
    /// It does not count where it is denied.
    #[serde(default)]
    pub asserted: bool,
    /// It counts only where it is denied.
    #[serde(default)]
    pub denied: bool,
    /// It counts only where one of these signals is found near it.
    #[serde(default)]
    pub with: Vec<String>,
    /// How many sentences away that may be.
    #[serde(default)]
    pub reach: usize,
}

/// One question to a text, answered yes or no.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mark {
    /// The field in which it is looked for; every one, if empty.
    #[serde(default)]
    pub field: String,
    /// Its name for people.
    pub label: String,
    /// What the text says where it is yes.
    pub says: String,
    /// It is a fault, and not something that should be there.
    #[serde(default)]
    pub fault: bool,
    /// How much more readily a fault is asked about than its texts alone say, in tenths; ten, if nothing stands here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wary: Option<i32>,
    /// What it would have sounded like, where it is missing.
    #[serde(default)]
    pub sounds_like: String,
    /// What it starts from, before any signal.
    pub start: i32,
    /// What each signal adds or takes.
    pub signals: BTreeMap<String, i32>,
    /// Texts that say it.
    #[serde(default)]
    pub examples: Vec<String>,
    /// Texts that do not, though they look like it.
    #[serde(default)]
    pub counter_examples: Vec<String>,
}

/// A concept of one case: what a text of this case should mention, or must not. Found by patterns alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseConcept {
    /// The fields in which it is looked for, by role; every long field, if none is named.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// It is looked for by criteria alone, in notes and decisions: no field of a form shows it.
    #[serde(default)]
    pub diary: bool,
    /// Its name for people.
    pub label: String,
    /// What the text says where it is found.
    pub says: String,
    /// It must not be there.
    #[serde(default)]
    pub fault: bool,
    /// What it would have sounded like, where it is missing.
    #[serde(default)]
    pub sounds_like: String,
    /// Patterns of which one must be found; the lists and things of the library may be used in them.
    pub find: Vec<String>,
    /// Patterns that undo a find in the same sentence.
    #[serde(default)]
    pub unless: Vec<String>,
    /// It does not count where it is denied.
    #[serde(default)]
    pub asserted: bool,
    /// Texts that say it.
    pub examples: Vec<String>,
    /// Texts that do not, though they look like it.
    pub counter_examples: Vec<String>,
}

impl CaseConcept {
    /// True for a concept that is looked for in texts of this role.
    pub fn belongs_to(&self, role: Role) -> bool {
        !self.diary && if self.roles.is_empty() { role.kind() == ValueKind::Long } else { self.roles.contains(&role) }
    }
}

/// Weights learned from rated texts, in tenths: they stand for those of the marks.
pub type Weights = BTreeMap<String, (i32, BTreeMap<String, i32>)>;
