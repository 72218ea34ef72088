//! The summary's head: how old the store is, which slots are its own, and exactly which segments belong to it.

use zeroize::Zeroizing;

use crate::cbor::{Decoder, Encoder, Malformed};
use crate::ledger::Chain;
use crate::seal::TAG;
use crate::slot::DIGEST;
use crate::{Rollback, SlotKind, Table};

/// A segment's revision and tag: names exactly the bytes that belong in its place.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Seal {
    pub(crate) revision: u64,
    pub(crate) tag: [u8; TAG],
}

/// The segments of every table, in the order of [`Table::ALL`].
pub(crate) type Rosters = [Vec<Seal>; Table::ALL.len()];

/// What the head says besides the rosters.
#[derive(Clone, Default)]
pub(crate) struct Head {
    /// Rises with every ledger row, spent copy and high-water mark.
    pub(crate) generation: u64,
    /// Highest time seen, seconds since 1970 UTC.
    pub(crate) highest_time: Option<i64>,
    /// Set by the first write after an older copy was put back; stays until acknowledged.
    pub(crate) rollback: Option<Rollback>,
    /// Digest of every slot.
    pub(crate) slots: Vec<(SlotKind, [u8; DIGEST])>,
    /// The ledger's chain; `None` in a store from before there was one, until its ledger is written again.
    pub(crate) chain: Option<Chain>,
}

impl Head {
    pub(crate) fn encode(&self, rosters: &Rosters) -> Zeroizing<Vec<u8>> {
        let seals = rosters
            .iter()
            .fold(0_usize, |sum, roster| sum.saturating_add(roster.len()));
        let rollback = self
            .rollback
            .map_or((0, 0, 0), |rollback| (1, rollback.found, rollback.expected));
        let mut to = Encoder::with_capacity(seals.saturating_mul(32).saturating_add(256))
            .array(if self.chain.is_some() { 8 } else { 7 })
            .uint(self.generation)
            .optional_int(self.highest_time)
            .uint(rollback.0)
            .uint(rollback.1)
            .uint(rollback.2)
            .array(self.slots.len().saturating_mul(2));
        for (kind, digest) in &self.slots {
            to = to.text(kind.name()).bytes(digest);
        }
        to = to.array(rosters.len());
        for roster in rosters {
            to = to.array(roster.len().saturating_mul(2));
            for seal in roster {
                to = to.uint(seal.revision).bytes(&seal.tag);
            }
        }
        if let Some(chain) = self.chain {
            to = chain.encode(to);
        }
        to.finish()
    }

    pub(crate) fn decode(plain: &[u8]) -> Result<(Self, Rosters), Malformed> {
        let mut from = Decoder::new(plain);
        let items = from.array()?;
        let generation = from.uint()?;
        let highest_time = from.optional_int()?;
        let rollback = match (from.uint()?, from.uint()?, from.uint()?) {
            (0, 0, 0) => None,
            (1, found, expected) => Some(Rollback { found, expected }),
            _ => return Err(Malformed),
        };
        let mut slots = Vec::new();
        for _ in 0..from.array()? / 2 {
            let name = from.text()?;
            let kind = SlotKind::ALL
                .into_iter()
                .find(|kind| kind.name() == name)
                .ok_or(Malformed)?;
            slots.push((kind, from.fixed()?));
        }
        let mut rosters = Rosters::default();
        from.array_of(rosters.len())?;
        for roster in &mut rosters {
            for _ in 0..from.array()? / 2 {
                roster.push(Seal {
                    revision: from.uint()?,
                    tag: from.fixed()?,
                });
            }
        }
        let chain = match items {
            7 => None,
            8 => Some(Chain::decode(&mut from)?),
            _ => return Err(Malformed),
        };
        from.finish()?;
        Ok((
            Head {
                generation,
                highest_time,
                rollback,
                slots,
                chain,
            },
            rosters,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_reads_back() {
        let head = Head {
            generation: 1 << 40,
            highest_time: Some(-1),
            rollback: Some(Rollback { found: 0, expected: 9 }),
            slots: vec![(SlotKind::Pin, [1; DIGEST]), (SlotKind::Recovery, [2; DIGEST])],
            chain: Some(Chain {
                written: 9,
                forgotten: 2,
                base: [3; 32],
                last: [4; 32],
            }),
        };
        let mut rosters = Rosters::default();
        rosters[0] = (0..200)
            .map(|revision| Seal {
                revision,
                tag: [7; TAG],
            })
            .collect();
        rosters[3] = vec![Seal::default()];
        let (back, rosters_back) = Head::decode(&head.encode(&rosters)).unwrap();
        assert!(rosters_back == rosters);
        assert_eq!(
            (back.generation, back.highest_time, back.rollback, back.slots),
            (head.generation, head.highest_time, head.rollback, head.slots)
        );
        assert!(back.chain == head.chain);
        let (empty, _) = Head::decode(&Head::default().encode(&Rosters::default())).unwrap();
        assert_eq!((empty.highest_time, empty.rollback), (None, None));
        assert!(empty.chain.is_none(), "a head from before the chain");
    }
}
