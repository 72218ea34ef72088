//! Keeping a pass: the original text is sealed, its card enters the summary, in one transaction.

use policy::Verdict;
use store::StoreError;

use crate::pass::PassRow;
use crate::unlock::Wallet;
use crate::{Card, PendingPass, Relation, WalletError};

/// A pass that is kept now.
pub struct Kept {
    /// Its card, with its id.
    pub card: Card,
    /// The very same pass was kept before: nothing was written.
    pub already: bool,
}

impl Wallet {
    /// Keeps a pass. The same pass a second time changes nothing and gives the card kept before; one that was removed
    /// since the last lock comes back.
    ///
    /// # Errors
    /// [`WalletError::NotKept`] when its check says `invalid`; [`WalletError::NotWritten`] when the disk says no: then
    /// nothing of it is kept.
    pub fn keep(&mut self, pending: PendingPass) -> Result<Kept, WalletError> {
        if pending.check().verdict == Verdict::Invalid {
            return Err(WalletError::not_kept(pending.check()));
        }
        if let Relation::Duplicate(id) = pending.relation() {
            return Ok(Kept {
                card: self.card(id)?,
                already: true,
            });
        }
        let mut card = pending.card().clone();
        if let Some(removed) = self
            .removed()
            .into_iter()
            .find(|removed| removed.fingerprint == card.fingerprint)
        {
            self.restore(&removed.id)?;
            return Ok(Kept {
                card: removed,
                already: false,
            });
        }
        let row = PassRow {
            text: pending.text().to_owned(),
            kept: card.kept.as_second(),
        }
        .encode();
        let time = self.time_to_note();
        card.id = self.store_mut().write(|tx| -> Result<_, StoreError> {
            if let Some(time) = time {
                tx.raise_highest_time(time);
            }
            tx.insert_pass(&row, &card.encode())
        })?;
        Ok(Kept { card, already: false })
    }
}
