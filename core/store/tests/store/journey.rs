//! What a wallet does with a store.

use store::{StoreError, Table};

use crate::support::{Device, add, card, ids, pass};

#[test]
fn what_is_added_is_listed_and_read_after_reopening() {
    let device = Device::new();
    let mut store = device.create();
    let added = add(&mut store, 0..200);
    // Once as after a crash, with everything in the journal, and once after a lock.
    for round in 0..2 {
        drop(store);
        store = device.open();
        assert!(store.condition().is_sound() && !store.condition().unwitnessed);
        assert_eq!(ids(store.cards()), added);
        for (number, listed) in store.cards().enumerate() {
            assert_eq!((listed.bytes, listed.revision), (&card(number)[..], 1));
            assert_eq!(*store.read(Table::Passes, listed.id).unwrap(), pass(number));
        }
        assert_eq!(store.list(Table::Passes).unwrap().len(), 200);
        assert!(store.inspect().is_empty());
        if round == 0 {
            drop(store.lock().unwrap());
            store = device.open();
        }
    }
}

#[test]
fn a_pass_is_written_again_with_its_card() {
    let device = Device::new();
    let mut store = device.create();
    let id = add(&mut store, 0..1)[0];
    store.write(|tx| tx.update_pass(id, b"new pass", b"new card")).unwrap();
    store.write(|tx| tx.update_card(id, b"newer card")).unwrap();
    store.write(|tx| tx.update(Table::Passes, id, b"newer pass")).unwrap();
    drop(store);
    let store = device.open();
    let listed = store.cards().next().unwrap();
    assert_eq!((listed.bytes, listed.revision), (&b"newer card"[..], 3));
    assert_eq!(**store.read(Table::Passes, id).unwrap(), *b"newer pass");
}

#[test]
fn a_removed_pass_can_be_put_back_until_the_lock() {
    let device = Device::new();
    let mut store = device.create();
    let added = add(&mut store, 0..3);
    store
        .write(|tx| added.iter().try_for_each(|id| tx.mark_removed(*id)))
        .unwrap();
    store.write(|tx| tx.restore(added[1])).unwrap();
    drop(store);
    let store = device.open();
    assert_eq!(ids(store.cards()), [added[1]]);
    assert_eq!(ids(store.removed()), [added[0], added[2]]);
    assert_eq!(store.list(Table::Passes).unwrap().len(), 1);
    assert_eq!(
        *store.read(Table::Passes, added[0]).unwrap(),
        pass(0),
        "readable for undo"
    );
    drop(store.lock().unwrap());
    let store = device.open();
    assert_eq!((ids(store.cards()), ids(store.removed())), (vec![added[1]], vec![]));
    assert!(matches!(
        store.read(Table::Passes, added[0]),
        Err(StoreError::NoRow { .. })
    ));
    drop(store);
    let rows: i64 = device
        .file()
        .query_row("SELECT count(*) FROM passes", [], |row| row.get(0))
        .unwrap();
    assert_eq!(rows, 1);
}

#[test]
fn an_error_or_a_panic_changes_nothing() {
    let device = Device::new();
    let mut store = device.create();
    let id = add(&mut store, 0..1)[0];
    let generation = store.generation();
    let failed: Result<(), StoreError> = store.write(|tx| {
        tx.insert_pass(b"lost", b"lost")?;
        tx.update_pass(id, b"lost", b"lost")?;
        tx.insert(Table::Ledger, b"lost")?;
        tx.raise_highest_time(5);
        Err(StoreError::NoRandomness)
    });
    assert!(matches!(failed, Err(StoreError::NoRandomness)));
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        store.write::<(), StoreError>(|tx| {
            tx.delete(Table::Passes, id)?;
            panic!("in the middle");
        })
    }));
    assert!(panicked.is_err());
    let check = |store: &store::Store| {
        assert_eq!(
            store.cards().map(|card| card.bytes.to_vec()).collect::<Vec<_>>(),
            [card(0)]
        );
        assert_eq!(*store.read(Table::Passes, id).unwrap(), pass(0));
        assert!(store.list(Table::Ledger).unwrap().is_empty());
        assert_eq!((store.generation(), store.highest_time()), (generation, None));
    };
    check(&store);
    drop(store);
    let store = device.open();
    check(&store);
    assert!(store.inspect().is_empty());
}

#[test]
fn a_transaction_sees_its_own_writes() {
    let device = Device::new();
    let mut store = device.create();
    store
        .write::<_, StoreError>(|tx| {
            let one = tx.insert(Table::Settings, b"one")?;
            assert_eq!(**tx.read(Table::Settings, one)?, *b"one");
            tx.update(Table::Settings, one, b"two")?;
            assert_eq!(**tx.read(Table::Settings, one)?, *b"two");
            let gone = tx.insert(Table::Settings, b"gone")?;
            tx.delete(Table::Settings, gone)?;
            assert!(matches!(tx.read(Table::Settings, gone), Err(StoreError::NoRow { .. })));
            Ok(())
        })
        .unwrap();
    assert_eq!(store.list(Table::Settings).unwrap().len(), 1);
}

#[test]
fn one_transaction_may_write_many_rows() {
    let device = Device::new();
    let mut store = device.create();
    let added = store
        .write::<_, StoreError>(|tx| {
            (0..500)
                .map(|number| tx.insert_pass(&pass(number), &card(number)))
                .collect::<Result<Vec<_>, _>>()
        })
        .unwrap();
    assert_eq!(ids(store.cards()), added);
    store
        .write(|tx| added[..480].iter().try_for_each(|id| tx.delete(Table::Passes, *id)))
        .unwrap();
    drop(store);
    let mut store = device.open();
    assert_eq!(ids(store.cards()), added[480..]);
    // Emptied segments are taken into use again.
    let segments = |device: &Device| -> i64 {
        device
            .file()
            .query_row("SELECT count(*) FROM segments", [], |row| row.get(0))
            .unwrap()
    };
    let more = add(&mut store, 500..800);
    assert_eq!(
        ids(store.cards()),
        [&added[480..], &more[..]].concat(),
        "still in order of insertion"
    );
    drop(store);
    assert!(segments(&device) <= 18, "{}", segments(&device));
    assert!(device.open().inspect().is_empty());
}

#[test]
fn the_generation_rises_with_ledger_rows_and_high_water_marks_only() {
    let device = Device::new();
    let mut store = device.create();
    let first = store.generation();
    add(&mut store, 0..3);
    assert_eq!(store.generation(), first);
    store.write(|tx| tx.insert(Table::Ledger, b"shown")).unwrap();
    assert_eq!(store.generation(), first + 1);
    store.raise_highest_time(100).unwrap();
    store.raise_highest_time(99).unwrap();
    assert_eq!((store.generation(), store.highest_time()), (first + 2, Some(100)));
    store
        .write::<_, StoreError>(|tx| {
            tx.raise_generation();
            Ok(())
        })
        .unwrap();
    drop(store);
    assert_eq!(device.open().generation(), first + 3);
}

#[test]
fn too_large_is_refused() {
    let device = Device::new();
    let mut store = device.create();
    let refused = store.write(|tx| tx.insert_pass(b"", &[0; store::limits::MAX_CARD_BYTES + 1]));
    assert!(matches!(refused, Err(StoreError::TooLarge { what: "card", .. })));
    let refused = store.write(|tx| tx.insert(Table::Trust, &vec![0; store::limits::MAX_ROW_BYTES + 1]));
    assert!(matches!(refused, Err(StoreError::TooLarge { what: "row", .. })));
    let id = store
        .write(|tx| tx.insert(Table::Trust, &vec![7; store::limits::MAX_ROW_BYTES]))
        .unwrap();
    assert_eq!(
        store.read(Table::Trust, id).unwrap().len(),
        store::limits::MAX_ROW_BYTES
    );
    let widest = vec![1; store::limits::MAX_CARD_BYTES];
    for _ in 0..5 {
        store.write(|tx| tx.insert_pass(b"p", &widest)).unwrap();
    }
    drop(store);
    assert_eq!(device.open().cards().filter(|card| card.bytes == widest).count(), 5);
}
