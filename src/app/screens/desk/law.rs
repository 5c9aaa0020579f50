//! The law on the desk: clauses by document, each with its source, its as-of date, how certain it is, and when it
//! was in force. Opening one costs its minutes the first time.

use egui::{Frame, Margin, Ui};

use super::guidelines::{clause_text, cost, head};
use super::{Shared, common};
use crate::app::intent::Intent;
use crate::app::running::Running;
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Chip, icon};
use crate::case::Action;
use crate::content::id::ClauseId;
use crate::content::law::{Certainty, Law, LawClause, in_force};
use crate::content::time::Date;
use crate::words::labels;

/// What is unfolded and searched.
#[derive(Default)]
pub struct State {
    folded: std::collections::BTreeSet<ClauseId>,
    find: String,
    on_desk: Option<Vec<ClauseId>>,
}

/// Shows the law of the case.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, running: &mut Running, marks: &mut common::Marks, intents: &mut Vec<Intent>) {
    let world = &running.world;
    let state = &mut running.desk.law;
    let ids = state.on_desk.get_or_insert_with(|| on_desk(world)).clone();
    Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 8 }).show(ui, |ui| {
        let day = world.scenario().law_date.text();
        w::secondary(ui, format!("Law for this case, as it stood on {day}. Our own words; read the source before you cite."));
        ui.add_space(theme::GAP);
        common::search(ui, "Search the law", "Search titles and what you have opened", &mut state.find);
    });
    if ids.is_empty() {
        w::empty_state(
            ui,
            icon::SCALES,
            "Law will stand here",
            "This case names none. The whole library is under Law at the left of the first page.",
        );
        return;
    }
    common::scroll(ui, "law", |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 0, bottom: 16 }).show(ui, |ui| {
            let mut document = String::new();
            for id in &ids {
                let Some(crate::content::Clause::Law(law, clause)) = shared.library.clause(id) else { continue };
                let open = world.sections_opened().contains(id.section());
                let found = !common::hits(&clause.title, &state.find).is_empty()
                    || (open && !common::hits(&clause.text, &state.find).is_empty());
                if state.find.trim().len() >= 2 && !found {
                    continue;
                }
                if document != law.id.as_str() {
                    document = law.id.to_string();
                    ui.add_space(theme::GAP);
                    let color = theme::tokens(ui).ink2;
                    w::label(ui, &law.title, Type::SmallStrong, color);
                }
                let unfolded = open && !state.folded.contains(id);
                if head(ui, &clause.title, unfolded, (!open).then(|| cost(world))).clicked() {
                    if !open {
                        intents.push(Intent::Act(Action::OpenClause { id: id.clone() }));
                        state.folded.remove(id);
                    } else if !state.folded.remove(id) {
                        state.folded.insert(id.clone());
                    }
                }
                if unfolded {
                    clause_text(ui, world, id, "", &clause.text, &state.find, marks, intents);
                    ui.horizontal_top(|ui| {
                        ui.add_space(34.0 * theme::text_scale(ui));
                        ui.vertical(|ui| about(ui, law, clause, Some(world.scenario().law_date)));
                    });
                    ui.add_space(theme::GAP);
                }
            }
        });
    });
}

/// Clauses that the case puts on the desk, those of its forms, and those that were opened; by document.
fn on_desk(world: &crate::case::World) -> Vec<ClauseId> {
    let scenario = world.scenario();
    let library = world.library();
    let forms = scenario.forms.iter().filter_map(|usage| library.forms.get(&usage.form));
    let cited = forms.flat_map(|form| form.fields().flat_map(|field| field.cites.iter()));
    let mut ids: Vec<ClauseId> =
        scenario.law.iter().chain(cited).filter(|id| library.laws.contains_key(id.document())).cloned().collect();
    let order = |id: &ClauseId| library.laws.get(id.document()).map(|law| (law.jurisdiction, law.id.clone()));
    ids.sort_by_key(|id| (order(id), id.clone()));
    ids.dedup();
    ids
}

/// Source, as-of date, certainty and force of a clause.
pub fn about(ui: &mut Ui, law: &Law, clause: &LawClause, day: Option<Date>) {
    w::wrap_row(ui, |ui| {
        let holds = day.is_none_or(|day| in_force(&clause.in_force, day));
        let words = common::in_force(&clause.in_force);
        if holds {
            ui.add(Chip::outlined(words));
        } else {
            ui.add(Chip::toned(Severity::Major, icon::WARNING, format!("{words}: not on the day of this case")));
        }
        match clause.certainty {
            Certainty::High => {
                ui.add(Chip::outlined(labels::certainty(clause.certainty)));
            }
            Certainty::Medium | Certainty::Low => {
                ui.add(Chip::toned(Severity::Minor, icon::INFO, labels::certainty(clause.certainty)));
            }
        }
    });
    w::secondary(ui, format!("{}. Source: {} As of {}.", law.title, with_stop(&clause.source), clause.as_of.text()));
    if let Some(position) = &clause.position {
        w::secondary(ui, format!("Pakistan: {position}"));
    }
}

fn with_stop(text: &str) -> String {
    if text.ends_with('.') { text.to_owned() } else { format!("{text}.") }
}
