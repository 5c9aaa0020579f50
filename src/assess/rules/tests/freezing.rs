use super::{Bench, papers, row};
use crate::content::criterion::Severity::{Fatal, Major};
use crate::content::data::{DataCategory, DataKind, DataPart};
use crate::content::policy::{Lifetime, Process, Term};
use crate::content::provider::CatalogueItem;
use crate::content::scenario::{AlertHarms, PersonRole};
use serde_json::{Value as Json, json};

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
    // A freeze has one box for content, and a part of it is held.
    let part = |kind: DataKind| {
        let bench = never(kind).provider(|provider| {
            let data = DataKind { category: DataCategory::Content, part: Some(DataPart::Groups) };
            provider.catalogue.push(CatalogueItem { key: "group_names".into(), label: "Names of groups".into(), data });
            let gives = Term::Gives { data: vec![data], on: Process::Mla, needs: Vec::new(), case_by_case: false };
            provider.clauses.last_mut().unwrap().policy.push(gives);
        });
        bench.broken(21)
    };
    assert_eq!(part(DataKind { category: DataCategory::Content, part: None }), []);
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
    // Logins die before the paper is sent: what died is a loss to whoever asks for it, and to nobody else.
    let short_lived = |items: &[&str]| {
        let items = json!(items);
        let bench = unfrozen().set(2, "vol.items", items).case(|case| {
            case.facts.deletion_threat = false;
            case.events.clear();
        });
        let bench = bench.provider(|provider| {
            provider.clauses.iter_mut().flat_map(|clause| &mut clause.policy).for_each(|term| {
                if let Term::Lives { what: Lifetime::Logins, days } = term {
                    *days = 1;
                }
            });
        });
        bench.broken(22)
    };
    assert_eq!(short_lived(&["name", "logins"]), [("", Major)]);
    assert_eq!(short_lived(&["name", "email"]), []);
    assert_eq!(Bench::excellent().broken(22), []);
    // The freeze may go out after the request, if it is the same day and names the account.
    let freeze = || {
        Bench::excellent().lines.iter().find(|line| line["do"]["kind"] == "send" && line["do"]["request"] == 1).unwrap()["do"]
            .clone()
    };
    let late = |rows: Option<Json>| {
        let mut freeze = freeze();
        if let Some(rows) = rows {
            freeze["values"]["id.rows"] = rows;
        }
        let is_request = |action: &Json| action["kind"] == "send" && action["request"] == 2;
        let choose = json!({"kind": "choose", "request": 7, "measure": "preserve", "provider": "chirplet", "entity": "chirplet-inc", "channel": "portal", "form": "f1", "why": "Late, and today."});
        freeze["request"] = 7.into();
        unfrozen().after(is_request, freeze).after(is_request, choose)
    };
    assert_eq!(late(None).broken(22), []);
    let one = json!([row("account_id", "CH204417365", "2023-02-06T21:40+05:00", "suspect")]);
    assert_eq!(late(Some(one)).broken(22), [("one", Major)]);
    // Where the contact point brings the copy, its message of the same day is the freeze.
    let message = json!({"kind": "contact_point", "values": {
        "cp.network": "interpol", "cp.to": "National Central Bureau, Washington", "cp.ask": ["freeze"], "cp.holder": "Chirplet Inc., United States",
        "id.rows": [row("account_id", "CH204417365", "2023-02-06T21:40+05:00", "suspect")],
    }});
    let told = unfrozen().case(|case| case.measures.push(crate::content::data::Measure::ContactPoint));
    let first_voluntary = told.lines.iter().position(|line| line["do"]["kind"] == "send" && line["do"]["request"] == 2).unwrap();
    let mut told = told;
    told.lines.insert(first_voluntary, json!({"do": message}));
    assert_eq!(told.broken(22), []);
}

#[test]
fn e25_a_linked_account_forgotten() {
    let one = || Bench::excellent().rows(1, &[row("account_id", "CH204417365", "2023-02-06T21:40+05:00", "suspect")]);
    assert_eq!(one().broken(25), [("", Major)]);
    // The exhibits that show the link were not opened: a question, no finding.
    let blind = one().without(|action| action["kind"] == "open_exhibit" && (action["id"] == "x2" || action["id"] == "x5"));
    assert_eq!(blind.clone().broken(25), []);
    assert_eq!(blind.clone().questions(25).len(), 1);
    assert_eq!(Bench::excellent().broken(25), []);
    // Where no exhibit ties it, or only to somebody who reports, nobody is asked to freeze it.
    let untied = blind.clone().case(|case| case.accounts.iter_mut().for_each(|account| account.links.clear()));
    assert!(untied.questions(25).is_empty());
    for opened in [one(), blind] {
        let reporter = opened.case(|case| {
            case.accounts[0].owner = PersonRole::Protected;
            case.accounts[0].in_offence = false;
        });
        assert!(reporter.clone().questions(25).is_empty());
        assert_eq!(reporter.broken(25), []);
    }
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
    // When the user is told nobody is held any more.
    let out = crate::content::time::CaseTime::parse("2023-02-10T05:00+05:00").unwrap();
    assert_eq!(tells(5).case(move |case| case.facts.people_out_from = Some(out)).broken(61), [("", Major)]);
    assert_eq!(tells(300).case(|case| case.facts.alert_harms = AlertHarms::No).broken(61), []);
    assert_eq!(tells(300).then(json!({"kind": "withdraw", "request": 1, "text": "answered"})).broken(61), []);
    let release = |until: &str| {
        let after = |action: &serde_json::Value| action["kind"] == "wait" && action["until"] == "next_event";
        let note = json!({"kind": "send", "request": 9, "form": "f1-release", "values": {"hdr.kind": "release", "hdr.prev": "PRSV-88213",
            "id.rows": [row("account_id", "CH204417365", "2023-02-06", "suspect"), row("account_id", "CH204417582", "2023-02-06", "suspect")],
            "prov.entity": "chirplet-inc", "prov.channel": "portal", "ra.agency": "Federal Investigation Agency",
            "ra.address": "Islamabad", "ra.officer": "Sana Rafiq", "ra.badge": "FIA/AHTC/0417", "ra.email": "sana.rafiq@fia.gov.example",
            "ra.phone": "+44 7700 900412", "sig.officer": [{"name": "Sana Rafiq", "rank": "Inspector", "date": "2023-02-08", "signed": "yes", "stamp": "yes"}],
            "sig.true": "yes"}});
        let wait = json!({"kind": "wait", "until": until});
        tells(5).after(after, note).after(after, wait).broken(61)
    };
    // Given up before the day on which the user is told; and after it.
    assert_eq!(release("1h"), []);
    assert_eq!(release("9d"), [("", Fatal)]);
    assert_eq!(
        tells(300).case(|case| case.accounts.iter_mut().for_each(|account| account.owner = PersonRole::Victim)).broken(61),
        []
    );
}

#[test]
fn e22_nothing_was_frozen_for_a_request_between_states() {
    let paper = papers::paper();
    let mut unfrozen = paper.clone();
    unfrozen.freeze = None;
    assert_eq!(papers::found(&unfrozen), [(22, "", Major)]);
    // No threat, and data that outlives the way: nothing need be frozen.
    assert!(
        papers::found_in(&unfrozen.clone().with("mla.items", json!(["mail"])), |case| case.facts.deletion_threat = false)
            .iter()
            .all(|(code, ..)| *code != 22)
    );
}

/// Codes of what is found wrong and hangs under nothing, in this family of mistakes.
fn heads(bench: Bench) -> Vec<u16> {
    let broken =
        bench.evaluation().findings.into_iter().filter(|found| matches!(found.weight, crate::assess::finding::Weight::Broken(_)));
    broken.map(|found| found.code.0).filter(|code| matches!(code, 12 | 13 | 22 | 25 | 46 | 64 | 100)).collect()
}

#[test]
fn an_account_without_a_copy_is_one_mistake_in_every_paper() {
    let one = |value: &str| row("account_id", value, "2023-02-06T21:40+05:00", "suspect");
    // Forgotten in the freeze, and then asked for; the letter says which account is meant.
    let forgotten = || Bench::excellent().rows(1, &[one("CH204417365")]);
    assert_eq!(heads(forgotten()), [25]);
    let told = forgotten().findings().into_iter().find(|found| found.code.0 == 22).expect("it hangs there");
    assert_eq!((told.variant, told.args["value"].as_str()), ("one", "CH204417582"));
    // Two digits changed places in the freeze.
    assert_eq!(heads(Bench::excellent().rows(1, &[one("CH204417356"), one("CH204417582")])), [46]);
    // A day that is missing in the freeze, and what the later papers lack for it.
    let boat = |seen: &str| {
        let rows = [
            row("video_url", "lumio.example/v/88204417", "2026-08-09T21:10+05:00", "suspect"),
            row("handle", "@blue.crossing", seen, "suspect"),
        ];
        heads(Bench::of("boat-videos").rows(2, &rows))
    };
    assert!(boat("2026-08-09T21:25+05:00").is_empty());
    assert_eq!(boat(""), [13]);
    // Nothing at all was frozen: another mistake, and no row is to blame.
    assert!(heads(Bench::excellent().without(|action| action["request"] == 1)).contains(&22));
}

#[test]
fn an_account_left_out_of_every_paper_is_told_once() {
    let second =
        |request: u32, bench: Bench| bench.rows(request, &[row("handle", "@blue.crossing", "2026-08-09T21:25+05:00", "suspect")]);
    let bench = [2, 4, 6].into_iter().fold(Bench::of("boat-videos"), |bench, request| second(request, bench));
    assert_eq!(heads(bench), [25]);
}
