use super::Bench;
use crate::assess::finding::Weight;
use crate::content::criterion::Severity::{Fatal, Major, Minor};
use crate::content::exhibit::{Exhibit, ExhibitBody};
use crate::content::policy::Term;
use crate::content::power::UnitKind;
use crate::content::scenario::{AlertHarms, Danger, HomeRecord, Level};
use crate::content::time::CaseTime;
use serde_json::{Value as Json, json};

fn time(text: &str) -> CaseTime {
    CaseTime::parse(text).unwrap()
}

/// A capture, with one value changed.
fn capture(key: &str, value: impl Into<Json>) -> Bench {
    let mut values = json!({
        "osi.why": "The post names the coach of 14 February (X5).", "osi.account": "none", "osi.passive": "yes",
        "osi.rows": [{"url": "chirplet.example/u/overseas.helpers", "at": "2023-02-07T13:00Z", "what": "screenshot", "file": "p.png",
            "sha256": "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"}],
        "id.tz": "UTC", "osi.tool": "Firefox 109, English", "osi.master": "Disk 4, sealed",
    });
    values[key] = value.into();
    Bench::excellent().then(json!({"kind": "open_source", "values": values}))
}

/// A consent, with one value changed.
fn consent(key: &str, value: impl Into<Json>) -> Bench {
    let mut values = json!({
        "cst.who": "V1", "cst.age": "adult", "cst.free": "yes", "cst.lang": "Urdu, by the interpreter of the circle",
        "cst.rows": [{"value": "V1's telephone", "data": "Talk with the page", "from": "2023-01-12", "to": "2023-01-30"}],
        "cst.use": "Only for the crime against V1, never against V1.",
    });
    values[key] = value.into();
    Bench::excellent().then(json!({"kind": "consent", "values": values}))
}

/// A message to the police where the company sits, with one value changed.
fn contact(key: &str, value: impl Into<Json>) -> Bench {
    let mut values = json!({
        "cp.network": "interpol", "cp.to": "National Central Bureau, Washington", "cp.ask": ["freeze"], "cp.holder": "Chirplet Inc., United States",
        "fact.summary": "On 12 January 2023 a page offered V1 a job that did not exist (X2).",
        "fact.nexus": "CH204417365 wrote the offer to V1 on 12 January 2023 (X2).",
        "id.rows": [{"id_type": "account_id", "value": "CH204417365", "value_retyped": "CH204417365", "seen_at": "2023-02-06T21:40+05:00", "role": "suspect"}],
        "cp.why": "The page closes this week.", "cp.follow": [{"step": "MLA", "date": "2023-03-15"}], "cp.other": "Request 1 to the company, PRSV-88213",
        "ra.officer": "Sana Rafiq", "ra.via": "National Central Bureau Islamabad",
    });
    values[key] = value.into();
    Bench::excellent().then(json!({"kind": "contact_point", "values": values}))
}

#[test]
fn e54_the_suspect_is_warned() {
    assert_eq!(capture("osi.passive", "").broken(54), [("", Fatal)]);
    for text in [
        "We wrote to the page and asked for the price of a seat.",
        "Our officer called S1 on 6 February.",
        "Called the receiver to hear his voice.",
        "I sent a friend request to overseas.helpers and it was accepted.",
        "We followed the page to see its next post.",
        "The receiver was informed by us of the complaint.",
        "A colleague has messaged the recruiter as a customer.",
    ] {
        assert_eq!(capture("osi.why", text).broken(54), [("words", Fatal)], "{text}");
        assert_eq!(Bench::excellent().set(3, "ord.reason", text).broken(54), [("words", Fatal)], "{text}");
        assert_eq!(contact("cp.why", text).broken(54), [("words", Fatal)], "{text}");
    }
    for text in [
        "V1 wrote to the page on 12 January 2023 (X2).",
        "The page called itself Gulf Career Desk.",
        "We did not write to the page, and nobody called S1.",
        "We have not called the receiver.",
        "S1 told V1: 'write, do not ring'.",
        "We informed the bank that an order follows.",
        "We followed the suspect to his house in Quetta.",
        "We asked Chirplet for the user of the page.",
        "The liaison officer told our agent of the network.",
        "V1 called S1 of his own will, and we recorded it.",
    ] {
        assert_eq!(capture("osi.why", text).broken(54), [], "{text}");
        assert_eq!(Bench::excellent().set(3, "ord.reason", text).broken(54), [], "{text}");
    }
    assert_eq!(capture("osi.account", "official").broken(54), []);
    let praised = capture("id.tz", "UTC").findings();
    assert!(praised.iter().any(|finding| finding.code.0 == 54 && finding.variant == "met"));
}

#[test]
fn e54_where_money_is_paid_out_the_counter_is_warned_too() {
    let told = |text: &str, tells: bool| {
        let bench = contact("cp.why", text);
        let bench =
            if tells { bench.provider(|provider| provider.clauses[0].policy.push(Term::TippingOffIsAnOffence)) } else { bench };
        bench.broken(54)
    };
    for text in
        ["We phoned the exchange shop and asked who collects.", "I called the counter at noon.", "Our officer asked the cashier."]
    {
        assert_eq!(told(text, true), [("words", Fatal)], "{text}");
        assert_eq!(told(text, false), [], "{text}");
    }
    for text in ["Nobody phoned the exchange shop.", "V1 phoned the shop on 3 February.", "The shop called us."] {
        assert_eq!(told(text, true), [], "{text}");
    }
}

#[test]
fn e55_a_suspects_session() {
    assert_eq!(capture("osi.account", "suspect").broken(55), [("", Fatal)]);
    assert_eq!(capture("osi.account", "private").broken(55), []);
    let both = capture("osi.account", "suspect").set_last("osi.passive", "").evaluation();
    let roots: Vec<u16> =
        both.findings.iter().filter(|f| matches!(f.code.0, 54 | 55) && f.variant != "met").map(|f| f.code.0).collect();
    assert_eq!(roots, [54], "one act, one finding");
    for text in [
        "We opened the chats through the open session on his telephone.",
        "I logged in with the suspect's password and exported the list.",
        "The seized session was still on; we downloaded the posts.",
    ] {
        assert_eq!(capture("osi.tool", text).broken(55), [("words", Fatal)], "{text}");
    }
    for text in [
        "A session left open on the seized telephone was not used.",
        "The forensic team copied what lies on the seized device under its warrant; the open session was left alone.",
        "V1 logged in himself and exported the talk.",
        "Firefox 109 without login.",
    ] {
        assert_eq!(capture("osi.tool", text).broken(55), [], "{text}");
    }
}

#[test]
fn e63_a_name_in_a_dangerous_state() {
    let risky = |text: &str, state: &str| {
        let state = state.to_owned();
        contact("fact.summary", text).case(move |case| case.facts.risk_states = vec![state])
    };
    let named = "Waqas Mehrani of Tarkhana Bela was deceived on 12 January 2023 (X2).";
    assert_eq!(risky(named, "United States").broken(63), [("contact", Fatal)]);
    assert_eq!(risky(named, "United States").broken(33), [], "one slip, one finding");
    assert_eq!(risky("V1 was deceived on 12 January 2023 (X2).", "United States").broken(63), []);
    assert_eq!(risky(named, "Ruritania").broken(63), [], "a State that is not in the list");
    assert_eq!(risky(named, "Ruritania").broken(33), [("", Fatal)]);
    // Where the police there are to protect the person, what finds her is needed.
    assert_eq!(contact("fact.summary", named).set_last("cp.ask", json!(["warn"])).broken(33), []);
    // It is nobody else's licence: whom to protect is said, and the others stay unnamed.
    let asks = |text: &str| {
        contact("fact.summary", text).set_last("cp.ask", json!(["warn"])).set_last("cp.why", "Please protect V8 there.").case(
            |case| {
                let mut other = case.people[0].clone();
                other.id = "V8".into();
                other.keep_out = vec!["Rahila".to_owned()];
                case.people.push(other);
            },
        )
    };
    assert_eq!(asks(named).broken(33), [("", Fatal)]);
    assert_eq!(asks("V8, called Rahila, is to be fetched on Friday (X2).").broken(33), []);
}

/// Codes that are asked as questions of the last step.
fn questions(bench: Bench) -> Vec<u16> {
    let found = bench.findings().into_iter().filter(|finding| finding.weight == Weight::SelfCheck);
    found.map(|finding| finding.code.0).filter(|code| matches!(code, 1 | 11 | 19 | 20)).collect()
}

#[test]
fn what_no_list_scores_in_a_message_to_police_is_asked() {
    let right = || contact("cp.holder", "Chirplet Inc., United States");
    let told = |key: &str, value: Json| {
        questions(right().set_last("fact.nexus", "CH204417365 wrote to V1 on 28 January 2023 (X2).").set_last(key, value))
    };
    assert_eq!(told("cp.items", json!(["BSI", "UID"])), [0; 0]);
    assert_eq!(told("cp.items", json!(["BSI", "CON"])), [20]);
    assert_eq!(told("cp.holder", json!("Chirplet Pakistan (Sales) Pvt.")), [1]);
    assert_eq!(told("fact.nexus", json!("The account belongs to the suspect.")), [11]);
}

#[test]
fn an_order_at_home_for_everything_is_asked_about() {
    let order = |records: &str| questions(Bench::excellent().set(3, "ord.records", records));
    assert_eq!(order("All books, all data and everything"), [19]);
    assert_eq!(order("Opening form and statement of the account ending 4471, January 2023"), [0; 0]);
}

#[test]
fn e36_e46_e65_to_police_there() {
    let row = |value: &str| json!([{"id_type": "account_id", "value": value, "value_retyped": value, "role": "suspect"}]);
    assert_eq!(contact("id.rows", row("CH204419003")).broken(36), [("", Major)]);
    assert_eq!(contact("cp.why", "The page closes.").broken(36), []);
    assert_eq!(contact("id.rows", row("CH204417356")).broken(46), [("freeze", Major)]);
    assert_eq!(contact("id.rows", row("CH204417356")).set_last("cp.ask", json!(["subscriber"])).broken(46), [("", Fatal)]);
    assert_eq!(contact("ra.via", "").broken(65), [("", Major)]);
    assert_eq!(contact("ra.via", "National Central Bureau").broken(65), []);
    // Judged as a request to a company this would be none: no door, no mailbox, no signature of its clauses.
    for code in [1, 2, 4, 5, 6, 7, 9, 11, 12, 13, 26, 88] {
        assert_eq!(contact("cp.danger", "").broken(code), [], "E{code:02}");
    }
}

#[test]
fn e59_a_network_is_a_question_and_no_finding() {
    for (network, asks) in [("budapest", true), ("g7", true), ("interpol", false), ("agency", false)] {
        let findings = contact("cp.network", network).findings();
        assert_eq!(findings.iter().any(|finding| finding.code.0 == 59 && finding.variant == "unsure"), asks, "{network}");
        assert!(!findings.iter().any(|finding| finding.code.0 == 59 && finding.variant != "unsure"), "{network}");
    }
}

#[test]
fn e83_the_owners_data_against_the_owner() {
    for text in [
        "The copy may be used against V1 too.",
        "For this case, and against the owner if other crimes show.",
        "FIR 9 and later cases, also if V1 has done wrong.",
        "This case and complaint 118/2026 of the fraud desk, also if he is charged there.",
        "For any case, even if the owner is himself accused.",
    ] {
        assert_eq!(consent("cst.use", text).broken(83), [("consent", Fatal)], "{text}");
    }
    for text in [
        "Only for the crime against V1, never against V1.",
        "For the acts against the owner.",
        "Only in this case; if V1 wishes, the copy is deleted.",
        "Only for the crime against V1, also if S1 is charged elsewhere.",
        "Never used, even if V1 is charged elsewhere.",
        "For this case, even if V1 is not charged.",
        "Kept in a locked file; deleted after the appeal.",
    ] {
        assert_eq!(consent("cst.use", text).broken(83), [], "{text}");
    }
    // What seeks to punish the victim is E35.
    let punish = "Used to prosecute V1 for the forged passport, and against V1.";
    assert_eq!(consent("cst.use", punish).broken(83), []);
    assert_eq!(consent("cst.use", punish).broken(35), [("against", Fatal)]);
    assert_eq!(consent("cst.use", "V1 agreed to go, so this is no trafficking.").broken(91), [("", Major)]);
    assert_eq!(consent("cst.use", "V1 agrees that the talk is copied.").broken(91), []);
}

#[test]
fn e31_e62_a_notice_under_section_31_at_home() {
    let by = |text: &str| {
        Bench::excellent().set(3, "ord.power", text).case(|case| {
            case.requester.unit_kind = UnitKind::CyberWing;
            case.requester.authorised_officer = true;
            case.facts.home[0].bank = false;
        })
    };
    let bare = "PECA 2016, section 31: written notice of an authorised officer.";
    assert_eq!(by(bare).broken(31), [("home", Major)]);
    assert_eq!(by(&format!("{bare} With section 38(3): not to be revealed for 14 days.")).broken(31), []);
    assert_eq!(by("CrPC 1898, section 94(1): written order.").broken(31), []);
    assert_eq!(by(bare).case(|case| case.facts.alert_harms = AlertHarms::No).broken(31), []);
    assert_eq!(by(bare).broken(62), [("", Major)]);
    let told = json!({"kind": "note", "text": "Notice to the Court of the data that the company produced, filed today."});
    assert!(by(bare).then(told).broken(62).iter().all(|(variant, _)| *variant == "late"));
    assert_eq!(by("CrPC 1898, section 94(1): written order.").broken(62), []);
}

#[test]
fn e93_a_leave_is_a_paper() {
    let paper = |arrives: &str| {
        let at = time(arrives);
        Bench::excellent().case(move |case| {
            case.facts.home[0].leave = Some("x9".into());
            case.exhibits.push(Exhibit {
                id: "x9".into(),
                number: "X9".into(),
                title: "Leave of the High Court".into(),
                provenance: "From the registrar.".into(),
                arrives: Some(at),
                abuse_image: false,
                body: ExhibitBody::Document { paragraphs: vec!["Leave is given.".into()] },
            });
        })
    };
    assert_eq!(paper("2023-02-20T10:00+05:00").broken(93), [("paper", Major)]);
    assert_eq!(paper("2023-02-09T10:00+05:00").broken(93), []);
    assert_eq!(Bench::excellent().broken(93), []);
}

#[test]
fn e30_saved_at_home_or_not_to_be_known() {
    let danger = || {
        Bench::excellent().case(|case| {
            case.facts.danger = Danger::Real {
                limb: crate::content::data::Limb::Death,
                person: "V1".into(),
                until: time("2023-03-04T12:00+05:00"),
            };
        })
    };
    assert_eq!(danger().set(3, "ord.leave", "none").broken(30), [("", Fatal)], "the bank said no, and nobody was saved");
    assert_eq!(danger().broken(30), [], "the bank's record came on 22 February");
    let unseen = |id: &str| danger().set(3, "ord.leave", "none").case(move |case| case.facts.danger_shown_by = vec![id.into()]);
    assert_eq!(unseen("x99").broken(30), []);
    assert_eq!(unseen("x1").broken(30), [("", Fatal)]);
}

#[test]
fn e56_the_last_day_too() {
    let bare = || {
        let note = |line: &Json| line["kind"] == "note" && line["text"].as_str().is_some_and(|text| text.starts_with("Register"));
        Bench::excellent().without(note).set(2, "hdr.prev", "").set(3, "ord.reason", "V1 paid (X4).").clean("PRSV-88213")
    };
    assert_eq!(bare().broken(56), [("", Minor)]);
    assert_eq!(bare().then(json!({"kind": "note", "text": "Ticket PRSV-88213 came."})).broken(56), [("expiry", Minor)]);
    assert_eq!(bare().then(json!({"kind": "note", "text": "Ticket PRSV-88213, until 8 May 2023"})).broken(56), []);
    assert_eq!(bare().then(json!({"kind": "pin", "text": "PRSV-88213", "exhibit": "reply-1"})).broken(56), []);
}

#[test]
fn e14_no_port_to_name_in_an_advanced_case() {
    let order = |level: Level| {
        Bench::excellent()
            .set(3, "ord.records", "Who used 198.51.100.24 on 2023-01-28T14:11:37Z; account ending 4471")
            .case(move |case| case.level = level)
            .broken(14)
    };
    let ports = |level: Level| {
        let world = Bench::excellent().case(move |case| case.level = level).then(json!({"kind": "wait", "until": "30d"})).world();
        let records: Vec<String> = world.replies().iter().flat_map(|reply| reply.records.clone()).collect();
        assert!(records.iter().any(|line| line.contains("198.51.100.24")));
        records.iter().filter(|line| line.contains(" port ")).count()
    };
    assert!(ports(Level::Foundation) > 0 && ports(Level::Advanced) == 0);
    assert_eq!(order(Level::Foundation), [("port", Minor)]);
    assert_eq!(order(Level::Advanced), []);
}

#[test]
fn several_orders_stand_beside_each_other() {
    let telecom = HomeRecord {
        custodian: "Sarhad Telecom".into(),
        also: Vec::new(),
        records: "Subscriber of a line".into(),
        words: vec!["subscriber".into()],
        needs: vec![],
        else_says: String::new(),
        bank: false,
        sessions_judge: false,
        answer: "The line is R. Khan's.".into(),
        answer_days: 3,
        leave_days: 0,
        leave: None,
        brings: None,
        until: None,
        refuses: String::new(),
    };
    let values = json!({"ord.custodian": "Sarhad Telecom, Quetta", "ord.records": "Subscriber of +44 7700 900417", "ord.leave": "none",
        "ord.power": "CrPC 1898, section 94(1): written order of the officer in charge.", "ord.reason": "The number of the page (X3)."});
    let world = Bench::excellent()
        .case(|case| case.facts.home.push(telecom))
        .then(json!({"kind": "domestic_order", "values": values}))
        .then(json!({"kind": "wait", "until": "10d"}))
        .world();
    let numbers: Vec<u32> = world.replies().iter().map(|reply| reply.request).collect();
    assert!(numbers.contains(&3) && numbers.contains(&4), "{numbers:?}");
}
