//! Step 4: the custody log. Lines are added and never changed; a correction is a new line that names the old one.

use egui::{Frame, Margin, Ui};

use super::common;
use super::parts::{At, one_row, pair, part};
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Chip, Dropdown, TextField, icon};
use crate::case::Action;
use crate::case::custody::{CustodyLine, EVENTS, Received};
use crate::content::scenario::CustodyEntry;
use crate::words::handling;

/// Who signed.
const SIGNED: [(&str, &str); 2] = [("both", "Both sides signed"), ("one", "One side signed")];

/// Chosen where a line is about no single file, or corrects none.
const WHOLE: &str = "*";

/// The columns of a line, in the order in which an attempt has them.
const CELLS: [&str; 13] =
    ["at", "event", "from", "to", "signed", "reason", "place", "hash_before", "hash_after", "tool", "remark", "corrects", "late"];

/// Shows the step.
pub fn ui(ui: &mut Ui, at: &mut At<'_>) {
    w::secondary(ui, "Lines cannot be changed or taken out. A correction is a new line that names the old one.");
    ui.add_space(theme::GAP);
    let received = at.received;
    for entry in &received.package.custody {
        prior(ui, entry);
    }
    for (step, line) in received.custody() {
        own(ui, received, &step.item, line, |_| ());
    }
    if received.custody().next().is_none() {
        ui.add_space(theme::GAP);
        w::label(ui, "You have written no line yet.", Type::Body, theme::tokens(ui).ink3);
    }
    form(ui, at);
}

/// A line that came with the package.
pub fn prior(ui: &mut Ui, entry: &CustodyEntry) {
    let t = theme::tokens(ui);
    let frame = Frame::new().fill(t.sunk).inner_margin(Margin::symmetric(8, 6));
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        row(ui, "–", &common::moment(entry.at), |ui| {
            w::label(ui, handling::event(&entry.event), Type::Body, t.ink2);
            w::label(ui, hands(&entry.from, &entry.to), Type::Small, t.ink2);
            let place = if entry.place.is_empty() { String::new() } else { format!("{}. ", entry.place) };
            w::label(ui, format!("{place}Came with the package."), Type::Small, t.ink3);
        });
    });
    hairline(ui);
}

/// A line of one's own; `marks` adds what is said of it.
pub fn own(ui: &mut Ui, received: &Received, item: &str, line: &CustodyLine, marks: impl FnOnce(&mut Ui)) {
    let t = theme::tokens(ui);
    Frame::new().inner_margin(Margin::symmetric(8, 6)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        let when = if line.at.is_empty() { "No time".to_owned() } else { handling::when(&line.at) };
        row(ui, &line.number.to_string(), &when, |ui| {
            w::wrap_row(ui, |ui| {
                let event = if line.event.is_empty() { "No event".to_owned() } else { handling::event(&line.event) };
                w::label(ui, format!("{event}: {}", if item.is_empty() { "whole package" } else { item }), Type::Body, t.ink);
                if line.late {
                    ui.add(Chip::outlined("late entry"));
                }
                if !line.corrects.is_empty() {
                    ui.add(Chip::outlined(format!("corrects line {}", line.corrects)));
                }
                let corrected = received.custody().find(|(_, later)| later.corrects == line.number.to_string());
                if let Some((_, later)) = corrected {
                    ui.add(Chip::outlined(format!("corrected by line {}", later.number)));
                }
                marks(ui);
            });
            let hands = hands(&line.from, &line.to);
            if !hands.is_empty() {
                w::label(ui, hands, Type::Small, t.ink2);
            }
            let more = details(line);
            if !more.is_empty() {
                w::label(ui, more, Type::Small, t.ink2);
            }
        });
    });
    hairline(ui);
}

/// Number and time at the left, the rest beside them.
fn row(ui: &mut Ui, number: &str, when: &str, rest: impl FnOnce(&mut Ui)) {
    let t = theme::tokens(ui);
    let scale = theme::text_scale(ui);
    let when_width = (ui.available_width() * 0.3 / scale).min(176.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        for (text, width, kind) in [(number, 22.0, Type::Strong), (when, when_width, Type::Small)] {
            let width = width * scale;
            ui.allocate_ui_with_layout(egui::vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_min_width(width);
                ui.set_max_width(width);
                ui.add_space((Type::Body.line(ui) - kind.line(ui)) / 2.0);
                w::label(ui, text, kind, t.ink2);
            });
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            rest(ui);
        });
    });
}

fn hairline(ui: &mut Ui) {
    ui.add_space(-ui.spacing().item_spacing.y);
    w::separator(ui);
    ui.add_space(-ui.spacing().item_spacing.y);
}

fn hands(from: &str, to: &str) -> String {
    match (from.trim(), to.trim()) {
        ("", "") => String::new(),
        ("", to) => format!("To {to}"),
        (from, "") => format!("From {from}"),
        (from, to) => format!("From {from} to {to}"),
    }
}

/// The rest of a line as sentences.
fn details(line: &CustodyLine) -> String {
    let signed = if line.signed.is_empty() { String::new() } else { handling::label(&SIGNED, &line.signed).to_owned() };
    let named = [
        ("Reason", &line.reason),
        ("Place", &line.place),
        ("SHA-256 before", &line.hash_before),
        ("SHA-256 after", &line.hash_after),
        ("Tool", &line.tool),
        ("Remark", &line.remark),
    ];
    let named = named.into_iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| format!("{name}: {text}"));
    std::iter::once(signed).filter(|text| !text.is_empty()).chain(named).collect::<Vec<_>>().join(". ")
}

/// A new line.
fn form(ui: &mut Ui, at: &mut At<'_>) {
    part(ui, "A new line");
    ui.add_space(theme::GAP);
    let files: Vec<(&str, &str)> = std::iter::once((WHOLE, "The whole package"))
        .chain(at.received.package.files.iter().map(|file| (file.name.as_str(), file.name.as_str())))
        .collect();
    let numbers: Vec<String> = at.received.custody().map(|(_, line)| line.number.to_string()).collect();
    let now = at.world.now().to_string();
    pair(ui, &mut |ui, side| match side {
        0 => at.pick(ui, "line/event", Dropdown::new("What happened"), &EVENTS),
        _ => at.pick(ui, "line/item", Dropdown::new("To which file"), &files),
    });
    pair(ui, &mut |ui, side| match side {
        0 => {
            at.field(ui, "line/at", TextField::new("When").mono().hint("2023-02-07T17:20+05:00"));
            if ui.add(Button::quiet("Now, by the case clock").small().leading(icon::CLOCK)).clicked() {
                at.put("line/at", now.clone());
            }
        }
        _ => {
            w::strong(ui, "Signatures");
            at.radios(ui, "line/signed", &SIGNED);
        }
    });
    pair(ui, &mut |ui, side| match side {
        0 => at.field(ui, "line/from", TextField::new("From")),
        _ => at.field(ui, "line/to", TextField::new("To")),
    });
    pair(ui, &mut |ui, side| match side {
        0 => at.field(ui, "line/reason", TextField::new("Reason, by whose order")),
        _ => at.field(ui, "line/place", TextField::new("Place and seal")),
    });
    pair(ui, &mut |ui, side| match side {
        0 => at.field(ui, "line/hash_before", TextField::new("SHA-256 before").mono()),
        _ => at.field(ui, "line/hash_after", TextField::new("SHA-256 after").mono()),
    });
    pair(ui, &mut |ui, side| match side {
        0 => at.field(ui, "line/tool", TextField::new("Tool and version")),
        _ => at.field(ui, "line/remark", TextField::new("Remark, incident")),
    });
    pair(ui, &mut |ui, side| match side {
        0 if numbers.is_empty() => {}
        0 => {
            let numbers: Vec<(&str, &str)> =
                std::iter::once((WHOLE, "None")).chain(numbers.iter().map(|number| (number.as_str(), number.as_str()))).collect();
            at.pick(ui, "line/corrects", Dropdown::new("Corrects line").placeholder("None"), &numbers);
        }
        _ => {
            ui.add_space(theme::GRID);
            at.tick(ui, "line/late", "Written later than it happened");
        }
    });
    // What is left open, and what is said to be none, is the same.
    let text = |at: &At<'_>, cell: &str| Some(at.text(&format!("line/{cell}"))).filter(|text| text != WHOLE).unwrap_or_default();
    let cells = CELLS.map(|cell| (cell, text(at, cell)));
    let ready = cells.iter().any(|(_, text)| !text.is_empty());
    if at.enter(ui, "Add the line", ready) {
        let item = text(at, "item");
        let evidence = at.evidence(&item, one_row(cells));
        at.act(Action::LogCustody(evidence));
        at.clear("line/");
    }
}
