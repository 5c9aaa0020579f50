//! Concepts are checked by what their authors give with them: patterns must be readable, examples must be found and
//! counter-examples must not. Whoever adds a phrase sees at once what it breaks.

use crate::content::Library;
use crate::content::concept::CaseConcept;
use crate::content::diagnostic::{Diagnostic, Level};
use crate::content::place;
use crate::content::scenario::Scenario;
use crate::request::narrative::concepts::Concepts;
use crate::request::narrative::concepts::case::CaseConcepts;
use crate::request::narrative::concepts::cues::Cues;

/// How many examples of each kind a concept has at least.
const FEWEST: usize = 2;

/// Every concept of a library and of its cases, against its own examples.
pub fn check(library: &Library) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    if let Err(why) = Concepts::read(&library.concepts, &library.weights, Cues::embedded()) {
        let help = "mend the pattern, the list or the signal that it names";
        diagnostics.push(Diagnostic::at("reference/concepts", "", 0..0, Level::Error, "concept", why, help));
    }
    diagnostics.extend(library.played().flat_map(|scenario| of_case(library, scenario)));
    diagnostics
}

fn of_case(library: &Library, scenario: &Scenario) -> Vec<Diagnostic> {
    if scenario.concepts.is_empty() {
        return Vec::new();
    }
    let Some(source) = library.case_file(&scenario.id) else { return Vec::new() };
    let text = source.text();
    let tree = place::tree(text);
    let say = |at: &str, message: String, help: &str| {
        let span = tree.as_ref().map_or(0..0, |tree| tree.place(at));
        Diagnostic::at(&source.shown, text, span, Level::Error, "concept", message, help)
    };
    let (case, wrong) = CaseConcepts::read(library, &scenario.concepts);
    let mut diagnostics: Vec<Diagnostic> = wrong
        .iter()
        .map(|(id, why)| {
            say(&format!("concepts[{id}].find"), format!("{id}: {why}"), "write words, @lists, {things} and gaps such as ..6")
        })
        .collect();
    for (id, concept) in scenario.concepts.iter().filter(|(id, _)| wrong.iter().all(|(known, _)| known != *id)) {
        diagnostics.extend(examples(&case, id, concept).into_iter().map(|(at, message)| {
            say(&format!("concepts[{id}].{at}"), message, "mend the patterns or the example, whichever is wrong")
        }));
    }
    diagnostics
}

/// Examples that are too few, or read otherwise than their author says: where, and what.
fn examples(case: &CaseConcepts, id: &str, concept: &CaseConcept) -> Vec<(String, String)> {
    let mut wrong = Vec::new();
    for (name, texts, wanted) in [("examples", &concept.examples, true), ("counter_examples", &concept.counter_examples, false)] {
        if texts.len() < FEWEST {
            wrong.push((name.to_owned(), format!("{id} needs at least {FEWEST} {}", name.replace('_', "-"))));
        }
        for (at, text) in texts.iter().enumerate().filter(|(_, text)| case.find(id, text).is_empty() == wanted) {
            let found = if wanted { "is not found in this example" } else { "is found in this counter-example" };
            wrong.push((format!("{name}[{at}]"), format!("{id} {found}: “{text}”")));
        }
    }
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::id::ScenarioId;
    use crate::content::load;

    fn concept(find: &str, examples: [&str; 2], counter_examples: [&str; 2]) -> CaseConcept {
        CaseConcept {
            label: "The page closes".into(),
            find: vec![find.into()],
            examples: examples.map(str::to_owned).into(),
            counter_examples: counter_examples.map(str::to_owned).into(),
            ..CaseConcept::default()
        }
    }

    fn found(concept: CaseConcept) -> Vec<String> {
        let mut library = load::embedded().library;
        let scenario = library.scenarios.get_mut(&ScenarioId::from("first-hours")).expect("a case");
        scenario.concepts = [("closing".to_owned(), concept)].into();
        check(&library).into_iter().map(|diagnostic| diagnostic.message).collect()
    }

    #[test]
    fn what_is_built_in_is_whole() {
        assert_eq!(check(&load::embedded().library), []);
    }

    #[test]
    fn an_example_that_is_not_found_is_named_and_so_is_a_counter_example_that_is() {
        let counter = ["The page is open.", "Two weeks."];
        assert_eq!(found(concept("closing|closes", ["It closes soon.", "The page is closing."], counter)).len(), 0);
        let wrong = found(concept("closing", ["It shuts soon.", "The page is closing."], ["closing", "Two weeks."]));
        assert_eq!(wrong.len(), 2, "{wrong:?}");
        assert!(wrong[0].contains("It shuts soon."));
    }

    #[test]
    fn a_pattern_that_cannot_be_read_is_named() {
        let wrong = found(concept("@nothing", ["a b", "c d"], ["e f", "g h"]));
        assert_eq!(wrong.len(), 1, "{wrong:?}");
    }
}
