//! What is said: labels and sentences by key. English here; judgement knows nothing of it. Read by the
//! screens and the commands.

mod aside;
pub mod filled;
pub mod finding;
pub mod handling;
pub mod labels;
pub mod reply;
pub mod story;
pub mod values;

pub use reply::reply_line;

/// A name within a sentence: `Account ID` as `account ID`, `E-mail` as `e-mail`; `IP address` and `FIA` as they are.
pub fn lower(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        // A name of one letter, such as 'A suspect', goes down too; capitals in a row are an abbreviation.
        (Some(first), second) if second.is_none_or(|second| second.is_lowercase() || matches!(second, '-' | ' ')) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

/// A list in words: `a`, `a and b`, `a, b and c`.
pub fn list<S: AsRef<str>>(parts: &[S]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_list_ends_with_and() {
        assert_eq!(super::list(&["a", "b", "c"]), "a, b and c");
        assert_eq!(super::list(&["a"]), "a");
    }

    #[test]
    fn a_name_within_a_sentence_keeps_only_the_capitals_of_abbreviations() {
        let names = ["Account ID", "E-mail", "IP address", "FIA answers", "A bank", "@name", ""];
        assert_eq!(names.map(super::lower), ["account ID", "e-mail", "IP address", "FIA answers", "a bank", "@name", ""]);
    }
}
