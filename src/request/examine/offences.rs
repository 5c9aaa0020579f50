//! Whether a crime is named at all: by more than a slogan, and with a provision.

use crate::request::narrative::citations::find_citations;
use crate::request::narrative::{Text, marks};

/// True when an offence is named by more than a slogan: in full, or in short beside its section.
pub fn names_offence(raw: &str, law: &str) -> bool {
    const SLOGAN: &[&str] = &[
        "crime",
        "crimes",
        "heinous",
        "serious",
        "grave",
        "offence",
        "offense",
        "offences",
        "criminal",
        "humanity",
        "against",
        "illegal",
        "activity",
        "activities",
        "cognizable",
        "fir",
    ];
    let text = Text::new(raw);
    let shortest = if names_provision(law) { 3 } else { 4 };
    !text.is_empty()
        && !marks::is_formula(&text)
        && text.tokens.iter().any(|token| {
            !SLOGAN.contains(&token.word.as_str())
                && token.word.chars().count() >= shortest
                && token.word.chars().any(|c| "aeiouy".contains(c))
        })
}

/// True when a provision is named: an Act with a section, or with nothing else that it could mean.
pub fn names_provision(raw: &str) -> bool {
    let text = Text::new(raw);
    let section = text.tokens.iter().any(|token| token.word.starts_with(|c: char| c.is_ascii_digit()) && token.word.len() < 4);
    !find_citations(raw).is_empty()
        || (section && !text.find_any(&["act", "code", "ordinance", "law", "section", "s"]).is_empty())
}
