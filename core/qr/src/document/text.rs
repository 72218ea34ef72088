//! The text of a page, in the order in which it is drawn, for finding a pass that is printed as text.

use std::sync::Arc;

use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, BezPath, Rect};

/// Characters of a document's text that are kept. A page has some thousands; the largest pass as text has 72 KiB.
pub(super) const MAX_CHARACTERS: usize = 1 << 20;

/// Stands in for fonts that a document names and does not carry.
static BLANK: &[u8] = include_bytes!("../../data/blank.ttf");

/// Adds the text of a page to `text`.
pub(super) fn add_text<'a>(page: &'a Page<'a>, cache: &InterpreterCache<'a>, text: &mut String) {
    let (width, height) = page.render_dimensions();
    let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let settings = InterpreterSettings {
        font_resolver: Arc::new(|_| Some((Arc::new(BLANK), 0))),
        ..InterpreterSettings::default()
    };
    let mut context = Context::new(Affine::IDENTITY, area, cache, page.xref(), settings);
    let mut lines = Lines { text, last: None };
    interpret_page(page, &mut context, &mut lines);
    text.push('\n');
}

/// Takes characters and draws nothing.
struct Lines<'t> {
    text: &'t mut String,
    /// The last character's place, and how far the next one is in the same word.
    last: Option<Place>,
}

#[derive(Clone, Copy)]
struct Place {
    x: f64,
    y: f64,
    /// Height of the letters.
    size: f64,
    /// Width of the letter.
    width: f64,
}

impl Place {
    /// What stands between this character and the next.
    fn until(self, next: Self) -> Option<char> {
        let size = self.size.max(next.size).max(f64::MIN_POSITIVE);
        let (right, up) = (next.x - (self.x + self.width), (next.y - self.y).abs());
        if up > size * LINE || right < -size * BACK {
            Some('\n')
        } else if right > size * WORD {
            Some(' ')
        } else {
            None
        }
    }
}

/// In heights of a letter: up or down to another line, back to another line, on to another word.
const LINE: f64 = 0.5;
const BACK: f64 = 1.0;
const WORD: f64 = 0.25;

/// Units of a glyph's width in an em (ISO 32000-1 section 9.2.4).
const EM: f64 = 1000.0;

impl<'a> Device<'a> for Lines<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            let Some(letters) = glyph.as_unicode() else { continue };
            #[allow(clippy::arithmetic_side_effects, reason = "floats: nothing overflows")]
            let to_page = props.transform * glyph.transform();
            let [_, _, up_x, up_y, x, y] = to_page.as_coeffs();
            let advance = match &**glyph {
                hayro::hayro_interpret::font::Glyph::Outline(outline) => outline.advance_width(),
                hayro::hayro_interpret::font::Glyph::Type3(drawn) => drawn.advance_width(),
            };
            let size = up_x.hypot(up_y) * EM;
            let place = Place {
                x,
                y,
                size,
                width: f64::from(advance.unwrap_or_default()) / EM * size,
            };
            if self.text.len() >= MAX_CHARACTERS {
                return;
            }
            self.text.extend(self.last.and_then(|last| last.until(place)));
            match letters {
                BfString::Char(letter) => self.text.push(letter),
                BfString::String(letters) => self.text.push_str(&letters),
            }
            self.last = Some(place);
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
