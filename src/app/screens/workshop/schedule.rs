//! The parts of a day in their order, and beside them the part that is chosen, or what to cut.

use egui::{Align, Frame, Layout, Margin, Ui, vec2};

use super::{Side, State, late, part};
use crate::app::intent::Intent;
use crate::app::screens::{Shared, common};
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Chip, Column, Tab, Table, icon};
use crate::content::session::{Day, Part, PartKind, Session};
use crate::content::time::Clock;
use crate::words::labels;

/// Shows the schedule of a workshop.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, session: &Session, state: &mut State, marks: &mut common::Marks) -> Vec<Intent> {
    state.day = state.day.min(session.days.len().saturating_sub(1));
    let Some(day) = session.days.get(state.day) else { return Vec::new() };
    let now = now(shared, day, state);
    if state.part.as_ref().is_none_or(|part| !day.parts.iter().any(|one| one.id == *part)) {
        state.part = now.or(day.parts.first()).map(|part| part.id.clone());
    }
    let room = ui.available_size();
    let width = (room.x * 0.56).floor();
    let mut intents = Vec::new();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ui.allocate_ui_with_layout(vec2(width, room.y), Layout::top_down(Align::Min), |ui| {
            above(ui, session, day, state);
            common::scroll(ui, &format!("parts {} {}", session.id, state.day), |ui| table(ui, day, now, state));
        });
        let edge = egui::Rect::from_min_size(ui.cursor().min, vec2(1.0, room.y));
        ui.painter().rect_filled(edge, 0.0, theme::tokens(ui).line);
        ui.add_space(1.0);
        ui.allocate_ui_with_layout(vec2(room.x - width - 1.0, room.y), Layout::top_down(Align::Min), |ui| {
            let strip = [Tab::new(icon::BOOK_OPEN, "This part"), Tab::new(icon::CLOCK_COUNTDOWN, "Running late")];
            match w::tabs(ui, &strip, usize::from(state.side == Side::Late)) {
                Some(0) => state.side = Side::Part,
                Some(_) => state.side = Side::Late,
                None => {}
            }
            let salt = format!("side {:?} {:?}", state.side, state.part);
            common::padded_scroll(ui, &salt, 20, |ui| {
                ui.spacing_mut().item_spacing.y = theme::GRID;
                let chosen = state.part.clone().and_then(|id| session.part(&id));
                match (state.side, chosen) {
                    (Side::Part, Some(part)) => intents.extend(part::ui(ui, shared, part, state, marks)),
                    (Side::Late, _) => late::ui(ui, session, now.or(chosen), now.is_some(), &mut state.late),
                    (Side::Part, None) => {}
                }
            });
        });
    });
    intents
}

/// The part that runs now, as far as the wall clock and the minutes late tell.
fn now<'d>(shared: &Shared<'_>, day: &'d Day, state: &State) -> Option<&'d Part> {
    let late = late::minutes(&state.late);
    state.today.then(|| day.at(shared.now.minus(late))).flatten()
}

/// The days, and whether the one that is shown is today.
fn above(ui: &mut Ui, session: &Session, day: &Day, state: &mut State) {
    Frame::new().inner_margin(Margin::symmetric(16, 8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(theme::GUTTER, theme::GRID);
        w::wrap_row(ui, |ui| {
            if session.days.len() > 1 {
                for (at, day) in session.days.iter().enumerate() {
                    if w::radio(ui, state.day == at, &day.name).clicked() && state.day != at {
                        (state.day, state.part, state.today) = (at, None, false);
                    }
                }
            }
            let name = format!("{} is today", day.name);
            if w::checkbox(ui, &mut state.today, &name).changed() && state.today {
                state.part = None;
            }
            let net: u32 = day.parts.iter().filter(|part| part.kind != PartKind::Break).map(|part| part.minutes).sum();
            let end = day.end().map_or_else(String::new, |end| format!(", ends {end}"));
            w::secondary(ui, format!("{net} min without breaks{end}"));
        });
    });
}

fn table(ui: &mut Ui, day: &Day, now: Option<&Part>, state: &mut State) {
    let columns = [
        Column::fixed("Begins", 64.0),
        Column::share("Part", 1.0),
        Column::fixed("Kind", 96.0),
        Column::fixed("Min", 52.0).right(),
    ];
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut table = Table::new(ui, &columns);
    table.head(ui);
    let (ink, ink2, ink3) = {
        let t = theme::tokens(ui);
        (t.ink, t.ink2, t.ink3)
    };
    for part in &day.parts {
        let is_now = now.is_some_and(|now| now.id == part.id);
        let pause = part.kind == PartKind::Break;
        let color = if pause { ink3 } else { ink };
        let selected = state.part.as_ref() == Some(&part.id);
        let response = table.clickable_row(ui, &name(part.at, part, is_now), selected, |ui, column| match column {
            0 => {
                w::plain(ui, &part.at.to_string(), Type::Body, color);
            }
            1 => {
                let kind = if part.kind == PartKind::Theory || is_now { Type::Strong } else { Type::Body };
                if is_now {
                    ui.horizontal(|ui| {
                        ui.spacing_mut().interact_size.y = 0.0;
                        w::plain(ui, &part.title, kind, color);
                        ui.add(Chip::status("now"));
                    });
                } else {
                    w::plain(ui, &part.title, kind, color);
                }
            }
            2 => {
                w::plain(ui, labels::part_kind(part.kind), Type::Body, if pause { ink3 } else { ink2 });
            }
            _ => {
                w::plain(ui, &part.minutes.to_string(), Type::Body, color);
            }
        });
        if response.clicked() {
            state.part = Some(part.id.clone());
            state.side = Side::Part;
        }
    }
}

/// What a screen reader says of a row.
fn name(at: Clock, part: &Part, now: bool) -> String {
    format!("{at} {}{}", part.title, if now { ", now" } else { "" })
}
