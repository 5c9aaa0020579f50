//! Pages as a PDF: the marks of the layout drawn with the embedded fonts, and what the file says of itself.

use super::ExportError;
use super::glyphs::{Fonts, Run};
use super::layout::pages;
use super::page::{Ink, Mark, PAGE, Page, Style};
use super::paper::{FOOT, Paper, TRAINING};
use krilla::Document;
use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Rect, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{Font, GlyphId, KrillaGlyph};

/// A paper as the bytes of a PDF, and its number of pages.
///
/// # Errors
/// When an embedded font cannot be used.
pub fn pdf(paper: &Paper) -> Result<(Vec<u8>, usize), ExportError> {
    let fonts = Fonts::embedded().ok_or(ExportError::Font)?;
    let pages = pages(paper, &fonts);
    let drawn = fonts.data().map(|data| Font::new(data.into(), 0)).collect::<Option<Vec<_>>>().ok_or(ExportError::Font)?;
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title(paper.title())
            .description(format!("{TRAINING}. {FOOT}"))
            .keywords(vec![TRAINING.to_owned(), "fictional".to_owned(), "not an official form".to_owned()])
            .creator(format!("Evidesk {}", env!("CARGO_PKG_VERSION")))
            .language("en-GB".to_owned()),
    );
    for page in &pages {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(ExportError::Font)?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        draw(&mut surface, page, &fonts, &drawn);
        surface.finish();
        sheet.finish();
    }
    let bytes = document.finish().map_err(|why| ExportError::Pdf(format!("{why:?}")))?;
    Ok((bytes, pages.len()))
}

fn draw(surface: &mut Surface<'_>, page: &Page, fonts: &Fonts, drawn: &[Font]) {
    for mark in &page.marks {
        match mark {
            Mark::Fill { x, y, w, h, ink } => {
                let Some(rect) = Rect::from_xywh(*x, *y, *w, *h) else { continue };
                let mut path = PathBuilder::new();
                path.push_rect(rect);
                if let Some(path) = path.finish() {
                    surface.set_fill(Some(fill(*ink)));
                    surface.draw_path(&path);
                }
            }
            Mark::Text { x, y, style, text, right } => {
                let runs = fonts.runs(text, style.face);
                let from = if *right { x - width(&runs, *style) } else { *x };
                put(surface, &runs, (from, *y), *style, drawn);
            }
            Mark::Across { text, style } => {
                let runs = fonts.runs(text, style.face);
                let (w, middle) = (width(&runs, *style), (PAGE.0 / 2.0, PAGE.1 / 2.0));
                // From the lower left to the upper right corner.
                let angle = -PAGE.1.atan2(PAGE.0).to_degrees();
                surface.push_transform(&Transform::from_rotate_at(angle, middle.0, middle.1));
                // Capitals are as high as 0.73 of the size.
                let from = (middle.0 - w / 2.0, middle.1 + style.size * 0.365);
                put(surface, &runs, from, *style, drawn);
                surface.pop();
            }
        }
    }
}

fn width(runs: &[Run], style: Style) -> f32 {
    runs.iter().map(Run::width).sum::<f32>() * style.size
}

fn put(surface: &mut Surface<'_>, runs: &[Run], (mut x, y): (f32, f32), style: Style, drawn: &[Font]) {
    surface.set_fill(Some(fill(style.ink)));
    for run in runs {
        let glyphs: Vec<KrillaGlyph> = run
            .glyphs
            .iter()
            .map(|glyph| {
                let (dx, dy) = glyph.offset;
                KrillaGlyph::new(GlyphId::new(glyph.id), glyph.advance, dx, dy, 0.0, glyph.range.clone(), None)
            })
            .collect();
        if let Some(font) = drawn.get(run.font) {
            surface.draw_glyphs(Point::from_xy(x, y), &glyphs, font.clone(), &run.text, style.size, false);
        }
        x += run.width() * style.size;
    }
}

/// Colours on white paper: text of every kind stays readable on a printer without colours.
fn fill(ink: Ink) -> Fill {
    let (r, g, b) = match ink {
        Ink::Full => (0x16, 0x1b, 0x22),
        Ink::Soft => (0x4d, 0x57, 0x63),
        Ink::Faint => (0x6b, 0x75, 0x80),
        Ink::Line => (0xcd, 0xd3, 0xda),
        Ink::Pale => (0xec, 0xee, 0xf1),
        Ink::Fatal => (0xa3, 0x1f, 0x2b),
        Ink::Major => (0xa3, 0x4e, 0x00),
        Ink::Minor => (0x75, 0x62, 0x00),
        Ink::Ask => (0x2a, 0x55, 0x94),
        Ink::Met => (0x1f, 0x6b, 0x3a),
    };
    Fill { paint: rgb::Color::new(r, g, b).into(), opacity: NormalizedF32::ONE, rule: Default::default() }
}
