//! The bytes and the characters of a symbol, whatever its kind.

use super::character_set::CharacterSet;
use crate::found::{Found, Part};

/// The content of a symbol as it comes, in pieces.
///
/// Bytes are in the character set that the symbol declares (ECI). Where it declares none they are UTF-8 if they can be,
/// and else what ZXing takes them for: ISO-8859-1 or Shift JIS.
#[derive(Default)]
pub(crate) struct Content {
    bytes: Vec<u8>,
    settled: String,
    /// What the symbol declares (ECI).
    character_set: Option<CharacterSet>,
    /// Bytes in an undeclared character set and the ASCII between them, not yet decoded: a character of UTF-8 may be cut.
    pending: Vec<Piece>,
    /// Whether some of the bytes are no characters.
    binary: bool,
}

enum Piece {
    Ascii(Vec<u8>),
    Bytes(Vec<u8>),
}

impl Content {
    /// Characters that every character set has.
    pub(crate) fn ascii(&mut self, characters: Vec<u8>) {
        self.bytes.extend_from_slice(&characters);
        self.pending.push(Piece::Ascii(characters));
    }

    /// Bytes in the character set that was declared last.
    pub(crate) fn bytes(&mut self, bytes: Vec<u8>) {
        match self.character_set {
            Some(character_set) => self.declared(bytes, character_set),
            None => {
                self.bytes.extend_from_slice(&bytes);
                self.pending.push(Piece::Bytes(bytes));
            }
        }
    }

    /// Bytes in a character set of their own.
    pub(crate) fn declared(&mut self, bytes: Vec<u8>, character_set: CharacterSet) {
        self.settle();
        self.settled.push_str(&character_set.text(&bytes));
        self.bytes.extend(bytes);
    }

    /// The character set of the bytes that follow.
    pub(crate) fn declare(&mut self, character_set: CharacterSet) {
        self.character_set = Some(character_set);
    }

    /// All of it.
    pub(crate) fn finish(mut self, part: Option<Part>) -> Found {
        self.settle();
        let is_text = !self.binary && !self.settled.contains(is_never_in_text);
        Found {
            bytes: self.bytes,
            text: is_text.then_some(self.settled),
            part,
        }
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
                Piece::Bytes(bytes) => match guessed(&bytes) {
                    Some(text) => self.settled.push_str(&text),
                    None => self.binary = true,
                },
            }
        }
    }
}

/// Characters that show that bytes are no text: control characters that no text has use for. ISO/IEC 15434 and GS1 part
/// fields with 0x04 and 0x1c to 0x1f.
fn is_never_in_text(character: char) -> bool {
    character.is_control()
        && !matches!(
            character,
            '\t' | '\n' | '\x0c' | '\r' | '\x04' | '\x1c'..='\x1f' | '\u{85}'
        )
}

/// The content of symbols put together, whose texts may be cut within a character.
pub(crate) fn together(bytes: Vec<u8>, texts: Option<String>) -> Found {
    let whole = String::from_utf8(bytes.clone())
        .ok()
        .filter(|text| !text.contains(is_never_in_text));
    Found {
        bytes,
        text: whole.or(texts),
        part: None,
    }
}

/// Bytes whose character set nobody declares, as ZXing's `StringUtils.guessCharset` takes them. Where it would give up
/// they are ISO-8859-1, unless that would make control characters of them: then they are no text.
fn guessed(bytes: &[u8]) -> Option<String> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let character_set = match bytes {
        [0xfe, 0xff, _, ..] => CharacterSet::UTF_16BE,
        [0xff, 0xfe, _, ..] => CharacterSet::UTF_16LE,
        _ if is_shift_jis(bytes) => CharacterSet::SHIFT_JIS,
        _ => CharacterSet::Latin1,
    };
    [character_set, CharacterSet::Latin1]
        .into_iter()
        .find_map(|set| set.strict(bytes).filter(|text| !text.contains(is_never_in_text)))
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
