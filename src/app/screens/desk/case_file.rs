//! The case file: the brief and the exhibits, drawn from data as text that can be selected. Nothing is marked
//! before the trainee marks it.

use std::collections::BTreeMap;

use egui::{Align, Color32, CornerRadius, Frame, Layout, Margin, Panel, Stroke, Ui};

use super::common;
use super::pins::Source;
use crate::app::intent::Intent;
use crate::app::running::Running;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, ListItem, icon};
use crate::content::exhibit::{Exhibit, ExhibitBody, Side};
use crate::content::id::ExhibitId;

/// Where pieces begin in the text of an exhibit, worked out once.
#[derive(Default)]
pub struct State {
    starts: BTreeMap<ExhibitId, Vec<usize>>,
    find: String,
    find_open: bool,
}

const LIST: f32 = 204.0;

/// Shows the case file.
pub fn ui(ui: &mut Ui, running: &mut Running, marks: &mut common::Marks, intents: &mut Vec<Intent>) {
    let t = theme::tokens(ui);
    let list = (LIST * theme::text_scale(ui).sqrt()).min(ui.available_width() * 0.4);
    let frame = Frame::new().fill(t.paper).inner_margin(Margin::same(theme::GAP as i8));
    let panel = Panel::left("exhibits").resizable(false).exact_size(list).frame(frame);
    panel.show(ui, |ui| common::scroll(ui, "exhibits", |ui| entries(ui, running, intents)));
    let frame = Frame::new().fill(t.paper);
    egui::CentralPanel::no_frame().frame(frame).show(ui, |ui| match running.desk.exhibit.clone() {
        None => {
            common::padded_scroll(ui, "brief text", 16, |ui| {
                w::strong(ui, "Brief");
                ui.add_space(theme::GAP);
                marks.show(ui, running.world.scenario().brief.trim());
            });
        }
        Some(id) => exhibit(ui, running, &id, intents),
    });
}

fn entries(ui: &mut Ui, running: &mut Running, intents: &mut Vec<Intent>) {
    let current = running.desk.exhibit.clone();
    let brief = ListItem::new("Brief").subtitle("read").icon(icon::NOTE).selected(current.is_none());
    if ui.add(brief).clicked() {
        running.desk.exhibit = None;
    }
    let mut any_new = false;
    for exhibit in running.world.exhibits() {
        let title = format!("{} {}", exhibit.number, exhibit.title);
        let (glyph, line) = look(exhibit);
        let new = !running.world.opened().contains(&exhibit.id);
        let mut item = ListItem::new(&title).subtitle(&line).icon(glyph).selected(current.as_ref() == Some(&exhibit.id));
        any_new |= new;
        item = if new { item.chip("new") } else { item.room_for_chip("new") };
        if ui.add(item).clicked() {
            intents.push(Intent::Exhibit(exhibit.id.clone()));
        }
    }
    let minutes = crate::case::clock::minutes("open_exhibit", running.world.library(), running.world.scenario());
    if minutes > 0 && any_new {
        ui.add_space(theme::GAP_CARD);
        Frame::new().inner_margin(Margin::symmetric(12, 0)).show(ui, |ui| {
            w::secondary(ui, format!("To read a new exhibit takes {minutes} minutes."));
        });
    }
}

/// An exhibit's icon and a line about it.
fn look(exhibit: &Exhibit) -> (&'static str, String) {
    match &exhibit.body {
        ExhibitBody::Document { paragraphs } => (icon::FILE_TEXT, format!("{} paragraphs", paragraphs.len())),
        ExhibitBody::Letter { date, .. } => (icon::ENVELOPE_OPEN, short_day(date)),
        ExhibitBody::Chat { messages, .. } => (icon::CHAT_TEXT, format!("{} messages", messages.len())),
        ExhibitBody::Profile { .. } => (icon::IDENTIFICATION_CARD, "page".to_owned()),
        ExhibitBody::Table { rows, .. } => (icon::TABLE, format!("{} rows", rows.len())),
        ExhibitBody::Picture { .. } => (icon::IMAGE, "picture".to_owned()),
    }
}

/// The day of a letter as lists have it: `14 Sep 2026` of `14 September 2026, 09:40`; what is written otherwise stays.
fn short_day(date: &str) -> String {
    let day = date.split(',').next().unwrap_or_default().trim();
    match day.split_whitespace().collect::<Vec<_>>().as_slice() {
        [number, month, year] if month.chars().count() > 3 && month.chars().all(char::is_alphabetic) => {
            format!("{number} {} {year}", month.chars().take(3).collect::<String>())
        }
        _ => day.to_owned(),
    }
}

fn exhibit(ui: &mut Ui, running: &mut Running, id: &ExhibitId, intents: &mut Vec<Intent>) {
    let Some(exhibit) = running.world.scenario().exhibit(id) else {
        running.desk.exhibit = None;
        return;
    };
    let State { starts, find, find_open } = &mut running.desk.case_file;
    let starts = starts.entry(id.clone()).or_insert_with(|| starts_of(exhibit));
    let t = theme::tokens(ui);
    if *find_open && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape)) {
        *find_open = false;
        find.clear();
    }
    let frame = Frame::new().fill(t.paper).inner_margin(Margin { left: 16, right: 8, top: 8, bottom: 4 });
    Panel::top("exhibit head").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if w::icon_button(ui, icon::MAGNIFYING_GLASS, "Search in this exhibit").clicked() {
                *find_open = !*find_open;
                if !*find_open {
                    find.clear();
                }
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add_space(theme::GRID);
                w::strong(ui, format!("{} {}", exhibit.number, exhibit.title));
                w::secondary(ui, &exhibit.provenance);
            });
        });
        if *find_open {
            ui.add_space(theme::GRID);
            common::search(ui, "Search in this exhibit, text", "A word", find);
        }
    });
    let notebook = running.world.notebook().to_vec();
    let mut source = Source::new(id.as_str(), &notebook, find);
    let foot = Frame::new().fill(t.paper).inner_margin(Margin { left: 16, right: 12, top: 8, bottom: 8 });
    // The bar stands below, and must know what was selected above: it is drawn last into its own panel.
    let height = theme::TARGET.max(Type::SmallStrong.line(ui) + theme::GAP) + 17.0;
    let rect = ui.available_rect_before_wrap();
    let (above, below) = rect.split_top_bottom_at_y(rect.bottom() - height);
    ui.scope_builder(egui::UiBuilder::new().max_rect(above), |ui| {
        common::scroll(ui, id.as_str(), |ui| {
            let margin = Margin { left: 16, right: 16, top: 8, bottom: 16 };
            Frame::new().inner_margin(margin).show(ui, |ui| body(ui, exhibit, starts, &mut source));
        });
    });
    ui.scope_builder(egui::UiBuilder::new().max_rect(below), |ui| {
        foot.show(ui, |ui| {
            if let Some(action) = source.bar(ui) {
                intents.push(Intent::Act(action));
            }
        });
        ui.painter().hline(below.x_range(), below.top() + 0.5, Stroke::new(1.0, t.line));
    });
}

/// Where each piece begins in [`Exhibit::text`], in the order in which [`body`] shows them.
fn starts_of(exhibit: &Exhibit) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut at = 0;
    // A line of the text, holding pieces at these distances from its begin; empty lines are left out there.
    let mut line = |text: &str, within: &[usize]| {
        starts.extend(within.iter().map(|distance| at + distance));
        if !text.is_empty() {
            at += text.chars().count() + 1;
        }
    };
    match &exhibit.body {
        ExhibitBody::Document { paragraphs } => paragraphs.iter().for_each(|text| line(text, &[0])),
        ExhibitBody::Letter { from, to, date, subject, paragraphs } => {
            [from, to, date, subject].into_iter().chain(paragraphs).for_each(|text| line(text, &[0]));
        }
        ExhibitBody::Chat { messages, .. } => {
            for message in messages {
                line(&format!("{}  {}", message.text, message.at), &[0, message.text.chars().count() + 2]);
            }
        }
        ExhibitBody::Profile { display_name, address, facts, posts } => {
            line(display_name, &[0]);
            line(address, &[0]);
            for (label, text) in facts.iter().chain(posts) {
                line(&format!("{label}: {text}"), &[0, label.chars().count() + 2]);
            }
        }
        ExhibitBody::Table { columns, rows, notes } => {
            line(&columns.join("  "), &[]);
            for row in rows {
                let mut within = Vec::new();
                let mut from = 0;
                for cell in row {
                    within.push(from);
                    from += cell.chars().count() + 2;
                }
                line(&row.join("  "), &within);
            }
            line(notes, &[0]);
        }
        ExhibitBody::Picture { transcript, .. } => line(transcript, &[0]),
    }
    starts
}

fn body(ui: &mut Ui, exhibit: &Exhibit, starts: &[usize], source: &mut Source<'_>) {
    let t = theme::tokens(ui);
    let mut starts = starts.iter().copied();
    let mut next = move || starts.next().unwrap_or(0);
    let plain = (Type::Body, t.ink);
    match &exhibit.body {
        ExhibitBody::Document { paragraphs } => {
            for (index, text) in paragraphs.iter().enumerate() {
                source.piece(ui, &format!("Paragraph {}", index + 1), text, next(), plain, &[]);
                ui.add_space(theme::GAP);
            }
        }
        ExhibitBody::Letter { from, to, date, subject, paragraphs } => {
            for (label, text) in [("From", from), ("To", to), ("Date", date), ("Subject", subject)] {
                labelled(ui, label, |ui| source.piece(ui, label, text, next(), plain, &[]));
            }
            ui.add_space(theme::GAP);
            w::separator(ui);
            ui.add_space(theme::GAP_CARD);
            for (index, text) in paragraphs.iter().enumerate() {
                source.piece(ui, &format!("Paragraph {}", index + 1), text, next(), plain, &[]);
                ui.add_space(theme::GAP);
            }
        }
        ExhibitBody::Chat { with, times, messages } => {
            w::secondary(ui, format!("With {with}. {times}."));
            ui.add_space(theme::GAP);
            for (index, message) in messages.iter().enumerate() {
                let starts = (next(), next());
                bubble(ui, message.from == Side::Owner, |ui| {
                    source.piece(ui, &format!("Message {}", index + 1), &message.text, starts.0, plain, &[]);
                    source.piece(
                        ui,
                        &format!("Time of message {}", index + 1),
                        &message.at,
                        starts.1,
                        (Type::Small, t.ink2),
                        &[],
                    );
                });
            }
        }
        ExhibitBody::Profile { display_name, address, facts, posts } => {
            source.piece(ui, "Name shown", display_name, next(), (Type::Heading, t.ink), &[]);
            source.piece(ui, "Address of the page", address, next(), (Type::Mono, t.ink), &[]);
            ui.add_space(theme::GAP_CARD);
            for (label, text) in facts {
                let (_, start) = (next(), next());
                labelled(ui, label, |ui| source.piece(ui, label, text, start, plain, &[]));
            }
            ui.add_space(theme::GAP);
            w::separator(ui);
            ui.add_space(theme::GAP_CARD);
            for (index, (date, text)) in posts.iter().enumerate() {
                source.piece(ui, &format!("Date of post {}", index + 1), date, next(), (Type::Small, t.ink2), &[]);
                source.piece(ui, &format!("Post {}", index + 1), text, next(), plain, &[]);
                ui.add_space(theme::GAP_CARD);
            }
        }
        ExhibitBody::Table { columns, rows, notes } => {
            table(ui, columns, rows, &mut next, source);
            ui.add_space(theme::GAP_CARD);
            source.piece(ui, "Below the table", notes, next(), plain, &[]);
        }
        ExhibitBody::Picture { transcript, .. } => {
            w::secondary(ui, "What can be read in the picture");
            ui.add_space(theme::GRID);
            source.piece(ui, "Transcript", transcript, next(), plain, &[]);
        }
    }
}

/// A label at the left, its text at the right.
fn labelled(ui: &mut Ui, label: &str, text: impl FnOnce(&mut Ui)) {
    common::labelled(ui, label, 120.0 * theme::text_scale(ui), text);
    ui.add_space(2.0);
}

/// A message: the other side at the left, the owner of the telephone at the right.
fn bubble(ui: &mut Ui, own: bool, contents: impl FnOnce(&mut Ui)) {
    let t = theme::tokens(ui);
    let full = ui.available_width();
    let width = full * 0.86;
    let (fill, edge): (Color32, Color32) = if own { (t.accent_soft, t.accent_soft) } else { (t.sunk, t.line) };
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().interact_size.y = 0.0;
        if own {
            ui.add_space(full - width);
        }
        ui.allocate_ui_with_layout(egui::vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
            Frame::new()
                .fill(fill)
                .stroke(Stroke::new(1.0, edge))
                .corner_radius(CornerRadius::same(theme::RADIUS_CARD))
                .inner_margin(Margin::symmetric(12, 8))
                .show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = 2.0;
                    contents(ui);
                });
        });
    });
    ui.add_space(theme::GAP - 2.0);
}

/// A table; where its columns would be too narrow, each row as a block of lines.
fn table(ui: &mut Ui, columns: &[String], rows: &[Vec<String>], next: &mut impl FnMut() -> usize, source: &mut Source<'_>) {
    let t = theme::tokens(ui);
    let narrow = ui.available_width() < 92.0 * theme::text_scale(ui) * columns.len() as f32;
    if narrow {
        for (number, row) in rows.iter().enumerate() {
            Frame::new()
                .fill(t.sunk)
                .corner_radius(CornerRadius::same(theme::RADIUS))
                .inner_margin(Margin::symmetric(12, 8))
                .show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    for (column, cell) in columns.iter().zip(row) {
                        let name = format!("{column}, row {}", number + 1);
                        labelled(ui, column, |ui| source.piece(ui, &name, cell, next(), (Type::Body, t.ink), &[]));
                    }
                });
            ui.add_space(theme::GAP);
        }
        return;
    }
    let heads: Vec<w::Column<'_>> =
        columns.iter().map(|name| w::Column::share(name, (name.chars().count() as f32).clamp(4.0, 12.0))).collect();
    let mut table = w::Table::new(ui, &heads);
    table.head(ui);
    for (number, row) in rows.iter().enumerate() {
        table.row(ui, |ui, column| {
            if let (Some(cell), Some(head)) = (row.get(column), columns.get(column)) {
                source.piece(ui, &format!("{head}, row {}", number + 1), cell, next(), (Type::Body, t.ink), &[]);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_a_letter_is_short_where_it_stands_in_the_list() {
        let dates = ["14 September 2026, 09:40", "4 May 2026", "07/02/23", ""];
        assert_eq!(dates.map(short_day), ["14 Sep 2026", "4 May 2026", "07/02/23", ""]);
    }

    #[test]
    fn pieces_begin_where_the_text_of_the_exhibit_has_them() {
        let exhibit = Exhibit {
            id: "x1".into(),
            number: "X1".into(),
            title: "Page".into(),
            provenance: String::new(),
            arrives: None,
            abuse_image: false,
            body: ExhibitBody::Profile {
                display_name: "Gulf Career Desk".into(),
                address: "chirplet.example/u/gulf.career.desk".into(),
                facts: vec![("Account ID (source text)".into(), "CH204417365".into())],
                posts: Vec::new(),
            },
        };
        let starts = starts_of(&exhibit);
        let text: String = exhibit.text().chars().skip(starts[3]).take(11).collect();
        assert_eq!((starts[3], text.as_str()), (79, "CH204417365"));
    }
}
