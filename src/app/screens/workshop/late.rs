//! Running late: the minutes are typed, and what is cut is told, with what it saves, what is over already, and what is
//! never cut.

use egui::Ui;
use egui::accesskit::Live;

use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Chip, TextField, icon};
use crate::content::session::{Cut, Part, Session};

/// The most minutes that are believed.
const MOST: u32 = 240;

/// The minutes that were typed; none, if it is no number.
pub fn minutes(typed: &str) -> u32 {
    typed.trim().parse::<u32>().unwrap_or(0).min(MOST)
}

/// Shows what to cut from this part on.
pub fn ui(ui: &mut Ui, session: &Session, from: Option<&Part>, by_clock: bool, typed: &mut String) {
    w::heading(ui, "Running late");
    ui.add_space(theme::GAP);
    let wrong = !typed.trim().is_empty() && typed.trim().parse::<u32>().is_err();
    let below = if wrong { "A number of minutes, such as 25" } else { "" };
    let field = TextField::new("Minutes late").hint("0").width(120.0 * theme::text_scale(ui));
    if below.is_empty() {
        field.show(ui, typed)
    } else {
        field.below(below).show(ui, typed)
    };
    let late = minutes(typed);
    ui.add_space(theme::GAP);
    if let Some(part) = from {
        let how = if by_clock { "by the clock" } else { "chosen at the left" };
        w::secondary(ui, format!("Counted from “{}”, {how}.", part.title));
    }
    let catching = session.catch_up(late, from.map(|part| &part.id));
    let saved: u32 = catching.cuts.iter().map(|cut| cut.saves).sum();
    let words = match (late, catching.cuts.len(), catching.left) {
        (0, ..) => "On time: nothing is cut.".to_owned(),
        (_, 0, left) => format!("Nothing can be cut from here. {left} min stay: tell the room the new end."),
        (_, _, 0) => format!("Make the cuts below. They save {saved} min, and that is enough."),
        (_, _, left) => format!("Make the cuts below. They save {saved} min; {left} min stay: tell the room the new end."),
    };
    let said = w::strong(ui, words);
    ui.ctx().accesskit_node_builder(said.id, |node| node.set_live(Live::Polite));
    ui.add_space(theme::GAP_CARD);
    for step in &session.late {
        w::separator(ui);
        ui.add_space(theme::GAP);
        w::strong(ui, format!("From {} minutes late", step.minutes));
        for cut in &step.cuts {
            let gone = catching.gone.contains(&cut);
            let due = catching.cuts.contains(&cut);
            one(ui, session, cut, due, gone);
        }
        ui.add_space(theme::GAP);
    }
    w::separator(ui);
    ui.add_space(theme::GAP);
    w::strong(ui, "Never cut");
    for never in &session.never_cut {
        ui.horizontal(|ui| {
            ui.spacing_mut().interact_size.y = 0.0;
            let color = theme::tokens(ui).met;
            icon::show(ui, icon::SHIELD_CHECK, color);
            w::body(ui, &never.say);
        });
    }
}

fn one(ui: &mut Ui, session: &Session, cut: &Cut, due: bool, gone: bool) {
    let t = theme::tokens(ui);
    let color = if due { t.ink } else { t.ink2 };
    let title = session.part(&cut.part).map_or("", |part| part.title.as_str());
    w::wrap_row(ui, |ui| {
        w::label(ui, format!("{title}: saves {} min", cut.saves), Type::Body, color);
        if due {
            ui.add(Chip::toned(Severity::Minor, icon::SCISSORS, "cut now"));
        } else if gone {
            ui.add(Chip::outlined("over already"));
        }
    });
    w::label(ui, &cut.instead, Type::Small, color);
}
