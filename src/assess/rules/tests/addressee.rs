use super::{Bench, breaks, keeps, row};
use crate::content::criterion::Severity::{Fatal, Major, Minor};
use crate::content::data::Measure;
use crate::content::policy::{CallBack, SignatureElement, Term, Traffic, WrongDoor};
use crate::content::scenario::{AlertHarms, CourtOrder};
use serde_json::json;

#[test]
fn e01_the_wrong_company() {
    breaks(1, 1, "prov.entity", "", &["chirplet-ireland", "chirplet-pakistan", "Chirplet Pakistan (Sales) Pvt. Ltd."]);
    breaks(1, 2, "prov.entity", "none", &["", "Facebook"]);
    keeps(1, 1, "prov.entity", &["chirplet-inc", "Chirplet Inc.", "Chirplet, Inc."]);
}

#[test]
fn e02_the_wrong_door_and_one_slip_only() {
    breaks(2, 1, "prov.channel", "", &["help-desk", "post", "red-box"]);
    breaks(2, 2, "prov.channel", "none", &[""]);
    keeps(2, 1, "prov.channel", &["portal", "Police portal, police.chirplet.example"]);
    // Shut by the same clause, company and door are one slip.
    let findings =
        Bench::excellent().set(1, "prov.entity", "chirplet-pakistan").set(1, "prov.channel", "sales-mailbox").findings();
    let company = findings.iter().find(|finding| finding.code.0 == 1).unwrap();
    assert!(company.also.iter().any(|finding| finding.code.0 == 2));
}

#[test]
fn e02_a_door_that_tells_the_customer() {
    let bench = |harms| {
        Bench::excellent().set(1, "prov.channel", "help-desk").case(move |case| case.facts.alert_harms = harms).provider(
            |provider| {
                for clause in &mut provider.clauses {
                    for term in &mut clause.policy {
                        if let Term::WrongChannel { id, answer } = term
                            && id.as_str() == "help-desk"
                        {
                            *answer = WrongDoor::ForwardedToCustomer;
                        }
                    }
                }
            },
        )
    };
    assert_eq!(bench(AlertHarms::Person).broken(2), [("tells", Fatal)]);
    assert_eq!(bench(AlertHarms::No).broken(2), [("", Major)]);
}

#[test]
fn e03_a_freeze_that_demands_data() {
    breaks(
        3,
        1,
        "pres.why",
        "",
        &[
            "The page closes this week (X3). Please send us the login records at once.",
            "Kindly provide all chats of the account. It closes this week (X3).",
            "On 6 Feb 2023 the page said that it closes (X3). We need the subscriber details by tomorrow.",
        ],
    );
    keeps(
        3,
        1,
        "pres.why",
        &[
            "The page closes this week (X3). Please keep the login records; a request for disclosure will follow.",
            "The page closes this week (X3). We request preservation of all records of both accounts.",
            "The page closes this week (X3). Please send us the ticket number.",
        ],
    );
}

#[test]
fn e03_a_disclosure_that_only_freezes_and_a_letter_between_states() {
    let freeze = Bench::excellent().set(2, "vol.items", json!([])).set(
        2,
        "fact.need",
        "Please preserve the account of S1 (X3) for ninety days.",
    );
    assert_eq!(freeze.broken(3), [("freeze", Major)]);
    let none = Bench::excellent().set(2, "vol.items", json!([]));
    assert_eq!(none.broken(3), []);
    breaks(3, 2, "fact.need", "states", &["This letter of request to the central authority asks for V1's case (X1)."]);
    keeps(
        3,
        2,
        "fact.need",
        &["We must prove who made the offer to V1. Content will be asked by a letter of request between States."],
    );
}

#[test]
fn e04_not_an_official_mailbox() {
    breaks(
        4,
        2,
        "ra.email",
        "",
        &["ahtc.isb.desk@freemail.example", "Sana Rafiq <sana@webmail.example>", "sana@fia.gov.example.freemail.example"],
    );
    breaks(4, 2, "ra.email", "none", &["", "sana.rafiq"]);
    keeps(
        4,
        2,
        "ra.email",
        &["sana.rafiq@fia.gov.example", "s.rafiq@isb.fia.gov.example", "desk@fia.gov.example; private: sana@freemail.example"],
    );
    let via = Bench::excellent().set(2, "ra.email", "desk@freemail.example").set(
        2,
        "ra.via",
        "Focal unit of FIA, focal@fia.gov.example",
    );
    assert_eq!(via.broken(4), []);
}

#[test]
fn e05_not_signed_in_full() {
    let unsigned = |column: &str| Bench::excellent().cell(1, "sig.officer", 0, column, "");
    assert_eq!(unsigned("signed").broken(5), [("", Major)]);
    assert_eq!(unsigned("date").broken(5), [("", Major)]);
    assert_eq!(Bench::excellent().set(2, "ra.badge", "").broken(5), [("", Major)]);
    // No clause of this company asks a stamp.
    assert_eq!(unsigned("stamp").broken(5), []);
}

fn calls_back(number: CallBack) -> Bench {
    Bench::excellent().provider(move |provider| {
        provider.clauses[1].policy.push(Term::CallsBack { number, to: vec![Traffic::Ordinary, Traffic::Preservation] })
    })
}

#[test]
fn e06_nobody_can_confirm_who_asks() {
    assert_eq!(calls_back(CallBack::Unit).broken(6), []);
    assert_eq!(calls_back(CallBack::Unit).set(2, "ra.phone", "+44 7700 900999 (my mobile)").broken(6), [("", Major)]);
    assert_eq!(calls_back(CallBack::Unit).set(2, "ra.phone", "").broken(6), [("", Major)]);
    assert_eq!(calls_back(CallBack::Unit).set(2, "ra.phone", "0044-7700-900835").broken(6), []);
    // The desk line is no landline that the State publishes.
    assert_eq!(calls_back(CallBack::StateLandline).broken(6).len(), 2);
    // Without a clause that calls back, any number serves.
    assert_eq!(Bench::excellent().set(2, "ra.phone", "+44 7700 900999").broken(6), []);
}

#[test]
fn e06_a_second_person_where_the_clause_asks_one() {
    let asks = || {
        Bench::excellent()
            .provider(|provider| provider.clauses[2].policy.push(Term::Signature(vec![SignatureElement::Supervisor])))
    };
    assert_eq!(asks().broken(6), []);
    let himself = asks().cell(2, "sig.superv", 0, "name", "Sana Rafiq");
    assert_eq!(himself.broken(6), [("second", Major)]);
    let again = asks().set(2, "ra.second", "Sana Rafiq, same desk line");
    assert_eq!(again.broken(6), [("second", Major)]);
    let nobody = asks().set(2, "ra.second", "").cell(2, "sig.superv", 0, "signed", "").cell(2, "sig.superv", 0, "name", "");
    assert_eq!(nobody.broken(6), [("second", Major)]);
}

#[test]
fn e65_this_unit_may_not_send_this() {
    let only_freeze =
        || Bench::excellent().case(|case| case.requester.may_send = vec![Measure::Preserve, Measure::DomesticOrder]);
    assert_eq!(only_freeze().broken(65), [("", Major)]);
    assert_eq!(only_freeze().set(2, "ra.via", "Focal unit of FIA").broken(65), []);
    assert_eq!(only_freeze().case(|case| case.requester.joint_team = true).broken(65), []);
    // The officer is none who may use section 34 or 32.
    let bank = |power: &str| {
        Bench::excellent().set(3, "ord.power", power).set(3, "ord.records", "Subscriber lines of the number, by PECA").set(
            3,
            "ord.custodian",
            "A telephone company",
        )
    };
    assert_eq!(bank("CrPC 1898, section 94").broken(65), []);
}

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
            });
        })
    };
    assert_eq!(order(false).broken(39), [("certified", Major)]);
    assert_eq!(order(true).broken(39), []);
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
    assert_eq!(wished("2023-02-14", "the next group leaves on 14 February at six"), []);
    assert_eq!(wished("2023-03-10", ""), []);
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
    let nowhere = || silent().set(2, "hdr.prev", "none");
    assert_eq!(nowhere().broken(56), [("", Minor)]);
    assert_eq!(nowhere().then(json!({"kind": "note", "text": "Register: prsv-88213, last day 8 May"})).broken(56), []);
    assert_eq!(nowhere().then(json!({"kind": "pin", "text": "Ticket PRSV-88213", "exhibit": "reply-1"})).broken(56), []);
}

#[test]
fn a_row_of_the_bench_is_read() {
    let rows = [row("account_id", "CH204417365", "2023-02-06T21:40+05:00", "suspect")];
    assert!(Bench::excellent().rows(1, &rows).broken(25).contains(&("", Major)));
}
