//! Nexus: is each account that is asked about tied to the act, and is nobody asked about who has no part in it? How much is
//! asked of an account is the family `breadth`.

use super::assistance::asks_content;
use super::{Judge, PLAIN, RequestContext, Rule, Verdict};
use crate::assess::finding::RuleCode;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::{DataCategory, DataKind, DataPart, IdentifierKind, Measure};
use crate::content::policy::{Need, Term};
use crate::content::role::Role;
use crate::content::scenario::PersonRole;
use crate::request::narrative::{Text, anchors, demands};
use crate::request::observation::Observation;

fn no_nexus(c: &RequestContext<'_>) -> Vec<Verdict> {
    // No list asks a link of a message to police; one who only says that an account is the suspect's asks himself why.
    if c.is_contact() {
        let raw = c.request.text(Role::Nexus);
        let (text, scenario) = (Text::new(&raw), c.facts.scenario);
        let shown = !anchors::dates(&raw).is_empty() || !anchors::exhibits(&raw, &text, scenario).is_empty();
        let question = "When did this account do what, and which exhibit shows it? ‘It belongs to the suspect’ is a claim.";
        let asked = c.request.field(Role::Nexus).is_some() && !text.is_empty() && !shown;
        return asked.then(|| Verdict::unsure(c.request.place(Role::Nexus), question, &[])).into_iter().collect();
    }
    if !c.is_voluntary() && !c.is_assistance() {
        return Vec::new();
    }
    // Reading a mailbox without a link that is shown is arbitrary.
    let severity = if c.is_assistance() && asks_content(c) { S::Fatal } else { S::Major };
    let place_of = |account: &crate::content::id::AccountId| {
        c.facts
            .scenario
            .account(account)
            .and_then(|account| account.identifiers.first())
            .map_or_else(String::new, |identifier| identifier.value.clone())
    };
    // A field without any link is one slip, however many accounts are asked.
    let none = !c.seen.0.iter().any(|seen| matches!(seen, Observation::Said { need: Need::Nexus, present: true, .. }));
    // Whoever has no part in the act has no link to it either: that row has its own finding (E36, E37).
    let outsider = |seen: &&Observation| {
        let Observation::Said { need: Need::Nexus, account: Some(account), .. } = seen else { return false };
        c.facts.scenario.account(account).is_some_and(|account| {
            matches!(account.owner, PersonRole::Bystander | PersonRole::Unknown | PersonRole::Protected) && !account.in_offence
        })
    };
    let verdicts = c
        .seen
        .0
        .iter()
        .filter(|seen| !outsider(seen))
        .filter_map(|seen| match seen {
            Observation::Said { need: Need::Nexus, present: true, place, account, clause } => {
                let unclear =
                    c.seen.0.iter().any(|seen| matches!(seen, Observation::NexusUnclear { account: of, .. } if of == account));
                let cites: Vec<_> = clause.iter().cloned().collect();
                Some(if unclear {
                    let own = account.as_ref().map(place_of).filter(|named| !named.is_empty());
                    let own = own.unwrap_or_else(|| "this account".to_owned());
                    Verdict::unsure(
                        place.clone(),
                        format!("Does a sentence say what {own} itself did, on which day, and how you know it?"),
                        &cites,
                    )
                } else {
                    Verdict::met(place.clone())
                })
            }
            Observation::Said { need: Need::Nexus, present: false, place, clause, account } => {
                let several = c.seen.accounts().len() > 1 && !none;
                let verdict = match account {
                    Some(account) if several => Verdict::broken(place.clone(), severity, "one")
                        .with("value", place_of(account))
                        .with("of", account.as_str()),
                    _ => Verdict::broken(place.clone(), severity, ""),
                };
                Some(verdict.citing(clause.as_ref()))
            }
            _ => None,
        })
        .take(if none { 1 } else { usize::MAX });
    verdicts.collect()
}

/// Groups, contact lists and accounts of people without a part in the act.
fn bystanders(c: &RequestContext<'_>) -> Vec<Verdict> {
    // An account slipped into an extension is not copied at all (E64).
    if !(c.is_abroad() || c.is_contact()) || c.request.measure == Measure::Extend {
        return Vec::new();
    }
    let mut verdicts: Vec<Verdict> = c
        .seen
        .rows()
        .filter_map(|row| {
            let Some(id) = &row.account else {
                // Well formed, and in no paper of the case: nobody knows whose it is.
                let stranger = row.usable && row.slip_of.is_none();
                return stranger.then(|| {
                    Verdict::broken(row.place.clone(), S::Major, "stranger")
                        .with("value", row.value.clone())
                        .citing(Some(&row.clause))
                });
            };
            let account = c.facts.scenario.account(id)?;
            let outside = matches!(account.owner, PersonRole::Bystander | PersonRole::Unknown) && !account.in_offence;
            // The company itself looks at nothing of an organisation that can be asked.
            let first = c.policy.and_then(|policy| policy.clause_of(&Term::OrganisationFirst));
            let first = first.filter(|_| c.is_voluntary() && account.is_organisations());
            let variant = if first.is_some() { "organisation" } else { "" };
            outside.then(|| {
                Verdict::broken(row.place.clone(), S::Major, variant).with("value", row.value.clone()).citing(first.as_ref())
            })
        })
        .collect();
    let opens_groups = c
        .policy
        .and_then(|policy| policy.access(DataKind { category: DataCategory::Traffic, part: Some(DataPart::Connections) }));
    let groups: Vec<_> = c.seen.rows().filter(|row| matches!(row.kind, IdentifierKind::GroupLink)).collect();
    if opens_groups.is_none() {
        verdicts.extend(groups.iter().map(|row| {
            Verdict::broken(row.place.clone(), S::Major, "group").with("value", row.value.clone()).citing(Some(&row.clause))
        }));
    }
    if verdicts.is_empty()
        && let Some(place) = c.first_mark(demands::crowd_demands)
    {
        verdicts.push(Verdict::broken(place, S::Major, "crowd"));
    }
    verdicts
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(11),
        title: "The account is not tied to the act",
        mistakes: &["E11"],
        dimensions: (D::Necessity, Some(D::Legal)),
        severities: &[S::Major, S::Fatal],
        why: "A request may touch an account only if the account did something in the offence. Say what, when, and how you know. ‘It belongs to the suspect’ is no act.",
        source: "Process clauses of the guidelines; 18 U.S.C. 2703(d) as the test there",
        cites: &["chirplet/3.1", "chirplet/9.1", "lumio/3.1", "northmail/3.1", "veil/3.5", "us-sca/2703"],
        asked_by: Some("5 of 14 guidelines read"),
        reads: &[Role::Nexus, Role::Identifiers],
        covers: &[43, 57],
        breaks: "“The account belongs to the suspect and is needed for investigation.”",
        meets: "“On 28 January, 19:12 +05:00, this account sent V1 the job letter (X2).”",
        says: &[
            ("", "No sentence says what this account did, with a date or a source."),
            ("one", "No sentence says what {value} did, with a date or a source."),
            ("met", "You tied the account to the act, with date or source."),
        ],
        causes: &[("", "The company asks once, then refuses.")],
        better: "When, this account, did what to whom, exhibit, and what the data will show.",
        judge: Judge::Request(no_nexus),
        ..PLAIN
    },
    Rule {
        code: RuleCode(36),
        title: "People who have nothing to do with it",
        mistakes: &["E36"],
        dimensions: (D::Necessity, Some(D::Rights)),
        severities: &[S::Major],
        why: "An account may be asked about only if it has a part in the act. Followers, groups and contact lists are full of people who have none.",
        source: "Breadth clauses of the guidelines; ICCPR article 17",
        cites: &["veil/3.5", "veil/2.1", "rutba/2.2", "rutba/4.5", "un-iccpr/17"],
        asked_by: Some("7 of 14 guidelines read (breadth)"),
        reads: &[Role::Identifiers, Role::Need],
        covers: &[12, 52],
        breaks: "The account of a hotel whose logo was copied.",
        meets: "Named accounts that an exhibit ties to the act.",
        says: &[
            ("", "“{value}” has no part in the offence."),
            ("stranger", "“{value}” stands in no paper of this case."),
            ("organisation", "“{value}” belongs to an organisation that has no part in the offence."),
            ("group", "“{value}” is a group: most of its members have no part in the offence."),
            ("crowd", "This asks about people of whom nothing is known but that they are there."),
        ],
        causes: &[
            ("", "A stranger's data is looked at, and the company narrows what remains."),
            ("organisation", "The company gives nothing of it: the organisation itself is asked first."),
        ],
        better: "Only the accounts that an exhibit ties to the act; all others struck out.",
        leave_out: true,
        judge: Judge::Request(bystanders),
    },
];
