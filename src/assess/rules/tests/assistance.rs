//! Requests between States: each rule broken in several wordings, met, and nearly broken, on papers that are right.

use super::papers;
use super::papers::bench::{self, Paper};
use crate::content::criterion::Severity as S;
use serde_json::json;

#[test]
fn e42_the_way_between_central_authorities() {
    let paper = papers::paper();
    papers::breaks(
        &paper,
        42,
        S::Fatal,
        "mla.route",
        &[
            "",
            "From: SHO, police station Saddar. To: US Department of Justice.",
            "FIA Islamabad to Office of International Affairs, DOJ",
            "Investigating officer → Northmail LLC",
            "Ministry of Interior to Northmail LLC, Records Unit",
            "From the Ministry of Interior, Islamabad, to the US Embassy in Islamabad.",
            "From the Secretary, Ministry of Interior, to the State Department in Washington",
            "Ministry of Interior Pakistan to Interpol Washington",
            "From the circle directly to the Department of Justice, Washington; copy to the Ministry of Interior for information",
            "Not through the Ministry of Interior but from the circle to the Department of Justice, as time presses",
            "Ministry of Interior to the FBI legal attaché",
            "Ministry of Foreign Affairs, Islamabad, to the Department of Justice, Washington",
        ],
    );
    papers::keeps(
        &paper,
        "mla.route",
        &[
            "From the Secretary, Ministry of Interior, Islamabad, to the Office of International Affairs, Department of Justice",
            "Circle → legal branch → headquarters → Ministry of Interior → OIA, Department of Justice, Washington",
            "Ministry of Interior, Pakistan, through the Foreign Office and our Embassy, to the US Department of Justice",
            "A draft was shown informally to the Office of International Affairs first. From: Ministry of Interior. To: Office of International Affairs, US Department of Justice.",
            "An Interpol message prepared this. From: Interior Division, Government of Pakistan. To: the central authority of the United States.",
            "Central Authority of Pakistan to Central Authority of the United States",
            "To: Office of International Affairs, DOJ, Washington DC. From: Secretary Interior, Islamabad.",
            "From and to: Ministry of Interior, Government of Pakistan; Attorney General of the United States",
            // Open to a reader, and so a question, no finding.
            "The two central authorities",
            "Ministry of Interior of Pakistan to the competent office in the United States",
        ],
    );
}

#[test]
fn e42_the_state_that_is_asked_is_the_one_in_which_the_company_sits() {
    let paper = papers::paper();
    for route in [
        "From the Ministry of Interior, Islamabad, to the Ministry of Justice, Dublin, central authority of Ireland",
        "MoI Pakistan to UKCA, Home Office, London",
        "Ministry of Interior to the Attorney-General of Singapore",
    ] {
        assert_eq!(papers::found(&paper.clone().with("mla.route", route)), [(42, "state", S::Fatal)], "{route}");
    }
    // A post on the way is none; nor is a State that nobody names.
    papers::keeps(
        &paper,
        "mla.route",
        &[
            "From the Ministry of Interior, by our High Commission in London, to the US Department of Justice, Washington",
            "From the Ministry of Interior to the central authority of the State in which Northmail LLC sits",
        ],
    );
}

#[test]
fn e42_and_e05_who_signs() {
    let paper = papers::paper();
    for office in [
        "Investigating Officer",
        "Inspector, FIA AHTC",
        "SHO PS Saddar",
        "Public Prosecutor",
        "Magistrate first class",
        "Section Officer, Ministry of Interior",
        "Deputy Secretary, Interior",
        "Director FIA",
    ] {
        let found = papers::found(&paper.clone().cell("mla.sign", 0, "office", office));
        assert_eq!(found, [(42, "signed", S::Fatal)], "{office}");
    }
    for office in [
        "Secretary",
        "Joint Secretary, Ministry of Interior",
        "Additional Secretary Interior",
        "Delegate of the central authority",
        "For the Secretary, Ministry of Interior",
        "Central Authority of Pakistan",
        "Minister's office",
    ] {
        assert!(papers::found(&paper.clone().cell("mla.sign", 0, "office", office)).is_empty(), "{office}");
    }
    for column in ["name", "office", "date", "signed", "seal"] {
        assert_eq!(papers::found(&paper.clone().cell("mla.sign", 0, column, "")), [(5, "", S::Fatal)], "{column}");
    }
}

#[test]
fn e41_no_basis_between_the_states() {
    papers::breaks(
        &papers::paper(),
        41,
        S::Major,
        "mla.treaty",
        &["", "international law", "As per UN rules", "On the basis of friendly relations and cooperation", "CrPC 94 and PECA"],
    );
}

#[test]
fn e40_conduct_and_not_its_name() {
    let paper = papers::paper();
    papers::breaks(
        &paper,
        40,
        S::Major,
        "off.dual",
        &[
            "",
            "Yes",
            "Trafficking is a crime in both countries.",
            "Human trafficking is punishable under 18 U.S.C. 1591.",
            "Dual criminality is fulfilled.",
            "Forced labour is a crime there too.",
            "Human trafficking, section 3 PTPA 2018; in USA 18 USC 1589 forced labor, more than one year.",
            "Trafficking, under section 3 of our Act and section 1589 of yours.",
        ],
    );
    papers::breaks(
        &paper.clone().with("mla.items", json!(["name"])),
        40,
        S::Minor,
        "off.dual",
        &["Trafficking is a crime in both countries."],
    );
    papers::keeps(
        &paper,
        "off.dual",
        &[
            "The group lied about a job, kept the passports and made people work without pay.",
            "As described in the facts.",
            "See mla.facts: the same acts are a crime there.",
            "People were recruited by deceit and held in debt.",
        ],
    );
}

#[test]
fn e43_and_e11_facts_for_each_account() {
    let paper = papers::paper();
    let stale = "admissions.office@dean.example sent an offer on 12 January 2024 (X1). bursar@dean.example told V1 on 9 February 2024 where to pay (X5).";
    let facts = "In January 2024 V1 was offered a scholarship (X1). The registrar knows no such dean (X3). V1 was taken abroad and worked without pay (statement of V1). S3 was there.";
    let old = paper.clone().with("mla.nexus", stale).with("mla.facts", facts);
    assert_eq!(papers::found(&old), [(43, "", S::Major)]);
    // The case allows older facts; one fresh dated use renews them; subscriber data needs no such test.
    assert!(papers::found_in(&old, |case| case.facts.fresh_days = Some(1000)).is_empty());
    let renewed = format!(
        "{stale} admissions.office@dean.example and bursar@dean.example, both, wrote again to V1 on 18 February 2026 (X5)."
    );
    assert!(papers::found(&old.clone().with("mla.nexus", renewed)).is_empty());
    assert!(papers::found(&old.with("mla.items", json!(["name", "signins"]))).is_empty());
    let one_stale = "admissions.office@dean.example sent an offer on 12 January 2026 (X1). bursar@dean.example told V1 on 9 February 2024 where to pay (X5).";
    assert_eq!(papers::found(&paper.clone().with("mla.nexus", one_stale).with("mla.facts", facts)), [(43, "", S::Major)]);
    // A date and no source at all.
    let bare = "admissions.office@dean.example sent V1 the offer on 12 January 2026. bursar@dean.example told V1 on 9 February 2026 where to pay.";
    let told = "V1 was offered a false scholarship in January 2026, taken abroad by S3 and worked without pay.";
    assert_eq!(papers::found(&paper.clone().with("mla.nexus", bare).with("mla.facts", told)), [(43, "source", S::Major)]);
    // Tied to nothing: reading the box would be arbitrary.
    papers::breaks(
        &paper,
        11,
        S::Fatal,
        "mla.nexus",
        &["", "Both boxes belong to the suspects.", "They are needed for the investigation of trafficking."],
    );
    papers::breaks(
        &paper.clone().with("mla.items", json!(["name", "signins"])),
        11,
        S::Major,
        "mla.nexus",
        &["Both boxes belong to the suspects."],
    );
    let half = "admissions.office@dean.example sent V1 the offer on 12 January 2026 (X1). bursar@dean.example belongs to S2.";
    assert_eq!(papers::found(&paper.with("mla.nexus", half)), [(43, "source", S::Major)]);
}

#[test]
fn e51_protected_talk() {
    let paper = papers::paper();
    // The box holds mail with a lawyer.
    let unfiltered = paper
        .clone()
        .with("mla.limits", "Mail between the two boxes, 10 January to 20 February 2026.")
        .with("con.hr", "Checked on 10 March 2026: V1 is protected.");
    assert_eq!(papers::found(&unfiltered), [(51, "", S::Major)]);
    assert!(
        papers::found(&unfiltered.clone().with("fact.prop", "Two boxes, 42 days; a filter team takes out mail with L1."))
            .is_empty()
    );
    // To name such talk is not to leave it out, and to want it is the contrary.
    let limits = |words: &str| {
        unfiltered.clone().with("mla.limits", format!("Mail between the two boxes, 10 January to 20 February 2026. {words}"))
    };
    for wanted in ["All messages, also those with his advocate.", "His lawyer's messages are wanted too."] {
        assert_eq!(papers::found(&limits(wanted)), [(51, "", S::Major)], "{wanted}");
    }
    for out in [
        "Talk with his vakil is left out.",
        "What he writes with his legal adviser or legal representative is excluded.",
        "Left out: talk with a lawyer or doctor.",
        "No mail with his counsel.",
        "Mail with L1 may lie there. It is taken out before we get the rest.",
    ] {
        assert!(papers::found(&limits(out)).is_empty(), "{out}");
    }
    // That no lawyer is a target filters nothing.
    let stock = unfiltered.clone().with("con.hr", "It has no political purpose and touches no journalist, defender or lawyer.");
    assert_eq!(papers::found(&stock), [(51, "", S::Major)]);
    assert!(papers::found(&unfiltered.clone().with("mla.items", json!(["name", "signins"]))).is_empty());
    assert!(papers::found_in(&unfiltered, |case| case.accounts[0].privileged.clear()).is_empty());
}

#[test]
fn e63_no_copy_to_a_state_that_may_persecute() {
    let paper = papers::paper();
    // A copy to the State that persecutes, with a place; coded and without one; and a promise that it gets none.
    let located = paper.clone().cell("mla.persons", 3, "place", "village near Kasur");
    let copy = |paper: &Paper| {
        paper.clone().with("mla.assur", format!("{} A copy is sent to the authorities of Northland.", paper.text("mla.assur")))
    };
    assert_eq!(papers::found(&copy(&located)), [(63, "", S::Fatal)]);
    assert!(papers::found(&copy(&paper)).is_empty());
    let none = located.clone().with("mla.assur", format!("{} Nothing is passed on to Northland.", paper.text("mla.assur")));
    assert!(papers::found(&none).is_empty());
    // From police to police the same: the asked authority passes on to that State who she is.
    let asked = |text: &str| {
        let mut world = bench::world(bench::library());
        let number = bench::NUMBER;
        bench::act(
            &mut world,
            json!({"kind": "choose", "request": number, "measure": "contact_point", "form": "contact-point", "why": "To find V1."}),
        );
        bench::act(
            &mut world,
            json!({"kind": "send", "request": number, "form": "contact-point", "values": {"cp.to": text, "fact.summary": "Bilal Testperson is looked for."}}),
        );
        bench::codes(&world).into_iter().filter(|(code, ..)| *code == 63).count()
    };
    assert_eq!(asked("Contact point of Sweden; copy to the police of Northland"), 1);
    assert_eq!(asked("Contact point of Sweden"), 0);
}

#[test]
fn e121_collection_has_bounds() {
    let live = papers::live();
    let range = |from: &str, to: &str, longest: &str| {
        live.clone().with("rt.range", json!([{"from": from, "to": to, "longest": longest}]))
    };
    for wrong in [json!(["RTT", "RTC"]), json!([])] {
        assert_eq!(papers::found(&live.clone().with("rt.type", wrong)), [(121, "kind", S::Major)]);
    }
    for wrong in [
        range("", "", ""),
        range("2026-10-01", "until further notice", ""),
        range("2026-10-10", "2026-10-01", ""),
        range("2026-10-01", "2027-10-01", "365"),
    ] {
        assert_eq!(papers::found(&wrong), [(121, "term", S::Major)], "{:?}", wrong.values["rt.range"]);
    }
    for right in
        [range("2026-10-01", "2026-10-14", ""), range("day of service", "", "30"), range("2026-10-01", "2026-11-29", "60 days")]
    {
        assert!(papers::found(&right).is_empty(), "{:?}", right.values["rt.range"]);
    }
    papers::breaks(
        &live,
        121,
        S::Major,
        "rt.order",
        &["", "No order was obtained", "to follow", "Court order applied for on 3 March 2026.", "Order of the Court is awaited."],
    );
    for right in
        ["Order of the Court, applied for on 1 March, granted on 3 March 2026", "Order 12 of the Sessions Court of 3 March 2026"]
    {
        assert!(papers::found(&live.clone().with("rt.order", right)).is_empty(), "{right}");
    }
    papers::breaks(
        &live,
        121,
        S::Major,
        "rt.last",
        &[
            "",
            "Needed for investigation.",
            "no other way",
            "Other means are not enough to find the suspect, who is very careful.",
        ],
    );
    for right in [
        "The logins of March were asked and show only a relay.",
        "We searched his house on 3 March and found no second telephone.",
    ] {
        assert!(papers::found(&live.clone().with("rt.last", right)).is_empty(), "{right}");
    }
    papers::breaks(&live, 121, S::Major, "rt.min", &["", "yes"]);
    papers::breaks(&live, 121, S::Major, "rt.end", &["", "noted"]);
    // Content of a box with a lawyer's mail: the filter is missing.
    let content = live
        .with("rt.type", "RTC")
        .with("rt.min", "Your officers collect and pass on what is said about the journey.")
        .with("con.hr", "Checked on 10 March 2026: V1 is protected.");
    assert_eq!(papers::found(&content), [(51, "", S::Major)]);
}

#[test]
fn e121_collection_rests_on_an_order_of_the_file() {
    use super::Bench;
    use crate::case::reply::{Answered, RequestOutcome};
    // The request of the case with the tower: how it is judged, and whether anything is collected.
    let told = |bench: Bench| {
        let world = bench.clone().world();
        let collected = world
            .replies()
            .iter()
            .filter(|reply| reply.request == 5)
            .any(|reply| reply.items.iter().any(|item| item.answer == Answered::Disclosed));
        (bench.broken(121).into_iter().map(|(variant, _)| variant).collect::<Vec<_>>(), collected, world.outcome_of(5))
    };
    let tower = || Bench::of("scam-tower");
    let (found, collected, _) = told(tower());
    assert_eq!((found, collected), (vec![], true));
    let (found, collected, outcome) = told(tower().set(5, "rt.type", "RTC"));
    assert_eq!((found, collected, outcome), (vec!["scope"], false, RequestOutcome::Asked));
    // What only the case calls a mistake as well is told once, under it.
    let evaluation = tower().set(5, "rt.type", "RTC").evaluation();
    let heads = evaluation.findings.iter().filter_map(|finding| finding.criterion.as_ref());
    let missed: Vec<&str> = heads.filter(|id| id.as_str() == "traffic-only").map(|id| id.as_str()).collect();
    assert!(missed.is_empty() && evaluation.findings.iter().any(|finding| finding.code.0 == 121), "{missed:?}");
    // The order comes into the file after the request went out.
    let late = |bench: Bench| {
        bench.case(|case| {
            use crate::content::scenario::Effect;
            let made = case.events.iter_mut().find(|event| event.effects.contains(&Effect::BringsExhibit("x10".into())));
            made.expect("it is brought").at = crate::content::time::CaseTime::parse("2026-12-01T10:00+05:00").unwrap();
        })
    };
    let (found, collected, _) = told(late(tower()).without(|action| action["id"] == "x10"));
    assert_eq!((found, collected), (vec!["file"], false));
    // A box of which the order says nothing has nothing to compare with, and a case without such an order the officer's word.
    let (found, collected, _) = told(tower().set(5, "rt.type", "RTC").case(|case| case.facts.orders[0].live.clear()));
    assert_eq!((found, collected), (vec![], true));
}
