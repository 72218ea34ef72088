//! Opening rows, one at a time, each checked against its line in the summary.

use rusqlite::Connection;
use zeroize::Zeroizing;

use crate::database::failure::read_failed;
use crate::database::records::{self, Found};
use crate::id::StoreId;
use crate::key::StoreKeys;
use crate::summary::segment::Line;
use crate::{DamageKind, StoreError, Table, seal};

/// Why a row did not open.
pub(crate) enum RowFault {
    /// The row is damaged.
    Damaged(DamageKind),
    /// Something else failed; the row may well be sound.
    Failed(StoreError),
}

/// Opens the row a line speaks of.
pub(crate) fn open(
    sql: &Connection,
    keys: &StoreKeys,
    store: StoreId,
    table: Table,
    line: &Line,
) -> Result<Zeroizing<Vec<u8>>, RowFault> {
    let found = match records::row(sql, table, line.seq) {
        Ok(Some(found)) => found,
        Ok(None) => return Err(RowFault::Damaged(DamageKind::RowMissing)),
        Err(error) => {
            return Err(match read_failed(error) {
                StoreError::Unreadable => RowFault::Damaged(DamageKind::RowBroken),
                other => RowFault::Failed(other),
            });
        }
    };
    let genuine = open_found(keys, store, table, &found);
    let expected = found.id == line.id && found.revision == line.revision && seal::tag(&found.sealed) == Some(line.tag);
    match genuine {
        Some(plain) if expected => Ok(plain),
        Some(_) => Err(RowFault::Damaged(DamageKind::RowReplaced)),
        None => Err(RowFault::Damaged(DamageKind::RowBroken)),
    }
}

/// Opens a row by what the file says of it, which nothing vouches for but its own seal.
pub(crate) fn open_found(keys: &StoreKeys, store: StoreId, table: Table, found: &Found) -> Option<Zeroizing<Vec<u8>>> {
    let place = seal::row_place(store, table, found.id, found.revision);
    seal::open(keys.rows(table), &place, &found.sealed).ok()
}
