//! Between characters of a text and glyphs of its galley. For most scripts they are one to one;
//! egui 0.37 lays out extra glyphs for words that run right to left, and the shaper splits some
//! Bengali vowels in two. White space stays one to one, so such text is matched word by word, and
//! an offset inside a word that does not match goes to the word's edge.

use std::ops::Range;

use egui::Galley;

/// The words that stand at different offsets in galley and text; nothing where all is one to one.
pub(super) struct CharMap {
    words: Option<Vec<Word>>,
}

struct Word {
    galley: Range<usize>,
    text: Range<usize>,
}

impl CharMap {
    /// Compares a text with its galley.
    pub(super) fn new(text: &str, galley: &Galley) -> Self {
        let glyphs = usize::from(galley.end().index);
        if glyphs == text.chars().count() {
            return Self { words: None };
        }
        let shown = galley
            .rows
            .iter()
            .flat_map(|row| row.row.glyphs.iter().map(|glyph| glyph.chr).chain(row.ends_with_newline.then_some('\n')));
        Self::matched(words(text.chars()), words(shown))
    }

    fn matched(text: Vec<Range<usize>>, galley: Vec<Range<usize>>) -> Self {
        // A different number of words cannot be matched; offsets then stay as they are.
        let same = text.len() == galley.len();
        let pair = |(text, galley)| Word { galley, text };
        Self { words: same.then(|| text.into_iter().zip(galley).map(pair).collect()) }
    }

    /// A range of the galley as a range of the text.
    pub(super) fn to_text(&self, range: Range<usize>) -> Range<usize> {
        self.map(range, |word| (&word.galley, &word.text))
    }

    /// A range of the text as a range of the galley.
    pub(super) fn to_galley(&self, range: Range<usize>) -> Range<usize> {
        self.map(range, |word| (&word.text, &word.galley))
    }

    fn map(&self, range: Range<usize>, sides: impl Fn(&Word) -> (&Range<usize>, &Range<usize>)) -> Range<usize> {
        let Some(words) = &self.words else {
            return range;
        };
        let one = |at: usize, is_end: bool| {
            // The last word that begins at or before the offset, or before it for an end.
            let index = words.partition_point(|word| {
                let start = sides(word).0.start;
                start < at || (start == at && !is_end)
            });
            let Some(word) = index.checked_sub(1).and_then(|index| words.get(index)) else {
                return at;
            };
            let (from, to) = sides(word);
            if at >= from.end {
                to.end + (at - from.end)
            } else if from.len() == to.len() {
                to.start + (at - from.start)
            } else if is_end {
                to.end
            } else {
                to.start
            }
        };
        if range.is_empty() {
            let at = one(range.start, false);
            return at..at;
        }
        one(range.start, false)..one(range.end, true)
    }
}

/// Where the words of a text stand.
fn words(chars: impl Iterator<Item = char>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    let mut count = 0;
    for (index, chr) in chars.enumerate() {
        match (chr.is_whitespace(), start) {
            (true, Some(from)) => {
                words.push(from..index);
                start = None;
            }
            (false, None) => start = Some(index),
            _ => {}
        }
        count = index + 1;
    }
    words.extend(start.map(|from| from..count));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The galley of a text whose first word has two glyphs too many.
    fn map() -> CharMap {
        CharMap::matched(words("نام Sana x".chars()), words("نام__ Sana x".chars()))
    }

    #[test]
    fn what_comes_after_a_word_with_extra_glyphs_keeps_its_place() {
        assert_eq!(map().to_text(6..10), 4..8);
        assert_eq!(map().to_galley(4..8), 6..10);
        assert_eq!(map().to_text(0..12), 0..10);
    }

    #[test]
    fn part_of_a_word_with_extra_glyphs_is_the_whole_word() {
        assert_eq!(map().to_text(2..4), 0..3);
        assert_eq!(map().to_galley(1..2), 0..5);
    }
}
