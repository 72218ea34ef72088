//! One card as a list shows it, with the fields of `wallet::Card`, for the peers that read it from elsewhere.
//!
//! Numbers stand for format, kind and verdict; times are seconds since 1970 UTC.

mod stopwatch;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use stopwatch::{Time, time};

/// Sixteen bytes that are one byte string in CBOR, not an array of numbers.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Bytes16(pub [u8; 16]);

macro_rules! card {
    ($($field:ident: $kind:ty),+ $(,)?) => {
        /// A card, written by serde as a map with the names of its fields.
        #[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
        pub struct Card {
            $(pub $field: $kind,)+
        }

        /// The same card, written by serde as an array: the fewest bytes, and no names to compare.
        #[derive(Serialize, Deserialize)]
        pub struct Row($(pub $kind,)+);

        impl From<Card> for Row {
            fn from(card: Card) -> Self {
                Self($(card.$field,)+)
            }
        }

        impl From<Row> for Card {
            fn from(Row($($field,)+): Row) -> Self {
                Self { $($field,)+ }
            }
        }
    };
}

card! {
    id: Bytes16,
    format: u8,
    kind: u8,
    title: String,
    detail: String,
    name: String,
    family: String,
    given: String,
    birth_date: String,
    country: String,
    event_date: String,
    document: String,
    issued: Option<i64>,
    kept: i64,
    verdict: u8,
    from: Option<i64>,
    until: Option<i64>,
    fingerprint: Bytes16,
}

impl Serialize for Bytes16 {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes16 {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Sixteen;
        impl Visitor<'_> for Sixteen {
            type Value = Bytes16;

            fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str("16 bytes")
            }

            fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Bytes16, E> {
                bytes
                    .try_into()
                    .map(Bytes16)
                    .map_err(|_| E::invalid_length(bytes.len(), &self))
            }
        }
        from.deserialize_bytes(Sixteen)
    }
}
