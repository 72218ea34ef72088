//! A phone as the shells' calls meet it.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use carnet_ffi::{Carnet, DeviceClock, DeviceVault, VaultTrouble};

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
