//! Strips put on pages, from top to bottom. A strip is never cut; strips that are kept together go to the next page
//! together, unless they are more than a page.

use super::lines::Line;
use super::page::{Mark, Page, Style};

/// Something as wide as the page, and not to be cut.
#[derive(Clone, Debug, Default)]
pub struct Strip {
    /// Its height.
    pub height: f32,
    /// What stands in it; its upper edge is 0.
    pub marks: Vec<Mark>,
    /// It does not stand last on a page.
    pub keep: bool,
    /// It is left out at the head of a page: white space, or a line between rows.
    pub vanishes: bool,
    /// What is said again if it comes first on a page.
    pub again: Vec<Mark>,
    /// How much room that takes above the strip; nothing, if it stands beside it.
    pub again_height: f32,
}

impl Strip {
    /// An empty strip.
    pub fn new(height: f32) -> Self {
        Self { height, ..Self::default() }
    }

    /// Puts a line into it.
    pub fn put(&mut self, line: &Line, x: f32, room: f32) {
        self.marks.extend(line.marks(x, 0.0, room));
    }

    /// Puts a line into it, on the base line of the one beside it.
    pub fn put_on(&mut self, line: &Line, x: f32, room: f32, beside: Option<&Line>) {
        let base = beside.map_or(0.0, Line::base).max(line.base());
        self.marks.extend(line.marks_on(x, base, room));
    }

    /// Puts a text into it.
    pub fn text(&mut self, x: f32, y: f32, style: Style, text: String) {
        self.marks.push(Mark::Text { x, y, style, text, right: false });
    }
}

/// Strips in order.
#[derive(Debug)]
pub struct Flow {
    room: f32,
    strips: Vec<Strip>,
}

impl Flow {
    /// For pages with this much room.
    pub fn new(room: f32) -> Self {
        Self { room, strips: Vec::new() }
    }

    /// Adds a strip.
    pub fn push(&mut self, strip: Strip) {
        self.strips.push(strip);
    }

    /// Adds white space, which keeps together what is kept.
    pub fn space(&mut self, height: f32) {
        let keep = self.strips.last().is_some_and(|strip| strip.keep);
        self.strips.push(Strip { keep, vanishes: true, ..Strip::new(height) });
    }

    /// Adds white space that belongs to what follows.
    pub fn space_kept(&mut self, height: f32) {
        self.strips.push(Strip { keep: true, vanishes: true, ..Strip::new(height) });
    }

    /// Puts all on pages; `top` is where their text begins.
    pub fn pages(self, top: f32) -> Vec<Page> {
        let mut pages = vec![Page::default()];
        let mut used = 0.0;
        for (index, strip) in self.strips.iter().enumerate() {
            if used == 0.0 && strip.vanishes {
                continue;
            }
            // A strip that is kept with the next goes where they have room together.
            let end = (index..self.strips.len()).find(|at| !self.strips[*at].keep).unwrap_or(self.strips.len() - 1);
            let group: f32 = self.strips[index..=end].iter().map(|strip| strip.height).sum();
            let begins = index == 0 || !self.strips[index - 1].keep;
            let needed = if begins && group <= self.room { group } else { strip.height };
            if used > 0.0 && used + needed > self.room && (!strip.vanishes || strip.keep) {
                pages.push(Page::default());
                used = 0.0;
                if strip.vanishes {
                    continue;
                }
            }
            let Some(page) = pages.last_mut() else { continue };
            if used == 0.0 && !strip.again.is_empty() {
                page.marks.extend(strip.again.iter().cloned().map(|mark| mark.down(top)));
                used += strip.again_height;
            }
            page.marks.extend(strip.marks.iter().cloned().map(|mark| mark.down(top + used)));
            used += strip.height;
        }
        pages
    }
}
