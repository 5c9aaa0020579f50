//! A trainee's own acts beside a step of the right path.

use super::world::{Entry, Happened, World};
use crate::content::data::Measure;
use crate::content::role::Role;
use crate::content::scenario::{MatchedBy, ModelStep};

/// Places in the story at which the trainee took this step, in order; none, where he did not, or where nothing shows it.
pub fn own_acts(world: &World, step: &ModelStep) -> Vec<usize> {
    let matches = |entry: &Entry| step.matched_by.iter().any(|by| matches(world, by, entry));
    world.story().iter().enumerate().filter(|(_, entry)| entry.action > 0 && matches(entry)).map(|(at, _)| at).collect()
}

fn matches(world: &World, by: &MatchedBy, entry: &Entry) -> bool {
    let sent = |measure: Measure| match entry.what {
        Happened::Sent(number) => world.request(number).is_some_and(|dossier| dossier.measure == measure),
        _ => false,
    };
    match by {
        MatchedBy::Measure(Measure::Nothing) => matches!(entry.what, Happened::SentNothing(_)),
        MatchedBy::Measure(measure) => sent(*measure),
        MatchedBy::Opened(id) => matches!(&entry.what, Happened::Opened(opened) if opened == id),
        MatchedBy::Noted(words) => {
            let named = |text: &String| {
                let text = text.to_lowercase();
                words.is_empty() || words.iter().any(|word| text.contains(&word.to_lowercase()))
            };
            matches!(&entry.what, Happened::Noted(text) | Happened::SentNothing(text) if named(text))
        }
        MatchedBy::Entry { measure, role } => sent(*measure) && written(world, entry, *role).is_some(),
        MatchedBy::Withdrew => matches!(entry.what, Happened::Withdrawn(_)),
        MatchedBy::Instruction => matches!(entry.what, Happened::InstructionAnswered { .. }),
    }
}

/// What stood in a field of what was sent with this entry of the story; none, if nothing did.
pub fn written(world: &World, entry: &Entry, role: Role) -> Option<String> {
    let Happened::Sent(number) = entry.what else { return None };
    let dossier = world.request(number)?;
    let sending = dossier.sendings.iter().find(|sending| sending.action == entry.action)?;
    let text = world.view(dossier, &sending.values)?.text(role).trim().to_owned();
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::action::Action;
    use crate::case::attempt::Attempt;
    use crate::case::world::Decided;
    use crate::content::load;
    use std::sync::Arc;

    /// A golden attempt of a built-in case, played.
    fn played(path: &str) -> World {
        let library = load::embedded().library;
        let golden = library.golden.iter().find(|golden| golden.path.ends_with(path)).expect("it is built in");
        let attempt = Attempt::parse(path, golden.attempt.as_bytes()).expect("it is read");
        let mut world = World::new(&Arc::new(library.clone()), &attempt.header.scenario).expect("the case is there");
        attempt.lines.iter().for_each(|line| world.apply(&line.action).expect("it is taken"));
        world
    }

    #[test]
    fn every_step_that_can_be_shown_is_shown_by_the_excellent_attempt_and_few_by_the_poor_one() {
        for case in ["first-hours", "locked-trailer", "not-this-one"] {
            let taken = |name: &str| {
                let world = played(&format!("{case}/attempts/{name}.attempt.jsonl"));
                let steps = &world.scenario().model_path;
                let shown = steps.iter().filter(|step| !step.matched_by.is_empty());
                let taken = shown.clone().filter(|step| !own_acts(&world, step).is_empty()).count();
                (taken, shown.count())
            };
            let (excellent, all) = taken("excellent");
            assert!(all >= 4, "{case}");
            assert_eq!(excellent, all, "{case}");
            assert!(taken("poor").0 < all, "{case}");
        }
    }

    #[test]
    fn what_was_written_stands_beside_its_step() {
        let world = played("first-hours/attempts/excellent.attempt.jsonl");
        let silence = world.scenario().model_path.iter().find(|step| step.title.starts_with("Ask for silence")).expect("a step");
        let acts = own_acts(&world, silence);
        assert_eq!(acts.len(), 1);
        let text = written(&world, &world.story()[acts[0]], Role::NonDisclosure).expect("something was written");
        assert!(text.contains("V1"), "{text}");
    }

    #[test]
    fn each_decision_is_kept_with_its_moment() {
        let world = played("first-hours/attempts/excellent.attempt.jsonl");
        let kinds: Vec<&Decided> = world.decisions().iter().map(|decision| &decision.what).collect();
        for wanted in [Decided::Choice(1), Decided::Sending(1), Decided::Choice(2), Decided::Close] {
            assert!(kinds.contains(&&wanted), "{wanted:?}");
        }
        let waits = kinds.iter().filter(|what| matches!(what, Decided::Waiting(_))).count();
        assert!(waits >= 1, "days were let pass");
        assert!(world.decisions().is_sorted_by_key(|decision| (decision.action, decision.at, decision.told)));
        // An hour is no decision, nor is reading.
        let mut short = World::new(world.library(), &"first-hours".into()).expect("the case is there");
        short.apply(&Action::Wait { until: "23h".into() }).expect("it is taken");
        short.apply(&Action::OpenExhibit { id: "x1".into() }).expect("it is taken");
        assert_eq!(short.decisions(), []);
        short.apply(&Action::Wait { until: "25h".into() }).expect("it is taken");
        assert_eq!(short.decisions().len(), 1);
    }

    #[test]
    fn a_loss_says_whether_the_account_could_be_named_in_time() {
        let library = Arc::new(load::embedded().library);
        let mut world = World::new(&library, &"first-hours".into()).expect("the case is there");
        world.apply(&Action::OpenExhibit { id: "x3".into() }).expect("it is taken");
        world.apply(&Action::Wait { until: "60d".into() }).expect("it is taken");
        world.apply(&Action::OpenExhibit { id: "x5".into() }).expect("it is taken");
        let of = |account: &str| {
            let loss = world.losses().into_iter().find(|loss| loss.account.as_str() == account).expect("it is gone");
            (loss.at.to_string(), world.known_in_time(&loss).expect("an exhibit shows it"))
        };
        let (gone, first) = of("a1");
        assert_eq!(
            (gone.as_str(), first.value.as_str(), first.exhibit.as_str()),
            ("2023-02-23T23:10+05:00", "CH204417365", "x3")
        );
        assert_eq!(first.read.map(|at| at.to_string()).as_deref(), Some("2023-02-07T17:25+05:00"));
        // It was opened when all was over.
        let (_, second) = of("a2");
        assert_eq!((second.value.as_str(), second.read), ("CH204417582", None));
    }
}
