//! Picture files and camera frames: formats, limits, several codes, and files that mean harm.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    missing_docs
)]

mod scene;

use image::{ImageFormat, Rgba, RgbaImage};
use qr::DecodeError;
use scene::{Random, Scene, png, written};
use std::io::Cursor;
use std::time::Instant;

const TEXT: &str = "HC1:6BFOXN%TSMAHN-H1A0QK:WJLO";

fn plain(text: &str, module: f64) -> (usize, usize, Vec<u8>) {
    let symbol = qr::encode(text).unwrap();
    let scene = Scene::plain(&symbol, module);
    (scene.width, scene.height, scene.picture(&symbol, &mut Random::new(7)))
}

#[test]
fn every_format() {
    let (width, height, pixels) = plain(TEXT, 4.0);
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        assert_eq!(
            qr::texts_in_picture(&written(width, height, &pixels, format)).unwrap(),
            [TEXT],
            "{format:?}"
        );
    }
}

#[test]
fn strongly_compressed_jpeg() {
    let (width, height, pixels) = plain(&Random::new(3).alphanumeric(400), 4.0);
    let mut file = Vec::new();
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut file, 25);
    image::GrayImage::from_raw(width as u32, height as u32, pixels)
        .unwrap()
        .write_with_encoder(encoder)
        .unwrap();
    assert_eq!(qr::texts_in_picture(&file).unwrap(), [Random::new(3).alphanumeric(400)]);
}

#[test]
fn transparent_is_white() {
    let symbol = qr::encode(TEXT).unwrap();
    let side = symbol.size() as u32;
    // Black on nothing, where nothing has black as its hidden colour.
    let picture = RgbaImage::from_fn(side * 5, side * 5, |x, y| {
        Rgba([
            0,
            0,
            0,
            if symbol.is_dark(x as usize / 5, y as usize / 5) {
                255
            } else {
                0
            },
        ])
    });
    let mut file = Cursor::new(Vec::new());
    picture.write_to(&mut file, ImageFormat::Png).unwrap();
    assert_eq!(qr::texts_in_picture(file.get_ref()).unwrap(), [TEXT]);
}

#[test]
fn every_version_at_one_pixel_a_module() {
    for length in [10, 100, 330, 600, 900, 1700, 2600, 3900] {
        let text = Random::new(length).alphanumeric(length as usize);
        let file = qr::render::png(&qr::encode(&text).unwrap(), 1).unwrap();
        assert_eq!(qr::texts_in_picture(&file).unwrap(), [text]);
    }
}

#[test]
fn several_codes_in_reading_order() {
    let texts = ["ONE", "TWO of them", "3", "FOUR:4444", "TWO of them"];
    let (width, height) = (900, 620);
    let mut page = vec![235; width * height];
    // Two lines, the second lower on the right; the last one is the second again.
    for (text, (left, top, module)) in texts.iter().zip([
        (20, 40, 6.0),
        (330, 20, 5.0),
        (640, 30, 7.0),
        (60, 320, 5.0),
        (560, 340, 4.0),
    ]) {
        let (side, _, pixels) = plain(text, module);
        for (y, row) in pixels.chunks(side).enumerate() {
            page[(top + y) * width + left..][..side].copy_from_slice(row);
        }
    }
    assert_eq!(qr::texts_in_picture(&png(width, height, &page)).unwrap(), texts[..4]);
    assert_eq!(
        qr::texts_in_luma(width as u32, height as u32, width, &page).unwrap(),
        texts[..4]
    );
}

#[test]
fn mirrored() {
    let (width, height, mut pixels) = plain(TEXT, 4.0);
    pixels.chunks_mut(width).for_each(<[u8]>::reverse);
    assert_eq!(qr::texts_in_picture(&png(width, height, &pixels)).unwrap(), [TEXT]);
}

#[test]
fn camera_frames_with_padding() {
    let (width, height, pixels) = plain(TEXT, 4.0);
    let stride = width + 13;
    let mut frame = vec![9; stride * height];
    for (row, out) in pixels.chunks(width).zip(frame.chunks_mut(stride)) {
        out[..width].copy_from_slice(row);
    }
    let (w, h) = (width as u32, height as u32);
    assert_eq!(qr::texts_in_luma(w, h, stride, &frame).unwrap(), [TEXT]);
    // The last row may end with its last pixel.
    assert_eq!(
        qr::texts_in_luma(w, h, stride, &frame[..stride * height - 13]).unwrap(),
        [TEXT]
    );
    for (w, h, stride, length) in [
        (0, h, stride, frame.len()),
        (w, 0, stride, frame.len()),
        (w, h, 3, frame.len()),
        (w, h, stride, frame.len() / 2),
    ] {
        assert_eq!(
            qr::texts_in_luma(w, h, stride, &frame[..length]),
            Err(DecodeError::BrokenFrame)
        );
    }
    assert_eq!(
        qr::texts_in_luma(u32::MAX, u32::MAX, usize::MAX, &frame),
        Err(DecodeError::BrokenFrame)
    );
}

#[test]
fn no_code_is_no_error_and_ends() {
    let mut random = Random::new(5);
    let noise: Vec<u8> = (0..1000 * 800).map(|_| random.bits() as u8).collect();
    let start = Instant::now();
    assert!(qr::texts_in_picture(&png(1000, 800, &noise)).unwrap().is_empty());
    assert!(
        qr::texts_in_picture(&png(1000, 800, &vec![255; 1000 * 800]))
            .unwrap()
            .is_empty()
    );
    assert!(qr::texts_in_picture(&png(1, 1, &[0])).unwrap().is_empty());
    assert!(start.elapsed().as_secs() < 12);
}

#[test]
fn limits_come_before_memory() {
    // A PNG that claims 60,000 by 60,000 pixels and has none.
    let mut huge = png(1, 1, &[0]);
    let claimed = 60_000_u32.to_be_bytes();
    huge[16..20].copy_from_slice(&claimed);
    huge[20..24].copy_from_slice(&claimed);
    let checksum = crc32(&huge[12..29]);
    huge[29..33].copy_from_slice(&checksum.to_be_bytes());
    assert_eq!(qr::texts_in_picture(&huge), Err(DecodeError::TooManyPixels));
    let long = vec![0; qr::MAX_PICTURE_BYTES + 1];
    assert!(matches!(
        qr::texts_in_picture(&long),
        Err(DecodeError::FileTooLarge { .. })
    ));
    assert_eq!(qr::texts_in_picture(b"HC1:6BFOXN"), Err(DecodeError::NotAPicture));
    assert_eq!(qr::texts_in_picture(b"%PDF-1.7"), Err(DecodeError::NotAPicture));
    assert_eq!(
        qr::texts_in_picture(&png(9, 9, &[0; 81])[..40]),
        Err(DecodeError::Damaged)
    );
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum: u32, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| (sum >> 1) ^ ((sum & 1) * 0xedb8_8320))
    })
}

/// No answer is wrong here; what counts is that there is one.
#[test]
fn mutated_files_do_not_panic() {
    let (width, height, pixels) = plain(TEXT, 2.0);
    let mut random = Random::new(11);
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let file = written(width, height, &pixels, format);
        for _ in 0..60 {
            let mut file = file.clone();
            for _ in 0..=random.below(6) {
                let at = random.below(file.len());
                file[at] = random.bits() as u8;
            }
            file.truncate(file.len() - random.below(2) * random.below(file.len() / 2));
            let _ = qr::texts_in_picture(&file);
        }
    }
}

/// Symbols with squares painted over, at odd sizes and cuts: finder patterns lead to nowhere.
#[test]
fn mangled_symbols_do_not_panic() {
    let mut random = Random::new(13);
    for index in 0..150 {
        let text = random.alphanumeric(10 + index * 5);
        let (width, height, mut pixels) = plain(&text, random.between(1.0, 3.0));
        for _ in 0..random.below(12) {
            let (x, y, side) = (random.below(width), random.below(height), 1 + random.below(width / 3));
            let shade = random.bits() as u8;
            for row in pixels.chunks_mut(width).skip(y).take(side) {
                row.iter_mut().skip(x).take(side).for_each(|pixel| *pixel = shade);
            }
        }
        // Cut anywhere, even through finder patterns.
        let (left, top) = (random.below(width / 2), random.below(height / 2));
        let (w, h) = (1 + random.below(width - left), 1 + random.below(height - top));
        let cut: Vec<u8> = pixels
            .chunks(width)
            .skip(top)
            .take(h)
            .flat_map(|row| row[left..left + w].to_vec())
            .collect();
        let _ = qr::texts_in_luma(w as u32, h as u32, w, &cut).unwrap();
        for found in qr::texts_in_luma(width as u32, height as u32, width, &pixels).unwrap() {
            assert_eq!(found, text);
        }
    }
}
