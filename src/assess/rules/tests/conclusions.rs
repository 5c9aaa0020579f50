use super::Bench;
use crate::content::criterion::Severity::Major;
use serde_json::json;

fn desk() -> Bench {
    Bench::received()
}

/// A conclusion of the case on received evidence, put in these words.
pub(super) fn claim(claim: &str, links: &str) -> Bench {
    desk().step("conclude", "", "claim", claim).step("conclude", "", "links", links)
}

#[test]
fn e76_a_name_is_not_a_user() {
    assert_eq!(claim("Javed Marwani sent all four transfers.", "The name in payouts-may.csv").broken(76), [("", Major)]);
    assert_eq!(claim("S1 used the wallet.", "The registered name").broken(76), [("", Major)]);
    assert_eq!(claim("The wallet was used under the name Javed Marwani.", "payouts-may.csv").broken(76), []);
    assert_eq!(claim("Javed Marwani may be a name that nobody has.", "payouts-may.csv").broken(76), []);
    let no_order = |next: &str| desk().step("conclude", "", "next", next);
    assert_eq!(no_order("mla").broken(76), [("address", Major)]);
    assert_eq!(no_order("order_isp").broken(76), []);
    let note = json!({"kind": "note", "text": "Order to the internet provider for 203.0.113.58 goes out tomorrow."});
    assert_eq!(no_order("mla").then(note).broken(76), []);
    // A table that nobody uses leads nowhere.
    assert_eq!(no_order("mla").step("classify", "device.csv", "class", "unusable").broken(76), []);
}

#[test]
fn e78_a_lead_used_as_evidence() {
    assert_eq!(desk().step("classify", "fiu-note.txt", "class", "evidence").broken(78), [("intelligence", Major)]);
    assert_eq!(desk().step("classify", "element/Benefit", "", "fiu-note.txt").broken(78), [("quoted", Major)]);
    assert_eq!(claim("One device.", "device.csv, and fiu-note.txt").broken(78), [("quoted", Major)]);
    assert_eq!(claim("One device.", "device.csv; fiu-note.txt only as a lead").broken(78), []);
    // Without a certificate a company's voluntary answer is a lead, unless the form of evidence is planned.
    let unsworn = || {
        desk()
            .case(|case| {
                case.packages[1].certificate = false;
                case.packages[1].certificate_faults.clear();
            })
            .step("classify", "page-owner.txt", "class", "evidence")
    };
    assert_eq!(unsworn().broken(78), [("", Major)]);
    assert_eq!(unsworn().step("conclude", "", "next", "mla, prosecutor").broken(78), []);
    assert_eq!(desk().broken(78), []);
}

#[test]
fn e81_an_account_is_not_a_person() {
    assert_eq!(claim("S1 sent the money.", "").broken(81), [("", Major)]);
    assert_eq!(claim("S1 sent the money.", "The device in device.csv").broken(81), [("", Major)]);
    assert_eq!(claim("S1 sent the money.", "M1's statement, X2").broken(81), [("", Major)]);
    assert_eq!(
        claim("S1 sent the money.", "Device: device.csv with X4. Payments: notebook X3 and payouts-may.csv.").broken(81),
        []
    );
    assert_eq!(claim("Somebody with access to the telephone of S1 sent the money.", "device.csv").broken(81), []);
    assert_eq!(claim("It is not shown that S1 sent the money.", "device.csv").broken(81), []);
    for text in [
        "We cannot say that S1 did it.",
        "We can't say whether S1 did it.",
        "S1 remains a suspect.",
        "S1 keeps the shop in which the telephone lay.",
        "Perhaps S1 sent the money.",
        "It is to be checked whether S1 or an assistant sent it.",
        "S1's telephone was used.",
        "The telephone of X4 sent all four; that S1 held it is not proved.",
    ] {
        assert_eq!(claim(text, "device.csv").broken(81), [], "{text}");
    }
    for text in
        ["It was S1.", "S1 is the sender of all four.", "The wallet belongs to S1.", "S1 controlled the wallet and paid the men."]
    {
        assert_eq!(claim(text, "device.csv").broken(81), [("", Major)], "{text}");
    }
    // Two sources and one kind of link: a question.
    assert_eq!(claim("S1 sent the money.", "The device in device.csv and in X4").broken(81), []);
    // The name that hangs on it is the same slip.
    let both = claim("S1 sent the money.", "The registered name in payouts-may.csv");
    assert_eq!(
        both.evaluation().findings.iter().filter(|finding| finding.code.0 == 76 && finding.weight.key() == "major").count(),
        0
    );
}

#[test]
fn e82_is_always_a_question() {
    let weights: Vec<_> =
        desk().findings().into_iter().filter(|finding| finding.code.0 == 82).map(|finding| finding.weight.key()).collect();
    assert_eq!(weights, ["selfcheck"]);
}

#[test]
fn nothing_is_judged_where_nothing_is_handled() {
    let codes: Vec<u16> = desk()
        .case(|case| {
            case.handling = false;
            case.criteria.clear();
        })
        .findings()
        .iter()
        .map(|finding| finding.code.0)
        .collect();
    assert_eq!(codes, Vec::<u16>::new());
}

#[test]
fn a_finding_points_at_its_step() {
    let found = desk().step("classify", "fiu-note.txt", "class", "evidence").findings();
    let finding = found.iter().find(|finding| finding.code.0 == 78).unwrap();
    assert_eq!((finding.place.at.field.as_str(), finding.args["package"].as_str()), ("fiu-note.txt", "SRA-9007"));
    let world = desk().world();
    let step = &world.package("SRA-9007").unwrap().steps[finding.place.at.row.unwrap()];
    assert_eq!((step.item.as_str(), step.action), ("fiu-note.txt", finding.place.action));
}

#[test]
fn e78_a_request_between_states_that_was_sent_is_planned_enough() {
    use crate::content::data::Measure;
    use serde_json::json;
    let unsworn = || {
        desk()
            .case(|case| {
                case.packages[1].certificate = false;
                case.packages[1].certificate_faults.clear();
                case.measures.push(Measure::Mla);
            })
            .step("classify", "page-owner.txt", "class", "evidence")
    };
    let sent = unsworn()
        .first(json!({"kind": "send", "request": 9, "form": "f4", "values": {"mla.facts": "V1 was deceived."}}))
        .first(json!({"kind": "choose", "request": 9, "measure": "mla", "provider": "chirplet", "form": "f4", "why": "The form of evidence."}));
    assert_eq!(unsworn().broken(78), [("", Major)]);
    assert_eq!(sent.broken(78), []);
}

#[test]
fn e81_a_device_and_a_payment_show_nobody_at_a_counter() {
    let links = "device.csv with X4: one installation number. payouts-may.csv and payout-june-14.csv with X3: dates and places.";
    let claim =
        |text: &str, links: &str| desk().step("conclude", "", "claim", text).step("conclude", "", "links", links).broken(81);
    for text in [
        "The device is that of X4, so S1 himself sent all four transfers and stood at the counter in Istanbul.",
        "It is proved that S1 made the payments and collected the money.",
    ] {
        assert_eq!(claim(text, links), [("person", Major)], "{text}");
        assert_eq!(claim(text, &format!("{links} The picture of the counter shows him.")), [], "{text}");
    }
    for text in [
        "S1 sent the four transfers.",
        "S1's device sent all four. Who stood at the counter is not known.",
        "It is open whether S1 himself stood at the counter.",
        "S1 sent the money; M1 collected nothing himself.",
    ] {
        assert_eq!(claim(text, links), [], "{text}");
    }
}
