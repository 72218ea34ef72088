//! Rows of the store: how they are written, and found among those of the settings table, which holds rows of several kinds.

use ciborium::into_writer;
use serde::Serialize;
use store::{RowId, Table};

use crate::WalletError;
use crate::unlock::Wallet;

/// A row as CBOR.
pub(crate) fn encode(row: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to a Vec cannot fail, and every field has a CBOR form.
    let _ = into_writer(row, &mut bytes);
    bytes
}

impl Wallet {
    /// The rows of the settings table that `read` knows as its own.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(crate) fn settings<R>(&self, read: impl Fn(&[u8]) -> Option<R>) -> Result<Vec<(RowId, R)>, WalletError> {
        let rows = self.store().list(Table::Settings)?;
        let own = rows.iter().filter_map(|(id, bytes)| Some((*id, read(bytes)?)));
        Ok(own.collect())
    }
}
