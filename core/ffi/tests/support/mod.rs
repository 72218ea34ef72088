//! A phone as the shells' calls meet it.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use carnet_ffi::{Carnet, DeviceClock, DeviceVault, SpecimenCounter, VaultTrouble};

/// A phone: clocks that can be set, a keystore in memory.
pub(crate) struct Phone {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) clock: Arc<Clocks>,
    pub(crate) vault: Arc<Keystore>,
}

#[derive(Default)]
pub(crate) struct Clocks {
    pub(crate) boot_millis: AtomicI64,
    pub(crate) broken: AtomicBool,
    later: AtomicI64,
}

#[derive(Default)]
pub(crate) struct Keystore(Mutex<Option<Vec<u8>>>);

impl Clocks {
    /// Sets the clock on by so many seconds.
    pub(crate) fn later_by(&self, seconds: i64) {
        self.later.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl DeviceClock for Clocks {
    fn unix_seconds(&self) -> i64 {
        assert!(!self.broken.load(Ordering::SeqCst), "a clock that fails on purpose");
        1_795_000_000_i64.saturating_add(self.later.load(Ordering::SeqCst))
    }

    fn boot_millis(&self) -> u64 {
        self.boot_millis.load(Ordering::SeqCst).unsigned_abs()
    }

    fn boot_name(&self) -> String {
        "boot 1".to_owned()
    }
}

impl DeviceVault for Keystore {
    fn load(&self) -> Result<Option<Vec<u8>>, VaultTrouble> {
        Ok(self.0.lock().unwrap().clone())
    }

    fn save(&self, entry: Vec<u8>) -> Result<(), VaultTrouble> {
        *self.0.lock().unwrap() = Some(entry);
        Ok(())
    }

    fn erase(&self) -> Result<(), VaultTrouble> {
        *self.0.lock().unwrap() = None;
        Ok(())
    }
}

impl Phone {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            clock: Arc::default(),
            vault: Arc::default(),
        }
    }

    pub(crate) fn carnet(&self) -> Arc<Carnet> {
        let folder = self.folder.path().join("wallet").to_str().unwrap().to_owned();
        Carnet::new(folder, self.clock.clone(), Some(self.vault.clone())).unwrap()
    }

    /// A new wallet on it, which trusts an invented embassy's counter.
    pub(crate) fn trusting(&self, counter: &SpecimenCounter) -> Arc<Carnet> {
        let carnet = self.carnet();
        carnet.create("271828".to_owned()).unwrap();
        carnet.add_trust("counter".to_owned(), counter.trust()).unwrap();
        carnet
    }

    /// Enrols a wallet at the counter and receives the pass: its id.
    pub(crate) fn enrolled(&self, carnet: &Carnet, counter: &SpecimenCounter) -> String {
        let now = self.clock.unix_seconds();
        let pending = carnet.enrol(counter.invitation(now).unwrap()).unwrap();
        carnet.receive(counter.issue(pending.answer, now).unwrap()).unwrap()
    }
}

/// What a phone's camera reads of a code on another's screen.
pub(crate) fn read(camera: &Carnet, size: u32, modules: &[u8]) -> String {
    let (size, scale) = (size as usize, 4);
    let side = size * scale;
    let pixel = |at: usize| match modules[at / side / scale * size + at % side / scale] {
        1 => 0_u8,
        _ => 255,
    };
    let luma = (0..side * side).map(pixel).collect();
    let side = u32::try_from(side).unwrap();
    camera.texts_in_frame(side, side, side, luma).unwrap().remove(0)
}
