//! The card of a lesson as a paper of one page: its lines, numbered, what its diagram says in sentences, and
//! the clauses on which the lesson rests.

use super::paper::{Block, Paper};
use crate::content::Library;
use crate::content::lesson::Lesson;
use crate::words::labels;

/// The card of a lesson.
pub fn card(library: &Library, lesson: &Lesson) -> Paper {
    let clauses: Vec<String> = lesson.cites.iter().filter_map(|id| library.clause(id)).map(|clause| clause.label()).collect();
    let facts = vec![("Lesson".to_owned(), lesson.title.clone()), ("As of".to_owned(), lesson.as_of.text())];
    let blocks = vec![
        Block::Section("To remember".to_owned()),
        Block::Numbered(lesson.card.lines.clone()),
        Block::Section(lesson.diagram.title.clone()),
        Block::Text(lesson.diagram.alt.clone()),
        Block::Section("It rests on".to_owned()),
        Block::Text(clauses.join("  ·  ")),
        Block::Text("Training material. Read the law and the company's guidelines of the day before a real request.".to_owned()),
    ];
    Paper {
        title: lesson.card.title.clone(),
        above: format!("Training card: {}", labels::module(lesson.module)),
        reference: lesson.title.clone(),
        facts,
        blocks,
    }
}
