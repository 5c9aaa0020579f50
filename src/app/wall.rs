//! The clock on the wall of the room. Only the schedule of a workshop asks it: nothing that is judged does.

use chrono::Timelike as _;

use crate::content::time::Clock;

/// The local time of day.
#[expect(clippy::disallowed_methods, reason = "a schedule says which part is now")]
pub fn clock() -> Clock {
    let now = chrono::Local::now();
    Clock::from_minutes(now.hour() * 60 + now.minute())
}
