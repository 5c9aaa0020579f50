use super::papers::{self, bench};
use super::{Bench, breaks, keeps, row};
use crate::assess::finding::Weight;
use crate::content::criterion::Severity::{Fatal, Major, Minor};
use crate::content::data::Measure;
use crate::content::policy::{Honours, RenewalNeed, Term};
use crate::content::scenario::PersonRole;
use serde_json::json;

#[test]
fn e23_the_copy_ran_out() {
    let gone = {
        let mut bench = Bench::excellent();
        let at = bench.lines.iter().position(|line| line["do"]["kind"] == "choose" && line["do"]["request"] == 2).unwrap();
        bench.lines.insert(at, json!({"do": {"kind": "wait", "until": "120d"}}));
        bench.without(|action| {
            action["request"] == 3 || action["kind"] == "wait" && action["until"].as_str().unwrap().starts_with("2023")
        })
    };
    assert_eq!(gone.broken(23), [("gone", Fatal)]);
    assert_eq!(Bench::excellent().broken(23), []);
}

#[test]
fn e24_the_freeze_is_not_quoted() {
    breaks(24, 2, "hdr.prev", "", &["", "our letter of 7 February", "PRSV-88231"]);
    keeps(24, 2, "hdr.prev", &["PRSV-88213", "prsv-88213 of 7 Feb", "Ticket PRSV-88213, until 8 May"]);
}

#[test]
fn e52_a_copy_that_nobody_needs() {
    let hotel = || Bench::excellent().rows(1, &[row("account_id", "CH204419003", "2023-02-06T21:40+05:00", "unknown")]);
    assert_eq!(hotel().broken(52), [("", Minor)]);
    // A suspect's account is no stranger's, whatever part it had.
    let suspects = hotel().case(|case| {
        case.accounts.iter_mut().filter(|account| !account.in_offence).for_each(|account| account.owner = PersonRole::Suspect);
    });
    assert_eq!(suspects.broken(52), []);
    assert_eq!(hotel().then(json!({"kind": "withdraw", "request": 1, "text": "The page has no part in it."})).broken(52), []);
    assert_eq!(Bench::excellent().broken(52), []);
}

#[test]
fn days_that_are_not_those_of_the_clause_are_asked_about() {
    let asked = |days: &str| {
        let bench = Bench::excellent().set(1, "pres.days", days).case(|case| {
            case.forms.iter_mut().for_each(|usage| usage.open.push("pres.days".to_owned()));
        });
        let mut found = bench.findings().into_iter();
        found.any(|finding| finding.code.0 == 58 && finding.weight == Weight::SelfCheck)
    };
    assert!(!asked("90"));
    assert!(asked("60") && asked("until_notice"));
}

/// The freeze of First hours with the page of the hotel in it, in a case that has a note of release.
fn with_hotel() -> Bench {
    let rows = [
        row("account_id", "CH204417365", "2023-02-06T21:40+05:00", "suspect"),
        row("account_id", "CH204419003", "2023-02-06T21:40+05:00", "unknown"),
    ];
    Bench::excellent().rows(1, &rows).case(|case| case.measures.push(Measure::Withdraw))
}

/// A note of release of this scope with this row, sent on this day; the bench goes on for a while after it.
fn released(bench: Bench, scope: &str, value: &str, wait: &str) -> Bench {
    let sent = bench.lines.iter().find(|line| line["do"]["kind"] == "send" && line["do"]["request"] == 1).unwrap();
    let mut values = sent["do"]["values"].clone();
    values["hdr.kind"] = "withdrawal".into();
    values["hdr.prev"] = "PRSV-88213".into();
    values["rel.scope"] = scope.into();
    values["rel.why"] = "The page has no part in it.".into();
    values["rel.ack"] = "yes".into();
    values["id.rows"] = json!([row("account_id", value, "2023-02-06T21:40+05:00", "unknown")]);
    bench
        .then(json!({"kind": "choose", "request": 8, "measure": "withdraw", "provider": "chirplet", "entity": "chirplet-inc", "channel": "portal", "form": "f1-release", "why": "no part in it"}))
        .then(json!({"kind": "send", "request": 8, "form": "f1-release", "values": values}))
        .then(json!({"kind": "wait", "until": wait}))
}

#[test]
fn a_note_of_release_frees_the_accounts_that_it_lists() {
    let kept = |scope: &str, value: &str| -> Vec<String> {
        let world = released(with_hotel(), scope, value, "2d").world();
        let (ticket, today) = (&world.tickets()[0], world.now().date());
        ticket.copies.iter().filter(|(id, _)| ticket.keeps(id, today)).map(|(id, _)| id.to_string()).collect()
    };
    assert_eq!(kept("rows", "CH204419003"), ["a1"]);
    assert_eq!(kept("rows", "CH204417582"), ["a1", "hotel"]);
    assert_eq!(kept("ticket", "CH204419003"), [""; 0]);
}

#[test]
fn e52_a_copy_of_a_stranger_beside_others_or_to_its_last_day() {
    assert_eq!(with_hotel().broken(52), [("beside", Minor)]);
    assert_eq!(with_hotel().then(json!({"kind": "wait", "until": "100d"})).broken(52), [("ended", Minor)]);
    assert_eq!(released(with_hotel(), "rows", "CH204419003", "2d").broken(52), []);
    assert_eq!(released(with_hotel(), "rows", "CH204419003", "100d").broken(52), []);
    // The wrong row frees nobody who should be free.
    assert_eq!(released(with_hotel(), "rows", "CH204417365", "2d").broken(52), [("", Minor)]);
    // Where nothing can be released row by row it is no slip to have frozen on the first day.
    assert_eq!(with_hotel().case(|case| case.measures.retain(|measure| *measure != Measure::Withdraw)).broken(52), []);
}

#[test]
fn e58_a_freeze_without_a_next_step() {
    let follow =
        |step: &str, date: &str| Bench::excellent().set(1, "pres.follow", json!([{"step": step, "date": date}])).broken(58);
    assert_eq!(follow("", ""), [("", Major)]);
    assert_eq!(follow("VOL", ""), [("", Major)]);
    assert_eq!(follow("", "2023-02-08"), [("", Major)]);
    assert_eq!(follow("VOL", "when the court opens"), []);
    assert_eq!(Bench::excellent().set(1, "pres.scope", json!([])).broken(58), [("types", Major)]);
    assert_eq!(Bench::excellent().set(1, "pres.ack", "").broken(58), [("ticket", Minor)]);
    // A company that keeps everything anyway files the letter.
    let filed = Bench::excellent().set(1, "pres.ack", "").provider(|provider| {
        provider.clauses.iter_mut().flat_map(|clause| &mut clause.policy).for_each(|term| {
            if let Term::Preserves { foreign, .. } = term {
                *foreign = Honours::NotNeeded;
            }
        })
    });
    assert_eq!(filed.broken(58), []);
}

#[test]
fn e64_an_extension_asked_in_the_wrong_way() {
    let extend = |kind: &str, when: &str, rows: &[serde_json::Value]| {
        let mut bench = Bench::excellent().case(|case| case.measures.push(Measure::Extend));
        let mut values =
            bench.lines.iter().find(|line| line["do"]["kind"] == "send" && line["do"]["request"] == 1).unwrap()["do"]["values"]
                .clone();
        values["hdr.kind"] = kind.into();
        values["hdr.prev"] = "PRSV-88213".into();
        if !rows.is_empty() {
            values["id.rows"] = rows.to_vec().into();
        }
        for action in [
            json!({"kind": "wait", "until": when}),
            json!({"kind": "choose", "request": 5, "measure": "preserve", "provider": "chirplet", "entity": "chirplet-inc", "channel": "portal", "form": "f1", "why": "longer"}),
            json!({"kind": "send", "request": 5, "form": "f1", "values": values}),
        ] {
            bench = bench.then(action);
        }
        bench.broken(64)
    };
    assert_eq!(extend("extension", "2023-04-25T10:00+05:00", &[]), []);
    assert_eq!(extend("extension", "2023-05-05T10:00+05:00", &[]), [("late", Major)]);
    let new =
        [row("account_id", "CH204419003", "2023-02-06", "unknown"), row("account_id", "CH204417365", "2023-02-06", "suspect")];
    assert_eq!(extend("extension", "2023-04-25T10:00+05:00", &new), [("rows", Major)]);
}

/// The freeze of First hours, extended on this day; the rows of the old ticket.
fn extended(when: &str, change: impl FnOnce(&mut serde_json::Value)) -> Bench {
    let bench = Bench::excellent().case(|case| case.measures.push(Measure::Extend));
    let sent = bench.lines.iter().find(|line| line["do"]["kind"] == "send" && line["do"]["request"] == 1).unwrap();
    let mut values = sent["do"]["values"].clone();
    values["hdr.kind"] = "extension".into();
    values["hdr.prev"] = "PRSV-88213".into();
    values["ext.same"] = "yes".into();
    values["ext.reason"] = "Our request for assistance of 1 March is with the Ministry.".into();
    values["ext.until"] = "2023-08-06".into();
    change(&mut values);
    bench
        .then(json!({"kind": "wait", "until": when}))
        .then(json!({"kind": "choose", "request": 6, "measure": "extend", "provider": "chirplet", "entity": "chirplet-inc", "channel": "portal", "form": "f1b", "why": "longer"}))
        .then(json!({"kind": "send", "request": 6, "form": "f1b", "values": values}))
        .then(json!({"kind": "wait", "until": "1d"}))
}

#[test]
fn an_extension_in_time_keeps_the_copy_and_a_late_one_does_not() {
    let last = |bench: Bench| bench.world().tickets()[0].expires.unwrap().text();
    assert_eq!(last(Bench::excellent()), "8 May 2023");
    assert_eq!(last(extended("2023-04-25T10:00+05:00", |_| {})), "6 Aug 2023");
    assert_eq!(last(extended("2023-05-05T10:00+05:00", |_| {})), "8 May 2023");
    assert_eq!(last(extended("2023-04-25T10:00+05:00", |values| values["hdr.prev"] = "".into())), "8 May 2023");
    let broken = |bench: Bench| bench.broken(64).into_iter().map(|(variant, _)| variant).collect::<Vec<_>>();
    assert_eq!(broken(extended("2023-04-25T10:00+05:00", |_| {})), Vec::<&str>::new());
    assert_eq!(broken(extended("2023-05-05T10:00+05:00", |_| {})), ["late"]);
    assert_eq!(broken(extended("2023-04-25T10:00+05:00", |values| values["hdr.kind"] = "new".into())), [""]);
    assert_eq!(extended("2023-05-20T10:00+05:00", |_| {}).broken(23).len(), 1);
    let reason = |text: &'static str| extended("2023-04-25T10:00+05:00", move |values| values["ext.reason"] = text.into());
    assert_eq!(broken(reason("The Ministry has our request. Please also preserve the account CH204419003.")), ["joined"]);
    assert_eq!(
        broken(reason("The Ministry has our request of 1 March. In addition we ask you to send the login records.")),
        ["joined"]
    );
    assert_eq!(broken(reason("We also wait for the leave of the court; please keep the copy.")), Vec::<&str>::new());
    assert_eq!(broken(reason("The Ministry has our request. Nothing further is asked.")), Vec::<&str>::new());
}

#[test]
fn one_letter_may_extend_two_tickets() {
    // The second account is frozen by a letter of its own, and both copies are to be kept.
    let both = |named: &'static str| {
        let mut bench = extended("2023-04-25T10:00+05:00", |values| values["hdr.prev"] = named.into());
        let first = bench.lines.iter().position(|line| line["do"]["kind"] == "send" && line["do"]["request"] == 1).unwrap();
        let mut second = bench.lines[first]["do"]["values"].clone();
        let rows = bench.lines[first]["do"]["values"]["id.rows"].as_array().unwrap().clone();
        bench.lines[first]["do"]["values"]["id.rows"] = json!([rows[0]]);
        second["id.rows"] = json!(rows[1..]);
        for (at, action) in [
            json!({"kind": "choose", "request": 11, "measure": "preserve", "provider": "chirplet", "entity": "chirplet-inc", "channel": "portal", "form": "f1", "why": "the second account"}),
            json!({"kind": "send", "request": 11, "form": "f1", "values": second}),
        ]
        .into_iter()
        .enumerate()
        {
            bench.lines.insert(first + 1 + at, json!({"do": action}));
        }
        let world = bench.clone().world();
        let tickets: Vec<String> = world.tickets().iter().map(|ticket| ticket.number.clone()).collect();
        assert_eq!(tickets.len(), 2, "{tickets:?}");
        if named.is_empty() { bench.clone().set(6, "hdr.prev", tickets.join(" and ")) } else { bench }.broken(64)
    };
    // The company extends what the letter names: what is wrong is the row, not the name.
    assert!(!both("PRSV-88213").iter().any(|(variant, _)| *variant == "ticket"));
    assert_eq!(both(""), []);
    assert!(both("PRSV-88213").contains(&("rows", Major)), "{:?}", both("PRSV-88213"));
}

#[test]
fn what_the_contact_point_asks_no_letter_extends() {
    let bench = || {
        extended("2023-04-25T10:00+05:00", |_| {}).provider(|provider| {
            provider.clauses.iter_mut().flat_map(|clause| &mut clause.policy).for_each(|term| {
                if let Term::Renews { times, needs, .. } = term {
                    *times = 0;
                    *needs = Some(RenewalNeed::ContactPoint);
                }
            });
        })
    };
    assert_eq!(bench().broken(64), [("contact", Major)]);
    // One slip: its door is neither praised nor faulted.
    assert!(!bench().findings().iter().any(|finding| finding.code.0 == 2 && finding.place.request == Some(6)));
}

#[test]
fn a_second_extension_is_refused_where_the_clause_gives_one() {
    let sent = |number: u32, bench: Bench| {
        let again =
            bench.lines.iter().find(|line| line["do"]["kind"] == "send" && line["do"]["request"] == 6).unwrap()["do"]["values"]
                .clone();
        bench
            .then(json!({"kind": "choose", "request": number, "measure": "extend", "provider": "chirplet", "entity": "chirplet-inc", "channel": "portal", "form": "f1b", "why": "longer"}))
            .then(json!({"kind": "send", "request": number, "form": "f1b", "values": again}))
            .then(json!({"kind": "wait", "until": "1d"}))
    };
    let twice = sent(7, extended("2023-04-25T10:00+05:00", |_| {}));
    assert_eq!(twice.broken(64), [("times", Major)]);
}

#[test]
fn e23_e24_the_copy_for_a_request_between_states() {
    let paper = papers::paper();
    assert_eq!(papers::found(&paper.clone().with("mla.pres", "frozen on 2 March 2026")), [(24, "", Minor)]);
    // The copy of 2 March ends on 31 May, and the paper is sent after it.
    let mut world = bench::world(bench::library());
    bench::freeze(&mut world, &paper);
    bench::wait(&mut world, "2026-06-10T10:00+05:00");
    bench::send(&mut world, &paper.clone().with("hdr.date", "2026-06-10T10:00+05:00"));
    assert!(bench::codes(&world).iter().any(|(code, variant, _)| (*code, *variant) == (23, "")), "{:?}", bench::codes(&world));
    // It is sent in time, and nobody hands on its number.
    let mut world = bench::sent(&paper);
    bench::wait(&mut world, "2026-09-30T10:00+05:00");
    assert!(bench::codes(&world).contains(&(23, "number", Major)), "{:?}", bench::codes(&world));
    // With the number the company keeps the copy.
    let mut world = bench::sent(&paper);
    bench::wait(&mut world, "2026-05-20T10:00+05:00");
    let number = world.assistance_numbers().first().cloned().expect("the ministry has sent it");
    let ticket = world.tickets()[0].number.clone();
    bench::act(
        &mut world,
        json!({"kind": "choose", "request": 3, "measure": "extend", "provider": "northmail", "entity": "northmail-llc", "channel": "portal", "form": "f1b", "why": "The copy must live."}),
    );
    bench::act(
        &mut world,
        json!({"kind": "send", "request": 3, "form": "f1b", "values": {
            "hdr.kind": "extension", "hdr.prev": ticket, "prov.entity": "northmail-llc", "prov.channel": "portal", "id.rows": paper.values["id.rows"],
            "ext.mla": number, "mla.proof": number, "ext.proof": number, "ra.officer": "Noor Test", "ra.agency": "FIA", "ra.email": "noor@fia.gov.example", "ra.phone": "+44 7700 900835",
            "sig.officer": [{"name": "Noor Test", "rank": "SI", "date": "2026-05-20", "signed": "yes", "stamp": "yes"}],
        }}),
    );
    bench::wait(&mut world, "2026-12-30T10:00+05:00");
    assert!(bench::codes(&world).iter().all(|(code, ..)| *code != 23), "{:?} {:?}", bench::codes(&world), world.tickets());
}

#[test]
fn e61_without_a_copy_nobody_is_told() {
    let telling = || {
        Bench::excellent()
            .provider(|provider| provider.clauses.last_mut().unwrap().policy.push(Term::PreservationTold { after_days: 45 }))
    };
    let found = |bench: Bench| !bench.broken(61).is_empty();
    assert!(found(telling()));
    // Nothing was copied: the row finds nobody.
    assert!(!found(telling().rows(1, &[row("display_name", "Overseas Helpers", "2023-02-06T21:40+05:00", "suspect")])));
}

#[test]
fn e25_where_the_freeze_warns_none_is_owed() {
    let one = || Bench::excellent().rows(1, &[row("account_id", "CH204417365", "2023-02-06T21:40+05:00", "suspect")]);
    assert!(!one().broken(25).is_empty());
    let telling =
        one().provider(|provider| provider.clauses.last_mut().unwrap().policy.push(Term::PreservationTold { after_days: 45 }));
    assert!(telling.broken(25).is_empty());
}

#[test]
fn e64_the_new_last_day_and_the_number_are_those_that_were_given() {
    let found =
        |request: u32, key: &'static str, value: &'static str| Bench::of("scholarship").set(request, key, value).broken(64);
    assert_eq!(Bench::of("scholarship").broken(64), []);
    // The extension alone gives ninety days more; with the number a year in all.
    assert_eq!(found(4, "ext.until", "2027-03-02"), [("until", crate::content::criterion::Severity::Minor)]);
    assert_eq!(found(4, "ext.until", "2026-08-01"), []);
    assert_eq!(found(5, "ext.until", "2027-03-02"), []);
    assert_eq!(found(5, "ext.until", "2027-06-01"), [("until", crate::content::criterion::Severity::Minor)]);
    // A number that nobody gave; that of a draft is none, and says so.
    assert_eq!(found(5, "ext.mla", "IC-2026-0999, sent on 10 April 2026"), [("number", Major)]);
    assert_eq!(found(4, "ext.mla", "Draft of 17 March 2026 at the Ministry; the number follows."), []);
}

#[test]
fn e23_the_letter_that_left_the_number_out_is_the_one_to_mend() {
    let told = |bench: Bench| {
        let found = bench.findings().into_iter().find(|found| found.code.0 == 23).expect("the copy ran out");
        (found.place.request, found.better.unwrap())
    };
    // Kept once, and the number never handed on: the letter that kept it is to blame, not the request that was right.
    let (request, better) = told(Bench::of("scholarship").without(|action| action["request"] == 5));
    assert_eq!(request, Some(4));
    assert!(better.contains("IC-2026-"), "{better}");
    // Never kept longer at all.
    let (request, _) = told(Bench::of("scholarship").without(|action| action["request"] == 4 || action["request"] == 5));
    assert_eq!(request, Some(3));
}
