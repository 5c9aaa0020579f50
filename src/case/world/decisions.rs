//! Points at which the case could have gone another way: every action that decided something. From each of them a
//! case can be started again.

use super::World;
use crate::case::action::Action;
use crate::content::time::CaseTime;

/// Letting more time pass than this is a decision.
const A_DAY: i64 = 24 * 60;

/// An action that was a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Number of the action.
    pub action: u32,
    /// The case clock before it.
    pub at: CaseTime,
    /// How much of the story was told before it.
    pub told: usize,
    /// What was decided.
    pub what: Decided,
}

/// What can be decided.
#[derive(Clone, Debug, PartialEq)]
pub enum Decided {
    /// A measure, for the request with this number.
    Choice(u32),
    /// To send: the request with this number.
    Sending(u32),
    /// A measure that is recorded and not sent: a capture, a consent, a message from police to police.
    Recorded,
    /// To let days pass, until then.
    Waiting(CaseTime),
    /// An answer to the reply with this number.
    Answer(u32),
    /// To give up the request with this number.
    Withdrawal(u32),
    /// What to do with an improper instruction.
    Instruction,
    /// A step on received evidence.
    Evidence,
    /// To close the case.
    Close,
}

impl World {
    /// What was decided, in order.
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// Keeps an action that was a decision; `at` and `told` are those before it.
    pub(super) fn keep_decision(&mut self, action: &Action, at: CaseTime, told: usize) {
        let last_sent = || self.requests.iter().map(|dossier| dossier.number).max().unwrap_or(0);
        let what = match action {
            Action::Choose { request, .. } => Decided::Choice(*request),
            Action::Send { request, .. } => Decided::Sending(*request),
            Action::DomesticOrder { .. } => Decided::Sending(last_sent()),
            Action::OpenSource { .. } | Action::Consent { .. } | Action::ContactPoint { .. } => Decided::Recorded,
            Action::Answer { reply, .. } => Decided::Answer(*reply),
            Action::Withdraw { request, .. } => Decided::Withdrawal(*request),
            Action::Wait { .. } if self.now.minutes_since(at) > A_DAY => Decided::Waiting(self.now),
            Action::RefuseInstruction { .. } | Action::RecordAndRefer { .. } => Decided::Instruction,
            Action::VerifyTicket(_)
            | Action::VerifyHash(_)
            | Action::LogCustody(_)
            | Action::ConvertTime(_)
            | Action::Seal(_)
            | Action::Classify(_) => Decided::Evidence,
            Action::Close { .. } => Decided::Close,
            _ => return,
        };
        self.decisions.push(Decision { action: self.actions, at, told, what });
    }
}
