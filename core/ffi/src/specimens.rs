//! A wallet of specimens beside the real one: signed by an issuer made up on the spot, never by a real one.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use wallet::specimen::{SOURCE, Specimens};
use wallet::{Clock, MemoryVault, Pin, Scanned, Secret, Wallet};

use crate::CarnetError;
use crate::carnet::Carnet;

/// Folder beside the wallet's files.
const FOLDER: &str = "specimens";

/// Opens a wallet whose device key is in memory only: after the app's end nothing opens what a crash may leave.
const PIN: &str = "specimens of Utopia";

/// The open wallet of specimens. Its folder goes with it.
pub(crate) struct SpecimenWallet {
    pub(crate) wallet: Wallet,
    _folder: Folder,
}

/// Removes itself.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left after a failure is sealed under a key that is nowhere, and goes at the next try.
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[uniffi::export]
impl Carnet {
    /// Opens a wallet of specimens. It stands before the real one until [`Carnet::end_specimens`].
    ///
    /// # Errors
    /// [`CarnetError::NotWritten`].
    pub fn try_specimens(&self) -> Result<(), CarnetError> {
        self.call(|doors| {
            if doors.specimens.is_none() {
                doors.leave();
                doors.specimens = Some(SpecimenWallet::new(&self.folder, self.clock.clone())?);
            }
            Ok(())
        })
    }

    /// Deletes the wallet of specimens.
    ///
    /// # Errors
    /// None of its own.
    pub fn end_specimens(&self) -> Result<(), CarnetError> {
        self.call(|doors| {
            doors.leave();
            doors.specimens = None;
            Ok(())
        })
    }
}

/// Packs of two invented publishers: the first of one, its next, and one of the other that contradicts it. For trying out
/// what a pack does; their keys are no secret.
///
/// # Errors
/// [`CarnetError::Internal`] where the system gives no random numbers.
#[uniffi::export]
pub fn specimen_packs(now: i64) -> Result<Vec<Vec<u8>>, CarnetError> {
    let now = jiff::Timestamp::from_second(now).map_err(|_| CarnetError::Internal)?;
    wallet::specimen::packs(now).ok_or(CarnetError::Internal)
}

impl SpecimenWallet {
    fn new(beside: &Path, clock: Arc<dyn Clock>) -> Result<Self, CarnetError> {
        let folder = Folder(beside.join(FOLDER));
        let _ = fs::remove_dir_all(&folder.0);
        let mut specimens = Specimens::issue(clock.now())?;
        let pin = Pin::new(PIN)?;
        let vault = Arc::new(MemoryVault::new());
        let mut wallet = Wallet::create(&folder.0, vault, Secret::Pin(&pin), clock)?;
        let _ = wallet.add_trust(SOURCE, specimens.trust())?;
        for text in specimens.texts() {
            if let Scanned::Pass(pending) = wallet.scan(text) {
                wallet.keep(*pending)?;
            }
        }
        specimens.counter().serve(&mut wallet)?;
        Ok(Self {
            wallet,
            _folder: folder,
        })
    }
}
