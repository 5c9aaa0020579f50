//! Cases made for the mutation test: the shipped ones with another unit, another company, or other facts.

use evidesk::content::Library;
use evidesk::content::data::{IdentifierKind, Measure};
use evidesk::content::load;
use evidesk::content::policy::Region;
use evidesk::content::scenario::{AlertHarms, Danger, PersonRole, Scenario};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

/// The content as it is shipped.
pub fn shipped() -> &'static Library {
    static LIBRARY: OnceLock<Library> = OnceLock::new();
    LIBRARY.get_or_init(|| load::embedded().library)
}

/// The scenario on which a case is built.
pub fn scenario_of(form: &str, case: &str) -> &'static str {
    match (form, case) {
        ("f3", _) | (_, "locked-trailer" | "lumio-night") => "locked-trailer",
        _ => "first-hours",
    }
}

/// Whether the case was made for this test, so that the excellent attempt of its scenario does not fit it.
pub fn is_made(case: &str) -> bool {
    matches!(case, "lumio" | "northmail" | "lumio-night")
}

/// The company of a case.
pub fn provider_of(case: &str) -> &'static str {
    match case {
        "lumio" | "lumio-night" => "lumio",
        "northmail" => "northmail",
        _ => "chirplet",
    }
}

/// The content with the case, and the fact, changed.
pub fn library(form: &str, case: &str, fact: &str) -> Result<Arc<Library>, String> {
    static MADE: Mutex<BTreeMap<(String, String), Arc<Library>>> = Mutex::new(BTreeMap::new());
    let id = scenario_of(form, case);
    let key = (format!("{id}/{case}"), fact.to_owned());
    if let Some(known) = MADE.lock().expect("no thread died").get(&key) {
        return Ok(Arc::clone(known));
    }
    let mut library = shipped().clone();
    let scenario = library.scenarios.get_mut(id).ok_or("no such scenario")?;
    match case {
        "karachi" => {
            scenario.requester.unit = "Anti-Human Trafficking Circle, Karachi".to_owned();
            scenario.requester.officer = "Nadia Korejo".to_owned();
            scenario.requester.desk_lines.push("+44 7700 900611".to_owned());
        }
        "lumio" | "lumio-night" | "northmail" => moved(scenario, provider_of(case)),
        _ => {}
    }
    change(scenario, fact)?;
    let library = Arc::new(library);
    MADE.lock().expect("no thread died").insert(key, Arc::clone(&library));
    Ok(library)
}

/// All accounts lie with this company, under the names that it knows.
fn moved(scenario: &mut Scenario, provider: &str) {
    scenario.providers = vec![provider.into()];
    scenario.criteria.clear();
    for measure in [Measure::Extend, Measure::Voluntary] {
        if !scenario.requester.may_send.contains(&measure) {
            scenario.requester.may_send.push(measure);
        }
    }
    for account in &mut scenario.accounts {
        account.provider = provider.into();
        if provider == "lumio" {
            account.user_region = Region::EuropeMiddleEastSouthAsia;
        }
        account.identifiers.retain(|known| matches!(known.kind, IdentifierKind::Handle | IdentifierKind::DisplayName));
        for known in account.identifiers.iter_mut().filter(|known| known.kind == IdentifierKind::Handle) {
            if provider == "northmail" {
                known.kind = IdentifierKind::Email;
                known.value = format!("{}@northmail.example", known.value);
            } else {
                known.value = format!("@{}", known.value);
            }
        }
    }
}

/// One fact of the case is another.
fn change(scenario: &mut Scenario, fact: &str) -> Result<(), String> {
    match fact {
        "" => {}
        "no danger" => scenario.facts.danger = Danger::None,
        "V1 is fifteen" => person(scenario, "V1")?.child_age = Some(15),
        "V4 is sixteen" => person(scenario, "V4")?.child_age = Some(16),
        "telling harms nobody" => scenario.facts.alert_harms = AlertHarms::No,
        "the hotel is a journalist" => {
            let hotel = scenario.accounts.iter_mut().find(|account| account.id.as_str() == "hotel");
            hotel.ok_or("no hotel")?.owner = PersonRole::Protected;
        }
        "X4 is an abuse image" => {
            let picture = scenario.exhibits.iter_mut().find(|exhibit| exhibit.number == "X4");
            picture.ok_or("no exhibit X4")?.abuse_image = true;
        }
        "may not send" => scenario.requester.may_send.clear(),
        "not in the offence" => {
            for account in &mut scenario.accounts {
                account.in_offence = false;
            }
        }
        other => return Err(format!("no fact is called {other:?}")),
    }
    Ok(())
}

fn person<'s>(scenario: &'s mut Scenario, code: &str) -> Result<&'s mut evidesk::content::scenario::Person, String> {
    scenario.people.iter_mut().find(|person| person.id.as_str() == code).ok_or_else(|| format!("no person {code}"))
}
