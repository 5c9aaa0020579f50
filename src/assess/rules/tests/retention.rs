use super::Bench;
use crate::content::criterion::Severity::{Major, Minor};
use crate::content::policy::{Assurance, Term};
use serde_json::json;

fn desk() -> Bench {
    Bench::received()
}

#[test]
fn e85_held_longer_than_its_sender_allows() {
    let after = |days: u32, wait: &str| {
        desk().case(move |case| case.packages[1].delete_after_days = Some(days)).then(json!({"kind": "wait", "until": wait}))
    };
    assert_eq!(after(30, "40d").broken(85), [("kept", Major)]);
    assert_eq!(after(30, "20d").broken(85), []);
    let note = json!({"kind": "note", "text": "The copies of PRSV-90114 were destroyed on 10 October."});
    assert_eq!(after(30, "40d").then(note).broken(85), []);
}

fn assured() -> Bench {
    Bench::excellent().provider(|provider| {
        provider.clauses[5].policy.push(Term::Assurances(vec![
            Assurance::Purpose,
            Assurance::Retention,
            Assurance::TrueNecessaryProportionate,
        ]));
    })
}

#[test]
fn e57_and_e85_assurances_where_a_clause_asks_them() {
    assert_eq!(assured().broken(57), []);
    assert_eq!(assured().broken(85), []);
    let short = || {
        assured().set(2, "con.use", "Kept in a locked file of the circle.").set(2, "con.hr", "No journalist is touched by it.")
    };
    assert_eq!(short().broken(85), [("", Major)]);
    let nothing = || {
        assured().set(2, "con.use", "FIR 14/2023").set(2, "fact.need", "Who wrote to V1?").set(
            2,
            "fact.prop",
            "We ask for two pages that X5 ties together.",
        )
    };
    assert_eq!(nothing().broken(85), [("", Major)]);
    assert_eq!(nothing().set(2, "fact.prop", "We ask for two pages. All is deleted after the appeal.").broken(85), []);
    // No clause of this company asks it.
    assert_eq!(Bench::excellent().set(2, "con.use", "FIR 14/2023").broken(85), []);
    let deletes = Bench::excellent()
        .set(2, "con.use", "FIR 14/2023")
        .set(2, "fact.prop", "Two pages only (X5).")
        .provider(|provider| provider.clauses[5].policy.push(Term::DeleteAfter { days: 180 }));
    assert_eq!(deletes.broken(85), [("", Minor)]);
}
