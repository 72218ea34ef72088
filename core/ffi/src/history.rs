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
    /// How.
    pub mode: ShowingMode,
    /// To whom, where the code was for one verifier alone.
    pub to: Option<ShownTo>,
}

/// How a pass was shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum ShowingMode {
    /// Its code, which looks the same in a copy.
    Fixed,
    /// Live, one of its copies spent.
    Live,
    /// Sealed, in answer to a request.
    Sealed,
    /// As a check mark.
    Mark,
}

/// Whose request a showing answered.
#[derive(Clone, uniffi::Record)]
pub struct ShownTo {
    /// As it called itself.
    pub requester: String,
    /// Where; may be empty.
    pub place: String,
    /// What for.
    pub purpose: String,
    /// Who had accredited it for that; none: nobody who was trusted.
    pub accredited_by: Option<String>,
    /// For how many seconds it said that it keeps the answer.
    pub kept: u64,
}

/// Whether the history is all there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Record)]
pub struct HistoryState {
    /// Every showing that was not forgotten on purpose is there, as it was written.
    pub whole: bool,
    /// How many should be there and are not, or cannot be read.
    pub missing: u64,
    /// How many were forgotten because their time was over.
    pub forgotten: u64,
}

/// How the history is written into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum HistoryForm {
    /// For people.
    Text,
    /// For programs: JSON.
    Json,
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
                mode: entry.mode.into(),
                to: entry.to.map(Into::into),
                kept: kept.contains(&entry.pass),
                pass_id: entry.pass,
                title: entry.title,
                revealed: entry.revealed,
            });
            Ok(shown.collect())
        })
    }

    /// Whether the history is all there.
    ///
    /// # Errors
    /// [`CarnetError::Locked`].
    pub fn history_state(&self) -> Result<HistoryState, CarnetError> {
        self.open(|open| {
            let ledger = open.wallet.ledger()?;
            Ok(HistoryState {
                whole: ledger.whole,
                missing: ledger.missing,
                forgotten: ledger.forgotten,
            })
        })
    }

    /// The history as a file's content. It is not encrypted: whoever has the file reads it.
    ///
    /// # Errors
    /// [`CarnetError::Locked`].
    pub fn export_history(&self, form: HistoryForm) -> Result<String, CarnetError> {
        let form = match form {
            HistoryForm::Text => wallet::LedgerForm::Text,
            HistoryForm::Json => wallet::LedgerForm::Json,
        };
        self.open(|open| Ok(open.wallet.ledger()?.export(form, open.wallet.now())))
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

impl From<wallet::Mode> for ShowingMode {
    fn from(mode: wallet::Mode) -> Self {
        match mode {
            wallet::Mode::Live => Self::Live,
            wallet::Mode::Sealed => Self::Sealed,
            wallet::Mode::Mark => Self::Mark,
            // What is added to the core later is at least a code.
            _ => Self::Fixed,
        }
    }
}

impl From<wallet::ShownTo> for ShownTo {
    fn from(to: wallet::ShownTo) -> Self {
        Self {
            requester: to.requester,
            place: to.place,
            purpose: to.purpose,
            accredited_by: to.accredited_by,
            kept: to.kept,
        }
    }
}
