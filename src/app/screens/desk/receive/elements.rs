//! Step 8: the elements of the offence against exhibits and files, and what stands without the victim's word.

use std::collections::BTreeMap;

use egui::Ui;

use super::parts::{At, part};
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Column, Table};
use crate::case::action::Evidence;
use crate::case::custody::Done;
use crate::case::{Action, World};
use crate::content::scenario::Offence;
use crate::content::value::Value;

/// The elements of the case's offence: as its author names them, else as the law does.
pub fn elements(world: &World) -> Vec<String> {
    let declared = &world.scenario().elements;
    if !declared.is_empty() {
        return declared.iter().map(|element| element.element.clone()).collect();
    }
    let known: &[&str] = match world.scenario().offence {
        Offence::Trafficking | Offence::Other => &["Act", "Means", "Purpose"],
        Offence::Smuggling => &["Entry", "Benefit"],
        Offence::Mixed => &["Act", "Means", "Purpose", "Entry", "Benefit"],
    };
    known.iter().map(|name| (*name).to_owned()).collect()
}

/// What was entered last for each element.
pub fn entered(world: &World) -> BTreeMap<String, Vec<String>> {
    let mut entered = BTreeMap::new();
    for step in world.received().iter().flat_map(|received| &received.steps) {
        if let Done::Element { element, by } = &step.what {
            entered.insert(element.clone(), by.clone());
        }
    }
    entered
}

/// Exhibits that were read and files that came: id, name.
pub fn proofs(world: &World) -> Vec<(String, String)> {
    let exhibits = world
        .exhibits()
        .filter(|exhibit| world.opened().contains(&exhibit.id))
        .map(|exhibit| (exhibit.id.to_string(), format!("{} {}", exhibit.number, exhibit.title)));
    let files = world.received().iter().flat_map(|received| &received.package.files);
    exhibits.chain(files.map(|file| (file.name.clone(), file.name.clone()))).collect()
}

/// The last column: what only repeats the victim's word. It is the trainee's own note.
const WORD: &str = "word";

/// Shows the step.
pub fn ui(ui: &mut Ui, at: &mut At<'_>) {
    let elements = elements(at.world);
    let proofs = proofs(at.world);
    let entered = entered(at.world);
    w::secondary(ui, "Tick what shows an element. Exhibits stand here once they were read.");
    ui.add_space(theme::GAP);
    let on = |at: &At<'_>, element: &str, id: &str| match at.text(&format!("element/{element}/{id}")).as_str() {
        "yes" => true,
        "no" => false,
        _ => entered.get(element).is_some_and(|by| by.iter().any(|known| known == id)),
    };
    let width = (96.0_f32).min((ui.available_width() / theme::text_scale(ui) - 240.0) / (elements.len() + 1) as f32).max(34.0);
    let mut columns = vec![Column::share("Exhibit or file", 1.0)];
    columns.extend(elements.iter().map(|element| Column::fixed(element, width)));
    columns.push(Column::fixed("Victim's word", width.max(104.0)));
    let mut table = Table::new(ui, &columns);
    table.head(ui);
    let mut toggled: Option<(String, bool)> = None;
    for (id, name) in &proofs {
        table.row(ui, |ui, column| match column {
            0 => {
                let ink = theme::tokens(ui).ink;
                // On one line with the boxes.
                ui.add_space((theme::TARGET - Type::Body.line(ui)).max(0.0) / 2.0);
                w::elided(ui, name, Type::Body, ink);
            }
            column => {
                let element = elements.get(column - 1).map_or(WORD, String::as_str);
                let mut ticked = on(at, element, id);
                let said = if element == WORD { "only the victim's word" } else { element };
                if tick(ui, &mut ticked, &format!("{name}: {said}")) {
                    toggled = Some((format!("element/{element}/{id}"), ticked));
                }
            }
        });
    }
    if proofs.is_empty() {
        ui.add_space(theme::GAP);
        w::secondary(ui, "Read an exhibit first.");
    }
    if let Some((field, ticked)) = toggled {
        at.put(&field, if ticked { "yes" } else { "no" });
    }
    stands(ui, at, &elements, &proofs, &on);
    let now = |at: &At<'_>, element: &str| -> Vec<String> {
        proofs.iter().filter(|(id, _)| on(at, element, id)).map(|(id, _)| id.clone()).collect()
    };
    let changed: Vec<(String, Vec<String>)> = elements
        .iter()
        .map(|element| (element.clone(), now(at, element)))
        .filter(|(element, by)| entered.get(element).map_or(!by.is_empty(), |before| before != by))
        .collect();
    if at.enter(ui, "Enter the ticks", !changed.is_empty()) {
        for (element, by) in changed {
            at.clear(&format!("element/{element}/"));
            at.act(Action::Classify(Evidence {
                package: String::new(),
                item: format!("element/{element}"),
                value: Value::Many(by),
            }));
        }
    }
}

/// A tick without text of its own: row and column say what it means.
fn tick(ui: &mut Ui, on: &mut bool, name: &str) -> bool {
    let response = w::checkbox(ui, on, "");
    let ticked = *on;
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, ui.is_enabled(), ticked, name));
    let changed = response.changed();
    response.on_hover_text(name);
    changed
}

/// What is left of each element when the victim is not believed.
fn stands(ui: &mut Ui, at: &At<'_>, elements: &[String], proofs: &[(String, String)], on: &dyn Fn(&At<'_>, &str, &str) -> bool) {
    part(ui, "What stands without the victim's word");
    ui.add_space(theme::GRID);
    let t = theme::tokens(ui);
    for element in elements {
        let names: Vec<&str> = proofs
            .iter()
            .filter(|(id, _)| on(at, element, id) && !on(at, WORD, id))
            .map(|(_, name)| name.split(' ').next().unwrap_or(name))
            .collect();
        super::common::labelled(ui, element, 120.0 * theme::text_scale(ui), |ui| match names.as_slice() {
            [] => w::label(ui, "nothing so far", Type::Body, t.ink3),
            names => w::body(ui, crate::words::list(names)),
        });
        ui.add_space(2.0);
    }
}
