//! The text of received files, read once: its lines, its table where it is one, and the times that are printed in it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::case::package::File;
use crate::content::time::{CaseTime, find_moments};

/// Files that were read before, by package and name.
#[derive(Default)]
pub struct Records(BTreeMap<String, Arc<Content>>);

/// A file as it is read.
#[derive(Debug, Default, PartialEq)]
pub struct Content {
    /// Its lines.
    pub lines: Vec<Line>,
    /// It is a table; the first line holds its heads.
    pub is_table: bool,
    /// Its times, in order.
    pub times: Vec<Printed>,
}

/// A line: where it begins, in characters, and its cells with their places.
#[derive(Debug, PartialEq)]
pub struct Line {
    /// Where it begins.
    pub start: usize,
    /// The whole of it.
    pub text: String,
    /// Its cells and where each begins.
    pub cells: Vec<(usize, String)>,
}

/// A time as it is printed in a file.
#[derive(Debug, PartialEq)]
pub struct Printed {
    /// The line, from 1.
    pub line: usize,
    /// As it stands there.
    pub text: String,
    /// Day and hour in minutes, in whatever zone it is printed.
    pub minutes: i64,
}

impl Records {
    /// A file of a package.
    pub fn of(&mut self, ticket: &str, file: &File) -> Arc<Content> {
        let key = format!("{ticket}/{}", file.name);
        Arc::clone(self.0.entry(key).or_insert_with(|| Arc::new(Content::read(&file.name, &file.text()))))
    }
}

/// Minutes of a moment, counted from one that all share.
pub fn minutes(at: CaseTime) -> i64 {
    epoch().map_or(0, |epoch| at.minutes_since(epoch))
}

/// The moment of such minutes, in UTC.
pub fn moment(minutes: i64) -> Option<CaseTime> {
    epoch().map(|epoch| epoch.plus_minutes(minutes))
}

fn epoch() -> Option<CaseTime> {
    CaseTime::parse("2000-01-01T00:00Z").ok()
}

/// Day and hour of a time as it was typed or printed, whatever its zone; `None` where one of the two is missing.
pub fn clock_minutes(text: &str) -> Option<i64> {
    times(text).into_iter().next().map(|(_, minutes)| minutes)
}

/// Times with day and hour in a text: as they stand there, and in minutes.
fn times(text: &str) -> Vec<(String, i64)> {
    let utc = chrono::FixedOffset::east_opt(0);
    find_moments(text)
        .into_iter()
        .filter_map(|moment| {
            let at = CaseTime::at(moment.date?, moment.time?, utc?);
            let printed = text.chars().skip(moment.span.start).take(moment.span.len()).collect();
            Some((printed, minutes(at)))
        })
        .collect()
}

impl Content {
    /// Reads a file.
    pub fn read(name: &str, text: &str) -> Self {
        let mut start = 0;
        let mut lines = Vec::new();
        let mut found = Vec::new();
        for (number, line) in text.lines().enumerate() {
            found.extend(times(line).into_iter().map(|(text, minutes)| Printed { line: number + 1, text, minutes }));
            lines.push(Line { start, text: line.to_owned(), cells: cells(line, start) });
            start += line.chars().count() + 1;
        }
        let is_table = name.to_lowercase().ends_with(".csv") && lines.first().is_some_and(|head| head.cells.len() > 1);
        Self { lines, is_table, times: found }
    }
}

/// Cells between commas; a comma between quotation marks belongs to its cell.
fn cells(line: &str, start: usize) -> Vec<(usize, String)> {
    let mut cells = vec![(start, String::new())];
    let mut quoted = false;
    for (at, letter) in line.chars().enumerate() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push((start + at + 1, String::new())),
            _ => {}
        }
        if let Some((_, cell)) = cells.last_mut()
            && (letter != ',' || quoted)
        {
            cell.push(letter);
        }
    }
    cells
}

/// A cell as a spreadsheet reads it by itself: zeros in front go, and of a long number no more than fifteen digits stay.
pub fn in_spreadsheet(cell: &str) -> String {
    let digits = cell.trim();
    if digits.is_empty() || !digits.chars().all(|c| c.is_ascii_digit()) {
        return cell.to_owned();
    }
    let number = digits.trim_start_matches('0');
    let number = if number.is_empty() { "0" } else { number };
    number.chars().enumerate().map(|(at, digit)| if at < 15 { digit } else { '0' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_knows_where_each_cell_stands_in_the_file() {
        let text = "time,address,note\n2026-06-14 13:30,192.0.2.7,\"one, two\"\n";
        let content = Content::read("logins.csv", text);
        assert!(content.is_table);
        let (start, cell) = &content.lines[1].cells[1];
        let there: String = text.chars().skip(*start).take(cell.chars().count()).collect();
        assert_eq!((there.as_str(), content.lines[1].cells.len()), ("192.0.2.7", 3));
        assert_eq!(content.lines[1].cells[2].1, "\"one, two\"");
    }

    #[test]
    fn printed_times_are_found_with_their_line() {
        let content = Content::read("logins.csv", "time,address\n2026-06-14 13:30,192.0.2.7\n");
        assert_eq!(content.times.len(), 1);
        let only = &content.times[0];
        assert_eq!((only.line, only.text.as_str()), (2, "2026-06-14 13:30"));
        assert_eq!(moment(only.minutes).map(|at| at.to_string()), Some("2026-06-14T13:30+00:00".to_owned()));
        assert_eq!(clock_minutes("14 June 2026, 13:30 London"), Some(only.minutes));
    }

    #[test]
    fn a_spreadsheet_loses_zeros_and_long_numbers() {
        assert_eq!(in_spreadsheet("0044770"), "44770");
        assert_eq!(in_spreadsheet("1234567890123456789"), "1234567890123450000");
        assert_eq!(in_spreadsheet("192.0.2.7"), "192.0.2.7");
    }
}
