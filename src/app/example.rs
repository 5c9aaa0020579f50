//! The filled examples of the forms: what the example's attempt sent, form by form, with what was answered. It is played
//! once and kept as texts, so that a page only has to draw them. Where nothing can be played there is no example.

use crate::case::World;
use crate::case::attempt::Attempt;
use crate::case::world::{Dossier, Happened, Sending};
use crate::content::Library;
use crate::content::form::Form;
use crate::content::id::FormId;
use crate::content::role::ValueKind;
use crate::words::filled::{Filled, filled};
use crate::words::{story, values};
use std::collections::BTreeMap;
use std::sync::Arc;

/// All examples, by form.
#[derive(Debug, Default)]
pub struct Examples {
    /// The story they belong to, in a few sentences.
    pub story: String,
    letters: BTreeMap<FormId, Vec<Letter>>,
}

/// A form as it was sent.
#[derive(Debug)]
pub struct Letter {
    /// The kind of request, where the form has several.
    pub kind: Option<String>,
    /// When it was sent and to whom, and what came of it.
    pub way: String,
    /// Its sections with their fields.
    pub sections: Vec<(String, Vec<Entry>)>,
}

/// A field with what stands in it.
#[derive(Debug)]
pub struct Entry {
    /// Key of the field.
    pub key: String,
    /// Its label.
    pub label: String,
    /// What helps to fill it in.
    pub guidance: String,
    /// What stands in it.
    pub filled: Filled,
    /// A long text, worth copying.
    pub long: bool,
}

impl Examples {
    /// Plays the example of a library.
    pub fn read(library: &Arc<Library>) -> Self {
        let Some((example, world)) = library.example.as_ref().and_then(|example| Some((example, play(library)?))) else {
            return Self::default();
        };
        let mut letters: BTreeMap<FormId, Vec<Letter>> = BTreeMap::new();
        for dossier in world.requests() {
            let form = dossier.form.as_ref().and_then(|id| library.forms.get(id));
            let (Some(form), Some(sending)) = (form, dossier.sendings.last()) else { continue };
            let letter = letter(&world, dossier, form, sending);
            let known = letters.entry(form.id.clone()).or_default();
            // The first of each kind is enough: a second freeze shows nothing new, a follow-up does.
            if known.iter().all(|other| other.kind != letter.kind) {
                known.push(letter);
            }
        }
        let (brief, _) = super::screens::common::plain(&example.scenario.brief);
        Self { story: brief.split_whitespace().collect::<Vec<_>>().join(" "), letters }
    }

    /// The letters of a form.
    pub fn of(&self, form: &FormId) -> &[Letter] {
        self.letters.get(form).map(Vec::as_slice).unwrap_or_default()
    }
}

fn play(library: &Arc<Library>) -> Option<World> {
    let golden = library.example.as_ref()?.shown()?;
    let attempt = Attempt::parse(&golden.path, golden.attempt.as_bytes()).ok()?;
    let mut world = World::new(library, &golden.scenario).ok()?;
    attempt.lines.iter().try_for_each(|line| world.apply(&line.action)).ok()?;
    Some(world)
}

fn letter(world: &World, dossier: &Dossier, form: &Form, sending: &Sending) -> Letter {
    let provider = dossier.provider.as_ref().and_then(|id| world.library().providers.get(id));
    let entry = |field: &crate::content::form::Field| Entry {
        key: field.key.clone(),
        label: field.label.clone(),
        guidance: field.guidance.clone(),
        filled: filled(field, sending.values.get(&field.key), provider),
        long: field.role.kind() == ValueKind::Long,
    };
    let sections = form.sections.iter().map(|section| {
        let fields = section.fields.iter().filter(|field| world.shows(dossier.number, form, &sending.values, field));
        (section.title.clone(), fields.map(entry).collect::<Vec<_>>())
    });
    let kind = form.field("hdr.kind").and_then(|field| values::value_text(field, sending.values.get(&field.key), None).pop());
    Letter { kind, way: way(world, dossier, sending), sections: sections.filter(|(_, fields)| !fields.is_empty()).collect() }
}

/// When it went out, to whom, and the last answer as the story tells it. What asks nobody has no answer.
fn way(world: &World, dossier: &Dossier, sending: &Sending) -> String {
    let day = sending.at.date().text();
    let to = story::addressed(world, dossier);
    if to.is_empty() {
        return format!("Written on {day}.");
    }
    let last = world.replies().iter().rfind(|reply| reply.request == dossier.number).map(|reply| reply.id);
    let entry = world.story().iter().rfind(|entry| matches!(entry.what, Happened::Replied(id) if Some(id) == last));
    let answer = entry.map_or_else(String::new, |entry| {
        let told = story::told(world, entry);
        let more = if told.text.contains(' ') { format!(" {}.", told.text.trim_end_matches('.')) } else { String::new() };
        format!(" {} on {}.{more}", told.title, entry.at.date().text())
    });
    format!("Sent on {day}: {to}.{answer}")
}
