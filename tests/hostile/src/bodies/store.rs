//! The store's file in the hands of someone else.

use std::fs;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use store::vault::memory::MemoryVault;
use store::{BootClock, BootId, FirstSlot, Locked, Store, StoreError, Table, Unlock, Vault};

/// The name of the store's file in its folder.
const FILE: &str = "carnet.db";

/// Bytes of one patch: where, as two bytes of a share of the file; how many follow; these.
const PATCH_HEAD: usize = 3;

/// A sound store's file, and what its vault remembers.
struct Template {
    file: Vec<u8>,
    entry: Vec<u8>,
}

static TEMPLATE: LazyLock<Template> = LazyLock::new(|| {
    let (folder, vault) = (tempfile::tempdir().expect("a folder"), Arc::new(MemoryVault::new()));
    let mut store = Store::create(folder.path(), vault.clone(), FirstSlot::Device).expect("a new store");
    let write = |tx: &mut store::Tx<'_>| {
        for number in 0..12_u8 {
            tx.insert_pass(&[number; 700], &[number; 60])?;
            tx.insert(Table::Ledger, &[number; 80])?;
        }
        let gone = tx.insert_pass(b"removed", b"card")?;
        tx.mark_removed(gone)?;
        tx.insert(Table::Settings, b"language")?;
        Ok::<_, StoreError>(())
    };
    store.write(write).expect("a write");
    drop(store.lock().expect("a lock"));
    let entry = vault.load().expect("a vault").expect("an entry").to_vec();
    Template {
        file: fs::read(folder.path().join(FILE)).expect("the file"),
        entry,
    }
});

/// Opens a store whose file is the data, or a sound one's with the data over it in places; reads all of it, writes, and
/// opens it again. The first byte says which.
pub fn store(data: &[u8]) {
    let Some((kind, data)) = data.split_first() else { return };
    let file = if kind.is_multiple_of(4) {
        data.to_vec()
    } else {
        patched(data)
    };
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(FILE), &file).expect("the file");
    let vault = Arc::new(MemoryVault::new());
    vault.save(&TEMPLATE.entry).expect("a vault");
    for _ in 0..2 {
        if let Err(error) = round(folder.path(), &vault) {
            let _ = error.to_string();
        }
    }
    assert!(
        fs::read_dir(folder.path()).expect("the folder").count() > 0,
        "a damaged store was deleted"
    );
}

/// A sound store's file, damaged.
fn patched(mut data: &[u8]) -> Vec<u8> {
    let mut file = TEMPLATE.file.clone();
    while let [high, low, length, rest @ ..] = data {
        debug_assert!(data.len() >= PATCH_HEAD);
        let share = usize::from(u16::from_be_bytes([*high, *low]));
        let at = share * file.len() / (1 << 16);
        let (patch, rest) = rest.split_at(usize::from(*length % 64).min(rest.len()));
        for (byte, new) in file[at..].iter_mut().zip(patch) {
            *byte = *new;
        }
        if *length == u8::MAX {
            file.truncate(at);
        }
        data = rest;
    }
    file
}

fn round(folder: &Path, vault: &Arc<MemoryVault>) -> Result<(), StoreError> {
    let locked = Locked::open(folder)?;
    let mut store = locked
        .unlock(vault.clone(), &Still, Unlock::Device)
        .map_err(|(_, error)| error)?;
    let _ = (store.condition(), store.damage(), store.highest_time());
    let ids: Vec<_> = store.cards().chain(store.removed()).map(|card| card.id).collect();
    for id in ids {
        let _ = store.read(Table::Passes, id);
    }
    for table in Table::ALL {
        let _ = store.list(table);
        let _ = store.rescue(table);
    }
    for damage in store.inspect() {
        let _ = format!("{damage:?}");
    }
    let kept = store.write(|tx| tx.insert_pass(b"another", b"card"));
    if let Ok(id) = kept {
        assert_eq!(
            store.read(Table::Passes, id)?.as_slice(),
            b"another",
            "what was just kept is gone"
        );
    }
    store.lock().map(drop)
}

/// A clock that stands: no PIN is tried here.
struct Still;

impl BootClock for Still {
    fn boot_id(&self) -> BootId {
        BootId([0; 16])
    }

    fn since_boot(&self) -> Duration {
        Duration::from_secs(1000)
    }
}
