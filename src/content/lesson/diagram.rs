//! What a lesson draws: a small closed vocabulary. How it looks is the app's; here stand the words, and one text that
//! says the same to who does not see it.

use serde::{Deserialize, Serialize};

/// A diagram.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Diagram {
    /// What it shows, in a few words.
    pub title: String,
    /// The same in sentences, for a screen reader and for print.
    pub alt: String,
    /// What is drawn.
    pub shape: Shape,
}

/// The kinds of diagram.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Shape {
    /// One thing after the other.
    Steps(Vec<Step>),
    /// Stairs; the first stands at the bottom.
    Ladder(Vec<Step>),
    /// Parts that make a whole, one sum below the other.
    Sums(Vec<Sum>),
    /// A question and where each answer leads.
    Fork(String, Vec<Branch>),
    /// Questions one after the other, each of which can end the way; and what stands at the end of it.
    Gates(Vec<Gate>, Step),
    /// Spans of time beside each other.
    Timeline(Line),
}

/// How something is meant: it is said in words too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// The way to go.
    Good,
    /// With care.
    Care,
    /// Not this way.
    Stop,
}

/// A name and what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its name.
    pub name: String,
    /// A few words more.
    #[serde(default)]
    pub note: String,
    /// How it is meant.
    #[serde(default)]
    pub tone: Tone,
}

/// Parts that make a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    /// The parts.
    pub parts: Vec<Step>,
    /// The whole.
    pub whole: Step,
}

/// An answer and where it leads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Branch {
    /// The answer.
    pub when: String,
    /// Where it leads.
    pub then: Step,
}

/// A question that must be answered with yes to go on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// Its name.
    pub name: String,
    /// The question.
    pub ask: String,
    /// What to do when the answer is no.
    pub no: String,
}

/// Spans of time in one scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// What is counted: `day`, `hour`.
    pub unit: String,
    /// Where the scale ends; it begins at 0.
    pub until: u32,
    /// Moments that are named below: the count and the name.
    pub ticks: Vec<(u32, String)>,
    /// The rows.
    pub lanes: Vec<Lane>,
}

/// A row of spans.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lane {
    /// What lives in it.
    pub name: String,
    /// A few words more.
    #[serde(default)]
    pub note: String,
    /// Its spans, in order.
    pub spans: Vec<Span>,
}

/// A span: from, to, and how it is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span(pub u32, pub u32, #[serde(default)] pub Tone);
