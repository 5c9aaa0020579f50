//! What the company complains of and what the debrief finds come from one reading: neither may say what the other
//! does not know.

use super::{Bench, row};
use crate::assess::evaluate::judge_request;
use crate::assess::finding::Weight;
use crate::case::reply::{Line, ReplyLine};
use crate::request::observation::AssistancePoint as Point;
use serde_json::json;
use std::collections::BTreeSet;

/// The codes of which one must come when an answer has this sentence.
pub(super) fn codes(line: &Line) -> &'static [u16] {
    match line {
        Line::NoSuchAccount(_) => &[46, 36],
        Line::FindsNobody(_) | Line::NoIdentifier => &[12],
        Line::WantsDateSeen(_) => &[13],
        Line::Limitless(_) => &[19],
        Line::Public(_) => &[47],
        Line::NoDataTypes => &[58, 101],
        Line::WantsPeriod | Line::PeriodCut(_) => &[17],
        // A period that runs into days to come is cut to the facts as well.
        Line::PeriodNarrowed => &[17, 18],
        Line::FutureCut => &[18],
        Line::WantsFollowUp => &[58],
        Line::WantsNexus(_) => &[11],
        Line::WantsPower => &[7],
        Line::WantsOffence => &[9],
        Line::WantsSignature(_) => &[5],
        Line::WrongSender => &[4],
        Line::NotAddressed | Line::PassedTo(_) | Line::AcknowledgedOnly | Line::NotProcessed(_) => &[1, 2],
        Line::NeedsProcess(..) => &[20],
        Line::NeedsOrder(_) => &[102],
        Line::NeverHeld(_) => &[21],
        Line::WithoutCertificate => &[44],
        Line::BreachActedOn => &[31],
        Line::HomeNeedsLeave => &[93],
        Line::UserTold => &[31, 32, 60],
        Line::Authority(point) => match point {
            Point::Route => &[42],
            Point::Signature => &[5, 42],
            Point::Stage => &[3, 9],
            Point::Treaty => &[41],
            Point::TreatyScope => &[59],
            Point::Offence | Point::Penalty => &[9],
            Point::DualCriminality => &[40],
            Point::Standard => &[43],
            Point::Limits => &[19],
            Point::Privilege => &[51],
            Point::EvidenceForm => &[44],
            Point::Confidentiality => &[31, 32, 60],
            Point::Assurances => &[57],
            Point::Translation => &[39],
            Point::RealTimeKind | Point::RealTimeTerm | Point::RealTimeOrder | Point::LastResort | Point::RealTimeEnd => &[121],
        },
        _ => &[],
    }
}

fn spoiled() -> Vec<(&'static str, Bench)> {
    let f1 = |key: &str, value: serde_json::Value| Bench::excellent().set(1, key, value);
    let f2 = |key: &str, value: serde_json::Value| Bench::excellent().set(2, key, value);
    let silence = |ask: &str, reason: &str, until: &str| json!([{"ask": ask, "reason": reason, "until": until}]);
    vec![
        ("excellent", Bench::excellent()),
        ("no rows", f1("id.rows", json!([]))),
        ("display name", f1("id.rows", json!([row("display_name", "Gulf Career Desk", "2023-02-06", "suspect")]))),
        ("typo", f2("id.rows", json!([row("account_id", "CH204417356", "2023-02-06", "suspect")]))),
        ("stranger", f2("id.rows", json!([row("account_id", "CH999999999", "2023-02-06", "suspect")]))),
        ("no date", f2("id.rows", json!([row("profile_url", "chirplet.example/u/gulf.career.desk", "", "suspect")]))),
        ("ireland", f1("prov.entity", json!("chirplet-ireland"))),
        ("nobody", f1("prov.entity", json!(""))),
        ("no door", f2("prov.channel", json!(""))),
        ("webmail", f2("ra.email", json!("desk@freemail.example"))),
        ("unsigned", f2("sig.officer", json!([{"name": "", "rank": "", "date": "", "signed": "", "stamp": ""}]))),
        ("no badge", f1("ra.badge", json!(""))),
        ("no scope", f1("pres.scope", json!([]))),
        ("no step", f1("pres.follow", json!([]))),
        ("no period", f1("id.range", json!([]))),
        ("no items", f2("vol.items", json!([]))),
        ("content", f2("vol.items", json!(["name", "messages"]))),
        ("connections", f2("vol.items", json!(["name", "connections"]))),
        ("public", f2("vol.items", json!(["name", "public_profile"]))),
        ("open period", f2("id.range", json!([{"from": "since creation", "to": ""}]))),
        ("long period", f2("id.range", json!([{"from": "2022-06-01", "to": "2023-02-07"}]))),
        ("before the facts", f2("id.range", json!([{"from": "2022-12-01", "to": "2023-02-07"}]))),
        ("future", f2("id.range", json!([{"from": "2023-01-12", "to": "2023-04-07"}]))),
        ("all", f2("fact.need", json!("We need any and all data of both accounts."))),
        ("chats in words", f2("fact.need", json!("Please provide all chats of V1 and the page."))),
        ("no link", f2("fact.nexus", json!("It belongs to the suspect."))),
        ("no power", f2("leg.power", json!(""))),
        ("no offence", f2("off.law", json!(""))),
        ("no certificate", f2("vol.fmt", json!(["portal"]))),
        ("no silence", f2("con.nd", silence("no", "", ""))),
        ("blanket silence", f2("con.nd", silence("yes", "confidential", ""))),
        ("breach", f1("con.noalert", json!(""))),
        ("no leave", Bench::excellent().set(3, "ord.leave", "none")),
    ]
}

#[test]
fn what_the_company_complains_of_is_found_and_the_other_way_round() {
    for (name, bench) in spoiled() {
        let world = bench.world();
        for dossier in world.requests().iter().filter(|dossier| !dossier.sendings.is_empty()) {
            let sending = dossier.sendings.last().unwrap();
            let found: Vec<_> = judge_request(&world, dossier, sending)
                .into_iter()
                .filter(|finding| matches!(finding.weight, Weight::Broken(_)))
                .collect();
            let codes_found: BTreeSet<u16> = found.iter().map(|finding| finding.code.0).collect();
            let replies: Vec<_> = world.replies().iter().filter(|reply| reply.request == dossier.number).collect();
            for ReplyLine { what, clause } in replies.iter().flat_map(|reply| &reply.lines) {
                let expected = codes(what);
                let known = expected.is_empty() || expected.iter().any(|code| codes_found.contains(code));
                assert!(
                    known,
                    "{name}: request {} is answered {what:?} ({clause:?}), and only {codes_found:?} are found",
                    dossier.number
                );
            }
            // The clause that a finding cites first is one that the answer names, where the answer names that point at all.
            for finding in &found {
                let lines =
                    replies.iter().flat_map(|reply| &reply.lines).filter(|line| codes(&line.what).contains(&finding.code.0));
                let clauses: Vec<_> = lines.filter_map(|line| line.clause.clone()).collect();
                assert!(
                    clauses.is_empty() || clauses.iter().any(|clause| finding.cites.contains(clause)),
                    "{name}: {} cites {:?}, the answer {clauses:?}",
                    finding.code,
                    finding.cites
                );
            }
        }
    }
}
