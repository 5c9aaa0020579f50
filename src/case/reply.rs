//! Observations and policy make the provider's answer, item by item. Severities have no say in it.
//! What is answered is typed; `words` makes the letter, in the provider's tone.

mod aside;
mod given;
mod lines;
mod stops;

use super::world::{Sending, World, is_assistance};
use crate::content::data::Measure;
use crate::content::id::ClauseId;
use crate::content::policy::{Delay, Exempt, Notice, Question, Term, WrongDoor};
use crate::content::role::Role;
use crate::content::scenario::Level;
use crate::content::time::CaseTime;
use crate::request::examine::is_follow_up;
use crate::request::facts::Ticket;
use crate::request::observation::{Addressed, AssistancePoint, Observation, Observations};
use crate::request::{Policy, Request, orders};

pub use aside::{CaptureLine, ConsentLine, HomeLine, Lack, PoliceLine};
pub use lines::{Answered, ItemAnswer, Line, Reply, ReplyLine, RequestOutcome};

/// When the answer to a sending can be expected; `None` where there will never be one.
pub fn due(world: &World, request: &Request<'_>, seen: &Observations, policy: &Policy<'_>, sent: CaseTime) -> Option<CaseTime> {
    let pace = &policy.provider.pace;
    let held = seen.0.iter().any(|observation| matches!(observation, Observation::CallBack { confirms: false, .. }));
    let urgent = request.measure == Measure::Emergency && !in_turn(seen);
    let sent = if held && urgent { sent.plus_minutes(MINUTES_TO_VERIFY) } else { sent };
    let mut delay_days = if held && !urgent { DAYS_TO_VERIFY } else { 0 };
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
    if urgent {
        let minutes = i64::from(pace.emergency_minutes.unwrap_or(EMERGENCY_MINUTES));
        let doors = !seen.0.iter().any(|observation| matches!(observation, Observation::EmergencyDoors { all: false, .. }));
        // One door of two is read when the duty officer next looks.
        return Some(sent.plus_minutes(if doors { minutes } else { 3 * minutes }));
    }
    let final_answer = would_disclose(world, request, seen, policy);
    let days = if final_answer { pace.disclosure_working_days } else { pace.question_working_days };
    // In an advanced case the desk over there has other letters too.
    let days = if world.scenario().level == Level::Advanced { days + DAYS_OF_A_BUSY_DESK } else { days };
    Some(policy.provider.hours.after_working_days(sent, days))
}

/// What a company loses over a sender whom its call does not confirm, until it has found another desk (simulated).
const MINUTES_TO_VERIFY: i64 = 60;
const DAYS_TO_VERIFY: i64 = 1;

/// Minutes of an emergency answer where no clause or pace says it (simulated).
const EMERGENCY_MINUTES: u32 = 60;

/// Working days by which an answer is later in an advanced case (simulated).
const DAYS_OF_A_BUSY_DESK: u32 = 2;

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
    draft.called_back();
    // An order made over there has passed its desks; the company only looks for what it holds.
    let stopped = if is_assistance(request.measure) { None } else { draft.stops() };
    let (outcome, tickets) = match stopped {
        Some(outcome) => (outcome, Vec::new()),
        None if matches!(request.measure, Measure::Extend | Measure::Withdraw) => {
            let answer = if request.measure == Measure::Extend {
                super::extension::extend(
                    request,
                    policy,
                    (world.tickets(), &world.assistance_numbers()),
                    world.scenario().measures.contains(&Measure::Mla),
                    at,
                )
            } else {
                super::extension::release(request, policy, &sending.seen, world.tickets())
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
        None if request.measure == Measure::MlaRealTime => (draft.collect(), Vec::new()),
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

    /// True where a company asks before it sends a paper back, or no clause says that it does not.
    fn patient(&self) -> bool {
        self.policy.asks_back().is_none_or(|said| !said.what.is_empty())
    }

    fn ask(&mut self, question: Question) {
        if self.patient() && !self.asks.contains(&question) {
            self.asks.push(question);
        }
    }

    /// The day by which live data and copies are looked for: that on which an order was served, else that of the answer.
    fn day_of_search(&self) -> CaseTime {
        self.world.passage(self.request.number).and_then(|passage| passage.served).unwrap_or(self.at)
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
    // An order of a court there binds the company for its term, where the request asked for one.
    if is_assistance(request.measure) && seen.assistance(AssistancePoint::Confidentiality) == Some(true) {
        return Some((false, String::new(), notice.clause));
    }
    // What is collected is collected in silence: that is its nature, and the order says so.
    if request.measure == Measure::MlaRealTime {
        return None;
    }
    let child = world.scenario().people.iter().any(|person| person.child_age.is_some());
    if child && notice.what.exempt.contains(&Exempt::Child) {
        return None;
    }
    // An order of a court binds the company by its own clause, until the day that the order names.
    let today = world.now().date();
    if notice.what.delayed_by.contains(&Delay::CourtOrder)
        && let Some(last) = orders::silence(request, &world.facts_of(request.number), &seen.accounts(), today)
    {
        return Some((false, last.text(), notice.clause));
    }
    let (asked, reason, end) = seen.silence().unwrap_or_default();
    let word_counts = notice.what.delayed_by.contains(&Delay::OfficersReason);
    let silent = word_counts && asked && reason && (end || !notice.what.end_required);
    Some((!silent, request.part(Role::NonDisclosure, "until"), notice.clause))
}
