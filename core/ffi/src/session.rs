//! The wallet as a whole: there, locked, open.

use std::sync::Arc;
use std::time::Duration;

use wallet::{LockedWallet, Pin, RecoveryCode, Secret, SlotKind, StillLocked, Wallet, WalletError};

use crate::carnet::Carnet;
use crate::device::ShellBiometric;
use crate::doors::{Door, Doors};
use crate::{BiometricKey, CarnetError};

/// How things stand.
#[derive(Clone, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum Gate {
    /// There is no wallet yet.
    NoWallet,
    /// It is there and locked.
    Locked {
        /// Seconds until a PIN may be tried; 0: now.
        wait_seconds: u64,
        /// A biometric key opens it.
        has_biometric: bool,
        /// A recovery code opens it.
        has_recovery_code: bool,
    },
    /// It is open.
    Open {
        /// It is the one of specimens.
        specimens: bool,
        /// A biometric key opens it.
        has_biometric: bool,
        /// A recovery code opens it.
        has_recovery_code: bool,
    },
}

#[uniffi::export]
impl Carnet {
    /// How things stand now.
    ///
    /// # Errors
    /// Why a wallet that is there cannot be opened: [`CarnetError::DamagedWallet`], [`CarnetError::InUse`],
    /// [`CarnetError::TooNew`], [`CarnetError::Keystore`]; nothing of it was changed.
    pub fn gate(&self) -> Result<Gate, CarnetError> {
        self.call(|doors| {
            if let Ok(open) = doors.open() {
                let ways = open.wallet.ways();
                return Ok(Gate::Open {
                    specimens: open.specimens,
                    has_biometric: ways.contains(&SlotKind::Biometric),
                    has_recovery_code: ways.contains(&SlotKind::Recovery),
                });
            }
            let locked = match doors.take_locked(&self.folder, self.clock.clone()) {
                Err(CarnetError::NoWallet) => return Ok(Gate::NoWallet),
                locked => locked?,
            };
            let gate = self.locked_gate(&locked);
            doors.real = Door::Locked(locked);
            Ok(gate)
        })
    }

    /// Makes a wallet; it is open afterwards. A key that the keystore still holds of one that is gone is forgotten: iOS keeps it
    /// when an app is deleted, and the folder is the app's own.
    ///
    /// # Errors
    /// [`CarnetError::WeakPin`], [`CarnetError::AlreadyThere`], [`CarnetError::NotWritten`], [`CarnetError::Keystore`].
    pub fn create(&self, pin: String) -> Result<(), CarnetError> {
        let pin = Pin::choose(&pin)?;
        self.call(|doors| {
            if let Err(WalletError::NoWallet) = LockedWallet::find(&self.folder, self.clock.clone()) {
                wallet::erase(&self.folder, self.vault.as_ref())?;
            }
            let made = Wallet::create(&self.folder, self.vault.clone(), Secret::Pin(&pin), self.clock.clone())?;
            doors.real = Door::Open(Box::new(made));
            Ok(())
        })
    }

    /// Opens the wallet with its PIN.
    ///
    /// # Errors
    /// [`CarnetError::WrongPin`], [`CarnetError::Wait`], and those of [`Carnet::gate`].
    pub fn unlock(&self, pin: String) -> Result<(), CarnetError> {
        // What cannot be a PIN is not the right one; it is not counted, for it cannot be tried.
        let pin = Pin::new(&pin)?;
        self.unlock_by(|locked| locked.unlock(self.vault.clone(), self.clock.as_ref(), &Secret::Pin(&pin)))
    }

    /// Opens the wallet with the biometric key.
    ///
    /// # Errors
    /// [`CarnetError::Biometric`], and those of [`Carnet::gate`].
    pub fn unlock_with_biometric(&self, key: Arc<dyn BiometricKey>) -> Result<(), CarnetError> {
        let key = ShellBiometric(key);
        self.unlock_by(|locked| locked.unlock_biometric(self.vault.clone(), self.clock.as_ref(), &key))
    }

    /// Opens the wallet with the recovery code.
    ///
    /// # Errors
    /// [`CarnetError::WrongRecoveryCode`], and those of [`Carnet::gate`].
    pub fn recover(&self, code: String) -> Result<(), CarnetError> {
        let code = RecoveryCode::parse(&code).map_err(|_| CarnetError::WrongRecoveryCode)?;
        self.unlock_by(|locked| locked.recover(self.vault.clone(), self.clock.as_ref(), &code))
    }

    /// Whether this PIN opens the wallet, which stays open; a wrong one counts as a try. The wallet of specimens has no
    /// PIN and takes any.
    ///
    /// # Errors
    /// [`CarnetError::WrongPin`], [`CarnetError::Wait`], [`CarnetError::Locked`].
    pub fn confirm(&self, pin: String) -> Result<(), CarnetError> {
        let pin = Pin::new(&pin)?;
        self.call(|doors| match doors.specimens {
            Some(_) => Ok(()),
            None => Ok(doors.real()?.confirm_pin(self.clock.as_ref(), &pin)?),
        })
    }

    /// Forgets the keys; what was removed is gone for good. A wallet of specimens is left as it is.
    ///
    /// # Errors
    /// When the removal cannot be written; the keys are forgotten all the same.
    pub fn lock(&self) -> Result<(), CarnetError> {
        self.call(|doors| {
            doors.leave();
            if let Door::Open(wallet) = std::mem::take(&mut doors.real) {
                doors.real = Door::Locked(Box::new(wallet.lock()?));
            }
            Ok(())
        })
    }

    /// Sets another PIN.
    ///
    /// # Errors
    /// [`CarnetError::WeakPin`], [`CarnetError::NotWritten`]: the old one stays.
    pub fn change_pin(&self, pin: String) -> Result<(), CarnetError> {
        let pin = Pin::choose(&pin)?;
        self.call(|doors| Ok(doors.real()?.change_pin(&pin)?))
    }

    /// Sets the biometric key as one more way to open the wallet.
    ///
    /// # Errors
    /// [`CarnetError::Biometric`], [`CarnetError::NotWritten`].
    pub fn set_biometric(&self, key: Arc<dyn BiometricKey>) -> Result<(), CarnetError> {
        self.call(|doors| Ok(doors.real()?.set_biometric(&ShellBiometric(key))?))
    }

    /// Takes the biometric way away; nothing happens where there is none.
    ///
    /// # Errors
    /// [`CarnetError::NotWritten`].
    pub fn remove_biometric(&self) -> Result<(), CarnetError> {
        self.remove_way(SlotKind::Biometric, Wallet::remove_biometric)
    }

    /// Makes a recovery code in place of any older one. It is handed out once and kept nowhere.
    ///
    /// # Errors
    /// [`CarnetError::NotWritten`]: the older one still holds.
    pub fn make_recovery_code(&self) -> Result<String, CarnetError> {
        self.call(|doors| Ok(doors.real()?.make_recovery_code()?.text().to_string()))
    }

    /// Takes the recovery code away; nothing happens where there is none.
    ///
    /// # Errors
    /// [`CarnetError::NotWritten`].
    pub fn remove_recovery_code(&self) -> Result<(), CarnetError> {
        self.remove_way(SlotKind::Recovery, Wallet::remove_recovery_code)
    }

    /// Deletes the wallet and its key, whatever state it is in: for one who forgot the PIN.
    ///
    /// # Errors
    /// [`CarnetError::Keystore`]: nothing was deleted. [`CarnetError::NotWritten`]: some of it is left.
    pub fn erase(&self) -> Result<(), CarnetError> {
        self.call(|doors| {
            doors.leave();
            // Closes the file first.
            doors.real = Door::Away;
            Ok(wallet::erase(&self.folder, self.vault.as_ref())?)
        })
    }
}

impl Carnet {
    /// Takes a way of opening away, where it is there.
    fn remove_way(
        &self,
        way: SlotKind,
        remove: impl FnOnce(&mut Wallet) -> Result<(), WalletError>,
    ) -> Result<(), CarnetError> {
        self.call(|doors| {
            let wallet = doors.real()?;
            match wallet.ways().contains(&way) {
                true => Ok(remove(wallet)?),
                false => Ok(()),
            }
        })
    }

    fn locked_gate(&self, locked: &LockedWallet) -> Gate {
        let wait = locked.wait(self.vault.as_ref(), self.clock.as_ref());
        Gate::Locked {
            // A keystore that lost its entry leaves the recovery code: the gate is shown, the PIN then says why not.
            wait_seconds: wait.ok().flatten().map_or(0, whole_seconds),
            has_biometric: locked.ways().contains(&SlotKind::Biometric),
            has_recovery_code: locked.has_recovery_code(),
        }
    }

    fn unlock_by(
        &self,
        open: impl FnOnce(LockedWallet) -> Result<Wallet, Box<StillLocked>>,
    ) -> Result<(), CarnetError> {
        self.call(|doors: &mut Doors| {
            let locked = doors.take_locked(&self.folder, self.clock.clone())?;
            match open(*locked) {
                Ok(wallet) => {
                    doors.real = Door::Open(Box::new(wallet));
                    Ok(())
                }
                Err(still) => {
                    doors.real = Door::Locked(Box::new(still.wallet));
                    Err(still.reason.into())
                }
            }
        })
    }
}

/// Rounded up, so that waiting so long is enough.
pub(crate) fn whole_seconds(left: Duration) -> u64 {
    left.as_secs().saturating_add(u64::from(left.subsec_nanos() > 0))
}
