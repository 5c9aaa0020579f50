use super::Bench;
use super::emergency::emergency;
use crate::assess::finding::Weight;
use crate::content::criterion::Judge;
use crate::content::data::Measure;
use crate::content::role::Role;
use crate::content::time::CaseTime;
use serde_json::{Value as Json, json};

/// Every open field of both forms holds the same thing.
fn filled(with: &Json) -> Bench {
    let rows = |columns: &[&str]| -> Json {
        let text = with.as_str().unwrap();
        if text.is_empty() {
            json!([])
        } else {
            json!([columns.iter().map(|column| ((*column).to_owned(), with.clone())).collect::<serde_json::Map<_, _>>()])
        }
    };
    let mut bench = Bench::excellent();
    for request in [1, 2] {
        let open: Vec<String> = {
            let form = if request == 1 { "f1" } else { "f2" };
            bench.library.scenarios["first-hours"].form_use(&form.into()).unwrap().open.clone()
        };
        for key in open {
            let value = match key.as_str() {
                "id.rows" => rows(&["id_type", "value", "value_retyped", "seen_at", "role"]),
                "id.range" => rows(&["from", "to"]),
                "con.nd" => rows(&["ask", "reason", "until"]),
                "pres.follow" => rows(&["step", "date"]),
                "pres.scope" | "vol.items" | "vol.fmt" if with == "" => json!([]),
                "pres.scope" | "vol.items" | "vol.fmt" => json!([with]),
                _ => with.clone(),
            };
            bench = bench.set(request, &key, value);
        }
    }
    bench.without(|action| action["request"] == 3 || action["kind"] == "answer")
}

#[test]
fn blank_and_absurd_forms_are_worth_nothing() {
    for nothing in ["", " ", "asdf", "xxx xxx xxx", "lorem ipsum dolor sit amet", "1234 5678", "yes", "?", "test test test"] {
        let evaluation = filled(&json!(nothing)).evaluation();
        for request in &evaluation.requests {
            assert_eq!(request.score, 0, "request {} of {nothing:?}", request.number);
        }
        // What is left are the acts: exhibits read, people passed on.
        assert!(evaluation.score < 25, "{nothing:?}: {}", evaluation.score);
    }
}

#[test]
fn an_excellent_attempt_is_worth_all_and_one_slip_costs_its_weight() {
    assert_eq!(Bench::excellent().evaluation().score, 100);
    let minor = Bench::excellent().set(2, "vol.fmt", json!(["portal"])).evaluation();
    assert!(minor.dimensions[&crate::content::criterion::Dimension::Admissibility].unwrap() < 100);
    assert!((90..100).contains(&minor.score), "{}", minor.score);
    let fatal = Bench::excellent()
        .set(2, "fact.nexus", "On 28 Jan 2023 CH204417365 and CH204417582 wrote to Waqas Mehrani (X2).")
        .evaluation();
    assert!(fatal.requests[1].score < 50, "{}", fatal.requests[1].score);
}

/// Whether the case's first criterion is met, when it asks this.
fn met(bench: Bench, judge: Judge) -> Option<bool> {
    let id = "asked".to_owned();
    let bench = bench.case(move |case| {
        case.criteria.truncate(1);
        case.criteria[0].judge = judge;
        case.criteria[0].id = id.as_str().into();
        case.criteria[0].same_as.clear();
    });
    let found = bench.findings().into_iter().find(|finding| finding.criterion.is_some())?;
    Some(found.weight == Weight::Met)
}

#[test]
fn what_one_of_several_papers_says_is_said() {
    let order = |reason: &str| {
        json!({"kind": "domestic_order", "values": {"ord.custodian": "Chinar Commercial Bank Ltd.", "ord.records": "Account ending 4471",
            "ord.leave": "high_court", "ord.power": "CrPC 1898, section 94(1)", "ord.reason": reason}})
    };
    let judge = || Judge::NarrativeCarries {
        role: Role::Reason,
        measure: Measure::DomesticOrder,
        concepts: vec![vec!["lantern".into()]],
    };
    let orders = |first: &str, second: &str| {
        met(Bench::excellent().then(order(first)).then(json!({"kind": "wait", "until": "1d"})).then(order(second)), judge())
    };
    assert_eq!(orders("The lantern was seen on 20 January (X4).", "V1 paid on 20 January (X4)."), Some(true));
    assert_eq!(orders("V1 paid on 20 January (X4).", "The lantern was seen on 20 January (X4)."), Some(true));
    assert_eq!(orders("V1 paid on 20 January (X4).", "V1 paid again (X4)."), Some(false));
}

#[test]
fn a_person_is_saved_by_the_data_that_leads_to_her() {
    let saved = |account: Option<&str>| {
        let bench = emergency(|_| {}).case(|case| {
            let mut event = case.events[0].clone();
            event.id = "limit".into();
            event.at = CaseTime::parse("2023-02-07T22:00+05:00").unwrap();
            event.effects.clear();
            case.events.push(event);
        });
        met(bench, Judge::SavedBefore { event: "limit".into(), account: account.map(Into::into) })
    };
    assert_eq!(saved(None), Some(true));
    assert_eq!(saved(Some("a1")), Some(true));
    // Data of somebody else came in time, and leads nowhere.
    assert_eq!(saved(Some("hotel")), Some(false));
}
