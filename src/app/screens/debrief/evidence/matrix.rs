//! The elements of the offence: what the trainee ticked beside what the case's author has.

use egui::Ui;

use crate::app::screens::desk::receive::elements::{elements, entered};
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Chip, icon};
use crate::case::World;

/// Shows each element with its own ticks and the model's.
pub fn ui(ui: &mut Ui, world: &World) {
    let t = theme::tokens(ui);
    w::heading(ui, "Elements of the offence");
    w::secondary(ui, "What you ticked, and what shows the element without the victim's word.");
    let own = entered(world);
    let name = |id: &str| {
        let exhibit = world.scenario().exhibits.iter().find(|exhibit| exhibit.id.as_str() == id);
        exhibit.map_or_else(|| id.to_owned(), |exhibit| format!("{} {}", exhibit.number, exhibit.title))
    };
    for element in elements(world) {
        ui.add_space(theme::GAP_CARD);
        w::separator(ui);
        ui.add_space(theme::GAP_CARD);
        w::strong(ui, &element);
        let ticked = own.get(&element).cloned().unwrap_or_default();
        let model = world.scenario().elements.iter().find(|known| known.element == element);
        if let Some(model) = model {
            w::label(ui, &model.shown_by, Type::Small, t.ink2);
        }
        ui.add_space(theme::GRID);
        if ticked.is_empty() {
            w::label(ui, "You ticked nothing.", Type::Body, t.ink3);
        }
        for id in &ticked {
            let (look, said) = match model {
                Some(model) if model.exhibits.contains(id) => (Some(Severity::Met), "shows it"),
                Some(model) if model.not.contains(id) => {
                    (Some(Severity::Major), "only repeats the victim's word, or shows nothing of it")
                }
                _ => (None, "the model does not have it"),
            };
            line(ui, look, &name(id), said);
        }
        for id in model.iter().flat_map(|model| &model.exhibits).filter(|id| !ticked.contains(id)) {
            line(ui, Some(Severity::Minor), &name(id), "shows it too, and you did not tick it");
        }
    }
}

fn line(ui: &mut Ui, look: Option<Severity>, name: &str, said: &str) {
    let ink2 = theme::tokens(ui).ink2;
    w::wrap_row(ui, |ui| {
        match look {
            Some(Severity::Met) => ui.add(Chip::toned(Severity::Met, icon::CHECK_CIRCLE, "Right")),
            Some(Severity::Minor) => ui.add(Chip::toned(Severity::Minor, icon::INFO, "Missed")),
            Some(severity) => ui.add(Chip::toned(severity, icon::WARNING, "Wrong")),
            None => ui.add(Chip::outlined("Yours")),
        };
        w::body(ui, name);
        w::label(ui, said, Type::Small, ink2);
    });
}
