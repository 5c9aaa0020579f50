//! Boxes side by side: sums and forks. Where the words need more room than there is, they stand below each other.

use egui::{Rect, pos2, vec2};

use super::sheet::Sheet;
use crate::app::theme::{self, Type};
use crate::content::lesson::{Branch, Step, Sum, Tone};

/// The sign between two parts.
const SIGN: f32 = 22.0;
/// The least width of a box at plain text size.
const LEAST: f32 = 118.0;

/// Sums below each other; returns the lower edge.
pub fn sums(sheet: &mut Sheet<'_>, top: f32, sums: &[Sum]) -> f32 {
    let mut y = top;
    for (at, sum) in sums.iter().enumerate() {
        if at > 0 {
            y += theme::GUTTER;
        }
        y = self::sum(sheet, y, sum);
    }
    y
}

fn sum(sheet: &mut Sheet<'_>, top: f32, sum: &Sum) -> f32 {
    let sign = SIGN * sheet.scale;
    let all: Vec<&Step> = sum.parts.iter().chain([&sum.whole]).collect();
    let count = all.len() as f32;
    let width = (sheet.width - sign * (count - 1.0)) / count;
    let signs = |at: usize| if at + 1 == all.len() { "=" } else { "+" };
    if width < LEAST * sheet.scale {
        let mut y = top;
        for (at, part) in all.iter().enumerate() {
            if at > 0 {
                let row = sheet.line_height(Type::Strong);
                let color = sheet.t.ink2;
                sheet.centered(0.0, y, sheet.width, signs(at), Type::Strong, color);
                y += row;
            }
            let height = sheet.box_height(part, sheet.width, false);
            sheet.boxed(Rect::from_min_size(pos2(0.0, y), vec2(sheet.width, height)), part, None);
            y += height;
        }
        return y;
    }
    let height = all.iter().map(|part| sheet.box_height(part, width, false)).fold(0.0, f32::max);
    let mut x = 0.0;
    for (at, part) in all.iter().enumerate() {
        if at > 0 {
            let color = sheet.t.ink2;
            let y = top + (height - sheet.line_height(Type::Heading)) / 2.0;
            sheet.centered(x, y, sign, signs(at), Type::Heading, color);
            x += sign;
        }
        sheet.boxed(Rect::from_min_size(pos2(x, top), vec2(width, height)), part, None);
        x += width;
    }
    top + height
}

/// A question, and below it where each answer leads; returns the lower edge.
pub fn fork(sheet: &mut Sheet<'_>, top: f32, question: &str, branches: &[Branch]) -> f32 {
    let asked = Step { name: question.to_owned(), note: String::new(), tone: Tone::Plain };
    let count = branches.len() as f32;
    let width = (sheet.width - theme::GAP_CARD * (count - 1.0)) / count;
    let side_by_side = width >= LEAST * sheet.scale;
    let wide = if side_by_side { (sheet.width * 0.6).max(220.0).min(sheet.width) } else { sheet.width };
    let height = sheet.box_height(&asked, wide, false);
    let left = (sheet.width - wide) / 2.0;
    sheet.boxed(Rect::from_min_size(pos2(left, top), vec2(wide, height)), &asked, None);
    let y = top + height;
    if side_by_side { columns(sheet, y, width, branches) } else { rows(sheet, y, branches) }
}

fn columns(sheet: &mut Sheet<'_>, top: f32, width: f32, branches: &[Branch]) -> f32 {
    let color = sheet.t.accent;
    let rail = top + theme::GAP_CARD;
    let middle = |at: usize| at as f32 * (width + theme::GAP_CARD) + width / 2.0;
    sheet.line(pos2(sheet.width / 2.0, top), pos2(sheet.width / 2.0, rail));
    sheet.line(pos2(middle(0), rail), pos2(middle(branches.len() - 1), rail));
    let words = branches.iter().map(|branch| sheet.laid(&branch.when, Type::SmallStrong, width).size().y).fold(0.0, f32::max);
    let boxes = branches.iter().map(|branch| sheet.box_height(&branch.then, width, false)).fold(0.0, f32::max);
    let named = rail + theme::GAP;
    let below = named + words + theme::GAP_CARD + theme::GRID;
    for (at, branch) in branches.iter().enumerate() {
        let x = middle(at) - width / 2.0;
        sheet.line(pos2(middle(at), rail), pos2(middle(at), named));
        let galley = sheet.laid(&branch.when, Type::SmallStrong, width);
        let y = named + (words - galley.size().y) / 2.0;
        sheet.centered(x, y, width, &branch.when, Type::SmallStrong, color);
        sheet.arrow(pos2(middle(at), named + words), pos2(middle(at), below));
        sheet.boxed(Rect::from_min_size(pos2(x, below), vec2(width, boxes)), &branch.then, None);
    }
    below + boxes
}

fn rows(sheet: &mut Sheet<'_>, top: f32, branches: &[Branch]) -> f32 {
    let color = sheet.t.accent;
    let x = theme::GUTTER + theme::GAP_CARD;
    let mut y = top;
    let mut last = top;
    for branch in branches {
        y += theme::GAP_CARD;
        y = sheet.text(x, y, sheet.width - x, &branch.when, Type::SmallStrong, color) + theme::GRID;
        let height = sheet.box_height(&branch.then, sheet.width - x, false);
        last = y + height / 2.0;
        sheet.arrow(pos2(theme::GAP, last), pos2(x, last));
        sheet.boxed(Rect::from_min_size(pos2(x, y), vec2(sheet.width - x, height)), &branch.then, None);
        y += height;
    }
    sheet.line(pos2(theme::GAP, top), pos2(theme::GAP, last));
    y
}
