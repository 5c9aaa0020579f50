//! What a scenario's marks rest on, in one number: two libraries with the same digest judge an attempt alike.

use super::Kind;
use crate::content::Library;
use crate::content::id::{ClauseId, FormId, ProviderId, ScenarioId};
use crate::content::scenario::Scenario;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// SHA-256 over sorted `path NUL length NUL bytes` of a scenario and everything that it reaches, as `sha256:…`.
///
/// That is its folder without `attempts/` and `facilitator.md`; its providers; its forms with their blocks; the law that
/// it, its forms and its lessons cite; the lessons of its module; and the tables of powers and of the case clock.
/// Line ends count as `\n`, a mark of byte order not at all.
pub fn scenario_digest(library: &Library, id: &ScenarioId) -> String {
    let mut files: BTreeMap<&str, &[u8]> = BTreeMap::new();
    let sources = &library.sources;
    let file = library.case_file(id);
    let own = file.map(|source| source.layer);
    let folder = file.and_then(|source| source.path.strip_suffix("scenario.ron")).map_or_else(|| format!("{id}/"), str::to_owned);
    for source in sources.files.iter().filter(|source| Some(source.layer) == own && source.path.starts_with(&folder)) {
        let inside = &source.path[folder.len()..];
        if !inside.starts_with("attempts/") && inside != "facilitator.md" {
            files.insert(&source.path, source.bytes());
        }
    }
    if let Some(scenario) = library.scenario(id) {
        for (kind, name) in reached(library, scenario) {
            if let Some(source) = sources.of(kind, &name) {
                files.insert(&source.path, source.bytes());
            }
        }
    }
    let mut hash = Sha256::new();
    for (path, bytes) in files {
        hash.update(path.as_bytes());
        hash.update([0]);
        hash.update(bytes.len().to_string().as_bytes());
        hash.update([0]);
        hash.update(bytes);
    }
    format!("sha256:{}", hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}

fn reached(library: &Library, scenario: &Scenario) -> BTreeSet<(Kind, String)> {
    let mut reached = BTreeSet::from([(Kind::Powers, String::new()), (Kind::Clock, String::new()), (Kind::Chain, String::new())]);
    reached.extend(providers(scenario).map(|id| (Kind::Provider, id.to_string())));
    let mut cited: Vec<&ClauseId> = cited(scenario).collect();
    let used = |id: &FormId, measure| scenario.form_use(id).is_some() || scenario.measures.contains(measure);
    for form in library.forms.values().filter(|form| used(&form.id, &form.measure)) {
        reached.insert((Kind::Form, form.id.to_string()));
        let blocks = library.sources.blocks.get(&form.id).into_iter().flatten();
        reached.extend(blocks.map(|block| (Kind::Block, block.to_string())));
        cited.extend(form.fields().flat_map(|field| &field.cites));
    }
    for lesson in library.lessons.values().filter(|lesson| lesson.module == scenario.module) {
        reached.insert((Kind::Lesson, lesson.id.to_string()));
        cited.extend(&lesson.cites);
    }
    let law = cited
        .into_iter()
        .map(|clause| clause.document().to_owned())
        .filter(|document| library.laws.contains_key(document.as_str()));
    reached.extend(law.map(|document| (Kind::Law, document)));
    reached
}

/// Every provider that a scenario names.
fn providers(scenario: &Scenario) -> impl Iterator<Item = &ProviderId> {
    let accounts = scenario.accounts.iter().map(|account| &account.provider);
    scenario.providers.iter().chain(accounts).chain(scenario.packages.iter().map(|package| &package.provider))
}

/// Every clause that a scenario itself cites.
fn cited(scenario: &Scenario) -> impl Iterator<Item = &ClauseId> {
    let criteria = scenario.criteria.iter().flat_map(|criterion| &criterion.cites);
    let steps = scenario.model_path.iter().flat_map(|step| &step.cites);
    let checks = scenario.self_checks.iter().flat_map(|check| &check.cites);
    let changes = scenario.changed_since.iter().map(|(_, clause)| clause);
    scenario.law.iter().chain(criteria).chain(steps).chain(checks).chain(changes)
}
