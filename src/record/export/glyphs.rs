//! Glyphs of the embedded fonts: which font has a letter, how a text is shaped, and how wide it is. A line in which
//! scripts are mixed is put in order first, from left to right as it is seen.

use super::lines::is_from_right;
use super::page::{Face, Measure, Style};
use crate::content::embedded::FONTS;
use harfrust::{Direction, FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::MetadataProvider as _;
use std::ops::Range;
use unicode_bidi::{BidiInfo, Level};

/// One font.
struct Font {
    data: &'static [u8],
    font: FontRef<'static>,
    shaper: ShaperData,
    units: f32,
}

/// A glyph at its place in a run; lengths are in parts of the size.
#[derive(Clone, Debug)]
pub struct Glyph {
    /// Its number in the font.
    pub id: u32,
    /// The bytes of the text that it stands for.
    pub range: Range<usize>,
    /// How far it moves on.
    pub advance: f32,
    /// How far it stands off.
    pub offset: (f32, f32),
}

/// Glyphs of one font, in the order in which they are seen.
#[derive(Clone, Debug)]
pub struct Run {
    /// The font, by its place in [`Fonts::data`].
    pub font: usize,
    /// The text.
    pub text: String,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
}

impl Run {
    /// Its width in parts of the size.
    pub fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// The embedded fonts, without that of the icons.
pub struct Fonts(Vec<Font>);

const REGULAR: usize = 0;
const STRONG: usize = 1;
const MONO: usize = 2;
/// The first of those that are asked when the face itself lacks a letter.
const OTHERS: usize = 3;

impl Fonts {
    /// Reads them; nothing when an embedded font cannot be read.
    pub fn embedded() -> Option<Self> {
        let names = ["inter", "inter-semibold", "mono", "arabic", "bengali", "symbols"];
        let fonts = names.iter().map(|name| {
            let (_, data) = FONTS.iter().find(|(known, _)| known == name)?;
            let font = FontRef::new(data).ok()?;
            let shaper = ShaperData::new(&font);
            let units = f32::from(
                font.metrics(skrifa::instance::Size::unscaled(), skrifa::instance::LocationRef::default()).units_per_em,
            );
            Some(Font { data, shaper, font, units })
        });
        fonts.collect::<Option<Vec<_>>>().map(Self)
    }

    /// The files of the fonts, in their order.
    pub fn data(&self) -> impl Iterator<Item = &'static [u8]> {
        self.0.iter().map(|font| font.data)
    }

    fn has(&self, font: usize, letter: char) -> bool {
        self.0[font].font.charmap().map(letter).is_some()
    }

    /// The font for a letter: the face itself, else the first that has it, else the face, which shows a box.
    fn font_for(&self, letter: char, face: Face) -> usize {
        let own = match face {
            Face::Regular => REGULAR,
            Face::Strong => STRONG,
            Face::Mono => MONO,
        };
        let others = (face == Face::Mono).then_some(REGULAR).into_iter().chain(OTHERS..self.0.len());
        std::iter::once(own).chain(others).find(|font| self.has(*font, letter)).unwrap_or(own)
    }

    /// A line as runs, in the order in which they are seen.
    pub fn runs(&self, text: &str, face: Face) -> Vec<Run> {
        let base = if is_from_right(text) { Level::rtl() } else { Level::ltr() };
        let mut runs = Vec::new();
        // Latin text needs no order, and is most of what there is.
        if text.chars().all(|letter| letter < '\u{590}') {
            self.pieces(text, face, false, &mut runs);
            return runs;
        }
        let bidi = BidiInfo::new(text, Some(base));
        for paragraph in &bidi.paragraphs {
            let (levels, ranges) = bidi.visual_runs(paragraph, paragraph.range.clone());
            for range in ranges {
                let from_right = levels.get(range.start).is_some_and(Level::is_rtl);
                self.pieces(&text[range], face, from_right, &mut runs);
            }
        }
        runs
    }

    /// A text of one direction, parted where another font is needed.
    fn pieces(&self, text: &str, face: Face, from_right: bool, runs: &mut Vec<Run>) {
        let mut parts: Vec<(usize, Range<usize>)> = Vec::new();
        for (at, letter) in text.char_indices() {
            let end = at + letter.len_utf8();
            let mut font = self.font_for(letter, face);
            // Spaces and marks go with what stands before them, where that font has them.
            if let Some((before, _)) = parts.last()
                && !letter.is_alphanumeric()
                && self.has(*before, letter)
            {
                font = *before;
            }
            match parts.last_mut() {
                Some((before, range)) if *before == font => range.end = end,
                _ => parts.push((font, at..end)),
            }
        }
        if from_right {
            parts.reverse();
        }
        runs.extend(parts.into_iter().map(|(font, range)| self.shape(font, &text[range], from_right)));
    }

    fn shape(&self, font: usize, text: &str, from_right: bool) -> Run {
        let Font { font: face, shaper, units, .. } = &self.0[font];
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(if from_right { Direction::RightToLeft } else { Direction::LeftToRight });
        let shaped = shaper.shaper(face).build().shape(buffer, ShapeOptions::new());
        let mut starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        starts.sort_unstable();
        starts.dedup();
        let end = |start: usize| starts.iter().copied().find(|next| *next > start).unwrap_or(text.len());
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).map(|(info, position)| {
            let start = info.cluster as usize;
            Glyph {
                id: info.glyph_id,
                range: start..end(start),
                advance: position.x_advance as f32 / units,
                offset: (position.x_offset as f32 / units, position.y_offset as f32 / units),
            }
        });
        Run { font, text: text.to_owned(), glyphs: glyphs.collect() }
    }
}

impl Measure for Fonts {
    fn width(&self, text: &str, style: Style) -> f32 {
        self.runs(text, style.face).iter().map(Run::width).sum::<f32>() * style.size
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(runs: &[Run]) -> Vec<(usize, &str)> {
        runs.iter().map(|run| (run.font, run.text.as_str())).collect()
    }

    #[test]
    fn scripts_that_the_face_lacks_come_from_the_others_in_the_order_in_which_they_are_seen() {
        let fonts = Fonts::embedded().unwrap();
        assert_eq!(text(&fonts.runs("plain, words", Face::Strong)), [(STRONG, "plain, words")]);
        assert_eq!(text(&fonts.runs("see আমি now", Face::Regular)), [(0, "see "), (4, "আমি"), (0, " now")]);
        // Urdu with a number inside: read from the right, the number from the left.
        let runs = fonts.runs("کل 250 روپے", Face::Regular);
        assert_eq!(runs.last().map(|run| run.font), Some(3), "what is said first stands at the right");
        assert!(runs.iter().any(|run| run.text.contains("250")));
        for run in &runs {
            assert!(run.glyphs.iter().all(|glyph| glyph.id != 0), "no box in {:?}", run.text);
        }
    }

    #[test]
    fn every_glyph_stands_for_a_part_of_its_text() {
        let fonts = Fonts::embedded().unwrap();
        for said in ["Ms Wájid’s “page” – №3", "دبئی میں نوکری", "বাংলাদেশ"] {
            for run in fonts.runs(said, Face::Regular) {
                assert!(run.glyphs.iter().all(|glyph| run.text.get(glyph.range.clone()).is_some_and(|part| !part.is_empty())));
                assert!(run.width() > 0.0);
            }
        }
    }
}
