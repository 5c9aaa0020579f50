//! Requests: chosen, filled in, sent, answered, withdrawn.

use super::{Dossier, Happened, Pending, Sending, World};
use crate::case::contact;
use crate::case::lifetime::gone_at;
use crate::case::reply::{self, Line, RequestOutcome};
use crate::content::data::{DataCategory, Measure};
use crate::content::form::Form;
use crate::content::id::{AccountId, ChannelId, EntityId, FormId, ProviderId};
use crate::content::role::Role;
use crate::content::time::CaseTime;
use crate::content::value::{Row, Value, Values};
use crate::request::facts::Earlier;
use crate::request::{Observations, Policy, Request, examine};
use std::sync::Arc;

impl World {
    /// The form that this case uses for a measure.
    pub fn form_for(&self, measure: Measure) -> Option<FormId> {
        let fits = |id: &FormId| self.library.forms.get(id).is_some_and(|form: &Form| form.measure == measure);
        self.scenario
            .forms
            .iter()
            .map(|usage| &usage.form)
            .find(|id| fits(id))
            .or_else(|| self.library.forms.keys().find(|id| fits(id)))
            .cloned()
    }

    #[allow(clippy::too_many_arguments)]
    pub(super) fn choose(
        &mut self,
        number: u32,
        measure: Measure,
        provider: Option<ProviderId>,
        entity: Option<EntityId>,
        channel: Option<ChannelId>,
        form: Option<FormId>,
        why: &str,
    ) {
        let form = form.or_else(|| self.form_for(measure));
        let provider = provider.filter(|_| !contact::is_at_home(measure));
        let mut values = form.as_ref().map(|form| self.prefilled(form)).unwrap_or_default();
        if let Some(form) = form.as_ref().and_then(|id| self.library.forms.get(id)) {
            let mut put = |role: Role, text: Option<&str>| {
                if let (Some(field), Some(text)) = (form.by_role(role), text) {
                    values.insert(field.key.clone(), Value::Text(text.to_owned()));
                }
            };
            put(Role::Entity, entity.as_ref().map(EntityId::as_str));
            put(Role::Channel, channel.as_ref().map(ChannelId::as_str));
        }
        let dossier = Dossier {
            number,
            measure,
            provider,
            entity,
            channel,
            form,
            why: why.to_owned(),
            chosen: self.actions,
            at: self.now,
            values,
            sendings: Vec::new(),
            withdrawn: false,
            passage: None,
        };
        match self.requests.iter_mut().find(|known| known.number == number) {
            // A choice can be changed until the request is sent.
            Some(known) if known.sendings.is_empty() => *known = dossier,
            Some(_) => {}
            None => self.requests.push(dossier),
        }
        if measure == Measure::Nothing {
            self.tell(Happened::SentNothing(why.to_owned()));
        }
    }

    /// What stands in a form when it is opened: the scenario's entries, with the moment and the live tickets put in.
    pub fn prefilled(&self, form: &FormId) -> Values {
        let tickets: Vec<String> = self
            .tickets
            .iter()
            .filter(|ticket| !ticket.withdrawn)
            .map(|ticket| {
                let end = ticket.expires.map(|last| format!(", kept until {last}")).unwrap_or_default();
                format!("{}, copied {}{end}", ticket.number, ticket.made.date())
            })
            .collect();
        let (now, today, tickets) = (self.now.to_string(), self.now.date().to_string(), tickets.join("; "));
        let fill = |text: &str| text.replace("{now}", &now).replace("{today}", &today).replace("{tickets}", &tickets);
        let mut values = self.scenario.form_use(form).map(|usage| usage.prefilled.clone()).unwrap_or_default();
        for value in values.values_mut() {
            match value {
                Value::Text(text) => *text = fill(text),
                Value::Many(keys) => keys.iter_mut().for_each(|key| *key = fill(key)),
                Value::Rows(rows) => rows.iter_mut().flat_map(|row| row.values_mut()).for_each(|text| *text = fill(text)),
            }
        }
        values
    }

    pub(super) fn set(&mut self, request: u32, field: &str, row: Option<usize>, column: Option<&str>, value: &Value) {
        let Some(dossier) = self.requests.iter_mut().find(|dossier| dossier.number == request) else { return };
        match (row, column) {
            (row, Some(column)) => {
                let row = row.unwrap_or(0).min(999);
                let entry = dossier.values.entry(field.to_owned()).or_default();
                if !matches!(entry, Value::Rows(_)) {
                    *entry = Value::Rows(Vec::new());
                }
                if let Value::Rows(rows) = entry {
                    while rows.len() <= row {
                        rows.push(Row::new());
                    }
                    rows[row].insert(column.to_owned(), value.as_text());
                }
            }
            _ => {
                dossier.values.insert(field.to_owned(), value.clone());
            }
        }
    }

    pub(super) fn rows(&mut self, request: u32, field: &str, change: impl FnOnce(&mut Vec<Row>)) {
        let Some(dossier) = self.requests.iter_mut().find(|dossier| dossier.number == request) else { return };
        let entry = dossier.values.entry(field.to_owned()).or_default();
        if !matches!(entry, Value::Rows(_)) {
            *entry = Value::Rows(Vec::new());
        }
        if let Value::Rows(rows) = entry {
            change(rows);
        }
    }

    /// Requests sent before, but for this one.
    pub(super) fn earlier(&self, number: u32) -> Vec<Earlier> {
        self.requests
            .iter()
            .filter(|dossier| dossier.number != number && !dossier.withdrawn)
            .filter_map(|dossier| {
                let sending = dossier.sendings.last()?;
                let reference =
                    self.view(dossier, &sending.values).map(|view| view.text(Role::Reference).into_owned()).unwrap_or_default();
                Some(Earlier {
                    number: dossier.number,
                    measure: dossier.measure,
                    provider: dossier.provider.clone(),
                    reference,
                    accounts: sending.seen.accounts(),
                    categories: sending.seen.categories(),
                    period: sending.seen.bounds(),
                    open: self.outcome_of(dossier.number) == RequestOutcome::Pending,
                    sent: sending.at,
                })
            })
            .collect()
    }

    /// All fields of a sending: what was sent, and what the case holds in fields that are not the trainee's.
    pub(super) fn complete(&self, form: &FormId, mut values: Values) -> Values {
        let Some(usage) = self.scenario.form_use(form) else { return values };
        for (key, value) in self.prefilled(form) {
            if !usage.open.is_empty() && !usage.open.contains(&key) {
                values.entry(key).or_insert(value);
            }
        }
        values
    }

    pub(super) fn send(&mut self, number: u32, form: &FormId, values: Values, repeated: bool, cost: &str) {
        let library = Arc::clone(&self.library);
        let Some(document) = library.forms.get(form) else { return };
        if self.request(number).is_none_or(|dossier| dossier.form.as_ref() != Some(form)) {
            let provider = self.scenario.providers.first().filter(|_| document.by_role(Role::Entity).is_some()).cloned();
            let provider = self.request(number).and_then(|dossier| dossier.provider.clone()).or(provider);
            self.requests.retain(|dossier| dossier.number != number || !dossier.sendings.is_empty());
            self.choose(number, document.measure, provider, None, None, Some(form.clone()), "");
        }
        let values = self.complete(form, values);
        self.name_holder(number, &values);
        self.spend(cost);
        let Some(dossier) = self.request(number).cloned() else { return };
        let mut sending = Sending {
            action: self.actions,
            at: self.now,
            values: values.clone(),
            seen: Observations::default(),
            repeated,
            opened: self.opened.clone(),
            tickets: self.tickets.clone(),
            earlier: self.earlier(number),
            answer_by: self.now,
            gone: Vec::new(),
        };
        let mut due = Vec::new();
        if let Some(request) = self.view(&dossier, &values) {
            if document.measure == Measure::ContactPoint {
                let policy = dossier.provider.as_ref().and_then(|id| self.policy(id));
                if let Some(policy) = &policy {
                    sending.seen = examine(&request, policy, &self.facts_at(&sending));
                }
                due = contact::due(&request, &sending.seen, policy.as_ref(), self.now);
            } else if contact::is_at_home(document.measure) {
                due = vec![self.home_due(&request)];
            } else if let Some(policy) = dossier.provider.as_ref().and_then(|id| self.policy(id)) {
                sending.seen = examine(&request, &policy, &self.facts_at(&sending));
                let pace = &policy.provider.pace;
                if super::is_assistance(document.measure) {
                    let stage = dossier.passage.as_ref().map_or(0, |passage| passage.stage);
                    sending.answer_by = self.assistance_answer_by(stage);
                } else {
                    let ready = self.portal_confirmed(&dossier, &values).unwrap_or(self.now).max(self.now);
                    due.extend(reply::due(self, &request, &sending.seen, &policy, ready));
                    sending.answer_by = policy.provider.hours.after_working_days(self.now, pace.disclosure_working_days);
                }
                sending.gone = self.gone_before(&policy, sending.answer_by);
            }
        }
        let seen = sending.seen.clone();
        if let Some(dossier) = self.requests.iter_mut().find(|dossier| dossier.number == number) {
            dossier.values = values;
            dossier.sendings.push(sending);
        }
        self.tell(Happened::Sent(number));
        self.pending.retain(|pending| pending.request != number);
        for at in due {
            self.pending.push(Pending { at: at.to_offset(self.now.offset()), request: number, stage: None });
        }
        // A page that is looked at, an owner who is asked: what comes of it is known at once.
        if matches!(document.measure, Measure::OpenSource | Measure::Consent) {
            self.advance(self.now);
        }
        if super::is_assistance(document.measure) {
            self.set_out(number, &seen);
        }
    }

    /// When the unit's account at the portals is confirmed, where a request goes through one.
    fn portal_confirmed(&self, dossier: &super::Dossier, values: &Values) -> Option<CaseTime> {
        let days = self.scenario.facts.portal_pending_days;
        let through = |view: Request<'_>| {
            view.provider
                .and_then(|provider| provider.channel(&view.text(Role::Channel)).map(|door| door.id.as_str() == "portal"))
        };
        (days > 0 && self.view(dossier, values).and_then(through) == Some(true))
            .then(|| self.scenario.starts.plus_days(i64::from(days)))
    }

    pub(super) fn gone_before(&self, policy: &Policy<'_>, by: CaseTime) -> Vec<(AccountId, DataCategory, CaseTime)> {
        let mut gone = Vec::new();
        for account in self.scenario.accounts.iter().filter(|account| account.provider == policy.provider.id) {
            for holding in &account.data {
                if let Some(at) = gone_at(&self.scenario, policy, account, holding.category).filter(|at| *at <= by) {
                    gone.push((account.id.clone(), holding.category, at));
                }
            }
        }
        gone
    }

    pub(super) fn arrive(&mut self, pending: &Pending) {
        if let Some(stage) = pending.stage {
            self.pass(pending.request, stage, pending.at);
            return;
        }
        let Some(dossier) = self.request(pending.request).cloned() else { return };
        let Some(sending) = dossier.sendings.last() else { return };
        let mut brings = Vec::new();
        let (mut reply, tickets) = {
            let Some(request) = self.view(&dossier, &sending.values) else { return };
            match (dossier.measure, dossier.provider.as_ref().and_then(|id| self.policy(id))) {
                (Measure::ContactPoint, policy) => contact::answer(self, &request, sending, policy.as_ref(), pending.at),
                (measure, Some(policy)) if !contact::is_at_home(measure) => {
                    reply::answer(self, &request, sending, &policy, pending.at)
                }
                _ => {
                    let home = self.home_answer(&request, sending.at, pending.at);
                    brings = home.brings;
                    (home.reply, Vec::new())
                }
            }
        };
        if let Some(ready) = self.portal_confirmed(&dossier, &sending.values).filter(|ready| *ready > sending.at) {
            reply.lines.insert(0, reply::ReplyLine { what: Line::PortalConfirmed(ready.date()), clause: None });
        }
        reply.id = self.replies.len() as u32 + 1;
        if reply.outcome == RequestOutcome::Silent {
            return;
        }
        if reply.lines.iter().any(|line| line.what == Line::UserTold) {
            self.tell_by_itself(Happened::UserTold(pending.request));
        }
        for ticket in tickets {
            match self.tickets.iter_mut().find(|known| known.number == ticket.number) {
                Some(known) => *known = ticket,
                None => self.tickets.push(ticket),
            }
        }
        self.tell_by_itself(Happened::Replied(reply.id));
        let package = self.view(&dossier, &sending.values).and_then(|request| self.package_of(&request, &reply));
        if let Some(package) = package {
            self.receive(package);
        }
        self.replies.push(reply);
        for exhibit in brings {
            self.bring_exhibit(&exhibit);
        }
    }

    /// An answer to a question is the same request again, with what was missing put in.
    pub(super) fn answer(&mut self, reply: u32, text: &str, values: &Values) {
        let Some(reply) = self.replies.iter().find(|known| known.id == reply).cloned() else { return };
        let Some(dossier) = self.request(reply.request).cloned() else { return };
        let (Some(form), Some(last)) = (dossier.form.clone(), dossier.sendings.last()) else { return };
        let mut merged = last.values.clone();
        merged.extend(values.clone());
        if !text.trim().is_empty()
            && let Some(document) = self.library.forms.get(&form)
        {
            for question in &reply.asks {
                put_answer(document, &mut merged, *question, text);
            }
        }
        self.send(dossier.number, &form, merged, !reply.asks.is_empty(), "answer");
    }

    pub(super) fn withdraw(&mut self, number: u32) {
        self.spend("withdraw");
        self.pending.retain(|pending| pending.request != number);
        for ticket in self.tickets.iter_mut().filter(|ticket| ticket.request == number) {
            ticket.withdrawn = true;
        }
        if let Some(dossier) = self.requests.iter_mut().find(|dossier| dossier.number == number) {
            dossier.withdrawn = true;
        }
        self.tell(Happened::Withdrawn(number));
    }
}

/// Ten in the morning of a working day at home: of this day, or of the next that is one. Nobody writes at midnight.
pub(super) fn office_morning(at: CaseTime) -> CaseTime {
    let ten = |day| CaseTime::at(day, chrono::NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default(), at.offset());
    let mut morning = ten(at.date());
    // Monday is 0; Saturday and Sunday are days of rest.
    while morning < at || morning.date().weekday() >= 5 {
        morning = ten(morning.date().plus_days(1));
    }
    morning
}

/// Puts a worded answer where the question asked for something.
fn put_answer(form: &Form, values: &mut Values, question: crate::content::policy::Question, text: &str) {
    use crate::content::policy::Question;
    let key = |role: Role| form.by_role(role).map(|field| field.key.clone());
    match question {
        Question::Nexus => {
            if let Some(key) = key(Role::Nexus) {
                let before = values.get(&key).map(Value::as_text).unwrap_or_default();
                values.insert(key, Value::Text(format!("{before} {text}").trim().to_owned()));
            }
        }
        Question::Power => {
            if let Some(key) = key(Role::OwnPower) {
                values.insert(key, Value::Text(text.to_owned()));
            }
        }
        Question::Period => {
            if let Some(key) = key(Role::Period) {
                values.insert(key, Value::Text(text.to_owned()));
            }
        }
        Question::DateSeen | Question::Identifier => {
            let Some(key) = key(Role::Identifiers) else { return };
            let mut rows = values.get(&key).map(|value| value.as_rows("value")).unwrap_or_default();
            if question == Question::DateSeen {
                for row in rows.iter_mut().filter(|row| row.get("seen_at").is_none_or(|seen| seen.trim().is_empty())) {
                    row.insert("seen_at".into(), text.to_owned());
                }
            } else {
                for value in text
                    .split([',', ';', ' ', '\n'])
                    .map(|word| word.trim_matches(['.', ':']))
                    .filter(|word| word.len() > 6 && word.chars().any(|c| c.is_ascii_digit() || c == '/' || c == '@'))
                {
                    rows.push(Row::from([("value".to_owned(), value.to_owned())]));
                }
            }
            values.insert(key, Value::Rows(rows));
        }
        _ => {}
    }
}
