//! A store to work on, and ways to reach into its file.

use std::path::Path;
use std::sync::Arc;
use std::sync::Mutex;
use std::time::Duration;

use rusqlite::Connection;
use store::vault::memory::MemoryVault;
use store::{BootClock, BootId, Card, FirstSlot, Locked, RowId, Store, StoreError, Unlock, Vault};

/// A clock that the test turns.
pub(crate) struct Clock(Mutex<(u8, Duration)>);

impl Clock {
    pub(crate) fn new() -> Self {
        Clock(Mutex::new((1, Duration::from_secs(1000))))
    }

    pub(crate) fn wait(&self, seconds: u64) {
        self.0.lock().unwrap().1 += Duration::from_secs(seconds);
    }

    pub(crate) fn reboot(&self) {
        let mut now = self.0.lock().unwrap();
        *now = (now.0 + 1, Duration::ZERO);
    }
}

impl BootClock for Clock {
    fn boot_id(&self) -> BootId {
        BootId([self.0.lock().unwrap().0; 16])
    }

    fn since_boot(&self) -> Duration {
        self.0.lock().unwrap().1
    }
}

/// A folder and a keystore.
pub(crate) struct Device {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) vault: Arc<MemoryVault>,
}

impl Device {
    pub(crate) fn new() -> Self {
        Device {
            folder: tempfile::tempdir().unwrap(),
            vault: Arc::new(MemoryVault::new()),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn vault(&self) -> Arc<dyn Vault> {
        self.vault.clone()
    }

    /// A new store that opens with the device alone, which costs no Argon2id.
    pub(crate) fn create(&self) -> Store {
        Store::create(self.path(), self.vault(), FirstSlot::Device).unwrap()
    }

    pub(crate) fn open(&self) -> Store {
        self.try_open().unwrap()
    }

    pub(crate) fn try_open(&self) -> Result<Store, StoreError> {
        let locked = Locked::open(self.path())?;
        locked
            .unlock(self.vault(), &Clock::new(), Unlock::Device)
            .map_err(|(_, error)| error)
    }

    /// The file as SQLite sees it, for reaching past the store; not while a store has it open.
    pub(crate) fn file(&self) -> Connection {
        Connection::open(self.path().join("carnet.db")).unwrap()
    }

    /// Runs statements on the file.
    pub(crate) fn tamper(&self, sql: &str) {
        self.file().execute_batch(sql).unwrap();
    }

    /// A copy of everything in the folder.
    pub(crate) fn copy(&self) -> Vec<(std::ffi::OsString, Vec<u8>)> {
        let files = std::fs::read_dir(self.path()).unwrap().map(|file| file.unwrap());
        files
            .map(|file| (file.file_name(), std::fs::read(file.path()).unwrap()))
            .collect()
    }

    /// Puts a copy back.
    pub(crate) fn put_back(&self, copy: &[(std::ffi::OsString, Vec<u8>)]) {
        for file in std::fs::read_dir(self.path()).unwrap() {
            std::fs::remove_file(file.unwrap().path()).unwrap();
        }
        for (name, bytes) in copy {
            std::fs::write(self.path().join(name), bytes).unwrap();
        }
    }
}

/// Adds passes `from..to`, each in a transaction of its own; content and card are made from the number.
pub(crate) fn add(store: &mut Store, numbers: std::ops::Range<usize>) -> Vec<RowId> {
    numbers.map(|number| add_one(store, number).unwrap()).collect()
}

pub(crate) fn add_one(store: &mut Store, number: usize) -> Result<RowId, StoreError> {
    store.write(|tx| tx.insert_pass(&pass(number), &card(number)))
}

pub(crate) fn pass(number: usize) -> Vec<u8> {
    format!("HC1:PASS-{number}-").repeat(40).into_bytes()
}

pub(crate) fn card(number: usize) -> Vec<u8> {
    format!("card {number} Ada Lovelace ").repeat(8).into_bytes()
}

pub(crate) fn ids<'a>(cards: impl Iterator<Item = Card<'a>>) -> Vec<RowId> {
    cards.map(|card| card.id).collect()
}
