//! Wrong PINs: counted before they are tried, slowed down, never wiped.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use store::vault::memory::MemoryVault;
use store::{FirstSlot, Locked, Pin, RecoveryCode, Store, StoreError, Unlock, Vault, VaultError};
use zeroize::Zeroizing;

use crate::support::{Clock, Device, add, ids};

fn pin(text: &str) -> Pin {
    Pin::new(text).unwrap()
}

fn attempt(device: &Device, clock: &Clock, text: &str) -> Result<Store, StoreError> {
    let locked = Locked::open(device.path())?;
    locked
        .unlock(device.vault(), clock, Unlock::Pin(&pin(text)))
        .map_err(|(_, error)| error)
}

#[test]
fn five_are_free_then_the_wait_grows_and_the_right_pin_ends_it() {
    let (device, clock) = (Device::new(), Clock::new());
    let mut store = Store::create(device.path(), device.vault(), FirstSlot::Pin(&pin("271828"))).unwrap();
    let added = add(&mut store, 0..1);
    drop(store.lock().unwrap());
    for left in [4, 3, 2, 1] {
        match attempt(&device, &clock, "000000") {
            Err(StoreError::WrongPin { free_tries, wait }) => assert_eq!((free_tries, wait), (left, Duration::ZERO)),
            other => panic!("{other:?}"),
        }
    }
    for seconds in [30, 60, 120] {
        match attempt(&device, &clock, "000000") {
            Err(StoreError::WrongPin { free_tries: 0, wait }) => assert_eq!(wait.as_secs(), seconds),
            other => panic!("{other:?}"),
        }
        // While waiting, not even the right PIN is tried, and nothing is counted.
        for _ in 0..2 {
            assert!(
                matches!(attempt(&device, &clock, "271828"), Err(StoreError::PinDelayed { wait }) if wait.as_secs() == seconds)
            );
        }
        clock.wait(seconds - 1);
        assert!(
            matches!(attempt(&device, &clock, "271828"), Err(StoreError::PinDelayed { wait }) if wait.as_secs() == 1)
        );
        clock.wait(1);
    }
    let store = attempt(&device, &clock, "271828").unwrap();
    assert_eq!(ids(store.cards()), added, "nothing was wiped");
    drop(store.lock().unwrap());
    assert!(
        matches!(
            attempt(&device, &clock, "000000"),
            Err(StoreError::WrongPin { free_tries: 4, .. })
        ),
        "counted from the start"
    );
}

#[test]
fn an_open_store_confirms_its_pin_and_counts_the_wrong_ones() {
    let (device, clock) = (Device::new(), Clock::new());
    let mut store = Store::create(device.path(), device.vault(), FirstSlot::Pin(&pin("271828"))).unwrap();
    store.confirm_pin(&clock, &pin("271828")).unwrap();
    for left in [4, 3] {
        assert!(matches!(
            store.confirm_pin(&clock, &pin("000000")),
            Err(StoreError::WrongPin { free_tries, .. }) if free_tries == left
        ));
    }
    // What is written meanwhile does not forget them.
    add(&mut store, 0..1);
    store.raise_highest_time(1_700_000_000).unwrap();
    drop(store.lock().unwrap());
    assert!(matches!(
        attempt(&device, &clock, "000000"),
        Err(StoreError::WrongPin { free_tries: 2, .. })
    ));
    for _ in 0..2 {
        assert!(attempt(&device, &clock, "000000").is_err());
    }
    clock.wait(30);
    let mut store = attempt(&device, &clock, "271828").unwrap();
    store.confirm_pin(&clock, &pin("271828")).unwrap();
}

#[test]
fn a_reboot_starts_the_wait_again() {
    let (device, clock) = (Device::new(), Clock::new());
    drop(Store::create(device.path(), device.vault(), FirstSlot::Pin(&pin("271828"))).unwrap());
    for _ in 0..5 {
        attempt(&device, &clock, "000000").unwrap_err();
    }
    clock.wait(29);
    clock.reboot();
    let locked = Locked::open(device.path()).unwrap();
    assert_eq!(
        locked.delay(device.vault.as_ref(), &clock).unwrap(),
        Some(Duration::from_secs(30))
    );
    clock.wait(30);
    assert_eq!(locked.delay(device.vault.as_ref(), &clock).unwrap(), None);
    drop(locked);
    attempt(&device, &clock, "271828").unwrap();
}

#[test]
fn other_slots_neither_wait_nor_count() {
    let (device, clock) = (Device::new(), Clock::new());
    let mut store = Store::create(device.path(), device.vault(), FirstSlot::Pin(&pin("271828"))).unwrap();
    let code = RecoveryCode::generate().unwrap();
    store.set_recovery(&code).unwrap();
    drop(store);
    for _ in 0..5 {
        attempt(&device, &clock, "000000").unwrap_err();
    }
    let wrong = RecoveryCode::generate().unwrap();
    let locked = Locked::open(device.path()).unwrap();
    let (locked, error) = locked
        .unlock(device.vault(), &clock, Unlock::Recovery(&wrong))
        .unwrap_err();
    assert!(matches!(error, StoreError::WrongRecoveryCode));
    let mut store = locked.unlock(device.vault(), &clock, Unlock::Recovery(&code)).unwrap();
    store.change_pin(&pin("314159")).unwrap();
    drop(store);
    assert!(matches!(
        attempt(&device, &clock, "271828"),
        Err(StoreError::WrongPin { free_tries: 4, .. })
    ));
    attempt(&device, &clock, "314159").unwrap();
}

/// A vault whose power can be cut: from then on nothing is saved.
#[derive(Default)]
struct CutVault {
    inner: MemoryVault,
    cut: AtomicBool,
    saves: AtomicU32,
}

impl Vault for CutVault {
    fn load(&self) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        self.inner.load()
    }

    fn save(&self, entry: &[u8]) -> Result<(), VaultError> {
        if self.cut.load(Ordering::SeqCst) {
            return Err(VaultError::Failed);
        }
        self.saves.fetch_add(1, Ordering::SeqCst);
        self.inner.save(entry)
    }

    fn erase(&self) -> Result<(), VaultError> {
        self.inner.erase()
    }

    fn sees_rollback(&self) -> bool {
        true
    }
}

#[test]
fn a_try_that_cannot_be_counted_is_not_made() {
    let (folder, clock, vault) = (
        tempfile::tempdir().unwrap(),
        Clock::new(),
        Arc::new(CutVault::default()),
    );
    drop(Store::create(folder.path(), vault.clone(), FirstSlot::Pin(&pin("271828"))).unwrap());
    vault.cut.store(true, Ordering::SeqCst);
    let locked = Locked::open(folder.path()).unwrap();
    let begun = std::time::Instant::now();
    let (locked, error) = locked
        .unlock(vault.clone(), &clock, Unlock::Pin(&pin("271828")))
        .unwrap_err();
    assert!(matches!(error, StoreError::Vault(VaultError::Failed)));
    assert!(begun.elapsed() < Duration::from_millis(20), "Argon2id did not run");
    vault.cut.store(false, Ordering::SeqCst);
    let saves = vault.saves.load(Ordering::SeqCst);
    let (locked, _) = locked
        .unlock(vault.clone(), &clock, Unlock::Pin(&pin("000000")))
        .unwrap_err();
    assert_eq!(
        vault.saves.load(Ordering::SeqCst),
        saves + 1,
        "a wrong try is one write, made before it"
    );
    locked.unlock(vault, &clock, Unlock::Pin(&pin("271828"))).unwrap();
}

#[test]
fn a_vault_that_fails_after_a_commit_leaves_the_commit_and_says_so() {
    let (folder, clock, vault) = (
        tempfile::tempdir().unwrap(),
        Clock::new(),
        Arc::new(CutVault::default()),
    );
    let mut store = Store::create(folder.path(), vault.clone(), FirstSlot::Device).unwrap();
    vault.cut.store(true, Ordering::SeqCst);
    store.write(|tx| tx.insert(store::Table::Ledger, b"shown")).unwrap();
    assert!(store.condition().unwitnessed);
    vault.cut.store(false, Ordering::SeqCst);
    drop(store);
    let store = Locked::open(folder.path())
        .unwrap()
        .unlock(vault, &clock, Unlock::Device)
        .unwrap();
    assert!(
        store.condition().is_sound() && !store.condition().unwitnessed,
        "the vault caught up"
    );
}
