//! A labelled field: label, what is asked for, the input, and a line below it.

use egui::{Align2, CornerRadius, Frame, Margin, Response, Stroke, StrokeKind, TextEdit, Ui, Widget as _};

use super::{Chip, paint, text};
use crate::app::theme::{self, Type};

/// The label of a field, with a chip 'required' if it must be answered. Pass the response's `id` to
/// `Response::labelled_by` of the input.
pub fn field_label(ui: &mut Ui, label: &str, required: bool) -> Response {
    text::row(ui, |ui| {
        let response = text::strong(ui, label);
        if required {
            Chip::outlined("required").ui(ui);
        }
        response
    })
}

/// A line of guidance, below a label or below an input.
pub fn guidance(ui: &mut Ui, words: &str) -> Response {
    text::secondary(ui, words)
}

/// A text input with everything around it.
#[must_use = "call show"]
pub struct TextField<'a> {
    label: &'a str,
    required: bool,
    guidance: Option<&'a str>,
    below: Option<&'a str>,
    hint: &'a str,
    rows: usize,
    mono: bool,
    width: Option<f32>,
    hide_label: bool,
    id_salt: Option<egui::IdSalt>,
}

impl<'a> TextField<'a> {
    /// A field of one row with its label above.
    pub fn new(label: &'a str) -> Self {
        Self {
            label,
            required: false,
            guidance: None,
            below: None,
            hint: "",
            rows: 1,
            mono: false,
            width: None,
            hide_label: false,
            id_salt: None,
        }
    }

    /// Shows the chip 'required'.
    pub fn required(mut self, required: bool) -> Self {
        self.required = required;
        self
    }

    /// What is asked for, between label and input.
    pub fn guidance(mut self, words: &'a str) -> Self {
        self.guidance = Some(words);
        self
    }

    /// A line below the input: how it was read, where to look.
    pub fn below(mut self, words: &'a str) -> Self {
        self.below = Some(words);
        self
    }

    /// A placeholder that shows while nothing is written.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Several rows; it grows with what is written.
    pub fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    /// Monospaced, for identifiers and times.
    pub fn mono(mut self) -> Self {
        self.mono = true;
        self
    }

    /// A width in points; otherwise all there is.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Leaves the label to screen readers, where the place says already what is meant.
    pub fn hide_label(mut self) -> Self {
        self.hide_label = true;
        self
    }

    /// Tells two fields with the same label in one ui apart, and keeps the cursor when fields
    /// before it come and go.
    pub fn id_salt(mut self, salt: impl std::hash::Hash + std::fmt::Debug) -> Self {
        self.id_salt = Some(egui::IdSalt::new(salt));
        self
    }

    /// Shows the field; the response is the input's (`changed`, `lost_focus`, `request_focus`).
    pub fn show(self, ui: &mut Ui, value: &mut String) -> Response {
        let label = (!self.hide_label).then(|| field_label(ui, self.label, self.required));
        if let Some(words) = self.guidance {
            guidance(ui, words);
        }
        let response = self.input(ui, value);
        let response = match label {
            Some(label) => response.labelled_by(label.id),
            None => response.accessible_name(self.label),
        };
        if let Some(words) = self.below {
            guidance(ui, words);
        }
        response
    }

    fn input(&self, ui: &mut Ui, value: &mut String) -> Response {
        let t = theme::tokens(ui);
        let kind = if self.mono { Type::Mono } else { Type::Body };
        let pad_y = ((theme::control_height(ui) - kind.line(ui)) / 2.0 - 1.0).max(4.0);
        let frame = Frame::new()
            .fill(t.paper)
            .stroke(Stroke::new(1.0, t.edge))
            .corner_radius(CornerRadius::same(theme::RADIUS))
            .inner_margin(Margin {
                left: theme::PAD_INPUT as i8,
                right: theme::PAD_INPUT as i8,
                top: pad_y as i8,
                bottom: pad_y as i8,
            });
        let edit = if self.rows > 1 {
            TextEdit::multiline(value).desired_rows(self.rows)
        } else {
            TextEdit::singleline(value).align(Align2::LEFT_CENTER)
        };
        let mut edit = edit
            .font(kind.font(ui))
            .text_color(t.ink)
            .frame(frame)
            .min_size(egui::vec2(0.0, theme::control_height(ui)))
            .desired_width(self.width.unwrap_or(f32::INFINITY))
            .hint_text(Type::Body.rich(ui, self.hint).color(t.ink3));
        if let Some(salt) = self.id_salt {
            edit = edit.id_salt(salt);
        }
        let response = edit.ui(ui);
        if response.has_focus() {
            let stroke = Stroke::new(theme::FOCUS_WIDTH, t.accent);
            ui.painter().rect_stroke(response.rect, CornerRadius::same(theme::RADIUS), stroke, StrokeKind::Inside);
        } else if response.hovered() {
            let stroke = Stroke::new(1.0, t.ink3);
            ui.painter().rect_stroke(response.rect, CornerRadius::same(theme::RADIUS), stroke, StrokeKind::Inside);
        }
        response
    }
}

/// The border and ring of something that looks like an input but is a button.
pub(super) fn input_shape(ui: &Ui, response: &Response, rect: egui::Rect, open: bool) {
    let t = theme::tokens(ui);
    let fill = if response.hovered() { t.paper_hover() } else { t.paper };
    let edge = if open { t.accent } else { t.edge };
    ui.painter().rect(rect, CornerRadius::same(theme::RADIUS), fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    paint::focus_ring_inside(ui, response, rect, theme::RADIUS, t.accent);
}
