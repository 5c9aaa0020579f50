//! A message below what it is about: icon, a bold lead, the rest, and links to clauses.

use egui::{Color32, CornerRadius, Frame, Margin, Response, Ui};

use super::{icon, text};
use crate::app::theme::{self, Severity, Type};

/// A message on a soft ground. It pushes down what follows; it never covers.
#[must_use = "call show"]
pub struct Note<'a> {
    look: Option<Severity>,
    icon: &'a str,
    lead: &'a str,
    text: &'a str,
}

impl<'a> Note<'a> {
    /// A message of this severity, with its icon.
    pub fn severity(severity: Severity) -> Self {
        Self { look: Some(severity), icon: severity.icon(), lead: "", text: "" }
    }

    /// A neutral message: guidance, what happens next.
    pub fn info() -> Self {
        Self { look: None, icon: icon::INFO, lead: "", text: "" }
    }

    /// Another icon.
    pub fn icon(mut self, icon: &'a str) -> Self {
        self.icon = icon;
        self
    }

    /// The sentence in bold that says what is the matter.
    pub fn lead(mut self, lead: &'a str) -> Self {
        self.lead = lead;
        self
    }

    /// What it causes, or what is better.
    pub fn text(mut self, text: &'a str) -> Self {
        self.text = text;
        self
    }

    /// Shows the message.
    pub fn show(self, ui: &mut Ui) -> Response {
        self.show_with(ui, |_| ())
    }

    /// Shows the message, with more at its end: clause links flow with the text.
    pub fn show_with(self, ui: &mut Ui, more: impl FnOnce(&mut Ui)) -> Response {
        let t = theme::tokens(ui);
        let (color, fill): (Color32, Color32) =
            self.look.map_or((t.accent, t.accent_soft), |s| (t.severity(s), t.severity_soft(s)));
        let frame =
            Frame::new().fill(fill).corner_radius(CornerRadius::same(theme::RADIUS)).inner_margin(Margin::symmetric(12, 10));
        let shown = frame.show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.horizontal_top(|ui| {
                icon::show(ui, self.icon, color);
                ui.add_space(2.0);
                ui.vertical(|ui| {
                    text::flow(ui, |ui| {
                        if !self.lead.is_empty() {
                            text::label(ui, self.lead, Type::Strong, t.ink);
                        }
                        if !self.text.is_empty() {
                            let gap = if self.lead.is_empty() { "" } else { " " };
                            text::label(ui, format!("{gap}{} ", self.text), Type::Body, t.ink);
                        }
                        more(ui);
                    });
                });
            });
        });
        shown.response
    }
}
