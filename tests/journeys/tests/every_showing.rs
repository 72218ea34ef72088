//! No showing without its row in the ledger, whichever way a code is come by.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use credential::Ed25519SigningKey;
use jiff::SignedDuration;
use jiff::civil::date;
use journeys::embassy::Embassy;
use journeys::{Issuer, NOW, PIN, Phone};
use wallet::issuer::{NativeKind, Policy};
use wallet::native::Field;
use wallet::requests::{AnswerPart, Ask, Inquiry, Wanted};
use wallet::{Mode, Scanned, Wallet, Zeroizing};

const MARK: [Field; 3] = [Field::Policy, Field::PolicyDigest, Field::Until];

/// One test: the file layer is registered once in a process.
#[test]
fn every_way_to_a_code_writes_its_row_first_and_without_room_for_it_shows_nothing() {
    volatile_vfs::register();
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::at(folder.path());
    let now = NOW.parse().unwrap();
    let mut wallet = phone.first_start().unwrap();
    let Scanned::Pass(pending) = wallet.scan(&Issuer::new().unwrap().pass(1).unwrap()) else {
        panic!("no pass")
    };
    let dcc = wallet.keep(*pending).unwrap().card.id;
    let mut embassy = Embassy::new(7).unwrap();
    let _ = wallet.add_trust("embassy", &embassy.trust()).unwrap();
    let invitation = embassy.invites(8, now).unwrap();
    let answer = wallet.enrol(&invitation).unwrap().answer;
    let handed = embassy.issues(&answer, date(2026, 6, 9), now).unwrap();
    let clearance = wallet.receive(&handed.batch).unwrap().card.id;
    let invitation = embassy.invites_to(NativeKind::Mark, 4, now).unwrap();
    let answer = wallet.enrol(&invitation).unwrap().answer;
    let policy = Policy {
        id: "hall-2026".to_owned(),
        digest: [4; 32],
        until: now + SignedDuration::from_hours(6),
        hint: None,
    };
    let opened = wallet.open_pass(&clearance).unwrap().check;
    let batch = embassy.marks(&answer, &[opened], &policy, now).unwrap();
    let mark = wallet.receive(&batch).unwrap().card.id;
    let wanted = Wanted {
        requester: "Border".to_owned(),
        place: String::new(),
        country: None,
        purpose: "clearance".to_owned(),
        asks: vec![Ask::new(&[NativeKind::Clearance], &[Field::Name]).unwrap()],
        kept: 0,
    };
    let key = Ed25519SigningKey::from_seed(&Zeroizing::new([60; 32]));
    let request = Inquiry::new(&wanted, &key, now).unwrap().request().text();
    let part = AnswerPart {
        ask: 0,
        pass: clearance,
        fields: vec![Field::Name],
    };
    let answers = |wallet: &mut Wallet| {
        let asked = wallet.considered(&request).unwrap();
        wallet.answer(&asked, std::slice::from_ref(&part), true).is_ok()
    };
    type Show<'s> = &'s dyn Fn(&mut Wallet) -> bool;
    let ways: [(Mode, Show<'_>); 4] = [
        (Mode::Fixed, &|wallet| wallet.show(&dcc).is_ok()),
        (Mode::Live, &|wallet| {
            wallet.show_live(&clearance, &[Field::Name], false).is_ok()
        }),
        (Mode::Sealed, &answers),
        (Mode::Mark, &|wallet| wallet.show_live(&mark, &MARK, false).is_ok()),
    ];
    assert_eq!(ways.map(|(mode, _)| mode), Mode::ALL, "every mode there is");

    // Looking at what would be shown writes nothing.
    let _ = wallet.reveals(&dcc).unwrap();
    let _ = wallet.live_choice(&clearance).unwrap();
    let _ = wallet.considered(&request).unwrap();
    assert!(wallet.history().unwrap().is_empty());
    let left = |wallet: &Wallet| wallet.copies(&clearance).unwrap().unwrap().left;
    for (number, (mode, show)) in ways.iter().enumerate() {
        assert!(show(&mut wallet), "{}", mode.name());
        let history = wallet.history().unwrap();
        assert_eq!((history.len(), history[number].mode), (number + 1, *mode));
    }
    let before = left(&wallet);
    for room in [0, 4_000, 12_000] {
        for (mode, show) in &ways {
            let rows = wallet.history().unwrap().len();
            volatile_vfs::set_room(Some(room));
            let shown = show(&mut wallet);
            volatile_vfs::set_room(None);
            let written = wallet.history().unwrap().len() - rows;
            assert_eq!(
                written,
                usize::from(shown),
                "{} with room for {room} bytes",
                mode.name()
            );
            assert!(room > 0 || !shown, "{} without room", mode.name());
        }
    }
    assert!(left(&wallet) <= before, "no copy came back");
    drop(wallet);
    let wallet = phone.unlock(PIN).unwrap();
    let ledger = wallet.ledger().unwrap();
    assert!(ledger.whole && wallet.troubles().is_empty(), "{:?}", wallet.troubles());
}
