//! The types an item can have.

use std::fmt;

use super::cursor::{major, split};

/// What an item is, as far as its first byte says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Major type 0: 0 to 2^64 - 1.
    Unsigned,
    /// Major type 1: -2^64 to -1.
    Negative,
    /// Major type 2.
    Bytes,
    /// Major type 3.
    Text,
    /// Major type 4.
    Array,
    /// Major type 5.
    Map,
    /// Major type 6: a tag number, which its content follows.
    Tag,
    /// Simple values 20 and 21.
    Bool,
    /// Simple value 22.
    Null,
    /// Simple value 23.
    Undefined,
    /// Any other simple value.
    Simple,
    /// A float of half, single or double precision.
    Float,
}

/// [`Type::judge`] for every first byte.
#[expect(clippy::indexing_slicing, reason = "runs in the compiler, which would refuse")]
const OF: [Option<Type>; 256] = {
    let mut types = [None; 256];
    let mut first = 0;
    while first < types.len() {
        types[first] = Type::judge(first as u8);
        first += 1;
    }
    types
};

impl Type {
    /// The type of the item that starts with this byte, unless it is reserved or a "break".
    #[inline]
    #[expect(clippy::indexing_slicing, reason = "a u8 indexes 256 entries")]
    pub(super) fn of(first: u8) -> Option<Self> {
        OF[usize::from(first)]
    }

    const fn judge(first: u8) -> Option<Self> {
        Some(match split(first) {
            (_, 28..=30) | (major::UNSIGNED | major::NEGATIVE | major::TAG | major::OTHER, 31) => return None,
            (major::UNSIGNED, _) => Self::Unsigned,
            (major::NEGATIVE, _) => Self::Negative,
            (major::BYTES, _) => Self::Bytes,
            (major::TEXT, _) => Self::Text,
            (major::ARRAY, _) => Self::Array,
            (major::MAP, _) => Self::Map,
            (major::TAG, _) => Self::Tag,
            (_, 20 | 21) => Self::Bool,
            (_, 22) => Self::Null,
            (_, 23) => Self::Undefined,
            (_, 25..=27) => Self::Float,
            _ => Self::Simple,
        })
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unsigned => "an integer",
            Self::Negative => "a negative integer",
            Self::Bytes => "a byte string",
            Self::Text => "a text",
            Self::Array => "an array",
            Self::Map => "a map",
            Self::Tag => "a tag",
            Self::Bool => "true or false",
            Self::Null => "null",
            Self::Undefined => "undefined",
            Self::Simple => "a simple value",
            Self::Float => "a float",
        })
    }
}
