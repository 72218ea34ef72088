//! Pictures made from the examples' SVG: one path of dark runs, `M<x> <y>h<length>m<skip> 0h<length>…`.

use std::io::Cursor;

use carnet_conformance::Failed;
use image::{DynamicImage, GrayImage, ImageFormat, Luma};

/// Pixels of a module.
const MODULE: u32 = 6;

/// As PNG.
pub(crate) fn png(svg: &[u8]) -> Result<Vec<u8>, Failed> {
    written(svg, ImageFormat::Png)
}

/// The pictures in other formats, which upstream has and its published examples lack, from the SVG of the same name. BMP,
/// which Carnet does not read, comes as PNG: a shell's picture view hands over pixels.
pub(crate) fn derived(name: &str) -> Result<Vec<u8>, Failed> {
    let (stem, extension) = name.rsplit_once('.').ok_or("no extension")?;
    let svg = crate::read(&format!("{stem}.svg"))?;
    let format = if extension == "jpg" {
        ImageFormat::Jpeg
    } else {
        ImageFormat::Png
    };
    written(&svg, format)
}

fn written(svg: &[u8], format: ImageFormat) -> Result<Vec<u8>, Failed> {
    let svg = std::str::from_utf8(svg)?;
    let after = |text: &'static str| svg.split_once(text).map(|(_, rest)| rest);
    let size: u32 = after("viewBox=\"0 0 ")
        .and_then(|rest| rest.split(' ').next())
        .ok_or("no size")?
        .parse()?;
    let path = after("stroke=\"#000000\" d=\"")
        .and_then(|rest| rest.split('"').next())
        .ok_or("no path")?;
    let mut picture = GrayImage::from_pixel(size * MODULE, size * MODULE, Luma([255]));
    let (mut x, mut y) = (0, 0);
    for (command, argument) in commands(path) {
        let mut numbers = argument
            .split(' ')
            .map(|number| number.parse::<f32>().map(|number| number as u32));
        let first = numbers.next().ok_or("no number")??;
        match command {
            'M' => (x, y) = (first, numbers.next().ok_or("no second number")??),
            'm' => x += first,
            _ => {
                dark(&mut picture, x, y, first);
                x += first;
            }
        }
    }
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageLuma8(picture).write_to(&mut bytes, format)?;
    Ok(bytes.into_inner())
}

fn commands(path: &str) -> impl Iterator<Item = (char, &str)> {
    let starts = path.char_indices().filter(|(_, letter)| letter.is_ascii_alphabetic());
    starts.map(move |(at, letter)| {
        let rest = &path[at + 1..];
        let end = rest
            .find(|letter: char| letter.is_ascii_alphabetic())
            .unwrap_or(rest.len());
        (letter, rest[..end].trim())
    })
}

fn dark(picture: &mut GrayImage, x: u32, y: u32, length: u32) {
    for row in y * MODULE..(y + 1) * MODULE {
        for column in x * MODULE..(x + length) * MODULE {
            picture.put_pixel(column, row, Luma([0]));
        }
    }
}
