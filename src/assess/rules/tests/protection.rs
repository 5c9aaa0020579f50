use super::Bench;
use super::conclusions::claim;
use crate::content::criterion::Severity::{Fatal, Major};
use crate::content::scenario::{Hand, Side};
use serde_json::{Value as Json, json};

fn desk() -> Bench {
    Bench::received()
}

fn given(to: &str, item: &str, reason: &str) -> Json {
    json!({"kind": "log_custody", "package": "SRA-9007", "item": item, "value": [{
        "at": "2026-09-14T16:40+05:00", "event": "copied", "from": "Nadia Sethi", "to": to, "signed": "both", "reason": reason,
        "place": "Encrypted medium", "hash_before": "", "hash_after": "", "tool": "", "remark": "",
    }]})
}

#[test]
fn e75_what_nobody_asked_for_was_used() {
    let surplus = "other-transfer.csv";
    let open =
        || desk().without(move |action| action["item"] == surplus && (action["kind"] == "seal" || action["kind"] == "classify"));
    assert_eq!(open().broken(75), [("", Major)]);
    let silent = desk().step("seal", surplus, "reported", "").step("conclude", "", "next", "order_isp");
    assert_eq!(silent.broken(75), [("unreported", Major)]);
    assert_eq!(desk().step("seal", surplus, "reported", "").broken(75), []);
    let look = || json!({"kind": "open_item", "package": "SRA-9007", "item": surplus, "value": "copy"});
    assert_eq!(desk().then(look()).broken(75), [("used", Major)]);
    // One look to see what it is.
    assert_eq!(desk().after(|action| action["kind"] == "check_certificate", look()).broken(75), []);
    assert_eq!(desk().step("classify", surplus, "class", "lead").broken(75), [("used", Major)]);
    assert_eq!(claim("One device.", "device.csv; other-transfer.csv shows the same counter").broken(75), [("used", Major)]);
    assert_eq!(claim("One device.", "device.csv; other-transfer.csv is sealed").broken(75), []);
}

#[test]
fn e77_data_of_a_person_who_needs_protection() {
    let classed = |class: &str| desk().step("classify", "m1-telephone.txt", "class", class).broken(77);
    assert_eq!(classed("evidence"), [("", Major)]);
    assert_eq!(classed("lead"), [("", Major)]);
    assert_eq!(classed("restricted"), []);
    assert_eq!(desk().line("received", "", "remark", "Nine hours gap. Haleema knows.").broken(77), [("name", Major)]);
    assert_eq!(desk().step("classify", "m1-telephone.txt", "shows", "Haleema was told.").broken(77), []);
}

#[test]
fn e79_what_helps_the_accused() {
    let left_out =
        |next: &str| desk().step("classify", "page-owner.txt", "class", "lead").step("conclude", "", "next", next).broken(79);
    assert_eq!(left_out("order_isp"), [("", Major)]);
    assert_eq!(left_out("order_isp, prosecutor"), []);
    assert_eq!(desk().step("conclude", "", "next", "order_isp").broken(79), []);
}

#[test]
fn e83_her_own_telephone_against_her() {
    let shows = |text: &str| desk().step("classify", "m1-telephone.txt", "shows", text).broken(83);
    assert_eq!(shows("M1 committed an illegal entry."), [("", Fatal)]);
    assert_eq!(shows("With this we charge M1 under the Ordinance."), [("", Fatal)]);
    assert_eq!(shows("S1 committed the smuggling of M1."), []);
    assert_eq!(shows("M1 was charged a fee of 1,900,000 rupees."), []);
    assert_eq!(shows("M1 is not liable under this Act."), []);
    // From another source it is another question.
    assert_eq!(desk().step("classify", "device.csv", "shows", "M1 committed an illegal entry.").broken(83), []);
}

#[test]
fn e87_and_e63_to_whom_nothing_goes() {
    let to = |to: &str, item: &str, reason: &str| desk().then(given(to, item, reason));
    assert_eq!(to("Adeel Mirani", "", "He asked").broken(87), [("", Major)]);
    assert_eq!(to("the liaison officer", "device.csv", "Copy").broken(87), [("", Major)]);
    assert_eq!(to("Adeel Mirani", "", "With leave of the Ministry of 20 September").broken(87), []);
    assert_eq!(to("Adeel Mirani", "", "Without leave of the Ministry").broken(87), [("", Major)]);
    assert_eq!(to("Public prosecutor", "", "File for trial").broken(87), []);
    let noted = to("Adeel Mirani", "", "As agreed")
        .then(json!({"kind": "note", "text": "The Ministry agreed to the copy for the provincial police."}));
    assert_eq!(noted.broken(87), []);
    // What a note tells of counts as what the log does; what somebody else sent, or was not sent, is another thing.
    let told = |text: &str| desk().then(json!({"kind": "note", "text": text})).broken(87).len();
    for gave in [
        "I have today sent payouts-may.csv to Inspector Mirani.",
        "payouts-may.csv was handed to the provincial police by mail.",
        "We gave Mirani a copy of payouts-may.csv",
    ] {
        assert_eq!(told(gave), 1, "{gave}");
    }
    for other in [
        "I have not sent payouts-may.csv to Inspector Mirani.",
        "Inspector Mirani asks for payouts-may.csv; I have asked the Ministry.",
        "I sent payouts-may.csv to the evidence store.",
        "With leave of the Ministry of 20 September I sent payouts-may.csv to Inspector Mirani.",
    ] {
        assert_eq!(told(other), 0, "{other}");
    }
    let risky = |item: &str| {
        let mut line = given("the border command", item, "Copy");
        line["package"] = "PRSV-90114".into();
        desk()
            .case(|case| case.hands.push(Hand { name: "border command".to_owned(), also: vec![], side: Side::RiskState }))
            .then(line)
    };
    assert_eq!(risky("m1-telephone.txt").broken(63), [("given", Fatal)]);
    assert_eq!(risky("").broken(63), [("given", Fatal)]);
    assert_eq!(risky("page-owner.txt").broken(63), []);
    assert_eq!(to("Adeel Mirani", "", "He asked").broken(63), []);
}
