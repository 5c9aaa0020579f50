//! Whatever a case cites exists and is law, or a guideline, on the day of the case: in its own texts, on its way of an
//! assistance request, and in the forms that it puts on the desk.

use super::scenario::Case;
use crate::content::id::ClauseId;

impl Case<'_> {
    pub(super) fn citations(&self) {
        let case = self.case;
        let criteria = case.criteria.iter().map(|criterion| &criterion.cites);
        let steps = case.model_path.iter().map(|step| &step.cites);
        let checks = case.self_checks.iter().map(|check| &check.cites);
        self.each("law", &case.law);
        criteria.enumerate().for_each(|(at, cites)| self.each(&format!("criteria[{at}].cites"), cites));
        steps.enumerate().for_each(|(at, cites)| self.each(&format!("model_path[{at}].cites"), cites));
        checks.enumerate().for_each(|(at, cites)| self.each(&format!("self_checks[{at}].cites"), cites));
        case.chain.iter().enumerate().for_each(|(at, stage)| self.each(&format!("chain[{at}].cites"), &stage.cites));
        for (at, (_, id)) in case.changed_since.iter().enumerate() {
            self.names.cite(self.page, id, None, || format!("changed_since[{at}][1]"));
        }
        self.on_forms();
    }

    fn each(&self, path: &str, cites: &[ClauseId]) {
        for (at, id) in cites.iter().enumerate() {
            self.names.cite(self.page, id, Some(self.case.law_date), || format!("{path}[{at}]"));
        }
    }

    /// A form is the same in every case, so a clause of its help may be no law on the day of one.
    fn on_forms(&self) {
        let library = self.content.library;
        for (at, usage) in self.case.forms.iter().enumerate() {
            let fields = library.forms.get(&usage.form).into_iter().flat_map(|form| form.fields());
            // What does not exist is told at the form itself.
            for id in fields.flat_map(|field| &field.cites).filter(|id| library.clause(id).is_some()) {
                self.names.cite(self.page, id, Some(self.case.law_date), || format!("forms[{at}].form"));
            }
        }
    }
}
