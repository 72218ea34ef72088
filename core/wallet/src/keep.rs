//! Keeping a pass: the original text is sealed, its card enters the summary, in one transaction.

use credential::Format;
use policy::Verdict;
use store::StoreError;

use crate::pass::PassRow;
use crate::unlock::Wallet;
use crate::{Card, PassId, PendingPass, Relation, WalletError};

/// A pass that is kept now.
pub struct Kept {
    /// Its card, with its id.
    pub card: Card,
    /// The very same pass was kept before: nothing was written for it.
    pub already: bool,
}

/// What keeping a pass writes for it.
enum Write {
    /// Nothing: it is kept.
    Nothing(Card),
    /// It was removed since the last lock, and comes back.
    Back(Card),
    /// Its row and its card.
    New(Card),
}

impl Wallet {
    /// Keeps a pass. The same pass a second time changes nothing and gives the card kept before; one that was removed
    /// since the last lock comes back.
    ///
    /// # Errors
    /// [`WalletError::NotKept`] when its check says `invalid`; [`WalletError::NotWritten`] when the disk says no: then
    /// nothing of it is kept.
    pub fn keep(&mut self, pending: PendingPass) -> Result<Kept, WalletError> {
        self.put(&pending, None)
    }

    /// Keeps a pass and, in the same transaction, removes the older one whose place it takes; that one can be brought back
    /// until the next lock. What the traveller decided about whose pass that is holds for the new one.
    ///
    /// # Errors
    /// Those of [`keep`](Self::keep); [`WalletError::NoSuchPass`] when the older one is not kept, and
    /// [`WalletError::NotNewer`] when it is not one that this pass replaces. After each of them all is as before.
    pub fn keep_instead_of(&mut self, pending: PendingPass, older: &PassId) -> Result<Kept, WalletError> {
        let older = self.card(*older)?;
        if pending.check().verdict != Verdict::Invalid && !self.is_renewed_by(&older, &pending) {
            return Err(WalletError::NotNewer(older.id));
        }
        self.put(&pending, Some(&older))
    }

    fn put(&mut self, pending: &PendingPass, older: Option<&Card>) -> Result<Kept, WalletError> {
        if pending.check().verdict == Verdict::Invalid {
            return Err(WalletError::not_kept(pending.check()));
        }
        if pending.card().format == Format::Native {
            return Err(WalletError::NeverKept);
        }
        let write = self.to_write(pending)?;
        let row = PassRow::of_text(pending.text(), pending.card().kept.as_second()).encode();
        let time = self.time_to_note();
        let mut decisions = None;
        if let Some(older) = older {
            let mut passed_on = self.decisions()?.clone();
            passed_on
                .decisions
                .pass_on(older.fingerprint, pending.card().fingerprint);
            decisions = Some(passed_on).filter(|passed_on| !passed_on.decisions.is_empty());
        }
        let kept = self.store_mut().write(|tx| -> Result<_, StoreError> {
            let kept = match write {
                Write::Nothing(card) => Kept { card, already: true },
                Write::Back(card) => {
                    tx.restore(card.id)?;
                    Kept { card, already: false }
                }
                Write::New(mut card) => {
                    if let Some(time) = time {
                        tx.raise_highest_time(time);
                    }
                    card.id = tx.insert_pass(&row, &card.encode())?;
                    Kept { card, already: false }
                }
            };
            older.map_or(Ok(()), |older| tx.mark_removed(older.id))?;
            decisions.as_mut().map_or(Ok(()), |decisions| decisions.write(tx))?;
            Ok(kept)
        })?;
        if let Some(decisions) = decisions {
            self.set_decisions(decisions);
        }
        Ok(kept)
    }

    fn to_write(&self, pending: &PendingPass) -> Result<Write, WalletError> {
        if let Relation::Duplicate(id) = pending.relation() {
            return Ok(Write::Nothing(self.card(id)?));
        }
        let mut removed = self.removed().into_iter();
        let same = removed.find(|removed| removed.fingerprint == pending.card().fingerprint);
        Ok(same.map_or_else(|| Write::New(pending.card().clone()), Write::Back))
    }
}
