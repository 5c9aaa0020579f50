//! A request for mutual legal assistance on its way: desk by desk, each with its days; what a desk finds wanting comes
//! back from there, and the corrected paper goes on from that desk.

use super::{Happened, Passage, Pending, World};
use crate::case::reply::{Line, Reply, ReplyLine, RequestOutcome};
use crate::content::data::{DataCategory, Measure};
use crate::content::scenario::{ChainStage, StageDuty};
use crate::content::time::CaseTime;
use crate::request::Observations;
use crate::request::examine::days_of_term;
use crate::request::observation::{AssistancePoint as Point, Observation};

/// Days that a paper loses which was sent past the central authority.
const WRONG_ROUTE_DAYS: i64 = 60;
/// Days that a desk takes for a corrected paper.
const CORRECTED_DAYS: u32 = 14;

/// What each desk looks at, and whether a fault is asked about (`true`) or sends the paper back.
fn looks_at(duty: StageDuty) -> &'static [(Point, bool)] {
    match duty {
        StageDuty::Draft => &[],
        StageDuty::Sends => &[(Point::Stage, false), (Point::Signature, false), (Point::Offence, true), (Point::Treaty, true)],
        StageDuty::Receives => &[
            (Point::Translation, false),
            (Point::Treaty, true),
            (Point::TreatyScope, true),
            (Point::Penalty, true),
            (Point::DualCriminality, true),
            (Point::Assurances, true),
        ],
        StageDuty::Executes => &[
            (Point::Standard, true),
            (Point::Limits, true),
            (Point::Privilege, true),
            (Point::RealTimeKind, true),
            (Point::RealTimeTerm, true),
            (Point::RealTimeOrder, true),
            (Point::LastResort, true),
            (Point::RealTimeEnd, true),
        ],
    }
}

/// True for a measure that goes from State to State.
pub fn is_assistance(measure: Measure) -> bool {
    matches!(measure, Measure::Mla | Measure::MlaRealTime)
}

impl World {
    /// The way of an assistance request in this case.
    pub fn chain(&self) -> &[ChainStage] {
        if self.scenario.chain.is_empty() { &self.library.chain } else { &self.scenario.chain }
    }

    /// The office of a desk, by its place in the chain, as people call it.
    pub fn office(&self, number: u32, stage: usize) -> String {
        let state = self
            .request(number)
            .and_then(|dossier| self.library.providers.get(dossier.provider.as_ref()?)?.entities.first())
            .map_or("the other State", |entity| entity.country.split(" (").next().unwrap_or(&entity.country));
        let said = match state {
            "United States" | "United Kingdom" | "United Arab Emirates" => format!("the {state}"),
            other => other.to_owned(),
        };
        self.chain()
            .get(stage)
            .map_or_else(String::new, |stage| stage.office.replace("the other State", &said).replace("{state}", &said))
    }

    /// Numbers under which requests for assistance were sent.
    pub fn assistance_numbers(&self) -> Vec<String> {
        self.requests.iter().filter_map(|dossier| dossier.passage.as_ref()?.number.clone()).collect()
    }

    /// Puts a request on its way, from the desk at which it lay last.
    pub(super) fn set_out(&mut self, number: u32, seen: &Observations) {
        let Some(dossier) = self.requests.iter().find(|dossier| dossier.number == number) else { return };
        let before = dossier.passage.clone();
        let stage = before.as_ref().map_or(0, |passage| passage.stage);
        let days = self.chain().get(stage).map_or(0, |stage| stage.days);
        let days = if before.is_some() { days.min(CORRECTED_DAYS) } else { days };
        let days = if seen.assistance(Point::Route) == Some(false) { WRONG_ROUTE_DAYS } else { i64::from(days) };
        let at = self.now.plus_days(days);
        if let Some(dossier) = self.requests.iter_mut().find(|dossier| dossier.number == number) {
            dossier.passage.get_or_insert_default();
        }
        self.pending.push(Pending { at, request: number, stage: Some(stage) });
    }

    /// When the answer to an assistance request can be expected, if every desk finds it in order.
    pub(super) fn assistance_answer_by(&self, stage: usize) -> CaseTime {
        let days: i64 = self.chain().iter().skip(stage).map(|stage| i64::from(stage.days)).sum();
        self.now.plus_days(days)
    }

    /// A desk is through with a request: it goes on, or comes back.
    pub(super) fn pass(&mut self, number: u32, stage: usize, at: CaseTime) {
        let Some(seen) = self.request(number).and_then(|dossier| dossier.sendings.last()).map(|sending| sending.seen.clone())
        else {
            return;
        };
        let Some(duty) = self.chain().get(stage).map(|stage| stage.duty) else { return };
        if let Some(reply) = self.sent_back(number, stage, duty, &seen, at) {
            if let Some(dossier) = self.requests.iter_mut().find(|dossier| dossier.number == number) {
                let passage = dossier.passage.get_or_insert_default();
                passage.stage = stage;
            }
            self.tell_by_itself(Happened::Replied(reply.id));
            self.replies.push(reply);
            return;
        }
        let sent = duty == StageDuty::Sends;
        let year = at.date().parts().0;
        let next = self.chain().get(stage + 1).map(|stage| stage.days);
        if let Some(dossier) = self.requests.iter_mut().find(|dossier| dossier.number == number) {
            let passage = dossier.passage.get_or_insert_default();
            passage.stage = stage + 1;
            if sent && passage.number.is_none() {
                passage.number = Some(format!("IC-{year}-{:04}", 140 + number));
            }
        }
        self.tell_by_itself(Happened::Passed(number, stage));
        let (at, stage) = match next {
            Some(days) => (at.plus_days(i64::from(days)), Some(stage + 1)),
            // The company answers in its own time, once it is ordered; what is collected comes when the term is over.
            None => {
                let term = self.days_of_collection(number);
                if let Some(dossier) = self.requests.iter_mut().find(|dossier| dossier.number == number) {
                    dossier.passage.get_or_insert_default().served = Some(at);
                }
                (self.ordered_answer(number, at.plus_days(term)), None)
            }
        };
        self.pending.push(Pending { at, request: number, stage });
    }

    /// Days for which a request has data collected as it arises; none for stored data.
    pub fn days_of_collection(&self, number: u32) -> i64 {
        let Some(dossier) = self.request(number).filter(|dossier| dossier.measure == Measure::MlaRealTime) else { return 0 };
        let Some(sending) = dossier.sendings.last() else { return 0 };
        self.view(dossier, &sending.values).and_then(|view| days_of_term(&view, sending.at.date())).unwrap_or(0)
    }

    fn ordered_answer(&self, number: u32, at: CaseTime) -> CaseTime {
        let policy = self.request(number).and_then(|dossier| self.policy(dossier.provider.as_ref()?));
        policy.map_or(at, |policy| policy.provider.hours.after_working_days(at, policy.provider.pace.disclosure_working_days))
    }

    /// What comes back from a desk, if something does.
    fn sent_back(&self, number: u32, stage: usize, duty: StageDuty, seen: &Observations, at: CaseTime) -> Option<Reply> {
        let mut lines: Vec<ReplyLine> = Vec::new();
        let mut outcome = RequestOutcome::Asked;
        let fault = |point: Point| {
            seen.0.iter().find_map(|observation| match observation {
                Observation::Assistance { point: known, holds: Some(false), clause, .. } if *known == point => {
                    Some(clause.clone())
                }
                _ => None,
            })
        };
        let mut from = self.office(number, stage);
        if let Some(clause) = fault(Point::Route) {
            lines.push(ReplyLine { what: Line::Authority(Point::Route), clause });
            outcome = RequestOutcome::Returned;
            from = self.office(number, self.chain().iter().position(|stage| stage.duty == StageDuty::Receives).unwrap_or(stage));
        } else {
            for (point, asks) in looks_at(duty) {
                // For subscriber data alone no State asks whether the conduct is a crime there too.
                if *point == Point::DualCriminality && !asks_more_than_subscriber(seen) {
                    continue;
                }
                if let Some(clause) = fault(*point) {
                    lines.push(ReplyLine { what: Line::Authority(*point), clause });
                    if !asks {
                        outcome = RequestOutcome::Returned;
                    }
                }
            }
            if duty == StageDuty::Sends && seen.said(crate::content::policy::Need::Power) == Some(false) {
                lines.push(ReplyLine { what: Line::WantsPower, clause: Some("pk-mla/2020".into()) });
            }
            let nothing = seen.0.iter().any(|observation| matches!(observation, Observation::NoItems { .. }));
            let stored = self.request(number).is_some_and(|dossier| dossier.measure == Measure::Mla);
            if duty == StageDuty::Executes && nothing && stored {
                lines.push(ReplyLine { what: Line::NoDataTypes, clause: Some("un-iccpr/17".into()) });
            }
            if duty == StageDuty::Executes && seen.said(crate::content::policy::Need::Nexus) == Some(false) {
                let clause = seen.0.iter().find_map(|observation| match observation {
                    Observation::Said { need: crate::content::policy::Need::Nexus, present: false, clause, .. } => clause.clone(),
                    _ => None,
                });
                lines.push(ReplyLine { what: Line::WantsNexus(Vec::new()), clause });
            }
        }
        if lines.is_empty() {
            return None;
        }
        Some(Reply {
            id: self.replies.len() as u32 + 1,
            request: number,
            at,
            from,
            provider: None,
            outcome,
            lines,
            items: Vec::new(),
            ticket: None,
            asks: Vec::new(),
            records: Vec::new(),
        })
    }

    /// How far a request for assistance has come.
    pub fn passage(&self, number: u32) -> Option<&Passage> {
        self.request(number)?.passage.as_ref()
    }
}

fn asks_more_than_subscriber(seen: &Observations) -> bool {
    seen.categories().iter().any(|category| !matches!(category, DataCategory::Subscriber | DataCategory::Registration))
}
