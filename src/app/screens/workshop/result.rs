//! What a test came to: numbers by module, every answer explained, and before beside after.

use egui::Ui;

use crate::app::testing::{Review, Taking, TestStep};
use crate::app::theme::{self, Severity, Type};
use crate::app::widgets::{self as w, Button, Card, Column, Note, Table, icon};
use crate::content::Library;
use crate::content::id::ClauseId;
use crate::content::lesson::{Choice, Module};
use crate::content::test::{Item, Sitting, Test};
use crate::record::{Right, TestRecord, TestResult};
use crate::words::labels;

/// Shows what was handed in, item by item; returns the clause that was clicked.
pub fn review(
    ui: &mut Ui,
    library: &Library,
    test: &Test,
    taking: &Taking,
    review: &Review,
    steps: &mut Vec<TestStep>,
) -> Option<ClauseId> {
    let mut clause = None;
    if let Some(result) = taking.record.result(review.sitting) {
        let all = result.all();
        w::heading(ui, format!("{}: {} of {} right", labels::sitting(review.sitting), all.right, all.of));
        w::secondary(
            ui,
            format!("{}. Only these numbers are kept. Read why now; the answers are gone when you leave.", time(result.seconds)),
        );
        ui.add_space(theme::GUTTER);
    }
    compare(ui, test, &taking.record);
    ui.add_space(theme::GUTTER);
    for (at, item) in test.form(review.form).iter().enumerate() {
        clause = ui.push_id(&item.id, |ui| one(ui, library, at + 1, item, review)).inner.or(clause);
        ui.add_space(theme::GAP_FIELD);
    }
    if ui.add(Button::primary("Done").leading(icon::CHECK)).clicked() {
        steps.push(TestStep::CloseReview);
    }
    clause
}

fn one(ui: &mut Ui, library: &Library, number: usize, item: &Item, review: &Review) -> Option<ClauseId> {
    let chosen = review.answers.get(&item.id).copied();
    w::secondary(ui, format!("Item {number}, {}", labels::module(item.module)));
    w::strong(ui, &item.ask);
    ui.add_space(theme::GRID);
    let mut clause = None;
    if chosen.is_none() {
        w::secondary(ui, "You gave no answer.");
    }
    for (place, option) in item.options.iter().enumerate() {
        clause = explained(ui, library, option, chosen == Some(place)).or(clause);
        ui.add_space(theme::GRID);
    }
    clause
}

/// An answer and why; the best one and the one that was chosen stand out, by words too.
fn explained(ui: &mut Ui, library: &Library, option: &Choice, chosen: bool) -> Option<ClauseId> {
    let (note, says) = match (option.right, chosen) {
        (true, true) => (Note::severity(Severity::Met), "Your answer, and the best: "),
        (true, false) => (Note::severity(Severity::Met), "The best answer: "),
        (false, true) => (Note::severity(Severity::Major), "Your answer: "),
        (false, false) => (Note::info(), ""),
    };
    let stop = if option.text.ends_with(['.', '?', '”']) { "" } else { "." };
    let lead = format!("{says}{}{stop}", option.text);
    let mut clicked = None;
    note.lead(&lead).text(&option.why).show_with(ui, |ui| {
        for (at, id) in option.cites.iter().enumerate() {
            let Some(clause) = library.clause(id) else { continue };
            if at > 0 {
                w::body(ui, ", ");
            }
            if w::clause_link(ui, &clause.label()).clicked() {
                clicked = Some(id.clone());
            }
        }
    });
    clicked
}

/// Before and after, by module; a test that was not taken has no number.
pub fn compare(ui: &mut Ui, test: &Test, record: &TestRecord) {
    let columns = [
        Column::share("Module", 1.0),
        Column::fixed("Before", 92.0).right(),
        Column::fixed("After", 92.0).right(),
        Column::fixed("Change", 92.0).right(),
    ];
    let of = |result: Option<&TestResult>, module: Module| result.and_then(|result| result.modules.get(&module).copied());
    let (before, after) = (record.result(Sitting::Before), record.result(Sitting::After));
    Card::new().padding(1.0).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut table = Table::new(ui, &columns);
        table.head(ui);
        for module in Module::ALL.into_iter().filter(|module| test.form_a.iter().any(|item| item.module == *module)) {
            row(ui, &mut table, labels::module(module), of(before, module), of(after, module), Type::Body);
        }
        row(ui, &mut table, "All", before.map(TestResult::all), after.map(TestResult::all), Type::Strong);
    });
    if let (Some(before), Some(after)) = (before, after) {
        ui.add_space(theme::GAP);
        let words = match i64::from(after.all().right) - i64::from(before.all().right) {
            0 => "As many right answers after as before.".to_owned(),
            more if more > 0 => format!("{more} more right after than before."),
            fewer => format!("{} fewer right after than before.", -fewer),
        };
        w::body(ui, format!("{words} Ten items are few: look at the whole class."));
    }
}

fn row(ui: &mut Ui, table: &mut Table<'_>, name: &str, before: Option<Right>, after: Option<Right>, kind: Type) {
    let (ink, ink2) = (theme::tokens(ui).ink, theme::tokens(ui).ink2);
    let number = |right: Option<Right>| right.map_or_else(|| "–".to_owned(), |right| format!("{} of {}", right.right, right.of));
    let change = before.zip(after).map(|(before, after)| i64::from(after.right) - i64::from(before.right));
    table.row(ui, |ui, column| {
        let (text, color) = match column {
            0 => (name.to_owned(), ink),
            1 => (number(before), ink),
            2 => (number(after), ink),
            _ => (
                change.map_or_else(|| "–".to_owned(), |change| if change == 0 { "0".to_owned() } else { format!("{change:+}") }),
                ink2,
            ),
        };
        w::label(ui, text, kind, color);
    });
}

/// `6 minutes`, `Under a minute`.
fn time(seconds: u32) -> String {
    match seconds / 60 {
        0 => "Under a minute".to_owned(),
        1 => "One minute".to_owned(),
        more => format!("{more} minutes"),
    }
}
