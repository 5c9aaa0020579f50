use super::{Bench, breaks, keeps, papers};
use crate::content::criterion::Severity::Minor;

#[test]
fn e38_a_label_on_a_person() {
    breaks(
        38,
        2,
        "fact.prop",
        "",
        &[
            "This criminal and his mafia will do it again (X5).",
            "The notorious gang of X3 must be stopped.",
            "We ask only for the days of the acts by these crooks.",
        ],
    );
    keeps(
        38,
        2,
        "fact.prop",
        &[
            "This is a criminal investigation into one offer (X2).",
            "The draft called him “this criminal”; we ask only for the days of the acts (X2).",
            "The criminal network of X2 is not shown; we ask for two pages only.",
        ],
    );
}

#[test]
fn e49_reasons_that_fit_every_case() {
    breaks(49, 1, "pres.why", "", &["Most urgent, kindly do the needful.", "Urgent matter of national interest"]);
    breaks(49, 1, "pres.why", "empty", &["", "  "]);
    breaks(49, 1, "pres.why", "case", &["The data could be deleted at some time in future."]);
    keeps(
        49,
        1,
        "pres.why",
        &[
            "On 6 Feb the page wrote that it closes this week.",
            "X3: the page closes. Erased after 14 days.",
            "CH204417365 will be closed by its user.",
            "Last connected 6 Feb 2023, 21:40 (X3); logs live 90 days, gone 7 May.",
            "6 Feb, 21h40 PKT: page closing (X3); erased 20 Feb.",
        ],
    );
    let sentence = "We must prove who made the offer to V1 and who still repeats it to other people.";
    assert_eq!(Bench::excellent().set(2, "fact.need", sentence).set(2, "fact.prop", sentence).broken(49), [("twice", Minor)]);
    let other = "We must prove who made the offer to V1, and ask only for the days between the first message and the last post.";
    assert_eq!(Bench::excellent().set(2, "fact.need", sentence).set(2, "fact.prop", other).broken(49), []);
}

#[test]
fn e57_a_tick_instead_of_words() {
    breaks(57, 2, "con.hr", "", &["Yes", "OK.", "Human rights are respected"]);
    breaks(57, 1, "con.hr", "empty", &["", " "]);
    breaks(57, 2, "fact.prop", "", &["The request is necessary and proportionate."]);
    keeps(57, 2, "con.hr", &["Only the two pages; nobody else is touched.", "It concerns one offer of work and no journalist."]);
    // A freeze asks no proportion in words.
    assert_eq!(Bench::excellent().set(1, "con.hr", "It touches two pages only.").broken(57), []);
}

#[test]
fn e57_the_assurance_that_is_missing_is_named() {
    let used = |text: &str| {
        let found = Bench::of("boat-videos").set(4, "con.use", text).findings();
        found.into_iter().find(|finding| finding.variant == "assurance").map(|finding| finding.args["which"].clone())
    };
    let rest = "Purpose: FIR 61/2026 only. Kept in a locked file until the last appeal, then deleted.";
    for onward in [
        "No other person gets it.",
        "We do not pass it on to anybody.",
        "Nobody other get it.",
        "It is not shared with other agencies.",
        "It is never given to anyone.",
    ] {
        assert_eq!(used(&format!("{rest} {onward}")), None, "{onward}");
    }
    assert!(used(rest).is_some_and(|which| which.contains("nobody else")), "{:?}", used(rest));
    assert!(used(&format!("{rest} We pass it on to everybody who asks.")).is_some());
}

#[test]
fn e57_promises_between_states() {
    let paper = papers::paper();
    let bare = paper.clone().with("con.use", "For FIR 14/2026 only; deleted after the appeal.");
    papers::breaks(&bare, 57, Minor, "mla.assur", &["", "All assurances are given.", "as per law"]);
    papers::keeps(&bare, "mla.assur", &["Reciprocity; costs; not political; no death penalty; not tried before."]);
    papers::breaks(&paper, 57, Minor, "con.hr", &["", "yes", "complied"]);
}

#[test]
fn e49_notes_with_a_day_or_an_exhibit_are_no_formula() {
    keeps(
        49,
        1,
        "pres.why",
        &[
            "24 Aug 2026, 16h05 UTC: forged visa confirmed (X1); logs gone 7 September.",
            "Last connected 18 Jan 2026, 23:00 (X4); addresses live 48 hours (3.3).",
        ],
    );
    breaks(49, 1, "pres.why", "", &["Most urgent matter (X3)."]);
}
