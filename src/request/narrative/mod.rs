//! Free text: words with their places, what is negated or quoted, what anchors a sentence in the case, and marks by
//! concepts that are data. What cannot be judged this way is a self-check, never a finding.

pub mod anchors;
pub mod citations;
pub mod concepts;
pub mod demands;
pub mod marks;
mod pattern;
mod text;
pub mod told;
mod word_lists;

pub use text::{Found, Text, Token, Words};
