//! A new attempt out of the beginning of another: from any point at which something was decided a case can be played
//! on in another way. The old one is only read.

use super::{Attempt, AttemptError, Header, Mode, Seal};
use serde_json::{Value as Json, json};

/// The member of the first line that says from where an attempt was started again.
const MEMBER: &str = "retry_of";

/// From where an attempt was started again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RetryOf {
    /// Id of the other attempt.
    pub attempt: String,
    /// Number of its action that is not in the new one any more.
    pub action: u32,
}

/// Why an attempt cannot be started again at a point.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RetryError {
    /// No action with this number.
    #[error("the attempt has no action {0}")]
    NoAction(u32),
    /// The new attempt cannot be read back.
    #[error(transparent)]
    Unread(#[from] AttemptError),
}

impl Header {
    /// From where it was started again, if it was.
    pub fn retry_of(&self) -> Option<RetryOf> {
        let of = self.unknown.get(MEMBER)?;
        let action = u32::try_from(of.get("action")?.as_u64()?).ok()?;
        Some(RetryOf { attempt: of.get("attempt")?.as_str()?.to_owned(), action })
    }
}

impl Attempt {
    /// A new attempt with everything up to just before action `before`: the same people, for practice, started at the
    /// wall clock `started`. `id` is that of this attempt. Its lines are chained anew, but for those of an altered
    /// file: a copy must not look better than what it was made of.
    ///
    /// # Errors
    /// [`RetryError::NoAction`].
    pub fn retried(&self, id: &str, before: u32, started: &str) -> Result<Self, RetryError> {
        let kept = before.saturating_sub(1) as usize;
        if before == 0 || kept >= self.lines.len() {
            return Err(RetryError::NoAction(before));
        }
        let mut header = Header { mode: Mode::Practice, started: started.to_owned(), ..self.header.clone() };
        let of: Json = json!({"attempt": id, "action": before});
        header.unknown.insert(MEMBER.to_owned(), of);
        let mut retried = Self::new(header);
        retried.lines = self.lines[..kept].to_vec();
        retried.kept = self.kept.iter().take(kept).cloned().collect();
        if self.seal == Seal::Broken {
            retried.seal = Seal::None;
        }
        // Read back, so that it knows its own chain and length.
        Ok(Self::parse(id, retried.to_text().as_bytes())?)
    }
}
