//! Sketches of cases still to be written: the proof that the types of content can say all of them.

use evidesk::content::{provider::Provider, scenario::Scenario};
use serde::de::DeserializeOwned;
use std::collections::BTreeSet;
use std::{fs, path::Path};

/// Reads every RON file of a folder, in the order of names, as the library does.
fn documents<T: DeserializeOwned>(folder: &str) -> Vec<T> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let mut paths: Vec<_> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))
        .expect("the folder is there")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ron"))
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let text = fs::read_to_string(path).expect("the file can be read");
            options.from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        })
        .collect()
}

#[test]
fn thirteen_cases_are_sketched() {
    let cases: Vec<Scenario> = documents("tests/sketches");
    assert_eq!(cases.len(), 13);
    for case in &cases {
        assert!(!case.providers.is_empty(), "{} has no provider", case.id);
        assert!(!case.criteria.is_empty(), "{} expects nothing", case.id);
        assert!(!case.model_path.is_empty(), "{} has no right path", case.id);
    }
}

#[test]
fn sketches_name_accounts_people_and_exhibits_that_they_have() {
    for case in documents::<Scenario>("tests/sketches") {
        let people: BTreeSet<_> = case.people.iter().map(|person| &person.id).collect();
        for account in &case.accounts {
            assert!(case.providers.contains(&account.provider), "{}: {}", case.id, account.provider);
            assert!(account.person.iter().all(|person| people.contains(person)), "{}: person of {}", case.id, account.id);
            assert!(account.links.iter().all(|link| case.account(&link.to).is_some()), "{}: links of {}", case.id, account.id);
            for identifier in &account.identifiers {
                assert!(
                    identifier.exhibit.iter().all(|exhibit| case.exhibit(exhibit).is_some()),
                    "{}: {}",
                    case.id,
                    identifier.value
                );
            }
        }
        for order in &case.facts.orders {
            assert!(case.exhibit(&order.exhibit).is_some(), "{}: order {}", case.id, order.exhibit);
            assert!(order.accounts.iter().all(|account| case.account(account).is_some()), "{}: order {}", case.id, order.exhibit);
        }
    }
}

#[test]
fn every_provider_has_a_sketch_and_a_company_that_controls() {
    let cases: Vec<Scenario> = documents("tests/sketches");
    let providers: Vec<Provider> = documents("scenarios/reference/providers");
    assert_eq!(providers.len(), 8);
    for provider in &providers {
        assert!(cases.iter().any(|case| case.providers.contains(&provider.id)), "{} is in no sketch", provider.id);
    }
}
