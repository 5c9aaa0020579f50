use super::Bench;
use crate::content::criterion::Severity::{Fatal, Major};
use crate::content::scenario::{Hand, Side};
use serde_json::{Value as Json, json};

fn desk() -> Bench {
    Bench::received()
}

fn time(printed: &str, utc: &str, local: &str) -> Vec<(&'static str, crate::content::criterion::Severity)> {
    let step = |bench: Bench, column: &str, value: &str| bench.step("convert_time", "payout-june-14.csv", column, value);
    step(step(step(desk(), "printed", printed), "utc", utc), "local", local).broken(73)
}

fn claim(claim: &str, links: &str) -> Bench {
    desk().step("conclude", "", "claim", claim).step("conclude", "", "links", links)
}

fn given(to: &str, item: &str, reason: &str) -> Json {
    json!({"kind": "log_custody", "package": "SRA-9007", "item": item, "value": [{
        "at": "2026-09-14T16:40+05:00", "event": "copied", "from": "Nadia Sethi", "to": to, "signed": "both", "reason": reason,
        "place": "Encrypted medium", "hash_before": "", "hash_after": "", "tool": "", "remark": "",
    }]})
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
fn e77_data_of_a_person_who_needs_protection() {
    let classed = |class: &str| desk().step("classify", "m1-telephone.txt", "class", class).broken(77);
    assert_eq!(classed("evidence"), [("", Major)]);
    assert_eq!(classed("lead"), [("", Major)]);
    assert_eq!(classed("restricted"), []);
    assert_eq!(desk().line("received", "", "remark", "Nine hours gap. Haleema knows.").broken(77), [("name", Major)]);
    assert_eq!(desk().step("classify", "m1-telephone.txt", "shows", "Haleema was told.").broken(77), []);
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
fn e79_what_helps_the_accused() {
    let left_out =
        |next: &str| desk().step("classify", "page-owner.txt", "class", "lead").step("conclude", "", "next", next).broken(79);
    assert_eq!(left_out("order_isp"), [("", Major)]);
    assert_eq!(left_out("order_isp, prosecutor"), []);
    assert_eq!(desk().step("conclude", "", "next", "order_isp").broken(79), []);
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
fn e85_held_longer_than_its_sender_allows() {
    let after = |days: u32, wait: &str| {
        desk().case(move |case| case.packages[1].delete_after_days = Some(days)).then(json!({"kind": "wait", "until": wait}))
    };
    assert_eq!(after(30, "40d").broken(85), [("kept", Major)]);
    assert_eq!(after(30, "20d").broken(85), []);
    let note = json!({"kind": "note", "text": "The copies of PRSV-90114 were destroyed on 10 October."});
    assert_eq!(after(30, "40d").then(note).broken(85), []);
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

#[test]
fn e62_data_under_peca_31_and_the_court_not_told() {
    let under = |power: &str| Bench::excellent().case(|case| case.handling = true).set(2, "leg.power", power);
    let power = "Prevention of Electronic Crimes Act 2016, section 31";
    assert_eq!(under(power).broken(62), [("", Major)]);
    assert_eq!(under("CrPC section 94, FIA Act 1974 section 5").broken(62), []);
    let note = json!({"kind": "note", "text": "Notice to the Court on the data received, PECA 31."});
    // The answer came long before the last action: told, and late.
    assert_eq!(under(power).then(note).broken(62), [("late", crate::content::criterion::Severity::Minor)]);
    assert_eq!(Bench::excellent().set(2, "leg.power", power).broken(62), []);
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
