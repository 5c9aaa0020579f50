//! An attempt as values: header, action lines, and the chain that shows accidents and careless edits. Text
//! comes in and goes out here; files, locks and torn writes are the business of [`crate::record`]. What an
//! action means to the case is not known here, so copies of the case time are compared by whoever replays,
//! who reports a difference through [`Attempt::mark_altered`].

mod chain;
mod fault;
mod line;
mod parse;
mod retry;

pub use chain::FIRST_CHAIN;
pub use fault::{AttemptError, Fault, Remark};
pub use line::{sealed_header, sealed_line, unsealed_line};
pub use retry::{RetryError, RetryOf};

use super::action::{Action, ActionLine};
use crate::content::id::ScenarioId;
use line::Kept;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use std::fmt;

/// Most bytes of an attempt file: 16 MiB.
pub const MAX_FILE: usize = 16 << 20;
/// Most bytes of one line: 1 MiB.
pub const MAX_LINE: usize = 1 << 20;
/// Most lines, the header included; blank lines do not count.
pub const MAX_LINES: usize = 20_000;
/// The format that this program writes.
pub const FORMAT: u64 = 1;

/// Whether help is given on the way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Checks and hints on demand.
    #[default]
    Practice,
    /// Nothing is told before the case is closed.
    Assessment,
}

/// The first line: which exercise, who, and when.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// The scenario.
    pub scenario: ScenarioId,
    /// `sha256:…` of the content it was played with, or `golden`; empty when left out by hand.
    pub scenario_digest: String,
    /// Practice or assessment.
    pub mode: Mode,
    /// Codes of those who played it.
    pub participants: Vec<String>,
    /// Wall clock at the start, as written; empty when left out by hand.
    pub started: String,
    /// Members that this version does not know; written back as they came.
    pub unknown: Map<String, Json>,
}

/// How much of an attempt file can be relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Integrity {
    /// Sealed line by line, closed, and as it was written.
    Intact,
    /// Closed, without a chain.
    Unsealed,
    /// A line was cut, inserted or changed, or a copy of the case time is not what the actions give.
    Altered,
    /// Not closed, or with an action that this version does not know, or with a torn last line.
    Incomplete,
}

impl fmt::Display for Integrity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Intact => "intact",
            Self::Unsealed => "unsealed",
            Self::Altered => "altered",
            Self::Incomplete => "incomplete",
        })
    }
}

/// What the chain says, whether or not the case was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seal {
    /// Every line carries a chain, and each is right.
    Whole,
    /// No line carries a chain.
    None,
    /// Some lines carry none, or one is wrong.
    Broken,
}

/// An attempt: what was done, in order, and how far the file can be relied on.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// The first line.
    pub header: Header,
    /// The actions, up to the first of an unknown kind. `n` is the place in the file, from 1, whatever was written.
    pub lines: Vec<ActionLine>,
    /// Unknown members of the lines as read, by place; lines added later have none.
    kept: Vec<Kept>,
    /// Lines from the first unknown kind on, without their chains.
    beyond: Vec<String>,
    seal: Seal,
    last_chain: Option<String>,
    remarks: Vec<Remark>,
    whole_len: usize,
    newline_at_end: bool,
}

impl Attempt {
    /// An attempt in which nothing was done yet.
    pub fn new(header: Header) -> Self {
        Self {
            header,
            lines: Vec::new(),
            kept: Vec::new(),
            beyond: Vec::new(),
            seal: Seal::Whole,
            last_chain: None,
            remarks: Vec::new(),
            whole_len: 0,
            newline_at_end: true,
        }
    }

    /// Reads an attempt file; `file` is its name, for messages. See [`AttemptError`] for what cannot be read;
    /// everything else that is odd becomes a [`Remark`].
    ///
    /// # Errors
    /// When a line is no JSON, misses what it needs, or a bound is passed: the file and line are named.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, AttemptError> {
        parse::parse(file, bytes)
    }

    /// How far the file can be relied on; `altered` outweighs `incomplete`, which outweighs `unsealed`.
    pub fn integrity(&self) -> Integrity {
        let torn = self.remarks.iter().any(|remark| matches!(remark, Remark::Torn { .. }));
        if self.seal == Seal::Broken || self.remarks.iter().any(|remark| matches!(remark, Remark::CaseTime { .. })) {
            Integrity::Altered
        } else if torn || !self.is_closed() {
            Integrity::Incomplete
        } else if self.seal == Seal::None {
            Integrity::Unsealed
        } else {
            Integrity::Intact
        }
    }

    /// What the chain says.
    pub fn seal(&self) -> Seal {
        self.seal
    }

    /// What a reader of the file should be told, in the order of its lines.
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    /// Says that the copy of the case time in action `n` is not what the actions give: the file is altered.
    pub fn mark_altered(&mut self, n: u32) {
        let remark = Remark::CaseTime { n };
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    /// True when the last action closes the case, and nothing unknown follows.
    pub fn is_closed(&self) -> bool {
        self.beyond.is_empty() && matches!(self.lines.last(), Some(ActionLine { action: Action::Close { .. }, .. }))
    }

    /// True when all actions of the file are known to this version.
    pub fn is_fully_known(&self) -> bool {
        self.beyond.is_empty()
    }

    /// Number of the last action; 0 when nothing was done yet.
    pub fn last_n(&self) -> u32 {
        self.lines.last().map_or(0, |line| line.n)
    }

    /// The last wall clock that is written in the file, that of the header included.
    pub fn last_wall(&self) -> &str {
        let walls = self.lines.iter().rev().map(|line| line.wall.as_str());
        walls.chain([self.header.started.as_str()]).find(|wall| !wall.is_empty()).unwrap_or_default()
    }

    /// The chain of the last line as read, over which the next is sealed; `None` when that line has none.
    pub fn last_chain(&self) -> Option<&str> {
        self.last_chain.as_deref()
    }

    /// How many bytes of what was read are whole lines; what lies beyond is torn or blank.
    pub fn whole_len(&self) -> usize {
        self.whole_len
    }

    /// True when the last whole line ends with a line break.
    pub fn ends_with_newline(&self) -> bool {
        self.newline_at_end
    }

    /// The attempt as a file, unknown members and actions included. Chains are written only when the attempt as
    /// it was read was sealed throughout: writing an altered or unsealed file anew does not make it look intact.
    pub fn to_text(&self) -> String {
        let sealed = self.integrity() != Integrity::Altered && self.seal == Seal::Whole;
        let actions = self.lines.iter().enumerate().map(|(at, line)| line::line_body(line, self.kept.get(at)));
        let bodies = std::iter::once(line::header_body(&self.header)).chain(actions).chain(self.beyond.iter().cloned());
        let mut text = String::new();
        let mut previous = FIRST_CHAIN.to_owned();
        for body in bodies {
            if sealed {
                let (line, chain) = chain::seal(&previous, &body);
                text.push_str(&line);
                previous = chain;
            } else {
                text.push_str(&body);
                text.push('}');
            }
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests;
