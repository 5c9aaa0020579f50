//! One mistake, one scored finding: findings with the same cause hang under the one that covers them.

use super::criteria::{Sight, Tried};
use super::finding::{Finding, Weight};
use super::rules;
use crate::content::criterion::Severity;
use crate::content::id::CriterionId;
use crate::request::FieldPlace;
use std::collections::BTreeMap;

/// Pairs of `mistakes.md` section 10 in which one slip shows in several fields of the same request; all other
/// coverings hold for the same row or field only.
const WHOLE_REQUEST: &[(u16, &[u16])] = &[
    (3, &[101]),
    (4, &[6]),
    (5, &[6]),
    (19, &[17, 20, 47, 48, 102]),
    (20, &[48]),
    (21, &[20, 48]),
    (22, &[24]),
    (23, &[21, 22, 24, 64]),
    (26, &[27, 28, 29, 86]),
    (36, &[52]),
    (37, &[36, 52, 89]),
    (42, &[5, 65]),
    (54, &[55]),
    (60, &[31, 32]),
    (65, &[4, 7, 8]),
    (93, &[21]),
];

/// Mistakes in the choice of a measure: they stand on the paper that was sent, and say what another one should have done.
const CHOICE: &[u16] = &[3, 20, 22, 23, 26, 30, 42, 48, 60, 93, 102];

/// Mistakes in the row of a freeze, or in that none was made, for which an account has no copy later.
const COPY: &[u16] = &[12, 13, 25, 46];

/// An account that belongs to the offence and was left out.
const FORGOTTEN: u16 = 25;

/// What group and criterion know of each other: what was tried for it, and where its reason can stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reasons {
    /// The request that tried it.
    pub tried: Option<Tried>,
    /// Where else its reason can stand.
    pub sight: Sight,
}

/// Hangs covered findings under their roots. What is only a question stays as it is; what is met stays, unless a
/// mistake stands at the same place or swallows it.
/// A criterion that was missed although a request tried to meet it hangs under the mistake for which that failed.
pub fn group(mut findings: Vec<Finding>, reasons: &BTreeMap<CriterionId, Reasons>) -> Vec<Finding> {
    let broken = |finding: &Finding| matches!(finding.weight, Weight::Broken(_));
    let mistakes: Vec<Finding> = findings.iter().filter(|finding| broken(finding)).cloned().collect();
    findings.retain(|finding| finding.weight != Weight::Met || !mistakes.iter().any(|mistake| spoils(mistake, finding)));
    let mut roots: Vec<Option<usize>> = vec![None; findings.len()];
    for (child, root) in roots.iter_mut().enumerate() {
        *root = (0..findings.len()).find(|&parent| {
            parent != child
                && broken(&findings[parent])
                && broken(&findings[child])
                && covers(&findings[parent], &findings[child], reasons)
        });
    }
    // An account that stands in no paper was left out once, however many criteria look for it: the heaviest speaks.
    let left_out = |finding: &Finding| {
        let sight = &reasons.get(finding.criterion.as_ref()?)?.sight;
        sight.account.as_ref().filter(|_| sight.left_out && broken(finding))
    };
    for child in 0..findings.len() {
        let Some(account) = left_out(&findings[child]).filter(|_| roots[child].is_none()) else { continue };
        let same = |at: &usize| roots[*at].is_none() && left_out(&findings[*at]) == Some(account);
        roots[child] = (0..findings.len()).filter(same).rev().max_by_key(|at| findings[*at].weight).filter(|at| *at != child);
    }
    // The relation has no circle; what is covered by something covered hangs at the top.
    let top = |mut at: usize| {
        for _ in 0..findings.len() {
            match roots[at] {
                Some(parent) => at = parent,
                None => break,
            }
        }
        at
    };
    let tops: Vec<usize> = (0..findings.len()).map(top).collect();
    let mut grouped: Vec<Finding> = findings.clone();
    for (at, finding) in findings.into_iter().enumerate() {
        if tops[at] != at {
            grouped[tops[at]].also.push(finding);
        }
    }
    let mut at = 0;
    grouped.retain(|_| {
        at += 1;
        tops[at - 1] == at - 1
    });
    grouped
}

fn covers(parent: &Finding, child: &Finding, reasons: &BTreeMap<CriterionId, Reasons>) -> bool {
    if let Some(criterion) = &child.criterion {
        let named = |code: &String| {
            let swallowed =
                rules::by_code(parent.code).is_some_and(|rule| rule.covers.iter().any(|known| *code == format!("E{known:02}")));
            // A rule of our own has no code in the list of mistakes; its points stand in several fields.
            let own = parent.mistakes.is_empty() && *code == format!("E{}", parent.code.0);
            let at = (&parent.place.at.field, &child.place.at.field);
            parent.mistakes.contains(code) || swallowed || own && (at.0 == at.1 || at.1.is_empty())
        };
        let reasons = reasons.get(criterion);
        let failed = reasons.and_then(|known| known.tried.as_ref()).is_some_and(|tried| is_reason(parent, tried));
        let seen = reasons.is_none_or(|known| in_sight(parent, &known.sight));
        return parent.criterion.is_none() && (seen && child.mistakes.iter().any(named) || failed);
    }
    // What lacks a copy, in whichever paper, fails for the row that was to have it made.
    if let Some(unkept) = child.args.get("unkept")
        && COPY.contains(&parent.code.0)
        && !COPY.contains(&child.code.0)
    {
        return parent.args.get("account").or(parent.args.get("unkept")) == Some(unkept);
    }
    let listed = rules::by_code(parent.code).is_some_and(|rule| rule.covers.contains(&child.code.0));
    listed && same_cause(parent, child)
}

/// Whether a mistake stands where a criterion looks: at its account, and on a paper of its measure.
fn in_sight(mistake: &Finding, sight: &Sight) -> bool {
    if let (Some(meant), Some(account)) = (mistake.args.get("account"), &sight.account)
        && meant != account.as_str()
    {
        return false;
    }
    // An account that was left out shows wherever it is missing: the paper where it could have stood does not name it.
    if mistake.code.0 == FORGOTTEN && mistake.args.contains_key("account") && sight.account.is_some() {
        return true;
    }
    // What shows in no paper shows in the whole.
    let Some(number) = mistake.place.request else { return true };
    let at = &mistake.place.at;
    let other_row = |(request, row): &(u32, FieldPlace)| *request == number && row.field == at.field && row.row == at.row;
    if at.row.is_some() && sight.others.iter().any(other_row) {
        return false;
    }
    let chosen = !sight.instead.contains(&number) || CHOICE.contains(&mistake.code.0);
    chosen && sight.requests.as_ref().is_none_or(|requests| requests.contains(&number))
}

/// Whether a request failed for this mistake: of the row that was meant, or, where the outcome decides, any mistake for
/// which a provider returns, narrows or refuses.
fn is_reason(mistake: &Finding, tried: &Tried) -> bool {
    if mistake.place.request != Some(tried.request) {
        return false;
    }
    let heavy = !matches!(mistake.weight, Weight::Broken(Severity::Minor));
    let at = &mistake.place.at;
    match &tried.row {
        Some((account, _)) if mistake.args.get("account").is_some_and(|meant| meant != account.as_str()) => false,
        Some((account, _)) if mistake.args.get("account").is_some_and(|meant| meant == account.as_str()) => true,
        Some((_, row)) if at.field == row.field && at.row.is_some() => at.row == row.row,
        // Nothing is asked at all: no account gets what it needs.
        _ => (tried.by_outcome && heavy) || matches!(mistake.code.0, 3 | 101),
    }
}

/// Praise beside a mistake would be read as if the whole were right: at the same field and row, or for a point that
/// the mistake swallows.
fn spoils(mistake: &Finding, met: &Finding) -> bool {
    if met.criterion.is_some() || mistake.place.request != met.place.request || met.place.request.is_none() {
        return false;
    }
    let (a, b) = (&mistake.place.at, &met.place.at);
    let same_place = !a.field.is_empty() && a.field == b.field && a.row == b.row;
    let swallowed = rules::by_code(mistake.code).is_some_and(|rule| rule.covers.contains(&met.code.0))
        && WHOLE_REQUEST.iter().any(|(code, _)| *code == mistake.code.0);
    same_place || swallowed
}

fn same_cause(parent: &Finding, child: &Finding) -> bool {
    // A forgotten account hangs under the row that was meant to name it.
    if let (Some(meant), Some(forgotten)) = (parent.args.get("account"), child.args.get("account")) {
        return meant == forgotten;
    }
    if parent.place.request != child.place.request {
        return false;
    }
    // At the evidence desk a cause is one step with one file, or what was left out with several.
    if let (Some(one), Some(other)) = (parent.args.get("package"), child.args.get("package")) {
        let (a, b) = (&parent.place.at, &child.place.at);
        let several = || parent.args.get("files").is_some_and(|files| files.split(", ").any(|file| file == b.field));
        return one == other && (a.field == b.field || several()) && (a.row == b.row || b.row.is_none());
    }
    let (a, b) = (&parent.place.at, &child.place.at);
    if let (Some(one), Some(other)) = (a.row, b.row)
        && a.field == b.field
    {
        return one == other;
    }
    // Company and door are one slip when the same clause shuts both.
    let same_clause = parent.code.0 == 1 && child.code.0 == 2 && parent.cites.first() == child.cites.first();
    let whole = WHOLE_REQUEST.iter().any(|(code, covered)| *code == parent.code.0 && covered.contains(&child.code.0));
    a.field == b.field || same_clause || whole
}
