//! What several screens share: pages, banners, links to clauses, formatted text, times.

use std::collections::BTreeMap;

use egui::{Align, Color32, Frame, Layout, Margin, Panel, ScrollArea, Stroke, Ui};

use super::words::{Finder, Seen};
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Span, SpanLook, icon};
use crate::case::reply::RequestOutcome;
use crate::content::Library;
use crate::content::data::Measure;
use crate::content::id::ClauseId;
use crate::content::time::{CaseTime, Date};
use crate::words::story;

/// Formatted texts that were laid out before.
#[derive(Default)]
pub struct Marks {
    cache: super::md::Cache,
    plain: BTreeMap<String, (String, Vec<Span>)>,
    words: Finder,
}

impl Marks {
    /// Nothing laid out; the words of the library's glossary explain themselves.
    pub fn new(library: &Library) -> Self {
        let words = library.glossary.as_ref().map(|glossary| Finder::new(glossary)).unwrap_or_default();
        Self { words, ..Self::default() }
    }

    /// Shows Markdown over the width that there is.
    pub fn show(&mut self, ui: &mut Ui, text: &str) {
        ui.push_id(text.len(), |ui| self.cache.show(ui, text, &self.words));
    }

    /// A short text of Markdown as plain text with spans: bold, italics, code, and words that explain themselves.
    pub fn plain(&mut self, text: &str) -> &(String, Vec<Span>) {
        if !self.plain.contains_key(text) {
            let shown = self.text(text, &mut Seen::new());
            self.plain.insert(text.to_owned(), shown);
        }
        &self.plain[text]
    }

    /// The same for a text that is part of a longer one, of which some words were seen before.
    pub fn text(&self, text: &str, seen: &mut Seen) -> (String, Vec<Span>) {
        let (plain, mut spans) = plain(text);
        let words = self.words.first(&plain, seen).into_iter();
        spans.extend(words.map(|(range, number)| Span { range, look: SpanLook::Word(number) }));
        (plain, spans)
    }
}

/// Takes the marks of bold, italics and code off a text and says where they were.
pub fn plain(text: &str) -> (String, Vec<Span>) {
    let mut out = String::new();
    let mut spans = Vec::new();
    let (mut strong, mut code) = (None, None);
    let mut count = 0;
    let mut letters = text.trim().chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '*' if letters.peek() == Some(&'*') => {
                letters.next();
                toggle(&mut strong, count, SpanLook::Strong, &mut spans);
            }
            '`' => toggle(&mut code, count, SpanLook::Mono, &mut spans),
            '*' => {}
            letter => {
                out.push(letter);
                count += 1;
            }
        }
    }
    (out, spans)
}

fn toggle(open: &mut Option<usize>, at: usize, look: SpanLook, spans: &mut Vec<Span>) {
    match open.take() {
        Some(from) => spans.push(Span { range: from..at, look }),
        None => *open = Some(at),
    }
}

/// A page beside the rail: title, a line below it, what stands at the right of both, and the rest scrolling.
pub fn page(ui: &mut Ui, title: &str, line: &str, right: impl FnOnce(&mut Ui), contents: impl FnOnce(&mut Ui)) {
    let margin = Margin::symmetric(theme::PAD_PAGE_X as i8, theme::PAD_PAGE_Y as i8);
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        let width = ui.available_width();
        ui.horizontal_top(|ui| {
            let aside = 300.0_f32.min(width * 0.4);
            ui.allocate_ui_with_layout(egui::vec2(width - aside - theme::GUTTER, 0.0), Layout::top_down(Align::Min), |ui| {
                w::title(ui, title);
                let color = theme::tokens(ui).ink2;
                if !line.is_empty() {
                    w::label(ui, line, Type::Body, color);
                }
            });
            ui.with_layout(Layout::right_to_left(Align::Min), right);
        });
        ui.add_space(theme::GUTTER);
        contents(ui);
    });
}

/// A bar above the page that says something; true when it was put away.
pub fn banner(ui: &mut Ui, message: &str) -> bool {
    let t = theme::tokens(ui);
    let mut away = false;
    let frame = Frame::new().fill(t.accent_soft).inner_margin(Margin::symmetric(16, 6));
    // Two messages may stand below each other.
    Panel::top(("banner", message)).resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        right_row(ui, |ui| {
            away = w::icon_button(ui, icon::X, "Put the message away").clicked();
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                icon::show(ui, icon::INFO, t.accent);
                ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Wrap);
                w::body(ui, message);
            });
        });
    });
    away
}

/// The frame of a bar at the top of the window.
pub fn bar_frame(ui: &Ui) -> Frame {
    Frame::new().fill(theme::tokens(ui).paper).inner_margin(Margin { left: 12, right: 20, top: 4, bottom: 5 })
}

/// Two rows of text that stand together in a bar: pieces of the first, and the second, small; each ends in an
/// ellipsis at `width`.
pub fn two_rows(ui: &mut Ui, first: &[(&str, Type, Color32)], second: &str, width: f32) -> egui::Response {
    use egui::text::{LayoutJob, TextWrapping};
    let t = theme::tokens(ui);
    let wrap = TextWrapping { max_width: width.max(40.0), max_rows: 1, break_anywhere: true, ..TextWrapping::default() };
    let mut job = LayoutJob { wrap: wrap.clone(), ..LayoutJob::default() };
    for (text, kind, color) in first {
        job.append(text, 0.0, kind.format(ui, *color));
    }
    let name = job.text.clone();
    let mut small = LayoutJob::single_section(second.to_owned(), Type::Small.format(ui, t.ink2));
    small.wrap = wrap;
    let (first, second) = ui.fonts_mut(|fonts| (fonts.layout_job(job), fonts.layout_job(small)));
    let size = egui::vec2(first.size().x.max(second.size().x), first.size().y + second.size().y);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &name));
    let below = rect.left_top() + egui::vec2(0.0, first.size().y);
    let elided = first.elided;
    ui.painter().galley(rect.left_top(), first, t.ink);
    ui.painter().galley(below, second, t.ink2);
    if elided { response.on_hover_text(name) } else { response }
}

/// A hairline at the lower edge of what was just shown.
pub fn lower_edge(ui: &Ui, rect: egui::Rect) {
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, theme::tokens(ui).line));
}

/// A hairline at the upper edge of what was just shown, over which the rest scrolls.
pub fn upper_edge(ui: &Ui, rect: egui::Rect) {
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, theme::tokens(ui).line));
}

/// Links to clauses in a row that wraps; returns the one that was clicked.
pub fn links(ui: &mut Ui, library: &Library, cites: &[ClauseId]) -> Option<ClauseId> {
    let mut clicked = None;
    let known = cites.iter().filter_map(|id| library.clause(id).map(|clause| (id, clause.label())));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GUTTER;
        w::wrap_row(ui, |ui| {
            for (id, label) in known {
                if w::clause_link(ui, &label).clicked() {
                    clicked = Some(id.clone());
                }
            }
        });
    });
    clicked
}

/// A row as high as a control, filled from the right; what is to stand at the left goes into a layout of its own.
pub fn right_row<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let size = egui::vec2(ui.available_width(), theme::control_height(ui));
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), contents).inner
}

/// A small label at the left, what it names at the right.
pub fn labelled<R>(ui: &mut Ui, label: &str, width: f32, text: impl FnOnce(&mut Ui) -> R) -> R {
    let t = theme::tokens(ui);
    let width = width.min(ui.available_width() * 0.4);
    ui.scope(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(egui::vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_min_width(width);
                // Small and body text stand on one line.
                ui.add_space((Type::Body.line(ui) - Type::Small.line(ui)) / 2.0 + 1.0);
                w::label(ui, label, Type::Small, t.ink2);
            });
            ui.vertical(text).inner
        })
        .inner
    })
    .inner
}

/// A vertical scroll over the whole room, with content margins on the right for the bar.
pub fn scroll<R>(ui: &mut Ui, salt: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, contents).inner
}

/// A scroll within a page that reaches into its margins: the bar stands beside the contents, and nothing is cut above the
/// lower edge of the window.
pub fn page_scroll<R>(ui: &mut Ui, salt: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let beside = theme::PAD_PAGE_X - theme::GRID;
    let mut room = ui.available_rect_before_wrap();
    room.max += egui::vec2(beside, theme::PAD_PAGE_Y);
    let margin = Margin { right: beside as i8, bottom: theme::PAD_PAGE_Y as i8, ..Margin::ZERO };
    let mut page = ui.new_child(egui::UiBuilder::new().max_rect(room));
    scroll(&mut page, salt, |ui| Frame::new().inner_margin(margin).show(ui, contents).inner)
}

/// A pane with padding that scrolls.
pub fn padded_scroll<R>(ui: &mut Ui, salt: &str, pad: i8, contents: impl FnOnce(&mut Ui) -> R) -> R {
    scroll(ui, salt, |ui| Frame::new().inner_margin(Margin::same(pad)).show(ui, contents).inner)
}

/// `7 Feb` and `17:05` below each other, small.
pub fn stamp(ui: &mut Ui, at: CaseTime, color: Color32) {
    let day = at.date().text();
    let day = day.rsplit_once(' ').map_or(day.as_str(), |(day, _)| day).to_owned();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        w::label(ui, day, Type::Small, color);
        w::label(ui, at.clock_text(), Type::Small, color);
    });
}

/// A moment with its zone, as a sentence has it.
pub fn moment(at: CaseTime) -> String {
    format!("{} {}", at.long_text(), story::zone(at))
}

/// The icon of a measure.
pub fn measure_icon(measure: Measure) -> &'static str {
    match measure {
        Measure::Preserve => icon::SHIELD_CHECK,
        Measure::Extend => icon::CLOCK_COUNTER_CLOCKWISE,
        Measure::Withdraw => icon::LOCK_OPEN,
        Measure::Voluntary => icon::ENVELOPE_SIMPLE,
        Measure::Emergency => icon::LIGHTNING,
        Measure::Mla => icon::SCALES,
        Measure::MlaRealTime => icon::TIMER,
        Measure::ContactPoint => icon::USERS_THREE,
        Measure::DomesticOrder => icon::BUILDINGS,
        Measure::OpenSource => icon::MAGNIFYING_GLASS,
        Measure::Consent => icon::IDENTIFICATION_CARD,
        Measure::Nothing => icon::PROHIBIT,
    }
}

/// How the outcome of a request looks: its severity and icon.
pub fn outcome_look(outcome: RequestOutcome) -> (Severity, &'static str) {
    match outcome {
        RequestOutcome::Granted | RequestOutcome::Preserved => (Severity::Met, icon::CHECK_CIRCLE),
        RequestOutcome::Partly | RequestOutcome::Asked => (Severity::Minor, icon::INFO),
        RequestOutcome::Narrowed | RequestOutcome::Returned => (Severity::Major, icon::WARNING),
        RequestOutcome::Refused | RequestOutcome::Silent => (Severity::Fatal, icon::WARNING_OCTAGON),
        RequestOutcome::Pending => (Severity::Minor, icon::HOURGLASS),
    }
}

/// `In force since 1 Jan 2018`, `In force 1 Jan 2018 to 3 Mar 2025`, `Not in force yet`.
pub fn in_force(period: &(Option<Date>, Option<Date>)) -> String {
    match period {
        (Some(from), _) if from.parts().0 == 9999 => "Not in force yet".to_owned(),
        (Some(from), Some(to)) => format!("In force {} to {}", from.text(), to.text()),
        (Some(from), None) => format!("In force since {}", from.text()),
        (None, Some(to)) => format!("In force until {}", to.text()),
        (None, None) => "In force".to_owned(),
    }
}

/// A search field in its usual look.
pub fn search(ui: &mut Ui, name: &str, hint: &str, text: &mut String) -> egui::Response {
    w::TextField::new(name).hide_label().hint(hint).show(ui, text)
}

/// Ranges of `needle` in `text`, in Unicode scalar values, without regard to case.
pub fn hits(text: &str, needle: &str) -> Vec<Span> {
    let needle: Vec<char> = needle.trim().chars().flat_map(char::to_lowercase).collect();
    if needle.len() < 2 {
        return Vec::new();
    }
    let text: Vec<char> = text.chars().map(|letter| letter.to_lowercase().next().unwrap_or(letter)).collect();
    let mut spans = Vec::new();
    let mut at = 0;
    while at + needle.len() <= text.len() {
        if text[at..at + needle.len()] == needle[..] {
            spans.push(Span { range: at..at + needle.len(), look: SpanLook::Mark });
            at += needle.len();
        } else {
            at += 1;
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_bold_become_spans() {
        let (text, spans) = plain("Use the **red** box");
        assert_eq!(text, "Use the red box");
        assert_eq!(spans, vec![Span { range: 8..11, look: SpanLook::Strong }]);
    }

    #[test]
    fn a_search_finds_every_place_in_any_case() {
        assert_eq!(hits("Logins, login", "LOGIN").len(), 2);
    }
}
