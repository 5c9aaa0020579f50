use super::emergency::emergency;
use super::{Bench, row};
use crate::assess::finding::Weight;
use crate::content::criterion::Judge;
use crate::content::data::{DataCategory, Measure};
use crate::content::role::Role;
use crate::content::scenario::Effect;
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
        unless: vec![],
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

/// Whether the case's first criterion, which asks this and is missed, hangs under a mistake of one of these names.
fn hangs(bench: Bench, judge: Judge, same_as: &[&str]) -> bool {
    let bench = bench.case(|case| {
        case.criteria.truncate(1);
        case.criteria[0].judge = judge;
        case.criteria[0].same_as = same_as.iter().map(|code| (*code).to_owned()).collect();
    });
    let roots = bench.evaluation().findings;
    let all: Vec<_> = roots.iter().flat_map(|root| std::iter::once(root).chain(&root.also)).collect();
    let own = all.iter().find(|finding| finding.criterion.is_some()).expect("it is judged");
    assert_ne!(own.weight, Weight::Met);
    roots.iter().all(|root| root.criterion.is_none())
}

#[test]
fn a_slip_of_another_paper_or_account_is_no_reason_for_what_was_missed() {
    let lantern = || Judge::NarrativeCarries {
        role: Role::Nexus,
        measure: Measure::Voluntary,
        concepts: vec![vec!["lantern".into()]],
        unless: vec![],
    };
    let no_step = Bench::excellent().set(1, "pres.follow", json!([])).set(2, "vol.fmt", json!(["portal"]));
    assert!(!hangs(no_step.clone(), lantern(), &["E58"]), "the freeze has no next step, and the request no lantern");
    assert!(hangs(no_step, lantern(), &["E44"]));
    let messages = || Judge::AsksFor { account: "a1".into(), items: vec![DataCategory::Content], by: vec![] };
    let typo = |row: usize, value: &str| Bench::excellent().cell(2, "id.rows", row, "value", value);
    assert!(!hangs(typo(1, "CH204417852"), messages(), &["E46"]), "the other account has the typo");
    assert!(hangs(typo(0, "CH204417356"), messages(), &["E46"]));
    let no_freeze = typo(0, "CH204417356").without(|action| action["request"] == 1);
    let freezes = || Judge::Freezes { account: "a1".into(), items: vec![] };
    assert!(!hangs(no_freeze, freezes(), &["E46"]), "the typo stands on the request, and no freeze was tried");
    let freeze_typo = Bench::excellent().cell(1, "id.rows", 0, "value", "CH204417356");
    assert!(hangs(freeze_typo, freezes(), &["E46"]));
}

#[test]
fn an_account_that_was_left_out_is_told_once() {
    let without = |bench: Bench, request: u32| {
        bench.rows(request, &[row("account_id", "CH204417365", "2023-02-06T21:40+05:00", "suspect")])
    };
    let criteria = || {
        vec![
            Judge::Freezes { account: "a2".into(), items: vec![] },
            Judge::AsksFor { account: "a2".into(), items: vec![DataCategory::Login], by: vec![] },
        ]
    };
    let roots = |bench: Bench, same_as: &[&str]| {
        let bench = bench.case(|case| {
            case.criteria.truncate(2);
            for (criterion, judge) in case.criteria.iter_mut().zip(criteria()) {
                criterion.judge = judge;
                criterion.same_as = same_as.iter().map(|code| (*code).to_owned()).collect();
            }
        });
        let all = bench.evaluation().findings;
        all.into_iter().filter(|root| matches!(root.weight, Weight::Broken(_))).collect::<Vec<_>>()
    };
    let nowhere = without(without(Bench::excellent(), 1), 2);
    // Under the rule that names it, on whatever paper, where the author says so; else one criterion under the other.
    let told = roots(nowhere.clone(), &["E25"]);
    assert_eq!((told.len(), told[0].code.0, told[0].also.len()), (1, 25, 2), "{told:#?}");
    let told = roots(nowhere, &[]);
    assert_eq!(told.iter().filter(|root| root.criterion.is_some()).count(), 1, "{told:#?}");
    // Frozen, and then not asked for: that is a slip of its own.
    let told = roots(without(Bench::excellent(), 2), &["E25"]);
    assert_eq!(told.iter().filter(|root| root.criterion.is_some()).count(), 1, "{told:#?}");
}

#[test]
fn one_note_says_it_all_and_a_pin_says_nothing() {
    let note = |text: &str| json!({"kind": "note", "text": text});
    let judge = |until: Option<&str>| Judge::Notes {
        concepts: vec![vec!["lantern".into()], vec!["harbour watch".into()]],
        unless: vec![],
        passes_on: false,
        until: until.map(|at| CaseTime::parse(at).unwrap()),
    };
    let noted =
        |texts: &[&str], until| met(texts.iter().fold(Bench::excellent(), |bench, text| bench.then(note(text))), judge(until));
    assert_eq!(noted(&["To the harbour watch: the boat with the lantern."], None), Some(true));
    assert_eq!(noted(&["The boat has a lantern.", "Called the harbour watch about parking."], None), Some(false));
    let pin =
        json!({"kind": "pin", "text": "To the harbour watch: the boat with the lantern.", "exhibit": "x3", "span": [0, 10]});
    assert_eq!(met(Bench::excellent().then(pin), judge(None)), Some(false));
    // What comes when all is over warns nobody.
    let late = Some("2023-02-08T00:00+05:00");
    assert_eq!(noted(&["To the harbour watch: the boat with the lantern."], late), Some(false));
    let early = Bench::excellent().first(note("To the harbour watch: the boat with the lantern."));
    assert_eq!(met(early, judge(late)), Some(true));
}

#[test]
fn only_what_was_read_was_sent_in_time() {
    let before = |account: Option<&str>, moment: &str| Judge::Before {
        measure: Measure::Preserve,
        account: account.map(Into::into),
        moment: CaseTime::parse(moment).unwrap(),
    };
    let day = "2023-02-20T00:00+05:00";
    assert_eq!(met(Bench::excellent(), before(None, day)), Some(true));
    assert_eq!(met(Bench::excellent(), before(Some("a1"), day)), Some(true));
    assert_eq!(met(Bench::excellent(), before(Some("hotel"), day)), Some(false));
    assert_eq!(met(Bench::excellent(), before(None, "2023-02-07T17:21+05:00")), Some(false));
    // Nobody opens the post in time; a form without a door comes back.
    let nowhere = |request| Bench::excellent().set(request, "prov.channel", "");
    assert_eq!(met(nowhere(1), before(None, day)), Some(false));
    assert!(hangs(nowhere(1), before(None, day), &[]), "the door is the reason");
    let asks = || Judge::AsksFor { account: "a1".into(), items: vec![DataCategory::Subscriber], by: vec![] };
    assert_eq!(met(Bench::excellent(), asks()), Some(true));
    assert_eq!(met(nowhere(2), asks()), Some(false));
    assert!(hangs(nowhere(2), asks(), &[]), "the door is the reason");
}

#[test]
fn a_freeze_of_one_kind_is_no_freeze_of_another() {
    let freezes = |items: &[DataCategory]| Judge::Freezes { account: "a1".into(), items: items.to_vec() };
    let only_logins = || Bench::excellent().set(1, "pres.scope", json!(["UID"]));
    assert_eq!(met(only_logins(), freezes(&[])), Some(true));
    assert_eq!(met(only_logins(), freezes(&[DataCategory::Login])), Some(true));
    assert_eq!(met(only_logins(), freezes(&[DataCategory::Login, DataCategory::Content])), Some(false));
}

#[test]
fn what_another_measure_asked_is_no_attempt_at_this_one() {
    // The request for disclosure named the account with a typo; assistance was never asked.
    let bench = Bench::excellent().cell(2, "id.rows", 0, "value", "CH204417356");
    let by_states = Judge::AsksFor { account: "a1".into(), items: vec![DataCategory::Content], by: vec![Measure::Mla] };
    assert!(!hangs(bench, by_states, &[]));
}

#[test]
fn data_that_was_given_before_it_went_is_not_lost() {
    let saved = |bench: Bench| {
        let world = bench.world();
        let of = |category| world.losses().into_iter().find(|loss| loss.account.as_str() == "a1" && loss.category == category);
        of(DataCategory::Subscriber).map(|loss| loss.saved)
    };
    let later = |bench: Bench| {
        let later = bench.case(|case| {
            let gone = case.events.iter_mut().find(|event| event.effects.contains(&Effect::DeletesAccount("a1".into())));
            gone.expect("it is deleted").at = CaseTime::parse("2023-03-20T23:10+05:00").unwrap();
        });
        later.then(json!({"kind": "wait", "until": "90d"}))
    };
    let no_freeze = later(Bench::excellent().without(|action| action["request"] == 1));
    assert_eq!(saved(no_freeze.clone()), Some(true));
    assert_eq!(saved(no_freeze.without(|action| action["request"] == 2)), Some(false));
}

#[test]
fn a_lost_emergency_costs_what_it_costs() {
    let learns = |before: &str| Judge::Learns {
        any_of: vec![("a1".into(), DataCategory::Subscriber)],
        before: Some(CaseTime::parse(before).unwrap()),
    };
    assert_eq!(met(Bench::excellent(), learns("2023-03-07T00:00+05:00")), Some(true));
    assert_eq!(met(Bench::excellent(), learns("2023-02-08T00:00+05:00")), Some(false));
    // Neither company could do anything with its paper: no place was known.
    let saved = Bench::of("ransom-clock");
    let lost = saved.clone().set(1, "edr.how", "It will help.").set(2, "edr.how", "It will help.");
    let (saved, lost) = (saved.evaluation(), lost.evaluation());
    assert_eq!((saved.outcome.as_str(), lost.outcome.as_str()), ("saved", "lost"));
    assert!(lost.score + 20 <= saved.score, "{} after {}", lost.score, saved.score);
}

#[test]
fn a_clause_that_is_cited_is_of_this_very_mistake() {
    let cites = |bench: Bench, code: u16| -> Vec<Vec<String>> {
        let of_code = bench.findings().into_iter().filter(|found| found.code.0 == code && found.weight != Weight::SelfCheck);
        of_code.map(|found| found.cites.iter().map(ToString::to_string).collect()).collect()
    };
    // An order that covers less: the clause that wants it and the power of the court, and no section on blocking.
    let short = cites(Bench::of("scholarship").set(2, "vol.items", json!(["name", "signins", "mail_headers"])), 8);
    assert_eq!(short, [["northmail/3.2", "pk-crpc/94"]]);
    for found in cites(Bench::excellent(), 8) {
        let once: std::collections::BTreeSet<&String> = found.iter().collect();
        assert_eq!(once.len(), found.len(), "{found:?}");
    }
    // Of what came in the clauses of the sender are cited.
    let hour = Bench::received().step("convert_time", "payout-june-14.csv", "utc", "2025-06-14T13:30Z").step(
        "convert_time",
        "payout-june-14.csv",
        "local",
        "2025-06-14T18:30+05:00",
    );
    let hour = cites(hour, 73);
    assert!(hour.iter().flatten().any(|clause| clause == "sarafa/8.1"), "{hour:?}");
    // A forgotten account: the clause on copies of its company.
    let rows = [row("handle", "@blue.crossing", "2026-08-09T21:25+05:00", "suspect")];
    let forgotten = cites(Bench::of("boat-videos").rows(2, &rows), 25);
    assert!(!forgotten.is_empty() && forgotten.iter().flatten().all(|clause| clause.starts_with("lumio/")), "{forgotten:?}");
}

#[test]
fn what_the_case_closes_and_leaves_empty_blames_nobody() {
    let without_door = |closed: bool| {
        let bench = Bench::excellent().set(2, "prov.channel", "").case(move |case| {
            for usage in case.forms.iter_mut().filter(|_| closed) {
                usage.open.retain(|key| key != "prov.channel");
                usage.prefilled.remove("prov.channel");
            }
        });
        bench.broken(2).len()
    };
    assert_eq!((without_door(false), without_door(true)), (1, 0));
}

#[test]
fn a_strangers_copy_is_told_once_where_it_was_asked_for() {
    let rows = [
        row("account_id", "CH204417365", "2023-02-06T21:40+05:00", "suspect"),
        row("account_id", "CH204417582", "2023-02-07T11:05+05:00", "suspect"),
        row("account_id", "CH204419003", "2023-02-06T21:40+05:00", "unknown"),
    ];
    let bench = Bench::excellent().rows(1, &rows).case(|case| case.measures.push(crate::content::data::Measure::Withdraw));
    let heads: Vec<u16> = bench
        .evaluation()
        .findings
        .into_iter()
        .filter(|found| matches!(found.weight, Weight::Broken(_)) && matches!(found.code.0, 36 | 52))
        .map(|found| found.code.0)
        .collect();
    assert_eq!(heads, [36]);
}
