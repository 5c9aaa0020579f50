//! Spans of time beside each other in one scale, with the moments that count named below.

use egui::{Rect, Stroke, pos2, vec2};

use super::sheet::Sheet;
use crate::app::theme::{self, Type};
use crate::content::lesson::{Line, Tone};

/// Height of a bar.
const BAR: f32 = 12.0;

/// Draws the rows and the scale; returns the lower edge.
pub fn timeline(sheet: &mut Sheet<'_>, top: f32, line: &Line) -> f32 {
    let t = sheet.t;
    let at = |sheet: &Sheet<'_>, count: u32| sheet.width * count as f32 / line.until.max(1) as f32;
    let mut y = top;
    for lane in &line.lanes {
        let name = sheet.laid(&lane.name, Type::SmallStrong, sheet.width);
        let (beside, height) = (name.size().x + theme::GAP, name.size().y);
        sheet.put(0.0, y, name, t.ink);
        let note = sheet.laid(&lane.note, Type::Small, sheet.width);
        if beside + note.size().x <= sheet.width {
            sheet.put(beside, y, note, t.ink2);
            y += height;
        } else {
            y = sheet.put(0.0, y + height, note, t.ink2);
        }
        y += theme::GRID;
        let whole = Rect::from_min_size(pos2(0.0, y), vec2(sheet.width, BAR));
        sheet.rect(whole, t.paper, Stroke::new(1.0, t.line));
        for span in &lane.spans {
            let rect = Rect::from_min_max(pos2(at(sheet, span.0), y), pos2(at(sheet, span.1), y + BAR));
            let color = match span.2 {
                Tone::Plain => t.accent,
                Tone::Good => t.met,
                Tone::Care => t.minor,
                Tone::Stop => t.major,
            };
            sheet.rect(rect, color, Stroke::new(1.0, t.sunk));
        }
        y += BAR + theme::GAP_CARD;
    }
    scale(sheet, y, line)
}

/// The scale: a line, a stroke at each moment, its count and name below, in a second row where they would touch.
fn scale(sheet: &mut Sheet<'_>, top: f32, line: &Line) -> f32 {
    let t = sheet.t;
    sheet.line(pos2(0.0, top), pos2(sheet.width, top));
    let row = sheet.line_height(Type::Small);
    let mut ends: Vec<f32> = Vec::new();
    for (count, name) in &line.ticks {
        let x = sheet.width * *count as f32 / line.until.max(1) as f32;
        let words = format!("{} {count}: {name}", line.unit);
        let galley = sheet.laid(&words, Type::Small, (sheet.width * 0.45).max(120.0).min(sheet.width));
        let size = galley.size();
        let left = (x - size.x / 2.0).clamp(0.0, (sheet.width - size.x).max(0.0));
        let free = ends.iter().position(|end| left >= end + theme::GAP_CARD);
        let at = free.unwrap_or(ends.len());
        match free {
            Some(at) => ends[at] = left + size.x,
            None => ends.push(left + size.x),
        }
        let y = top + theme::GAP + at as f32 * (row + 2.0);
        sheet.line(pos2(x.clamp(0.75, sheet.width - 0.75), top - 4.0), pos2(x.clamp(0.75, sheet.width - 0.75), top + 5.0));
        sheet.put(left, y, galley, t.ink2);
    }
    top + theme::GAP + ends.len() as f32 * (row + 2.0)
}
