//! The filled examples of the forms: every form of the reference is sent in one case, each paper is answered, and the
//! engine finds nothing to mend in any of them. The case stands in no list of cases.

#![allow(clippy::unwrap_used)]

use evidesk::assess::evaluate::{Evaluation, evaluate};
use evidesk::assess::finding::Weight;
use evidesk::assess::golden;
use evidesk::case::World;
use evidesk::case::attempt::Attempt;
use evidesk::case::reply::RequestOutcome;
use evidesk::content::Library;
use evidesk::content::data::Measure;
use evidesk::content::diagnostic::Level;
use evidesk::content::load;
use evidesk::content::role::Role;
use std::collections::BTreeSet;
use std::fs;
use std::sync::{Arc, OnceLock};

fn played() -> &'static (Arc<Library>, World, Evaluation) {
    static PLAYED: OnceLock<(Arc<Library>, World, Evaluation)> = OnceLock::new();
    PLAYED.get_or_init(|| {
        let library = Arc::new(load::embedded().library);
        let golden = library.example.as_ref().unwrap().shown().unwrap();
        let attempt = Attempt::parse(&golden.path, golden.attempt.as_bytes()).unwrap();
        let mut world = World::new(&library, &golden.scenario).unwrap();
        for line in &attempt.lines {
            world.apply(&line.action).unwrap();
        }
        let evaluation = evaluate(&world);
        (library, world, evaluation)
    })
}

#[test]
fn every_form_of_the_reference_is_sent_and_nothing_is_to_be_mended() {
    let (library, world, evaluation) = played();
    let sent: BTreeSet<_> = world
        .requests()
        .iter()
        .filter(|dossier| !dossier.sendings.is_empty())
        .filter_map(|dossier| dossier.form.clone())
        .collect();
    assert_eq!(sent, library.forms.keys().cloned().collect::<BTreeSet<_>>());
    let broken: Vec<String> = evaluation
        .findings
        .iter()
        .filter(|finding| matches!(finding.weight, Weight::Broken(_)))
        .map(|finding| format!("{} {:?} {:?}", finding.code, finding.criterion, finding.place))
        .collect();
    assert!(broken.is_empty(), "{broken:#?}");
    assert!(evaluation.requests.iter().all(|mark| mark.score >= 95), "{:?}", evaluation.requests);
    // And nothing in them is a question that the writer would have to answer.
    assert!(evaluation.findings.iter().all(|finding| finding.weight == Weight::Met));
}

#[test]
fn every_paper_is_answered_at_once_and_as_it_was_asked() {
    let (_, world, evaluation) = played();
    for mark in &evaluation.requests {
        let right = match mark.measure {
            Measure::Preserve | Measure::Extend => RequestOutcome::Preserved,
            _ => RequestOutcome::Granted,
        };
        assert_eq!(mark.outcome, right, "request {}", mark.number);
    }
    let asked = world.replies().iter().filter(|reply| {
        matches!(
            reply.outcome,
            RequestOutcome::Asked | RequestOutcome::Returned | RequestOutcome::Refused | RequestOutcome::Narrowed
        )
    });
    assert_eq!(asked.count(), 0);
    assert!(world.is_closed());
}

/// A reader sees whole forms: whatever a form asks for in this case stands in it, and of what it may have nearly all.
#[test]
fn the_sent_forms_are_whole() {
    let (library, world, _) = played();
    let mut empty = BTreeSet::new();
    for dossier in world.requests() {
        let form = &library.forms[dossier.form.as_ref().unwrap()];
        let values = &dossier.sendings.last().unwrap().values;
        for field in form.fields().filter(|field| world.shows(dossier.number, form, values, field)) {
            let stands = values.get(&field.key).is_some_and(|value| !value.is_blank());
            assert!(stands || !world.requires(dossier.number, form, values, field), "{} {}", form.id, field.key);
            if !stands {
                empty.insert((form.id.to_string(), field.role));
            }
        }
        for key in values.keys() {
            assert!(form.field(key).is_some(), "{} has no field {key}", form.id);
        }
    }
    // Nothing stored is asked beside a collection, and nobody is in danger when the contact point is asked.
    let known: BTreeSet<(String, Role)> =
        [("contact-point".to_owned(), Role::EmergencyNature), ("f5".to_owned(), Role::Period), ("f5".to_owned(), Role::Items)]
            .into();
    assert_eq!(empty, known);
}

#[test]
fn the_example_is_none_of_the_cases_and_counts_in_no_table() {
    let (library, ..) = played();
    let example = library.example.as_ref().unwrap();
    let id = &example.scenario.id;
    assert!(!library.scenarios.contains_key(id) && library.scenario(id).is_some());
    assert!(library.golden.iter().all(|golden| golden.scenario != *id));
    assert!(golden::play(library).iter().all(|attempt| !attempt.name.starts_with(id.as_str())));
    let held = golden::play_example(library);
    assert_eq!(held.len(), 1);
    assert!(held.iter().all(|attempt| attempt.diagnostics.is_empty() && attempt.broken.is_empty()));
    // Its digest is made of its file and of what it reaches, like that of any other.
    assert_ne!(load::scenario_digest(library, id), load::scenario_digest(library, &"no-such-case".into()));
}

#[test]
fn an_example_that_fails_is_an_error_of_the_check() {
    let mut library = load::embedded().library;
    let example = library.example.as_mut().unwrap();
    let golden = &mut example.golden[0];
    golden.expected = golden.expected.take().map(|(path, text)| (path, text.replace("answered", "open")));
    let library = Arc::new(library);
    let said: Vec<_> = golden::play_example(&library).into_iter().flat_map(|attempt| attempt.diagnostics).collect();
    assert_eq!(said.len(), 1);
    assert!(said[0].severity == Level::Error && said[0].code == "golden");
}

#[test]
fn a_folder_may_bring_its_own_example_if_it_says_so() {
    let own = tempfile::tempdir().unwrap();
    let folder = own.path().join("reference/example");
    fs::create_dir_all(folder.join("attempts")).unwrap();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/reference/example");
    let text = fs::read_to_string(root.join("scenario.ron")).unwrap().replace("id: \"crew-desk\"", "id: \"another\"");
    fs::write(folder.join("scenario.ron"), text).unwrap();
    for name in ["excellent.attempt.jsonl", "excellent.expected.ron"] {
        let text = fs::read_to_string(root.join("attempts").join(name)).unwrap().replace("crew-desk", "another");
        fs::write(folder.join("attempts").join(name), text).unwrap();
    }
    let twice = load::with_folders(&[own.path()]);
    assert!(twice.diagnostics.iter().any(|said| said.code == "duplicate-id" && said.severity == Level::Error));
    assert_eq!(twice.library.example.unwrap().scenario.id.as_str(), "crew-desk");
    fs::write(own.path().join("content.ron"), "(replaces: [\"example\"])").unwrap();
    let loaded = load::with_folders(&[own.path()]);
    assert!(loaded.diagnostics.is_empty(), "{:?}", loaded.diagnostics);
    let example = loaded.library.example.unwrap();
    assert_eq!((example.scenario.id.as_str(), example.golden.len()), ("another", 1));
    // Its own folder is enough to check it, and then stands in for the one that is built in.
    let alone = load::for_checking(&[&folder]);
    assert!(alone.diagnostics.is_empty(), "{:?}", alone.diagnostics);
    assert_eq!(alone.library.example.unwrap().scenario.id.as_str(), "another");
}
