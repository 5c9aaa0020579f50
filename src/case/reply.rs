//! Observations and policy make the provider's answer, item by item. Severities have no say in it.
//! What is answered is typed; `words` makes the letter, in the provider's tone.

use super::lifetime::{is_alive, is_held};
use super::world::{Sending, World};
use crate::content::criterion::Severity;
use crate::content::data::{DataCategory, Measure};
use crate::content::id::{AccountId, ClauseId, ProviderId};
use crate::content::policy::{
    Breadth, Certificate, Delay, Exempt, Need, Notice, Process, Question, SignatureElement, Term, WrongDoor,
};
use crate::content::role::Role;
use crate::content::scenario::AlertHarms;
use crate::content::time::{CaseTime, Date};
use crate::request::examine::is_follow_up;
use crate::request::facts::Ticket;
use crate::request::observation::{
    Addressed, EmergencyReading, ItemAccess, Observation, Observations, PeriodReading, RowReading, Sender,
};
use crate::request::{Policy, Request};
use serde::Serialize;

/// How a request ends, as far as it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestOutcome {
    /// Everything that was asked.
    Granted,
    /// Some of it.
    Partly,
    /// Less than was asked, in time or breadth.
    Narrowed,
    /// A question first.
    Asked,
    /// Sent back.
    Returned,
    /// Refused.
    Refused,
    /// No answer at all.
    Silent,
    /// A copy is kept.
    Preserved,
    /// Not answered yet.
    Pending,
}

/// An answer that arrived.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// Its number in the attempt, from 1.
    pub id: u32,
    /// The request that it answers.
    pub request: u32,
    /// When it arrived.
    pub at: CaseTime,
    /// From whom; a custodian at home by name.
    pub from: String,
    /// The provider, if it is one.
    pub provider: Option<ProviderId>,
    /// How the request stands after it.
    pub outcome: RequestOutcome,
    /// What it says, line by line.
    pub lines: Vec<ReplyLine>,
    /// What became of each thing that was asked.
    pub items: Vec<ItemAnswer>,
    /// The freeze that was made.
    pub ticket: Option<String>,
    /// What is asked back.
    pub asks: Vec<Question>,
    /// Records that came with it, line by line, as the provider prints them.
    pub records: Vec<String>,
}

/// One sentence of an answer and the clause that it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct ReplyLine {
    /// What it says.
    pub what: Line,
    /// The clause.
    pub clause: Option<ClauseId>,
}

/// What became of one thing that was asked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemAnswer {
    /// `a1/BSI`, or the value of a row that names no account.
    pub item: String,
    /// What became of it.
    pub answer: Answered,
    /// The account.
    #[serde(skip)]
    pub account: Option<AccountId>,
    /// The category.
    #[serde(skip)]
    pub category: Option<DataCategory>,
}

/// What became of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answered {
    /// Frozen.
    Frozen,
    /// Disclosed.
    Disclosed,
    /// Only by another process.
    Refused,
    /// It does not exist, or no longer.
    NotFound,
    /// Asked back.
    Asked,
    /// Never held.
    NeverHeld,
}

/// The sentences that an answer can have.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// A copy was taken of these.
    Frozen(Vec<String>),
    /// Its ticket, day of the copy, last day, last day to ask for an extension.
    Ticket {
        /// Number.
        number: String,
        /// Day of the copy.
        copied: Date,
        /// Last day.
        until: Option<Date>,
        /// Ask for more by.
        extend_by: Option<Date>,
    },
    /// The copy is kept longer: its ticket and new last day.
    Extended(String, Date),
    /// The copy ran out on this day.
    CopyLapsed(String, Date),
    /// The extension came too late; the copy ends on this day.
    ExtensionLate(String, Date),
    /// The clause gives no further extension.
    NoMoreRenewals(String),
    /// No clause speaks of extensions.
    NoRenewal,
    /// No ticket of this company is named.
    NoSuchTicket,
    /// Proof of an assistance request is missing.
    WantsMlaProof,
    /// The copy is given up.
    Released(String),
    /// The copy is of what exists, and discloses nothing.
    SnapshotOnly,
    /// No account under this identifier.
    NoSuchAccount(String),
    /// This identifier finds nobody.
    FindsNobody(String),
    /// The day on which it was seen is missing.
    WantsDateSeen(String),
    /// No identifier at all.
    NoIdentifier,
    /// Everything: comes back, is refused, or is read narrowly.
    Limitless(Breadth),
    /// What everybody can see.
    Public(Breadth),
    /// No data type is ticked.
    NoDataTypes,
    /// No period, or an open one.
    WantsPeriod,
    /// The period was cut to this many days.
    PeriodCut(i64),
    /// The period was cut to what the facts carry.
    PeriodNarrowed,
    /// Data that does not exist yet.
    FutureCut,
    /// The step that will follow is missing.
    WantsFollowUp,
    /// The link of these accounts is missing.
    WantsNexus(Vec<String>),
    /// The power is missing.
    WantsPower,
    /// The offence is missing.
    WantsOffence,
    /// Some other statement is missing.
    WantsSaid(Need),
    /// An element of the signature is missing.
    WantsSignature(SignatureElement),
    /// The mailbox is not official.
    WrongSender,
    /// Nobody or nothing was addressed.
    NotAddressed,
    /// Passed on inside the group to this company.
    PassedTo(String),
    /// Acknowledged, and goes no further.
    AcknowledgedOnly,
    /// Not processed at this company; the right one is named.
    NotProcessed(String),
    /// These kinds of data come with this letter.
    Disclosed(Vec<DataCategory>),
    /// This needs another process.
    NeedsProcess(String, Process),
    /// This needs an order of a court of the requesting State.
    NeedsOrder(String),
    /// This was never held.
    NeverHeld(String),
    /// This is gone.
    Gone(String),
    /// This is no emergency by the provider's test.
    NoEmergency,
    /// A real danger, but none of those that the provider lists.
    OtherDanger,
    /// The written confirmation was taken to the file.
    FollowUpNoted,
    /// The user was told before the answer.
    UserTold,
    /// The user is not told until then.
    UserNotTold(String),
    /// A certificate comes with the records.
    WithCertificate,
    /// No certificate was asked.
    WithoutCertificate,
    /// The page was acted on, and the user may notice.
    BreachActedOn,
    /// What a custodian at home answers.
    Home(String),
    /// The custodian may not give it without leave of the court.
    HomeNeedsLeave,
    /// The custodian does not hold it.
    HomeNotHeld,
}

/// When the answer to a sending can be expected; `None` where there will never be one.
pub fn due(world: &World, request: &Request<'_>, seen: &Observations, policy: &Policy<'_>, sent: CaseTime) -> Option<CaseTime> {
    let pace = &policy.provider.pace;
    let mut delay_days = 0;
    for observation in &seen.0 {
        let (Observation::Entity { fits, .. } | Observation::Channel { fits, .. }) = observation else { continue };
        if let Addressed::Wrong { answer, .. } = fits {
            match answer {
                WrongDoor::Silence | WrongDoor::ForwardedToCustomer => return None,
                WrongDoor::PassedBack => delay_days += i64::from(pace.passed_back_days),
                WrongDoor::Slow if request.measure == Measure::Emergency => {}
                WrongDoor::Slow => delay_days += 14,
                WrongDoor::AcknowledgedOnly | WrongDoor::NotProcessed => {}
            }
        }
    }
    let sent = sent.plus_days(delay_days);
    if matches!(request.measure, Measure::Preserve | Measure::Extend | Measure::Withdraw) {
        return Some(sent.plus_minutes(i64::from(pace.preservation_minutes)));
    }
    if request.measure == Measure::Emergency && !in_turn(seen) {
        let minutes = i64::from(pace.emergency_minutes.unwrap_or(EMERGENCY_MINUTES));
        let doors = !seen.0.iter().any(|observation| matches!(observation, Observation::EmergencyDoors { all: false, .. }));
        // One door of two is read when the duty officer next looks.
        return Some(sent.plus_minutes(if doors { minutes } else { 3 * minutes }));
    }
    let final_answer = would_disclose(world, request, seen, policy);
    let days = if final_answer { pace.disclosure_working_days } else { pace.question_working_days };
    Some(policy.provider.hours.after_working_days(sent, days))
}

/// Minutes of an emergency answer where no clause or pace says it (simulated).
const EMERGENCY_MINUTES: u32 = 60;

/// True when an emergency came in at an ordinary door, and waits its turn there.
fn in_turn(seen: &Observations) -> bool {
    seen.0.iter().any(|observation| {
        matches!(observation, Observation::Channel { fits: Addressed::Wrong { answer: WrongDoor::Slow, .. }, .. })
    })
}

/// True when a request is good enough to be worked on to the end: nothing returned, nothing asked.
fn would_disclose(world: &World, request: &Request<'_>, seen: &Observations, policy: &Policy<'_>) -> bool {
    let mut draft = Draft::new(world, request, seen, policy, world.now());
    draft.stops().is_none()
}

/// The answer to a sending, as things stand at `at`.
pub fn answer(
    world: &World,
    request: &Request<'_>,
    sending: &Sending,
    policy: &Policy<'_>,
    at: CaseTime,
) -> (Reply, Vec<Ticket>) {
    let mut draft = Draft::new(world, request, &sending.seen, policy, at);
    draft.repeated = sending.repeated;
    draft.passed_on();
    let (outcome, tickets) = match draft.stops() {
        Some(outcome) => (outcome, Vec::new()),
        None if matches!(request.measure, Measure::Extend | Measure::Withdraw) => {
            let answer = if request.measure == Measure::Extend {
                super::extension::extend(request, policy, world.tickets(), at)
            } else {
                super::extension::release(request, policy, world.tickets())
            };
            for (line, clause) in answer.lines {
                draft.say(line, clause.as_ref());
            }
            (answer.outcome, answer.tickets)
        }
        None if is_follow_up(request) => {
            let clause = policy.find(|term| matches!(term, Term::FollowUpWished { .. }).then_some(())).map(|said| said.clause);
            draft.say(Line::FollowUpNoted, clause.as_ref());
            (RequestOutcome::Granted, Vec::new())
        }
        None if request.measure == Measure::Preserve => {
            let (outcome, ticket) = draft.freeze();
            (outcome, ticket.into_iter().collect())
        }
        None => (draft.disclose(), Vec::new()),
    };
    let reply = Reply {
        id: 0,
        request: request.number,
        at,
        from: draft.company(),
        provider: Some(policy.provider.id.clone()),
        outcome,
        lines: draft.lines,
        items: draft.items,
        ticket: tickets.iter().find(|ticket| !ticket.withdrawn).map(|ticket| ticket.number.clone()),
        asks: draft.asks,
        records: draft.records,
    };
    (reply, tickets)
}

struct Draft<'a> {
    world: &'a World,
    request: &'a Request<'a>,
    seen: &'a Observations,
    policy: &'a Policy<'a>,
    at: CaseTime,
    /// The provider asked once already.
    repeated: bool,
    lines: Vec<ReplyLine>,
    items: Vec<ItemAnswer>,
    asks: Vec<Question>,
    records: Vec<String>,
}

impl<'a> Draft<'a> {
    fn new(world: &'a World, request: &'a Request<'a>, seen: &'a Observations, policy: &'a Policy<'a>, at: CaseTime) -> Self {
        Self { world, request, seen, policy, at, repeated: false, lines: vec![], items: vec![], asks: vec![], records: vec![] }
    }

    fn say(&mut self, what: Line, clause: Option<&ClauseId>) {
        self.lines.push(ReplyLine { what, clause: clause.cloned() });
    }

    fn ask(&mut self, question: Question) {
        if !self.asks.contains(&question) {
            self.asks.push(question);
        }
    }

    /// The company that answers: the controller.
    fn company(&self) -> String {
        let chosen = self.policy.provider.entity(&self.request.text(Role::Entity));
        let right = self.seen.0.iter().find_map(|observation| match observation {
            Observation::Entity { fits: Addressed::Wrong { right, answer: WrongDoor::PassedBack }, .. } => right.first().cloned(),
            _ => None,
        });
        right.or_else(|| chosen.map(|entity| entity.name.clone())).unwrap_or_else(|| self.policy.provider.name.clone())
    }

    fn passed_on(&mut self) {
        for observation in &self.seen.0 {
            if let Observation::Entity { fits: Addressed::Wrong { answer: WrongDoor::PassedBack, right }, clause, .. } =
                observation
            {
                self.lines.push(ReplyLine { what: Line::PassedTo(right.join(", ")), clause: Some(clause.clone()) });
            }
        }
    }

    /// Everything that stops a request before its items are looked at; the outcome, if something does.
    fn stops(&mut self) -> Option<RequestOutcome> {
        for observation in &self.seen.0 {
            match observation {
                Observation::Entity { fits: Addressed::Nowhere, clause, .. }
                | Observation::Channel { fits: Addressed::Nowhere, clause, .. } => {
                    self.say(Line::NotAddressed, Some(clause));
                    return Some(RequestOutcome::Returned);
                }
                Observation::Entity { fits: Addressed::Wrong { answer, right }, clause, .. }
                | Observation::Channel { fits: Addressed::Wrong { answer, right }, clause, .. } => match answer {
                    WrongDoor::NotProcessed => {
                        self.say(Line::NotProcessed(right.join(", ")), Some(clause));
                        return Some(RequestOutcome::Returned);
                    }
                    WrongDoor::AcknowledgedOnly => {
                        self.say(Line::AcknowledgedOnly, Some(clause));
                        return Some(RequestOutcome::Returned);
                    }
                    WrongDoor::Silence | WrongDoor::ForwardedToCustomer => return Some(RequestOutcome::Silent),
                    WrongDoor::PassedBack | WrongDoor::Slow => {}
                },
                Observation::Sender { fits: Sender::Private | Sender::Missing, clause: Some(clause), .. } => {
                    self.say(Line::WrongSender, Some(clause));
                    return Some(RequestOutcome::Returned);
                }
                _ => {}
            }
        }
        if let Some(outcome) = self.no_emergency() {
            return Some(outcome);
        }
        if !matches!(self.request.measure, Measure::Preserve | Measure::Extend | Measure::Withdraw)
            && let Some(outcome) = self.too_broad()
        {
            return Some(outcome);
        }
        self.faults()
    }

    fn no_emergency(&mut self) -> Option<RequestOutcome> {
        let test = self.seen.0.iter().find_map(|observation| match observation {
            Observation::EmergencyTest { reading, clause, .. } => Some((*reading, clause.clone())),
            _ => None,
        });
        let (line, clause) = match test? {
            (EmergencyReading::None, clause) => (Line::NoEmergency, clause),
            (EmergencyReading::OtherLimb, clause) => (Line::OtherDanger, clause),
            _ => return None,
        };
        self.say(line, Some(&clause));
        Some(RequestOutcome::Refused)
    }

    fn too_broad(&mut self) -> Option<RequestOutcome> {
        let limitless = self.seen.0.iter().find_map(|observation| match observation {
            Observation::Limitless { answer: Some((breadth, clause)), .. } => Some((*breadth, clause.clone())),
            _ => None,
        });
        if let Some((breadth, clause)) = limitless {
            self.say(Line::Limitless(breadth), Some(&clause));
            match breadth {
                Breadth::Returned | Breadth::CaptureYourself => return Some(RequestOutcome::Returned),
                Breadth::Refused => return Some(RequestOutcome::Refused),
                Breadth::Narrowed => {}
            }
        }
        if self.seen.items().any(|item| item.public)
            && let Some(said) = self.policy.public_data()
        {
            self.say(Line::Public(said.what), Some(&said.clause));
            if said.what == Breadth::Returned {
                return Some(RequestOutcome::Returned);
            }
        }
        None
    }

    /// Faults of the paper: what is missing altogether is asked once or returned.
    fn faults(&mut self) -> Option<RequestOutcome> {
        let mut stop = None;
        let mut missing: Vec<(Line, Option<ClauseId>, Option<Question>)> = Vec::new();
        for observation in &self.seen.0 {
            match observation {
                Observation::Signature { element, present: false, clause: Some(clause), .. } => {
                    missing.push((Line::WantsSignature(*element), Some(clause.clone()), None));
                    stop = Some(RequestOutcome::Asked);
                }
                Observation::NoItems { clause, .. } => {
                    missing.push((Line::NoDataTypes, clause.clone(), None));
                    stop = Some(RequestOutcome::Returned);
                }
                Observation::NoRows { clause, .. } => {
                    missing.push((Line::NoIdentifier, Some(clause.clone()), Some(Question::Identifier)));
                    stop = stop.or(Some(RequestOutcome::Asked));
                }
                Observation::Period { reading: PeriodReading::Missing | PeriodReading::Open, clause: Some(clause), .. } => {
                    missing.push((Line::WantsPeriod, Some(clause.clone()), Some(Question::Period)));
                    stop = stop.or(Some(RequestOutcome::Asked));
                }
                Observation::Said { need, present: false, clause: Some(clause), .. } => {
                    let (line, question) = match need {
                        Need::Nexus => continue,
                        Need::Power => (Line::WantsPower, Some(Question::Power)),
                        Need::Offence => (Line::WantsOffence, None),
                        Need::FollowUp => (Line::WantsFollowUp, None),
                        other if self.request.measure == Measure::Emergency => (Line::WantsSaid(*other), None),
                        other => (Line::WantsSaid(*other), Some(Question::Assurances)),
                    };
                    missing.push((line, Some(clause.clone()), question));
                    stop = stop.or(Some(RequestOutcome::Asked));
                }
                _ => {}
            }
        }
        self.nexus(&mut missing, &mut stop);
        let unusable = self.unusable_rows();
        if self.seen.rows().next().is_some() && self.seen.rows().all(|row| !row.usable || row.date_seen == Some(false)) {
            missing.extend(unusable);
            stop = stop.or(Some(RequestOutcome::Asked));
        }
        if missing.is_empty() {
            return None;
        }
        let patient = self.policy.asks_back().is_none_or(|said| !said.what.is_empty());
        for (line, clause, question) in missing {
            self.say(line, clause.as_ref());
            if let Some(question) = question {
                self.ask(question);
            }
        }
        let stop = stop?;
        if stop == RequestOutcome::Asked && (self.repeated || !patient) {
            self.asks.clear();
            return Some(if patient { RequestOutcome::Refused } else { RequestOutcome::Returned });
        }
        Some(stop)
    }

    /// The link is missing for every account: the request waits. For some: the others are answered.
    fn nexus(&self, missing: &mut Vec<(Line, Option<ClauseId>, Option<Question>)>, stop: &mut Option<RequestOutcome>) {
        let told: Vec<(bool, &Option<AccountId>, &Option<ClauseId>)> = self
            .seen
            .0
            .iter()
            .filter_map(|observation| match observation {
                Observation::Said { need: Need::Nexus, present, account, clause, .. } => Some((*present, account, clause)),
                _ => None,
            })
            .collect();
        let Some(clause) = told.iter().find(|(present, ..)| !present).and_then(|(_, _, clause)| (*clause).clone()) else {
            return;
        };
        if told.iter().all(|(present, ..)| !present) {
            let values = self.seen.rows().filter(|row| row.usable).map(|row| row.value.clone()).collect();
            missing.push((Line::WantsNexus(values), Some(clause), Some(Question::Nexus)));
            *stop = stop.or(Some(RequestOutcome::Asked));
        }
    }

    fn unusable_rows(&self) -> Vec<(Line, Option<ClauseId>, Option<Question>)> {
        self.seen
            .rows()
            .filter_map(|row| {
                if !row.usable {
                    Some((Line::FindsNobody(row.value.clone()), Some(row.clause.clone()), Some(Question::Identifier)))
                } else if row.date_seen == Some(false) {
                    Some((Line::WantsDateSeen(row.value.clone()), Some(row.clause.clone()), Some(Question::DateSeen)))
                } else {
                    None
                }
            })
            .collect()
    }

    /// Rows that find an account, and those that do not: the latter are said.
    fn split_rows(&mut self) -> Vec<(RowReading, AccountId)> {
        for (line, clause, question) in self.unusable_rows() {
            if let Line::FindsNobody(value) | Line::WantsDateSeen(value) = &line {
                self.items.push(ItemAnswer { item: value.clone(), answer: Answered::Asked, account: None, category: None });
            }
            self.say(line, clause.as_ref());
            if let Some(question) = question.filter(|_| !self.repeated) {
                self.ask(question);
            }
        }
        let mut found: Vec<(RowReading, AccountId)> = Vec::new();
        let rows: Vec<RowReading> = self.seen.rows().filter(|row| row.usable && row.date_seen != Some(false)).cloned().collect();
        for row in rows {
            match row.account.clone() {
                Some(account) if found.iter().all(|(_, known)| *known != account) => found.push((row, account)),
                Some(_) => {}
                None => {
                    self.items.push(ItemAnswer {
                        item: row.value.clone(),
                        answer: Answered::NotFound,
                        account: None,
                        category: None,
                    });
                    self.say(Line::NoSuchAccount(row.value.clone()), Some(&row.clause));
                }
            }
        }
        found
    }

    fn freeze(&mut self) -> (RequestOutcome, Option<Ticket>) {
        let scenario = self.world.scenario();
        let categories = self.seen.categories();
        let (mut copies, mut values) = (Vec::new(), Vec::new());
        let rows = self.split_rows();
        let unfound = self.items.len();
        for (row, id) in rows {
            let Some(account) = scenario.account(&id) else { continue };
            let kept: Vec<DataCategory> = categories
                .iter()
                .copied()
                .filter(|category| is_alive(scenario, self.policy, account, *category, self.at, &[]))
                .collect();
            if kept.is_empty() {
                self.say(Line::NoSuchAccount(row.value.clone()), Some(&row.clause));
                self.items.push(ItemAnswer {
                    item: id.to_string(),
                    answer: Answered::NotFound,
                    account: Some(id),
                    category: None,
                });
                continue;
            }
            for category in &kept {
                self.items.push(ItemAnswer {
                    item: format!("{id}/{}", category.key()),
                    answer: Answered::Frozen,
                    account: Some(id.clone()),
                    category: Some(*category),
                });
            }
            values.push(row.value.clone());
            copies.push((id, kept));
        }
        if copies.is_empty() {
            return (if self.asks.is_empty() { RequestOutcome::Refused } else { RequestOutcome::Asked }, None);
        }
        let all = unfound == 0 && self.items.iter().all(|item| item.answer == Answered::Frozen);
        let preservation = self.policy.preservation();
        let days = self.policy.preservation_days();
        let of_days = days.as_ref().map(|said| said.clause.clone());
        let clause = of_days.or_else(|| preservation.map(|said| said.clause));
        let made = self.at;
        let until = days.map(|said| made.date().plus_days(i64::from(said.what)));
        let extend_by = self
            .policy
            .renewal()
            .and_then(|said| said.what.apply_before_days)
            .zip(until)
            .map(|(before, until)| until.plus_days(-i64::from(before)));
        let number = format!(
            "{}-{}",
            self.policy.provider.pace.ticket_prefix,
            self.policy.provider.pace.first_ticket + self.world.tickets_at(&self.policy.provider.id)
        );
        let (before, after): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.lines).into_iter().partition(|line| matches!(line.what, Line::PassedTo(_)));
        self.lines = before;
        self.say(Line::Frozen(values), clause.as_ref());
        self.say(Line::Ticket { number: number.clone(), copied: made.date(), until, extend_by }, clause.as_ref());
        self.lines.extend(after);
        let snapshot =
            self.policy.preservation_needs().into_iter().find(|said| said.what == Need::FollowUp).map(|said| said.clause);
        self.say(Line::SnapshotOnly, snapshot.as_ref());
        for observation in &self.seen.0 {
            if let Observation::BreachShown { clause, .. } = observation {
                self.lines.push(ReplyLine { what: Line::BreachActedOn, clause: Some(clause.clone()) });
            }
        }
        let ticket = Ticket {
            number,
            request: self.request.number,
            provider: self.policy.provider.id.clone(),
            made,
            expires: until,
            copies,
            extended: 0,
            withdrawn: false,
        };
        (if all { RequestOutcome::Preserved } else { RequestOutcome::Partly }, Some(ticket))
    }

    fn disclose(&mut self) -> RequestOutcome {
        let scenario = self.world.scenario();
        let rows = self.split_rows();
        let narrowed = self.cut_period();
        let mut given: Vec<DataCategory> = Vec::new();
        for item in self.seen.items().cloned().collect::<Vec<_>>() {
            let label = self.policy.provider.item(&item.key).map_or_else(|| item.key.clone(), |item| item.label.clone());
            match item.access {
                ItemAccess::Closed(process) => self.say(Line::NeedsProcess(label, process), item.clause.as_ref()),
                ItemAccess::WithOrder { attached: false } => self.say(Line::NeedsOrder(label), item.clause.as_ref()),
                ItemAccess::NeverHeld => self.say(Line::NeverHeld(label), item.clause.as_ref()),
                ItemAccess::Open | ItemAccess::WithOrder { attached: true } | ItemAccess::Unknown => {}
            }
        }
        for observation in &self.seen.0 {
            if let Observation::ContentInWords { clause: Some(clause), .. } = observation
                && self.lines.iter().all(|line| !matches!(line.what, Line::NeedsProcess(_, Process::Mla)))
            {
                self.lines
                    .push(ReplyLine { what: Line::NeedsProcess("messages".into(), Process::Mla), clause: Some(clause.clone()) });
            }
        }
        let unlinked: Vec<AccountId> = self
            .seen
            .0
            .iter()
            .filter_map(|observation| match observation {
                Observation::Said { need: Need::Nexus, present: false, account: Some(account), clause: Some(_), .. } => {
                    Some(account.clone())
                }
                _ => None,
            })
            .collect();
        let mut asked_back = Vec::new();
        for (row, id) in rows {
            let Some(account) = scenario.account(&id) else { continue };
            let link_missing = unlinked.contains(&id);
            let mut gone = true;
            let mut categories: Vec<(DataCategory, ItemAccess)> =
                self.seen.items().map(|item| (item.category, item.access)).collect();
            categories.sort_by_key(|(category, access)| (*category, !matches!(access, ItemAccess::Open)));
            categories.dedup_by_key(|(category, access)| (*category, std::mem::discriminant(access)));
            for (category, access) in categories {
                let open = matches!(access, ItemAccess::Open | ItemAccess::WithOrder { attached: true } | ItemAccess::Unknown);
                let alive = is_alive(scenario, self.policy, account, category, self.at, self.world.tickets());
                let answer = match access {
                    _ if link_missing && open => Answered::Asked,
                    ItemAccess::NeverHeld => Answered::NeverHeld,
                    _ if !open => Answered::Refused,
                    _ if !alive || !is_held(account, category) => Answered::NotFound,
                    _ => Answered::Disclosed,
                };
                gone &= !(answer != Answered::NotFound);
                if answer == Answered::Disclosed {
                    if !given.contains(&category) {
                        given.push(category);
                    }
                    for line in
                        account.data.iter().filter(|holding| holding.category == category).flat_map(|holding| &holding.lines)
                    {
                        if !self.records.contains(line) {
                            self.records.push(line.clone());
                        }
                    }
                }
                self.items.push(ItemAnswer {
                    item: format!("{id}/{}", category.key()),
                    answer,
                    account: Some(id.clone()),
                    category: Some(category),
                });
            }
            if link_missing {
                asked_back.push(row.value.clone());
            } else if gone && self.seen.items().next().is_some() {
                self.say(
                    Line::Gone(row.value.clone()),
                    self.policy.lifetime(crate::content::policy::Lifetime::DeletedAccount).map(|said| said.clause).as_ref(),
                );
            }
        }
        if !asked_back.is_empty() {
            let clause = self.seen.0.iter().find_map(|observation| match observation {
                Observation::Said { need: Need::Nexus, present: false, clause, .. } => clause.clone(),
                _ => None,
            });
            self.say(Line::WantsNexus(asked_back), clause.as_ref());
            if !self.repeated {
                self.ask(Question::Nexus);
            }
        }
        self.finish(given, narrowed)
    }

    fn cut_period(&mut self) -> bool {
        let Some((PeriodReading::Bounded { beyond_facts, beyond_clause, future, .. }, _, clause)) = self.seen.period() else {
            return false;
        };
        let (beyond_facts, beyond_clause, future, clause) = (*beyond_facts, beyond_clause.clone(), *future, clause.cloned());
        if future {
            self.say(Line::FutureCut, clause.as_ref());
        }
        match (beyond_clause, beyond_facts) {
            (Some((days, clause)), _) => self.say(Line::PeriodCut(days), Some(&clause)),
            (None, days) if days > 0 => self.say(Line::PeriodNarrowed, clause.as_ref()),
            _ => return future,
        }
        true
    }

    fn finish(&mut self, mut given: Vec<DataCategory>, narrowed: bool) -> RequestOutcome {
        if given.is_empty() {
            return if self.asks.is_empty() { RequestOutcome::Refused } else { RequestOutcome::Asked };
        }
        given.sort();
        let clause = self
            .seen
            .items()
            .find(|item| given.contains(&item.category) && item.clause.is_some())
            .and_then(|item| item.clause.clone());
        self.lines.insert(0, ReplyLine { what: Line::Disclosed(given), clause });
        if let Some(said) = self.policy.certificate()
            && said.what == Certificate::IfRequestAsks
        {
            let asked = self.request.keys(Role::Format).iter().any(|key| key == "certificate");
            self.say(if asked { Line::WithCertificate } else { Line::WithoutCertificate }, Some(&said.clause));
        }
        self.notice();
        if narrowed {
            return RequestOutcome::Narrowed;
        }
        if self.items.iter().all(|item| item.answer == Answered::Disclosed) {
            RequestOutcome::Granted
        } else {
            RequestOutcome::Partly
        }
    }

    fn notice(&mut self) {
        if let Some((told, said_until, clause)) = told(self.request, self.seen, self.policy, self.world) {
            let line = if told { Line::UserTold } else { Line::UserNotTold(said_until) };
            self.say(line, Some(&clause));
        }
    }
}

/// Whether the user is told before a disclosure, until when he is not, and by which clause; `None` where nobody is told.
pub fn told(request: &Request<'_>, seen: &Observations, policy: &Policy<'_>, world: &World) -> Option<(bool, String, ClauseId)> {
    let notice = policy.notice()?;
    if notice.what.when == Notice::Never {
        return None;
    }
    if request.measure == Measure::Emergency && notice.what.exempt.contains(&Exempt::Emergency) {
        return None;
    }
    let child = world.scenario().people.iter().any(|person| person.child_age.is_some());
    if child && notice.what.exempt.contains(&Exempt::Child) {
        return None;
    }
    let (asked, reason, end) = seen.silence().unwrap_or_default();
    let word_counts = notice.what.delayed_by.contains(&Delay::OfficersReason);
    let silent = word_counts && asked && reason && (end || !notice.what.end_required);
    Some((!silent, request.part(Role::NonDisclosure, "until"), notice.clause))
}

/// What being told does in the story.
pub fn harm_of_notice(world: &World) -> Option<Severity> {
    match world.scenario().facts.alert_harms {
        AlertHarms::No => None,
        AlertHarms::Evidence => Some(Severity::Major),
        AlertHarms::Person => Some(Severity::Fatal),
    }
}
