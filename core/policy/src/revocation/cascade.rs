//! A cascade of filters, exact for every id that was issued (Larisch et al., "CRLite", 2017).
//!
//! The first filter has what is revoked, and by chance some of what is not; the second has those, and by chance some of what
//! is revoked; and so on until a filter has nothing by chance.

use std::ops::RangeInclusive;

use credential::RevocationHash;
use credential::cbor::{Decoder, Encoder};
use jiff::Timestamp;

use super::RevocationError;
use super::fuse::Fuse;
use super::id::Entry;
use super::wire;
use crate::limits;

/// A cascade, and of which passes all were listed when it was made.
#[derive(Clone, PartialEq, Eq)]
pub struct Cascade {
    levels: Vec<Fuse>,
    /// Every pass of the set's scope that was issued in this time, ends included, was listed.
    listed: RangeInclusive<Timestamp>,
}

/// What a cascade says of an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CascadeAnswer {
    /// Not revoked, whether it was listed or not.
    No,
    /// Revoked.
    Yes,
    /// The pass was not among those that were listed, and looks like one that is revoked.
    Possible,
}

impl Cascade {
    /// The cascade of all ids that were issued in a time: those that are `revoked`, and those that `stand`.
    ///
    /// # Errors
    /// [`RevocationError::Contradiction`] where an id is on both lists, or two are alike in their first 64 bits;
    /// [`RevocationError::TooLarge`] for more ids than a filter takes.
    pub fn build(
        revoked: &[RevocationHash],
        stand: &[RevocationHash],
        listed: RangeInclusive<Timestamp>,
    ) -> Result<Self, RevocationError> {
        let keys = |ids: &[RevocationHash]| -> Vec<u64> { ids.iter().map(Entry::key).collect() };
        let (mut inside, mut outside) = (keys(revoked), keys(stand));
        let mut levels = Vec::new();
        loop {
            if levels.len() >= limits::CASCADE_LEVELS {
                return Err(RevocationError::Contradiction);
            }
            // Each level has seeds of its own: what passes one by chance passes the next by another.
            let level = Fuse::build_salted(&inside, &[u8::try_from(levels.len()).unwrap_or(u8::MAX)])?;
            outside.retain(|key| level.contains(*key));
            levels.push(level);
            if outside.is_empty() {
                return Ok(Self { levels, listed });
            }
            std::mem::swap(&mut inside, &mut outside);
        }
    }

    /// What is known of an id of a pass that was issued then. What the first level does not have is not revoked; what it has
    /// is told by the others, which know those alone that were listed.
    pub fn ask(&self, id: &RevocationHash, issued: Option<Timestamp>) -> CascadeAnswer {
        let key = Entry::key(id);
        let passed = self.levels.iter().take_while(|level| level.contains(key)).count();
        if passed == 0 {
            CascadeAnswer::No
        } else if !issued.is_some_and(|issued| self.listed.contains(&issued)) {
            CascadeAnswer::Possible
        } else if passed % 2 == 1 {
            CascadeAnswer::Yes
        } else {
            CascadeAnswer::No
        }
    }

    /// Filters in it.
    pub fn levels(&self) -> usize {
        self.levels.len()
    }

    /// Bytes of all tables.
    pub fn bytes(&self) -> usize {
        self.levels.iter().map(Fuse::bytes).fold(0, usize::saturating_add)
    }

    /// Writes `[* filter], from, until`.
    pub(crate) fn write(&self, encoder: &mut Encoder) {
        encoder.array(self.levels.len());
        for level in &self.levels {
            level.write(encoder);
        }
        encoder
            .i64(self.listed.start().as_second())
            .i64(self.listed.end().as_second());
    }

    /// Reads the three.
    pub(crate) fn read(decoder: &mut Decoder<'_>) -> Result<Self, RevocationError> {
        let mut levels = Vec::new();
        decoder.array()?;
        while decoder.more()? {
            if levels.len() >= limits::CASCADE_LEVELS {
                return Err(RevocationError::TooLarge);
            }
            levels.push(Fuse::read(decoder)?);
        }
        let (from, until) = (wire::time(decoder)?, wire::time(decoder)?);
        if levels.is_empty() || from > until {
            return Err(RevocationError::Shape);
        }
        let listed = from..=until;
        Ok(Self { levels, listed })
    }
}

#[cfg(test)]
mod tests {
    use credential::cbor::Profile;
    use proptest::prelude::*;

    use super::*;
    use crate::revocation::id::hash_of;
    use crate::testing::time;

    fn year() -> RangeInclusive<Timestamp> {
        time("2022-01-01T00:00:00Z")..=time("2022-12-31T23:59:59Z")
    }

    fn ids(name: &str, count: usize) -> Vec<RevocationHash> {
        (0..count).map(|number| hash_of(&format!("{name} {number}"))).collect()
    }

    #[test]
    fn is_exact_for_all_that_was_issued() {
        let (revoked, stand) = (ids("revoked", 1_000), ids("stands", 20_000));
        let cascade = Cascade::build(&revoked, &stand, year()).unwrap();
        let issued = Some(time("2022-06-01T00:00:00Z"));
        assert!(revoked.iter().all(|id| cascade.ask(id, issued) == CascadeAnswer::Yes));
        assert!(stand.iter().all(|id| cascade.ask(id, issued) == CascadeAnswer::No));
        assert!(cascade.levels() >= 2, "chance lets some through the first");
    }

    #[test]
    fn what_was_not_listed_is_possible_at_most() {
        let (revoked, stand) = (ids("revoked", 1_000), ids("stands", 5_000));
        let cascade = Cascade::build(&revoked, &stand, year()).unwrap();
        let before = Some(time("2021-12-31T23:59:59Z"));
        assert!(
            revoked
                .iter()
                .all(|id| cascade.ask(id, before) == CascadeAnswer::Possible)
        );
        assert!(
            revoked
                .iter()
                .all(|id| cascade.ask(id, None) == CascadeAnswer::Possible)
        );
        let others = ids("never listed", 20_000);
        let possible = others
            .iter()
            .filter(|id| cascade.ask(id, before) == CascadeAnswer::Possible)
            .count();
        assert!(others.iter().all(|id| cascade.ask(id, before) != CascadeAnswer::Yes));
        // 78 are expected; the rest is known not to be revoked.
        assert!((40..=130).contains(&possible), "{possible}");
    }

    #[test]
    fn an_id_on_both_lists_is_a_contradiction() {
        let both = ids("both", 3);
        let built = Cascade::build(&both, &both, year());
        assert_eq!(built.err(), Some(RevocationError::Contradiction));
    }

    fn written(cascade: &Cascade) -> Vec<u8> {
        let mut encoder = Encoder::new();
        encoder.array(3);
        cascade.write(&mut encoder);
        encoder.finish()
    }

    fn read(bytes: &[u8]) -> Result<Cascade, RevocationError> {
        let mut decoder = Decoder::new(bytes, Profile::Strict);
        decoder.array()?;
        let cascade = Cascade::read(&mut decoder)?;
        decoder.end()?;
        decoder.finish()?;
        Ok(cascade)
    }

    #[test]
    fn a_cascade_without_levels_or_that_ends_before_it_begins_is_refused() {
        let raw = |levels: usize, from, until| {
            let mut encoder = Encoder::new();
            encoder.array(3).array(levels);
            (0..levels).for_each(|_| Fuse::build(&[1]).unwrap().write(&mut encoder));
            encoder.i64(from).i64(until);
            read(&encoder.finish()).map(drop)
        };
        assert_eq!(raw(1, 0, 0), Ok(()));
        assert_eq!(raw(0, 0, 0), Err(RevocationError::Shape));
        assert_eq!(raw(1, 1, 0), Err(RevocationError::Shape));
        assert_eq!(raw(1, 0, i64::MAX), Err(RevocationError::Shape));
        assert_eq!(raw(limits::CASCADE_LEVELS + 1, 0, 0), Err(RevocationError::TooLarge));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn is_exact_for_any_two_sets(numbers in prop::collection::hash_map(any::<u64>(), any::<bool>(), 0..500)) {
            let of = |wanted| -> Vec<RevocationHash> {
                let numbers = numbers.iter().filter(|(_, revoked)| **revoked == wanted);
                numbers.map(|(number, _)| hash_of(&number.to_string())).collect()
            };
            let (revoked, stand) = (of(true), of(false));
            let built = Cascade::build(&revoked, &stand, year()).unwrap();
            let bytes = written(&built);
            let cascade = read(&bytes);
            prop_assert!(cascade.as_ref().is_ok_and(|read| *read == built && written(read) == bytes));
            let (cascade, issued) = (cascade.unwrap(), Some(*year().start()));
            prop_assert!(revoked.iter().all(|id| cascade.ask(id, issued) == CascadeAnswer::Yes));
            prop_assert!(stand.iter().all(|id| cascade.ask(id, issued) == CascadeAnswer::No));
        }
    }
}
