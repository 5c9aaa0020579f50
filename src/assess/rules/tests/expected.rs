//! Criteria of the cases that are built in, on texts near their line: what must be praised, and what looks like it and
//! says the opposite.

use super::Bench;
use crate::assess::finding::Weight;
use serde_json::json;

/// Whether a criterion of the case is met.
fn met(bench: Bench, id: &str) -> bool {
    let own = bench.findings().into_iter().find(|finding| finding.criterion.as_ref().is_some_and(|known| known.as_str() == id));
    own.is_some_and(|finding| finding.weight == Weight::Met)
}

/// The excellent attempt of a case with this note and no other.
fn note(case: &'static str, text: &str) -> Bench {
    Bench::of(case).without(|action| action["kind"] == "note").then(json!({"kind": "note", "text": text}))
}

/// The case in which nothing is sent, with this reason.
fn nothing(why: &str) -> Bench {
    let written = |action: &serde_json::Value| action["kind"] == "choose" && action["why"].is_string();
    Bench::of("not-this-one")
        .without(written)
        .first(json!({"kind": "choose", "request": 1, "measure": "none", "why": why}))
        .without(|action| matches!(action["kind"].as_str(), Some("record_and_refer" | "note")))
}

fn holds(bench: impl Fn(&str) -> Bench, id: &str, yes: &[&str], no: &[&str]) {
    for text in yes {
        assert!(met(bench(text), id), "{id} is met by {text:?}");
    }
    for text in no {
        assert!(!met(bench(text), id), "{id} is not met by {text:?}");
    }
}

#[test]
fn the_name_of_the_convention_shows_no_second_state() {
    let name = "United Nations Convention against Transnational Organized Crime, article 18.";
    for (case, request) in [("scholarship", 3), ("boat-videos", 6), ("visa-site", 5)] {
        let basis = |rest: &str| Bench::of(case).set(request, "mla.treaty", format!("{name} {rest}"));
        holds(
            basis,
            "group",
            &[
                "S1, S2 and S3 act together, in Pakistan and in another country. Ten years.",
                "S1, S2 and S3 act together, in Pakistan and other country. Ten years.",
                "S1 to S3 made it here and used it in a further State. Ten years.",
            ],
            &["S1, S2 and S3 act together. Ten years.", "It reaches into another country. Ten years."],
        );
    }
}

#[test]
fn who_gives_the_victim_up_does_not_protect_him() {
    holds(
        |text| note("scam-tower", text),
        "answer-fraud-desk",
        &[
            "To the fraud desk (X3): the writer acted under compulsion and is a victim of trafficking. No copy of the telephone.",
            "To the fraud desk: V1 is a victim and cannot be charged. Who ran the floor will be charged.",
        ],
        &[
            "To the fraud desk: V1 is a victim of trafficking, but he will be charged all the same; the copy of his telephone follows.",
            "To the fraud desk: V1 is not a victim of trafficking.",
            "To the fraud desk: your letter came.",
        ],
    );
}

#[test]
fn a_reason_to_send_nothing_says_what_is_missing() {
    holds(
        nothing,
        "no-crime",
        &[
            "The papers show no fee and no border that she helped anybody over (X2, X6).",
            "Nothing in the file shows that the film-maker earned a rupee or helped anyone over a frontier.",
            "Benefit and entry are missing from the crime.",
        ],
        &["She was surely paid and brought people over the border.", "She took a fee. She helped nobody over the border."],
    );
    holds(
        nothing,
        "no-emergency",
        &[
            "No fee. Nor is any life threatened.",
            "No fee. Life and limb of nobody are at stake.",
            "No fee. An emergency would be false.",
        ],
        &["It is an emergency, but the power lies with FIA.", "There is no doubt about the danger to life."],
    );
    holds(
        nothing,
        "no-power",
        &["No fee. We may not investigate; section 37 is no power to ask."],
        &["No fee. The power to ask lies with FIA, who should investigate her."],
    );
}

#[test]
fn what_was_not_passed_on_is_not_praised() {
    holds(
        |text| nothing("The papers show no fee and no border.").then(json!({"kind": "note", "text": text})),
        "pass-the-lead-on",
        &["To FIA: CH520114406 sells seats for Friday (X3).", "FIA was told of CH520114406; the Director was not."],
        &["CH520114406 is not our matter. FIA was not told."],
    );
    holds(
        |text| note("first-hours", text),
        "think-of-the-coach",
        &["To the border watch: coach of 14 February, victims and not offenders. The hotel is not told."],
        &["The border watch was not told of the coach of 14 Feb; that is not our matter."],
    );
    holds(
        |text| note("visa-site", text),
        "next-buyer",
        &["To the document desk (W1): the buyer of order 32, U1, flies on 5 September."],
        &["Nothing is told to the document desk of the buyer U1 of 5 September."],
    );
}

#[test]
fn a_missing_file_is_reported_and_a_whole_bundle_is_not() {
    holds(
        |text| note("money-road", text),
        "what-did-not-come",
        &[
            "To Inspector Mirani: page-devices.csv is on the list, and it did not come.",
            "To Inspector Mirani: page-devices.csv is on Chirplet's list but I do not find it in the bundle.",
            "Chirplet's list speaks of page-devices.csv, yet I cannot find it in what you gave me.",
        ],
        &["To Inspector Mirani: nothing is missing, page-devices.csv came with the bundle."],
    );
}

#[test]
fn the_payers_are_reached_with_care() {
    holds(
        |text| note("first-hours", text),
        "think-of-the-payers",
        &[
            "For the helpers of victims: the payers in X4 may also have been deceived. Contact them discreetly, not through family.",
        ],
        &["The payers of X4 are not told.", "The payers of X4 paid 90,000 each."],
    );
}

#[test]
fn whoever_asks_for_the_whole_server_did_not_leave_the_neighbour_out() {
    holds(
        |text| Bench::of("visa-site").set(5, "mla.limits", text),
        "leave-tiles-out",
        &[
            "Access logs of both sites for the minute of X1; no other site on that server.",
            "The other sites share the address and stay out.",
        ],
        &["Access logs of the whole server 203.0.113.90 from 4 May to 1 September 2026, all 41 sites."],
    );
}

#[test]
fn limits_and_promises_are_read_in_plain_words() {
    holds(
        |text| Bench::of("scam-tower").set(3, "mla.limits", text),
        "whose-talks",
        &[
            "Chats of S1 with S2 and S3 and his orders to V1. We do not want chats with customers, nor those typed as Anna.",
            "Only Veil: talk of S1, S2, S3. Talk of desk with stranger is not take, Anna talk also not.",
        ],
        &["All chats of S1, S2 and S3 and the whole floor.", "The backups of Veil."],
    );
    holds(
        |text| Bench::of("scam-tower").set(1, "cst.use", text),
        "never-against-him",
        &["For FIR 9/2026. None of it will serve to accuse V1.", "For FIR 9/2026. Not use on V1 never, not give to fraud desk."],
        &["For FIR 9/2026. None of it is kept after the appeal.", "For FIR 9/2026. It may be used on V1 too."],
    );
}
