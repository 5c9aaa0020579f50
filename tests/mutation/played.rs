//! Plays an attempt in which one form is filled in as a clean form says, with or without a slip.

use super::cases;
use super::planted::{self, Clean, Mutation};
use evidesk::case::World;
use evidesk::case::action::Action;
use evidesk::content::id::FormId;
use evidesk::content::value::{Value, Values};
use serde_json::{Value as Json, json};

/// How a form goes out: its measure, its id, and its number in the excellent attempt of the case.
fn way(form: &str, scenario: &str) -> (&'static str, &'static str, u32) {
    match (form, scenario) {
        ("f1", "first-hours") => ("preserve", "f1", 1),
        ("f1", _) => ("preserve", "f1", 3),
        ("f1b", _) => ("extend", "f1b", 4),
        ("f2", _) => ("voluntary", "f2", 2),
        ("f3", _) => ("emergency", "f3", 1),
        (_, "first-hours") => ("domestic_order", "h-order", 3),
        _ => ("domestic_order", "h-order", 2),
    }
}

/// The actions of the excellent attempt of this scenario.
fn excellent(scenario: &str) -> Vec<Json> {
    let path = format!("{scenario}/attempts/excellent.attempt.jsonl");
    let golden = cases::shipped().golden.iter().find(|golden| golden.path.ends_with(&path)).expect("an excellent attempt");
    let lines = golden.attempt.lines().filter_map(|line| serde_json::from_str::<Json>(line).ok());
    lines.filter_map(|line| line.get("do").cloned()).collect()
}

/// The entries of the excellent attempt for this form, if it has any.
fn base(form: &str, scenario: &str) -> Values {
    let (_, id, number) = way(form, scenario);
    let sent = excellent(scenario)
        .into_iter()
        .find(|action| action["kind"] == "send" && action["request"] == number && action["form"] == id);
    if let Some(sent) = sent {
        return serde_json::from_value(sent["values"].clone()).expect("values");
    }
    // An extension stands in no excellent attempt: the accounts and the door are those of the freeze.
    let mut values = base("f1", scenario);
    values.retain(|key, _| matches!(key.as_str(), "id.rows" | "prov.entity" | "prov.channel"));
    values.insert("hdr.kind".to_owned(), Value::Text("extension".to_owned()));
    values
}

fn choose(number: u32, measure: &str, form: &str, provider: &str) -> Json {
    let mut action =
        json!({"kind": "choose", "request": number, "measure": measure, "form": form, "why": "It is the next step."});
    if measure != "domestic_order" {
        action["provider"] = provider.into();
    }
    action
}

fn send(number: u32, form: &str, values: &Values) -> Json {
    json!({"kind": "send", "request": number, "form": form, "values": values})
}

/// The actions of the attempt; the form that is looked at has no values yet.
fn actions(form: &str, clean: &Clean) -> Vec<Json> {
    let scenario = cases::scenario_of(form, &clean.case);
    let (measure, id, number) = way(form, scenario);
    let own =
        [choose(number, measure, id, cases::provider_of(&clean.case)), json!({"kind": "send", "request": number, "form": id})];
    // Fourteen days before the copy ends, or on the day that the form says.
    let late = match clean.values.get("hdr.date") {
        Some(day) => day.as_text(),
        None => "2023-04-24T10:00+05:00".to_owned(),
    };
    let wait = json!({"kind": "wait", "until": late});
    if !cases::is_made(&clean.case) {
        let mut actions = excellent(scenario);
        if form == "f1b" {
            let close = actions.pop();
            actions.push(wait);
            actions.extend(own);
            actions.extend(close);
        }
        return actions;
    }
    let exhibits = &cases::shipped().scenarios[scenario].exhibits;
    let mut actions: Vec<Json> = exhibits.iter().map(|exhibit| json!({"kind": "open_exhibit", "id": exhibit.id})).collect();
    if matches!(form, "f1b" | "f2") {
        let freezes = planted::cleans(&super::folder("f1"));
        let freeze = freezes.iter().find(|known| known.case == clean.case).expect("a freeze of this case");
        let mut values = base("f1", scenario);
        values.extend(freeze.values.clone());
        actions.push(choose(1, "preserve", "f1", cases::provider_of(&clean.case)));
        actions.push(send(1, "f1", &values));
    }
    if form == "f1b" {
        actions.push(wait);
    } else if form == "f2" {
        actions.push(json!({"kind": "wait", "until": "12h"}));
    }
    actions.extend(own);
    actions.push(json!({"kind": "close", "why": "What the form needs was done."}));
    actions
}

fn matches(action: &Json, pattern: &Json) -> bool {
    pattern.as_object().is_some_and(|members| members.iter().all(|(key, value)| action.get(key) == Some(value)))
}

fn filled(values: &mut Values, world: &World) {
    let ticket = world.tickets().first().map(|ticket| ticket.number.clone()).unwrap_or_default();
    let (now, today) = (world.now().to_string(), world.now().date().to_string());
    let fill = |text: &mut String| *text = text.replace("{ticket}", &ticket).replace("{now}", &now).replace("{today}", &today);
    for value in values.values_mut() {
        match value {
            Value::Text(text) => fill(text),
            Value::Many(_) => {}
            Value::Rows(rows) => rows.iter_mut().flat_map(|row| row.values_mut()).for_each(fill),
        }
    }
}

/// The world after the attempt, and the number of the request that is looked at.
pub fn play(form: &str, clean: &Clean, mutation: Option<&Mutation>) -> Result<(World, u32), String> {
    let scenario = cases::scenario_of(form, &clean.case);
    let (_, id, number) = way(form, scenario);
    let library = cases::library(form, &clean.case, mutation.map_or("", |mutation| &mutation.fact))?;
    let mut world = World::new(&library, &scenario.into()).map_err(|problem| problem.to_string())?;
    let act = |world: &mut World, action: &Json| -> Result<(), String> {
        let action: Action = serde_json::from_value(action.clone()).map_err(|problem| format!("{action}: {problem}"))?;
        world.apply(&action).map_err(|problem| problem.to_string())
    };
    for action in actions(form, clean) {
        if mutation.is_some_and(|mutation| mutation.without.iter().any(|pattern| matches(&action, pattern))) {
            continue;
        }
        let own = action["request"] == number;
        if own && action["kind"] == "choose" {
            for before in mutation.iter().flat_map(|mutation| &mutation.before) {
                act(&mut world, before)?;
            }
        }
        if !own || action["kind"] != "send" {
            act(&mut world, &action)?;
            continue;
        }
        let mut values = world.prefilled(&FormId::from(id));
        values.extend(base(form, scenario));
        values.extend(clean.values.clone());
        for edit in mutation.iter().flat_map(|mutation| &mutation.edits) {
            planted::edit(&mut values, edit)?;
        }
        filled(&mut values, &world);
        act(&mut world, &send(number, id, &values))?;
        for after in mutation.iter().flat_map(|mutation| &mutation.after) {
            act(&mut world, after)?;
        }
    }
    Ok((world, number))
}
