//! Steps of the unit itself, in the paper that records them: does a consent hold, and does a capture? Whether anybody is
//! warned by them is the family `acts`.

use super::{Judge, PLAIN, RequestContext, Rule, Verdict};
use crate::assess::finding::RuleCode;
use crate::case::reply::Lack;
use crate::case::world::{capture_lacks, is_unlimited, speaks_for_another};
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::data::Measure;
use crate::content::role::Role;
use crate::content::value::Row;
use crate::request::narrative::Text;

/// Rows of a table in which something stands, with their numbers.
fn filled(c: &RequestContext<'_>, role: Role) -> Vec<(usize, Row)> {
    let written = |row: &Row| row.values().any(|cell| !cell.trim().is_empty());
    c.request.rows(role).into_iter().enumerate().filter(|(_, row)| written(row)).collect()
}

/// A consent that nobody can rest on: not free, of a child that stands alone, or without a limit.
fn consent_that_fails(c: &RequestContext<'_>) -> Vec<Verdict> {
    if c.request.measure != Measure::Consent {
        return Vec::new();
    }
    let mut verdicts = Vec::new();
    let typed = Text::new(&c.request.text(Role::OwnerCode));
    let child = c.facts.scenario.people.iter().any(|person| {
        person.child_age.is_some() && typed.tokens.iter().any(|token| token.word.eq_ignore_ascii_case(person.id.as_str()))
    });
    let age = c.request.text(Role::OwnerAge);
    if !child && speaks_for_another(c.facts.scenario, &c.request.text(Role::OwnerCode)) {
        verdicts.push(Verdict::broken(c.request.place(Role::OwnerCode), S::Major, "another").citing(Some(&"un-iccpr/17".into())));
    }
    if age.trim() == "child_alone" {
        verdicts.push(Verdict::broken(c.request.place(Role::OwnerAge), S::Major, "alone").citing(Some(&"un/crc".into())));
    } else if child && age.trim() != "child_guardian" {
        verdicts.push(Verdict::broken(c.request.place(Role::OwnerAge), S::Major, "child").citing(Some(&"un/crc".into())));
    }
    if !c.request.ticked(Role::ConsentFree) {
        verdicts.push(Verdict::broken(c.request.place(Role::ConsentFree), S::Major, ""));
    }
    let rows = filled(c, Role::ConsentScope);
    let place = c.request.place(Role::ConsentScope);
    if let Some((at, _)) = rows.iter().find(|(_, row)| is_unlimited(std::slice::from_ref(row))) {
        verdicts.push(Verdict::broken(place.row(*at).column("data"), S::Major, "scope").citing(Some(&"un-iccpr/17".into())));
    } else if verdicts.is_empty() && !rows.is_empty() {
        verdicts.push(Verdict::met(place));
    }
    verdicts
}

/// A capture that lacks what makes it worth something in a year.
fn capture_that_fades(c: &RequestContext<'_>) -> Vec<Verdict> {
    if c.request.measure != Measure::OpenSource {
        return Vec::new();
    }
    // Where only the address is written down nothing was saved.
    let saved = |row: &Row| row.get("what").is_none_or(|what| what.trim() != "address");
    let rows: Vec<(usize, Row)> = filled(c, Role::Captures).into_iter().filter(|(_, row)| saved(row)).collect();
    let place = c.request.place(Role::Captures);
    let weak = rows.iter().find_map(|(at, row)| {
        let lacks = capture_lacks(row, c.request);
        // An hour without its zone is another mistake (E15).
        let timed = row.get("at").is_some_and(|at| !at.trim().is_empty());
        let (column, variant) = lacks.into_iter().find_map(|lack| match lack {
            Lack::Hash => Some(("sha256", "")),
            Lack::File => Some(("file", "file")),
            Lack::Address => Some(("url", "address")),
            Lack::Time if !timed => Some(("at", "time")),
            Lack::Time => None,
        })?;
        Some(Verdict::broken(place.clone().row(*at).column(column), S::Minor, variant))
    });
    match weak {
        Some(verdict) => vec![verdict],
        None if !rows.is_empty() => vec![Verdict::met(place)],
        None => Vec::new(),
    }
}

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule {
        code: RuleCode(122),
        title: "A consent that does not hold",
        dimensions: (D::Rights, Some(D::Admissibility)),
        severities: &[S::Major],
        why: "Consent carries a copy only if it is free, given by somebody who may give it, and for something that is named. The whole telephone is the life of many people.",
        source: "Model form, consent of the owner; Convention on the Rights of the Child; PTPA 2018 section 7; ICCPR article 17",
        cites: &["un-tip/6", "un-iccpr/17"],
        reads: &[Role::OwnerCode, Role::OwnerAge, Role::ConsentFree, Role::ConsentScope],
        breaks: "The whole telephone, of a child that came alone.",
        meets: "One talk, of these days, explained and free; for a child with a guardian who has no part in the case.",
        says: &[
            ("", "Nothing says that the consent is free: what is copied, why, and that help does not depend on it."),
            ("another", "An adult consents in person. Nobody else gives what is hers or his."),
            ("alone", "A child that stands alone cannot consent. A guardian without a part in the case speaks for it."),
            ("child", "The owner is a child, and this paper does not say so."),
            ("scope", "This gives everything. A consent names which talk, and which days."),
            ("met", "You wrote down what the owner gives, and no more."),
        ],
        causes: &[("", "Nothing is copied."), ("scope", "Less is copied than stands here: only what was spoken of.")],
        better: "One row for each talk with its days; the explanation read and ticked; a guardian for a child.",
        judge: Judge::Request(consent_that_fails),
        ..PLAIN
    },
    Rule {
        code: RuleCode(123),
        title: "A capture that will not hold",
        dimensions: (D::Admissibility, None),
        severities: &[S::Minor],
        why: "A page is gone tomorrow. What proves it then is the file, its address, its hour and its SHA-256, written down on the same day.",
        source: "Model form, open-source capture; QSO 1984 articles 46-A and 73",
        cites: &["pk-qso/46a", "pk-qso/73", "pk/mirza"],
        reads: &[Role::Captures],
        breaks: "A picture of the screen, without its hash.",
        meets: "Full address, hour with offset, file name and SHA-256.",
        says: &[
            ("", "This capture has no SHA-256: nobody can show later that it is the same file."),
            ("file", "Something was saved, and its file has no name here."),
            ("address", "The full address of the page is missing."),
            ("time", "The hour of the capture is missing."),
            ("met", "Your captures can be shown to be what you saw."),
        ],
        causes: &[("", "The defence says that the picture could be of any day, or changed.")],
        better: "Address, hour with offset, file and SHA-256: one row for each file.",
        judge: Judge::Request(capture_that_fades),
        ..PLAIN
    },
];
