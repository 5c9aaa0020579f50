//! What lies over the page: a clause with its source, a rule of the book, the search.

use egui::Ui;

use super::{Overlay, Shared, States, common, find};
use crate::app::debrief_view::RulePage;
use crate::app::intent::{Intent, Page};
use crate::app::running::Running;
use crate::app::screens::desk;
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Button, Dialog, icon};
use crate::case::Action;
use crate::content::Clause;
use crate::content::id::ClauseId;
use crate::content::time::Date;

/// Shows the dialog that is open, if one is.
pub fn ui(ui: &mut Ui, shared: &Shared<'_>, states: &mut States, running: Option<&Running>) -> Vec<Intent> {
    let mut intents = Vec::new();
    let mut open = true;
    let ctx = ui.ctx().clone();
    match states.overlay.clone() {
        Overlay::None => return intents,
        Overlay::Clause(id) => {
            let title = match shared.library.clause(&id) {
                // The heading of a clause of law begins with its label.
                Some(Clause::Law(_, clause)) => clause.title.clone(),
                other => other.map(|clause| clause.label()).unwrap_or_default(),
            };
            let day = running.map(|running| running.world.scenario().law_date);
            let marks = &mut states.marks;
            let running = running.filter(|_| *shared.page == Page::Desk);
            Dialog::new("clause", &title)
                .width(600.0)
                .show(&ctx, &mut open, |ui| clause(ui, shared, &id, running, day, marks, &mut intents));
        }
        Overlay::Rule(rule) => {
            let title = format!("{}: {}", rule.code, rule.title);
            Dialog::new("rule", &title).width(600.0).show(&ctx, &mut open, |ui| self::rule(ui, shared, &rule, &mut intents));
        }
        Overlay::Find => {
            let in_case = *shared.page == crate::app::intent::Page::Desk;
            let state = &mut states.find;
            let chosen = Dialog::new("find", "Find anything").width(620.0).show(&ctx, &mut open, |ui| {
                let chosen = find::ui(ui, state, in_case);
                if chosen.is_some() {
                    ui.close();
                }
                chosen
            });
            intents.extend(chosen.flatten());
        }
    }
    if !open {
        states.overlay = Overlay::None;
    }
    intents
}

fn clause(
    ui: &mut Ui,
    shared: &Shared<'_>,
    id: &ClauseId,
    running: Option<&Running>,
    day: Option<Date>,
    marks: &mut common::Marks,
    intents: &mut Vec<Intent>,
) {
    let Some(found) = shared.library.clause(id) else { return };
    // On the desk a clause in a section that was not opened has to be opened first, and that takes time.
    if let Some(running) = running
        && !running.world.sections_opened().contains(id.section())
    {
        let minutes = crate::case::clock::minutes("open_clause", running.world.library(), running.world.scenario());
        w::body(ui, format!("You have not opened this section yet. To read it takes {minutes} minutes on the case clock."));
        foot(ui, |ui| {
            if ui.add(Button::primary("Read it").leading(icon::BOOK_OPEN)).clicked() {
                intents.push(Intent::Act(Action::OpenClause { id: id.clone() }));
            }
        });
        return;
    }
    match found {
        Clause::Law(law, clause) => {
            egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| marks.show(ui, clause.text.trim()));
            ui.add_space(theme::GAP_CARD);
            desk::card(ui, law, clause, day);
        }
        Clause::Guideline(provider, clause) => {
            egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| marks.show(ui, clause.text.trim()));
            ui.add_space(theme::GAP_CARD);
            let said = match day {
                Some(_) => format!("{}: fictional guidelines, in force on the case date.", provider.name),
                None => format!("{}, guidelines as of {}. {}", provider.name, provider.as_of.text(), provider.source),
            };
            w::secondary(ui, said);
        }
    }
    foot(ui, |_| ());
}

/// The row of buttons below a dialog: 'Close' at the right, others beside it.
fn foot(ui: &mut Ui, more: impl FnOnce(&mut Ui)) {
    ui.add_space(theme::GUTTER);
    common::right_row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = theme::GAP_CARD;
        more(ui);
        if ui.add(Button::secondary("Close")).clicked() {
            ui.close();
        }
    });
}

fn rule(ui: &mut Ui, shared: &Shared<'_>, rule: &RulePage, intents: &mut Vec<Intent>) {
    let t = theme::tokens(ui);
    egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        w::body(ui, &rule.why);
        for (label, text, fill) in [("Breaks it", &rule.breaks, t.major_soft), ("Meets it", &rule.meets, t.met_soft)] {
            if text.is_empty() {
                continue;
            }
            ui.add_space(theme::GAP_CARD);
            w::secondary(ui, label);
            let frame =
                egui::Frame::new().fill(fill).corner_radius(theme::RADIUS_CHIP).inner_margin(egui::Margin::symmetric(10, 8));
            frame.show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                w::label(ui, text, Type::Body, t.ink);
            });
        }
        ui.add_space(theme::GAP_CARD);
        w::secondary(ui, format!("Source: {}", rule.source));
        if let Some(asked) = &rule.asked_by {
            w::secondary(ui, format!("Asked by {asked}."));
        }
        if let Some(id) = common::links(ui, shared.library, &rule.cites) {
            intents.push(Intent::Clause(id));
        }
    });
    foot(ui, |_| ());
}
