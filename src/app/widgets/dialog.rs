//! A dialog over the window: the only kind of layer with a shadow beside menus and tooltips.
//! Escape closes it, and the keyboard goes back to where it was.

use egui::{Context, CornerRadius, Frame, Id, Margin, Modal, Stroke, Ui};

use super::{Button, text};
use crate::app::theme::{self, Type};

/// A dialog. Show it each frame while it is open.
#[must_use = "call show"]
pub struct Dialog<'a> {
    id: Id,
    title: &'a str,
    width: f32,
}

/// What was answered in [`confirm`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirm {
    /// Do it.
    Yes,
    /// Leave it; Escape and a click outside mean the same.
    No,
}

impl<'a> Dialog<'a> {
    /// A dialog with a title, 480 points wide.
    pub fn new(id: impl std::hash::Hash + std::fmt::Debug, title: &'a str) -> Self {
        Self { id: Id::unique(("dialog", id)), title, width: 480.0 }
    }

    /// Another width, in points; it is never wider than the window.
    pub fn width(mut self, width: f32) -> Self {
        self.width = width;
        self
    }

    /// Shows it while `open` is true, and sets `open` to false when it is closed by Escape or by a
    /// click outside. The contents close it through `&mut bool` of their own, or `ui.close()`.
    pub fn show<R>(self, ctx: &Context, open: &mut bool, contents: impl FnOnce(&mut Ui) -> R) -> Option<R> {
        if !*open {
            return None;
        }
        let before = self.id.with("focus before");
        if ctx.data(|data| data.get_temp::<Option<Id>>(before)).is_none() {
            let focused = ctx.memory(|memory| memory.focused());
            ctx.data_mut(|data| data.insert_temp(before, focused));
            ctx.add_plugin(GiveKeyboardBack);
        }
        let t = if ctx.global_style().visuals.dark_mode { &theme::DARK } else { &theme::LIGHT };
        let frame = Frame::new()
            .fill(t.paper)
            .stroke(Stroke::new(1.0, t.line))
            .corner_radius(CornerRadius::same(theme::RADIUS_CARD))
            .shadow(ctx.global_style().visuals.window_shadow)
            .inner_margin(Margin::same(24));
        let width = self.width.min(ctx.content_rect().width() - 96.0);
        let modal = Modal::new(self.id).backdrop_color(t.backdrop).frame(frame);
        let shown = modal.show(ctx, |ui| {
            ui.set_width(width);
            text::label(ui, self.title, Type::Heading, t.ink);
            ui.add_space(theme::GAP);
            contents(ui)
        });
        if shown.should_close() {
            *open = false;
            let focused = ctx.data_mut(|data| data.remove_temp::<Option<Id>>(before)).flatten();
            ctx.data_mut(|data| data.insert_temp(give_back_id(), focused));
            ctx.request_repaint();
        }
        Some(shown.inner)
    }
}

/// Where the keyboard shall go once no dialog is open any more.
fn give_back_id() -> Id {
    Id::unique("dialog: give the keyboard back")
}

/// egui keeps what lies behind a dialog from the keyboard for one more pass after it closed, so
/// giving it back has to wait.
struct GiveKeyboardBack;

impl egui::plugin::Plugin for GiveKeyboardBack {
    fn debug_name(&self) -> &'static str {
        "give the keyboard back"
    }

    fn on_begin_pass(&mut self, ui: &mut Ui) {
        let Some(id) = ui.data(|data| data.get_temp::<Option<Id>>(give_back_id())).flatten() else {
            return;
        };
        if ui.memory(|memory| memory.top_modal_layer().is_some()) {
            ui.ctx().request_repaint();
        } else {
            ui.memory_mut(|memory| memory.request_focus(id));
            ui.data_mut(|data| data.remove_temp::<Option<Id>>(give_back_id()));
        }
    }
}

/// Asks once before something is lost. `text` says what will be lost, `action` is the verb on the
/// button ('Delete the row'). Returns nothing while there is no answer.
pub fn confirm(ctx: &Context, id: &str, title: &str, text: &str, action: &str) -> Option<Confirm> {
    let mut open = true;
    let answer = Dialog::new(id, title).width(420.0).show(ctx, &mut open, |ui| {
        let color = theme::tokens(ui).ink;
        text::label(ui, text, Type::Body, color);
        ui.add_space(theme::GUTTER);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_CARD;
            let yes = ui.add(Button::danger(action)).clicked();
            let no = ui.add(Button::secondary("Keep it")).clicked();
            if yes || no {
                ui.close();
            }
            yes
        })
        .inner
    })?;
    match (answer, open) {
        (true, _) => Some(Confirm::Yes),
        (false, false) => Some(Confirm::No),
        (false, true) => None,
    }
}
