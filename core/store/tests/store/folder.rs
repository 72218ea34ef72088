//! The folder: who may read it, what stands in it, and what happens where it cannot be written.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use store::vault::memory::MemoryVault;
use store::{FirstSlot, Locked, Pin, RecoveryCode, Store, StoreError, Table, Unlock, Vault};

use crate::support::{Clock, Device, add, ids};

#[cfg(unix)]
#[test]
fn folder_and_files_are_for_the_owner_alone() {
    use std::os::unix::fs::MetadataExt as _;
    let (outer, vault) = (tempfile::tempdir().unwrap(), Arc::new(MemoryVault::new()));
    let folder = outer.path().join("deep").join("carnet");
    let mut store = Store::create(&folder, vault, FirstSlot::Device).unwrap();
    add(&mut store, 0..5);
    assert_eq!(std::fs::metadata(&folder).unwrap().mode() & 0o777, 0o700);
    let mut names = Vec::new();
    for file in std::fs::read_dir(&folder).unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().mode() & 0o777, 0o600, "{:?}", file.file_name());
        names.push(file.file_name().into_string().unwrap());
    }
    names.sort();
    assert_eq!(names, ["carnet.db", "carnet.db-wal"]);
}

/// Run in a process of its own by the tests below; does what `CARNET_TEST_CHILD` says.
#[test]
#[ignore = "run by other tests, in a process of its own"]
fn child() {
    let Ok(task) = std::env::var("CARNET_TEST_CHILD") else {
        return;
    };
    let folder = std::env::var("CARNET_TEST_FOLDER").unwrap();
    let folder = Path::new(&folder);
    let outcome = match task.as_str() {
        "open" => format!("{:?}", Locked::open(folder).map(drop)),
        "create" => format!(
            "{:?}",
            Store::create(folder, Arc::new(MemoryVault::new()), FirstSlot::Device).map(drop)
        ),
        _ => panic!(),
    };
    println!("outcome={outcome}");
}

fn in_child(task: &str, folder: &Path, as_nobody: bool) -> String {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command
        .args(["--exact", "folder::child", "--ignored", "--nocapture"])
        .stderr(Stdio::null());
    command.env("CARNET_TEST_CHILD", task).env("CARNET_TEST_FOLDER", folder);
    #[cfg(unix)]
    if as_nobody {
        std::os::unix::process::CommandExt::uid(&mut command, 65534);
    }
    let output = String::from_utf8(command.output().unwrap().stdout).unwrap();
    output
        .lines()
        .find_map(|line| line.split_once("outcome="))
        .unwrap_or_else(|| panic!("{output}"))
        .1
        .to_owned()
}

#[test]
fn another_process_is_told_that_it_is_in_use() {
    let device = Device::new();
    let mut store = device.create();
    assert_eq!(in_child("open", device.path(), false), "Err(InUse)");
    add(&mut store, 0..2);
    assert_eq!(in_child("open", device.path(), false), "Err(InUse)");
    assert!(
        matches!(Locked::open(device.path()), Err(StoreError::InUse)),
        "in this process too"
    );
    let locked = store.lock().unwrap();
    assert_eq!(
        in_child("open", device.path(), false),
        "Err(InUse)",
        "a locked store keeps its file"
    );
    drop(locked);
    assert_eq!(in_child("open", device.path(), false), "Ok(())");
    assert_eq!(in_child("create", device.path(), false), "Err(AlreadyExists)");
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_named() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let device = Device::new();
    let mut store = device.create();
    add(&mut store, 0..2);
    drop(store.lock().unwrap());
    let mode = |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    // Root may write anywhere, so a child does it as nobody.
    let root = std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0);
    mode(&device.path().join("carnet.db"), 0o444);
    mode(device.path(), 0o555);
    assert_eq!(in_child("open", device.path(), root), "Err(ReadOnly)");
    mode(&device.path().join("carnet.db"), 0o666);
    assert_eq!(
        in_child("open", device.path(), root),
        "Err(ReadOnly)",
        "a file that may be written in a folder that may not"
    );
    let empty = device.path().join("new");
    assert_eq!(in_child("create", &empty, root), "Err(ReadOnly)");
    mode(device.path(), 0o700);
    assert_eq!(device.open().cards().count(), 2);
}

#[test]
fn no_plaintext_and_no_key_is_in_any_file() {
    let device = Device::new();
    let (pin, code) = (Pin::new("27182818").unwrap(), RecoveryCode::generate().unwrap());
    let mut store = Store::create(device.path(), device.vault(), FirstSlot::Pin(&pin)).unwrap();
    store.set_recovery(&code).unwrap();
    let added = add(&mut store, 0..100);
    store
        .write(|tx| tx.insert(Table::Ledger, b"PLAINTEXT shown to Ada Lovelace"))
        .unwrap();
    store
        .write(|tx| tx.update_pass(added[1], b"PLAINTEXT pass", b"PLAINTEXT card"))
        .unwrap();
    store.write(|tx| tx.mark_removed(added[2])).unwrap();
    let entry = device.vault.load().unwrap().unwrap();
    let device_key = &entry[entry.len() - 60..entry.len() - 20];
    let texts = [
        "PLAINTEXT",
        "HC1:PASS",
        "Lovelace",
        "27182818",
        &code.text(),
        &added[0].to_string(),
    ];
    let mut needles: Vec<Vec<u8>> = texts.map(|text| text.as_bytes().to_vec()).to_vec();
    needles.push(device_key[..16].to_vec());
    let scan = |when: &str| {
        for (name, bytes) in device.copy() {
            for needle in &needles {
                assert!(
                    !bytes.windows(needle.len()).any(|window| window == needle),
                    "{when}: {name:?}"
                );
            }
        }
    };
    scan("unlocked");
    drop(store.lock().unwrap());
    scan("locked");
}

#[test]
fn a_purged_pass_leaves_no_ciphertext_behind() {
    let device = Device::new();
    let mut store = device.create();
    let added = add(&mut store, 0..10);
    drop(store.lock().unwrap());
    let sealed: Vec<u8> = device
        .file()
        .query_row("SELECT sealed FROM passes WHERE seq = 4", [], |row| row.get(0))
        .unwrap();
    let held = |device: &Device| {
        device
            .copy()
            .iter()
            .any(|(_, bytes)| bytes.windows(64).any(|window| window == &sealed[100..164]))
    };
    assert!(held(&device));
    store = device.open();
    store.write(|tx| tx.mark_removed(added[3])).unwrap();
    drop(store.lock().unwrap());
    assert!(!held(&device));
}

#[test]
fn a_crash_while_making_a_store_leaves_none() {
    let device = Device::new();
    // What stands there after a crash before the file got its name: a file of another name, an entry of generation 0.
    drop(device.create());
    std::fs::rename(device.path().join("carnet.db"), device.path().join("carnet.db.new")).unwrap();
    let _ = std::fs::remove_file(device.path().join("carnet.db-wal"));
    assert!(matches!(Locked::open(device.path()), Err(StoreError::NoStore)));
    // The entry is of a finished store, so nothing overwrites it.
    assert!(matches!(
        Store::create(device.path(), device.vault(), FirstSlot::Device),
        Err(StoreError::VaultOccupied)
    ));
    device.vault.erase().unwrap();
    let mut store = device.create();
    let added = add(&mut store, 0..1);
    drop(store);
    assert_eq!(ids(device.open().cards()), added);
    assert!(!device.path().join("carnet.db.new").exists());
    assert!(matches!(
        Store::create(device.path(), device.vault(), FirstSlot::Device),
        Err(StoreError::AlreadyExists)
    ));
    let other: Arc<dyn Vault> = Arc::new(MemoryVault::new());
    assert!(matches!(
        Store::create(device.path(), other, FirstSlot::Device),
        Err(StoreError::AlreadyExists)
    ));
}

#[test]
fn a_locked_store_unlocks_again_without_reopening() {
    let device = Device::new();
    let mut store = device.create();
    let added = add(&mut store, 0..2);
    let locked = store.lock().unwrap();
    let store = locked.unlock(device.vault(), &Clock::new(), Unlock::Device).unwrap();
    assert_eq!(ids(store.cards()), added);
}
