//! Data codewords to content (ISO/IEC 18004 sections 7.4 and 12).

use super::character_set::CharacterSet;
use super::content::Content;
use crate::found::{Found, Part};
use crate::version::Version;

/// What a symbol says; `None` where the codewords do not follow the standard.
pub(crate) fn content(codewords: &[u8], version: Version) -> Option<Found> {
    let mut bits = Bits {
        bytes: codewords,
        position: 0,
    };
    let mut text = Content::default();
    let mut part = None;
    // Bits of the character count indicator (table 3).
    let count_bits = |lengths: [usize; 3]| lengths.get(version.range()).copied();
    // FNC1: alphanumeric segments write the separator as a single percent sign (section 7.4.8).
    let mut separators = false;
    while bits.left() >= 4 {
        match bits.take(4)? {
            0b0000 => break,
            0b0001 => {
                let count = bits.take(count_bits([10, 12, 14])?)?;
                text.ascii(digits(&mut bits, count)?);
            }
            0b0010 => {
                let count = bits.take(count_bits([9, 11, 13])?)?;
                let characters = alphanumeric(&mut bits, count)?;
                text.ascii(if separators { separated(&characters) } else { characters });
            }
            0b0100 => {
                let count = bits.take(count_bits([8, 16, 16])?)?;
                let bytes = (0..count).map(|_| bits.take(8).map(|byte| byte as u8));
                text.bytes(bytes.collect::<Option<_>>()?);
            }
            0b1000 => {
                let count = bits.take(count_bits([8, 10, 12])?)?;
                text.declared(kanji(&mut bits, count)?, CharacterSet::SHIFT_JIS);
            }
            // Hanzi (GB/T 18284), subset GB 2312.
            0b1101 => {
                let subset = bits.take(4)?;
                let count = bits.take(count_bits([8, 10, 12])?)?;
                let bytes = hanzi(&mut bits, count)?;
                if subset == 1 {
                    text.declared(bytes, CharacterSet::GB18030);
                }
            }
            0b0111 => text.declare(CharacterSet::designated(designator(&mut bits)?)?),
            // Structured append (section 8): the symbol's place among others, and the parity of all.
            0b0011 => {
                let (number, last, parity) = (bits.take(4)?, bits.take(4)?, bits.take(8)?);
                part = Part::new(number, last, parity as u8);
            }
            0b0101 => separators = true,
            0b1001 => {
                separators = true;
                bits.take(8)?;
            }
            _ => return None,
        }
    }
    Some(text.finish(part))
}

fn digits(bits: &mut Bits<'_>, count: usize) -> Option<Vec<u8>> {
    let mut characters = Vec::new();
    let mut left = count;
    while left > 0 {
        let (length, width, most) = match left {
            1 => (1, 4, 10),
            2 => (2, 7, 100),
            _ => (3, 10, 1000),
        };
        let value = bits.take(width)?;
        if value >= most {
            return None;
        }
        characters.extend(format!("{value:0length$}").bytes());
        left = left.saturating_sub(length);
    }
    Some(characters)
}

fn alphanumeric(bits: &mut Bits<'_>, count: usize) -> Option<Vec<u8>> {
    const CHARACTERS: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    let mut characters = Vec::new();
    let mut left = count;
    while left > 0 {
        if left > 1 {
            let pair = bits.take(11)?;
            characters.push(*CHARACTERS.get(pair / 45)?);
            characters.push(*CHARACTERS.get(pair % 45)?);
        } else {
            characters.push(*CHARACTERS.get(bits.take(6)?)?);
        }
        left = left.saturating_sub(2);
    }
    Some(characters)
}

/// A percent sign stands for the group separator, two for one.
fn separated(characters: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut characters = characters.iter().copied().peekable();
    while let Some(character) = characters.next() {
        if character != b'%' {
            out.push(character);
        } else if characters.next_if_eq(&b'%').is_some() {
            out.push(b'%');
        } else {
            out.push(0x1d);
        }
    }
    out
}

/// Two bytes of Shift JIS in 13 bits each (section 7.4.6).
fn kanji(bits: &mut Bits<'_>, count: usize) -> Option<Vec<u8>> {
    pairs(bits, count, 0xc0, |pair| {
        pair.saturating_add(if pair < 0x1f00 { 0x8140 } else { 0xc140 })
    })
}

/// Two bytes of GB 2312 in 13 bits each (GB/T 18284).
fn hanzi(bits: &mut Bits<'_>, count: usize) -> Option<Vec<u8>> {
    pairs(bits, count, 0x60, |pair| {
        pair.saturating_add(if pair < 0x0a00 { 0xa1a1 } else { 0xa6a1 })
    })
}

fn pairs(bits: &mut Bits<'_>, count: usize, base: usize, shifted: impl Fn(usize) -> usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for _ in 0..count {
        let value = bits.take(13)?;
        let pair = shifted(value.checked_div(base)? << 8 | value.checked_rem(base)?);
        bytes.extend([(pair >> 8) as u8, pair as u8]);
    }
    Some(bytes)
}

/// An ECI designator (section 7.4.2, table 4).
fn designator(bits: &mut Bits<'_>) -> Option<usize> {
    let first = bits.take(8)?;
    match first {
        0..0x80 => Some(first),
        0x80..0xc0 => Some((first & 0x3f) << 8 | bits.take(8)?),
        0xc0..0xe0 => Some((first & 0x1f) << 16 | bits.take(16)?),
        _ => None,
    }
}

/// Bits in reading order, most significant first.
struct Bits<'b> {
    bytes: &'b [u8],
    position: usize,
}

impl Bits<'_> {
    fn left(&self) -> usize {
        self.bytes.len().saturating_mul(8).saturating_sub(self.position)
    }

    /// The next `count` bits, at most 16; `None` past the end.
    fn take(&mut self, count: usize) -> Option<usize> {
        let mut value = 0;
        for _ in 0..count {
            let byte = self.bytes.get(self.position / 8)?;
            value = value << 1 | usize::from(byte >> (7_usize.saturating_sub(self.position % 8)) & 1);
            self.position = self.position.saturating_add(1);
        }
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The content of bits written as `value:width` pairs, in a version 1 symbol.
    fn read(fields: &[(usize, usize)]) -> Option<String> {
        let bits: Vec<bool> = fields
            .iter()
            .flat_map(|&(value, width)| (0..width).rev().map(move |bit| value >> bit & 1 == 1))
            .collect();
        let bytes: Vec<u8> = bits
            .chunks(8)
            .map(|bits| (0..8).fold(0, |byte, at| byte << 1 | u8::from(bits.get(at) == Some(&true))))
            .collect();
        content(&bytes, Version::new(1))?.text
    }

    fn byte_segment(bytes: &[u8]) -> Vec<(usize, usize)> {
        let mut fields = vec![(4, 4), (bytes.len(), 8)];
        fields.extend(bytes.iter().map(|&byte| (usize::from(byte), 8)));
        fields
    }

    #[test]
    fn segments_of_every_mode() {
        assert_eq!(
            read(&[(1, 4), (8, 10), (12, 10), (345, 10), (67, 7), (0, 4)]).unwrap(),
            "01234567"
        );
        assert_eq!(
            read(&[(2, 4), (5, 9), (462, 11), (1849, 11), (2, 6), (0, 4)]).unwrap(),
            "AC-42"
        );
        // The kanji of section 7.4.6: 点 and 茗.
        assert_eq!(
            read(&[(8, 4), (2, 8), (0x0d9f, 13), (0x1aaa, 13), (0, 4)]).unwrap(),
            "点茗"
        );
        // GB 2312 0xb0a1 is 啊.
        assert_eq!(
            read(&[(13, 4), (1, 4), (1, 8), ((0xb0 - 0xa6) * 0x60, 13), (0, 4)]).unwrap(),
            "啊"
        );
        // FNC1 in first position: a lone percent sign is a separator.
        assert_eq!(
            read(&[(5, 4), (2, 4), (3, 9), (10 * 45 + 38, 11), (11, 6), (0, 4)]).unwrap(),
            "A\u{1d}B"
        );
        // Structured append header, then a digit.
        assert_eq!(
            read(&[(3, 4), (0x1234, 16), (1, 4), (1, 10), (7, 4), (0, 4)]).unwrap(),
            "7"
        );
    }

    #[test]
    fn broken_segments() {
        assert_eq!(read(&[(1, 4), (3, 10), (1000, 10)]), None);
        assert_eq!(read(&[(2, 4), (2, 9), (2025, 11)]), None);
        assert_eq!(read(&[(4, 4), (200, 8), (65, 8)]), None);
        assert_eq!(read(&[(15, 4), (0, 8)]), None);
        assert_eq!(read(&[(7, 4), (0xe0, 8)]), None);
    }

    #[test]
    fn declared_character_sets() {
        let mut fields = vec![(7, 4), (26, 8)];
        fields.extend(byte_segment("é".as_bytes()));
        assert_eq!(read(&fields).unwrap(), "é");
        let mut fields = vec![(7, 4), (7, 8)];
        fields.extend(byte_segment(&[0xb0, 0xb1]));
        assert_eq!(read(&fields).unwrap(), "АБ");
    }

    #[test]
    fn undeclared_character_sets() {
        assert_eq!(read(&byte_segment("Zażółć".as_bytes())).unwrap(), "Zażółć");
        assert_eq!(read(&byte_segment(b"Gr\xfc\xdfe")).unwrap(), "Grüße");
        assert_eq!(read(&byte_segment(b"\x83\x65\x83\x58\x83\x67")).unwrap(), "テスト");
        assert_eq!(read(&byte_segment(b"\xc3\xbd\xc4\xb1")).unwrap(), "ýı");
        assert_eq!(read(&byte_segment(b"\xb6\xc5\xb6\xc5 12")).unwrap(), "ｶﾅｶﾅ 12");
        assert_eq!(read(&byte_segment(b"\xff\xfeA\0")).unwrap(), "A");
        // Neither: no text.
        assert_eq!(read(&byte_segment(b"\x80\xff\x01\xf1")), None);
        // A character cut between two segments.
        let mut fields = byte_segment(b"\xe2\x82");
        fields.extend(byte_segment(b"\xac"));
        assert_eq!(read(&fields).unwrap(), "€");
    }
}
