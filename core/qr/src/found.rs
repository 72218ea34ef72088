//! What a code says.

use crate::decode::Content;

/// The content of one code, or of all symbols of one message.
///
/// It may be a pass: no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Found {
    /// The bytes that it carries, in the character set that they are written in.
    pub bytes: Vec<u8>,
    /// The characters, where the bytes are text.
    pub text: Option<String>,
    /// Which part of a message it is, where the other parts were not found with it.
    pub part: Option<Part>,
}

impl Found {
    /// What bytes say that some other reader found in a code and took for no text, or did not look at.
    #[must_use]
    pub fn of_bytes(bytes: Vec<u8>) -> Self {
        let mut content = Content::default();
        content.bytes(bytes);
        content.finish(None)
    }
}

/// A symbol's place in a message that stands in several (ISO/IEC 18004 section 8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which symbol it is, from 1.
    pub number: u8,
    /// Of how many, at most 16.
    pub of: u8,
    /// All bytes of the whole message, XORed: the same in each of its symbols.
    pub parity: u8,
}

impl Part {
    /// From the fields of the symbol: its place from zero and that of the last one. `None` for a message of one symbol,
    /// which is whole, and for a place beyond the last.
    pub(crate) fn new(number: usize, last: usize, parity: u8) -> Option<Self> {
        let one_more = |value: usize| u8::try_from(value).ok()?.checked_add(1);
        (number <= last && last > 0).then_some(())?;
        Some(Self {
            number: one_more(number)?,
            of: one_more(last)?,
            parity,
        })
    }
}
