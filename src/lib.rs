//! Evidesk: a desktop training simulator for requesting electronic evidence from overseas providers.
//!
//! The tree shows the flow: what authors write ([`content`]) → what a request says ([`request`]) → what
//! happens in the case ([`case`]) → how it is judged ([`assess`]) → what is kept ([`record`]) → what people
//! see ([`app`]) and scripts call ([`cli`]). Imports go one way; see `ARCHITECTURE.md`.

pub mod app;
pub mod assess;
pub mod case;
pub mod cli;
pub mod content;
pub mod record;
pub mod request;
pub mod words;

// The bench that unit tests share with the tests beside the crate names it from outside.
#[cfg(test)]
extern crate self as evidesk;
