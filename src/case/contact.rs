//! Police to police: what the contact point of another State does, and when. It goes by the company's own clauses, as
//! the company does; what no clause opens to the police it leaves to a request for assistance. Each thing that is asked
//! is answered in its own time, so that one message can have several answers.

mod help;

use super::reply::{Answered, ItemAnswer, Line, PoliceLine, Reply, ReplyLine, RequestOutcome};
use super::world::{Sending, World};
use crate::content::Library;
use crate::content::data::Measure;
use crate::content::id::{ClauseId, ProviderId};
use crate::content::policy::Term;
use crate::content::provider::Provider;
use crate::content::role::Role;
use crate::content::scenario::Scenario;
use crate::content::time::CaseTime;
use crate::request::examine::is_reason;
use crate::request::facts::Ticket;
use crate::request::narrative::Text;
use crate::request::observation::Observations;
use crate::request::{Policy, Request};
use help::Draft;

/// One thing that a message asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Help {
    /// Have data preserved.
    Freeze,
    /// Have a freeze extended.
    Extend,
    /// Help in an emergency.
    Emergency,
    /// Give records that the police there may get.
    Records,
    /// Say what a request for assistance must hold.
    Advice,
    /// Protect a person.
    Warn,
}

impl Help {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Freeze, "freeze"),
        (Self::Extend, "extend"),
        (Self::Emergency, "emergency"),
        (Self::Records, "subscriber"),
        (Self::Advice, "advice"),
        (Self::Warn, "warn"),
    ];
}

/// What a message asks, in the order of the form.
pub fn asked(request: &Request<'_>) -> Vec<Help> {
    let keys = request.keys(Role::AskedHelp);
    Help::ALL.into_iter().filter(|(_, key)| keys.iter().any(|asked| asked.trim() == *key)).map(|(help, _)| help).collect()
}

// Minutes of the police there (simulated). An office answers the next day, a duty desk within hours.
const OFFICE: i64 = 24 * 60;
const DUTY: i64 = 4 * 60;
const SLOW_ROAD: i64 = 24 * 60;

/// The company whose data a message is about, as the message names it.
pub fn holder(request: &Request<'_>, scenario: &Scenario, library: &Library) -> Option<ProviderId> {
    let text = request.text(Role::Holder).to_lowercase();
    if text.trim().is_empty() {
        return None;
    }
    let names = |provider: &Provider| {
        std::iter::once(provider.name.to_lowercase())
            .chain(
                provider
                    .entities
                    .iter()
                    .flat_map(|entity| std::iter::once(&entity.name).chain(&entity.also))
                    .map(|name| name.to_lowercase()),
            )
            .any(|name| text.contains(&name))
    };
    let of_case = scenario.providers.iter().filter_map(|id| library.providers.get(id));
    of_case.chain(library.providers.values()).find(|provider| names(provider)).map(|provider| provider.id.clone())
}

/// The State in which the company sits that holds the data: `United Arab Emirates`.
pub fn state_of<'p>(policy: &Policy<'p>) -> Option<&'p str> {
    let provider = policy.provider;
    let named = provider.entities.iter().find(|entity| {
        policy.find(|term| matches!(term, Term::Controls { entity: id, .. } if *id == entity.id).then_some(())).is_some()
    });
    let entity = named.or_else(|| provider.entities.first())?;
    Some(entity.country.split(" (").next().unwrap_or(&entity.country))
}

/// When answers to a message come, each once, first to last.
pub fn due(request: &Request<'_>, seen: &Observations, policy: Option<&Policy<'_>>, sent: CaseTime) -> Vec<CaseTime> {
    // Whether this State belongs to that network nobody could confirm: nothing comes back on it.
    if request.text(Role::Network).trim() == "g7" {
        return Vec::new();
    }
    let mut times: Vec<CaseTime> = match stop(request, seen, policy) {
        Some(_) => vec![sent.plus_minutes(OFFICE)],
        None => asked(request).into_iter().map(|help| when(help, request, policy, sent)).collect(),
    };
    times.sort();
    times.dedup();
    times
}

fn when(help: Help, request: &Request<'_>, policy: Option<&Policy<'_>>, sent: CaseTime) -> CaseTime {
    let slow = match request.text(Role::Network).trim() {
        "interpol" | "liaison" => SLOW_ROAD,
        _ => 0,
    };
    match (help, policy) {
        (Help::Emergency, Some(policy)) => {
            let minutes = policy.provider.pace.emergency_minutes.map_or(DUTY, i64::from);
            sent.plus_minutes(if copy_missing(request, policy) { 3 * minutes } else { minutes })
        }
        (Help::Emergency | Help::Warn, _) => sent.plus_minutes(DUTY),
        (Help::Records, Some(policy)) => {
            policy.provider.hours.after_working_days(sent.plus_minutes(slow), policy.provider.pace.disclosure_working_days)
        }
        (Help::Freeze | Help::Extend, Some(policy)) => {
            sent.plus_minutes(slow + OFFICE.max(i64::from(policy.provider.pace.preservation_minutes)))
        }
        (Help::Advice, _) => sent.plus_minutes(slow + 3 * OFFICE),
        _ => sent.plus_minutes(slow + OFFICE),
    }
}

/// True where the clause wants a copy at the company beside the message, and the message tells of none.
fn copy_missing(request: &Request<'_>, policy: &Policy<'_>) -> bool {
    if policy.clause_of(&Term::AllEmergencyChannels).is_none() {
        return false;
    }
    let raw = [Role::OtherChannels, Role::EmergencyNature, Role::Urgency].map(|role| request.text(role).into_owned()).join(". ");
    let text = Text::new(&raw);
    let told = text.find_any(&["copy", "copied", "cc", "mail", "email"]).into_iter().any(|found| !text.is_negated(found));
    !told
}

/// What stops the whole message: how it ends, and what is said.
fn stop(request: &Request<'_>, seen: &Observations, policy: Option<&Policy<'_>>) -> Option<(RequestOutcome, Vec<ReplyLine>)> {
    let say = |line: PoliceLine, clause: Option<&str>| ReplyLine { what: Line::Police(line), clause: clause.map(ClauseId::from) };
    if request.text(Role::Network).trim() == "budapest" {
        return Some((RequestOutcome::Returned, vec![say(PoliceLine::NotAParty, Some("coe-bud/16"))]));
    }
    let asks = asked(request);
    if asks.is_empty() {
        return Some((RequestOutcome::Returned, vec![say(PoliceLine::WantsAsk, None)]));
    }
    let only_people = asks.iter().all(|help| matches!(help, Help::Advice | Help::Warn));
    let mut lines = Vec::new();
    if !is_reason(&request.text(Role::Facts)) && !is_reason(&request.text(Role::EmergencyNature)) {
        lines.push(say(PoliceLine::WantsFacts, None));
    }
    if only_people {
        return (!lines.is_empty()).then_some((RequestOutcome::Returned, lines));
    }
    let Some(policy) = policy else {
        lines.push(say(PoliceLine::WantsHolder, None));
        return Some((RequestOutcome::Returned, lines));
    };
    if let Some((right, clause)) = other_holder(request, policy) {
        lines.push(ReplyLine { what: Line::Police(PoliceLine::OtherHolder(right)), clause: Some(clause) });
    }
    let extends_only = asks.iter().all(|help| matches!(help, Help::Extend | Help::Advice | Help::Warn));
    if !extends_only && seen.rows().next().is_none() {
        lines.push(ReplyLine { what: Line::NoIdentifier, clause: None });
    } else if !extends_only && !seen.rows().any(|row| row.usable) {
        let unusable =
            seen.rows().map(|row| ReplyLine { what: Line::FindsNobody(row.value.clone()), clause: Some(row.clause.clone()) });
        lines.extend(unusable);
    }
    (!lines.is_empty()).then_some((RequestOutcome::Returned, lines))
}

/// The right company, where the message names another one of the group.
pub fn other_holder(request: &Request<'_>, policy: &Policy<'_>) -> Option<(String, ClauseId)> {
    let text = request.text(Role::Holder).to_lowercase();
    let named = |entity: &crate::content::provider::Entity| {
        std::iter::once(&entity.name)
            .chain(&entity.also)
            .map(|name| name.to_lowercase())
            .filter(|name| text.contains(name))
            .map(|name| name.len())
            .max()
    };
    // Of names that contain each other the longest is meant: ‘X's partner in Pakistan’, not ‘X’.
    let best =
        policy.provider.entities.iter().filter_map(|entity| Some((named(entity)?, entity))).max_by_key(|(length, _)| *length)?.1;
    let controls = |id: &crate::content::id::EntityId| {
        policy.find(|term| matches!(term, Term::Controls { entity, .. } if entity == id).then_some(()))
    };
    if controls(&best.id).is_some() {
        return None;
    }
    let right = policy.find(|term| if let Term::Controls { entity, .. } = term { Some(entity) } else { None })?;
    let name = policy.provider.entity(right.what.as_str()).map_or_else(|| right.what.to_string(), |entity| entity.name.clone());
    Some((name, right.clause))
}

/// The answer that comes at `at`, and the freezes as they are after it.
pub fn answer(
    world: &World,
    request: &Request<'_>,
    sending: &Sending,
    policy: Option<&Policy<'_>>,
    at: CaseTime,
) -> (Reply, Vec<Ticket>) {
    let mut draft = Draft {
        world,
        request,
        seen: &sending.seen,
        at,
        lines: Vec::new(),
        items: Vec::new(),
        records: Vec::new(),
        tickets: Vec::new(),
    };
    let stopped = stop(request, &sending.seen, policy);
    let earlier: Vec<ItemAnswer> = world
        .replies()
        .iter()
        .filter(|reply| reply.request == request.number && reply.at >= sending.at)
        .flat_map(|reply| reply.items.clone())
        .collect();
    let outcome = if let Some((outcome, lines)) = stopped {
        draft.lines = lines;
        outcome
    } else {
        for help in asked(request).into_iter().filter(|help| when(*help, request, policy, sending.at).minutes_since(at) == 0) {
            draft.help(help, policy);
        }
        draft
            .items
            .iter()
            .filter(|item| !earlier.contains(item))
            .chain(&earlier)
            .fold(None, worst_and_best)
            .unwrap_or(RequestOutcome::Refused)
    };
    for item in earlier {
        if !draft.items.contains(&item) {
            draft.items.push(item);
        }
    }
    let from = policy.and_then(state_of).map_or_else(
        || {
            let named = request.text(Role::AskedAuthority).trim().to_owned();
            if named.is_empty() { "National contact point".to_owned() } else { named }
        },
        |state| format!("National contact point, {state}"),
    );
    let reply = Reply {
        id: 0,
        request: request.number,
        at,
        from,
        provider: None,
        outcome,
        lines: draft.lines,
        items: draft.items,
        ticket: draft.tickets.iter().find(|ticket| !ticket.withdrawn).map(|ticket| ticket.number.clone()),
        asks: Vec::new(),
        records: draft.records,
    };
    (reply, draft.tickets)
}

/// How a message stands, item by item: all given, only frozen, part of it, nothing.
fn worst_and_best(known: Option<RequestOutcome>, item: &ItemAnswer) -> Option<RequestOutcome> {
    let of_item = match item.answer {
        Answered::Disclosed => RequestOutcome::Granted,
        Answered::Frozen => RequestOutcome::Preserved,
        Answered::Asked => RequestOutcome::Returned,
        Answered::Refused | Answered::NotFound | Answered::NeverHeld => RequestOutcome::Refused,
    };
    Some(match known {
        None => of_item,
        Some(known) if known == of_item => known,
        Some(RequestOutcome::Granted | RequestOutcome::Preserved)
            if matches!(of_item, RequestOutcome::Granted | RequestOutcome::Preserved) =>
        {
            RequestOutcome::Granted
        }
        Some(_) => RequestOutcome::Partly,
    })
}

/// True for a measure that is no request to a company: the company's own doors and clauses do not judge it.
pub fn is_at_home(measure: Measure) -> bool {
    matches!(measure, Measure::DomesticOrder | Measure::OpenSource | Measure::Consent)
}
