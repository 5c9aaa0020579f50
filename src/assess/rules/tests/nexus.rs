use super::{Bench, breaks, keeps, row};
use crate::content::criterion::Severity::Major;

#[test]
fn e11_the_account_is_not_tied_to_the_act() {
    breaks(
        11,
        2,
        "fact.nexus",
        "",
        &["", "The accounts belong to the suspect and are needed for investigation.", "The accused used these accounts."],
    );
    // One of two is tied: the other is not.
    let one = Bench::excellent().set(2, "fact.nexus", "On 28 Jan 2023, 19:12 +05:00, CH204417365 sent V1 the job letter (X2).");
    assert_eq!(one.broken(11), [("one", Major)]);
    keeps(
        11,
        2,
        "fact.nexus",
        &[
            "Both accounts offered V1 hotel work on 12 January 2023 (X2).",
            "CH204417365 sent V1 the job letter (X2). On 7 Feb 2023 CH204417582 announced the next group.",
        ],
    );
}

#[test]
fn e11_what_simple_means_cannot_tell_is_a_question() {
    let unclear = "The overseer ordered V1 through CH204417365 to go back. V1 told it at the centre on 3 July, see the memo. CH204417582 likewise.";
    let findings = Bench::excellent().set(2, "fact.nexus", unclear).findings();
    assert!(
        findings.iter().any(|finding| finding.code.0 == 11 && finding.weight == crate::assess::finding::Weight::SelfCheck),
        "{findings:#?}"
    );
    // The date of the registered case is no date of use.
    breaks(
        11,
        2,
        "fact.nexus",
        "",
        &["FIR 14/2023 was registered on 6 February 2023. The accounts are involved in human trafficking of V1."],
    );
}

#[test]
fn e36_people_who_have_nothing_to_do_with_it() {
    let with = |value: &str| {
        let rows = [
            row("account_id", "CH204417365", "2023-02-06T21:40+05:00", "suspect"),
            row("account_id", "CH204417582", "2023-02-07T11:05+05:00", "suspect"),
            row("account_id", value, "2023-02-06T21:40+05:00", "unknown"),
        ];
        Bench::excellent().rows(2, &rows)
    };
    assert_eq!(with("CH204419003").broken(36), [("", Major)]);
    assert_eq!(
        Bench::excellent()
            .rows(1, &[row("profile_url", "chirplet.example/u/marvane.bay.hotel", "2023-02-06", "suspect")])
            .broken(36),
        [("", Major)]
    );
    breaks(
        36,
        2,
        "fact.need",
        "crowd",
        &[
            "We must prove who made the offer to V1. Kindly give the details of all members of its group.",
            "Please send the list of followers of the page in X3.",
        ],
    );
    keeps(36, 2, "fact.need", &["Followers and other customers are left out. We must prove who made the offer to V1 (X2)."]);
}

#[test]
fn e11_a_row_may_be_named_by_its_kind_where_one_row_only_is_of_it() {
    let told = |text: &str| {
        let bench = Bench::of("begging-ring");
        let number = bench
            .lines
            .iter()
            .find(|line| line["do"]["kind"] == "send" && line["do"]["form"] == "f2")
            .and_then(|line| line["do"]["request"].as_u64())
            .unwrap();
        let number = u32::try_from(number).unwrap();
        bench.set(number, "fact.nexus", text).broken(11)
    };
    let both = "Phone number: six-minute voice call of 20/12/2025 to the mother of V1 (X2). RU number: nightly figures of what three children had brought, 22/12/2025 to 08/02/2026 (X4).";
    assert_eq!(told(both), []);
    assert_eq!(told("Phone number: six-minute voice call of 20/12/2025 to the mother of V1 (X2)."), [("one", Major)]);
}

#[test]
fn e11_a_use_may_be_told_of_the_account_in_any_voice() {
    let asked = |first: &str| {
        let second = "On 7 February 2023 CH204417582 announced the group of 14 February (X5).";
        Bench::excellent().set(2, "fact.nexus", format!("{first} {second}")).questions(11)
    };
    for told in [
        "It was CH204417365 from which V1 got his job letter on 28 January 2023 (X2).",
        "On 28 January 2023 the letter was declared genuine by CH204417365 (X2).",
        "On 28 January 2023 the price was put up on CH204417365 (X2).",
    ] {
        assert_eq!(asked(told), [] as [String; 0], "{told}");
    }
    // Who is asked is told of which account, when there are several.
    let question = asked("CH204417365 was opened on 28 January 2023 (X2).");
    assert!(matches!(question.as_slice(), [one] if one.contains("CH204417365")), "{question:?}");
}
