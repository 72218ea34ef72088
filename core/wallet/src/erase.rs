//! Erasing a wallet on its owner's word, for one who forgot the PIN.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::Path;

use store::Vault;

use crate::WalletError;

/// How the names of the wallet's own files start: the store, its log, its vault, copies set aside.
const FILES: &str = "carnet.";

/// Deletes the wallet in `folder` and its entry in the keystore, whatever state it is in. Files of others stay.
///
/// The keystore's entry goes first: from then on nothing but a recovery code opens what is left. Cut short, it can be
/// done again.
///
/// # Errors
/// [`WalletError::Keystore`]: nothing was deleted. [`WalletError::NotWritten`]: some files are left.
pub fn erase(folder: &Path, keystore: &dyn Vault) -> Result<(), WalletError> {
    keystore.erase()?;
    remove_files(folder).map_err(|cause| WalletError::NotWritten(cause.to_string()))
}

fn remove_files(folder: &Path) -> Result<(), Error> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(FILES) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{LockedWallet, MemoryVault, Pin, Secret, SystemClock, Wallet};

    #[test]
    fn an_erased_wallet_is_gone_and_a_new_one_can_be_made() {
        let folder = tempfile::tempdir().unwrap();
        let vault = Arc::new(MemoryVault::new());
        let make = || {
            let pin = Pin::new("271828").unwrap();
            Wallet::create(folder.path(), vault.clone(), Secret::Pin(&pin), Arc::new(SystemClock))
        };
        drop(make().unwrap());
        fs::write(folder.path().join("notes.txt"), "mine").unwrap();
        erase(folder.path(), vault.as_ref()).unwrap();
        let found = LockedWallet::find(folder.path(), Arc::new(SystemClock));
        assert!(matches!(found, Err(WalletError::NoWallet)));
        assert!(vault.load().unwrap().is_none());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        drop(make().unwrap());
        erase(&folder.path().join("nowhere"), vault.as_ref()).unwrap();
    }
}
