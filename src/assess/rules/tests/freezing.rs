use super::{Bench, breaks, keeps, row};
use crate::content::criterion::Severity::{Fatal, Major, Minor};
use crate::content::data::{DataCategory, DataKind, Limb, Measure};
use crate::content::policy::{Delay, Honours, Notice, Term};
use crate::content::scenario::{AlertHarms, CourtOrder, Danger, PersonRole};
use crate::content::time::Date;
use serde_json::json;

fn term(term: Term) -> Bench {
    Bench::excellent().provider(move |provider| provider.clauses.last_mut().unwrap().policy.push(term))
}

/// Without the copy that the first request made.
fn unfrozen() -> Bench {
    Bench::excellent()
        .without(|action| action["request"] == 1 && (action["kind"] == "send" || action["kind"] == "choose"))
        .set(2, "hdr.prev", "")
}

#[test]
fn e21_it_does_not_exist_there() {
    let never = |kind: DataKind| term(Term::NeverHeld(vec![kind]));
    let location = DataKind { category: DataCategory::Location, part: None };
    assert_eq!(never(location).set(2, "vol.items", json!(["name", "location"])).broken(21), [("", Major)]);
    assert_eq!(never(location).broken(21), []);
    assert_eq!(never(DataKind { category: DataCategory::Content, part: None }).broken(21), [("", Major)]);
    let old = || unfrozen().set(2, "id.range", json!([{"from": "2022-10-01", "to": "2022-10-20"}]));
    assert_eq!(old().broken(21), [("old", Major)]);
    assert_eq!(unfrozen().broken(21), []);
}

#[test]
fn e22_nothing_was_frozen() {
    assert_eq!(unfrozen().broken(22), [("", Major)]);
    // What lives longer than the answer takes, and is threatened by nobody, needs no copy.
    let safe = unfrozen().case(|case| {
        case.facts.deletion_threat = false;
        case.events.clear();
    });
    assert_eq!(safe.broken(22), []);
    assert_eq!(Bench::excellent().broken(22), []);
}

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
fn e25_a_linked_account_forgotten() {
    let one = || Bench::excellent().rows(1, &[row("account_id", "CH204417365", "2023-02-06T21:40+05:00", "suspect")]);
    assert_eq!(one().broken(25), [("", Major)]);
    // The exhibits that show the link were not opened: a question, no finding.
    let blind = one().without(|action| action["kind"] == "open_exhibit" && (action["id"] == "x2" || action["id"] == "x5"));
    assert_eq!(blind.broken(25), []);
    assert_eq!(Bench::excellent().broken(25), []);
}

#[test]
fn e30_an_emergency_treated_as_an_ordinary_case() {
    let danger = |until: &'static str| {
        Bench::excellent().case(move |case| {
            case.facts.danger = Danger::Real {
                limb: Limb::Death,
                person: "U1".into(),
                until: crate::content::time::CaseTime::parse(until).unwrap(),
            };
        })
    };
    assert_eq!(danger("2023-02-10T12:00+05:00").broken(30), [("", Fatal)]);
    // The hour has not come before the case ends.
    assert_eq!(danger("2023-09-10T12:00+05:00").broken(30), []);
    assert_eq!(Bench::excellent().case(|case| case.facts.danger = Danger::Grey).broken(30), []);
    let silent = danger("2023-02-10T12:00+05:00").without(|action| action["request"] == 2 && action["kind"] != "answer");
    assert_eq!(silent.broken(30), [("never", Fatal)]);
}

#[test]
fn e52_a_copy_that_nobody_needs() {
    let hotel = || Bench::excellent().rows(1, &[row("account_id", "CH204419003", "2023-02-06T21:40+05:00", "unknown")]);
    assert_eq!(hotel().broken(52), [("", Minor)]);
    assert_eq!(hotel().then(json!({"kind": "withdraw", "request": 1, "text": "The page has no part in it."})).broken(52), []);
    assert_eq!(Bench::excellent().broken(52), []);
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
fn e61_the_freeze_itself_warns() {
    let tells = |days| {
        Bench::excellent().provider(move |provider| {
            provider.clauses.iter_mut().for_each(|clause| clause.policy.retain(|term| *term != Term::PreservationNotTold));
            provider.clauses.last_mut().unwrap().policy.push(Term::PreservationTold { after_days: days });
        })
    };
    assert_eq!(tells(5).broken(61), [("", Fatal)]);
    assert_eq!(tells(300).broken(61), [("", Major)]);
    assert_eq!(tells(300).case(|case| case.facts.alert_harms = AlertHarms::No).broken(61), []);
    assert_eq!(tells(300).then(json!({"kind": "withdraw", "request": 1, "text": "answered"})).broken(61), []);
    assert_eq!(
        tells(300).case(|case| case.accounts.iter_mut().for_each(|account| account.owner = PersonRole::Victim)).broken(61),
        []
    );
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

fn silence(ask: &str, reason: &str, until: &str) -> Bench {
    Bench::excellent().set(2, "con.nd", json!([{"ask": ask, "reason": reason, "until": until}]))
}

#[test]
fn e31_silence_is_not_asked() {
    assert_eq!(silence("no", "", "").broken(31), [("", Major)]);
    assert_eq!(silence("", "", "").broken(31), [("", Major)]);
    assert_eq!(silence("no", "", "").case(|case| case.facts.alert_harms = AlertHarms::No).broken(31), []);
    assert_eq!(Bench::excellent().set(1, "con.noalert", "").broken(31), [("breach", Major)]);
    // At a company that nobody can move by a word it is another mistake.
    let deaf = silence("no", "", "").provider(|provider| {
        provider.clauses.iter_mut().flat_map(|clause| &mut clause.policy).for_each(|term| {
            if let Term::Notifies { delayed_by, .. } = term {
                *delayed_by = vec![Delay::CourtOrder];
            }
        })
    });
    assert_eq!(deaf.broken(31), []);
}

#[test]
fn e32_silence_without_reason_or_end() {
    assert_eq!(silence("yes", "Confidential.", "").broken(32), [("", Major)]);
    assert_eq!(silence("yes", "S2 knows V1's home: risk to V1.", "until further notice").broken(32), [("end", Major)]);
    assert_eq!(silence("yes", "Strictly confidential", "S1's arrest").broken(32), [("reason", Major)]);
    assert_eq!(silence("yes", "S2 knows V1's home: risk to V1.", "the arrest of S1").broken(32), []);
    assert_eq!(silence("yes", "His friends hold people: risk to them until 8 May 2023", "").broken(32), []);
}

#[test]
fn e60_a_letter_where_only_an_order_keeps_silence() {
    let deaf = |when| {
        Bench::excellent().provider(move |provider| {
            provider.clauses.iter_mut().flat_map(|clause| &mut clause.policy).for_each(|term| {
                if let Term::Notifies { when: known, delayed_by, .. } = term {
                    *known = when;
                    *delayed_by = vec![Delay::CourtOrder];
                }
            })
        })
    };
    assert_eq!(deaf(Notice::Before).broken(60), [("", Fatal)]);
    assert_eq!(deaf(Notice::Before).case(|case| case.facts.alert_harms = AlertHarms::Evidence).broken(60), [("", Major)]);
    assert_eq!(deaf(Notice::Never).broken(60), []);
    assert_eq!(deaf(Notice::Before).case(|case| case.facts.alert_harms = AlertHarms::No).broken(60), []);
    let ordered = deaf(Notice::Before).set(2, "leg.order", "Order on silence (X4)").case(|case| {
        case.facts.orders.push(CourtOrder {
            exhibit: "x4".into(),
            accounts: vec!["a1".into(), "a2".into()],
            categories: vec![],
            period: (None, None),
            translated: true,
            silence_until: Date::from_parts(2023, 6, 30),
        });
    });
    assert_eq!(ordered.broken(60), []);
    assert_eq!(Bench::excellent().broken(60), []);
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
