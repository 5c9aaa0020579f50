//! The certificate that came with the records: what it does not say is read before a court reads it.

use super::receiving::{examined, is_touched, place, says, settled, words};
use super::{Judge, PLAIN, Rule, Verdict};
use crate::assess::AttemptContext;
use crate::assess::finding::RuleCode;
use crate::case::custody::Done;
use crate::content::criterion::{Dimension as D, Severity as S};
use crate::content::scenario::CertificateFault;

const FAULTS_IN_WORDS: [(CertificateFault, &[&str]); 5] = [
    (
        CertificateFault::Unsigned,
        &[
            "unsigned",
            "not signed",
            "no|without|missing a? signature",
            "signature missing|lacking|blank|empty",
            "signature is missing",
        ],
    ),
    (CertificateFault::OtherTicket, &["another|other|wrong|different ticket|number|reference", "ticket differs|differ"]),
    (
        CertificateFault::OtherPeriod,
        &["another|other|wrong|different|shorter|short period", "period is? shorter|short|cut|wrong"],
    ),
    (CertificateFault::OtherCompany, &["another|other|wrong|different company|maker"]),
    (
        CertificateFault::ListDiffers,
        &[
            "five listed|files|in|names",
            "six|sixth came|arrived|file|files|in",
            "not in the list",
            "not listed",
            "list names|has|differs|differ|lacks|says",
            "more|fewer files than",
        ],
    ),
];

fn certificate_unread(c: &AttemptContext<'_>) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let mut met = None;
    for received in examined(c).filter(|received| is_touched(received) || c.world.is_closed()) {
        let Some(paper) = &received.package.certificate else { continue };
        let mut seen: Vec<CertificateFault> = Vec::new();
        let mut asked = false;
        let mut row = None;
        for (at, step) in received.steps.iter().enumerate() {
            match &step.what {
                Done::Certificate { faults, asked_anew } => {
                    seen.extend(faults);
                    asked |= asked_anew;
                    row = Some(at);
                }
                Done::Concluded { next, .. } => asked |= next.iter().any(|step| step == "new_certificate"),
                _ => {}
            }
        }
        if row.is_none() && !c.world.is_closed() {
            continue;
        }
        let said = words(c.world, received);
        let noted = |fault: CertificateFault| {
            seen.contains(&fault)
                || FAULTS_IN_WORDS.iter().any(|(known, marks)| {
                    *known == fault
                        && said.iter().any(|(_, text)| {
                            says(text, &["certificate"]) && !crate::request::narrative::Text::new(text).find_any(marks).is_empty()
                        })
                })
        };
        let missed: Vec<CertificateFault> = paper.faults.iter().copied().filter(|fault| !noted(*fault)).collect();
        let mut invented: Vec<CertificateFault> = seen.iter().copied().filter(|fault| !paper.faults.contains(fault)).collect();
        invented.dedup();
        if missed.is_empty() && !invented.is_empty() {
            let names: Vec<&str> = invented.iter().map(|fault| fault_in_words(*fault)).collect();
            let broken = Verdict::broken(place("", row), S::Minor, "invented").of_package(received);
            verdicts.push(broken.with("faults", names.join("; ")));
        } else if missed.is_empty() {
            met = row.map(|row| place("", Some(row))).or(met);
        } else if asked && missed.len() == paper.faults.len() {
            let question = "You asked for a new certificate. What exactly is wrong with this one, so that its maker can mend it?";
            verdicts.push(Verdict::unsure(place("", row), question, &[]));
        } else {
            let names: Vec<&str> = missed.iter().map(|fault| fault_in_words(*fault)).collect();
            let variant = if row.is_none() { "never" } else { "" };
            verdicts
                .push(Verdict::broken(place("", row), S::Major, variant).of_package(received).with("faults", names.join("; ")));
        }
    }
    settled(verdicts, met)
}

fn fault_in_words(fault: CertificateFault) -> &'static str {
    match fault {
        CertificateFault::Unsigned => "nobody signed it",
        CertificateFault::OtherTicket => "it names another ticket",
        CertificateFault::OtherPeriod => "it covers another period",
        CertificateFault::OtherCompany => "another company made it",
        CertificateFault::ListDiffers => "its list is not what arrived",
    }
}

/// The rules of this file.
pub const RULES: &[Rule] = &[Rule {
    code: RuleCode(74),
    title: "The certificate was not read",
    mistakes: &["E74"],
    dimensions: (D::Admissibility, None),
    severities: &[S::Minor, S::Major],
    why: "A certificate covers what it names, and only if its maker signed it. What it leaves out falls at trial.",
    source: "Federal Rules of Evidence 902(11); certificate clauses of the guidelines",
    cites: &["us-fre/902", "sarafa/8.1", "chirplet/8.1", "rutba/8.1"],
    asked_by: Some("7 of 14 guidelines read"),
    breaks: "“Certificate attached.”",
    meets: "“Five files listed, six came; a new certificate is asked.”",
    says: &[
        ("", "You read the certificate and did not see this: {faults}."),
        ("never", "Nobody read the certificate against what arrived: {faults}."),
        ("invented", "This is no fault of the certificate that came: {faults}."),
        ("met", "You read the certificate against what arrived."),
    ],
    causes: &[
        ("", "What the certificate does not cover falls out at trial."),
        ("invented", "Its maker is asked to mend what is whole, and asks back."),
    ],
    better: "Company, ticket, period, list, signature: each against what arrived. Ask for a new one.",
    judge: Judge::Attempt(certificate_unread),
    ..PLAIN
}];
