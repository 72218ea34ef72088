//! Every statement the store runs, and nothing but ciphertext in them.

use rusqlite::types::ValueRef;
use rusqlite::{CachedStatement, Connection, OptionalExtension as _, Rows, params};

use crate::id::StoreId;
use crate::slot::{Slot, SlotKind};
use crate::{RowId, Table};

type Result<T> = rusqlite::Result<T>;

/// The store's name.
pub(crate) fn store_id(sql: &Connection) -> Result<StoreId> {
    sql.query_row("SELECT id FROM store", [], |row| row.get(0)).map(StoreId)
}

pub(crate) fn insert_store(sql: &Connection, store: StoreId) -> Result<()> {
    sql.execute("INSERT INTO store (one, id) VALUES (1, ?1)", [store.0])
        .map(drop)
}

/// The slot of this kind and whether it reads as it was written.
pub(crate) fn slot(sql: &Connection, kind: SlotKind) -> Result<Option<(Slot, bool)>> {
    sql.query_row(
        "SELECT header, sealed, digest FROM slots WHERE kind = ?1",
        [kind.name()],
        |row| {
            let slot = Slot {
                kind,
                header: row.get(0)?,
                sealed: row.get(1)?,
            };
            let sound = slot.digest().as_slice() == row.get_ref(2)?.as_bytes()?;
            Ok((slot, sound))
        },
    )
    .optional()
}

pub(crate) fn put_slot(sql: &Connection, slot: &Slot) -> Result<()> {
    let put = "INSERT OR REPLACE INTO slots (kind, header, sealed, digest) VALUES (?1, ?2, ?3, ?4)";
    sql.execute(put, params![slot.kind.name(), slot.header, slot.sealed, slot.digest()])
        .map(drop)
}

pub(crate) fn delete_slot(sql: &Connection, kind: SlotKind) -> Result<()> {
    sql.execute("DELETE FROM slots WHERE kind = ?1", [kind.name()])
        .map(drop)
}

/// Revision and sealed bytes of the summary's head.
pub(crate) fn head(sql: &Connection) -> Result<(u64, Vec<u8>)> {
    sql.query_row("SELECT revision, sealed FROM head", [], |row| {
        Ok((revision(row.get(0)?), row.get(1)?))
    })
}

pub(crate) fn put_head(sql: &Connection, revision: u64, sealed: &[u8]) -> Result<()> {
    let put = "INSERT INTO head (one, revision, sealed) VALUES (1, ?1, ?2)
               ON CONFLICT (one) DO UPDATE SET revision = ?1, sealed = ?2";
    sql.prepare_cached(put)?
        .execute(params![column(revision), sealed])
        .map(drop)
}

/// Gives every segment in order: table, place, revision, sealed bytes. Stops at the first page that does not read.
pub(crate) fn each_segment(sql: &Connection, mut give: impl FnMut(Table, u32, u64, &[u8])) -> Result<()> {
    let mut statement = sql.prepare("SELECT position, revision, sealed FROM segments ORDER BY position")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if let (Some((table, place)), ValueRef::Blob(sealed)) = (placed(row.get(0)?), row.get_ref(2)?) {
            give(table, place, revision(row.get(1)?), sealed);
        }
    }
    Ok(())
}

/// One segment's revision and sealed bytes.
pub(crate) fn segment(sql: &Connection, table: Table, place: u32) -> Result<Option<(u64, Vec<u8>)>> {
    sql.query_row(
        "SELECT revision, sealed FROM segments WHERE position = ?1",
        [position(table, place)],
        |row| Ok((revision(row.get(0)?), row.get(1)?)),
    )
    .optional()
}

/// Writes a segment; `new` where nothing may stand in its place yet. `false` where that does not hold.
pub(crate) fn put_segment(
    sql: &Connection,
    table: Table,
    place: u32,
    at: u64,
    sealed: &[u8],
    new: bool,
) -> Result<bool> {
    let put = if new {
        "INSERT OR IGNORE INTO segments (position, revision, sealed) VALUES (?1, ?2, ?3)"
    } else {
        "UPDATE segments SET revision = ?2, sealed = ?3 WHERE position = ?1"
    };
    Ok(sql
        .prepare_cached(put)?
        .execute(params![position(table, place), column(at), sealed])?
        == 1)
}

/// A row as it stands in the file.
pub(crate) struct Found {
    pub(crate) seq: i64,
    pub(crate) id: RowId,
    pub(crate) revision: u64,
    pub(crate) sealed: Vec<u8>,
}

pub(crate) fn row(sql: &Connection, table: Table, seq: i64) -> Result<Option<Found>> {
    let select = match table {
        Table::Passes => "SELECT seq, id, revision, sealed FROM passes WHERE seq = ?1",
        Table::Ledger => "SELECT seq, id, revision, sealed FROM ledger WHERE seq = ?1",
        Table::Trust => "SELECT seq, id, revision, sealed FROM trust WHERE seq = ?1",
        Table::Settings => "SELECT seq, id, revision, sealed FROM settings WHERE seq = ?1",
    };
    sql.prepare_cached(select)?.query_row([seq], found).optional()
}

/// All rows of a table in order of insertion, for [`Walk`].
pub(crate) fn rows_in_order(sql: &Connection, table: Table) -> Result<CachedStatement<'_>> {
    sql.prepare_cached(match table {
        Table::Passes => "SELECT seq, id, revision, sealed FROM passes ORDER BY seq",
        Table::Ledger => "SELECT seq, id, revision, sealed FROM ledger ORDER BY seq",
        Table::Trust => "SELECT seq, id, revision, sealed FROM trust ORDER BY seq",
        Table::Settings => "SELECT seq, id, revision, sealed FROM settings ORDER BY seq",
    })
}

/// Goes over a table from its first row on.
pub(crate) struct Walk<'s> {
    rows: Rows<'s>,
    /// The place it is at, past which it does not go back.
    at: i64,
}

impl<'s> Walk<'s> {
    pub(crate) fn new(statement: &'s mut CachedStatement<'_>) -> Result<Self> {
        Ok(Self {
            rows: statement.query([])?,
            at: i64::MIN,
        })
    }

    /// The row of this place; `None` where there is none, it does not read, or the walk is past it.
    pub(crate) fn to(&mut self, seq: i64) -> Option<Found> {
        while self.at < seq {
            let row = self.rows.next().ok()??;
            self.at = row.get(0).ok()?;
            if self.at == seq {
                return found(row).ok();
            }
        }
        None
    }
}

/// Every row that reads: from the first on until a page does not, then from the last back.
pub(crate) fn every_row(sql: &Connection, table: Table) -> Vec<Found> {
    let mut all = Vec::new();
    let mut scan = |order: &str| -> Result<()> {
        let mut statement = sql.prepare(&format!(
            "SELECT seq, id, revision, sealed FROM {} ORDER BY seq {order}",
            table.name()
        ))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            // A row of the wrong shape is damaged; its neighbours need not be.
            all.extend(found(row));
        }
        Ok(())
    };
    if scan("ASC").is_err() {
        // What the second scan cannot read either is lost.
        let _ = scan("DESC");
        all.sort_by_key(|found| found.seq);
        all.dedup_by_key(|found| found.seq);
    }
    all
}

/// Adds a row; gives its sequence number.
pub(crate) fn insert_row(sql: &Connection, table: Table, id: RowId, at: u64, sealed: &[u8]) -> Result<i64> {
    let insert = match table {
        Table::Passes => "INSERT INTO passes (id, revision, sealed) VALUES (?1, ?2, ?3)",
        Table::Ledger => "INSERT INTO ledger (id, revision, sealed) VALUES (?1, ?2, ?3)",
        Table::Trust => "INSERT INTO trust (id, revision, sealed) VALUES (?1, ?2, ?3)",
        Table::Settings => "INSERT INTO settings (id, revision, sealed) VALUES (?1, ?2, ?3)",
    };
    sql.prepare_cached(insert)?
        .insert(params![id.as_bytes(), column(at), sealed])
}

/// Writes a row again; `false` where it is not there.
pub(crate) fn update_row(sql: &Connection, table: Table, seq: i64, at: u64, sealed: &[u8]) -> Result<bool> {
    let update = match table {
        Table::Passes => "UPDATE passes SET revision = ?2, sealed = ?3 WHERE seq = ?1",
        Table::Ledger => "UPDATE ledger SET revision = ?2, sealed = ?3 WHERE seq = ?1",
        Table::Trust => "UPDATE trust SET revision = ?2, sealed = ?3 WHERE seq = ?1",
        Table::Settings => "UPDATE settings SET revision = ?2, sealed = ?3 WHERE seq = ?1",
    };
    Ok(sql.prepare_cached(update)?.execute(params![seq, column(at), sealed])? == 1)
}

pub(crate) fn delete_row(sql: &Connection, table: Table, seq: i64) -> Result<()> {
    let delete = match table {
        Table::Passes => "DELETE FROM passes WHERE seq = ?1",
        Table::Ledger => "DELETE FROM ledger WHERE seq = ?1",
        Table::Trust => "DELETE FROM trust WHERE seq = ?1",
        Table::Settings => "DELETE FROM settings WHERE seq = ?1",
    };
    sql.prepare_cached(delete)?.execute([seq]).map(drop)
}

fn found(row: &rusqlite::Row<'_>) -> Result<Found> {
    Ok(Found {
        seq: row.get(0)?,
        id: RowId::from_bytes(row.get(1)?),
        revision: revision(row.get(2)?),
        sealed: row.get(3)?,
    })
}

/// A revision as SQLite keeps it: 64 bits, signed.
fn column(revision: u64) -> i64 {
    revision.cast_signed()
}

fn revision(column: i64) -> u64 {
    column.cast_unsigned()
}

/// The key of a segment's row.
fn position(table: Table, place: u32) -> i64 {
    let number = Table::ALL.iter().position(|other| *other == table).unwrap_or_default();
    (i64::try_from(number).unwrap_or_default() << 32) | i64::from(place)
}

/// Table and place of a segment's row; `None` where no segment has such a key.
fn placed(position: i64) -> Option<(Table, u32)> {
    let table = Table::ALL.get(usize::try_from(position >> 32).ok()?)?;
    Some((*table, u32::try_from(position & 0xffff_ffff).ok()?))
}
