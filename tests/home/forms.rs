//! Clean forms of different hands, and the mistakes that are planted in them.

use serde_json::{Value as Json, json};

/// A clean form.
pub struct Clean {
    pub name: &'static str,
    pub values: fn() -> Json,
}

/// A mistake: how and where it is planted, and the code that must come.
pub struct Mistake {
    pub code: u16,
    /// `set` a value, `add` a sentence, `swap` one text for another, `add-row` with this under `data`, `no-cell` of a column.
    pub how: &'static str,
    pub key: &'static str,
    pub value: &'static str,
    /// Which change of the case it needs; none, if empty.
    pub case: &'static str,
}

/// A step, with its clean forms and its mistakes.
pub struct Form {
    pub kind: &'static str,
    pub clean: &'static [Clean],
    pub mistakes: &'static [Mistake],
}

const fn m(code: u16, how: &'static str, key: &'static str, value: &'static str, case: &'static str) -> Mistake {
    Mistake { code, how, key, value, case }
}

pub const FORMS: &[Form] = &[
    Form {
        kind: "contact_point",
        clean: &[
            Clean { name: "model", values: contact_model },
            Clean { name: "terse", values: contact_terse },
            Clean { name: "clumsy", values: contact_clumsy },
            Clean { name: "host", values: contact_host },
        ],
        mistakes: &[
            m(54, "add", "cp.why", "We wrote to the page and asked for the price of a seat.", ""),
            m(54, "add", "fact.summary", "On 6 February our officer called the receiver and told him of the case.", ""),
            m(54, "add", "cp.why", "A colleague followed the page with his own account.", ""),
            m(55, "add", "fact.nexus", "We logged in with the suspect's password and read the list.", ""),
            m(33, "add", "fact.summary", "The victim is Waqas Mehrani.", ""),
            m(33, "add", "fact.nexus", "His family lives in Tarkhana Bela.", ""),
            m(63, "add", "fact.summary", "The victim is Waqas Mehrani.", "risk"),
            m(63, "add", "fact.nexus", "His brother Junaid has a tailor shop there.", "risk"),
            m(36, "swap", "id.rows", "BZ10442817 => BZ20773301", ""),
            m(46, "swap", "id.rows", "BZ10442817 => BZ10442871", ""),
            m(46, "swap", "id.rows", "gulf-career-desk.example => gulf-carrer-desk.example", ""),
            m(37, "swap", "id.rows", "BZ10442817 => BZ10442817", "protected"),
            m(65, "set", "ra.via", "", "none"),
            m(16, "add", "fact.summary", "The advert was seen again on 07/02/23.", ""),
            m(38, "add", "fact.summary", "These filthy criminals must be crushed.", ""),
            m(53, "add", "cp.why", "Please send the answer to my private gmail.", ""),
            m(34, "set", "att.list", "1. X4. 2. Captures of the pages.", "image"),
        ],
    },
    Form {
        kind: "open_source",
        clean: &[
            Clean { name: "model", values: capture_model },
            Clean { name: "two", values: capture_two },
            Clean { name: "clumsy", values: capture_clumsy },
            Clean { name: "official", values: capture_official },
        ],
        mistakes: &[
            m(54, "set", "osi.passive", "", ""),
            m(54, "add", "osi.why", "We wrote to the page and asked for the price of a seat.", ""),
            m(54, "add", "osi.why", "I messaged overseas.helpers as a customer.", ""),
            m(54, "add", "osi.tool", "We liked the post to see more of it.", ""),
            m(55, "set", "osi.account", "suspect", ""),
            m(123, "no-cell", "osi.rows", "sha256", ""),
            m(123, "no-cell", "osi.rows", "file", ""),
            m(123, "no-cell", "osi.rows", "at", ""),
            m(55, "add", "osi.tool", "We opened the closed part through the open session on his telephone.", ""),
            m(16, "add", "osi.why", "It was seen first on 07/02/23.", ""),
            m(38, "add", "osi.why", "These filthy criminals must be crushed.", ""),
            m(34, "set", "att.list", "1. X4. 2. Captures of the pages.", "image"),
        ],
    },
    Form {
        kind: "consent",
        clean: &[
            Clean { name: "model", values: consent_model },
            Clean { name: "terse", values: consent_terse },
            Clean { name: "clumsy", values: consent_clumsy },
            Clean { name: "guardian", values: consent_guardian },
        ],
        mistakes: &[
            m(83, "add", "cst.use", "It may also be used against V1.", ""),
            m(83, "add", "cst.use", "If other crimes show it serves as evidence against the owner.", ""),
            m(35, "add", "cst.use", "It will help to prosecute V1 for the forged passport.", ""),
            m(91, "add", "cst.use", "V1 agreed to go, so this is no trafficking.", ""),
            m(91, "add", "cst.use", "W1 agrees, so this is no trafficking.", ""),
            m(122, "set", "cst.free", "", ""),
            m(122, "set", "cst.age", "child_alone", ""),
            m(122, "add-row", "cst.rows", "The whole telephone", ""),
            m(122, "add-row", "cst.rows", "All pictures and chats", ""),
            m(54, "add", "cst.how", "Then we called S1 from that telephone.", ""),
            m(55, "add", "cst.how", "We logged in with the suspect's password and read the other side.", ""),
            m(16, "add", "cst.how", "The copy is of 07/02/23.", ""),
            m(38, "add", "cst.limits", "These filthy criminals must be crushed.", ""),
        ],
    },
    Form {
        kind: "domestic_order",
        clean: &[
            Clean { name: "bank", values: order_bank },
            Clean { name: "line", values: order_line },
            Clean { name: "clumsy", values: order_clumsy },
            Clean { name: "terse", values: order_terse },
        ],
        mistakes: &[
            m(93, "swap", "ord.leave", "high_court => none", ""),
            m(93, "swap", "ord.leave", "high_court => sessions_judge", ""),
            m(8, "set", "ord.power", "18 U.S.C. 2703(d)", ""),
            m(8, "set", "ord.power", "Fair Trial Act 2013, section 11", ""),
            m(8, "add", "ord.power", "Section 65-B of the Evidence Act.", ""),
            m(65, "unless-bank", "ord.power", "PECA 2016, section 31", "station"),
            m(62, "unless-bank", "ord.power", "PECA 2016, section 31; section 38(3): not to be revealed for 14 days", "wing"),
            m(14, "swap", "ord.records", " on 2023-01-28T14:11:37Z => ", ""),
            m(14, "swap", "ord.records", " port 40122 => ", ""),
            m(73, "swap", "ord.records", "2023-01-28T14:11:37Z => 2023-01-28T14:11:37+05:00", ""),
            m(54, "add", "ord.reason", "We called the receiver and asked for his account.", ""),
            m(54, "add", "ord.reason", "The customer was informed by us.", ""),
            m(16, "add", "ord.reason", "The receipt is of 07/02/23.", ""),
            m(38, "add", "ord.reason", "These filthy criminals must be crushed.", ""),
        ],
    },
    Form {
        kind: "release",
        clean: &[
            Clean { name: "model", values: release_model },
            Clean { name: "terse", values: release_terse },
            Clean { name: "clumsy", values: release_clumsy },
            Clean { name: "address", values: release_address },
        ],
        mistakes: &[
            m(1, "set", "prov.entity", "chirplet-pk", ""),
            m(2, "set", "prov.channel", "post", ""),
            m(4, "set", "ra.email", "sana.rafiq@freemail.example", ""),
            m(46, "swap", "id.rows", "CH204417582 => CH204417528", ""),
            m(36, "swap", "id.rows", "CH204417582 => CH204419003", ""),
            m(33, "add", "rel.why", "Waqas Mehrani has been heard.", ""),
            m(16, "add", "rel.why", "The answer came on 07/02/23.", ""),
            m(38, "add", "rel.why", "These filthy criminals must be crushed.", ""),
        ],
    },
];

fn rows(kind: &str, value: &str, exhibit: &str) -> Json {
    json!([{"id_type": kind, "value": value, "value_retyped": value, "seen_at": "2023-02-06T21:40+05:00", "seen_where": exhibit, "role": "suspect"}])
}

fn officer(mut values: Json) -> Json {
    for (key, value) in [
        ("ra.country", json!("Islamic Republic of Pakistan")),
        ("ra.agency", json!("Federal Investigation Agency")),
        ("ra.unit", json!("Anti-Human Trafficking Circle, Islamabad")),
        ("ra.officer", json!("Sana Rafiq")),
        ("ra.rank", json!("Sub-Inspector")),
        ("ra.badge", json!("AHTC-2217")),
        ("ra.email", json!("sana.rafiq@fia.gov.example")),
        ("ra.phone", json!("+44 7700 900835, desk of the circle, 24 hours")),
        ("ra.second", json!("Kamal Durrani, Inspector, same desk line")),
        ("off.name", json!("Trafficking in persons")),
        ("off.law", json!("Prevention of Trafficking in Persons Act 2018, section 3")),
        ("off.stage", json!("FIR 14/2023, registered on 6 February 2023; investigation open")),
        ("hdr.date", json!("2023-03-06T12:00+05:00")),
        ("hdr.ref", json!("FIA/AHTC-ISB/FIR-014/2023")),
        ("hdr.lang", json!("en")),
        ("id.tz", json!("+05:00")),
        ("sig.true", json!("yes")),
        (
            "sig.officer",
            json!([{"name": "Sana Rafiq", "rank": "Sub-Inspector", "date": "2023-03-06", "signed": "yes", "stamp": "yes"}]),
        ),
        ("att.list", json!("Captures of the pages.")),
    ] {
        if values.get(key).is_none() {
            values[key] = value;
        }
    }
    values
}

fn contact_model() -> Json {
    officer(json!({
        "cp.network": "agency", "cp.to": "National contact point of the United Arab Emirates", "cp.ask": ["freeze", "subscriber"],
        "cp.items": ["BSI", "ADV"], "cp.holder": "Bazarbay FZ-LLC, United Arab Emirates",
        "id.rows": rows("advert_number", "BZ10442817", "X3"), "id.range": [{"from": "2023-01-12", "to": "2023-02-07"}],
        "fact.summary": "On 12 January 2023 an advert offered V1 hotel work abroad. He paid on 20 January (X4) and had to work without pay (X1).",
        "fact.nexus": "BZ10442817 made the offer to V1 on 12 January 2023 (X2).",
        "cp.why": "The company answers foreign police through you only. The advert vanishes when it is filled.",
        "cp.follow": [{"step": "MLA", "date": "2023-04-15"}], "cp.other": "none", "con.hr": "One offer of work; no political purpose.",
        "con.use": "For FIR 14/2023 only.",
    }))
}

fn contact_terse() -> Json {
    officer(json!({
        "cp.network": "interpol", "cp.to": "NCB Abu Dhabi", "cp.ask": ["freeze"], "cp.holder": "Bazarbay FZ-LLC (UAE)",
        "id.rows": rows("advert_number", "BZ10442817", "X3"),
        "fact.summary": "V1 recruited by this advert, 12 Jan 2023 (X2). Forced work from 1 Feb (X1).",
        "fact.nexus": "BZ10442817: offer to V1, 12 Jan 2023 (X2).", "cp.why": "Adverts vanish; own police only (1.2).",
        "cp.follow": [{"step": "MLA", "date": "15 April 2023"}], "cp.other": "None.", "ra.via": "NCB Islamabad",
    }))
}

fn contact_clumsy() -> Json {
    officer(json!({
        "cp.network": "interpol", "cp.to": "respected brothers of NCB, U.A.E.", "cp.ask": ["subscriber", "advice"], "cp.items": ["BSI", "LOC"],
        "cp.holder": "bazarbay fz llc in dubai emirate", "id.rows": rows("advert_number", "bz 10442817", "page X3").to_string().replace("bz 10442817", "BZ10442817").parse::<Json>().unwrap(),
        "id.range": [{"from": "12 Jan 2023", "to": "7 Feb 2023"}],
        "fact.summary": "it is submited that V1 aged 22 saw the advert on 12-Jan-2023 and V1 wrote to the page and the page answered him to pay the fee, and he payed on 20 Jan 2023 (X4). after it S2 took the pasport and he work with no salary. S1 told V1 that others have payed too (X2).",
        "fact.nexus": "this advert BZ10442817 is the one by which V1 was called for the job dated 12 Jan 2023 as per X2, kindly see",
        "cp.why": "because this company do not answer us direct as per their own rule 1.2, and logs are dying in 60 days. We have not called the receiver or anybody.",
        "cp.follow": [{"step": "MLA", "date": "upto 20 April 2023"}], "cp.other": "nil", "ra.via": "NCB Islamabad",
    }))
}

fn contact_host() -> Json {
    officer(json!({
        "cp.network": "liaison", "cp.to": "Police of the State of Harborhost, liaison desk", "cp.ask": ["freeze", "advice"], "cp.holder": "Harborhost s.r.o.",
        "id.rows": rows("domain", "gulf-career-desk.example", "X3"), "fact.summary": "A website sent V1 to a page that deceived him on 12 January 2023 (X2). The liaison officer told our agent of the network that you can keep it.",
        "fact.nexus": "gulf-career-desk.example showed the offer on 12 January 2023 (X3).",
        "cp.why": "Logs live 14 days (4.2), and for you the host keeps a copy for 90 days (4.1).",
        "cp.follow": [{"step": "MLA", "date": "2023-04-15"}], "cp.other": "none", "ra.via": "Liaison officer",
    }))
}

const HASH: &str = "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0";

fn capture_model() -> Json {
    officer(json!({
        "osi.why": "The post names the coach of 14 February and the fee (X5).", "osi.account": "none", "osi.passive": "yes",
        "osi.rows": [{"url": "https://chirplet.example/u/overseas.helpers", "at": "2023-03-06T08:00Z", "what": "screenshot", "file": "coach.png", "sha256": HASH}],
        "id.tz": "UTC", "osi.tool": "Firefox 109.0, Windows 10, English, no login.", "osi.master": "Write-once disk 4, seal 118, key with the officer in charge",
        "osi.people": "Faces of two passengers are covered in the working copy.",
    }))
}

fn capture_two() -> Json {
    officer(json!({
        "osi.why": "Whether the group still recruits.", "osi.account": "none", "osi.passive": "yes",
        "osi.rows": [
            {"url": "chirplet.example/u/overseas.helpers", "at": "6 Mar 2023 13:00 +05:00", "what": "screenshot", "file": "a.png", "sha256": HASH},
            {"url": "chirplet.example/u/overseas.helpers", "at": "6 Mar 2023 13:02 +05:00", "what": "source", "file": "a.html", "sha256": HASH},
        ],
        "osi.tool": "wget 1.21", "osi.master": "Disk 4, sealed",
    }))
}

fn capture_clumsy() -> Json {
    officer(json!({
        "osi.why": "page is needed as V1 told that he wrote to the page, and S1 told him to use overseas.helpers (X2). we have not written to the page, nor followed it, and nobody called S1",
        "osi.account": "none", "osi.passive": "yes",
        "osi.rows": [{"url": "WWW.chirplet.example/u/overseas.helpers/", "at": "6 Mar 2023 13:00 UTC+5", "what": "export", "file": "page save 1", "sha256": HASH}],
        "id.tz": "+05:00", "osi.tool": "chrome browser, latest one, in the computer of desk. the session left open on the seized phone was not used", "osi.master": "cd in malkhana, sealed",
    }))
}

fn capture_official() -> Json {
    officer(json!({
        "osi.why": "The list of posts after 7 February.", "osi.account": "official", "osi.passive": "yes",
        "osi.rows": [{"url": "chirplet.example/u/overseas.helpers", "at": "2023-03-06T13:00+05:00", "what": "video", "file": "scroll.mp4", "sha256": HASH}],
        "osi.tool": "Account AHTC-OSI-2, approved on 1 February 2023.", "osi.master": "Evidence store, shelf 3",
    }))
}

fn consent_model() -> Json {
    officer(json!({
        "cst.who": "V1", "cst.age": "adult", "cst.lang": "Urdu; interpreter of the victim-support desk", "cst.free": "yes",
        "cst.rows": [{"value": "V1's telephone", "data": "Talk with overseas.helpers", "from": "2023-01-28", "to": "2023-02-06"}],
        "id.tz": "+05:00", "cst.limits": "Talk with W1 and with friends is left out.", "cst.how": "Export by V1 before a support person; SHA-256 noted.",
        "cst.use": "Only for the crime against V1, never against V1. Kept sealed; deleted after the last appeal.",
        "cst.sign": [{"code": "V1", "date": "2023-03-06", "signed": "yes"}],
    }))
}

fn consent_terse() -> Json {
    officer(json!({
        "cst.who": "V1", "cst.age": "adult", "cst.lang": "Urdu (officer)", "cst.free": "yes",
        "cst.rows": [{"value": "overseas.helpers on the telephone", "data": "this chat", "from": "28 Jan 2023", "to": "6 Feb 2023"}],
        "cst.limits": "Asked; nothing else.", "cst.how": "Export, hash noted.", "cst.use": "FIR 14/2023 only.",
        "cst.sign": [{"code": "V1", "date": "6 March 2023", "signed": "yes"}],
    }))
}

fn consent_clumsy() -> Json {
    officer(json!({
        "cst.who": "victim V1", "cst.age": "adult", "cst.lang": "in urdu language and punjabi also by lady constable", "cst.free": "yes",
        "cst.rows": [{"value": "mobile telephone of V1", "data": "chat in which S1 called him for work", "from": "12 Jan 2023", "to": "30 Jan 2023"}],
        "cst.limits": "chat of family is not taken as V1 not agree for it", "cst.how": "V1 himself opened the chat and he exported it, we looked only. S1 was not contacted by us",
        "cst.use": "for the acts against V1 only and not against him in any way. V1 agrees that we copy it.",
        "cst.sign": [{"code": "V1", "date": "06 March 2023", "signed": "yes"}],
    }))
}

fn consent_guardian() -> Json {
    officer(json!({
        "cst.who": "V1", "cst.age": "child_guardian", "cst.lang": "Urdu, with a guardian of the shelter", "cst.free": "yes",
        "cst.rows": [{"value": "telephone", "data": "Talk with overseas.helpers", "from": "2023-01-28", "to": "2023-02-06"}],
        "cst.limits": "Pictures are left out.", "cst.how": "Copy of the talk before two witnesses.", "cst.use": "For this case; nothing is used against the owner.",
        "cst.sign": [{"code": "V1", "date": "2023-03-06", "signed": "yes"}],
        "cst.witness": [{"name": "G1", "part": "guardian", "date": "2023-03-06", "signed": "yes"}],
    }))
}

const POWER: &str =
    "CrPC 1898, section 94(1): written order of the officer in charge of a police station. FIA Act 1974, section 5(2)";

fn order_bank() -> Json {
    officer(json!({
        "ord.custodian": "Chinar Commercial Bank Ltd., City branch, Quetta", "ord.records": "Account ending 4471: opening form, statement, withdrawals",
        "id.range": [{"from": "2023-01-12T00:00+05:00", "to": "2023-02-07T17:20+05:00"}], "ord.power": POWER, "ord.leave": "high_court",
        "ord.reason": "V1 paid PKR 180,000 into this account on 20 January 2023 (X4).",
    }))
}

fn order_line() -> Json {
    officer(json!({
        "ord.custodian": "Sarhad Telecom, Quetta", "ord.records": "Subscriber of 198.51.100.24 port 40122 on 2023-01-28T14:11:37Z",
        "id.range": [{"from": "2023-01-28T00:00+05:00", "to": "2023-01-29T00:00+05:00"}], "ord.power": POWER, "ord.leave": "none",
        "ord.reason": "The job letter was sent within that minute (X2, answer of the company).",
    }))
}

fn order_clumsy() -> Json {
    officer(json!({
        "ord.custodian": "Manager, Chinar Commercial Bank", "ord.records": "account opening form of 4471 and bank statement from 12 Jan to 7 Feb 2023 only",
        "id.range": [{"from": "12 Jan 2023 00:00 +05:00", "to": "7 Feb 2023 17:20 +05:00"}],
        "ord.power": "u/s 94 Cr.P.C being incharge of police station r/w section 5 FIA Act 1974", "ord.leave": "high_court",
        "ord.reason": "because V1 has payed in it and the page told him the number, S1 called it the fee (X2, X4). we informed the bank only, the customer was not told",
    }))
}

fn order_terse() -> Json {
    officer(json!({
        "ord.custodian": "Sarhad Telecom", "ord.records": "Subscriber, 198.51.100.24 port 40122 on 2023-01-28T14:11:37Z (19:11:37 +05:00)",
        "id.range": [{"from": "2023-01-28T19:00+05:00", "to": "2023-01-28T19:30+05:00"}], "ord.power": "CrPC 1898 s. 94; FIA Act 1974 s. 5(2)", "ord.leave": "none",
        "ord.reason": "Login of CH204417365 one minute before the letter (X2).",
    }))
}

fn release(values: Json) -> Json {
    let mut values = officer(values);
    for (key, value) in [
        ("hdr.kind", json!("withdrawal")),
        ("prov.service", json!("social")),
        ("prov.entity", json!("chirplet-inc")),
        ("prov.channel", json!("portal")),
        ("prov.guide_ver", json!("2023-02-07")),
        ("rel.ack", json!("yes")),
        (
            "sig.superv",
            json!([{"name": "Kamal Durrani", "rank": "Inspector", "date": "2023-03-06", "signed": "yes", "stamp": "yes"}]),
        ),
    ] {
        if values.get(key).is_none() {
            values[key] = value;
        }
    }
    values
}

fn release_model() -> Json {
    release(
        json!({"hdr.prev": "PRSV-88213, copied 2023-02-07", "rel.scope": "part", "id.rows": rows("account_id", "CH204417582", "X5"),
        "rel.why": "The answer of 6 March 2023 shows what we need of this account."}),
    )
}

fn release_terse() -> Json {
    release(
        json!({"hdr.prev": "PRSV-88213", "rel.scope": "all", "id.rows": rows("account_id", "CH204417582", "X5"), "rel.why": "No longer needed."}),
    )
}

fn release_clumsy() -> Json {
    release(
        json!({"hdr.prev": "your ticket no. prsv-88213 of 7 Feb 2023", "rel.scope": "all", "id.rows": rows("account_id", "CH204417582", "page X5"),
        "rel.why": "because we have got the record vide your letter and now the copy may kindly be deleted, thanks"}),
    )
}

fn release_address() -> Json {
    release(
        json!({"hdr.prev": "PRSV-88213", "rel.scope": "part", "id.rows": rows("profile_url", "chirplet.example/u/overseas.helpers", "X5"),
        "rel.why": "This page gave us what we asked on 7 February 2023; the copy is not needed any more."}),
    )
}
