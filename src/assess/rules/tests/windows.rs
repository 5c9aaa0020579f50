//! What a holder, an owner or a page has only for a time, or only for one who asks rightly.

use super::Bench;
use crate::case::reply::{CaptureLine, ConsentLine, Line, RequestOutcome};
use crate::content::scenario::{HomeRecord, OwnerRecord, PublicItem, Scenario};
use crate::content::time::CaseTime;
use serde_json::{Value as Json, json};

/// How a step at the start of First hours, in the case as changed, is answered.
fn answered(change: impl FnOnce(&mut Scenario), step: Json) -> (RequestOutcome, Vec<Line>) {
    let bench = Bench::excellent().case(change).without(|action| action["kind"] == "send" || action["kind"] == "close");
    let world = bench.first(json!({"kind": "wait", "until": "30d"})).first(step).world();
    let reply = world.replies().first().expect("it is answered");
    (reply.outcome, reply.lines.iter().map(|line| line.what.clone()).collect())
}

#[test]
fn a_holder_finds_a_line_by_hour_and_port_only() {
    let order = |records: &str| {
        answered(
            |case| {
                case.facts.home.push(HomeRecord {
                    custodian: "Sarhad Telecom".into(),
                    also: vec![],
                    records: "Subscriber of a line".into(),
                    words: vec!["198.51.100.24".into()],
                    needs: vec![vec!["14:11:37Z".into(), "19:11:37".into()], vec!["40122".into()]],
                    else_says: "Thousands of lines used it.".into(),
                    bank: false,
                    sessions_judge: false,
                    answer: "Line 12.".into(),
                    answer_days: 1,
                    leave_days: 0,
                    leave: None,
                    brings: None,
                    until: None,
                    refuses: String::new(),
                });
            },
            json!({"kind": "domestic_order", "values": {"ord.custodian": "Sarhad Telecom", "ord.records": records}}),
        )
    };
    let whole = order("198.51.100.24, port 40122, 2023-01-28T14:11:37Z");
    assert_eq!(whole, (RequestOutcome::Granted, vec![Line::Home("Line 12.".into())]));
    for lacking in ["198.51.100.24, port 40122, 2023-01-28T09:11:37Z", "198.51.100.24, 2023-01-28T14:11:37Z"] {
        let (outcome, lines) = order(lacking);
        assert_eq!((outcome, lines), (RequestOutcome::Refused, vec![Line::Home("Thousands of lines used it.".into())]));
    }
}

#[test]
fn the_line_of_the_visa_site_is_found_by_port_and_zone() {
    let found = |records: &str| {
        let mut bench = Bench::of("visa-site");
        let order = bench.lines.iter_mut().find(|line| line["do"]["kind"] == "domestic_order").expect("it is ordered");
        order["do"]["values"]["ord.records"] = records.into();
        let world = bench.world();
        let order = world.requests().iter().find(|dossier| dossier.measure == crate::content::data::Measure::DomesticOrder);
        world.outcome_of(order.expect("it is there").number)
    };
    for whole in [
        "Line that used 198.51.100.77, port 40418, on 24 August 2026 at 16:05:47 UTC",
        "198.51.100.77:40418, 24.8.2026, 18:05:47 (UTC+2)",
    ] {
        assert_eq!(found(whole), RequestOutcome::Granted, "{whole}");
    }
    for lacking in [
        "Line that used 198.51.100.77 on 24 August 2026, 21:05:47 (+05:00)",
        "198.51.100.77 port 40418, on 24 August 2026 at 18:05:47",
    ] {
        assert_eq!(found(lacking), RequestOutcome::Refused, "{lacking}");
    }
}

#[test]
fn an_owner_gives_within_a_window() {
    let consent = |from: Option<&str>, until: Option<&str>, unwilling: &str| {
        let at = |text: &str| CaseTime::parse(text).unwrap();
        answered(
            |case| {
                case.facts.owners = vec![OwnerRecord {
                    person: "V1".into(),
                    words: vec!["telephone".into()],
                    answer: "V1 hands it over.".into(),
                    brings: None,
                    unwilling: unwilling.into(),
                    from: from.map(at),
                    until: until.map(at),
                }];
            },
            json!({"kind": "consent", "values": {"cst.who": "V1", "cst.age": "adult", "cst.free": "yes",
                "cst.rows": [{"value": "telephone", "data": "Chat with the page"}]}}),
        )
        .1
    };
    let gives = Line::Consent(ConsentLine::Gives("V1 hands it over.".into()));
    let (past, future) = (Some("2023-02-07T10:00+05:00"), Some("2023-02-09T10:00+05:00"));
    assert!(consent(None, None, "").contains(&gives));
    assert!(consent(past, future, "").contains(&gives));
    assert!(consent(past, None, "Not yet.").contains(&gives), "she was unwilling before");
    assert!(consent(future, None, "Not yet.").contains(&Line::Consent(ConsentLine::Unwilling("Not yet.".into()))));
    assert!(consent(future, None, "").contains(&Line::Consent(ConsentLine::NotYet)));
    assert!(consent(None, past, "").contains(&Line::Consent(ConsentLine::NoLonger)));
    assert!(consent(None, None, "Never.").contains(&Line::Consent(ConsentLine::Unwilling("Never.".into()))));
}

#[test]
fn a_page_shows_what_is_there_when_it_is_looked_at() {
    let looked = |until: &str| {
        let page = |answer: &str, until: Option<CaseTime>| PublicItem {
            words: vec!["harborhost.example/lookup".into()],
            answer: answer.into(),
            until,
            brings: None,
        };
        answered(
            |case| {
                let until = CaseTime::parse(until).unwrap();
                case.facts.open_pages = vec![page("A name.", Some(until)), page("No such domain.", None)];
            },
            json!({"kind": "open_source", "values": {"osi.account": "none", "osi.passive": "yes",
                "osi.rows": [{"url": "harborhost.example/lookup", "at": "2023-02-07T13:00Z", "what": "screenshot", "file": "p.png"}]}}),
        )
        .1
    };
    let shows = |text: &str| Line::Capture(CaptureLine::Shows(text.into()));
    assert!(looked("2023-02-09T10:00+05:00").contains(&shows("A name.")));
    assert!(looked("2023-02-07T10:00+05:00").contains(&shows("No such domain.")));
}

#[test]
fn both_signatures_are_asked_where_the_clause_on_emergencies_asks_both() {
    let outcome = |bench: Bench| {
        let world = bench.world();
        world.replies().iter().find(|reply| reply.request == 1).expect("it is answered").outcome
    };
    let excellent = || Bench::of("ransom-clock");
    assert_eq!(outcome(excellent()), RequestOutcome::Granted);
    let alone = json!([{"name": "Tahir Nohri", "rank": "Deputy Director", "date": "2026-10-05", "signed": "", "stamp": ""}]);
    let unsigned = excellent().set(1, "sig.superv", alone);
    assert_eq!(outcome(unsigned.clone()), RequestOutcome::Returned);
    assert!(!unsigned.broken(5).is_empty());
}
