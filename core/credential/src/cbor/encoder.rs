//! The deterministic encoder (RFC 8949 section 4.2.1), for what Carnet signs or seals.

use std::collections::BTreeMap;

use thiserror::Error;

use super::bignum;
use super::cursor::major;
use super::float::Shortest;

/// Writes CBOR items one after the other: shortest heads and floats, definite lengths, maps in bytewise key order.
///
/// ```
/// use credential::cbor::{Encoder, Map};
///
/// let mut claims = Map::new();
/// claims.entry(|key| key.i64(4), |value| value.u64(1_683_849_600))?;
/// claims.entry(|key| key.i64(1), |value| value.text("AT"))?;
/// let mut encoder = Encoder::new();
/// encoder.map(&claims);
/// assert_eq!(encoder.finish(), [0xa2, 0x01, 0x62, 0x41, 0x54, 0x04, 0x1a, 0x64, 0x5d, 0x81, 0x80]);
/// # Ok::<(), credential::cbor::DuplicateKey>(())
/// ```
#[derive(Clone, Default)]
pub struct Encoder {
    bytes: Vec<u8>,
}

/// A map in the making. Entries may come in any order.
#[derive(Clone, Default)]
pub struct Map {
    /// Encoded keys to encoded values; their order is the bytewise order of the keys.
    entries: BTreeMap<Vec<u8>, Vec<u8>>,
}

/// A key was put into a map twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the CBOR map already has this key")]
pub struct DuplicateKey;

impl Encoder {
    /// An encoder that has written nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// An encoder with room for so many bytes.
    #[must_use]
    pub fn with_capacity(bytes: usize) -> Self {
        Self {
            bytes: Vec::with_capacity(bytes),
        }
    }

    /// What was written.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }

    /// Writes an integer of 0 to 2^64 - 1.
    pub fn u64(&mut self, number: u64) -> &mut Self {
        self.head(major::UNSIGNED, number)
    }

    /// Writes an integer of -2^63 to 2^63 - 1.
    pub fn i64(&mut self, number: i64) -> &mut Self {
        let major = if number < 0 { major::NEGATIVE } else { major::UNSIGNED };
        // -1 - n is the complement of n.
        self.head(major, if number < 0 { !number } else { number }.cast_unsigned())
    }

    /// Writes any integer: as a plain one if it fits, as a big number (RFC 8949 section 3.4.3) if not.
    pub fn int(&mut self, number: i128) -> &mut Self {
        let magnitude = if number < 0 { !number } else { number };
        self.big_number(bignum::tag(number < 0), &magnitude.to_be_bytes())
    }

    /// Writes a byte string.
    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.head(major::BYTES, bytes.len() as u64);
        self.bytes.extend_from_slice(bytes);
        self
    }

    /// Writes a text string.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.head(major::TEXT, text.len() as u64);
        self.bytes.extend_from_slice(text.as_bytes());
        self
    }

    /// Begins an array. The next `length` items are its own.
    pub fn array(&mut self, length: usize) -> &mut Self {
        self.head(major::ARRAY, length as u64)
    }

    /// Writes a map with its entries.
    pub fn map(&mut self, map: &Map) -> &mut Self {
        self.map_head(map.entries.len());
        for (key, value) in &map.entries {
            self.bytes.extend_from_slice(key);
            self.bytes.extend_from_slice(value);
        }
        self
    }

    /// Begins a map. The next `length` pairs of items are its own, in the order of their keys.
    pub(crate) fn map_head(&mut self, length: usize) -> &mut Self {
        self.head(major::MAP, length as u64)
    }

    /// Writes a tag number. The next item is its content.
    pub fn tag(&mut self, number: u64) -> &mut Self {
        self.head(major::TAG, number)
    }

    /// Writes `true` or `false`.
    pub fn bool(&mut self, value: bool) -> &mut Self {
        self.simple(if value { 21 } else { 20 })
    }

    /// Writes `null`.
    pub fn null(&mut self) -> &mut Self {
        self.simple(22)
    }

    /// Writes a float in the shortest form that keeps its value; every NaN as `f97e00`.
    pub fn float(&mut self, number: f64) -> &mut Self {
        self.bytes.extend_from_slice(Shortest::of(number).as_bytes());
        self
    }

    /// Writes one item that is encoded already.
    pub fn raw(&mut self, item: &[u8]) -> &mut Self {
        self.bytes.extend_from_slice(item);
        self
    }

    /// Writes a simple value: below 24, or 32 and above.
    pub(crate) fn simple(&mut self, number: u8) -> &mut Self {
        self.head(major::OTHER, u64::from(number))
    }

    /// Writes the big number of tag 2 or 3 in its shortest form.
    pub(super) fn big_number(&mut self, tag: u64, magnitude: &[u8]) -> &mut Self {
        match bignum::to_argument(magnitude) {
            Some(argument) if bignum::is_negative(tag) => self.head(major::NEGATIVE, argument),
            Some(argument) => self.head(major::UNSIGNED, argument),
            None => self.tag(tag).bytes(bignum::trim(magnitude)),
        }
    }

    /// Writes the items another encoder has written.
    pub(crate) fn items(&mut self, items: &Self) -> &mut Self {
        self.bytes.extend_from_slice(&items.bytes);
        self
    }

    fn head(&mut self, major: u8, argument: u64) -> &mut Self {
        let first = |info: u8| major << 5 | info;
        match argument {
            0..24 => self.bytes.push(first(argument as u8)),
            24..0x100 => self.bytes.extend_from_slice(&[first(24), argument as u8]),
            0x100..0x1_0000 => {
                self.bytes.push(first(25));
                self.bytes.extend_from_slice(&(argument as u16).to_be_bytes());
            }
            0x1_0000..0x1_0000_0000 => {
                self.bytes.push(first(26));
                self.bytes.extend_from_slice(&(argument as u32).to_be_bytes());
            }
            _ => {
                self.bytes.push(first(27));
                self.bytes.extend_from_slice(&argument.to_be_bytes());
            }
        }
        self
    }
}

impl Map {
    /// A map without entries.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an entry. Each function writes one item.
    ///
    /// # Errors
    /// When the map has the key already.
    pub fn entry(
        &mut self,
        key: impl FnOnce(&mut Encoder) -> &mut Encoder,
        value: impl FnOnce(&mut Encoder) -> &mut Encoder,
    ) -> Result<(), DuplicateKey> {
        let (mut key_encoder, mut value_encoder) = (Encoder::new(), Encoder::new());
        key(&mut key_encoder);
        value(&mut value_encoder);
        self.insert(key_encoder, value_encoder)
    }

    pub(super) fn insert(&mut self, key: Encoder, value: Encoder) -> Result<(), DuplicateKey> {
        if self.entries.contains_key(&key.bytes) {
            return Err(DuplicateKey);
        }
        self.entries.insert(key.bytes, value.bytes);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cbor::testing::unhex;

    #[track_caller]
    fn assert_encodes(hex: &str, write: impl FnOnce(&mut Encoder) -> &mut Encoder) {
        let mut encoder = Encoder::new();
        write(&mut encoder);
        assert_eq!(encoder.finish(), unhex(hex), "{hex}");
    }

    #[test]
    fn heads_are_shortest() {
        for (number, hex) in [
            (0, "00"),
            (23, "17"),
            (24, "1818"),
            (255, "18ff"),
            (256, "190100"),
            (65_535, "19ffff"),
            (65_536, "1a00010000"),
            (0xffff_ffff, "1affffffff"),
            (0x1_0000_0000, "1b0000000100000000"),
            (u64::MAX, "1bffffffffffffffff"),
        ] {
            assert_encodes(hex, |encoder| encoder.u64(number));
        }
    }

    #[test]
    fn negative_integers() {
        assert_encodes("20", |encoder| encoder.i64(-1));
        assert_encodes("3863", |encoder| encoder.i64(-100));
        assert_encodes("3b7fffffffffffffff", |encoder| encoder.i64(i64::MIN));
        assert_encodes("3bffffffffffffffff", |encoder| encoder.int(-0x1_0000_0000_0000_0000));
        assert_encodes("c349010000000000000000", |encoder| {
            encoder.int(-0x1_0000_0000_0000_0001)
        });
        assert_encodes("c249010000000000000000", |encoder| encoder.int(0x1_0000_0000_0000_0000));
    }

    /// RFC 9052 section 4.4, with nothing in it.
    #[test]
    fn items_follow_each_other() {
        assert_encodes("846a5369676e617475726531404040", |encoder| {
            encoder.array(4).text("Signature1").bytes(b"").bytes(b"").bytes(b"")
        });
        assert_encodes("c0f5f4f6f93e00", |encoder| {
            encoder.tag(0).bool(true).bool(false).null().float(1.5)
        });
    }

    /// The example of RFC 8949 section 4.2.1.
    #[test]
    fn keys_come_in_bytewise_order() {
        let mut map = Map::new();
        map.entry(|key| key.bool(false), Encoder::null).unwrap();
        map.entry(|key| key.array(1).i64(-1), Encoder::null).unwrap();
        map.entry(|key| key.array(1).u64(100), Encoder::null).unwrap();
        map.entry(|key| key.text("aa"), Encoder::null).unwrap();
        map.entry(|key| key.text("z"), Encoder::null).unwrap();
        map.entry(|key| key.i64(-1), Encoder::null).unwrap();
        map.entry(|key| key.u64(100), Encoder::null).unwrap();
        map.entry(|key| key.u64(10), Encoder::null).unwrap();
        assert_encodes("a8 0af6 1864f6 20f6 617af6 626161f6 811864f6 8120f6 f4f6", |encoder| {
            encoder.map(&map)
        });
    }

    #[test]
    fn a_key_comes_once() {
        let mut map = Map::new();
        map.entry(|key| key.u64(1), Encoder::null).unwrap();
        assert_eq!(map.entry(|key| key.int(1), |value| value.bool(true)), Err(DuplicateKey));
        assert_encodes("a101f6", |encoder| encoder.map(&map));
    }
}
