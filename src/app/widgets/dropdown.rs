//! A choice from a list that opens below. Nothing is chosen until somebody chooses: the choice is
//! often the exercise.

use egui::{CornerRadius, Popup, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::field::{field_label, guidance, input_shape};
use super::{icon, paint};
use crate::app::theme::{self, Type};

/// A dropdown with its label.
#[must_use = "call show"]
pub struct Dropdown<'a> {
    label: &'a str,
    required: bool,
    below: Option<&'a str>,
    guidance: Option<&'a str>,
    placeholder: &'a str,
    width: Option<f32>,
    hide_label: bool,
}

impl<'a> Dropdown<'a> {
    /// A dropdown with its label above.
    pub fn new(label: &'a str) -> Self {
        Self { label, required: false, below: None, guidance: None, placeholder: "Choose", width: None, hide_label: false }
    }

    /// Shows the chip 'required'.
    pub fn required(mut self, required: bool) -> Self {
        self.required = required;
        self
    }

    /// A line between label and input.
    pub fn guidance(mut self, words: &'a str) -> Self {
        self.guidance = Some(words);
        self
    }

    /// A line below.
    pub fn below(mut self, words: &'a str) -> Self {
        self.below = Some(words);
        self
    }

    /// What shows while nothing is chosen, instead of 'Choose'.
    pub fn placeholder(mut self, words: &'a str) -> Self {
        self.placeholder = words;
        self
    }

    /// A width in points; otherwise all there is.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Leaves the label to screen readers.
    pub fn hide_label(mut self) -> Self {
        self.hide_label = true;
        self
    }

    /// Shows it; the response says `changed` when another option was chosen. Arrow keys and Enter
    /// choose, Escape closes.
    pub fn show<S: AsRef<str>>(self, ui: &mut Ui, chosen: &mut Option<usize>, options: &[S]) -> Response {
        if !self.hide_label {
            field_label(ui, self.label, self.required);
        }
        if let Some(words) = self.guidance {
            guidance(ui, words);
        }
        let current = chosen.and_then(|index| options.get(index)).map(AsRef::as_ref);
        let mut response = self.head(ui, current);
        if let Some(index) = list(&response, *chosen, options) {
            if *chosen != Some(index) {
                *chosen = Some(index);
                response.mark_changed();
            }
            response.request_focus();
        }
        if let Some(words) = self.below {
            guidance(ui, words);
        }
        response
    }

    fn head(&self, ui: &mut Ui, current: Option<&str>) -> Response {
        let t = theme::tokens(ui);
        let width = self.width.unwrap_or_else(|| ui.available_width());
        let (rect, response) = ui.allocate_exact_size(vec2(width, theme::control_height(ui)), Sense::click());
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, ui.is_enabled(), self.label);
            info.current_text_value = Some(current.unwrap_or(self.placeholder).to_owned());
            info
        });
        let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
        input_shape(ui, &response, rect, open);
        let caret = theme::icon_size(ui);
        let room = rect.width() - 2.0 * theme::PAD_INPUT - caret - theme::GAP;
        let galley = paint::one_row(ui, current.unwrap_or(self.placeholder), Type::Body, room);
        let color = if current.is_some() { t.ink } else { t.ink3 };
        paint::left_middle(ui, galley.clone(), rect.left() + theme::PAD_INPUT + 1.0, rect.center().y, color);
        let at = pos2(rect.right() - theme::PAD_INPUT - caret / 2.0, rect.center().y);
        icon::paint(ui.painter(), at, icon::CARET_DOWN, caret, t.ink);
        let response = paint::whole_on_hover(response, &galley, current.unwrap_or_default());
        response.on_hover_cursor(egui::CursorIcon::PointingHand)
    }
}

/// The open list; returns what was chosen. It closes with the choice, by mouse or keyboard, and gives the keyboard
/// back. Opened with the mouse, its entry that is chosen (or the first) has the keyboard, so that the arrows go on
/// from an entry that is seen.
fn list<S: AsRef<str>>(head: &Response, chosen: Option<usize>, options: &[S]) -> Option<usize> {
    let id = Popup::default_response_id(head);
    let was_open = Popup::is_id_open(&head.ctx, id);
    let enter = id.with("enter");
    if head.clicked_by(egui::PointerButton::Primary) && !was_open {
        head.ctx.data_mut(|data| data.insert_temp(enter, true));
    }
    let shown = Popup::menu(head).gap(theme::GRID).width(head.rect.width()).show(|ui| {
        ui.set_min_width(head.rect.width() - 2.0 * (theme::GRID + 1.0));
        let mut picked = None;
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for (index, name) in options.iter().enumerate() {
                let response = option(ui, name.as_ref(), chosen == Some(index));
                let first = index == chosen.unwrap_or(0).min(options.len() - 1);
                if first && !ui.is_sizing_pass() && ui.data_mut(|data| data.remove_temp::<bool>(enter)).is_some() {
                    response.request_focus();
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    picked = Some(index);
                    // A key is no click to the popup, which would stay open.
                    ui.close();
                }
            }
        });
        picked
    });
    if was_open && head.ctx.input(|input| input.key_pressed(egui::Key::Escape)) {
        head.request_focus();
    }
    shown.and_then(|shown| shown.inner)
}

fn option(ui: &mut Ui, name: &str, chosen: bool) -> Response {
    let t = theme::tokens(ui);
    let check = theme::icon_size(ui);
    let kind = if chosen { Type::Strong } else { Type::Body };
    let galley = paint::wrapped(ui, name, kind, ui.available_width() - check - 3.0 * theme::GAP);
    let height = theme::CONTROL.max(galley.size().y + 2.0 * theme::GAP);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::MenuItem, ui.is_enabled(), chosen, name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CornerRadius::same(theme::RADIUS_CHIP), t.accent_soft);
    }
    paint::left_middle(ui, galley, rect.left() + theme::GAP, rect.center().y, t.ink);
    if chosen {
        let at = pos2(rect.right() - theme::GAP - check / 2.0, rect.center().y);
        icon::paint(ui.painter(), at, icon::CHECK, check, t.accent);
    }
    paint::focus_ring_inside(ui, &response, rect, theme::RADIUS_CHIP, t.accent);
    response
}
