use super::{Bench, papers};
use crate::content::criterion::Severity::{Fatal, Major, Minor};
use crate::content::scenario::{PersonRole, Scenario};

#[test]
fn e34_an_abuse_image_attached() {
    let with = |list: &str| {
        Bench::excellent().set(2, "att.list", list).case(|case| {
            case.exhibits.iter_mut().filter(|exhibit| exhibit.id.as_str() == "x4").for_each(|exhibit| exhibit.abuse_image = true)
        })
    };
    assert_eq!(with("1. X4. 2. Captures of the pages.").broken(34), [("", Fatal)]);
    assert_eq!(with("Payments named in the chat").broken(34), [("", Fatal)]);
    assert_eq!(with("1. SHA-256 hash of X4.").broken(34), []);
    assert_eq!(with("1. Captures of the pages (X3). X4 is not attached.").broken(34), []);
}

#[test]
fn e88_a_child_not_seen_as_a_child() {
    let child = |facts: &str| {
        Bench::excellent()
            .set(1, "fact.summary", "A page offered V1, aged 15, work (X2).")
            .set(2, "fact.summary", facts)
            .set(
                2,
                "fact.nexus",
                "On 28 Jan 2023 CH204417365 sent V1 a letter (X2). On 7 Feb 2023 CH204417582 named the next group (X5).",
            )
            .case(|case| case.people[0].child_age = Some(15))
    };
    assert_eq!(child("A page offered V1 work (X2). V1 worked without pay.").broken(88), [("", Major)]);
    assert_eq!(
        child("A page offered V1, a woman, work (X2). She worked without pay.")
            .set(2, "fact.need", "Who made the offer?")
            .broken(88),
        [("", Major)]
    );
    assert_eq!(child("A page offered V1, aged 15, work (X2). V1 worked without pay.").broken(88), []);
    assert_eq!(child("A page offered V1, aged fifteen, work (X2). V1 worked without pay.").broken(88), []);
    assert_eq!(child("A page offered V1, aged 22, work (X2). V1 worked without pay.").broken(88), [("", Major)]);
    assert_eq!(child("A page offered V1, a girl, work (X2). She worked without pay.").broken(88), []);
    let report = child("A page offered V1, aged 15, work (X2).").case(|case| case.facts.child_report = Some("CTR-1".into()));
    assert!(report.broken(88).contains(&("report", Minor)));
}

#[test]
fn e88_a_child_between_states() {
    let paper = papers::paper();
    let child = |case: &mut Scenario| {
        for person in case.people.iter_mut().filter(|person| person.role == PersonRole::Victim) {
            person.child_age = Some(16);
        }
    };
    assert_eq!(
        papers::found_in(&paper.clone().instead("mla.facts", "V1 a scholarship", "a woman (V1) a scholarship"), child),
        [(88, "", Major)]
    );
    assert!(papers::found_in(&paper.instead("mla.facts", "V1 a scholarship", "V1, aged 16, a scholarship"), child).is_empty());
}

#[test]
fn e88_children_in_the_plural_and_the_age_that_is_better() {
    let text = |facts: &str| {
        let bench = Bench::excellent()
            .set(2, "fact.summary", facts)
            .set(2, "fact.need", "Who made the offer?")
            .set(
                2,
                "fact.nexus",
                "On 28 Jan 2023 CH204417365 sent V1 a letter (X2). On 7 Feb 2023 CH204417582 named the next group (X5).",
            )
            .case(|case| case.people[0].child_age = Some(9));
        bench
            .findings()
            .into_iter()
            .filter(|found| found.code.0 == 88 && found.place.request == Some(2) && found.variant.is_empty())
            .collect::<Vec<_>>()
    };
    assert!(text("Two children of 7 and 11 were offered places at a school (X2).").is_empty());
    assert!(text("V1 and two other kids were taken away (X2).").is_empty());
    let broken = text("V1 was offered work (X2).");
    let better = broken[0].better.clone().unwrap();
    assert!(better.contains("V1") && better.contains('9') && !better.contains("15"), "{better}");
}
