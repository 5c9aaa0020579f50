//! Lines of text: words put into a width. A word that is wider than the width is broken, after a slash or a dot if
//! there is one; no letter is lost.

use super::page::{Mark, Measure, Style};

/// Letters after which a long address may be broken.
const JOINTS: [char; 10] = ['/', '.', '-', '_', '?', '&', '=', '@', ':', ','];

/// A line: pieces that follow each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Text, how it is set, and how wide it is.
    pub pieces: Vec<(String, Style, f32)>,
    /// It belongs to a paragraph that is written from right to left.
    pub from_right: bool,
}

impl Line {
    /// Height of its row.
    pub fn leading(&self) -> f32 {
        self.pieces.iter().map(|(_, style, _)| style.leading()).fold(0.0, f32::max).max(5.0)
    }

    /// Its base line below its upper edge.
    pub fn base(&self) -> f32 {
        let size = self.pieces.iter().map(|(_, style, _)| style.size).fold(0.0, f32::max);
        (self.leading() + size * 0.72) / 2.0
    }

    /// How wide it is.
    pub fn width(&self) -> f32 {
        self.pieces.iter().map(|(_, _, width)| width).sum()
    }

    /// Its marks, the upper left corner being here.
    pub fn marks(&self, x: f32, y: f32, room: f32) -> Vec<Mark> {
        self.marks_on(x, y + self.base(), room)
    }

    /// Its marks on a base line.
    pub fn marks_on(&self, x: f32, y: f32, room: f32) -> Vec<Mark> {
        let mut x = if self.from_right { x + (room - self.width()).max(0.0) } else { x };
        let mut marks = Vec::new();
        for (text, style, width) in &self.pieces {
            marks.push(Mark::Text { x, y, style: *style, text: text.clone(), right: false });
            x += width;
        }
        marks
    }

    fn push(&mut self, text: &str, style: Style) {
        match self.pieces.last_mut() {
            Some((before, known, _)) if *known == style => before.push_str(text),
            _ => self.pieces.push((text.to_owned(), style, 0.0)),
        }
    }

    fn finish(mut self, measure: &dyn Measure, from_right: bool) -> Self {
        if let Some((text, _, _)) = self.pieces.last_mut() {
            text.truncate(text.trim_end().len());
        }
        self.pieces.retain(|(text, _, _)| !text.is_empty());
        for (text, style, width) in &mut self.pieces {
            *width = measure.width(text, *style);
        }
        self.from_right = from_right;
        self
    }
}

/// Puts texts that follow each other into lines of this width.
pub fn wrap(parts: &[(&str, Style)], width: f32, measure: &dyn Measure) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line = Line::default();
    let mut used = 0.0;
    let said = parts.last().map_or("", |(text, _)| *text);
    let mut paragraphs = said.lines().map(is_from_right);
    let mut from_right = paragraphs.next().unwrap_or(false);
    for (text, style) in parts.iter().filter(|(text, _)| !text.is_empty()) {
        let clean: String = text.trim_end_matches(['\n', '\r']).replace("\r\n", "\n").replace('\t', "    ");
        for (number, paragraph) in clean.split('\n').enumerate() {
            if number > 0 {
                lines.push(std::mem::take(&mut line).finish(measure, from_right));
                used = 0.0;
                from_right = paragraphs.next().unwrap_or(false);
            }
            for token in tokens(paragraph) {
                let mut rest = token;
                loop {
                    let wide = measure.width(rest.trim_end(), *style);
                    if used + wide <= width {
                        line.push(rest, *style);
                        used += measure.width(rest, *style);
                        break;
                    }
                    if used > 0.0 {
                        // A word that would be broken anyway is begun on a line of its own.
                        lines.push(std::mem::take(&mut line).finish(measure, from_right));
                        used = 0.0;
                        rest = rest.trim_start();
                        continue;
                    }
                    let cut = break_at(rest, width, *style, measure);
                    line.push(&rest[..cut], *style);
                    lines.push(std::mem::take(&mut line).finish(measure, from_right));
                    rest = &rest[cut..];
                    if rest.is_empty() {
                        break;
                    }
                }
            }
        }
    }
    if !line.pieces.is_empty() {
        lines.push(line.finish(measure, from_right));
    }
    lines
}

/// Words with the white space behind them.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut space = false;
    for (at, letter) in text.char_indices() {
        let white = letter.is_whitespace() && letter != '\u{a0}';
        if space && !white {
            tokens.push(&text[start..at]);
            start = at;
        }
        space = white;
    }
    if start < text.len() {
        tokens.push(&text[start..]);
    }
    tokens
}

/// Where a word that is too wide is broken: at least one letter stays before it.
fn break_at(word: &str, width: f32, style: Style, measure: &dyn Measure) -> usize {
    let ends: Vec<usize> = word.char_indices().map(|(at, letter)| at + letter.len_utf8()).collect();
    // The width grows with the letters, so that the last end that fits can be halved for.
    let fitting = ends.partition_point(|end| measure.width(&word[..*end], style) <= width).max(1);
    let last = ends[fitting.min(ends.len()) - 1];
    if last == word.len() {
        return last;
    }
    let joint = word[..last].char_indices().rev().find(|(_, letter)| JOINTS.contains(letter));
    match joint.map(|(at, letter)| at + letter.len_utf8()) {
        Some(at) if at * 3 >= last => at,
        _ => last,
    }
}

/// True for a paragraph whose first letter belongs to a script that is written from right to left.
pub fn is_from_right(text: &str) -> bool {
    text.chars()
        .find(|letter| letter.is_alphabetic())
        .is_some_and(|letter| matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'))
}
