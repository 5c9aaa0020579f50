//! The case as it stands: `World::apply` is the step, replay is its fold. Everything in it follows from content
//! and actions alone.

mod chances;
mod decisions;
mod handling;
mod home;
mod instruction;
mod passage;
mod requests;
mod shown;
mod step;
mod story;

use super::custody::Received;
use super::lifetime::gone_at;
use super::reply::{Answered, Reply, RequestOutcome};
use crate::content::Library;
use crate::content::data::{DataCategory, Measure};
use crate::content::id::{AccountId, EventId, ExhibitId, ProviderId, ScenarioId};
use crate::content::scenario::{Event, Outcome, OutcomeWhen, Scenario};
use crate::content::time::{CaseTime, Date};
use crate::content::value::Values;
use crate::request::facts::Ticket;
use crate::request::{CaseFacts, Policy, Request};
use std::collections::BTreeSet;
use std::sync::Arc;

pub use chances::Known;
pub use decisions::{Decided, Decision};
pub use handling::evidence_of;
pub(crate) use home::{capture_lacks, is_unlimited, speaks_for_another};
pub use instruction::{Instruction, InstructionAnswer};
pub use passage::is_assistance;
use story::Pending;
pub use story::{ActionError, Deadline, DeadlineKind, Dossier, Entry, Happened, Loss, Passage, Pin, Sending};

/// A running case.
#[derive(Clone, Debug)]
pub struct World {
    library: Arc<Library>,
    scenario: Arc<Scenario>,
    now: CaseTime,
    opened: BTreeSet<ExhibitId>,
    brought: BTreeSet<ExhibitId>,
    sections: BTreeSet<String>,
    notebook: Vec<Pin>,
    requests: Vec<Dossier>,
    tickets: Vec<Ticket>,
    replies: Vec<Reply>,
    pending: Vec<Pending>,
    events_done: BTreeSet<usize>,
    received: Vec<Received>,
    packages_done: BTreeSet<usize>,
    story: Vec<Entry>,
    actions: u32,
    decisions: Vec<Decision>,
    instruction: Option<Instruction>,
    answers: Vec<InstructionAnswer>,
    closed: bool,
}

impl World {
    /// The case at its start.
    ///
    /// # Errors
    /// [`ActionError::NoScenario`].
    pub fn new(library: &Arc<Library>, id: &ScenarioId) -> Result<Self, ActionError> {
        let scenario = library.scenario(id).ok_or_else(|| ActionError::NoScenario(id.clone()))?;
        let mut world = Self {
            library: Arc::clone(library),
            now: scenario.starts,
            scenario: Arc::new(scenario.clone()),
            opened: BTreeSet::new(),
            brought: BTreeSet::new(),
            sections: BTreeSet::new(),
            notebook: Vec::new(),
            requests: Vec::new(),
            tickets: Vec::new(),
            replies: Vec::new(),
            pending: Vec::new(),
            events_done: BTreeSet::new(),
            received: Vec::new(),
            packages_done: BTreeSet::new(),
            story: Vec::new(),
            actions: 0,
            decisions: Vec::new(),
            instruction: None,
            answers: Vec::new(),
            closed: false,
        };
        // What lies on the desk when the case begins.
        world.advance(world.now);
        Ok(world)
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

    /// True when an exhibit was opened before a moment.
    pub fn opened_before(&self, id: &ExhibitId, moment: CaseTime) -> bool {
        self.story.iter().any(|entry| entry.at < moment && matches!(&entry.what, Happened::Opened(opened) if opened == id))
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
        let (now, awaited) = (self.now, self.scenario.awaited().collect::<BTreeSet<_>>());
        self.scenario.exhibits.iter().filter(move |exhibit| match exhibit.arrives {
            Some(at) => at <= now || self.brought.contains(&exhibit.id),
            None => !awaited.contains(&exhibit.id) || self.brought.contains(&exhibit.id),
        })
    }

    /// Exhibits that were in the case file at a moment.
    pub fn file_at(&self, moment: CaseTime) -> BTreeSet<ExhibitId> {
        let awaited: BTreeSet<_> = self.scenario.awaited().collect();
        let brought = |id: &ExhibitId| {
            self.story.iter().any(|entry| entry.at <= moment && matches!(&entry.what, Happened::Brought(known) if known == id))
        };
        let there = |exhibit: &&crate::content::exhibit::Exhibit| match exhibit.arrives {
            Some(at) => at <= moment || brought(&exhibit.id),
            None => !awaited.contains(&exhibit.id) || brought(&exhibit.id),
        };
        self.scenario.exhibits.iter().filter(there).map(|exhibit| exhibit.id.clone()).collect()
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

    /// True when somebody who may act on it read what was sent here: it did not come back, and no wrong door swallowed it.
    /// What still waits for its answer counts as read.
    pub fn was_read(&self, dossier: &Dossier, sending: &Sending) -> bool {
        let later = dossier.sendings.iter().map(|other| other.at).find(|at| *at > sending.at);
        let own = |reply: &&Reply| {
            reply.request == dossier.number && reply.at >= sending.at && later.is_none_or(|later| reply.at <= later)
        };
        match self.replies.iter().rfind(own) {
            Some(reply) => !matches!(reply.outcome, RequestOutcome::Returned | RequestOutcome::Silent),
            // What a corrected paper overtook was not read on its own.
            None => later.is_none() && self.outcome_of(dossier.number) != RequestOutcome::Silent,
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
            .chain(self.next_package().map(|(at, _)| at))
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
                    let copied = self
                        .tickets
                        .iter()
                        .any(|ticket| ticket.copies.iter().any(|(id, kept)| *id == account.id && kept.contains(&category)));
                    // What was given before it went is in the file.
                    let saved = copied || self.was_disclosed(&account.id, category);
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
                OutcomeWhen::Preserved(account) => self.tickets.iter().any(|ticket| !ticket.withdrawn && ticket.holds(account)),
                OutcomeWhen::Kept(account) => self.tickets.iter().any(|ticket| ticket.keeps(account, self.now.date())),
                OutcomeWhen::Disclosed(account, category) => self.was_disclosed(account, *category),
                OutcomeWhen::SavedBefore(event) => self.saved_before(event, None),
                OutcomeWhen::SavedBy(event, account) => self.saved_before(event, Some(account)),
                OutcomeWhen::Classed(item, class) => self.class_of(item) == Some(*class),
                OutcomeWhen::Sealed(account) => self.sealed(account) == Some(true),
                OutcomeWhen::NoneWorseThan(severity) => worst.is_none_or(|worst| worst < *severity),
            })
        })
    }

    /// True when an emergency answer with data, of this account if one is named, or a record at home came before an event.
    pub fn saved_before(&self, event: &EventId, account: Option<&AccountId>) -> bool {
        let Some(event) = self.scenario.events.iter().find(|known| known.id == *event) else { return false };
        self.replies.iter().filter(|reply| reply.at < event.at).any(|reply| {
            let urgent = self.request(reply.request).is_some_and(|dossier| {
                matches!(dossier.measure, Measure::Emergency | Measure::DomesticOrder | Measure::ContactPoint)
            });
            let of_it = |named: &Option<AccountId>| named.is_none() || account.is_none() || named.as_ref() == account;
            urgent && reply.items.iter().any(|item| item.answer == Answered::Disclosed && of_it(&item.account))
        })
    }

    /// The facts of the case as they stood at a sending.
    pub fn facts_at<'a>(&'a self, sending: &Sending) -> CaseFacts<'a> {
        CaseFacts {
            library: &self.library,
            scenario: &self.scenario,
            sent: sending.at,
            opened: sending.opened.clone(),
            file: self.file_at(sending.at),
            tickets: sending.tickets.clone(),
            earlier: sending.earlier.clone(),
            answer_by: sending.answer_by,
            numbers: self.assistance_numbers(),
            gone: sending.gone.clone(),
            freezes_that_day: self.freezes_on(sending.at.date()),
        }
    }

    /// What the reader of a request knows of the case: as it stood when the request was last sent.
    pub fn facts_of(&self, number: u32) -> CaseFacts<'_> {
        let sending = self.request(number).and_then(|dossier| dossier.sendings.last());
        sending.map_or_else(|| self.facts_now(number), |sending| self.facts_at(sending))
    }

    fn freezes_on(&self, day: Date) -> Vec<(ProviderId, Vec<AccountId>)> {
        // Where the contact point is the way to a freeze, its message is one.
        let freezes = self.requests.iter().filter(|dossier| matches!(dossier.measure, Measure::Preserve | Measure::ContactPoint));
        freezes
            .filter_map(|dossier| Some((dossier.provider.clone()?, &dossier.sendings)))
            .flat_map(|(provider, sendings)| sendings.iter().map(move |sending| (provider.clone(), sending)))
            .filter(|(_, sending)| sending.at.date() == day)
            .map(|(provider, sending)| (provider, sending.seen.accounts().into_iter().collect()))
            .collect()
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
            file: self.file_at(self.now),
            tickets: self.tickets.clone(),
            earlier: self.earlier(number),
            answer_by: self.now,
            numbers: self.assistance_numbers(),
            gone: Vec::new(),
            freezes_that_day: self.freezes_on(self.now.date()),
        }
    }
}
