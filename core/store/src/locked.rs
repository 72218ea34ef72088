//! A store whose keys are not in memory, and the ways to open it.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use crate::database::failure::read_failed;
use crate::database::{Database, records};
use crate::id::StoreId;
use crate::key::StoreKey;
use crate::slot::{Slot, SlotSecret};
use crate::vault::entry::VaultEntry;
use crate::{BiometricKey, BootClock, Pin, RecoveryCode, SlotKind, Store, StoreError, Vault};

/// How to open the store.
pub enum Unlock<'a> {
    /// With the PIN, on the device it was set on. Failures are counted.
    Pin(&'a Pin),
    /// With the recovery code, on any device.
    Recovery(&'a RecoveryCode),
    /// With the operating system's biometric key.
    Biometric(&'a dyn BiometricKey),
    /// With this device's key alone: a file vault's passphrase has opened the vault already.
    Device,
}

impl Unlock<'_> {
    /// The slot it opens.
    pub fn kind(&self) -> SlotKind {
        match self {
            Unlock::Pin(_) => SlotKind::Pin,
            Unlock::Recovery(_) => SlotKind::Recovery,
            Unlock::Biometric(_) => SlotKind::Biometric,
            Unlock::Device => SlotKind::Device,
        }
    }
}

/// A store whose keys are not in memory. Holds the file, so that no other process opens it.
pub struct Locked {
    /// Boxed, so that handing the locked store back after a failure moves little.
    pub(crate) database: Box<Database>,
    pub(crate) store: StoreId,
    pub(crate) slots: Vec<FoundSlot>,
    kinds: Vec<SlotKind>,
}

/// A slot as it was read.
pub(crate) struct FoundSlot {
    pub(crate) slot: Slot,
    /// It reads as it was written.
    pub(crate) sound: bool,
}

impl Locked {
    /// Opens the folder's store without any key. [`StoreError::InUse`] while another process has it.
    pub fn open(folder: &Path) -> Result<Locked, StoreError> {
        Self::read(Box::new(Database::open(folder)?))
    }

    pub(crate) fn read(database: Box<Database>) -> Result<Locked, StoreError> {
        let store = records::store_id(database.sql()).map_err(read_failed)?;
        // A slot on a page that does not read is as good as missing: the others still open.
        let found = |kind| records::slot(database.sql(), kind).ok().flatten();
        let slots: Vec<_> = SlotKind::ALL
            .into_iter()
            .filter_map(found)
            .map(|(slot, sound)| FoundSlot { slot, sound })
            .collect();
        let kinds = slots.iter().map(|found| found.slot.kind).collect();
        Ok(Locked {
            database,
            store,
            slots,
            kinds,
        })
    }

    /// The ways to open it.
    pub fn slots(&self) -> &[SlotKind] {
        &self.kinds
    }

    /// How long no PIN may be tried, or `None` where one may be tried now.
    pub fn delay(&self, vault: &dyn Vault, clock: &dyn BootClock) -> Result<Option<Duration>, StoreError> {
        let entry = VaultEntry::load(vault, self.store)?.ok_or(StoreError::DeviceKeyMissing)?;
        Ok(entry.failures.remaining(clock))
    }

    /// Opens the store. On failure the locked store comes back for the next try.
    ///
    /// A wrong PIN is counted in the vault before it is tried, so that cutting the power gains nothing. An older copy
    /// put back, or damage, does not keep the store from opening: [`Store::condition`] says so.
    pub fn unlock(
        self,
        vault: Arc<dyn Vault>,
        clock: &dyn BootClock,
        how: Unlock<'_>,
    ) -> Result<Store, (Locked, StoreError)> {
        let opened = match how {
            Unlock::Pin(pin) => self.open_with_pin(vault.as_ref(), clock, pin),
            Unlock::Device => self.open_with_device(vault.as_ref()),
            Unlock::Recovery(code) => self.open_without_device(vault.as_ref(), &SlotSecret::Recovery(code)),
            Unlock::Biometric(os) => self.open_without_device(vault.as_ref(), &SlotSecret::Biometric(os)),
        };
        match opened {
            Ok((key, entry)) => Store::open(self, key, vault, entry, how.kind()),
            Err(error) => Err((self, error)),
        }
    }

    fn open_with_pin(
        &self,
        vault: &dyn Vault,
        clock: &dyn BootClock,
        pin: &Pin,
    ) -> Result<(StoreKey, Option<VaultEntry>), StoreError> {
        let slot = self.slot(SlotKind::Pin)?;
        if !vault.sees_rollback() {
            return Err(StoreError::PinNeedsKeystore);
        }
        let mut entry = VaultEntry::load(vault, self.store)?.ok_or(StoreError::DeviceKeyMissing)?;
        let key = try_pin(slot, self.store, vault, &mut entry, clock, pin)?;
        Ok((key, Some(entry)))
    }

    fn open_with_device(&self, vault: &dyn Vault) -> Result<(StoreKey, Option<VaultEntry>), StoreError> {
        let slot = self.slot(SlotKind::Device)?;
        let entry = VaultEntry::load(vault, self.store)?.ok_or(StoreError::DeviceKeyMissing)?;
        let key = slot
            .unwrap(self.store, &SlotSecret::Device(&entry.device))?
            .ok_or(StoreError::WrongDeviceKey)?;
        Ok((key, Some(entry)))
    }

    /// With a secret that needs nothing from the vault: a vault that is lost, or another's, leaves the store
    /// unwitnessed and no more.
    fn open_without_device(
        &self,
        vault: &dyn Vault,
        secret: &SlotSecret<'_>,
    ) -> Result<(StoreKey, Option<VaultEntry>), StoreError> {
        let kind = secret.kind();
        let key = self.slot(kind)?.unwrap(self.store, secret)?.ok_or(match kind {
            SlotKind::Recovery => StoreError::WrongRecoveryCode,
            _ => StoreError::SlotDamaged(kind),
        })?;
        Ok((key, VaultEntry::load(vault, self.store).ok().flatten()))
    }

    /// The slot of this kind, where it is there and sound.
    fn slot(&self, kind: SlotKind) -> Result<&Slot, StoreError> {
        match self.slots.iter().find(|found| found.slot.kind == kind) {
            Some(FoundSlot { slot, sound: true }) => Ok(slot),
            Some(_) => Err(StoreError::SlotDamaged(kind)),
            None => Err(StoreError::NoSuchSlot(kind)),
        }
    }
}

/// Tries a PIN, where one may be tried now. Wrong ones are counted in the vault's entry.
pub(crate) fn try_pin(
    slot: &Slot,
    store: StoreId,
    vault: &dyn Vault,
    entry: &mut VaultEntry,
    clock: &dyn BootClock,
    pin: &Pin,
) -> Result<StoreKey, StoreError> {
    if let Some(wait) = entry.failures.remaining(clock) {
        return Err(StoreError::PinDelayed { wait });
    }
    // Counted before it is tried: whoever cuts the power during the try has had it.
    entry.failures = entry.failures.counted(clock);
    entry.save(vault)?;
    match slot.unwrap(store, &SlotSecret::Pin(&entry.device, pin))? {
        Some(key) => {
            entry.failures = Default::default();
            entry.save(vault)?;
            Ok(key)
        }
        None => Err(StoreError::WrongPin {
            free_tries: entry.failures.free_tries(),
            wait: entry.failures.wait(),
        }),
    }
}

impl fmt::Debug for Locked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Locked")
            .field("slots", &self.kinds)
            .finish_non_exhaustive()
    }
}
