//! Letters as digits, so that a QR code holds a JWS in its numeric mode (section "Encoding Chunks as QR Codes").
//!
//! ```
//! use credential::shc::numeric;
//!
//! assert_eq!(numeric::encode("eyJ").as_deref(), Some("567629"));
//! assert_eq!(numeric::decode("567629").as_deref(), Some("eyJ"));
//! ```

/// What stands before the digits.
pub const PREFIX: &str = "shc:/";

/// The smallest character of a JWS, `-`, is 00.
const FIRST: u8 = b'-';

/// The largest one, `z`, is 77.
const LAST: u8 = b'z';

/// Two digits for each character; `None` where one is outside `-` to `z`.
#[must_use]
pub fn encode(text: &str) -> Option<String> {
    let mut digits = String::with_capacity(text.len().saturating_mul(2));
    for byte in text.bytes() {
        let value = byte.checked_sub(FIRST).filter(|_| byte <= LAST)?;
        for digit in [value.div_euclid(10), value.rem_euclid(10)] {
            digits.push(char::from(b'0'.saturating_add(digit)));
        }
    }
    Some(digits)
}

/// The characters; `None` where there is anything but pairs of digits up to 77.
#[must_use]
pub fn decode(digits: &str) -> Option<String> {
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    pairs.iter().map(|pair| character(*pair)).collect()
}

fn character([tens, ones]: [u8; 2]) -> Option<char> {
    let digit = |digit: u8| digit.is_ascii_digit().then_some(digit & 0x0f);
    let value = digit(tens)?.saturating_mul(10).saturating_add(digit(ones)?);
    let byte = FIRST.saturating_add(value);
    (byte <= LAST).then_some(char::from(byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ends_of_the_range() {
        assert_eq!(decode("0077").as_deref(), Some("-z"));
        assert_eq!(decode("").as_deref(), Some(""));
        for digits in ["78", "99", "0", "000", "0a", "+1", " 1", "0٣"] {
            assert_eq!(decode(digits), None, "{digits}");
        }
        for text in [",", "{", "é", "\0"] {
            assert_eq!(encode(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_encoded_is_decoded(text in "[--z]{0,200}") {
            prop_assert_eq!(decode(&encode(&text).unwrap()), Some(text));
        }

        #[test]
        fn what_decodes_is_encoded_the_same(digits in "[0-9]{0,40}") {
            if let Some(text) = decode(&digits) {
                prop_assert_eq!(encode(&text), Some(digits));
            }
        }

        #[test]
        fn nothing_panics(any in ".{0,80}") {
            let _ = decode(&any);
            let _ = encode(&any);
        }
    }
}
