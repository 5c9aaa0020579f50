//! Words that belong together: *dinghy* and *trawler* are vessels, *wired* and *paid* hand something over. Who writes
//! uses words that no list of ours has; by its family a word is still understood.
//!
//! The table is made from WordNet by `evidesk families`; each line is a word with the numbers of its families.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Number of a family.
pub type Family = u16;

/// The table.
#[derive(Debug, Default)]
pub struct Families {
    by_word: BTreeMap<&'static str, Vec<Family>>,
}

/// Endings of English words, and what stands in their place in the word's first form.
const ENDINGS: [(&str, &str); 16] = [
    ("men", "man"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("sses", "ss"),
    ("xes", "x"),
    ("ies", "y"),
    ("ied", "y"),
    ("s", ""),
    ("es", ""),
    ("ed", "e"),
    ("ed", ""),
    ("ing", "e"),
    ("ing", ""),
    ("ers", ""),
    ("er", ""),
    ("ly", ""),
];

impl Families {
    /// The table that is built in.
    pub fn embedded() -> &'static Self {
        static READ: OnceLock<Families> = OnceLock::new();
        READ.get_or_init(|| {
            let table = include_str!("../../../../scenarios/reference/concepts/families.txt");
            let lines = table.lines().filter(|line| !line.starts_with(['#', '=']));
            let entry = |line: &'static str| {
                let (word, numbers) = line.split_once(' ')?;
                Some((word, numbers.split(' ').filter_map(|number| number.parse().ok()).collect()))
            };
            Families { by_word: lines.filter_map(entry).collect() }
        })
    }

    /// The families of a word, in any of its forms; none for a short one.
    pub fn of(&self, word: &str) -> &[Family] {
        if word.len() < 3 || !word.is_ascii() {
            return &[];
        }
        if let Some(known) = self.by_word.get(word) {
            return known;
        }
        ENDINGS.iter().find_map(|(ending, instead)| self.first_form(word, ending, instead)).unwrap_or(&[])
    }

    fn first_form(&self, word: &str, ending: &str, instead: &str) -> Option<&[Family]> {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 1)?;
        if let Some(known) = self.by_word.get(format!("{stem}{instead}").as_str()) {
            return Some(known);
        }
        // 'Trafficked', 'shipped': a letter was added or doubled.
        let doubled = instead.is_empty() && matches!(ending, "ed" | "ing" | "er" | "ers");
        let last = stem.bytes().last().filter(|_| doubled)?;
        let shorter = &stem[..stem.len() - 1];
        (last == b'k' || shorter.ends_with(char::from(last))).then(|| self.by_word.get(shorter).map(Vec::as_slice)).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_in_all_its_forms() {
        let families = Families::embedded();
        let own = |word: &str| families.of(word).to_vec();
        assert!(!own("vessel").is_empty());
        for (one, other) in [("ship", "shipped"), ("carry", "carried"), ("woman", "women"), ("pay", "paying"), ("boat", "boats")]
        {
            assert!(own(one).iter().any(|family| own(other).contains(family)), "{one}, {other}");
        }
        assert!(own("qwrtz").is_empty() && own("به").is_empty());
    }

    #[test]
    fn words_of_one_kind_share_a_family() {
        let families = Families::embedded();
        let shared = |one: &str, other: &str| families.of(one).iter().any(|family| families.of(other).contains(family));
        assert!(shared("dinghy", "trawler") || shared("boat", "ship"));
        assert!(!shared("monday", "beat"));
    }
}
