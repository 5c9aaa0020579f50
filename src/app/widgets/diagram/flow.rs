//! One after the other: steps in rows, a ladder, and gates.

use egui::{Rect, pos2, vec2};

use super::sheet::Sheet;
use crate::app::theme::{self, Type};
use crate::content::lesson::{Gate, Step, Tone};

/// Between two steps: room for an arrow.
const GAP: f32 = 22.0;
/// The least width of a step at plain text size.
const LEAST: f32 = 138.0;

/// Steps in as many rows as they need; returns the lower edge.
pub fn steps(sheet: &mut Sheet<'_>, top: f32, steps: &[Step]) -> f32 {
    let fit = ((sheet.width + GAP) / (LEAST * sheet.scale + GAP)).floor().max(1.0) as usize;
    let rows = steps.len().div_ceil(fit);
    let columns = steps.len().div_ceil(rows.max(1)).max(1);
    let width = (sheet.width - GAP * (columns as f32 - 1.0)) / columns as f32;
    let mut y = top;
    for (row, chunk) in steps.chunks(columns).enumerate() {
        if row > 0 {
            let x = if columns == 1 { sheet.width / 2.0 } else { width / 2.0 };
            if columns > 1 {
                // From the end of the row above back to its beginning.
                let right = sheet.width - width / 2.0;
                sheet.line(pos2(right, y), pos2(right, y + GAP / 2.0));
                sheet.line(pos2(right, y + GAP / 2.0), pos2(x, y + GAP / 2.0));
                sheet.arrow(pos2(x, y + GAP / 2.0 - 0.75), pos2(x, y + GAP));
            } else {
                sheet.arrow(pos2(x, y), pos2(x, y + GAP));
            }
            y += GAP;
        }
        let height = chunk.iter().map(|step| sheet.box_height(step, width, true)).fold(0.0, f32::max);
        for (column, step) in chunk.iter().enumerate() {
            let x = column as f32 * (width + GAP);
            if column > 0 {
                sheet.arrow(pos2(x - GAP + 2.0, y + height / 2.0), pos2(x - 2.0, y + height / 2.0));
            }
            sheet.boxed(Rect::from_min_size(pos2(x, y), vec2(width, height)), step, Some(row * columns + column + 1));
        }
        y += height;
    }
    y
}

/// Stairs that go up to the right, the first rung at the bottom; returns the lower edge.
pub fn ladder(sheet: &mut Sheet<'_>, top: f32, rungs: &[Step]) -> f32 {
    let t = sheet.t;
    let indent = (sheet.width * 0.22 / rungs.len() as f32).min(16.0);
    let pad = theme::GAP;
    // What is said of each stands in one column, right of the longest name on the highest rung.
    let widest = rungs.iter().map(|rung| sheet.laid(&rung.name, Type::SmallStrong, f32::INFINITY).size().x).fold(0.0, f32::max);
    let column = indent * (rungs.len() as f32 - 1.0) + widest + 3.0 * pad;
    let side = column < sheet.width * 0.55;
    let mut y = top;
    for (at, rung) in rungs.iter().enumerate().rev() {
        let x = at as f32 * indent;
        let width = sheet.width - x;
        let words = if side { sheet.width - column - pad } else { width - 2.0 * pad };
        let head = sheet.laid(&rung.name, Type::SmallStrong, if side { widest + 1.0 } else { words });
        let note = sheet.laid(&rung.note, Type::Small, words);
        let inner = if side { head.size().y.max(note.size().y) } else { head.size().y + note.size().y };
        let rect = Rect::from_min_size(pos2(x, y), vec2(width, inner + 2.0 * 6.0));
        let (fill, edge) = match rung.tone {
            Tone::Plain => (t.paper, t.line),
            Tone::Good => (t.met_soft, t.met_soft),
            Tone::Care => (t.minor_soft, t.minor_soft),
            Tone::Stop => (t.major_soft, t.major_soft),
        };
        sheet.rect(rect, fill, egui::Stroke::new(1.0, edge));
        let below = head.size().y;
        sheet.put(x + pad, y + 6.0, head, t.ink);
        let corner = if side { (column, y + 6.0) } else { (x + pad, y + 6.0 + below) };
        sheet.put(corner.0, corner.1, note, t.ink2);
        y += rect.height() + 3.0;
    }
    y
}

/// Questions below each other; a no ends the way at the right, a yes leads on. Returns the lower edge.
pub fn gates(sheet: &mut Sheet<'_>, top: f32, gates: &[Gate], end: &Step) -> f32 {
    let color = sheet.t.ink2;
    let narrow = sheet.width < 420.0 * sheet.scale;
    let (left, gap) = if narrow { (sheet.width, 0.0) } else { ((sheet.width * 0.5).round(), 52.0 * sheet.scale) };
    let right = if narrow { sheet.width - theme::GUTTER * 2.0 * sheet.scale } else { sheet.width - left - gap };
    let way = theme::GUTTER * 1.5;
    let yes = Type::SmallStrong;
    let mut y = top;
    for (at, gate) in gates.iter().enumerate() {
        let asked = Step { name: gate.name.clone(), note: gate.ask.clone(), tone: Tone::Plain };
        let no_text = sheet.laid(&gate.no, Type::Small, right - 20.0);
        let no_height = no_text.size().y + 16.0;
        let mut height = sheet.box_height(&asked, left, true);
        if !narrow {
            height = height.max(no_height);
        }
        sheet.boxed(Rect::from_min_size(pos2(0.0, y), vec2(left, height)), &asked, Some(at + 1));
        let (x, no_top) =
            if narrow { (sheet.width - right, y + height + theme::GRID) } else { (left + gap, y + (height - no_height) / 2.0) };
        let rect = Rect::from_min_size(pos2(x, no_top), vec2(right, no_height));
        if narrow {
            let label = sheet.line_height(yes);
            sheet.text(2.0, rect.center().y - label / 2.0, x, "No", yes, color);
            height += theme::GRID + no_height;
        } else {
            let middle = y + height / 2.0;
            sheet.arrow(pos2(left + 2.0, middle), pos2(x - 2.0, middle));
            let row = sheet.line_height(yes);
            sheet.centered(left, middle - row - 2.0, gap, "No", yes, color);
        }
        let t = sheet.t;
        sheet.rect(rect, t.major_soft, egui::Stroke::new(1.0, t.major));
        sheet.put(rect.left() + 10.0, rect.top() + 8.0, no_text, t.ink);
        y += height;
        let x = left.min(sheet.width) / 2.0;
        sheet.arrow(pos2(x, y), pos2(x, y + way));
        let row = sheet.line_height(yes);
        sheet.text(x + theme::GAP, y + (way - row) / 2.0, left, "Yes", yes, color);
        y += way;
    }
    let height = sheet.box_height(end, left, false);
    sheet.boxed(Rect::from_min_size(pos2(0.0, y), vec2(left, height)), end, None);
    y + height
}
