//! What the wallet needs of the device, as traits that the shells implement.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use wallet::{BiometricError, BootClock, BootId, Clock, Vault, VaultError, Zeroizing};

use crate::CarnetError;

/// The device's clocks. Wall time may be set by anyone; waiting after wrong PINs is counted in boot time.
#[uniffi::export(with_foreign)]
pub trait DeviceClock: Send + Sync {
    /// Now, in seconds since 1970 UTC.
    fn unix_seconds(&self) -> i64;
    /// Milliseconds since the device was switched on, sleep included.
    fn boot_millis(&self) -> u64;
    /// Something that is another after each start of the device, and the same within one.
    fn boot_name(&self) -> String;
}

/// A keystore that the shell brings. Android and iOS have their own in the core; this one is for tests.
#[uniffi::export(with_foreign)]
pub trait DeviceVault: Send + Sync {
    /// The entry, or none where none was saved.
    fn load(&self) -> Result<Option<Vec<u8>>, VaultTrouble>;
    /// Replaces the entry; durable when this returns.
    fn save(&self, entry: Vec<u8>) -> Result<(), VaultTrouble>;
    /// Forgets the entry.
    fn erase(&self) -> Result<(), VaultTrouble>;
}

/// A key of the system that needs a fingerprint or a face for every use, and dies with a new enrolment. Calls may show
/// the system's prompt and block until it is answered.
#[uniffi::export(with_foreign)]
pub trait BiometricKey: Send + Sync {
    /// Encrypts up to 32 bytes.
    fn wrap(&self, secret: Vec<u8>) -> Result<Vec<u8>, BiometricTrouble>;
    /// Decrypts what [`BiometricKey::wrap`] gave.
    fn unwrap(&self, wrapped: Vec<u8>) -> Result<Vec<u8>, BiometricTrouble>;
}

/// Why a keystore did not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum VaultTrouble {
    /// It is locked, or access was refused.
    #[error("the keystore refused access")]
    Denied,
    /// It failed in another way.
    #[error("the keystore failed")]
    Failed,
}

/// Why a biometric key did not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, uniffi::Error)]
pub enum BiometricTrouble {
    /// The person cancelled the prompt.
    #[error("cancelled")]
    Cancelled,
    /// A finger or face was enrolled since: the key is dead for good.
    #[error("fingerprints or faces have changed")]
    Invalidated,
    /// No sensor, nothing enrolled, or locked out for now.
    #[error("fingerprint or face cannot be used now")]
    Unavailable,
}

impl From<uniffi::UnexpectedUniFFICallbackError> for VaultTrouble {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Failed
    }
}

impl From<uniffi::UnexpectedUniFFICallbackError> for BiometricTrouble {
    fn from(_: uniffi::UnexpectedUniFFICallbackError) -> Self {
        Self::Unavailable
    }
}

/// The shell's clock for the wallet.
pub(crate) struct ShellClock(pub(crate) Arc<dyn DeviceClock>);

impl Clock for ShellClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.unix_seconds()).unwrap_or_default()
    }
}

impl BootClock for ShellClock {
    fn boot_id(&self) -> BootId {
        BootId::named(&self.0.boot_name())
    }

    fn since_boot(&self) -> Duration {
        Duration::from_millis(self.0.boot_millis())
    }
}

/// The shell's keystore for the wallet.
struct ShellVault(Arc<dyn DeviceVault>);

impl Vault for ShellVault {
    fn load(&self) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        Ok(self.0.load().map_err(named)?.map(Zeroizing::new))
    }

    fn save(&self, entry: &[u8]) -> Result<(), VaultError> {
        self.0.save(entry.to_vec()).map_err(named)
    }

    fn erase(&self) -> Result<(), VaultError> {
        self.0.erase().map_err(named)
    }

    fn sees_rollback(&self) -> bool {
        true
    }
}

fn named(trouble: VaultTrouble) -> VaultError {
    match trouble {
        VaultTrouble::Denied => VaultError::Denied,
        VaultTrouble::Failed => VaultError::Failed,
    }
}

/// The keystore handed in, or the system's.
pub(crate) fn keystore(vault: Option<Arc<dyn DeviceVault>>) -> Result<Arc<dyn Vault>, CarnetError> {
    match vault {
        Some(vault) => Ok(Arc::new(ShellVault(vault))),
        None => Ok(system_keystore()?),
    }
}

#[cfg(any(target_os = "android", target_os = "ios"))]
fn system_keystore() -> Result<Arc<dyn Vault>, VaultError> {
    Ok(Arc::new(crate::system_vault::SystemVault::new()?))
}

#[cfg(not(any(target_os = "android", target_os = "ios")))]
fn system_keystore() -> Result<Arc<dyn Vault>, VaultError> {
    Err(VaultError::NoKeystore)
}

/// The shell's biometric key for the wallet.
pub(crate) struct ShellBiometric(pub(crate) Arc<dyn BiometricKey>);

impl wallet::BiometricKey for ShellBiometric {
    fn wrap(&self, secret: &[u8]) -> Result<Vec<u8>, BiometricError> {
        self.0.wrap(secret.to_vec()).map_err(BiometricError::from)
    }

    fn unwrap(&self, wrapped: &[u8]) -> Result<Zeroizing<Vec<u8>>, BiometricError> {
        let secret = self.0.unwrap(wrapped.to_vec()).map_err(BiometricError::from)?;
        Ok(Zeroizing::new(secret))
    }
}

impl From<BiometricTrouble> for BiometricError {
    fn from(trouble: BiometricTrouble) -> Self {
        match trouble {
            BiometricTrouble::Cancelled => Self::Cancelled,
            BiometricTrouble::Invalidated => Self::Invalidated,
            BiometricTrouble::Unavailable => Self::Unavailable,
        }
    }
}
