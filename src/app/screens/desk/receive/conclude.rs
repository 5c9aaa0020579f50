//! Step 9: what follows from the records, what it rests on, what they do not prove, and what is done next.

use egui::Ui;

use super::parts::{At, one_row, part};
use crate::app::theme;
use crate::app::widgets::TextField;
use crate::case::Action;
use crate::case::custody::{Done, NEXT_STEPS};

/// Shows the step.
pub fn ui(ui: &mut Ui, at: &mut At<'_>) {
    at.field(ui, "conclusion/claim", TextField::new("What the records prove").rows(2));
    ui.add_space(theme::GAP_FIELD);
    let links = TextField::new("What that rests on").guidance("Each link with its file or exhibit.").rows(3);
    at.field(ui, "conclusion/links", links);
    ui.add_space(theme::GAP_FIELD);
    at.field(ui, "conclusion/not_shown", TextField::new("What they do not prove").rows(2));
    part(ui, "What is done next");
    ui.add_space(theme::GRID);
    for (key, name) in NEXT_STEPS {
        at.tick(ui, &format!("conclusion/next/{key}"), name);
    }
    let next = at.ticked("conclusion/next", NEXT_STEPS.iter().map(|(key, _)| *key));
    let [claim, links, not_shown] = ["claim", "links", "not_shown"].map(|cell| at.text(&format!("conclusion/{cell}")));
    let ready = !claim.is_empty() || !next.is_empty();
    if at.enter(ui, "Enter the conclusion", ready) {
        let cells = [("claim", claim), ("links", links), ("not_shown", not_shown), ("next", next)];
        let evidence = at.evidence("", one_row(cells));
        at.act(Action::Conclude(evidence));
        at.clear("conclusion/");
    }
    at.entered(ui, |_, done| matches!(done, Done::Concluded { .. }));
}
