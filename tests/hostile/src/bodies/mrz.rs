//! Machine-readable zones, scanned or typed, and names to compare with them.

use policy::mrz::{Mrz, Style, transliterate};

/// Reads a zone, and transliterates the data as a name.
pub fn mrz(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    if let Some(zone) = Mrz::parse(&text) {
        let read = [&zone.primary, &zone.secondary]
            .into_iter()
            .flatten()
            .chain([&zone.document_number]);
        for part in read {
            assert!(
                part.bytes()
                    .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()),
                "a filler was read as a name"
            );
        }
        let _ = zone.birth_date.agrees_with(&text);
    }
    for style in [Style::Expanded, Style::Marked] {
        for part in transliterate(&text, style).into_iter().flatten() {
            assert!(!part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase()));
        }
    }
}
