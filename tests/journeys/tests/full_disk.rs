//! A disk that runs full: whatever was kept stays, nothing is half kept, nothing is shown without its ledger row.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use journeys::{Issuer, PIN, Phone};
use wallet::{Scanned, Wallet, WalletError};

fn keep(wallet: &mut Wallet, text: &str) -> Result<wallet::PassId, WalletError> {
    let Scanned::Pass(pending) = wallet.scan(text) else {
        panic!("not a pass")
    };
    wallet.keep(*pending).map(|kept| kept.card.id)
}

/// One test: the file layer is registered once in a process.
#[test]
fn a_full_disk_costs_no_pass_and_shows_nothing_unrecorded() {
    volatile_vfs::register();
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::at(folder.path());
    let issuer = Issuer::new().unwrap();
    let mut wallet = phone.first_start().unwrap();
    let mut kept = Vec::new();
    for number in 0..5 {
        kept.push(keep(&mut wallet, &issuer.pass(number).unwrap()).unwrap());
    }
    let mut refused = 0;
    for room in (0..60_000).step_by(1_500) {
        volatile_vfs::set_room(Some(room));
        let text = issuer.pass(1_000 + u64::try_from(room).unwrap()).unwrap();
        match keep(&mut wallet, &text) {
            Ok(id) => kept.push(id),
            Err(WalletError::NotWritten(_)) => refused += 1,
            Err(other) => panic!("room for {room} bytes: {other}"),
        }
        volatile_vfs::set_room(Some(0));
        let showings = wallet.history().unwrap().len();
        assert!(
            matches!(wallet.show(&kept[0]), Err(WalletError::NotWritten(_))),
            "shown without room for its row"
        );
        volatile_vfs::set_room(None);
        assert_eq!(wallet.history().unwrap().len(), showings);
        let mut there: Vec<_> = wallet.cards().iter().map(|card| card.id).collect();
        there.sort_unstable();
        let mut expected = kept.clone();
        expected.sort_unstable();
        assert!(there == expected, "room for {room} bytes: something is half kept");
    }
    assert!(refused > 3, "the disk never ran full");
    wallet.show(&kept[0]).unwrap();
    drop(wallet);
    let wallet = phone.unlock(PIN).unwrap();
    assert!(wallet.troubles().is_empty(), "{:?}", wallet.troubles());
    assert_eq!(wallet.cards().len(), kept.len());
    assert_eq!(wallet.history().unwrap().len(), 1);
    for id in kept {
        wallet.open_pass(&id).unwrap();
    }
}
