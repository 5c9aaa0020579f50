use super::{Bench, library};
use crate::assess::evaluate::{Evaluation, evaluate};
use crate::assess::finding::Weight;
use crate::case::World;
use crate::case::attempt::Attempt;
use crate::content::criterion::Severity::{Fatal, Minor};
use crate::content::scenario::{Effect, Weighed};
use serde_json::{Value as Json, json};
use std::sync::Arc;

/// First hours, in which a superior wants an account added at this hour of the first evening.
fn instructed(account: &str, at: &str) -> Bench {
    let (account, at) = (account.to_owned(), at.to_owned());
    Bench::excellent().case(move |case| {
        case.facts.improper_instruction = Some(account.as_str().into());
        let mut event = case.events[0].clone();
        event.id = "rings".into();
        event.at = crate::content::time::CaseTime::parse(&at).unwrap();
        event.effects = vec![Effect::Instructs(account.as_str().into())];
        case.events.push(event);
    })
}

const EVENING: &str = "2023-02-07T17:30+05:00";

#[test]
fn e89_what_a_superior_wants_is_followed() {
    // The page that every good request names, as if it were the improper target.
    assert_eq!(instructed("a1", EVENING).broken(89), [("", Fatal)]);
    // Words do not undo the signature.
    let refused = json!({"kind": "refuse_instruction", "text": "The account is not in the facts, and I will not add it."});
    assert_eq!(instructed("a1", EVENING).then(refused).broken(89), [("", Fatal)]);
    // What went out before the instruction came was not sent on it.
    assert_ne!(instructed("a1", "2023-05-20T10:00+05:00").broken(89), [("", Fatal)]);
}

#[test]
fn e89_what_was_left_out_in_silence_is_small() {
    assert_eq!(instructed("hotel", EVENING).broken(89), [("silent", Minor)]);
    for formula in ["", "Kindly do the needful.", "No.", "asdf qwer"] {
        let answer = json!({"kind": "record_and_refer", "text": formula});
        assert_eq!(instructed("hotel", EVENING).then(answer).broken(89), [("formula", Minor)], "{formula:?}");
    }
    // A note about something else is none about the instruction.
    let note = json!({"kind": "note", "text": "The border watch knows of the coach of 14 February."});
    assert_eq!(instructed("hotel", EVENING).then(note).broken(89), [("silent", Minor)]);
}

#[test]
fn e89_is_met_by_words_and_left_alone_where_it_is_noted() {
    let meets = |action: Json| {
        let findings = instructed("hotel", EVENING).then(action).findings();
        findings.into_iter().filter(|finding| finding.code.0 == 89).map(|finding| finding.weight).collect::<Vec<_>>()
    };
    for kind in ["refuse_instruction", "record_and_refer"] {
        let text = "The hotel is not in the facts: its logo was copied. Referred to the prosecutor on 7 February 2023.";
        assert_eq!(meets(json!({"kind": kind, "text": text})), [Weight::Met], "{kind}");
    }
    let noted = "The inspector in charge wants the hotel added. I was told so at 17:30, and left it out: no act is shown.";
    assert_eq!(meets(json!({"kind": "note", "text": noted})), []);
    // Without an instruction there is nothing to answer.
    assert_eq!(Bench::excellent().broken(89), []);
}

/// The reporter, played by these actions.
fn reporter(actions: &[Json]) -> Evaluation {
    reporter_weighed(&[(Weighed::Requests(crate::content::data::Measure::Nothing), 2), (Weighed::Acts, 1)], actions)
}

fn reporter_weighed(weights: &[(Weighed, u32)], actions: &[Json]) -> Evaluation {
    let head = json!({"evidesk": 1, "scenario": "not-this-one"}).to_string();
    let text = std::iter::once(head).chain(actions.iter().map(|action| json!({"do": action}).to_string()));
    let text = text.collect::<Vec<_>>().join("\n");
    let mut library = library().clone();
    let case = library.scenarios.values_mut().find(|scenario| scenario.id.as_str() == "not-this-one").unwrap();
    case.weights = weights.to_vec();
    let mut world = World::new(&Arc::new(library), &"not-this-one".into()).unwrap();
    for line in &Attempt::parse("bench", format!("{text}\n").as_bytes()).unwrap().lines {
        world.apply(&line.action).unwrap();
    }
    evaluate(&world)
}

const WHY: &str = "No fee and no border stand in the papers, so there is no smuggling. There is no danger, so no emergency. \
                   This office has no power to ask. FIA gets CH520114406 today.";

fn nothing(why: &str) -> Json {
    json!({"kind": "choose", "request": 1, "measure": "none", "why": why})
}

#[test]
fn nothing_with_its_reason_alone_reaches_a_hundred() {
    let close = json!({"kind": "close"});
    let told = reporter(&[nothing(WHY), close.clone()]);
    assert_eq!((told.score, told.outcome.as_str()), (100, "saved"));
    assert_eq!(
        told.requests.iter().map(|mark| (mark.number, mark.form.clone(), mark.score)).collect::<Vec<_>>(),
        [(1, None, 100)]
    );
    let places: Vec<_> = told.findings.iter().filter(|finding| finding.place.request == Some(1)).collect();
    assert!(places.len() >= 4 && places.iter().all(|finding| finding.place.at.field == "why"), "{places:#?}");
    // The last words count.
    assert_eq!(reporter(&[nothing("Later."), nothing(WHY), close.clone()]).score, 100);
    assert_eq!(reporter_weighed(&[], &[nothing(WHY), close]).score, 100);
}

#[test]
fn a_reason_that_says_nothing_and_no_act_at_all_are_worth_nothing() {
    for why in ["asdf", "No.", "Kindly do the needful."] {
        let mark = reporter(&[nothing(why), json!({"kind": "close"})]).requests[0].score;
        assert_eq!(mark, 0, "{why:?}");
    }
    assert_eq!(reporter(&[json!({"kind": "close"})]).score, 0);
    assert_eq!(reporter(&[nothing(""), json!({"kind": "close"})]).score, 0);
}

#[test]
fn the_reason_may_stand_in_what_was_referred_instead() {
    let wait = json!({"kind": "wait", "until": "next_event"});
    let refer = json!({"kind": "record_and_refer", "text": WHY});
    let told = reporter(&[wait.clone(), refer.clone(), json!({"kind": "close"})]);
    assert_eq!((told.score, told.outcome.as_str()), (100, "saved"));
    // Once something was sent, the referral is no decision to send nothing.
    let send = json!({"kind": "send", "request": 1, "form": "f1", "values": {}});
    let sent = reporter(&[wait, refer, send, json!({"kind": "close"})]);
    let missed = sent.findings.iter().flat_map(|finding| std::iter::once(finding).chain(&finding.also));
    assert!(
        missed
            .into_iter()
            .any(|finding| finding.criterion.as_ref().is_some_and(|id| id.as_str() == "nothing") && finding.variant == "missed")
    );
}
