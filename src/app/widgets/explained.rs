//! Words that explain themselves where they stand: a dotted line below, the meaning while the pointer is on it. What the
//! words mean is told once to the window ([`teach`]); everything here stands on a page of its own too, so that nobody
//! needs a pointer to read it.

use std::sync::Arc;

use egui::{Context, CursorIcon, Galley, Id, Pos2, Rect, Response, Shape, Ui, pos2};

use super::text;
use crate::app::theme::{self, Type};

/// Words and their meanings, by the numbers that spans carry.
#[derive(Clone, Default)]
struct Taught(Arc<Vec<(String, String)>>);

fn id() -> Id {
    Id::unique("words that explain themselves")
}

/// Tells the window what words mean.
pub fn teach(ctx: &Context, words: Vec<(String, String)>) {
    ctx.data_mut(|data| data.insert_temp(id(), Taught(Arc::new(words))));
}

/// The dotted line below a word; `rect` is where it stands.
pub(super) fn underline(ui: &Ui, rect: Rect) {
    let y = rect.bottom() - 2.0;
    let line = Shape::dotted_line(&[pos2(rect.left(), y), pos2(rect.right(), y)], theme::tokens(ui).ink3, 4.0, 0.9);
    ui.painter().extend(line);
}

/// The meaning of a word, beside the pointer that is on it.
pub(super) fn tell(ui: &Ui, response: &Response, number: usize) {
    let taught = ui.data(|data| data.get_temp::<Taught>(id())).unwrap_or_default();
    let Some((word, means)) = taught.0.get(number) else { return };
    ui.ctx().set_cursor_icon(CursorIcon::Help);
    response.clone().on_hover_ui_at_pointer(|ui| {
        ui.set_max_width(320.0);
        let t = theme::tokens(ui);
        text::label(ui, word, Type::SmallStrong, t.ink);
        text::label(ui, means, Type::Body, t.ink);
    });
}

/// Words in a label that was just shown with its galley at `origin`: their ranges in Unicode scalar values, and numbers.
pub fn words(ui: &Ui, response: &Response, galley: &Galley, origin: Pos2, words: &[(std::ops::Range<usize>, usize)]) {
    let pointer = response.hover_pos();
    for (range, number) in words {
        for rect in super::selectable_text::rects(galley, range) {
            let rect = rect.translate(origin.to_vec2());
            underline(ui, rect);
            if pointer.is_some_and(|at| rect.contains(at)) {
                tell(ui, response, *number);
            }
        }
    }
}
