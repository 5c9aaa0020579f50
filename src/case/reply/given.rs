//! What is frozen or given, item by item, and who is told of it.

use super::{Answered, Draft, ItemAnswer, Line, ReplyLine, RequestOutcome, is_assistance, told};
use crate::case::lifetime::{is_alive, is_held};
use crate::content::data::DataCategory;
use crate::content::id::{AccountId, ClauseId};
use crate::content::policy::{Certificate, Need, Process, Question, Term};
use crate::content::role::Role;
use crate::content::scenario::PersonRole;
use crate::request::facts::Ticket;
use crate::request::observation::{AssistancePoint, ItemAccess, ItemReading, Observation, PeriodReading, RowReading};
use crate::request::orders;

impl Draft<'_> {
    pub(super) fn freeze(&mut self) -> (RequestOutcome, Option<Ticket>) {
        let scenario = self.world.scenario();
        let categories = self.seen.categories();
        let (mut copies, mut values) = (Vec::new(), Vec::new());
        let rows = self.split_rows();
        let rows = self.read_for_rights(rows);
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
        let (before, after): (Vec<_>, Vec<_>) = std::mem::take(&mut self.lines)
            .into_iter()
            .partition(|line| matches!(line.what, Line::PassedTo(_) | Line::SenderVerified));
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
            released: Vec::new(),
        };
        (if all { RequestOutcome::Preserved } else { RequestOutcome::Partly }, Some(ticket))
    }

    pub(super) fn disclose(&mut self) -> RequestOutcome {
        let scenario = self.world.scenario();
        let rows = self.split_rows();
        let rows = self.read_for_rights(rows);
        let rows = self.organisations_first(rows);
        let mut narrowed = self.cut_period();
        let facts = self.world.facts_of(self.request.number);
        // An order opens what it names. What only the request names is left out, by the clause on scope or on the order.
        let on_order = |item: &&ItemReading| matches!(item.access, ItemAccess::WithOrder { attached: true });
        let order = orders::named(self.request, &facts)
            .zip(self.policy.clause_of(&Term::ScopeEqualsOrder).or_else(|| self.seen.items().find(on_order)?.clause.clone()));
        let mut beyond = Vec::new();
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
        // Between States the link was weighed by the court there.
        let weighed = is_assistance(self.request.measure);
        let unlinked: Vec<AccountId> = self
            .seen
            .0
            .iter()
            .filter_map(|observation| match observation {
                Observation::Said { need: Need::Nexus, present: false, account: Some(account), clause: Some(_), .. }
                    if !weighed =>
                {
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
                let alive = is_alive(scenario, self.policy, account, category, self.day_of_search(), self.world.tickets());
                let with_order = matches!(access, ItemAccess::WithOrder { attached: true });
                let unnamed = with_order && order.as_ref().is_some_and(|(order, _)| !order.accounts.contains(&id));
                if unnamed && !beyond.contains(&row.value) {
                    beyond.push(row.value.clone());
                }
                let answer = match access {
                    _ if unnamed => Answered::Refused,
                    _ if link_missing && open && !self.patient() => Answered::Refused,
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
                        let line = scenario.as_given(line);
                        if !self.records.contains(&line) {
                            self.records.push(line);
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
        if let Some((order, clause)) = &order {
            if !beyond.is_empty() {
                self.say(Line::BeyondOrder(beyond), Some(clause));
            }
            let (first, last) = order.period;
            let more = self.seen.bounds().is_some_and(|(from, to)| {
                first.is_some_and(|first| from.date() < first) || last.is_some_and(|last| to.date() > last)
            });
            let dated = given.iter().any(|category| category.is_dated() && order.categories.contains(category));
            if more && dated {
                self.say(Line::BeyondOrder(Vec::new()), Some(clause));
                narrowed = true;
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

    /// Without the rows of people who report, defend or rescue, where a clause reads each request for them. An order made
    /// there leaves the company no such choice.
    fn read_for_rights(&mut self, rows: Vec<(RowReading, AccountId)>) -> Vec<(RowReading, AccountId)> {
        let scenario = self.world.scenario();
        let clause = self.policy.clause_of(&Term::ReadForRights).filter(|_| !is_assistance(self.request.measure));
        let protected = |id: &AccountId| {
            scenario.account(id).is_some_and(|account| account.owner == PersonRole::Protected && !account.in_offence)
        };
        self.refuse_rows(rows, clause, protected, Line::RightsRead)
    }

    /// Without the mailboxes of organisations that are no suspects: these are asked themselves.
    fn organisations_first(&mut self, rows: Vec<(RowReading, AccountId)>) -> Vec<(RowReading, AccountId)> {
        let scenario = self.world.scenario();
        let clause = self.policy.clause_of(&Term::OrganisationFirst).filter(|_| !is_assistance(self.request.measure));
        let of_organisation =
            |id: &AccountId| scenario.account(id).is_some_and(|account| account.is_organisations() && !account.in_offence);
        self.refuse_rows(rows, clause, of_organisation, Line::AskOrganisation)
    }

    /// Refuses the rows of which this is true, by a clause; without the clause all of them stay.
    fn refuse_rows(
        &mut self,
        rows: Vec<(RowReading, AccountId)>,
        clause: Option<ClauseId>,
        refuses: impl Fn(&AccountId) -> bool,
        line: impl Fn(Vec<String>) -> Line,
    ) -> Vec<(RowReading, AccountId)> {
        let Some(clause) = clause else { return rows };
        let (refused, kept): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(_, id)| refuses(id));
        for (row, id) in &refused {
            self.items.push(ItemAnswer {
                item: row.value.clone(),
                answer: Answered::Refused,
                account: Some(id.clone()),
                category: None,
            });
        }
        if !refused.is_empty() {
            self.say(line(refused.iter().map(|(row, _)| row.value.clone()).collect()), Some(&clause));
        }
        kept
    }

    /// What is collected as it arises, once the term is over. Nothing stored comes with it.
    pub(super) fn collect(&mut self) -> RequestOutcome {
        let scenario = self.world.scenario();
        let days = self.world.days_of_collection(self.request.number);
        let kinds = self.request.keys(Role::RealTimeKind);
        let kind = kinds.first().map_or("", String::as_str).to_owned();
        let mut any = false;
        for (_, id) in self.split_rows() {
            let Some(account) = scenario.account(&id) else { continue };
            any = true;
            self.records.extend(account.live.iter().cloned());
            self.items.push(ItemAnswer {
                item: format!("{id}/{kind}"),
                answer: Answered::Disclosed,
                account: Some(id),
                // Of no stored category: criteria on stored data do not count it.
                category: None,
            });
        }
        if !any {
            return RequestOutcome::Refused;
        }
        let first = self.day_of_search().date();
        self.lines.insert(0, ReplyLine { what: Line::Collected(first, days), clause: None });
        if self.items.iter().all(|item| item.answer == Answered::Disclosed) {
            RequestOutcome::Granted
        } else {
            RequestOutcome::Partly
        }
    }

    pub(super) fn cut_period(&mut self) -> bool {
        let Some((PeriodReading::Bounded { beyond_facts, beyond_clause, future, .. }, _, clause)) = self.seen.period() else {
            return false;
        };
        let (beyond_facts, beyond_clause, future, clause) = (*beyond_facts, beyond_clause.clone(), *future, clause.cloned());
        if future {
            self.say(Line::FutureCut, clause.as_ref());
        }
        // What an order names the company gives, whatever its own clause on letters says.
        let beyond_clause = beyond_clause.filter(|_| !is_assistance(self.request.measure));
        match (beyond_clause, beyond_facts) {
            (Some((days, clause)), _) => self.say(Line::PeriodCut(days), Some(&clause)),
            (None, days) if days > 0 => self.say(Line::PeriodNarrowed, clause.as_ref()),
            _ => return future,
        }
        true
    }

    pub(super) fn finish(&mut self, mut given: Vec<DataCategory>, narrowed: bool) -> RequestOutcome {
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
        let between_states = is_assistance(self.request.measure);
        if let Some(said) = self.policy.certificate()
            && (said.what == Certificate::IfRequestAsks || between_states && said.what == Certificate::MlaOnly)
        {
            let asked = self.request.keys(Role::Format).iter().any(|key| key == "certificate")
                || self.seen.assistance(AssistancePoint::EvidenceForm) == Some(true);
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

    pub(super) fn notice(&mut self) {
        if let Some((told, said_until, clause)) = told(self.request, self.seen, self.policy, self.world) {
            let line = if told { Line::UserTold } else { Line::UserNotTold(said_until) };
            self.say(line, Some(&clause));
        }
    }
}
