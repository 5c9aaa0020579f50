//! Text that can be selected and pinned to the notebook, piece by piece of one source.

use std::ops::Range;

use egui::{Color32, Key, Modifiers, Ui};

use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, SelectableText, Span, SpanLook, icon};
use crate::case::Action;
use crate::case::world::Pin;

/// What is selected in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The text.
    pub text: String,
    /// From and to in the whole source, in Unicode scalar values.
    pub span: (usize, usize),
    /// The key for pinning was pressed.
    pub pressed: bool,
}

/// A source of which pieces are shown one after another.
pub struct Source<'a> {
    /// Id of the exhibit or clause, `reply-N` for a letter.
    pub id: &'a str,
    /// The notebook.
    pub notebook: &'a [Pin],
    /// What is searched for; marked too.
    pub needle: &'a str,
    /// What was selected.
    pub pick: Option<Pick>,
}

impl<'a> Source<'a> {
    /// Nothing selected yet.
    pub fn new(id: &'a str, notebook: &'a [Pin], needle: &'a str) -> Self {
        Self { id, notebook, needle, pick: None }
    }

    /// Shows a piece that begins at `start` of the source.
    pub fn piece(&mut self, ui: &mut Ui, name: &str, text: &str, start: usize, look: (Type, Color32), extra: &[Span]) {
        let length = text.chars().count();
        let mut spans: Vec<Span> = extra.to_vec();
        spans.extend(self.pinned(start, length).map(|range| Span { range, look: SpanLook::Mark }));
        if !self.needle.is_empty() {
            spans.extend(super::common::hits(text, self.needle));
        }
        let shown = SelectableText::new((self.id, start), name, text).spans(&spans).kind(look.0).color(look.1).show(ui);
        if let Some(range) = shown.selection {
            let pressed = shown.response.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::P));
            let text: String = text.chars().skip(range.start).take(range.len()).collect();
            self.pick = Some(Pick { text, span: (start + range.start, start + range.end), pressed });
        }
    }

    fn pinned(&self, start: usize, length: usize) -> impl Iterator<Item = Range<usize>> + '_ {
        self.notebook.iter().filter(|pin| pin.exhibit == self.id).filter_map(move |pin| {
            let (from, to) = pin.span?;
            let (from, to) = (from.max(start), to.min(start + length));
            (from < to).then(|| from - start..to - start)
        })
    }

    /// The row below the source: what can be pinned, and the button. Returns the action.
    pub fn bar(self, ui: &mut Ui) -> Option<Action> {
        let mut pin = self.pick.as_ref().is_some_and(|pick| pick.pressed);
        let t = theme::tokens(ui);
        w::row(ui, |ui| {
            let button = Button::secondary("Pin").small().leading(icon::PUSH_PIN);
            pin |= ui.add_enabled(self.pick.is_some(), button).clicked();
            let words = match &self.pick {
                Some(pick) => format!("“{}”", pick.text.replace('\n', " ")),
                None => "Select text, then press P to pin it to the notebook.".to_owned(),
            };
            w::elided(ui, &words, Type::Small, t.ink2);
        });
        let pick = self.pick.filter(|_| pin)?;
        w::clear_selection(ui.ctx());
        Some(Action::Pin { text: pick.text, exhibit: self.id.to_owned(), span: Some(pick.span) })
    }
}
