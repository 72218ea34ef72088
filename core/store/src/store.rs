//! An opened store.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::condition::{Condition, Damage, Rollback};
use crate::database::Database;
use crate::database::failure::write_failed;
use crate::database::records;
use crate::id::StoreId;
use crate::key::{StoreKey, StoreKeys};
use crate::ledger::{Ledger, Walk, link};
use crate::load::{Loaded, load};
use crate::locked::FoundSlot;
use crate::rows::{self, RowFault};
use crate::slot::DIGEST;
use crate::summary::Summary;
use crate::summary::head::Head;
use crate::transaction::Staged;
use crate::vault::entry::VaultEntry;
use crate::{DamageKind, Locked, RowId, SlotKind, StoreError, Table, Tx, Vault};

/// An opened store: its keys are in memory until [`Store::lock`] or drop. `Send`, not `Sync`.
pub struct Store {
    pub(crate) database: Box<Database>,
    pub(crate) id: StoreId,
    pub(crate) keys: StoreKeys,
    pub(crate) summary: Summary,
    pub(crate) head: Head,
    pub(crate) head_revision: u64,
    pub(crate) vault: Arc<dyn Vault>,
    /// This device's entry; `None` where the vault has none for this store.
    pub(crate) entry: Option<VaultEntry>,
    condition: Condition,
    damage: RefCell<Vec<Damage>>,
    /// The damaged file was copied aside since it was opened.
    set_aside: Cell<bool>,
}

/// A row's name and what was written as its bytes.
pub type Row = (RowId, Zeroizing<Vec<u8>>);

/// One line of the list of passes, from the summary alone.
pub struct Card<'a> {
    /// The pass row it stands for.
    pub id: RowId,
    /// Revision of the pass row: rises when the row is written again.
    pub revision: u64,
    /// What the wallet wrote as the card.
    pub bytes: &'a [u8],
    /// Removed, and purged at the next lock.
    pub removed: bool,
}

impl Store {
    /// Opens the summary with the store key and compares what it says with the vault.
    pub(crate) fn open(
        locked: Locked,
        key: StoreKey,
        vault: Arc<dyn Vault>,
        entry: Option<VaultEntry>,
        with: SlotKind,
    ) -> Result<Store, (Locked, StoreError)> {
        let keys = match StoreKeys::derive(key, locked.store) {
            Ok(keys) => keys,
            Err(error) => return Err((locked, error)),
        };
        let Loaded {
            summary,
            head,
            head_revision,
            mut damage,
        } = load(&locked.database, &keys, locked.store);
        if let Some(head) = &head {
            damage.extend(replaced_slots(&locked.slots, head, with));
        }
        let witness = entry.as_ref().filter(|_| vault.sees_rollback());
        let condition = Condition {
            rolled_back: rollback(head.as_ref(), witness, locked.database.journal_broken()),
            damaged: !damage.is_empty(),
            unwitnessed: witness.is_none(),
        };
        let mut store = Store {
            database: locked.database,
            id: locked.store,
            keys,
            summary,
            head: head.unwrap_or_else(|| Head {
                slots: own_slots(&locked.slots),
                ..Head::default()
            }),
            head_revision,
            vault,
            entry,
            condition,
            damage: RefCell::new(damage),
            set_aside: Cell::new(false),
        };
        if condition.rolled_back.is_none() {
            // A crash between a commit and the vault leaves the vault behind, never ahead.
            store.tell_vault();
        }
        Ok(store)
    }

    /// Every card that was not removed, in insertion order. Opens no row.
    pub fn cards(&self) -> impl ExactSizeIterator<Item = Card<'_>> {
        self.cards_where(false)
    }

    /// Every removed card that is not purged yet, in insertion order.
    pub fn removed(&self) -> impl ExactSizeIterator<Item = Card<'_>> {
        self.cards_where(true)
    }

    fn cards_where(&self, removed: bool) -> impl ExactSizeIterator<Item = Card<'_>> {
        let lines = self
            .summary
            .table(Table::Passes)
            .lines_where(move |line| line.removed == removed);
        lines.map(|(line, bytes)| Card {
            id: line.id,
            revision: line.revision,
            bytes,
            removed: line.removed,
        })
    }

    /// Opens one row, a removed one too.
    pub fn read(&self, table: Table, id: RowId) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        let line = self
            .summary
            .table(table)
            .line(id)
            .ok_or(StoreError::NoRow { table, id })?;
        rows::open(self.database.sql(), &self.keys, self.id, table, line).map_err(|fault| match fault {
            RowFault::Damaged(what) => {
                self.note(Damage {
                    table: Some(table),
                    row: Some(id),
                    what,
                });
                StoreError::RowDamaged { table, id }
            }
            RowFault::Failed(error) => error,
        })
    }

    /// Opens all rows of a table in insertion order, removed passes excepted. Damaged rows are skipped and named in
    /// [`Store::damage`].
    pub fn list(&self, table: Table) -> Result<Vec<Row>, StoreError> {
        let mut rows = Vec::new();
        for (line, _) in self.summary.table(table).lines().filter(|(line, _)| !line.removed) {
            match self.read(table, line.id) {
                Ok(bytes) => rows.push((line.id, bytes)),
                Err(StoreError::RowDamaged { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(rows)
    }

    /// Opens the ledger, oldest row first, and walks its chain. Where a row is missing or is not the one that was written, that is
    /// named in [`Store::damage`] too.
    pub fn ledger(&self) -> Result<Ledger, StoreError> {
        self.ledger_as(|bytes| bytes)
    }

    /// The same with what `read` makes of each row's bytes, which are wiped as soon as it has.
    pub fn ledger_as<T>(&self, read: impl Fn(Zeroizing<Vec<u8>>) -> T) -> Result<Ledger<T>, StoreError> {
        let lines = self.summary.table(Table::Ledger).lines();
        let chain = self.head.chain.unwrap_or_default();
        let mut walk = Walk::new(&chain, lines.len());
        let mut unchained = chain;
        let sql = self.database.sql();
        rows::open_all(sql, &self.keys, self.id, Table::Ledger, lines, |line, card, opened| {
            let bytes = match opened {
                Ok(bytes) => Some(bytes),
                Err(RowFault::Damaged(what)) => {
                    self.note(Damage {
                        table: Some(Table::Ledger),
                        row: Some(line.id),
                        what,
                    });
                    None
                }
                Err(RowFault::Failed(error)) => return Err(error),
            };
            let linked = match self.head.chain {
                Some(_) => card.try_into().unwrap_or_default(),
                // From before there was a chain.
                None => {
                    unchained.last = link(&unchained.last, bytes.as_deref().map_or(&[], Vec::as_slice));
                    unchained.written = unchained.written.saturating_add(1);
                    unchained.last
                }
            };
            walk.take(line.id, linked, bytes, &read);
            Ok(())
        })?;
        let ledger = walk.finish(&unchained);
        if !ledger.whole {
            self.note(Damage {
                table: Some(Table::Ledger),
                row: None,
                what: DamageKind::LedgerBroken {
                    missing: ledger.missing,
                },
            });
        }
        Ok(ledger)
    }

    /// How many of the ledger's oldest rows were forgotten on purpose.
    pub fn forgotten_of_ledger(&self) -> u64 {
        self.head.chain.map_or(0, |chain| chain.forgotten)
    }

    /// Opens the rows of a table that no sound part of the summary lists, where a part of it is damaged; none where
    /// the table's summary is sound. They are genuine rows of this store, but may be ones that were removed or
    /// deleted: show them, never let them grant trust.
    pub fn rescue(&self, table: Table) -> Vec<Row> {
        let summary = self.summary.table(table);
        let here = |damage: &Damage| damage.table.is_none_or(|of| of == table) && damage.row.is_none();
        if !self.damage.borrow().iter().any(here) {
            return Vec::new();
        }
        let unlisted = records::every_row(self.database.sql(), table)
            .into_iter()
            .filter(|found| summary.line(found.id).is_none());
        unlisted
            .filter_map(|found| Some((found.id, rows::open_found(&self.keys, self.id, table, found)?)))
            .collect()
    }

    /// Runs `f` in one transaction: where it returns an error or panics, nothing was changed, in memory neither.
    ///
    /// What returns `Ok` is on the disk. The generation goes to the vault after that; where the vault fails, the
    /// condition says `unwitnessed` and the next write tells it again.
    pub fn write<T, E: From<StoreError>>(&mut self, f: impl FnOnce(&mut Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        self.keep_evidence()?;
        let (value, staged) = {
            let transaction = self.database.begin()?;
            let mut tx = Tx::new(self, &transaction);
            let value = f(&mut tx)?;
            let Some(staged) = tx.finish()? else { return Ok(value) };
            transaction.commit().map_err(|error| E::from(write_failed(error)))?;
            (value, staged)
        };
        self.apply(staged);
        Ok(value)
    }

    /// Rises with every ledger row, spent copy and high-water mark.
    pub fn generation(&self) -> u64 {
        self.head.generation
    }

    /// Sound, rolled back, damaged.
    pub fn condition(&self) -> Condition {
        Condition {
            damaged: !self.damage.borrow().is_empty(),
            ..self.condition
        }
    }

    /// Every damaged part met so far. Rows are met when they are read: [`Store::inspect`] reads them all.
    pub fn damage(&self) -> Vec<Damage> {
        self.damage.borrow().clone()
    }

    /// Opens every row of every table, and names all damage there is.
    pub fn inspect(&self) -> Vec<Damage> {
        for table in Table::ALL {
            // What is wrong is noted by `ledger` and `read`.
            if table == Table::Ledger {
                let _ = self.ledger();
                continue;
            }
            for (line, _) in self.summary.table(table).lines() {
                let _ = self.read(table, line.id);
            }
        }
        self.damage()
    }

    /// Ends `rolled_back`: the wallet has marked every single-use copy as used and told the person.
    pub fn acknowledge_rollback(&mut self) -> Result<(), StoreError> {
        self.write(|tx| {
            tx.forget_rollback();
            Ok(())
        })
    }

    /// The highest time seen, seconds since 1970 UTC.
    pub fn highest_time(&self) -> Option<i64> {
        self.head.highest_time
    }

    /// Raises the highest time seen; a lower one changes nothing.
    pub fn raise_highest_time(&mut self, seconds: i64) -> Result<(), StoreError> {
        self.write(|tx| {
            tx.raise_highest_time(seconds);
            Ok(())
        })
    }

    /// Purges removed passes, folds the journal into the file and forgets the keys.
    ///
    /// A damaged store is left exactly as it is. Where the purge fails the keys are forgotten all the same, removed
    /// passes stay removed, and the next lock purges them.
    pub fn lock(mut self) -> Result<Locked, StoreError> {
        if !self.condition().damaged {
            let removed: Vec<RowId> = self.removed().map(|card| card.id).collect();
            if !removed.is_empty() {
                self.write(|tx| removed.iter().try_for_each(|id| tx.delete(Table::Passes, *id)))?;
            }
            self.database.fold()?;
        }
        Locked::read(self.database)
    }

    /// What a rolled-back store's head still has to remember.
    pub(crate) fn pending_rollback(&self) -> Option<Rollback> {
        self.condition.rolled_back.filter(|_| self.head.rollback.is_none())
    }

    /// Before the first write over a broken head or log, the file is copied aside.
    fn keep_evidence(&self) -> Result<(), StoreError> {
        let evidence = |damage: &Damage| matches!(damage.what, DamageKind::HeadBroken | DamageKind::JournalBroken);
        let pending = self.pending_rollback().is_some() && self.damage.borrow().iter().any(evidence);
        if pending && !self.set_aside.get() {
            self.database.set_aside()?;
            self.set_aside.set(true);
        }
        Ok(())
    }

    /// What was committed becomes what is known.
    pub(crate) fn apply(&mut self, staged: Staged) {
        for (table, number, place) in staged.places {
            self.summary.table_mut(table).replace(number, place);
        }
        self.condition.rolled_back = staged.head.rollback;
        let raised = staged.head.generation != self.head.generation;
        self.head = staged.head;
        self.head_revision = staged.head_revision;
        if raised {
            self.tell_vault();
        }
    }

    /// Writes the generation to the vault where it tells something there.
    fn tell_vault(&mut self) {
        let Some(entry) = self.entry.as_mut().filter(|_| self.vault.sees_rollback()) else {
            return;
        };
        if entry.generation < self.head.generation {
            let before = std::mem::replace(&mut entry.generation, self.head.generation);
            let told = entry.save(self.vault.as_ref()).is_ok();
            if !told {
                entry.generation = before;
            }
            self.condition.unwitnessed = !told;
        }
    }

    fn note(&self, damage: Damage) {
        let mut known = self.damage.borrow_mut();
        if !known.contains(&damage) {
            known.push(damage);
        }
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store")
            .field("condition", &self.condition())
            .finish_non_exhaustive()
    }
}

/// What a head lists of these slots.
fn own_slots(found: &[FoundSlot]) -> Vec<(SlotKind, [u8; DIGEST])> {
    found
        .iter()
        .map(|found| (found.slot.kind, found.slot.digest()))
        .collect()
}

/// Slots that are not the ones the head lists, and those that do not read; the one that just opened is read for sure.
fn replaced_slots(found: &[FoundSlot], head: &Head, with: SlotKind) -> Vec<Damage> {
    let own = |kind: SlotKind, slot: Option<&FoundSlot>| {
        let listed = head
            .slots
            .iter()
            .find(|(listed, _)| *listed == kind)
            .map(|(_, digest)| *digest);
        slot.map(|found| found.slot.digest()) == listed && slot.is_none_or(|found| found.sound || kind == with)
    };
    let wrong = SlotKind::ALL
        .into_iter()
        .filter(|kind| !own(*kind, found.iter().find(|found| found.slot.kind == *kind)));
    wrong
        .map(|kind| Damage {
            table: None,
            row: None,
            what: DamageKind::SlotReplaced(kind),
        })
        .collect()
}

/// Whether the file is older than it should be, or cannot say.
fn rollback(head: Option<&Head>, witness: Option<&VaultEntry>, journal_broken: bool) -> Option<Rollback> {
    let expected = witness.map_or(0, |entry| entry.generation);
    match head {
        None => Some(Rollback { found: 0, expected }),
        Some(head) if head.rollback.is_some() => head.rollback,
        Some(head) if head.generation < expected || journal_broken => Some(Rollback {
            found: head.generation,
            expected,
        }),
        Some(_) => None,
    }
}
