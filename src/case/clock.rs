//! What each action costs on the case clock. Typing and scrolling cost nothing; waiting names its end.

use super::action::Action;
use crate::content::Library;
use crate::content::scenario::Scenario;

/// The name under which content gives the cost of an action, and whether it costs at every time.
pub fn cost_key(action: &Action) -> Option<&'static str> {
    Some(match action {
        Action::OpenExhibit { .. } => "open_exhibit",
        Action::OpenClause { .. } => "open_clause",
        Action::OpenLesson { .. } => "open_lesson",
        Action::Send { .. } => "send",
        Action::Answer { .. } => "answer",
        Action::Ask { .. } => "ask",
        Action::Withdraw { .. } => "withdraw",
        Action::DomesticOrder { .. } => "domestic_order",
        Action::OpenSource { .. } => "open_source",
        Action::Consent { .. } => "consent",
        Action::ContactPoint { .. } => "contact_point",
        Action::RefuseInstruction { .. } | Action::RecordAndRefer { .. } => "instruction",
        Action::OpenItem(_)
        | Action::VerifyTicket(_)
        | Action::VerifyHash(_)
        | Action::CheckCertificate(_)
        | Action::LogCustody(_)
        | Action::ConvertTime(_)
        | Action::Seal(_)
        | Action::Classify(_)
        | Action::Conclude(_) => "handling",
        _ => return None,
    })
}

/// Minutes for an action of this key: what the scenario says, else the library, else nothing.
pub fn minutes(key: &str, library: &Library, scenario: &Scenario) -> i64 {
    scenario.costs.get(key).or_else(|| library.costs.get(key)).map_or(0, |minutes| i64::from(*minutes))
}
