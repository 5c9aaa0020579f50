//! Single words that are data and not code: one a line, in `scenarios/reference/concepts/`. Lists of patterns stand in
//! `lists.ron` there; these are read by parts of the program that know no pattern.

use std::collections::BTreeSet;
use std::sync::OnceLock;

/// Words of a list.
type List = BTreeSet<&'static str>;

fn read(text: &'static str) -> List {
    text.lines().filter(|line| !line.starts_with("//") && !line.is_empty()).collect()
}

/// Words that insult or label.
pub(super) fn labels() -> &'static List {
    static READ: OnceLock<List> = OnceLock::new();
    READ.get_or_init(|| read(include_str!("../../../scenarios/reference/concepts/labels.txt")))
}

/// Words with a capital that are no part of a person's name.
pub(super) fn no_names() -> &'static List {
    static READ: OnceLock<List> = OnceLock::new();
    READ.get_or_init(|| read(include_str!("../../../scenarios/reference/concepts/no-names.txt")))
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_single_and_small() {
        for list in [super::labels(), super::no_names()] {
            assert!(list.len() > 50);
            assert!(list.iter().all(|word| !word.contains(' ') && word.chars().all(|c| !c.is_uppercase())));
        }
    }
}
