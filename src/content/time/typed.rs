//! Dates and times as people type them: found in free text, and read from a field.
//!
//! Every common order is read; what is doubtful stays visible in the result instead of being guessed away.

use super::{CaseTime, Date};
use chrono::{FixedOffset, NaiveTime};
use std::ops::Range;

/// What a text says of the zone of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zone {
    /// Nothing.
    Unsaid,
    /// 'local time', or words that fix nothing.
    Local,
    /// An offset, or a name that fixes one.
    Fixed(FixedOffset),
}

/// A date, perhaps with a time of day and a zone, as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The day; `None` for a time or a day and month without year.
    pub date: Option<Date>,
    /// Day and month, where the year is not said.
    pub day_month: Option<(u32, u32)>,
    /// Time of day.
    pub time: Option<NaiveTime>,
    /// Zone.
    pub zone: Zone,
    /// The other real date that the same digits can mean, when day and month can be exchanged.
    pub other: Option<Date>,
    /// Where it stands, in Unicode scalar values.
    pub span: Range<usize>,
}

impl Moment {
    /// The exact moment, if the text fixes one; a missing zone is taken from `zone`, a missing time is midnight.
    pub fn exact(&self, zone: Option<FixedOffset>) -> Option<CaseTime> {
        let offset = match self.zone {
            Zone::Fixed(offset) => offset,
            Zone::Unsaid | Zone::Local => zone?,
        };
        Some(CaseTime::at(self.date?, self.time.unwrap_or_default(), offset))
    }

    /// The day, a missing year being that of `near` or, if that lies after it, the year before.
    pub fn day_near(&self, near: Date) -> Option<Date> {
        self.date.or_else(|| {
            let (day, month) = self.day_month?;
            let (year, ..) = near.parts();
            Date::from_parts(year, month, day)
                .filter(|date| date.days_since(near) < 200)
                .or_else(|| Date::from_parts(year - 1, month, day))
        })
    }

    /// True when a time to the minute stands without a zone that fixes it.
    pub fn lacks_zone(&self) -> bool {
        self.time.is_some() && !matches!(self.zone, Zone::Fixed(_))
    }
}

/// Reads a whole field as one moment. `None` when no date is found in it.
pub fn read_moment(text: &str) -> Option<Moment> {
    let mut all = find_moments(text);
    let first = all.iter().position(|m| m.date.is_some() || m.day_month.is_some())?;
    Some(all.swap_remove(first))
}

/// Every date, and every time that stands beside one, in reading order.
pub fn find_moments(text: &str) -> Vec<Moment> {
    let tokens = tokenise(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        // A time of day may stand before its date ('at 19:12 on 28 January').
        let before = read_time(&tokens, at).and_then(|(time, zone, next)| {
            let linked = skip_words(&tokens, next, &["on", "of", ","]);
            read_date(&tokens, linked).map(|(date, end)| (date, Some(time), zone, end))
        });
        let read = before.or_else(|| {
            let (date, next) = read_date(&tokens, at)?;
            let linked = skip_words(&tokens, next, &["at", ",", "t", "around", "about", "@", "-", "–"]);
            match read_time(&tokens, linked) {
                Some((time, zone, end)) => Some((date, Some(time), zone, end)),
                None => {
                    let (zone, end) = read_zone(&tokens, next);
                    Some((date, None, zone, if zone == Zone::Unsaid { next } else { end }))
                }
            }
        });
        match read {
            Some((date, time, zone, end)) => {
                found.push(Moment {
                    date: date.date,
                    day_month: date.day_month,
                    time,
                    zone,
                    other: date.other,
                    span: tokens[at].span.start..tokens[end - 1].span.end,
                });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

#[derive(Clone, Debug, PartialEq)]
struct Token {
    text: String,
    span: Range<usize>,
}

impl Token {
    fn number(&self) -> Option<u32> {
        (self.text.len() <= 4).then(|| self.text.parse().ok()).flatten()
    }
}

/// Runs of digits, runs of letters, single signs; white space only separates.
fn tokenise(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut last = ' ';
    for (at, c) in text.chars().enumerate() {
        let joins = (c.is_ascii_digit() && last.is_ascii_digit()) || (c.is_alphabetic() && last.is_alphabetic());
        match tokens.last_mut() {
            Some(token) if joins => {
                token.text.extend(c.to_lowercase());
                token.span.end = at + 1;
            }
            _ if c.is_whitespace() => {}
            _ => tokens.push(Token { text: c.to_lowercase().collect(), span: at..at + 1 }),
        }
        last = c;
    }
    tokens
}

fn is(tokens: &[Token], at: usize, text: &str) -> bool {
    tokens.get(at).is_some_and(|token| token.text == text)
}

fn touches(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens.get(at).is_some_and(|token| token.span.start == tokens[at - 1].span.end)
}

fn skip_words(tokens: &[Token], mut at: usize, words: &[&str]) -> usize {
    for _ in 0..3 {
        if tokens.get(at).is_some_and(|token| words.contains(&token.text.as_str())) {
            at += 1;
        }
    }
    at
}

struct Day {
    date: Option<Date>,
    day_month: Option<(u32, u32)>,
    other: Option<Date>,
}

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

fn month(token: Option<&Token>) -> Option<u32> {
    let text = token?.text.as_str();
    if text.len() < 3 {
        return None;
    }
    let at = MONTHS.iter().position(|name| *name == text || (text.len() <= 4 && name.starts_with(text)))?;
    Some(at as u32 + 1)
}

fn full_year(number: u32, digits: usize) -> Option<i32> {
    match digits {
        4 if (1900..2200).contains(&number) => Some(number as i32),
        2 => Some(2000 + number as i32),
        _ => None,
    }
}

fn read_date(tokens: &[Token], at: usize) -> Option<(Day, usize)> {
    // Digits that belong to a longer word or number are no date: CH204417365, 10.2.3.4.
    if touches(tokens, at) && tokens[at - 1].text.chars().all(|c| c.is_alphanumeric() || c == '.' || c == '/') {
        return None;
    }
    date_in_letters(tokens, at).or_else(|| date_in_digits(tokens, at))
}

fn date_in_letters(tokens: &[Token], at: usize) -> Option<(Day, usize)> {
    let first = tokens.get(at)?;
    let (day, month, mut next) = if let Some(day) = first.number().filter(|d| (1..=31).contains(d)) {
        let mut next = at + 1;
        if tokens.get(next).is_some_and(|t| matches!(t.text.as_str(), "st" | "nd" | "rd" | "th")) {
            next += 1;
        }
        next = skip_words(tokens, next, &["of", "-", "/", "."]);
        (day, month(tokens.get(next))?, next + 1)
    } else {
        let month = month(tokens.get(at))?;
        let mut next = skip_words(tokens, at + 1, &[".", "-"]);
        let day = tokens.get(next)?.number().filter(|d| (1..=31).contains(d))?;
        if tokens[next].text.len() > 2 || is(tokens, next + 1, ":") {
            return None;
        }
        next += 1;
        if tokens.get(next).is_some_and(|t| matches!(t.text.as_str(), "st" | "nd" | "rd" | "th")) {
            next += 1;
        }
        (day, month, next)
    };
    let year_at = skip_words(tokens, next, &[",", ".", "-", "/", "'", "’"]);
    let year = tokens.get(year_at).and_then(|token| full_year(token.number()?, token.text.len()));
    let clock_follows = is(tokens, year_at + 1, ":") || is(tokens, year_at + 1, "am") || is(tokens, year_at + 1, "pm");
    let two_digits = tokens.get(year_at).is_some_and(|token| token.text.len() == 2);
    let year = year.filter(|_| !(two_digits && clock_follows));
    if let Some(year) = year {
        next = year_at + 1;
        return Some((Day { date: Some(Date::from_parts(year, month, day)?), day_month: None, other: None }, next));
    }
    Date::from_parts(2024, month, day)?;
    Some((Day { date: None, day_month: Some((day, month)), other: None }, next))
}

fn date_in_digits(tokens: &[Token], at: usize) -> Option<(Day, usize)> {
    let sign = tokens.get(at + 1)?.text.as_str();
    if !matches!(sign, "-" | "/" | ".") || !is(tokens, at + 3, sign) {
        return None;
    }
    let parts = [tokens.get(at)?, tokens.get(at + 2)?, tokens.get(at + 4)?];
    let [a, b, c] = [parts[0].number()?, parts[1].number()?, parts[2].number()?];
    // A fourth part makes it an address, not a date.
    if is(tokens, at + 5, sign)
        && touches(tokens, at + 5)
        && tokens.get(at + 6).is_some_and(|t| t.number().is_some() && touches(tokens, at + 6))
        && sign == "."
    {
        return None;
    }
    let next = at + 5;
    if parts[0].text.len() == 4 {
        let date = Date::from_parts(full_year(a, 4)?, b, c)?;
        return Some((Day { date: Some(date), day_month: None, other: None }, next));
    }
    let year = full_year(c, parts[2].text.len())?;
    let day_first = Date::from_parts(year, b, a);
    let month_first = Date::from_parts(year, a, b);
    let date = day_first.or(month_first)?;
    let other = match (day_first, month_first) {
        (Some(one), Some(two)) if one != two => Some(two),
        _ => None,
    };
    Some((Day { date: Some(date), day_month: None, other }, next))
}

fn read_time(tokens: &[Token], at: usize) -> Option<(NaiveTime, Zone, usize)> {
    let hour = tokens.get(at)?.number().filter(|_| tokens[at].text.len() <= 2)?;
    let colon = is(tokens, at + 1, ":") || is(tokens, at + 1, ".");
    let mut next = at + 1;
    let (mut minute, mut second) = (0, 0);
    if colon && tokens.get(at + 2).is_some_and(|t| t.text.len() == 2) && touches(tokens, at + 2) {
        minute = tokens[at + 2].number()?;
        next = at + 3;
        if is(tokens, next, ":") && touches(tokens, next) {
            second = tokens.get(next + 1)?.number()?;
            next += 2;
        }
    } else if !matches!(tokens.get(next).map(|t| t.text.as_str()), Some("am" | "pm")) {
        return None;
    }
    let mut hour = hour;
    if let Some(half) = tokens.get(next).map(|t| t.text.clone()).filter(|t| t == "am" || t == "pm") {
        hour = match (hour, half.as_str()) {
            (12, "am") => 0,
            (h, "pm") if h < 12 => h + 12,
            (h, _) => h,
        };
        next += 1;
    }
    let time = NaiveTime::from_hms_opt(hour, minute, second)?;
    next = skip_words(tokens, next, &["hrs", "hours", "h"]);
    let (zone, end) = read_zone(tokens, next);
    Some((time, zone, if zone == Zone::Unsaid { next } else { end }))
}

/// A zone right here: `+05:00`, `Z`, `UTC+5`, `PKT`, `Pakistan time`, `local time`.
fn read_zone(tokens: &[Token], at: usize) -> (Zone, usize) {
    let at = skip_words(tokens, at, &["(", ","]);
    let close = |next: usize| {
        if is(tokens, next, ")") { next + 1 } else { next }
    };
    let hours = |h: i32| Zone::Fixed(FixedOffset::east_opt(h * 3600).unwrap_or_else(utc));
    let Some(token) = tokens.get(at) else {
        return (Zone::Unsaid, at);
    };
    let follows_time = |next: usize| {
        if is(tokens, next, "time") { next + 1 } else { next }
    };
    match token.text.as_str() {
        "z" | "zulu" => (hours(0), close(at + 1)),
        "utc" | "gmt" => match read_offset(tokens, at + 1) {
            Some((offset, next)) => (Zone::Fixed(offset), close(next)),
            None => (hours(0), close(at + 1)),
        },
        "pkt" | "pst" if token.text == "pkt" => (hours(5), close(at + 1)),
        "pakistan" | "islamabad" | "karachi" | "lahore" => {
            let next = skip_words(tokens, at + 1, &["standard", "local"]);
            if is(tokens, next, "time") { (hours(5), close(next + 1)) } else { (Zone::Unsaid, at) }
        }
        "sgt" => (hours(8), close(at + 1)),
        "gst" => (hours(4), close(at + 1)),
        "local" => (Zone::Local, close(follows_time(at + 1))),
        _ => read_offset(tokens, at).map_or((Zone::Unsaid, at), |(offset, next)| (Zone::Fixed(offset), close(next))),
    }
}

fn utc() -> FixedOffset {
    use chrono::Offset as _;
    chrono::Utc.fix()
}

fn read_offset(tokens: &[Token], at: usize) -> Option<(FixedOffset, usize)> {
    let sign = match tokens.get(at)?.text.as_str() {
        "+" => 1,
        "-" | "−" => -1,
        _ => return None,
    };
    if !touches(tokens, at + 1) {
        return None;
    }
    let token = tokens.get(at + 1)?;
    let number = token.number()? as i32;
    let (hours, minutes, next) = match token.text.len() {
        4 => (number / 100, number % 100, at + 2),
        1 | 2 if is(tokens, at + 2, ":") && touches(tokens, at + 2) => (number, tokens.get(at + 3)?.number()? as i32, at + 4),
        1 | 2 => (number, 0, at + 2),
        _ => return None,
    };
    if hours > 14 || minutes > 59 {
        return None;
    }
    FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60)).map(|offset| (offset, next))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> String {
        read_moment(text).and_then(|m| m.exact(None)).map_or("none".into(), |t| t.to_string())
    }

    #[test]
    fn usual_ways_of_writing_the_same_moment_are_the_same() {
        for text in [
            "2023-02-07T17:20+05:00",
            "2023-02-07 17:20 +05:00",
            "7 Feb 2023, 17:20 PKT",
            "7 February 2023 at 5:20 pm (Pakistan time)",
            "Feb 7, 2023 17:20 UTC+5",
            "17:20 +0500 on 7th February 2023",
            "07-Feb-2023 17:20:00 +05:00",
        ] {
            assert_eq!(exact(text), "2023-02-07T17:20+05:00", "{text}");
        }
        assert_eq!(exact("2023-02-07T12:20Z"), "2023-02-07T12:20+00:00");
    }

    #[test]
    fn what_is_missing_stays_missing() {
        let local = read_moment("2023-02-07 17:20 local time").unwrap();
        assert!(local.lacks_zone() && local.zone == Zone::Local);
        assert!(read_moment("7/2/23 6:40 pm").unwrap().lacks_zone());
        let day = read_moment("2023-02-07").unwrap();
        assert!(day.time.is_none() && !day.lacks_zone());
        assert_eq!(
            read_moment("28 January").unwrap().day_near(Date::parse("2023-02-07").unwrap()),
            Date::from_parts(2023, 1, 28)
        );
    }

    #[test]
    fn only_exchangeable_digits_are_ambiguous() {
        assert!(read_moment("07/02/2023").unwrap().other.is_some());
        for clear in ["28/01/2023", "2023-02-07", "7 Feb 2023", "02/02/2023"] {
            assert!(read_moment(clear).unwrap().other.is_none(), "{clear}");
        }
    }

    #[test]
    fn identifiers_and_addresses_are_no_dates() {
        for text in ["CH204417365", "192.0.2.10", "+44 7700 900417", "section 3.1", "FIR 14/2023", "may be"] {
            assert!(find_moments(text).is_empty(), "{text}: {:?}", find_moments(text));
        }
    }

    #[test]
    fn dates_are_found_in_sentences_with_their_place() {
        let text = "On 28 Jan 2023, 19:12 +05:00, the account wrote; on 7 Feb 2023 again.";
        let found = find_moments(text);
        assert_eq!(found.len(), 2);
        let said: String = text.chars().skip(found[0].span.start).take(found[0].span.len()).collect();
        assert_eq!(said, "28 Jan 2023, 19:12 +05:00");
    }
}
