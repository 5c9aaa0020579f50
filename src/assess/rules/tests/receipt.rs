use super::Bench;
use crate::content::criterion::Severity::{Fatal, Major};
use crate::content::scenario::{Fault, Piece};
use serde_json::{Value as Json, json};

fn desk() -> Bench {
    Bench::received()
}

fn open(item: &str, how: &str) -> Json {
    json!({"kind": "open_item", "package": "SRA-9007", "item": item, "value": how})
}

fn is(kind: &'static str, item: &'static str) -> impl Fn(&Json) -> bool {
    move |action| action["kind"] == kind && action["item"] == item
}

/// A piece of a package, changed.
fn piece(bench: Bench, name: &'static str, change: impl FnOnce(&mut Piece)) -> Bench {
    bench.case(|case| {
        change(case.packages.iter_mut().flat_map(|package| &mut package.pieces).find(|piece| piece.name == name).unwrap())
    })
}

#[test]
fn e66_a_package_opened_unverified() {
    let early = || desk().first(open("payouts-may.csv", "copy"));
    assert_eq!(early().broken(66), [("", Major)]);
    assert_eq!(
        desk().without(|action| action["kind"] == "verify_ticket" && action["package"] == "SRA-9007").broken(66),
        [("", Major)]
    );
    // Checked in time and written later, with both times.
    let how = "Ticket and seal checked at 10:02, written down at 10:40, by the courier of the Ministry.";
    assert_eq!(early().step("verify_ticket", "", "how", how).broken(66), []);
    let accepted = desk().then(json!({"kind": "verify_ticket", "package": "SRA-9070", "item": "", "value": [{"ticket": "SRA-9070", "verdict": "accept", "how": "It says Sarafa"}]}));
    assert_eq!(accepted.broken(66), [("accepted", Major)]);
    assert_eq!(desk().broken(66), []);
    // What answers nothing is not examined further.
    let taken =
        desk().then(json!({"kind": "verify_ticket", "package": "SRA-9070", "item": "", "value": [{"verdict": "accept"}]}));
    assert_eq!(taken.evaluation().findings.iter().filter(|finding| finding.weight.key() == "major").count(), 1);
}

#[test]
fn e67_no_hash_or_after_opening() {
    let never = |item: &'static str| desk().without(is("verify_hash", item));
    assert_eq!(never("payouts-may.csv").broken(67), [("never", Major)]);
    // Several files are one slip.
    assert_eq!(
        desk().without(|action| action["kind"] == "verify_hash" && action["package"] == "SRA-9007").broken(67),
        [("never", Major)]
    );
    let late = desk().after(is("verify_ticket", ""), open("device.csv", "copy"));
    assert_eq!(late.broken(67), [("", Major)]);
    assert_eq!(desk().step("verify_hash", "device.csv", "own", "9f86d081884c7d65").broken(67), [("value", Major)]);
    assert_eq!(desk().step("verify_hash", "device.csv", "verdict", "differs").broken(67), [("value", Major)]);
    assert_eq!(desk().step("verify_hash", "fiu-note.txt", "verdict", "equal").broken(67), [("value", Major)]);
    let unwritten = desk().without(|action| {
        action["kind"] == "log_custody" && action["value"][0]["event"] == "hashed" && action["package"] == "SRA-9007"
    });
    assert_eq!(unwritten.broken(67), [("record", Major)]);
    // The beginning of the value is enough, and an own value that was left to the program.
    assert_eq!(desk().step("verify_hash", "device.csv", "own", "").broken(67), []);
    // A company that gives no list: the own hash on arrival suffices.
    let unlisted = desk().case(|case| {
        case.packages[0].pieces.iter_mut().for_each(|piece| piece.faults = vec![Fault::NotListed]);
    });
    let unlisted = unlisted.step("verify_hash", "device.csv", "verdict", "");
    assert!(!unlisted.broken(67).contains(&("never", Major)));
}

#[test]
fn e68_a_wrong_hash_accepted() {
    let classed = |class: &'static str| {
        desk().step("classify", "payout-june-5.csv", "class", class).step("classify", "payout-june-5.csv", "not_shown", "")
    };
    assert_eq!(classed("evidence").broken(68), [("evidence", Fatal)]);
    let equal = || {
        classed("lead").step("verify_hash", "payout-june-5.csv", "verdict", "equal").step(
            "verify_hash",
            "payout-june-5.csv",
            "next",
            "use",
        )
    };
    let silent = || equal().line("hashed", "", "remark", "").line("copied", "", "remark", "");
    assert_eq!(silent().broken(68), [("", Major)]);
    // Set aside by the class, or by a word in the log.
    assert_eq!(equal().broken(68), []);
    assert_eq!(desk().broken(68), []);
    let quarantined = classed("lead").line("hashed", "", "remark", "").line("copied", "", "remark", "");
    assert_eq!(quarantined.step("verify_hash", "payout-june-5.csv", "next", "quarantine").broken(68), []);
    // A remark that denies it says nothing.
    let denied =
        equal().line("hashed", "", "remark", "payout-june-5.csv does not differ from the list.").line("copied", "", "remark", "");
    assert_eq!(denied.broken(68), [("", Major)]);
    let whole = piece(silent(), "payout-june-5.csv", |piece| {
        piece.faults.clear();
        piece.hashed_lines.clear();
    });
    assert_eq!(whole.broken(68), []);
}

#[test]
fn e69_the_original_was_touched() {
    let opened = |how: &str| desk().step("open_item", "device.csv", "", how);
    assert_eq!(opened("master").without(|action| action["value"][0]["event"] == "copied").broken(69), [("", Major)]);
    assert_eq!(opened("master").broken(69), []);
    assert_eq!(opened("spreadsheet").broken(69), [("spreadsheet", Major)]);
    let no_copy = opened("spreadsheet").without(|action| action["value"][0]["event"] == "copied" || action["value"] == "copy");
    assert_eq!(no_copy.broken(69), [("spreadsheet", Fatal)]);
    let guarded = opened("master")
        .line("analysed", "device.csv", "remark", "Opened read-only, to copy it.")
        .without(|action| action["value"][0]["event"] == "copied");
    assert_eq!(guarded.broken(69), []);
    let analysed = |column: &str, value: &str| desk().line("analysed", "device.csv", column, value).broken(69);
    assert_eq!(analysed("hash_before", "e3b0c44298fc1c149afbf4c8996fb924"), [("hash", Major)]);
    // A working copy may change, if its line says that it is one.
    assert_eq!(analysed("hash_after", "e3b0c44298fc1c149afbf4c8996fb924"), []);
    let renamed = || {
        desk()
            .step("verify_hash", "page-owner.txt", "verdict", "equal")
            .without(|action| action["value"][0]["remark"].as_str().is_some_and(|text| text.contains("another name")))
    };
    assert_eq!(renamed().broken(69), [("renamed", Major)]);
    assert_eq!(desk().step("verify_hash", "page-owner.txt", "verdict", "equal").broken(69), []);
    let resaved = || {
        desk()
            .step("verify_hash", "page-logins.csv", "verdict", "equal")
            .step("verify_hash", "page-logins.csv", "next", "use")
            .step("classify", "page-logins.csv", "class", "lead")
            .step("classify", "page-logins.csv", "not_shown", "")
    };
    assert_eq!(resaved().broken(69), [("resaved", Major)]);
    // It is one slip: the wrong hash hangs under it.
    let top = resaved().evaluation().findings;
    let scored: Vec<_> =
        top.iter().filter(|finding| matches!(finding.weight.key(), "major" | "fatal")).map(|finding| finding.code.0).collect();
    assert_eq!(scored, [69]);
}

#[test]
fn e66_a_ticket_is_accepted_for_a_reason() {
    let how = |text: &str| desk().step("verify_ticket", "", "how", text);
    assert_eq!(how("ok").questions(66).len(), 1);
    assert_eq!(how("ok").broken(66), []);
    assert_eq!(how("Sender Inspector Mirani, called back.").questions(66), [] as [String; 0]);
    assert_eq!(how("It is the ticket of X1; I rang the Ministry's desk.").questions(66), [] as [String; 0]);
}

#[test]
fn e69_who_opened_an_original_did_not_leave_it_alone() {
    let praised = |how: &str| {
        let found = desk().step("open_item", "device.csv", "", how).findings();
        found.iter().any(|finding| finding.code.0 == 69 && finding.weight == crate::assess::finding::Weight::Met)
    };
    assert!(praised("copy"));
    assert!(!praised("master"));
}
