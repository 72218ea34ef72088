//! What the store keeps in a vault: one small record in deterministic CBOR.

use std::time::Duration;

use zeroize::Zeroizing;

use super::Vault;
use crate::cbor::{Decoder, Encoder, Malformed};
use crate::id::StoreId;
use crate::key::{self, DeviceKey, Key as _};
use crate::{BootId, StoreError, VaultError, labels};

/// The entry of one store.
pub(crate) struct VaultEntry {
    /// The store it belongs to.
    pub(crate) store: StoreId,
    /// Part of the PIN slot and the device slot; kept nowhere else.
    pub(crate) device: DeviceKey,
    /// Generation of the last commit that raised it; 0 while the store is being made.
    pub(crate) generation: u64,
    /// Wrong PINs since the last right one.
    pub(crate) failures: PinFailures,
}

/// Wrong PINs since the last right one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct PinFailures {
    /// How many.
    pub(crate) count: u32,
    /// When the last one was, on which run of the device.
    pub(crate) last: Option<(BootId, Duration)>,
}

impl VaultEntry {
    /// A new entry for a new or newly adopted store.
    pub(crate) fn new(store: StoreId, generation: u64) -> Result<Self, StoreError> {
        Ok(VaultEntry {
            store,
            device: key::random()?,
            generation,
            failures: PinFailures::default(),
        })
    }

    /// The entry in the vault, whichever store it belongs to.
    pub(crate) fn load_any(vault: &dyn Vault) -> Result<Option<Self>, StoreError> {
        let Some(bytes) = vault.load()? else { return Ok(None) };
        let entry = Self::decode(&bytes).map_err(|Malformed| StoreError::Vault(VaultError::Damaged))?;
        Ok(Some(entry))
    }

    /// The entry in the vault; an error where it belongs to another store.
    pub(crate) fn load(vault: &dyn Vault, store: StoreId) -> Result<Option<Self>, StoreError> {
        match Self::load_any(vault)? {
            Some(entry) if entry.store != store => Err(StoreError::VaultOfAnotherStore),
            other => Ok(other),
        }
    }

    pub(crate) fn save(&self, vault: &dyn Vault) -> Result<(), StoreError> {
        vault.save(&self.encode()).map_err(StoreError::Vault)
    }

    fn encode(&self) -> Zeroizing<Vec<u8>> {
        let (boot, at) = match self.failures.last {
            Some((boot, at)) => (boot.0.to_vec(), u64::try_from(at.as_millis()).unwrap_or(u64::MAX)),
            None => (Vec::new(), 0),
        };
        Encoder::with_capacity(160)
            .array(7)
            .text(labels::VAULT_ENTRY)
            .store(self.store)
            .bytes(self.device.bytes())
            .uint(self.generation)
            .uint(u64::from(self.failures.count))
            .bytes(&boot)
            .uint(at)
            .finish()
    }

    fn decode(bytes: &[u8]) -> Result<Self, Malformed> {
        let mut from = Decoder::new(bytes);
        from.array_of(7)?;
        from.says(labels::VAULT_ENTRY)?;
        let store = from.store()?;
        let device = key::from_slice(from.bytes()?).ok_or(Malformed)?;
        let generation = from.uint()?;
        let count = from.small()?;
        let boot = from.bytes()?;
        let at = Duration::from_millis(from.uint()?);
        from.finish()?;
        let last = match boot.len() {
            0 => None,
            _ => Some((BootId(boot.try_into().map_err(|_| Malformed)?), at)),
        };
        Ok(VaultEntry {
            store,
            device,
            generation,
            failures: PinFailures { count, last },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::memory::MemoryVault;

    #[test]
    fn an_entry_reads_back_and_knows_its_store() {
        let vault = MemoryVault::new();
        let store = StoreId([9; 16]);
        let mut entry = VaultEntry::new(store, 7).unwrap();
        entry.failures = PinFailures {
            count: 6,
            last: Some((BootId([3; 16]), Duration::from_millis(12_345))),
        };
        entry.save(&vault).unwrap();
        assert!(vault.load().unwrap().unwrap().len() <= crate::limits::MAX_VAULT_ENTRY);
        let back = VaultEntry::load(&vault, store).unwrap().unwrap();
        assert_eq!(
            (back.store, back.generation, back.failures),
            (entry.store, entry.generation, entry.failures)
        );
        assert!(back.device.bytes() == entry.device.bytes());
        assert!(matches!(
            VaultEntry::load(&vault, StoreId([8; 16])),
            Err(StoreError::VaultOfAnotherStore)
        ));
        vault.save(b"something else").unwrap();
        assert!(matches!(
            VaultEntry::load(&vault, store),
            Err(StoreError::Vault(VaultError::Damaged))
        ));
    }
}
