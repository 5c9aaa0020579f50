//! Chips: a word on a soft ground. Severities always with their icon and their word or number.

use egui::{Color32, CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, Widget, WidgetInfo, pos2, vec2};

use super::{icon, paint};
use crate::app::theme::{self, Severity, Tokens, Type};

/// A chip. Show it with `ui.add`.
#[must_use = "show it with ui.add"]
pub struct Chip {
    text: String,
    icon: Option<&'static str>,
    look: Look,
    name: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Severity(Severity),
    Accent,
    Outlined,
}

impl Chip {
    fn new(look: Look, icon: Option<&'static str>, text: impl Into<String>) -> Self {
        Self { text: text.into(), icon, look, name: None }
    }

    /// The severity with its icon and word.
    pub fn severity(severity: Severity) -> Self {
        Self::new(Look::Severity(severity), Some(severity.icon()), severity.word())
    }

    /// The numbered note of a marked form: '1 Major'.
    pub fn numbered(severity: Severity, number: usize) -> Self {
        Self::new(Look::Severity(severity), Some(severity.icon()), format!("{number} {}", severity.word()))
    }

    /// How many of a severity; a screen reader hears the word too.
    pub fn count(severity: Severity, count: usize) -> Self {
        Self {
            name: Some(format!("{count} {}", severity.word())),
            ..Self::new(Look::Severity(severity), Some(severity.icon()), count.to_string())
        }
    }

    /// Words of our own in the colours of a severity, with an icon: 'Partly granted'.
    pub fn toned(severity: Severity, icon: &'static str, text: impl Into<String>) -> Self {
        Self::new(Look::Severity(severity), Some(icon), text)
    }

    /// Where something stands: 'In progress'.
    pub fn status(text: impl Into<String>) -> Self {
        Self::new(Look::Accent, None, text)
    }

    /// A neutral remark with an outline: 'required', 'new', 'Ctrl K'.
    pub fn outlined(text: impl Into<String>) -> Self {
        Self::new(Look::Outlined, None, text)
    }

    fn colors(look: Look, t: &Tokens) -> (Color32, Color32, Color32) {
        match look {
            Look::Severity(s) => (t.severity(s), t.severity_soft(s), Color32::TRANSPARENT),
            Look::Accent => (t.accent, t.accent_soft, Color32::TRANSPARENT),
            Look::Outlined => (t.ink2, t.sunk, t.line),
        }
    }

    /// The size that it will take.
    pub(super) fn size(&self, ui: &Ui) -> egui::Vec2 {
        let galley = paint::one_row(ui, &self.text, self.kind(), f32::INFINITY);
        self.size_of(ui, galley.size().x)
    }

    fn kind(&self) -> Type {
        if self.look == Look::Outlined { Type::Small } else { Type::SmallStrong }
    }

    fn size_of(&self, ui: &Ui, text_width: f32) -> egui::Vec2 {
        let icon = if self.icon.is_some() { theme::icon_size(ui) + 6.0 } else { 0.0 };
        let pad = if self.look == Look::Outlined { 6.0 } else { theme::GAP };
        vec2(text_width + icon + 2.0 * theme::GAP, Type::Small.line(ui) + pad)
    }
}

impl Widget for Chip {
    fn ui(self, ui: &mut Ui) -> Response {
        let icon_size = theme::icon_size(ui);
        let around = self.size_of(ui, 0.0).x;
        let galley = paint::one_row(ui, &self.text, self.kind(), (paint::room(ui) - around).max(2.0 * icon_size));
        let (rect, response) = ui.allocate_exact_size(self.size_of(ui, galley.size().x), Sense::hover());
        let name = self.name.as_deref().unwrap_or(&self.text);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, ui.is_enabled(), name));
        if ui.is_rect_visible(rect) {
            let (text, fill, edge) = Self::colors(self.look, theme::tokens(ui));
            let radius = CornerRadius::same(theme::RADIUS_CHIP);
            ui.painter().rect(rect, radius, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
            let mut left = rect.left() + theme::GAP;
            if let Some(glyph) = self.icon {
                icon::paint(ui.painter(), pos2(left + icon_size / 2.0, rect.center().y), glyph, icon_size, text);
                left += icon_size + 6.0;
            }
            paint::left_middle(ui, galley.clone(), left, rect.center().y, text);
        }
        paint::whole_on_hover(response, &galley, &self.text)
    }
}
