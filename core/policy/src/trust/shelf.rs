//! The keys of a publisher's pack, left as the bytes they came in: one pass finds out where each stands and what it is asked
//! for by, and each is read when it is asked for. A list of 50,000 costs a check no more than it has to be proved anyway.

use std::hash::{BuildHasher, RandomState};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use credential::{KeyId, VerifyingKey};

use super::restrictions::Restrictions;
use super::{SkipReason, Skipped, TrustedKey, Voice};
use crate::packs::content::trust::{Peek, decode, peek};

/// A pack's keys.
pub(super) struct Shelf {
    body: Arc<[u8]>,
    voice: Arc<Voice>,
    slots: Vec<Slot>,
    by_id: Places,
    by_public: Places,
    hasher: RandomState,
    issuer_urls: OnceLock<Vec<String>>,
}

/// One entry: where it stands in the body, and what it says once it was read.
struct Slot {
    place: Range<u32>,
    read: OnceLock<Result<Box<TrustedKey>, SkipReason>>,
}

impl Shelf {
    /// Finds the entries at these places of a body, which is shorter than 4 GiB.
    pub(super) fn new(body: &Arc<[u8]>, places: &[Range<usize>], voice: &Arc<Voice>) -> Self {
        let mut shelf = Self {
            body: Arc::clone(body),
            voice: Arc::clone(voice),
            slots: Vec::with_capacity(places.len()),
            by_id: Places::new(places.len()),
            by_public: Places::new(places.len()),
            hasher: RandomState::new(),
            issuer_urls: OnceLock::new(),
        };
        for place in places {
            let entry = body.get(place.clone()).unwrap_or_default();
            let at = u32::try_from(shelf.slots.len()).unwrap_or(u32::MAX);
            // What is not of the one form that a key has is no key when it is read.
            if let Some(Peek { public, ids }) = peek(entry) {
                shelf.by_public.insert(shelf.hasher.hash_one(public), at);
                for id in ids {
                    shelf.by_id.insert(shelf.hasher.hash_one(id), at);
                }
            }
            let end = |end: usize| u32::try_from(end).unwrap_or(u32::MAX);
            shelf.slots.push(Slot {
                place: end(place.start)..end(place.end),
                read: OnceLock::new(),
            });
        }
        shelf
    }

    /// How many entries there are, whether they can be read or not.
    pub(super) fn entries(&self) -> usize {
        self.slots.len()
    }

    /// Whether it is this body of this publisher.
    pub(super) fn is(&self, body: &[u8], voice: &Voice) -> bool {
        *self.voice == *voice && *self.body == *body
    }

    /// The keys that passes name by this id.
    pub(super) fn named<'s>(
        &'s self,
        id: KeyId,
        restrictions: &'s Restrictions,
    ) -> impl Iterator<Item = &'s TrustedKey> {
        let places = self.by_id.find(self.hasher.hash_one(id.as_bytes()));
        let found = places.filter_map(|at| self.key(at, restrictions));
        found.filter(move |key| key.ids().any(|own| own == id))
    }

    /// What it says of a public key, under whatever ids.
    pub(super) fn of_public<'s>(
        &'s self,
        public: &'s VerifyingKey,
        restrictions: &'s Restrictions,
    ) -> impl Iterator<Item = &'s TrustedKey> {
        let hash = self.hasher.hash_one(public.to_spki_der().as_slice());
        let found = self.by_public.find(hash).filter_map(|at| self.key(at, restrictions));
        found.filter(move |key| key.key == *public)
    }

    /// Every key that can be read.
    pub(super) fn all<'s>(&'s self, restrictions: &'s Restrictions) -> impl Iterator<Item = &'s TrustedKey> {
        self.slots
            .iter()
            .filter_map(|slot| self.read(slot, restrictions).as_deref().ok())
    }

    /// The entries that cannot.
    pub(super) fn skipped<'s>(&'s self, restrictions: &'s Restrictions) -> impl Iterator<Item = Skipped> {
        let numbered = (1_usize..).zip(&self.slots);
        numbered.filter_map(|(number, slot)| {
            let reason = *self.read(slot, restrictions).as_ref().err()?;
            Some(Skipped {
                source: Arc::clone(&self.voice.name),
                entry: number.to_string(),
                reason,
            })
        })
    }

    /// Whether one of its keys is this SMART Health Card issuer's.
    pub(super) fn has_keys_of(&self, issuer_url: &str, restrictions: &Restrictions) -> bool {
        let urls = self.issuer_urls.get_or_init(|| {
            let urls = self.all(restrictions).filter_map(|key| key.issuer_url.clone());
            let mut urls: Vec<String> = urls.collect();
            urls.sort_unstable();
            urls.dedup();
            urls
        });
        urls.binary_search_by(|url| url.as_str().cmp(issuer_url)).is_ok()
    }

    /// To be called when keys were restricted: what was read is read again.
    pub(super) fn forget(&mut self) {
        for slot in &mut self.slots {
            slot.read.take();
        }
    }

    fn key<'s>(&'s self, at: u32, restrictions: &Restrictions) -> Option<&'s TrustedKey> {
        let slot = self.slots.get(usize::try_from(at).ok()?)?;
        self.read(slot, restrictions).as_deref().ok()
    }

    fn read<'s>(&self, slot: &'s Slot, restrictions: &Restrictions) -> &'s Result<Box<TrustedKey>, SkipReason> {
        slot.read.get_or_init(|| {
            let place = slot.place.start as usize..slot.place.end as usize;
            let mut key = decode(self.body.get(place).unwrap_or_default(), &self.voice.name)?;
            key.voice = Some(Arc::clone(&self.voice));
            let ids: Vec<KeyId> = key.ids().collect();
            key.state = key.state.stricter(restrictions.of(&key.key, &ids));
            Ok(Box::new(key))
        })
    }
}

/// Numbers by the hashes they are looked up by: an open table, at most half full, of half a hash each. Those of one hash hang
/// together, so that many of them cost no more than few.
struct Places {
    /// The upper half of a hash, and the newest link of it.
    table: Vec<u64>,
    /// A number, and the link before it.
    links: Vec<(u32, u32)>,
    /// Cells that are taken.
    taken: usize,
}

impl Places {
    /// With room for so many.
    fn new(count: usize) -> Self {
        Self {
            table: vec![FREE; count.saturating_mul(2).max(LEAST).next_power_of_two()],
            links: Vec::with_capacity(count),
            taken: 0,
        }
    }

    fn insert(&mut self, hash: u64, number: u32) {
        // Few entries have more than one id.
        if self.taken.saturating_mul(2) >= self.table.len() {
            self.grow();
        }
        let link = u32::try_from(self.links.len()).unwrap_or(NONE);
        let cell = self.cell(hash).and_then(|at| self.table.get_mut(at));
        let Some(cell) = cell else { return };
        let is_new = *cell == FREE;
        let before = if is_new { NONE } else { (*cell & !UPPER) as u32 };
        *cell = hash & UPPER | u64::from(link);
        self.taken = self.taken.saturating_add(is_new.into());
        self.links.push((number, before));
    }

    /// Numbers that came with a hash like this one.
    fn find(&self, hash: u64) -> impl Iterator<Item = u32> {
        let cell = self.cell(hash).and_then(|at| self.table.get(at).copied());
        let newest = cell.filter(|cell| *cell != FREE).map(|cell| (cell & !UPPER) as u32);
        let link = |at: u32| self.links.get(usize::try_from(at).ok()?).copied();
        let links = std::iter::successors(newest.and_then(link), move |(_, before)| link(*before));
        links.map(|(number, _)| number)
    }

    /// The cell of a hash, or the free one that it would take.
    fn cell(&self, hash: u64) -> Option<usize> {
        // By the upper half, which is kept, so that a table that grows needs no entry again.
        let bits = self.table.len().trailing_zeros();
        let from = hash.checked_shr(64_u32.saturating_sub(bits)).unwrap_or_default();
        let from = usize::try_from(from).unwrap_or_default();
        let is_it = |at: &usize| {
            let cell = self.table.get(*at).copied();
            cell.is_some_and(|cell| cell == FREE || (cell ^ hash) & UPPER == 0)
        };
        (from..self.table.len()).chain(0..from).find(is_it)
    }

    fn grow(&mut self) {
        let doubled = vec![FREE; self.table.len().saturating_mul(2)];
        for cell in std::mem::replace(&mut self.table, doubled) {
            if cell != FREE
                && let Some(place) = self.cell(cell).and_then(|at| self.table.get_mut(at))
            {
                *place = cell;
            }
        }
    }
}

/// The part of a cell that is of the hash.
const UPPER: u64 = 0xffff_ffff_0000_0000;

/// A cell with nothing in it: no link has that number, for there are fewer.
const FREE: u64 = u64::MAX;

/// No link.
const NONE: u32 = u32::MAX;

/// Cells of the smallest table.
const LEAST: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_found_by_its_hash_as_the_table_grows() {
        let hasher = RandomState::new();
        let mut places = Places::new(3);
        for number in 0..5_000_u32 {
            places.insert(hasher.hash_one(number), number);
            places.insert(hasher.hash_one("the same"), number);
        }
        for number in 0..5_000 {
            assert!(places.find(hasher.hash_one(number)).any(|found| found == number));
        }
        assert_eq!(places.find(hasher.hash_one("the same")).count(), 5_000);
        let strangers = (5_000..10_000_u32).filter(|number| places.find(hasher.hash_one(number)).count() > 0);
        assert!(strangers.count() < 10, "half a hash is enough");
        assert_eq!(Places::new(0).find(7).count(), 0);
    }
}
