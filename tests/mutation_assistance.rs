//! Requests between States that are right, with one mistake planted at a time: each is found once, and nothing else is.

mod bench;

use bench::{Paper, codes, f4, f5, library, scored, sent};
use evidesk::case::World;
use serde_json::json;

/// A mistake: what it is called, the code that must come, in which forms, and how it is made. `None`: not in this paper.
type Mistake = (&'static str, u16, &'static str, fn(Paper) -> Option<Paper>);

fn set(key: &str, text: &str) -> impl Fn(Paper) -> Option<Paper> {
    let (key, text) = (key.to_owned(), text.to_owned());
    move |paper| Some(paper.with(&key, text.as_str()))
}

fn at_northmail(paper: &Paper) -> bool {
    paper.provider == "northmail"
}

/// Papers whose company tells its user unless an order forbids it.
fn told(paper: &Paper) -> bool {
    paper.provider != "sarafa"
}

fn content(paper: &Paper) -> bool {
    paper.values["mla.items"].to_string().contains("mail")
        || paper.values["mla.items"].to_string().contains("messages")
        || paper.values["mla.items"].to_string().contains("server")
}

const BOTH: &str = "f4 f5";
const STORED: &str = "f4";
const LIVE: &str = "f5";

const MISTAKES: &[Mistake] = &[
    // The way.
    ("from the circle", 42, BOTH, |p| {
        set("mla.route", "From: Anti-trafficking circle, FIA, Islamabad. To: Central Authority of the other State.")(p)
    }),
    ("to the embassy", 42, BOTH, |p| {
        set("mla.route", "From the Ministry of Interior of Pakistan to the embassy in Islamabad.")(p)
    }),
    ("to the foreign ministry", 42, BOTH, |p| {
        set("mla.route", "Ministry of Interior, Pakistan → Ministry of Foreign Affairs of that country")(p)
    }),
    ("to the company", 42, STORED, |p| {
        let name = match p.provider.as_str() {
            "northmail" => "Northmail LLC",
            "lumio" => "Lumio Technology Ltd.",
            "sarafa" => "Sarafa Remit Ltd.",
            _ => "Harborhost s.r.o.",
        };
        let route = format!("From: Ministry of Interior, Islamabad. To: {name}, records unit.");
        Some(p.with("mla.route", route))
    }),
    ("ministry gets a copy only", 42, BOTH, |p| {
        set(
            "mla.route",
            "From: SHO, police station Saddar. To: Ministry of Justice there, central authority. Copy to the Ministry of Interior for information.",
        )(p)
    }),
    ("no route", 42, BOTH, |p| set("mla.route", "")(p)),
    ("signed by the investigator", 42, BOTH, |p| Some(p.cell("mla.sign", 0, "office", "Investigating Officer, AHTC"))),
    ("signed by a prosecutor", 42, BOTH, |p| Some(p.cell("mla.sign", 0, "office", "District Public Prosecutor"))),
    ("not signed", 5, BOTH, |p| Some(p.cell("mla.sign", 0, "signed", ""))),
    ("not sealed", 5, BOTH, |p| Some(p.cell("mla.sign", 0, "seal", ""))),
    ("no signature at all", 5, BOTH, |p| Some(p.with("mla.sign", json!([])))),
    ("mere enquiry", 3, BOTH, |p| set("mla.stage", "FIA circle, Enquiry No. 9/2026, pending verification.")(p)),
    ("no FIR yet", 3, BOTH, |p| set("mla.stage", "No FIR has been registered so far; inquiry 9/2026 goes on")(p)),
    ("no stage", 9, BOTH, |p| set("mla.stage", "")(p)),
    ("local language", 39, BOTH, |p| set("hdr.lang", "local")(p)),
    // Basis and law.
    ("no treaty", 41, BOTH, |p| set("mla.treaty", "")(p)),
    ("international law", 41, BOTH, |p| {
        set("mla.treaty", "Under international law and norms of cooperation between friendly States.")(p)
    }),
    ("Budapest", 59, BOTH, |p| set("mla.treaty", "Budapest Convention, articles 29 and 31.")(p)),
    ("Smuggling Protocol", 59, BOTH, |p| {
        set("mla.treaty", "Article 10 of the Smuggling Protocol, to which both States belong.")(p)
    }),
    ("UN Cybercrime Convention", 59, BOTH, |p| set("mla.treaty", "United Nations Convention against Cybercrime, article 44.")(p)),
    ("European order", 59, BOTH, |p| set("mla.treaty", "European Production Order, Regulation 2023/1543.")(p)),
    ("Budapest beside a right one", 59, BOTH, |p| {
        let treaty = format!("{} Also the Budapest Convention, article 31.", p.text("mla.treaty"));
        Some(p.with("mla.treaty", treaty))
    }),
    ("no power", 7, STORED, |p| if p.text("leg.order").is_empty() { set("leg.power", "")(p) } else { None }),
    ("an offence as power", 7, STORED, |p| {
        Some(p.with("leg.power", "Section 3 of the Prevention of Trafficking in Persons Act 2018.").with("leg.order", ""))
    }),
    ("foreign power", 8, BOTH, |p| {
        let power = format!("{} We act under 18 U.S.C. 2703(d).", p.text("leg.power"));
        Some(p.with("leg.power", power))
    }),
    ("Fair Trial Act", 8, BOTH, |p| {
        let power = format!("{} Warrant under the Investigation for Fair Trial Act 2013.", p.text("leg.power"));
        Some(p.with("leg.power", power))
    }),
    ("no offence", 9, BOTH, |p| set("off.name", "heinous crime")(p)),
    ("no provision", 9, BOTH, |p| set("off.law", "")(p)),
    ("no maximum", 9, BOTH, |p| set("off.max", "")(p)),
    ("no text of the law", 9, BOTH, |p| set("mla.law", "")(p)),
    ("smuggling pleaded", 10, BOTH, |p| {
        Some(
            p.clone()
                .with(
                    "off.law",
                    if p.text("off.law").contains("PECA") {
                        "Prevention of Smuggling of Migrants Act 2018, section 3; PECA 2016 section 14"
                    } else {
                        "Prevention of Smuggling of Migrants Act 2018, section 3"
                    },
                )
                .with("off.name", "smuggling of migrants"),
        )
    }),
    ("no dual criminality", 40, BOTH, |p| set("off.dual", "")(p)),
    ("label only", 40, BOTH, |p| set("off.dual", "Trafficking in persons is an offence in both States.")(p)),
    // Facts.
    ("no link", 11, BOTH, |p| set("mla.nexus", "The account belongs to the suspect and is needed.")(p)),
    ("element missing", 92, BOTH, |p| {
        let facts = p.text("mla.facts");
        let shorter = facts
            .split(['.', ';'])
            .filter(|part| !part.contains("unpaid") && !part.contains("without pay"))
            .collect::<Vec<_>>()
            .join(".");
        Some(p.with("mla.facts", shorter).with("off.dual", "He was deceived by a false offer, and his passport was taken."))
    }),
    ("victim named", 33, BOTH, |p| {
        let facts = format!("{} V1 is Bilal Testperson.", p.text("mla.facts"));
        Some(p.with("mla.facts", facts))
    }),
    ("victim as suspect", 35, BOTH, |p| {
        let at = p.values["mla.persons"].as_array()?.iter().position(|row| row["name"] == "V1")?;
        Some(p.cell("mla.persons", at, "role", "suspect"))
    }),
    ("migrant as suspect", 84, BOTH, |p| {
        let mut persons = p.values["mla.persons"].as_array()?.clone();
        persons.retain(|row| row["name"] != "M1");
        persons.push(json!({"name": "M1", "nationality": "", "place": "", "role": "suspect"}));
        Some(p.with("mla.persons", persons))
    }),
    ("label on a person", 38, BOTH, |p| {
        let facts = format!("{} These miscreants did it.", p.text("mla.facts"));
        Some(p.with("mla.facts", facts))
    }),
    ("consent as defence", 91, STORED, |p| {
        let facts = format!("{} V1 agreed to go, so for V1 it is no offence.", p.text("mla.facts"));
        Some(p.with("mla.facts", facts))
    }),
    ("copy to a risk state", 63, STORED, |p| {
        let at = p.values["mla.persons"].as_array()?.iter().position(|row| row["name"] == "V1")?;
        let route = format!("{}. A copy goes to the embassy of Northland.", p.text("mla.route"));
        Some(p.with("mla.route", route).cell("mla.persons", at, "place", "Kasur, house of the uncle"))
    }),
    // Data.
    ("display name", 12, STORED, |p| {
        Some(p.with("id.rows", json!([{"id_type": "display_name", "value": "The Dean", "value_retyped": "The Dean", "seen_at": "2026-02-19", "seen_where": "X2", "role": "suspect"}])))
    }),
    ("one character wrong", 46, BOTH, |p| {
        let value = p.values["id.rows"][0]["value"].as_str()?.to_owned();
        // A number of seven signs is near to many: nobody can say that it is a slip.
        if value.len() < 8 {
            return None;
        }
        let slip = if value.contains("admissions") {
            value.replace("admissions", "admisions")
        } else if value.contains("scholars") {
            value.replace("scholars", "scholarz")
        } else {
            let digits = value.len();
            format!("{}{}{}", &value[..digits - 2], &value[digits - 1..], &value[digits - 2..digits - 1])
        };
        (slip != value).then(|| p.cell("id.rows", 0, "value", &slip).cell("id.rows", 0, "value_retyped", &slip))
    }),
    ("a bystander's box", 36, STORED, |p| {
        if !at_northmail(&p) {
            return None;
        }
        let mut rows = p.values["id.rows"].as_array()?.clone();
        rows.push(json!({"id_type": "email", "value": "registrar@real-university.example", "value_retyped": "registrar@real-university.example", "seen_at": "2026-02-10", "seen_where": "X3", "role": "unknown"}));
        let nexus = format!(
            "{} registrar@real-university.example is named in the letter of 12 January 2026 (X3) and sent it.",
            p.text("mla.nexus")
        );
        Some(p.with("id.rows", rows).with("mla.nexus", nexus))
    }),
    ("no period", 17, STORED, |p| Some(p.with("id.range", json!([])))),
    ("since creation", 17, STORED, |p| Some(p.with("id.range", json!([{"from": "since creation", "to": ""}])))),
    ("two years", 17, STORED, |p| Some(p.with("id.range", json!([{"from": "2024-03-01T00:00Z", "to": "2026-02-20T00:00Z"}])))),
    ("the future", 18, STORED, |p| Some(p.with("id.range", json!([{"from": "2026-02-10T00:00Z", "to": "2026-04-30T00:00Z"}])))),
    ("no zone", 15, STORED, |p| {
        Some(p.with("id.tz", "local").with("id.range", json!([{"from": "2026-02-01 00:00", "to": "2026-02-10 23:59"}])))
    }),
    ("everything", 19, STORED, |p| {
        let need = format!("{} Please obtain any and all data of the account.", p.text("fact.need"));
        Some(p.with("fact.need", need))
    }),
    ("no bounds", 19, STORED, |p| if content(&p) { set("mla.limits", "")(p) } else { None }),
    ("the whole account", 19, STORED, |p| {
        if content(&p) && !at_northmail(&p) { set("mla.limits", "The entire account since creation.")(p) } else { None }
    }),
    ("nothing asked", 101, STORED, |p| Some(p.with("mla.items", json!([])))),
    ("content alone", 48, STORED, |p| {
        let key = match p.provider.as_str() {
            "northmail" => "mail",
            "lumio" => "messages",
            _ => return None,
        };
        Some(
            p.with("mla.items", json!([key]))
                .with("mla.prev", "none")
                .with("fact.need", "The messages of January and February 2026 prove who arranged the journey of V1 (X1)."),
        )
    }),
    ("what the company gives by letter", 3, STORED, |p| {
        (p.provider == "lumio").then(|| p.with("mla.items", json!(["contacts"])).with("mla.limits", ""))
    }),
    ("bank at home", 93, STORED, |p| {
        let need = format!("{} Please provide the bank statement of Chinar Commercial Bank.", p.text("fact.need"));
        Some(p.with("fact.need", need))
    }),
    ("never held", 21, STORED, |p| {
        let key = match p.provider.as_str() {
            "sarafa" => json!(["transfers", "payout", "camera"]),
            "harborhost" => json!(["customer", "invoices", "end_users"]),
            _ => return None,
        };
        Some(p.with("mla.items", key))
    }),
    ("protected talk", 51, STORED, |p| {
        at_northmail(&p).then(|| {
            p.with("mla.limits", "Inbox and sent folder, 10 January to 20 February 2026.")
                .with("con.hr", "The check was done on 10 March 2026; V1 is protected.")
        })
    }),
    ("reasons are a formula", 49, BOTH, |p| set("fact.need", "Required for investigation purposes.")(p)),
    ("proportion ticked", 57, BOTH, |p| set("fact.prop", "yes")(p)),
    ("rights ticked", 57, BOTH, |p| set("con.hr", "ok")(p)),
    // Freeze, form, secrecy, promises.
    ("ticket not named", 24, STORED, |p| {
        p.freeze.is_some().then(|| {
            p.with("mla.pres", "frozen in March").with(
                "mla.prev",
                json!([{"date": "2026-03-02", "to": "the company", "channel": "portal", "reference": "", "answer": "frozen"}]),
            )
        })
    }),
    ("no freeze", 22, STORED, |mut p| {
        p.freeze.take()?;
        Some(p)
    }),
    ("no form of evidence", 44, BOTH, |p| set("mla.form", "")(p)),
    ("a formula for the form", 44, BOTH, |p| set("mla.form", "as required")(p)),
    ("no secrecy", 0, STORED, |p| if told(&p) { set("mla.conf", "")(p) } else { None }),
    ("secrecy of the States only", 0, STORED, |p| {
        if told(&p) { set("mla.conf", "Please treat this request as confidential.")(p) } else { None }
    }),
    ("an order without reason and end", 32, STORED, |p| {
        if told(&p) { set("mla.conf", "Please obtain a non-disclosure order.")(p) } else { None }
    }),
    ("an order without end", 32, STORED, |p| {
        if told(&p) {
            set("mla.conf", "Please obtain a non-disclosure order: the user would delete the data and flee.")(p)
        } else {
            None
        }
    }),
    ("no assurances", 57, BOTH, |p| {
        Some(p.with("mla.assur", "").with("con.use", "For FIR 14/2026 only; kept in a sealed file, deleted after the appeal."))
    }),
    ("by private mail", 53, BOTH, |p| {
        let contact = format!("{} Please send the files to our gmail.", p.text("mla.contact"));
        Some(p.with("mla.contact", contact))
    }),
    ("a date that can be two", 16, BOTH, |p| {
        let facts = format!("{} A second mail came on 05/02/2026.", p.text("mla.facts"));
        Some(p.with("mla.facts", facts))
    }),
    // Collection.
    ("both kinds", 121, LIVE, |p| Some(p.with("rt.type", json!(["RTT", "RTC"])))),
    ("no end of the term", 121, LIVE, |p| {
        Some(p.with("rt.range", json!([{"from": "2026-10-01", "to": "until further notice", "longest": ""}])))
    }),
    ("longer than the order", 121, LIVE, |p| {
        Some(p.with("rt.range", json!([{"from": "2026-10-01", "to": "2026-12-29", "longest": "90"}])))
    }),
    ("no order", 121, LIVE, |p| set("rt.order", "")(p)),
    ("section 39 without its offence", 8, LIVE, |p| {
        (!p.text("off.law").contains("PECA"))
            .then(|| p.with("rt.order", "Order of the Court under section 39 PECA of 9 March 2026, 60 days, translated."))
    }),
    ("Fair Trial Act for collection", 8, LIVE, |p| {
        set("rt.order", "Warrant of the High Court under the Fair Trial Act, 9 March 2026, 60 days.")(p)
    }),
    ("nothing tried", 121, LIVE, |p| set("rt.last", "No other way.")(p)),
    ("no filter", 121, LIVE, |p| set("rt.min", "")(p)),
    ("no end rule", 121, LIVE, |p| set("rt.end", "")(p)),
];

/// What must come: where secrecy fails, the code depends on whether the company listens to a word of the officer.
fn expected(paper: &Paper, code: u16) -> u16 {
    match code {
        0 if paper.provider == "lumio" => 31,
        0 => 60,
        code => code,
    }
}

#[test]
fn what_is_right_is_left_alone() {
    let mut wrong = Vec::new();
    for paper in f4().into_iter().chain(f5()) {
        let found = codes(&sent(&paper));
        if !found.is_empty() {
            wrong.push(format!("{} ({}): {found:?}", paper.name, paper.form));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_mistake_is_found_once() {
    let papers: Vec<Paper> = f4().into_iter().chain(f5()).collect();
    assert!(papers.iter().filter(|paper| paper.form == "f4").count() >= 4);
    assert!(papers.iter().filter(|paper| paper.form == "f5").count() >= 4);
    let (mut planted, mut detected, mut others) = (0u32, 0u32, Vec::new());
    for paper in &papers {
        for (name, code, forms, make) in MISTAKES {
            if !forms.split(' ').any(|form| form == paper.form) {
                continue;
            }
            let Some(spoiled) = make(paper.clone()) else { continue };
            planted += 1;
            let wanted = expected(paper, *code);
            let found = codes(&sent(&spoiled));
            if found.iter().any(|(code, ..)| *code == wanted) {
                detected += 1;
            } else {
                println!("missed: {name} in {} ({}), E{wanted:02}: {found:?}", paper.name, paper.form);
            }
            let right = found.iter().filter(|(code, ..)| *code == wanted).count();
            if found.len() > right || right > 1 {
                others.push(format!("{name} in {} ({}), E{wanted:02}: {found:?}", paper.name, paper.form));
            }
        }
    }
    println!("planted {planted}, detected {detected}, false findings in {}", others.len());
    assert!(others.is_empty(), "{}", others.join("\n"));
    assert!(detected * 100 >= planted * 98, "{detected} of {planted}");
}

/// Where no mistake stands the paper passes every desk, and the company answers.
#[test]
fn what_is_right_is_answered() {
    for paper in f4().into_iter().chain(f5()) {
        let mut world: World = sent(&paper);
        bench::wait(&mut world, "2027-06-01T12:00+05:00");
        let replies: Vec<_> = world.replies().iter().filter(|reply| reply.request == bench::NUMBER).collect();
        assert_eq!(replies.len(), 1, "{} ({}): {replies:#?}", paper.name, paper.form);
        assert_eq!(replies[0].provider.as_ref().map(ToString::to_string), Some(paper.provider.clone()));
        assert!(scored(&world).iter().all(|finding| finding.code.0 == 23), "{}", paper.name);
        let _ = library();
    }
}
