//! What a text says, concept by concept: the writer's own words with each concept in its colour, and a legend that says
//! of each concept whether it is said, perhaps said, not found, or should not be there. Shown in the debrief, and while
//! writing in practice mode, on demand.

use egui::{Color32, CornerRadius, Id, Sense, Ui, vec2};
use std::ops::Range;
use std::sync::Arc;

use crate::app::theme::{self, Severity, TINTS, Type};
use crate::app::widgets::{self as w, Button, Card, SelectableText, Span, SpanLook, icon};
use crate::case::World;
use crate::content::Library;
use crate::content::concept::Mark as Written;
use crate::content::role::Role;
use crate::content::scenario::Scenario;
use crate::request::narrative::concepts::case;
use crate::request::narrative::concepts::{Concepts, Mark};
use crate::request::narrative::told::field_of;

/// Whether the text is still being written: what the case wants mentioned is said only afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// While it is written.
    Writing,
    /// In the debrief.
    After,
}

/// What is known of one concept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Said,
    Perhaps,
    NotFound,
    TakeOut,
}

/// One row of the legend.
#[derive(Clone, Debug)]
struct Row {
    label: String,
    state: State,
    more: String,
    spans: Vec<Range<usize>>,
    /// It is the case's own.
    of_case: bool,
}

/// What was read of a text, kept until the text changes.
#[derive(Clone)]
struct Read {
    text: String,
    rows: Arc<Vec<Row>>,
    chosen: Option<usize>,
}

/// Shows it below a text; nothing for a field whose text is not looked at, or where nothing stands.
pub fn panel(ui: &mut Ui, world: &World, role: Role, key: &str, text: &str, when: When) {
    let scenario = world.scenario();
    if text.trim().is_empty() || (field_of(role).is_none() && scenario.concepts.is_empty()) {
        return;
    }
    let id = Id::unique(("said", key, when == When::After));
    let (rows, mut chosen) = kept(ui, id, text, || rows(world.library(), scenario, role, text, when));
    if !rows.is_empty() && w::disclosure(ui, id.with("open"), "What this text says") {
        shown(ui, key, text, &rows, &mut chosen);
    }
    ui.data_mut(|data| data.insert_temp(id, Read { text: text.to_owned(), rows, chosen }));
}

/// The same for a text that belongs to no attempt: an author tries what a case finds in it. It is read anew when the text
/// changes, or with another `edition` of the case.
pub fn tried(ui: &mut Ui, library: &Library, scenario: &Scenario, role: Role, (key, edition): (&str, u64), text: &str) {
    let id = Id::unique(("said", key, scenario.id.as_str(), role, edition));
    let (rows, mut chosen) = kept(ui, id, text, || rows(library, scenario, role, text, When::After));
    shown(ui, key, text, &rows, &mut chosen);
    ui.data_mut(|data| data.insert_temp(id, Read { text: text.to_owned(), rows, chosen }));
}

/// What was read of this text before, or now.
fn kept(ui: &Ui, id: Id, text: &str, rows: impl FnOnce() -> Vec<Row>) -> (Arc<Vec<Row>>, Option<usize>) {
    match ui.data(|data| data.get_temp::<Read>(id)).filter(|read| read.text == text) {
        Some(read) => (read.rows, read.chosen),
        None => (Arc::new(rows()), None),
    }
}

fn shown(ui: &mut Ui, key: &str, text: &str, rows: &[Row], chosen: &mut Option<usize>) {
    let t = theme::tokens(ui);
    Card::new().padding(14.0).fill(t.sunk).show(ui, |ui| {
        ui.set_width(ui.available_width());
        marked(ui, key, text, rows, *chosen);
        ui.add_space(theme::GAP);
        for (at, row) in rows.iter().enumerate() {
            if row.of_case && !rows[..at].iter().any(|before| before.of_case) {
                ui.add_space(theme::GAP);
                w::label(ui, "In this case", Type::SmallStrong, t.ink2);
            }
            if legend(ui, key, at, row, *chosen) {
                *chosen = if *chosen == Some(at) { None } else { Some(at) };
            }
        }
        if rows.iter().any(|row| !row.spans.is_empty()) {
            w::label(
                ui,
                "Choose a name to see its words alone. Words are found by rules and may be missed.",
                Type::Small,
                t.ink2,
            );
        }
    });
}

/// The order in which a letter says it; faults, which are not in it, come first.
const ORDER: [&str; 20] = [
    "dated_act",
    "account_use",
    "link_to_offence",
    "source_named",
    "aim_of_data",
    "fact_to_prove",
    "item_to_fact",
    "milder_tried",
    "seriousness",
    "limit_time",
    "limit_type",
    "limit_person",
    "safeguard",
    "loss_mechanism",
    "loss_when",
    "who_at_risk",
    "bodily_danger",
    "imminent",
    "how_known",
    "data_to_rescue",
];

fn written<'a>(library: &'a Library, name: &str) -> Option<&'a Written> {
    library.concepts.iter().find_map(|document| document.marks.get(name))
}

fn rows(library: &Library, scenario: &Scenario, role: Role, text: &str, when: When) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    if let Some(field) = field_of(role) {
        let marks = Concepts::of(library).marks_kept(field.name, text);
        let mut marks: Vec<&Mark> = marks.iter().collect();
        marks.sort_by_key(|mark| ORDER.iter().position(|name| *name == mark.name));
        rows.extend(marks.into_iter().filter_map(|mark| general(mark, written(library, &mark.name)?, field.whole)));
    }
    for mark in case::marks(library, scenario, role, text) {
        let (state, more) = match (mark.spans.is_empty(), mark.fault) {
            (false, true) => (State::TakeOut, mark.says),
            (false, false) => (State::Said, String::new()),
            // What is missing of the case would be the answer.
            (true, false) if when == When::After => (State::NotFound, could_sound(&mark.sounds_like)),
            (true, _) => continue,
        };
        rows.push(Row { label: mark.label, state, more, spans: mark.spans, of_case: true });
    }
    rows
}

/// A fault that is not there is not spoken of; of an emergency a part of the story may stand in another box.
fn general(mark: &Mark, written: &Written, whole: bool) -> Option<Row> {
    let (state, more) = match (mark.holds, mark.is_unsure(), written.fault) {
        (true, false, true) => (State::TakeOut, written.says.clone()),
        (true, true, true) => (State::Perhaps, format!("It may be read so: {}", lower(&written.says))),
        (false, _, true) => return None,
        (true, false, false) => (State::Said, String::new()),
        (_, true, false) => (State::Perhaps, format!("Would a stranger find it? {}", written.says)),
        (false, false, false) if whole => (State::NotFound, could_sound(&written.sounds_like)),
        (false, false, false) => return None,
    };
    let spans = if mark.holds { mark.spans.clone() } else { Vec::new() };
    Some(Row { label: written.label.clone(), state, more, spans, of_case: false })
}

fn could_sound(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("It could sound like: “{text}”") }
}

/// The text with the words of every concept, or of the chosen one alone.
fn marked(ui: &mut Ui, key: &str, text: &str, rows: &[Row], chosen: Option<usize>) {
    let shown = rows.iter().enumerate().filter(|(at, _)| chosen.is_none_or(|chosen| chosen == *at));
    let mut spans: Vec<Span> = shown
        .flat_map(|(at, row)| row.spans.iter().map(move |range| Span { range: range.clone(), look: look(at, row) }))
        .collect();
    // What is short lies on what is long, so that both can be seen.
    spans.sort_by_key(|span| std::cmp::Reverse(span.range.len()));
    SelectableText::new(("said text", key), "Text with its concepts marked", text).kind(Type::Small).spans(&spans).show(ui);
}

fn look(at: usize, row: &Row) -> SpanLook {
    match row.state {
        State::TakeOut => SpanLook::Underline(Severity::Major),
        _ => SpanLook::Tint(at % TINTS),
    }
}

fn tint(ui: &Ui, at: usize, row: &Row) -> Color32 {
    let t = theme::tokens(ui);
    if row.state == State::TakeOut { t.major_soft } else { t.tints[at % TINTS] }
}

/// One entry of the legend: what is known, the name, and below it what to say of it; true when it was chosen.
fn legend(ui: &mut Ui, key: &str, at: usize, row: &Row, chosen: Option<usize>) -> bool {
    let t = theme::tokens(ui);
    let (glyph, color, word) = match row.state {
        State::Said => (icon::CHECK_CIRCLE, t.met, "Said"),
        State::Perhaps => (icon::QUESTION, t.ink2, "Perhaps"),
        State::NotFound => (icon::CIRCLE, t.ink2, "Not found"),
        State::TakeOut => (icon::WARNING, t.major, "Take it out"),
    };
    let height = theme::TARGET.max(Type::Small.line(ui));
    let state_width = theme::icon_size(ui) + theme::GAP + Type::Small.line(ui) * 4.5;
    ui.push_id(("said row", key, at), |ui| {
        let picked = ui
            .horizontal(|ui| {
                ui.set_min_height(height);
                let left = ui.cursor().left();
                icon::show(ui, glyph, color);
                w::label(ui, word, Type::Small, color);
                ui.add_space((left + state_width - ui.cursor().left()).max(0.0));
                swatch(ui, at, row);
                if row.spans.is_empty() {
                    ui.add_space(theme::GAP);
                    w::label(ui, &row.label, Type::SmallStrong, t.ink);
                    return false;
                }
                let hint = if chosen == Some(at) { "Show every concept" } else { "Show only its words" };
                ui.add(Button::quiet(&row.label).small()).on_hover_text(hint).clicked()
            })
            .inner;
        if !row.more.is_empty() {
            ui.horizontal(|ui| {
                ui.add_space(state_width + SWATCH + ui.spacing().item_spacing.x + theme::GAP);
                ui.vertical(|ui| w::label(ui, &row.more, Type::Small, t.ink2));
            });
        }
        picked
    })
    .inner
}

/// The colour of a concept; an empty place where none of its words was found.
fn swatch(ui: &mut Ui, at: usize, row: &Row) {
    let (rect, _) = ui.allocate_exact_size(vec2(SWATCH, SWATCH), Sense::hover());
    if !row.spans.is_empty() {
        ui.painter().rect_filled(rect, CornerRadius::same(3), tint(ui, at, row));
    }
}

/// Side of the square that shows the colour of a concept.
const SWATCH: f32 = 12.0;

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
