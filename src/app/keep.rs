//! When the window keeps what was typed, and what it does while that cannot be written: it says so, tries again,
//! offers the text, and does not close unasked.

use std::time::{Duration, Instant};

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align, Context, Frame, Layout, Margin, Panel, Ui, ViewportCommand};

use super::App;
use super::journal::Caret;
use super::running::Saved;
use super::theme;
use super::widgets::{self as w, Button, icon};

/// At the latest so long after a key a draft is written.
const PAUSE: Duration = Duration::from_millis(500);
/// How many passes a field may take to appear in which the caret stood.
pub(super) const PASSES: u8 = 10;
/// So long after a failure writing is tried again.
const AGAIN: Duration = Duration::from_secs(5);

impl App {
    /// Something was typed: it is handed over now, and written within half a second.
    pub(super) fn typed(&mut self) {
        self.typed_at.get_or_insert_with(Instant::now);
    }

    /// Writes the draft now: a field, a section or the page was left.
    pub(super) fn keep_now(&mut self) {
        self.typed_at = None;
        if let Some(running) = &mut self.running {
            running.keep_draft(false);
        }
    }

    /// Keeps what has to be kept in this frame, and asks for the frame in which the rest is due.
    pub(super) fn keep(&mut self, ctx: &Context) {
        self.put_caret(ctx);
        if let Some(running) = &mut self.running {
            if self.caret.is_none() {
                running.caret = caret(ctx).or(running.caret);
            }
            if self.typed_at.is_none() && running.moved() {
                self.typed_at = Some(Instant::now());
            }
            if self.typed_at.is_some() {
                running.keep_draft(true);
            }
        }
        match self.typed_at.map(|typed| typed.elapsed()) {
            Some(passed) if passed >= PAUSE => self.keep_now(),
            Some(passed) => ctx.request_repaint_after(PAUSE - passed),
            None => {}
        }
        self.try_again(ctx);
        self.ask_before_leaving(ctx);
    }

    fn is_unsaved(&self) -> bool {
        self.running.as_ref().is_some_and(|running| matches!(running.saved, Saved::No(_)))
    }

    fn try_again(&mut self, ctx: &Context) {
        if !self.is_unsaved() {
            self.tried_at = None;
            self.leaving = false;
            return;
        }
        let passed = self.tried_at.get_or_insert_with(Instant::now).elapsed();
        if passed >= AGAIN {
            self.tried_at = None;
            self.running.as_mut().map(super::Running::retry);
        }
        ctx.request_repaint_after(AGAIN.saturating_sub(passed).max(Duration::from_millis(100)));
    }

    /// True when the open case may make place for another: all of it is on the disk.
    pub(super) fn can_leave_case(&mut self) -> bool {
        self.keep_now();
        let saved = self.running.as_mut().is_none_or(super::Running::retry);
        if !saved {
            self.states.message =
                Some("The open case is not saved yet. Save it first: free some space, then choose Try again.".to_owned());
        }
        saved
    }

    fn ask_before_leaving(&mut self, ctx: &Context) {
        if !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        self.keep_now();
        let tests = self.tests_saved();
        if (self.running.as_mut().is_none_or(super::Running::retry) && tests) || self.leaving {
            return;
        }
        self.leaving = true;
        ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        self.states.message =
            Some("Not everything is saved. Copy it, or free some space and try again; close once more to leave it.".to_owned());
    }

    /// While something is in no file: says so on every page, with a way to save it and a way to take it along.
    pub(super) fn unsaved_bar(&mut self, ui: &mut Ui) {
        let Some(running) = self.running.as_mut().filter(|running| matches!(running.saved, Saved::No(_))) else { return };
        let t = theme::tokens(ui);
        let text = match running.unsaved() {
            0 => "What you typed last is only in this window.".to_owned(),
            1 => "Your last step, and what you typed since, are only in this window.".to_owned(),
            steps => format!("Your last {steps} steps, and what you typed since, are only in this window."),
        };
        let frame = Frame::new().fill(t.fatal_soft).inner_margin(Margin::symmetric(16, 6));
        Panel::bottom("unsaved").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if ui.add(Button::primary("Try again")).clicked() {
                    running.retry();
                }
                if ui.add(Button::secondary("Copy it").leading(icon::COPY)).clicked() {
                    ui.ctx().copy_text(running.unsaved_text());
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    icon::show(ui, icon::WARNING_OCTAGON, t.fatal);
                    w::body(ui, text);
                });
            });
        });
    }

    /// Puts the caret back where the draft says, as soon as its field is on the screen.
    fn put_caret(&mut self, ctx: &Context) {
        let Some((wish, passes)) = self.caret else { return };
        let found = ctx.viewport(|viewport| {
            let widgets = &viewport.this_pass.widgets;
            widgets.layers().flat_map(|(_, layer)| layer).map(|widget| widget.id).find(|id| id.value() == wish.widget)
        });
        self.caret = (found.is_none() && passes > 0).then(|| (wish, passes - 1));
        if let Some(id) = found {
            let mut state = TextEditState::load(ctx, id).unwrap_or_default();
            state.cursor.set_char_range(Some(CCursorRange::two(CCursor::new(wish.from), CCursor::new(wish.to))));
            state.store(ctx, id);
            ctx.memory_mut(|memory| memory.request_focus(id));
            ctx.request_repaint();
        }
    }
}

/// The caret of the text field that has the focus.
fn caret(ctx: &Context) -> Option<Caret> {
    let id = ctx.memory(|memory| memory.focused())?;
    let range = TextEditState::load(ctx, id)?.cursor.char_range()?;
    Some(Caret { widget: id.value(), from: usize::from(range.secondary.index), to: usize::from(range.primary.index) })
}
