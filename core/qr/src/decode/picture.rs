//! Picture files to shades of grey, within limits that are checked before memory is spent.

use super::DecodeError;
use super::grey::Grey;
use crate::kind::{FileKind, sniff};
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Longest picture file that is opened: photographs of current phones have up to 25 MiB.
pub const MAX_PICTURE_BYTES: usize = 32 << 20;

/// Most pixels of a picture that is opened: phones make pictures of 50 million, whatever the file's size.
pub const MAX_PICTURE_PIXELS: u64 = 64_000_000;

/// Most memory that a picture may take while it is unpacked: the largest picture in 8-bit RGB with room to work.
pub const MAX_UNPACKED_BYTES: u64 = 320 << 20;

/// Reads a picture file. Transparent parts show white. Metadata is neither read nor kept.
pub(crate) fn grey(bytes: &[u8]) -> Result<Grey, DecodeError> {
    if bytes.len() > MAX_PICTURE_BYTES {
        return Err(DecodeError::FileTooLarge {
            most: MAX_PICTURE_BYTES,
        });
    }
    let format = match sniff(bytes) {
        Some(FileKind::Png) => ImageFormat::Png,
        Some(FileKind::Jpeg) => ImageFormat::Jpeg,
        Some(FileKind::Gif) => ImageFormat::Gif,
        Some(FileKind::WebP) => ImageFormat::WebP,
        Some(FileKind::Pdf) | None => return Err(DecodeError::NotAPicture),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_UNPACKED_BYTES);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().map_err(refused)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width).saturating_mul(u64::from(height)) > MAX_PICTURE_PIXELS {
        return Err(DecodeError::TooManyPixels);
    }
    limits.reserve(decoder.total_bytes()).map_err(refused)?;
    decoder.set_limits(limits).map_err(refused)?;
    let picture = DynamicImage::from_decoder(decoder).map_err(refused)?;
    shades(picture).ok_or(DecodeError::Damaged)
}

pub(super) fn refused(error: image::ImageError) -> DecodeError {
    match error {
        image::ImageError::Limits(_) => DecodeError::TooManyPixels,
        _ => DecodeError::Damaged,
    }
}

pub(super) fn shades(picture: DynamicImage) -> Option<Grey> {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let pixels = match picture {
        DynamicImage::ImageLuma8(grey) => grey.into_raw(),
        DynamicImage::ImageLuma16(_) => picture.into_luma8().into_raw(),
        DynamicImage::ImageRgb8(colours) => colours.pixels().map(|pixel| shade(pixel.0)).collect(),
        DynamicImage::ImageRgb16(_) => picture.into_rgb8().pixels().map(|pixel| shade(pixel.0)).collect(),
        _ => picture
            .into_rgba8()
            .pixels()
            .map(|pixel| {
                let [red, green, blue, alpha] = pixel.0;
                over_white(shade([red, green, blue]), alpha)
            })
            .collect(),
    };
    Grey::new(width, height, pixels)
}

/// Luma in the weights of ITU-R BT.601, in 1024ths.
pub(crate) fn shade([red, green, blue]: [u8; 3]) -> u8 {
    let weighted = u32::from(red)
        .saturating_mul(306)
        .saturating_add(u32::from(green).saturating_mul(601))
        .saturating_add(u32::from(blue).saturating_mul(117));
    (weighted.saturating_add(512) >> 10) as u8
}

fn over_white(shade: u8, alpha: u8) -> u8 {
    let hidden = u32::from(255_u8.saturating_sub(shade));
    let shown = hidden.saturating_mul(u32::from(alpha)).saturating_add(127) / 255;
    255_u8.saturating_sub(shown as u8)
}
