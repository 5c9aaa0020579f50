use super::papers::{self, bench};
use super::{Bench, breaks, keeps};
use crate::content::criterion::Severity::{Major, Minor};
use crate::content::policy::Term;
use crate::content::scenario::CourtOrder;
use serde_json::json;

#[test]
fn e39_papers_that_the_reader_cannot_read() {
    breaks(39, 2, "hdr.lang", "", &["local"]);
    keeps(39, 2, "hdr.lang", &["en", "en_translated"]);
    let certified = || {
        Bench::excellent().provider(|provider| {
            provider.clauses.iter_mut().flat_map(|clause| &mut clause.policy).for_each(|term| {
                if let Term::Language { certified, .. } = term {
                    *certified = true;
                }
            })
        })
    };
    assert_eq!(certified().broken(39), []);
    assert_eq!(
        certified().set(2, "leg.order", "Order of the Sessions Judge of 6 February 2023").broken(39),
        [("certified", Major)]
    );
    // The order of the file, with its certified translation.
    let order = |translated| {
        certified().set(2, "leg.order", "Order of 6 February 2023 (X4)").case(move |case| {
            case.facts.orders.push(CourtOrder {
                exhibit: "x4".into(),
                accounts: vec!["a1".into(), "a2".into()],
                categories: vec![],
                period: (None, None),
                translated,
                silence_until: None,
                live: Vec::new(),
            });
        })
    };
    assert_eq!(order(false).broken(39), [("certified", Major)]);
    assert_eq!(order(true).broken(39), []);
    // A translation that comes later is none, and one that lies in the file helps nobody who does not get it.
    for later in ["Order of 6 February 2023 (X4), Urdu; the translation follows", "Order (X4), not yet translated"] {
        assert_eq!(order(true).set(2, "leg.order", later).broken(39), [("certified", Major)], "{later}");
    }
    assert_eq!(order(true).set(2, "leg.order", "Order (X4) with certified translation").broken(39), []);
}

#[test]
fn e45_the_same_request_twice() {
    let twice = |prev: &str, other: &str| {
        let first = Bench::excellent();
        let mut values =
            first.lines.iter().find(|line| line["do"]["kind"] == "send" && line["do"]["request"] == 2).unwrap()["do"]["values"]
                .clone();
        values["hdr.prev"] = prev.into();
        values["vol.other"] = other.into();
        let mut bench = first;
        let at = bench.lines.iter().position(|line| line["do"]["kind"] == "send" && line["do"]["request"] == 2).unwrap();
        bench.lines.insert(at + 1, json!({"do": {"kind": "choose", "request": 4, "measure": "voluntary", "provider": "chirplet", "entity": "chirplet-inc", "channel": "portal", "form": "f2", "why": "again"}}));
        bench.lines.insert(at + 2, json!({"do": {"kind": "send", "request": 4, "form": "f2", "values": values}}));
        bench
    };
    assert_eq!(twice("PRSV-88213", "None.").broken(45), [("", Minor)]);
    assert_eq!(twice("PRSV-88213", "").broken(45), [("", Minor)]);
    assert_eq!(
        twice("PRSV-88213", "Our request of 7 February 2023 for the same accounts is open; this one corrects its period.")
            .broken(45),
        []
    );
    // Other days are another question; a company that delays doubles makes it worse.
    let later = twice("PRSV-88213", "None.");
    let other_days = |mut bench: Bench| {
        let sent = bench.lines.iter_mut().find(|line| line["do"]["kind"] == "send" && line["do"]["request"] == 4).unwrap();
        sent["do"]["values"]["id.range"] = json!([{"from": "2022-12-20T00:00+05:00", "to": "2023-01-08T00:00+05:00"}]);
        bench
    };
    assert_eq!(other_days(later).broken(45), []);
    let delays =
        twice("PRSV-88213", "None.").provider(|provider| provider.clauses.last_mut().unwrap().policy.push(Term::DuplicatesDelay));
    assert_eq!(delays.broken(45), [("queue", Major)]);
    // A freeze beside a request for disclosure is no double.
    assert_eq!(Bench::excellent().broken(45), []);
}

#[test]
fn e50_a_date_that_nobody_can_keep() {
    let wished =
        |date: &str, why: &str| Bench::excellent().set(2, "vol.deadline", json!([{"date": date, "why": why}])).broken(50);
    assert_eq!(wished("2023-02-08", ""), [("", Minor)]);
    assert_eq!(wished("8 Feb 2023", "urgent"), [("", Minor)]);
    for haste in ["Required urgently for the investigation.", "It is a serious matter, please reply as soon as possible."] {
        assert_eq!(wished("2023-02-14", haste), [("", Minor)], "{haste}");
    }
    assert_eq!(wished("2023-02-14", "Hearing on bail."), []);
    assert_eq!(wished("2023-02-14", "the next group leaves on 14 February at six"), []);
    assert_eq!(wished("2023-03-10", ""), []);
    // A company that promises a last day only promises no day before it.
    let latest = |date: &str| {
        let bench = Bench::excellent().set(2, "vol.deadline", json!([{"date": date, "why": ""}])).provider(|provider| {
            provider.clauses.iter_mut().flat_map(|clause| &mut clause.policy).for_each(|term| {
                if let crate::content::policy::Term::Turnaround { from_days, to_days, working } = term {
                    (*from_days, *to_days, *working) = (0, 30, false);
                }
            });
        });
        bench.broken(50)
    };
    assert_eq!(latest("2023-02-08"), [("", Minor)]);
    assert_eq!(latest("2023-03-20"), []);
    assert_eq!(wished("", ""), []);
}

#[test]
fn e53_data_by_open_mail() {
    assert_eq!(Bench::excellent().set(2, "vol.fmt", json!(["portal", "certificate", "open_mail"])).broken(53), [("", Major)]);
    breaks(
        53,
        2,
        "con.use",
        "words",
        &["Please send the file to our Gmail.", "Kindly reply by WhatsApp to my phone. Kept until the appeal is over."],
    );
    keeps(
        53,
        2,
        "con.use",
        &[
            "Never send the file to a Gmail address. Deleted when the last appeal is over.",
            "V1 was told by WhatsApp to pay. Deleted after the appeal.",
        ],
    );
}

#[test]
fn e56_not_in_the_register() {
    let silent =
        || Bench::excellent().without(|action| action["kind"] == "note" && action["text"].as_str().unwrap().contains("PRSV"));
    // The ticket stands in the later request, too.
    assert_eq!(silent().broken(56), []);
    // What the form put there by itself is no register.
    let praised = |bench: Bench| bench.findings().iter().any(|found| found.code.0 == 56 && found.variant == "met");
    assert!(!praised(silent()));
    assert!(praised(Bench::excellent()));
    let nowhere = || silent().set(2, "hdr.prev", "none");
    assert_eq!(nowhere().broken(56), [("", Minor)]);
    assert_eq!(nowhere().then(json!({"kind": "note", "text": "Register: prsv-88213, last day 8 May"})).broken(56), []);
    assert_eq!(nowhere().then(json!({"kind": "pin", "text": "Ticket PRSV-88213", "exhibit": "reply-1"})).broken(56), []);
}

#[test]
fn e39_the_language_between_states() {
    let paper = papers::paper();
    papers::breaks(&paper, 39, Major, "hdr.lang", &["local"]);
    let plain = paper
        .clone()
        .with("hdr.lang", "en")
        .with("mla.contact", "Two officers, +44 7700 900835 and +44 7700 900836.")
        .with("leg.order", "Order of the Sessions Court (X7), 6 March 2026")
        .with("att.list", "1 FIR in Urdu");
    assert_eq!(papers::found_in(&plain, |case| case.facts.orders[0].translated = false), [(39, "annexes", Major)]);
    assert!(papers::found(&plain.clone().with("att.list", "1 capture X1").with("leg.order", "")).is_empty());
    assert!(papers::found(&plain.with("att.list", "1 FIR, certified translation")).is_empty());
}

#[test]
fn e45_the_same_between_states_and_by_letter() {
    let paper = papers::paper();
    // The same mail is asked of the company while its letter is open, and nobody says so.
    let mut world = bench::world(bench::library());
    bench::freeze(&mut world, &paper);
    bench::wait(&mut world, "2026-03-12T10:00+05:00");
    bench::act(
        &mut world,
        json!({"kind": "choose", "request": 5, "measure": "voluntary", "provider": "northmail", "entity": "northmail-llc", "channel": "portal", "form": "f2", "why": ""}),
    );
    bench::act(
        &mut world,
        json!({"kind": "send", "request": 5, "form": "f2", "values": {"id.rows": paper.values["id.rows"], "vol.items": ["name"], "prov.entity": "northmail-llc", "prov.channel": "portal"}}),
    );
    let mut again = world.clone();
    bench::send(&mut again, &paper.clone().with("mla.prev", "none"));
    assert!(bench::codes(&again).iter().any(|(code, ..)| *code == 45), "{:?}", bench::codes(&again));
    bench::send(&mut world, &paper.with("mla.prev", "Letter 5 to Northmail of 12 March 2026 asks the names; open."));
    assert!(bench::codes(&world).is_empty(), "{:?}", bench::codes(&world));
}
