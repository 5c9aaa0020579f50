use super::Bench;
use super::conclusions::claim;
use crate::content::criterion::Severity::Major;
use serde_json::json;

fn desk() -> Bench {
    Bench::received()
}

fn time(printed: &str, utc: &str, local: &str) -> Vec<(&'static str, crate::content::criterion::Severity)> {
    let step = |bench: Bench, column: &str, value: &str| bench.step("convert_time", "payout-june-14.csv", column, value);
    step(step(step(desk(), "printed", printed), "utc", utc), "local", local).broken(73)
}

#[test]
fn e73_the_right_record_the_wrong_hour() {
    assert_eq!(time("2025-06-14 13:30", "2025-06-14T13:30Z", "2025-06-14T18:30+05:00"), [("summer", Major)]);
    assert_eq!(time("2025-06-14 13:30", "2025-06-14T08:30Z", ""), [("", Major)]);
    assert_eq!(time("2025-06-14 13:30", "", "2025-06-14 18:30"), [("summer", Major)]);
    for (utc, local) in [
        ("2025-06-14 12:30", "2025-06-14 17:30"),
        ("14 June 2025, 12:30 UTC", ""),
        ("", "2025-06-14T17:30+05:00"),
        ("2025-06-14T13:30+01:00", ""),
    ] {
        assert_eq!(time("2025-06-14 13:30", utc, local), [], "{utc} {local}");
    }
    // No time that can be read: a question.
    assert_eq!(time("half past one", "2025-06-14T12:30Z", ""), []);
    let hours = |utc: &str| {
        desk().then(json!({"kind": "convert_time", "package": "PRSV-90114", "item": "page-hours.csv", "value": [{"printed": "2025-06-13 21:40", "utc": utc, "local": ""}]})).broken(73)
    };
    assert_eq!(hours("2025-06-13T21:40Z"), [("overwritten", Major)]);
    assert_eq!(hours("2025-06-13T16:40Z"), []);
    let said = |text: &str| claim(text, "device.csv, X4; payout-june-14.csv, X3: fee").broken(73);
    assert_eq!(said("The money was paid on 14 June at 13:30 Pakistan time."), [("conclusion", Major)]);
    assert_eq!(said("The money was paid on 14 June at 13:30 London, 17:30 Pakistan time."), []);
    assert_eq!(said("The money was paid at 12:30 UTC."), []);
}

#[test]
fn e73_an_order_on_an_unconverted_hour() {
    let order = |records: &str, zone: &str| {
        let values = json!({"ord.custodian": "Sarhad Telecom, Quetta", "ord.records": records, "id.tz": zone, "ord.leave": "none",
            "ord.power": "CrPC 1898, section 94(1): written order of the officer in charge.", "ord.reason": "The line behind the login (answer of 6 March)."});
        Bench::excellent().then(json!({"kind": "domestic_order", "values": values}))
    };
    let who = "Subscriber of 198.51.100.24 port 40122";
    assert_eq!(order(&format!("{who}, 2023-01-28 14:11:37 +05:00"), "+05:00").broken(73), [("order", Major)]);
    assert_eq!(order(&format!("{who}, 2023-01-28 14:11:37"), "+05:00").broken(73), [("order", Major)]);
    assert_eq!(order(&format!("{who}, 2023-01-28T14:11:37Z"), "UTC").broken(73), []);
    assert_eq!(order(&format!("{who}, 2023-01-28 19:11:37 +05:00"), "+05:00").broken(73), []);
    // Another address, or an hour that stands in no record: nothing can be told.
    assert_eq!(order("Subscriber of 192.0.2.9, 2023-01-28 14:11:37 +05:00", "+05:00").broken(73), []);
    assert_eq!(order(&format!("{who}, 2023-01-28 09:00 +05:00"), "+05:00").broken(73), []);
}
