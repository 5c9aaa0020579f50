use super::{Bench, breaks, keeps, papers};
use crate::content::criterion::Severity::{Major, Minor};
use crate::content::scenario::Offence;

#[test]
fn e09_crime_stage_or_maximum_not_named() {
    breaks(9, 2, "off.name", "", &["", "A heinous crime against humanity", "xxx"]);
    breaks(9, 2, "off.law", "law", &["", "as per law"]);
    breaks(9, 2, "off.stage", "stage", &["", " "]);
    assert_eq!(Bench::excellent().set(2, "off.max", "").broken(9), [("maximum", Minor)]);
    assert_eq!(Bench::excellent().set(1, "off.max", "").broken(9), []);
    assert_eq!(Bench::excellent().set(1, "off.name", "").broken(9), [("", Minor)]);
    keeps(9, 2, "off.law", &["PTPA s.3", "section 3, Trafficking in Persons Act"]);
    // Short, with the right section beside it, is enough; a slogan never is.
    keeps(9, 2, "off.name", &["Human trafficking", "TIP: trafficking in persons", "TIP"]);
    breaks(9, 2, "off.name", "", &["FIR"]);
    assert_eq!(Bench::excellent().set(2, "off.name", "TIP").set(2, "off.law", "as per law").broken(9), [("", Major)]);
}

#[test]
fn e10_trafficking_and_smuggling_confused() {
    let pleads = |law: &str, name: &str| Bench::excellent().set(2, "off.law", law).set(2, "off.name", name);
    assert_eq!(
        pleads("Prevention of Smuggling of Migrants Act 2018, section 3", "Smuggling of migrants").broken(10),
        [("smuggling", Major)]
    );
    assert_eq!(pleads("PSMA s. 3", "People smuggling").broken(10), [("smuggling", Major)]);
    assert_eq!(pleads("PTPA s. 3; PSMA s. 3", "Trafficking and smuggling").broken(10), []);
    assert_eq!(pleads("PTPA s. 3; PPC s. 420; Emigration Ordinance s. 17", "Human trafficking").broken(10), []);
    assert_eq!(Bench::excellent().case(|case| case.offence = Offence::Smuggling).broken(10).len(), 2);
    assert_eq!(Bench::excellent().case(|case| case.offence = Offence::Mixed).broken(10), []);
}

#[test]
fn e91_consent_taken_as_the_end() {
    breaks(
        91,
        2,
        "fact.prop",
        "",
        &[
            "V1 agreed to go, so this is no trafficking, only cheating.",
            "The victim went willingly. This is not trafficking.",
            "V1 agreed, so there is no case against S1.",
        ],
    );
    keeps(
        91,
        2,
        "fact.prop",
        &[
            "V1 gave his consent to copy the chat. We ask for the days of the acts only.",
            "V1 agreed because the job was false; his consent does not count.",
            "V1 consents to the copy of one picture. No case against V1 will be built on it.",
            "V1 agrees to this copy. No case is made from it against V1.",
        ],
    );
}

#[test]
fn e92_an_element_of_the_crime_is_not_in_the_facts() {
    let told = |facts: &str| {
        Bench::excellent()
            .set(2, "fact.summary", facts)
            .set(2, "fact.nexus", "On 28 Jan 2023, CH204417365 wrote to V1 (X2). On 7 Feb 2023 CH204417582 wrote to V1 (X5).")
            .broken(92)
    };
    assert_eq!(told("On 12 January a page offered V1 a job (X2). On 31 January he travelled."), [("", Minor)]);
    assert_eq!(told("A page offered V1 a job that was false (X2). He worked without pay (X1)."), []);
    assert_eq!(told("A page offered hotel work, deceived V1 (X2) and left him with a debt."), []);
    assert_eq!(told("A page offered V1 a job that was false (X2). They attempted to bring him over the border."), []);
    // For a child no means need be shown.
    let plain = "A page offered V1, aged 15, work (X2). V1 worked unpaid (X1).";
    let young = |age| {
        Bench::excellent()
            .set(2, "fact.summary", plain)
            .set(2, "fact.nexus", "On 28 Jan 2023, CH204417365 wrote to V1 (X2). On 7 Feb 2023 CH204417582 wrote to V1 (X5).")
            .case(move |case| case.people[0].child_age = age)
            .broken(92)
    };
    assert_eq!(young(None), [("", Minor)]);
    assert_eq!(young(Some(15)), []);
}

#[test]
fn e09_and_e10_the_offence() {
    let paper = papers::paper();
    papers::breaks(&paper, 9, Major, "off.name", &["", "crime", "heinous offence"]);
    papers::breaks(&paper, 9, Major, "off.law", &[""]);
    papers::breaks(&paper, 9, Major, "off.max", &[""]);
    papers::breaks(&paper, 9, Major, "mla.law", &[""]);
    papers::keeps(&paper, "off.max", &["10 years", "ten years and fine", "imprisonment for life", "as in the annex"]);
    papers::breaks(&paper.clone().with("off.name", "smuggling"), 10, Major, "off.law", &["PSMA 2018 section 3"]);
    papers::keeps(&paper, "off.law", &["PTPA 2018 section 3 and PSMA 2018 section 3", "PTPA 2018 s.3, PPC 420"]);
}

#[test]
fn e91_e92_facts_of_the_case_between_states() {
    let paper = papers::paper();
    let missing = paper.clone().instead("mla.facts", " and made V1 work without pay", "").instead(
        "off.dual",
        " and forced them to work without pay",
        "",
    );
    assert_eq!(papers::found(&missing), [(92, "", Major)]);
    assert_eq!(
        papers::found(&paper.clone().instead(
            "mla.facts",
            "On 3 February",
            "V1 agreed to the journey, so it is no offence. On 3 February"
        )),
        [(91, "", Major)]
    );
    assert!(
        papers::found(&paper.clone().instead(
            "mla.facts",
            "On 3 February",
            "V1 agreed to the journey; this consent does not count. On 3 February"
        ))
        .is_empty()
    );
}

#[test]
fn e92_what_the_case_had_filled_in_is_no_fact_of_the_trainees() {
    let element = Bench::excellent().case(|case| {
        case.elements.truncate(1);
        case.elements[0].words = vec!["zephyr".into()];
    });
    let with = |bench: Bench| bench.set(2, "fact.need", "Who made the offer? The zephyr shows it (X2).");
    assert_eq!(with(element.clone()).broken(92).len(), 0);
    let given = with(element).case(|case| {
        let usage = case.forms.iter_mut().find(|usage| usage.form.as_str() == "f2").unwrap();
        usage.open.retain(|key| key != "fact.need");
        usage.prefilled.insert(
            "fact.need".into(),
            crate::content::value::Value::Text("Who made the offer? The zephyr shows it (X2).".into()),
        );
    });
    assert_eq!(given.broken(92).len(), 1);
}
