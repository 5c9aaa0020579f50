//! Patterns of words, read once: `all of? the? data|information`, `*` for any word.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// One place of a pattern.
#[derive(Debug)]
pub(super) struct Part {
    /// Words or stems of which one must stand there.
    pub words: Vec<&'static str>,
    /// Their marks, for a look at the whole text.
    pub marks: Vec<u64>,
    /// Any word will do.
    pub any: bool,
    /// It may be missing.
    pub optional: bool,
}

/// A short mark of a word: the same word has the same mark on every machine, and two words hardly ever share one.
/// A shared mark costs a look, never a find.
pub(super) fn mark(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |mark, byte| (mark ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// Patterns by the place of their text in the program.
type Known = BTreeMap<(usize, usize), Rc<[Part]>>;

thread_local! {
    /// A text that lives as long as the program is never another one.
    static KNOWN: RefCell<Known> = const { RefCell::new(BTreeMap::new()) };
}

/// The parts of a pattern.
pub(super) fn parsed(pattern: &'static str) -> Rc<[Part]> {
    let key = (pattern.as_ptr() as usize, pattern.len());
    KNOWN.with_borrow_mut(|known| Rc::clone(known.entry(key).or_insert_with(|| pattern.split_whitespace().map(part).collect())))
}

fn part(text: &'static str) -> Part {
    let (text, optional) = text.strip_suffix('?').map_or((text, false), |text| (text, true));
    let words: Vec<&'static str> = text.split('|').collect();
    Part { marks: words.iter().map(|word| mark(word)).collect(), any: text == "*", optional, words }
}
