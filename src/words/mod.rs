//! What is said: labels and sentences by key. English here; judgement knows nothing of it. Read by the
//! screens and the commands.

mod aside;
pub mod finding;
pub mod handling;
pub mod labels;
pub mod reply;
pub mod story;
pub mod values;

pub use reply::reply_line;

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
}
