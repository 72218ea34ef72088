//! Animated files (GIF, APNG) to the codes in each of their pictures.

use super::ladder;
use super::picture::{refused, shades};
use super::{DecodeError, Found, codes_in_picture, in_reading_order, joined};
use crate::kind::{FileKind, sniff};
use crate::render::animation::{MAX_FRAMES, MAX_PIXELS, MAX_SIDE};
use image::codecs::gif::GifDecoder;
use image::codecs::png::PngDecoder;
use image::{AnimationDecoder, Frames, ImageDecoder, Limits};
use std::io::Cursor;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

/// Longest animation that is opened: a GIF of 1 MiB in moving codes, with eight pixels a module, has 78 million bytes.
pub const MAX_ANIMATION_BYTES: usize = 128 << 20;

/// How long an animation is worked on in all: the largest takes half a minute on a desktop. Who shows progress can end it
/// after each picture.
pub const MAX_ANIMATION_TIME: Duration = Duration::from_secs(180);

/// Bytes of a pixel while a picture is unpacked: red, green, blue, opacity, in the picture and in what it is painted over.
const UNPACKED: u64 = 3 * 4;

/// The codes in every picture of an animated GIF or PNG, handed to `each` one picture after another until it breaks off. A
/// picture without a code is an empty list; a file of another kind, or with one picture, is [read as such](codes_in_picture).
///
/// # Errors
/// [`DecodeError`] when the bytes are no such file, pass a limit, or take longer than [`MAX_ANIMATION_TIME`]. `each` may have
/// been called before.
pub fn codes_in_animation(
    bytes: &[u8],
    mut each: impl FnMut(Vec<Found>) -> ControlFlow<()>,
) -> Result<(), DecodeError> {
    if bytes.len() > MAX_ANIMATION_BYTES {
        return Err(DecodeError::FileTooLarge {
            most: MAX_ANIMATION_BYTES,
        });
    }
    let Some((frames, side)) = opened(bytes)? else {
        let _ = each(codes_in_picture(bytes)?);
        return Ok(());
    };
    let start = Instant::now();
    for (frame, count) in frames.zip(1_u64..) {
        if count > MAX_FRAMES as u64 || count.saturating_mul(side) > MAX_PIXELS {
            return Err(DecodeError::TooManyPixels);
        }
        let picture = frame.map_err(refused)?.into_buffer();
        let grey = shades(picture.into()).ok_or(DecodeError::Damaged)?;
        if each(joined(in_reading_order(ladder::drawn(&grey)))).is_break() {
            break;
        }
        if start.elapsed() > MAX_ANIMATION_TIME {
            return Err(DecodeError::TookTooLong);
        }
    }
    Ok(())
}

/// The pictures of an animation, and how many pixels each has; `None` for a file that has no second picture.
fn opened(bytes: &[u8]) -> Result<Option<(Frames<'_>, u64)>, DecodeError> {
    let mut limits = Limits::default();
    limits.max_alloc = Some(
        u64::from(MAX_SIDE)
            .saturating_mul(MAX_SIDE.into())
            .saturating_mul(UNPACKED),
    );
    let pixels = |(width, height): (u32, u32)| {
        let pixels = u64::from(width).saturating_mul(height.into());
        let fits = width <= MAX_SIDE && height <= MAX_SIDE;
        fits.then_some(pixels).ok_or(DecodeError::TooManyPixels)
    };
    match sniff(bytes) {
        Some(FileKind::Gif) => {
            let mut decoder = GifDecoder::new(Cursor::new(bytes)).map_err(refused)?;
            decoder.set_limits(limits).map_err(refused)?;
            let pixels = pixels(decoder.dimensions())?;
            Ok(Some((decoder.into_frames(), pixels)))
        }
        Some(FileKind::Png) => {
            let decoder = PngDecoder::with_limits(Cursor::new(bytes), limits).map_err(refused)?;
            if !decoder.is_apng().map_err(refused)? {
                return Ok(None);
            }
            let pixels = pixels(decoder.dimensions())?;
            let decoder = decoder.apng().map_err(refused)?;
            Ok(Some((decoder.into_frames(), pixels)))
        }
        _ => Ok(None),
    }
}
