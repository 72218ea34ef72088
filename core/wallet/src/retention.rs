//! How long the history of showings is kept: the traveller says so. What is older is forgotten when the wallet is opened, and how
//! many showings that were is kept in their place.

use ciborium::{from_reader, into_writer};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::{RowId, StoreError, Table};

use crate::WalletError;
use crate::unlock::Wallet;

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
    /// All there are, the longest first.
    pub const ALL: [Self; 4] = [Self::Always, Self::Year, Self::Quarter, Self::Month];

    /// A stable name for programs, in snake_case.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Always => "always",
            Self::Year => "year",
            Self::Quarter => "quarter",
            Self::Month => "month",
        }
    }

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
    /// Showings that were forgotten by this rule.
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
        Ok(self.retention_row()?.map_or(0, |(_, row)| row.forgotten))
    }

    /// How many showings would be forgotten at once.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn history_older_than(&self, retention: HistoryRetention) -> Result<usize, WalletError> {
        let Some(from) = self.keeps_from(retention) else {
            return Ok(0);
        };
        Ok(self.showings_before(from)?.len())
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
        self.forget_showings(kept, retention)
    }

    /// Forgets the showings whose time is over. Done after unlocking.
    pub(crate) fn forget_past_showings(&mut self) -> Result<(), WalletError> {
        let Some((id, row)) = self.retention_row()? else {
            return Ok(());
        };
        if self.history_older_than(row.retention)? == 0 {
            return Ok(());
        }
        let retention = row.retention;
        self.forget_showings(Some((id, row)), retention)
    }

    fn forget_showings(&mut self, kept: Option<(RowId, Row)>, retention: HistoryRetention) -> Result<(), WalletError> {
        let past = match self.keeps_from(retention) {
            Some(from) => self.showings_before(from)?,
            None => Vec::new(),
        };
        let before = kept.as_ref().map_or(0, |(_, row)| row.forgotten);
        let row = Row {
            label: LABEL.to_owned(),
            retention,
            forgotten: before.saturating_add(u64::try_from(past.len()).unwrap_or(u64::MAX)),
        };
        let mut bytes = Vec::new();
        // Writing to a Vec cannot fail, and every field has a CBOR form.
        let _ = into_writer(&row, &mut bytes);
        Ok(self.store_mut().write(|tx| -> Result<(), StoreError> {
            past.iter().try_for_each(|id| tx.delete(Table::Ledger, *id))?;
            match kept {
                Some((id, _)) => tx.update(Table::Settings, id, &bytes),
                None => tx.insert(Table::Settings, &bytes).map(drop),
            }
        })?)
    }

    /// `None`: nothing is forgotten, by the rule, by a clock that cannot be right, or in an older copy of the wallet that was
    /// put back.
    fn keeps_from(&self, retention: HistoryRetention) -> Option<Timestamp> {
        let clock = self.policy_clock();
        let sure = !clock.is_behind() && !self.is_rolled_back();
        sure.then(|| retention.keeps_from(clock.now)).flatten()
    }

    fn showings_before(&self, from: Timestamp) -> Result<Vec<RowId>, WalletError> {
        let rows = self.showings()?.into_iter();
        Ok(rows.filter(|(_, shown)| shown.at < from).map(|(id, _)| id).collect())
    }

    fn retention_row(&self) -> Result<Option<(RowId, Row)>, WalletError> {
        let rows = self.store().list(Table::Settings)?;
        let mut found = rows.iter().filter_map(|(id, bytes)| {
            let row: Row = from_reader(bytes.as_slice()).ok()?;
            (row.label == LABEL).then_some((*id, row))
        });
        Ok(found.next())
    }
}

#[cfg(test)]
mod tests;
