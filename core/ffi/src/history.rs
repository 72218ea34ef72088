//! What was shown.

use std::collections::HashSet;

use crate::CarnetError;
use crate::carnet::Carnet;
use crate::records::small;

/// One showing.
#[derive(uniffi::Record)]
pub struct Shown {
    /// When, in seconds since 1970 UTC.
    pub at: i64,
    /// Which pass.
    pub pass_id: String,
    /// What the pass was about.
    pub title: String,
    /// Which fields could be read, as paths into the pass's own claims.
    pub revealed: Vec<String>,
    /// Whether the pass is still kept.
    pub kept: bool,
    /// It was shown live, one of its copies spent.
    pub live: bool,
}

/// How long showings are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum HistoryRetention {
    /// Until the wallet is erased.
    Always,
    /// 365 days.
    Year,
    /// 90 days.
    Quarter,
    /// 30 days.
    Month,
}

impl From<wallet::HistoryRetention> for HistoryRetention {
    fn from(retention: wallet::HistoryRetention) -> Self {
        match retention {
            wallet::HistoryRetention::Always => Self::Always,
            wallet::HistoryRetention::Year => Self::Year,
            wallet::HistoryRetention::Quarter => Self::Quarter,
            wallet::HistoryRetention::Month => Self::Month,
        }
    }
}

impl From<HistoryRetention> for wallet::HistoryRetention {
    fn from(retention: HistoryRetention) -> Self {
        match retention {
            HistoryRetention::Always => Self::Always,
            HistoryRetention::Year => Self::Year,
            HistoryRetention::Quarter => Self::Quarter,
            HistoryRetention::Month => Self::Month,
        }
    }
}

#[uniffi::export]
impl Carnet {
    /// Every showing, newest first.
    ///
    /// # Errors
    /// [`CarnetError::Locked`].
    pub fn history(&self) -> Result<Vec<Shown>, CarnetError> {
        self.open(|open| {
            let kept: HashSet<String> = open.wallet.cards().iter().map(|card| card.id.to_string()).collect();
            let shown = open.wallet.history()?.into_iter().rev().map(|entry| Shown {
                at: entry.at.as_second(),
                live: entry.mode == wallet::Mode::Live,
                kept: kept.contains(&entry.pass),
                pass_id: entry.pass,
                title: entry.title,
                revealed: entry.revealed,
            });
            Ok(shown.collect())
        })
    }

    /// How long showings are kept.
    ///
    /// # Errors
    /// [`CarnetError::Locked`].
    pub fn history_retention(&self) -> Result<HistoryRetention, CarnetError> {
        self.open(|open| Ok(open.wallet.history_retention()?.into()))
    }

    /// How many showings would be forgotten at once if they were kept for that long.
    ///
    /// # Errors
    /// [`CarnetError::Locked`].
    pub fn history_older_than(&self, retention: HistoryRetention) -> Result<u32, CarnetError> {
        self.open(|open| Ok(small(open.wallet.history_older_than(retention.into())?)))
    }

    /// Sets how long showings are kept, and forgets the older ones.
    ///
    /// # Errors
    /// [`CarnetError::NotWritten`], [`CarnetError::Locked`].
    pub fn set_history_retention(&self, retention: HistoryRetention) -> Result<(), CarnetError> {
        self.open(|open| Ok(open.wallet.set_history_retention(retention.into())?))
    }
}
