//! How it is judged: rules and criteria make findings, findings make scores. Pure functions of content and
//! actions; the same on every machine.

pub mod finding;
pub mod rules;

use crate::case::World;

/// What a rule sees of a whole attempt.
#[derive(Clone, Copy, Debug)]
pub struct AttemptContext<'a> {
    /// The case as it stands after the last action.
    pub world: &'a World,
}
