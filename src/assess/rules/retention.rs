//! Retention: does the request say how long the data is kept, and is what its sender wanted deleted gone in time?

use super::receiving::{handled, place, says, words};
use super::{Judge, PLAIN, RequestContext, Rule, Verdict};
use crate::assess::AttemptContext;
use crate::assess::finding::RuleCode;
use crate::case::custody::Received;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::policy::{Assurance, Need, Term};
use crate::content::role::Role;
use crate::request::narrative::Text;
use crate::request::observation::Observation;

fn no_retention(c: &RequestContext<'_>) -> Vec<Verdict> {
    let Some(policy) = c.policy.filter(|_| c.is_voluntary()) else { return Vec::new() };
    let assured = policy.find(|term| match term {
        Term::Assurances(list) if list.contains(&Assurance::Retention) => Some(S::Major),
        _ => None,
    });
    let deleted = policy.find(|term| if let Term::DeleteAfter { .. } = term { Some(S::Minor) } else { None });
    let Some(said) = assured.or(deleted) else { return Vec::new() };
    let raw = format!("{}. {}", c.request.text(Role::UseLimits), c.request.text(Role::Proportion));
    let kept = crate::request::examine::says_retention(&Text::new(&raw))
        || c.seen.0.iter().any(|seen| matches!(seen, Observation::Said { need: Need::Time, present: true, .. }));
    let place = c.request.place(Role::UseLimits);
    if kept { vec![Verdict::met(place)] } else { vec![Verdict::broken(place, said.what, "").citing(Some(&said.clause))] }
}

/// What its sender wanted deleted, still held.
fn kept_too_long(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let over = |received: &&Received| {
        received
            .package
            .delete_after_days
            .is_some_and(|days| received.package.arrived.plus_days(i64::from(days)).minutes_since(c.world.now()) < 0)
    };
    handled(c)
        .filter(over)
        .filter(|received| !received.custody().any(|(_, line)| matches!(line.event.as_str(), "destroyed" | "returned")))
        .filter(|received| !words(c.world, received).iter().any(|(_, text)| says(text, &["deleted|destroyed|erased"])))
        .map(|received| {
            Verdict::broken(place("", None), S::Major, "kept")
                .of_package(received)
                .with("company", received.package.company.clone())
                .with("days", received.package.delete_after_days.unwrap_or_default().to_string())
        })
        .collect()
}

/// The rules of this file.
pub const RULES: &[Rule] = &[Rule {
    code: RuleCode(85),
    title: "No word on keeping and deleting",
    mistakes: &["E85"],
    dimensions: (D::Rights, None),
    severities: &[S::Minor, S::Major],
    why: "Some companies want to know how long their data is kept, and who sees it.",
    source: "Assurance clauses of the guidelines",
    cites: &["lumio/3.2", "harborhost/3.1", "eu/gdpr"],
    asked_by: Some("1 of 14 guidelines read"),
    reads: &[Role::UseLimits, Role::Proportion],
    breaks: "“For this case.”",
    meets: "“Kept in a locked file of the circle; deleted when the last appeal is over.”",
    says: &[
        ("", "This company asks how long the data is kept, and nothing stands here."),
        (
            "kept",
            "What {company} sent was to be deleted after {days} days. It is still here, and no line says that it was destroyed.",
        ),
        ("met", "You said where the data is kept and when it is deleted."),
    ],
    causes: &[("", "The company asks for it."), ("kept", "The next letter stays without an answer.")],
    better: "Where it is kept, who sees it, when it is deleted.",
    judge: Judge::Both(no_retention, kept_too_long),
    ..PLAIN
}];
