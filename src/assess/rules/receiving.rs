//! What the rules of the evidence desk share: which packages they look at, how a finding points at a step with a file,
//! who is known to hold evidence, and what was said of a file in words.

use super::Verdict;
use crate::assess::AttemptContext;
use crate::case::World;
use crate::case::custody::{Done, Received};
use crate::case::package::{File, Package};
use crate::case::world::Happened;
use crate::content::scenario::{Class, Side};
use crate::request::FieldPlace;
use crate::request::narrative::{Text, anchors};

/// Packages that are judged: none where the case does not ask for handling.
pub fn handled<'a>(c: &AttemptContext<'a>) -> impl Iterator<Item = &'a Received> + use<'a> {
    let world = c.world;
    world.received().iter().filter(move |_| world.scenario().handling)
}

/// Packages that are examined: not what was set aside, and of what answers nothing only that it was taken at all.
pub fn examined<'a>(c: &AttemptContext<'a>) -> impl Iterator<Item = &'a Received> + use<'a> {
    handled(c).filter(|received| !is_held(received) && !received.package.forged)
}

/// True when the last word on ticket and sender was to set the package aside.
pub fn is_held(received: &Received) -> bool {
    let last = received.steps.iter().rev().find_map(|step| match &step.what {
        Done::Ticket { accepted, .. } => Some(*accepted),
        _ => None,
    });
    last == Some(false)
}

/// True when somebody worked with what lies in the package.
pub fn is_touched(received: &Received) -> bool {
    received.steps.iter().any(|step| !matches!(step.what, Done::Ticket { .. } | Done::Custody(_)))
}

/// A place at the evidence desk: the file, or none for the whole package, and the step.
pub fn place(item: &str, row: Option<usize>) -> FieldPlace {
    FieldPlace { row, ..FieldPlace::field(item) }
}

impl Verdict {
    /// About this package.
    pub fn of_package(self, received: &Received) -> Self {
        self.with("package", received.package.ticket.clone())
    }
}

/// Praise only where nothing is wrong.
pub fn settled(mut verdicts: Vec<Verdict>, met: Option<FieldPlace>) -> Vec<Verdict> {
    if verdicts.is_empty() {
        verdicts.extend(met.map(Verdict::met));
    }
    verdicts
}

/// The first step with a file of which this is true.
pub fn step_with(received: &Received, item: &str, is: impl Fn(&Done) -> bool) -> Option<usize> {
    received.steps.iter().position(|step| step.item == item && is(&step.what))
}

/// The step in which a file got the class that it has.
pub fn class_step(received: &Received, item: &str) -> Option<(usize, Class)> {
    let step =
        received.steps.iter().rposition(|step| step.item == item && matches!(step.what, Done::Classed { class: Some(_), .. }))?;
    Some((step, received.class_of(item)?))
}

/// True when what arrived is not what its sender hashed.
pub fn is_altered(package: &Package, file: &File) -> bool {
    package.listed_hash(&file.name).is_some_and(|listed| listed != file.sha256())
}

/// True when a value that was typed is that hash, or its beginning.
pub fn is_hash(typed: &str, hash: &str) -> bool {
    let typed = typed.trim().trim_end_matches(['…', '.']).trim();
    typed.len() >= 6 && hash.starts_with(&typed.to_ascii_lowercase())
}

/// What was said of a package in words: remarks and reasons of its log, how the sender was checked, why something was
/// sealed, what it shows and does not show, conclusions, and every note of the diary.
pub fn words(world: &World, received: &Received) -> Vec<(String, String)> {
    let mut said: Vec<(String, String)> = Vec::new();
    for step in &received.steps {
        let text = match &step.what {
            Done::Custody(line) => [line.remark.as_str(), &line.reason, &line.place, &line.tool].join(". "),
            Done::Ticket { how, .. } => how.clone(),
            Done::Sealed { why, .. } => why.clone(),
            Done::Classed { shows, not_shown, .. } => format!("{shows}. {not_shown}"),
            Done::Concluded { claim, links, .. } => format!("{claim}. {links}"),
            _ => continue,
        };
        said.push((step.item.clone(), text));
    }
    said.extend(notes(world).map(|text| (String::new(), text.to_owned())));
    said
}

/// Notes of the diary.
pub fn notes(world: &World) -> impl Iterator<Item = &str> {
    world.story().iter().filter_map(|entry| match &entry.what {
        Happened::Noted(text) => Some(text.as_str()),
        _ => None,
    })
}

/// True when a text names a file: by its name, or by its name without the ending.
pub fn names_file(text: &str, item: &str) -> bool {
    let stem = item.rsplit_once('.').map_or(item, |(stem, _)| stem);
    !anchors::find_ignoring_case(text, item).is_empty() || !anchors::find_ignoring_case(text, stem).is_empty()
}

/// True when one of these marks stands in a text, and is not denied.
pub fn says(text: &str, marks: &'static [&'static str]) -> bool {
    let text = Text::new(text);
    text.find_any(marks).into_iter().any(|found| !text.is_negated(found))
}

/// True when one of these marks was said of a file: in a step with it, or anywhere by its name.
pub fn said_of(world: &World, received: &Received, item: &str, marks: &'static [&'static str]) -> bool {
    words(world, received).iter().any(|(of, text)| (of == item || names_file(text, item)) && says(text, marks))
}

/// The step in which a file stands for an element, or under a conclusion.
pub fn quoted_in(received: &Received, file: &File) -> Option<usize> {
    received.steps.iter().position(|step| match &step.what {
        Done::Element { by, .. } => by.contains(&file.name),
        Done::Concluded { links, .. } => {
            let text = Text::new(links);
            names_file(links, &file.name)
                && text.find_any(&["not|without|never", "lead|leads", "sealed|surplus|closed|aside"]).is_empty()
        }
        _ => false,
    })
}

/// A hand that may stand in a custody log.
#[derive(Clone, Debug)]
pub struct Known {
    /// Names by which it is known.
    pub names: Vec<String>,
    /// On which side.
    pub side: Side,
    /// The own agency as a whole: whoever of it has the file is meant.
    pub any_own: bool,
}

impl Known {
    fn new(names: Vec<String>, side: Side) -> Self {
        Self { names, side, any_own: false }
    }
}

/// Every hand that is known in the case, for one package.
pub fn hands(world: &World, received: &Received) -> Vec<Known> {
    let scenario = world.scenario();
    let requester = &scenario.requester;
    let own = ["me", "myself", "self", "I", "undersigned", "investigating officer", "IO"];
    let mut officer: Vec<String> = own.iter().map(|name| (*name).to_owned()).collect();
    officer.extend(requester.officer.split_whitespace().filter(|part| part.chars().count() > 3).map(str::to_owned));
    let mut hands = vec![Known::new(officer, Side::Own)];
    hands.extend(
        scenario.hands.iter().map(|hand| Known::new(std::iter::once(&hand.name).chain(&hand.also).cloned().collect(), hand.side)),
    );
    let short: String =
        requester.agency.split_whitespace().filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect();
    let agency = [requester.agency.clone(), requester.unit.clone(), short].into_iter().filter(|name| name.chars().count() > 2);
    hands.push(Known { names: agency.collect(), side: Side::Own, any_own: true });
    let package = &received.package;
    let sender = [package.company.as_str(), package.from.as_str(), "sender", "provider"];
    hands.push(Known::new(sender.iter().filter(|name| !name.is_empty()).map(|name| (*name).to_owned()).collect(), Side::Sender));
    for entry in &package.custody {
        for name in [&entry.from, &entry.to].into_iter().filter(|name| !name.trim().is_empty()) {
            if hands_in(&hands, name).is_empty() {
                hands.push(Known::new(vec![name.clone()], Side::Sender));
            }
        }
    }
    hands
}

/// Hands that a text names.
pub fn hands_in(hands: &[Known], text: &str) -> Vec<usize> {
    let named = |known: &Known| known.names.iter().any(|name| !anchors::find_ignoring_case(text, name).is_empty());
    (0..hands.len()).filter(|at| named(&hands[*at])).collect()
}

/// A list of file names, as a message shows it.
pub fn list(files: &[&str]) -> String {
    files.join(", ")
}
