//! The debrief: what it came to, the marked forms, what was saved and lost, the right path beside one's own, and
//! from each decision a way to try again.

mod evidence;
mod marked;
mod overview;
mod path;
mod timeline;

use egui::{Align, CentralPanel, Frame, Layout, Panel, Ui};

use super::{Shared, common};
use crate::app::debrief_view::{Marked, Note};
use crate::app::intent::{Intent, Page};
use crate::app::running::Running;
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Button, Card, Chip, Tab, icon};
use crate::content::time::span_text;
use crate::words::finding;

/// Which tab, which form, what is unfolded.
#[derive(Default)]
pub struct State {
    tab: usize,
    form: usize,
    all: bool,
    models: std::collections::BTreeSet<usize>,
    acts_met: bool,
    /// The step of the right path, and the one that was shown last.
    step: usize,
    step_shown: Option<usize>,
    evidence: evidence::State,
}

/// Below this width the score stands on the overview alone.
const BESIDE_SCORE: f32 = 1100.0;

/// Shows the debrief.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, running: &mut Running, state: &mut State, marks: &mut common::Marks) -> Vec<Intent> {
    let mut intents = Vec::new();
    let Some(marked) = &running.marked else { return vec![Intent::Go(Page::Cases)] };
    top_bar(ui, shared, running, &mut intents);
    let forms = format!("Marked forms {}", marked.requests.len());
    let mut tabs = vec![Tab::plain("Overview"), Tab::plain(&forms), Tab::plain("Timeline"), Tab::plain("Model path")];
    if !running.world.received().is_empty() {
        tabs.push(Tab::plain("Evidence"));
    }
    if let Some(index) = w::tabs(ui, &tabs, state.tab) {
        state.tab = index;
    }
    ui.add_space(-ui.spacing().item_spacing.y);
    let t = theme::tokens(ui);
    // The bar of the scroll stands in the margin, not on the numbers.
    let frame = Frame::new().fill(t.paper).inner_margin(egui::Margin { left: 20, right: 6, top: 20, bottom: 20 });
    let width = (250.0 * theme::text_scale(ui).sqrt()).min(ui.available_width() * 0.3);
    // In a narrow window the score has its place on the overview, and papers and notes the whole width.
    if state.tab == 0 || ui.available_width() >= BESIDE_SCORE * theme::text_scale(ui).sqrt() {
        Panel::left("score").resizable(false).exact_size(width).frame(frame).show(ui, |ui| score(ui, marked));
    }
    CentralPanel::no_frame().frame(Frame::new().fill(t.desk)).show(ui, |ui| match state.tab {
        0 => overview::ui(ui, shared, running, marked, state, marks, &mut intents),
        1 => marked::ui(ui, shared, running, marked, state, &mut intents),
        2 => timeline::ui(ui, running, &mut intents),
        4 => evidence::ui(ui, shared, running, marked, &mut state.evidence, &mut intents),
        _ => path::ui(ui, shared, running, state, &mut intents),
    });
    intents
}

fn top_bar(ui: &mut Ui, shared: &Shared<'_>, running: &Running, intents: &mut Vec<Intent>) {
    let height = theme::top_bar_height(ui);
    let frame = common::bar_frame(ui);
    let bar = Panel::top("debrief bar").resizable(false).show_separator_line(false).exact_size(height).frame(frame);
    let shown = bar.show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = theme::GUTTER;
            let (text, page) = match next_case(shared, running) {
                Some(next) => ("Next case", Page::Brief(next)),
                None => ("Back to cases", Page::Cases),
            };
            if ui.add(Button::primary(text).trailing(icon::ARROW_RIGHT)).clicked() {
                intents.push(Intent::Go(page));
            }
            // The brief asks how one wants to work this time.
            if ui.add(Button::secondary("Try again").leading(icon::ARROW_COUNTER_CLOCKWISE)).clicked() {
                intents.push(Intent::Go(Page::Brief(running.world.scenario().id.clone())));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if w::icon_button(ui, icon::ARROW_U_UP_LEFT, "Back to the cases").clicked() {
                    intents.push(Intent::Go(Page::Cases));
                }
                let scenario = running.world.scenario();
                let (from, to) = (scenario.starts, running.world.now());
                let days = match (from.day_text(), to.day_text()) {
                    (first, last) if first == last => first,
                    (first, last) => format!("{first} to {last}"),
                };
                let line = format!("Attempt {}, {days} on the case clock: {}", running.number, span_text(to.minutes_since(from)));
                let title = format!("{}: debrief", scenario.title);
                let width = ui.available_width();
                let ink = theme::tokens(ui).ink;
                common::two_rows(ui, &[(&title, Type::Strong, ink)], &line, width);
            });
        });
    });
    common::lower_edge(ui, shown.response.rect);
}

fn next_case(shared: &Shared<'_>, running: &Running) -> Option<crate::content::id::ScenarioId> {
    let mut order: Vec<_> = shared.library.scenarios.values().map(|scenario| (scenario.module, scenario.id.clone())).collect();
    order.sort();
    let at = order.iter().position(|(_, id)| *id == running.world.scenario().id)?;
    order.get(at + 1).map(|(_, id)| id.clone())
}

fn score(ui: &mut Ui, marked: &Marked) {
    common::scroll(ui, "score", |ui| {
        ui.set_max_width(ui.available_width() - 14.0);
        let t = theme::tokens(ui);
        w::secondary(ui, "Outcome");
        w::heading(ui, &marked.outcome_title);
        ui.add_space(theme::GAP);
        w::row(ui, |ui| {
            w::label(ui, marked.score.to_string(), Type::Number, t.ink);
            w::label(ui, "of 100", Type::Body, t.ink2);
        });
        ui.add_space(theme::GAP_CARD);
        for (name, score) in &marked.dimensions {
            match score {
                Some(score) => {
                    w::score_bar(ui, name, *score);
                }
                None => {
                    w::row(ui, |ui| {
                        w::label(ui, *name, Type::Body, t.ink3);
                        w::label(ui, "not touched", Type::Small, t.ink3);
                    });
                }
            }
            ui.add_space(theme::GAP);
        }
        ui.add_space(theme::GAP);
        w::secondary(ui, "Severity decides, not the count. One fatal mistake holds a form below 50.");
    });
}

/// A note on its own card: severity, dimension and code, what, why, better, what it rests on.
pub fn note_card(ui: &mut Ui, shared: &Shared<'_>, note: &Note, number: Option<usize>, intents: &mut Vec<Intent>) {
    let t = theme::tokens(ui);
    let color = note.severity.map_or(t.accent, |severity| t.severity(severity));
    Card::new().bar(color).padding(14.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = theme::GRID;
        w::wrap_row(ui, |ui| {
            match (note.severity, number) {
                (Some(severity), Some(number)) => ui.add(Chip::numbered(severity, number)),
                (Some(severity), None) => ui.add(Chip::severity(severity)),
                (None, _) => ui.add(Chip::status("Ask yourself")),
            };
            w::label(ui, note.dimensions.join("; "), Type::Small, t.ink2);
            if !note.code.is_empty() && w::clause_link(ui, &note.code).clicked() {
                intents.push(Intent::Rule(note.code.clone()));
            }
        });
        if !note.title.is_empty() {
            w::strong(ui, &note.title);
        }
        if !note.text.is_empty() {
            w::label(ui, &note.text, Type::Body, t.ink2);
        }
        if let Some(consequence) = &note.consequence {
            w::label(ui, finding::simulated(consequence), Type::Body, t.ink2);
        }
        if let Some(better) = &note.better {
            w::secondary(ui, "Better");
            let frame =
                Frame::new().fill(t.met_soft).corner_radius(theme::RADIUS_CHIP).inner_margin(egui::Margin::symmetric(8, 6));
            frame.show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                w::label(ui, better, Type::Body, t.ink);
            });
        }
        if !note.also.is_empty() {
            w::secondary(ui, format!("Same cause: {}", note.also.join(" ")));
        }
        if let Some(id) = common::links(ui, shared.library, &note.cites) {
            intents.push(Intent::Clause(id));
        }
    });
}

/// A way back: where an action was a decision, the case can be played on from just before it.
pub fn again(ui: &mut Ui, running: &Running, action: u32, intents: &mut Vec<Intent>) {
    if !running.world.decisions().iter().any(|decision| decision.action == action) {
        return;
    }
    let button = Button::quiet("Start again from here").small().leading(icon::ARROW_COUNTER_CLOCKWISE);
    if ui.add(button).on_hover_text("A new attempt, just before this step. This one stays as it is.").clicked() {
        intents.push(Intent::Retry(action));
    }
}

/// The head of a marked paper with its counts at the right; below it, where they would squeeze it.
pub fn counted(ui: &mut Ui, notes: &[Note], head: impl FnOnce(&mut Ui)) {
    let scale = theme::text_scale(ui);
    let head = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        head(ui);
    };
    if notes.is_empty() {
        ui.vertical(head);
    } else if ui.available_width() < 480.0 * scale {
        ui.vertical(head);
        ui.add_space(theme::GAP);
        w::wrap_row(ui, |ui| counts(ui, notes, true));
    } else {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            // From the right to the left: the worst comes to stand first.
            counts(ui, notes, false);
            ui.with_layout(Layout::top_down(Align::Min), head);
        });
    }
}

/// How many notes of each severity: from the least, or with `worst_first` from the worst.
fn counts(ui: &mut Ui, notes: &[Note], worst_first: bool) {
    let mut order = Severity::ALL.to_vec();
    if !worst_first {
        order.reverse();
    }
    for severity in order {
        let count = notes.iter().filter(|note| note.severity == Some(severity)).count();
        ui.add(Chip::count(severity, count));
    }
}
