//! An improper instruction of a superior: when it came, and what was answered. It can be answered until the close.

use super::{Happened, World};
use crate::content::id::AccountId;
use crate::content::scenario::Effect;
use crate::content::time::CaseTime;
use crate::request::examine::is_reason;

/// A superior wants an account put into a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Instruction {
    /// The account.
    pub account: AccountId,
    /// The event that brought it, by its place in the scenario.
    pub event: usize,
    /// When it came.
    pub at: CaseTime,
}

/// An answer to an instruction.
#[derive(Clone, Debug, PartialEq)]
pub struct InstructionAnswer {
    /// Number of the action.
    pub action: u32,
    /// When.
    pub at: CaseTime,
    /// Recorded and referred; else refused.
    pub referred: bool,
    /// In which words.
    pub text: String,
}

impl InstructionAnswer {
    /// True when its words mean something: neither empty nor a formula.
    pub fn says_something(&self) -> bool {
        is_reason(&self.text)
    }
}

impl World {
    /// The instruction, once it came.
    pub fn instruction(&self) -> Option<&Instruction> {
        self.instruction.as_ref()
    }

    /// What was answered to it, first to last.
    pub fn instruction_answers(&self) -> &[InstructionAnswer] {
        &self.answers
    }

    /// Keeps an instruction that an event brings; the first stands.
    pub(super) fn instruct(&mut self, event: usize) {
        let scenario = std::sync::Arc::clone(&self.scenario);
        let Some(happened) = scenario.events.get(event) else { return };
        for effect in &happened.effects {
            if let Effect::Instructs(account) = effect {
                self.instruction.get_or_insert(Instruction { account: account.clone(), event, at: self.now });
            }
        }
    }

    pub(super) fn answer_instruction(&mut self, referred: bool, text: &str) {
        self.spend("instruction");
        self.answers.push(InstructionAnswer { action: self.actions, at: self.now, referred, text: text.to_owned() });
        self.tell(Happened::InstructionAnswered { referred, text: text.to_owned() });
    }

    /// The request that put the account of the instruction into the post after it came.
    pub fn instruction_followed(&self) -> Option<u32> {
        let instruction = self.instruction.as_ref()?;
        let obeyed =
            |sending: &super::Sending| sending.at >= instruction.at && sending.seen.accounts().contains(&instruction.account);
        self.requests.iter().find(|dossier| dossier.sendings.iter().any(obeyed)).map(|dossier| dossier.number)
    }
}
