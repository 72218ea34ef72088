//! Base45 (RFC 9285): bytes as the 45 characters of a QR code's alphanumeric mode.
//!
//! ```
//! assert_eq!(base45::encode(b"Hello!!"), "%69 VD92EX0");
//! let mut bytes = Vec::new();
//! base45::decode(b"%69 VD92EX0", &mut bytes)?;
//! assert_eq!(bytes, b"Hello!!");
//! # Ok::<(), base45::Base45Error>(())
//! ```
//!
//! A crate of its own, because passes (`credential`) and moving codes (`qr`) are written in it and know nothing of each other.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects
    )
)]

use thiserror::Error;

/// Why a text is not Base45. Positions are offsets in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Base45Error {
    /// A character outside the alphabet; lower case is outside too.
    #[error("the text is not Base45: no such character may stand at {position}")]
    Character {
        /// Where the character stands.
        position: usize,
    },
    /// A group of characters that stands for a number larger than its bytes can hold.
    #[error("the text is not Base45: the characters from {position} on stand for too large a number")]
    Overflow {
        /// Where the group begins.
        position: usize,
    },
    /// One character is left over: groups have three, the last may have two.
    #[error("the text is not Base45: a character is missing or too many at {position}")]
    Length {
        /// Where the left-over character stands.
        position: usize,
    },
}

impl Base45Error {
    /// Where the text stops to be Base45, in bytes from its start.
    #[must_use]
    pub fn position(self) -> usize {
        match self {
            Self::Character { position } | Self::Overflow { position } | Self::Length { position } => position,
        }
    }
}

/// The characters in the order of their values (RFC 9285 table 1).
#[expect(clippy::indexing_slicing, reason = "runs in the compiler, which would refuse")]
const ALPHABET: [char; 45] = {
    let characters = *b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    let mut alphabet = ['0'; 45];
    let mut value = 0;
    while value < alphabet.len() {
        alphabet[value] = characters[value] as char;
        value += 1;
    }
    alphabet
};

/// What a character stands for in the first, second and third place of a group, and what stands for no character: so
/// large that no sum with it fits two bytes.
const INVALID: u32 = 1 << 20;
const PLACES: [[u32; 256]; 3] = [place(1), place(45), place(45 * 45)];

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "runs in the compiler, which would refuse"
)]
const fn place(weight: u32) -> [u32; 256] {
    let mut table = [INVALID; 256];
    let mut value = 0;
    while value < ALPHABET.len() {
        table[ALPHABET[value] as usize] = value as u32 * weight;
        value += 1;
    }
    table
}

/// Decodes `text` and appends the bytes to `out`, which is left as it was on an error.
///
/// # Errors
/// When the text is not Base45, with the first place that is wrong.
pub fn decode(text: &[u8], out: &mut Vec<u8>) -> Result<(), Base45Error> {
    let (groups, rest) = text.as_chunks::<3>();
    let start = out.len();
    let whole = start.saturating_add(groups.len().saturating_mul(2));
    out.resize(whole, 0);
    let (pairs, _) = out.get_mut(start..).unwrap_or_default().as_chunks_mut::<2>();
    let mut numbers = 0;
    for (pair, &[a, b, c]) in pairs.iter_mut().zip(groups) {
        let number = sum(a, b, c);
        numbers |= number;
        *pair = (number as u16).to_be_bytes();
    }
    let last = match *rest {
        [] => None,
        [a, b] => Some(sum(a, b, b'0')),
        _ => Some(INVALID),
    };
    if numbers > 0xffff || last.is_some_and(|number| number > 0xff) {
        out.truncate(start);
        return Err(fault(text));
    }
    out.extend(last.map(|number| number as u8));
    Ok(())
}

/// Encodes bytes; three characters for each two bytes, two for a last one.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(pairs.len().saturating_mul(3).saturating_add(2));
    for &pair in pairs {
        let number = u16::from_be_bytes(pair);
        text.extend([character(number), character(number / 45), character(number / 2025)]);
    }
    if let [last] = *rest {
        text.extend([character(last.into()), character(u16::from(last) / 45)]);
    }
    text
}

/// The number a group stands for; above 65,535 if one of the characters is none of the alphabet.
#[inline]
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "an u8 indexes 256 entries; the largest sum is 3 << 20"
)]
fn sum(a: u8, b: u8, c: u8) -> u32 {
    PLACES[0][usize::from(a)] + PLACES[1][usize::from(b)] + PLACES[2][usize::from(c)]
}

/// The character for a number modulo 45.
#[inline]
#[expect(clippy::indexing_slicing, reason = "a remainder of 45 indexes 45 entries")]
fn character(number: u16) -> char {
    ALPHABET[usize::from(number % 45)]
}

/// What is wrong first in a text that does not decode.
#[cold]
fn fault(text: &[u8]) -> Base45Error {
    for (index, group) in text.chunks(3).enumerate() {
        let position = index.saturating_mul(3);
        if let Some(offset) = group.iter().position(|&byte| sum(byte, b'0', b'0') >= INVALID) {
            return Base45Error::Character {
                position: position.saturating_add(offset),
            };
        }
        let overflows = match *group {
            [a, b, c] => sum(a, b, c) > 0xffff,
            [a, b] => sum(a, b, b'0') > 0xff,
            _ => return Base45Error::Length { position },
        };
        if overflows {
            return Base45Error::Overflow { position };
        }
    }
    // Not reached: the caller found a fault in one of the groups.
    Base45Error::Length { position: text.len() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decoded(text: &str) -> Result<Vec<u8>, Base45Error> {
        let mut out = Vec::new();
        decode(text.as_bytes(), &mut out).map(|()| out)
    }

    /// RFC 9285 section 4.3 and 4.4.
    #[test]
    fn examples_of_the_rfc() {
        for (bytes, text) in [
            ("AB", "BB8"),
            ("Hello!!", "%69 VD92EX0"),
            ("base-45", "UJCLQE7W581"),
            ("ietf!", "QED8WEX0"),
        ] {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decoded(text).unwrap(), bytes.as_bytes());
        }
        assert_eq!(encode(&[0xff, 0xff]), "FGW");
    }

    #[test]
    fn one_character_left_over_is_refused() {
        assert_eq!(decoded("0"), Err(Base45Error::Length { position: 0 }));
        assert_eq!(decoded("BB8B"), Err(Base45Error::Length { position: 3 }));
    }

    #[test]
    fn too_large_groups_are_refused() {
        assert_eq!(decoded("GGW"), Err(Base45Error::Overflow { position: 0 }));
        assert_eq!(decoded("BB8:::"), Err(Base45Error::Overflow { position: 3 }));
        assert_eq!(decoded("::"), Err(Base45Error::Overflow { position: 0 }));
        assert_eq!(decoded("U5").unwrap(), [255]);
        assert_eq!(decoded("V5"), Err(Base45Error::Overflow { position: 0 }));
    }

    #[test]
    fn characters_outside_the_alphabet_are_refused_at_every_place() {
        for byte in 0..=255_u8 {
            let known = ALPHABET.contains(&char::from(byte));
            for position in 0..5 {
                let mut text = *b"00000";
                text[position] = byte;
                let mut out = vec![7];
                let result = decode(&text, &mut out);
                if known {
                    assert!(!matches!(
                        result,
                        Err(Base45Error::Character { .. } | Base45Error::Length { .. })
                    ));
                } else {
                    assert_eq!(result, Err(Base45Error::Character { position }));
                    assert_eq!(out, [7], "left as it was");
                }
            }
        }
    }

    #[test]
    fn bytes_are_appended() {
        let mut out = vec![7];
        decode(b"BB8", &mut out).unwrap();
        assert_eq!(out, [7, b'A', b'B']);
    }

    proptest! {
        #[test]
        fn what_is_encoded_decodes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            prop_assert_eq!(decoded(&encode(&bytes)).unwrap(), bytes);
        }

        #[test]
        fn what_decodes_encodes_to_the_same_text(text in "[0-9A-Z $%*+./:-]{0,60}") {
            if let Ok(bytes) = decoded(&text) {
                prop_assert_eq!(encode(&bytes), text);
            }
        }

        #[test]
        fn nothing_panics(text in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = decode(&text, &mut Vec::new());
        }
    }
}
