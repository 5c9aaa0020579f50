//! Whether a text is plain English: how long its sentences are. What the words are is looked at in `spelling`.

use super::Page;
use crate::content::diagnostic::Level;
use crate::content::place::Span;

/// Words of a sentence; beyond that it is no plain English any more.
const SENTENCE: usize = 20;
const HELP: &str = "make two of it";

/// Warns of sentences that are too long, in what a path leads to.
pub(super) fn plain(page: &Page<'_>, path: &str, text: &str) {
    for long in long(text) {
        page.say_of(Level::Warning, "long-sentence", path, &long.opening, long.message(), HELP);
    }
}

/// Warns of sentences that are too long, in a text that stands as it is from an offset of the file on.
pub(super) fn plain_at(page: &Page<'_>, start: usize, text: &str) {
    for long in long(text) {
        page.say_at(Level::Warning, "long-sentence", start + long.span.start..start + long.span.end, long.message(), HELP);
    }
}

/// A sentence that is too long.
struct Long {
    words: usize,
    /// Its first words, and where they stand.
    opening: String,
    span: Span,
}

impl Long {
    fn message(&self) -> String {
        format!("a sentence of {} words: “{} …”", self.words, self.opening)
    }
}

fn long(text: &str) -> Vec<Long> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let words = sentence.iter().filter(|(_, word)| is_word(word)).count();
        let opening = &sentence[..sentence.len().min(4)];
        if words > SENTENCE
            && let (Some((start, _)), Some((last, word))) = (opening.first(), opening.last())
        {
            let said: Vec<&str> = opening.iter().map(|(_, word)| *word).collect();
            found.push(Long { words, opening: said.join(" "), span: *start..last + word.len() });
        }
    }
    found
}

pub(super) fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphanumeric)
}

/// Words of a text with their offsets.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start = text.as_ptr() as usize;
    text.split_whitespace().map(move |word| (word.as_ptr() as usize - start, word))
}

/// Sentences of a text, word by word: paragraphs and items; headings, quotations of a form, and tables are none.
fn sentences(text: &str) -> Vec<Vec<(usize, &str)>> {
    let mut sentences = vec![Vec::new()];
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim();
        let aside = line.starts_with(['|', '>', '#', '[']);
        let item = line.starts_with("- ") || line.split_once(". ").is_some_and(|(number, _)| number.parse::<u32>().is_ok());
        if line.is_empty() || item || aside {
            sentences.push(Vec::new());
        }
        for (at, word) in words(whole).filter(|_| !aside) {
            if let Some(sentence) = sentences.last_mut() {
                sentence.push((start + at, word));
            }
            // A dot in the middle parts a list; a number with a dot opens an item.
            let opens = item && at == whole.len() - whole.trim_start().len();
            if word == "·" || !opens && word.trim_end_matches(['*', '”', '"', ')', '’']).ends_with(['.', '?', '!', ':']) {
                sentences.push(Vec::new());
            }
        }
        start += whole.len();
    }
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_its_stop_at_an_item_and_before_a_table() {
        let text = "# Head\n\nOne **two.**\nThree four\n\n- five\n- six\n\n| a | b |\n\n> said\n";
        let said = |sentence: &Vec<(usize, &str)>| sentence.iter().map(|(_, word)| *word).collect::<Vec<_>>().join(" ");
        let all: Vec<String> = sentences(text).iter().map(said).filter(|it| is_word(it)).collect();
        assert_eq!(all, ["One **two.**", "Three four", "- five", "- six"]);
    }

    #[test]
    fn a_long_sentence_is_found_where_it_begins() {
        let text = format!("Short. This one{} ends.\nShort again.", " goes on".repeat(10));
        let all = long(&text);
        assert_eq!(all.len(), 1);
        assert_eq!((all[0].words, &text[all[0].span.clone()]), (23, "This one goes on"));
        assert!(long(&format!("It{} ends.", " goes".repeat(18))).is_empty(), "twenty words are plain");
    }
}
