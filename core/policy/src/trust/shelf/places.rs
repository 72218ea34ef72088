//! Where the entries of a pack's keys stand, and which of them are asked for by an id: found in the one pass over the body that
//! proves its form. A key costs a place, a link and one step into a table; whatever else can wait for the look-up does.

use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

use credential::KeyId;

use crate::packs::content::trust::{peek_ids, string};
use crate::packs::content::{Departs, Entries};

/// Entries of one body, in its order, by their numbers from 0.
pub(super) struct Places {
    /// Where the byte string of each begins, which ends before 4 GiB.
    starts: Vec<u32>,
    /// By the hash of an id: the newest link of the ids that have it.
    table: Vec<u32>,
    /// The link before the one of the first id of each entry, which has the entry's number.
    firsts: Vec<u32>,
    /// The entry and the link before of each further id; numbered from [`FURTHER`] on.
    further: Vec<(u32, u32)>,
    hash: IdHash,
}

impl Places {
    /// Reads the list to its end.
    pub(super) fn of(mut keys: Entries<'_, '_>) -> Result<Self, Departs> {
        let count = keys.count();
        let mut places = Self {
            starts: Vec::with_capacity(count),
            table: vec![NONE; count.next_power_of_two().max(LEAST)],
            firsts: Vec::with_capacity(count),
            further: Vec::new(),
            hash: IdHash::new(),
        };
        while let Some((start, entry)) = keys.next()? {
            let number = places.firsts.len() as u32;
            places.starts.push(u32::try_from(start).map_err(|_| Departs)?);
            places.firsts.push(NONE);
            // What is not of the one form that a key has is no key when it is read.
            let ids = peek_ids(entry).into_iter().flatten();
            for (nth, id) in ids.enumerate() {
                places.link(number, nth, id);
            }
        }
        Ok(places)
    }

    fn link(&mut self, entry: u32, nth: usize, id: &[u8]) {
        let cell = self.hash.of(id, self.table.len());
        let Some(newest) = self.table.get_mut(cell) else { return };
        if nth == 0 {
            if let Some(before) = self.firsts.get_mut(entry as usize) {
                *before = std::mem::replace(newest, entry);
            }
            return;
        }
        // Once for an entry, whichever of its ids have one hash: those that it linked are the newest.
        let linked = match newest.checked_sub(FURTHER) {
            None => *newest,
            Some(at) => self.further.get(at as usize).map_or(NONE, |(of, _)| *of),
        };
        if linked != entry {
            let link = FURTHER | self.further.len() as u32;
            self.further.push((entry, std::mem::replace(newest, link)));
        }
    }

    /// How many entries there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The bytes of an entry.
    pub(super) fn entry<'b>(&self, body: &'b [u8], number: usize) -> &'b [u8] {
        let start = self.starts.get(number).map_or(body.len(), |&start| start as usize);
        let string = body.get(start..).and_then(string);
        string.map(|(entry, _)| entry).unwrap_or_default()
    }

    /// The entries that name this id, the last first.
    pub(super) fn named<'s>(&'s self, body: &'s [u8], id: KeyId) -> impl Iterator<Item = usize> + 's {
        let cell = self.hash.of(id.as_bytes(), self.table.len());
        let newest = self.table.get(cell).copied().unwrap_or(NONE);
        let link = |link: u32| match link.checked_sub(FURTHER) {
            None => Some((link, *self.firsts.get(link as usize)?)),
            Some(at) => self.further.get(at as usize).copied(),
        };
        let links = std::iter::successors(link(newest), move |(_, before)| link(*before));
        let entries = links.map(|(entry, _)| entry as usize);
        entries.filter(move |&entry| {
            let mut ids = peek_ids(self.entry(body, entry)).into_iter().flatten();
            ids.any(|own| own == id.as_bytes())
        })
    }

    /// The entries between `from` and `until` whose bytes begin with `start`: they stand side by side.
    pub(super) fn beginning(
        &self,
        body: &[u8],
        Range {
            start: from,
            end: until,
        }: Range<usize>,
        start: &[u8],
    ) -> Range<usize> {
        let first = self.partition(from..until, |entry| self.entry(body, entry) < start);
        let behind = self.partition(first..until, |entry| self.entry(body, entry).starts_with(start));
        first..behind
    }

    /// The runs of entries that have their first byte in common, which says how many members a key has.
    pub(super) fn runs(&self, body: &[u8]) -> Vec<(u8, Range<usize>)> {
        let mut runs = Vec::new();
        let mut from = 0;
        while from < self.len() {
            let first = self.entry(body, from).first();
            let until = self.partition(from..self.len(), |entry| self.entry(body, entry).first() == first);
            runs.extend(first.map(|&first| (first, from..until)));
            from = until.max(from.saturating_add(1));
        }
        runs
    }

    /// The first of these numbers for which the predicate, true up to there, is false.
    fn partition(&self, numbers: Range<usize>, is_before: impl Fn(usize) -> bool) -> usize {
        let (mut low, mut high) = (numbers.start, numbers.end);
        while low < high {
            let middle = low.midpoint(high);
            if is_before(middle) {
                low = middle.saturating_add(1);
            } else {
                high = middle;
            }
        }
        low
    }
}

/// A hash of ids whose key nobody knows, so that a publisher cannot choose ids that share a cell.
struct IdHash {
    start: u64,
    factor: u64,
}

impl IdHash {
    fn new() -> Self {
        let random = RandomState::new();
        Self {
            start: random.hash_one(0_u8),
            factor: random.hash_one(1_u8) | 1,
        }
    }

    /// The cell of an id in a table of so many, a power of two.
    fn of(&self, id: &[u8], cells: usize) -> usize {
        let (words, rest) = id.as_chunks::<8>();
        let mut last = [0; 8];
        last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        // Ids that differ in zeros at their ends alone differ in this.
        let seed = self.start.wrapping_add(id.len() as u64);
        let words = words.iter().chain((!rest.is_empty()).then_some(&last));
        let hash = words.fold(seed, |hash, word| self.mix(hash ^ u64::from_le_bytes(*word)));
        hash as usize & cells.wrapping_sub(1)
    }

    /// Both halves of the product, folded.
    fn mix(&self, word: u64) -> u64 {
        let product = u128::from(word).wrapping_mul(u128::from(self.factor));
        product as u64 ^ (product >> 64) as u64
    }
}

/// No link.
const NONE: u32 = u32::MAX;

/// The first number of the links of further ids: entries are fewer.
const FURTHER: u32 = 1 << 31;

/// Cells of the smallest table.
const LEAST: usize = 8;
