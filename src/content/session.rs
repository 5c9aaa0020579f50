//! A workshop as it runs: its days part by part, what each part opens and hands out, and what is cut when it is late.
//! It starts nothing and times nothing; the window shows it and the check adds it up.

use super::id::{FormId, LessonId, PartId, ScenarioId, SessionId, TestId};
use super::lesson::Module;
use super::test::Sitting;
use super::time::Clock;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A workshop.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Its title.
    pub title: String,
    /// What it is, for whoever chooses between several.
    pub about: String,
    /// Minutes of all parts, breaks not counted.
    pub net_minutes: u32,
    /// Modules for which it has no time.
    #[serde(default)]
    pub leaves_out: Vec<Module>,
    /// Its days, in order.
    pub days: Vec<Day>,
    /// What is cut when it is late, the least first. Later steps add to earlier ones.
    pub late: Vec<Late>,
    /// What stays whole, however late it is.
    pub never_cut: Vec<Never>,
}

impl Session {
    /// Every part, in order.
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        self.days.iter().flat_map(|day| &day.parts)
    }

    /// The part with this id.
    pub fn part(&self, id: &PartId) -> Option<&Part> {
        self.parts().find(|part| part.id == *id)
    }
}

/// A day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// What it is called.
    pub name: String,
    /// Its parts; each begins where the one before ends.
    pub parts: Vec<Part>,
}

impl Day {
    /// The part that runs at this time of day, if the day goes as planned.
    pub fn at(&self, now: Clock) -> Option<&Part> {
        self.parts.iter().find(|part| part.at <= now && now < part.end())
    }

    /// When it ends.
    pub fn end(&self) -> Option<Clock> {
        self.parts.last().map(Part::end)
    }
}

/// A part of a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Its id, unique in the session.
    pub id: PartId,
    /// When it begins.
    pub at: Clock,
    /// How long it is.
    pub minutes: u32,
    /// What kind of part it is.
    pub kind: PartKind,
    /// The modules that it belongs to.
    #[serde(default)]
    pub modules: Vec<Module>,
    /// Its title.
    pub title: String,
    /// What happens, in a few sentences.
    #[serde(default)]
    pub does: String,
    /// Who leads.
    #[serde(default)]
    pub leads: String,
    /// What is opened in the program.
    #[serde(default)]
    pub opens: Vec<Opens>,
    /// What is handed out on paper.
    #[serde(default)]
    pub hands_out: Vec<Handout>,
    /// How its minutes are spent, where that is laid down.
    #[serde(default)]
    pub steps: Vec<Step>,
}

impl Part {
    /// When it ends.
    pub fn end(&self) -> Clock {
        self.at.plus(self.minutes)
    }
}

/// Kinds of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PartKind {
    /// The beginning: pairs, laptops, rules of the room.
    Opening,
    /// A test, before or after.
    Test,
    /// Theory.
    Theory,
    /// An exercise.
    Exercise,
    /// What is talked over after an exercise.
    Debrief,
    /// Something short that repeats or collects.
    Drill,
    /// Guests who speak and answer.
    Talk,
    /// A break.
    Break,
    /// The end: cards, certificates, purge.
    Closing,
}

/// Something that a part opens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum Opens {
    /// A lesson.
    Lesson(LessonId),
    /// A case.
    Case {
        /// Which.
        id: ScenarioId,
        /// The forms that are filled in in this part, each with its fields, where that is less than the case itself
        /// leaves open. A form without fields has all that the case leaves open.
        #[serde(default)]
        forms: BTreeMap<FormId, Vec<String>>,
    },
    /// A test.
    Test {
        /// Which.
        id: TestId,
        /// Before or after.
        sitting: Sitting,
    },
}

/// Something that is handed out on paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Handout {
    /// The card of a lesson.
    Card(LessonId),
    /// Another paper, by its name.
    Paper(String),
}

/// Some minutes of a part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// How many.
    pub minutes: u32,
    /// What is done in them.
    pub does: String,
}

/// What is cut from so many minutes late on, beside what was cut before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Late {
    /// So many minutes late.
    pub minutes: u32,
    /// What is cut.
    pub cuts: Vec<Cut>,
}

/// A cut.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cut {
    /// In which part.
    pub part: PartId,
    /// Minutes that it saves.
    pub saves: u32,
    /// What is done instead.
    pub instead: String,
}

/// What is never cut.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Never {
    /// What.
    pub what: Kept,
    /// The same in words.
    pub say: String,
}

/// Parts that stay whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Kept {
    /// All of a module.
    Module(Module),
    /// All of a kind.
    Kind(PartKind),
    /// One part.
    Part(PartId),
}

impl Kept {
    /// True when a part is meant.
    pub fn means(&self, part: &Part) -> bool {
        match self {
            Self::Module(module) => part.modules.contains(module),
            Self::Kind(kind) => part.kind == *kind,
            Self::Part(id) => part.id == *id,
        }
    }
}

/// What being late comes to at one point of a workshop.
#[derive(Clone, Debug, PartialEq)]
pub struct Catching<'a> {
    /// Cuts that can still be made.
    pub cuts: Vec<&'a Cut>,
    /// Cuts of parts that are over: they save nothing any more.
    pub gone: Vec<&'a Cut>,
    /// Minutes that stay when all cuts are made.
    pub left: u32,
}

impl Session {
    /// What is cut when it is `late` minutes late and the part `from` has been reached; from the start, without one.
    pub fn catch_up(&self, late: u32, from: Option<&PartId>) -> Catching<'_> {
        let reached = from.and_then(|from| self.parts().position(|part| part.id == *from)).unwrap_or(0);
        let ahead = |cut: &&Cut| self.parts().position(|part| part.id == cut.part).is_some_and(|at| at >= reached);
        let due = self.late.iter().filter(|step| step.minutes <= late).flat_map(|step| &step.cuts);
        let (cuts, gone): (Vec<&Cut>, Vec<&Cut>) = due.partition(ahead);
        let left = late.saturating_sub(cuts.iter().map(|cut| cut.saves).sum());
        Catching { cuts, gone, left }
    }
}
