//! PDF documents.

use qr::{MAX_DOCUMENT_BYTES, texts_in_pdf};

/// Draws the data as a PDF document and decodes its pages.
pub fn document(data: &[u8]) {
    assert!(data.len() <= MAX_DOCUMENT_BYTES);
    for text in texts_in_pdf(data).into_iter().flatten() {
        let _ = credential::parse(&text);
    }
}
