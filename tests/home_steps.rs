//! What comes of steps that need no company: police to police, a page that is looked at, an owner who is asked, an
//! order at home. What is right brings something; what is wrong brings what it really brings.

// Helpers too: in a test a panic is the report.
#![allow(clippy::unwrap_used)]

#[path = "home/played.rs"]
mod played;

use evidesk::assess::evaluate::evaluate;
use evidesk::assess::finding::Weight;
use evidesk::case::reply::{CaptureLine, ConsentLine, HomeLine, Lack, Line, PoliceLine, RequestOutcome};
use evidesk::case::world::Happened;
use evidesk::content::criterion::Judge;
use evidesk::content::data::Limb;
use evidesk::content::scenario::{Danger, Effect, Event, Scenario};
use evidesk::content::time::Date;
use played::{Desk, time};
use serde_json::{Value as Json, json};

fn start() -> Desk {
    Desk::at_the_start(|_| {})
}

fn message(ask: &[&str], changes: &[(&str, Json)]) -> Json {
    let mut values = json!({
        "cp.network": "agency", "cp.to": "National contact point, Abu Dhabi", "cp.ask": ask, "cp.holder": "Bazarbay FZ-LLC, United Arab Emirates",
        "fact.summary": "On 12 January 2023 an advert offered V1 a job that did not exist (X2).",
        "fact.nexus": "BZ10442817 made the offer to V1 on 12 January 2023 (X2).",
        "id.rows": [{"id_type": "advert_number", "value": "BZ10442817", "value_retyped": "BZ10442817", "role": "suspect"}],
        "cp.why": "This company answers its own police only.", "cp.follow": [{"step": "MLA", "date": "2023-03-15"}], "cp.other": "none",
    });
    for (key, value) in changes {
        values[*key] = value.clone();
    }
    json!({"kind": "contact_point", "values": values})
}

fn lines(desk: &Desk) -> Vec<Line> {
    desk.world.replies().iter().flat_map(|reply| &reply.lines).map(|line| line.what.clone()).collect()
}

fn outcome(desk: &Desk) -> RequestOutcome {
    desk.world.outcome_of(desk.last())
}

fn wait(desk: Desk, until: &str) -> Desk {
    desk.then(json!({"kind": "wait", "until": until}))
}

fn police(desk: &Desk) -> Vec<PoliceLine> {
    lines(desk).into_iter().filter_map(|line| if let Line::Police(said) = line { Some(said) } else { None }).collect()
}

#[test]
fn the_police_there_freeze_now_and_give_records_later() {
    let desk = start().then(message(&["freeze", "subscriber"], &[("cp.items", json!(["BSI", "ADV", "CON"]))]));
    let early = wait(desk, "2d");
    assert_eq!(early.world.tickets().len(), 1);
    assert_eq!(early.world.tickets()[0].expires.unwrap().text(), "10 Mar 2023", "thirty days by the clause");
    assert_eq!(early.world.replies()[0].from, "National contact point, United Arab Emirates");
    assert_eq!(outcome(&early), RequestOutcome::Pending);
    assert!(early.world.replies().iter().all(|reply| reply.records.is_empty()));
    let late = wait(early, "40d");
    assert!(late.world.replies()[1].records.iter().any(|line| line.contains("BZ10442817 placed")));
    assert!(police(&late).iter().any(|said| matches!(said, PoliceLine::NotThisWay(_))), "content goes between States");
    assert_eq!(outcome(&late), RequestOutcome::Partly);
}

#[test]
fn the_same_message_by_choosing_and_sending() {
    let act = message(&["freeze"], &[]);
    let chosen = start()
        .then(json!({"kind": "choose", "request": 1, "measure": "contact_point", "provider": "bazarbay", "form": "contact-point", "why": "own police only"}))
        .then(json!({"kind": "send", "request": 1, "form": "contact-point", "values": act["values"]}));
    let direct = start().then(act);
    assert_eq!(chosen.world.now(), direct.world.now());
    let (chosen, direct) = (wait(chosen, "3d"), wait(direct, "3d"));
    assert_eq!(lines(&chosen), lines(&direct));
    assert_eq!(chosen.world.tickets(), direct.world.tickets());
}

#[test]
fn own_police_of_a_host_keep_ninety_days() {
    let rows = json!([{"id_type": "domain", "value": "gulf-career-desk.example", "value_retyped": "gulf-career-desk.example", "seen_at": "2023-02-06T21:40+05:00"}]);
    let act = message(&["freeze", "subscriber"], &[("cp.holder", json!("Harborhost s.r.o.")), ("id.rows", rows)]);
    let desk = wait(start().then(act), "60d");
    let ticket = &desk.world.tickets()[0];
    assert_eq!(ticket.expires.unwrap().days_since(ticket.made.date()), 90);
    assert!(desk.world.replies().iter().all(|reply| reply.records.is_empty()), "its own court orders the rest");
}

#[test]
fn a_freeze_is_renewed_by_the_police_where_the_company_does_not() {
    let desk = wait(start().then(message(&["freeze"], &[])), "2d");
    let number = desk.world.tickets()[0].number.clone();
    let desk = wait(desk.then(message(&["extend"], &[("hdr.prev", json!(number))])), "3d");
    assert_eq!(desk.world.tickets()[0].expires.unwrap().text(), "9 Apr 2023");
    let without = wait(start().then(message(&["extend"], &[])), "3d");
    assert!(lines(&without).contains(&Line::NoSuchTicket));
}

fn danger(case: &mut Scenario) {
    case.facts.danger = Danger::Real { limb: Limb::Death, person: "V1".into(), until: time("2023-02-08T12:00+05:00") };
}

#[test]
fn an_emergency_through_the_police_needs_the_copy_too() {
    let tell = (
        "cp.danger",
        json!("V1 and ten men are locked in a trailer; the air lasts until noon. The pick-up address leads the patrol."),
    );
    let copy = ("cp.other", json!("Copy by e-mail to help@bazarbay.example, subject EMERGENCY"));
    let with = wait(Desk::at_the_start(danger).then(message(&["emergency"], &[tell.clone(), copy])), "10h");
    assert!(with.world.replies()[0].records.iter().any(|line| line.contains("pick-up")));
    assert!(!police(&with).contains(&PoliceLine::CopyMissing));
    let late = Desk::at_the_start(danger).then(message(&["emergency"], std::slice::from_ref(&tell)));
    let late = wait(late, "10h");
    assert!(late.world.replies().is_empty(), "without the copy it takes hours more");
    assert!(police(&wait(late, "20h")).contains(&PoliceLine::CopyMissing));
    let none = wait(start().then(message(&["emergency"], &[tell])), "2d");
    assert!(lines(&none).contains(&Line::NoEmergency));
    assert_eq!(outcome(&none), RequestOutcome::Refused);
}

#[test]
fn networks_companies_and_blanks() {
    let said = |changes: &[(&str, Json)], ask: &[&str]| wait(start().then(message(ask, changes)), "5d");
    let budapest = said(&[("cp.network", json!("budapest"))], &["freeze"]);
    assert_eq!((police(&budapest), outcome(&budapest)), (vec![PoliceLine::NotAParty], RequestOutcome::Returned));
    assert_eq!(outcome(&said(&[("cp.network", json!("g7"))], &["freeze"])), RequestOutcome::Silent);
    let partner = said(&[("cp.holder", json!("Bazarbay's partner in Pakistan"))], &["freeze"]);
    assert_eq!(police(&partner), [PoliceLine::OtherHolder("Bazarbay FZ-LLC".into())]);
    assert_eq!(police(&said(&[("cp.holder", json!(""))], &["freeze"])), [PoliceLine::WantsHolder]);
    assert_eq!(police(&said(&[], &[])), [PoliceLine::WantsAsk]);
    let name = json!([{"id_type": "display_name", "value": "Gulf Career Desk", "value_retyped": "Gulf Career Desk"}]);
    assert!(lines(&said(&[("id.rows", name)], &["freeze"])).contains(&Line::FindsNobody("Gulf Career Desk".into())));
    assert_eq!(police(&said(&[], &["warn"])), [PoliceLine::Protects]);
    let advice = said(&[("cp.holder", json!("Harborhost s.r.o."))], &["advice"]);
    assert!(matches!(&police(&advice)[..], [PoliceLine::Advice(Some(treaty))] if treaty.contains("Transnational")));
}

fn capture(changes: &[(&str, &str)]) -> Json {
    let mut row = json!({"url": "https://chirplet.example/u/overseas.helpers/", "at": "2023-02-07T13:00Z", "what": "screenshot", "file": "p.png",
        "sha256": "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"});
    for (key, value) in changes {
        row[*key] = json!(value);
    }
    json!({"kind": "open_source", "values": {"osi.why": "The coach (X5).", "osi.account": "none", "osi.passive": "yes", "osi.rows": [row]}})
}

fn captured(desk: &Desk) -> Vec<CaptureLine> {
    lines(desk).into_iter().filter_map(|line| if let Line::Capture(said) = line { Some(said) } else { None }).collect()
}

fn in_file(desk: &Desk, id: &str) -> bool {
    desk.world.exhibits().any(|exhibit| exhibit.id.as_str() == id)
}

#[test]
fn a_page_is_captured_while_it_is_there() {
    assert!(!in_file(&start(), "x20"));
    let good = start().then(capture(&[]));
    assert!(in_file(&good, "x20"));
    assert_eq!(outcome(&good), RequestOutcome::Granted);
    assert!(good.world.story().iter().any(|entry| entry.what == Happened::Brought("x20".into())));
    let late = wait(start(), "2023-09-02T09:00+05:00").then(capture(&[]));
    assert!(!in_file(&late, "x20") && matches!(captured(&late)[..], [CaptureLine::Gone(_)]));
    let address = start().then(capture(&[("what", "address")]));
    assert!(!in_file(&address, "x20") && matches!(captured(&address)[..], [CaptureLine::AddressOnly(_)]));
    for (key, value, lack) in [
        ("sha256", "", Lack::Hash),
        ("sha256", "abc", Lack::Hash),
        ("at", "2023-02-07 18:00", Lack::Time),
        ("file", "", Lack::File),
    ] {
        let weak = start().then(capture(&[(key, value)]));
        assert!(captured(&weak).iter().any(|said| matches!(said, CaptureLine::Weak(_, lacks) if *lacks == [lack])), "{key}");
        assert_eq!(outcome(&weak), RequestOutcome::Partly);
    }
    let elsewhere = start().then(capture(&[("url", "chirplet.example/u/overseas.helpers.old")]));
    assert!(matches!(captured(&elsewhere)[..], [CaptureLine::NothingThere(_)]));
}

fn consent(changes: &[(&str, Json)]) -> Json {
    let mut values = json!({
        "cst.who": "V1", "cst.age": "adult", "cst.lang": "Urdu, by the interpreter of the circle", "cst.free": "yes",
        "cst.rows": [{"value": "telephone", "data": "Talk with overseas.helpers", "from": "2023-01-28", "to": "2023-02-06"}],
        "cst.limits": "Talk with W1 is left out.", "cst.how": "Export by V1, SHA-256 noted.", "cst.use": "Never against V1.",
        "cst.sign": [{"code": "V1", "date": "2023-02-07", "signed": "yes"}],
    });
    for (key, value) in changes {
        values[*key] = value.clone();
    }
    json!({"kind": "consent", "values": values})
}

fn owner(desk: &Desk) -> Vec<ConsentLine> {
    lines(desk).into_iter().filter_map(|line| if let Line::Consent(said) = line { Some(said) } else { None }).collect()
}

#[test]
fn an_owner_gives_freely_or_not_at_all() {
    let good = start().then(consent(&[]));
    assert!(in_file(&good, "x21"));
    assert_eq!(outcome(&good), RequestOutcome::Granted);
    for (key, value, line) in [
        ("cst.age", json!("child_alone"), ConsentLine::ChildAlone),
        ("cst.free", json!(""), ConsentLine::NotFree),
        ("cst.who", json!("W1"), ConsentLine::NoSuchOwner),
    ] {
        let refused = start().then(consent(&[(key, value)]));
        assert!(!in_file(&refused, "x21") && owner(&refused) == [line], "{key}");
    }
    // What a row leaves out is not named by it.
    let only = |data: &str| owner(&start().then(consent(&[("cst.rows", json!([{"value": "", "data": data}]))])));
    let none = only("Letters of the agent, not the talk on overseas.helpers");
    assert!(none.contains(&ConsentLine::NoSuchOwner), "{none:?}");
    let given = only("Talk with overseas.helpers only, not his letters");
    assert!(given.iter().any(|line| matches!(line, ConsentLine::Gives(_))), "{given:?}");
    let silent = start().then(consent(&[("cst.lang", json!(""))]));
    assert!(in_file(&silent, "x21") && owner(&silent).contains(&ConsentLine::NoLanguage));
    assert_eq!(outcome(&silent), RequestOutcome::Partly);
    let whole = start().then(consent(&[("cst.rows", json!([{"value": "telephone", "data": "The whole phone"}]))]));
    assert!(owner(&whole).contains(&ConsentLine::OnlyThis));
    assert_eq!(outcome(&whole), RequestOutcome::Narrowed);
    let no = Desk::at_the_start(|case| case.facts.owners[0].unwilling = "V1 wants to sleep first.".into()).then(consent(&[]));
    assert_eq!(
        (owner(&no), outcome(&no)),
        (vec![ConsentLine::Unwilling("V1 wants to sleep first.".into())], RequestOutcome::Refused)
    );
    assert!(!in_file(&no, "x21"));
    let child = Desk::at_the_start(|case| case.people[0].child_age = Some(15)).then(consent(&[]));
    assert_eq!(owner(&child), [ConsentLine::ChildAlone], "written down as grown-up, and fifteen");
}

#[test]
fn orders_at_home_each_have_their_answer_and_leave_takes_its_days() {
    let order = |custodian: &str, records: &str, leave: &str| {
        json!({"kind": "domestic_order", "values": {"ord.custodian": custodian, "ord.records": records, "ord.leave": leave,
            "ord.power": "CrPC 1898, section 94(1)", "ord.reason": "V1 paid on 20 January 2023 (X4)."}})
    };
    let bank = order("Chinar Commercial Bank Ltd.", "Opening form of the account ending 4471", "high_court");
    let line = order("Sarhad Telecom", "Subscriber of 198.51.100.24", "none");
    let desk = wait(start().then(bank.clone()).then(line), "40d");
    assert_eq!(lines(&desk).iter().filter(|line| matches!(line, Line::Home(_))).count(), 2);
    let slow = |case: &mut Scenario| case.facts.home[0].leave_days = 10;
    let early = wait(Desk::at_the_start(slow).then(bank.clone()), "14d");
    assert!(early.world.replies().is_empty());
    assert!(lines(&wait(early, "14d")).iter().any(|line| matches!(line, Line::AtHome(HomeLine::LeaveCame(_)))));
    // Where the leave is a paper, it comes first.
    let paper = |case: &mut Scenario| {
        case.facts.home[0].leave = Some("x20".into());
        case.events.push(Event {
            id: "leave".into(),
            at: time("2023-02-15T10:00+05:00"),
            title: "The leave comes".into(),
            text: String::new(),
            effects: vec![Effect::BringsExhibit("x20".into())],
            known_from: None,
            deadline: String::new(),
            secret: false,
        });
    };
    // No answer would come before the day of the paper, so it is moved behind it.
    let never = wait(
        Desk::at_the_start(|case| {
            paper(case);
            case.events.last_mut().unwrap().at = time("2023-06-15T10:00+05:00");
        })
        .then(bank.clone()),
        "40d",
    );
    assert!(lines(&never).contains(&Line::AtHome(HomeLine::LeaveNotSeen)));
    let desk = wait(wait(Desk::at_the_start(paper), "2023-02-16T10:00+05:00").then(bank), "40d");
    assert!(in_file(&desk, "x20") && lines(&desk).iter().any(|line| matches!(line, Line::Home(_))));
}

#[test]
fn asking_first_says_yes_or_no_where_a_clause_lets_one_ask() {
    let asked = |provider: &str, text: &str| {
        let desk = start().then(json!({"kind": "ask", "provider": provider, "text": text}));
        let found = |entry: &evidesk::case::world::Entry| match &entry.what {
            Happened::AskedFirst(_, value, held) => Some((value.clone(), *held)),
            _ => None,
        };
        desk.world.story().iter().filter_map(found).collect::<Vec<_>>()
    };
    assert_eq!(asked("veil", "Would a request find anything under +44 7700 900417?"), [("+44 7700 900417".into(), true)]);
    assert_eq!(asked("veil", "Do you hold +44 7700 900999."), [("+44 7700 900999".into(), false)]);
    assert_eq!(asked("veil", "How long do you keep addresses?"), []);
    assert_eq!(asked("chirplet", "Do you hold CH204417365?"), [], "no clause lets one ask there");
}

#[test]
fn a_paper_waits_at_a_portal_that_has_not_confirmed_the_account() {
    let freeze = |days: u32| {
        let desk = Desk::at_the_start(move |case| case.facts.portal_pending_days = days);
        let desk = desk
            .then(json!({"kind": "choose", "request": 1, "measure": "preserve", "provider": "chirplet", "entity": "chirplet-inc", "channel": "portal", "form": "f1", "why": "now"}))
            .then(json!({"kind": "send", "request": 1, "form": "f1", "values": {"prov.entity": "chirplet-inc", "prov.channel": "portal"}}));
        let desk = wait(desk, "10d");
        (desk.world.replies()[0].at, lines(&desk).iter().any(|line| matches!(line, Line::PortalConfirmed(_))))
    };
    let (now, said) = freeze(0);
    let (later, told) = freeze(3);
    assert!(later.minutes_since(now) > 2 * 24 * 60 && told && !said);
}

#[test]
fn what_a_holder_lost_or_keeps_back_brings_nothing() {
    let order = json!({"kind": "domestic_order", "values": {
        "ord.custodian": "Sarhad Telecom", "ord.records": "Subscriber of 198.51.100.24", "ord.leave": "none",
        "ord.power": "CrPC 1898, section 94(1)", "ord.reason": "The address of the page (X3).",
    }});
    let asked = |until: Option<&'static str>, refuses: &'static str, when: &str| {
        let desk = Desk::at_the_start(|case| {
            let record = case.facts.home.iter_mut().find(|record| record.custodian == "Sarhad Telecom").unwrap();
            record.until = until.map(time);
            record.refuses = refuses.to_owned();
            record.brings = Some("x20".into());
        });
        wait(wait(desk, when).then(order.clone()), "20d")
    };
    let brought = |desk: &Desk| desk.world.exhibits().any(|exhibit| exhibit.id.as_str() == "x20");
    let there = asked(Some("2023-02-20T10:00+05:00"), "", "1d");
    assert_eq!((brought(&there), outcome(&there)), (true, RequestOutcome::Granted));
    let late = asked(Some("2023-02-20T10:00+05:00"), "", "15d");
    assert_eq!((brought(&late), outcome(&late)), (false, RequestOutcome::Refused));
    assert!(lines(&late).contains(&Line::AtHome(HomeLine::NoLonger)));
    let shut = asked(None, "The book is not here, and we sign nothing.", "1d");
    assert_eq!((brought(&shut), outcome(&shut)), (false, RequestOutcome::Refused));
    assert!(lines(&shut).contains(&Line::AtHome(HomeLine::Refuses("The book is not here, and we sign nothing.".into()))));
}

#[test]
fn a_copy_that_the_police_had_extended_is_extended() {
    let judged = |asks: &[&str]| {
        let mut desk = Desk::at_the_start(|case| {
            case.criteria.truncate(1);
            case.criteria[0].judge = Judge::Extends { account: "b1".into(), before: Date::parse("2023-03-10").unwrap() };
        });
        desk = wait(desk.then(message(&["freeze"], &[])), "2d");
        let number = desk.world.tickets()[0].number.clone();
        desk = wait(desk.then(message(asks, &[("hdr.prev", json!(number))])), "3d");
        let findings = evaluate(&desk.world).findings;
        findings.into_iter().find(|finding| finding.criterion.is_some()).map(|finding| finding.weight == Weight::Met)
    };
    assert_eq!(judged(&["extend"]), Some(true));
    assert_eq!(judged(&["advice"]), Some(false));
}
