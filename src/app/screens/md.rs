//! Formatted text: the part of CommonMark that content uses (headings, lists, quotes, tables, bold, code), laid
//! out in our own type. Read once, kept by its text.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use egui::text::LayoutJob;
use egui::{Align, Color32, Frame, Label, Layout, Margin, Ui};

use super::words::{Finder, Seen};
use crate::app::theme::{self, Type};
use crate::app::widgets::{self as w, Column, SpanLook, Table};

/// A stretch of one look.
type Run = (Option<SpanLook>, String);

#[derive(Debug, Clone, PartialEq)]
enum Block {
    Heading(Vec<Run>),
    Paragraph(Vec<Run>),
    Item { marker: String, depth: usize, text: Vec<Run> },
    Quote(Vec<Run>),
    Table { head: Vec<String>, rows: Vec<Vec<Vec<Run>>> },
    Rule,
}

/// Texts that were read.
#[derive(Default)]
pub struct Cache(BTreeMap<String, Rc<Vec<Block>>>);

impl Cache {
    /// Shows a text over the width that there is; each of `words` explains itself where it stands first.
    pub fn show(&mut self, ui: &mut Ui, text: &str, words: &Finder) {
        if !self.0.contains_key(text) {
            self.0.insert(text.to_owned(), Rc::new(read(text)));
        }
        let blocks = Rc::clone(&self.0[text]);
        let mut seen = Seen::new();
        ui.spacing_mut().item_spacing.y = theme::GRID;
        ui.spacing_mut().interact_size.y = 0.0;
        for (index, block) in blocks.iter().enumerate() {
            if index > 0 && matches!(blocks[index - 1], Block::Item { .. }) && !matches!(block, Block::Item { .. }) {
                ui.add_space(theme::GAP);
            }
            ui.push_id(("block", index), |ui| show(ui, block, index == 0, &mut |text| words.first(text, &mut seen)));
        }
    }
}

/// Words to be explained in a line of text.
type Explain<'a> = dyn FnMut(&str) -> Vec<(Range<usize>, usize)> + 'a;

fn show(ui: &mut Ui, block: &Block, first: bool, explain: &mut Explain<'_>) {
    let t = theme::tokens(ui);
    match block {
        Block::Heading(text) => {
            ui.add_space(if first { 0.0 } else { theme::GAP_CARD });
            runs(ui, text, Type::Heading, t.ink, &mut |_| Vec::new());
        }
        Block::Paragraph(text) => {
            runs(ui, text, Type::Body, t.ink, explain);
            ui.add_space(theme::GAP);
        }
        Block::Item { marker, depth, text } => {
            let column = 22.0 * theme::text_scale(ui);
            ui.horizontal_top(|ui| {
                ui.add_space(*depth as f32 * column);
                ui.allocate_ui_with_layout(egui::vec2(column, 0.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_min_width(column);
                    w::label(ui, marker, Type::Body, t.ink2);
                });
                ui.vertical(|ui| runs(ui, text, Type::Body, t.ink, explain));
            });
            ui.add_space(2.0);
        }
        Block::Quote(text) => {
            let frame = Frame::new().fill(t.sunk).corner_radius(theme::RADIUS).inner_margin(Margin::symmetric(12, 8));
            frame.show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                runs(ui, text, Type::Body, t.ink2, explain);
            });
            ui.add_space(theme::GAP);
        }
        Block::Table { head, rows } => {
            let columns: Vec<Column<'_>> = head.iter().map(|name| Column::share(name, 1.0)).collect();
            let mut table = Table::new(ui, &columns);
            table.head(ui);
            for row in rows {
                table.row(ui, |ui, column| {
                    if let Some(text) = row.get(column) {
                        runs(ui, text, Type::Body, t.ink, explain);
                    }
                });
            }
            ui.add_space(theme::GAP_CARD);
        }
        Block::Rule => {
            w::separator(ui);
            ui.add_space(theme::GAP);
        }
    }
}

fn runs(ui: &mut Ui, text: &[Run], kind: Type, color: Color32, explain: &mut Explain<'_>) {
    let mut job = LayoutJob::default();
    for (look, words) in text {
        let kind = match look {
            Some(SpanLook::Strong) if kind == Type::Body => Type::Strong,
            Some(SpanLook::Mono) => Type::Mono,
            _ => kind,
        };
        let mut format = kind.format(ui, color);
        format.line_height = Some(kind.line(ui));
        job.append(words, 0.0, format);
    }
    let words = explain(&job.text);
    job.wrap.max_width = ui.available_width();
    let galley = (!words.is_empty()).then(|| ui.fonts_mut(|fonts| fonts.layout_job(job.clone())));
    let response = ui.add(Label::new(job).wrap());
    if let Some(galley) = galley {
        w::words(ui, &response, &galley, response.rect.left_top(), &words);
    }
}

/// A line of text in which bold stands out and what is searched is marked.
pub(super) fn line(ui: &mut Ui, text: &str, find: &str, kind: Type, color: Color32) {
    let (plain, spans) = super::common::plain(text);
    let marked = super::common::hits(&plain, find);
    let mark = theme::tokens(ui).mark;
    let mut job = LayoutJob::default();
    let letters: Vec<char> = plain.chars().collect();
    let looks: Vec<(bool, bool)> = (0..letters.len())
        .map(|at| {
            let strong = spans.iter().any(|span| span.look == SpanLook::Strong && span.range.contains(&at));
            (strong, marked.iter().any(|span| span.range.contains(&at)))
        })
        .collect();
    let mut at = 0;
    for same in looks.chunk_by(|one, next| one == next) {
        let strong = if kind == Type::Small { Type::SmallStrong } else { Type::Strong };
        let of = if same[0].0 { strong } else { kind };
        let mut format = of.format(ui, color);
        format.line_height = Some(kind.line(ui));
        if same[0].1 {
            format.background = mark;
        }
        job.append(&letters[at..at + same.len()].iter().collect::<String>(), 0.0, format);
        at += same.len();
    }
    ui.add(Label::new(job).wrap());
}

/// Bold, italics and code of a text in one line. Italics look like the rest: the type has none.
fn inline(text: &str) -> Vec<Run> {
    let (plain, mut spans) = super::common::plain(text);
    spans.sort_by_key(|span| span.range.start);
    let letters: Vec<char> = plain.chars().collect();
    let mut out = Vec::new();
    let mut at = 0;
    for span in spans {
        if span.range.start < at {
            continue;
        }
        if span.range.start > at {
            out.push((None, letters[at..span.range.start].iter().collect()));
        }
        out.push((Some(span.look), letters[span.range.clone()].iter().collect()));
        at = span.range.end;
    }
    if at < letters.len() {
        out.push((None, letters[at..].iter().collect()));
    }
    out
}

fn cells(line: &str) -> Vec<&str> {
    line.trim().trim_matches('|').split('|').map(str::trim).collect()
}

/// The marker of a list item and what follows it.
fn item(line: &str) -> Option<(String, &str)> {
    if let Some(rest) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Some(("•".to_owned(), rest));
    }
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let rest = line.get(digits..)?.strip_prefix(". ")?;
    (digits > 0).then(|| (format!("{}.", &line[..digits]), rest))
}

fn read(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = text.trim().lines().peekable();
    // What goes on in the next line: a paragraph, an item, a quote.
    let mut open: Option<(Block, String)> = None;
    let close = |open: &mut Option<(Block, String)>, blocks: &mut Vec<Block>| {
        if let Some((block, words)) = open.take() {
            let text = inline(&words);
            blocks.push(match block {
                Block::Item { marker, depth, .. } => Block::Item { marker, depth, text },
                Block::Quote(_) => Block::Quote(text),
                _ => Block::Paragraph(text),
            });
        }
    };
    while let Some(raw) = lines.next() {
        let line = raw.trim();
        if line.is_empty() {
            close(&mut open, &mut blocks);
        } else if line.starts_with('#') {
            close(&mut open, &mut blocks);
            blocks.push(Block::Heading(inline(line.trim_start_matches('#').trim())));
        } else if line.len() >= 3 && line.chars().all(|letter| letter == '-') {
            close(&mut open, &mut blocks);
            blocks.push(Block::Rule);
        } else if line.starts_with('|') {
            close(&mut open, &mut blocks);
            let head = cells(line).into_iter().map(|cell| super::common::plain(cell).0).collect();
            let mut rows = Vec::new();
            while let Some(next) = lines.next_if(|next| next.trim().starts_with('|')) {
                if !next.chars().all(|letter| "|-: ".contains(letter)) {
                    rows.push(cells(next).into_iter().map(inline).collect());
                }
            }
            blocks.push(Block::Table { head, rows });
        } else if let Some((marker, rest)) = item(line) {
            close(&mut open, &mut blocks);
            let depth = (raw.len() - raw.trim_start().len()) / 2;
            open = Some((Block::Item { marker, depth: depth.min(3), text: Vec::new() }, rest.to_owned()));
        } else if let Some(rest) = line.strip_prefix('>') {
            if !matches!(open, Some((Block::Quote(_), _))) {
                close(&mut open, &mut blocks);
                open = Some((Block::Quote(Vec::new()), String::new()));
            }
            join(&mut open, rest.trim());
        } else {
            if open.is_none() {
                open = Some((Block::Paragraph(Vec::new()), String::new()));
            }
            join(&mut open, line);
        }
    }
    close(&mut open, &mut blocks);
    blocks
}

fn join(open: &mut Option<(Block, String)>, line: &str) {
    if let Some((_, words)) = open {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_quotes_tables_and_paragraphs_are_told_apart() {
        let blocks = read(
            "# Head\n\nOne **bold**\nline.\n\n1. first\n   goes on\n2. second\n\n> said\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        );
        assert_eq!(blocks.len(), 6);
        assert_eq!(
            blocks[1],
            Block::Paragraph(vec![(None, "One ".into()), (Some(SpanLook::Strong), "bold".into()), (None, " line.".into())])
        );
        assert!(matches!(&blocks[2], Block::Item { marker, text, .. } if marker == "1." && text[0].1 == "first goes on"));
        assert!(matches!(&blocks[5], Block::Table { rows, .. } if rows.len() == 1));
    }
}
