//! A symbol as a picture (PNG, ISO/IEC 15948).

use crate::symbol::Symbol;

/// Widest picture that is made: more than any printer needs, and 32 MiB of bits.
const MAX_PICTURE_SIDE: u32 = 16_384;

/// Why no picture was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RenderError {
    /// A module must be at least one pixel.
    #[error("a module needs at least one pixel")]
    NoPixels,
    /// The picture would be wider than 16,384 pixels.
    #[error("a picture of {module_pixels} pixels a module is too large; at most {most} fit")]
    TooLarge {
        /// Pixels asked for.
        module_pixels: u32,
        /// Most pixels a module for this symbol.
        most: u32,
    },
    /// The symbols of an animation must have one size.
    #[error("the codes of an animation must all have the same size")]
    Uneven,
    /// An animation shows 1 to 30 codes a second.
    #[error("an animation shows 1 to {most} codes a second")]
    Rate {
        /// The most.
        most: u8,
    },
    /// An animation without codes, or with more codes or pixels than are read back.
    #[error("an animation needs at least one code, and is limited in codes and pixels; make it smaller")]
    Animation,
    /// The encoder of the file's format refused, which it has no reason to.
    #[error("the picture could not be written")]
    Encoder,
}

/// A 1-bit greyscale PNG with `module_pixels` pixels a module in each direction, and no metadata.
///
/// # Errors
/// [`RenderError`] when `module_pixels` is zero or makes the picture too large.
pub fn png(symbol: &Symbol, module_pixels: u32) -> Result<Vec<u8>, RenderError> {
    if module_pixels == 0 {
        return Err(RenderError::NoPixels);
    }
    // A symbol has at most 185 modules a side.
    let size = symbol.size() as u32;
    let most = MAX_PICTURE_SIDE.checked_div(size).unwrap_or_default();
    let side = size.checked_mul(module_pixels).filter(|&side| side <= MAX_PICTURE_SIDE);
    let side = side.ok_or(RenderError::TooLarge { module_pixels, most })?;
    let mut file = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut file, side, side);
    encoder.set_color(::png::ColorType::Grayscale);
    encoder.set_depth(::png::BitDepth::One);
    encoder.set_compression(::png::Compression::High);
    let mut writer = encoder.write_header().map_err(|_| RenderError::Encoder)?;
    writer
        .write_image_data(&pixels(symbol, module_pixels as usize))
        .map_err(|_| RenderError::Encoder)?;
    writer.finish().map_err(|_| RenderError::Encoder)?;
    Ok(file)
}

/// Rows of pixels, eight in a byte, each row starting on a byte; a set bit is white.
pub(super) fn pixels(symbol: &Symbol, module_pixels: usize) -> Vec<u8> {
    let mut pixels = Vec::new();
    for y in 0..symbol.size() {
        let mut row = Vec::new();
        let (mut byte, mut filled) = (0_u8, 0_u8);
        for x in 0..symbol.size() {
            let white = u8::from(!symbol.is_dark(x, y));
            for _ in 0..module_pixels {
                byte = byte << 1 | white;
                filled = filled.saturating_add(1);
                if filled == 8 {
                    row.push(byte);
                    filled = 0;
                }
            }
        }
        if filled > 0 {
            row.push(byte << 8_u8.saturating_sub(filled));
        }
        for _ in 0..module_pixels {
            pixels.extend_from_slice(&row);
        }
    }
    pixels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode;

    #[test]
    fn pixels_are_the_modules() {
        let symbol = encode("01234567").unwrap();
        for module_pixels in [1, 3, 8] {
            let file = png(&symbol, module_pixels).unwrap();
            let picture = image::load_from_memory(&file).unwrap();
            assert_eq!(picture.color(), image::ColorType::L8);
            let picture = picture.to_luma8();
            assert_eq!(picture.dimensions(), (29 * module_pixels, 29 * module_pixels));
            for (x, y, pixel) in picture.enumerate_pixels() {
                let dark = symbol.is_dark((x / module_pixels) as usize, (y / module_pixels) as usize);
                assert_eq!(pixel.0, [if dark { 0 } else { 255 }]);
            }
            // Header, data, end: nothing else.
            let chunks = [&b"IHDR"[..], b"IDAT", b"IEND"];
            assert!(chunks.iter().all(|name| file.windows(4).any(|window| window == *name)));
            assert!(
                !file
                    .windows(4)
                    .any(|window| [&b"tEXt"[..], b"eXIf", b"tIME", b"pHYs"].contains(&window))
            );
        }
    }

    #[test]
    fn sizes_are_bounded() {
        let symbol = encode("01234567").unwrap();
        assert_eq!(png(&symbol, 0), Err(RenderError::NoPixels));
        assert!(png(&symbol, 564).is_ok());
        assert_eq!(
            png(&symbol, 565),
            Err(RenderError::TooLarge {
                module_pixels: 565,
                most: 564
            })
        );
        assert!(png(&symbol, u32::MAX).is_err());
    }
}
