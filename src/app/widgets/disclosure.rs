//! A line that opens what stands below it: a caret and a name.

use egui::{Id, Response, Role, Ui, WidgetInfo};

use super::{Button, icon};

/// Shows the line; true while it is open. What is open is remembered by `id` as long as the window is.
pub fn disclosure(ui: &mut Ui, id: Id, name: &str) -> bool {
    let mut open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
    let caret = if open { icon::CARET_DOWN } else { icon::CARET_RIGHT };
    let line: Response = ui.push_id(id, |ui| ui.add(Button::quiet(name).leading(caret).small())).inner;
    if line.clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_temp(id, open));
    }
    line.widget_info(|| WidgetInfo::selected(Role::DisclosureTriangle, ui.is_enabled(), open, name));
    open
}
