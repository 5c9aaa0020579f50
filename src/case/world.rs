//! The case as it stands: `World::apply` is the step, replay is its fold. Everything in it follows from content
//! and actions alone.

use super::action::Action;
use super::clock;
use super::lifetime::gone_at;
use super::reply::{self, Answered, ItemAnswer, Line, Reply, ReplyLine, RequestOutcome};
use crate::content::Library;
use crate::content::data::{DataCategory, Measure};
use crate::content::form::Form;
use crate::content::id::{AccountId, ChannelId, ClauseId, EntityId, EventId, ExhibitId, FormId, ProviderId, ScenarioId};
use crate::content::role::Role;
use crate::content::scenario::{Event, Outcome, OutcomeWhen, Scenario};
use crate::content::time::{CaseTime, parse_minutes};
use crate::content::value::{Row, Value, Values};
use crate::request::facts::{Earlier, Ticket};
use crate::request::{CaseFacts, Observations, Policy, Request, examine};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A running case.
#[derive(Clone, Debug)]
pub struct World {
    library: Arc<Library>,
    scenario: Arc<Scenario>,
    now: CaseTime,
    opened: BTreeSet<ExhibitId>,
    sections: BTreeSet<String>,
    notebook: Vec<Pin>,
    requests: Vec<Dossier>,
    tickets: Vec<Ticket>,
    replies: Vec<Reply>,
    pending: Vec<Pending>,
    events_done: BTreeSet<usize>,
    story: Vec<Entry>,
    actions: u32,
    closed: bool,
}

/// A text pinned to the notebook.
#[derive(Clone, Debug, PartialEq)]
pub struct Pin {
    /// The text.
    pub text: String,
    /// Where it comes from.
    pub exhibit: String,
    /// From and to.
    pub span: Option<(usize, usize)>,
}

/// One request with all that was done about it.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// Its number.
    pub number: u32,
    /// Its measure.
    pub measure: Measure,
    /// To which provider.
    pub provider: Option<ProviderId>,
    /// To which company, as chosen.
    pub entity: Option<EntityId>,
    /// Through which door, as chosen.
    pub channel: Option<ChannelId>,
    /// On which form.
    pub form: Option<FormId>,
    /// Why, as written in the diary.
    pub why: String,
    /// Number of the action that chose it.
    pub chosen: u32,
    /// When it was chosen.
    pub at: CaseTime,
    /// What stands in the form.
    pub values: Values,
    /// What was sent, first to last.
    pub sendings: Vec<Sending>,
    /// It was withdrawn.
    pub withdrawn: bool,
}

/// One sending of a request, and the case as it stood.
#[derive(Clone, Debug)]
pub struct Sending {
    /// Number of the action.
    pub action: u32,
    /// When.
    pub at: CaseTime,
    /// What was sent.
    pub values: Values,
    /// What was observed in it.
    pub seen: Observations,
    /// The provider had asked before.
    pub repeated: bool,
    /// Exhibits opened before.
    pub opened: BTreeSet<ExhibitId>,
    /// Freezes that existed.
    pub tickets: Vec<Ticket>,
    /// Requests sent before.
    pub earlier: Vec<Earlier>,
    /// When the answer can be expected.
    pub answer_by: CaseTime,
    /// What is gone by then, frozen or not.
    pub gone: Vec<(AccountId, DataCategory, CaseTime)>,
}

#[derive(Clone, Debug)]
struct Pending {
    at: CaseTime,
    request: u32,
}

/// Something that happened, for the story so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// When.
    pub at: CaseTime,
    /// Number of the action that did it; 0 for what happened by itself.
    pub action: u32,
    /// What.
    pub what: Happened,
}

/// Kinds of happenings.
#[derive(Clone, Debug, PartialEq)]
pub enum Happened {
    /// An exhibit was opened for the first time.
    Opened(ExhibitId),
    /// A request was sent.
    Sent(u32),
    /// An answer came, by number of the reply.
    Replied(u32),
    /// An event of the scenario, by its place in the list.
    Event(usize),
    /// A provider was asked something; the clauses that answer it, none where its guidelines do not say.
    Asked(ProviderId, String, Vec<ClauseId>),
    /// A request was withdrawn.
    Withdrawn(u32),
    /// Nothing is sent, and why.
    SentNothing(String),
    /// A note in the diary.
    Noted(String),
    /// The user was told of a disclosure.
    UserTold(u32),
    /// The case was closed.
    Closed,
}

/// A deadline that the trainee knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Deadline {
    /// When.
    pub at: CaseTime,
    /// What, as the scenario calls it, or the ticket.
    pub what: DeadlineKind,
}

/// Kinds of known deadlines.
#[derive(Clone, Debug, PartialEq)]
pub enum DeadlineKind {
    /// An event that an exhibit told of.
    Event(String),
    /// A freeze ends.
    TicketEnds(String),
    /// Last day to ask for an extension of a freeze.
    ExtendBy(String),
}

/// Data that nobody can get any more.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    /// The account.
    pub account: AccountId,
    /// The category.
    pub category: DataCategory,
    /// Since when.
    pub at: CaseTime,
    /// A copy was kept.
    pub saved: bool,
}

/// Why an action cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ActionError {
    /// The case is closed.
    #[error("the case is closed; nothing more can be done in it")]
    Closed,
    /// No such scenario.
    #[error("there is no scenario “{0}”; load the folder that holds it with --content")]
    NoScenario(ScenarioId),
    /// No such exhibit, clause, form, request or provider.
    #[error("there is no {kind} “{id}” in this case")]
    Unknown {
        /// What kind of thing.
        kind: &'static str,
        /// Its id.
        id: String,
    },
    /// The time to wait for cannot be read, or lies behind.
    #[error("cannot wait until “{0}”; write next_event, a time with offset, or a duration such as 2d 4h")]
    BadWait(String),
}

impl World {
    /// The case at its start.
    ///
    /// # Errors
    /// [`ActionError::NoScenario`].
    pub fn new(library: &Arc<Library>, id: &ScenarioId) -> Result<Self, ActionError> {
        let scenario = library.scenarios.get(id).ok_or_else(|| ActionError::NoScenario(id.clone()))?;
        Ok(Self {
            library: Arc::clone(library),
            now: scenario.starts,
            scenario: Arc::new(scenario.clone()),
            opened: BTreeSet::new(),
            sections: BTreeSet::new(),
            notebook: Vec::new(),
            requests: Vec::new(),
            tickets: Vec::new(),
            replies: Vec::new(),
            pending: Vec::new(),
            events_done: BTreeSet::new(),
            story: Vec::new(),
            actions: 0,
            closed: false,
        })
    }

    /// Everything authors wrote.
    pub fn library(&self) -> &Arc<Library> {
        &self.library
    }

    /// The case.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The case clock.
    pub fn now(&self) -> CaseTime {
        self.now
    }

    /// Exhibits that were opened.
    pub fn opened(&self) -> &BTreeSet<ExhibitId> {
        &self.opened
    }

    /// Sections of guidelines and clauses of law that were opened: `chirplet/2`, `pk-crpc/94`.
    pub fn sections_opened(&self) -> &BTreeSet<String> {
        &self.sections
    }

    /// The notebook.
    pub fn notebook(&self) -> &[Pin] {
        &self.notebook
    }

    /// Requests, in the order in which they were chosen.
    pub fn requests(&self) -> &[Dossier] {
        &self.requests
    }

    /// The request with this number.
    pub fn request(&self, number: u32) -> Option<&Dossier> {
        self.requests.iter().find(|dossier| dossier.number == number)
    }

    /// Freezes that were made.
    pub fn tickets(&self) -> &[Ticket] {
        &self.tickets
    }

    /// How many freezes a provider made so far.
    pub fn tickets_at(&self, provider: &ProviderId) -> u32 {
        self.tickets.iter().filter(|ticket| ticket.provider == *provider).count() as u32
    }

    /// Answers that arrived.
    pub fn replies(&self) -> &[Reply] {
        &self.replies
    }

    /// What happened, in order.
    pub fn story(&self) -> &[Entry] {
        &self.story
    }

    /// Number of the last action.
    pub fn actions(&self) -> u32 {
        self.actions
    }

    /// True when the case was closed.
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    /// Exhibits that are in the case file by now.
    pub fn exhibits(&self) -> impl Iterator<Item = &crate::content::exhibit::Exhibit> {
        let now = self.now;
        self.scenario.exhibits.iter().filter(move |exhibit| exhibit.arrives.is_none_or(|at| at <= now))
    }

    /// The last reply to a request.
    pub fn last_reply(&self, request: u32) -> Option<&Reply> {
        self.replies.iter().rev().find(|reply| reply.request == request)
    }

    /// How a request stands.
    pub fn outcome_of(&self, request: u32) -> RequestOutcome {
        let waits = self.pending.iter().any(|pending| pending.request == request);
        let sent = self.request(request).and_then(|dossier| dossier.sendings.last());
        match (sent, self.last_reply(request)) {
            (None, _) => RequestOutcome::Pending,
            (Some(sending), Some(reply)) if !waits && reply.at >= sending.at => reply.outcome,
            _ if waits => RequestOutcome::Pending,
            _ => RequestOutcome::Silent,
        }
    }

    /// The next moment at which something happens that the trainee will notice.
    pub fn next_event(&self) -> Option<CaseTime> {
        let events =
            self.scenario.events.iter().enumerate().filter(|(at, event)| !self.events_done.contains(at) && !event.secret);
        let known = self
            .deadlines()
            .into_iter()
            .filter(|deadline| !matches!(deadline.what, DeadlineKind::Event(_)))
            .map(|deadline| deadline.at);
        events
            .map(|(_, event)| event.at)
            .chain(self.pending.iter().map(|pending| pending.at))
            .chain(known)
            .filter(|at| *at > self.now)
            .min()
    }

    /// Deadlines that the trainee knows, nearest first.
    pub fn deadlines(&self) -> Vec<Deadline> {
        let mut deadlines: Vec<Deadline> = self
            .scenario
            .events
            .iter()
            .enumerate()
            .filter(|(at, event)| {
                !self.events_done.contains(at) && event.known_from.as_ref().is_some_and(|id| self.opened.contains(id))
            })
            .map(|(_, event)| Deadline {
                at: event.at,
                what: DeadlineKind::Event(if event.deadline.is_empty() { event.title.clone() } else { event.deadline.clone() }),
            })
            .collect();
        for ticket in self.tickets.iter().filter(|ticket| !ticket.withdrawn) {
            let Some(last) = ticket.expires else { continue };
            let end_of = |day: crate::content::time::Date| {
                CaseTime::at(day, chrono::NaiveTime::from_hms_opt(23, 59, 0).unwrap_or_default(), self.now.offset())
            };
            let renewal =
                self.policy(&ticket.provider).and_then(|policy| policy.renewal()).and_then(|said| said.what.apply_before_days);
            if let Some(before) = renewal {
                deadlines.push(Deadline {
                    at: end_of(last.plus_days(-i64::from(before))),
                    what: DeadlineKind::ExtendBy(ticket.number.clone()),
                });
            }
            deadlines.push(Deadline { at: end_of(last), what: DeadlineKind::TicketEnds(ticket.number.clone()) });
        }
        deadlines.retain(|deadline| deadline.at > self.now);
        deadlines.sort_by_key(|deadline| deadline.at);
        deadlines
    }

    /// Events that came to pass.
    pub fn event(&self, index: usize) -> Option<&Event> {
        self.scenario.events.get(index)
    }

    /// A provider's policy on the day of the case.
    pub fn policy(&self, provider: &ProviderId) -> Option<Policy<'_>> {
        self.library.providers.get(provider).map(|provider| Policy::on(provider, self.scenario.law_date))
    }

    /// Data of the offence's accounts that is gone by now, saved in a copy or not.
    pub fn losses(&self) -> Vec<Loss> {
        let mut losses = Vec::new();
        for account in self.scenario.accounts.iter().filter(|account| account.in_offence) {
            let Some(policy) = self.policy(&account.provider) else { continue };
            let mut categories: Vec<DataCategory> = account.data.iter().map(|holding| holding.category).collect();
            categories.dedup();
            for category in categories {
                if let Some(at) = gone_at(&self.scenario, &policy, account, category).filter(|at| *at <= self.now) {
                    let saved = self
                        .tickets
                        .iter()
                        .any(|ticket| ticket.copies.iter().any(|(id, kept)| *id == account.id && kept.contains(&category)));
                    losses.push(Loss { account: account.id.clone(), category, at, saved });
                }
            }
        }
        losses
    }

    /// True when a copy of the account was made.
    pub fn was_frozen(&self, account: &AccountId) -> bool {
        self.tickets.iter().any(|ticket| ticket.copies.iter().any(|(copied, _)| copied == account))
    }

    /// True when this category of the account was disclosed.
    pub fn was_disclosed(&self, account: &AccountId, category: DataCategory) -> bool {
        self.replies.iter().flat_map(|reply| &reply.items).any(|item| {
            item.answer == Answered::Disclosed && item.account.as_ref() == Some(account) && item.category == Some(category)
        })
    }

    /// How the case ends, as its author declares it; `worst` is the worst finding, if one was made.
    pub fn outcome(&self, worst: Option<crate::content::criterion::Severity>) -> Option<&Outcome> {
        self.scenario.outcomes.iter().find(|outcome| {
            outcome.when.iter().all(|when| match when {
                OutcomeWhen::Preserved(account) => self.was_frozen(account),
                OutcomeWhen::Disclosed(account, category) => self.was_disclosed(account, *category),
                OutcomeWhen::SavedBefore(event) => self.saved_before(event),
                OutcomeWhen::NoneWorseThan(severity) => worst.is_none_or(|worst| worst < *severity),
            })
        })
    }

    /// True when an emergency answer with data, or a record at home, came before an event.
    pub fn saved_before(&self, event: &EventId) -> bool {
        let Some(event) = self.scenario.events.iter().find(|known| known.id == *event) else { return false };
        self.replies.iter().filter(|reply| reply.at < event.at).any(|reply| {
            let urgent = self.request(reply.request).is_some_and(|dossier| {
                matches!(dossier.measure, Measure::Emergency | Measure::DomesticOrder | Measure::ContactPoint)
            });
            urgent && reply.items.iter().any(|item| item.answer == Answered::Disclosed)
        })
    }

    /// The facts of the case as they stood at a sending.
    pub fn facts_at<'a>(&'a self, sending: &Sending) -> CaseFacts<'a> {
        CaseFacts {
            library: &self.library,
            scenario: &self.scenario,
            sent: sending.at,
            opened: sending.opened.clone(),
            tickets: sending.tickets.clone(),
            earlier: sending.earlier.clone(),
            answer_by: sending.answer_by,
            gone: sending.gone.clone(),
        }
    }

    /// The typed view of values of a request.
    pub fn view<'a>(&'a self, dossier: &Dossier, values: &'a Values) -> Option<Request<'a>> {
        let form = self.library.forms.get(dossier.form.as_ref()?)?;
        Some(Request {
            number: dossier.number,
            form,
            measure: dossier.measure,
            provider: dossier.provider.as_ref().and_then(|id| self.library.providers.get(id)),
            values,
        })
    }

    /// The facts of the case as they stand now, for a check before sending.
    pub fn facts_now(&self, number: u32) -> CaseFacts<'_> {
        CaseFacts {
            library: &self.library,
            scenario: &self.scenario,
            sent: self.now,
            opened: self.opened.clone(),
            tickets: self.tickets.clone(),
            earlier: self.earlier(number),
            answer_by: self.now,
            gone: Vec::new(),
        }
    }

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
            Action::Send { request, form, values } => self.send(*request, form, values.clone(), false, "send"),
            Action::DomesticOrder { values } => {
                let number = self.requests.iter().map(|dossier| dossier.number).max().unwrap_or(0) + 1;
                if let Some(form) = self.form_for(Measure::DomesticOrder) {
                    self.send(number, &form, values.clone(), false, "domestic_order");
                }
            }
            Action::Answer { reply, text, values } => self.answer(*reply, text, values),
            Action::Withdraw { request, .. } => self.withdraw(*request),
            Action::Ask { provider, text } => {
                self.spend("ask");
                let day = self.scenario().law_date;
                let clauses = self.library.providers.get(provider).map_or_else(Vec::new, |known| {
                    super::ask::answers(known, day, text).into_iter().map(|clause| known.clause_id(clause)).collect()
                });
                self.tell(Happened::Asked(provider.clone(), text.clone(), clauses));
            }
            Action::Wait { until } => {
                if let Some(moment) = self.wait_end(until)? {
                    self.advance(moment);
                }
            }
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
        Ok(())
    }

    /// Refuses what refers to nothing, before anything is changed.
    fn admit(&self, action: &Action) -> Result<(), ActionError> {
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

    fn wait_end(&self, until: &str) -> Result<Option<CaseTime>, ActionError> {
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

    fn tell(&mut self, what: Happened) {
        self.story.push(Entry { at: self.now, action: self.actions, what });
    }

    fn tell_by_itself(&mut self, what: Happened) {
        self.story.push(Entry { at: self.now, action: 0, what });
    }

    fn spend(&mut self, key: &str) {
        let minutes = clock::minutes(key, &self.library, &self.scenario);
        self.advance(self.now.plus_minutes(minutes));
    }

    /// Lets time pass; what is due on the way happens at its own time.
    fn advance(&mut self, to: CaseTime) {
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
            match (event, pending) {
                (Some((at, index)), next) if next.is_none_or(|(other, _)| at <= other) => {
                    self.now = self.now.max(at.to_offset(self.now.offset()));
                    self.events_done.insert(index);
                    self.tell_by_itself(Happened::Event(index));
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
    fn choose(
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

    fn set(&mut self, request: u32, field: &str, row: Option<usize>, column: Option<&str>, value: &Value) {
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

    fn rows(&mut self, request: u32, field: &str, change: impl FnOnce(&mut Vec<Row>)) {
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
    fn earlier(&self, number: u32) -> Vec<Earlier> {
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
    fn complete(&self, form: &FormId, mut values: Values) -> Values {
        let Some(usage) = self.scenario.form_use(form) else { return values };
        for (key, value) in self.prefilled(form) {
            if !usage.open.is_empty() && !usage.open.contains(&key) {
                values.entry(key).or_insert(value);
            }
        }
        values
    }

    fn send(&mut self, number: u32, form: &FormId, values: Values, repeated: bool, cost: &str) {
        let library = Arc::clone(&self.library);
        let Some(document) = library.forms.get(form) else { return };
        if self.request(number).is_none_or(|dossier| dossier.form.as_ref() != Some(form)) {
            let provider = self.scenario.providers.first().filter(|_| document.by_role(Role::Entity).is_some()).cloned();
            let provider = self.request(number).and_then(|dossier| dossier.provider.clone()).or(provider);
            self.requests.retain(|dossier| dossier.number != number || !dossier.sendings.is_empty());
            self.choose(number, document.measure, provider, None, None, Some(form.clone()), "");
        }
        let values = self.complete(form, values);
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
        let mut due = None;
        if let Some(request) = self.view(&dossier, &values) {
            if let Some(policy) = dossier.provider.as_ref().and_then(|id| self.policy(id)) {
                sending.seen = examine(&request, &policy, &self.facts_at(&sending));
                due = reply::due(self, &request, &sending.seen, &policy, self.now);
                let pace = &policy.provider.pace;
                sending.answer_by = policy.provider.hours.after_working_days(self.now, pace.disclosure_working_days);
                sending.gone = self.gone_before(&policy, sending.answer_by);
            } else if document.measure == Measure::DomesticOrder {
                let days = self.home_record(&request).map_or(2, |record| record.answer_days);
                // Whoever answers on the same day has somebody on duty.
                due =
                    Some(if days == 0 { self.now.plus_minutes(60) } else { office_morning(self.now.plus_days(i64::from(days))) });
            }
        }
        if let Some(dossier) = self.requests.iter_mut().find(|dossier| dossier.number == number) {
            dossier.values = values;
            dossier.sendings.push(sending);
        }
        self.tell(Happened::Sent(number));
        self.pending.retain(|pending| pending.request != number);
        if let Some(at) = due {
            self.pending.push(Pending { at: at.to_offset(self.now.offset()), request: number });
        }
    }

    fn gone_before(&self, policy: &Policy<'_>, by: CaseTime) -> Vec<(AccountId, DataCategory, CaseTime)> {
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

    fn arrive(&mut self, pending: &Pending) {
        let Some(dossier) = self.request(pending.request).cloned() else { return };
        let Some(sending) = dossier.sendings.last() else { return };
        let (mut reply, tickets) = {
            let Some(request) = self.view(&dossier, &sending.values) else { return };
            match dossier.provider.as_ref().and_then(|id| self.policy(id)) {
                Some(policy) => reply::answer(self, &request, sending, &policy, pending.at),
                None => (self.home_answer(&request, pending.at), Vec::new()),
            }
        };
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
        self.replies.push(reply);
    }

    fn home_record(&self, request: &Request<'_>) -> Option<&crate::content::scenario::HomeRecord> {
        let asked = format!("{} {}", request.text(Role::Custodian), request.text(Role::Records)).to_lowercase();
        self.scenario.facts.home.iter().find(|record| {
            std::iter::once(&record.custodian)
                .chain(&record.also)
                .chain(&record.words)
                .any(|name| asked.contains(&name.to_lowercase()))
        })
    }

    fn home_answer(&self, request: &Request<'_>, at: CaseTime) -> Reply {
        let leave = request.text(Role::CourtLeave);
        let (outcome, line, records, clause) = match self.home_record(request) {
            None => (RequestOutcome::Refused, Line::HomeNotHeld, Vec::new(), None),
            Some(record) => {
                let right = if record.sessions_judge { "sessions_judge" } else { "high_court" };
                if record.bank && leave.trim() != right {
                    (RequestOutcome::Refused, Line::HomeNeedsLeave, Vec::new(), Some("pk-crpc/94".into()))
                } else {
                    (RequestOutcome::Granted, Line::Home(record.answer.clone()), Vec::new(), Some("pk-crpc/94".into()))
                }
            }
        };
        let from = request.text(Role::Custodian).trim().to_owned();
        let answer = if outcome == RequestOutcome::Granted { Answered::Disclosed } else { Answered::Refused };
        Reply {
            id: 0,
            request: request.number,
            at,
            from: if from.is_empty() { "—".into() } else { from },
            provider: None,
            outcome,
            lines: vec![ReplyLine { what: line, clause }],
            items: vec![ItemAnswer { item: "home".into(), answer, account: None, category: None }],
            ticket: None,
            asks: Vec::new(),
            records,
        }
    }

    /// An answer to a question is the same request again, with what was missing put in.
    fn answer(&mut self, reply: u32, text: &str, values: &Values) {
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

    fn withdraw(&mut self, number: u32) {
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
fn office_morning(at: CaseTime) -> CaseTime {
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
