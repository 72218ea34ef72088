//! The operating system's keystore on desktops: Secret Service, Keychain Services, Windows Credential Manager.
//!
//! Every call runs on a thread of its own and is waited for so long and no longer: a keystore that hangs, or whose
//! prompt nobody answers, is [`VaultError::Unanswered`] and never a wallet that hangs.

use std::sync::mpsc;
use std::time::Duration;

use keyring::{Entry, Error};
use zeroize::Zeroizing;

use super::{Vault, VaultError};

/// The name all entries of Carnet stand under.
const SERVICE: &str = "carnet";
/// How long to wait for a keystore to say that it is there: starting its service takes a second or two.
const PRESENCE: Duration = Duration::from_secs(5);
/// How long to wait for an entry: the keystore may first ask the person to unlock it.
const ENTRY: Duration = Duration::from_secs(90);

/// One entry of the operating system's keystore, named by the profile.
pub struct OsVault {
    profile: String,
}

impl OsVault {
    /// The entry of `profile`, whether it is there yet or not. [`VaultError::NoKeystore`] where none answers.
    pub fn new(profile: &str) -> Result<OsVault, VaultError> {
        let there = ask(PRESENCE, || Ok(Entry::store_status().is_ok()));
        match there {
            Ok(true) => Ok(OsVault {
                profile: profile.to_owned(),
            }),
            Ok(false) | Err(_) => Err(VaultError::NoKeystore),
        }
    }

    fn with_entry<T: Send + 'static>(
        &self,
        f: impl FnOnce(&Entry) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, VaultError> {
        let profile = self.profile.clone();
        ask(ENTRY, move || f(&Entry::new(SERVICE, &profile)?))
    }
}

impl Vault for OsVault {
    fn load(&self) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        self.with_entry(|entry| match entry.get_secret() {
            Ok(secret) => Ok(Some(Zeroizing::new(secret))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        })
    }

    fn save(&self, entry: &[u8]) -> Result<(), VaultError> {
        let secret = Zeroizing::new(entry.to_vec());
        self.with_entry(move |entry| entry.set_secret(&secret))
    }

    fn erase(&self) -> Result<(), VaultError> {
        self.with_entry(|entry| match entry.delete_credential() {
            Err(Error::NoEntry) => Ok(()),
            other => other,
        })
    }

    fn sees_rollback(&self) -> bool {
        true
    }
}

/// Runs `f` on a thread of its own. A thread that panics counts as a keystore that failed.
fn ask<T: Send + 'static>(
    wait: Duration,
    f: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, VaultError> {
    let (tell, answer) = mpsc::channel();
    let asked = std::thread::Builder::new().name("keystore".to_owned()).spawn(move || {
        // Nobody listens any more where the wait is over.
        let _ = tell.send(f());
    });
    asked.map_err(|_| VaultError::Failed)?;
    match answer.recv_timeout(wait) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(Error::NoDefaultStore)) => Err(VaultError::NoKeystore),
        Ok(Err(Error::NoStorageAccess(_))) => Err(VaultError::Denied),
        Ok(Err(_)) | Err(mpsc::RecvTimeoutError::Disconnected) => Err(VaultError::Failed),
        Err(mpsc::RecvTimeoutError::Timeout) => Err(VaultError::Unanswered),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_keystore_that_hangs_or_dies_is_an_error() {
        let wait = Duration::from_millis(20);
        assert_eq!(ask(wait, || Ok(7)), Ok(7));
        assert_eq!(
            ask(wait, || Err::<(), _>(Error::NoDefaultStore)),
            Err(VaultError::NoKeystore)
        );
        assert_eq!(
            ask(wait, || {
                std::thread::sleep(Duration::from_secs(2));
                Ok(())
            }),
            Err(VaultError::Unanswered)
        );
        assert_eq!(
            ask::<()>(Duration::from_secs(5), || panic!("the keystore's library gave up")),
            Err(VaultError::Failed)
        );
    }

    /// On a machine without a keystore this is `NoKeystore`; with one, an entry that was never saved is none.
    #[test]
    fn where_no_keystore_answers_it_says_so() {
        match OsVault::new("carnet-store-test-that-never-saves") {
            Err(error) => assert_eq!(error, VaultError::NoKeystore),
            Ok(vault) => assert!(vault.sees_rollback()),
        }
    }
}
