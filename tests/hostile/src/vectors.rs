//! Files in `tests/vectors`.

use std::fs;
use std::path::{Path, PathBuf};

use base64ct::{Base64, Encoding};
use serde_json::Value;

/// All files below a folder of `tests/vectors` that have this extension, in order of their paths.
///
/// # Panics
/// When the folder cannot be read.
pub fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    walk(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors").join(folder),
        &mut found,
    );
    found.retain(|path| {
        path.extension()
            .is_some_and(|found| found.eq_ignore_ascii_case(extension))
    });
    found.sort();
    found
}

/// The bytes of these files.
///
/// # Panics
/// When one cannot be read.
pub fn contents(folder: &str, extension: &str) -> Vec<Vec<u8>> {
    files(folder, extension)
        .into_iter()
        .map(|path| fs::read(path).unwrap())
        .collect()
}

/// These files as JSON.
///
/// # Panics
/// When one cannot be read, or is none.
pub fn json(folder: &str) -> impl Iterator<Item = Value> {
    contents(folder, "json")
        .into_iter()
        .map(|bytes| serde_json::from_slice(&bytes).unwrap())
}

/// Bytes from hexadecimal digits.
///
/// # Panics
/// When they are not.
pub fn hex(digits: &str) -> Vec<u8> {
    let value = |digit: u8| char::from(digit).to_digit(16).unwrap() as u8;
    digits
        .as_bytes()
        .chunks(2)
        .map(|pair| value(pair[0]) << 4 | value(pair[1]))
        .collect()
}

/// Bytes from Base64; nothing where it is not.
pub(crate) fn base64(text: &Value) -> Option<Vec<u8>> {
    Base64::decode_vec(text.as_str()?).ok()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found)
        } else {
            found.push(path)
        }
    }
}
