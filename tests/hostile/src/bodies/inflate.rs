//! Compressed data.

use credential::inflate::{raw, zlib};
use credential::{base45, hc1, limits};

/// Inflates the data as zlib and as raw DEFLATE, with several caps, and sends it once around through our own encoders.
pub fn inflate(data: &[u8]) {
    for cap in [0, 1, 1000, limits::HC1_INFLATED] {
        for inflated in [zlib(data, cap), raw(data, cap)].into_iter().flatten() {
            assert!(inflated.len() <= cap && inflated.capacity() <= cap.max(inflated.len()));
            for cap in [inflated.len().saturating_sub(1), inflated.len()] {
                let again = [zlib(data, cap), raw(data, cap)];
                assert_eq!(
                    again.into_iter().flatten().any(|again| again == inflated),
                    cap == inflated.len()
                );
            }
        }
    }
    let mut bytes = Vec::new();
    if base45::decode(data, &mut bytes).is_ok() {
        assert_eq!(base45::encode(&bytes).as_bytes(), data, "two texts for the same bytes");
    }
    if let Ok(text) = hc1::encode(data) {
        let mut compressed = Vec::new();
        base45::decode(&text.as_bytes()[4..], &mut compressed).expect("our own Base45");
        assert_eq!(zlib(&compressed, limits::HC1_INFLATED).expect("our own zlib"), data);
    }
}
