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
