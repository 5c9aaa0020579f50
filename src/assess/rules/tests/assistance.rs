//! Requests between States: each rule broken in several wordings, met, and nearly broken, on papers that are right.

#[path = "../../../../tests/bench/mod.rs"]
mod bench;

use super::answers;
use crate::content::criterion::Severity as S;
use crate::content::scenario::{PersonRole, Scenario};
use bench::{Paper, codes, f4, f5, sent, sent_in, with_case};
use serde_json::json;
use std::sync::Arc;

/// The careful paper to the United States.
fn paper() -> Paper {
    f4().remove(0)
}

/// The paper on traffic in real time to the United States.
fn live() -> Paper {
    f5().remove(0)
}

fn found(paper: &Paper) -> Vec<(u16, &'static str, S)> {
    codes(&sent(paper))
}

fn found_in(paper: &Paper, change: impl FnOnce(&mut Scenario)) -> Vec<(u16, &'static str, S)> {
    codes(&sent_in(&Arc::new(with_case(change)), paper))
}

/// Each of these texts in this field breaks exactly this rule, this heavily.
fn breaks(paper: &Paper, code: u16, severity: S, key: &str, texts: &[&str]) {
    for text in texts {
        let found = found(&paper.clone().with(key, *text));
        assert!(
            matches!(found[..], [(only, _, weight)] if only == code && weight == severity),
            "E{code:02} for {text:?}: {found:?}"
        );
    }
}

/// None of these texts breaks anything.
fn keeps(paper: &Paper, key: &str, texts: &[&str]) {
    for text in texts {
        let found = found(&paper.clone().with(key, *text));
        assert!(found.is_empty(), "{text:?}: {found:?}");
    }
}

/// Papers with one point spoiled each.
fn spoiled() -> Vec<(&'static str, Paper)> {
    let (paper, live) = (paper(), live());
    let f4 = |key: &str, text: &str| paper.clone().with(key, text);
    let f5 = |key: &str, text: &str| live.clone().with(key, text);
    vec![
        ("right", paper.clone()),
        ("right, live", live.clone()),
        ("route", f4("mla.route", "FIA Islamabad to the Department of Justice")),
        ("signature", paper.clone().cell("mla.sign", 0, "signed", "")),
        ("investigator", paper.clone().cell("mla.sign", 0, "office", "Inspector FIA")),
        ("enquiry", f4("mla.stage", "Enquiry 9/2026")),
        ("no stage", f4("mla.stage", "")),
        ("no treaty", f4("mla.treaty", "")),
        ("Budapest", f4("mla.treaty", "Budapest Convention, article 31")),
        ("no power", paper.clone().with("leg.power", "").with("leg.order", "")),
        ("no offence", f4("off.name", "")),
        ("no text", f4("mla.law", "")),
        ("no maximum", f4("off.max", "")),
        ("label", f4("off.dual", "Trafficking is a crime there too.")),
        ("no assurances", paper.clone().with("mla.assur", "").with("con.use", "For FIR 14/2026 only; deleted after the appeal.")),
        ("local", f4("hdr.lang", "local")),
        ("no link", f4("mla.nexus", "Both boxes belong to the suspects.")),
        (
            "old",
            paper
                .clone()
                .with("mla.nexus", "Both boxes wrote to V1 on 12 January 2024 (X1).")
                .with("mla.facts", "In January 2024 S3 took V1 abroad by a false offer (X1); V1 worked without pay."),
        ),
        ("no bounds", f4("mla.limits", "")),
        ("lawyer", f4("mla.limits", "Mail between the two boxes.").with("con.hr", "Checked on 10 March 2026: V1 is protected.")),
        ("nothing asked", paper.clone().with("mla.items", json!([]))),
        (
            "display name",
            paper.clone().with(
                "id.rows",
                json!([{"id_type": "display_name", "value": "The Dean", "seen_at": "2026-02-19", "role": "suspect"}]),
            ),
        ),
        ("no period", paper.clone().with("id.range", json!([]))),
        ("too long", paper.clone().with("id.range", json!([{"from": "2024-01-10", "to": "2026-02-20"}])).with("leg.order", "")),
        ("no form", f4("mla.form", "")),
        ("no silence", f4("mla.conf", "")),
        ("silence without end", f4("mla.conf", "Please obtain a non-disclosure order, S1 would flee.")),
        ("both kinds", live.clone().with("rt.type", json!(["RTT", "RTC"]))),
        ("no term", live.clone().with("rt.range", json!([]))),
        ("no order", f5("rt.order", "")),
        ("nothing tried", f5("rt.last", "")),
        ("no filter", f5("rt.min", "")),
        ("no end", f5("rt.end", "")),
    ]
}

#[test]
fn what_authorities_and_companies_complain_of_is_found_and_the_other_way_round() {
    // Findings that stop a paper on its way; others cost something else.
    const STOPS: &[u16] = &[3, 5, 7, 9, 11, 19, 39, 40, 41, 42, 43, 44, 51, 59, 101, 121];
    for (name, paper) in spoiled() {
        let mut world = sent(&paper);
        bench::wait(&mut world, "2027-06-01T10:00+05:00");
        let found: Vec<_> =
            bench::scored(&world).into_iter().flat_map(|finding| [vec![finding.clone()], finding.also].concat()).collect();
        let replies: Vec<_> = world.replies().iter().filter(|reply| reply.request == bench::NUMBER).collect();
        assert!(!replies.is_empty(), "{name}: no answer");
        let lines: Vec<_> = replies.iter().flat_map(|reply| &reply.lines).collect();
        for line in &lines {
            let expected = answers::codes(&line.what);
            let known = expected.is_empty() || found.iter().any(|finding| expected.contains(&finding.code.0));
            assert!(
                known,
                "{name}: answered {:?}, found {:?}",
                line.what,
                found.iter().map(|finding| finding.code).collect::<Vec<_>>()
            );
        }
        for finding in &found {
            let said: Vec<_> = lines.iter().filter(|line| answers::codes(&line.what).contains(&finding.code.0)).collect();
            assert!(
                !said.is_empty() || !STOPS.contains(&finding.code.0),
                "{name}: {} is found, and nobody says so: {lines:?}",
                finding.code
            );
            let clauses: Vec<_> = said.iter().filter_map(|line| line.clause.clone()).collect();
            assert!(
                clauses.is_empty() || clauses.iter().any(|clause| finding.cites.contains(clause)),
                "{name}: {} cites {:?}, the answer {clauses:?}",
                finding.code,
                finding.cites
            );
        }
    }
}

#[test]
fn e42_the_way_between_central_authorities() {
    let paper = paper();
    breaks(
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
    keeps(
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
fn e42_and_e05_who_signs() {
    let paper = paper();
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
        let found = found(&paper.clone().cell("mla.sign", 0, "office", office));
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
        assert!(found(&paper.clone().cell("mla.sign", 0, "office", office)).is_empty(), "{office}");
    }
    for column in ["name", "office", "date", "signed", "seal"] {
        assert_eq!(found(&paper.clone().cell("mla.sign", 0, column, "")), [(5, "", S::Fatal)], "{column}");
    }
}

#[test]
fn e03_too_early_or_by_the_longer_way() {
    let paper = paper();
    breaks(
        &paper,
        3,
        S::Major,
        "mla.stage",
        &[
            "FIA circle, Enquiry 9/2026",
            "Federal Investigation Agency, inquiry no. 9 of 2026, verification going on",
            "Investigation wing of FIA; preliminary enquiry",
            "No FIR yet, the complaint is under verification",
        ],
    );
    breaks(&paper, 9, S::Major, "mla.stage", &[""]);
    keeps(
        &paper,
        "mla.stage",
        &[
            "FIR 14/2026",
            "Inquiry 9/2026 converted to case; FIR 14/2026 registered",
            "Investigation started on 25 February 2026",
            "challan submitted, Special Court",
            "Trial pending before the Sessions Court",
            // Nothing that can be read either way.
            "AHTC Islamabad, file 14/2026",
        ],
    );
    let irish = f4().remove(1);
    assert_eq!(found(&irish.clone().with("mla.items", json!(["contacts", "device"]))), [(3, "direct", S::Major)]);
    assert!(found(&irish.with("mla.items", json!(["contacts", "messages"]))).is_empty());
    // Where only an order keeps the company silent the longer way can be the right one.
    assert!(found(&paper.with("mla.items", json!(["name"]))).is_empty());
}

#[test]
fn e41_and_e59_the_basis() {
    let paper = paper();
    breaks(
        &paper,
        41,
        S::Major,
        "mla.treaty",
        &["", "international law", "As per UN rules", "On the basis of friendly relations and cooperation", "CrPC 94 and PECA"],
    );
    breaks(
        &paper,
        59,
        S::Major,
        "mla.treaty",
        &[
            "Smuggling Protocol article 10",
            "Budapest Convention, art. 31",
            "Second Additional Protocol to the Convention on Cybercrime",
            "UN Convention against Cybercrime, article 40",
            "CLOUD Act agreement",
            "European Production Order under Regulation 2023/1543",
        ],
    );
    let beside = found(&paper.clone().with("mla.treaty", "UNTOC article 18, three persons; and the Budapest Convention"));
    assert_eq!(beside, [(59, "party", S::Minor)]);
    keeps(
        &paper,
        "mla.treaty",
        &[
            "UNTOC article 18",
            "Reciprocity, which Pakistan promises in writing",
            "Letters rogatory",
            "UNTOC art. 18. Pakistan is not a party to the Budapest Convention.",
            "Trafficking Protocol and UNTOC article 18: S1, S2 and S3 in two States",
            "The bilateral treaty of 1990",
            "UNTOC article 18; migrants and victims are treated by the standard of the Smuggling Protocol",
        ],
    );
    // Two who act together open no UNTOC, unless a third is suspected and that is said.
    let two = |case: &mut Scenario| case.facts.group_size = 2;
    let pair = paper.clone().with("mla.treaty", "UNTOC article 18.").with("mla.persons", json!([]));
    assert_eq!(found_in(&pair, two), [(59, "facts", S::Major)]);
    assert!(
        found_in(&pair.clone().with("mla.treaty", "UNTOC article 18; a third member is suspected, as somebody met V1."), two)
            .is_empty()
    );
    assert!(found_in(&pair.clone().with("mla.treaty", "Reciprocity."), two).is_empty());
    assert_eq!(found_in(&pair, |case| case.facts.transnational = false), [(59, "facts", S::Major)]);
    // Three in the case, and nobody in the paper.
    let silent = pair.instead("mla.facts", "S3 met V1", "A man met V1").instead("off.dual", "S1", "He");
    assert_eq!(found(&silent), [(59, "untold", S::Major)]);
    // A crime under four years is no serious one.
    let minor = paper.with("off.law", "PECA 2016 section 14").with("off.name", "trafficking in persons by electronic fraud");
    assert_eq!(found(&minor), [(59, "serious", S::Major)]);
}

#[test]
fn e07_and_e08_power_and_law() {
    let paper = paper().with("leg.order", "");
    breaks(&paper, 7, S::Fatal, "leg.power", &["", "the law", "Section 3 PTPA 2018"]);
    breaks(
        &paper,
        8,
        S::Major,
        "leg.power",
        &[
            "MLA Act 2020 section 7; 18 U.S.C. 2703(d)",
            "MLA Act 2020 section 7 and section 34 PECA by our own authorised officer, 33 PECA",
        ],
    );
    keeps(
        &paper,
        "leg.power",
        &["MLA Act 2020 s.7", "UNTOC article 18 and MLA Act", "MLA Act 2020 section 7; the test there is that of 18 U.S.C. 2703"],
    );
    // The order at home covers one box of two.
    let narrow = |case: &mut Scenario| case.facts.orders[0].accounts.truncate(1);
    assert_eq!(found_in(&self::paper(), narrow), [(8, "order", S::Major)]);
    assert!(found_in(&paper, narrow).is_empty());
    let live = live();
    breaks(
        &live,
        8,
        S::Major,
        "rt.order",
        &[
            "Warrant of the High Court under the Investigation for Fair Trial Act 2013, 9 March 2026, 60 days",
            "Order under section 39 PECA, 9 March 2026, 60 days",
        ],
    );
    keeps(
        &live.with("off.law", "PTPA 2018 section 3; PECA 2016 section 14"),
        "rt.order",
        &["Order of the Court under section 39 PECA, 9 March 2026, 60 days"],
    );
}

#[test]
fn e09_and_e10_the_offence() {
    let paper = paper();
    breaks(&paper, 9, S::Major, "off.name", &["", "crime", "heinous offence"]);
    breaks(&paper, 9, S::Major, "off.law", &[""]);
    breaks(&paper, 9, S::Major, "off.max", &[""]);
    breaks(&paper, 9, S::Major, "mla.law", &[""]);
    keeps(&paper, "off.max", &["10 years", "ten years and fine", "imprisonment for life", "as in the annex"]);
    breaks(&paper.clone().with("off.name", "smuggling"), 10, S::Major, "off.law", &["PSMA 2018 section 3"]);
    keeps(&paper, "off.law", &["PTPA 2018 section 3 and PSMA 2018 section 3", "PTPA 2018 s.3, PPC 420"]);
}

#[test]
fn e40_conduct_and_not_its_name() {
    let paper = paper();
    breaks(
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
        ],
    );
    breaks(
        &paper.clone().with("mla.items", json!(["name"])),
        40,
        S::Minor,
        "off.dual",
        &["Trafficking is a crime in both countries."],
    );
    keeps(
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
    let paper = paper();
    let stale = "admissions.office@dean.example sent an offer on 12 January 2024 (X1). bursar@dean.example told V1 on 9 February 2024 where to pay (X5).";
    let facts = "In January 2024 V1 was offered a scholarship (X1). The registrar knows no such dean (X3). V1 was taken abroad and worked without pay (statement of V1). S3 was there.";
    let old = paper.clone().with("mla.nexus", stale).with("mla.facts", facts);
    assert_eq!(found(&old), [(43, "", S::Major)]);
    // The case allows older facts; one fresh dated use renews them; subscriber data needs no such test.
    assert!(found_in(&old, |case| case.facts.fresh_days = Some(1000)).is_empty());
    let renewed = format!(
        "{stale} admissions.office@dean.example and bursar@dean.example, both, wrote again to V1 on 18 February 2026 (X5)."
    );
    assert!(found(&old.clone().with("mla.nexus", renewed)).is_empty());
    assert!(found(&old.with("mla.items", json!(["name", "signins"]))).is_empty());
    let one_stale = "admissions.office@dean.example sent an offer on 12 January 2026 (X1). bursar@dean.example told V1 on 9 February 2024 where to pay (X5).";
    assert_eq!(found(&paper.clone().with("mla.nexus", one_stale).with("mla.facts", facts)), [(43, "", S::Major)]);
    // A date and no source at all.
    let bare = "admissions.office@dean.example sent V1 the offer on 12 January 2026. bursar@dean.example told V1 on 9 February 2026 where to pay.";
    let told = "V1 was offered a false scholarship in January 2026, taken abroad by S3 and worked without pay.";
    assert_eq!(found(&paper.clone().with("mla.nexus", bare).with("mla.facts", told)), [(43, "source", S::Major)]);
    // Tied to nothing: reading the box would be arbitrary.
    breaks(
        &paper,
        11,
        S::Fatal,
        "mla.nexus",
        &["", "Both boxes belong to the suspects.", "They are needed for the investigation of trafficking."],
    );
    breaks(
        &paper.clone().with("mla.items", json!(["name", "signins"])),
        11,
        S::Major,
        "mla.nexus",
        &["Both boxes belong to the suspects."],
    );
    let half = "admissions.office@dean.example sent V1 the offer on 12 January 2026 (X1). bursar@dean.example belongs to S2.";
    assert_eq!(found(&paper.with("mla.nexus", half)), [(43, "source", S::Major)]);
}

#[test]
fn e17_e18_e19_e48_how_much() {
    let paper = paper();
    let range = |from: &str, to: &str| json!([{"from": from, "to": to}]);
    assert_eq!(found(&paper.clone().with("id.range", json!([]))), [(17, "", S::Major)]);
    assert_eq!(found(&paper.clone().with("id.range", range("2023-01-01", "2026-02-20"))), [(17, "long", S::Major)]);
    assert_eq!(found(&paper.clone().with("id.range", range("2026-01-10", "2026-06-20"))), [(18, "", S::Major)]);
    assert!(found(&paper.clone().with("leg.order", "").with("id.range", range("2026-01-08", "2026-02-20"))).is_empty());
    breaks(
        &paper,
        19,
        S::Major,
        "fact.need",
        &["Any and all data of both boxes is needed to see who arranged the journey of V1 (X1)."],
    );
    let open = paper.clone().with("fact.prop", "Two boxes and forty-two days. Mail with his lawyer is filtered.");
    breaks(&open, 19, S::Major, "mla.limits", &["", "as required", "The entire account since creation."]);
    keeps(
        &open,
        "mla.limits",
        &[
            "Only mail with V1.",
            "Folders: Inbox, Sent.",
            "10 January to 20 February 2026",
            "Search words: scholarship, visa, dean",
            "The mails on the journey",
        ],
    );
    // Content alone, where a milder item was never asked.
    let alone = paper
        .with("mla.items", json!(["mail"]))
        .with("mla.prev", "none")
        .with("fact.need", "The mail of January 2026 proves who arranged the journey of V1 (X1).");
    // The milder item comes only by order, and none is at hand.
    assert!(found(&alone.clone().with("leg.order", "")).iter().all(|(code, ..)| *code == 48));
    assert!(
        found(&alone.with(
            "mla.prev",
            json!([{"date": "2026-03-01", "to": "Northmail", "channel": "portal", "reference": "14/26", "answer": "name given"}])
        ))
        .is_empty()
    );
}

#[test]
fn e22_e23_e24_the_copy() {
    let paper = paper();
    let mut unfrozen = paper.clone();
    unfrozen.freeze = None;
    assert_eq!(found(&unfrozen), [(22, "", S::Major)]);
    // No threat, and data that outlives the way: nothing need be frozen.
    assert!(
        found_in(&unfrozen.clone().with("mla.items", json!(["mail"])), |case| case.facts.deletion_threat = false)
            .iter()
            .all(|(code, ..)| *code != 22)
    );
    assert_eq!(found(&paper.clone().with("mla.pres", "frozen on 2 March 2026")), [(24, "", S::Minor)]);
    // The copy of 2 March ends on 31 May, and the paper is sent after it.
    let mut world = bench::world(bench::library());
    bench::freeze(&mut world, &paper);
    bench::wait(&mut world, "2026-06-10T10:00+05:00");
    bench::send(&mut world, &paper.clone().with("hdr.date", "2026-06-10T10:00+05:00"));
    assert!(codes(&world).iter().any(|(code, variant, _)| (*code, *variant) == (23, "")), "{:?}", codes(&world));
    // It is sent in time, and nobody hands on its number.
    let mut world = sent(&paper);
    bench::wait(&mut world, "2026-09-30T10:00+05:00");
    assert!(codes(&world).contains(&(23, "number", S::Major)), "{:?}", codes(&world));
    // With the number the company keeps the copy.
    let mut world = sent(&paper);
    bench::wait(&mut world, "2026-05-20T10:00+05:00");
    let number = world.assistance_numbers().first().cloned().expect("the ministry has sent it");
    let ticket = world.tickets()[0].number.clone();
    bench::act(
        &mut world,
        json!({"kind": "choose", "request": 3, "measure": "extend", "provider": "northmail", "entity": "northmail-llc", "channel": "portal", "form": "f1b", "why": "The copy must live."}),
    );
    bench::act(
        &mut world,
        json!({"kind": "send", "request": 3, "form": "f1b", "values": {
            "hdr.kind": "extension", "hdr.prev": ticket, "prov.entity": "northmail-llc", "prov.channel": "portal", "id.rows": paper.values["id.rows"],
            "ext.mla": number, "mla.proof": number, "ext.proof": number, "ra.officer": "Noor Test", "ra.agency": "FIA", "ra.email": "noor@fia.gov.example", "ra.phone": "+44 7700 900835",
            "sig.officer": [{"name": "Noor Test", "rank": "SI", "date": "2026-05-20", "signed": "yes", "stamp": "yes"}],
        }}),
    );
    bench::wait(&mut world, "2026-12-30T10:00+05:00");
    assert!(codes(&world).iter().all(|(code, ..)| *code != 23), "{:?} {:?}", codes(&world), world.tickets());
}

#[test]
fn e31_e32_e60_silence() {
    let paper = paper();
    breaks(
        &paper,
        60,
        S::Major,
        "mla.conf",
        &[
            "",
            "Please keep this request confidential under article 18(20).",
            "Please ask Northmail not to tell the user: S1 would flee. Until 30 September 2026.",
        ],
    );
    breaks(
        &paper,
        32,
        S::Major,
        "mla.conf",
        &[
            "Please obtain a non-disclosure order.",
            "An order under 2705(b) is needed, as S1 would destroy the mail.",
            "Please get a gag order until 30 September 2026.",
        ],
    );
    keeps(
        &paper,
        "mla.conf",
        &[
            "Please obtain a non-disclosure order: S1 would destroy the mail. Until his arrest, at latest 30 September 2026.",
            "If told, the user will flee and V1's family is in danger; we ask a court order that forbids Northmail to inform him for 90 days.",
        ],
    );
    let irish = f4().remove(1);
    breaks(&irish, 31, S::Major, "mla.conf", &["", "Please keep the request secret."]);
    // Nobody is told there, and telling does no harm here.
    keeps(&f4().remove(2), "mla.conf", &["", "Confidential."]);
    assert!(
        found_in(&paper.with("mla.conf", ""), |case| case.facts.alert_harms = crate::content::scenario::AlertHarms::No)
            .is_empty()
    );
}

#[test]
fn e33_e35_e84_e63_e88_people() {
    let paper = paper();
    assert_eq!(
        found(&paper.clone().instead("mla.facts", "V1 a scholarship", "Bilal Testperson a scholarship")),
        [(33, "", S::Fatal)]
    );
    assert!(found(&paper.clone().with("att.list", "5 sealed annex: key of codes (Bilal Testperson)")).is_empty());
    assert_eq!(
        found(&paper.clone().with("att.list", "5 statement of Bilal Testperson")).iter().filter(|(code, ..)| *code == 33).count(),
        1
    );
    assert_eq!(found(&paper.clone().cell("mla.persons", 3, "role", "suspect")), [(35, "person", S::Major)]);
    assert!(found(&paper.clone().cell("mla.persons", 3, "role", "unknown")).is_empty());
    let with_migrant =
        |role: &str| paper.clone().with("mla.persons", json!([{"name": "M1", "nationality": "", "place": "", "role": role}]));
    assert_eq!(found(&with_migrant("suspect")), [(84, "person", S::Major)]);
    assert!(found(&with_migrant("witness")).is_empty());
    // The Emigration Ordinance named as such is a question.
    assert!(
        found(&with_migrant("suspect").with("off.law", "PTPA 2018 section 3; Emigration Ordinance 1979 section 17")).is_empty()
    );
    // A copy to the State that persecutes, with a place; coded and without one; and a promise that it gets none.
    let located = paper.clone().cell("mla.persons", 3, "place", "village near Kasur");
    let copy = |paper: &Paper| {
        paper.clone().with("mla.assur", format!("{} A copy is sent to the authorities of Northland.", paper.text("mla.assur")))
    };
    assert_eq!(found(&copy(&located)), [(63, "", S::Fatal)]);
    assert!(found(&copy(&paper)).is_empty());
    let none = located.clone().with("mla.assur", format!("{} Nothing is passed on to Northland.", paper.text("mla.assur")));
    assert!(found(&none).is_empty());
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
        codes(&world).into_iter().filter(|(code, ..)| *code == 63).count()
    };
    assert_eq!(asked("Contact point of Sweden; copy to the police of Northland"), 1);
    assert_eq!(asked("Contact point of Sweden"), 0);
    let child = |case: &mut Scenario| {
        for person in case.people.iter_mut().filter(|person| person.role == PersonRole::Victim) {
            person.child_age = Some(16);
        }
    };
    assert_eq!(
        found_in(&paper.clone().instead("mla.facts", "V1 a scholarship", "a woman (V1) a scholarship"), child),
        [(88, "", S::Major)]
    );
    assert!(found_in(&paper.instead("mla.facts", "V1 a scholarship", "V1, aged 16, a scholarship"), child).is_empty());
}

#[test]
fn e39_e44_e51_e57_form_and_promises() {
    let paper = paper();
    breaks(&paper, 39, S::Major, "hdr.lang", &["local"]);
    let plain = paper
        .clone()
        .with("hdr.lang", "en")
        .with("mla.contact", "Two officers, +44 7700 900835 and +44 7700 900836.")
        .with("leg.order", "Order of the Sessions Court (X7), 6 March 2026")
        .with("att.list", "1 FIR in Urdu");
    assert_eq!(found_in(&plain, |case| case.facts.orders[0].translated = false), [(39, "annexes", S::Major)]);
    assert!(found(&plain.clone().with("att.list", "1 capture X1").with("leg.order", "")).is_empty());
    assert!(found(&plain.with("att.list", "1 FIR, certified translation")).is_empty());
    breaks(&paper, 44, S::Major, "mla.form", &["", "as required", "kindly provide evidence as per law"]);
    keeps(
        &paper,
        "mla.form",
        &["Certificate under 902(11).", "Affidavit of the custodian", "SHA-256 list", "whatever form is usual there"],
    );
    // The box holds mail with a lawyer.
    let unfiltered = paper
        .clone()
        .with("mla.limits", "Mail between the two boxes, 10 January to 20 February 2026.")
        .with("con.hr", "Checked on 10 March 2026: V1 is protected.");
    assert_eq!(found(&unfiltered), [(51, "", S::Major)]);
    assert!(found(&unfiltered.clone().with("fact.prop", "Two boxes, 42 days; a filter team takes out mail with L1.")).is_empty());
    assert!(found(&unfiltered.clone().with("mla.items", json!(["name", "signins"]))).is_empty());
    assert!(found_in(&unfiltered, |case| case.accounts[0].privileged.clear()).is_empty());
    let bare = paper.clone().with("con.use", "For FIR 14/2026 only; deleted after the appeal.");
    breaks(&bare, 57, S::Minor, "mla.assur", &["", "All assurances are given.", "as per law"]);
    keeps(&bare, "mla.assur", &["Reciprocity; costs; not political; no death penalty; not tried before."]);
    breaks(&paper, 57, S::Minor, "con.hr", &["", "yes", "complied"]);
}

#[test]
fn e91_e92_e93_e45_facts_of_the_case() {
    let paper = paper();
    let missing = paper.clone().instead("mla.facts", " and made V1 work without pay", "").instead(
        "off.dual",
        " and forced them to work without pay",
        "",
    );
    assert_eq!(found(&missing), [(92, "", S::Major)]);
    assert_eq!(
        found(&paper.clone().instead(
            "mla.facts",
            "On 3 February",
            "V1 agreed to the journey, so it is no offence. On 3 February"
        )),
        [(91, "", S::Major)]
    );
    assert!(
        found(&paper.clone().instead(
            "mla.facts",
            "On 3 February",
            "V1 agreed to the journey; this consent does not count. On 3 February"
        ))
        .is_empty()
    );
    assert_eq!(
        found(
            &paper.clone().with(
                "fact.need",
                "Mail of January 2026 shows who paid. Please send the bank statement of Chinar Commercial Bank."
            )
        ),
        [(93, "abroad", S::Major)]
    );
    assert!(
        found(
            &paper
                .clone()
                .with("fact.need", "Mail of January 2026 shows who paid. The bank statement of Chinar is asked at home.")
        )
        .is_empty()
    );
    // The same mail is asked of the company while its letter is open, and nobody says so.
    let mut world = bench::world(bench::library());
    bench::freeze(&mut world, &paper);
    bench::wait(&mut world, "2026-03-12T10:00+05:00");
    bench::act(
        &mut world,
        json!({"kind": "choose", "request": 5, "measure": "voluntary", "provider": "northmail", "entity": "northmail-llc", "channel": "portal", "form": "f2", "why": ""}),
    );
    bench::act(
        &mut world,
        json!({"kind": "send", "request": 5, "form": "f2", "values": {"id.rows": paper.values["id.rows"], "vol.items": ["name"], "prov.entity": "northmail-llc", "prov.channel": "portal"}}),
    );
    let mut again = world.clone();
    bench::send(&mut again, &paper.clone().with("mla.prev", "none"));
    assert!(codes(&again).iter().any(|(code, ..)| *code == 45), "{:?}", codes(&again));
    bench::send(&mut world, &paper.with("mla.prev", "Letter 5 to Northmail of 12 March 2026 asks the names; open."));
    assert!(codes(&world).is_empty(), "{:?}", codes(&world));
}

#[test]
fn e121_collection_has_bounds() {
    let live = live();
    let range = |from: &str, to: &str, longest: &str| {
        live.clone().with("rt.range", json!([{"from": from, "to": to, "longest": longest}]))
    };
    for wrong in [json!(["RTT", "RTC"]), json!([])] {
        assert_eq!(found(&live.clone().with("rt.type", wrong)), [(121, "kind", S::Major)]);
    }
    for wrong in [
        range("", "", ""),
        range("2026-10-01", "until further notice", ""),
        range("2026-10-10", "2026-10-01", ""),
        range("2026-10-01", "2027-10-01", "365"),
    ] {
        assert_eq!(found(&wrong), [(121, "term", S::Major)], "{:?}", wrong.values["rt.range"]);
    }
    for right in
        [range("2026-10-01", "2026-10-14", ""), range("day of service", "", "30"), range("2026-10-01", "2026-11-29", "60 days")]
    {
        assert!(found(&right).is_empty(), "{:?}", right.values["rt.range"]);
    }
    breaks(&live, 121, S::Major, "rt.order", &["", "No order was obtained", "to follow"]);
    breaks(&live, 121, S::Major, "rt.last", &["", "Needed for investigation.", "no other way"]);
    breaks(&live, 121, S::Major, "rt.min", &["", "yes"]);
    breaks(&live, 121, S::Major, "rt.end", &["", "noted"]);
    // Content of a box with a lawyer's mail: the filter is missing.
    let content = live
        .with("rt.type", "RTC")
        .with("rt.min", "Your officers collect and pass on what is said about the journey.")
        .with("con.hr", "Checked on 10 March 2026: V1 is protected.");
    assert_eq!(found(&content), [(51, "", S::Major)]);
}

#[test]
fn a_certificate_of_indian_law_is_not_the_form_that_our_court_needs() {
    breaks(
        &paper(),
        8,
        S::Minor,
        "mla.form",
        &["A 65-B certificate of the custodian, with hash values.", "Certificate under section 65B of the Evidence Act, signed."],
    );
}
