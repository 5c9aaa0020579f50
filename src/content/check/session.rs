//! Workshops: minutes add up, each module has its theory, exercise and debrief, what is opened exists, and what is cut
//! when it is late makes up for it without touching what is never cut.

use super::lesson::filled;
use super::reading::plain;
use super::{Names, Page};
use crate::content::Library;
use crate::content::diagnostic::Level;
use crate::content::id::{FormId, ScenarioId};
use crate::content::lesson::Module;
use crate::content::load::{Kind, Sources};
use crate::content::session::{Handout, Kept, Opens, Part, PartKind, Session};
use crate::content::test::Sitting;
use std::collections::BTreeMap;

/// The line of a case's `facilitator.md` at which the script of its debrief begins.
const SCRIPT: &str = "## Debrief";

pub fn check(page: &Page<'_>, names: &Names<'_>, session: &Session) {
    page.kebab("session", std::iter::once(session.id.as_str()), |_| "id".to_owned());
    let parts = located(session);
    page.unique("part", parts.iter().map(|(part, _)| part.id.as_str()), |at| format!("{}.id", parts[at].1));
    page.kebab("part", parts.iter().map(|(part, _)| part.id.as_str()), |at| format!("{}.id", parts[at].1));
    times(page, session);
    modules(page, session, &parts);
    for (part, path) in &parts {
        one(page, names, part, path);
    }
    tests_in_order(page, &parts);
    late(page, session);
}

/// Parts with the paths that lead to them.
fn located(session: &Session) -> Vec<(&Part, String)> {
    let days = session.days.iter().enumerate();
    days.flat_map(|(day, of)| of.parts.iter().enumerate().map(move |(at, part)| (part, format!("days[{day}].parts[{at}]"))))
        .collect()
}

fn times(page: &Page<'_>, session: &Session) {
    for (day, of) in session.days.iter().enumerate() {
        if of.parts.is_empty() {
            page.say(Level::Error, "empty", &format!("days[{day}]"), "this day has no part", "write one, or leave the day out");
        }
        for (at, pair) in of.parts.windows(2).enumerate() {
            let end = pair[0].end();
            if pair[1].at != end {
                let message = format!("“{}” begins at {}, and the part before it ends at {end}", pair[1].id, pair[1].at);
                let path = format!("days[{day}].parts[{}].at", at + 1);
                page.say(Level::Error, "time-gap", &path, message, format!("write {end}, or change the minutes before it"));
            }
        }
    }
    let net: u32 = session.parts().filter(|part| part.kind != PartKind::Break).map(|part| part.minutes).sum();
    if net != session.net_minutes {
        let message = format!("all parts without breaks are {net} minutes, and {} should be", session.net_minutes);
        page.say(Level::Error, "minutes", "net_minutes", message, "change the minutes of a part, or what the whole should be");
    }
}

/// Each module that is not left out has theory, exercise and debrief, in this order.
fn modules(page: &Page<'_>, session: &Session, parts: &[(&Part, String)]) {
    for module in Module::ALL {
        let of = |kind| parts.iter().position(|(part, _)| part.kind == kind && part.modules.contains(&module));
        let last = parts.iter().rposition(|(part, _)| part.kind == PartKind::Debrief && part.modules.contains(&module));
        let left_out = session.leaves_out.iter().position(|left| *left == module);
        if let Some(left) = left_out {
            if let Some((_, path)) = parts.iter().find(|(part, _)| part.modules.contains(&module)) {
                let message = format!("{module:?} is left out, and stands here");
                page.say(Level::Error, "left-out", &format!("{path}.modules"), message, "take it out of here or of `leaves_out`");
            }
            if session.leaves_out[..left].contains(&module) {
                let message = format!("{module:?} is left out twice");
                page.say(Level::Error, "duplicate-id", &format!("leaves_out[{left}]"), message, "name it once");
            }
            continue;
        }
        let (theory, exercise) = (of(PartKind::Theory), of(PartKind::Exercise));
        let whole = matches!((theory, exercise, last), (Some(theory), Some(exercise), Some(debrief)) if theory < exercise && exercise < debrief);
        if !whole {
            let has =
                |part: Option<usize>, name: &str| part.map_or(format!("no {name}"), |at| format!("{name} “{}”", parts[at].0.id));
            let message = format!(
                "{module:?} needs theory, exercise and debrief in this order, and has {}, {}, {}",
                has(theory, "theory"),
                has(exercise, "exercise"),
                has(last, "debrief")
            );
            let path = theory.or(exercise).or(last).map_or_else(|| "days".to_owned(), |at| parts[at].1.clone());
            page.say(Level::Error, "module-order", &path, message, "add what is missing, or name the module in `leaves_out`");
        }
    }
}

fn one(page: &Page<'_>, names: &Names<'_>, part: &Part, path: &str) {
    filled(page, &format!("{path}.title"), &part.title);
    plain(page, &format!("{path}.does"), &part.does);
    if part.minutes == 0 {
        page.say(
            Level::Error,
            "minutes",
            &format!("{path}.minutes"),
            "this part takes no time",
            "give it minutes, or leave it out",
        );
    }
    let kind = part.kind;
    if matches!(kind, PartKind::Theory | PartKind::Exercise | PartKind::Debrief) && part.modules.is_empty() {
        page.say(Level::Error, "no-module", path, format!("{kind:?} of no module"), "name its module in `modules`");
    }
    if kind != PartKind::Break && (part.does.trim().is_empty() || part.leads.trim().is_empty()) {
        let message = "it is not said what happens here, or who leads";
        page.say(Level::Error, "empty", path, message, "write `does` and `leads`");
    }
    for (at, opens) in part.opens.iter().enumerate() {
        opened(page, names, opens, &format!("{path}.opens[{at}]"));
    }
    for (at, handout) in part.hands_out.iter().enumerate() {
        if let Handout::Card(id) = handout {
            lesson(page, names, id.as_str(), &format!("{path}.hands_out[{at}][0]"));
        }
    }
    let steps: u32 = part.steps.iter().map(|step| step.minutes).sum();
    if !part.steps.is_empty() && steps != part.minutes {
        let message = format!("its steps take {steps} minutes, and it has {}", part.minutes);
        page.say(Level::Error, "minutes", &format!("{path}.steps"), message, "let the steps fill the part");
    }
    if kind == PartKind::Debrief && part.steps.is_empty() {
        script(page, names, part, path);
    }
    let is_test = part.opens.iter().any(|opens| matches!(opens, Opens::Test { .. }));
    if is_test != (kind == PartKind::Test) {
        page.say(
            Level::Error,
            "no-test",
            path,
            "a part of kind Test opens a test, and no other does",
            "change `kind` or `opens`",
        );
    }
}

fn lesson(page: &Page<'_>, names: &Names<'_>, id: &str, path: &str) {
    let library = names.content.library;
    if !library.lessons.contains_key(id) && !names.unread(Kind::Lesson, id) {
        page.unknown("lesson", "unknown-lesson", path, id, library.lessons.keys().map(|id| id.as_str()));
    }
}

fn opened(page: &Page<'_>, names: &Names<'_>, opens: &Opens, path: &str) {
    let library = names.content.library;
    match opens {
        Opens::Lesson(id) => lesson(page, names, id.as_str(), &format!("{path}[0]")),
        Opens::Case { id, forms } => {
            if library.scenarios.contains_key(id) {
                fields(page, names, id, forms, path);
            } else if !names.content.sources.files.iter().any(|source| source.path == format!("{id}/scenario.ron")) {
                let known = library.scenarios.keys().map(|id| id.as_str());
                page.unknown("case", "unknown-case", &format!("{path}.id"), id.as_str(), known);
            }
        }
        Opens::Test { id, .. } => {
            if !library.tests.contains_key(id) && !names.unread(Kind::Test, id.as_str()) {
                page.unknown(
                    "test",
                    "unknown-test",
                    &format!("{path}.id"),
                    id.as_str(),
                    library.tests.keys().map(|id| id.as_str()),
                );
            }
        }
    }
}

/// Fields that a part leaves open are among those that the case leaves open.
fn fields(page: &Page<'_>, names: &Names<'_>, id: &ScenarioId, forms: &BTreeMap<FormId, Vec<String>>, path: &str) {
    let library = names.content.library;
    for (form, keys) in forms {
        let path = format!("{path}.forms[{form}]");
        let Some((usage, _)) = library.scenarios.get(id).and_then(|case| case.form_use(form)).zip(library.forms.get(form)) else {
            let known = library.scenarios.get(id).into_iter().flat_map(|case| &case.forms).map(|usage| usage.form.as_str());
            page.unknown("form of this case", "unknown-form", &format!("{path}#"), form.as_str(), known);
            continue;
        };
        let open = open_fields(library, form, &usage.open);
        for (at, key) in keys.iter().enumerate().filter(|(_, key)| !open.contains(&key.as_str())) {
            let known = open.iter().copied();
            page.unknown("field that the case leaves open,", "unknown-field-key", &format!("{path}[{at}]"), key, known);
        }
    }
}

fn open_fields<'l>(library: &'l Library, form: &FormId, open: &'l [String]) -> Vec<&'l str> {
    if open.is_empty() {
        library.forms.get(form).into_iter().flat_map(|form| form.fields()).map(|field| field.key.as_str()).collect()
    } else {
        open.iter().map(String::as_str).collect()
    }
}

/// A debrief without steps is that of a case, and its script stands in the case's own notes.
fn script(page: &Page<'_>, names: &Names<'_>, part: &Part, path: &str) {
    let cases = part.opens.iter().filter_map(|opens| match opens {
        Opens::Case { id, .. } => Some(id),
        _ => None,
    });
    let mut any = false;
    for id in cases {
        any = true;
        if debrief_of(names.content.sources, id).is_none() {
            let message = format!("the notes of “{id}” have no script for a debrief");
            let help = format!("write {id}/facilitator.md with a line that begins “{SCRIPT}”, or give this part `steps`");
            page.say(Level::Error, "no-script", path, message, help);
        }
    }
    if !any {
        let message = "nobody says how this debrief goes";
        page.say(Level::Error, "no-script", path, message, "open a case whose notes have a script, or give this part `steps`");
    }
}

/// The script of a case's debrief, from the notes for whoever leads.
pub fn debrief_of(sources: &Sources, case: &ScenarioId) -> Option<String> {
    let notes = sources.files.iter().rfind(|source| source.path == format!("{case}/facilitator.md"))?;
    let lines: Vec<&str> = notes.text().lines().collect();
    let from = lines.iter().position(|line| line.starts_with(SCRIPT))? + 1;
    let to = lines[from..].iter().position(|line| line.starts_with("## ")).map_or(lines.len(), |at| from + at);
    let script = lines[from..to].join("\n").trim().to_owned();
    (!script.is_empty()).then_some(script)
}

/// The test after comes after the test before, and each is there.
fn tests_in_order(page: &Page<'_>, parts: &[(&Part, String)]) {
    let sits = |wanted| {
        parts.iter().position(|(part, _)| {
            part.opens.iter().any(|opens| matches!(opens, Opens::Test { sitting, .. } if *sitting == wanted))
        })
    };
    let (before, after) = (sits(Sitting::Before), sits(Sitting::After));
    if before.is_none() || before >= after {
        let path = after.or(before).map_or("days", |at| parts[at].1.as_str());
        let message = "a workshop has a test before, and one after it";
        page.say(Level::Error, "no-test", path, message, "put `Test(id: …, sitting: Before)` first and one with `After` last");
    }
}

fn late(page: &Page<'_>, session: &Session) {
    let mut saved: BTreeMap<&str, u32> = BTreeMap::new();
    for (at, never) in session.never_cut.iter().enumerate() {
        filled(page, &format!("never_cut[{at}].say"), &never.say);
        let meant = session.parts().any(|part| never.what.means(part));
        if !meant {
            let known: Vec<&str> = session.parts().map(|part| part.id.as_str()).collect();
            let name = match &never.what {
                Kept::Part(id) => id.to_string(),
                other => format!("{other:?}"),
            };
            page.unknown("part", "unknown-part", &format!("never_cut[{at}].what[0]"), &name, known.into_iter());
        }
    }
    let mut before = 0;
    for (at, step) in session.late.iter().enumerate() {
        if step.minutes <= before {
            let message = format!("{} minutes come after {before}", step.minutes);
            page.say(Level::Error, "late-order", &format!("late[{at}].minutes"), message, "put the least first");
        }
        before = step.minutes;
        for (nth, cut) in step.cuts.iter().enumerate() {
            let path = format!("late[{at}].cuts[{nth}]");
            filled(page, &format!("{path}.instead"), &cut.instead);
            let Some(part) = session.part(&cut.part) else {
                let known: Vec<&str> = session.parts().map(|part| part.id.as_str()).collect();
                page.unknown("part", "unknown-part", &format!("{path}.part"), cut.part.as_str(), known.into_iter());
                continue;
            };
            let all = saved.entry(part.id.as_str()).or_default();
            *all += cut.saves;
            if *all > part.minutes || cut.saves == 0 {
                let message = format!("“{}” has {} minutes, and {all} are cut", part.id, part.minutes);
                page.say(Level::Error, "minutes", &format!("{path}.saves"), message, "cut at most what there is");
            }
            if let Some(never) = session.never_cut.iter().find(|never| never.what.means(part)) {
                let message = format!("“{}” is never cut: {}", part.id, never.say);
                page.say(Level::Error, "never-cut", &format!("{path}.part"), message, "cut another part");
            }
        }
        let sum: u32 = saved.values().sum();
        if sum < step.minutes {
            let message = format!("{} minutes late, and up to here {sum} are saved", step.minutes);
            page.say(Level::Error, "late-sum", &format!("late[{at}]"), message, "cut more, or begin this step earlier");
        }
    }
}
