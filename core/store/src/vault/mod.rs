//! The vault: where the device key, the generation and the PIN failures are kept outside the store's file.

pub(crate) mod entry;
pub mod file;
pub mod memory;
#[cfg(feature = "os-keystore")]
pub mod os;

use zeroize::Zeroizing;

/// Holds one small entry outside the store's file. The store decides what is in it.
///
/// On a phone and on most desktops this is the operating system's keystore, which an older copy of the store's folder
/// does not bring back.
pub trait Vault: Send + Sync {
    /// The entry, or `None` where none was saved. A keystore that cannot be asked is an error, never `None`.
    fn load(&self) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError>;
    /// Replaces the entry; durable when this returns. At most [`crate::limits::MAX_VAULT_ENTRY`] bytes.
    fn save(&self, entry: &[u8]) -> Result<(), VaultError>;
    /// Forgets the entry. Whatever only it could open is lost.
    fn erase(&self) -> Result<(), VaultError>;
    /// Whether an older copy of the user's files leaves the entry as it is, so that it can tell the store's age and
    /// count PIN failures.
    fn sees_rollback(&self) -> bool;
}

/// Why a vault did not answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// No keystore of the operating system answers here.
    #[error("no keystore answers on this system; use a passphrase instead")]
    NoKeystore,
    /// The keystore is locked, or access was refused.
    #[error("the keystore refused access; unlock it and try again")]
    Denied,
    /// The keystore did not answer in time.
    #[error("the keystore did not answer in time; try again")]
    Unanswered,
    /// The keystore failed in a way that has no name here.
    #[error("the keystore failed; try again")]
    Failed,
    /// The file vault's file is damaged.
    #[error("the vault file is damaged; it was left as it is, use the recovery code or a backup")]
    Damaged,
    /// The passphrase does not open the file vault.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// The passphrase is too weak to be all that protects a file.
    #[error(transparent)]
    WeakPassphrase(crate::PassphraseError),
    /// There is no vault file.
    #[error("there is no vault file here")]
    NoFile,
    /// There is a vault file already.
    #[error("there is a vault file here already")]
    Exists,
    /// The operating system refused a file operation on the vault file.
    #[error("the vault file cannot be read or written ({0})")]
    Io(std::io::ErrorKind),
    /// The operating system gave no random bytes, or key derivation failed.
    #[error("encryption failed; try again")]
    Crypto,
}
