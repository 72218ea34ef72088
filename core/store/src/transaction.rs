//! One transaction: changes are staged beside what the store knows, written with one commit, and only then known.

use std::collections::{BTreeMap, HashMap};

use rusqlite::Connection;
use zeroize::Zeroizing;

use crate::database::failure::write_failed;
use crate::database::records;
use crate::ledger::{self, Chain, Link};
use crate::limits::{MAX_CARD_BYTES, MAX_ROW_BYTES};
use crate::rows::{self, RowFault};
use crate::seal::{self, TAG};
use crate::slot::Slot;
use crate::summary::Place;
use crate::summary::head::{Head, Seal};
use crate::summary::segment::{Draft, Line, Segment};
use crate::{RowId, SlotKind, Store, StoreError, Table};

/// One transaction, given to the closure of [`Store::write`]. Reads see its own writes.
pub struct Tx<'a> {
    store: &'a Store,
    sql: &'a Connection,
    /// Segments this transaction changes.
    drafts: BTreeMap<(Table, u32), Draft>,
    /// Where rows went: `None` where deleted.
    moved: HashMap<(Table, RowId), Option<u32>>,
    head: Head,
    raise: bool,
    /// Something besides the drafts changed.
    touched: bool,
    forget_rollback: bool,
}

/// What a transaction wrote, to be known once it is committed.
pub(crate) struct Staged {
    pub(crate) places: Vec<(Table, u32, Place)>,
    pub(crate) head: Head,
    pub(crate) head_revision: u64,
}

impl<'a> Tx<'a> {
    pub(crate) fn new(store: &'a Store, sql: &'a Connection) -> Self {
        Tx {
            store,
            sql,
            drafts: BTreeMap::new(),
            moved: HashMap::new(),
            head: store.head.clone(),
            raise: false,
            touched: false,
            forget_rollback: false,
        }
    }

    /// Opens one row as this transaction left it.
    pub fn read(&self, table: Table, id: RowId) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        let line = self.line(table, id)?;
        rows::open(self.sql, &self.store.keys, self.store.id, table, &line).map_err(|fault| match fault {
            RowFault::Damaged(_) => StoreError::RowDamaged { table, id },
            RowFault::Failed(error) => error,
        })
    }

    /// Adds a row. A ledger row is chained to the one before it, and raises the generation.
    pub fn insert(&mut self, table: Table, bytes: &[u8]) -> Result<RowId, StoreError> {
        if table != Table::Ledger {
            return self.add(table, bytes, &[]);
        }
        let mut chain = self.chain()?;
        chain.last = ledger::link(&chain.last, bytes);
        chain.written = chain.written.saturating_add(1);
        let id = self.add(table, bytes, &chain.last)?;
        self.head.chain = Some(chain);
        Ok(id)
    }

    /// Forgets the oldest rows of the ledger, up to and with this one: how many those were, and the last one's link, are kept.
    pub fn forget_ledger(&mut self, up_to: RowId) -> Result<(), StoreError> {
        let mut chain = self.chain()?;
        let line = self.line(Table::Ledger, up_to)?;
        chain.base = self.linked(up_to)?;
        let known = self.store.summary.table(Table::Ledger).lines().map(|(line, _)| line.id);
        let own = self
            .moved
            .keys()
            .filter(|(table, _)| *table == Table::Ledger)
            .map(|(_, id)| *id);
        let rows: Vec<RowId> = known.chain(own).collect();
        for id in rows {
            if self.line(Table::Ledger, id).is_ok_and(|other| other.seq <= line.seq) {
                self.take_out(Table::Ledger, id)?;
                chain.forgotten = chain.forgotten.saturating_add(1);
            }
        }
        self.head.chain = Some(chain);
        self.raise = true;
        Ok(())
    }

    /// Adds a pass with its card.
    pub fn insert_pass(&mut self, bytes: &[u8], card: &[u8]) -> Result<RowId, StoreError> {
        self.add(Table::Passes, bytes, card)
    }

    /// Writes a row again; a pass keeps its card. Not one of the ledger.
    pub fn update(&mut self, table: Table, id: RowId, bytes: &[u8]) -> Result<(), StoreError> {
        if table == Table::Ledger {
            return Err(StoreError::LedgerIsAppendOnly);
        }
        self.write_again(table, id, bytes)
    }

    /// Writes a row of any table again.
    pub(crate) fn write_again(&mut self, table: Table, id: RowId, bytes: &[u8]) -> Result<(), StoreError> {
        let line = self.line(table, id)?;
        let revision = line.revision.saturating_add(1);
        let tag = self.rewrite(table, &line, revision, bytes)?;
        let (line, _) = self.line_mut(table, id)?;
        (line.revision, line.tag) = (revision, tag);
        Ok(())
    }

    /// Writes a pass and its card again.
    pub fn update_pass(&mut self, id: RowId, bytes: &[u8], card: &[u8]) -> Result<(), StoreError> {
        bounded("card", card, MAX_CARD_BYTES)?;
        self.update(Table::Passes, id, bytes)?;
        self.update_card(id, card)
    }

    /// Writes a pass's card again.
    pub fn update_card(&mut self, id: RowId, card: &[u8]) -> Result<(), StoreError> {
        bounded("card", card, MAX_CARD_BYTES)?;
        let (_, held) = self.line_mut(Table::Passes, id)?;
        *held = Zeroizing::new(card.to_vec());
        Ok(())
    }

    /// Takes a pass off the list; it is purged at the next lock.
    pub fn mark_removed(&mut self, id: RowId) -> Result<(), StoreError> {
        self.line_mut(Table::Passes, id).map(|(line, _)| line.removed = true)
    }

    /// Puts a removed pass back on the list.
    pub fn restore(&mut self, id: RowId) -> Result<(), StoreError> {
        self.line_mut(Table::Passes, id).map(|(line, _)| line.removed = false)
    }

    /// Deletes a row at once and for good. Not one of the ledger: that is forgotten from its beginning.
    pub fn delete(&mut self, table: Table, id: RowId) -> Result<(), StoreError> {
        if table == Table::Ledger {
            return Err(StoreError::LedgerIsAppendOnly);
        }
        self.take_out(table, id)
    }

    /// Takes a row out of any table.
    pub(crate) fn take_out(&mut self, table: Table, id: RowId) -> Result<(), StoreError> {
        let line = self.line(table, id)?;
        let place = self.place_of(table, id)?;
        records::delete_row(self.sql, table, line.seq).map_err(write_failed)?;
        self.draft(table, place)?.remove(id);
        self.moved.insert((table, id), None);
        Ok(())
    }

    /// Raises the generation at commit: for a spent copy or a high-water mark. Ledger rows do it by themselves.
    pub fn raise_generation(&mut self) {
        self.raise = true;
    }

    /// Raises the highest time seen (seconds since 1970 UTC) and, where it does, the generation.
    pub fn raise_highest_time(&mut self, seconds: i64) {
        if self.head.highest_time.is_none_or(|highest| highest < seconds) {
            self.head.highest_time = Some(seconds);
            self.raise = true;
        }
    }

    /// The rollback is dealt with.
    pub(crate) fn forget_rollback(&mut self) {
        self.forget_rollback = true;
        self.raise = true;
    }

    /// Sets or replaces a slot. Raises the generation, so that an older slot put back shows.
    pub(crate) fn put_slot(&mut self, slot: &Slot) -> Result<(), StoreError> {
        records::put_slot(self.sql, slot).map_err(write_failed)?;
        self.head.slots.retain(|(kind, _)| *kind != slot.kind);
        self.head.slots.push((slot.kind, slot.digest()));
        self.raise = true;
        Ok(())
    }

    pub(crate) fn delete_slot(&mut self, kind: SlotKind) -> Result<(), StoreError> {
        records::delete_slot(self.sql, kind).map_err(write_failed)?;
        self.head.slots.retain(|(other, _)| *other != kind);
        self.raise = true;
        Ok(())
    }

    /// Writes changed segments and the head. `None` where nothing changed.
    pub(crate) fn finish(self) -> Result<Option<Staged>, StoreError> {
        if self.drafts.is_empty() && !self.raise && !self.touched {
            return Ok(None);
        }
        let store = self.store;
        let mut rosters = store.summary.rosters();
        let mut places = Vec::with_capacity(self.drafts.len());
        for ((table, number), draft) in self.drafts {
            let at = usize::try_from(number).unwrap_or(usize::MAX);
            let roster = Table::ALL
                .iter()
                .zip(&mut rosters)
                .find_map(|(of, roster)| (*of == table).then_some(roster));
            let Some(roster) = roster else { continue };
            let before = roster.get(at).map(|seal| seal.revision);
            let revision = before.unwrap_or_default().saturating_add(1);
            let plain = draft.encode();
            let place = seal::segment_place(store.id, table, number, revision);
            let sealed = seal::seal(&store.keys.index, &place, &plain)?;
            let put = records::put_segment(self.sql, table, number, revision, sealed.as_bytes(), before.is_none());
            if !put.map_err(write_failed)? {
                return Err(StoreError::Damaged);
            }
            let seal = Seal {
                revision,
                tag: sealed.tag(),
            };
            match roster.get_mut(at) {
                Some(held) => *held = seal,
                None => roster.push(seal),
            }
            let segment = Some(Segment::decode(plain).map_err(|_| StoreError::Crypto)?);
            places.push((table, number, Place { seal, segment }));
        }
        let head = next_head(self.head, store, self.raise, self.forget_rollback);
        let head_revision = store.head_revision.saturating_add(1);
        let sealed = seal::seal(
            &store.keys.index,
            &seal::head_place(store.id, head_revision),
            &head.encode(&rosters),
        )?;
        records::put_head(self.sql, head_revision, sealed.as_bytes()).map_err(write_failed)?;
        Ok(Some(Staged {
            places,
            head,
            head_revision,
        }))
    }

    fn add(&mut self, table: Table, bytes: &[u8], card: &[u8]) -> Result<RowId, StoreError> {
        bounded("row", bytes, MAX_ROW_BYTES)?;
        bounded("card", card, MAX_CARD_BYTES)?;
        let id = RowId::random()?;
        let sealed = seal::seal(
            self.store.keys.rows(table),
            &seal::row_place(self.store.id, table, id, 1),
            bytes,
        )?;
        let seq = records::insert_row(self.sql, table, id, 1, sealed.as_bytes()).map_err(write_failed)?;
        let place = self.place_with_room(table, card.len());
        self.draft(table, place)?.push(
            Line {
                id,
                seq,
                revision: 1,
                tag: sealed.tag(),
                removed: false,
            },
            card,
        );
        self.moved.insert((table, id), Some(place));
        self.raise |= table == Table::Ledger;
        Ok(id)
    }

    /// The chain as this transaction left it. In a store from before there was one it is made of the rows that are there.
    fn chain(&mut self) -> Result<Chain, StoreError> {
        if let Some(chain) = self.head.chain {
            return Ok(chain);
        }
        let mut chain = Chain::default();
        let rows: Vec<RowId> = self
            .store
            .summary
            .table(Table::Ledger)
            .lines()
            .map(|(line, _)| line.id)
            .collect();
        for id in rows {
            // One that does not open is chained as empty: that it is damaged is known.
            let bytes = self.read(Table::Ledger, id).unwrap_or_default();
            chain.last = ledger::link(&chain.last, &bytes);
            chain.written = chain.written.saturating_add(1);
            let (_, held) = self.line_mut(Table::Ledger, id)?;
            *held = Zeroizing::new(chain.last.to_vec());
        }
        self.head.chain = Some(chain);
        Ok(chain)
    }

    /// As a store from before the chain was.
    #[cfg(test)]
    pub(crate) fn without_chain(&mut self) {
        self.head.chain = None;
    }

    /// The link of a row of the ledger.
    fn linked(&mut self, id: RowId) -> Result<Link, StoreError> {
        let (_, held) = self.line_mut(Table::Ledger, id)?;
        held.as_slice().try_into().map_err(|_| StoreError::Damaged)
    }

    /// Seals and writes a row again; gives its new tag.
    fn rewrite(&self, table: Table, line: &Line, revision: u64, bytes: &[u8]) -> Result<[u8; TAG], StoreError> {
        bounded("row", bytes, MAX_ROW_BYTES)?;
        let place = seal::row_place(self.store.id, table, line.id, revision);
        let sealed = seal::seal(self.store.keys.rows(table), &place, bytes)?;
        match records::update_row(self.sql, table, line.seq, revision, sealed.as_bytes()) {
            Ok(true) => Ok(sealed.tag()),
            Ok(false) => Err(StoreError::RowDamaged { table, id: line.id }),
            Err(error) => Err(write_failed(error)),
        }
    }

    /// Where a new row's line goes: the last segment, a sparse one, or a new one. Never a damaged one.
    fn place_with_room(&self, table: Table, card: usize) -> u32 {
        let places = self.store.summary.table(table).places();
        let count = u32::try_from(places.len()).unwrap_or(u32::MAX);
        let drafted = self.drafts.range((table, count)..=(table, u32::MAX)).next_back();
        let last = drafted.map_or(count.saturating_sub(1), |((_, number), _)| *number);
        let takes = |number: u32| match self.drafts.get(&(table, number)) {
            Some(draft) => draft.has_room(card),
            None => self
                .store
                .summary
                .table(table)
                .segment(number)
                .is_some_and(|segment| segment.has_room(card)),
        };
        if takes(last) {
            return last;
        }
        let sparse = |place: &Place| place.segment.as_ref().is_some_and(Segment::is_sparse);
        let again = (0..)
            .zip(places)
            .find(|(number, place)| sparse(place) && takes(*number));
        match (again, drafted) {
            (Some((number, _)), _) => number,
            (None, Some(_)) => last.saturating_add(1),
            (None, None) => count,
        }
    }

    /// The segment to change, drafted on first use.
    fn draft(&mut self, table: Table, place: u32) -> Result<&mut Draft, StoreError> {
        let held = self
            .store
            .summary
            .table(table)
            .places()
            .get(usize::try_from(place).unwrap_or(usize::MAX));
        let drafted = match held {
            Some(place) => place.segment.as_ref().ok_or(StoreError::Damaged)?.draft(),
            None => Draft::default(),
        };
        Ok(self.drafts.entry((table, place)).or_insert(drafted))
    }

    fn line(&self, table: Table, id: RowId) -> Result<Line, StoreError> {
        let place = self.place_of(table, id)?;
        let line = match self.drafts.get(&(table, place)) {
            Some(draft) => draft.line(id),
            None => self.store.summary.table(table).line(id),
        };
        line.copied().ok_or(StoreError::NoRow { table, id })
    }

    pub(crate) fn line_mut(&mut self, table: Table, id: RowId) -> Result<&mut (Line, Zeroizing<Vec<u8>>), StoreError> {
        let place = self.place_of(table, id)?;
        self.draft(table, place)?
            .line_mut(id)
            .ok_or(StoreError::NoRow { table, id })
    }

    fn place_of(&self, table: Table, id: RowId) -> Result<u32, StoreError> {
        let place = match self.moved.get(&(table, id)) {
            Some(place) => *place,
            None => self.store.summary.table(table).place_of(id),
        };
        place.ok_or(StoreError::NoRow { table, id })
    }
}

/// The head that the next commit writes.
pub(crate) fn next_head(mut head: Head, store: &Store, raise: bool, forget_rollback: bool) -> Head {
    let pending = store.pending_rollback();
    // A store that fell behind goes past all it ever was, so that it cannot catch up unnoticed.
    let behind = pending.map_or(0, |rollback| rollback.expected);
    if raise || pending.is_some() {
        head.generation = head.generation.max(behind).saturating_add(1);
    }
    head.rollback = if forget_rollback {
        None
    } else {
        head.rollback.or(pending)
    };
    head
}

fn bounded(what: &'static str, bytes: &[u8], limit: usize) -> Result<(), StoreError> {
    if bytes.len() > limit {
        Err(StoreError::TooLarge {
            what,
            size: bytes.len(),
            limit,
        })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::FirstSlot;
    use crate::vault::memory::MemoryVault;

    #[test]
    fn a_full_disk_is_named_and_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::create(folder.path(), Arc::new(MemoryVault::new()), FirstSlot::Device).unwrap();
        let kept = store.write(|tx| tx.insert_pass(b"kept", b"kept")).unwrap();
        let pages: i64 = store
            .database
            .sql()
            .pragma_query_value(None, "page_count", |row| row.get(0))
            .unwrap();
        let _: i64 = store
            .database
            .sql()
            .pragma_update_and_check(None, "max_page_count", pages, |row| row.get(0))
            .unwrap();
        let generation = store.generation();
        let full = store.write(|tx| {
            tx.update_card(kept, b"changed")?;
            tx.insert(Table::Ledger, &[7; 100_000])
        });
        assert!(matches!(full, Err(StoreError::DiskFull)));
        assert_eq!(
            store.cards().map(|card| card.bytes.to_vec()).collect::<Vec<_>>(),
            [b"kept"]
        );
        assert_eq!(
            (store.generation(), store.list(Table::Ledger).unwrap().len()),
            (generation, 0)
        );
        assert!(store.inspect().is_empty() && store.condition().is_sound());
        // What fits is still written.
        store.write(|tx| tx.update_card(kept, b"fits")).unwrap();
        assert!(store.inspect().is_empty());
    }
}
