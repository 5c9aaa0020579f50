use super::Bench;

/// Questions of this rule about an entry of the disclosure request of First hours, and what they cost.
fn asked(field: &str, text: &str) -> (Vec<String>, u32) {
    let bench = || Bench::excellent().set(2, field, text);
    (bench().questions(103), bench().evaluation().score)
}

#[test]
fn what_a_long_field_leaves_open_is_asked_and_costs_nothing() {
    let full = "On 28 Jan 2023, 19:12 +05:00, CH204417365 sent V1 the job letter and the bus booking (X2); on arrival his passport was \
                taken and he worked unpaid (X1). CH204417582 shows the same number and on 7 Feb 2023 announced the group of 14 Feb \
                (X5).";
    let aim = " Sign-up data and logins will show who used both.";
    let (none, best) = asked("fact.nexus", &format!("{full}{aim}"));
    assert_eq!(none, Vec::<String>::new());
    let short = "CH204417365 and CH204417582 are one hand. On 28 January 2023, 19:12 +05:00, CH204417365 sent V1 the job letter (X2). On 7 \
                 February CH204417582 announced the group (X5).";
    let (some, score) = asked("fact.nexus", short);
    assert_eq!(some.len(), 1, "{some:?}");
    assert_eq!(score, best);
}

#[test]
fn nothing_is_asked_where_a_rule_has_spoken_or_no_words_stand() {
    for text in ["", "Kindly do the needful.", "yes"] {
        assert_eq!(asked("fact.need", text).0, Vec::<String>::new(), "{text}");
    }
    // The label is found by its own rule.
    let (label, _) = asked(
        "fact.prop",
        "We ask only for 12 January to 7 February, two accounts, no messages, sealed, until the appeal, against this criminal.",
    );
    assert!(label.iter().all(|question| !question.contains("criminal")), "{label:?}");
}

#[test]
fn a_fault_that_no_list_has_is_asked_about_at_its_words() {
    let text = "To prove who made the offer we ask for sign-up data and logins (X2). Those boys went of own wish and shall face the law too.";
    let (questions, _) = asked("fact.need", text);
    assert!(questions.iter().any(|question| question.contains("boys") || question.contains("wish")), "{questions:?}");
}

#[test]
fn what_stands_there_in_so_many_words_is_not_asked() {
    let questions =
        |case: &'static str, request: u32, field: &str, text: &str| Bench::of(case).set(request, field, text).questions(103);
    for (case, request, field, text) in [
        (
            "boat-videos",
            4,
            "fact.prop",
            "The offence carries up to 14 years, and twelve lives were at risk. We ask for two accounts, the days from 21 February to 10 August only, and no messages. Passengers, rescuers, followers and people who commented are left out. Kept until the last appeal is over.",
        ),
        (
            "scam-tower",
            4,
            "fact.nexus",
            "S1 commanded desk 14 from the number +44 7700 900437 between 3 November 2025 and 5 January 2026 (X7); on 18 January at 22:58 he menaced V1 from it (X4). Both dates tell how long this number was in use.",
        ),
    ] {
        assert_eq!(questions(case, request, field, text), Vec::<String>::new(), "{text}");
    }
    // Without that sentence it is asked; so is a storage that is denied.
    let bare = "The offence carries up to 14 years, and twelve lives were at risk. We ask for two accounts, the days from 21 February to 10 August only, and no messages. Passengers, rescuers, followers and people who commented are left out.";
    assert_eq!(questions("boat-videos", 4, "fact.prop", bare).len(), 1);
}

#[test]
fn the_excellent_papers_of_every_case_are_asked_nothing_that_they_say() {
    assert_eq!(Bench::of("boat-videos").questions(103), Vec::<String>::new());
}
