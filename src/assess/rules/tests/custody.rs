use super::Bench;
use crate::content::criterion::Severity::{Major, Minor};
use serde_json::{Value as Json, json};

fn desk() -> Bench {
    Bench::received()
}

/// A line at the end of the log of the Sarafa package.
fn line(event: &str, item: &str, cells: &[(&str, &str)]) -> Json {
    let mut row = json!({
        "at": "2026-09-14T16:30+05:00", "event": event, "from": "Hina Daud", "to": "Nadia Sethi", "signed": "both", "reason": "FIR 31/2026",
        "place": "Evidence desk, seal 19", "hash_before": "", "hash_after": "", "tool": "", "remark": "",
    });
    for (column, value) in cells {
        row[*column] = (*value).into();
    }
    json!({"kind": "log_custody", "package": "SRA-9007", "item": item, "value": [row]})
}

#[test]
fn e70_hours_or_hands_without_a_line() {
    let then = |cells: &[(&str, &str)]| desk().then(line("transferred", "", cells)).broken(70);
    assert_eq!(then(&[]), []);
    assert_eq!(then(&[("from", "Forensic laboratory")]), [("", Major)]);
    // She gave it to the store before.
    assert_eq!(then(&[("from", "Inspector N. Sethi"), ("to", "Forensic laboratory")]), [("overlap", Major)]);
    assert_eq!(then(&[("to", "a friend of the driver")]), [("unknown", Major)]);
    // Written in other ways, it is the same hand.
    assert_eq!(then(&[("from", "H. Daud, keeper of the store"), ("to", "Inspector Sethi")]), []);
    assert_eq!(then(&[("from", "Evidence store, shelf 3"), ("to", "me")]), []);
    let unnamed = |remark: &str| desk().line("received", "", "remark", remark).broken(70);
    assert_eq!(unnamed(""), [("came", Major)]);
    assert_eq!(unnamed("The log that came has no gap."), [("came", Major)]);
    assert_eq!(unnamed("Nobody signs between Saturday 21:10 and Sunday 06:10."), []);
    assert_eq!(unnamed("9 hours missing at the airport, asked."), []);
    for text in [
        "No signature for nine hours on the way.",
        "Between 21:10 and 06:10 it was at the airport; who had it is asked.",
        "I have not yet heard of the Ministry about the gap.",
        "It was not signed for in that night.",
    ] {
        assert_eq!(unnamed(text), [], "{text}");
    }
    for text in ["The log that came is without a gap.", "Everything complete.", "Five files, one seal."] {
        assert_eq!(unnamed(text), [("came", Major)], "{text}");
    }
    // The agency as a whole is whoever of it has the file.
    assert_eq!(then(&[("from", "FIA")]), []);
    assert_eq!(then(&[("from", "FIA, H. Daud")]), []);
    assert_eq!(desk().line("received", "", "to", "Insp. Nadia, Financial unit").broken(70), []);
    let noted = desk()
        .line("received", "", "remark", "")
        .then(json!({"kind": "note", "text": "Ask the Ministry about the unexplained hours of the 12th."}));
    assert_eq!(noted.broken(70), []);
    let silent = desk().without(|action| action["kind"] == "log_custody" && action["package"] == "PRSV-90114");
    assert_eq!(silent.broken(70), [("none", Major)]);
    // Where no hands are named, nobody is unknown.
    let open = desk().case(|case| case.hands.clear()).then(line("transferred", "", &[("to", "a new colleague")]));
    assert!(open.broken(70).iter().all(|(variant, _)| *variant != "unknown"));
}

#[test]
fn e71_a_custody_line_with_holes() {
    let received = |column: &str| desk().line("received", "", column, "").broken(71);
    for column in ["from", "to", "reason", "place", "at"] {
        assert_eq!(received(column), [("", Minor)], "{column}");
    }
    // Not every column belongs to every event.
    assert_eq!(received("signed"), []);
    assert_eq!(received("tool"), []);
    assert_eq!(desk().line("stored", "", "reason", "").broken(71), []);
    assert_eq!(desk().line("hashed", "", "tool", "").broken(71), [("", Minor)]);
    let transfer = |cells: &[(&str, &str)]| desk().then(line("transferred", "", cells)).broken(71);
    assert_eq!(transfer(&[("signed", "one")]), [("", Minor)]);
    assert_eq!(transfer(&[]), []);
    assert_eq!(desk().then(line("copied", "device.csv", &[])).broken(71), [("", Minor)]);
    assert_eq!(desk().line("received", "", "event", "received, hashed and copied").broken(71), [("several", Minor)]);
    // A correction that names its line mends it.
    let mended = desk().line("stored", "", "place", "").then(line(
        "stored",
        "",
        &[("corrects", "4"), ("from", "Nadia Sethi"), ("to", "Hina Daud"), ("remark", "correction: place and seal")],
    ));
    assert_eq!(mended.broken(71), []);
}

#[test]
fn e72_a_log_that_was_rewritten() {
    let early = |cells: &[(&str, &str)]| {
        let mut all = vec![("at", "2026-09-14T10:20+05:00")];
        all.extend_from_slice(cells);
        desk().then(line("hashed", "", &[all.as_slice(), &[("tool", "sha256sum 9.4")]].concat())).broken(72)
    };
    assert_eq!(early(&[]), [("", Major)]);
    assert_eq!(early(&[("late", "yes")]), []);
    assert_eq!(early(&[("remark", "Late entry: I forgot it.")]), []);
    assert_eq!(early(&[("corrects", "2")]), []);
    assert_eq!(early(&[("corrects", "19")]), [("names", Major)]);
    assert_eq!(desk().then(line("stored", "", &[("remark", "Correction: the seal is 17.")])).broken(72), [("names", Major)]);
    assert_eq!(desk().broken(72), []);
}

#[test]
fn e80_nobody_could_do_it_again() {
    let tool = |tool: &str| desk().line("analysed", "device.csv", "tool", tool).broken(80);
    assert_eq!(tool(""), [("", Minor)]);
    assert_eq!(tool("a spreadsheet"), [("version", Minor)]);
    assert_eq!(tool("Table tool, version 7"), []);
    assert_eq!(desk().line("copied", "", "tool", "").broken(80), []);
}

#[test]
fn e15_a_time_of_the_log_without_a_zone() {
    let at = |at: &str| desk().line("received", "", "at", at).broken(15);
    assert_eq!(at("2026-09-14 10:35"), [("log", Major)]);
    assert_eq!(at("14 Sep 2026, 10:35 local time"), [("log", Major)]);
    assert_eq!(at("10:35"), [("log", Major)]);
    for text in ["2026-09-14 10:35 PKT", "14 Sep 2026 10:35 UTC+05:00", "2026-09-14T05:35Z", "14 September 2026"] {
        assert_eq!(at(text), [], "{text}");
    }
    let once = desk().line("received", "", "at", "2026-09-14 10:35").line(
        "hashed",
        "",
        "remark",
        "All times in this log are PKT, +05:00.",
    );
    assert_eq!(once.broken(15), []);
}

#[test]
fn e53_records_by_an_open_way() {
    let way = |place: &str| desk().then(line("transferred", "", &[("place", place)])).broken(53);
    assert_eq!(way("by WhatsApp"), [("log", Major)]);
    assert_eq!(way("to his Gmail"), [("log", Major)]);
    assert_eq!(way("by open mail"), [("log", Major)]);
    assert_eq!(way("Encrypted mail, password by telephone"), []);
    assert_eq!(way("Sealed medium, not by WhatsApp"), []);
    assert_eq!(way("Encrypted, password in the same mail"), [("log", Major)]);
}
