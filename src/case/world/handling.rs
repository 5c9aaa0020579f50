//! Packages that came in, and the steps that are taken with them.

use super::{Happened, World};
use crate::case::action::{Action, Evidence};
use crate::case::custody::{EvidenceKind, Received};
use crate::case::package::Package;
use crate::case::reply::{Answered, Reply};
use crate::content::data::DataCategory;
use crate::content::id::AccountId;
use crate::content::role::Role;
use crate::content::scenario::{Asked, Class, Fault};
use crate::content::time::CaseTime;
use crate::request::Request;

impl World {
    /// Packages that came in, in their order, with what was done with each.
    pub fn received(&self) -> &[Received] {
        &self.received
    }

    /// The package with this ticket, whatever the case of its letters.
    pub fn package(&self, ticket: &str) -> Option<&Received> {
        self.received.iter().find(|received| received.package.ticket.eq_ignore_ascii_case(ticket.trim()))
    }

    /// The last class that was given to a file of any package.
    pub fn class_of(&self, item: &str) -> Option<Class> {
        self.received.iter().find_map(|received| received.class_of(item))
    }

    /// Whether all that nobody had asked of an account is sealed or closed away; `None` where no such file came in.
    pub fn sealed(&self, account: &AccountId) -> Option<bool> {
        let surplus: Vec<(&Received, &str)> = self
            .received
            .iter()
            .flat_map(|received| received.package.files.iter().map(move |file| (received, file)))
            .filter(|(_, file)| file.account.as_ref() == Some(account) && file.has(Fault::Surplus))
            .map(|(received, file)| (received, file.name.as_str()))
            .collect();
        let closed = |(received, item): &(&Received, &str)| {
            received.is_sealed(item) || matches!(received.class_of(item), Some(Class::Surplus | Class::Restricted))
        };
        (!surplus.is_empty()).then(|| surplus.iter().all(closed))
    }

    /// The next package of the scenario that has not come in yet.
    pub(super) fn next_package(&self) -> Option<(CaseTime, usize)> {
        let due = self.scenario.packages.iter().enumerate().filter(|(at, _)| !self.packages_done.contains(at));
        due.map(|(at, package)| (package.arrives, at)).min()
    }

    pub(super) fn bring_package(&mut self, index: usize) {
        self.packages_done.insert(index);
        let package = &self.scenario.packages[index];
        let provider = self.library.providers.get(&package.provider);
        let package = Package::declared(package, provider);
        self.receive(package);
    }

    /// What an answer gives, as a package of files; none where it gives no records.
    pub(super) fn package_of(&self, request: &Request<'_>, reply: &Reply) -> Option<Package> {
        let policy = reply.provider.as_ref().and_then(|id| self.policy(id))?;
        let given: Vec<(AccountId, DataCategory)> = reply
            .items
            .iter()
            .filter(|item| item.answer == Answered::Disclosed)
            .filter_map(|item| Some((item.account.clone()?, item.category?)))
            .collect();
        let ticket = format!("{}-D{}", policy.provider.pace.ticket_prefix, reply.id);
        let mut accounts: Vec<AccountId> = given.iter().map(|(account, _)| account.clone()).collect();
        accounts.dedup();
        let seen = self.request(request.number).and_then(|dossier| dossier.sendings.last()).map(|sending| &sending.seen);
        let period = seen.and_then(|seen| seen.bounds());
        let asked = Asked {
            accounts,
            period: (period.map(|(from, _)| from.date()), period.map(|(_, to)| to.date())),
            words: String::new(),
        };
        let certified = request.keys(Role::Format).iter().any(|key| key == "certificate") || request.has(Role::EvidenceForm);
        Package::of_answer(
            &self.scenario,
            &policy,
            ticket,
            (request.number, request.measure),
            reply.at,
            &given,
            (asked, certified),
        )
    }

    pub(super) fn receive(&mut self, package: Package) {
        self.received.push(Received::new(package));
        self.tell_by_itself(Happened::PackageArrived(self.received.len() - 1));
    }

    /// Takes a step with a package; nothing happens to one that never came.
    pub(super) fn handle(&mut self, kind: EvidenceKind, evidence: &Evidence) {
        let known =
            self.received.iter().position(|received| received.package.ticket.eq_ignore_ascii_case(evidence.package.trim()));
        // Elements of the offence are ticked over the whole file.
        let known = known.or_else(|| (kind == EvidenceKind::Classify && evidence.package.trim().is_empty()).then_some(0));
        let Some(index) = known.filter(|index| *index < self.received.len()) else { return };
        let (action, now) = (self.actions, self.now);
        self.received[index].take(action, now, kind, evidence);
        let step = self.received[index].steps.len() - 1;
        self.tell(Happened::Handled(index, step));
    }
}

/// Which kind of step an action is, with what was entered.
pub fn evidence_of(action: &Action) -> Option<(EvidenceKind, &Evidence)> {
    Some(match action {
        Action::OpenItem(evidence) => (EvidenceKind::Open, evidence),
        Action::VerifyTicket(evidence) => (EvidenceKind::Ticket, evidence),
        Action::VerifyHash(evidence) => (EvidenceKind::Hash, evidence),
        Action::CheckCertificate(evidence) => (EvidenceKind::Certificate, evidence),
        Action::LogCustody(evidence) => (EvidenceKind::Custody, evidence),
        Action::ConvertTime(evidence) => (EvidenceKind::Time, evidence),
        Action::Seal(evidence) => (EvidenceKind::Seal, evidence),
        Action::Classify(evidence) => (EvidenceKind::Classify, evidence),
        Action::Conclude(evidence) => (EvidenceKind::Conclude, evidence),
        _ => return None,
    })
}
