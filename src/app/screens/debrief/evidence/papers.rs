//! The parts of a marked package: sender, files, certificate, times, conclusion.

use egui::Ui;

use super::facts::{Hash, TimeTruth, Truth};
use super::{Notes, common, nothing, section};
use crate::app::screens::desk::receive::scales::{self, Scales};
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Chip, Column, Table, icon};
use crate::case::custody::{Done, HashVerdict, Received, Step};
use crate::content::scenario::{CertificateFault, Class};
use crate::words::{self, handling};

/// A tick and a word, or a warning and a word.
fn mark(ui: &mut Ui, right: bool, text: &str) {
    let (severity, glyph) = if right { (Severity::Met, icon::CHECK_CIRCLE) } else { (Severity::Major, icon::WARNING) };
    ui.add(Chip::toned(severity, glyph, text.to_owned()));
}

/// Steps of a kind, with their places.
fn steps<'a>(received: &'a Received, fits: impl Fn(&Done) -> bool + 'a) -> impl Iterator<Item = (usize, &'a Step)> {
    received.steps.iter().enumerate().filter(move |(_, step)| fits(&step.what))
}

/// The checks of sender and ticket.
pub fn tickets(ui: &mut Ui, received: &Received, notes: &Notes<'_>) {
    let checks: Vec<(usize, &Step)> = steps(received, |done| matches!(done, Done::Ticket { .. })).collect();
    if checks.is_empty() && !notes.judged {
        return;
    }
    section(ui, "Sender and ticket");
    if checks.is_empty() {
        nothing(ui, "You did not check them.");
    }
    for (index, step) in checks {
        entry(ui, received, index, step, notes);
    }
}

/// A step in words, with its marks.
fn entry(ui: &mut Ui, received: &Received, index: usize, step: &Step, notes: &Notes<'_>) {
    let item = if step.item.is_empty() { &received.package.ticket } else { &step.item };
    let (_, said) = handling::done(item, &step.what);
    let ink2 = theme::tokens(ui).ink2;
    w::wrap_row(ui, |ui| {
        w::label(ui, common::moment(step.at), Type::Small, ink2);
        notes.at_step(ui, index);
    });
    w::body(ui, said);
    ui.add_space(theme::GRID);
}

/// Each file: what was said of its hash and what was true, the class that was given and the right one, what was wrong.
pub fn files(ui: &mut Ui, received: &Received, truth: &Truth, notes: &Notes<'_>) {
    section(ui, "Files");
    // Where there is little room, the hash stands below the name.
    let wide = ui.available_width() > 560.0 * theme::text_scale(ui);
    // Where no class is judged and none was given, no column waits for one.
    let classed =
        notes.judged
            || received.package.files.iter().any(|file| {
                received.class_of(&file.name).is_some() || received.is_sealed(&file.name) || !file.classes.is_empty()
            });
    let mut columns = vec![Column::share("File", 1.3)];
    if wide {
        columns.push(Column::fixed("Hash", if notes.judged { 150.0 } else { 190.0 }));
    }
    if classed {
        columns.push(Column::fixed("Class", 170.0));
    }
    let mut table = Table::new(ui, &columns);
    table.head(ui);
    let t = theme::tokens(ui);
    for (file, truth) in received.package.files.iter().zip(&truth.files) {
        table.row(ui, |ui, column| match column {
            0 => {
                w::label(ui, &file.name, Type::Mono, t.ink);
                for fault in &truth.faults {
                    w::label(ui, *fault, Type::Small, t.ink2);
                }
                if !wide {
                    ui.add_space(theme::GRID);
                    hash(ui, received, &file.name, truth.hash, notes);
                }
                if !notes.any_about(&file.name) {
                    return;
                }
                w::wrap_row(ui, |ui| {
                    let here = steps(received, |done| !matches!(done, Done::Custody(_) | Done::Time { .. }));
                    let here = here.filter(|(_, step)| step.item == file.name).map(|(index, _)| index);
                    notes.of_file(ui, &file.name, &here.collect::<Vec<_>>());
                });
            }
            1 if wide => hash(ui, received, &file.name, truth.hash, notes),
            _ => {
                let given = received.class_of(&file.name);
                let right = given.is_some_and(|given| file.classes.is_empty() || file.classes.contains(&given));
                match given {
                    Some(given) => mark(ui, right, handling::class(given)),
                    None if received.is_sealed(&file.name) && file.classes.contains(&Class::Surplus) => mark(ui, true, "Sealed"),
                    None if received.is_sealed(&file.name) => {
                        ui.add(Chip::outlined("Sealed"));
                    }
                    None if notes.judged => nothing(ui, "No class"),
                    None => {}
                }
                let sealed_right = given.is_none() && received.is_sealed(&file.name) && file.classes.contains(&Class::Surplus);
                if !right && !sealed_right && !file.classes.is_empty() {
                    let names: Vec<&str> = file.classes.iter().map(|class| handling::class(*class)).collect();
                    if notes.judged || given.is_some() {
                        ui.add_space(theme::GRID);
                        w::label(ui, format!("Right: {}", words::lower(&names.join(" or "))), Type::Small, t.ink2);
                    } else {
                        w::label(ui, names.join(" or "), Type::Body, t.ink);
                    }
                }
            }
        });
    }
    let absent: Vec<&str> = received
        .package
        .listed
        .iter()
        .map(|(name, _)| name.as_str())
        .filter(|name| received.package.file(name).is_none())
        .collect();
    if !absent.is_empty() {
        ui.add_space(theme::GAP);
        w::body(ui, format!("The list names what did not come under that name: {}.", words::list(&absent)));
    }
}

/// What was said of a hash, and what was true.
fn hash(ui: &mut Ui, received: &Received, name: &str, truth: Hash, notes: &Notes<'_>) {
    let said = received.steps.iter().rev().filter(|step| step.item == name).find_map(|step| match &step.what {
        Done::Hash { verdict, .. } => Some(*verdict),
        _ => None,
    });
    let was = match truth {
        Hash::Equal => "The values are equal",
        Hash::Differs => "The values differ",
        Hash::NotListed => "Not in the list",
        Hash::OtherName => "In the list under another name",
    };
    let ink2 = theme::tokens(ui).ink2;
    match said {
        None if notes.judged => nothing(ui, "Not compared"),
        None => {
            w::body(ui, was);
            return;
        }
        Some(said) => {
            let right = match truth {
                Hash::Equal => said == HashVerdict::Equal,
                Hash::Differs => said == HashVerdict::Differs,
                Hash::NotListed => said == HashVerdict::NotListed,
                Hash::OtherName => matches!(said, HashVerdict::NotListed | HashVerdict::Equal),
            };
            let word = match said {
                HashVerdict::Equal => "Equal",
                HashVerdict::Differs => "Differs",
                HashVerdict::NotListed => "Not listed",
                HashVerdict::Unsaid => "Nothing said",
            };
            mark(ui, right, word);
            if right {
                return;
            }
        }
    }
    ui.add_space(theme::GRID);
    w::label(ui, was, Type::Small, ink2);
}

/// What was seen in the certificate, and what was not.
pub fn certificate(ui: &mut Ui, received: &Received, notes: &Notes<'_>) {
    let mut readings = steps(received, |done| matches!(done, Done::Certificate { .. })).peekable();
    if !notes.judged && readings.peek().is_none() {
        return;
    }
    section(ui, "Certificate");
    let mut seen: Vec<CertificateFault> = Vec::new();
    let mut read = false;
    for (index, step) in readings {
        read = true;
        if let Done::Certificate { faults, .. } = &step.what {
            seen.extend(faults);
        }
        entry(ui, received, index, step, notes);
    }
    if !read {
        nothing(ui, "You did not read it against what came.");
    }
    let Some(paper) = &received.package.certificate else {
        w::body(ui, "No certificate lay in the package.");
        return;
    };
    for fault in CertificateFault::ALL {
        let (true_of_it, found) = (paper.faults.contains(&fault), seen.contains(&fault));
        let (right, word) = match (true_of_it, found) {
            (true, true) => (true, "Found"),
            (true, false) => (false, "Missed"),
            (false, true) => (false, "Not so"),
            (false, false) => continue,
        };
        w::wrap_row(ui, |ui| {
            mark(ui, right, word);
            w::body(ui, format!("{}.", handling::certificate_fault(fault)));
        });
    }
    if paper.faults.is_empty() {
        w::body(ui, "Nothing was wrong with it.");
    }
}

/// What was converted, on the scales as they truly stood.
pub fn times(ui: &mut Ui, received: &Received, truth: &Truth, notes: &Notes<'_>) {
    if truth.times.is_empty() && !notes.judged {
        return;
    }
    section(ui, "Times");
    if truth.times.is_empty() {
        nothing(ui, "You converted none.");
        return;
    }
    if truth.zone.is_some() {
        let dots = truth.times.iter().map(|time| time.dot.clone()).collect();
        scales::show(ui, &Scales { zone: truth.zone, zone_name: "sender's zone", records: Vec::new(), dots, focus: None });
        ui.add_space(theme::GAP);
    }
    for time in &truth.times {
        if let Some(step) = received.steps.get(time.step) {
            converted(ui, step, time, notes);
        }
    }
}

fn converted(ui: &mut Ui, step: &Step, time: &TimeTruth, notes: &Notes<'_>) {
    let Done::Time { printed, utc, local } = &step.what else { return };
    let t = theme::tokens(ui);
    w::wrap_row(ui, |ui| {
        w::label(ui, printed, Type::Mono, t.ink);
        w::label(ui, &step.item, Type::Small, t.ink2);
        notes.at_step(ui, time.step);
    });
    let Some(moment) = time.moment else {
        w::label(ui, "The printed time cannot be read: give day, hour and minute.", Type::Small, t.ink2);
        return;
    };
    let there = moment.to_utc();
    let here = chrono::FixedOffset::east_opt(5 * 3600).map_or(there, |offset| there.to_offset(offset));
    for (name, typed, right, was) in [("UTC", utc, time.utc, there), ("+05:00", local, time.local, here)] {
        w::wrap_row(ui, |ui| {
            mark(ui, right, if right { "Right" } else { "Wrong" });
            w::label(ui, name, Type::Small, t.ink2);
            if typed.is_empty() {
                w::label(ui, "Empty", Type::Body, t.ink3);
            } else {
                w::mono(ui, typed);
            }
            if !right {
                w::label(ui, format!("It was {}, {}.", was.day_text(), was.clock_text()), Type::Small, t.ink2);
            }
        });
    }
    ui.add_space(theme::GAP);
}

/// What was concluded.
pub fn conclusions(ui: &mut Ui, received: &Received, notes: &Notes<'_>) {
    if !notes.judged && steps(received, |done| matches!(done, Done::Concluded { .. })).next().is_none() {
        return;
    }
    section(ui, "Conclusion");
    let mut none = true;
    let width = 150.0 * theme::text_scale(ui);
    for (index, step) in steps(received, |done| matches!(done, Done::Concluded { .. })) {
        let Done::Concluded { claim, links, not_shown, next } = &step.what else { continue };
        none = false;
        w::wrap_row(ui, |ui| {
            w::secondary(ui, common::moment(step.at));
            notes.at_step(ui, index);
        });
        let next: Vec<&str> = next.iter().map(|key| handling::next_step(key)).collect();
        let next = if next.is_empty() { String::new() } else { format!("{}.", next.join(". ")) };
        let rows = [("What is proved", claim), ("Rests on", links), ("Not proved", not_shown), ("Next", &next)];
        for (name, text) in rows.into_iter().filter(|(_, text)| !text.is_empty()) {
            common::labelled(ui, name, width, |ui| w::body(ui, text));
        }
    }
    if none {
        nothing(ui, "You drew none.");
    }
}
