//! Finds words of the glossary in running text, each at its first place only, so that a page is not strewn with lines.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::content::glossary::Glossary;

/// The forms in which words stand in texts, by their first letter; the longest first.
#[derive(Default)]
pub struct Finder(BTreeMap<char, Vec<Form>>);

struct Form {
    letters: Vec<char>,
    exact: bool,
    number: usize,
}

/// Words that a text has shown already, by their numbers.
pub type Seen = BTreeSet<usize>;

impl Finder {
    /// Knows the words of a glossary; their numbers are their places in it.
    pub fn new(glossary: &Glossary) -> Self {
        let mut forms: BTreeMap<char, Vec<Form>> = BTreeMap::new();
        for (number, word) in glossary.words.iter().enumerate() {
            for form in &word.in_text {
                // MLA is an abbreviation only in capitals.
                let exact = form.chars().all(|letter| letter.is_uppercase());
                let letters: Vec<char> = form.chars().map(|letter| if exact { letter } else { lower(letter) }).collect();
                if let Some(first) = letters.first() {
                    forms.entry(lower(*first)).or_default().push(Form { letters, exact, number });
                }
            }
        }
        for forms in forms.values_mut() {
            forms.sort_by_key(|form| std::cmp::Reverse(form.letters.len()));
        }
        Self(forms)
    }

    /// Where words stand that were not seen before: ranges in Unicode scalar values, and their numbers.
    pub fn first(&self, text: &str, seen: &mut Seen) -> Vec<(Range<usize>, usize)> {
        let mut found = Vec::new();
        if self.0.is_empty() {
            return found;
        }
        let letters: Vec<char> = text.chars().collect();
        let mut at = 0;
        while at < letters.len() {
            let begins = (at == 0 || !in_word(letters[at - 1])) && !in_a_name(&letters, at);
            let form = begins.then(|| self.0.get(&lower(letters[at]))).flatten();
            let form = form.and_then(|forms| forms.iter().find(|form| form.stands(&letters, at)));
            match form {
                Some(form) => {
                    let end = at + form.letters.len();
                    if seen.insert(form.number) {
                        found.push((at..end, form.number));
                    }
                    at = end;
                }
                None => at += 1,
            }
        }
        found
    }
}

impl Form {
    fn stands(&self, letters: &[char], at: usize) -> bool {
        let end = at + self.letters.len();
        end <= letters.len()
            && letters[at..end]
                .iter()
                .zip(&self.letters)
                .all(|(one, own)| if self.exact { one == own } else { lower(*one) == *own })
            && letters.get(end).is_none_or(|next| !in_word(*next))
    }
}

/// True for a capital within a sentence: "Anti-Human Trafficking Circle". Abbreviations have a second one.
fn in_a_name(letters: &[char], at: usize) -> bool {
    let abbreviation = letters.get(at + 1).is_some_and(|next| next.is_uppercase());
    let before = letters[..at].iter().rfind(|letter| !letter.is_whitespace());
    letters[at].is_uppercase() && !abbreviation && before.is_some_and(|before| before.is_alphanumeric() || *before == ',')
}

fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

fn in_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '_' | '’' | '\'' | '/' | '@')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::glossary::GlossaryWord;

    fn finder() -> Finder {
        let word = |word: &str, forms: &[&str]| GlossaryWord {
            word: word.to_owned(),
            means: "…".to_owned(),
            in_text: forms.iter().map(|form| (*form).to_owned()).collect(),
        };
        Finder::new(&Glossary {
            source: String::new(),
            as_of: crate::content::time::Date::from_parts(2026, 11, 24).unwrap(),
            words: vec![word("account ID", &["account ID", "account IDs"]), word("act", &[]), word("MLA", &["MLA"])],
        })
    }

    fn found(texts: &[&str]) -> Vec<String> {
        let (finder, mut seen) = (finder(), Seen::new());
        let mut out = Vec::new();
        for text in texts {
            let letters: Vec<char> = text.chars().collect();
            out.extend(finder.first(text, &mut seen).into_iter().map(|(range, _)| letters[range].iter().collect::<String>()));
        }
        out
    }

    #[test]
    fn a_word_is_found_once_in_a_text_whatever_its_case() {
        assert_eq!(found(&["Account IDs are numbers.", "An account ID never changes."]), ["Account IDs"]);
    }

    #[test]
    fn words_with_other_meanings_and_parts_of_words_are_left_alone() {
        assert!(found(&["The big Account ID Circle"]).is_empty(), "a name");
        assert!(found(&["The Act says: act at once.", "accountID, sub-account ID, MLAs, mla, pre-MLA"]).is_empty());
    }

    #[test]
    fn abbreviations_are_found_as_written() {
        assert_eq!(found(&["Content comes by MLA."]), ["MLA"]);
    }
}
