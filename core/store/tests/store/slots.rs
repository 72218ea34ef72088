//! The ways to open a store, and what each of them is worth.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use store::vault::file::FileVault;
use store::vault::memory::MemoryVault;
use store::{
    BiometricError, BiometricKey, DamageKind, FirstSlot, Locked, Passphrase, Pin, RecoveryCode, SlotKind, Store,
    StoreError, Table, Unlock, Vault,
};
use zeroize::Zeroizing;

use crate::support::{Clock, Device, add, ids, pass};

/// An OS key that is no key: XOR with a pad that a new enrolment changes.
struct Finger(AtomicU8, Option<BiometricError>);

impl BiometricKey for Finger {
    fn wrap(&self, secret: &[u8]) -> Result<Vec<u8>, BiometricError> {
        let pad = self.0.load(Ordering::SeqCst);
        Ok(std::iter::once(pad)
            .chain(secret.iter().map(|byte| byte ^ pad))
            .collect())
    }

    fn unwrap(&self, wrapped: &[u8]) -> Result<Zeroizing<Vec<u8>>, BiometricError> {
        let pad = self.0.load(Ordering::SeqCst);
        match (self.1, wrapped.split_first()) {
            (Some(error), _) => Err(error),
            (None, Some((first, rest))) if *first == pad => {
                Ok(Zeroizing::new(rest.iter().map(|byte| byte ^ pad).collect()))
            }
            _ => Err(BiometricError::Invalidated),
        }
    }
}

fn unlock(device: &Device, how: Unlock<'_>) -> Result<Store, StoreError> {
    Locked::open(device.path())?
        .unlock(device.vault(), &Clock::new(), how)
        .map_err(|(_, error)| error)
}

#[test]
fn every_slot_opens_the_same_store() {
    let device = Device::new();
    let (pin, code, finger) = (
        Pin::new("271828").unwrap(),
        RecoveryCode::generate().unwrap(),
        Finger(AtomicU8::new(7), None),
    );
    let mut store = Store::create(device.path(), device.vault(), FirstSlot::Pin(&pin)).unwrap();
    let added = add(&mut store, 0..3);
    store.set_recovery(&code).unwrap();
    store.set_biometric(&finger).unwrap();
    let locked = store.lock().unwrap();
    assert_eq!(locked.slots(), [SlotKind::Pin, SlotKind::Recovery, SlotKind::Biometric]);
    drop(locked);
    for how in [Unlock::Pin(&pin), Unlock::Recovery(&code), Unlock::Biometric(&finger)] {
        let store = unlock(&device, how).unwrap();
        assert_eq!(ids(store.cards()), added);
        assert!(store.condition().is_sound());
    }
    assert!(matches!(
        unlock(&device, Unlock::Device),
        Err(StoreError::NoSuchSlot(SlotKind::Device))
    ));
    for error in [BiometricError::Cancelled, BiometricError::Unavailable] {
        let refused = unlock(&device, Unlock::Biometric(&Finger(AtomicU8::new(7), Some(error))));
        assert!(matches!(refused, Err(StoreError::Biometric(given)) if given == error));
    }
    finger.0.store(8, Ordering::SeqCst);
    let refused = unlock(&device, Unlock::Biometric(&finger));
    assert!(
        matches!(refused, Err(StoreError::Biometric(BiometricError::Invalidated))),
        "a new enrolment"
    );
}

#[test]
fn the_last_slot_stays() {
    let device = Device::new();
    let mut store = device.create();
    assert!(matches!(store.remove_slot(SlotKind::Device), Err(StoreError::LastSlot)));
    assert!(matches!(
        store.remove_slot(SlotKind::Pin),
        Err(StoreError::NoSuchSlot(SlotKind::Pin))
    ));
    let code = RecoveryCode::generate().unwrap();
    store.set_recovery(&code).unwrap();
    store.remove_slot(SlotKind::Device).unwrap();
    assert_eq!(store.slots(), [SlotKind::Recovery]);
    drop(store);
    assert!(device.try_open().is_err());
    unlock(&device, Unlock::Recovery(&code)).unwrap();
}

#[test]
fn a_changed_pin_leaves_the_old_one_useless() {
    let device = Device::new();
    let (old, new) = (Pin::new("271828").unwrap(), Pin::new("314159").unwrap());
    let mut store = Store::create(device.path(), device.vault(), FirstSlot::Pin(&old)).unwrap();
    add(&mut store, 0..1);
    store.change_pin(&new).unwrap();
    drop(store);
    assert!(matches!(
        unlock(&device, Unlock::Pin(&old)),
        Err(StoreError::WrongPin { .. })
    ));
    unlock(&device, Unlock::Pin(&new)).unwrap();
}

#[test]
fn an_old_slot_put_back_is_named() {
    let device = Device::new();
    let (old, new) = (RecoveryCode::generate().unwrap(), RecoveryCode::generate().unwrap());
    let mut store = device.create();
    store.set_recovery(&old).unwrap();
    drop(store);
    let slot = device.file().query_row(
        "SELECT header, sealed, digest FROM slots WHERE kind = 'recovery'",
        [],
        |row| {
            Ok((
                row.get::<_, Vec<u8>>(0)?,
                row.get::<_, Vec<u8>>(1)?,
                row.get::<_, Vec<u8>>(2)?,
            ))
        },
    );
    let mut store = device.open();
    store.set_recovery(&new).unwrap();
    drop(store);
    device
        .file()
        .execute(
            "UPDATE slots SET header = ?1, sealed = ?2, digest = ?3 WHERE kind = 'recovery'",
            slot.unwrap(),
        )
        .unwrap();
    let store = unlock(&device, Unlock::Recovery(&old)).unwrap();
    assert!(
        store
            .damage()
            .iter()
            .any(|damage| damage.what == DamageKind::SlotReplaced(SlotKind::Recovery))
    );
}

#[test]
fn a_damaged_slot_is_told_from_a_wrong_secret() {
    let device = Device::new();
    let (pin, code) = (Pin::new("271828").unwrap(), RecoveryCode::generate().unwrap());
    let mut store = Store::create(device.path(), device.vault(), FirstSlot::Pin(&pin)).unwrap();
    store.set_recovery(&code).unwrap();
    drop(store);
    device.tamper("UPDATE slots SET sealed = zeroblob(72) WHERE kind = 'pin'");
    assert!(matches!(
        unlock(&device, Unlock::Pin(&pin)),
        Err(StoreError::SlotDamaged(SlotKind::Pin))
    ));
    let store = unlock(&device, Unlock::Recovery(&code)).unwrap();
    assert!(store.condition().damaged && store.condition().rolled_back.is_none());
}

#[test]
fn without_the_device_key_the_recovery_code_opens_and_a_new_pin_can_be_set() {
    let device = Device::new();
    let (pin, code) = (Pin::new("271828").unwrap(), RecoveryCode::generate().unwrap());
    let mut store = Store::create(device.path(), device.vault(), FirstSlot::Pin(&pin)).unwrap();
    let added = add(&mut store, 0..3);
    store.set_recovery(&code).unwrap();
    drop(store);
    device.vault.erase().unwrap();
    assert!(matches!(
        unlock(&device, Unlock::Pin(&pin)),
        Err(StoreError::DeviceKeyMissing)
    ));
    let mut store = unlock(&device, Unlock::Recovery(&code)).unwrap();
    assert!(store.condition().unwitnessed && store.condition().is_sound());
    assert_eq!(ids(store.cards()), added);
    store.change_pin(&pin).unwrap();
    drop(store);
    let store = unlock(&device, Unlock::Pin(&pin)).unwrap();
    assert!(!store.condition().unwitnessed);
}

#[test]
fn the_vault_of_another_store_is_never_overwritten() {
    let (one, mut other) = (Device::new(), Device::new());
    let code = RecoveryCode::generate().unwrap();
    drop(one.create());
    let mut store = other.create();
    store.set_recovery(&code).unwrap();
    drop(store);
    other.vault = one.vault.clone();
    assert!(matches!(other.try_open(), Err(StoreError::VaultOfAnotherStore)));
    let mut store = unlock(&other, Unlock::Recovery(&code)).unwrap();
    assert!(store.condition().unwitnessed);
    assert!(matches!(
        store.change_pin(&Pin::new("271828").unwrap()),
        Err(StoreError::VaultOfAnotherStore)
    ));
    drop(store);
    drop(one.open());
    let third = tempfile::tempdir().unwrap();
    assert!(matches!(
        Store::create(third.path(), one.vault(), FirstSlot::Device),
        Err(StoreError::VaultOccupied)
    ));
}

#[test]
fn a_file_vault_takes_a_passphrase_and_never_a_pin() {
    let folder = tempfile::tempdir().unwrap();
    let passphrase = Passphrase::choose("plinth gravy osprey mantle kiosk tundra").unwrap();
    let path = folder.path().join("carnet.vault");
    let vault: Arc<dyn Vault> = Arc::new(FileVault::create(&path, &passphrase).unwrap());
    let pin = Pin::new("271828").unwrap();
    assert!(matches!(
        Store::create(folder.path(), vault.clone(), FirstSlot::Pin(&pin)),
        Err(StoreError::PinNeedsKeystore)
    ));
    let mut store = Store::create(folder.path(), vault, FirstSlot::Device).unwrap();
    let added = add(&mut store, 0..2);
    assert!(matches!(store.change_pin(&pin), Err(StoreError::PinNeedsKeystore)));
    store.write(|tx| tx.insert(Table::Ledger, b"shown")).unwrap();
    assert!(store.condition().unwitnessed);
    drop(store);
    let vault: Arc<dyn Vault> = Arc::new(FileVault::open(&path, &passphrase).unwrap());
    let store = Locked::open(folder.path())
        .unwrap()
        .unlock(vault, &Clock::new(), Unlock::Device)
        .unwrap();
    assert_eq!(ids(store.cards()), added);
}

#[test]
fn a_new_store_key_leaves_nothing_the_old_one_opens() {
    let device = Device::new();
    let (code, late) = (RecoveryCode::generate().unwrap(), RecoveryCode::generate().unwrap());
    let mut store = device.create();
    let added = add(&mut store, 0..150);
    store.write(|tx| tx.insert(Table::Ledger, b"shown")).unwrap();
    store.write(|tx| tx.mark_removed(added[0])).unwrap();
    store.set_recovery(&code).unwrap();
    let before = sealed(&device);
    assert!(matches!(store.rotate_store_key(&[]), Err(StoreError::LastSlot)));
    assert_eq!(
        store.rotate_store_key(&[Unlock::Device]).unwrap(),
        [SlotKind::Recovery],
        "the code was not given"
    );
    assert!(store.inspect().is_empty());
    add(&mut store, 150..151);
    store.set_recovery(&late).unwrap();
    drop(store);
    assert!(matches!(
        unlock(&device, Unlock::Recovery(&code)),
        Err(StoreError::WrongRecoveryCode)
    ));
    let store = unlock(&device, Unlock::Recovery(&late)).unwrap();
    assert!(store.inspect().is_empty() && store.condition().is_sound());
    assert_eq!(ids(store.cards()).len(), 150);
    assert_eq!(*store.read(Table::Passes, added[7]).unwrap(), pass(7));
    assert_eq!(store.removed().count(), 1);
    let after = sealed(&device);
    drop(store);
    assert!(
        before.iter().all(|old| !after.contains(old)),
        "every row was sealed again"
    );
}

/// Every sealed row in a copy of the file.
fn sealed(device: &Device) -> Vec<Vec<u8>> {
    let copy = tempfile::tempdir().unwrap();
    for (name, bytes) in device.copy() {
        std::fs::write(copy.path().join(name), bytes).unwrap();
    }
    let file = rusqlite::Connection::open(copy.path().join("carnet.db")).unwrap();
    let mut statement = file
        .prepare("SELECT sealed FROM passes UNION ALL SELECT sealed FROM segments UNION ALL SELECT sealed FROM head")
        .unwrap();
    statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

#[test]
fn a_memory_vault_is_shared_by_whoever_holds_it() {
    let vault = Arc::new(MemoryVault::new());
    vault.save(b"entry").unwrap();
    assert_eq!(**vault.clone().load().unwrap().unwrap(), *b"entry");
}
