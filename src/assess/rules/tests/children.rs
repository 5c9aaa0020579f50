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
    // The image by another name.
    let reported = |list: &str| with(list).case(|case| case.facts.child_report = Some("HL-2023-0611".into())).broken(34);
    for list in ["The picture of HL-2023-0611", "Copy of the abuse image", "Envelope of the hotline with the print"] {
        assert_eq!(reported(list), [("", Fatal)], "{list}");
    }
    for list in [
        "None. Report HL-2023-0611 by its number and hash only.",
        "Report HL-2023-0611: its number and the SHA-256 of the file only, no picture. Pictures of the ticket.",
        "Pictures of the ticket (X2).",
    ] {
        assert_eq!(reported(list), [], "{list}");
    }
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

#[test]
fn what_is_better_is_not_what_another_company_is_asked() {
    use crate::assess::finding::Weight;
    use crate::content::value::Value;
    let better = |entity: &'static str| {
        let bench = Bench::excellent().set(2, "fact.need", "Most urgent matter.").case(move |case| {
            let usage = case.forms.iter_mut().find(|usage| usage.form.as_str() == "f2").unwrap();
            usage.model.insert("prov.entity".into(), Value::Text(entity.into()));
            usage.model.insert("fact.need".into(), Value::Text("The model's own need.".into()));
        });
        let found = bench.findings().into_iter().find(|found| found.code.0 == 49 && matches!(found.weight, Weight::Broken(_)));
        found.unwrap().better.unwrap()
    };
    assert_eq!(better("chirplet-inc"), "The model's own need.");
    assert_ne!(better("northmail-llc"), "The model's own need.");
}

#[test]
fn law_on_the_other_crime_and_of_another_day_is_not_cited() {
    use crate::content::scenario::Offence;
    use crate::content::time::Date;
    let cites = |bench: Bench, code: u16| -> Vec<String> {
        let found = bench.findings().into_iter().find(|found| found.code.0 == code).unwrap();
        found.cites.iter().map(ToString::to_string).collect()
    };
    let broken = || Bench::excellent().case(|case| case.elements[0].words = vec!["zephyr".into()]);
    let of = cites(broken().case(|case| case.offence = Offence::Smuggling), 92);
    assert!(of.iter().any(|id| id.starts_with("pk-psma")) && !of.iter().any(|id| id.starts_with("pk-ptpa")), "{of:?}");
    let of = cites(broken(), 92);
    assert!(of.contains(&"pk-ptpa/3".to_owned()) && !of.contains(&"pk-ptpa/7".to_owned()), "{of:?}");
    let later = broken().case(|case| case.facts.acts_to = Date::from_parts(2026, 1, 1).unwrap());
    let of = cites(later, 92);
    assert!(of.contains(&"pk-ptpa/2025".to_owned()) && !of.contains(&"pk-ptpa/3".to_owned()), "{of:?}");
}

#[test]
fn a_company_that_asks_nothing_back_sends_no_question() {
    use crate::content::policy::Term;
    let told = |nothing: bool| {
        let bench = Bench::excellent().set(2, "fact.nexus", "The account belongs to the suspect.").provider(move |provider| {
            if nothing {
                provider
                    .clauses
                    .iter_mut()
                    .for_each(|clause| clause.policy.retain(|term| !matches!(term, Term::AsksBack { .. })));
                provider.clauses[0].policy.push(Term::AsksNothing);
            }
        });
        bench.findings().into_iter().find(|found| found.code.0 == 11).unwrap().consequence.unwrap()
    };
    assert!(told(false).contains("asks"));
    assert!(!told(true).contains("asks"));
}
