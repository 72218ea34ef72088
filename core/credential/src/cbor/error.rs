//! What can be wrong with CBOR bytes.

use thiserror::Error;

use super::Type;

/// Why CBOR bytes were refused, and where. Holds no content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{problem} (byte {position})")]
pub struct CborError {
    /// Offset in bytes, from the start of what the decoder was given, of the item that is at fault.
    pub position: usize,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong with CBOR bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Problem {
    /// The bytes end inside an item.
    #[error("the CBOR data ends too early")]
    Truncated,
    /// Bytes follow the last item.
    #[error("bytes follow the end of the CBOR data")]
    TrailingBytes,
    /// Additional information 28 to 30, or 31 where no indefinite length exists (RFC 8949 section 3).
    #[error("a CBOR item starts with a reserved value")]
    Reserved,
    /// A "break" that ends nothing.
    #[error("a CBOR break stands where no item of indefinite length ends")]
    MisplacedBreak,
    /// A chunk of an indefinite-length string is not a definite-length string of the same type.
    #[error("a chunk of a CBOR string is not a string of the same type")]
    BadChunk,
    /// A map ends between a key and its value.
    #[error("a CBOR map ends after a key")]
    OddMap,
    /// A simple value below 32 in two bytes (RFC 8949 section 3.3).
    #[error("a CBOR simple value is written in a reserved form")]
    BadSimple,
    /// A text string is not UTF-8.
    #[error("a CBOR text is not UTF-8")]
    NotUtf8,
    /// Tag 2 or 3 without a byte string (RFC 8949 section 3.4.3).
    #[error("a CBOR big number is not a byte string")]
    BadBigNumber,
    /// The same key twice in one map, whatever the encoding.
    #[error("a CBOR map holds a key twice")]
    DuplicateKey,
    /// Two keys of a map that have the same name in JSON (`1` and `"1"`); from [`to_json`](super::to_json) alone.
    #[error("two keys of a CBOR map have the same name in JSON")]
    JsonNameClash,
    /// Arrays and maps nest deeper than [`CBOR_DEPTH`](crate::limits::CBOR_DEPTH).
    #[error("CBOR items are nested too deep")]
    TooDeep,
    /// More items than the profile takes.
    #[error("the CBOR data has too many items")]
    TooManyItems,
    /// A map with more entries than the profile takes.
    #[error("a CBOR map has too many entries")]
    TooManyEntries,
    /// A string longer than the profile takes.
    #[error("a CBOR string is too long")]
    StringTooLong,
    /// Strict: an indefinite length.
    #[error("a CBOR item has an indefinite length, which this format forbids")]
    IndefiniteLength,
    /// Strict: an integer, length, tag, float or big number in a longer form than needed.
    #[error("a CBOR number is not written in its shortest form")]
    NotShortest,
    /// Strict: a map whose keys do not stand in bytewise order.
    #[error("the keys of a CBOR map are out of order")]
    UnsortedKeys,
    /// An item is of another type than the format asks for.
    #[error("a CBOR item is {found} where {expected} belongs")]
    WrongType {
        /// What the format asks for.
        expected: Type,
        /// What stands there.
        found: Type,
    },
    /// An integer does not fit the type it is read into.
    #[error("a CBOR integer is out of range")]
    OutOfRange,
    /// An item was asked for after the last one of its array or map.
    #[error("a CBOR array or map has too few items")]
    TooFewItems,
    /// An array, a map or a tag was left before its end.
    #[error("a CBOR array or map has more items than its format")]
    ItemsLeft,
}

impl Problem {
    #[cold]
    pub(super) fn at(self, position: usize) -> CborError {
        CborError {
            position,
            problem: self,
        }
    }
}
