//! A time of day in a schedule: `09:25`. It has no date and no zone: it is what the clock on the wall of the room says.

use super::TimeError;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::fmt;

/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// A time of day, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock(u32);

impl Clock {
    /// Reads `09:25`.
    ///
    /// # Errors
    /// [`TimeError::NotAClock`] for anything else.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let read = || {
            let (hour, minute) = text.split_once(':')?;
            let number = |digits: &str, below: u32| {
                let all = digits.len() == 2 && digits.bytes().all(|digit| digit.is_ascii_digit());
                digits.parse::<u32>().ok().filter(|number| all && *number < below)
            };
            Some(Self(number(hour, 24)? * 60 + number(minute, 60)?))
        };
        read().ok_or_else(|| TimeError::NotAClock(text.to_owned()))
    }

    /// So many minutes after midnight; what goes beyond a day begins again.
    pub fn from_minutes(minutes: u32) -> Self {
        Self(minutes % DAY)
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> u32 {
        self.0
    }

    /// So many minutes later.
    pub fn plus(self, minutes: u32) -> Self {
        Self::from_minutes(self.0.saturating_add(minutes))
    }

    /// So many minutes earlier, and not before midnight.
    pub fn minus(self, minutes: u32) -> Self {
        Self(self.0.saturating_sub(minutes))
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl Serialize for Clock {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Clock {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Clock;

    #[test]
    fn a_time_of_day_is_two_digits_and_two_digits() {
        assert_eq!(Clock::parse("09:25").unwrap().plus(50).to_string(), "10:15");
        for bad in ["9:25", "24:00", "09:60", "0925", "09:2x", "+9:25"] {
            assert!(Clock::parse(bad).is_err(), "{bad}");
        }
    }
}
