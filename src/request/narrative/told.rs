//! What the long fields of a request say, read by their marks: which role belongs to which field of the codebook, and
//! the few questions that rules ask of it. A mark near the line answers neither yes nor no.

use super::concepts::{Concepts, HUNDREDTHS, Hundredths, Mark};
use crate::content::Library;
use crate::content::role::Role;
use std::rc::Rc;

/// Beyond this margin a mark is sure enough to change what is said of a request.
const SURE: Hundredths = HUNDREDTHS;

/// A field of the codebook, as a form asks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in the codebook.
    pub name: &'static str,
    /// One box holds all of it; an emergency is told in several.
    pub whole: bool,
}

/// The field of the codebook that the text of a role belongs to.
pub fn field_of(role: Role) -> Option<Field> {
    let whole = |name| Some(Field { name, whole: true });
    match role {
        Role::Nexus => whole("fact.nexus"),
        Role::Need => whole("fact.need"),
        Role::Proportion => whole("fact.prop"),
        Role::Urgency => whole("pres.why"),
        _ if EMERGENCY.contains(&role) => Some(Field { name: "edr.nature", whole: false }),
        _ => None,
    }
}

/// The boxes in which an emergency is told.
pub const EMERGENCY: [Role; 5] =
    [Role::EmergencyNature, Role::PersonInDanger, Role::Imminence, Role::EmergencySource, Role::HowDataHelps];

/// The box in which a mark of an emergency is looked for first.
pub fn box_of(mark: &str) -> Role {
    match mark {
        "who_at_risk" => Role::PersonInDanger,
        "imminent" => Role::Imminence,
        "how_known" => Role::EmergencySource,
        "data_to_rescue" => Role::HowDataHelps,
        _ => Role::EmergencyNature,
    }
}

/// Marks of a text.
#[derive(Clone, Debug)]
pub struct Told(Rc<Vec<Mark>>);

impl Told {
    /// Reads a text as one of a field.
    pub fn read(library: &Library, field: &str, raw: &str) -> Self {
        Self(Concepts::of(library).marks_kept(field, raw))
    }

    /// The marks.
    pub fn marks(&self) -> &[Mark] {
        &self.0
    }

    /// A mark by its name.
    pub fn mark(&self, name: &str) -> Option<&Mark> {
        self.0.iter().find(|mark| mark.name == name)
    }

    /// The text says it, beyond doubt.
    pub fn surely(&self, name: &str) -> bool {
        self.mark(name).is_some_and(|mark| mark.margin >= SURE)
    }

    /// The text does not say it, beyond doubt.
    pub fn surely_not(&self, name: &str) -> bool {
        self.mark(name).is_some_and(|mark| mark.margin <= -SURE)
    }

    /// The text has a fault, beyond doubt. Faults are asked about early; to be named, the text alone must say it.
    pub fn surely_at_fault(&self, name: &str) -> bool {
        self.mark(name).is_some_and(|mark| mark.margin - mark.wary >= SURE)
    }

    /// The text says it, or nearly.
    pub fn perhaps(&self, name: &str) -> bool {
        self.mark(name).is_some_and(|mark| mark.holds || mark.is_unsure())
    }
}
