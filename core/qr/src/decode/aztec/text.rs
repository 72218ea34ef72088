//! The bits of the message to its content (ISO/IEC 24778 section 8).

use super::super::character_set::CharacterSet;
use super::super::content::Content;
use crate::found::Found;

/// The tables of characters that a message changes between.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Table {
    Upper,
    Lower,
    Mixed,
    Punctuation,
    Digit,
}

/// What a value stands for (table 2).
enum Meaning {
    Characters(&'static [u8]),
    Character(u8),
    /// One character of another table.
    Shift(Table),
    /// All that follows, until told otherwise.
    Latch(Table),
    Binary,
    Flag,
}

/// What the message says; `None` where it does not follow the standard.
pub(super) fn content(bits: &[bool]) -> Option<Found> {
    let mut bits = Bits { rest: bits };
    let mut content = Content::default();
    let mut table = Table::Upper;
    let mut next = Table::Upper;
    // What is left over at the end is padding.
    while let Some(value) = bits.take(if next == Table::Digit { 4 } else { 5 }) {
        let current = next;
        next = table;
        match meaning(current, value)? {
            Meaning::Character(byte) => content.ascii(vec![byte]),
            Meaning::Characters(bytes) => content.ascii(bytes.to_vec()),
            Meaning::Latch(to) => (table, next) = (to, to),
            Meaning::Shift(to) => {
                // A shift within a shift ends where the first one was.
                table = current;
                next = to;
            }
            Meaning::Binary => {
                let Some(length) = bits.take(5) else { break };
                let length = if length == 0 {
                    match bits.take(11) {
                        Some(length) => length.checked_add(31)?,
                        None => break,
                    }
                } else {
                    length
                };
                let bytes: Vec<u8> = (0..length).map_while(|_| bits.take(8).map(|byte| byte as u8)).collect();
                content.bytes(bytes);
                (table, next) = (current, current);
            }
            Meaning::Flag => flag(&mut bits, &mut content)?,
        }
    }
    Some(content.finish(None))
}

/// FNC1, or a declared character set (section 8.3).
fn flag(bits: &mut Bits<'_>, content: &mut Content) -> Option<()> {
    match bits.take(3)? {
        0 => content.ascii(vec![0x1d]),
        7 => return None,
        digits => {
            let mut designator = 0_usize;
            for _ in 0..digits {
                let digit = bits.take(4)?.checked_sub(2).filter(|digit| *digit < 10)?;
                designator = designator.checked_mul(10)?.checked_add(digit)?;
            }
            content.declare(CharacterSet::designated(designator)?);
        }
    }
    Some(())
}

fn meaning(table: Table, value: usize) -> Option<Meaning> {
    use Meaning::{Binary, Character, Characters, Flag, Latch, Shift};
    let letter = |first: u8| Some(Character(first.saturating_add(value.checked_sub(2)? as u8)));
    match (table, value) {
        (Table::Punctuation, 0) => Some(Flag),
        (Table::Punctuation, 31) => Some(Latch(Table::Upper)),
        (Table::Punctuation, _) => {
            const PUNCTUATION: [&[u8]; 30] = [
                b"\r", b"\r\n", b". ", b", ", b": ", b"!", b"\"", b"#", b"$", b"%", b"&", b"'", b"(", b")", b"*", b"+",
                b",", b"-", b".", b"/", b":", b";", b"<", b"=", b">", b"?", b"[", b"]", b"{", b"}",
            ];
            PUNCTUATION
                .get(value.checked_sub(1)?)
                .map(|characters| Characters(characters))
        }
        (_, 0) => Some(Shift(Table::Punctuation)),
        (Table::Digit, 15) => Some(Shift(Table::Upper)),
        (Table::Digit, 14) => Some(Latch(Table::Upper)),
        (Table::Digit, _) => b" 0123456789,.".get(value.checked_sub(1)?).map(|byte| Character(*byte)),
        (_, 31) => Some(Binary),
        (Table::Mixed, 28) => Some(Latch(Table::Lower)),
        (Table::Mixed, 29) => Some(Latch(Table::Upper)),
        (Table::Mixed, 30) => Some(Latch(Table::Punctuation)),
        (Table::Mixed, _) => {
            const MIXED: &[u8; 27] = b" \x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x1b\x1c\x1d\x1e\x1f@\\^_`|~\x7f";
            MIXED.get(value.checked_sub(1)?).map(|byte| Character(*byte))
        }
        (_, 1) => Some(Character(b' ')),
        (Table::Upper, 28) => Some(Latch(Table::Lower)),
        (Table::Lower, 28) => Some(Shift(Table::Upper)),
        (_, 29) => Some(Latch(Table::Mixed)),
        (_, 30) => Some(Latch(Table::Digit)),
        (Table::Upper, _) => letter(b'A'),
        (Table::Lower, _) => letter(b'a'),
    }
}

/// Bits in reading order.
struct Bits<'b> {
    rest: &'b [bool],
}

impl Bits<'_> {
    /// The next `count` bits; `None` where there are fewer.
    fn take(&mut self, count: usize) -> Option<usize> {
        let (bits, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(bits.iter().fold(0, |value, bit| value << 1 | usize::from(*bit)))
    }
}
