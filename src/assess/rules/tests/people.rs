use super::{Bench, breaks, keeps, papers, row};
use crate::content::criterion::Severity::{Fatal, Major};
use crate::content::scenario::PersonRole;
use serde_json::json;

#[test]
fn e33_the_victim_can_be_recognised() {
    breaks(
        33,
        2,
        "fact.prop",
        "",
        &[
            "Waqas Mehrani was deceived (X1).",
            "The boy of Tarkhana Bela was deceived.",
            "His brother has a Tailor Shop.",
            "He has a KIDNEY illness (X1).",
        ],
    );
    keeps(33, 2, "fact.prop", &["V1 was deceived (X1).", "We ask for the days of the acts; W1 is left out."]);
    assert_eq!(Bench::excellent().cell(1, "id.rows", 0, "seen_where", "telephone of Waqas").broken(33), [("", Fatal)]);
    // The victim's own number stands in a row of its own, and nowhere else.
    let own = |role: &str| {
        Bench::excellent()
            .rows(
                2,
                &[
                    row("account_id", "CH204417365", "2023-02-06T21:40+05:00", "suspect"),
                    row("phone", "+44 7700 900433", "2023-02-07T11:05+05:00", role),
                ],
            )
            .case(|case| case.people[0].keep_out.push("+44 7700 900433".into()))
    };
    assert_eq!(own("victim_consents").broken(33), []);
    assert_eq!(own("unknown").broken(33), [("", Fatal)]);
    assert_eq!(own("victim_consents").set(2, "fact.prop", "V1 uses +44 7700 900433 (X1).").broken(33), [("", Fatal)]);
    // The bank at home must know whose payment is meant.
    assert_eq!(Bench::excellent().set(3, "ord.reason", "Waqas Mehrani paid on 20 January 2023 (X4).").broken(33), []);
}

fn owned_by(role: PersonRole, entered: &str) -> Bench {
    Bench::excellent()
        .rows(1, &[row("account_id", "CH204417582", "2023-02-07T11:05+05:00", "suspect")])
        .rows(
            2,
            &[
                row("account_id", "CH204417365", "2023-02-06T21:40+05:00", entered),
                row("account_id", "CH204417582", "2023-02-07T11:05+05:00", "suspect"),
            ],
        )
        .case(move |case| {
            case.accounts.iter_mut().filter(|account| account.id.as_str() == "a1").for_each(|account| {
                account.owner = role;
                account.in_offence = false;
            })
        })
}

#[test]
fn e35_the_victim_treated_as_an_offender() {
    assert_eq!(owned_by(PersonRole::Victim, "suspect").broken(35), [("", Major)]);
    assert_eq!(owned_by(PersonRole::Victim, "victim_consents").broken(35), []);
    breaks(
        35,
        2,
        "fact.prop",
        "against",
        &[
            "V1 will be charged for his illegal exit. We ask for two pages.",
            "We ask for two pages, to prosecute V1 as well.",
            "We ask for two pages for the prosecution of V1 (X5).",
        ],
    );
    keeps(
        35,
        2,
        "fact.prop",
        &[
            "Nothing is used to prosecute V1. We ask for two pages (X5).",
            "We will prosecute S1 for what was done to V1.",
            "V1 will not be charged; we ask only for the days of the acts.",
            "Search for V1 and prosecution of those who lured V1; in no event against V1.",
            "Help for V1 and arrest of the recruiters. We ask for two pages (X5).",
            "The data serves V1 and to charge S1 (X5).",
        ],
    );
}

#[test]
fn e37_a_protected_target() {
    assert_eq!(owned_by(PersonRole::Protected, "suspect").broken(37), [("", Fatal)]);
    let acted = owned_by(PersonRole::Protected, "suspect")
        .case(|case| case.accounts.iter_mut().for_each(|account| account.in_offence = true));
    assert_eq!(acted.broken(37), []);
}

#[test]
fn e84_a_smuggled_person_named_as_a_smuggler() {
    assert_eq!(owned_by(PersonRole::Migrant, "suspect").broken(84), [("", Major)]);
    assert_eq!(owned_by(PersonRole::Migrant, "witness").broken(84), []);
    let other =
        owned_by(PersonRole::Migrant, "suspect").set(2, "off.law", "PTPA 2018 section 3; Emigration Ordinance 1979, section 17");
    assert_eq!(other.broken(84), []);
}

#[test]
fn e33_e35_e84_people_between_states() {
    let paper = papers::paper();
    assert_eq!(
        papers::found(&paper.clone().instead("mla.facts", "V1 a scholarship", "Bilal Testperson a scholarship")),
        [(33, "", Fatal)]
    );
    assert!(papers::found(&paper.clone().with("att.list", "5 sealed annex: key of codes (Bilal Testperson)")).is_empty());
    assert_eq!(
        papers::found(&paper.clone().with("att.list", "5 statement of Bilal Testperson"))
            .iter()
            .filter(|(code, ..)| *code == 33)
            .count(),
        1
    );
    assert_eq!(papers::found(&paper.clone().cell("mla.persons", 3, "role", "suspect")), [(35, "person", Major)]);
    assert!(papers::found(&paper.clone().cell("mla.persons", 3, "role", "unknown")).is_empty());
    let with_migrant =
        |role: &str| paper.clone().with("mla.persons", json!([{"name": "M1", "nationality": "", "place": "", "role": role}]));
    assert_eq!(papers::found(&with_migrant("suspect")), [(84, "person", Major)]);
    assert!(papers::found(&with_migrant("witness")).is_empty());
    // The Emigration Ordinance named as such is a question.
    assert!(
        papers::found(&with_migrant("suspect").with("off.law", "PTPA 2018 section 3; Emigration Ordinance 1979 section 17"))
            .is_empty()
    );
}

#[test]
fn e35_a_letter_that_gives_a_copy_up_repeats_no_mistake() {
    let victims_own =
        || Bench::excellent().case(|case| case.accounts.iter_mut().for_each(|account| account.owner = PersonRole::Victim));
    let rows = json!([row("account_id", "CH204417365", "2023-02-06T21:40+05:00", "suspect")]);
    let letter = |measure: &str, form: &str| {
        let bench = victims_own()
            .case(|case| case.measures.extend([crate::content::data::Measure::Withdraw, crate::content::data::Measure::Preserve]))
            .then(json!({"kind": "choose", "request": 9, "measure": measure, "provider": "chirplet", "entity": "chirplet-inc", "channel": "portal", "form": form, "why": "The copy."}))
            .then(json!({"kind": "send", "request": 9, "form": form, "values": {"id.rows": rows}}));
        bench.findings().into_iter().filter(|finding| finding.code.0 == 35 && finding.place.request == Some(9)).count()
    };
    assert_eq!(letter("withdraw", "f1-release"), 0);
    assert!(letter("preserve", "f1") > 0);
}

#[test]
fn e33_a_private_picture_attached() {
    let with = |list: &str| Bench::excellent().set(2, "att.list", list).broken(33);
    for list in ["1. Private pictures of V1, taken from the telephone.", "1. X3. 2. The nude photo.", "Intimate video clips"] {
        assert_eq!(with(list), [("picture", Fatal)], "{list}");
    }
    for list in [
        "1. Captures of the two pages, X3. No private picture of V1.",
        "SHA-256 of the private picture",
        "Private pictures, covered",
        "Statement on the threat with private pictures",
        "Pictures of the private bus stand",
    ] {
        assert_eq!(with(list), [], "{list}");
    }
}
