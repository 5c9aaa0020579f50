//! Exercises of a lesson: stories that are taken apart by their elements, things that are sorted, a draft that is
//! tested line by line. Each answer is explained; how it is asked is the app's.

use super::Choice;
use crate::content::id::ClauseId;
use crate::content::time::Date;
use serde::{Deserialize, Serialize};

/// An exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Exercise {
    /// Which fact shows which element, and which offence that makes.
    Elements(Elements),
    /// Each thing belongs into one bin.
    Sort(Sort),
    /// A draft is put to the six-line test.
    Draft(Draft),
}

impl Exercise {
    /// Its title.
    pub fn title(&self) -> &str {
        match self {
            Self::Elements(it) => &it.title,
            Self::Sort(it) => &it.title,
            Self::Draft(it) => &it.title,
        }
    }

    /// What is asked.
    pub fn intro(&self) -> &str {
        match self {
            Self::Elements(it) => &it.intro,
            Self::Sort(it) => &it.intro,
            Self::Draft(it) => &it.intro,
        }
    }
}

/// Stories, each with the cards of its exhibits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Elements {
    /// Its title.
    pub title: String,
    /// What is asked.
    pub intro: String,
    /// The stories.
    pub stories: Vec<Story>,
}

/// A short story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// Its title.
    pub title: String,
    /// The day of the act: it chooses the law.
    pub day: Date,
    /// The person who was harmed is under 18: no means are needed.
    #[serde(default)]
    pub child: bool,
    /// What happened.
    pub text: String,
    /// What is at hand.
    pub facts: Vec<Fact>,
    /// Every element, and what shows it.
    pub elements: Vec<ElementRow>,
    /// The offence.
    pub crime: Crime,
    /// Why it is that, and no other.
    pub why: String,
    /// Clauses that this rests on.
    pub cites: Vec<ClauseId>,
}

/// The card of an exhibit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Its number: `X1`.
    pub id: String,
    /// What it is.
    pub title: String,
    /// What stands in it.
    pub text: String,
    /// It is the word of the person who was harmed, and nothing else.
    #[serde(default)]
    pub word: bool,
}

/// An element of one of the two offences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Element {
    /// Recruit, move, keep.
    Act,
    /// Force, fraud, pressure.
    Means,
    /// Exploitation aimed at.
    Purpose,
    /// Illegal crossing of a border.
    Border,
    /// Money or gain for it.
    Benefit,
}

impl Element {
    /// All, those of trafficking first.
    pub const ALL: [Self; 5] = [Self::Act, Self::Means, Self::Purpose, Self::Border, Self::Benefit];
}

/// What shows an element; nothing does, or nothing is needed, where the list is empty.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElementRow {
    /// Which.
    pub element: Element,
    /// The cards that show it.
    #[serde(default)]
    pub shown_by: Vec<String>,
    /// Cards about which good officers differ: ticked or not, it is no mistake.
    #[serde(default)]
    pub may: Vec<String>,
    /// Why these, or why none.
    pub why: String,
    /// Clauses that this rests on.
    #[serde(default)]
    pub cites: Vec<ClauseId>,
}

/// What a story comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Crime {
    /// Trafficking in persons.
    Trafficking,
    /// Smuggling of migrants.
    Smuggling,
    /// Both, beside each other.
    Both,
    /// Neither of the two.
    Neither,
}

impl Crime {
    /// All.
    pub const ALL: [Self; 4] = [Self::Trafficking, Self::Smuggling, Self::Both, Self::Neither];

    /// The elements that it needs; a child victim needs no means.
    pub fn needs(self, child: bool) -> Vec<Element> {
        let trafficking =
            [Element::Act, Element::Means, Element::Purpose].into_iter().filter(|it| !child || *it != Element::Means);
        let smuggling = [Element::Border, Element::Benefit];
        match self {
            Self::Trafficking => trafficking.collect(),
            Self::Smuggling => smuggling.to_vec(),
            Self::Both => trafficking.chain(smuggling).collect(),
            Self::Neither => Vec::new(),
        }
    }
}

/// Things that are put into bins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sort {
    /// Its title.
    pub title: String,
    /// What is asked.
    pub intro: String,
    /// The bins.
    pub bins: Vec<Bin>,
    /// The things.
    pub items: Vec<Item>,
}

/// A bin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bin {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What lies in it is struck out.
    #[serde(default)]
    pub strikes: bool,
}

/// A thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// What it is.
    pub text: String,
    /// The bin into which it belongs.
    pub bin: String,
    /// Why.
    pub why: String,
    /// Clauses that this rests on.
    #[serde(default)]
    pub cites: Vec<ClauseId>,
}

/// A draft, and the six lines of the test.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// Its title.
    pub title: String,
    /// What is asked.
    pub intro: String,
    /// The draft: what each field is called, and what stands in it.
    pub draft: Vec<(String, String)>,
    /// The six lines, in order.
    pub lines: Vec<TestLine>,
}

/// A line of the test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TestPart {
    /// Which crime, which fact.
    Purpose,
    /// Which power, for this office and this data.
    LegalBasis,
    /// Why no milder way.
    Necessity,
    /// No more than needed.
    Proportionality,
    /// Who else is touched.
    Touched,
    /// Who approved, how it is kept, until when.
    Safeguards,
}

impl TestPart {
    /// All, in the order of the test.
    pub const ALL: [Self; 6] =
        [Self::Purpose, Self::LegalBasis, Self::Necessity, Self::Proportionality, Self::Touched, Self::Safeguards];
}

/// What one line of the test asks of the draft.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TestLine {
    /// Which line.
    pub part: TestPart,
    /// What is asked.
    pub ask: String,
    /// What can be answered; one is right.
    pub options: Vec<Choice>,
}
