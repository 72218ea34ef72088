//! Several symbols one after another, without end: GIF (GIF89a specification) and APNG (Portable Network Graphics
//! specification, third edition, section 4.9).
//!
//! ```
//! use qr::moving::{Receiver, Sender};
//! use std::ops::ControlFlow;
//!
//! let sender = Sender::new(b"opaque bytes")?;
//! let file = qr::render::animation::gif((0..sender.round()).map(|n| sender.symbol(n)), 4, 8)?;
//! let object = Receiver::new().take_animation(&file, |_| ControlFlow::Continue(()))?;
//! assert_eq!(object.as_deref(), Some(&b"opaque bytes"[..]));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use super::RenderError;
use super::png::pixels;
use crate::symbol::Symbol;

/// Most symbols a second: a camera takes 30 pictures in that time.
pub const MAX_RATE: u8 = 30;

/// Most symbols of an animation, written or read: twice those of 1 MiB in version 20 are 2,612.
pub const MAX_FRAMES: usize = 4096;

/// Longest side of an animation's pictures in pixels: what screens show whole.
pub const MAX_SIDE: u32 = 2160;

/// Most pixels of all pictures of an animation: 2,612 codes of version 20 with eight pixels a module have 1.8 thousand million.
pub const MAX_PIXELS: u64 = 1 << 31;

/// A GIF of these symbols, each shown for an equal part of a second, over and over.
///
/// # Errors
/// [`RenderError`] when there is no symbol or a limit is passed, or when the symbols differ in size.
pub fn gif(
    symbols: impl ExactSizeIterator<Item = Symbol>,
    module_pixels: u32,
    a_second: u8,
) -> Result<Vec<u8>, RenderError> {
    let (shape, symbols) = Shape::of(symbols, module_pixels, a_second)?;
    // At most 2,160.
    let side = shape.side as u16;
    let mut encoder =
        ::gif::Encoder::new(Vec::new(), side, side, &[0, 0, 0, 255, 255, 255]).map_err(|_| RenderError::Encoder)?;
    encoder
        .set_repeat(::gif::Repeat::Infinite)
        .map_err(|_| RenderError::Encoder)?;
    let mut shown = 0_u32;
    for (symbol, count) in symbols.zip(1_u32..) {
        // Times are whole hundredths of a second; what one loses the next one gets.
        let until = count.saturating_mul(100).checked_div(a_second.into()).unwrap_or(shown);
        let frame = ::gif::Frame {
            width: side,
            height: side,
            delay: until.saturating_sub(shown) as u16,
            buffer: shape.pixels(&symbol)?.into(),
            ..::gif::Frame::default()
        };
        shown = until;
        encoder.write_frame(&frame).map_err(|_| RenderError::Encoder)?;
    }
    encoder.into_inner().map_err(|_| RenderError::Encoder)
}

/// An APNG of these symbols, each shown for an equal part of a second, over and over; what knows no APNG shows the first.
///
/// # Errors
/// As [`gif()`].
pub fn apng(
    symbols: impl ExactSizeIterator<Item = Symbol>,
    module_pixels: u32,
    a_second: u8,
) -> Result<Vec<u8>, RenderError> {
    let (shape, symbols) = Shape::of(symbols, module_pixels, a_second)?;
    let mut file = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut file, shape.side, shape.side);
    encoder.set_color(::png::ColorType::Grayscale);
    encoder.set_depth(::png::BitDepth::One);
    encoder.set_compression(::png::Compression::Fast);
    let refused = |_| RenderError::Encoder;
    encoder.set_animated(shape.frames, 0).map_err(refused)?;
    encoder.set_frame_delay(1, a_second.into()).map_err(refused)?;
    let mut writer = encoder.write_header().map_err(refused)?;
    for symbol in symbols {
        shape.check(&symbol)?;
        let pixels = pixels(&symbol, shape.module_pixels as usize);
        writer.write_image_data(&pixels).map_err(refused)?;
    }
    writer.finish().map_err(refused)?;
    Ok(file)
}

/// What all pictures of an animation have in common.
struct Shape {
    module_pixels: u32,
    /// Modules a side.
    size: usize,
    /// Pixels a side.
    side: u32,
    frames: u32,
}

impl Shape {
    /// With the symbols again, of which the first had to be looked at.
    fn of(
        mut symbols: impl ExactSizeIterator<Item = Symbol>,
        module_pixels: u32,
        a_second: u8,
    ) -> Result<(Self, impl Iterator<Item = Symbol>), RenderError> {
        if !(1..=MAX_RATE).contains(&a_second) {
            return Err(RenderError::Rate { most: MAX_RATE });
        }
        if module_pixels == 0 {
            return Err(RenderError::NoPixels);
        }
        let frames = symbols.len();
        let first = symbols.next().filter(|_| frames <= MAX_FRAMES);
        let first = first.ok_or(RenderError::Animation)?;
        let size = first.size();
        // A symbol has at most 185 modules a side.
        let side = (size as u32)
            .checked_mul(module_pixels)
            .filter(|&side| side <= MAX_SIDE);
        let side = side.ok_or(RenderError::TooLarge {
            module_pixels,
            most: MAX_SIDE.checked_div(size as u32).unwrap_or_default(),
        })?;
        let pixels = u64::from(side)
            .saturating_mul(side.into())
            .saturating_mul(frames as u64);
        if pixels > MAX_PIXELS {
            return Err(RenderError::Animation);
        }
        let shape = Self {
            module_pixels,
            size,
            side,
            frames: frames as u32,
        };
        Ok((shape, std::iter::once(first).chain(symbols)))
    }

    fn check(&self, symbol: &Symbol) -> Result<(), RenderError> {
        (symbol.size() == self.size).then_some(()).ok_or(RenderError::Uneven)
    }

    /// One byte a pixel, 0 for black and 1 for white.
    fn pixels(&self, symbol: &Symbol) -> Result<Vec<u8>, RenderError> {
        self.check(symbol)?;
        let times = self.module_pixels as usize;
        let mut pixels = Vec::new();
        for y in 0..self.size {
            let row: Vec<u8> = (0..self.size)
                .flat_map(|x| std::iter::repeat_n(u8::from(!symbol.is_dark(x, y)), times))
                .collect();
            pixels.extend(std::iter::repeat_n(&row, times).flatten());
        }
        Ok(pixels)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{encode, texts_in_picture};

    fn symbols(texts: &[&str]) -> Vec<Symbol> {
        texts.iter().map(|text| encode(text).unwrap()).collect()
    }

    #[test]
    fn every_symbol_is_read_back_in_order() {
        let texts = ["CPK1:ONE", "CPK1:TWO", "CPK1:THREE"];
        let symbols = symbols(&texts);
        for write in [
            gif as fn(std::vec::IntoIter<Symbol>, u32, u8) -> Result<Vec<u8>, RenderError>,
            apng,
        ] {
            let file = write(symbols.clone().into_iter(), 3, 8).unwrap();
            let mut found = Vec::new();
            crate::codes_in_animation(&file, |codes| {
                found.extend(codes.into_iter().filter_map(|code| code.text));
                std::ops::ControlFlow::Continue(())
            })
            .unwrap();
            assert_eq!(found, texts);
            assert_eq!(texts_in_picture(&file).unwrap(), texts[..1], "a picture is its first");
        }
    }

    #[test]
    fn gif_times_add_up_to_seconds() {
        let symbols = vec![encode("CPK1:").unwrap(); 24];
        let file = gif(symbols.into_iter(), 1, 8).unwrap();
        let mut decoder = ::gif::Decoder::new(&file[..]).unwrap();
        let mut times = Vec::new();
        while let Some(frame) = decoder.next_frame_info().unwrap() {
            times.push(frame.delay);
        }
        assert_eq!(times.iter().sum::<u16>(), 300);
        assert!(times.iter().all(|time| [12, 13].contains(time)));
        assert_eq!(decoder.repeat(), ::gif::Repeat::Infinite);
    }

    #[test]
    fn what_cannot_be_shown_is_refused() {
        let two = || symbols(&["CPK1:", "CPK1:IS TWO VERSIONS LARGER THAN THE OTHER ONE"]).into_iter();
        let one = || symbols(&["CPK1:"]).into_iter();
        assert_eq!(gif(two(), 3, 8), Err(RenderError::Uneven));
        assert_eq!(apng(two(), 3, 8), Err(RenderError::Uneven));
        assert_eq!(gif(one(), 0, 8), Err(RenderError::NoPixels));
        assert_eq!(gif(one(), 3, 0), Err(RenderError::Rate { most: 30 }));
        assert_eq!(apng(one(), 3, 31), Err(RenderError::Rate { most: 30 }));
        assert_eq!(apng(symbols(&[]).into_iter(), 3, 8), Err(RenderError::Animation));
        assert!(matches!(
            apng(one(), 75, 8),
            Err(RenderError::TooLarge { most: 74, .. })
        ));
        let symbol = encode("CPK1:").unwrap();
        let many = |count| (0..count).map(|_| symbol.clone());
        assert_eq!(apng(many(4097_u32), 1, 8), Err(RenderError::Animation));
        // 4,096 pictures of 74 · 29 pixels a side.
        assert_eq!(gif(many(4096), 74, 8), Err(RenderError::Animation));
    }
}
