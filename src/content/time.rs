//! Times: of content, of the case clock, and as people type them. The only place that parses a time.
//!
//! Content is exact ([`CaseTime`], [`Date`]); a trainee writes as officers write, and what was written is
//! read into a [`Moment`], which remembers what it lacks: a zone, a time of day, an order of day and month.

use chrono::{DateTime, Datelike, Duration, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Timelike, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::fmt;

mod clock;
mod typed;
pub use clock::Clock;
pub use typed::{Moment, Zone, find_moments, read_moment};

/// A moment on the case clock: date, time and offset. Written `2023-02-07T17:20+05:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CaseTime(DateTime<FixedOffset>);

/// A whole day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

/// Why a time of content could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// Not a date-time with offset.
    #[error("“{0}” is not a date-time with offset; write 2023-02-07T17:20+05:00")]
    NotATime(String),
    /// Not a date.
    #[error("“{0}” is not a date; write 2023-02-07")]
    NotADate(String),
    /// Not a time of day.
    #[error("“{0}” is not a time of day; write 09:25")]
    NotAClock(String),
    /// Not a duration.
    #[error("“{0}” is not a duration; write 45m, 3h, 2d or 1d 4h")]
    NotADuration(String),
}

impl CaseTime {
    /// Reads `2023-02-07T17:20+05:00`, with or without seconds; `Z` is UTC; a blank may stand for the `T`.
    ///
    /// # Errors
    /// [`TimeError::NotATime`] for anything else, a missing offset included.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let plain = text.trim().replacen(' ', "T", 1).replace('Z', "+00:00").replace(' ', "");
        ["%Y-%m-%dT%H:%M%:z", "%Y-%m-%dT%H:%M:%S%:z"]
            .iter()
            .find_map(|format| DateTime::parse_from_str(&plain, format).ok())
            .map(Self)
            .ok_or_else(|| TimeError::NotATime(text.to_owned()))
    }

    /// The moment that this local date and time name at this offset.
    pub fn at(date: Date, time: NaiveTime, offset: FixedOffset) -> Self {
        let utc = NaiveDateTime::new(date.0, time) - Duration::seconds(i64::from(offset.local_minus_utc()));
        Self(offset.from_utc_datetime(&utc))
    }

    /// The same moment some minutes later (or earlier, if negative).
    pub fn plus_minutes(self, minutes: i64) -> Self {
        Self(self.0 + Duration::minutes(minutes))
    }

    /// The same time of day some days later.
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0 + Duration::days(days))
    }

    /// Whole minutes from `earlier` to this moment; negative when this one is earlier.
    pub fn minutes_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_minutes()
    }

    /// The same moment, told at another offset.
    pub fn to_offset(self, offset: FixedOffset) -> Self {
        Self(self.0.with_timezone(&offset))
    }

    /// The same moment, told in UTC.
    pub fn to_utc(self) -> Self {
        self.to_offset(Utc.fix())
    }

    /// The offset in which it is told.
    pub fn offset(self) -> FixedOffset {
        *self.0.offset()
    }

    /// The day on which it falls, where it is told.
    pub fn date(self) -> Date {
        Date(self.0.date_naive())
    }

    /// The time of day, where it is told.
    pub fn time(self) -> NaiveTime {
        self.0.time()
    }

    /// `7 Feb 2023`.
    pub fn day_text(self) -> String {
        self.date().text()
    }

    /// `Tue 7 Feb 2023, 18:40`.
    pub fn long_text(self) -> String {
        self.0.format("%a %-d %b %Y, %H:%M").to_string()
    }

    /// `18:40`.
    pub fn clock_text(self) -> String {
        self.0.format("%H:%M").to_string()
    }
}

impl fmt::Display for CaseTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.second() == 0 {
            write!(f, "{}", self.0.format("%Y-%m-%dT%H:%M%:z"))
        } else {
            write!(f, "{}", self.0.format("%Y-%m-%dT%H:%M:%S%:z"))
        }
    }
}

impl Date {
    /// A day of the calendar.
    pub fn of(day: NaiveDate) -> Self {
        Self(day)
    }

    /// The day with this year, month and day of month, if there is one.
    pub fn from_parts(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day).map(Self)
    }

    /// Reads `2023-02-07`.
    ///
    /// # Errors
    /// [`TimeError::NotADate`].
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").map(Self).map_err(|_| TimeError::NotADate(text.to_owned()))
    }

    /// Some days later, or earlier.
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0 + Duration::days(days))
    }

    /// Whole days from `earlier` to this one.
    pub fn days_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).num_days()
    }

    /// Year, month, day of month.
    pub fn parts(self) -> (i32, u32, u32) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// Days since Monday of its week.
    pub fn weekday(self) -> u8 {
        self.0.weekday().num_days_from_monday() as u8
    }

    /// `7 Feb 2023`.
    pub fn text(self) -> String {
        self.0.format("%-d %b %Y").to_string()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

macro_rules! as_text {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.to_string())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                $name::parse(&text).map_err(D::Error::custom)
            }
        }
    };
}
as_text!(CaseTime);
as_text!(Date);

/// Reads `45m`, `3h`, `2d`, `1d 4h` into minutes.
///
/// # Errors
/// [`TimeError::NotADuration`].
pub fn parse_minutes(text: &str) -> Result<i64, TimeError> {
    let bad = || TimeError::NotADuration(text.to_owned());
    let mut minutes = 0i64;
    let mut parts = 0;
    for part in text.split_whitespace() {
        let unit = part.chars().last().ok_or_else(bad)?;
        let number: i64 = part[..part.len() - unit.len_utf8()].parse().map_err(|_| bad())?;
        let factor = match unit {
            'm' => 1,
            'h' => 60,
            'd' => 24 * 60,
            _ => return Err(bad()),
        };
        if !(0..=366 * 24 * 60).contains(&number) {
            return Err(bad());
        }
        minutes += number * factor;
        parts += 1;
    }
    if parts == 0 { Err(bad()) } else { Ok(minutes) }
}

/// A span of minutes in words: `3 d 4 h`, `2 h 10 min`, `5 min`.
pub fn span_text(minutes: i64) -> String {
    let minutes = minutes.max(0);
    let (days, hours, rest) = (minutes / 1440, minutes % 1440 / 60, minutes % 60);
    match (days, hours, rest) {
        (0, 0, m) => format!("{m} min"),
        (0, h, 0) => format!("{h} h"),
        (0, h, m) => format!("{h} h {m} min"),
        (d, 0, _) => format!("{d} d"),
        (d, h, _) => format!("{d} d {h} h"),
    }
}

/// When an office works. Offsets change on dated days (summer time); the last line not after a day counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfficeHours {
    /// From which day which offset holds: `("2022-11-06", "-05:00")`.
    pub offsets: Vec<(Date, OffsetText)>,
    /// Opening hour, local.
    pub opens: u8,
    /// Closing hour, local.
    pub closes: u8,
    /// Days of rest, Monday is 0.
    pub weekend: Vec<u8>,
    /// Holidays.
    #[serde(default)]
    pub holidays: Vec<Date>,
}

/// An offset as text: `+05:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OffsetText(pub FixedOffset);

impl OffsetText {
    /// Reads `+05:00`.
    ///
    /// # Errors
    /// [`TimeError::NotATime`].
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        text.parse().map(Self).map_err(|_| TimeError::NotATime(text.to_owned()))
    }
}

impl fmt::Display for OffsetText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
as_text!(OffsetText);

impl OfficeHours {
    /// The offset that holds on `day`.
    pub fn offset_on(&self, day: Date) -> FixedOffset {
        self.offsets.iter().rfind(|(from, _)| *from <= day).or(self.offsets.first()).map_or(Utc.fix(), |(_, offset)| offset.0)
    }

    /// True on a day on which the office works.
    pub fn works_on(&self, day: Date) -> bool {
        !self.weekend.contains(&day.weekday()) && !self.holidays.contains(&day)
    }

    /// The moment `working_days` full working days after `start`, at the closing hour less one.
    pub fn after_working_days(&self, start: CaseTime, working_days: u32) -> CaseTime {
        let mut day = start.to_offset(self.offset_on(start.date())).date();
        let mut left = working_days;
        // A calendar without a working day would never end; a year is far beyond any term.
        for _ in 0..3660 {
            if left == 0 {
                break;
            }
            day = day.plus_days(1);
            if self.works_on(day) {
                left -= 1;
            }
        }
        let hour = u32::from(self.closes.saturating_sub(1).min(23));
        let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
        CaseTime::at(day, time, self.offset_on(day)).to_offset(start.offset())
    }

    /// The first moment not before `start` at which the office is open.
    pub fn next_open(&self, start: CaseTime) -> CaseTime {
        let mut moment = start.to_offset(self.offset_on(start.date()));
        let time = |hour: u8| NaiveTime::from_hms_opt(u32::from(hour.min(23)), 0, 0).unwrap_or_default();
        for _ in 0..3660 {
            let day = moment.date();
            if self.works_on(day) && moment.time() < time(self.closes) {
                return moment.max(CaseTime::at(day, time(self.opens), self.offset_on(day))).to_offset(start.offset());
            }
            moment = CaseTime::at(day.plus_days(1), time(self.opens), self.offset_on(day.plus_days(1)));
        }
        start
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_time_needs_an_offset_and_prints_minutes() {
        let time = CaseTime::parse("2023-02-07T17:20+05:00").unwrap();
        assert_eq!(time.to_string(), "2023-02-07T17:20+05:00");
        assert_eq!(time.to_utc().to_string(), "2023-02-07T12:20+00:00");
        assert_eq!(CaseTime::parse("2023-01-28T14:11:37Z").unwrap().to_string(), "2023-01-28T14:11:37+00:00");
        assert!(CaseTime::parse("2023-02-07T17:20").is_err());
    }

    #[test]
    fn durations_are_read_and_told_in_words() {
        assert_eq!(parse_minutes("1d 4h").unwrap(), 28 * 60);
        assert!(parse_minutes("soon").is_err());
        assert!(parse_minutes("99999999999d").is_err());
        assert_eq!(span_text(76 * 60), "3 d 4 h");
        assert_eq!(span_text(45), "45 min");
    }

    #[test]
    fn working_days_pass_over_weekends_and_holidays() {
        let hours = OfficeHours {
            offsets: vec![(Date::parse("2022-11-06").unwrap(), OffsetText::parse("-05:00").unwrap())],
            opens: 9,
            closes: 17,
            weekend: vec![5, 6],
            holidays: vec![],
        };
        let sent = CaseTime::parse("2023-02-07T20:00+05:00").unwrap();
        assert_eq!(hours.after_working_days(sent, 17).to_string(), "2023-03-03T02:00+05:00");
        let saturday = CaseTime::parse("2023-02-11T20:00+05:00").unwrap();
        assert_eq!(hours.next_open(saturday).to_string(), "2023-02-13T19:00+05:00");
    }
}
