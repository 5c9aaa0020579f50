//! A form, one section at a time, with a last page on which all answers are looked through before signing.
//! What is typed stands as it was typed; it is settled when the field, the section or the form is left.

pub mod answers;
mod conditions;
mod field;
mod grid;
mod rows;
mod starter;
mod times;

pub use crate::words::values::value_text;

use egui::{Align, CentralPanel, Frame, Layout, Margin, Panel, Ui};

use super::{Shared, common};
use crate::app::debrief_view::Note;
use crate::app::intent::{Intent, Work};
use crate::app::journal::Mode;
use crate::app::printing::{self, Print};
use crate::app::running::{self, Running, Saved, Seen};
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Button, Card, Chip, Step, icon};
use crate::content::form::{Field, Form, Section};
use crate::content::scenario::Level;
use crate::content::value::{Value, Values};
use crate::words::{labels, story};

/// Which section is open.
#[derive(Default)]
pub struct State {
    /// The section, from 0; one more than there are is the last page.
    pub section: usize,
    number: u32,
    confirming: bool,
    scroll_up: bool,
    /// What had the keyboard in the last frame.
    focused: Option<egui::Id>,
}

impl State {
    /// Opens a form at a section.
    pub fn open(&mut self, number: u32, section: usize) {
        if self.number != number {
            *self = Self { number, section, scroll_up: true, ..Self::default() };
        }
    }

    fn go(&mut self, section: usize, intents: &mut Vec<Intent>) {
        self.section = section;
        self.scroll_up = true;
        intents.push(Intent::Settle);
        intents.push(Intent::Typed);
    }
}

/// Shows the form of a request.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, running: &mut Running, number: u32, intents: &mut Vec<Intent>) {
    let library = std::sync::Arc::clone(running.world.library());
    let form = running.world.request(number).and_then(|dossier| dossier.form.as_ref()).and_then(|id| library.forms.get(id));
    let Some(form) = form else {
        intents.push(Intent::Work(Work::Decide));
        return;
    };
    let last = form.sections.len();
    running.desk.form.section = running.desk.form.section.min(last);
    let pad = if ui.available_width() > 900.0 { 32 } else { 24 };
    head(ui, running, number, form, pad, intents);
    foot(ui, running, number, form, pad, intents);
    let frame = Frame::new().inner_margin(Margin { left: pad, right: pad, top: 4, bottom: 4 });
    CentralPanel::no_frame().frame(frame).show(ui, |ui| {
        let section = running.desk.form.section;
        let room = ui.available_height();
        Card::new().padding(1.0).min_height(room).show(ui, |ui| {
            let mut area = egui::ScrollArea::vertical().id_salt(("section", number, section)).auto_shrink([false, false]);
            if std::mem::take(&mut running.desk.form.scroll_up) {
                area = area.vertical_scroll_offset(0.0);
            }
            area.max_height(room - 2.0).show(ui, |ui| {
                Frame::new().inner_margin(Margin { left: 22, right: 22, top: 20, bottom: 20 }).show(ui, |ui| {
                    if section == last {
                        answers::ui(ui, running, number, form, intents);
                    } else {
                        one_section(ui, shared, running, number, form, section, intents);
                    }
                });
                follow_focus(ui, &mut running.desk.form.focused);
            });
        });
    });
    confirm(ui, running, number, form, intents);
}

/// Brings an input into view that got the keyboard and lies outside it.
fn follow_focus(ui: &Ui, last: &mut Option<egui::Id>) {
    let focused = ui.memory(|memory| memory.focused());
    if focused == *last {
        return;
    }
    *last = focused;
    let Some(response) = focused.and_then(|id| ui.ctx().read_response(id)) else { return };
    // What stands around the section is never cut off by it.
    let cut = response.interact_rect.height() + 0.5 < response.rect.height();
    if cut && response.layer_id == ui.layer_id() && ui.min_rect().intersects(response.rect) {
        ui.scroll_to_rect(response.rect.expand(theme::GUTTER), None);
    }
}

fn head(ui: &mut Ui, running: &mut Running, number: u32, form: &Form, pad: i8, intents: &mut Vec<Intent>) {
    let frame = Frame::new().inner_margin(Margin { left: pad, right: pad, top: 14, bottom: 8 });
    Panel::top("form head").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            if w::icon_button(ui, icon::X, "Leave the form").clicked() {
                intents.push(Intent::Work(Work::Decide));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                w::heading(ui, &form.title);
                let to =
                    running.world.request(number).map(|dossier| story::addressee(&running.world, dossier)).unwrap_or_default();
                let to = if to.is_empty() { String::new() } else { format!("To {to}. ") };
                let color = theme::tokens(ui).ink2;
                w::elided(ui, &format!("{to}Training form, modelled on international practice."), Type::Small, color);
            });
        });
        ui.add_space(theme::GAP_CARD);
        let mut steps = steps_of(running, number, form);
        steps.push(Step::page("Check"));
        if let Some(index) = w::steps(ui, &steps, running.desk.form.section) {
            running.desk.form.go(index, intents);
        }
    });
}

fn steps_of<'f>(running: &Running, number: u32, form: &'f Form) -> Vec<Step<'f>> {
    let typed = running.typed.get(&number);
    let checks = running.checks.get(&number);
    let filled = |field: &&&Field| !blank(typed.and_then(|typed| typed.get(&field.key)));
    form.sections
        .iter()
        .map(|section| {
            let own = own_fields(running, number, form, section);
            if own.is_empty() {
                return Step::new(&section.title, 1.0).given();
            }
            let mut asked: Vec<&Field> =
                own.iter().copied().filter(|field| conditions::required(running, number, form, field)).collect();
            if asked.is_empty() {
                asked.clone_from(&own);
            }
            let progress = asked.iter().filter(filled).count() as f32 / asked.len() as f32;
            let keys = own.iter().map(|field| field.key.as_str());
            Step::new(&section.title, progress).checked(checks.and_then(|checks| checks.worst(keys, typed)))
        })
        .collect()
}

/// The fields of a section that are shown and are the trainee's.
fn own_fields<'f>(running: &Running, number: u32, form: &Form, section: &'f Section) -> Vec<&'f Field> {
    let own = |field: &&Field| conditions::shown(running, number, form, field) && running.is_open(form, &field.key);
    section.fields.iter().filter(own).collect()
}

fn foot(ui: &mut Ui, running: &mut Running, number: u32, form: &Form, pad: i8, intents: &mut Vec<Intent>) {
    let frame = Frame::new().inner_margin(Margin { left: pad, right: pad, top: 8, bottom: 16 });
    let last = form.sections.len();
    Panel::bottom("form foot").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_CARD;
            let section = running.desk.form.section;
            if section == last {
                let free = running.saved != Saved::ReadOnly;
                if ui.add_enabled(free, Button::primary("Sign and send").trailing(icon::PAPER_PLANE_TILT)).clicked() {
                    running.desk.form.confirming = true;
                    intents.push(Intent::Settle);
                }
                printing::button(ui, "Print", Print::Draft(number), intents);
            } else {
                let next = form.sections.get(section + 1).map_or("Check your answers", |section| &section.title);
                let narrow = ui.available_width() < 520.0 * theme::text_scale(ui);
                let next = if narrow { "Next".to_owned() } else { format!("Next: {next}") };
                if ui.add(Button::primary(&next).trailing(icon::ARROW_RIGHT)).clicked() {
                    running.desk.form.go(section + 1, intents);
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if ui.add_enabled(section > 0, Button::secondary("Back")).clicked() {
                    running.desk.form.go(section - 1, intents);
                }
                let own = form.sections.get(section).map(|section| own_fields(running, number, form, section));
                let own = own.filter(|own| running.mode == Mode::Practice && !own.is_empty());
                if let Some(own) = own
                    && ui.add(Button::secondary("Check this section")).clicked()
                {
                    intents.push(Intent::Check(number, own.iter().map(|field| field.key.clone()).collect()));
                }
            });
        });
    });
}

fn one_section(
    ui: &mut Ui,
    shared: &Shared<'_>,
    running: &mut Running,
    number: u32,
    form: &Form,
    section: usize,
    intents: &mut Vec<Intent>,
) {
    let document = &form.sections[section];
    w::label(ui, format!("{}  {}", section + 1, document.title), Type::Strong, theme::tokens(ui).ink);
    ui.add_space(theme::GAP_CARD);
    let (open, locked): (Vec<&Field>, Vec<&Field>) = document
        .fields
        .iter()
        .filter(|field| conditions::shown(running, number, form, field))
        .partition(|field| running.is_open(form, &field.key));
    let required: Vec<bool> = open.iter().map(|field| conditions::required(running, number, form, field)).collect();
    if open.is_empty() {
        w::Note::info().text("This section is filled in by the case. Nothing in it is asked of you.").show(ui);
        ui.add_space(theme::GAP_FIELD);
    }
    let guidance = running.mode == Mode::Practice;
    let pins = field::pins(running);
    let zone = rows::zone(running, number, form);
    let earlier = rows::earlier(running, number);
    let checks = running.checks.get(&number);
    let world = &running.world;
    let dossier = world.request(number);
    let provider = dossier.and_then(|dossier| dossier.provider.as_ref()).and_then(|id| shared.library.providers.get(id));
    let first_level = guidance && world.scenario().level == Level::Foundation;
    let values = running.typed.entry(number).or_default();
    for (field, required) in open.into_iter().zip(required) {
        let value = values.entry(field.key.clone()).or_default();
        let (now, earlier) = (world.now(), earlier.as_ref());
        let starter = shared.library.starters.iter().find(|starter| first_level && starter.role == field.role);
        let context = field::Context { number, provider, required, guidance, pins: &pins, now, zone, starter, earlier };
        field::ui(ui, &context, field, value, intents);
        // In an assessment the law is looked up, not handed over.
        if guidance && let Some(id) = field_links(ui, shared, field) {
            intents.push(Intent::Clause(id));
        }
        match checks.map_or(Seen::Never, |checks| checks.of(&field.key, Some(value))) {
            Seen::Never => {}
            Seen::Changed => changed(ui),
            Seen::Now(notes) => field_notes(ui, shared, field, notes, intents),
        }
        if guidance {
            super::said::panel(ui, world, field.role, &field.key, &value.as_text(), super::said::When::Writing);
        }
        ui.add_space(theme::GAP_FIELD);
    }
    if !locked.is_empty() {
        filled_in(ui, &locked, values, provider);
    }
}

fn field_links(ui: &mut Ui, shared: &Shared<'_>, field: &Field) -> Option<crate::content::id::ClauseId> {
    if field.cites.is_empty() {
        return None;
    }
    ui.push_id(("cites", &field.key), |ui| small_links(ui, shared, field)).inner
}

fn small_links(ui: &mut Ui, shared: &Shared<'_>, field: &Field) -> Option<crate::content::id::ClauseId> {
    common::links(ui, shared.library, &field.cites)
}

/// In the place of what a check said of a field, once something else stands there.
fn changed(ui: &mut Ui) {
    let t = theme::tokens(ui);
    ui.add_space(theme::GRID);
    w::row(ui, |ui| {
        icon::show(ui, icon::PENCIL_SIMPLE, t.ink3);
        w::label(ui, "Changed since the check.", Type::Small, t.ink2);
    });
}

/// What a check said of a field, below it.
fn field_notes(ui: &mut Ui, shared: &Shared<'_>, field: &Field, own: &[Note], intents: &mut Vec<Intent>) {
    for (index, note) in own.iter().filter(|note| note.is_broken()).enumerate() {
        ui.add_space(theme::GAP);
        ui.push_id(("note", &field.key, index), |ui| note_below(ui, shared, note, intents));
    }
    if !own.is_empty() && own.iter().all(|note| note.severity == Some(Severity::Met)) {
        ui.add_space(theme::GAP);
        w::row(ui, |ui| ui.add(Chip::severity(Severity::Met)));
    }
}

/// A note in a few lines, with links to what it rests on.
pub fn note_below(ui: &mut Ui, shared: &Shared<'_>, note: &Note, intents: &mut Vec<Intent>) {
    let shown = note.severity.map_or_else(w::Note::info, w::Note::severity);
    shown.lead(&note.title).text(&note.text).show_with(ui, |ui| {
        for (index, id) in note.cites.iter().enumerate() {
            if let Some(clause) = shared.library.clause(id) {
                if index > 0 {
                    w::body(ui, " · ");
                }
                if w::clause_link(ui, &clause.label()).clicked() {
                    intents.push(Intent::Clause(id.clone()));
                }
            }
        }
    });
}

/// Fields that the case has filled in, to be read and not to be written.
fn filled_in(ui: &mut Ui, fields: &[&Field], values: &Values, provider: Option<&crate::content::provider::Provider>) {
    let t = theme::tokens(ui);
    let frame = Frame::new().fill(t.sunk).corner_radius(theme::RADIUS).inner_margin(Margin::symmetric(16, 12));
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        w::row(ui, |ui| {
            icon::show(ui, icon::LOCK_SIMPLE, t.ink2);
            w::label(ui, "Filled in by the case", Type::Small, t.ink2);
        });
        for field in fields {
            ui.add_space(theme::GAP);
            answers::pair(ui, field, values.get(&field.key), provider);
        }
    });
}

fn confirm(ui: &mut Ui, running: &mut Running, number: u32, form: &Form, intents: &mut Vec<Intent>) {
    if !running.desk.form.confirming {
        return;
    }
    let to = running.world.request(number).map(|dossier| story::addressee(&running.world, dossier)).unwrap_or_default();
    let minutes = crate::case::clock::minutes("send", running.world.library(), running.world.scenario());
    let missing = answers::missing(running, number, form).len();
    let mut text = match to.is_empty() {
        true => "Your order goes out with your name under it, and cannot be called back.".to_owned(),
        false => format!("Your request goes to {to} with your name under it, and cannot be called back."),
    };
    if minutes > 0 {
        text.push_str(&format!(" Signing and sending takes {minutes} minutes."));
    }
    match missing {
        0 => {}
        1 => text.push_str(" One required field is empty."),
        more => text.push_str(&format!(" {more} required fields are empty.")),
    }
    let measure = running.world.request(number).map_or("Request", |dossier| labels::request(dossier.measure));
    let mut open = true;
    let mut send = false;
    let ctx = ui.ctx().clone();
    w::Dialog::new("sign and send", &format!("{measure}: sign and send?")).width(460.0).show(&ctx, &mut open, |ui| {
        w::body(ui, text);
        ui.add_space(theme::GUTTER);
        common::right_row(ui, |ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_CARD;
            if ui.add(Button::primary("Send").trailing(icon::PAPER_PLANE_TILT)).clicked() {
                send = true;
                ui.close();
            }
            if ui.add(Button::secondary("Not yet")).clicked() {
                running.desk.form.confirming = false;
                ui.close();
            }
        });
    });
    running.desk.form.confirming &= open;
    if send {
        running.desk.form.confirming = false;
        intents.push(Intent::Send(number));
    }
}

/// True when a field is the trainee's; for the pages that show a form after it was sent.
pub fn is_open(running: &Running, form: &Form, field: &Field) -> bool {
    running::is_open(&running.world, form, &field.key)
}

/// The text of a value for reading, or nothing.
pub fn blank(value: Option<&Value>) -> bool {
    value.is_none_or(Value::is_blank)
}
