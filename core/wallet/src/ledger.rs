//! The history of showings: what was shown, when, and what it revealed. It stays in the wallet.

use ciborium::from_reader;
use jiff::Timestamp;
use serde::{Deserialize, Serialize, Serializer};
use store::{RowId, Table};

use crate::rows;
use crate::show::Mode;
use crate::unlock::Wallet;
use crate::{PassId, WalletError};

/// One showing.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct LedgerEntry {
    /// When.
    #[serde(serialize_with = "as_text")]
    pub at: Timestamp,
    /// How.
    pub mode: Mode,
    /// Which pass; it may have been removed since.
    pub pass: String,
    /// What the pass was about, as its card said then.
    pub title: String,
    /// Which fields the check could read, as paths into the pass's own claims.
    pub revealed: Vec<String>,
}

/// What a row of the ledger holds.
#[derive(Serialize, Deserialize)]
pub(crate) struct LedgerRow {
    at: i64,
    mode: Mode,
    pass: String,
    title: String,
    revealed: Vec<String>,
}

impl LedgerRow {
    pub(crate) fn new(at: Timestamp, mode: Mode, pass: PassId, title: String, revealed: Vec<String>) -> Self {
        Self {
            at: at.as_second(),
            mode,
            pass: pass.to_string(),
            title,
            revealed,
        }
    }

    pub(crate) fn encode(&self) -> Vec<u8> {
        rows::encode(self)
    }
}

impl Wallet {
    /// Every showing, oldest first. Damaged rows are left out here and counted in [`Wallet::damage`].
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn history(&self) -> Result<Vec<LedgerEntry>, WalletError> {
        Ok(self.showings()?.into_iter().map(|(_, entry)| entry).collect())
    }

    /// The same with the rows they stand in.
    pub(crate) fn showings(&self) -> Result<Vec<(RowId, LedgerEntry)>, WalletError> {
        let rows = self.store().list(Table::Ledger)?;
        let read = rows.iter().filter_map(|(id, bytes)| {
            let row: LedgerRow = from_reader(bytes.as_slice()).ok()?;
            let entry = LedgerEntry {
                at: Timestamp::from_second(row.at).unwrap_or_default(),
                mode: row.mode,
                pass: row.pass,
                title: row.title,
                revealed: row.revealed,
            };
            Some((*id, entry))
        });
        Ok(read.collect())
    }
}

/// RFC 3339, UTC.
fn as_text<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(at)
}
