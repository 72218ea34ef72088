//! Exact sets: ids in order, side by side, searched where they lie.

use credential::RevocationHash;
use credential::cbor::{Decoder, Encoder};

use super::RevocationError;
use super::id::{Entry, in_order};
use crate::limits;

/// Ids that are taken back, each cut to `width` bytes and, where some have a time, followed by eight bytes of it.
///
/// Of a set of a million ids cut to eight bytes, a pass that is not in it is taken for one with a chance of 2^-44: less
/// than that of a computer to err in the look-up.
#[derive(Clone, PartialEq, Eq)]
pub struct ExactSet {
    width: usize,
    timed: bool,
    entries: Vec<u8>,
}

/// What an exact set says of an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// All that has the id is taken back.
    Always,
    /// What was issued before this second since 1970 is.
    Before(u64),
}

/// Bytes of a time in an entry.
const TIME: usize = 8;

/// Bytes of an id as it is.
pub(crate) const WHOLE: usize = 16;

impl ExactSet {
    /// The set of these ids, cut to `width` bytes.
    ///
    /// # Errors
    /// [`RevocationError::Shape`] for a width below [`limits::ID_WIDTH`] or above 16.
    pub fn new(entries: impl IntoIterator<Item = Entry>, width: usize) -> Result<Self, RevocationError> {
        let mut cut = Vec::new();
        for entry in entries {
            let mut id = [0; WHOLE];
            for (to, from) in id.iter_mut().zip(entry.id).take(width) {
                *to = from;
            }
            cut.push(Entry { id, ..entry });
        }
        Self::of_ordered(&in_order(cut), width)
    }

    /// The same of entries that are in order and differ in their first `width` bytes.
    pub(crate) fn of_ordered(entries: &[Entry], width: usize) -> Result<Self, RevocationError> {
        if !(limits::ID_WIDTH..=WHOLE).contains(&width) {
            return Err(RevocationError::Shape);
        }
        let timed = entries.iter().any(|entry| entry.before.is_some());
        let mut set = Self {
            width,
            timed,
            entries: Vec::new(),
        };
        set.entries.reserve_exact(entries.len().saturating_mul(set.stride()));
        for entry in entries {
            set.entries.extend(entry.id.iter().take(width));
            if timed {
                set.entries.extend(entry.before.unwrap_or(u64::MAX).to_be_bytes());
            }
        }
        Ok(set)
    }

    /// What the set says of an id; `None` where it is not on it. Binary search over the bytes: nothing is copied.
    pub fn find(&self, id: &RevocationHash) -> Option<Listed> {
        let wanted = id.get(..self.width)?;
        let (mut from, mut until) = (0_usize, self.len());
        while from < until {
            let middle = from.midpoint(until);
            let (listed, time) = self.at(middle)?;
            match listed.cmp(wanted) {
                std::cmp::Ordering::Less => from = middle.saturating_add(1),
                std::cmp::Ordering::Greater => until = middle,
                std::cmp::Ordering::Equal => {
                    return Some(match time.first_chunk().copied().map(u64::from_be_bytes) {
                        None | Some(u64::MAX) => Listed::Always,
                        Some(before) => Listed::Before(before),
                    });
                }
            }
        }
        None
    }

    /// How many ids there are.
    pub fn len(&self) -> usize {
        self.entries.len().checked_div(self.stride()).unwrap_or_default()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Bytes of memory that the entries take.
    pub(crate) fn bytes(&self) -> usize {
        self.entries.len()
    }

    /// Whether the first `bits` bits of every id are this number.
    pub(crate) fn is_of_prefix(&self, bits: u8, prefix: u32) -> bool {
        (0..self.len()).all(|place| {
            let id = self.at(place).and_then(|(id, _)| id.first_chunk().copied());
            id.map(u64::from_be_bytes).and_then(|id| leading(id, bits)) == Some(prefix)
        })
    }

    /// Writes `width, timed, entries`.
    pub(crate) fn write(&self, encoder: &mut Encoder) {
        encoder.u64(self.width as u64).bool(self.timed).bytes(&self.entries);
    }

    /// Reads the three, and that ids are in order.
    pub(crate) fn read(decoder: &mut Decoder<'_>) -> Result<Self, RevocationError> {
        let width = usize::try_from(decoder.u64()?).map_err(|_| RevocationError::Shape)?;
        let set = Self {
            width,
            timed: decoder.bool()?,
            entries: decoder.bytes()?.into_owned(),
        };
        if !(limits::ID_WIDTH..=WHOLE).contains(&width) || !set.entries.len().is_multiple_of(set.stride()) {
            return Err(RevocationError::Shape);
        }
        let ids = || (0..set.len()).filter_map(|place| set.at(place)).map(|(id, _)| id);
        if !ids().zip(ids().skip(1)).all(|(one, next)| one < next) {
            return Err(RevocationError::Unsorted);
        }
        // A set is written in one way: with times only where some id has one.
        let times = || (0..set.len()).filter_map(|place| set.at(place)).map(|(_, time)| time);
        if set.timed && times().all(|time| time == u64::MAX.to_be_bytes()) {
            return Err(RevocationError::Shape);
        }
        Ok(set)
    }

    fn stride(&self) -> usize {
        self.width.saturating_add(if self.timed { TIME } else { 0 })
    }

    /// Id and time at a place; the time is empty where there are none.
    fn at(&self, place: usize) -> Option<(&[u8], &[u8])> {
        let start = place.checked_mul(self.stride())?;
        let entry = self.entries.get(start..start.checked_add(self.stride())?)?;
        entry.split_at_checked(self.width)
    }
}

/// The first `bits` bits of an id's first 64.
pub(crate) fn leading(key: u64, bits: u8) -> Option<u32> {
    let rest = 64_u32.checked_sub(bits.into())?;
    u32::try_from(key.checked_shr(rest).unwrap_or_default()).ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use credential::cbor::Profile;
    use proptest::prelude::*;

    use super::*;

    fn written(set: &ExactSet) -> Vec<u8> {
        let mut encoder = Encoder::new();
        set.write(&mut encoder);
        encoder.finish()
    }

    fn read(bytes: &[u8]) -> Result<ExactSet, RevocationError> {
        let mut decoder = Decoder::new(bytes, Profile::Strict);
        let set = ExactSet::read(&mut decoder)?;
        decoder.finish()?;
        Ok(set)
    }

    fn raw(width: u64, timed: bool, entries: &[u8]) -> Result<ExactSet, RevocationError> {
        let mut encoder = Encoder::new();
        encoder.u64(width).bool(timed).bytes(entries);
        read(&encoder.finish())
    }

    #[test]
    fn what_is_out_of_form_is_refused() {
        assert!(raw(8, false, &[0; 8]).is_ok());
        assert_eq!(raw(8, false, &[0; 16]).err(), Some(RevocationError::Unsorted));
        assert_eq!(
            raw(8, false, &[[1; 8], [0; 8]].concat()).err(),
            Some(RevocationError::Unsorted)
        );
        for (width, timed, length) in [
            (7, false, 7),
            (17, false, 17),
            (8, false, 9),
            (8, true, 8),
            (u64::MAX, false, 0),
        ] {
            let read = raw(width, timed, &vec![1; length]);
            assert_eq!(read.err(), Some(RevocationError::Shape), "{width} {timed} {length}");
        }
        assert_eq!(
            raw(8, true, &[0xff; 16]).err(),
            Some(RevocationError::Shape),
            "times without a time"
        );
        assert!(ExactSet::new([], 7).is_err() && ExactSet::new([], 17).is_err());
    }

    #[test]
    fn an_empty_set_lists_nothing() {
        let set = ExactSet::new([], 8).unwrap();
        assert!(set.is_empty() && set.find(&[0; 16]).is_none());
        assert!(read(&written(&set)).is_ok_and(|read| read == set));
    }

    #[test]
    fn prefixes_are_looked_at() {
        let set = ExactSet::new([Entry::new([0b1010_0000; 16])], 8).unwrap();
        assert!(set.is_of_prefix(3, 0b101) && set.is_of_prefix(0, 0));
        assert!(!set.is_of_prefix(3, 0b100));
    }

    proptest! {
        /// Few different bytes, so that ids share prefixes and are found by chance.
        #[test]
        fn finds_what_is_in_it_and_nothing_else(
            ids in prop::collection::btree_map(prop::array::uniform16(0_u8..3), prop::option::of(0_u64..100), 0..60),
            others in prop::collection::vec(prop::array::uniform16(0_u8..3), 0..60),
            width in 8_usize..=16,
        ) {
            let set = ExactSet::new(ids.iter().map(|(&id, &before)| Entry { id, before }), width).unwrap();
            let mut cut: BTreeMap<&[u8], u64> = BTreeMap::new();
            for (id, before) in &ids {
                let time = cut.entry(&id[..width]).or_default();
                *time = (*time).max(before.unwrap_or(u64::MAX));
            }
            prop_assert_eq!(set.len(), cut.len());
            for id in ids.keys().chain(&others) {
                let expected = cut.get(&id[..width]).map(|&time| match time {
                    u64::MAX => Listed::Always,
                    time => Listed::Before(time),
                });
                prop_assert_eq!(set.find(id), expected);
            }
            let read = read(&written(&set));
            prop_assert!(read.is_ok_and(|read| read == set));
        }

        #[test]
        fn any_bytes_are_a_set_that_is_written_alike_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            if let Ok(set) = read(&bytes) {
                prop_assert_eq!(written(&set), bytes);
            }
        }
    }
}
