//! How it is judged: rules and criteria make findings, findings make scores. Pure functions of content and
//! actions; the same on every machine.

pub mod answered;
pub mod better;
mod carried;
pub mod concepts;
pub mod criteria;
pub mod evaluate;
pub mod finding;
pub mod golden;
pub mod group;
pub mod rules;
pub mod score;

use crate::case::World;

/// What a rule sees of a whole attempt.
#[derive(Clone, Copy, Debug)]
pub struct AttemptContext<'a> {
    /// The case as it stands after the last action.
    pub world: &'a World,
}
