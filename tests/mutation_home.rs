//! The mutation test for steps that are no request to a company: a message to a contact point, a consent, a capture, an
//! order at home, a release. Clean forms of different hands have no scored finding; a mistake that is planted in one of
//! them has exactly one, the right one.
//!
//! What is counted: findings that weigh, at the top of their group, of the step itself and of acts. The case's own
//! criteria are left out: it is made for this test.

// Helpers too: in a test a panic is the report.
#![allow(clippy::unwrap_used)]

#[path = "home/forms.rs"]
mod forms;
#[path = "home/played.rs"]
mod played;

use evidesk::assess::evaluate::evaluate;
use evidesk::assess::finding::Weight;
use evidesk::content::scenario::{PersonRole, Scenario};
use forms::{Clean, FORMS, Mistake};
use played::Desk;
use serde_json::{Value as Json, json};

/// Goal for planted mistakes: at least this many of a hundred found by the right rule, as the only scored finding.
const GOAL: usize = 98;

fn case(of: &str) -> impl Fn(&mut Scenario) + '_ {
    move |case| match of {
        "risk" => case.facts.risk_states = vec!["United Arab Emirates".into(), "central Europe".into()],
        "protected" => {
            let writer = case.accounts.iter_mut().find(|account| account.id.as_str() == "b1").unwrap();
            writer.owner = PersonRole::Protected;
            writer.in_offence = false;
        }
        "image" => case.exhibits.iter_mut().filter(|x| x.id.as_str() == "x4").for_each(|x| x.abuse_image = true),
        "wing" => {
            case.requester.unit_kind = evidesk::content::power::UnitKind::CyberWing;
            case.requester.authorised_officer = true;
        }
        "station" => {
            case.requester.unit_kind = evidesk::content::power::UnitKind::ProvincialPolice;
        }
        "none" => case.requester.may_send.retain(|measure| measure.key() != "contact_point"),
        _ => {}
    }
}

/// Scored findings of the step and of acts, each with where it stands.
fn found(kind: &str, values: &Json, of: &str) -> Vec<(u16, String)> {
    let desk = Desk::at_the_end(case(of));
    let desk = match kind {
        "release" => desk
            .then(json!({"kind": "choose", "request": 9, "measure": "withdraw", "provider": "chirplet", "entity": "chirplet-inc", "channel": "portal", "form": "f1-release", "why": "no longer needed"}))
            .then(json!({"kind": "send", "request": 9, "form": "f1-release", "values": values})),
        _ => desk.then(json!({"kind": kind, "values": values})),
    };
    let number = desk.last();
    let mut desk = desk.then(json!({"kind": "wait", "until": "10d"}));
    // The register is kept, as in the attempt that it stands in.
    let tickets: Vec<String> = desk
        .world
        .tickets()
        .iter()
        .filter(|ticket| ticket.request == number)
        .map(|ticket| format!("{} until {}", ticket.number, ticket.expires.map_or_else(String::new, |day| day.text())))
        .collect();
    if !tickets.is_empty() {
        desk = desk.then(json!({"kind": "note", "text": format!("Register: {}", tickets.join("; "))}));
    }
    let desk = desk.then(json!({"kind": "close", "why": "done"}));
    evaluate(&desk.world)
        .findings
        .into_iter()
        .filter(|finding| matches!(finding.weight, Weight::Broken(_)) && finding.criterion.is_none())
        .filter(|finding| finding.place.request.is_none_or(|request| request == number))
        .map(|finding| (finding.code.0, format!("[{}] at {} {:?}", finding.variant, finding.place.at.field, finding.args)))
        .collect()
}

/// The clean form with a mistake in it; none where the form has no such place.
fn planted(clean: &Clean, mistake: &Mistake) -> Option<Json> {
    let mut values = (clean.values)();
    let (key, text) = (mistake.key, mistake.value);
    match mistake.how {
        "set" => values[key] = serde_json::from_str(text).unwrap_or_else(|_| json!(text)),
        "add" => {
            let before = values[key].as_str()?.trim_end().to_owned();
            values[key] = json!(format!("{before}{} {text}", if before.ends_with('.') { "" } else { "." }));
        }
        // Only where no court is asked for its leave: a bank is no provider.
        "unless-bank" => {
            if values["ord.leave"] != "none" {
                return None;
            }
            values[key] = json!(text);
        }
        "add-row" => values[key].as_array_mut()?.push(json!({"value": "Telephone", "data": text})),
        "no-cell" => {
            values[key][0].as_object_mut()?.remove(text)?;
        }
        "swap" => {
            let (old, new) = text.split_once(" => ").unwrap();
            let whole = values[key].to_string();
            if !whole.contains(old) {
                return None;
            }
            values[key] = serde_json::from_str(&whole.replace(old, new)).unwrap();
        }
        other => panic!("{other}"),
    }
    Some(values)
}

#[test]
fn every_clean_form_is_clean_and_every_mistake_is_found_alone() {
    let (mut all, mut right, mut false_ones, mut wrong) = (0, 0, 0, Vec::new());
    for form in FORMS {
        let (mut of_form, mut of_right) = (0, 0);
        for clean in form.clean {
            let seen = found(form.kind, &(clean.values)(), "");
            if !seen.is_empty() {
                false_ones += seen.len();
                wrong.push(format!("{}/{}: clean, and found {seen:?}", form.kind, clean.name));
            }
            for mistake in form.mistakes {
                let Some(values) = planted(clean, mistake) else { continue };
                // A case that is made for a mistake makes none by itself.
                if !mistake.case.is_empty() && !matches!(mistake.case, "none" | "protected") {
                    let seen = found(form.kind, &(clean.values)(), mistake.case);
                    false_ones += seen.len();
                    if !seen.is_empty() {
                        wrong.push(format!("{}/{} in {}: clean, and found {seen:?}", form.kind, clean.name, mistake.case));
                    }
                }
                of_form += 1;
                let seen = found(form.kind, &values, mistake.case);
                if seen.len() == 1 && seen[0].0 == mistake.code {
                    of_right += 1;
                } else {
                    wrong.push(format!(
                        "{}/{}: E{:02} ({}) and found {seen:?}",
                        form.kind, clean.name, mistake.code, mistake.value
                    ));
                }
            }
        }
        println!("{:14} planted {of_form:3}  found alone {of_right:3}", form.kind);
        all += of_form;
        right += of_right;
    }
    wrong.iter().for_each(|line| println!("  {line}"));
    println!("planted {all}, detected {right}, false {false_ones}");
    assert!(right * 100 >= GOAL * all && false_ones == 0, "{right} of {all}, false {false_ones}\n{}", wrong.join("\n"));
}
