//! What tests of several files need: a phone whose wallet is opened again at other times.

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;

use crate::specimen::Specimens;
use crate::unlock::Wallet;
use crate::{FixedClock, LockedWallet, MemoryVault, Pin, Scanned, Secret, SystemBootClock, WalletError};

/// When a phone's first wallet is made.
pub(crate) const NOW: &str = "2026-06-01T12:00:00Z";

pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A wallet whose clock can be opened at other times.
pub(crate) struct Phone {
    folder: tempfile::TempDir,
    vault: Arc<MemoryVault>,
}

impl Phone {
    pub(crate) fn new() -> (Self, Wallet) {
        let phone = Self {
            folder: tempfile::tempdir().unwrap(),
            vault: Arc::new(MemoryVault::default()),
        };
        let pin = Pin::new("271828").unwrap();
        let clock = Arc::new(FixedClock(time(NOW)));
        let wallet = Wallet::create(phone.path(), phone.vault.clone(), Secret::Pin(&pin), clock).unwrap();
        (phone, wallet)
    }

    /// With the specimens' issuer trusted, and all of its passes kept.
    pub(crate) fn with_specimens() -> (Self, Wallet) {
        let (phone, mut wallet) = Self::new();
        let specimens = Specimens::issue(time(NOW)).unwrap();
        let _ = wallet.add_trust("demo", specimens.trust()).unwrap();
        for text in specimens.texts() {
            let Scanned::Pass(pending) = wallet.scan(text) else {
                panic!("not a pass")
            };
            wallet.keep(*pending).unwrap();
        }
        (phone, wallet)
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Closed, and opened again at this time.
    pub(crate) fn again(&self, wallet: Wallet, now: &str) -> Wallet {
        drop(wallet);
        let locked = LockedWallet::find(self.path(), Arc::new(FixedClock(time(now)))).unwrap();
        let pin = Pin::new("271828").unwrap();
        locked
            .unlock(self.vault.clone(), &SystemBootClock::new().unwrap(), &Secret::Pin(&pin))
            .map_err(WalletError::from)
            .unwrap()
    }
}
