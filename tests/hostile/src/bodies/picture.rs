//! Pictures, and frames of a camera.

use qr::{MAX_PICTURE_BYTES, sniff, texts_in_luma, texts_in_picture};

/// Widest frame made of the data, in pixels.
const WIDTH: u32 = 96;

/// Decodes the data as a picture file, and as the bytes of a small frame.
pub fn picture(data: &[u8]) {
    assert!(data.len() <= MAX_PICTURE_BYTES);
    let _ = sniff(data);
    for text in texts_in_picture(data).into_iter().flatten() {
        let _ = credential::parse(&text);
    }
    if let [width, height, padding, luma @ ..] = data {
        let (width, height) = (u32::from(*width) % WIDTH, u32::from(*height) % WIDTH);
        let stride = width as usize + usize::from(padding % 4);
        let _ = texts_in_luma(width, height, stride, luma);
    }
}
