//! Tables of a paper: how wide their columns are, and their rows, which stay whole where they can.

use super::flow::Strip;
use super::layout::{GUTTER, LABEL, Setter};
use super::lines::Line;
use super::page::{BOTTOM, Face, Ink, Mark, SIDE, Style, TOP, WIDTH};
use super::paper::{EMPTY, Table};

/// A word of a cell that is wider may be broken.
const UNBROKEN: f32 = 84.0;

const CELL: Style = Style::new(Face::Regular, 8.6, Ink::Full);
const CELL_MONO: Style = Style::new(Face::Mono, 8.0, Ink::Full);
const HEAD: Style = Style::new(Face::Strong, 8.0, Ink::Soft);

impl Setter<'_> {
    /// A table with its label; its headings stand again on each page that it reaches.
    pub(super) fn table(&mut self, table: &Table) {
        let widths = self.columns(table);
        self.flow.space_kept(5.0);
        let label = self.wrap(&table.label, LABEL, WIDTH);
        self.stack(&label, SIDE, WIDTH, true);
        self.flow.space_kept(5.0);
        let heads: Vec<Vec<Line>> =
            table.columns.iter().zip(&widths).map(|((name, _), width)| self.wrap(name, HEAD, *width)).collect();
        let head = heads.iter().map(|lines| lines.iter().map(Line::leading).sum::<f32>()).fold(0.0, f32::max);
        let mut strip = Strip::new(head + 4.0);
        let mut x = SIDE;
        for (lines, width) in heads.iter().zip(&widths) {
            // Headings stand on their foot.
            let mut y = head - lines.iter().map(Line::leading).sum::<f32>();
            for line in lines {
                strip.marks.extend(line.marks(x, y, *width));
                y += line.leading();
            }
            x += width + GUTTER;
        }
        strip.marks.push(Mark::Fill { x: SIDE, y: head + 2.0, w: WIDTH, h: 0.7, ink: Ink::Soft });
        strip.keep = true;
        let repeated = strip.clone();
        self.flow.push(strip);
        for (number, row) in table.rows.iter().enumerate() {
            self.row(table, row, &widths, number > 0, &repeated);
        }
        self.flow.space(6.0);
    }

    fn row(&mut self, table: &Table, row: &[String], widths: &[f32], ruled: bool, head: &Strip) {
        let cells: Vec<Vec<Line>> = table
            .columns
            .iter()
            .zip(widths)
            .enumerate()
            .map(|(index, ((_, mono), width))| {
                let text = row.get(index).map(|text| text.trim()).unwrap_or_default();
                let style = if *mono { CELL_MONO } else { CELL };
                match text {
                    "" => self.wrap(EMPTY, Style { ink: Ink::Faint, ..CELL }, *width),
                    text => self.wrap(text, style, *width),
                }
            })
            .collect();
        let count = cells.iter().map(Vec::len).max().unwrap_or(0);
        let leading = CELL.leading();
        // A row stays whole, unless it would leave half a page empty.
        let whole = (count as f32) * leading < (BOTTOM - TOP) / 2.0;
        if ruled {
            let mut rule = Strip::new(0.5);
            rule.marks.push(Mark::Fill { x: SIDE, y: 0.0, w: WIDTH, h: 0.5, ink: Ink::Line });
            rule.keep = true;
            rule.vanishes = true;
            self.flow.push(rule);
        }
        for line in 0..count {
            let pad = if line == 0 { 3.0 } else { 0.0 };
            let mut strip = Strip::new(leading + pad);
            let mut x = SIDE;
            for (cell, width) in cells.iter().zip(widths) {
                if let Some(cell) = cell.get(line) {
                    // Cells of both faces share a base line.
                    strip.marks.extend(cell.marks_on(x, pad + CELL.size * 0.98, *width));
                }
                x += width + GUTTER;
            }
            strip.keep = line + 1 < count && (whole || line == 0 || line + 2 == count);
            strip.again.clone_from(&head.marks);
            strip.again_height = head.height;
            self.flow.push(strip);
        }
        self.flow.space(3.0);
    }

    /// Widths of columns: what they want if there is room, else what they need, and a share of the rest.
    fn columns(&self, table: &Table) -> Vec<f32> {
        let room = WIDTH - GUTTER * table.columns.len().saturating_sub(1) as f32;
        let mut needs = Vec::new();
        let mut wants = Vec::new();
        for (index, (name, mono)) in table.columns.iter().enumerate() {
            let style = if *mono { CELL_MONO } else { CELL };
            let (mut need, mut want): (f32, f32) = (24.0, 24.0);
            let texts = table.rows.iter().filter_map(|row| row.get(index)).map(|text| (text.as_str(), style));
            for (text, style) in texts.chain([(name.as_str(), HEAD), (EMPTY, CELL)]) {
                want = text.lines().map(|line| self.measure.width(line, style)).fold(want, f32::max);
                need = text.split_whitespace().map(|word| self.measure.width(word, style)).fold(need, f32::max);
            }
            needs.push((need + 0.5).min(UNBROKEN));
            wants.push((want + 0.5).min(room * 0.7));
        }
        let (need, want) = (needs.iter().sum::<f32>(), wants.iter().sum::<f32>());
        if want <= room {
            // What is left over goes to the columns with words, in proportion.
            let spare = (room - want) / want.max(1.0);
            return wants.iter().map(|want| want * (1.0 + spare)).collect();
        }
        if need >= room {
            // The widest give way first, so that short words stay whole.
            let (mut low, mut high) = (0.0, room);
            for _ in 0..24 {
                let cap = (low + high) / 2.0;
                let fits = needs.iter().map(|one| one.min(cap)).sum::<f32>() <= room;
                (low, high) = if fits { (cap, high) } else { (low, cap) };
            }
            return needs.iter().map(|one| one.min(low)).collect();
        }
        let slack = (room - need) / (want - need).max(1.0);
        needs.iter().zip(&wants).map(|(need, want)| need + (want - need).max(0.0) * slack).collect()
    }
}
