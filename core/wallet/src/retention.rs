//! How long the history of showings is kept: the traveller says so. What is older is forgotten when the wallet is opened, and how
//! many showings that were is kept in their place.

use ciborium::from_reader;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::{RowId, StoreError, Table};

use crate::unlock::Wallet;
use crate::{WalletError, rows};

/// What the row in the settings is, and in which shape. A row of another one is left as it is.
const LABEL: &str = "history/1";

/// How long showings are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HistoryRetention {
    /// Until the wallet is erased.
    #[default]
    Always,
    /// 365 days.
    Year,
    /// 90 days.
    Quarter,
    /// 30 days.
    Month,
}

impl HistoryRetention {
    /// For how many days a showing is kept; `None`: for good.
    #[must_use]
    pub fn days(self) -> Option<u32> {
        match self {
            Self::Always => None,
            Self::Year => Some(365),
            Self::Quarter => Some(90),
            Self::Month => Some(30),
        }
    }

    /// The moment that a showing has to be older than, to be forgotten.
    fn keeps_from(self, now: Timestamp) -> Option<Timestamp> {
        let kept = SignedDuration::from_hours(i64::from(self.days()?).checked_mul(24)?);
        now.checked_sub(kept).ok()
    }
}

/// What the row holds.
#[derive(Clone, Serialize, Deserialize)]
struct Row {
    label: String,
    retention: HistoryRetention,
    /// Showings that a version forgot whose ledger did not count them itself.
    forgotten: u64,
}

impl Wallet {
    /// How long showings are kept.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn history_retention(&self) -> Result<HistoryRetention, WalletError> {
        Ok(self.retention_row()?.map(|(_, row)| row.retention).unwrap_or_default())
    }

    /// How many showings were forgotten because their time was over.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn forgotten_showings(&self) -> Result<u64, WalletError> {
        let chained = self.store().forgotten_of_ledger();
        Ok(chained.saturating_add(self.forgotten_before_the_chain()?))
    }

    /// How many were forgotten by a version whose ledger did not count them itself.
    pub(crate) fn forgotten_before_the_chain(&self) -> Result<u64, WalletError> {
        Ok(self.retention_row()?.map_or(0, |(_, row)| row.forgotten))
    }

    /// How many showings would be forgotten at once.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn history_older_than(&self, retention: HistoryRetention) -> Result<usize, WalletError> {
        Ok(self.past_showings(retention)?.len())
    }

    /// Sets how long showings are kept, and forgets the older ones, in one transaction.
    ///
    /// # Errors
    /// [`WalletError::NotWritten`]: it is as it was.
    pub fn set_history_retention(&mut self, retention: HistoryRetention) -> Result<(), WalletError> {
        let kept = self.retention_row()?;
        if kept.as_ref().map(|(_, row)| row.retention).unwrap_or_default() == retention {
            return Ok(());
        }
        let past = self.past_showings(retention)?;
        self.forget_showings(kept, retention, &past)
    }

    /// Forgets the showings whose time is over. Done after unlocking.
    pub(crate) fn forget_past_showings(&mut self) -> Result<(), WalletError> {
        let Some((id, row)) = self.retention_row()? else {
            return Ok(());
        };
        let retention = row.retention;
        let past = self.past_showings(retention)?;
        if past.is_empty() {
            return Ok(());
        }
        self.forget_showings(Some((id, row)), retention, &past)
    }

    fn forget_showings(
        &mut self,
        kept: Option<(RowId, Row)>,
        retention: HistoryRetention,
        past: &[RowId],
    ) -> Result<(), WalletError> {
        let bytes = rows::encode(&Row {
            label: LABEL.to_owned(),
            retention,
            forgotten: kept.as_ref().map_or(0, |(_, row)| row.forgotten),
        });
        Ok(self.store_mut().write(|tx| -> Result<(), StoreError> {
            past.last().map_or(Ok(()), |last| tx.forget_ledger(*last))?;
            match kept {
                Some((id, _)) => tx.update(Table::Settings, id, &bytes),
                None => tx.insert(Table::Settings, &bytes).map(drop),
            }
        })?)
    }

    /// The showings whose time is over, up to the first one that stays: the ledger is forgotten from its beginning. None by a clock
    /// that cannot be right, or in an older copy of the wallet that was put back.
    fn past_showings(&self, retention: HistoryRetention) -> Result<Vec<RowId>, WalletError> {
        let clock = self.policy_clock();
        let sure = !clock.is_behind() && !self.is_rolled_back();
        let Some(from) = retention.keeps_from(clock.now).filter(|_| sure) else {
            return Ok(Vec::new());
        };
        let rows = self.showing_times()?.into_iter();
        Ok(rows.take_while(|(_, at)| *at < from).map(|(id, _)| id).collect())
    }

    fn retention_row(&self) -> Result<Option<(RowId, Row)>, WalletError> {
        let own = |bytes: &[u8]| from_reader(bytes).ok().filter(|row: &Row| row.label == LABEL);
        Ok(self.settings(own)?.into_iter().next())
    }
}

#[cfg(test)]
mod tests;
