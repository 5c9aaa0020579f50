//! Read-only text in which one can select with mouse and keyboard, with spans that are marked or
//! underlined. What is selected stays known after a click elsewhere, so that a button can pin it.

use std::ops::Range;

use egui::epaint::RectShape;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, Context, Event, Frame, Galley, Id, IdSalt, Key, Pos2, Rect, Response, Shape, Stroke, StrokeKind, TextBuffer,
    TextEdit, Ui, pos2, vec2,
};

use super::char_map::CharMap;
use crate::app::theme::{self, Severity, Type};

/// A stretch of the text and how it looks. Offsets are in Unicode scalar values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// From, and up to but without.
    pub range: Range<usize>,
    /// How it looks.
    pub look: SpanLook,
}

/// How a span looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpanLook {
    /// Pinned, or found: on the mark colour.
    Mark,
    /// One concept among several: on the tint with this number.
    Tint(usize),
    /// A finding: a solid line in the colour of its severity.
    Underline(Severity),
    /// A weak finding: a dotted line.
    Dotted(Severity),
    /// A word that explains itself, by its number: a thin dotted line, the meaning on hover.
    Word(usize),
    /// Semibold.
    Strong,
    /// Monospaced: an identifier in running text.
    Mono,
}

/// The text, to be shown with [`SelectableText::show`].
#[must_use = "call show"]
pub struct SelectableText<'a> {
    name: &'a str,
    text: &'a str,
    spans: &'a [Span],
    kind: Type,
    color: Option<Color32>,
    id_salt: IdSalt,
}

/// What came of it.
pub struct SelectedText {
    /// The response of the text.
    pub response: Response,
    /// What is selected, in Unicode scalar values: now, or last before the keyboard went elsewhere.
    pub selection: Option<Range<usize>>,
    /// The span under the pointer, as index into the spans that were given.
    pub hovered_span: Option<usize>,
    /// The span that was clicked.
    pub clicked_span: Option<usize>,
}

/// The one selection that is kept while the keyboard is elsewhere.
#[derive(Clone, Default)]
struct Kept(Option<(Id, Range<usize>)>);

fn kept_id() -> Id {
    Id::unique("selectable text: kept selection")
}

/// Forgets the selection that was kept, for example after it was pinned.
pub fn clear_selection(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(kept_id(), Kept::default()));
}

impl<'a> SelectableText<'a> {
    /// Text; `id_salt` tells it apart from others in the same ui, `name` is for screen readers.
    pub fn new(id_salt: impl std::hash::Hash + std::fmt::Debug, name: &'a str, text: &'a str) -> Self {
        Self { name, text, spans: &[], kind: Type::Body, color: None, id_salt: IdSalt::new(id_salt) }
    }

    /// Spans, in any order; they may overlap.
    pub fn spans(mut self, spans: &'a [Span]) -> Self {
        self.spans = spans;
        self
    }

    /// Another type than body.
    pub fn kind(mut self, kind: Type) -> Self {
        self.kind = kind;
        self
    }

    /// Another colour than ink.
    pub fn color(mut self, color: Color32) -> Self {
        self.color = Some(color);
        self
    }

    /// Shows the text over the width that there is.
    pub fn show(self, ui: &mut Ui) -> SelectedText {
        let id = ui.make_persistent_id(self.id_salt);
        let kept = ui.data(|data| data.get_temp::<Kept>(kept_id())).unwrap_or_default();
        let kept_here = kept.0.filter(|(owner, _)| *owner == id).map(|(_, range)| range);
        let focused = ui.memory(|memory| memory.has_focus(id));
        if focused {
            leave_out_edits(ui);
        }
        let job = self.job(ui);
        let behind = ui.painter().add(Shape::Noop);
        let mut layouter = move |ui: &Ui, _: &dyn TextBuffer, width: f32| {
            let mut job = job.clone();
            job.wrap.max_width = width;
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let mut text = self.text;
        // A line of text is no control: it is as high as its row.
        let control = std::mem::replace(&mut ui.spacing_mut().interact_size.y, 0.0);
        let output = TextEdit::multiline(&mut text)
            .id(id)
            .frame(Frame::new())
            .desired_rows(1)
            .min_size(egui::Vec2::ZERO)
            .desired_width(f32::INFINITY)
            .cursor_at_end(false)
            .return_key(None)
            .layouter(&mut layouter)
            .show(ui);
        ui.spacing_mut().interact_size.y = control;
        let response = output.response.response.accessible_name(self.name);
        let origin = output.galley_pos;
        let shown = kept_here.as_ref().filter(|_| !focused);
        let map = CharMap::new(self.text, &output.galley);
        let back = self.backgrounds(ui, &output.galley, &map, origin, shown);
        ui.painter().set(behind, Shape::Vec(back));
        self.underlines(ui, &output.galley, &map, origin);

        let live = output.cursor_range.map(|range| {
            let range = range.as_sorted_char_range();
            map.to_text(usize::from(range.start)..usize::from(range.end))
        });
        let selection = match live {
            Some(range) if !range.is_empty() => {
                keep(ui.ctx(), id, &range);
                Some(range)
            }
            Some(_) => {
                if kept_here.is_some() && focused {
                    clear_selection(ui.ctx());
                }
                None
            }
            None => kept_here,
        };
        if by_keyboard(ui, &response) {
            let stroke = Stroke::new(theme::FOCUS_WIDTH, theme::tokens(ui).accent);
            ui.painter().rect_stroke(response.rect.expand(2.0), 4.0, stroke, StrokeKind::Outside);
        }
        let at = |pos: Pos2| self.span_at(&output.galley, &map, pos - origin.to_vec2());
        let hovered_span = response.hover_pos().and_then(at);
        self.words(ui, &response, &output.galley, &map, origin);
        let clicked_span = hovered_span.filter(|_| response.clicked());
        SelectedText { response, selection, hovered_span, clicked_span }
    }

    /// The text cut where a span begins or ends.
    fn job(&self, ui: &Ui) -> LayoutJob {
        let mut cuts: Vec<usize> = self.spans.iter().flat_map(|span| [span.range.start, span.range.end]).collect();
        cuts.push(0);
        cuts.sort_unstable();
        cuts.dedup();
        let mut job = LayoutJob { keep_trailing_whitespace: true, ..LayoutJob::default() };
        let mut chars = self.text.char_indices().map(|(byte, _)| byte).chain([self.text.len()]);
        let mut passed = 0;
        let mut from = 0;
        let mut start = 0;
        for cut in cuts.into_iter().skip(1) {
            // A cut past the end ends the text.
            let Some(byte) = chars.nth(cut - passed) else {
                break;
            };
            passed = cut + 1;
            job.append(&self.text[start..byte], 0.0, self.format(ui, from));
            (start, from) = (byte, cut);
        }
        job.append(&self.text[start..], 0.0, self.format(ui, from));
        job
    }

    fn format(&self, ui: &Ui, at: usize) -> TextFormat {
        let t = theme::tokens(ui);
        let has = |look: SpanLook| self.spans.iter().any(|span| span.look == look && span.range.contains(&at));
        let kind = if has(SpanLook::Mono) {
            Type::Mono
        } else if has(SpanLook::Strong) {
            Type::Strong
        } else {
            self.kind
        };
        let mut format = kind.format(ui, self.color.unwrap_or(t.ink));
        format.line_height = Some(self.kind.line(ui) + self.extra_leading());
        format
    }

    /// What is marked, and what is still selected although the keyboard is elsewhere.
    fn backgrounds(&self, ui: &Ui, galley: &Galley, map: &CharMap, origin: Pos2, kept: Option<&Range<usize>>) -> Vec<Shape> {
        let t = theme::tokens(ui);
        let marked = self.spans.iter().filter_map(|span| match span.look {
            SpanLook::Mark => Some((&span.range, t.mark)),
            SpanLook::Tint(number) => Some((&span.range, t.tints[number % t.tints.len()])),
            _ => None,
        });
        let leading = vec2(0.0, self.extra_leading() / 2.0);
        marked
            .chain(kept.map(|range| (range, t.selection)))
            .flat_map(|(range, color)| rects(galley, &map.to_galley(range.clone())).map(move |rect| (rect, color)))
            .map(|(rect, color)| {
                let rect = rect.translate(origin.to_vec2()).shrink2(leading).expand2(vec2(1.0, 0.0));
                RectShape::filled(rect, 2.0, color).into()
            })
            .collect()
    }

    /// Underlined text needs air below its rows.
    fn extra_leading(&self) -> f32 {
        let lined = |span: &Span| matches!(span.look, SpanLook::Underline(_) | SpanLook::Dotted(_));
        if self.spans.iter().any(lined) { 6.0 } else { 0.0 }
    }

    fn underlines(&self, ui: &Ui, galley: &Galley, map: &CharMap, origin: Pos2) {
        let t = theme::tokens(ui);
        for span in self.spans {
            let (severity, dotted) = match span.look {
                SpanLook::Underline(severity) => (severity, false),
                SpanLook::Dotted(severity) => (severity, true),
                _ => continue,
            };
            let stroke = Stroke::new(2.0, t.severity(severity));
            for rect in rects(galley, &map.to_galley(span.range.clone())) {
                let line = rect.translate(origin.to_vec2());
                let ends = [pos2(line.left(), line.bottom() - 2.0), pos2(line.right(), line.bottom() - 2.0)];
                if dotted {
                    ui.painter().extend(Shape::dotted_line(&ends, stroke.color, 4.0, 1.0));
                } else {
                    ui.painter().line_segment(ends, stroke);
                }
            }
        }
    }

    fn words(&self, ui: &Ui, response: &Response, galley: &Galley, map: &CharMap, origin: Pos2) {
        let words = self.spans.iter().filter_map(|span| match span.look {
            SpanLook::Word(number) => Some((map.to_galley(span.range.clone()), number)),
            _ => None,
        });
        let words: Vec<(Range<usize>, usize)> = words.collect();
        super::explained::words(ui, response, galley, origin, &words);
    }

    fn span_at(&self, galley: &Galley, map: &CharMap, at: Pos2) -> Option<usize> {
        let holds = |span: &Span| rects(galley, &map.to_galley(span.range.clone())).any(|rect| rect.contains(at));
        self.spans.iter().position(holds)
    }
}

/// Where a range stands: one rectangle for each row that it touches, relative to the galley.
pub(super) fn rects<'g>(galley: &'g Galley, range: &Range<usize>) -> impl Iterator<Item = Rect> + use<'g> {
    let (from, to) = (range.start, range.end);
    let mut start = 0;
    galley.rows.iter().filter_map(move |row| {
        let length = usize::from(row.char_count_excluding_newline());
        let (first, past) = (from.max(start), to.min(start + length));
        let rect = (first < past).then(|| {
            let x = |column: usize| row.pos.x + row.x_offset((column - start).into());
            Rect::from_min_max(pos2(x(first), row.pos.y), pos2(x(past), row.pos.y + row.size.y))
        });
        start += usize::from(row.char_count_including_newline());
        rect
    })
}

fn keep(ctx: &Context, id: Id, range: &Range<usize>) {
    ctx.data_mut(|data| data.insert_temp(kept_id(), Kept(Some((id, range.clone())))));
}

/// What would edit must not even reach the text: egui would drop the selection, and a key that
/// pins what is selected would find nothing. Key presses stay for whoever listens.
fn leave_out_edits(ui: &Ui) {
    let edits = |event: &Event| match event {
        Event::Text(_) | Event::Paste(_) | Event::Cut | Event::Ime(_) => true,
        Event::Key { key, .. } => matches!(key, Key::Backspace | Key::Delete),
        _ => false,
    };
    ui.input_mut(|input| input.events.retain(|event| !edits(event)));
}

/// Whether the text has the keyboard because somebody tabbed to it, not because they clicked.
fn by_keyboard(ui: &Ui, response: &Response) -> bool {
    let id = response.id.with("by keyboard");
    if response.gained_focus() {
        let clicked = ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
        ui.data_mut(|data| data.insert_temp(id, !clicked));
    }
    response.has_focus() && ui.data(|data| data.get_temp(id)).unwrap_or(false)
}
