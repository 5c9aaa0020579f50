//! What the police there did about each thing, by the company's clauses.

use super::{Help, copy_missing};
use crate::case::extension;
use crate::case::lifetime::{is_alive, is_held};
use crate::case::reply::{Answered, ItemAnswer, Line, PoliceLine, ReplyLine, RequestOutcome};
use crate::case::world::World;
use crate::content::data::{DataCategory, DataKind, Measure};
use crate::content::id::{AccountId, ClauseId};
use crate::content::policy::{Honours, Process, RenewalNeed, Term};
use crate::content::role::Role;
use crate::content::time::CaseTime;
use crate::request::examine::is_reason;
use crate::request::facts::Ticket;
use crate::request::narrative::Text;
use crate::request::observation::{EmergencyReading, Observation, Observations};
use crate::request::{Policy, Request};

/// An answer while it is written.
pub(super) struct Draft<'a> {
    pub world: &'a World,
    pub request: &'a Request<'a>,
    pub seen: &'a Observations,
    pub at: CaseTime,
    pub lines: Vec<ReplyLine>,
    pub items: Vec<ItemAnswer>,
    pub records: Vec<String>,
    pub tickets: Vec<Ticket>,
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

    pub fn help(&mut self, help: Help, policy: Option<&Policy<'_>>) {
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
            released: Vec::new(),
        });
    }

    fn extend(&mut self, policy: &Policy<'_>) {
        let through_police = policy.renewal_needs().into_iter().find(|said| said.what == RenewalNeed::ContactPoint);
        let Some(said) = through_police else {
            let numbers = self.world.assistance_numbers();
            let can_send = self.world.scenario().measures.contains(&Measure::Mla);
            let answer = extension::extend(self.request, policy, (self.world.tickets(), &numbers), can_send, self.at);
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
