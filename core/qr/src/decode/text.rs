//! Data codewords to text (ISO/IEC 18004 sections 7.4 and 12).

use super::character_set::CharacterSet;
use crate::version::Version;

/// The text of a symbol; `None` where the codewords do not follow the standard.
///
/// Bytes are in the character set that the symbol declares (ECI). Where it declares none they are UTF-8 if they can be,
/// and else what ZXing takes them for: ISO-8859-1 or Shift JIS.
pub(crate) fn text(codewords: &[u8], version: Version) -> Option<String> {
    let mut bits = Bits {
        bytes: codewords,
        position: 0,
    };
    let mut text = Text::default();
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
                text.declared(&kanji(&mut bits, count)?, CharacterSet::SHIFT_JIS);
            }
            // Hanzi (GB/T 18284), subset GB 2312.
            0b1101 => {
                let subset = bits.take(4)?;
                let count = bits.take(count_bits([8, 10, 12])?)?;
                let bytes = hanzi(&mut bits, count)?;
                if subset == 1 {
                    text.declared(&bytes, CharacterSet::GB18030);
                }
            }
            0b0111 => text.character_set = Some(CharacterSet::designated(designator(&mut bits)?)?),
            // Structured append: the symbol's place among others, and the parity of all.
            0b0011 => drop(bits.take(16)?),
            0b0101 => separators = true,
            0b1001 => {
                separators = true;
                bits.take(8)?;
            }
            _ => return None,
        }
    }
    text.settle();
    Some(text.settled)
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

/// The text as it comes, in pieces.
#[derive(Default)]
struct Text {
    settled: String,
    /// What the symbol declares (ECI).
    character_set: Option<CharacterSet>,
    /// Bytes in an undeclared character set and the ASCII between them, not yet decoded: a character of UTF-8 may be cut.
    pending: Vec<Piece>,
}

enum Piece {
    Ascii(Vec<u8>),
    Bytes(Vec<u8>),
}

impl Text {
    fn ascii(&mut self, characters: Vec<u8>) {
        self.pending.push(Piece::Ascii(characters));
    }

    fn bytes(&mut self, bytes: Vec<u8>) {
        match self.character_set {
            Some(character_set) => self.declared(&bytes, character_set),
            None => self.pending.push(Piece::Bytes(bytes)),
        }
    }

    fn declared(&mut self, bytes: &[u8], character_set: CharacterSet) {
        self.settle();
        self.settled.push_str(&character_set.text(bytes));
    }

    /// Decodes what is pending: all of it as UTF-8, or else each segment for itself.
    fn settle(&mut self) {
        let pieces = std::mem::take(&mut self.pending);
        let all: Vec<u8> = pieces
            .iter()
            .flat_map(|piece| match piece {
                Piece::Ascii(bytes) | Piece::Bytes(bytes) => bytes,
            })
            .copied()
            .collect();
        if let Ok(text) = std::str::from_utf8(&all) {
            self.settled.push_str(text);
            return;
        }
        for piece in pieces {
            match piece {
                Piece::Ascii(bytes) => self.settled.extend(bytes.into_iter().map(char::from)),
                Piece::Bytes(bytes) => self.settled.push_str(&guessed(&bytes)),
            }
        }
    }
}

/// Bytes whose character set nobody declares, as ZXing's `StringUtils.guessCharset` takes them. Where it would give up
/// they are ISO-8859-1, which loses nothing.
fn guessed(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let character_set = match bytes {
        [0xfe, 0xff, _, ..] => CharacterSet::UTF_16BE,
        [0xff, 0xfe, _, ..] => CharacterSet::UTF_16LE,
        _ if is_shift_jis(bytes) => CharacterSet::SHIFT_JIS,
        _ => CharacterSet::Latin1,
    };
    character_set
        .strict(bytes)
        .unwrap_or_else(|| CharacterSet::Latin1.text(bytes))
}

fn is_shift_jis(bytes: &[u8]) -> bool {
    let latin = !bytes.iter().any(|byte| (0x80..0xa0).contains(byte));
    // Characters that texts in ISO-8859-1 have few of: neither letters nor ASCII.
    let symbols = bytes
        .iter()
        .filter(|&&byte| (0xa0..0xc0).contains(&byte) || byte == 0xd7 || byte == 0xf7)
        .count();
    let Some(runs) = shift_jis_runs(bytes) else {
        return false;
    };
    if runs.longest_katakana >= 3 || runs.longest_double >= 3 {
        return true;
    }
    !latin || (runs.longest_katakana == 2 && runs.katakana == 2) || symbols.saturating_mul(10) >= bytes.len()
}

/// Runs of characters that are not ASCII.
#[derive(Default)]
struct Runs {
    katakana: usize,
    longest_katakana: usize,
    longest_double: usize,
}

/// `None` where the bytes cannot be Shift JIS.
fn shift_jis_runs(bytes: &[u8]) -> Option<Runs> {
    let mut runs = Runs::default();
    let (mut katakana, mut double): (usize, usize) = (0, 0);
    let mut bytes = bytes.iter();
    while let Some(&byte) = bytes.next() {
        match byte {
            0x80 | 0xa0 | 0xf0.. => return None,
            0xa1..=0xdf => {
                runs.katakana = runs.katakana.saturating_add(1);
                katakana = katakana.saturating_add(1);
                double = 0;
            }
            0x81.. => {
                let second = *bytes.next()?;
                if second < 0x40 || second == 0x7f || second > 0xfc {
                    return None;
                }
                double = double.saturating_add(1);
                katakana = 0;
            }
            _ => (katakana, double) = (0, 0),
        }
        runs.longest_katakana = runs.longest_katakana.max(katakana);
        runs.longest_double = runs.longest_double.max(double);
    }
    Some(runs)
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

    /// The text of bits written as `value:width` pairs, in a version 1 symbol.
    fn read(fields: &[(usize, usize)]) -> Option<String> {
        let bits: Vec<bool> = fields
            .iter()
            .flat_map(|&(value, width)| (0..width).rev().map(move |bit| value >> bit & 1 == 1))
            .collect();
        let bytes: Vec<u8> = bits
            .chunks(8)
            .map(|bits| (0..8).fold(0, |byte, at| byte << 1 | u8::from(bits.get(at) == Some(&true))))
            .collect();
        text(&bytes, Version::new(1))
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
        // Neither: every byte is kept.
        assert_eq!(read(&byte_segment(b"\x80\xff\x01\xf1")).unwrap(), "\u{80}ÿ\u{1}ñ");
        // A character cut between two segments.
        let mut fields = byte_segment(b"\xe2\x82");
        fields.extend(byte_segment(b"\xac"));
        assert_eq!(read(&fields).unwrap(), "€");
    }
}
