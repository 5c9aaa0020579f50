//! What stops a request before anything is frozen or given: no emergency, too broad, faults of form.

use super::{Answered, Draft, ItemAnswer, Line, ReplyLine, RequestOutcome};
use crate::content::data::Measure;
use crate::content::id::{AccountId, ClauseId};
use crate::content::policy::{Breadth, Need, Question, WrongDoor};
use crate::request::examine::unread_language;
use crate::request::observation::{Addressed, EmergencyReading, Observation, PeriodReading, RowReading, Sender};

impl Draft<'_> {
    pub(super) fn passed_on(&mut self) {
        for observation in &self.seen.0 {
            if let Observation::Entity { fits: Addressed::Wrong { answer: WrongDoor::PassedBack, right }, clause, .. } =
                observation
            {
                self.lines.push(ReplyLine { what: Line::PassedTo(right.join(", ")), clause: Some(clause.clone()) });
            }
        }
    }

    pub(super) fn called_back(&mut self) {
        for observation in &self.seen.0 {
            if let Observation::CallBack { confirms: false, clause, .. } = observation {
                self.lines.push(ReplyLine { what: Line::SenderVerified, clause: Some(clause.clone()) });
            }
        }
    }

    /// Everything that stops a request before its items are looked at; the outcome, if something does.
    pub(super) fn stops(&mut self) -> Option<RequestOutcome> {
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
                Observation::Sender { fits: Sender::Unlisted, clause: Some(clause), .. } => {
                    self.say(Line::NotListed, Some(clause));
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

    pub(super) fn no_emergency(&mut self) -> Option<RequestOutcome> {
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

    pub(super) fn too_broad(&mut self) -> Option<RequestOutcome> {
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
    pub(super) fn faults(&mut self) -> Option<RequestOutcome> {
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
        if let Some(clause) = unread_language(self.request, self.policy) {
            missing.push((Line::WantsTranslation, Some(clause), None));
            stop = stop.or(Some(RequestOutcome::Asked));
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
        let patient = self.patient();
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
    pub(super) fn nexus(&self, missing: &mut Vec<(Line, Option<ClauseId>, Option<Question>)>, stop: &mut Option<RequestOutcome>) {
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

    pub(super) fn unusable_rows(&self) -> Vec<(Line, Option<ClauseId>, Option<Question>)> {
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
    pub(super) fn split_rows(&mut self) -> Vec<(RowReading, AccountId)> {
        for (line, clause, question) in self.unusable_rows() {
            if let Line::FindsNobody(value) | Line::WantsDateSeen(value) = &line {
                // Where nothing is repaired nobody waits for the row either.
                let answer = if self.patient() { Answered::Asked } else { Answered::Refused };
                self.items.push(ItemAnswer { item: value.clone(), answer, account: None, category: None });
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
}
