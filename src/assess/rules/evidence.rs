//! The form in which records come: asked for now, or missed at trial.

use super::between_states::no_form;
use super::{Judge, PLAIN, RequestContext, Rule, Verdict, Written};
use crate::assess::finding::RuleCode;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::policy::Certificate;
use crate::content::role::Role;
use crate::request::narrative::Text;

fn no_certificate(c: &RequestContext<'_>) -> Vec<Verdict> {
    if c.is_assistance() {
        return no_form(c);
    }
    let certificate = c.policy.and_then(|policy| policy.certificate());
    let Some(said) = certificate.filter(|said| c.is_voluntary() && said.what == Certificate::IfRequestAsks) else {
        return Vec::new();
    };
    let place = c.request.place(Role::Format);
    let in_words = || {
        c.texts().iter().any(|Written { text, .. }| {
            text.find_any(&["certificate of? business? records?", "custodian certificate|certification", "902"])
                .into_iter()
                .any(|found| !text.is_negated(found))
        })
    };
    let lead_only = || {
        let raw = format!("{}. {}", c.request.text(Role::Need), c.request.text(Role::UseLimits));
        !Text::new(&raw).find_any(&["as a? lead only", "lead only", "intelligence only", "not as evidence"]).is_empty()
    };
    if c.request.keys(Role::Format).iter().any(|key| key == "certificate") || in_words() {
        vec![Verdict::met(place)]
    } else if lead_only() {
        Vec::new()
    } else {
        vec![Verdict::broken(place, S::Minor, "").citing(Some(&said.clause))]
    }
}

/// The rules of this file.
pub const RULES: &[Rule] = &[Rule {
    code: RuleCode(44),
    title: "No certificate is asked",
    mistakes: &["E44"],
    dimensions: (D::Admissibility, None),
    severities: &[S::Minor, S::Major],
    why: "A court wants to know who made the records. Some companies certify only if the request asks, and a year later nobody can.",
    source: "Certificate clauses of the guidelines; Federal Rules of Evidence 902(11); QSO 1984 article 73",
    cites: &["chirplet/8.1", "northmail/8.1", "us-fre/902", "pk-qso/73"],
    asked_by: Some("7 of 14 guidelines read; 4 of these only if the request asks"),
    reads: &[Role::Format, Role::EvidenceForm],
    breaks: "Tables only.",
    meets: "Tables, hash list, and the certificate of business records.",
    says: &[
        ("", "No certificate is asked, and this company makes one only then."),
        (
            "form",
            "Nothing says in which form your court needs the evidence, and the other State can follow only a form that you name.",
        ),
        ("met", "You asked for the evidence in the form that a court needs."),
    ],
    causes: &[("", "The records come without their maker's word.")],
    better: "The certificate of business records, hash values, and the zone of the times.",
    judge: Judge::Request(no_certificate),
    ..PLAIN
}];
