//! Whom a traveller believes: publishers added, updated, stale, wrong, at odds, and carried from phone to phone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use std::fs;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use journeys::publisher::Publisher;
use journeys::{Issuer, PIN, Phone};
use wallet::moving::{Receiver, Sender};
use wallet::packs::{Kind, PackError};
use wallet::publishers::Freshness;
use wallet::{KeyState, Scanned, SystemBootClock, Verdict, Wallet, WalletError};

const JUNE: &str = "2026-06-01T12:00:00Z";
const JULY: &str = "2026-07-10T12:00:00Z";
const OCTOBER: &str = "2026-10-01T12:00:00Z";

struct Traveller {
    _folder: tempfile::TempDir,
    phone: Phone,
    issuer: Issuer,
    ministry: Publisher,
}

impl Traveller {
    fn new() -> (Self, Wallet) {
        let folder = tempfile::tempdir().unwrap();
        let phone = Phone::at(folder.path());
        let wallet = phone.first_start().unwrap();
        let traveller = Self {
            _folder: folder,
            phone,
            issuer: Issuer::new().unwrap(),
            ministry: Publisher::new("Utopia Ministry of Health", 1, time("2026-01-01T00:00:00Z")).unwrap(),
        };
        (traveller, wallet)
    }

    fn pack(&self, number: u64, made: &str) -> Vec<u8> {
        self.pack_saying(&self.ministry, number, made, KeyState::Active)
    }

    fn pack_saying(&self, publisher: &Publisher, number: u64, made: &str, state: KeyState) -> Vec<u8> {
        let key = self.issuer.verifying_key().unwrap();
        publisher
            .pack(number, time(made), (self.issuer.key_id(), &key), state)
            .unwrap()
    }

    /// The wallet opened at another time.
    fn at(&self, wallet: Wallet, now: &str) -> Wallet {
        drop(wallet);
        self.phone
            .unlock_at(PIN, &SystemBootClock::new().unwrap(), now)
            .unwrap()
    }
}

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Every file of a folder.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// Takes a pack; where the publisher is new, with the words that it shows elsewhere.
fn take(wallet: &mut Wallet, pack: &[u8]) -> Result<(), WalletError> {
    let offer = wallet.offer(pack)?;
    let words = offer.publisher().id.words();
    let typed: Vec<&str> = offer
        .asked()
        .into_iter()
        .flatten()
        .map(|place| words[place - 1])
        .collect();
    wallet.take(&offer, &typed).map(drop)
}

fn keep(wallet: &mut Wallet, text: &str) {
    let Scanned::Pass(pending) = wallet.scan(text) else {
        panic!("not a pass")
    };
    wallet.keep(*pending).unwrap();
}

fn verdict(wallet: &Wallet) -> Verdict {
    wallet.cards()[0].verdict(&wallet.policy_clock())
}

#[test]
fn a_kept_pass_becomes_valid_with_the_publisher_that_vouches_for_it_and_loses_that_with_it() {
    let (traveller, mut wallet) = Traveller::new();
    keep(&mut wallet, &traveller.issuer.pass(1).unwrap());
    assert_eq!(verdict(&wallet), Verdict::UnknownSigner);
    take(&mut wallet, &traveller.pack(1, JUNE)).unwrap();
    assert_eq!(verdict(&wallet), Verdict::Valid);
    let wallet = traveller.at(wallet, JUNE);
    assert_eq!(verdict(&wallet), Verdict::Valid, "also after a restart");
    let mut wallet = wallet;
    wallet.remove_publisher(traveller.ministry.id().unwrap()).unwrap();
    assert_eq!(verdict(&wallet), Verdict::UnknownSigner);
}

#[test]
fn a_new_publisher_is_not_added_without_the_right_words() {
    let (traveller, mut wallet) = Traveller::new();
    let offer = wallet.offer(&traveller.pack(1, JUNE)).unwrap();
    let before = wallet.publishers().unwrap().len();
    for words in [&[][..], &["abandon", "zoo"], &["abandon"; 12]] {
        assert!(matches!(wallet.take(&offer, words), Err(WalletError::WrongWords)));
    }
    assert_eq!(wallet.publishers().unwrap().len(), before);
    let all = offer.publisher().id.words();
    wallet.take(&offer, &all).unwrap();
    assert!(
        wallet.offer(&traveller.pack(2, JUNE)).unwrap().asked().is_none(),
        "an update asks nothing"
    );
}

#[test]
fn what_a_publisher_said_goes_stale_and_then_makes_nothing_valid() {
    let (traveller, mut wallet) = Traveller::new();
    take(&mut wallet, &traveller.pack(1, JUNE)).unwrap();
    keep(&mut wallet, &traveller.issuer.pass(1).unwrap());
    let freshness = |wallet: &Wallet| {
        let id = traveller.ministry.id().unwrap();
        let publishers = wallet.publishers().unwrap();
        publishers
            .iter()
            .find(|one| one.id == id)
            .unwrap()
            .freshness(wallet.now())
    };
    let wallet = traveller.at(wallet, JULY);
    assert_eq!(
        (freshness(&wallet), verdict(&wallet)),
        (Freshness::Stale, Verdict::Valid)
    );
    let check = wallet.check(&traveller.issuer.pass(1).unwrap());
    assert!(check.warnings.iter().any(|warning| warning.code() == "stale_trust"));
    let mut wallet = traveller.at(wallet, OCTOBER);
    assert_eq!(
        (freshness(&wallet), verdict(&wallet)),
        (Freshness::Expired, Verdict::Unknown)
    );
    let check = wallet.check(&traveller.issuer.pass(1).unwrap());
    assert_eq!(check.reason.unwrap().code(), "stale_trust");
    take(&mut wallet, &traveller.pack(2, OCTOBER)).unwrap();
    assert_eq!(verdict(&wallet), Verdict::Valid);
}

#[test]
fn an_older_pack_is_refused_also_after_a_restart_and_after_the_publisher_was_removed() {
    let (traveller, mut wallet) = Traveller::new();
    take(&mut wallet, &traveller.pack(2, JUNE)).unwrap();
    let older = traveller.pack(1, JUNE);
    let refused = |wallet: &Wallet| match wallet.offer(&older) {
        Err(WalletError::Pack(error)) => error,
        _ => panic!("taken"),
    };
    assert_eq!(refused(&wallet), PackError::Rollback(Kind::Index));
    let mut wallet = traveller.at(wallet, JUNE);
    assert_eq!(refused(&wallet), PackError::Rollback(Kind::Index));
    wallet.remove_publisher(traveller.ministry.id().unwrap()).unwrap();
    let wallet = traveller.at(wallet, JUNE);
    assert_eq!(refused(&wallet), PackError::Rollback(Kind::Index));
}

#[test]
fn a_publisher_may_change_its_keys_and_stays_who_it_was() {
    let (mut traveller, mut wallet) = Traveller::new();
    take(&mut wallet, &traveller.pack(1, JUNE)).unwrap();
    let before = traveller.ministry.id().unwrap();
    traveller.ministry.rotate(7, time(JUNE)).unwrap();
    let offer = wallet.offer(&traveller.pack(2, JUNE)).unwrap();
    assert!(offer.asked().is_none() && offer.publisher().id == before);
    wallet.take(&offer, &[]).unwrap();
    let old_keys = Publisher::new("Utopia Ministry of Health", 1, time("2026-01-01T00:00:00Z")).unwrap();
    let forged = traveller.pack_saying(&old_keys, 3, JUNE, KeyState::Active);
    assert!(matches!(
        wallet.offer(&forged),
        Err(WalletError::Pack(PackError::Rollback(Kind::Root)))
    ));
}

#[test]
fn publishers_that_contradict_each_other_are_both_heard_and_nothing_is_called_valid() {
    let (traveller, mut wallet) = Traveller::new();
    take(&mut wallet, &traveller.pack(1, JUNE)).unwrap();
    keep(&mut wallet, &traveller.issuer.pass(1).unwrap());
    let agency = Publisher::new("Utopia Travel Agency", 2, time("2026-01-01T00:00:00Z")).unwrap();
    let compromised = KeyState::Compromised { from: time(JUNE) };
    take(&mut wallet, &traveller.pack_saying(&agency, 1, JUNE, compromised)).unwrap();
    assert_eq!(verdict(&wallet), Verdict::Unknown);
    let check = wallet.check(&traveller.issuer.pass(1).unwrap());
    assert_eq!(check.reason.unwrap().code(), "disputed");
    let said: Vec<(&str, &str)> = check
        .opinions
        .iter()
        .map(|one| (&*one.source, one.state.name()))
        .collect();
    assert_eq!(
        said,
        [
            ("Utopia Ministry of Health", "active"),
            ("Utopia Travel Agency", "compromised")
        ]
    );
    assert_eq!(wallet.trust().conflicts().len(), 1);
    wallet.remove_publisher(agency.id().unwrap()).unwrap();
    assert_eq!(verdict(&wallet), Verdict::Valid);
}

#[test]
fn in_a_train_without_network_one_phone_updates_another_by_a_moving_code() {
    let (traveller, mut one) = Traveller::new();
    take(&mut one, &traveller.pack(2, JUNE)).unwrap();
    let (other_traveller, mut other) = Traveller::new();
    take(&mut other, &traveller.pack(1, JUNE)).unwrap();
    let sender = Sender::new(&one.pack(traveller.ministry.id().unwrap()).unwrap()).unwrap();
    let mut receiver = Receiver::new();
    // Every third frame is missed while the train shakes.
    let frames = (0..)
        .filter(|number| number % 3 != 1)
        .map(|number| sender.frame(number));
    let received = frames.take(1000).find_map(|text| {
        assert!(matches!(other.scan(&text), Scanned::Frame));
        receiver.take(&text).unwrap().done
    });
    take(&mut other, &received.unwrap()).unwrap();
    keep(&mut other, &traveller.issuer.pass(1).unwrap());
    assert_eq!(verdict(&other), Verdict::Valid);
    drop(other_traveller);
}

#[test]
fn a_clock_set_back_knows_nothing_and_takes_no_pack_and_one_set_right_again_does() {
    let (traveller, mut wallet) = Traveller::new();
    keep(&mut wallet, &traveller.issuer.pass(1).unwrap());
    take(&mut wallet, &traveller.pack(1, JUNE)).unwrap();
    // A pack made within 24 hours ahead raises the highest time seen.
    let mut wallet = traveller.at(wallet, "2026-05-29T12:00:00Z");
    assert_eq!(verdict(&wallet), Verdict::Unknown);
    let refused = wallet.offer(&traveller.pack(2, JUNE)).map(drop);
    assert!(matches!(refused, Err(WalletError::Pack(PackError::Clock))));
    wallet = traveller.at(wallet, JUNE);
    assert_eq!(verdict(&wallet), Verdict::Valid);
    let future = wallet.offer(&traveller.pack(2, "2026-06-03T12:00:00Z")).map(drop);
    assert!(matches!(future, Err(WalletError::Pack(PackError::FromFuture(_)))));
}

#[test]
fn an_older_copy_of_the_wallet_put_back_is_noticed_after_a_pack_was_taken() {
    let (traveller, mut wallet) = Traveller::new();
    take(&mut wallet, &traveller.pack(1, JUNE)).unwrap();
    drop(wallet);
    let copy = files(&traveller.phone.folder);
    let mut wallet = traveller.phone.unlock(PIN).unwrap();
    take(&mut wallet, &traveller.pack(2, JUNE)).unwrap();
    drop(wallet);
    for (path, bytes) in &copy {
        fs::write(path, bytes).unwrap();
    }
    let wallet = traveller.phone.unlock(PIN).unwrap();
    assert!(wallet.is_rolled_back());
}

#[test]
fn a_wallet_knows_the_publisher_that_comes_with_carnet_and_may_forget_it() {
    let (traveller, mut wallet) = Traveller::new();
    let publishers = wallet.publishers().unwrap();
    let bundled = publishers.iter().find(|one| one.bundled).unwrap();
    assert!(
        bundled
            .contents
            .iter()
            .any(|said| said.kind == Kind::Trust && said.entries > 400)
    );
    wallet.remove_publisher(bundled.id).unwrap();
    let wallet = traveller.at(wallet, JUNE);
    assert!(wallet.publishers().unwrap().is_empty());
    assert!(wallet.trust().is_empty());
}
