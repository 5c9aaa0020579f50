//! What could still have been done: until when a copy would have saved what is gone, and whether the trainee could
//! name the account by then.

use super::{Happened, Loss, World};
use crate::content::data::IdentifierKind;
use crate::content::id::ExhibitId;
use crate::content::time::CaseTime;
use crate::request::policy::Acceptance;

/// An identifier that would have found the account, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Its kind.
    pub kind: IdentifierKind,
    /// As written.
    pub value: String,
    /// The exhibit that shows it.
    pub exhibit: ExhibitId,
    /// When the exhibit was read in time; none, if it was not.
    pub read: Option<CaseTime>,
}

impl World {
    /// The identifier by which the account of a loss could have been named in time: one that was read, else one that
    /// could have been read.
    pub fn known_in_time(&self, loss: &Loss) -> Option<Known> {
        let account = self.scenario.account(&loss.account)?;
        let policy = self.policy(&account.provider)?;
        let finds = |kind| matches!(policy.acceptance(kind).what, Acceptance::Accepted { .. });
        let mut shown = account.identifiers.iter().filter(|identifier| finds(identifier.kind)).filter_map(|identifier| {
            let exhibit = identifier.exhibit.clone()?;
            Some(Known { kind: identifier.kind, value: identifier.value.clone(), read: self.read_at(&exhibit, loss.at), exhibit })
        });
        let first = shown.next()?;
        if first.read.is_some() {
            return Some(first);
        }
        Some(shown.find(|known| known.read.is_some()).unwrap_or(first))
    }

    /// When an exhibit was first opened, if before this moment.
    fn read_at(&self, exhibit: &ExhibitId, by: CaseTime) -> Option<CaseTime> {
        let opened = |what: &Happened| matches!(what, Happened::Opened(id) if id == exhibit);
        self.story.iter().find(|entry| opened(&entry.what)).map(|entry| entry.at).filter(|at| *at < by)
    }
}
