//! How much a decoder bears.

use crate::limits;

/// Which encodings a [`Decoder`](super::Decoder) takes. Everything must be well-formed (RFC 8949 section 5.3.1), text must
/// be UTF-8 and map keys must be unique in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// For HC1 only, whose issuers break the rules in known ways. Borne: indefinite lengths, numbers in longer forms than
    /// needed, map keys in any order. A key written in two ways is still the same key.
    Lenient,
    /// Deterministic encoding (RFC 8949 section 4.2.1) and nothing else: definite lengths, shortest integers, floats and
    /// big numbers, map keys in bytewise order; the only NaN is `f97e00`.
    Strict,
}

impl Profile {
    pub(super) fn items(self) -> u32 {
        match self {
            Self::Lenient => limits::CBOR_ITEMS_LENIENT,
            Self::Strict => limits::CBOR_ITEMS_STRICT,
        }
    }

    pub(super) fn string(self) -> u64 {
        match self {
            Self::Lenient => limits::CBOR_STRING_LENIENT,
            Self::Strict => limits::CBOR_STRING_STRICT,
        }
    }

    pub(super) fn map(self) -> u64 {
        match self {
            Self::Lenient => limits::CBOR_MAP_LENIENT,
            Self::Strict => limits::CBOR_MAP_STRICT,
        }
    }
}
