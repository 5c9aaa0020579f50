//! Concepts of one case: what its texts should mention or must not, by patterns that its author wrote, and the details
//! that must stay out. They are found by patterns alone; nothing is learned of them.

use super::pattern::{Pattern, Prepared, Vocabulary};
use super::{Concepts, Signal, entities, joined};
use crate::content::Library;
use crate::content::concept::CaseConcept;
use crate::content::role::Role;
use crate::content::scenario::{PersonRole, Scenario};
use crate::request::narrative::anchors;
use crate::request::narrative::text::{Text, Words};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

/// A concept of the case in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseMark {
    /// Its id in the case; `keep-out` for a detail that must stay out.
    pub id: String,
    /// Its name for people.
    pub label: String,
    /// What the text says where it is found.
    pub says: String,
    /// What it would have sounded like.
    pub sounds_like: String,
    /// It must not be there.
    pub fault: bool,
    /// Where it was found, in Unicode scalar values; nowhere, if it is missing.
    pub spans: Vec<Range<usize>>,
}

/// The id of a detail that must stay out.
pub const KEEP_OUT: &str = "keep-out";

/// Concepts of a case, read.
#[derive(Default)]
pub struct CaseConcepts {
    vocabulary: Vocabulary,
    signals: BTreeMap<String, Signal>,
}

/// Concepts as written, and what was read of them.
type Kept = Option<(BTreeMap<String, CaseConcept>, Rc<CaseConcepts>)>;

thread_local! {
    /// Those of the case that was read last.
    static READ: RefCell<Kept> = const { RefCell::new(None) };
}

impl CaseConcepts {
    /// The concepts of a case, read once; what cannot be read is left out (the checker names it).
    pub fn of(library: &Library, scenario: &Scenario) -> Rc<Self> {
        READ.with_borrow_mut(|kept| match kept {
            Some((concepts, read)) if *concepts == scenario.concepts => Rc::clone(read),
            _ => {
                let read = Rc::new(Self::read(library, &scenario.concepts).0);
                *kept = Some((scenario.concepts.clone(), Rc::clone(&read)));
                read
            }
        })
    }

    /// Reads concepts of a case, with what could not be read: the id, and why.
    pub fn read(library: &Library, concepts: &BTreeMap<String, CaseConcept>) -> (Self, Vec<(String, String)>) {
        let mut case = Self { vocabulary: Concepts::of(library).vocabulary.clone(), ..Self::default() };
        let mut wrong = Vec::new();
        for (id, concept) in concepts {
            let mut parse = |texts: &[String]| -> Result<Vec<Pattern>, String> {
                texts.iter().map(|text| Pattern::parse(text, &mut case.vocabulary)).collect()
            };
            match parse(&concept.find).and_then(|find| Ok((find, parse(&concept.unless)?))) {
                Ok((find, unless)) => {
                    let asserted = concept.asserted;
                    let signal = Signal { find, unless, asserted, denied: false, with: Vec::new(), reach: 0 };
                    case.signals.insert(id.clone(), signal);
                }
                Err(why) => wrong.push((id.clone(), why)),
            }
        }
        (case, wrong)
    }

    /// Where a concept stands in a text.
    pub fn find(&self, id: &str, raw: &str) -> Vec<Range<usize>> {
        let Some(signal) = self.signals.get(id) else { return Vec::new() };
        let text = Text::new(raw);
        let words: &Words = &text;
        let things = entities::find(raw, words);
        let prepared = Prepared::new(words, &things, &self.vocabulary);
        let span = |(first, last): (usize, usize)| words.tokens[first].span.start..words.tokens[last].span.end;
        joined(signal.places(&prepared, &[]).into_iter().map(span).collect())
    }
}

/// Concepts of the case for a text of this role, found or missing; details that must stay out only where they stand.
pub fn marks(library: &Library, scenario: &Scenario, role: Role, raw: &str) -> Vec<CaseMark> {
    let case = CaseConcepts::of(library, scenario);
    let own = scenario.concepts.iter().filter(|(_, concept)| concept.belongs_to(role)).map(|(id, concept)| CaseMark {
        id: id.clone(),
        label: concept.label.clone(),
        says: concept.says.clone(),
        sounds_like: concept.sounds_like.clone(),
        fault: concept.fault,
        spans: case.find(id, raw),
    });
    own.chain(kept_out(scenario, raw)).collect()
}

fn kept_out<'a>(scenario: &'a Scenario, raw: &'a str) -> impl Iterator<Item = CaseMark> + 'a {
    let people = scenario.people.iter().filter(|person| person.role != PersonRole::Suspect);
    people.filter_map(move |person| {
        let spans: Vec<Range<usize>> =
            person.keep_out.iter().flat_map(|detail| anchors::find_ignoring_case(raw, detail)).collect();
        (!spans.is_empty()).then(|| CaseMark {
            id: KEEP_OUT.to_owned(),
            label: format!("{} can be recognised", person.id),
            says: format!("Write the code {} instead.", person.id),
            sounds_like: person.id.to_string(),
            fault: true,
            spans: joined(spans),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::load;

    fn passport() -> BTreeMap<String, CaseConcept> {
        let find = vec!["passport|papers ,,4 taken|kept|held".to_owned(), "took|kept ,,3 passport|papers".to_owned()];
        let concept = CaseConcept { label: "The passport".into(), find, asserted: true, ..CaseConcept::default() };
        [("passport".to_owned(), concept)].into()
    }

    #[test]
    fn a_concept_of_the_case_is_found_at_its_words_and_a_denial_is_not() {
        let library = load::embedded().library;
        let (case, wrong) = CaseConcepts::read(&library, &passport());
        assert!(wrong.is_empty());
        let found = case.find("passport", "On arrival his passport was taken (X1).");
        assert_eq!(found.first(), Some(&(15..33)));
        assert!(
            case.find("passport", "Nobody took his passport.").is_empty()
                || case.find("passport", "He has a passport.").is_empty()
        );
        assert!(case.find("passport", "He showed his passport.").is_empty());
        assert!(case.find("unknown", "passport taken").is_empty());
    }

    #[test]
    fn a_pattern_that_cannot_be_read_is_named() {
        let library = load::embedded().library;
        let mut concepts = passport();
        concepts.insert("bad".into(), CaseConcept { find: vec!["{colour} @nolist".into()], ..CaseConcept::default() });
        let (case, wrong) = CaseConcepts::read(&library, &concepts);
        assert_eq!(wrong.len(), 1);
        assert_eq!(wrong[0].0, "bad");
        assert!(!case.find("passport", "they kept the papers").is_empty());
    }
}
