//! What a scenario expects and weighs: every account, measure, role, event, piece and concept that a criterion names.

use super::scenario::Case;
use crate::content::criterion::Judge;
use crate::content::data::Measure;
use crate::content::diagnostic::{Level, meant};
use crate::content::form::Form;
use crate::content::role::Role;
use crate::content::scenario::{Class, NEXT_STEPS, Weighed};

impl Case<'_> {
    pub fn criteria(&self) {
        for (at, criterion) in self.case.criteria.iter().enumerate() {
            let path = |field: &str| format!("criteria[{at}].judge{field}");
            match &criterion.judge {
                Judge::Freezes { account, .. }
                | Judge::AsksFor { account, .. }
                | Judge::LeavesAlone { account, .. }
                | Judge::Extends { account, .. }
                | Judge::HandsOnNumber { account }
                | Judge::Withdraws { account }
                | Judge::Seals { account } => self.account(account, || path(".account")),
                Judge::DoesNotAskFor { account, in_words } => {
                    self.account(account, || path(".account"));
                    in_words.iter().for_each(|concept| self.concept(concept, &path(".in_words")));
                }
                Judge::PeriodWithin { account, from, to } => {
                    self.account(account, || path(".account"));
                    if from > to {
                        self.page.say(
                            Level::Error,
                            "bad-period",
                            &path(".to"),
                            "the period ends before it begins",
                            "the first moment comes first",
                        );
                    }
                }
                Judge::Learns { any_of, .. } => {
                    any_of.iter().for_each(|(id, _)| self.account(id, || path(".any_of")));
                }
                Judge::Before { measure, account, .. } => {
                    self.on_desk(*measure, &path(".measure"));
                    if let Some(id) = account {
                        self.account(id, || path(".account"));
                    }
                }
                Judge::InOrder { first, then } => {
                    self.on_desk(*first, &path(".first"));
                    self.on_desk(*then, &path(".then"));
                }
                Judge::UsesMeasure(measure) => self.on_desk(*measure, &path("[0]")),
                // Why nothing is sent stands in no form.
                Judge::NarrativeCarries { role, measure, concepts, unless } => {
                    match measure {
                        Measure::Nothing => self.on_desk(*measure, &path(".measure")),
                        _ => self.has_role(*measure, *role, &path("")),
                    }
                    self.carried(concepts, unless, path);
                }
                Judge::Notes { concepts, unless, .. } => self.carried(concepts, unless, path),
                Judge::Tells { role, measure, concept } => {
                    self.has_role(*measure, *role, &path(""));
                    self.concept(concept, &path(".concept"));
                }
                Judge::RefusesInstruction if self.case.facts.improper_instruction.is_none() => {
                    let message = "the facts name no improper instruction";
                    let help = "write the account under `facts.improper_instruction`, and an event that brings the instruction";
                    self.page.say(Level::Error, "no-instruction", &path(""), message, help);
                }
                Judge::SavedBefore { event, .. } if !self.case.events.iter().any(|known| known.id == *event) => {
                    let known = self.case.events.iter().map(|event| event.id.as_str());
                    self.page.unknown("event", "unknown-event", &path(".event"), event.as_str(), known);
                }
                Judge::Classes { item, class } => {
                    self.piece(item, &path(".item"));
                    if Class::from_key(class).is_none() {
                        let known = Class::ALL.iter().map(|class| class.key());
                        self.page.unknown("class of evidence", "unknown-class", &path(".class"), class, known);
                    }
                }
                Judge::Converts { item, .. } => self.piece(item, &path(".item")),
                Judge::NextStep { step } => {
                    let known = NEXT_STEPS.iter().map(|(key, _)| *key);
                    if !known.clone().any(|key| key == step) {
                        self.page.unknown("next step", "unknown-step", &path(".step"), step, known);
                    }
                }
                Judge::ShowsElement { element, any_of, not } => {
                    let known = self.case.elements.iter().map(|element| element.element.as_str());
                    if !known.clone().any(|name| name == element) {
                        self.page.unknown("element of the offence", "unknown-element", &path(".element"), element, known);
                    }
                    for (field, list) in [(".any_of", any_of), (".not", not)] {
                        list.iter().enumerate().for_each(|(nth, by)| self.shows(by, &path(&format!("{field}[{nth}]"))));
                    }
                    if let Some(by) = any_of.iter().find(|by| not.contains(by)) {
                        let message = format!("“{by}” shows the element and shows nothing of it");
                        self.page.say(Level::Error, "both-ways", &path(".not"), message, "leave it in one of the two lists");
                    }
                }
                Judge::AvoidsMeasure(_) | Judge::RefusesInstruction | Judge::SavedBefore { account: None, .. } => {}
                Judge::SavedBefore { account: Some(id), .. } => self.account(id, || path(".account")),
            }
            for (nth, code) in criterion.same_as.iter().enumerate() {
                // Rules above a hundred are our own.
                const OURS: &[u8] = &[101, 102, 121, 122, 123, 124];
                let number =
                    code.strip_prefix('E').filter(|number| number.len() >= 2).and_then(|number| number.parse::<u8>().ok());
                if number.is_none_or(|number| !(1..=93).contains(&number) && !OURS.contains(&number)) {
                    let message = format!("“{code}” is no code of a mistake: E01 to E93, or one of our own");
                    self.page.say(
                        Level::Error,
                        "unknown-mistake",
                        &format!("criteria[{at}].same_as[{nth}]"),
                        message,
                        "see `evidesk rules`",
                    );
                }
            }
        }
        for (at, (weighed, _)) in self.case.weights.iter().enumerate() {
            if let Weighed::Requests(measure) = weighed {
                self.on_desk(*measure, &format!("weights[{at}][0][0]"));
            }
        }
    }

    fn concept(&self, id: &str, path: &str) {
        if !self.case.concepts.contains_key(id) {
            let known = self.case.concepts.keys().map(String::as_str);
            self.page.unknown("concept", "unknown-concept", path, id, known);
        }
    }

    /// The concepts among groups of words, and those that take a sentence back.
    fn carried(&self, groups: &[Vec<String>], unless: &[String], path: impl Fn(&str) -> String) {
        for (at, group) in groups.iter().enumerate() {
            for (nth, id) in group.iter().enumerate().filter_map(|(nth, word)| Some((nth, word.strip_prefix('#')?))) {
                self.concept(id, &path(&format!(".concepts[{at}][{nth}]")));
            }
        }
        unless.iter().enumerate().for_each(|(at, id)| self.concept(id, &path(&format!(".unless[{at}]"))));
    }

    /// The measure is on the desk, and its form has a field with this role.
    pub(super) fn has_role(&self, measure: Measure, role: Role, path: &str) {
        self.on_desk(measure, &format!("{path}.measure"));
        match self.form_of(measure) {
            Some(form) if form.by_role(role).is_none() => {
                let message = format!("form “{}” has no field with role {role:?}", form.id);
                let roles: Vec<String> = form.fields().map(|field| format!("{:?}", field.role)).collect();
                let help = meant(&format!("{role:?}"), roles.iter().map(String::as_str));
                self.page.say(Level::Error, "unknown-role", &format!("{path}.role"), message, help);
            }
            Some(_) => {}
            None => {
                let message = format!("no form serves the measure {measure:?}");
                self.page.say(Level::Error, "no-form", &format!("{path}.measure"), message, "name a measure that has a form");
            }
        }
    }

    pub(super) fn on_desk(&self, measure: Measure, path: &str) {
        if !self.case.measures.contains(&measure) {
            let message = format!("the measure {measure:?} is not on the desk of this case");
            self.page.say(Level::Warning, "not-on-desk", path, message, "add it to `measures`, or nobody can take it");
        }
    }

    /// The form that serves a measure here: of the case first, as the desk opens it.
    fn form_of(&self, measure: Measure) -> Option<&Form> {
        let forms = &self.content.library.forms;
        let own = self.case.forms.iter().filter_map(|usage| forms.get(&usage.form)).find(|form| form.measure == measure);
        own.or_else(|| forms.values().find(|form| form.measure == measure))
    }
}
