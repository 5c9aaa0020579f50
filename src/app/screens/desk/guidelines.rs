//! A provider's guidelines beside the work: sections that open, and cost their minutes the first time; numbered
//! clauses; a search that finds in what is open and says where else there is something.

use egui::{Frame, Margin, Ui};

use super::common;
use super::pins::Source;
use crate::app::intent::Intent;
use crate::app::running::Running;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Chip, Dropdown, icon};
use crate::case::world::Happened;
use crate::case::{Action, World, clock};
use crate::content::id::ClauseId;
use crate::content::provider::{GuidelineClause, Provider};

/// Which provider, which sections are unfolded, what is searched.
#[derive(Default)]
pub struct State {
    provider: usize,
    folded: std::collections::BTreeSet<String>,
    find: String,
    question: String,
}

/// Shows the guidelines.
pub fn ui(ui: &mut Ui, running: &mut Running, marks: &mut common::Marks, intents: &mut Vec<Intent>) {
    let library = std::sync::Arc::clone(running.world.library());
    let ids = running.world.scenario().providers.clone();
    let providers: Vec<&Provider> = ids.iter().filter_map(|id| library.providers.get(id)).collect();
    if providers.is_empty() {
        w::empty_state(ui, icon::BUILDINGS, "Guidelines will stand here", "This case has no provider abroad.");
        return;
    }
    let state = &mut running.desk.guidelines;
    let world = &running.world;
    let provider = providers[state.provider.min(providers.len() - 1)];
    let margin = Margin { left: 16, right: 16, top: 12, bottom: 8 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        if providers.len() > 1 {
            let names: Vec<&str> = providers.iter().map(|provider| provider.name.as_str()).collect();
            let mut chosen = Some(state.provider);
            Dropdown::new("Guidelines of").hide_label().show(ui, &mut chosen, &names);
            state.provider = chosen.unwrap_or(0);
            ui.add_space(theme::GAP);
        }
        w::strong(ui, format!("{}: guidelines for law enforcement", provider.name));
        w::secondary(ui, format!("{}. Fictional guidelines, in force on the case date.", provider.service));
        ui.add_space(theme::GAP);
        common::search(ui, "Search the guidelines", "Search in what you have opened", &mut state.find);
        elsewhere(ui, world, provider, &state.find);
    });
    common::scroll(ui, "guidelines", |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 0, bottom: 16 }).show(ui, |ui| {
            for (index, title) in provider.sections.iter().enumerate() {
                section(ui, world, provider, index + 1, title, state, marks, intents);
            }
            ui.add_space(theme::GUTTER);
            ask(ui, world, provider, state, marks, intents);
        });
    });
}

fn clauses<'p>(provider: &'p Provider, section: usize, world: &World) -> Vec<&'p GuidelineClause> {
    let prefix = section.to_string();
    let day = world.scenario().law_date;
    provider
        .clauses
        .iter()
        .filter(|clause| clause.number.split('.').next() == Some(prefix.as_str()))
        .filter(|clause| crate::content::law::in_force(&clause.in_force, day))
        .collect()
}

fn is_open(world: &World, provider: &Provider, section: usize) -> bool {
    world.sections_opened().contains(&format!("{}/{section}", provider.id))
}

/// In which closed sections the search would find something.
fn elsewhere(ui: &mut Ui, world: &World, provider: &Provider, find: &str) {
    if find.trim().len() < 2 {
        return;
    }
    let closed: Vec<String> = (1..=provider.sections.len())
        .filter(|section| !is_open(world, provider, *section))
        .filter(|section| clauses(provider, *section, world).iter().any(|clause| !common::hits(&clause.text, find).is_empty()))
        .map(|section| section.to_string())
        .collect();
    if !closed.is_empty() {
        w::secondary(ui, format!("Also in sections that you have not opened: {}.", closed.join(", ")));
    }
}

#[allow(clippy::too_many_arguments)]
fn section(
    ui: &mut Ui,
    world: &World,
    provider: &Provider,
    number: usize,
    title: &str,
    state: &mut State,
    marks: &mut common::Marks,
    intents: &mut Vec<Intent>,
) {
    let clauses = clauses(provider, number, world);
    let Some(first) = clauses.first() else { return };
    let id = format!("{}/{number}", provider.id);
    let paid = is_open(world, provider, number);
    let unfolded = paid && !state.folded.contains(&id);
    let name = format!("{number} {title}");
    if head(ui, &name, unfolded, (!paid).then(|| cost(world))).clicked() {
        if !paid {
            intents.push(Intent::Act(Action::OpenClause { id: provider.clause_id(first) }));
            state.folded.remove(&id);
        } else if unfolded {
            state.folded.insert(id);
        } else {
            state.folded.remove(&id);
        }
    }
    if !unfolded {
        return;
    }
    for clause in clauses {
        clause_text(ui, world, &provider.clause_id(clause), &clause.number, &clause.text, &state.find, marks, intents);
    }
    ui.add_space(theme::GAP);
}

/// A question to the company's representative, and what was answered so far, the newest first.
fn ask(ui: &mut Ui, world: &World, provider: &Provider, state: &mut State, marks: &mut common::Marks, intents: &mut Vec<Intent>) {
    w::strong(ui, format!("Ask {}", provider.name));
    let minutes = clock::minutes("ask", world.library(), world.scenario());
    w::secondary(
        ui,
        format!("A training answer out of the guidelines, not a company's. It takes {minutes} minutes on the case clock."),
    );
    ui.add_space(theme::GRID);
    w::TextField::new("Your question").rows(2).id_salt("question").show(ui, &mut state.question);
    ui.add_space(theme::GAP);
    let ready = !state.question.trim().is_empty() && !world.is_closed();
    if ui.add_enabled(ready, Button::secondary("Ask").leading(icon::CHAT_TEXT)).clicked() {
        let text = state.question.trim().to_owned();
        intents.push(Intent::Act(Action::Ask { provider: provider.id.clone(), text }));
        state.question.clear();
    }
    let t = theme::tokens(ui);
    for (index, entry) in world.story().iter().enumerate().rev() {
        let Happened::Asked(asked, question, clauses) = &entry.what else { continue };
        if *asked != provider.id {
            continue;
        }
        ui.push_id(("asked", index), |ui| {
            ui.add_space(theme::GUTTER);
            w::label(ui, question, Type::Body, t.ink2);
            ui.add_space(theme::GRID);
            if clauses.is_empty() {
                w::body(ui, "Our guidelines do not say. Ask in other words, or look it up.");
            }
            for id in clauses {
                if let Some(clause) = provider.clauses.iter().find(|clause| provider.clause_id(clause) == *id) {
                    clause_text(ui, world, id, &clause.number, &clause.text, "", marks, intents);
                }
            }
        });
    }
}

/// A head that unfolds something: caret, name, and what it costs.
pub fn head(ui: &mut Ui, name: &str, unfolded: bool, cost: Option<String>) -> egui::Response {
    let t = theme::tokens(ui);
    let height = theme::control_height(ui);
    let (rect, response) = ui.allocate_exact_size(egui::vec2(ui.available_width(), height), egui::Sense::click());
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, unfolded, name));
    if response.hovered() {
        ui.painter().rect_filled(rect, theme::RADIUS, t.paper_hover());
    }
    let size = theme::icon_size(ui);
    let glyph = if unfolded { icon::CARET_DOWN } else { icon::CARET_RIGHT };
    icon::paint(ui.painter(), egui::pos2(rect.left() + 4.0 + size / 2.0, rect.center().y), glyph, size * 0.8, t.ink2);
    let left = rect.left() + size + 12.0;
    let right = if let Some(cost) = &cost {
        let place = egui::Rect::from_min_max(egui::pos2(rect.right() - 72.0 * theme::text_scale(ui), rect.top()), rect.max);
        let builder = egui::UiBuilder::new().max_rect(place).layout(egui::Layout::right_to_left(egui::Align::Center));
        ui.new_child(builder).add(Chip::outlined(cost.clone()));
        place.left()
    } else {
        rect.right()
    };
    let place = egui::Rect::from_min_max(egui::pos2(left, rect.top()), egui::pos2(right - 4.0, rect.bottom()));
    let kind = if unfolded { Type::Strong } else { Type::Body };
    let builder = egui::UiBuilder::new().max_rect(place).layout(egui::Layout::left_to_right(egui::Align::Center));
    w::elided(&mut ui.new_child(builder), name, kind, t.ink);
    if response.has_focus() {
        ui.painter().rect_stroke(rect, theme::RADIUS, egui::Stroke::new(theme::FOCUS_WIDTH, t.accent), egui::StrokeKind::Inside);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// What opening costs: `5 min`; `new` where it costs nothing.
pub fn cost(world: &World) -> String {
    match clock::minutes("open_clause", world.library(), world.scenario()) {
        0 => "new".to_owned(),
        minutes => format!("{minutes} min"),
    }
}

/// A numbered clause whose text can be selected and pinned.
#[allow(clippy::too_many_arguments)]
pub fn clause_text(
    ui: &mut Ui,
    world: &World,
    id: &ClauseId,
    number: &str,
    text: &str,
    find: &str,
    marks: &mut common::Marks,
    intents: &mut Vec<Intent>,
) {
    let t = theme::tokens(ui);
    let column = 34.0 * theme::text_scale(ui);
    let mut source = Source::new(id.as_str(), world.notebook(), find);
    ui.horizontal_top(|ui| {
        ui.allocate_ui_with_layout(egui::vec2(column, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_min_width(column);
            w::label(ui, number, Type::Strong, t.ink2);
        });
        ui.vertical(|ui| {
            let (plain, spans) = marks.plain(text).clone();
            source.piece(ui, &format!("Clause {number}"), &plain, 0, (Type::Body, t.ink), &spans);
        });
    });
    pin_if_picked(ui, source, intents);
    ui.add_space(theme::GAP);
}

/// The button 'Pin' below a clause in which something is selected.
pub fn pin_if_picked(ui: &mut Ui, source: Source<'_>, intents: &mut Vec<Intent>) {
    let Some(pick) = source.pick.clone() else { return };
    let clicked = ui.add(Button::secondary("Pin").small().leading(icon::PUSH_PIN)).clicked();
    if clicked || pick.pressed {
        w::clear_selection(ui.ctx());
        intents.push(Intent::Act(Action::Pin { text: pick.text, exhibit: source.id.to_owned(), span: Some(pick.span) }));
    }
}
