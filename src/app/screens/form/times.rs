//! Dates and times beside the inputs: an example, how what was typed is read, and times of data for people.

use chrono::FixedOffset;
use egui::Ui;

use crate::app::widgets as w;
use crate::content::form::Column;
use crate::content::time::{CaseTime, Moment, OffsetText, Zone, read_moment, span_text};
use crate::content::value::Row;
use crate::words::story;

/// How a date with a time can be written.
pub const MOMENT: &str = "7 Feb 2023 21:40 +05:00";
const DAY: &str = "7 Feb 2023";
/// What is said below an input that holds no date.
pub const NOT_A_DATE: &str = "Not understood as a date.";

/// An example for a column that holds dates; nothing for others.
pub fn example(column: &Column) -> Option<&'static str> {
    if !column.mono {
        return None;
    }
    match column.key.as_str() {
        "from" | "to" | "at" | "seen_at" => Some(MOMENT),
        "date" | "expires" | "extension" => Some(DAY),
        _ => None,
    }
}

/// True when something was typed in which there is no date.
pub fn misread(text: &str) -> bool {
    !text.trim().is_empty() && read_moment(text).is_none()
}

/// How a date was read, where it could be read exactly; or that it was not.
pub fn read_as(ui: &mut Ui, text: &str, now: CaseTime) {
    if misread(text) {
        w::guidance(ui, NOT_A_DATE);
    } else if let Some(at) = read_moment(text).and_then(|moment| moment.exact(None)) {
        let local = at.to_offset(now.offset());
        w::guidance(ui, &format!("Read as {} {}; {} UTC.", local.long_text(), story::zone(local), at.to_utc().clock_text()));
    }
}

/// The offset that a choice of a zone fixes.
pub fn offset_of(key: &str) -> Option<FixedOffset> {
    match key {
        "utc" => FixedOffset::east_opt(0),
        other => OffsetText::parse(other).ok().map(|offset| offset.0),
    }
}

/// How the two ends of a period are read: `In UTC: 11 Jan 19:00 to 7 Feb 12:20. 26 days.` As providers read it: a
/// day without a time is meant whole, and a time without a zone is the officer's own.
pub fn period(row: &Row, zone: Option<FixedOffset>, now: CaseTime) -> Option<String> {
    let read = |key: &str| read_moment(row.get(key)?);
    let (from, to) = (read("from")?, read("to")?);
    let unsaid = zone.is_none() && (lacks_zone(&from) || lacks_zone(&to));
    let zone = zone.unwrap_or(now.offset());
    let (begin, end) = (exact(&from, zone, now)?.to_utc(), exact(&to, zone, now)?);
    let end = end.plus_minutes(if to.time.is_none() { 24 * 60 - 1 } else { 0 }).to_utc();
    let minutes = end.minutes_since(begin) + i64::from(to.time.is_none());
    let long = match minutes / (24 * 60) {
        _ if minutes < 0 => "It ends before it begins.".to_owned(),
        0 => format!("{}.", span_text(minutes)),
        1 => "One day.".to_owned(),
        days => format!("{days} days."),
    };
    let other_year = begin.date().parts().0 != end.date().parts().0;
    let told = |at: CaseTime| {
        let day = at.day_text();
        let short = day.rsplit_once(' ').map_or(day.as_str(), |(day, _)| day);
        format!("{} {}", if other_year { &day } else { short }, at.clock_text())
    };
    let said = if unsaid { format!(" No zone is said: read as {}.", story::zone(now)) } else { String::new() };
    Some(format!("In UTC: {} to {}. {long}{said}", told(begin), told(end)))
}

fn lacks_zone(moment: &Moment) -> bool {
    !matches!(moment.zone, Zone::Fixed(_))
}

/// A moment with the year that is meant.
fn exact(moment: &Moment, zone: FixedOffset, now: CaseTime) -> Option<CaseTime> {
    Moment { date: moment.day_near(now.date()), ..moment.clone() }.exact(Some(zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(from: &str, to: &str) -> Row {
        Row::from([("from".to_owned(), from.to_owned()), ("to".to_owned(), to.to_owned())])
    }

    #[test]
    fn a_period_is_read_back_in_utc_with_the_zone_that_is_said() {
        let now = CaseTime::parse("2023-02-07T18:00+05:00").unwrap();
        let read = |from: &str, to: &str, zone: &str| period(&row(from, to), offset_of(zone), now).unwrap_or_default();
        let both = "In UTC: 11 Jan 19:00 to 7 Feb 12:20. 26 days.";
        assert_eq!(read("2023-01-12T00:00+05:00", "7 Feb 2023 17:20 PKT", ""), both);
        assert_eq!(read("12 Jan 2023, 00:00", "7 Feb 17:20", "+05:00"), both);
        assert!(read("12 Jan 2023, 00:00", "7 Feb 17:20", "local").contains("No zone is said"));
        assert_eq!(read("12 Jan 2023", "7 Feb 2023", "+05:00"), "In UTC: 11 Jan 19:00 to 7 Feb 18:59. 27 days.");
        assert!(read("8 Feb 2023 10:00 +05:00", "7 Feb 2023 10:00 +05:00", "").contains("before it begins"));
        assert_eq!(read("soon", "later", "utc"), "");
    }
}
