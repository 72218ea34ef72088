//! Binary fuse filter (Graf and Lemire, "Binary Fuse Filters: Fast and Smaller Than Xor Filters", 2022): four places a key,
//! eight bits a place.
//!
//! It has every key it was made of, and takes one in 256 others for one of them. Four places need 8.6 bits a key, three
//! need 9.0 and are no faster where the table does not fit a cache (core/adr/0011).

mod build;

use credential::cbor::{Decoder, Encoder};

use super::RevocationError;
use crate::limits;

/// Chance with which a key that is not in a filter is taken for one that is: eight bits.
pub const FALSE_POSITIVES: f64 = 1.0 / 256.0;

/// A filter of 64-bit keys.
#[derive(Clone, PartialEq, Eq)]
pub struct Fuse {
    /// How many keys it was made of.
    count: u64,
    seed: u64,
    layout: Layout,
    table: Vec<u8>,
}

/// How the table is cut: segments of a power of two of places, each key with one place in four neighbouring segments.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Layout {
    /// A segment has 2 to the power of this many places.
    segment_bits: u32,
    /// In how many segments a key's first place may lie.
    segments: u64,
}

/// Places of a key.
const ARITY: usize = 4;

/// The longest segment has 2 to the power of this many places: beyond it a longer one saves nothing (section 4).
const SEGMENT_BITS: u32 = 18;

impl Fuse {
    /// Makes the filter of these keys. The same keys give the same bytes.
    ///
    /// # Errors
    /// [`RevocationError::TooLarge`] for more keys than [`limits::FILTER`] has places for.
    pub fn build(keys: &[u64]) -> Result<Self, RevocationError> {
        build::build(keys, &[])
    }

    /// Another filter of the same keys for every salt.
    pub(crate) fn build_salted(keys: &[u64], salt: &[u8]) -> Result<Self, RevocationError> {
        build::build(keys, salt)
    }

    /// Whether the key is in it, or one in 256 of the others. Four bytes of the table are looked at.
    pub fn contains(&self, key: u64) -> bool {
        let hash = hash(key, self.seed);
        let mixed = self
            .layout
            .places(hash)
            .into_iter()
            .filter_map(|place| self.table.get(place))
            .fold(fingerprint(hash), |mixed, byte| mixed ^ byte);
        mixed == 0 && self.count > 0
    }

    /// How many keys it was made of.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Bytes of the table.
    pub fn bytes(&self) -> usize {
        self.table.len()
    }

    /// Writes `[count, seed, segment bits, segments, table]`.
    pub(crate) fn write(&self, encoder: &mut Encoder) {
        encoder
            .array(5)
            .u64(self.count)
            .u64(self.seed)
            .u64(self.layout.segment_bits.into())
            .u64(self.layout.segments)
            .bytes(&self.table);
    }

    /// Reads the five.
    pub(crate) fn read(decoder: &mut Decoder<'_>) -> Result<Self, RevocationError> {
        if decoder.array()? != Some(5) {
            return Err(RevocationError::Shape);
        }
        let (count, seed) = (decoder.u64()?, decoder.u64()?);
        let (segment_bits, segments) = (decoder.u64()?, decoder.u64()?);
        let table = decoder.bytes()?;
        decoder.end()?;
        let layout = Layout {
            segment_bits: u32::try_from(segment_bits).map_err(|_| RevocationError::Filter)?,
            segments,
        };
        let is_whole = layout.segment_bits <= SEGMENT_BITS && segments > 0 && layout.length() == Some(table.len());
        if table.len() > limits::FILTER {
            return Err(RevocationError::TooLarge);
        }
        if !is_whole || count > table.len() as u64 {
            return Err(RevocationError::Filter);
        }
        Ok(Self {
            count,
            seed,
            layout,
            table: table.into_owned(),
        })
    }
}

impl Layout {
    /// Bytes of the table; `None` where no table is that long.
    fn length(self) -> Option<usize> {
        let segments = usize::try_from(self.segments).ok()?.checked_add(ARITY - 1)?;
        segments.checked_mul(1_usize.checked_shl(self.segment_bits)?)
    }

    /// The places of a key with this hash, each in the segment after the other's (section 3).
    #[inline]
    fn places(self, hash: u64) -> [usize; ARITY] {
        let span = u128::from(self.segments.wrapping_shl(self.segment_bits));
        // The high half of the product: evenly over all first segments.
        let first = (u128::from(hash).wrapping_mul(span) >> 64) as usize;
        let length = 1_usize.wrapping_shl(self.segment_bits);
        let mask = length.wrapping_sub(1);
        let second = first.wrapping_add(length) ^ ((hash >> 36) as usize & mask);
        let third = first.wrapping_add(length.wrapping_mul(2)) ^ ((hash >> 18) as usize & mask);
        let fourth = first.wrapping_add(length.wrapping_mul(3)) ^ (hash as usize & mask);
        [first, second, third, fourth]
    }
}

/// MurmurHash3's 64-bit finalizer: one to one, so that keys that differ have hashes that do.
#[inline]
fn hash(key: u64, seed: u64) -> u64 {
    let mut hash = key.wrapping_add(seed);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ hash >> 33
}

/// Eight bits of a hash that depend on all of it, the bits that the places are made from among them.
#[inline]
fn fingerprint(hash: u64) -> u8 {
    (hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as u8
}

#[cfg(test)]
mod tests;
