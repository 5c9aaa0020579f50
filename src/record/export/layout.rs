//! The layout of a paper: its blocks go into a flow of strips, and that onto pages. It knows how wide a text is only through
//! [`Measure`], so that it is tested without a font and without a reader of PDF. Nothing that stands in a paper is
//! lost: a text that does not fit goes on on the next page, a word that is wider than its column is broken.

use super::flow::{Flow, Strip};
use super::lines::{Line, wrap};
use super::page::{BOTTOM, Face, Ink, Mark, Measure, PAGE, Page, SIDE, Style, TOP, WIDTH};
use super::paper::{Block, EMPTY, FOOT, Paper, Remark, Said, TRAINING};

/// Width of the column of labels.
const LABELS: f32 = 138.0;
/// Between labels and values, and between columns of a table.
pub(super) const GUTTER: f32 = 12.0;
/// Rows of a text that is not parted.
const SHORT: usize = 9;

const TITLE: Style = Style::new(Face::Strong, 19.0, Ink::Full);
const SECTION: Style = Style::new(Face::Strong, 12.5, Ink::Full);
const BODY: Style = Style::new(Face::Regular, 9.6, Ink::Full);
const STRONG: Style = Style::new(Face::Strong, 9.6, Ink::Full);
const MONO: Style = Style::new(Face::Mono, 9.0, Ink::Full);
pub(super) const LABEL: Style = Style::new(Face::Regular, 9.0, Ink::Soft);
const SMALL: Style = Style::new(Face::Regular, 8.0, Ink::Soft);
const NUMBER: Style = Style::new(Face::Strong, 26.0, Ink::Full);

/// Lays a paper out on pages.
pub fn pages(paper: &Paper, measure: &dyn Measure) -> Vec<Page> {
    let mut set = Setter { measure, flow: Flow::new(BOTTOM - TOP), first: true };
    set.head(paper);
    for block in &paper.blocks {
        set.block(block);
    }
    let mut pages = set.flow.pages(TOP);
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        dress(page, paper, index, count, measure);
    }
    pages
}

/// What every page bears.
fn dress(page: &mut Page, paper: &Paper, index: usize, count: usize, measure: &dyn Measure) {
    let across = Mark::Across { text: TRAINING, style: Style::new(Face::Strong, 148.0, Ink::Pale) };
    page.marks.insert(0, across);
    let foot = PAGE.1 - 34.0;
    page.marks.push(Mark::Fill { x: SIDE, y: foot - 13.0, w: WIDTH, h: 0.5, ink: Ink::Line });
    page.marks.push(Mark::Text { x: SIDE, y: foot, style: SMALL, text: FOOT.to_owned(), right: false });
    let number = format!("Page {} of {count}", index + 1);
    page.marks.push(Mark::Text { x: SIDE + WIDTH, y: foot, style: SMALL, text: number, right: true });
    if index > 0 {
        let style = Style { face: Face::Strong, ..SMALL };
        let reference = fit(&paper.reference, SMALL, WIDTH * 0.4, measure);
        let title = fit(&paper.title(), style, WIDTH * 0.58, measure);
        page.marks.push(Mark::Text { x: SIDE, y: 40.0, style, text: title, right: false });
        page.marks.push(Mark::Text { x: SIDE + WIDTH, y: 40.0, style: SMALL, text: reference, right: true });
    }
}

/// The beginning of a text that is repeated and stands whole elsewhere, as much as there is room for.
fn fit(text: &str, style: Style, room: f32, measure: &dyn Measure) -> String {
    if measure.width(text, style) <= room {
        return text.to_owned();
    }
    let mut short = text.to_owned();
    while !short.is_empty() && measure.width(&format!("{short}…"), style) > room {
        short.pop();
    }
    format!("{}…", short.trim_end())
}

/// Puts blocks into the flow.
pub(super) struct Setter<'m> {
    pub(super) measure: &'m dyn Measure,
    pub(super) flow: Flow,
    /// No field stands above yet in this section.
    first: bool,
}

impl Setter<'_> {
    pub(super) fn wrap(&self, text: &str, style: Style, width: f32) -> Vec<Line> {
        wrap(&[(text, style)], width, self.measure)
    }

    /// Lines one below the other, kept together with the next block where `keep` says so.
    pub(super) fn stack(&mut self, lines: &[Line], x: f32, width: f32, keep: bool) {
        let last = lines.len().saturating_sub(1);
        for (index, line) in lines.iter().enumerate() {
            let mut strip = Strip::new(line.leading());
            strip.put(line, x, width);
            // Never one line alone at the foot or at the head of a page.
            strip.keep = keep || index == 0 && last > 0 || index + 1 == last;
            self.flow.push(strip);
        }
    }

    fn head(&mut self, paper: &Paper) {
        let lines = self.wrap(&paper.above, Style { face: Face::Strong, ..SMALL }, WIDTH);
        self.stack(&lines, SIDE, WIDTH, true);
        self.flow.space(4.0);
        let lines = self.wrap(&paper.title, TITLE, WIDTH);
        self.stack(&lines, SIDE, WIDTH, true);
        self.flow.space(8.0);
        for (label, text) in &paper.facts {
            self.pair(label, &[Said::plain(text.clone())], 2.5);
        }
        self.flow.space(6.0);
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Section(title) => {
                let lines = self.wrap(title, SECTION, WIDTH);
                self.flow.space(16.0);
                self.stack(&lines, SIDE, WIDTH, true);
                self.flow.space(4.0);
                self.first = true;
            }
            Block::Field(label, said) => {
                self.rule();
                self.pair(label, said, 5.0);
            }
            Block::Table(table) => {
                self.rule();
                self.table(table);
            }
            Block::Text(text) => {
                let lines = self.wrap(text, BODY, WIDTH);
                self.stack(&lines, SIDE, WIDTH, false);
                self.flow.space(6.0);
            }
            Block::Numbered(texts) => {
                for (index, text) in texts.iter().enumerate() {
                    let mut lines = self.wrap(text, BODY, WIDTH - 18.0);
                    if lines.is_empty() {
                        lines.push(Line::default());
                    }
                    let number = self.wrap(&(index + 1).to_string(), Style { ink: Ink::Ask, ..STRONG }, 18.0);
                    self.beside(&number, (SIDE, 18.0), &lines, (SIDE + 18.0, WIDTH - 18.0), None);
                    self.flow.space(4.0);
                }
            }
            Block::Score(score, of) => {
                let mut strip = Strip::new(34.0);
                strip.keep = true;
                strip.text(SIDE, 26.0, NUMBER, score.to_string());
                let x = SIDE + self.measure.width(&score.to_string(), NUMBER) + 8.0;
                strip.text(x, 26.0, BODY, of.clone());
                self.flow.push(strip);
                self.flow.space(4.0);
            }
            Block::Bar(name, score) => self.bar(name, *score),
            Block::Remark(remark) => self.remark(remark),
        }
    }

    /// A hairline above a field; a stronger one below a heading.
    fn rule(&mut self) {
        let mut strip = Strip::new(if self.first { 1.0 } else { 0.5 });
        let ink = if self.first { Ink::Faint } else { Ink::Line };
        strip.marks.push(Mark::Fill { x: SIDE, y: 0.0, w: WIDTH, h: strip.height, ink });
        strip.keep = true;
        self.first = false;
        self.flow.push(strip);
    }

    /// A label and its text in two columns.
    fn pair(&mut self, label: &str, said: &[Said], pad: f32) {
        let room = WIDTH - LABELS - GUTTER;
        let mut lines = Vec::new();
        for said in said.iter().filter(|said| !said.text.trim().is_empty()) {
            let style = if said.mono { MONO } else { BODY };
            let name = said.name.as_ref().map(|name| format!("{}: ", name.trim_end_matches(':')));
            let parts = [(name.as_deref().unwrap_or_default(), Style { ink: Ink::Soft, ..BODY }), (said.text.as_str(), style)];
            lines.extend(wrap(&parts, room, self.measure));
        }
        if lines.is_empty() {
            lines = self.wrap(EMPTY, Style { ink: Ink::Faint, ..BODY }, room);
        }
        let labels = self.wrap(label, LABEL, LABELS);
        self.flow.space_kept(pad);
        self.beside(&labels, (SIDE, LABELS), &lines, (SIDE + LABELS + GUTTER, room), Some(label));
        self.flow.space(pad);
    }

    /// Two columns, each with its left edge and width, row by row on the same base lines. The label is said again at
    /// the left where the right goes on on a new page.
    fn beside(&mut self, left: &[Line], (x, width): (f32, f32), right: &[Line], (at, room): (f32, f32), label: Option<&str>) {
        let rows = left.len().max(right.len());
        for row in 0..rows {
            let height = right.get(row).map_or(0.0, Line::leading).max(left.get(row).map_or(0.0, Line::leading));
            let mut strip = Strip::new(height);
            if let Some(line) = left.get(row) {
                strip.put_on(line, x, width, right.get(row));
            }
            if let Some(line) = right.get(row) {
                strip.put(line, at, room);
            }
            // A label is never parted from its text, and no line is left alone.
            // What is short goes to the next page whole.
            strip.keep = row + 1 < left.len() || row == 0 && rows > 1 || row + 2 == rows || rows <= SHORT && row + 1 < rows;
            if row >= left.len().max(2)
                && let Some(label) = label
            {
                let style = Style { ink: Ink::Faint, ..LABEL };
                let mut again = self.wrap(&format!("{label} (continued)"), style, width);
                // What is said again must not run into the next field.
                if again.len() > rows - row {
                    again = self.wrap("(continued)", style, width);
                }
                let mut y = 0.0;
                for line in &again {
                    strip.again.extend(line.marks(x, y, width));
                    y += line.leading();
                }
            }
            self.flow.push(strip);
        }
    }

    fn bar(&mut self, name: &str, score: Option<u32>) {
        let mut strip = Strip::new(BODY.leading() + 3.0);
        let base = BODY.size * 1.02;
        strip.text(SIDE, base, BODY, name.to_owned());
        let (from, full) = (SIDE + LABELS + GUTTER, 200.0);
        match score {
            Some(score) => {
                strip.marks.push(Mark::Fill { x: from, y: base - 6.5, w: full, h: 6.0, ink: Ink::Line });
                let part = full * score.min(100) as f32 / 100.0;
                strip.marks.push(Mark::Fill { x: from, y: base - 6.5, w: part, h: 6.0, ink: Ink::Ask });
                strip.marks.push(Mark::Text {
                    x: from + full + 34.0,
                    y: base,
                    style: STRONG,
                    text: score.to_string(),
                    right: true,
                });
            }
            None => strip.text(from, base, Style { ink: Ink::Soft, ..BODY }, "not touched".to_owned()),
        }
        self.flow.push(strip);
    }

    fn remark(&mut self, remark: &Remark) {
        let (x, room) = (SIDE + 12.0, WIDTH - 12.0);
        let weight = Style { ink: remark.ink, ..STRONG };
        let about = format!("   {}", remark.about);
        let mut lines = wrap(&[(&remark.weight, weight), (&about, SMALL)], room, self.measure);
        let kept = lines.len();
        lines.extend(self.wrap(&remark.title, STRONG, room));
        let kept = kept.max(lines.len().min(kept + 1));
        for part in &remark.parts {
            let name = part.name.as_ref().map(|name| format!("{name}: ")).unwrap_or_default();
            let style = if part.name.is_some() { Style { size: 9.0, ..BODY } } else { BODY };
            lines.extend(wrap(&[(&name, Style { ink: Ink::Soft, ..style }), (&part.text, style)], room, self.measure));
        }
        let last = lines.len().saturating_sub(1);
        for (index, line) in lines.iter().enumerate() {
            let mut strip = Strip::new(line.leading() + 0.5);
            strip.marks.push(Mark::Fill { x: SIDE, y: 0.0, w: 2.5, h: strip.height, ink: remark.ink });
            strip.put(line, x, room);
            strip.keep = index < kept && index < last || index + 1 == last || lines.len() <= SHORT && index < last;
            self.flow.push(strip);
        }
        self.flow.space(10.0);
    }
}
