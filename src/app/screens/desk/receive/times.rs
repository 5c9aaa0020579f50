//! Step 6: a printed time as UTC and as our own time, on scales that stand below each other.

use egui::Ui;

use super::open::last_opened;
use super::parts::{At, one_row, pair};
use super::records::{Content, clock_minutes};
use super::scales::{self, Dot, Scales};
use crate::app::theme;
use crate::app::widgets::{self as w, Dropdown, TextField};
use crate::case::Action;
use crate::case::custody::Done;

/// Zones in which a sender can print.
const ZONES: [(&str, &str); 10] = [
    ("-480", "UTC−08:00"),
    ("-420", "UTC−07:00"),
    ("-360", "UTC−06:00"),
    ("-300", "UTC−05:00"),
    ("-240", "UTC−04:00"),
    ("0", "UTC"),
    ("60", "UTC+01:00"),
    ("120", "UTC+02:00"),
    ("240", "UTC+04:00"),
    ("300", "UTC+05:00"),
];
/// Minutes of our own zone, and its name.
pub const LOCAL: i64 = 300;

/// Shows the step.
pub fn ui(ui: &mut Ui, at: &mut At<'_>) {
    let received = at.received;
    let converted =
        |name: &str| received.steps.iter().filter(|step| step.item == name && matches!(step.what, Done::Time { .. })).count();
    at.files(ui, "Converted", |ui, file| {
        let ink3 = theme::tokens(ui).ink3;
        match converted(&file.name) {
            0 => w::elided(ui, "none", crate::app::theme::Type::Body, ink3),
            1 => w::body(ui, "1 time"),
            count => w::body(ui, format!("{count} times")),
        };
    });
    if at.no_file(ui) {
        return;
    }
    let Some(file) = at.file() else { return };
    let name = file.name.clone();
    let begin = format!("time/{name}");
    w::strong(ui, &name);
    ui.add_space(theme::GAP);
    let content = last_opened(received, &name).map(|_| at.state.records.of(&received.package.ticket, file));
    match &content {
        Some(content) if !content.times.is_empty() => record(ui, at, &begin, content),
        Some(_) => {
            w::secondary(ui, "No time with day and hour is printed in this file. You can still type one.");
        }
        None => {
            w::secondary(ui, "Its records can be picked here once the file is opened. You can still type a printed time.");
        }
    }
    pair(ui, &mut |ui, side| match side {
        0 => at.field(ui, &format!("{begin}/printed"), TextField::new("Time as printed").mono()),
        _ => {
            let zone = Dropdown::new("Zone of the printed times").placeholder("Choose a zone");
            at.pick(ui, &format!("{begin}/zone"), zone, &ZONES);
        }
    });
    pair(ui, &mut |ui, side| match side {
        0 => at.field(ui, &format!("{begin}/utc"), TextField::new("In UTC").mono().hint("2023-01-28T14:11Z")),
        _ => at.field(ui, &format!("{begin}/local"), TextField::new("At +05:00").mono().hint("2023-01-28T19:11+05:00")),
    });
    ui.add_space(theme::GUTTER);
    line(ui, at, &begin, content.as_deref());
    let cells = ["printed", "utc", "local"].map(|cell| (cell, at.text(&format!("{begin}/{cell}"))));
    let ready = cells.iter().any(|(_, text)| !text.is_empty());
    if at.enter(ui, "Enter the times", ready) {
        let evidence = at.evidence(&name, one_row(cells));
        at.act(Action::ConvertTime(evidence));
        // The zone stays: the other records of the file have it too.
        for cell in ["printed", "utc", "local", "record"] {
            at.clear(&format!("{begin}/{cell}"));
        }
    }
    at.entered(ui, |item, done| item == name && matches!(done, Done::Time { .. }));
}

/// Picks a record of the file; its printed time is then taken over.
fn record(ui: &mut Ui, at: &mut At<'_>, begin: &str, content: &Content) {
    let names: Vec<(String, String)> = content
        .times
        .iter()
        .enumerate()
        .map(|(index, time)| {
            let line = content.lines.get(time.line - 1).map(|line| line.text.as_str()).unwrap_or_default();
            (index.to_string(), format!("Line {}: {line}", time.line))
        })
        .collect();
    let choices: Vec<(&str, &str)> = names.iter().map(|(key, name)| (key.as_str(), name.as_str())).collect();
    let field = format!("{begin}/record");
    let before = at.text(&field);
    at.pick(ui, &field, Dropdown::new("Record").placeholder("Pick a line of the file"), &choices);
    let now = at.text(&field);
    let picked = now.parse::<usize>().ok().and_then(|index| content.times.get(index));
    if now != before
        && let Some(time) = picked
    {
        at.put(&format!("{begin}/printed"), time.text.clone());
    }
}

/// The scales with the records of the file, what was converted, and what is being typed.
fn line(ui: &mut Ui, at: &At<'_>, begin: &str, content: Option<&Content>) {
    let text = |cell: &str| at.text(&format!("{begin}/{cell}"));
    let mut dots: Vec<Dot> = at
        .received
        .steps
        .iter()
        .filter(|step| begin.strip_prefix("time/").is_some_and(|name| step.item == name))
        .filter_map(|step| match &step.what {
            Done::Time { printed, utc, local } => Some(Dot::typed(printed, utc, local, None)),
            _ => None,
        })
        .collect();
    let typed = Dot { focus: true, ..Dot::typed(&text("printed"), &text("utc"), &text("local"), None) };
    dots.push(typed);
    let records = content.map(|content| content.times.iter().map(|time| time.minutes).collect()).unwrap_or_default();
    let zone = text("zone").parse::<i64>().ok();
    let zone_name = ZONES.iter().find(|(key, _)| *key == text("zone")).map(|(_, name)| *name).unwrap_or_default();
    let focus = clock_minutes(&text("printed")).zip(zone).map(|(printed, zone)| printed - zone);
    let focus = focus.or_else(|| clock_minutes(&text("utc")));
    scales::show(ui, &Scales { zone, zone_name, records, dots, focus });
}
