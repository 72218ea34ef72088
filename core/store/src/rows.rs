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
    judged(keys, store, table, line, found)
}

/// Opens the rows of these lines, which are in order of insertion, in one walk over the table: a table read row by row is searched as
/// often as it has rows. Where the walk does not come to a row that is as it should be, the row is read by itself, which says why.
pub(crate) fn open_all<'l, C>(
    sql: &Connection,
    keys: &StoreKeys,
    store: StoreId,
    table: Table,
    lines: impl Iterator<Item = (&'l Line, C)>,
    mut take: impl FnMut(&'l Line, C, Result<Zeroizing<Vec<u8>>, RowFault>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut statement = records::rows_in_order(sql, table).ok();
    let mut walk = statement
        .as_mut()
        .and_then(|statement| records::Walk::new(statement).ok());
    for (line, card) in lines {
        let found = walk.as_mut().and_then(|walk| walk.to(line.seq));
        let opened = found.and_then(|found| judged(keys, store, table, line, found).ok());
        let opened = opened.map_or_else(|| open(sql, keys, store, table, line), Ok);
        take(line, card, opened)?;
    }
    Ok(())
}

/// Opens what stands in the place of a line, where it is what the line speaks of.
fn judged(
    keys: &StoreKeys,
    store: StoreId,
    table: Table,
    line: &Line,
    found: Found,
) -> Result<Zeroizing<Vec<u8>>, RowFault> {
    let expected = found.id == line.id && found.revision == line.revision && seal::tag(&found.sealed) == Some(line.tag);
    let genuine = open_found(keys, store, table, found);
    match genuine {
        Some(plain) if expected => Ok(plain),
        Some(_) => Err(RowFault::Damaged(DamageKind::RowReplaced)),
        None => Err(RowFault::Damaged(DamageKind::RowBroken)),
    }
}

/// Opens a row by what the file says of it, which nothing vouches for but its own seal.
pub(crate) fn open_found(keys: &StoreKeys, store: StoreId, table: Table, found: Found) -> Option<Zeroizing<Vec<u8>>> {
    let place = seal::row_place(store, table, found.id, found.revision);
    seal::open_owned(keys.rows(table), &place, found.sealed).ok()
}
