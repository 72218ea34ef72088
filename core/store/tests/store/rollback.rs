//! An older copy put back.

use store::{Rollback, StoreError, Table};

use crate::support::{Device, add, ids};

fn show(store: &mut store::Store) {
    store.write(|tx| tx.insert(Table::Ledger, b"shown")).unwrap();
}

#[test]
fn an_older_copy_is_readable_and_named_until_acknowledged() {
    let device = Device::new();
    let mut store = device.create();
    let added = add(&mut store, 0..3);
    drop(store.lock().unwrap());
    let copy = device.copy();
    let mut store = device.open();
    show(&mut store);
    show(&mut store);
    let newest = store.generation();
    drop(store.lock().unwrap());
    device.put_back(&copy);

    let expected = Some(Rollback {
        found: newest - 2,
        expected: newest,
    });
    let store = device.open();
    assert_eq!(store.condition().rolled_back, expected);
    assert_eq!(ids(store.cards()), added, "readable");
    drop(store);
    // Looking again changes nothing; writing does not let the copy catch up unnoticed.
    let mut store = device.open();
    assert_eq!(store.condition().rolled_back, expected);
    show(&mut store);
    show(&mut store);
    assert_eq!(store.generation(), newest + 2);
    drop(store);
    let mut store = device.open();
    assert_eq!(store.condition().rolled_back, expected, "still named");
    store.acknowledge_rollback().unwrap();
    assert!(store.condition().is_sound());
    drop(store);
    assert!(device.open().condition().is_sound());
}

#[test]
fn a_lost_journal_is_an_older_copy() {
    let device = Device::new();
    let mut store = device.create();
    show(&mut store);
    drop(store);
    std::fs::remove_file(device.path().join("carnet.db-wal")).unwrap();
    let store = device.open();
    assert_eq!(store.condition().rolled_back, Some(Rollback { found: 1, expected: 2 }));
}

#[test]
fn a_crash_between_commit_and_vault_is_no_rollback() {
    let device = Device::new();
    let mut store = device.create();
    let entry = store::Vault::load(device.vault.as_ref()).unwrap().unwrap();
    show(&mut store);
    drop(store);
    store::Vault::save(device.vault.as_ref(), &entry).unwrap();
    assert!(device.open().condition().is_sound());
    assert!(device.open().condition().is_sound());
}

#[test]
fn passes_added_to_a_rolled_back_store_are_kept() {
    let device = Device::new();
    let mut store = device.create();
    drop(store.lock().unwrap());
    let copy = device.copy();
    store = device.open();
    show(&mut store);
    drop(store);
    device.put_back(&copy);
    let mut store = device.open();
    assert!(store.condition().rolled_back.is_some());
    let added = add(&mut store, 0..70);
    drop(store);
    let store = device.open();
    assert_eq!(ids(store.cards()), added);
    assert!(store.condition().rolled_back.is_some() && !store.condition().damaged);
    assert!(matches!(
        store.read(Table::Ledger, added[0]),
        Err(StoreError::NoRow { .. })
    ));
}
