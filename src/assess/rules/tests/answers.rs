//! What the company complains of and what the debrief finds come from one reading: neither may say what the other
//! does not know.

use super::papers;
use super::papers::bench::{self, Paper};
use super::{Bench, row};
use crate::assess::evaluate::judge_request;
use crate::assess::finding::Weight;
use crate::case::reply::{Line, ReplyLine};
use crate::content::policy::Need;
use crate::request::observation::AssistancePoint as Point;
use serde_json::json;
use std::collections::BTreeSet;

/// The codes of which one must come when an answer has this sentence.
fn codes(line: &Line) -> &'static [u16] {
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
        Line::WantsSaid(Need::Nature | Need::Source | Need::Recency | Need::Deadline) => &[124],
        Line::WantsSaid(Need::HowDataHelps) => &[27],
        Line::WantsSaid(Need::Person) => &[86],
        Line::WantsOffence => &[9],
        Line::WantsSignature(_) => &[5],
        Line::WrongSender => &[4],
        Line::NotListed => &[65],
        Line::SenderVerified => &[6],
        Line::NotAddressed | Line::PassedTo(_) | Line::AcknowledgedOnly | Line::NotProcessed(_) => &[1, 2],
        Line::NeedsProcess(..) => &[20],
        Line::NeedsOrder(_) => &[102],
        Line::NeverHeld(_) => &[21],
        Line::BeyondOrder(_) => &[8, 17, 18, 36, 37],
        Line::AskOrganisation(_) => &[36],
        Line::RightsRead(_) => &[37],
        Line::WantsTranslation => &[39],
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

/// Papers with one point spoiled each.
fn spoiled_papers() -> Vec<(&'static str, Paper)> {
    let (paper, live) = (papers::paper(), papers::live());
    let f4 = |key: &str, text: &str| paper.clone().with(key, text);
    let f5 = |key: &str, text: &str| live.clone().with(key, text);
    vec![
        ("right", paper.clone()),
        ("right, live", live.clone()),
        ("route", f4("mla.route", "FIA Islamabad to the Department of Justice")),
        ("signature", paper.clone().cell("mla.sign", 0, "signed", "")),
        ("investigator", paper.clone().cell("mla.sign", 0, "office", "Inspector FIA")),
        ("enquiry", f4("mla.stage", "Enquiry 9/2026")),
        ("no stage", f4("mla.stage", "")),
        ("no treaty", f4("mla.treaty", "")),
        ("Budapest", f4("mla.treaty", "Budapest Convention, article 31")),
        ("no power", paper.clone().with("leg.power", "").with("leg.order", "")),
        ("no offence", f4("off.name", "")),
        ("no text", f4("mla.law", "")),
        ("no maximum", f4("off.max", "")),
        ("label", f4("off.dual", "Trafficking is a crime there too.")),
        ("no assurances", paper.clone().with("mla.assur", "").with("con.use", "For FIR 14/2026 only; deleted after the appeal.")),
        ("local", f4("hdr.lang", "local")),
        ("no link", f4("mla.nexus", "Both boxes belong to the suspects.")),
        (
            "old",
            paper
                .clone()
                .with("mla.nexus", "Both boxes wrote to V1 on 12 January 2024 (X1).")
                .with("mla.facts", "In January 2024 S3 took V1 abroad by a false offer (X1); V1 worked without pay."),
        ),
        ("no bounds", f4("mla.limits", "")),
        ("lawyer", f4("mla.limits", "Mail between the two boxes.").with("con.hr", "Checked on 10 March 2026: V1 is protected.")),
        ("nothing asked", paper.clone().with("mla.items", json!([]))),
        (
            "display name",
            paper.clone().with(
                "id.rows",
                json!([{"id_type": "display_name", "value": "The Dean", "seen_at": "2026-02-19", "role": "suspect"}]),
            ),
        ),
        ("no period", paper.clone().with("id.range", json!([]))),
        ("too long", paper.clone().with("id.range", json!([{"from": "2024-01-10", "to": "2026-02-20"}])).with("leg.order", "")),
        ("no form", f4("mla.form", "")),
        ("no silence", f4("mla.conf", "")),
        ("silence without end", f4("mla.conf", "Please obtain a non-disclosure order, S1 would flee.")),
        ("both kinds", live.clone().with("rt.type", json!(["RTT", "RTC"]))),
        ("no term", live.clone().with("rt.range", json!([]))),
        ("no order", f5("rt.order", "")),
        ("nothing tried", f5("rt.last", "")),
        ("no filter", f5("rt.min", "")),
        ("no end", f5("rt.end", "")),
    ]
}

#[test]
fn what_authorities_and_companies_complain_of_is_found_and_the_other_way_round() {
    // Findings that stop a paper on its way; others cost something else.
    const STOPS: &[u16] = &[3, 5, 7, 9, 11, 19, 39, 40, 41, 42, 43, 44, 51, 59, 101, 121];
    for (name, paper) in spoiled_papers() {
        let mut world = bench::sent(&paper);
        bench::wait(&mut world, "2027-06-01T10:00+05:00");
        let found: Vec<_> =
            bench::scored(&world).into_iter().flat_map(|finding| [vec![finding.clone()], finding.also].concat()).collect();
        let replies: Vec<_> = world.replies().iter().filter(|reply| reply.request == bench::NUMBER).collect();
        assert!(!replies.is_empty(), "{name}: no answer");
        let lines: Vec<_> = replies.iter().flat_map(|reply| &reply.lines).collect();
        for line in &lines {
            let expected = codes(&line.what);
            let known = expected.is_empty() || found.iter().any(|finding| expected.contains(&finding.code.0));
            assert!(
                known,
                "{name}: answered {:?}, found {:?}",
                line.what,
                found.iter().map(|finding| finding.code).collect::<Vec<_>>()
            );
        }
        for finding in &found {
            let said: Vec<_> = lines.iter().filter(|line| codes(&line.what).contains(&finding.code.0)).collect();
            assert!(
                !said.is_empty() || !STOPS.contains(&finding.code.0),
                "{name}: {} is found, and nobody says so: {lines:?}",
                finding.code
            );
            let clauses: Vec<_> = said.iter().filter_map(|line| line.clause.clone()).collect();
            assert!(
                clauses.is_empty() || clauses.iter().any(|clause| finding.cites.contains(clause)),
                "{name}: {} cites {:?}, the answer {clauses:?}",
                finding.code,
                finding.cites
            );
        }
    }
}
