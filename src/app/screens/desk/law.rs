//! The law on the desk: clauses by document, each with its source, its as-of date, how certain it is, and when it
//! was in force. Opening one costs its minutes the first time.

use egui::{Frame, Margin, Ui};

use super::guidelines::{clause_text, cost};
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
                if wrapped_head(ui, &clause.title, unfolded, (!open).then(|| cost(world))).clicked() {
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
                        ui.vertical(|ui| card(ui, law, clause, Some(world.scenario().law_date)));
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
    // Within a document as it is printed: 3, 4, 6, 8, 11.
    let order = |id: &ClauseId| {
        let law = library.laws.get(id.document())?;
        let place = law.clauses.iter().position(|clause| clause.number == id.number());
        Some((&law.jurisdiction, law.id.clone(), place))
    };
    ids.sort_by_key(|id| (order(id), id.clone()));
    ids.dedup();
    ids
}

/// Source, as-of date, certainty and force of a clause, in full: for the library.
pub fn about(ui: &mut Ui, law: &Law, clause: &LawClause, day: Option<Date>) {
    chips(ui, clause, day);
    w::secondary(ui, format!("{}. Source: {} As of {}.", law.title, with_stop(&clause.source), clause.as_of.text()));
    position(ui, clause);
}

/// The same in short, for an officer at work: where the text was kept for us stands in the library.
pub fn card(ui: &mut Ui, law: &Law, clause: &LawClause, day: Option<Date>) {
    chips(ui, clause, day);
    let held = day.filter(|day| in_force(&clause.in_force, *day));
    let stood = held.map(|day| format!(" Law as it stood on {}.", day.text())).unwrap_or_default();
    w::secondary(ui, format!("{}.{stood} Source: {}", law.title, with_stop(&in_words(&clause.source))));
    position(ui, clause);
}

fn position(ui: &mut Ui, clause: &LawClause) {
    if let Some(position) = &clause.position {
        w::secondary(ui, format!("Pakistan: {position}"));
    }
}

/// A source without the names of the collections in which copies were found: `(public copy, owner/name)` becomes
/// `(public copy)`.
fn in_words(source: &str) -> String {
    let mut out = String::new();
    let mut rest = source;
    while let Some((before, inside, after)) =
        rest.split_once('(').and_then(|(before, tail)| tail.split_once(')').map(|(inside, after)| (before, inside, after)))
    {
        let copy = inside.starts_with("public copy");
        let kept: Vec<&str> = inside
            .split(", ")
            .enumerate()
            .filter(|(at, part)| !(part.contains('/') || copy && *at > 0))
            .map(|(_, part)| part)
            .collect();
        // A number of an act, as in (EU) 2016/679, stands outside and stays.
        if kept.is_empty() {
            out.push_str(before.trim_end());
        } else {
            out.push_str(&format!("{before}({})", kept.join(", ")));
        }
        rest = after;
    }
    out + rest
}

fn chips(ui: &mut Ui, clause: &LawClause, day: Option<Date>) {
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
}

/// A head that unfolds a clause: caret, its whole title over as many rows as it takes, and what it costs.
fn wrapped_head(ui: &mut Ui, name: &str, unfolded: bool, cost: Option<String>) -> egui::Response {
    let t = theme::tokens(ui);
    let size = theme::icon_size(ui);
    let kind = if unfolded { Type::Strong } else { Type::Body };
    let aside = if cost.is_some() { 72.0 * theme::text_scale(ui) } else { 0.0 };
    let left = size + 12.0;
    let room = (ui.available_width() - left - aside - 4.0).max(60.0);
    let galley = {
        let mut job = egui::text::LayoutJob::single_section(name.to_owned(), kind.format(ui, t.ink));
        job.wrap.max_width = room;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let height = theme::control_height(ui).max(galley.size().y + 2.0 * theme::GAP);
    let (rect, response) = ui.allocate_exact_size(egui::vec2(ui.available_width(), height), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, unfolded, name));
    if response.hovered() {
        ui.painter().rect_filled(rect, theme::RADIUS, t.paper_hover());
    }
    let glyph = if unfolded { icon::CARET_DOWN } else { icon::CARET_RIGHT };
    icon::paint(ui.painter(), egui::pos2(rect.left() + 4.0 + size / 2.0, rect.center().y), glyph, size * 0.8, t.ink2);
    if let Some(cost) = cost {
        let place = egui::Rect::from_min_max(egui::pos2(rect.right() - aside, rect.top()), rect.max);
        let builder = egui::UiBuilder::new().max_rect(place).layout(egui::Layout::right_to_left(egui::Align::Center));
        ui.new_child(builder).add(Chip::outlined(cost));
    }
    let at = egui::pos2(rect.left() + left, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, t.ink);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme::RADIUS, egui::Stroke::new(theme::FOCUS_WIDTH, t.accent), egui::StrokeKind::Inside);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

fn with_stop(text: &str) -> String {
    if text.ends_with('.') { text.to_owned() } else { format!("{text}.") }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_source_is_told_without_the_place_of_its_copy() {
        for (source, said) in [
            ("Code 1898, text 0128 (public copy, Some-Owner/some-name).", "Code 1898, text 0128 (public copy)."),
            ("Regulation (EU) 2016/679, text in a collection (Owner/name).", "Regulation (EU) 2016/679, text in a collection."),
            ("Convention, a collection of 2017 (owner/name, BWBV1).", "Convention, a collection of 2017 (BWBV1)."),
            ("Code, title 18 (public copy, owner).", "Code, title 18 (public copy)."),
            ("Well known.", "Well known."),
        ] {
            assert_eq!(super::in_words(source), said);
        }
    }
}
