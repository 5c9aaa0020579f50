//! Checks across documents: what is named must exist, and be law on the day of the case.

use super::Library;
use super::diagnostic::{Diagnostic, nearest};
use super::id::ClauseId;
use super::law::in_force;
use std::collections::BTreeMap;

/// Checks a library and says what is wrong, at its place in the files.
pub fn check(library: &Library, files: &BTreeMap<String, (String, String)>, diagnostics: &mut Vec<Diagnostic>) {
    let known: Vec<ClauseId> = library.clause_ids().collect();
    let names: Vec<&str> = known.iter().map(ClauseId::as_str).collect();
    for scenario in library.scenarios.values() {
        let Some((shown, source)) = files.get(&format!("{}/scenario.ron", scenario.id)) else { continue };
        let mut say = |text: &str, code, message: String, help: String| {
            diagnostics.push(Diagnostic::at_text(shown, source, &format!("\"{text}\""), code, message, help));
        };
        let cited = scenario
            .criteria
            .iter()
            .flat_map(|criterion| &criterion.cites)
            .chain(scenario.model_path.iter().flat_map(|step| &step.cites))
            .chain(scenario.self_checks.iter().flat_map(|check| &check.cites))
            .chain(&scenario.law);
        for id in cited {
            match library.clause(id) {
                None => say(id.as_str(), "unknown-clause", format!("there is no clause “{id}”"), meant(id.as_str(), &names)),
                Some(clause) if !in_force(clause.in_force(), scenario.law_date) => say(
                    id.as_str(),
                    "not-in-force",
                    format!("“{id}” was not in force on {}, the day of this case", scenario.law_date),
                    "cite what was law on that day".into(),
                ),
                Some(_) => {}
            }
        }
        for (_, id) in &scenario.changed_since {
            if library.clause(id).is_none() {
                say(id.as_str(), "unknown-clause", format!("there is no clause “{id}”"), meant(id.as_str(), &names));
            }
        }
        for id in scenario.providers.iter().chain(scenario.accounts.iter().map(|account| &account.provider)) {
            if !library.providers.contains_key(id) {
                let names: Vec<&str> = library.providers.keys().map(super::id::ProviderId::as_str).collect();
                say(id.as_str(), "unknown-provider", format!("there is no provider “{id}”"), meant(id.as_str(), &names));
            }
        }
        for link in scenario.accounts.iter().flat_map(|account| &account.links) {
            if scenario.account(&link.to).is_none() {
                say(link.to.as_str(), "unknown-account", format!("there is no account “{}”", link.to), String::new());
            }
            if scenario.exhibit(&link.exhibit).is_none() {
                say(link.exhibit.as_str(), "unknown-exhibit", format!("there is no exhibit “{}”", link.exhibit), String::new());
            }
        }
        for usage in &scenario.forms {
            let Some(form) = library.forms.get(&usage.form) else {
                let names: Vec<&str> = library.forms.keys().map(super::id::FormId::as_str).collect();
                say(
                    usage.form.as_str(),
                    "unknown-form",
                    format!("there is no form “{}”", usage.form),
                    meant(usage.form.as_str(), &names),
                );
                continue;
            };
            for key in usage.open.iter().chain(usage.prefilled.keys()).chain(usage.model.keys()) {
                if form.field(key).is_none() {
                    let keys: Vec<&str> = form.fields().map(|field| field.key.as_str()).collect();
                    say(key, "unknown-key", format!("form “{}” has no field “{key}”", form.id), meant(key, &keys));
                }
            }
        }
    }
    for form in library.forms.values() {
        let mut keys: Vec<&str> = form.fields().map(|field| field.key.as_str()).collect();
        let count = keys.len();
        keys.sort_unstable();
        keys.dedup();
        if keys.len() != count
            && let Some((shown, source)) = files.get(&format!("reference/forms/{}.ron", form.id))
        {
            let message = format!("form “{}” has a key twice", form.id);
            diagnostics.push(Diagnostic::at_text(
                shown,
                source,
                form.id.as_str(),
                "duplicate-key",
                message,
                "leave one out".into(),
            ));
        }
    }
}

fn meant(wrong: &str, known: &[&str]) -> String {
    nearest(wrong, known.iter().copied()).map_or_else(String::new, |name| format!("did you mean `{name}`?"))
}
