//! Names and details that a case keeps out must not stand in what the case itself offers as right.

use super::Page;
use crate::content::Library;
use crate::content::data::Measure;
use crate::content::diagnostic::Level;
use crate::content::scenario::Scenario;
use crate::content::value::Value;

pub fn check(page: &Page<'_>, library: &Library, case: &Scenario) {
    let details: Vec<(&str, String)> = case
        .people
        .iter()
        .flat_map(|person| person.keep_out.iter().map(|detail| (person.id.as_str(), detail.to_lowercase())))
        .filter(|(_, detail)| !detail.trim().is_empty())
        .collect();
    let look = |text: &str, path: &dyn Fn() -> String, level| {
        let lower = text.to_lowercase();
        if let Some((person, detail)) = details.iter().find(|(_, detail)| has_words(&lower, detail)) {
            let message = format!("“{detail}” is kept out for {person} and stands here");
            page.say_of(level, "kept-out", &path(), detail, message, format!("write {person}, or take the detail out"));
        }
    };
    for (at, usage) in case.forms.iter().enumerate() {
        // In an emergency the company may need the name of the person in danger.
        let emergency = library.forms.get(&usage.form).is_some_and(|form| form.measure == Measure::Emergency);
        let level = if emergency { Level::Warning } else { Level::Error };
        for (part, values) in [("prefilled", &usage.prefilled), ("model", &usage.model)] {
            for (key, value) in values {
                let path = format!("forms[{at}].{part}[{key}]");
                match value {
                    Value::Text(text) => look(text, &|| path.clone(), level),
                    Value::Many(texts) => {
                        texts.iter().enumerate().for_each(|(nth, text)| look(text, &|| format!("{path}[{nth}]"), level));
                    }
                    Value::Rows(rows) => {
                        for (nth, row) in rows.iter().enumerate() {
                            row.iter().for_each(|(column, text)| look(text, &|| format!("{path}[{nth}][{column}]"), level));
                        }
                    }
                }
            }
        }
    }
    for (at, check) in case.self_checks.iter().enumerate() {
        look(&check.model, &|| format!("self_checks[{at}].model"), Level::Error);
    }
}

/// True when words stand in a text and no letter or digit touches them.
fn has_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, found)| {
        let before = text[..at].chars().next_back();
        let after = text[at + found.len()..].chars().next();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::has_words;

    #[test]
    fn a_detail_is_whole_words() {
        assert!(has_words("the boy waqas, 22", "waqas"));
        assert!(!has_words("kidneys fail", "kidney"));
    }
}
