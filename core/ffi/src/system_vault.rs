//! The phone's own keystore: Android's Keystore, and iOS's keychain, this device only.

use std::collections::HashMap;
use std::sync::Arc;

use keyring_core::{CredentialStore, Entry, Error};
use wallet::{Vault, VaultError, Zeroizing};

/// The names the entry stands under.
const SERVICE: &str = "carnet";
const USER: &str = "wallet";

/// When the system gives the entry out, where it can be told. iOS: from the first unlock after a start, on this device
/// alone (kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly), so that neither a backup nor another device has it.
const POLICY: Option<&str> = if cfg!(target_os = "ios") {
    Some("after-first-unlock-this-device-only")
} else {
    None
};

/// The one entry of the wallet in the phone's keystore.
pub(crate) struct SystemVault(Entry);

impl SystemVault {
    pub(crate) fn new() -> Result<Self, VaultError> {
        let store: Arc<CredentialStore> = store().map_err(named)?;
        let policy = POLICY.map(|policy| HashMap::from([("access-policy", policy)]));
        store.build(SERVICE, USER, policy.as_ref()).map(Self).map_err(named)
    }
}

#[cfg(target_os = "android")]
fn store() -> Result<Arc<CredentialStore>, Error> {
    Ok(android_native_keyring_store::Store::new()?)
}

/// The store that iCloud does not sync.
#[cfg(target_os = "ios")]
fn store() -> Result<Arc<CredentialStore>, Error> {
    Ok(apple_native_keyring_store::protected::Store::new()?)
}

impl Vault for SystemVault {
    fn load(&self) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        match self.0.get_secret() {
            Ok(secret) => Ok(Some(Zeroizing::new(secret))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(named(error)),
        }
    }

    fn save(&self, entry: &[u8]) -> Result<(), VaultError> {
        self.0.set_secret(entry).map_err(named)
    }

    fn erase(&self) -> Result<(), VaultError> {
        match self.0.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(named(error)),
        }
    }

    fn sees_rollback(&self) -> bool {
        true
    }
}

fn named(error: Error) -> VaultError {
    match error {
        Error::NoStorageAccess(_) => VaultError::Denied,
        Error::NoDefaultStore => VaultError::NoKeystore,
        _ => VaultError::Failed,
    }
}
