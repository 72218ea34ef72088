//! A vault in memory: for tests, and for a demonstration that leaves nothing behind.

use std::sync::Mutex;

use zeroize::Zeroizing;

use super::{Vault, VaultError};

/// Keeps the entry in this process. Like a keystore, it outlives an older copy of the folder put back.
#[derive(Default)]
pub struct MemoryVault {
    entry: Mutex<Option<Zeroizing<Vec<u8>>>>,
}

impl MemoryVault {
    /// An empty vault.
    pub fn new() -> Self {
        Self::default()
    }

    fn with<T>(&self, f: impl FnOnce(&mut Option<Zeroizing<Vec<u8>>>) -> T) -> T {
        // A thread that died while holding the lock left either the old or the new entry: both are whole.
        f(&mut self.entry.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

impl Vault for MemoryVault {
    fn load(&self) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        Ok(self.with(|entry| entry.clone()))
    }

    fn save(&self, entry: &[u8]) -> Result<(), VaultError> {
        self.with(|held| *held = Some(Zeroizing::new(entry.to_vec())));
        Ok(())
    }

    fn erase(&self) -> Result<(), VaultError> {
        self.with(|held| *held = None);
        Ok(())
    }

    fn sees_rollback(&self) -> bool {
        true
    }
}
