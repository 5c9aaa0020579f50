//! A paper, and its layout: values in, pages of positioned marks out. It knows how wide a text is only through
//! [`Measure`], so that it is tested without a font and without a reader of PDF. Nothing that stands in a paper is
//! lost: a text that does not fit goes on on the next page, a word that is wider than its column is broken.

use super::flow::{Flow, Strip};
use super::lines::{Line, wrap};

/// A4, in points.
pub const PAGE: (f32, f32) = (595.28, 841.89);
/// Distance of the text from the left and right edge.
pub const SIDE: f32 = 54.0;
/// Where the text of a page begins.
pub const TOP: f32 = 62.0;
/// Where it ends.
pub const BOTTOM: f32 = PAGE.1 - 66.0;
/// Width of the text.
pub const WIDTH: f32 = PAGE.0 - 2.0 * SIDE;
/// Width of the column of labels.
const LABELS: f32 = 138.0;
/// Between labels and values, and between columns of a table.
const GUTTER: f32 = 12.0;
/// A word of a cell that is wider may be broken.
const UNBROKEN: f32 = 84.0;
/// Rows of a text that is not parted.
const SHORT: usize = 9;
/// Height of a row of text, by its size.
const LEADING: f32 = 1.42;

/// What stands large across each page.
pub const TRAINING: &str = "TRAINING";
/// What stands at the foot of each page.
pub const FOOT: &str = "Training form, fictional addressee. Not an official form. No crest.";
/// What stands where nothing was written.
pub const EMPTY: &str = "empty";

/// A typeface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// For reading.
    Regular,
    /// For titles.
    Strong,
    /// For identifiers and times.
    Mono,
}

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Text.
    Full,
    /// Labels.
    Soft,
    /// What is only there to be complete.
    Faint,
    /// Hairlines.
    Line,
    /// The word across the page.
    Pale,
    /// A fatal mistake.
    Fatal,
    /// A major one.
    Major,
    /// A minor one.
    Minor,
    /// A question to oneself, and bars of scores.
    Ask,
    /// What was right.
    Met,
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// Its typeface.
    pub face: Face,
    /// Its size in points.
    pub size: f32,
    /// Its colour.
    pub ink: Ink,
}

impl Style {
    const fn new(face: Face, size: f32, ink: Ink) -> Self {
        Self { face, size, ink }
    }

    /// Height of its row.
    pub fn leading(self) -> f32 {
        (self.size * LEADING).round()
    }
}

const TITLE: Style = Style::new(Face::Strong, 19.0, Ink::Full);
const SECTION: Style = Style::new(Face::Strong, 12.5, Ink::Full);
const BODY: Style = Style::new(Face::Regular, 9.6, Ink::Full);
const STRONG: Style = Style::new(Face::Strong, 9.6, Ink::Full);
const MONO: Style = Style::new(Face::Mono, 9.0, Ink::Full);
const LABEL: Style = Style::new(Face::Regular, 9.0, Ink::Soft);
const SMALL: Style = Style::new(Face::Regular, 8.0, Ink::Soft);
const CELL: Style = Style::new(Face::Regular, 8.6, Ink::Full);
const CELL_MONO: Style = Style::new(Face::Mono, 8.0, Ink::Full);
const HEAD: Style = Style::new(Face::Strong, 8.0, Ink::Soft);
const NUMBER: Style = Style::new(Face::Strong, 26.0, Ink::Full);

/// Knows how wide a text is.
pub trait Measure {
    /// Width in points.
    fn width(&self, text: &str, style: Style) -> f32;
}

/// Something at its place; the origin is the upper left corner of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A text, its left end on the base line.
    Text {
        /// From the left.
        x: f32,
        /// The base line, from above.
        y: f32,
        /// How it is set.
        style: Style,
        /// What it says.
        text: String,
        /// Its right end is given instead of its left.
        right: bool,
    },
    /// A filled box.
    Fill {
        /// From the left.
        x: f32,
        /// From above.
        y: f32,
        /// Width.
        w: f32,
        /// Height.
        h: f32,
        /// Colour.
        ink: Ink,
    },
    /// A word across the page, behind everything.
    Across {
        /// What it says.
        text: &'static str,
        /// How it is set.
        style: Style,
    },
}

impl Mark {
    pub(super) fn down(mut self, by: f32) -> Self {
        match &mut self {
            Self::Text { y, .. } | Self::Fill { y, .. } => *y += by,
            Self::Across { .. } => {}
        }
        self
    }
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// What stands on it, from behind to before.
    pub marks: Vec<Mark>,
}

/// One line or more that stand in a field: the name within the field, if it has one there, and the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// Its name within the field.
    pub name: Option<String>,
    /// The text.
    pub text: String,
    /// Set in the face for identifiers.
    pub mono: bool,
}

impl Said {
    /// A plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it is called.
    pub label: String,
    /// Headings, and whether the column is set in the face for identifiers.
    pub columns: Vec<(String, bool)>,
    /// Cells, row by row.
    pub rows: Vec<Vec<String>>,
}

/// What was found, in a debrief.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The colour of its weight.
    pub ink: Ink,
    /// The word for its weight.
    pub weight: String,
    /// What it is about, and where.
    pub about: String,
    /// What is the matter.
    pub title: String,
    /// Paragraphs with their names, which may be empty: why, better, what it caused, on what it rests.
    pub parts: Vec<Said>,
}

/// A piece of a paper.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading.
    Section(String),
    /// A label, and what stands beside it; nothing is `empty`.
    Field(String, Vec<Said>),
    /// A table over the whole width.
    Table(Table),
    /// A paragraph.
    Text(String),
    /// Numbered sentences.
    Numbered(Vec<String>),
    /// A large number and what it is a part of.
    Score(u32, String),
    /// A bar of hundred; nothing where nothing touched it.
    Bar(String, Option<u32>),
    /// A finding.
    Remark(Remark),
}

/// What is printed. It is made in this folder alone, after it was looked at whether it may be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// Its title.
    pub(super) title: String,
    /// A line above the title.
    pub(super) above: String,
    /// What stands at the right above every later page.
    pub(super) reference: String,
    /// Facts below the title: reference, addressee, date.
    pub(super) facts: Vec<(String, String)>,
    /// The rest.
    pub(super) blocks: Vec<Block>,
}

impl Paper {
    /// Its title, as a reader of PDF shows it.
    pub fn title(&self) -> String {
        format!("{TRAINING} – {}", self.title)
    }
}

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
struct Setter<'m> {
    measure: &'m dyn Measure,
    flow: Flow,
    /// No field stands above yet in this section.
    first: bool,
}

impl Setter<'_> {
    fn wrap(&self, text: &str, style: Style, width: f32) -> Vec<Line> {
        wrap(&[(text, style)], width, self.measure)
    }

    /// Lines one below the other, kept together with the next block where `keep` says so.
    fn stack(&mut self, lines: &[Line], x: f32, width: f32, keep: bool) {
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

    fn table(&mut self, table: &Table) {
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
