//! Removing a pass, and bringing it back until the next lock.

use store::StoreError;

use crate::unlock::Wallet;
use crate::{Card, PassId, WalletError};

impl Wallet {
    /// Removes a pass from the list. It can be brought back until the wallet is locked; then it is gone for good.
    ///
    /// # Errors
    /// [`WalletError::NoSuchPass`]; [`WalletError::NotWritten`] when the disk says no: then it is still kept.
    pub fn remove(&mut self, id: &PassId) -> Result<Card, WalletError> {
        let card = self.card(*id)?;
        self.store_mut()
            .write(|tx| -> Result<(), StoreError> { tx.mark_removed(*id) })?;
        Ok(card)
    }

    /// Brings a removed pass back.
    ///
    /// # Errors
    /// [`WalletError::NoSuchPass`] when it was not removed since the last lock.
    pub fn restore(&mut self, id: &PassId) -> Result<Card, WalletError> {
        let card = self
            .removed()
            .into_iter()
            .find(|card| card.id == *id)
            .ok_or(WalletError::NoSuchPass(*id))?;
        self.store_mut()
            .write(|tx| -> Result<(), StoreError> { tx.restore(*id) })?;
        Ok(card)
    }

    /// Cards of passes removed since the last lock.
    #[must_use]
    pub fn removed(&self) -> Vec<Card> {
        self.store()
            .removed()
            .filter_map(|sealed| self.read_card(sealed.id, sealed.bytes))
            .collect()
    }
}
