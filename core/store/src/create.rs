//! Making a new store.

use std::path::Path;
use std::sync::Arc;

use crate::database::failure::read_failed;
use crate::database::{Database, records};
use crate::id::StoreId;
use crate::key::{self, StoreKeys};
use crate::ledger::Chain;
use crate::limits::FIRST_GENERATION;
use crate::slot::{Slot, SlotSecret};
use crate::summary::head::{Head, Rosters};
use crate::vault::entry::VaultEntry;
use crate::{Locked, Pin, Store, StoreError, Vault, seal};

/// The first way to open a new store.
pub enum FirstSlot<'a> {
    /// A PIN; the vault must be the operating system's keystore.
    Pin(&'a Pin),
    /// This device's key alone.
    Device,
}

impl Store {
    /// Makes a new store in the folder (made if missing) and opens it.
    ///
    /// The file gets its name last: after a crash there is either no store or a whole one. A vault that holds the key
    /// of another store is left alone ([`StoreError::VaultOccupied`]).
    pub fn create(folder: &Path, vault: Arc<dyn Vault>, first: FirstSlot<'_>) -> Result<Store, StoreError> {
        if matches!(first, FirstSlot::Pin(_)) && !vault.sees_rollback() {
            return Err(StoreError::PinNeedsKeystore);
        }
        // An entry of generation 0 is what a crash in the middle of this left: its store never was.
        if VaultEntry::load_any(vault.as_ref())?.is_some_and(|entry| entry.generation > 0) {
            return Err(match Database::exists(folder)? {
                true => StoreError::AlreadyExists,
                false => StoreError::VaultOccupied,
            });
        }
        let store = StoreId::random()?;
        let mut entry = VaultEntry::new(store, 0)?;
        let keys = StoreKeys::derive(key::random()?, store)?;
        let secret = match first {
            FirstSlot::Pin(pin) => SlotSecret::Pin(&entry.device, pin),
            FirstSlot::Device => SlotSecret::Device(&entry.device),
        };
        let kind = secret.kind();
        let slot = Slot::wrap(store, &keys.store, &secret)?;
        let head = Head {
            generation: FIRST_GENERATION,
            slots: vec![(kind, slot.digest())],
            chain: Some(Chain::default()),
            ..Head::default()
        };
        let head = seal::seal(
            &keys.index,
            &seal::head_place(store, 1),
            &head.encode(&Rosters::default()),
        )?;
        let unpublished = Database::prepare(folder, |sql| {
            let write = || {
                records::insert_store(sql, store)?;
                records::put_slot(sql, &slot)?;
                records::put_head(sql, 1, head.as_bytes())
            };
            write().map_err(read_failed)
        })?;
        entry.save(vault.as_ref())?;
        let database = unpublished.publish()?;
        entry.generation = FIRST_GENERATION;
        entry.save(vault.as_ref())?;
        let locked = Locked::read(Box::new(database))?;
        Store::open(locked, keys.store, vault, Some(entry), kind).map_err(|(_, error)| error)
    }
}
