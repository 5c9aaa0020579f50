//! What the steps share: fields bound to what is typed, the file that is looked at, what was entered before, and
//! how an entry becomes an action.

use egui::Ui;

use super::{State, common};
use crate::app::intent::Intent;
use crate::app::screens::desk::pins::Source;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Column, Dropdown, Table, TextField, icon};
use crate::case::World;
use crate::case::action::Evidence;
use crate::case::custody::{Done, Received};
use crate::case::{Action, package::File};
use crate::content::value::{Row, Value};
use crate::words::handling;

/// Choices as keys with what officers read.
pub type Choices<'a> = &'a [(&'a str, &'a str)];

/// One package at the desk, and where entries go.
pub struct At<'a> {
    /// Its place among those received.
    pub index: usize,
    /// The case.
    pub world: &'a World,
    /// The package, and what was done with it.
    pub received: &'a Received,
    /// What is typed.
    pub state: &'a mut State,
    /// What is asked for.
    pub intents: &'a mut Vec<Intent>,
    /// Entries can be made.
    pub free: bool,
}

impl<'a> At<'a> {
    fn key(&self, field: &str) -> String {
        format!("{}/{field}", self.received.package.ticket)
    }

    /// What is typed in a field.
    pub fn text(&self, field: &str) -> String {
        self.state.typed.get(&self.key(field)).map(|text| text.trim().to_owned()).unwrap_or_default()
    }

    /// Puts a text into a field.
    pub fn put(&mut self, field: &str, text: impl Into<String>) {
        let key = self.key(field);
        self.state.typed.insert(key, text.into());
        self.intents.push(Intent::Typed);
    }

    /// Empties all fields whose name begins so.
    pub fn clear(&mut self, fields: &str) {
        let begin = self.key(fields);
        self.state.typed.retain(|key, _| !key.starts_with(&begin));
    }

    /// A text field.
    pub fn field(&mut self, ui: &mut Ui, field: &str, look: TextField<'_>) {
        let key = self.key(field);
        let text = self.state.typed.entry(key.clone()).or_default();
        if look.id_salt(key).show(ui, text).changed() {
            self.intents.push(Intent::Typed);
        }
    }

    /// A list from which one is chosen.
    pub fn pick(&mut self, ui: &mut Ui, field: &str, look: Dropdown<'_>, choices: Choices<'_>) {
        let now = self.text(field);
        let mut chosen = choices.iter().position(|(key, _)| *key == now);
        let names: Vec<&str> = choices.iter().map(|(_, name)| *name).collect();
        if look.show(ui, &mut chosen, &names).changed()
            && let Some((key, _)) = chosen.and_then(|index| choices.get(index))
        {
            self.put(field, *key);
        }
    }

    /// Choices below each other, of which one is chosen; none beforehand. A second click takes it back.
    pub fn radios(&mut self, ui: &mut Ui, field: &str, choices: Choices<'_>) {
        let now = self.text(field);
        for (key, name) in choices {
            if w::radio(ui, now == *key, name).clicked() {
                let key = if now == *key { "" } else { key };
                self.put(field, key);
            }
        }
    }

    /// The same in a row, where there is room.
    pub fn radios_in_row(&mut self, ui: &mut Ui, field: &str, choices: Choices<'_>) {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.x = theme::GUTTER;
            ui.horizontal_wrapped(|ui| self.radios(ui, field, choices));
        });
    }

    /// A tick.
    pub fn tick(&mut self, ui: &mut Ui, field: &str, name: &str) {
        let mut on = self.is_ticked(field);
        if w::checkbox(ui, &mut on, name).changed() {
            self.put(field, if on { "yes" } else { "" });
        }
    }

    /// True when a tick is set.
    pub fn is_ticked(&self, field: &str) -> bool {
        self.text(field) == "yes"
    }

    /// Which of these are ticked, their keys between commas.
    pub fn ticked<'k>(&self, field: &str, keys: impl Iterator<Item = &'k str>) -> String {
        keys.filter(|key| self.is_ticked(&format!("{field}/{key}"))).collect::<Vec<_>>().join(", ")
    }

    /// A button that makes an entry of what is typed; true when it was pressed.
    pub fn enter(&mut self, ui: &mut Ui, name: &str, ready: bool) -> bool {
        ui.add_space(theme::GUTTER);
        ui.add_enabled(self.free && ready, Button::secondary(name).leading(icon::CHECK)).clicked()
    }

    /// An entry about a file, or the whole package where `item` is empty.
    pub fn evidence(&self, item: &str, value: Value) -> Evidence {
        Evidence { package: self.received.package.ticket.clone(), item: item.to_owned(), value }
    }

    /// Takes an action.
    pub fn act(&mut self, action: Action) {
        self.intents.push(Intent::Act(action));
    }

    /// What was entered so far of some kind, oldest first.
    pub fn entered(&self, ui: &mut Ui, fits: impl Fn(&str, &Done) -> bool) {
        let ink2 = theme::tokens(ui).ink2;
        let mut first = true;
        for step in self.received.steps.iter().filter(|step| fits(&step.item, &step.what)) {
            if std::mem::take(&mut first) {
                ui.add_space(theme::GUTTER);
                w::separator(ui);
                ui.add_space(theme::GAP_CARD);
                w::secondary(ui, "Entered so far");
            }
            ui.add_space(theme::GRID);
            let item = if step.item.is_empty() { &self.received.package.ticket } else { &step.item };
            let (title, said) = handling::done(item, &step.what);
            w::body(ui, title);
            w::label(ui, format!("{}. {}", common::moment(step.at), said), Type::Small, ink2);
        }
    }

    /// The file that is looked at, if one was chosen.
    pub fn file(&self) -> Option<&'a File> {
        self.state.files.get(&self.received.package.ticket).and_then(|name| self.received.package.file(name))
    }

    /// Looks at another file.
    pub fn look_at(&mut self, name: &str) {
        self.state.files.insert(self.received.package.ticket.clone(), name.to_owned());
    }

    /// The files as a table of which one is looked at; `last` says what stands in the last column.
    pub fn files(&mut self, ui: &mut Ui, head: &str, last: impl Fn(&mut Ui, &File)) {
        let columns = [
            Column::share("File", 1.0),
            Column::share("What", 1.2),
            Column::fixed("Size", 76.0).right(),
            Column::fixed(head, 164.0),
        ];
        let t = theme::tokens(ui);
        let current = self.file().map(|file| file.name.clone());
        let mut table = Table::new(ui, &columns);
        table.head(ui);
        for file in &self.received.package.files {
            let here = current.as_ref() == Some(&file.name);
            let row = table.clickable_row(ui, &file.name, here, |ui, column| match column {
                0 => {
                    w::elided(ui, &file.name, Type::Mono, t.ink);
                }
                1 => {
                    w::plain(ui, if file.about.is_empty() { "records" } else { &file.about }, Type::Body, t.ink2);
                }
                2 => {
                    w::elided(ui, &size(file.bytes.len()), Type::Body, t.ink2);
                }
                _ => last(ui, file),
            });
            if row.clicked() {
                self.look_at(&file.name);
            }
        }
        if self.received.package.files.is_empty() {
            ui.add_space(theme::GAP);
            w::secondary(ui, "No file lies in this package.");
        }
        ui.add_space(theme::GAP_FIELD);
    }

    /// Says that a file has to be chosen; `None` where one is.
    pub fn no_file(&self, ui: &mut Ui) -> bool {
        let none = self.file().is_none();
        if none {
            w::secondary(ui, "Choose a file above.");
        }
        none
    }

    /// The button 'Pin' below a text in which something is selected.
    pub fn pin(&mut self, ui: &mut Ui, source: Source<'_>) {
        super::super::guidelines::pin_if_picked(ui, source, self.intents);
    }

    /// How a source of this package is called where it is pinned.
    pub fn source(&self, file: &str) -> String {
        format!("package/{}/{file}", self.received.package.ticket)
    }
}

/// A size as people read it.
pub fn size(bytes: usize) -> String {
    match bytes {
        0..1024 => format!("{bytes} B"),
        _ => format!("{:.1} kB", bytes as f32 / 1024.0),
    }
}

/// One row as the value of an entry.
pub fn one_row<'k>(cells: impl IntoIterator<Item = (&'k str, String)>) -> Value {
    Value::Rows(vec![cells.into_iter().map(|(key, text)| (key.to_owned(), text)).collect::<Row>()])
}

/// A gap, and the name of what follows.
pub fn part(ui: &mut Ui, name: &str) {
    ui.add_space(theme::GAP_FIELD);
    w::strong(ui, name);
}

/// Two fields beside each other, or below each other where the pane is narrow.
pub fn pair(ui: &mut Ui, contents: &mut dyn FnMut(&mut Ui, usize)) {
    ui.add_space(theme::GAP_CARD);
    if ui.available_width() < 460.0 * theme::text_scale(ui) {
        contents(ui, 0);
        ui.add_space(theme::GAP_CARD);
        contents(ui, 1);
        return;
    }
    let half = (ui.available_width() - theme::GUTTER) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = theme::GUTTER;
        for side in 0..2 {
            ui.allocate_ui_with_layout(egui::vec2(half, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
                ui.set_min_width(half);
                contents(ui, side);
            });
        }
    });
}
