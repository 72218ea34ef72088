//! Token Status Lists (draft-ietf-oauth-status-list): one entry of 1, 2, 4 or 8 bits for every pass of an issuer.

use credential::cbor::{Decoder, Encoder, Map};
use credential::inflate;
use jiff::Timestamp;

use super::RevocationError;
use super::wire;
use crate::cbor::put;
use crate::limits;

/// A status list under its URI, packed as it was published and unpacked for look-ups.
#[derive(Clone, PartialEq, Eq)]
pub struct StatusList {
    uri: String,
    bits: u8,
    packed: Vec<u8>,
    statuses: Vec<u8>,
    made: Timestamp,
    due: Option<Timestamp>,
}

/// What a list says of a pass (section 7.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// 0: it stands.
    Valid,
    /// 1: it is revoked.
    Invalid,
    /// 2: it is out of force for a time.
    Suspended,
    /// Any other number, which the issuer gives a meaning.
    ApplicationSpecific(u8),
}

impl From<u8> for Status {
    fn from(number: u8) -> Self {
        match number {
            0 => Self::Valid,
            1 => Self::Invalid,
            2 => Self::Suspended,
            other => Self::ApplicationSpecific(other),
        }
    }
}

mod key {
    pub(super) const URI: i64 = 1;
    pub(super) const BITS: i64 = 2;
    pub(super) const LIST: i64 = 3;
    pub(super) const MADE: i64 = 4;
    pub(super) const DUE: i64 = 5;
}

impl StatusList {
    /// A list as it was published: `packed` is a zlib stream of entries of `bits` bits (section 4.1). It was made then, and
    /// should be renewed when it is due.
    ///
    /// # Errors
    /// [`RevocationError::StatusList`] for another width, or what does not unpack to at most [`limits::STATUS_LIST`] bytes;
    /// [`RevocationError::Shape`] for a URI that no pass can name.
    pub fn new(
        uri: String,
        bits: u64,
        packed: Vec<u8>,
        made: Timestamp,
        due: Option<Timestamp>,
    ) -> Result<Self, RevocationError> {
        if uri.is_empty() || uri.len() > limits::REVOCATION_URI {
            return Err(RevocationError::Shape);
        }
        let bits = u8::try_from(bits).ok().filter(|bits| matches!(bits, 1 | 2 | 4 | 8));
        let bits = bits.ok_or(RevocationError::StatusList)?;
        let statuses = inflate::zlib(&packed, limits::STATUS_LIST).map_err(|_| RevocationError::StatusList)?;
        Ok(Self {
            uri,
            bits,
            packed,
            statuses,
            made,
            due,
        })
    }

    /// The status at an index, from 0; `None` where the list has no such entry, which makes the pass invalid (section 8.3).
    pub fn get(&self, index: u64) -> Option<Status> {
        let per_byte = u64::from(8_u8.checked_div(self.bits)?);
        let byte = usize::try_from(index.checked_div(per_byte)?).ok()?;
        let within = u8::try_from(index.checked_rem(per_byte)?).ok()?;
        let byte = self.statuses.get(byte)?;
        // The least significant bits are the first entry's.
        let shifted = byte.checked_shr(within.checked_mul(self.bits)?.into())?;
        let mask = u8::MAX.checked_shr(8_u8.checked_sub(self.bits)?.into())?;
        Some(Status::from(shifted & mask))
    }

    /// The `sub` of its token, which passes name.
    pub fn uri(&self) -> &str {
        &self.uri
    }

    /// Entries there is room for.
    pub fn len(&self) -> u64 {
        let per_byte = u64::from(8_u8.checked_div(self.bits).unwrap_or_default());
        (self.statuses.len() as u64).saturating_mul(per_byte)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.statuses.is_empty()
    }

    /// Bits of an entry.
    pub fn bits(&self) -> u8 {
        self.bits
    }

    /// When it was made.
    pub fn made(&self) -> Timestamp {
        self.made
    }

    /// When it should be renewed.
    pub fn due(&self) -> Option<Timestamp> {
        self.due
    }

    /// As it is published: a zlib stream.
    pub(super) fn packed(&self) -> &[u8] {
        &self.packed
    }

    /// Bytes of memory.
    pub(crate) fn bytes(&self) -> usize {
        self.packed.len().saturating_add(self.statuses.len())
    }

    /// Bytes of it unpacked.
    pub(crate) fn unpacked(&self) -> usize {
        self.statuses.len()
    }

    /// Writes the map.
    pub(crate) fn write(&self, encoder: &mut Encoder) {
        let mut map = Map::new();
        put(&mut map, key::URI, |value| value.text(&self.uri));
        put(&mut map, key::BITS, |value| value.u64(self.bits.into()));
        put(&mut map, key::LIST, |value| value.bytes(&self.packed));
        put(&mut map, key::MADE, |value| value.i64(self.made.as_second()));
        if let Some(due) = self.due {
            put(&mut map, key::DUE, |value| value.i64(due.as_second()));
        }
        encoder.map(&map);
    }

    /// Reads the map.
    pub(crate) fn read(decoder: &mut Decoder<'_>) -> Result<Self, RevocationError> {
        let (mut uri, mut bits, mut packed, mut made, mut due) = (None, None, None, None, None);
        decoder.map()?;
        while decoder.more()? {
            match decoder.i64()? {
                key::URI => uri = Some(wire::text(decoder, limits::REVOCATION_URI)?),
                key::BITS => bits = Some(decoder.u64()?),
                key::LIST => packed = Some(decoder.bytes()?.into_owned()),
                key::MADE => made = Some(wire::time(decoder)?),
                key::DUE => due = Some(wire::time(decoder)?),
                _ => return Err(RevocationError::Shape),
            }
        }
        let (Some(uri), Some(bits), Some(packed), Some(made)) = (uri, bits, packed, made) else {
            return Err(RevocationError::Shape);
        };
        Self::new(uri, bits, packed, made, due)
    }
}

#[cfg(test)]
mod tests {
    use credential::cbor::Profile;
    use proptest::prelude::*;

    use super::*;
    use crate::testing::time;

    fn packed(statuses: &[u8]) -> Vec<u8> {
        credential::deflate::zlib(statuses).unwrap()
    }

    fn list(bits: u64, statuses: &[u8]) -> Result<StatusList, RevocationError> {
        let made = time("2026-01-01T00:00:00Z");
        StatusList::new("https://example.com/1".to_owned(), bits, packed(statuses), made, None)
    }

    /// The byte arrays of section 4.1.
    #[test]
    fn entries_are_packed_from_the_least_significant_bit() {
        let of = |bits, bytes: &[u8]| -> Vec<u8> {
            let list = list(bits, bytes).unwrap();
            let number = |status| match status {
                Status::Valid => 0,
                Status::Invalid => 1,
                Status::Suspended => 2,
                Status::ApplicationSpecific(other) => other,
            };
            let all = (0..list.len()).map(|index| number(list.get(index).unwrap()));
            all.collect()
        };
        assert_eq!(of(1, &[0xb9, 0xa3]), [1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]);
        assert_eq!(of(2, &[0xc9, 0x44, 0xf9]), [1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]);
        assert_eq!(of(4, &[0x21, 0xf0]), [1, 2, 0, 15]);
        assert_eq!(of(8, &[0, 255, 2]), [0, 255, 2]);
    }

    #[test]
    fn an_index_beyond_the_end_has_no_status() {
        for (bits, entries) in [(1, 16), (2, 8), (4, 4), (8, 2)] {
            let list = list(bits, &[0, 0]).unwrap();
            assert_eq!(list.len(), entries);
            assert_eq!(list.get(entries - 1), Some(Status::Valid));
            for beyond in [entries, entries + 1, u64::MAX] {
                assert_eq!(list.get(beyond), None);
            }
        }
        assert!(list(1, &[]).is_ok_and(|list| list.is_empty() && list.get(0).is_none()));
    }

    #[test]
    fn other_widths_and_what_does_not_unpack_are_refused() {
        for bits in [0, 3, 5, 6, 7, 9, 16, u64::MAX] {
            assert_eq!(list(bits, &[0]).err(), Some(RevocationError::StatusList));
        }
        let made = time("2026-01-01T00:00:00Z");
        for packed in [&b""[..], b"\x78", &[0; 9], &[&packed(&[1])[..], &[0]].concat()] {
            let built = StatusList::new("u".to_owned(), 1, packed.to_vec(), made, None);
            assert_eq!(built.err(), Some(RevocationError::StatusList));
        }
        for uri in [String::new(), "u".repeat(limits::REVOCATION_URI + 1)] {
            let built = StatusList::new(uri, 1, packed(&[0]), made, None);
            assert_eq!(built.err(), Some(RevocationError::Shape));
        }
    }

    /// Five thousand bytes that unpack to five million.
    #[test]
    fn a_bomb_is_refused() {
        let bomb = packed(&vec![0; limits::STATUS_LIST + 1]);
        assert!(bomb.len() < 10_000);
        let made = time("2026-01-01T00:00:00Z");
        let built = StatusList::new("u".to_owned(), 1, bomb, made, None);
        assert_eq!(built.err(), Some(RevocationError::StatusList));
        let most = packed(&vec![0; limits::STATUS_LIST]);
        assert!(StatusList::new("u".to_owned(), 1, most, made, None).is_ok());
    }

    proptest! {
        #[test]
        fn is_read_as_it_is_written(
            statuses in prop::collection::vec(any::<u8>(), 0..200),
            bits in prop::sample::select(vec![1_u64, 2, 4, 8]),
            due in prop::option::of(0_i64..1 << 40),
        ) {
            let due = due.and_then(|second| Timestamp::from_second(second).ok());
            let list = StatusList { due, ..list(bits, &statuses).unwrap() };
            let mut encoder = Encoder::new();
            list.write(&mut encoder);
            let bytes = encoder.finish();
            let read = StatusList::read(&mut Decoder::new(&bytes, Profile::Strict));
            prop_assert!(read.is_ok_and(|read| read == list));
        }

        #[test]
        fn any_bytes_are_a_list_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            let _ = StatusList::read(&mut Decoder::new(&bytes, Profile::Strict));
        }
    }
}
