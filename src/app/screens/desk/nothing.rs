//! Send no request, and say why: a measure like the others, on a page of its own. What is written stands in the
//! diary, and can be changed until the case is closed.

use std::collections::BTreeMap;

use egui::{Frame, Margin, Panel, Ui};

use super::{common, foot};
use crate::app::intent::{Intent, Work};
use crate::app::journal::Mode;
use crate::app::running::Running;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Card, TextField, icon};
use crate::case::nothing::{LABELS, NothingDecision};
use crate::case::{Action, World};
use crate::content::data::Measure;

/// What is written, and what stands in the diary.
#[derive(Default)]
pub struct State {
    typed: NothingDecision,
    kept: NothingDecision,
}

/// How the parts are called in drafts.
const NAMES: [&str; 4] = ["nothing: decision", "nothing: why", "nothing: instead", "nothing: next"];

impl State {
    /// Shows what stands in the diary, unless something else was begun.
    pub fn open(&mut self, world: &World) {
        self.kept = kept(world).map(|(_, text)| NothingDecision::parse(text)).unwrap_or_default();
        if self.typed == NothingDecision::default() {
            self.typed = self.kept.clone();
        }
    }

    /// What is typed and does not stand in the diary, by name.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let changed = self.typed != self.kept;
        NAMES.into_iter().zip(self.typed.parts()).filter(move |_| changed)
    }

    /// Puts such texts back.
    pub fn put_texts(&mut self, texts: &BTreeMap<String, String>) {
        if NAMES.iter().any(|name| texts.contains_key(*name)) {
            for (name, part) in NAMES.iter().zip(self.typed.parts_mut()) {
                *part = texts.get(*name).cloned().unwrap_or_default();
            }
        }
    }
}

/// The decision that stands in the diary: its number and its text.
fn kept(world: &World) -> Option<(u32, &str)> {
    let nothing = world.requests().iter().rev().find(|dossier| dossier.measure == Measure::Nothing)?;
    Some((nothing.number, &nothing.why))
}

/// Whether each part is a long text, and what is said below its label in practice.
const PARTS: [(usize, &str); 4] = [
    (2, "What you decide, in one sentence."),
    (5, "What the papers show and what they do not show, with the exhibit. Words that you can also use upstairs."),
    (2, "Who may act on what you learned, and what you tell them. Codes only."),
    (2, "What you do next, and by when."),
];

/// Shows the page.
pub fn ui(ui: &mut Ui, running: &mut Running, intents: &mut Vec<Intent>) {
    let margin: i8 = if ui.available_width() > 760.0 { 32 } else { 20 };
    let stands = kept(&running.world).is_some();
    foot(ui, running, margin, stands, intents);
    common::scroll(ui, "nothing", |ui| {
        Frame::new().inner_margin(Margin::symmetric(margin, 24)).show(ui, |ui| {
            ui.set_max_width((720.0 * theme::text_scale(ui)).min(ui.available_width()));
            Card::new().padding(28.0).show(ui, |ui| {
                w::heading(ui, "Send no request, and say why");
                let ink2 = theme::tokens(ui).ink2;
                let line = if stands {
                    "It stands in the case diary. You can change it until you close the case."
                } else {
                    "No request is a decision too. It stands in the case diary, and you can change it until you close the case."
                };
                w::label(ui, line, Type::Body, ink2);
                let guided = running.mode == Mode::Practice;
                let mut typed = false;
                for (((label, (rows, below)), part), name) in
                    LABELS.iter().zip(PARTS).zip(running.desk.nothing.typed.parts_mut()).zip(NAMES)
                {
                    ui.add_space(theme::GAP_FIELD);
                    let field = TextField::new(label).rows(rows).id_salt(name).required(*label == "Why");
                    let field = if guided { field.below(below) } else { field };
                    typed |= field.show(ui, part).changed();
                }
                if typed {
                    intents.push(Intent::Typed);
                }
            });
        });
    });
    foot::close_dialog(ui, running, intents);
}

fn foot(ui: &mut Ui, running: &mut Running, margin: i8, stands: bool, intents: &mut Vec<Intent>) {
    let frame = Frame::new().inner_margin(Margin { left: margin - 8, right: margin, top: 12, bottom: 16 });
    let shown = Panel::bottom("nothing foot").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        common::right_row(ui, |ui| {
            ui.spacing_mut().item_spacing.x = theme::GAP_CARD;
            let state = &running.desk.nothing;
            let missing = if state.typed.why.trim().is_empty() {
                Some("Say why you send nothing.")
            } else if state.typed == state.kept {
                Some("This stands in the diary already.")
            } else {
                None
            };
            let text = if stands { "Change it in the diary" } else { "Put it into the diary" };
            let put = ui.add_enabled(missing.is_none(), Button::primary(text).leading(icon::NOTE));
            if put.on_disabled_hover_text(missing.unwrap_or_default()).clicked() {
                intents.push(Intent::Act(choice(&running.world, &state.typed)));
            }
            let text = if stands { "New measure" } else { "Another measure" };
            if ui.add(Button::secondary(text)).clicked() {
                intents.push(Intent::Work(Work::Decide));
            }
            foot::ui(ui, running, stands, intents);
        });
    });
    common::upper_edge(ui, shown.response.rect);
}

/// The action that the decision is.
fn choice(world: &World, decision: &NothingDecision) -> Action {
    let next = || world.requests().iter().map(|dossier| dossier.number).max().unwrap_or(0) + 1;
    Action::Choose {
        request: kept(world).map_or_else(next, |(number, _)| number),
        measure: Measure::Nothing.key().to_owned(),
        provider: None,
        entity: None,
        channel: None,
        form: None,
        why: decision.to_text(),
    }
}
