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
    let mut characters = vec![0; pairs.len()];
    let mut wrong = !rest.is_empty();
    // Without a branch, and both digits as one number, so that the compiler takes many pairs at once. A digit that is none
    // may spoil the other one: wrong it is in any case.
    for (character, pair) in characters.iter_mut().zip(pairs) {
        let digits = u16::from_be_bytes(*pair).wrapping_sub(u16::from_be_bytes(*b"00"));
        let (tens, ones) = (digits >> 8, digits & 0xff);
        let value = tens.wrapping_mul(10).wrapping_add(ones);
        wrong |= (tens > 9) | (ones > 9) | (value > u16::from(LAST - FIRST));
        *character = value.wrapping_add(u16::from(FIRST)) as u8;
    }
    String::from_utf8(characters).ok().filter(|_| !wrong)
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
