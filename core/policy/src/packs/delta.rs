//! What changed between two bodies (PACKS.md, section 7).
//!
//! A delta is a list of pieces: new bytes, or a range of the old body. It proves nothing by itself: what comes out is
//! compared with the digest that is signed.

use std::collections::HashMap;

use crate::limits;

/// One piece of the new body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// These bytes.
    New(Vec<u8>),
    /// So many bytes of the old body from this offset.
    Old {
        /// Offset in bytes.
        offset: usize,
        /// Bytes.
        length: usize,
    },
}

/// Bytes of a block that is looked for in the old body: shorter than any entry of a list, longer than what its entries have
/// in common.
const BLOCK: usize = 24;

/// The new body; `None` where a piece lies outside the old body or the result is longer than `length`.
pub(super) fn apply(old: &[u8], pieces: &[Piece], length: usize) -> Option<Vec<u8>> {
    let mut new = Vec::with_capacity(length.min(limits::PACK_BODIES));
    for piece in pieces {
        let bytes = match piece {
            Piece::New(bytes) => bytes.as_slice(),
            Piece::Old { offset, length } => old.get(*offset..offset.checked_add(*length)?)?,
        };
        if new.len().checked_add(bytes.len())? > length {
            return None;
        }
        new.extend_from_slice(bytes);
    }
    (new.len() == length).then_some(new)
}

/// The pieces that make `new` of `old`, found by blocks that both have: short for sorted lists of which little changed.
/// `None` where there are more than [`limits::DELTA_PIECES`].
pub(super) fn between(old: &[u8], new: &[u8]) -> Option<Vec<Piece>> {
    let mut blocks: HashMap<&[u8], usize> = HashMap::with_capacity(old.len() / BLOCK);
    for (number, block) in old.chunks_exact(BLOCK).enumerate() {
        blocks.entry(block).or_insert(number.saturating_mul(BLOCK));
    }
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut at, mut fresh) = (0_usize, 0_usize);
    while let Some(window) = new.get(at..at.saturating_add(BLOCK)) {
        let found = continues(&pieces, old, window, fresh == at).or_else(|| blocks.get(window).copied());
        let Some(offset) = found else {
            at = at.saturating_add(1);
            continue;
        };
        // As far back as it was the same, and as far on.
        let (left_new, left_old) = (new.get(fresh..at)?, old.get(..offset)?);
        let back = same(left_new.iter().rev(), left_old.iter().rev());
        let forth = same(new.get(at..)?.iter(), old.get(offset..)?.iter());
        let start = at.saturating_sub(back);
        push_new(&mut pieces, new.get(fresh..start)?);
        pieces.push(Piece::Old {
            offset: offset.saturating_sub(back),
            length: back.saturating_add(forth),
        });
        at = at.saturating_add(forth);
        fresh = at;
    }
    push_new(&mut pieces, new.get(fresh..)?);
    (pieces.len() <= limits::DELTA_PIECES).then_some(pieces)
}

/// Where the old body goes on behind the last copied piece, if it does so with this block.
fn continues(pieces: &[Piece], old: &[u8], window: &[u8], directly: bool) -> Option<usize> {
    let Some(Piece::Old { offset, length }) = pieces.last() else {
        return None;
    };
    let next = offset.saturating_add(*length);
    (!directly && old.get(next..next.saturating_add(BLOCK)) == Some(window)).then_some(next)
}

fn same<'b>(one: impl Iterator<Item = &'b u8>, other: impl Iterator<Item = &'b u8>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

fn push_new(pieces: &mut Vec<Piece>, bytes: &[u8]) {
    if !bytes.is_empty() {
        pieces.push(Piece::New(bytes.to_vec()));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn list(entries: impl Iterator<Item = u32>) -> Vec<u8> {
        entries
            .flat_map(|number| super::super::key::sha256(&number.to_be_bytes()))
            .collect()
    }

    fn new_bytes(pieces: &[Piece]) -> usize {
        let count = |piece: &Piece| if let Piece::New(bytes) = piece { bytes.len() } else { 0 };
        pieces.iter().map(count).sum()
    }

    #[test]
    fn an_entry_more_and_one_less_cost_little() {
        let old = list(0..1000);
        let new = list((0..500).chain(501..900).chain(2000..2001).chain(900..1000));
        let pieces = between(&old, &new).unwrap();
        assert_eq!(apply(&old, &pieces, new.len()).unwrap(), new);
        assert!(pieces.len() < 8 && new_bytes(&pieces) < 100, "{}", pieces.len());
    }

    #[test]
    fn pieces_outside_the_old_body_or_beyond_the_length_are_refused() {
        let far = Piece::Old { offset: 3, length: 2 };
        let overflow = Piece::Old {
            offset: usize::MAX,
            length: 2,
        };
        assert_eq!(apply(b"abcd", &[far], 2), None);
        assert_eq!(apply(b"abcd", &[overflow], 2), None);
        assert_eq!(apply(b"abcd", &[Piece::New(b"xyz".to_vec())], 2), None);
        assert_eq!(apply(b"abcd", &[Piece::New(b"x".to_vec())], 2), None);
    }

    proptest! {
        #[test]
        fn what_is_between_two_bodies_makes_the_second_of_the_first(
            old in proptest::collection::vec(0_u8..4, 0..400),
            new in proptest::collection::vec(0_u8..4, 0..400),
            shared in proptest::collection::vec(any::<u8>(), 0..200),
        ) {
            let (old, new) = ([&old[..], &shared].concat(), [&new[..], &shared, &new].concat());
            let pieces = between(&old, &new).unwrap();
            prop_assert_eq!(apply(&old, &pieces, new.len()), Some(new));
        }
    }
}
