//! A pass that no one else can show: from an embassy's counter to a gate, and what happens on the way.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use journeys::embassy::{Embassy, Handed};
use journeys::publisher::Publisher;
use journeys::{NOW, PIN, Phone};
use wallet::moving::{Receiver, Sender};
use wallet::native::{Field, NativeError, Verification, Verifier};
use wallet::{
    Assurance, Card, LockedWallet, PassId, PolicyClock, Reason, Scanned, SystemBootClock, Trust, Verdict, Wallet,
    WalletError,
};

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

fn later(seconds: i64) -> Timestamp {
    now() + SignedDuration::from_secs(seconds)
}

/// A traveller with a clearance of so many copies.
struct Grace {
    folder: tempfile::TempDir,
    wallet: Wallet,
    embassy: Embassy,
    handed: Handed,
    card: Card,
}

impl Grace {
    fn at_the_counter(copies: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut wallet = Phone::at(folder.path()).first_start().unwrap();
        let mut embassy = Embassy::new(7).unwrap();
        let _ = wallet.add_trust("embassy", &embassy.trust()).unwrap();
        let (handed, card) = embassy.serves(&mut wallet, copies, date(2026, 6, 9), now()).unwrap();
        Self {
            folder,
            wallet,
            embassy,
            handed,
            card,
        }
    }

    fn id(&self) -> PassId {
        self.card.id
    }

    /// The code on her phone at this time.
    fn shows(&mut self, fields: &[Field], at: Timestamp) -> String {
        let showing = self.wallet.show_live(&self.id(), fields, false).unwrap();
        showing.frame(at).unwrap().text
    }

    /// A gate that trusts the embassy and has these packs.
    fn gate(&self, packs: &[Vec<u8>]) -> Gate {
        let mut trust = Trust::new();
        let _ = trust.add("embassy", &self.embassy.trust()).unwrap();
        for pack in packs {
            let _ = trust.add("pack", pack).unwrap();
        }
        Gate {
            trust,
            verifier: Verifier::new().unwrap(),
        }
    }
}

struct Gate {
    trust: Trust,
    verifier: Verifier,
}

impl Gate {
    fn sees(&mut self, text: &str, at: Timestamp) -> Verification {
        self.verifier.verify(text, &self.trust, &PolicyClock::at(at))
    }
}

fn word(seen: &Verification) -> (Verdict, Option<&'static str>, Assurance) {
    let check = &seen.check;
    (check.verdict, check.reason.as_ref().map(Reason::code), check.assurance)
}

#[test]
fn i_scan_the_embassy_s_code_get_my_pass_by_moving_code_and_the_gate_lets_me_through() {
    let folder = tempfile::tempdir().unwrap();
    let mut wallet = Phone::at(folder.path()).first_start().unwrap();
    let mut embassy = Embassy::new(7).unwrap();
    let invitation = embassy.invites(3, now()).unwrap();
    let Scanned::Invitation(offer) = wallet.scan(&invitation) else {
        panic!("no invitation")
    };
    assert_eq!((offer.issuer(), offer.copies()), ("AT-EMB-CAIRO", 3));
    // I answer before I trust the embassy, which loses me nothing.
    assert!(!wallet.knows_issuer(offer.issuer()));
    let answer = wallet.enrol(&invitation).unwrap().answer;
    let handed = embassy.issues(&answer, date(2026, 6, 9), now()).unwrap();
    let sender = Sender::new(&handed.batch).unwrap();
    let mut receiver = Receiver::new();
    let arrived = (0..)
        .find_map(|n| receiver.take(&sender.frame(n)).unwrap().done)
        .unwrap();
    assert!(matches!(
        wallet.receive(&arrived),
        Err(WalletError::Native(NativeError::UnknownIssuer))
    ));
    let _ = wallet.add_trust("embassy", &embassy.trust()).unwrap();
    let card = wallet.receive(&arrived).unwrap().card;
    assert_eq!(
        (card.name.as_str(), wallet.verdict(&card)),
        ("GRACE OKOYE", Verdict::Valid)
    );

    let mut grace = Grace {
        folder,
        wallet,
        embassy,
        handed,
        card,
    };
    let code = grace.shows(&[Field::Name, Field::Colour], later(3_600));
    let seen = grace.gate(&[]).sees(&code, later(3_605));
    assert_eq!(word(&seen), (Verdict::Valid, None, Assurance::Live));
    let holder = seen.check.holder_check.as_ref().unwrap();
    assert_eq!(
        (holder.name.as_str(), &holder.birth_date),
        ("GRACE OKOYE", &None),
        "I kept my birthday back"
    );
}

#[test]
fn my_phone_is_stolen_the_embassy_takes_my_pass_back_and_nobody_travels_with_it() {
    let mut grace = Grace::at_the_counter(3);
    let thief_shows = grace.shows(&[Field::Name], later(30 * 3_600));
    let fresh = |grace: &mut Grace| {
        let list = grace.embassy.status_list(later(26 * 3_600)).unwrap();
        let publisher = Publisher::new("A border agency", 3, now()).unwrap();
        let key = grace.embassy.verifying_key().unwrap();
        publisher
            .pack_with_status_list(1, later(26 * 3_600), &list, &key)
            .unwrap()
    };
    let before = fresh(&mut grace);
    let at = later(30 * 3_600 + 5);
    assert_eq!(word(&grace.gate(&[before]).sees(&thief_shows, at)).0, Verdict::Valid);
    let receipt = grace.handed.receipt.clone();
    grace.embassy.takes_back(&receipt, later(3_600)).unwrap();
    let after = fresh(&mut grace);
    let seen = grace.gate(std::slice::from_ref(&after)).sees(&thief_shows, at);
    assert_eq!((seen.check.verdict, word(&seen).1), (Verdict::Revoked, Some("revoked")));
    // Every copy is taken back, not only the one that was seen.
    for _ in 0..2 {
        let code = grace.shows(&[], later(30 * 3_600));
        assert_eq!(
            grace.gate(std::slice::from_ref(&after)).sees(&code, at).check.verdict,
            Verdict::Revoked
        );
    }
}

#[test]
fn the_thief_who_copies_the_wallet_has_no_key_to_show_my_pass_with() {
    let grace = Grace::at_the_counter(2);
    let id = grace.id();
    let stolen = tempfile::tempdir().unwrap();
    let copy = Phone::at(stolen.path());
    std::fs::create_dir_all(&copy.folder).unwrap();
    let phone = Phone::at(grace.folder.path());
    grace.wallet.lock().unwrap();
    for entry in std::fs::read_dir(&phone.folder).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), copy.folder.join(entry.file_name())).unwrap();
    }
    assert!(
        copy.unlock(PIN).is_err(),
        "the keystore's half of the key is not in the folder"
    );
    assert!(LockedWallet::find(&copy.folder, std::sync::Arc::new(wallet::FixedClock(now()))).is_ok());
    let mut mine = phone.unlock(PIN).unwrap();
    assert_eq!(mine.show_live(&id, &[Field::Name], false).unwrap().copies().left, 1);
}

#[test]
fn the_twenty_first_showing_of_twenty_copies_tells_me_what_it_would_give_away() {
    let mut grace = Grace::at_the_counter(20);
    let mut codes = Vec::new();
    for left in (0..20).rev() {
        let showing = grace.wallet.show_live(&grace.id(), &[Field::Colour], false).unwrap();
        assert_eq!((showing.copies().left, showing.copies().are_few()), (left, left <= 3));
        codes.push(showing.frame(now()).unwrap().text);
    }
    let refused = grace.wallet.show_live(&grace.id(), &[Field::Colour], false);
    assert!(matches!(refused, Err(WalletError::Native(NativeError::NoCopyLeft))));
    assert_eq!(
        grace.wallet.history().unwrap().len(),
        20,
        "what was not shown is not written"
    );
    // I go on knowing it: one of the copies is seen again, by whoever compares.
    let again = grace.wallet.show_live(&grace.id(), &[Field::Colour], true).unwrap();
    let again = again.frame(now()).unwrap().text;
    let mut gate = grace.gate(&[]);
    let holder = |text: &str, gate: &mut Gate| {
        let seen = gate.sees(text, later(5));
        assert_eq!(word(&seen), (Verdict::Valid, None, Assurance::Live));
        seen.check.pass.unwrap().pass().binding().unwrap().holder.clone()
    };
    let earlier: Vec<Vec<u8>> = codes.iter().map(|code| holder(code, &mut gate)).collect();
    let once_more = holder(&again, &mut gate);
    assert_eq!(earlier.iter().filter(|one| **one == once_more).count(), 1);
    // With a new batch nothing can be linked again.
    let invitation = grace.embassy.invites(2, now()).unwrap();
    let answer = grace.wallet.enrol(&invitation).unwrap().answer;
    let handed = grace.embassy.issues(&answer, date(2026, 6, 9), now()).unwrap();
    let card = grace.wallet.receive(&handed.batch).unwrap().card;
    assert_eq!(grace.wallet.copies(&card.id).unwrap().unwrap().left, 2);
}

#[test]
fn my_live_code_is_relayed_to_another_gate_and_counts_as_live_and_no_more() {
    let mut grace = Grace::at_the_counter(1);
    let code = grace.shows(&[Field::Name, Field::BirthDate], now());
    // A friend films my screen and shows it elsewhere at once: the gate there cannot tell.
    let mut elsewhere = grace.gate(&[]);
    let seen = elsewhere.sees(&code, later(4));
    assert_eq!(word(&seen), (Verdict::Valid, None, Assurance::Live));
    assert!((seen.age, seen.seen_before) == (Some(4), None) && seen.check.assurance != Assurance::Answered);
    // But it tells whom to compare, and it knows the frame when it comes again.
    assert_eq!(
        seen.check.holder_check.unwrap().birth_date.as_deref(),
        Some("1990-05-05")
    );
    assert_eq!(elsewhere.sees(&code, later(9)).seen_before, Some(5));
    // A minute and a half later it is an old film.
    let old = elsewhere.sees(&code, later(90));
    assert_eq!(word(&old), (Verdict::Expired, Some("live_too_old"), Assurance::Static));
}

#[test]
fn my_printed_code_and_a_pass_that_nobody_s_phone_signed_are_not_accepted() {
    let mut grace = Grace::at_the_counter(1);
    let printed = grace.shows(&[Field::Name], now());
    let mut gate = grace.gate(&[]);
    assert_eq!(word(&gate.sees(&printed, later(3_600))).1, Some("live_too_old"));
    let opened = grace.wallet.open_pass(&grace.id()).unwrap();
    let issued = opened.text.clone();
    assert!(issued.starts_with("CRN1:"));
    assert_eq!(
        word(&gate.sees(&issued, later(5))),
        (Verdict::Invalid, Some("no_key_binding"), Assurance::Static)
    );
    // Nor is a code from a phone whose clock is ahead.
    let ahead = grace.wallet.show_live(&grace.id(), &[Field::Name], true).unwrap();
    let ahead = ahead.frame(later(300)).unwrap().text;
    assert_eq!(word(&gate.sees(&ahead, later(5))).1, Some("live_ahead"));
}

#[test]
fn i_turn_my_phone_off_between_the_answer_and_the_batch_and_nothing_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::at(folder.path());
    let mut wallet = phone.first_start().unwrap();
    let mut embassy = Embassy::new(7).unwrap();
    let _ = wallet.add_trust("embassy", &embassy.trust()).unwrap();
    let invitation = embassy.invites(2, now()).unwrap();
    let answer = wallet.enrol(&invitation).unwrap().answer;
    let handed = embassy.issues(&answer, date(2026, 6, 9), now()).unwrap();
    // Off and on: the keys are still there.
    drop(wallet);
    let mut wallet = phone.unlock_at(PIN, &SystemBootClock::new().unwrap(), NOW).unwrap();
    assert_eq!(wallet.waiting().unwrap().len(), 1);
    let card = wallet.receive(&handed.batch).unwrap().card;
    drop(wallet);
    let wallet = phone.unlock(PIN).unwrap();
    assert_eq!((wallet.cards().len(), wallet.waiting().unwrap().len()), (1, 0));
    assert_eq!(wallet.copies(&card.id).unwrap().unwrap().left, 2);
}
