//! What a file is, by its first bytes.

/// The kinds of files that can hold a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// Portable Network Graphics (ISO/IEC 15948).
    Png,
    /// JPEG (ISO/IEC 10918-1).
    Jpeg,
    /// Graphics Interchange Format (GIF89a specification).
    Gif,
    /// WebP (RFC 9649).
    WebP,
    /// Portable Document Format (ISO 32000).
    Pdf,
}

/// How far into a file a PDF header may stand (ISO 32000-1 annex H, implementation note 13).
const PDF_HEADER_WITHIN: usize = 1024;

/// The kind of a file by its signature, or `None` where it is none of these. Says nothing of the rest of the file.
pub fn sniff(bytes: &[u8]) -> Option<FileKind> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(FileKind::Png)
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        Some(FileKind::Jpeg)
    } else if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        Some(FileKind::Gif)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(FileKind::WebP)
    } else if is_pdf(bytes) {
        Some(FileKind::Pdf)
    } else {
        None
    }
}

fn is_pdf(bytes: &[u8]) -> bool {
    let head = bytes.get(..PDF_HEADER_WITHIN).unwrap_or(bytes);
    // A text that mentions the header is no PDF: what stands before it must not be plain text.
    head.starts_with(b"%PDF-")
        || head
            .windows(5)
            .position(|window| window == b"%PDF-")
            .and_then(|at| head.get(..at))
            .is_some_and(|before| before.iter().all(|byte| byte.is_ascii_whitespace()) || !before.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_signature() {
        assert_eq!(sniff(b"\x89PNG\r\n\x1a\n...."), Some(FileKind::Png));
        assert_eq!(sniff(&[0xff, 0xd8, 0xff, 0xe0]), Some(FileKind::Jpeg));
        assert_eq!(sniff(b"GIF89a\x01\0"), Some(FileKind::Gif));
        assert_eq!(sniff(b"RIFF\x10\0\0\0WEBPVP8 "), Some(FileKind::WebP));
        assert_eq!(sniff(b"%PDF-1.7\n"), Some(FileKind::Pdf));
        assert_eq!(sniff(b"\xef\xbb\xbf%PDF-1.7\n"), Some(FileKind::Pdf));
        for other in [
            &b""[..],
            b"HC1:6BFOXN",
            b"RIFF",
            b"RIFF\x10\0\0\0WAVE",
            b"see %PDF-1.7",
            b"\x89PNG",
            b"GIF88a",
        ] {
            assert_eq!(sniff(other), None);
        }
    }
}
