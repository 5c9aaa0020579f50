//! The reading of an attempt file: bounds, lines, the torn end, the chain.

use super::chain::{self, FIRST_CHAIN};
use super::line::{self, Read};
use super::{Attempt, AttemptError, Fault, MAX_FILE, MAX_LINE, MAX_LINES, Remark, Seal};
use crate::case::action::Action;
use serde_json::{Map, Value as Json};
use std::str;

/// A line of the file that is not blank.
struct Source<'a> {
    /// Its number, from 1, blank lines counted.
    number: usize,
    /// Its bytes, without the line break.
    bytes: &'a [u8],
    /// Where in the file it ends, the line break included.
    end: usize,
    /// True when a line break ends it.
    ended: bool,
}

pub(super) fn parse(file: &str, bytes: &[u8]) -> Result<Attempt, AttemptError> {
    let fail = |line, fault| AttemptError { file: file.to_owned(), line, fault };
    if bytes.len() > MAX_FILE {
        return Err(fail(None, Fault::TooLarge));
    }
    let sources = sources(bytes);
    if sources.len() > MAX_LINES {
        return Err(fail(None, Fault::TooManyLines));
    }
    let Some((first, actions)) = sources.split_first() else { return Err(fail(None, Fault::Empty)) };

    let mut links = Links::default();
    let at = |source: &Source| Some(source.number);
    let (text, members) = members_of(first).map_err(|fault| fail(at(first), fault))?;
    links.add(first, text, &members);
    let header = line::read_header(members).map_err(|fault| fail(at(first), fault))?;
    let mut attempt = Attempt::new(header);
    attempt.keep_end(first);

    for (place, source) in actions.iter().enumerate() {
        let (text, members) = match members_of(source) {
            Ok(read) => read,
            Err(fault) if place + 1 == actions.len() && is_torn(source, &fault) => {
                attempt.remarks.push(Remark::Torn { line: source.number });
                break;
            }
            Err(fault) => return Err(fail(at(source), fault)),
        };
        links.add(source, text, &members);
        attempt.add(source, text, members).map_err(|fault| fail(at(source), fault))?;
        attempt.keep_end(source);
    }
    attempt.seal = links.seal();
    attempt.last_chain = links.last;
    attempt.remarks.extend(links.remarks);
    attempt.remarks.sort_by_key(line_of);
    Ok(attempt)
}

/// The lines that are not blank. A byte order mark before the first is no part of it.
fn sources(bytes: &[u8]) -> Vec<Source<'_>> {
    let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let mut end = mark;
    let mut sources = Vec::new();
    for (at, part) in bytes[mark..].split_inclusive(|byte| *byte == b'\n').enumerate() {
        end += part.len();
        let line = part.strip_suffix(b"\n").unwrap_or(part);
        if !line.trim_ascii().is_empty() {
            sources.push(Source { number: at + 1, bytes: line, end, ended: line.len() < part.len() });
        }
    }
    sources
}

fn members_of<'a>(source: &Source<'a>) -> Result<(&'a str, Map<String, Json>), Fault> {
    if source.bytes.len() > MAX_LINE {
        return Err(Fault::LineTooLong);
    }
    let text = str::from_utf8(source.bytes).map_err(|_| Fault::NotUtf8)?;
    Ok((text, line::members_of(text)?))
}

/// A last line is torn when it breaks off, or holds the zeros that a crash leaves. A whole last line with a slip
/// of the pen is a fault instead: a person wrote it, and wants to be told. No beginning of an object is an object,
/// so what can be read was written whole.
fn is_torn(source: &Source, fault: &Fault) -> bool {
    matches!(fault, Fault::NotUtf8 | Fault::NotJson { .. } | Fault::NotAnObject) && (!source.ended || source.bytes.contains(&0))
}

fn line_of(remark: &Remark) -> usize {
    match remark {
        Remark::Chain { line }
        | Remark::Unchained { line }
        | Remark::Number { line, .. }
        | Remark::UnknownKind { line, .. }
        | Remark::AfterClose { line }
        | Remark::Torn { line } => *line,
        Remark::CaseTime { n } => *n as usize + 1,
    }
}

impl Attempt {
    fn keep_end(&mut self, source: &Source) {
        self.whole_len = source.end;
        self.newline_at_end = source.ended;
    }

    fn add(&mut self, source: &Source, text: &str, members: Map<String, Json>) -> Result<(), Fault> {
        if !self.beyond.is_empty() {
            self.beyond.push(body_of(text));
            return Ok(());
        }
        // At most MAX_LINES of them.
        let n = self.lines.len() as u32 + 1;
        match line::read_line(members, n)? {
            Read::Unknown(kind) => {
                self.remarks.push(Remark::UnknownKind { line: source.number, kind });
                self.beyond.push(body_of(text));
            }
            Read::Known(written, line, kept) => {
                if let Some(written) = written.filter(|written| *written != u64::from(n)) {
                    self.remarks.push(Remark::Number { line: source.number, written, n });
                }
                if matches!(self.lines.last().map(|line| &line.action), Some(Action::Close { .. })) {
                    self.remarks.push(Remark::AfterClose { line: source.number });
                }
                self.lines.push(*line);
                self.kept.push(kept);
            }
        }
        Ok(())
    }
}

/// The line without its chain and closing brace.
fn body_of(text: &str) -> String {
    let text = text.trim();
    match chain::split(text) {
        Some(chained) => chained.body.to_owned(),
        None => text.strip_suffix('}').unwrap_or(text).trim_end().to_owned(),
    }
}

/// The chain as far as it was followed.
#[derive(Default)]
struct Links {
    chained: usize,
    unchained: Vec<usize>,
    last: Option<String>,
    remarks: Vec<Remark>,
}

impl Links {
    /// Follows the chain over one more line. One wrong link does not spoil those after it: each is compared with
    /// the chain that is written before it, so the place of a change shows.
    fn add(&mut self, source: &Source, text: &str, members: &Map<String, Json>) {
        let previous = self.last.take();
        match chain::split(text) {
            Some(chained) => {
                self.chained += 1;
                if chain::chain_of(previous.as_deref().unwrap_or(FIRST_CHAIN), chained.body) != chained.chain {
                    self.remarks.push(Remark::Chain { line: source.number });
                }
                self.last = Some(chained.chain.to_owned());
            }
            // A chain that is malformed, or not the last member.
            None if members.contains_key("chain") => {
                self.chained += 1;
                self.remarks.push(Remark::Chain { line: source.number });
            }
            None => self.unchained.push(source.number),
        }
    }

    fn seal(&mut self) -> Seal {
        if self.chained == 0 {
            return Seal::None;
        }
        self.remarks.extend(self.unchained.drain(..).map(|line| Remark::Unchained { line }));
        if self.remarks.is_empty() { Seal::Whole } else { Seal::Broken }
    }
}
