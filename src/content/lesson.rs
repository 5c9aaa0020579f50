//! A lesson: what stands before the cases of a module. A text with one diagram in it, a few questions with every
//! answer explained, exercises where a module needs them, and a card to print. Nothing here is scored.

mod diagram;
mod exercise;

use super::id::{ClauseId, LessonId};
use super::time::Date;
pub use diagram::{Branch, Diagram, Gate, Lane, Line, Shape, Span, Step, Sum, Tone};
pub use exercise::{Bin, Crime, Draft, Element, ElementRow, Elements, Exercise, Fact, Item, Sort, Story, TestLine, TestPart};
use serde::{Deserialize, Serialize};

/// A module of the workshop, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Module {
    /// M1 Crimes and law.
    CrimesAndLaw,
    /// M2 Data and human rights.
    DataAndRights,
    /// M3 Preservation.
    Preservation,
    /// M4 Voluntary disclosure.
    VoluntaryDisclosure,
    /// M5 Emergency.
    Emergency,
    /// M6 Mutual legal assistance.
    MutualLegalAssistance,
    /// M7 Handling and admissibility.
    Handling,
    /// Capstone.
    Capstone,
}

impl Module {
    /// All, in the workshop's order.
    pub const ALL: [Self; 8] = [
        Self::CrimesAndLaw,
        Self::DataAndRights,
        Self::Preservation,
        Self::VoluntaryDisclosure,
        Self::Emergency,
        Self::MutualLegalAssistance,
        Self::Handling,
        Self::Capstone,
    ];
}

/// The line of a lesson's text at which its diagram is drawn.
pub const DIAGRAM: &str = "[diagram]";

/// A lesson.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// Its id.
    pub id: LessonId,
    /// The module that it opens.
    pub module: Module,
    /// Its title.
    pub title: String,
    /// Minutes for reading and for the questions.
    pub minutes: u32,
    /// Its text (Markdown), with a line [`DIAGRAM`].
    pub text: String,
    /// What is drawn there.
    pub diagram: Diagram,
    /// Questions to check oneself with, in order.
    pub questions: Vec<Question>,
    /// Longer exercises.
    #[serde(default)]
    pub exercises: Vec<Exercise>,
    /// One page to print.
    pub card: Card,
    /// Clauses that it rests on.
    pub cites: Vec<ClauseId>,
    /// The day of its facts.
    pub as_of: Date,
}

impl Lesson {
    /// Its text before and after the diagram.
    pub fn parts(&self) -> (String, String) {
        let lines = || self.text.lines();
        let at = lines().position(|line| line.trim() == DIAGRAM).unwrap_or(usize::MAX);
        let join = |lines: Vec<&str>| lines.join("\n").trim().to_owned();
        (join(lines().take(at).collect()), join(lines().skip(at.saturating_add(1)).collect()))
    }
}

/// A question with answers to choose from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What is asked.
    pub ask: String,
    /// How many answers are right; with more than one, all of them are ticked before they are looked at.
    #[serde(default = "one")]
    pub needs: usize,
    /// What can be answered.
    pub options: Vec<Choice>,
}

fn one() -> usize {
    1
}

/// An answer, and why it is right or not.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The answer.
    pub text: String,
    /// It is right.
    #[serde(default)]
    pub right: bool,
    /// Why, or why not.
    pub why: String,
    /// Clauses that this rests on.
    #[serde(default)]
    pub cites: Vec<ClauseId>,
}

/// What is worth having on one page beside the desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Its heading.
    pub title: String,
    /// Its lines, in order.
    pub lines: Vec<String>,
}
