//! One line as JSON, both ways. Members that this version does not know are put beside, and written back.

use super::chain::seal;
use super::{FIRST_CHAIN, FORMAT, Fault, Header, Mode};
use crate::case::action::{Action, ActionLine};
use crate::content::id::ScenarioId;
use crate::content::value::Value;
use serde::Deserialize;
use serde_json::{Map, Value as Json, json};

type Members = Map<String, Json>;

/// What was in a line beside what this version knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Kept {
    /// Beside `n`, `wall`, `case_time`, `do`.
    pub line: Members,
    /// Inside `do`.
    pub action: Members,
}

/// An action line as read.
pub(super) enum Read {
    /// A known action, the number written before it, and what is kept.
    Known(Option<u64>, Box<ActionLine>, Kept),
    /// An action of a kind that this version does not know.
    Unknown(String),
}

/// The header line with its chain, and the chain.
pub fn sealed_header(header: &Header) -> (String, String) {
    seal(FIRST_CHAIN, &header_body(header))
}

/// An action line with its chain, and the chain; `previous` is the chain of the line before. No line break.
pub fn sealed_line(previous: &str, line: &ActionLine) -> (String, String) {
    seal(previous, &line_body(line, None))
}

/// An action line without a chain, for an attempt that has none. No line break.
pub fn unsealed_line(line: &ActionLine) -> String {
    line_body(line, None) + "}"
}

/// The header line without its closing brace.
pub(super) fn header_body(header: &Header) -> String {
    let mut members = Members::new();
    members.insert("evidesk".into(), FORMAT.into());
    members.insert("scenario".into(), header.scenario.as_str().into());
    members.insert("scenario_digest".into(), header.scenario_digest.as_str().into());
    members.insert("mode".into(), json!(header.mode));
    members.insert("participants".into(), json!(header.participants));
    members.insert("started".into(), header.started.as_str().into());
    members.extend(header.unknown.clone());
    body_of(members)
}

/// An action line without its closing brace.
pub(super) fn line_body(line: &ActionLine, kept: Option<&Kept>) -> String {
    let mut members = Members::new();
    members.insert("n".into(), line.n.into());
    for (name, text) in [("wall", &line.wall), ("case_time", &line.case_time)] {
        if !text.is_empty() {
            members.insert(name.into(), text.as_str().into());
        }
    }
    let mut action = action_members(&line.action);
    if let Some(kept) = kept {
        action.extend(kept.action.clone());
    }
    members.insert("do".into(), Json::Object(action));
    members.extend(kept.map(|kept| kept.line.clone()).unwrap_or_default());
    body_of(members)
}

fn body_of(members: Members) -> String {
    let mut text = Json::Object(members).to_string();
    text.pop();
    text
}

/// Actions are structs of texts, numbers and maps by text, so each becomes an object.
fn action_members(action: &Action) -> Members {
    match serde_json::to_value(action) {
        Ok(Json::Object(members)) => members,
        _ => unreachable!("an action is an object with a kind"),
    }
}

/// A line as its members.
pub(super) fn members_of(line: &str) -> Result<Members, Fault> {
    match serde_json::from_str(line) {
        Ok(Json::Object(members)) => Ok(members),
        Ok(_) => Err(Fault::NotAnObject),
        Err(error) => {
            let text = error.to_string();
            let why = text.rsplit_once(" at line ").map_or(text.as_str(), |(why, _)| why).to_owned();
            Err(Fault::NotJson { why, column: error.column() })
        }
    }
}

/// Reads the header.
pub(super) fn read_header(mut members: Members) -> Result<Header, Fault> {
    match members.shift_remove("evidesk") {
        None => return Err(Fault::NotAnAttempt),
        Some(format) if format.as_u64() != Some(FORMAT) => return Err(Fault::NewerFormat(format.to_string())),
        Some(_) => {}
    }
    members.shift_remove("chain");
    let mode = match members.shift_remove("mode") {
        None => Mode::default(),
        Some(mode) => serde_json::from_value(mode)
            .map_err(|_| Fault::WrongType { member: "mode", expected: "\"practice\" or \"assessment\"" })?,
    };
    let participants = match members.shift_remove("participants") {
        None => Vec::new(),
        Some(codes) => serde_json::from_value(codes)
            .map_err(|_| Fault::WrongType { member: "participants", expected: "a list of codes, such as [\"A01\"]" })?,
    };
    Ok(Header {
        scenario: ScenarioId::new(text_of(&mut members, "scenario")?.ok_or(Fault::Missing("scenario"))?),
        scenario_digest: text_of(&mut members, "scenario_digest")?.unwrap_or_default(),
        mode,
        participants,
        started: text_of(&mut members, "started")?.unwrap_or_default(),
        unknown: members,
    })
}

/// Reads an action line that stands at place `n`.
pub(super) fn read_line(mut members: Members, n: u32) -> Result<Read, Fault> {
    members.shift_remove("chain");
    let written = match members.shift_remove("n") {
        None => None,
        Some(n) => Some(n.as_u64().ok_or(Fault::WrongType { member: "n", expected: "the number of the action, from 1" })?),
    };
    let wall = text_of(&mut members, "wall")?.unwrap_or_default();
    let case_time = text_of(&mut members, "case_time")?.unwrap_or_default();
    let action = match members.shift_remove("do") {
        None => return Err(Fault::Missing("do")),
        Some(Json::Object(action)) => action,
        Some(_) => return Err(Fault::WrongType { member: "do", expected: "an object with a \"kind\"" }),
    };
    let Some(kind) = action.get("kind").and_then(Json::as_str).map(str::to_owned) else {
        return Err(Fault::Missing("kind"));
    };
    if !is_known(&kind) {
        return Ok(Read::Unknown(kind));
    }
    let known = Action::deserialize(Json::Object(action.clone())).map_err(|error| bad_action(&kind, &action, &error))?;
    let names = action_members(&known);
    let unknown = action.into_iter().filter(|(name, _)| !names.contains_key(name)).collect();
    let line = ActionLine { n, wall, case_time, action: known };
    Ok(Read::Known(written, Box::new(line), Kept { line: members, action: unknown }))
}

fn text_of(members: &mut Members, name: &'static str) -> Result<Option<String>, Fault> {
    match members.shift_remove(name) {
        None | Some(Json::Null) => Ok(None),
        Some(Json::String(text)) => Ok(Some(text)),
        Some(_) => Err(Fault::WrongType { member: name, expected: "a text" }),
    }
}

/// Names the value that is at fault where it can be found: serde only says that no variant fits.
fn bad_action(kind: &str, action: &Members, error: &serde_json::Error) -> Fault {
    let is_bad = |value: &Json| Value::deserialize(value).is_err();
    let inner = action.get("values").and_then(Json::as_object);
    let bad = inner
        .and_then(|values| values.iter().find(|(_, value)| is_bad(value)).map(|(name, _)| name.as_str()))
        .or_else(|| action.get("value").is_some_and(is_bad).then_some("value"));
    match bad {
        Some(member) => Fault::BadValue { kind: kind.to_owned(), member: member.to_owned() },
        None => Fault::BadAction { kind: kind.to_owned(), why: error.to_string() },
    }
}

/// True for a kind of action that this version knows.
pub(super) fn is_known(kind: &str) -> bool {
    KINDS.contains(&kind)
}

/// Every kind of [`Action`].
pub(super) const KINDS: [&str; 33] = [
    "open_exhibit",
    "open_clause",
    "open_lesson",
    "pin",
    "unpin",
    "choose",
    "set",
    "add_row",
    "remove_row",
    "check_field",
    "hint",
    "send",
    "answer",
    "withdraw",
    "ask",
    "wait",
    "domestic_order",
    "open_source",
    "consent",
    "contact_point",
    "open_item",
    "verify_ticket",
    "verify_hash",
    "check_certificate",
    "log_custody",
    "convert_time",
    "seal",
    "classify",
    "conclude",
    "refuse_instruction",
    "record_and_refer",
    "note",
    "close",
];
