use super::{Bench, row};
use crate::assess::finding::Weight;
use crate::content::criterion::Severity::{Fatal, Major, Minor};
use crate::content::data::{Limb, Measure};
use crate::content::policy::{Assurance, Need, Term, WrongDoor};
use crate::content::scenario::Danger;
use crate::content::time::CaseTime;
use serde_json::{Value as Json, json};

/// An emergency request in First hours, where somebody is in danger now; `change` spoils it.
pub(super) fn emergency(change: impl FnOnce(&mut Json)) -> Bench {
    let mut values = json!({
        "hdr.kind": "new",
        "prov.entity": "chirplet-inc",
        "prov.channel": "red-box",
        "edr.call": [{"number": "+1 202 555 0142", "at": "2023-02-07T17:25+05:00", "with": "duty officer"}],
        "ra.agency": "Federal Investigation Agency", "ra.officer": "Sana Rafiq", "ra.email": "sana.rafiq@fia.gov.example",
        "ra.phone": "+44 7700 900835", "ra.second": "Kamal Durrani, Inspector, same desk line",
        "leg.power": "Constitution article 9: duty to protect life.",
        "off.name": "Trafficking in persons",
        "edr.kind": "life",
        "edr.nature": "Eleven people are locked in a trailer without air; they will suffocate.",
        "edr.who": "V4 and ten others, last seen at the yard",
        "edr.when": "The air lasts until 22:00 tonight, as V4 said in a voice note.",
        "edr.clock": "2023-02-07T22:00+05:00",
        "edr.source": "Voice note of V4 of 2023-02-07 17:00 +05:00 to the complainant.",
        "edr.data": ["logins"],
        "edr.how": "The last address and port lead to the operator, the operator to the cell; a patrol waits there to open the trailer.",
        "edr.alt": "An ordinary answer takes weeks.",
        "edr.nd": [{"ask": "no", "reason": "", "until": ""}],
        "edr.pres": "yes",
        "edr.follow": "2023-02-14",
        "id.rows": [row("account_id", "CH204417365", "2023-02-06T21:40+05:00", "unknown")],
        "edr.true": "yes",
        "sig.officer": [{"name": "Sana Rafiq", "rank": "Sub-Inspector", "date": "2023-02-07", "signed": "yes", "stamp": "yes"}],
        "sig.superv": [{"name": "Kamal Durrani", "rank": "Inspector", "date": "2023-02-07", "signed": "yes", "stamp": "yes"}],
    });
    change(&mut values);
    let mut bench = Bench::excellent().case(|case| {
        case.measures.push(Measure::Emergency);
        case.facts.danger =
            Danger::Real { limb: Limb::Death, person: "U1".into(), until: CaseTime::parse("2023-02-07T22:00+05:00").unwrap() };
    });
    let start = bench.lines.iter().position(|line| line["do"]["kind"] == "open_exhibit").unwrap();
    for (at, action) in [
        json!({"kind": "choose", "request": 9, "measure": "emergency", "provider": "chirplet", "entity": "chirplet-inc", "channel": "red-box", "form": "f3", "why": "life"}),
        json!({"kind": "send", "request": 9, "form": "f3", "values": values}),
    ]
    .into_iter()
    .enumerate()
    {
        bench.lines.insert(start + at, json!({"do": action}));
    }
    bench
}

/// With this value in the request.
pub(super) fn set(key: &'static str, value: Json) -> Bench {
    emergency(move |values| values[key] = value)
}

/// The provider's emergency clause wants this said.
fn demands(bench: Bench, need: Need) -> Bench {
    bench.provider(move |provider| {
        for term in provider.clauses.iter_mut().flat_map(|clause| &mut clause.policy) {
            if let Term::Emergency { needs, .. } = term {
                needs.push(need);
            }
        }
    })
}

#[test]
fn a_good_emergency_request_breaks_nothing_and_is_answered_within_the_hour() {
    let bench = emergency(|_| {});
    let world = emergency(|_| {}).world();
    let broken: Vec<_> = bench
        .findings()
        .into_iter()
        .filter(|finding| finding.place.request == Some(9) && matches!(finding.weight, Weight::Broken(_)))
        .map(|finding| (finding.code.0, finding.variant))
        // The attempt goes on for a month, and no follow-up is sent in it.
        .filter(|(code, _)| *code != 29)
        .collect();
    assert_eq!(broken, []);
    let reply = world.replies().iter().find(|reply| reply.request == 9).unwrap();
    assert!(reply.at < CaseTime::parse("2023-02-07T22:00+05:00").unwrap(), "{:?}", reply.at);
    assert!(!reply.records.is_empty());
}

#[test]
fn assurances_of_the_ordinary_way_are_not_asked_in_an_emergency() {
    let answered = |bench: Bench| {
        let world = bench.world();
        world.replies().iter().find(|reply| reply.request == 9).map(|reply| reply.at)
    };
    let assured = emergency(|_| {}).provider(|provider| {
        let wanted =
            vec![Assurance::Purpose, Assurance::Retention, Assurance::OnwardTransfer, Assurance::TrueNecessaryProportionate];
        provider.clauses[0].policy.push(Term::Assurances(wanted));
    });
    let world = assured.world();
    let reply = world.replies().iter().find(|reply| reply.request == 9).unwrap();
    assert!(!reply.records.is_empty());
    assert_eq!(Some(reply.at), answered(emergency(|_| {})));
}

#[test]
fn e02_every_emergency_door() {
    assert_eq!(set("edr.call", json!([])).broken(2), [("doors", Major)]);
    assert!(set("prov.channel", json!("portal")).broken(2).contains(&("urgent", Fatal)));
    assert!(set("prov.channel", json!("help-desk")).broken(2).contains(&("urgent", Fatal)));
    // What is refused at a door is not read in time either.
    let shut = set("prov.channel", json!("help-desk")).provider(|provider| {
        for term in provider.clauses.iter_mut().flat_map(|clause| &mut clause.policy) {
            if let Term::WrongChannel { answer, .. } = term {
                *answer = WrongDoor::NotProcessed;
            }
        }
    });
    assert!(shut.broken(2).contains(&("urgent", Fatal)));
    // One door alone is read later, the ordinary one in its turn.
    let at = |bench: Bench| bench.world().replies().iter().find(|reply| reply.request == 9).map(|reply| reply.at);
    let (both, one, ordinary) = (at(emergency(|_| {})), at(set("edr.call", json!([]))), at(set("prov.channel", json!("portal"))));
    assert!(both < one && one < ordinary, "{both:?} {one:?} {ordinary:?}");
}

#[test]
fn e06_a_second_person_at_night() {
    let alone = emergency(|values| {
        values["ra.second"] = "".into();
        values["sig.superv"] = json!([]);
    });
    assert_eq!(alone.broken(6), [("second", Major)]);
}

#[test]
fn e26_no_emergency() {
    let calm = |danger: Danger| emergency(|_| {}).case(move |case| case.facts.danger = danger);
    assert_eq!(calm(Danger::None).broken(26), [("", Major)]);
    assert_eq!(calm(Danger::Grey).broken(26), []);
    let missing = emergency(|_| {}).case(|case| {
        case.facts.danger = Danger::Real {
            limb: Limb::MissingPerson,
            person: "U1".into(),
            until: CaseTime::parse("2023-02-07T22:00+05:00").unwrap(),
        };
    });
    assert_eq!(missing.broken(26), []);
}

#[test]
fn e26_a_child_is_in_danger_before_it_is_hurt() {
    let told = |limb: Limb, nature: &str| {
        let nature = nature.to_owned();
        let bench = emergency(move |values| {
            values["edr.nature"] = nature.into();
            values["edr.when"] = "At eight tonight.".into();
        });
        let bench = bench.case(move |case| {
            case.facts.danger =
                Danger::Real { limb, person: "U1".into(), until: CaseTime::parse("2023-02-07T22:00+05:00").unwrap() };
        });
        bench.findings().iter().any(|finding| finding.code.0 == 26 && finding.weight == Weight::Met)
    };
    for nature in [
        "V4, a child, is to be handed over to strangers at eight and taken away by coach.",
        "The child was lured to a meeting, and at dawn they leave for the border.",
        "Later the child may not be found again.",
    ] {
        assert!(told(Limb::ChildInDanger, nature), "{nature}");
        // For the limb of death they tell of no danger to body or life.
        assert!(!told(Limb::Death, nature), "{nature}");
    }
    assert!(!told(Limb::ChildInDanger, "A child uses this account, and our superiors want the data today."));
}

#[test]
fn e26_a_danger_to_the_body_in_plain_words() {
    let told = |nature: &'static str| {
        let bench = emergency(move |values| {
            values["edr.nature"] = nature.into();
            values["edr.when"] = "At nine tonight.".into();
        });
        bench.findings().iter().any(|finding| finding.code.0 == 26 && finding.weight == Weight::Met)
    };
    for nature in ["V2 is beaten at nine as V1 was yesterday.", "They cut off a finger of V2.", "He will lose his hand."] {
        assert!(told(nature), "{nature}");
    }
    for nature in ["The men are in a bad situation.", "They take the money in hand at nine.", "The phone is cut off at nine."] {
        assert!(!told(nature), "{nature}");
    }
}

#[test]
fn e27_a_house_in_the_danger_is_no_step_to_the_rescue() {
    let bench = |nature: &'static str| {
        emergency(move |values| {
            values["edr.how"] = "We will rescue them with it.".into();
            values["edr.nature"] = nature.into();
        })
    };
    assert_eq!(bench("V4 sits in a house behind a locked door and is beaten; a guard stands there.").broken(27), [("", Minor)]);
    assert_eq!(bench("V4 will suffocate; with the last address a patrol finds the trailer.").broken(27), []);
}

#[test]
fn e27_how_the_data_saves() {
    for weak in [
        "",
        "It will help us.",
        "Kindly do the needful.",
        "We need it for the investigation of the case.",
        "The operator brings us the answer, and the phone is on.",
        "We will rescue them with it.",
        "IP -> provider -> report",
        "patrol -> rescue",
    ] {
        let bench = emergency(|values| {
            values["edr.how"] = weak.into();
            values["edr.nature"] = "People will suffocate because no air comes in.".into();
        });
        assert_eq!(bench.broken(27), [("", Minor)], "{weak}");
    }
    assert_eq!(demands(set("edr.how", json!("")), Need::HowDataHelps).case(|_| {}).broken(27), [("", Major)]);
    for good in [
        "The login shows the tower near him, and a team searches there.",
        "With the IP we find the house and send a patrol.",
        "The telephone leads to the house where the officers fetch V1.",
        "With the IP we ask the operator for the street, then our men go and bring the child home.",
        "The phone has a line in a shop; two of us drive there to get her out.",
        "Login IP + source port + UTC second -> ISP names customer premises -> patrol collects the minor.",
        "IP → provider → flat → patrol.",
        "Police wait at the counter and shadow the collector to the hideout.",
    ] {
        assert_eq!(set("edr.how", json!(good)).broken(27), [], "{good}");
    }
}

#[test]
fn e33_in_an_emergency_only_what_finds_the_person_is_needed() {
    let told = |text: &'static str, needs: bool| {
        let bench = emergency(move |values| values["edr.source"] = text.into()).case(|case| {
            let mut child = case.people[0].clone();
            child.id = "V8".into();
            child.keep_out = vec!["Noor".to_owned(), "Kiran Gali".to_owned(), "hearing aid".to_owned()];
            case.people.push(child);
            if let Danger::Real { person, .. } = &mut case.facts.danger {
                *person = "V8".into();
            }
        });
        let bench = if needs { demands(bench, Need::Person) } else { bench };
        bench.broken(33)
    };
    assert_eq!(told("The guardian of Noor, Kiran Gali, told us at 15:40 today.", true), []);
    assert_eq!(told("The guardian told us at 15:40 today; V8 wears a hearing aid.", true), [("more", Minor)]);
    // Somebody else's name finds nobody.
    assert_eq!(told("Waqas told us at 15:40 today.", true), [("more", Minor)]);
    // Where no clause asks for a name the code is enough.
    assert_eq!(told("The guardian of Noor told us at 15:40 today.", false), [("more", Minor)]);
}

#[test]
fn e28_more_than_saves() {
    assert_eq!(set("edr.data", json!(["logins", "messages"])).broken(28), [("content", Major)]);
    assert_eq!(set("edr.data", json!(["location"])).broken(28), [("", Major)]);
    assert_eq!(set("edr.alt", json!("We want any and all data of the account at once.")).broken(28), [("all", Major)]);
    assert_eq!(set("edr.data", json!(["logins", "phone"])).broken(28), []);
}

#[test]
fn e30_an_emergency_treated_as_an_ordinary_case() {
    let danger = |until: &'static str| {
        Bench::excellent().case(move |case| {
            case.facts.danger = Danger::Real {
                limb: Limb::Death,
                person: "U1".into(),
                until: crate::content::time::CaseTime::parse(until).unwrap(),
            };
        })
    };
    assert_eq!(danger("2023-02-10T12:00+05:00").broken(30), [("", Fatal)]);
    // The hour has not come before the case ends.
    assert_eq!(danger("2023-09-10T12:00+05:00").broken(30), []);
    assert_eq!(Bench::excellent().case(|case| case.facts.danger = Danger::Grey).broken(30), []);
    let silent = danger("2023-02-10T12:00+05:00").without(|action| action["request"] == 2 && action["kind"] != "answer");
    assert_eq!(silent.broken(30), [("never", Fatal)]);
}

#[test]
fn e86_a_person_or_a_group_that_can_be_counted() {
    for nobody in ["", "The public", "Innocent people and the society"] {
        assert_eq!(set("edr.who", json!(nobody)).broken(86), [("", Minor)], "{nobody}");
    }
    assert_eq!(demands(set("edr.who", json!("the public")), Need::Person).broken(86), [("", Major)]);
    for somebody in ["V4", "eleven people in the trailer", "a boy of twelve", "the woman who wrote the note"] {
        assert_eq!(set("edr.who", json!(somebody)).broken(86), [], "{somebody}");
    }
}

#[test]
fn e124_each_point_that_the_clause_lists_is_said_or_asked_for() {
    let outcome = |bench: Bench| bench.world().outcome_of(9);
    type Spoilt<'a> = (Need, &'a str, &'a str, &'a [(&'a str, &'a str)]);
    let cases: &[Spoilt<'_>] = &[
        (Need::Source, "source", "V4 wrote it to his brother.", &[("edr.source", "")]),
        (Need::Recency, "recency", "V4 wrote it at 17:00 today.", &[("edr.source", "V4 wrote it."), ("edr.when", "")]),
        (Need::Deadline, "deadline", "", &[("edr.clock", ""), ("edr.when", "Soon.")]),
        (Need::Nature, "", "", &[("edr.nature", "The men are in a bad situation."), ("edr.when", "Until 22:00.")]),
    ];
    for (need, variant, right, spoilt) in cases {
        let with = |fields: &[(&str, &str)]| {
            let fields: Vec<(String, Json)> = fields.iter().map(|(key, text)| ((*key).to_owned(), json!(text))).collect();
            emergency(move |values| fields.into_iter().for_each(|(key, text)| values[key] = text))
        };
        let good = if right.is_empty() { emergency(|_| {}) } else { with(&[("edr.source", right)]) };
        assert_eq!(demands(good.clone(), *need).broken(124), [], "{need:?}");
        assert!(!demands(good, *need).world().replies().is_empty());
        assert_eq!(demands(with(spoilt), *need).broken(124), [(*variant, Major)], "{need:?}");
        assert_eq!(outcome(demands(with(spoilt), *need)), crate::case::reply::RequestOutcome::Asked, "{need:?}");
        // No clause, no list.
        assert_eq!(with(spoilt).broken(124), []);
    }
    for said in [
        "The men get no food and two of them cannot stand any more.",
        "He will put them out into the snow.",
        "They burn V2 with irons until the money comes.",
        "The guards beat them every night; V3 has a broken rib.",
    ] {
        assert_eq!(demands(set("edr.nature", json!(said)), Need::Nature).broken(124), [], "{said}");
    }
}
