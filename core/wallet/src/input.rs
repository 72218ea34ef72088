//! What a file holds: the texts of the codes in a picture or a document, or the lines of a text.

use credential::shc;
use qr::FileKind;

/// Why bytes from outside give no texts.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// Neither a picture that can be read, nor a PDF document, nor UTF-8 text.
    #[error("neither a picture (PNG, JPEG, WebP), nor a PDF document, nor a text")]
    UnknownKind,
    /// A picture or document that is damaged or past a limit; the sentence says which.
    #[error("{0}")]
    Damaged(#[from] qr::DecodeError),
}

/// The texts in a file's bytes: one per code in a picture or PDF document, one per card of a SMART Health Card file,
/// one per line of another text that is not blank. Parts of a pass stay apart: [`join`](crate::join) takes those of
/// several files.
///
/// A picture or document without a code gives none.
///
/// # Errors
/// [`Unreadable`]: then the file is no input at all, which is not the same as a file without a pass.
pub fn texts(bytes: &[u8]) -> Result<Vec<String>, Unreadable> {
    match qr::sniff(bytes) {
        #[cfg(feature = "pdf")]
        Some(FileKind::Pdf) => Ok(qr::texts_in_pdf(bytes)?),
        #[cfg(not(feature = "pdf"))]
        Some(FileKind::Pdf) => Err(Unreadable::UnknownKind),
        Some(_) => Ok(qr::texts_in_picture(bytes)?),
        None => {
            let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::UnknownKind)?;
            Ok(cards(text).unwrap_or_else(|| lines(text)))
        }
    }
}

/// The texts of the codes in a camera frame: one byte of brightness a pixel, rows of `stride` bytes, the first pixel of
/// a row first.
///
/// # Errors
/// [`Unreadable::Damaged`] where the sizes do not fit together or are past a limit.
pub fn texts_in_frame(width: u32, height: u32, stride: u32, luma: &[u8]) -> Result<Vec<String>, Unreadable> {
    let stride = usize::try_from(stride).unwrap_or(usize::MAX);
    Ok(qr::texts_in_luma(width, height, stride, luma)?)
}

/// The cards of a file of SMART Health Cards. One that cannot be taken apart is a text whose check says why.
fn cards(text: &str) -> Option<Vec<String>> {
    let found = shc::credentials(text)?;
    Some(found.unwrap_or_else(|_| vec![text.to_owned()]))
}

/// Lines that are not blank. A text that a mail program wrapped over several lines is one pass when it reads as one
/// and none of its lines does.
fn lines(text: &str) -> Vec<String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let lines: Vec<String> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(str::to_owned)
        .collect();
    if lines.len() > 1 && lines.iter().all(|line| credential::parse(line).is_err()) {
        let unwrapped = lines.concat();
        if credential::parse(&unwrapped).is_ok() {
            return vec![unwrapped];
        }
    }
    lines
}
