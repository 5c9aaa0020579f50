//! A request between States on its way: desk by desk, back and on again, and what the company gives at the end of it.

mod bench;

use bench::{NUMBER, Paper, act, f4, f5, sent, sent_in, wait, with_case};
use evidesk::case::World;
use evidesk::case::reply::{Answered, Line, Reply, RequestOutcome};
use evidesk::content::data::DataCategory;
use evidesk::content::scenario::{Effect, Event, Scenario};
use evidesk::content::time::CaseTime;
use evidesk::request::observation::AssistancePoint as Point;
use serde_json::json;
use std::sync::Arc;

fn paper() -> Paper {
    f4().remove(0)
}

fn replies(world: &World) -> Vec<Reply> {
    world.replies().iter().filter(|reply| reply.request == NUMBER).cloned().collect()
}

fn days_until_answer(world: &mut World) -> i64 {
    let sent = world.request(NUMBER).expect("a request").sendings.last().expect("sent").at;
    let before = replies(world).len();
    while replies(world).len() == before {
        wait(world, "next_event");
    }
    replies(world).last().expect("an answer").at.minutes_since(sent) / (24 * 60)
}

fn says(reply: &Reply, wanted: &Line) -> bool {
    reply.lines.iter().any(|line| line.what == *wanted)
}

/// The first box is deleted on 20 March: gone sixty days later.
fn deleted(case: &mut Scenario) {
    case.events.push(Event {
        id: "deleted".into(),
        at: CaseTime::parse("2026-03-20T12:00+05:00").expect("a time"),
        title: "The box is deleted".into(),
        text: "Its user deletes it.".into(),
        effects: vec![Effect::DeletesAccount("n1".into())],
        known_from: None,
        deadline: String::new(),
        secret: true,
    });
}

#[test]
fn a_paper_that_is_right_passes_every_desk_and_brings_the_content() {
    let mut world = sent(&paper());
    days_until_answer(&mut world);
    let reply = replies(&world).remove(0);
    assert!(matches!(reply.outcome, RequestOutcome::Granted), "{reply:#?}");
    assert!(reply.records.iter().any(|line| line.contains("12 January")), "{:?}", reply.records);
    // The form was asked, and so was the order not to tell.
    assert!(says(&reply, &Line::WithCertificate), "{:?}", reply.lines);
    assert!(reply.lines.iter().any(|line| matches!(line.what, Line::UserNotTold(_))), "{:?}", reply.lines);
    let passage = world.passage(NUMBER).expect("a way");
    assert!(passage.number.is_some() && passage.served.is_some_and(|served| served < reply.at));
}

#[test]
fn without_the_order_the_user_is_told_and_without_the_form_no_certificate_comes() {
    let mut world = sent(&paper().with("mla.conf", "").with("mla.form", ""));
    days_until_answer(&mut world);
    let reply = replies(&world).remove(0);
    assert!(says(&reply, &Line::UserTold) && says(&reply, &Line::WithoutCertificate), "{:?}", reply.lines);
    // Where a certificate comes with assistance only it comes when it is asked.
    let mut world = sent(&f4().remove(1));
    days_until_answer(&mut world);
    assert!(says(&replies(&world)[0], &Line::WithCertificate), "{:?}", replies(&world)[0].lines);
}

#[test]
fn content_comes_out_of_a_copy_only_while_its_ticket_lives() {
    let gone = |world: &World| {
        let reply = replies(world).remove(0);
        reply.items.iter().any(|item| {
            item.account.as_ref().is_some_and(|account| account.as_str() == "n1")
                && item.category == Some(DataCategory::Content)
                && item.answer == Answered::NotFound
        })
    };
    // The copy ends on 31 May, the order is served in autumn: the box is gone, and so is its copy.
    let library = Arc::new(with_case(deleted));
    let mut world = sent_in(&library, &paper());
    days_until_answer(&mut world);
    assert!(gone(&world), "{:#?}", replies(&world));
    assert!(
        bench::codes(&world)
            .iter()
            .any(|(code, _, severity)| *code == 23 && *severity == evidesk::content::criterion::Severity::Fatal)
    );
    // With the number of the request the company keeps it up to a year.
    let mut world = sent_in(&library, &paper());
    wait(&mut world, "2026-05-20T10:00+05:00");
    let number = world.assistance_numbers().remove(0);
    let ticket = world.tickets()[0].number.clone();
    act(
        &mut world,
        json!({"kind": "choose", "request": 3, "measure": "extend", "provider": "northmail", "entity": "northmail-llc", "channel": "portal", "form": "f1b", "why": "The copy must live."}),
    );
    act(
        &mut world,
        json!({"kind": "send", "request": 3, "form": "f1b", "values": {
            "hdr.kind": "extension", "hdr.prev": ticket, "ext.mla": number, "prov.entity": "northmail-llc", "prov.channel": "portal",
            "id.rows": paper().values["id.rows"], "ra.agency": "FIA", "ra.officer": "Noor Test", "ra.email": "noor@fia.gov.example", "ra.phone": "+44 7700 900835",
            "sig.officer": [{"name": "Noor Test", "rank": "SI", "date": "2026-05-20", "signed": "yes", "stamp": "yes"}],
        }}),
    );
    days_until_answer(&mut world);
    assert!(!gone(&world), "{:#?}", replies(&world));
    assert!(world.was_disclosed(&"n1".into(), DataCategory::Content));
    assert!(bench::codes(&world).is_empty(), "{:?}", bench::codes(&world));
}

#[test]
fn what_comes_back_is_corrected_and_goes_on_from_that_desk() {
    let whole = days_until_answer(&mut sent(&paper()));
    // The other State asks about the conduct; the answer goes on from there, not from the beginning.
    let mut world = sent(&paper().with("off.dual", "Trafficking is a crime there too."));
    let first = days_until_answer(&mut world);
    let back = replies(&world).remove(0);
    assert!(says(&back, &Line::Authority(Point::DualCriminality)) && back.outcome == RequestOutcome::Asked, "{back:#?}");
    assert_eq!(world.passage(NUMBER).expect("a way").stage, 3);
    let number = world.assistance_numbers();
    act(&mut world, json!({"kind": "answer", "reply": back.id, "values": {"off.dual": paper().text("off.dual")}}));
    let rest = days_until_answer(&mut world);
    assert!(rest < whole - 40 && first < whole, "{first} + {rest} of {whole}");
    assert_eq!(replies(&world).last().map(|reply| reply.outcome), Some(RequestOutcome::Granted));
    assert_eq!(world.assistance_numbers(), number);
    assert!(bench::codes(&world).iter().all(|(code, ..)| *code == 23), "{:?}", bench::codes(&world));
    // Sent back for its signature and sent again as a whole.
    let mut world = sent(&paper().cell("mla.sign", 0, "seal", ""));
    days_until_answer(&mut world);
    let back = replies(&world).remove(0);
    assert!(says(&back, &Line::Authority(Point::Signature)) && back.outcome == RequestOutcome::Returned, "{back:#?}");
    assert!(world.assistance_numbers().is_empty());
    bench::send(&mut world, &paper());
    days_until_answer(&mut world);
    assert_eq!(replies(&world).last().map(|reply| reply.outcome), Some(RequestOutcome::Granted));
}

#[test]
fn past_the_central_authority_months_are_lost() {
    let mut world = sent(&paper().with("mla.route", "From the circle to the Department of Justice, Washington"));
    assert!(days_until_answer(&mut world) >= 60);
    let back = replies(&world).remove(0);
    assert_eq!((back.outcome, back.lines.len()), (RequestOutcome::Returned, 1));
    assert!(says(&back, &Line::Authority(Point::Route)));
}

#[test]
fn collection_runs_for_its_term_and_brings_nothing_stored() {
    let mut world = sent(&f5().remove(0));
    days_until_answer(&mut world);
    let reply = replies(&world).remove(0);
    let served = world.passage(NUMBER).and_then(|passage| passage.served).expect("served");
    assert!(says(&reply, &Line::Collected(served.date(), 60)), "{:?}", reply.lines);
    assert!(reply.at.minutes_since(served) >= 60 * 24 * 60);
    assert_eq!(reply.outcome, RequestOutcome::Granted);
    assert!(
        reply.records.iter().any(|line| line.contains("2026-10-01"))
            && reply.records.iter().all(|line| !line.contains("January"))
    );
    assert!(
        !world.was_disclosed(&"n1".into(), DataCategory::Content) && !world.was_disclosed(&"n1".into(), DataCategory::Traffic)
    );
    assert!(reply.lines.iter().all(|line| line.what != Line::UserTold));
}
