//! The ledger's chain: every row has a link, made of the link before it and of the row's own bytes. The summary's head, which holds
//! the generation, holds the last link and the number of rows there ever were, so that a row taken out of the middle or cut off
//! the end is noticed even where the summary says that all is well.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::cbor::{Decoder, Encoder, Malformed};
use crate::{RowId, labels};

/// Bytes of a link: SHA-256.
pub(crate) const LINK: usize = 32;

/// What a row is chained by.
pub(crate) type Link = [u8; LINK];

/// The link of a row that follows `before`.
pub(crate) fn link(before: &Link, row: &[u8]) -> Link {
    Sha256::new()
        .chain_update(labels::LEDGER_LINK)
        .chain_update(before)
        .chain_update(row)
        .finalize()
        .into()
}

/// Where the chain begins and ends.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Chain {
    /// Rows that were ever written.
    pub(crate) written: u64,
    /// Those of them that were forgotten on purpose: the oldest.
    pub(crate) forgotten: u64,
    /// Link of the last one forgotten; zeros where none was.
    pub(crate) base: Link,
    /// Link of the last one written; the base where there is no other.
    pub(crate) last: Link,
}

impl Chain {
    pub(crate) fn encode(self, to: Encoder) -> Encoder {
        to.array(4)
            .uint(self.written)
            .uint(self.forgotten)
            .bytes(&self.base)
            .bytes(&self.last)
    }

    pub(crate) fn decode(from: &mut Decoder<'_>) -> Result<Self, Malformed> {
        from.array_of(4)?;
        Ok(Self {
            written: from.uint()?,
            forgotten: from.uint()?,
            base: from.fixed()?,
            last: from.fixed()?,
        })
    }
}

/// The ledger as it was read, oldest row first, and what its chain says of it.
pub struct Ledger<T = Zeroizing<Vec<u8>>> {
    /// The rows that open.
    pub entries: Vec<LedgerEntry<T>>,
    /// How many of the oldest were forgotten on purpose.
    pub forgotten: u64,
    /// How many rows should be there and are not, or do not open.
    pub missing: u64,
    /// Whether every row is there, as it was written and where it was written.
    pub whole: bool,
}

/// A row of the ledger.
pub struct LedgerEntry<T = Zeroizing<Vec<u8>>> {
    /// Its name.
    pub id: RowId,
    /// Its place among all rows that were ever written, from 1; not known of those after a gap.
    pub number: Option<u64>,
    /// What was written, or what was read from it.
    pub content: T,
    /// Its link: SHA-256 over a label, the link before it and its bytes.
    pub link: [u8; LINK],
    /// Whether it follows the row before it, so that nothing stood in between.
    pub follows: bool,
}

/// Walks the chain from row to row.
pub(crate) struct Walk<T> {
    before: Link,
    ledger: Ledger<T>,
    seen: u64,
    gap: bool,
}

impl<T> Walk<T> {
    pub(crate) fn new(chain: &Chain, rows: usize) -> Self {
        Self {
            before: chain.base,
            ledger: Ledger {
                entries: Vec::with_capacity(rows),
                forgotten: chain.forgotten,
                missing: 0,
                whole: true,
            },
            seen: 0,
            gap: false,
        }
    }

    /// The next row, by what the summary has as its link; without bytes, one that does not open.
    pub(crate) fn take(
        &mut self,
        id: RowId,
        linked: Link,
        bytes: Option<Zeroizing<Vec<u8>>>,
        read: impl FnOnce(Zeroizing<Vec<u8>>) -> T,
    ) {
        let follows = bytes.as_ref().map(|bytes| link(&self.before, bytes) == linked);
        self.before = linked;
        self.gap |= follows == Some(false);
        self.ledger.whole &= follows == Some(true);
        self.seen = self.seen.saturating_add(u64::from(bytes.is_some()));
        let Some((bytes, follows)) = bytes.zip(follows) else {
            return;
        };
        let number = self
            .ledger
            .entries
            .last()
            .map_or(Some(self.ledger.forgotten), |last| last.number);
        let number = number.filter(|_| !self.gap).and_then(|number| number.checked_add(1));
        self.ledger.entries.push(LedgerEntry {
            id,
            number,
            content: read(bytes),
            link: linked,
            follows,
        });
    }

    pub(crate) fn finish(mut self, chain: &Chain) -> Ledger<T> {
        let due = chain.written.saturating_sub(chain.forgotten);
        self.ledger.missing = due.saturating_sub(self.seen);
        self.ledger.whole &= self.before == chain.last && due == self.seen;
        self.ledger
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::vault::memory::MemoryVault;
    use crate::{DamageKind, FirstSlot, Locked, Store, StoreError, SystemBootClock, Table, Unlock};

    struct Desk {
        folder: tempfile::TempDir,
        vault: Arc<MemoryVault>,
    }

    impl Desk {
        fn with_rows(rows: &[&[u8]]) -> (Self, Store, Vec<RowId>) {
            let desk = Self {
                folder: tempfile::tempdir().unwrap(),
                vault: Arc::new(MemoryVault::new()),
            };
            let mut store = Store::create(desk.folder.path(), desk.vault.clone(), FirstSlot::Device).unwrap();
            let write = |row: &&[u8]| store.write(|tx| tx.insert(Table::Ledger, row)).unwrap();
            let ids = rows.iter().map(write).collect();
            (desk, store, ids)
        }

        fn again(&self, store: Store) -> Store {
            drop(store);
            let clock = SystemBootClock::new().unwrap();
            let locked = Locked::open(self.folder.path()).unwrap();
            locked
                .unlock(self.vault.clone(), &clock, Unlock::Device)
                .map_err(|(_, error)| error)
                .unwrap()
        }
    }

    fn numbers(ledger: &Ledger) -> Vec<Option<u64>> {
        ledger.entries.iter().map(|entry| entry.number).collect()
    }

    fn broken(store: &Store) -> Option<u64> {
        store.damage().iter().find_map(|damage| match damage.what {
            DamageKind::LedgerBroken { missing } => Some(missing),
            _ => None,
        })
    }

    #[test]
    fn every_row_is_chained_to_the_one_before() {
        let (desk, store, _) = Desk::with_rows(&[b"one", b"two", b"two"]);
        let ledger = desk.again(store).ledger().unwrap();
        assert!(ledger.whole && ledger.missing == 0 && ledger.forgotten == 0);
        assert_eq!(numbers(&ledger), [Some(1), Some(2), Some(3)]);
        let mut before = [0; LINK];
        for entry in &ledger.entries {
            before = link(&before, &entry.content);
            assert_eq!(entry.link, before);
        }
        assert_ne!(ledger.entries[1].link, ledger.entries[2].link);
    }

    /// By whoever could write rows, segments and the head, and so by a fault of our own.
    #[test]
    fn a_row_that_was_taken_out_or_cut_off_is_noticed() {
        for (taken, expected) in [
            (&[0][..], vec![None, None]),
            (&[1], vec![Some(1), None]),
            (&[2], vec![Some(1), Some(2)]),
            (&[1, 2], vec![Some(1)]),
            (&[0, 1, 2], vec![]),
        ] {
            let (desk, mut store, ids) = Desk::with_rows(&[b"one", b"two", b"three"]);
            let cut = |tx: &mut crate::Tx<'_>| taken.iter().try_for_each(|at| tx.take_out(Table::Ledger, ids[*at]));
            store.write(|tx| cut(tx)).unwrap();
            let store = desk.again(store);
            assert!(store.condition().is_sound(), "by the summary alone all is well");
            let ledger = store.ledger().unwrap();
            assert!(!ledger.whole);
            assert_eq!((ledger.missing, numbers(&ledger)), (taken.len() as u64, expected));
            assert_eq!(broken(&store), Some(taken.len() as u64));
            assert!(store.condition().damaged);
        }
    }

    #[test]
    fn a_row_that_was_written_again_is_noticed() {
        let (desk, mut store, ids) = Desk::with_rows(&[b"one", b"two", b"three"]);
        store.write(|tx| tx.write_again(Table::Ledger, ids[1], b"TWO")).unwrap();
        let store = desk.again(store);
        let ledger = store.ledger().unwrap();
        let follows: Vec<bool> = ledger.entries.iter().map(|entry| entry.follows).collect();
        assert_eq!((ledger.whole, follows), (false, vec![true, false, true]));
        assert_eq!(store.inspect().len(), 1);
        assert_eq!(broken(&store), Some(0));
        assert!(
            store.damage()[0]
                .to_string()
                .starts_with("the ledger's rows are not as they were written")
        );
    }

    #[test]
    fn nothing_of_it_is_changed_or_taken_out_but_from_its_beginning() {
        let (desk, mut store, ids) = Desk::with_rows(&[b"one", b"two", b"three"]);
        let changed = store.write(|tx| tx.update(Table::Ledger, ids[0], b"none"));
        assert!(matches!(changed, Err(StoreError::LedgerIsAppendOnly)));
        let deleted = store.write(|tx| tx.delete(Table::Ledger, ids[1]));
        assert!(matches!(deleted, Err(StoreError::LedgerIsAppendOnly)));
        let generation = store.generation();
        store.write(|tx| tx.forget_ledger(ids[1])).unwrap();
        assert!(store.generation() > generation, "an older copy put back is noticed");
        store.write(|tx| tx.insert(Table::Ledger, b"four")).unwrap();
        let mut store = desk.again(store);
        let ledger = store.ledger().unwrap();
        assert!(ledger.whole);
        assert_eq!((ledger.forgotten, numbers(&ledger)), (2, vec![Some(3), Some(4)]));
        // All of it, and it goes on.
        let last = ledger.entries[1].id;
        store.write(|tx| tx.forget_ledger(last)).unwrap();
        store.write(|tx| tx.insert(Table::Ledger, b"five")).unwrap();
        let ledger = desk.again(store).ledger().unwrap();
        assert!(ledger.whole);
        assert_eq!((ledger.forgotten, numbers(&ledger)), (4, vec![Some(5)]));
    }

    /// A store of the version before had rows and no chain.
    #[test]
    fn rows_from_before_the_chain_become_its_beginning() {
        let (desk, mut store, ids) = Desk::with_rows(&[b"one", b"two"]);
        let unchain = |tx: &mut crate::Tx<'_>| {
            for id in &ids {
                tx.line_mut(Table::Ledger, *id)?.1.clear();
            }
            tx.without_chain();
            Ok::<_, StoreError>(())
        };
        store.write(unchain).unwrap();
        let mut store = desk.again(store);
        let ledger = store.ledger().unwrap();
        assert!(ledger.whole && store.inspect().is_empty());
        assert_eq!(numbers(&ledger), [Some(1), Some(2)]);
        store.write(|tx| tx.insert(Table::Ledger, b"three")).unwrap();
        let store = desk.again(store);
        let chained = store.ledger().unwrap();
        assert!(chained.whole);
        assert_eq!(numbers(&chained), [Some(1), Some(2), Some(3)]);
        assert_eq!(chained.entries[1].link, ledger.entries[1].link);
    }
}
