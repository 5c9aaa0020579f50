//! What stands on the shelf to be read and is never judged by: reference cards on real companies, measures and their
//! basis, the glossary, starters. Each fact needs a text that says it, and nobody's telephone or mailbox.

use super::reference::sourced;
use super::{Content, Names, Page};
use crate::content::company::{CompanyCard, Read};
use crate::content::diagnostic::Level;
use crate::content::glossary::{Glossary, Starter};
use crate::content::measures::MeasureTable;
use crate::content::role::ValueKind;
use std::collections::BTreeSet;

pub fn company(page: &Page<'_>, content: &Content<'_>, card: &CompanyCard) {
    page.kebab("reference card", std::iter::once(card.id.as_str()), |_| "id".to_owned());
    page.unique("source", card.sources.iter().map(|source| source.id.as_str()), |at| format!("sources[{at}].id"));
    // Cases and requests name providers by id: a card with the same one would be taken for something that answers.
    if content.library.providers.contains_key(card.id.as_str()) {
        let message = format!("“{}” is a provider that answers requests; a reference card never does", card.id);
        page.say(Level::Error, "duplicate-id", "id", message, "give the card another id");
    }
    // A fact that could not be read is missed by nobody but its reader.
    let whole = page.mended.is_none();
    if whole && card.facts.is_empty() {
        page.say(Level::Error, "no-facts", "facts", "a card without facts says nothing", "write a fact, or leave the card out");
    }
    let known = || card.sources.iter().map(|source| source.id.as_str());
    let mut used = BTreeSet::new();
    for (at, fact) in card.facts.iter().enumerate() {
        let path = format!("facts[{at}]");
        blank(page, &fact.text, &format!("{path}.text"));
        if fact.sources.is_empty() {
            let help = "name one of the card's `sources`; without one it is hearsay";
            page.say(Level::Error, "no-source", &format!("{path}.sources"), "this fact has no source", help);
        }
        for (source_at, source) in fact.sources.iter().enumerate() {
            if !known().any(|id| id == source) {
                page.unknown("source on this card", "unknown-source", &format!("{path}.sources[{source_at}]"), source, known());
            }
            used.insert(source.as_str());
        }
        if let Some(contact) = contact(&fact.text) {
            let message = "a telephone number or mailbox goes stale, and a wrong one does harm";
            let help = "leave it out: it is taken from the company's page of the day";
            page.say_of(Level::Error, "contact-on-card", &format!("{path}.text"), contact, message, help);
        }
    }
    for (at, source) in card.sources.iter().enumerate() {
        blank(page, &source.title, &format!("sources[{at}].title"));
        if whole && !used.contains(source.id.as_str()) {
            let message = format!("no fact rests on source “{}”", source.id);
            page.say(Level::Warning, "unused-source", &format!("sources[{at}].id"), message, "leave it out, or cite it");
        }
        if source.as_of.day().is_some_and(|day| day.parts().0 < 2000) {
            let help = "or `Unknown`, where nobody knows it";
            page.say(Level::Error, "bad-date", &format!("sources[{at}].as_of"), "no such text is as old as that", help);
        }
    }
    for (at, topic) in card.silent.iter().enumerate() {
        if card.facts.iter().any(|fact| fact.topic == *topic) {
            let help = "take it out of `silent`, or take the fact out";
            page.say(Level::Error, "silent-but-said", &format!("silent[{at}]"), "the card has a fact on this", help);
        }
    }
    if card.read == Read::Whole && !card.unseen.is_empty() {
        let help = "write `read: Part`, or `silent` for what the text does not say";
        page.say(Level::Error, "unseen-but-read", "unseen", "a text that was read whole has no unseen parts", help);
    }
}

/// The first telephone number or mailbox in a text.
fn contact(text: &str) -> Option<&str> {
    let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).count();
    let mailbox = |word: &&str| word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let telephone = |word: &&str| word.strip_prefix('+').is_some_and(|rest| digits(rest) >= 2 && !rest.contains('.'));
    text.split_whitespace().find(|word| mailbox(word) || telephone(word))
}

pub(super) fn blank(page: &Page<'_>, text: &str, path: &str) {
    if text.trim().is_empty() {
        page.say(Level::Error, "blank", path, "nothing stands here", "write it, or leave the entry out");
    }
}

pub fn measures(page: &Page<'_>, names: &Names<'_>, table: &MeasureTable) {
    page.kebab("table of measures", std::iter::once(table.id.as_str()), |_| "id".to_owned());
    page.unique("row", table.rows.iter().map(|row| row.id.as_str()), |at| format!("rows[{at}].id"));
    sourced(page, &table.source, "source");
    for (row_at, row) in table.rows.iter().enumerate() {
        let path = |field: &str| format!("rows[{row_at}].{field}");
        for (field, text) in [("measure", &row.measure), ("basis", &row.basis), ("who", &row.who), ("safeguard", &row.safeguard)]
        {
            blank(page, text, &path(field));
        }
        if row.cites.is_empty() {
            let help = "cite the clauses of law on which the row rests";
            page.say(Level::Error, "no-source", &path("cites"), "this row rests on nothing", help);
        }
        for (at, clause) in row.cites.iter().enumerate() {
            names.cite(page, clause, None, || path(&format!("cites[{at}]")));
        }
    }
}

pub fn glossary(page: &Page<'_>, glossary: &Glossary) {
    sourced(page, &glossary.source, "source");
    page.unique("word", glossary.words.iter().map(|word| word.word.as_str()), |at| format!("words[{at}].word"));
    let mut seen = BTreeSet::new();
    for (at, word) in glossary.words.iter().enumerate() {
        blank(page, &word.word, &format!("words[{at}].word"));
        blank(page, &word.means, &format!("words[{at}].means"));
        for (form_at, form) in word.in_text.iter().enumerate() {
            let path = format!("words[{at}].in_text[{form_at}]");
            blank(page, form, &path);
            if !seen.insert(form.to_lowercase()) {
                let message = format!("“{form}” explains itself twice");
                page.say(Level::Error, "duplicate-id", &path, message, "leave one out");
            }
        }
    }
}

pub fn starters(page: &Page<'_>, starters: &[Starter]) {
    let mut seen = BTreeSet::new();
    for (at, starter) in starters.iter().enumerate() {
        let path = format!("[{at}].role");
        let fits = match starter.column {
            None => starter.role.kind() == ValueKind::Long,
            Some(_) => starter.role.kind() == ValueKind::Record,
        };
        if !fits {
            let message = format!("{:?} is no text that can begin", starter.role);
            page.say(Level::Error, "role-mismatch", &path, message, "a long text, or a `column` of a row of several");
        }
        if !seen.insert(starter.role) {
            let message = format!("{:?} begins in two ways", starter.role);
            page.say(Level::Error, "duplicate-role", &path, message, "leave one out");
        }
        if !starter.text.contains('…') {
            let help = "write … where the officer's own facts go";
            page.say(Level::Error, "no-gap", &format!("[{at}].text"), "a starter that leaves nothing open is an answer", help);
        }
    }
}
