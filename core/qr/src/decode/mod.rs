//! Pictures, camera frames and documents to the contents of the codes in them.

mod animation;
mod append;
mod aztec;
mod binary;
mod character_set;
mod codewords;
mod concentric;
mod content;
mod corner;
mod correct;
mod equalise;
mod finder;
mod frame;
mod grey;
mod grid;
mod ladder;
mod outward;
mod picture;
mod plane;
mod qr_code;
mod refine;
mod sample;
mod symbology;
mod text;
mod timing;

pub use animation::{MAX_ANIMATION_BYTES, MAX_ANIMATION_TIME, codes_in_animation};
pub use ladder::MAX_PICTURE_TIME;
pub use picture::{MAX_PICTURE_BYTES, MAX_PICTURE_PIXELS, MAX_UNPACKED_BYTES};

#[cfg(feature = "pdf")]
pub(crate) use ladder::{drawn as drawn_codes, thorough as photographed_codes};
#[cfg(feature = "pdf")]
pub(crate) use picture::shade;

use std::time::Duration;

pub(crate) use append::joined;
pub(crate) use content::Content;
pub(crate) use grey::Grey;

use crate::found::Found;
use symbology::Code;

/// Why no code could be looked for. A picture without a code is no error: it has no texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Neither PNG, JPEG, WebP nor GIF.
    #[error("not a picture that can be read: use PNG, JPEG or WebP")]
    NotAPicture,
    /// Not a PDF document.
    #[error("not a PDF document")]
    NotADocument,
    /// The file ends early or contradicts itself.
    #[error("the file is damaged; make the picture or document anew")]
    Damaged,
    /// The document is encrypted with a password.
    #[error("the document is locked with a password; save it without one")]
    Locked,
    /// The file is longer than the limit for its kind.
    #[error("the file is too large; at most {} MiB are read", most >> 20)]
    FileTooLarge {
        /// The limit in bytes.
        most: usize,
    },
    /// More pixels than [`MAX_PICTURE_PIXELS`], or more memory than [`MAX_UNPACKED_BYTES`] to unpack them.
    #[error("the picture has too many pixels; crop it to the code")]
    TooManyPixels,
    /// The frame's width, height and stride do not fit its bytes.
    #[error("the camera frame's size does not fit its bytes")]
    BrokenFrame,
    /// The time for a document was up before a code was found, or that for an animation before its end.
    #[error("the file takes too long to read; make a picture of the code instead")]
    TookTooLong,
}

/// All codes in a PNG, JPEG, WebP or GIF picture, in the first one of an animation, from the top left to the bottom right, none twice; symbols of one message are
/// put together where all of them are there.
///
/// Codes are read at any rotation and from photographs. Transparent parts count as white; metadata is not read.
///
/// # Errors
/// [`DecodeError`] when the bytes are no such picture or pass a limit. No code in it is an empty list.
pub fn codes_in_picture(bytes: &[u8]) -> Result<Vec<Found>, DecodeError> {
    codes_in_picture_within(bytes, MAX_PICTURE_TIME)
}

/// As [`codes_in_picture`], with a time of one's own in place of [`MAX_PICTURE_TIME`]: where a machine is slow, or where the
/// answer must not depend on how busy it is.
///
/// # Errors
/// As [`codes_in_picture`].
pub fn codes_in_picture_within(bytes: &[u8], time: Duration) -> Result<Vec<Found>, DecodeError> {
    let grey = picture::grey(bytes)?;
    Ok(joined(in_reading_order(ladder::thorough(&grey, time))))
}

/// All codes in one camera frame: the luma plane, one byte a pixel, rows `stride` bytes apart. As [`codes_in_picture`].
///
/// Made for a stream of frames: a few quick attempts, since the next frame is another chance.
///
/// # Errors
/// [`DecodeError::BrokenFrame`] when `luma` is too short for `width`, `height` and `stride`.
pub fn codes_in_luma(width: u32, height: u32, stride: usize, luma: &[u8]) -> Result<Vec<Found>, DecodeError> {
    let (width, height) = (width as usize, height as usize);
    if stride < width || width == 0 {
        return Err(DecodeError::BrokenFrame);
    }
    let pixels: Vec<u8> = luma
        .chunks(stride)
        .take(height)
        .filter_map(|row| row.get(..width))
        .flatten()
        .copied()
        .collect();
    let grey = Grey::new(width, height, pixels).ok_or(DecodeError::BrokenFrame)?;
    Ok(joined(in_reading_order(ladder::quick(&grey))))
}

/// The texts of the [codes in a picture](codes_in_picture); of a code that is no text there is none.
///
/// # Errors
/// As [`codes_in_picture`].
pub fn texts_in_picture(bytes: &[u8]) -> Result<Vec<String>, DecodeError> {
    codes_in_picture(bytes).map(texts)
}

/// The texts of the [codes in a picture](codes_in_picture_within), with a time of one's own.
///
/// # Errors
/// As [`codes_in_picture`].
pub fn texts_in_picture_within(bytes: &[u8], time: Duration) -> Result<Vec<String>, DecodeError> {
    codes_in_picture_within(bytes, time).map(texts)
}

/// The texts of the [codes in a camera frame](codes_in_luma).
///
/// # Errors
/// As [`codes_in_luma`].
pub fn texts_in_luma(width: u32, height: u32, stride: usize, luma: &[u8]) -> Result<Vec<String>, DecodeError> {
    codes_in_luma(width, height, stride, luma).map(texts)
}

pub(crate) fn texts(codes: Vec<Found>) -> Vec<String> {
    codes.into_iter().filter_map(|code| code.text).collect()
}

/// The codes from the top left to the bottom right, line by line, none twice.
pub(crate) fn in_reading_order(mut codes: Vec<Code>) -> Vec<Found> {
    let middle = |code: &Code| {
        let sum = code
            .corners
            .iter()
            .fold((0.0, 0.0), |sum, corner| (sum.0 + corner.0, sum.1 + corner.1));
        (sum.0 / 4.0, sum.1 / 4.0)
    };
    let top = |code: &Code| code.corners.iter().map(|corner| corner.1).fold(f32::MAX, f32::min);
    codes.sort_by(|a, b| middle(a).1.total_cmp(&middle(b).1));
    // A line is the topmost code that is left and all whose top is above its middle.
    let mut found: Vec<Found> = Vec::new();
    while let Some(first) = codes.first() {
        let middle_of_first = middle(first).1;
        let (mut line, rest): (Vec<Code>, Vec<Code>) = codes.into_iter().partition(|code| top(code) <= middle_of_first);
        line.sort_by(|a, b| middle(a).0.total_cmp(&middle(b).0));
        for code in line {
            if !found.contains(&code.found) {
                found.push(code.found);
            }
        }
        codes = rest;
    }
    found
}
