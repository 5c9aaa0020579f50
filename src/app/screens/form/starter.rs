//! How a long text can begin: a line below an empty field, which puts the beginning into it. It is shown where somebody
//! practises a case of the first level, and goes when something stands in the field.

use egui::{Id, Label, Response, Role, Sense, Ui, WidgetInfo};

use crate::app::theme::{self, Type};
use crate::app::widgets as w;

/// The field goes on where the beginning ends: it gets the keyboard, once the click on the beginning is over.
pub fn go_on(ui: &Ui, input: &Response) {
    let wish = wish(input);
    let over = !ui.input(|events| events.pointer.any_click());
    if over && ui.data_mut(|data| data.remove_temp::<bool>(wish)).is_some() {
        input.request_focus();
    }
}

/// Says that a beginning was taken into this field.
pub fn taken(ui: &Ui, input: &Response) {
    ui.data_mut(|data| data.insert_temp(wish(input), true));
    ui.ctx().request_repaint();
}

fn wish(input: &Response) -> Id {
    input.id.with("go on")
}

/// Offers a beginning; true when it was taken.
pub fn offer(ui: &mut Ui, field: &str, beginning: &str) -> bool {
    let t = theme::tokens(ui);
    ui.add_space(theme::GRID);
    let mut taken = false;
    w::wrap_row(ui, |ui| {
        w::label(ui, "How to begin:", Type::Small, t.ink2);
        let text = Label::new(Type::Small.rich(ui, beginning).color(t.accent)).sense(Sense::click()).selectable(false);
        let response = ui.add(text);
        let name = format!("Begin “{field}”: {beginning}");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if response.hovered() || response.has_focus() {
            let rect = response.rect;
            ui.painter().hline(rect.x_range(), rect.bottom(), egui::Stroke::new(1.0, t.accent));
        }
        taken = response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked();
    });
    taken
}
