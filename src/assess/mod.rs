//! How it is judged: rules and criteria make findings, findings make scores. Pure functions of content and
//! actions; the same on every machine.

pub mod finding;
pub mod rules;
