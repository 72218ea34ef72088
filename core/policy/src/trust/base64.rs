//! Base64 as trust files carry it: either alphabet (RFC 4648 sections 4 and 5), padded or not, with line breaks.
//!
//! By table, four times as fast as the constant-time decoder for secrets: a list has megabytes of it, and all of it is
//! public.

/// What a byte stands for: 0 to 63 for a digit, else one of these.
const BLANK: u8 = 64;
const PADDING: u8 = 65;
const OTHER: u8 = 66;

const VALUES: [u8; 256] = values();

/// Decodes `text`, or gives `None` where it is not Base64 or would give more than `limit` bytes.
pub(crate) fn decode(text: &str, limit: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len().min(limit.saturating_mul(2)));
    let (mut bits, mut digits, mut padding) = (0_u32, 0_u8, 0_u8);
    for byte in text.bytes() {
        match VALUES.get(usize::from(byte)).copied().unwrap_or(OTHER) {
            BLANK => {}
            PADDING => padding = padding.saturating_add(1),
            OTHER => return None,
            _ if padding > 0 => return None,
            value => {
                bits = bits << 6 | u32::from(value);
                digits = digits.wrapping_add(1);
                if digits == 4 {
                    let [_, group @ ..] = bits.to_be_bytes();
                    bytes.extend_from_slice(&group);
                    if bytes.len() > limit {
                        return None;
                    }
                    (bits, digits) = (0, 0);
                }
            }
        }
    }
    // What is left of the last group, whose unused bits have to be zero (section 3.5).
    match digits {
        0 => {}
        2 if bits & 0x0f == 0 => bytes.extend_from_slice(&(bits >> 4).to_be_bytes()[3..]),
        3 if bits & 0x03 == 0 => bytes.extend_from_slice(&(bits >> 2).to_be_bytes()[2..]),
        _ => return None,
    }
    (padding <= 2 && bytes.len() <= limit).then_some(bytes)
}

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated by the compiler, over constant bounds"
)]
const fn values() -> [u8; 256] {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut values = [OTHER; 256];
    let mut at = 0;
    while at < digits.len() {
        values[digits[at] as usize] = at as u8;
        at += 1;
    }
    values[b'-' as usize] = 62;
    values[b'_' as usize] = 63;
    values[b'=' as usize] = PADDING;
    values[b' ' as usize] = BLANK;
    values[b'\t' as usize] = BLANK;
    values[b'\r' as usize] = BLANK;
    values[b'\n' as usize] = BLANK;
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_alphabets_with_and_without_padding_and_breaks() {
        let bytes = Some(vec![0xfb, 0xff, 0xfe, 0x01]);
        for text in ["+//+AQ==", "+//+AQ", "-__-AQ==", "-__-AQ", " +//+\r\nAQ=="] {
            assert_eq!(decode(text, 16), bytes, "{text}");
        }
    }

    #[test]
    fn what_is_not_base64_or_too_long_is_none() {
        for text in ["+//+AQ===", "+//+A=Q=", "A", "AB*D", "Ä", "AR", "AQJ"] {
            assert_eq!(decode(text, 16), None, "{text}");
        }
        assert_eq!(decode(&"A".repeat(64), 16), None);
        assert_eq!(decode("AAAA", 3).map(|bytes| bytes.len()), Some(3));
        assert_eq!(decode("AAAAAA", 3), None);
    }

    proptest::proptest! {
        #[test]
        fn what_an_encoder_writes_is_read_back(bytes in proptest::collection::vec(0..=255_u8, 0..80)) {
            use base64ct::Encoding;
            for text in [base64ct::Base64::encode_string(&bytes), base64ct::Base64UrlUnpadded::encode_string(&bytes)] {
                proptest::prop_assert_eq!(decode(&text, 80), Some(bytes.clone()));
            }
        }
    }
}
