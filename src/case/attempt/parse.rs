//! Reading an attempt file, line by line, within bounds.

use super::chain::{chain_of, split};
use super::line::{Read, members_of, read_header, read_line};
use super::{Attempt, AttemptError, FIRST_CHAIN, Fault, MAX_FILE, MAX_LINE, MAX_LINES, Remark, Seal};
use crate::case::action::Action;

pub(super) fn parse(file: &str, bytes: &[u8]) -> Result<Attempt, AttemptError> {
    let fail = |line: Option<usize>, fault: Fault| AttemptError { file: file.to_owned(), line, fault };
    if bytes.len() > MAX_FILE {
        return Err(fail(None, Fault::TooLarge));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut attempt: Option<Attempt> = None;
    let (mut previous, mut chained, mut unchained, mut good, mut at) = (FIRST_CHAIN.to_owned(), 0usize, Vec::new(), true, 0usize);
    let ends_whole = bytes.ends_with(b"\n");
    let lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
    let last = lines.iter().rposition(|line| !line.iter().all(u8::is_ascii_whitespace)).unwrap_or(0);
    let mut closed = false;
    for (index, raw) in lines.iter().enumerate() {
        let number = index + 1;
        let length = raw.len() + usize::from(index + 1 < lines.len());
        if raw.iter().all(u8::is_ascii_whitespace) {
            at += length;
            continue;
        }
        if raw.len() > MAX_LINE {
            return Err(fail(Some(number), Fault::LineTooLong));
        }
        if number > MAX_LINES {
            return Err(fail(Some(number), Fault::TooManyLines));
        }
        let torn = index == last && !ends_whole && attempt.is_some();
        let text = match std::str::from_utf8(raw) {
            Ok(text) => text.trim_end_matches('\r'),
            Err(_) if torn => {
                if let Some(attempt) = &mut attempt {
                    attempt.remarks.push(Remark::Torn { line: number });
                }
                break;
            }
            Err(_) => return Err(fail(Some(number), Fault::NotUtf8)),
        };
        let members = match members_of(text) {
            Ok(members) => members,
            Err(fault) => match &mut attempt {
                Some(attempt) if torn => {
                    attempt.remarks.push(Remark::Torn { line: number });
                    break;
                }
                _ => return Err(fail(Some(number), fault)),
            },
        };
        let chain = split(text);
        match &mut attempt {
            None => attempt = Some(Attempt::new(read_header(members).map_err(|fault| fail(Some(number), fault))?)),
            Some(attempt) => {
                if closed {
                    attempt.remarks.push(Remark::AfterClose { line: number });
                }
                let n = attempt.lines.len() as u32 + 1;
                let body = chain.map_or_else(|| text.trim_end().trim_end_matches('}').to_owned(), |chain| chain.body.to_owned());
                if attempt.beyond.is_empty() && !closed {
                    match read_line(members, n).map_err(|fault| fail(Some(number), fault))? {
                        Read::Known(written, line, kept) => {
                            if let Some(written) = written.filter(|written| *written != u64::from(n)) {
                                attempt.remarks.push(Remark::Number { line: number, written, n });
                            }
                            closed = matches!(line.action, Action::Close { .. });
                            attempt.lines.push(*line);
                            attempt.kept.push(kept);
                        }
                        Read::Unknown(kind) => {
                            attempt.remarks.push(Remark::UnknownKind { line: number, kind });
                            attempt.beyond.push(body);
                        }
                    }
                } else {
                    attempt.beyond.push(body);
                }
            }
        }
        match chain {
            Some(chain) => {
                chained += 1;
                if chain_of(&previous, chain.body) != chain.chain {
                    good = false;
                    if let Some(attempt) = &mut attempt {
                        attempt.remarks.push(Remark::Chain { line: number });
                    }
                }
                previous = chain.chain.to_owned();
            }
            None => unchained.push(number),
        }
        at += length;
        if let Some(attempt) = &mut attempt {
            attempt.whole_len = at;
            attempt.newline_at_end = index + 1 < lines.len();
            attempt.last_chain = chain.map(|chain| chain.chain.to_owned());
        }
    }
    let mut attempt = attempt.ok_or_else(|| fail(None, Fault::Empty))?;
    attempt.seal = match (chained, unchained.is_empty(), good) {
        (0, ..) => Seal::None,
        (_, true, true) => Seal::Whole,
        _ => Seal::Broken,
    };
    if chained > 0 {
        attempt.remarks.extend(unchained.into_iter().map(|line| Remark::Unchained { line }));
    }
    Ok(attempt)
}
