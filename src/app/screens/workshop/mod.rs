//! The workshop: its schedule, what to open in each part, what to cut when it is late; and the test before and after.
//! Nothing here is sent anywhere, and no name is asked.

mod item;
mod late;
mod part;
mod result;
mod schedule;
mod test;

use egui::Ui;

use super::{Shared, common};
use crate::app::intent::Intent;
use crate::app::theme;
use crate::app::widgets::{self as w, Card, Dropdown, Tab, icon};
use crate::content::id::{PartId, SessionId};
use crate::content::session::Session;

/// What is open and typed.
#[derive(Default)]
pub struct State {
    tab: Shown,
    session: Option<SessionId>,
    day: usize,
    part: Option<PartId>,
    side: Side,
    /// The day that is shown is today.
    today: bool,
    late: String,
    test: test::State,
}

/// What the page shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    Schedule,
    Test,
}

/// What stands beside the schedule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Side {
    #[default]
    Part,
    Late,
}

/// Shows the page.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, state: &mut State, marks: &mut common::Marks) -> Vec<Intent> {
    let mut intents = Vec::new();
    let sessions: Vec<&Session> = shared.library.sessions.values().collect();
    let chosen = state.session.as_ref().and_then(|id| sessions.iter().position(|session| session.id == *id));
    // The longest one first: it has everything.
    let first = || (0..sessions.len()).max_by_key(|at| sessions[*at].net_minutes);
    let at = chosen.or_else(first);
    let mut choice = at;
    let scheduled = state.tab == Shown::Schedule;
    let open_test = shared.tests.values().any(|taking| taking.open().is_some());
    common::page(
        ui,
        "Workshop",
        "The schedule of a workshop, and the test before and after it.",
        |ui| {
            if scheduled && !sessions.is_empty() {
                let names: Vec<&str> = sessions.iter().map(|session| session.title.as_str()).collect();
                Dropdown::new("Workshop").hide_label().width(200.0 * theme::text_scale(ui)).show(ui, &mut choice, &names);
            }
        },
        |ui| {
            Card::new().padding(1.0).min_height(ui.available_height()).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let strip = [Tab::new(icon::CALENDAR_BLANK, "Schedule"), Tab::new(icon::LIST_CHECKS, "Test")];
                match w::tabs(ui, &strip, usize::from(state.tab == Shown::Test)) {
                    Some(0) => state.tab = Shown::Schedule,
                    Some(_) => state.tab = Shown::Test,
                    None => {}
                }
                match (state.tab, at.map(|at| sessions[at])) {
                    (Shown::Schedule, Some(session)) => intents.extend(schedule::ui(ui, shared, session, state, marks)),
                    (Shown::Schedule, None) => {
                        w::empty_state(
                            ui,
                            icon::CALENDAR_BLANK,
                            "A schedule will stand here",
                            "Add a folder that has one in reference/sessions.",
                        );
                    }
                    (Shown::Test, _) => intents.extend(test::ui(ui, shared, &mut state.test)),
                }
            });
        },
    );
    if open_test && state.tab == Shown::Test {
        // The minutes that are left.
        ui.ctx().request_repaint_after(std::time::Duration::from_secs(1));
    }
    if choice != at
        && let Some(session) = choice.and_then(|at| sessions.get(at))
    {
        *state = State { session: Some(session.id.clone()), late: std::mem::take(&mut state.late), ..State::default() };
    }
    intents
}
