use super::Bench;
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
