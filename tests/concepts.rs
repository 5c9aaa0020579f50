//! Each concept runs its own examples: whoever adds a phrase sees at once what it breaks.

use evidesk::content::load;
use evidesk::request::narrative::concepts::Concepts;

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
