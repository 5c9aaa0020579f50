//! One action, and the time it takes.

use super::{ActionError, Entry, Happened, Pin, World, handling};
use crate::case::action::Action;
use crate::case::clock;
use crate::case::lifetime::is_alive;
use crate::content::data::Measure;
use crate::content::id::{ExhibitId, ProviderId};
use crate::content::policy::Term;
use crate::content::scenario::Effect;
use crate::content::time::{CaseTime, parse_minutes};
use crate::content::value::{Row, Values};
use crate::request::identify::account_named;

impl World {
    /// Takes an action: the clock moves, things happen, the request goes out.
    ///
    /// # Errors
    /// [`ActionError`]; the world is then as it was.
    pub fn apply(&mut self, action: &Action) -> Result<(), ActionError> {
        if self.closed {
            return Err(ActionError::Closed);
        }
        self.admit(action)?;
        self.actions += 1;
        let (at, told) = (self.now, self.story.len());
        match action {
            Action::OpenExhibit { id } => {
                if self.opened.insert(id.clone()) {
                    self.spend("open_exhibit");
                    self.tell(Happened::Opened(id.clone()));
                }
            }
            Action::OpenClause { id } => {
                if self.sections.insert(id.section().to_owned()) {
                    self.spend("open_clause");
                }
            }
            Action::Pin { text, exhibit, span } => {
                let pin = Pin { text: text.clone(), exhibit: exhibit.clone(), span: *span };
                if !self.notebook.contains(&pin) {
                    self.notebook.push(pin);
                }
            }
            Action::Unpin { text, exhibit, .. } => self.notebook.retain(|pin| pin.text != *text || pin.exhibit != *exhibit),
            Action::Choose { request, measure, provider, entity, channel, form, why } => {
                let measure = Measure::from_key(measure).unwrap_or(Measure::Nothing);
                self.choose(*request, measure, provider.clone(), entity.clone(), channel.clone(), form.clone(), why);
            }
            Action::Set { request, field, row, column, value } => self.set(*request, field, *row, column.as_deref(), value),
            Action::AddRow { request, field, row } => {
                self.rows(*request, field, |rows| rows.insert((*row).min(rows.len()), Row::new()))
            }
            Action::RemoveRow { request, field, row } => self.rows(*request, field, |rows| {
                if *row < rows.len() {
                    rows.remove(*row);
                }
            }),
            Action::Send { request, form, values } => {
                // A step that has its own cost costs the same by whichever way it was chosen.
                let measure = self.library.forms.get(form).map(|form| form.measure);
                let cost = match measure {
                    Some(measure @ (Measure::OpenSource | Measure::Consent | Measure::ContactPoint)) => measure.key(),
                    _ => "send",
                };
                self.send(*request, form, values.clone(), false, cost);
            }
            Action::DomesticOrder { values } => self.take(Measure::DomesticOrder, values),
            Action::OpenSource { values } => self.take(Measure::OpenSource, values),
            Action::Consent { values } => self.take(Measure::Consent, values),
            Action::ContactPoint { values } => self.take(Measure::ContactPoint, values),
            Action::Answer { reply, text, values } => self.answer(*reply, text, values),
            Action::Withdraw { request, .. } => self.withdraw(*request),
            Action::Ask { provider, text } => {
                self.spend("ask");
                let day = self.scenario().law_date;
                let clauses = self.library.providers.get(provider).map_or_else(Vec::new, |known| {
                    crate::case::ask::answers(known, day, text).into_iter().map(|clause| known.clause_id(clause)).collect()
                });
                self.tell(Happened::Asked(provider.clone(), text.clone(), clauses));
                for (value, held) in self.would_find(provider, text) {
                    self.tell(Happened::AskedFirst(provider.clone(), value, held));
                }
            }
            Action::Wait { until } => {
                if let Some(moment) = self.wait_end(until)? {
                    self.advance(moment);
                }
            }
            other if handling::evidence_of(other).is_some() => {
                if let Some((kind, evidence)) = handling::evidence_of(other) {
                    self.spend(clock::cost_key(other).unwrap_or_default());
                    self.handle(kind, evidence);
                }
            }
            Action::RefuseInstruction { text } => self.answer_instruction(false, text),
            Action::RecordAndRefer { text } => self.answer_instruction(true, text),
            Action::Note { text } => self.tell(Happened::Noted(text.clone())),
            Action::Close { .. } => {
                self.closed = true;
                self.tell(Happened::Closed);
            }
            other => {
                if let Some(key) = clock::cost_key(other) {
                    self.spend(key);
                }
            }
        }
        self.keep_decision(action, at, told);
        Ok(())
    }

    /// Takes a measure in one action: it opens a request of its own.
    fn take(&mut self, measure: Measure, values: &Values) {
        let number = self.requests.iter().map(|dossier| dossier.number).max().unwrap_or(0) + 1;
        match self.form_for(measure) {
            Some(form) => self.send(number, &form, values.clone(), false, measure.key()),
            None => self.spend(measure.key()),
        }
    }

    /// Where a clause lets one ask first: which of the identifiers in a question the provider holds something for.
    fn would_find(&self, provider: &ProviderId, question: &str) -> Vec<(String, bool)> {
        let Some(policy) = self.policy(provider).filter(|policy| policy.clause_of(&Term::AskFirst).is_some()) else {
            return Vec::new();
        };
        crate::case::ask::identifiers(&policy, question)
            .into_iter()
            .map(|value| {
                let account = account_named(&value, &self.scenario, Some(policy.provider));
                let held = account.is_some_and(|account| {
                    account.data.is_empty()
                        || account
                            .data
                            .iter()
                            .any(|holding| is_alive(&self.scenario, &policy, account, holding.category, self.now, &self.tickets))
                });
                (value, held)
            })
            .collect()
    }

    /// Refuses what refers to nothing, before anything is changed.
    pub(super) fn admit(&self, action: &Action) -> Result<(), ActionError> {
        let unknown = |kind: &'static str, id: &dyn std::fmt::Display| Err(ActionError::Unknown { kind, id: id.to_string() });
        match action {
            Action::OpenExhibit { id } if self.scenario.exhibit(id).is_none() => unknown("exhibit", id),
            Action::OpenClause { id } if self.library.clause(id).is_none() => unknown("clause", id),
            Action::Choose { measure, .. } if Measure::from_key(measure).is_none() => unknown("measure", measure),
            Action::Choose { provider: Some(id), .. } | Action::Ask { provider: id, .. }
                if !self.library.providers.contains_key(id) =>
            {
                unknown("provider", id)
            }
            Action::Choose { form: Some(id), .. } | Action::Send { form: id, .. } if !self.library.forms.contains_key(id) => {
                unknown("form", id)
            }
            Action::Set { request, .. }
            | Action::AddRow { request, .. }
            | Action::RemoveRow { request, .. }
            | Action::Withdraw { request, .. }
                if self.request(*request).is_none() =>
            {
                unknown("request", request)
            }
            Action::Answer { reply, .. } if self.replies.iter().all(|known| known.id != *reply) => unknown("reply", reply),
            Action::Wait { until } => self.wait_end(until).map(|_| ()),
            _ => Ok(()),
        }
    }

    pub(super) fn wait_end(&self, until: &str) -> Result<Option<CaseTime>, ActionError> {
        if until.trim() == "next_event" {
            return Ok(self.next_event());
        }
        if let Ok(moment) = CaseTime::parse(until) {
            let far = moment.minutes_since(self.now) > 366 * 3 * 24 * 60;
            return if far {
                Err(ActionError::BadWait(until.to_owned()))
            } else {
                Ok(Some(moment.max(self.now).to_offset(self.now.offset())))
            };
        }
        parse_minutes(until)
            .map(|minutes| Some(self.now.plus_minutes(minutes)))
            .map_err(|_| ActionError::BadWait(until.to_owned()))
    }

    pub(super) fn tell(&mut self, what: Happened) {
        self.story.push(Entry { at: self.now, action: self.actions, what });
    }

    pub(super) fn tell_by_itself(&mut self, what: Happened) {
        self.story.push(Entry { at: self.now, action: 0, what });
    }

    pub(super) fn spend(&mut self, key: &str) {
        let minutes = clock::minutes(key, &self.library, &self.scenario);
        self.advance(self.now.plus_minutes(minutes));
    }

    /// Lets time pass; what is due on the way happens at its own time.
    pub(super) fn advance(&mut self, to: CaseTime) {
        loop {
            let event = self
                .scenario
                .events
                .iter()
                .enumerate()
                .filter(|(at, event)| !self.events_done.contains(at) && event.at <= to)
                .min_by_key(|(at, event)| (event.at, *at))
                .map(|(at, event)| (event.at, at));
            let pending = self
                .pending
                .iter()
                .enumerate()
                .filter(|(_, p)| p.at <= to)
                .min_by_key(|(at, p)| (p.at, *at))
                .map(|(at, p)| (p.at, at));
            let package = self.next_package().filter(|(at, _)| *at <= to);
            if let Some((at, index)) = package
                && event.is_none_or(|(other, _)| at <= other)
                && pending.is_none_or(|(other, _)| at <= other)
            {
                self.now = self.now.max(at.to_offset(self.now.offset()));
                self.bring_package(index);
                continue;
            }
            match (event, pending) {
                (Some((at, index)), next) if next.is_none_or(|(other, _)| at <= other) => {
                    self.now = self.now.max(at.to_offset(self.now.offset()));
                    self.events_done.insert(index);
                    self.tell_by_itself(Happened::Event(index));
                    self.instruct(index);
                    let effects = self.scenario.events[index].effects.iter();
                    let brings: Vec<ExhibitId> = effects
                        .filter_map(|effect| if let Effect::BringsExhibit(id) = effect { Some(id.clone()) } else { None })
                        .collect();
                    brings.iter().for_each(|id| self.bring_exhibit(id));
                }
                (_, Some((at, index))) => {
                    self.now = self.now.max(at.to_offset(self.now.offset()));
                    let pending = self.pending.remove(index);
                    self.arrive(&pending);
                }
                _ => break,
            }
        }
        self.now = self.now.max(to);
    }
}
