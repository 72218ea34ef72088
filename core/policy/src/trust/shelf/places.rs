//! Where the entries of a pack's keys stand, and which of them are asked for by an id: found in the one pass over the body that
//! proves its form. A key costs a place and a mark, written one after the other, where a table by ids would be written here and
//! there: of 50,000 keys that takes longer than all the rest, and a look-up goes over their marks in 3 µs.

use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

use credential::KeyId;

use crate::packs::content::trust::{Ids, string};
use crate::packs::content::{Departs, Entries};

/// Entries of one body, in its order, by their numbers from 0.
pub(super) struct Places {
    /// Where the byte string of each begins.
    starts: Vec<u32>,
    /// The mark of the first id of each; of one that has none any.
    marks: Vec<u16>,
    /// The mark of each further id.
    further: Vec<u16>,
    /// The entries of those, in order.
    further_of: Vec<u32>,
    hash: IdHash,
}

impl Places {
    /// Reads the list to its end.
    pub(super) fn of(mut keys: Entries<'_, '_>) -> Result<Self, Departs> {
        let mut places = Self {
            starts: Vec::with_capacity(keys.count()),
            marks: Vec::with_capacity(keys.count()),
            further: Vec::new(),
            further_of: Vec::new(),
            hash: IdHash::new(),
        };
        while let Some((start, entry)) = keys.next()? {
            let number = u32::try_from(places.len()).map_err(|_| Departs)?;
            places.starts.push(u32::try_from(start).map_err(|_| Departs)?);
            // What is not of the one form that a key has is no key when it is read.
            let mut ids = Ids::of(entry);
            let mark = ids.next().map_or(0, |id| places.hash.of(id));
            places.marks.push(mark);
            for id in ids {
                places.further.push(places.hash.of(id));
                places.further_of.push(number);
            }
        }
        Ok(places)
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

    /// The entries that name this id.
    pub(super) fn named<'s>(&'s self, body: &'s [u8], id: KeyId) -> impl Iterator<Item = usize> + 's {
        let mark = self.hash.of(id.as_bytes());
        let further = numbers_of(&self.further, mark).filter_map(|at| self.further_of.get(at));
        let mut further: Vec<usize> = further.map(|&entry| entry as usize).collect();
        // Once for an entry, whichever of its ids have one mark.
        further.dedup();
        further.retain(|&entry| self.marks.get(entry) != Some(&mark));
        numbers_of(&self.marks, mark).chain(further).filter(move |&entry| {
            let mut ids = Ids::of(self.entry(body, entry));
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

/// A hash of ids whose key nobody knows, so that a publisher cannot choose ids that share a mark.
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

    /// The mark of an id.
    #[inline]
    fn of(&self, id: &[u8]) -> u16 {
        let (words, rest) = id.as_chunks::<8>();
        // Ids that differ in zeros at their ends alone differ in this.
        let mut hash = self.start.wrapping_add(id.len() as u64);
        for word in words {
            hash = self.mix(hash ^ u64::from_le_bytes(*word));
        }
        if !rest.is_empty() {
            let mut last = [0; 8];
            last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
            hash = self.mix(hash ^ u64::from_le_bytes(last));
        }
        hash as u16
    }

    /// Both halves of the product, folded.
    #[inline]
    fn mix(&self, word: u64) -> u64 {
        let product = u128::from(word).wrapping_mul(u128::from(self.factor));
        product as u64 ^ (product >> 64) as u64
    }
}

/// The numbers of the marks that are this one.
fn numbers_of(marks: &[u16], mark: u16) -> impl Iterator<Item = usize> + '_ {
    let blocks = (0..).step_by(BLOCK).zip(marks.chunks(BLOCK));
    // A block is compared as a whole, which takes a processor a few steps, and looked at again where the mark is in it.
    let with_mark = blocks.filter(move |(_, block)| block.iter().fold(false, |found, other| found | (*other == mark)));
    with_mark.flat_map(move |(first, block)| {
        let numbered = (first..).zip(block);
        numbered.filter_map(move |(number, other)| (*other == mark).then_some(number))
    })
}

/// Marks that are compared at a time.
const BLOCK: usize = 256;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_found_wherever_it_stands() {
        let mut marks = vec![0; 3 * BLOCK + 5];
        let at = [0, 1, BLOCK - 1, BLOCK, 2 * BLOCK + 7, 3 * BLOCK + 4];
        for at in at {
            marks[at] = 7;
        }
        assert_eq!(numbers_of(&marks, 7).collect::<Vec<_>>(), at);
        assert_eq!(numbers_of(&marks, 8).count(), 0);
        assert_eq!(numbers_of(&[], 0).count(), 0);
    }

    #[test]
    fn ids_of_any_length_share_marks_as_seldom_as_chance_has_it() {
        let hash = IdHash::new();
        let id = [&[0; 24], 1_u64.to_be_bytes().as_slice()].concat();
        let lengths: Vec<u16> = (0..=id.len()).map(|length| hash.of(&id[..length])).collect();
        let mut distinct = lengths.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert!(lengths.len() - distinct.len() < 4, "zeros at the end count");
        let mark = hash.of(&id);
        let same = (0..65_536_u32).filter(|number| hash.of(&number.to_be_bytes()) == mark);
        assert!(same.count() < 32, "one is what chance has");
    }
}
