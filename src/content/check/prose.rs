//! Which texts of a document people read, and where each stands in its file: for spelling, for the length of sentences,
//! and for names that no case may show. It judges nothing itself.

use super::numbers::Numbers;
use super::real_names::RealNames;
use super::spelling::Spelling;
use super::{Page, reading};
use crate::content::load::Kind;
use crate::content::place::Node;
use std::borrow::Cow;

/// Fields whose texts are read as they are written, sentence by sentence; paths without the places in lists.
fn read_by_sentence(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Scenario | Kind::Example => &[
            "brief",
            "content_note",
            "people.about",
            "events.text",
            "criteria.missed",
            "criteria.met",
            "criteria.better",
            "criteria.consequence",
            "outcomes.text",
            "model_path.text",
            "self_checks.question",
            "debrief_questions",
            "changed_since",
        ],
        Kind::Provider => &["clauses.text"],
        _ => &[],
    }
}

/// Fields whose words are read too: titles, papers of the file, answers, and whole lessons and tests, which look at
/// their sentences themselves. Sources are left out: they name files of others.
fn read_by_word(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Scenario | Kind::Example => &[
            "title",
            "teaser",
            "requester.agency",
            "requester.unit",
            "exhibits.title",
            "exhibits.provenance",
            "exhibits.body.paragraphs",
            "exhibits.body.columns",
            "exhibits.body.notes",
            "facts.home.records",
            "facts.home.answer",
            "facts.home.refuses",
            "facts.home.else_says",
            "facts.owners.answer",
            "facts.owners.unwilling",
            "facts.open_pages.answer",
            "packages.covering",
            "packages.pieces.about",
            "chain.office",
            "chain.text",
            "events.title",
            "events.deadline",
            "forms.prefilled",
            "forms.model",
            "concepts.*.label",
            "concepts.*.says",
            "concepts.*.sounds_like",
            "outcomes.title",
            "model_path.title",
            "self_checks.model",
            "elements.element",
            "elements.shown_by",
        ],
        Kind::Provider => {
            &["service", "tone", "source", "entities.country", "channels.name", "catalogue.label", "sections", "clauses.asked"]
        }
        Kind::Law => &["title", "clauses.title", "clauses.text", "clauses.position"],
        Kind::Company => &["service", "facts.text"],
        Kind::Chain => &["office", "text"],
        Kind::Form => &[
            "title",
            "purpose",
            "source",
            "sections.title",
            "sections.parts.label",
            "sections.parts.guidance",
            "sections.parts.statement",
            "sections.parts.options",
            "sections.parts.columns",
        ],
        Kind::Block => &["title", "fields.label", "fields.guidance", "fields.statement", "fields.options", "fields.columns"],
        Kind::Glossary => &["source", "words"],
        Kind::Lesson => &["title", "text", "diagram", "questions", "exercises", "card"],
        Kind::Measures => &["source", "rows"],
        Kind::Powers => &["source", "rows.not", "rows.open"],
        Kind::Session => &["title", "about", "days", "late", "never_cut"],
        Kind::Starters => &["text"],
        Kind::Test => &["title", "about", "form_a", "form_b"],
        _ => &[],
    }
}

/// Kinds of documents in which everything is invented.
fn is_invented(kind: Kind) -> bool {
    matches!(kind, Kind::Scenario | Kind::Example | Kind::Provider | Kind::Form | Kind::Block)
}

/// What a case looks for in texts of trainees: it says what they may write.
const LOOKED_FOR: [&str; 4] = ["criteria.judge", "concepts", "elements.words", "facts.*.words"];

/// Looks at the texts of a document.
pub fn check(page: &Page<'_>, kind: Kind, spelling: &Spelling<'_>, names: &RealNames, numbers: Option<&Numbers<'_>>) {
    let (sentences, words, invented) = (read_by_sentence(kind), read_by_word(kind), is_invented(kind));
    if sentences.is_empty() && words.is_empty() && !invented {
        return;
    }
    let Some(tree) = page.tree() else { return };
    each(tree, page.text(), &mut String::new(), true, &mut |path, own_words, start, text| {
        let named = invented && !among(path, &LOOKED_FOR);
        let real = if named { names.check(page, start, text) } else { Vec::new() };
        let by_sentence = among(path, sentences);
        if by_sentence {
            reading::plain_at(page, start, text);
            numbers.into_iter().for_each(|numbers| numbers.check(page, start, text));
        }
        // A text of one word is a name or a key; whoever writes to the desk may make mistakes on purpose.
        if own_words && (by_sentence || among(path, words)) && text.trim().contains(char::is_whitespace) {
            spelling.check(page, start, text, &real);
        }
    });
}

fn among(path: &str, fields: &[&str]) -> bool {
    fields.iter().any(|field| {
        let mut steps = path.split('.');
        field.split('.').all(|wanted| steps.next().is_some_and(|step| wanted == "*" || wanted == step))
    })
}

/// Calls a function for each text in a tree: its path, whether it is the author's own words, its offset, and the text
/// without marks of escape but as long as it is written.
fn each(node: &Node, file: &str, path: &mut String, own: bool, visit: &mut impl FnMut(&str, bool, usize, &str)) {
    let others = node.name.as_ref().is_some_and(|(name, _)| matches!(name.as_str(), "Chat" | "Letter" | "Profile"));
    let own = own && !others;
    if node.parts.is_empty()
        && let Some((start, text)) = text_of(&file[node.span.clone()])
    {
        return visit(path, own, node.span.start + start, &text);
    }
    for part in &node.parts {
        let length = path.len();
        if let Some((key, _)) = &part.key {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(key);
        }
        each(&part.value, file, path, own, visit);
        path.truncate(length);
    }
}

/// What stands between the quotation marks of a text, and at which offset that begins.
fn text_of(written: &str) -> Option<(usize, Cow<'_, str>)> {
    if let Some(raw) = written.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let inside = raw.get(hashes..)?.strip_prefix('"')?;
        return Some((2 + hashes, inside.get(..inside.len().checked_sub(1 + hashes)?)?.into()));
    }
    let inside = written.strip_prefix('"')?.strip_suffix('"')?;
    let text = if inside.contains('\\') {
        inside.replace("\\n", " \n").replace("\\\"", " \"").replace("\\t", "  ").into()
    } else {
        inside.into()
    };
    Some((1, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::place;

    #[test]
    fn each_text_is_found_with_its_path_where_it_stands() {
        let file = r###"(brief: "a\n“b”", list: [Letter(text: r#"c"d"#), Some("e")], forms: {"f.g": "h"}, n: 1)"###;
        let mut found = Vec::new();
        each(&place::tree(file).unwrap(), file, &mut String::new(), true, &mut |path, own, start, text| {
            found.push((path.to_owned(), own, file[start..start + text.len()].to_owned(), text.to_owned()));
        });
        let text = |path: &str, own, written: &str, text: &str| (path.to_owned(), own, written.to_owned(), text.to_owned());
        assert_eq!(
            found,
            [
                text("brief", true, "a\\n“b”", "a \n“b”"),
                text("list.text", false, "c\"d", "c\"d"),
                text("list", true, "e", "e"),
                text("forms.f.g", true, "h", "h"),
            ]
        );
    }

    #[test]
    fn a_field_is_meant_with_all_that_lies_in_it() {
        assert!(among("criteria.met", &["criteria.met"]) && among("tone.opening", &["tone"]));
        assert!(among("facts.home.words", &LOOKED_FOR) && !among("facts.home.records", &LOOKED_FOR));
        assert!(!among("titles", &["title"]) && !among("criteria.judge", &["criteria.met"]));
    }
}
