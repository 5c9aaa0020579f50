use super::Bench;
use crate::content::criterion::Severity::{Major, Minor};
use crate::content::data::Measure;
use serde_json::{Value as Json, json};

/// A consent at the end of First hours, with one thing changed.
fn consent(change: impl FnOnce(&mut Json)) -> Bench {
    let mut values = json!({
        "cst.who": "V1", "cst.age": "adult", "cst.free": "yes", "cst.lang": "Urdu, with an interpreter",
        "cst.rows": [{"value": "Telephone", "data": "Talk with the page", "from": "2023-01-28", "to": "2023-02-06"}],
        "cst.limits": "Asked; nothing else.", "cst.how": "Export, hash noted.", "cst.use": "Only for the crime against V1.",
        "cst.sign": [{"code": "V1", "date": "2023-03-06", "signed": "yes"}],
    });
    change(&mut values);
    Bench::excellent().case(|case| case.measures.push(Measure::Consent)).then(json!({"kind": "consent", "values": values}))
}

#[test]
fn a_consent_is_free_of_somebody_who_may_give_it_and_for_something_named() {
    let with = |key: &'static str, value: Json| consent(move |values| values[key] = value).broken(122);
    let scope = |data: &str| with("cst.rows", json!([{"value": "Telephone of V1", "data": data}]));
    assert_eq!(consent(|_| {}).broken(122), []);
    assert_eq!(with("cst.free", json!("")), [("", Major)]);
    assert_eq!(with("cst.age", json!("child_alone")), [("alone", Major)]);
    for data in ["The whole telephone", "All pictures and chats", "Everything", ""] {
        assert_eq!(scope(data), [("scope", Major)], "{data}");
    }
    for data in
        ["All messages with the agent, January 2023", "The picture of the visa", "Not the whole telephone: the talk with S1"]
    {
        assert_eq!(scope(data), [], "{data}");
    }
    // An adult is not spoken for; a support person beside her is no matter.
    for code in ["U1 for V1", "U1 on behalf of V1"] {
        assert_eq!(with("cst.who", json!(code)), [("another", Major)], "{code}");
    }
    assert_eq!(with("cst.who", json!("V1, with U1 beside him")), []);
    // The case decides who is a child.
    let child = |age: &'static str| {
        consent(move |values| values["cst.age"] = age.into()).case(|case| case.people[0].child_age = Some(14)).broken(122)
    };
    assert_eq!(child("adult"), [("child", Major)]);
    assert_eq!(child("unknown"), [("child", Major)]);
    assert_eq!(child("child_guardian"), []);
}

#[test]
fn a_capture_has_its_hash_and_its_hour() {
    let captured = |row: Json| {
        Bench::excellent()
            .case(|case| case.measures.push(Measure::OpenSource))
            .then(json!({"kind": "open_source", "values": {
                "osi.why": "The post names the coach (X5).", "osi.account": "none", "osi.passive": "yes", "id.tz": "UTC",
                "osi.rows": [row], "osi.tool": "Firefox 109.0", "osi.master": "Disk 4, sealed",
            }}))
            .broken(123)
    };
    let hash = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";
    let row = |at: &str, file: &str, sha256: &str| json!({"url": "chirplet.example/u/overseas.helpers", "at": at, "what": "screenshot", "file": file, "sha256": sha256});
    assert_eq!(captured(row("2023-03-06T08:00Z", "coach.png", hash)), []);
    assert_eq!(captured(row("2023-03-06T08:00Z", "coach.png", "")), [("", Minor)]);
    assert_eq!(captured(row("2023-03-06T08:00Z", "coach.png", "0f1e2d")), [("", Minor)]);
    assert_eq!(captured(row("2023-03-06T08:00Z", "", hash)), [("file", Minor)]);
    assert_eq!(captured(row("", "coach.png", hash)), [("time", Minor)]);
    let address = json!({"url": "chirplet.example/u/overseas.helpers", "at": "2023-03-06T08:00Z", "what": "address"});
    assert_eq!(captured(address), []);
}
