//! Damage: always named, never hidden, never made worse.

use std::collections::HashMap;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};

use store::{Damage, DamageKind, Locked, RowId, Store, StoreError, Table};

use crate::support::{Device, add, card, ids, pass};

/// A store with passes that is folded into one file and closed.
fn filled(passes: usize) -> (Device, Vec<RowId>) {
    let device = Device::new();
    let mut store = device.create();
    let added = store
        .write::<_, StoreError>(|tx| {
            (0..passes)
                .map(|number| tx.insert_pass(&pass(number), &card(number)))
                .collect()
        })
        .unwrap();
    drop(store.lock().unwrap());
    (device, added)
}

fn row(table: Table, row: RowId, what: DamageKind) -> Damage {
    Damage {
        table: Some(table),
        row: Some(row),
        what,
    }
}

fn segment(what: DamageKind) -> Damage {
    Damage {
        table: Some(Table::Passes),
        row: None,
        what,
    }
}

fn flip(device: &Device, file: &str, at: u64) {
    let mut file = std::fs::File::options()
        .read(true)
        .write(true)
        .open(device.path().join(file))
        .unwrap();
    let mut byte = [0];
    file.seek(SeekFrom::Start(at)).unwrap();
    file.read_exact(&mut byte).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(&[byte[0] ^ 0x04]).unwrap();
}

/// The rows of a table, as they stand in the file.
fn rows(device: &Device) -> Vec<(i64, Vec<u8>, i64, Vec<u8>)> {
    let file = device.file();
    let mut statement = file
        .prepare("SELECT seq, id, revision, sealed FROM passes ORDER BY seq")
        .unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)));
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn a_flipped_row_is_named_and_the_others_read() {
    let (device, added) = filled(10);
    device.tamper(
        "UPDATE passes SET sealed = CAST(substr(sealed, 1, 99) || x'00' || substr(sealed, 101) AS BLOB) WHERE seq = 4",
    );
    let before = rows(&device);
    let mut store = device.open();
    assert!(store.condition().is_sound(), "rows are met when they are read");
    assert_eq!(store.cards().count(), 10);
    assert_eq!(store.list(Table::Passes).unwrap().len(), 9);
    assert!(matches!(store.read(Table::Passes, added[3]), Err(StoreError::RowDamaged { id, .. }) if id == added[3]));
    assert_eq!(store.damage(), [row(Table::Passes, added[3], DamageKind::RowBroken)]);
    assert!(store.condition().damaged);
    // Life goes on beside it, and nothing is purged.
    store.write(|tx| tx.mark_removed(added[0])).unwrap();
    let more = add(&mut store, 10..11);
    drop(store.lock().unwrap());
    assert_eq!(rows(&device)[..10], before[..]);
    let store = device.open();
    assert_eq!(store.inspect().len(), 1);
    assert_eq!(*store.read(Table::Passes, more[0]).unwrap(), pass(10));
    assert_eq!(ids(store.removed()), [added[0]]);
}

#[test]
fn swapped_rows_are_named() {
    let (device, added) = filled(4);
    device.tamper(
        "CREATE TEMP TABLE two AS SELECT * FROM passes WHERE seq IN (1, 2);
         UPDATE passes SET id = (SELECT id FROM two WHERE seq = 2), sealed = (SELECT sealed FROM two WHERE seq = 2) WHERE seq = 1;
         UPDATE passes SET id = (SELECT id FROM two WHERE seq = 1), sealed = (SELECT sealed FROM two WHERE seq = 1) WHERE seq = 2;
         UPDATE passes SET sealed = (SELECT sealed FROM two WHERE seq = 1) WHERE seq = 3;",
    );
    let damage = device.open().inspect();
    let expected = [
        (0, DamageKind::RowReplaced),
        (1, DamageKind::RowReplaced),
        (2, DamageKind::RowBroken),
    ];
    assert_eq!(
        damage,
        expected.map(|(number, what)| row(Table::Passes, added[number], what))
    );
}

#[test]
fn an_older_row_put_back_is_named() {
    let (device, added) = filled(2);
    let (_, _, revision, sealed) = rows(&device).remove(0);
    let mut store = device.open();
    store.write(|tx| tx.update(Table::Passes, added[0], b"newer")).unwrap();
    drop(store);
    device
        .file()
        .execute(
            "UPDATE passes SET revision = ?1, sealed = ?2 WHERE seq = 1",
            (revision, sealed),
        )
        .unwrap();
    assert_eq!(
        device.open().inspect(),
        [row(Table::Passes, added[0], DamageKind::RowReplaced)]
    );
}

#[test]
fn a_deleted_row_is_named() {
    let (device, added) = filled(3);
    device.tamper("DELETE FROM passes WHERE seq = 2");
    let store = device.open();
    assert_eq!(store.inspect(), [row(Table::Passes, added[1], DamageKind::RowMissing)]);
    assert_eq!(store.list(Table::Passes).unwrap().len(), 2);
    assert_eq!(store.cards().count(), 3, "its card is still there to say what was lost");
}

#[test]
fn a_row_of_another_table_does_not_open() {
    let (device, _) = filled(1);
    let mut store = device.open();
    let trusted = store.write(|tx| tx.insert(Table::Trust, b"a signer")).unwrap();
    drop(store);
    device.tamper("UPDATE trust SET id = (SELECT id FROM passes), sealed = (SELECT sealed FROM passes)");
    assert_eq!(
        device.open().inspect(),
        [row(Table::Trust, trusted, DamageKind::RowBroken)]
    );
}

#[test]
fn swapped_broken_missing_and_replaced_segments_are_named_and_their_rows_rescued() {
    let older = |device: &Device| -> Vec<u8> {
        device
            .file()
            .query_row("SELECT sealed FROM segments WHERE position = 1", [], |row| row.get(0))
            .unwrap()
    };
    let cases: [(&str, Vec<DamageKind>); 4] = [
        (
            "CREATE TEMP TABLE two AS SELECT * FROM segments WHERE position IN (0, 1);
             UPDATE segments SET sealed = (SELECT sealed FROM two WHERE position = 1) WHERE position = 0;
             UPDATE segments SET sealed = (SELECT sealed FROM two WHERE position = 0) WHERE position = 1;",
            vec![
                DamageKind::SegmentBroken { position: 0 },
                DamageKind::SegmentBroken { position: 1 },
            ],
        ),
        (
            "UPDATE segments SET sealed = zeroblob(500) WHERE position = 2",
            vec![DamageKind::SegmentBroken { position: 2 }],
        ),
        (
            "DELETE FROM segments WHERE position = 1",
            vec![DamageKind::SegmentMissing { position: 1 }],
        ),
        ("older", vec![DamageKind::SegmentReplaced { position: 1 }]),
    ];
    for (sql, expected) in cases {
        let (device, added) = filled(150);
        if sql == "older" {
            let sealed = older(&device);
            let mut store = device.open();
            store.write(|tx| tx.update_card(added[40], b"changed")).unwrap();
            drop(store);
            device
                .file()
                .execute(
                    "UPDATE segments SET revision = 1, sealed = ?1 WHERE position = 1",
                    [sealed],
                )
                .unwrap();
        } else {
            device.tamper(sql);
        }
        let mut store = device.open();
        assert_eq!(
            store.damage(),
            expected.iter().map(|what| segment(*what)).collect::<Vec<_>>(),
            "{sql}"
        );
        let listed = ids(store.cards());
        assert!(listed.len() < 150 && listed.iter().all(|id| added.contains(id)));
        let rescued: HashMap<RowId, Vec<u8>> = store
            .rescue(Table::Passes)
            .into_iter()
            .map(|(id, bytes)| (id, bytes.to_vec()))
            .collect();
        assert_eq!(rescued.len() + listed.len(), 150, "{sql}");
        for (number, id) in added.iter().enumerate() {
            assert_eq!(rescued.contains_key(id), !listed.contains(id));
            assert!(rescued.get(id).is_none_or(|bytes| *bytes == pass(number)));
        }
        assert!(store.rescue(Table::Trust).is_empty());
        // Writing goes around the damaged places and leaves them as they are.
        let damaged = |device: &Device| {
            let copy = tempfile::tempdir().unwrap();
            device
                .copy()
                .iter()
                .for_each(|(name, bytes)| std::fs::write(copy.path().join(name), bytes).unwrap());
            let file = rusqlite::Connection::open(copy.path().join("carnet.db")).unwrap();
            expected
                .iter()
                .map(|what| match what {
                    DamageKind::SegmentBroken { position }
                    | DamageKind::SegmentMissing { position }
                    | DamageKind::SegmentReplaced { position } => file
                        .query_row("SELECT sealed FROM segments WHERE position = ?1", [position], |row| {
                            row.get::<_, Vec<u8>>(0)
                        })
                        .ok(),
                    _ => panic!(),
                })
                .collect::<Vec<_>>()
        };
        let before = damaged(&device);
        let more = add(&mut store, 150..220);
        let gone = listed[0];
        store.write(|tx| tx.delete(Table::Passes, gone)).unwrap();
        assert!(matches!(
            store.rotate_store_key(&[store::Unlock::Device]),
            Err(StoreError::Damaged)
        ));
        drop(store.lock().unwrap());
        assert_eq!(damaged(&device), before, "{sql}");
        let store = device.open();
        assert_eq!(
            store.damage(),
            expected.iter().map(|what| segment(*what)).collect::<Vec<_>>(),
            "still named"
        );
        assert_eq!(store.cards().count(), listed.len() - 1 + more.len());
        assert_eq!(store.rescue(Table::Passes).len(), rescued.len());
    }
}

#[test]
fn a_segment_that_was_never_written_is_named() {
    let (device, _) = filled(3);
    device.tamper("INSERT INTO segments (position, revision, sealed) SELECT 5, revision, sealed FROM segments");
    let mut store = device.open();
    assert_eq!(store.cards().count(), 3);
    assert!(
        store
            .damage()
            .contains(&segment(DamageKind::SegmentBroken { position: 5 }))
    );
    add(&mut store, 3..100);
    drop(store);
    assert_eq!(device.open().cards().count(), 100);
}

#[test]
fn a_broken_head_leaves_the_list_readable_and_is_copied_aside_before_it_is_written_over() {
    let (device, added) = filled(100);
    device.tamper("UPDATE head SET sealed = zeroblob(300)");
    let broken = std::fs::read(device.path().join("carnet.db")).unwrap();
    let store = device.open();
    let head = Damage {
        table: None,
        row: None,
        what: DamageKind::HeadBroken,
    };
    assert_eq!(store.damage(), [head]);
    assert!(store.condition().rolled_back.is_some(), "its age cannot be told");
    assert_eq!(ids(store.cards()), added);
    drop(store);
    assert!(
        !device.path().join("carnet.db.damaged-1").exists(),
        "reading copies nothing"
    );
    let mut store = device.open();
    add(&mut store, 100..102);
    drop(store);
    assert_eq!(
        std::fs::read(device.path().join("carnet.db.damaged-1")).unwrap(),
        broken
    );
    assert!(!device.path().join("carnet.db.damaged-2").exists());
    let mut store = device.open();
    assert_eq!(store.cards().count(), 102);
    assert!(store.condition().rolled_back.is_some() && !store.condition().damaged);
    store.acknowledge_rollback().unwrap();
    assert!(device.path().join("carnet.db.damaged-1").exists());
    drop(store);
    assert!(device.open().condition().is_sound());
}

#[test]
fn an_older_head_put_back_is_named() {
    let (device, _) = filled(100);
    let old: (i64, Vec<u8>) = device
        .file()
        .query_row("SELECT revision, sealed FROM head", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    let mut store = device.open();
    store.write(|tx| tx.insert(Table::Ledger, b"shown")).unwrap();
    drop(store.lock().unwrap());
    device
        .file()
        .execute("UPDATE head SET revision = ?1, sealed = ?2", old)
        .unwrap();
    let store = device.open();
    assert!(store.condition().rolled_back.is_some() && store.condition().damaged);
    assert_eq!(store.rescue(Table::Ledger).len(), 1);
}

/// What a person must be able to rely on, whatever happened to the file.
fn check_honest(store: &Store, contents: &HashMap<RowId, Vec<u8>>) {
    let mut seen = 0;
    for id in ids(store.cards()) {
        match store.read(Table::Passes, id) {
            Ok(bytes) => assert_eq!(Some(&bytes.to_vec()), contents.get(&id)),
            Err(error) => assert!(matches!(error, StoreError::RowDamaged { .. }), "{error}"),
        }
        seen += 1;
    }
    store.inspect();
    assert!(
        seen == contents.len() || store.condition().damaged,
        "{} cards are missing without a word",
        contents.len() - seen
    );
}

fn contents(added: &[RowId]) -> HashMap<RowId, Vec<u8>> {
    added
        .iter()
        .enumerate()
        .map(|(number, id)| (*id, pass(number)))
        .collect()
}

#[test]
fn a_file_truncated_anywhere_opens_as_far_as_it_can_and_is_left_as_it_is() {
    let (device, added) = filled(60);
    let contents = contents(&added);
    let whole = device.copy();
    let size = std::fs::metadata(device.path().join("carnet.db")).unwrap().len();
    let (mut opened, mut readable) = (0, 0);
    for length in (0..size).step_by(4096).chain([1, 15, 100, size - 1]) {
        device.put_back(&whole);
        std::fs::File::options()
            .write(true)
            .open(device.path().join("carnet.db"))
            .unwrap()
            .set_len(length)
            .unwrap();
        let before = std::fs::read(device.path().join("carnet.db")).unwrap();
        match device.try_open() {
            Ok(mut store) => {
                opened += 1;
                readable += store.list(Table::Passes).unwrap().len() + store.rescue(Table::Passes).len();
                check_honest(&store, &contents);
                // A page cut in two is no shorter file to SQLite: what was on it is met when it is read.
                if length % 8192 == 0 {
                    let named = store
                        .damage()
                        .iter()
                        .any(|damage| damage.what == DamageKind::FileBroken);
                    let refused = store.write(|tx| tx.insert(Table::Ledger, b"x"));
                    assert!(named && matches!(refused, Err(StoreError::Damaged)), "{length}");
                    drop(store.lock().unwrap());
                }
            }
            Err(error) => assert!(
                matches!(error, StoreError::Unreadable | StoreError::NoSuchSlot(_)),
                "{length}: {error}"
            ),
        }
        assert_eq!(
            std::fs::read(device.path().join("carnet.db")).unwrap(),
            before,
            "{length}"
        );
    }
    assert!(
        opened > 20 && readable > 600,
        "opened {opened}, {readable} passes readable"
    );
}

#[test]
fn a_bit_flipped_anywhere_is_harmless_or_named() {
    let (device, added) = filled(60);
    let contents = contents(&added);
    let whole = std::fs::read(device.path().join("carnet.db")).unwrap();
    let mut outcomes: HashMap<&str, u32> = HashMap::new();
    // The first pages densely, for they hold the frame; the rest by a stride that meets every kind of page.
    let places = (0..200).chain((200..whole.len()).step_by(251));
    for place in places {
        let mut flipped = whole.clone();
        flipped[place] ^= 1 << (place % 8);
        std::fs::write(device.path().join("carnet.db"), &flipped).unwrap();
        let outcome = match device.try_open() {
            Ok(store) => {
                check_honest(&store, &contents);
                if store.condition().is_sound() { "harmless" } else { "opened and named" }
            }
            Err(
                StoreError::Unreadable
                | StoreError::Foreign
                | StoreError::Newer { .. }
                | StoreError::SlotDamaged(_)
                | StoreError::NoSuchSlot(_)
                // The store's own name was hit.
                | StoreError::VaultOfAnotherStore,
            ) => "refused and named",
            Err(error) => panic!("byte {place}: {error}"),
        };
        assert_eq!(
            std::fs::read(device.path().join("carnet.db")).unwrap(),
            flipped,
            "byte {place}: opening writes nothing"
        );
        *outcomes.entry(outcome).or_default() += 1;
        let _ = std::fs::remove_file(device.path().join("carnet.db-wal"));
    }
    println!("{outcomes:?}");
    assert!(outcomes["opened and named"] > outcomes["refused and named"]);
}

#[test]
fn a_journal_that_lost_commits_is_named_and_copied_aside_before_it_is_written_over() {
    let device = Device::new();
    let mut store = device.create();
    let added = add(&mut store, 0..20);
    drop(store);
    let whole = device.copy();
    // Somewhere in the middle: later commits are unreadable behind it.
    let middle = std::fs::metadata(device.path().join("carnet.db-wal")).unwrap().len() / 2;
    flip(&device, "carnet.db-wal", middle);
    let broken = std::fs::read(device.path().join("carnet.db-wal")).unwrap();
    let mut store = device.open();
    let listed = store.cards().count();
    assert!((5..15).contains(&listed));
    let journal = Damage {
        table: None,
        row: None,
        what: DamageKind::JournalBroken,
    };
    assert_eq!(store.damage(), [journal]);
    assert!(store.condition().rolled_back.is_some());
    add(&mut store, 20..21);
    drop(store.lock().unwrap());
    assert_eq!(
        std::fs::read(device.path().join("carnet.db.damaged-1-wal")).unwrap(),
        broken
    );
    let store = device.open();
    assert_eq!(store.cards().count(), listed + 1);
    assert!(store.condition().rolled_back.is_some(), "still named");
    drop(store);
    // In the log's own header nothing reads back at all.
    device.put_back(&whole);
    flip(&device, "carnet.db-wal", 17);
    let store = device.open();
    assert_eq!((store.cards().count(), store.damage()), (0, vec![journal]));
    drop(store);
    // The last commit alone cannot be told from a power cut; a cut tail is one.
    device.put_back(&whole);
    let log = device.path().join("carnet.db-wal");
    let length = std::fs::metadata(&log).unwrap().len();
    std::fs::File::options()
        .write(true)
        .open(&log)
        .unwrap()
        .set_len(length - 100)
        .unwrap();
    let store = device.open();
    assert_eq!((ids(store.cards()), store.damage()), (added[..19].to_vec(), vec![]));
}

#[test]
fn what_is_no_store_is_refused_and_left_alone() {
    let device = Device::new();
    let path = device.path().join("carnet.db");
    assert!(matches!(Locked::open(device.path()), Err(StoreError::NoStore)));
    for (content, foreign) in [(&b""[..], false), (b"hello", false), (&[0; 9000], false)] {
        std::fs::write(&path, content).unwrap();
        match Locked::open(device.path()) {
            Err(StoreError::Foreign) => assert!(foreign || content.is_empty()),
            Err(StoreError::Unreadable) => assert!(!foreign),
            other => panic!("{other:?}"),
        }
        assert_eq!(std::fs::read(&path).unwrap(), content);
    }
    std::fs::remove_file(&path).unwrap();
    device.tamper("CREATE TABLE recipes (name TEXT)");
    assert!(matches!(Locked::open(device.path()), Err(StoreError::Foreign)));
    std::fs::remove_file(&path).unwrap();
    drop(device.create());
    device.tamper("PRAGMA user_version = 2");
    assert!(matches!(
        Locked::open(device.path()),
        Err(StoreError::Newer { found: 2, known: 1 })
    ));
}

#[test]
fn a_trigger_slipped_into_the_file_does_not_run() {
    let (device, added) = filled(3);
    device.tamper("CREATE TRIGGER t AFTER INSERT ON ledger BEGIN DELETE FROM passes; END");
    let mut store = device.open();
    assert!(
        store
            .damage()
            .iter()
            .any(|damage| damage.what == DamageKind::FileBroken)
    );
    assert!(matches!(
        store.write(|tx| tx.insert(Table::Ledger, b"x")),
        Err(StoreError::Damaged)
    ));
    assert_eq!(store.list(Table::Passes).unwrap().len(), added.len());
}
