//! Photographs of QR codes, each as it is and turned by every quarter.

use std::io::Cursor;
use std::process::ExitCode;

use carnet_conformance::{Failed, Outcome, Trial, run, same, vectors};
use image::{DynamicImage, ImageFormat};

const FOLDER: &str = "qr-images/zxing/qrcode-5";

type Turn = fn(&DynamicImage) -> DynamicImage;

const TURNS: [(&str, Turn); 3] = [
    ("turned by 90", DynamicImage::rotate90),
    ("turned by 180", DynamicImage::rotate180),
    ("turned by 270", DynamicImage::rotate270),
];

fn main() -> ExitCode {
    let mut trials = Vec::new();
    for file in vectors::files(FOLDER, &["png", "jpg"]) {
        for (name, turn) in TURNS {
            let file = file.clone();
            trials.push(Trial::test(format!("{} {name}", file.name), move || {
                holds_its_text(&file, &turned(&file, turn)?)
            }));
        }
        trials.push(Trial::test(file.name.clone(), move || {
            holds_its_text(&file, &file.bytes()?)
        }));
    }
    run(19 * 4, trials)
}

fn holds_its_text(file: &vectors::File, picture: &[u8]) -> Outcome {
    let (stem, _) = file.name.rsplit_once('.').unwrap();
    let expected = vectors::file(FOLDER, &format!("{stem}.txt")).text()?;
    same("texts in the picture", &qr::texts_in_picture(picture)?, &vec![expected])
}

fn turned(file: &vectors::File, turn: Turn) -> Result<Vec<u8>, Failed> {
    let mut bytes = Cursor::new(Vec::new());
    turn(&image::load_from_memory(&file.bytes()?)?).write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}
