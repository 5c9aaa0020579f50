//! What a text carries of what a criterion wants: one of each group of words or concepts of the case, in sentences that
//! say it and do not deny it. It weighs nothing and points nowhere; that is the criterion's part.

use crate::content::Library;
use crate::content::scenario::Scenario;
use crate::request::narrative::concepts::case::CaseConcepts;
use crate::request::narrative::{Found, Text, Words};

/// What is wanted of a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wanted<'a> {
    /// Groups of which one each must be there: words, or `#` and the id of a concept of the case.
    pub groups: &'a [Vec<String>],
    /// Concepts of the case whose sentences do not count.
    pub unless: &'a [String],
    /// Something is passed on: what says that nobody was told does not count.
    pub passes_on: bool,
}

/// True when a text carries one of each group.
pub fn carries(library: &Library, scenario: &Scenario, raw: &str, wanted: Wanted<'_>) -> bool {
    let case = CaseConcepts::of(library, scenario);
    let counts = counting(&case, raw, wanted);
    let text = Text::new(&counts);
    let lower = counts.to_lowercase();
    wanted.groups.iter().all(|group| {
        group.iter().any(|words| match words.strip_prefix('#') {
            Some(concept) => !case.find(concept, &counts).is_empty(),
            None => {
                let written: Vec<String> = Text::new(words).tokens.iter().map(|token| token.word.clone()).collect();
                text.find_words(&written).is_some() || begins_a_word(&lower, &words.to_lowercase())
            }
        })
    })
}

/// The text without what does not count; blanks stand in its place.
fn counting(case: &CaseConcepts, raw: &str, wanted: Wanted<'_>) -> String {
    let text = Text::new(raw);
    let mut out = vec![false; text.len()];
    for span in wanted.unless.iter().flat_map(|concept| case.find(concept, raw)) {
        let sentence = text.sentence_at(span.start);
        out.iter_mut().zip(&text.tokens).filter(|(_, token)| Some(token.sentence) == sentence).for_each(|(out, _)| *out = true);
    }
    if wanted.passes_on {
        kept_back(&text).into_iter().for_each(|clause| out[clause].fill(true));
    }
    if out.iter().all(|out| !out) {
        return raw.to_owned();
    }
    let mut chars: Vec<char> = raw.chars().collect();
    for token in text.tokens.iter().zip(&out).filter(|(_, out)| **out).map(|(token, _)| token) {
        chars[token.span.clone()].fill(' ');
    }
    chars.into_iter().collect()
}

/// Words by which something is passed on to somebody.
const TELLING: &[&str] =
    &["told", "tell", "inform|informed", "warn|warned", "alert|alerted", "notify|notified", "passed", "pass", "rang", "called"];

/// Parts of sentences that say that something is kept from those who should know it: "immigration was not told".
/// Who is told in the same breath, or is only to wait, is told.
fn kept_back(text: &Words) -> Vec<std::ops::Range<usize>> {
    const DENIED: [&str; 18] = [
        "no", "not", "never", "nothing", "nobody", "none", "neither", "nor", "without", "cannot", "dont", "didnt", "isnt",
        "wasnt", "werent", "hasnt", "havent", "wont",
    ];
    const WAITS: [&str; 8] = ["before", "until", "unless", "else", "but", "only", "except", "yet"];
    let told = text.find_any(TELLING);
    let clause_of = |found: &Found| {
        let mut first = found.first;
        while first > 0
            && text.tokens[first - 1].sentence == text.tokens[found.first].sentence
            && !text.breaks_between(first - 1, first)
        {
            first -= 1;
        }
        let mut end = found.last + 1;
        while end < text.len()
            && text.tokens[end].sentence == text.tokens[found.first].sentence
            && !text.breaks_between(end - 1, end)
        {
            end += 1;
        }
        first..end
    };
    // The negation of a word stands before it: 'nothing is told', 'we did not tell', 'nobody has told'.
    let denied = |found: &Found, from: usize| {
        text.tokens[from.max(found.first.saturating_sub(4))..found.first]
            .iter()
            .any(|token| DENIED.contains(&token.word.as_str()))
    };
    let mut clauses = Vec::new();
    for clause in told.iter().map(clause_of) {
        let inside = || told.iter().filter(|found| clause.contains(&found.first));
        let waits = text.tokens[clause.clone()].iter().any(|token| WAITS.contains(&token.word.as_str()));
        if !waits && inside().all(|found| denied(found, clause.start)) && !clauses.contains(&clause) {
            clauses.push(clause);
        }
    }
    clauses
}

/// The stem stands at the beginning of a word: 'pay' in 'payment', but not 'gain' in 'against'. The end of a number may
/// stand for it: people write the prefix in many ways.
fn begins_a_word(lower: &str, stem: &str) -> bool {
    let number = stem.starts_with(|first: char| first.is_ascii_digit());
    lower.match_indices(stem).any(|(at, _)| number || !lower[..at].chars().next_back().is_some_and(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::concept::CaseConcept;
    use crate::content::id::ScenarioId;
    use crate::content::load;

    fn carried(raw: &str, groups: &[&[&str]], unless: &[&str], passes_on: bool) -> bool {
        let library = load::embedded().library;
        let mut scenario = library.scenarios[&ScenarioId::from("first-hours")].clone();
        let concept = |find: &str| CaseConcept { find: vec![find.into()], diary: true, ..CaseConcept::default() };
        scenario.concepts = [
            ("no-fee".to_owned(), concept("no|nothing|never|not ..4 fee|fees|paid")),
            ("is-charged".to_owned(), concept("will be charged")),
        ]
        .into();
        let groups: Vec<Vec<String>> = groups.iter().map(|group| group.iter().map(|word| (*word).to_owned()).collect()).collect();
        let unless: Vec<String> = unless.iter().map(|id| (*id).to_owned()).collect();
        carries(&library, &scenario, raw, Wanted { groups: &groups, unless: &unless, passes_on })
    }

    #[test]
    fn a_concept_is_a_word_or_the_beginning_of_one() {
        let carries = |raw: &str| carried(raw, &[&["gain", "fee", "deceiv"]], &[], false);
        for raw in ["for gain", "no fees were asked", "he deceived them"] {
            assert!(carries(raw), "{raw}");
        }
        assert!(!carries("This is against our rules again."));
        assert!(carried("cell of 00447700900583", &[&["900583"]], &[], false));
    }

    #[test]
    fn a_group_may_ask_that_something_is_denied() {
        let denies = |raw: &str| carried(raw, &[&["#no-fee"]], &[], false);
        assert!(denies("The papers show no fee.") && denies("She was never paid."));
        assert!(!denies("She was surely paid a fee."));
    }

    #[test]
    fn a_sentence_that_takes_it_back_does_not_count() {
        let protects = |raw: &str| carried(raw, &[&["fraud desk"], &["a victim"]], &["is-charged"], false);
        assert!(protects("To the fraud desk: he is a victim. S1 answers for it."));
        assert!(!protects("To the fraud desk: he is a victim, and will be charged all the same."));
        assert!(protects("To the fraud desk: he is a victim. The man who ran the floor will be charged."));
    }

    #[test]
    fn what_nobody_was_told_is_not_passed_on() {
        let passed = |raw: &str| carried(raw, &[&["border watch"], &["coach"]], &[], true);
        for raw in [
            "The border watch was not told of the coach; that is not our matter.",
            "Nothing is told to the border watch of the coach.",
            "We did not inform the border watch about the coach.",
            "Nobody has warned the border watch of the coach.",
        ] {
            assert!(!passed(raw), "{raw}");
            assert!(carried(raw, &[&["border watch"], &["coach"]], &[], false), "{raw}");
        }
        for raw in [
            "To the border watch: the coach of Tuesday. The hotel is not told.",
            "I told the border watch of the coach and did not tell the hotel.",
            "The border watch was told of the coach.",
            "Nobody but the border watch is told of the coach.",
            "To the border watch, the coach: not offenders, victims.",
            "The border watch has the coach; the driver is not warned.",
        ] {
            assert!(passed(raw), "{raw}");
        }
    }
}
