//! From the PIN to the modules of a pass on the screen, ledger row on disk included, against Argon2id alone.

use argon2::{Algorithm, Argon2, Params, Version};
use wallet::Pin;

use crate::Failure;
use crate::filled::{Filled, Locking, PIN};
use crate::race::{By, Race, once};

/// What the store spends on a PIN.
const MEMORY_KIB: u32 = 32 << 10;
const ITERATIONS: u32 = 3;

pub fn bench() -> Result<(), Failure> {
    let pin = Pin::new(PIN)?;
    for passes in [10, 10_000] {
        let filled = Filled::new(passes)?;
        let id = filled.open().cards().swap_remove(passes / 2).id;
        let params = Params::new(MEMORY_KIB, ITERATIONS, 1, Some(32)).map_err(|error| error.to_string())?;
        let bare = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        Race::new(By::Wall, format!("PIN to QR code, {passes} passes kept"))
            .run(
                "wallet: find, unlock, show",
                once(|| {
                    let mut wallet = Locking::of(filled.open_with_pin(&pin));
                    (wallet.show(&id).unwrap().symbol().modules(), wallet)
                }),
            )
            .against(
                "Argon2id alone",
                1.05,
                once(|| bare.hash_password_into(PIN.as_bytes(), &[7; 16], &mut [0; 32]).unwrap()),
            )
            .run(
                "of ours, all but Argon2id",
                once(|| {
                    let mut wallet = Locking::of(filled.open());
                    (wallet.show(&id).unwrap().symbol().modules(), wallet)
                }),
            )
            .print(30);
    }
    Ok(())
}
