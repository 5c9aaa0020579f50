//! Police to police: what the contact point of another State does, and when. It goes by the company's own clauses, as
//! the company does; what no clause opens to the police it leaves to a request for assistance. Each thing that is asked
//! is answered in its own time, so that one message can have several answers.

use super::extension;
use super::lifetime::{is_alive, is_held};
use super::reply::{Answered, ItemAnswer, Line, PoliceLine, Reply, ReplyLine, RequestOutcome};
use super::world::{Sending, World};
use crate::content::Library;
use crate::content::data::{DataCategory, DataKind, Measure};
use crate::content::id::{AccountId, ClauseId, ProviderId};
use crate::content::policy::{Honours, Process, RenewalNeed, Term};
use crate::content::provider::Provider;
use crate::content::role::Role;
use crate::content::scenario::Scenario;
use crate::content::time::CaseTime;
use crate::request::examine::is_reason;
use crate::request::facts::Ticket;
use crate::request::narrative::Text;
use crate::request::observation::{EmergencyReading, Observation, Observations};
use crate::request::{Policy, Request};

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
fn other_holder(request: &Request<'_>, policy: &Policy<'_>) -> Option<(String, ClauseId)> {
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

struct Draft<'a> {
    world: &'a World,
    request: &'a Request<'a>,
    seen: &'a Observations,
    at: CaseTime,
    lines: Vec<ReplyLine>,
    items: Vec<ItemAnswer>,
    records: Vec<String>,
    tickets: Vec<Ticket>,
}

impl Draft<'_> {
    fn say(&mut self, line: Line, clause: Option<&ClauseId>) {
        self.lines.push(ReplyLine { what: line, clause: clause.cloned() });
    }

    fn police(&mut self, line: PoliceLine, clause: Option<&ClauseId>) {
        self.say(Line::Police(line), clause);
    }

    fn item(&mut self, item: &str, answer: Answered, of: Option<(&AccountId, DataCategory)>) {
        self.items.push(ItemAnswer {
            item: item.to_owned(),
            answer,
            account: of.map(|(account, _)| account.clone()),
            category: of.map(|(_, category)| category),
        });
    }

    fn help(&mut self, help: Help, policy: Option<&Policy<'_>>) {
        match (help, policy) {
            (Help::Freeze, Some(policy)) => self.freeze(policy),
            (Help::Extend, Some(policy)) => self.extend(policy),
            (Help::Emergency, Some(policy)) => self.emergency(policy),
            (Help::Records, Some(policy)) => self.give(policy),
            (Help::Advice, _) => {
                let treaty = policy.and_then(|policy| {
                    policy.find(|term| if let Term::TreatyBasis(treaty) = term { Some(treaty.clone()) } else { None })
                });
                let clause = treaty.as_ref().map(|said| said.clause.clone());
                self.police(PoliceLine::Advice(treaty.map(|said| said.what)), clause.as_ref());
                self.item("advice", Answered::Disclosed, None);
            }
            (Help::Warn, _) => {
                let raw = format!("{}. {}", self.request.text(Role::EmergencyNature), self.request.text(Role::Facts));
                let text = Text::new(&raw);
                let known = self
                    .world
                    .scenario()
                    .people
                    .iter()
                    .any(|person| text.tokens.iter().any(|token| token.word.eq_ignore_ascii_case(person.id.as_str())))
                    || !text
                        .find_any(&["person", "people", "men", "women", "child", "children", "victim", "passenger", "migrant"])
                        .is_empty();
                let (line, answer) =
                    if known { (PoliceLine::Protects, Answered::Disclosed) } else { (PoliceLine::WantsPerson, Answered::Asked) };
                self.police(line, None);
                self.item("warn", answer, None);
            }
            (_, None) => {}
        }
    }

    /// Accounts that the rows find, each once, with the value that found it; rows that find nobody are said.
    fn found(&mut self) -> Vec<(AccountId, String)> {
        let mut found: Vec<(AccountId, String)> = Vec::new();
        for row in self.seen.rows().cloned().collect::<Vec<_>>() {
            let line = match (&row.account, row.usable) {
                (Some(account), true) => {
                    if found.iter().all(|(known, _)| known != account) {
                        found.push((account.clone(), row.value.clone()));
                    }
                    continue;
                }
                (None, true) => Line::NoSuchAccount(row.value.clone()),
                _ => Line::FindsNobody(row.value.clone()),
            };
            let said = ReplyLine { what: line, clause: Some(row.clause.clone()) };
            if !self.lines.contains(&said) {
                self.lines.push(said);
                self.item(&row.value, Answered::NotFound, None);
            }
        }
        found
    }

    fn freeze(&mut self, policy: &Policy<'_>) {
        let offers = policy.preservation();
        if offers.as_ref().is_some_and(|said| said.what.foreign == Honours::NotNeeded) {
            self.police(PoliceLine::NothingToFreeze, offers.map(|said| said.clause).as_ref());
            self.item("freeze", Answered::Refused, None);
            return;
        }
        let world = self.world;
        let mut copies: Vec<(AccountId, Vec<DataCategory>)> = Vec::new();
        let mut values = Vec::new();
        for (id, value) in self.found() {
            let Some(account) = world.scenario().account(&id) else { continue };
            let kept: Vec<DataCategory> = DataCategory::ALL
                .into_iter()
                .filter(|category| account.data.iter().any(|holding| holding.category == *category))
                .filter(|category| is_alive(world.scenario(), policy, account, *category, self.at, &[]))
                .collect();
            if kept.is_empty() {
                self.say(Line::NoSuchAccount(value.clone()), None);
                self.item(&value, Answered::NotFound, None);
                continue;
            }
            for category in &kept {
                self.item(&format!("{id}/{}", category.key()), Answered::Frozen, Some((&id, *category)));
            }
            copies.push((id, kept));
            values.push(value);
        }
        if copies.is_empty() {
            return;
        }
        let days = policy.own_police_days().or_else(|| policy.preservation_days());
        let clause = days.as_ref().map(|said| said.clause.clone()).or_else(|| offers.map(|said| said.clause));
        let made = self.at;
        let until = days.map(|said| made.date().plus_days(i64::from(said.what)));
        let pace = &policy.provider.pace;
        let number = format!("{}-{}", pace.ticket_prefix, pace.first_ticket + world.tickets_at(&policy.provider.id));
        self.police(PoliceLine::Frozen(values), clause.as_ref());
        self.say(Line::Ticket { number: number.clone(), copied: made.date(), until, extend_by: None }, clause.as_ref());
        self.say(Line::SnapshotOnly, None);
        self.tickets.push(Ticket {
            number,
            request: self.request.number,
            provider: policy.provider.id.clone(),
            made,
            expires: until,
            copies,
            extended: 0,
            withdrawn: false,
        });
    }

    fn extend(&mut self, policy: &Policy<'_>) {
        let through_police = policy.renewal_needs().into_iter().find(|said| said.what == RenewalNeed::ContactPoint);
        let Some(said) = through_police else {
            let numbers = self.world.assistance_numbers();
            let answer = extension::extend(self.request, policy, (self.world.tickets(), &numbers), self.at);
            self.lines.extend(answer.lines.into_iter().map(|(what, clause)| ReplyLine { what, clause }));
            let kept = answer.outcome == RequestOutcome::Preserved;
            self.item("extend", if kept { Answered::Frozen } else { Answered::Refused }, None);
            self.tickets.extend(answer.tickets);
            return;
        };
        let named = extension::named(self.request, policy, self.world.tickets());
        if named.is_empty() {
            self.say(Line::NoSuchTicket, Some(&said.clause));
            self.item("extend", Answered::Asked, None);
            return;
        }
        let term = policy.preservation_days().map_or(0, |said| i64::from(said.what));
        for ticket in named {
            let Some(last) = ticket.expires else { continue };
            if last < self.at.date() {
                self.say(Line::CopyLapsed(ticket.number.clone(), last), Some(&said.clause));
                self.item("extend", Answered::NotFound, None);
            } else {
                let until = last.plus_days(term);
                self.say(Line::Extended(ticket.number.clone(), until), Some(&said.clause));
                self.item("extend", Answered::Frozen, None);
                self.tickets.push(Ticket { expires: Some(until), extended: ticket.extended + 1, ..ticket.clone() });
            }
        }
    }

    fn emergency(&mut self, policy: &Policy<'_>) {
        let test = self.seen.0.iter().find_map(|observation| match observation {
            Observation::EmergencyTest { reading, clause, .. } => Some((*reading, clause.clone())),
            _ => None,
        });
        match test {
            Some((EmergencyReading::None, clause)) => {
                self.say(Line::NoEmergency, Some(&clause));
                self.item("emergency", Answered::Refused, None);
                return;
            }
            Some((EmergencyReading::OtherLimb, clause)) => {
                self.say(Line::OtherDanger, Some(&clause));
                self.item("emergency", Answered::Refused, None);
                return;
            }
            _ => {}
        }
        let clause = test.map(|(_, clause)| clause);
        if !is_reason(&self.request.text(Role::EmergencyNature)) {
            self.police(PoliceLine::WantsPerson, clause.as_ref());
            self.item("emergency", Answered::Asked, None);
            return;
        }
        self.police(PoliceLine::EmergencyTaken, clause.as_ref());
        if copy_missing(self.request, policy) {
            self.police(PoliceLine::CopyMissing, clause.as_ref());
        }
        let gives = policy.find(|term| if let Term::EmergencyGives { data, .. } = term { Some(data) } else { None });
        let Some(gives) = gives else { return };
        if gives.what.is_empty() {
            self.police(PoliceLine::ActsItself, clause.as_ref());
            self.item("emergency", Answered::Disclosed, None);
            return;
        }
        let mut categories: Vec<DataCategory> = gives.what.iter().map(|kind| kind.category).collect();
        categories.sort();
        categories.dedup();
        let asked: Vec<(DataCategory, Option<PoliceLine>, Option<ClauseId>)> =
            categories.into_iter().map(|category| (category, None, Some(gives.clause.clone()))).collect();
        self.records_of(policy, &asked, true);
    }

    fn give(&mut self, policy: &Policy<'_>) {
        let mut kinds: Vec<(DataKind, String)> = self
            .seen
            .items()
            .map(|item| {
                let known = policy.provider.item(&item.key);
                let kind = known.map_or(DataKind { category: item.category, part: None }, |item| item.data);
                let label = known.map_or_else(
                    || {
                        let of_kind = policy.provider.catalogue.iter().find(|known| known.data == kind);
                        of_kind.map_or_else(|| item.category.key().to_owned(), |known| known.label.clone())
                    },
                    |item| item.label.clone(),
                );
                (kind, label)
            })
            .collect();
        if kinds.is_empty() {
            kinds.push((DataKind { category: DataCategory::Subscriber, part: None }, "who has the account".to_owned()));
        }
        let mut asked = Vec::new();
        for (kind, label) in kinds {
            let said = policy.access(kind);
            let clause = said.as_ref().map(|said| said.clause.clone());
            let line = match said.map(|said| said.what) {
                // Content goes from State to State, whatever a clause gives to its own police.
                _ if kind.category == DataCategory::Content => Some(PoliceLine::NotThisWay(label)),
                Some(crate::request::policy::Access::By { process: Process::Voluntary | Process::ContactPoint, .. }) => None,
                Some(crate::request::policy::Access::NeverHeld) => {
                    self.say(Line::NeverHeld(label), clause.as_ref());
                    self.item(kind.category.key(), Answered::NeverHeld, None);
                    continue;
                }
                _ => Some(PoliceLine::NotThisWay(label)),
            };
            asked.push((kind.category, line, clause));
        }
        self.records_of(policy, &asked, false);
    }

    /// Gives what can be given of each account, and says what cannot.
    fn records_of(
        &mut self,
        policy: &Policy<'_>,
        asked: &[(DataCategory, Option<PoliceLine>, Option<ClauseId>)],
        last_only: bool,
    ) {
        let world = self.world;
        let mut given: Vec<DataCategory> = Vec::new();
        let mut refused = Vec::new();
        for (id, value) in self.found() {
            let Some(account) = world.scenario().account(&id) else { continue };
            let mut gone = true;
            for (category, line, clause) in asked {
                let name = format!("{id}/{}", category.key());
                if let Some(line) = line {
                    refused.push(ReplyLine { what: Line::Police(line.clone()), clause: clause.clone() });
                    self.item(&name, Answered::Refused, Some((&id, *category)));
                    gone = false;
                    continue;
                }
                let there = is_held(account, *category)
                    && is_alive(world.scenario(), policy, account, *category, self.at, world.tickets());
                if !there {
                    self.item(&name, Answered::NotFound, Some((&id, *category)));
                    continue;
                }
                gone = false;
                if !given.contains(category) {
                    given.push(*category);
                }
                let lines: Vec<&String> = account
                    .data
                    .iter()
                    .filter(|holding| holding.category == *category)
                    .flat_map(|holding| &holding.lines)
                    .collect();
                // In an emergency the last login is given, and no history.
                let skipped = if last_only && *category == DataCategory::Login { lines.len().saturating_sub(1) } else { 0 };
                for line in lines.into_iter().skip(skipped) {
                    let line = world.scenario().as_given(line);
                    if !self.records.contains(&line) {
                        self.records.push(line);
                    }
                }
                self.item(&name, Answered::Disclosed, Some((&id, *category)));
            }
            if gone {
                self.say(Line::Gone(value), None);
            }
        }
        refused.dedup();
        if !given.is_empty() {
            let clause = asked.iter().find(|(category, ..)| given.contains(category)).and_then(|(.., clause)| clause.clone());
            self.police(PoliceLine::Given(given), clause.as_ref());
            self.police(PoliceLine::LeadOnly, Some(&"un-untoc/18".into()));
        }
        for line in refused {
            if !self.lines.contains(&line) {
                self.lines.push(line);
            }
        }
    }
}

/// True for a measure that is no request to a company: the company's own doors and clauses do not judge it.
pub fn is_at_home(measure: Measure) -> bool {
    matches!(measure, Measure::DomesticOrder | Measure::OpenSource | Measure::Consent)
}
