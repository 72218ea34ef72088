//! The ledger of showings: what was shown, when, how, to whom, and what it revealed. It stays in the wallet.
//!
//! Nothing is shown without its row: what a screen is handed holds a [`Recorded`], and writing the rows is the only way to one.

mod export;
mod row;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use serde::{Serialize, Serializer};
use store::{RowId, StoreError, Table, Tx};

pub use export::{LedgerFilter, LedgerForm};
pub(crate) use row::LedgerRow;

use crate::unlock::Wallet;
use crate::{Mode, PassId, WalletError};

/// One showing of one pass.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct LedgerEntry {
    /// Its place among all showings that there ever were, from 1; `None` where rows before it are missing.
    pub number: Option<u64>,
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
    /// To whom, where the code was for one verifier alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<ShownTo>,
}

/// Whose request a showing answered.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct ShownTo {
    /// As it called itself.
    pub requester: String,
    /// Where.
    pub place: String,
    /// What for.
    pub purpose: String,
    /// Who had accredited it for that; `None`: nobody whom the traveller trusted, and the traveller answered all the same.
    pub accredited_by: Option<String>,
    /// For how many seconds it said that it would keep the answer.
    pub kept: u64,
    /// SHA-256 over the request.
    #[serde(serialize_with = "as_hex")]
    pub request: [u8; 32],
}

/// All showings, and whether they are all.
pub struct Ledger {
    /// Oldest first.
    pub entries: Vec<LedgerEntry>,
    /// How many were forgotten because their time was over: the oldest.
    pub forgotten: u64,
    /// How many should be there and are not, or cannot be read.
    pub missing: u64,
    /// Whether every row is there as it was written. Otherwise somebody, or a fault, took a row out, cut the ledger off or altered it.
    pub whole: bool,
}

/// That what is shown stands in the ledger, on the disk.
pub(crate) struct Recorded(());

impl Wallet {
    /// Every showing that can be read, oldest first; [`Wallet::ledger`] also says whether they are all.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn history(&self) -> Result<Vec<LedgerEntry>, WalletError> {
        Ok(self.ledger()?.entries)
    }

    /// The ledger, and what its chain says of it.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn ledger(&self) -> Result<Ledger, WalletError> {
        let before = self.forgotten_before_the_chain()?;
        let read = self.store().ledger_as(|bytes| LedgerRow::decode(&bytes))?;
        let mut unread = 0_u64;
        let mut entries = Vec::with_capacity(read.entries.len());
        for row in read.entries {
            match row.content {
                Some(decoded) => {
                    let number = row.number.and_then(|number| number.checked_add(before));
                    entries.push(decoded.entry(number));
                }
                None => unread = unread.saturating_add(1),
            }
        }
        Ok(Ledger {
            entries,
            forgotten: read.forgotten.saturating_add(before),
            missing: read.missing.saturating_add(unread),
            whole: read.whole && unread == 0,
        })
    }

    /// When each row was written, with its name.
    pub(crate) fn showing_times(&self) -> Result<Vec<(RowId, Timestamp)>, WalletError> {
        let read = self
            .store()
            .ledger_as(|bytes| LedgerRow::decode(&bytes).map(|row| row.at()))?;
        let read = read.entries.into_iter().filter_map(|row| Some((row.id, row.content?)));
        Ok(read.collect())
    }

    /// Writes what is about to be shown, one row a pass, and whatever else changes with it, in one transaction.
    ///
    /// # Errors
    /// [`WalletError::NotWritten`]: nothing was, and nothing may be shown.
    pub(crate) fn record(
        &mut self,
        rows: &[LedgerRow],
        also: impl FnOnce(&mut Tx<'_>) -> Result<(), StoreError>,
    ) -> Result<Recorded, WalletError> {
        let now = self.now();
        self.store_mut().write(|tx| -> Result<(), StoreError> {
            tx.raise_highest_time(now.as_second());
            also(tx)?;
            rows.iter()
                .try_for_each(|row| tx.insert(Table::Ledger, &row.encode()).map(drop))
        })?;
        Ok(Recorded(()))
    }
}

impl LedgerRow {
    /// Of a pass that is shown to whoever stands before it.
    pub(crate) fn new(at: Timestamp, mode: Mode, pass: PassId, title: &str, revealed: Vec<String>) -> Self {
        Self {
            at: at.as_second(),
            mode,
            pass: pass.to_string(),
            title: title.to_owned(),
            revealed,
            to: None,
        }
    }
}

/// RFC 3339, UTC.
fn as_text<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(at)
}

fn as_hex<S: Serializer>(digest: &[u8; 32], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&hex(digest))
}

pub(crate) fn hex(digest: &[u8; 32]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
