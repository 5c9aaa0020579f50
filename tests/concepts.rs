//! Each concept runs its own examples: whoever adds a phrase sees at once what it breaks.

use evidesk::content::load;
use evidesk::request::narrative::concepts::Concepts;
use std::collections::BTreeMap;

#[test]
fn every_example_is_marked_as_its_author_says() {
    let library = load::embedded().library;
    let concepts =
        Concepts::read(&library.concepts, &library.weights, evidesk::request::narrative::concepts::cues::Cues::embedded())
            .expect("concepts that can be read");
    let mut wrong = Vec::new();
    let mut run = 0;
    for document in library.concepts.iter() {
        for (name, mark) in &document.marks {
            assert!(mark.examples.len() >= 3 && mark.counter_examples.len() >= 3, "{name} needs three examples of each kind");
            let texts =
                mark.examples.iter().map(|text| (text, true)).chain(mark.counter_examples.iter().map(|text| (text, false)));
            for (text, wanted) in texts {
                run += 1;
                let field = if mark.field.is_empty() { "fact.nexus" } else { &mark.field };
                let found = concepts.marks(field, text).into_iter().find(|found| found.name == *name).expect("the mark");
                if found.holds != wanted {
                    wrong.push(format!("{name} should be {wanted} (margin {}): {text}", found.margin));
                }
                let length = text.chars().count();
                assert!(found.spans.iter().all(|span| span.start < span.end && span.end <= length), "{name}: {text}");
            }
        }
    }
    println!("{run} examples, {} wrong", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Marks are worth showing only while they agree with a careful rater on texts of a writer nobody learned from.
#[test]
fn an_unseen_writer_is_marked_about_as_a_rater_would() {
    let library = load::embedded().library;
    let concepts = Concepts::of(&library);
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/narratives/unseen");
    let files = std::fs::read_dir(folder).expect("writers").map(|entry| entry.expect("a file").path());
    let lines: Vec<String> = files
        .flat_map(|file| std::fs::read_to_string(file).expect("texts").lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    // What is worst to miss: a name that leaves the house, and content that is demanded.
    let mut grave: BTreeMap<&str, (u32, u32)> = [("victim_exposed", (0, 0)), ("content_demand", (0, 0))].into();
    let (mut agreed, mut ours, mut theirs, mut both, mut all) = (0u32, 0u32, 0u32, 0u32, 0u32);
    for line in &lines {
        let line: serde_json::Value = serde_json::from_str(line).expect("a JSON object");
        let text = |key: &str| line[key].as_str().expect(key);
        for mark in concepts.marks(text("field"), text("text")) {
            let rated = line["marks"][&mark.name].as_bool().expect("every mark is rated");
            all += 1;
            if let Some((found, there)) = grave.get_mut(mark.name.as_str()).filter(|_| rated) {
                *found += u32::from(mark.holds);
                *there += 1;
            }
            agreed += u32::from(mark.holds == rated);
            ours += u32::from(mark.holds);
            theirs += u32::from(rated);
            both += u32::from(mark.holds && rated);
        }
    }
    let [agreed, ours, theirs, both, all] = [agreed, ours, theirs, both, all].map(f64::from);
    let chance = (ours * theirs + (all - ours) * (all - theirs)) / (all * all);
    let kappa = (agreed / all - chance) / (1.0 - chance);
    let f1 = 2.0 * both / (ours + theirs);
    println!("{all} marks: kappa {kappa:.2}, F1 {f1:.2}");
    assert!(kappa >= 0.8 && f1 >= 0.85, "kappa {kappa:.3}, F1 {f1:.3}");
    for (name, (found, there)) in grave {
        assert!(there >= 20 && f64::from(found) >= 0.9 * f64::from(there), "{name}: {found} of {there}");
    }
}

/// The same words have the same marks wherever they are read, and each mark that holds can be seen.
#[test]
fn every_mark_that_holds_points_at_words() {
    let library = load::embedded().library;
    let concepts = Concepts::of(&library);
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/narratives/unseen/l.jsonl");
    let (mut held, mut blind) = (0u32, 0u32);
    for line in std::fs::read_to_string(file).expect("texts").lines() {
        let line: serde_json::Value = serde_json::from_str(line).expect("a JSON object");
        let text = line["text"].as_str().expect("text");
        let length = text.chars().count();
        for mark in concepts.marks(line["field"].as_str().expect("field"), text) {
            assert!(mark.spans.iter().all(|span| span.start < span.end && span.end <= length), "{}: {text}", mark.name);
            held += u32::from(mark.holds);
            blind += u32::from(mark.holds && mark.spans.is_empty());
        }
    }
    assert!(held > 400 && blind * 100 <= held, "{blind} of {held} marks show no word");
}
