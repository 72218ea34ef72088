//! What was shown.

use std::collections::HashSet;

use crate::CarnetError;
use crate::carnet::Carnet;

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
                kept: kept.contains(&entry.pass),
                pass_id: entry.pass,
                title: entry.title,
                revealed: entry.revealed,
            });
            Ok(shown.collect())
        })
    }
}
