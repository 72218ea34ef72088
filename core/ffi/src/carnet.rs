//! The one object the shells hold.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use wallet::Vault;

use crate::CarnetError;
use crate::device::{DeviceClock, DeviceVault, ShellClock, keystore};
use crate::doors::{Doors, Open};

/// The wallet in a folder, and what it needs of the device.
#[derive(uniffi::Object)]
pub struct Carnet {
    pub(crate) folder: PathBuf,
    pub(crate) vault: Arc<dyn Vault>,
    pub(crate) clock: Arc<ShellClock>,
    doors: Mutex<Doors>,
}

#[uniffi::export]
impl Carnet {
    /// The wallet in `folder`, which need not be there yet. `vault` stands in for the system's keystore; without it that
    /// one is used.
    ///
    /// # Errors
    /// [`CarnetError::Keystore`] where there is no keystore and none was handed in.
    #[uniffi::constructor]
    pub fn new(
        folder: String,
        clock: Arc<dyn DeviceClock>,
        vault: Option<Arc<dyn DeviceVault>>,
    ) -> Result<Arc<Self>, CarnetError> {
        Ok(Arc::new(Self {
            folder: PathBuf::from(folder),
            vault: keystore(vault)?,
            clock: Arc::new(ShellClock(clock)),
            doors: Mutex::default(),
        }))
    }
}

impl Carnet {
    /// Runs one call. A panic becomes [`CarnetError::Internal`]; the wallet is as it was, for every write is one
    /// transaction.
    pub(crate) fn call<T>(&self, f: impl FnOnce(&mut Doors) -> Result<T, CarnetError>) -> Result<T, CarnetError> {
        let mut doors = self.doors.lock().unwrap_or_else(PoisonError::into_inner);
        caught(|| f(&mut doors))
    }

    /// Runs one call on the open wallet: the one of specimens while it is open.
    pub(crate) fn open<T>(&self, f: impl FnOnce(&mut Open<'_>) -> Result<T, CarnetError>) -> Result<T, CarnetError> {
        self.call(|doors| f(&mut doors.open()?))
    }
}

/// Runs what must not bring the app down: a panic becomes [`CarnetError::Internal`].
pub(crate) fn caught<T>(f: impl FnOnce() -> Result<T, CarnetError>) -> Result<T, CarnetError> {
    catch_unwind(AssertUnwindSafe(f)).unwrap_or(Err(CarnetError::Internal))
}
