//! What opens only to an order or a proof: the paper itself opens it, and not any words about one.

use super::{Bench, row};
use crate::case::reply::{Answered, Line, RequestOutcome};
use crate::content::data::DataCategory;
use crate::content::id::AccountId;
use crate::content::scenario::Effect;
use crate::content::time::CaseTime;
use serde_json::{Value as Json, json};

const PHONE: &str = "+44 7700 900733";

/// How the request to Rutba ended, and what it brought.
fn asked(change: impl FnOnce(Bench) -> Bench) -> (RequestOutcome, Vec<(AccountId, DataCategory)>, Vec<Line>) {
    let world = change(Bench::of("begging-ring")).world();
    let first = world.replies().iter().find(|reply| reply.request == 2).expect("it is answered");
    let given = first.items.iter().filter(|item| item.answer == Answered::Disclosed);
    let given = given.filter_map(|item| Some((item.account.clone()?, item.category?))).collect();
    (first.outcome, given, first.lines.iter().map(|line| line.what.clone()).collect())
}

fn set(key: &'static str, value: impl Into<Json>) -> impl FnOnce(Bench) -> Bench {
    let value = value.into();
    move |bench| bench.set(2, key, value)
}

#[test]
fn an_order_opens_what_it_names_when_it_is_there() {
    let (outcome, given, _) = asked(|bench| bench);
    assert_eq!(outcome, RequestOutcome::Granted);
    assert!(given.len() >= 4, "{given:?}");
    for words in [
        "X8 is applied for.",
        "The court order will follow.",
        "Application for a court order is pending.",
        "Secrecy notice under section 38(3).",
        "none",
    ] {
        let (_, given, _) = asked(set("leg.order", words));
        assert!(given.is_empty(), "{words}: {given:?}");
    }
    // In the file there is none before the court has made it.
    let (_, given, _) = asked(|bench| {
        bench
            .case(|case| {
                // The court has not made it yet when the request goes out.
                let made = case.events.iter_mut().find(|event| event.effects.contains(&Effect::BringsExhibit("x8".into())));
                made.expect("it is brought").at = CaseTime::parse("2027-01-01T10:00+05:00").unwrap();
            })
            .without(|action| action["id"] == "x8")
    });
    assert!(given.is_empty(), "{given:?}");
}

#[test]
fn what_only_the_request_names_is_left_out() {
    let (outcome, given, lines) = asked(|bench| bench.case(|case| case.facts.orders[0].accounts.truncate(1)));
    assert_eq!(outcome, RequestOutcome::Partly);
    assert!(!given.is_empty() && given.iter().all(|(account, _)| account.as_str() == "a1"), "{given:?}");
    assert!(lines.iter().any(|line| matches!(line, Line::BeyondOrder(values) if values.len() == 1)), "{lines:?}");
    let (outcome, _, lines) = asked(set("id.range", json!([{"from": "2025-12-16T00:00+05:00", "to": "2026-02-08T23:59+05:00"}])));
    assert_eq!(outcome, RequestOutcome::Narrowed);
    assert!(lines.contains(&Line::BeyondOrder(Vec::new())), "{lines:?}");
}

#[test]
fn a_company_that_repairs_nothing_sends_a_faulty_paper_back() {
    let name = || row("display_name", "Auntie", "2026-02-08", "suspect");
    let (outcome, given, _) = asked(set("id.rows", json!([name()])));
    assert_eq!((outcome, given), (RequestOutcome::Returned, vec![]));
    // One row of two falls, and nobody asks for another.
    let world = Bench::of("begging-ring")
        .set(2, "id.rows", json!([row("phone", PHONE, "2026-02-13T23:05+05:00", "suspect"), name()]))
        .world();
    let reply = world.replies().iter().find(|reply| reply.request == 2).expect("it is answered");
    assert_eq!((reply.outcome, reply.asks.as_slice()), (RequestOutcome::Partly, &[][..]));
    assert!(reply.items.iter().all(|item| item.answer != Answered::Asked), "{:?}", reply.items);
    let (outcome, given, lines) = asked(set("hdr.lang", "local"));
    assert_eq!((outcome, given), (RequestOutcome::Returned, vec![]));
    assert!(lines.contains(&Line::WantsTranslation));
}

#[test]
fn only_a_number_that_went_out_proves_that_assistance_was_asked() {
    let extended = |proof: Option<&str>| {
        let bench = Bench::of("begging-ring");
        let bench = match proof {
            Some(proof) => bench.set(4, "ext.mla", proof),
            None => bench,
        };
        let kept = bench.clone().world().tickets().iter().any(|ticket| ticket.extended == 1);
        (kept, bench.broken(64).iter().any(|(variant, _)| *variant == "proof"))
    };
    assert_eq!(extended(None), (true, false));
    assert_eq!(extended(Some("Sent long ago.")), (false, true));
    assert_eq!(extended(Some("MLA 99999/2026 of 1 April 2026")), (false, true));
}

/// The direct request of the case with the university, with these boxes.
fn to_northmail(boxes: &[&str]) -> Bench {
    let rows: Vec<Json> = boxes.iter().map(|value| row("email", value, "2026-02-20T21:40+05:00", "suspect")).collect();
    Bench::of("scholarship").rows(2, &rows)
}

#[test]
fn an_order_opens_no_box_that_it_does_not_name() {
    let boxes = ["admissions.office@dean.example", "bursar@dean.example"];
    let bench = to_northmail(&boxes).case(|case| case.facts.orders[0].accounts.truncate(1));
    let world = bench.clone().world();
    let reply = world.replies().iter().find(|reply| reply.request == 2).expect("it is answered");
    let answer = |account: &str, kind: DataCategory| {
        let item = reply.items.iter().find(|item| item.account == Some(account.into()) && item.category == Some(kind));
        item.map(|item| item.answer)
    };
    assert_eq!(answer("a1", DataCategory::Login), Some(Answered::Disclosed));
    assert_eq!(answer("a2", DataCategory::Login), Some(Answered::Refused));
    assert_eq!(answer("a2", DataCategory::Subscriber), Some(Answered::Disclosed));
    assert!(bench.broken(8).iter().any(|(variant, _)| *variant == "order"));
}

#[test]
fn an_organisation_is_asked_itself_and_warns_nobody() {
    let university = "admissions@ostermoor.example";
    for boxes in [&[university][..], &["admissions.office@dean.example", "bursar@dean.example", university]] {
        let bench = to_northmail(boxes);
        let world = bench.clone().world();
        let reply = world.replies().iter().find(|reply| reply.request == 2).expect("it is answered");
        let its = reply.items.iter().filter(|item| item.account == Some("a3".into()));
        assert!(its.clone().count() > 0 && its.clone().all(|item| item.answer == Answered::Refused), "{:?}", reply.items);
        assert!(reply.lines.iter().any(|line| line.what == Line::AskOrganisation(vec![university.to_owned()])));
        assert_eq!(bench.clone().broken(60), []);
        assert!(bench.broken(36).iter().any(|(variant, _)| *variant == "organisation"));
    }
    // One that is a suspect itself is answered for.
    let world = to_northmail(&[university])
        .case(|case| {
            let account = case.accounts.iter_mut().find(|account| account.id.as_str() == "a3").unwrap();
            account.owner = crate::content::scenario::PersonRole::Suspect;
            account.in_offence = true;
        })
        .world();
    let reply = world.replies().iter().find(|reply| reply.request == 2).expect("it is answered");
    assert!(reply.lines.iter().all(|line| !matches!(line.what, Line::AskOrganisation(_))), "{:?}", reply.lines);
}

#[test]
fn only_a_clause_makes_a_company_refuse_a_protected_person() {
    let lantern = || row("handle", "@harbour.lantern", "2026-08-09T21:10+05:00", "suspect");
    let told = |bench: Bench, request: u32| {
        let world = bench.clone().world();
        let reply = world.replies().iter().find(|reply| reply.request == request).expect("it is answered");
        let answers: Vec<Answered> =
            reply.items.iter().filter(|item| item.account == Some("p1".into())).map(|item| item.answer).collect();
        let variant = bench.broken(37).first().map(|(variant, _)| *variant);
        (answers.contains(&Answered::Refused), answers.contains(&Answered::Disclosed), variant)
    };
    assert_eq!(told(Bench::of("boat-videos").rows(4, &[lantern()]), 4), (true, false, Some("refused")));
    let silent = |mut bench: Bench| {
        for provider in bench.library.providers.values_mut() {
            for clause in &mut provider.clauses {
                clause.policy.retain(|term| *term != crate::content::policy::Term::ReadForRights);
            }
        }
        bench
    };
    let (refused, disclosed, variant) = told(silent(Bench::of("boat-videos").rows(4, &[lantern()])), 4);
    assert_eq!((refused, disclosed, variant), (false, true, Some("")));
}
