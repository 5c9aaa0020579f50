use super::emergency::{emergency, set};
use super::{Bench, row};
use crate::assess::finding::Weight;
use crate::case::reply::RequestOutcome;
use crate::content::criterion::Severity::{Major, Minor};
use crate::content::policy::Term;
use serde_json::json;

#[test]
fn e29_paper_after_the_emergency() {
    assert_eq!(set("edr.follow", json!("")).broken(29), [("", Minor)]);
    assert_eq!(set("edr.follow", json!("2023-02-14")).broken(29), [("late", Minor)]);
    assert_eq!(set("edr.follow", json!("2023-12-14")).broken(29), []);
    let followed = emergency(|_| {})
        .then(json!({"kind": "choose", "request": 10, "measure": "emergency", "provider": "chirplet", "entity": "chirplet-inc", "channel": "red-box", "form": "f3", "why": "in writing"}))
        .then(json!({"kind": "send", "request": 10, "form": "f3", "values": {"hdr.kind": "edr_follow_up", "prov.entity": "chirplet-inc", "prov.channel": "red-box", "ra.email": "sana.rafiq@fia.gov.example", "fol.outcome": "All are safe."}}));
    assert_eq!(followed.broken(29), []);
}

#[test]
fn the_paper_after_an_emergency_goes_by_any_door_and_asks_no_silence() {
    let followed = |door: &str| {
        emergency(|_| {})
            .provider(|provider| {
                provider.clauses.iter_mut().flat_map(|clause| &mut clause.policy).for_each(|term| {
                    if let Term::Notifies { exempt, .. } = term {
                        exempt.clear();
                    }
                });
            })
            .then(json!({"kind": "choose", "request": 10, "measure": "emergency", "provider": "chirplet", "entity": "chirplet-inc", "channel": door, "form": "f3", "why": "in writing"}))
            .then(json!({"kind": "send", "request": 10, "form": "f3", "values": {"hdr.kind": "edr_follow_up", "prov.entity": "chirplet-inc", "prov.channel": door, "ra.email": "sana.rafiq@fia.gov.example", "fol.outcome": "All are safe."}}))
    };
    let of_letter = |door: &str, code: u16| -> Vec<Weight> {
        let found = followed(door).findings();
        let own = found.into_iter().filter(|finding| finding.code.0 == code && finding.place.request == Some(10));
        own.map(|finding| finding.weight).collect()
    };
    for door in ["portal", "red-box"] {
        assert_eq!(of_letter(door, 2), [Weight::Met], "{door}");
        assert_eq!(of_letter(door, 31), [], "{door}");
    }
    // A door that nobody reads delays a paper; it endangers nobody any more.
    assert_eq!(of_letter("help-desk", 2), [Weight::Broken(Major)]);
    // The emergency itself is another matter: there the silence is to be asked.
    assert!(followed("portal").findings().iter().any(|finding| finding.code.0 == 31 && finding.place.request == Some(9)));
}

#[test]
fn the_paper_after_an_emergency_is_noted_and_not_sent_back() {
    let world = emergency(|_| {})
        .then(json!({"kind": "choose", "request": 10, "measure": "emergency", "provider": "chirplet", "entity": "chirplet-inc", "channel": "portal", "form": "f3", "why": "in writing"}))
        .then(json!({"kind": "send", "request": 10, "form": "f3", "values": {
            "hdr.kind": "edr_follow_up", "prov.entity": "chirplet-inc", "prov.channel": "portal",
            "ra.officer": "Sana Rafiq", "ra.badge": "AHTC-2217", "ra.email": "sana.rafiq@fia.gov.example", "ra.phone": "+44 7700 900835",
            "ra.second": "Kamal Durrani, Inspector, same desk line", "fol.outcome": "All are safe.",
            "id.rows": [row("account_id", "CH204417365", "2023-02-06T21:40+05:00", "unknown")],
            "sig.officer": [{"name": "Sana Rafiq", "rank": "Sub-Inspector", "date": "2023-02-07", "signed": "yes", "stamp": "yes"}],
        }}))
        .then(json!({"kind": "wait", "until": "2d"}))
        .world();
    // It asks for nothing: that no data is named in it is no fault.
    let answer = world.replies().iter().find(|reply| reply.request == 10).unwrap();
    assert_eq!(answer.outcome, RequestOutcome::Granted, "{:?}", answer.lines);
}

#[test]
fn e62_the_court_is_told_within_a_day() {
    let cited = |power: &'static str| set("leg.power", json!(power));
    assert_eq!(cited("PECA 2016, section 31").broken(62), [("", Major)]);
    assert_eq!(cited("Constitution article 9").broken(62), []);
    let mut told = cited("PECA 2016, section 31");
    let sent = told.lines.iter().position(|line| line["do"]["request"] == 9 && line["do"]["kind"] == "send").unwrap();
    for (at, action) in [
        json!({"kind": "wait", "until": "3h"}),
        json!({"kind": "note", "text": "Told the Court by letter of the data received."}),
    ]
    .into_iter()
    .enumerate()
    {
        told.lines.insert(sent + 1 + at, json!({"do": action}));
    }
    assert_eq!(told.broken(62), []);
    let late = cited("PECA 2016, section 31").then(json!({"kind": "note", "text": "Told the Court of the data."}));
    assert_eq!(late.broken(62), [("late", Minor)]);
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
