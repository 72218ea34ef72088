//! The shells' calls, as a shell makes them, where Rust alone can make them: what each shell then does with the answers is
//! tested in its own language.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]
#![allow(dead_code, reason = "not every test file uses all of the support")]

mod support;

use std::path::Path;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex};

use carnet_ffi::{
    BiometricKey, BiometricTrouble, Carnet, CarnetError, DeviceClock as _, DeviceVault as _, Gate, HistoryRetention,
    Joined, PassReminderCode, PinWeakness, Reason, Relation, Scan, Verdict,
};
use support::Phone;

/// Turns bits over, and can be cancelled or die.
struct Finger(Mutex<Option<BiometricTrouble>>);

impl BiometricKey for Finger {
    fn wrap(&self, secret: Vec<u8>) -> Result<Vec<u8>, BiometricTrouble> {
        match *self.0.lock().unwrap() {
            Some(trouble) => Err(trouble),
            None => Ok(secret.iter().map(|byte| !byte).collect()),
        }
    }

    fn unwrap(&self, wrapped: Vec<u8>) -> Result<Vec<u8>, BiometricTrouble> {
        self.wrap(wrapped)
    }
}

fn is_open(carnet: &Carnet) -> bool {
    matches!(carnet.gate(), Ok(Gate::Open { .. }))
}

/// The text of a specimen's code, read back from the modules shown.
fn specimen_text(carnet: &Carnet) -> String {
    let overview = carnet.overview(String::new()).unwrap();
    let code = carnet.show(overview.people[0].cards[0].id.clone()).unwrap();
    let (size, scale) = (code.size as usize, 4);
    let side = size * scale;
    let pixel = |at: usize| match code.modules[at / side / scale * size + at % side / scale] {
        1 => 0_u8,
        _ => 255,
    };
    let luma = (0..side * side).map(pixel).collect();
    let side = u32::try_from(side).unwrap();
    carnet.texts_in_frame(side, side, side, luma).unwrap().remove(0)
}

#[test]
fn a_wallet_is_made_locked_opened_and_erased() {
    let phone = Phone::new();
    let carnet = phone.carnet();
    assert_eq!(carnet.gate().unwrap(), Gate::NoWallet);
    assert!(matches!(carnet.overview(String::new()), Err(CarnetError::Locked)));
    let weak = |pin: &str| match carnet.create(pin.to_owned()) {
        Err(CarnetError::WeakPin { why }) => why,
        _ => panic!("{pin} was taken"),
    };
    assert_eq!(weak("1234"), PinWeakness::TooShort);
    assert_eq!(weak("123456"), PinWeakness::Obvious);
    assert_eq!(weak("27\n18281"), PinWeakness::ControlCharacter);
    assert_eq!(weak(&"x".repeat(65)), PinWeakness::TooLong);
    carnet.create("271828".to_owned()).unwrap();
    assert!(is_open(&carnet));
    assert!(matches!(
        carnet.create("314159".to_owned()),
        Err(CarnetError::AlreadyThere)
    ));
    carnet.lock().unwrap();
    assert!(!is_open(&carnet));
    assert!(matches!(
        carnet.unlock("000000".to_owned()),
        Err(CarnetError::WrongPin { tries_left: Some(4) })
    ));
    carnet.unlock("271828".to_owned()).unwrap();
    assert!(matches!(
        carnet.confirm("000000".to_owned()),
        Err(CarnetError::WrongPin { .. })
    ));
    carnet.confirm("271828".to_owned()).unwrap();
    carnet.change_pin("314159".to_owned()).unwrap();
    drop(carnet);

    let carnet = phone.carnet();
    assert!(matches!(carnet.gate().unwrap(), Gate::Locked { wait_seconds: 0, .. }));
    carnet.unlock("314159".to_owned()).unwrap();
    carnet.lock().unwrap();
    carnet.erase().unwrap();
    assert_eq!(carnet.gate().unwrap(), Gate::NoWallet);
    carnet.create("271828".to_owned()).unwrap();
}

#[test]
fn a_key_that_outlived_its_wallet_does_not_stand_in_the_way_of_a_new_one() {
    let phone = Phone::new();
    let carnet = phone.carnet();
    carnet.create("271828".to_owned()).unwrap();
    drop(carnet);
    std::fs::remove_dir_all(phone.folder.path().join("wallet")).unwrap();
    assert!(phone.vault.load().unwrap().is_some());

    let carnet = phone.carnet();
    assert_eq!(carnet.gate().unwrap(), Gate::NoWallet);
    carnet.create("314159".to_owned()).unwrap();
    carnet.lock().unwrap();
    assert!(matches!(
        carnet.unlock("271828".to_owned()),
        Err(CarnetError::WrongPin { .. })
    ));
    carnet.unlock("314159".to_owned()).unwrap();
}

#[test]
fn wrong_pins_wait_in_boot_time() {
    let phone = Phone::new();
    let carnet = phone.carnet();
    carnet.create("271828".to_owned()).unwrap();
    carnet.lock().unwrap();
    for _ in 0..5 {
        assert!(carnet.unlock("000000".to_owned()).is_err());
    }
    assert!(matches!(
        carnet.unlock("271828".to_owned()),
        Err(CarnetError::Wait { seconds: 30 })
    ));
    assert!(matches!(carnet.gate().unwrap(), Gate::Locked { wait_seconds: 30, .. }));
    phone.clock.boot_millis.store(30_000, Ordering::SeqCst);
    carnet.unlock("271828".to_owned()).unwrap();
}

#[test]
fn a_finger_and_a_recovery_code_open_it_too() {
    let phone = Phone::new();
    let carnet = phone.carnet();
    carnet.create("271828".to_owned()).unwrap();
    let finger = Arc::new(Finger(Mutex::new(None)));
    carnet.set_biometric(finger.clone()).unwrap();
    let code = carnet.make_recovery_code().unwrap();
    carnet.lock().unwrap();
    assert!(matches!(
        carnet.gate().unwrap(),
        Gate::Locked {
            has_biometric: true,
            has_recovery_code: true,
            ..
        }
    ));
    for trouble in [
        BiometricTrouble::Cancelled,
        BiometricTrouble::Invalidated,
        BiometricTrouble::Unavailable,
    ] {
        *finger.0.lock().unwrap() = Some(trouble);
        assert!(matches!(
            carnet.unlock_with_biometric(finger.clone()),
            Err(CarnetError::Biometric { why }) if why == trouble
        ));
    }
    *finger.0.lock().unwrap() = None;
    carnet.unlock_with_biometric(finger).unwrap();
    carnet.lock().unwrap();
    assert!(matches!(
        carnet.recover("nonsense".to_owned()),
        Err(CarnetError::WrongRecoveryCode)
    ));
    carnet.recover(code).unwrap();
    for _ in 0..2 {
        carnet.remove_biometric().unwrap();
        carnet.remove_recovery_code().unwrap();
    }
    assert!(matches!(
        carnet.gate().unwrap(),
        Gate::Open {
            specimens: false,
            has_biometric: false,
            has_recovery_code: false
        }
    ));
}

#[test]
fn specimens_stand_apart_and_are_never_valid_under_real_trust() {
    let phone = Phone::new();
    let carnet = phone.carnet();
    carnet.try_specimens().unwrap();
    assert!(matches!(carnet.gate().unwrap(), Gate::Open { specimens: true, .. }));
    let overview = carnet.overview(String::new()).unwrap();
    assert!(overview.specimens);
    assert_eq!(
        overview.people.iter().map(|person| person.cards.len()).sum::<usize>(),
        11
    );
    assert!(
        overview
            .people
            .iter()
            .flat_map(|person| &person.cards)
            .all(|card| card.verdict == Verdict::Valid)
    );
    assert_eq!(carnet.overview("nils".to_owned()).unwrap().people.len(), 1);
    let text = specimen_text(&carnet);
    assert!(carnet.verify(text.clone()).unwrap().specimens);
    assert_eq!(carnet.history().unwrap().len(), 1);
    assert_eq!(carnet.history_retention().unwrap(), HistoryRetention::Always);
    assert_eq!(carnet.history_older_than(HistoryRetention::Month).unwrap(), 0);
    carnet.set_history_retention(HistoryRetention::Quarter).unwrap();
    assert_eq!(carnet.history_retention().unwrap(), HistoryRetention::Quarter);
    let reminders = carnet.pass_reminders().unwrap();
    // Half a year after it was issued the specimens end; that of a test lives shorter.
    assert!(!reminders.is_empty() && reminders.iter().all(|one| one.code == PassReminderCode::Expires));
    assert!(
        reminders
            .iter()
            .all(|one| one.moment == one.card.until && Some(one.at) < one.moment)
    );
    carnet.end_specimens().unwrap();
    assert!(matches!(carnet.pass_reminders(), Err(CarnetError::Locked)));
    assert_eq!(carnet.gate().unwrap(), Gate::NoWallet);
    assert!(!phone.folder.path().join("wallet/specimens").exists());

    carnet.create("271828".to_owned()).unwrap();
    let Scan::Pass {
        detail,
        relation,
        keepable,
        reveals,
        ..
    } = carnet.preview(text.clone()).unwrap()
    else {
        panic!("not a pass");
    };
    assert_eq!(
        (detail.verdict, detail.reason),
        (Verdict::UnknownSigner, Some(Reason::UnknownKey))
    );
    assert!(keepable && !detail.specimens && relation == Relation::New && reveals.len() > 5);
    let id = carnet.keep(text.clone(), None).unwrap();
    assert_eq!(carnet.keep(text.clone(), None).unwrap(), id, "kept once");
    let Scan::Pass {
        relation, related_id, ..
    } = carnet.preview(text).unwrap()
    else {
        panic!("not a pass");
    };
    assert!(relation == Relation::Duplicate && related_id.as_deref() == Some(&id));
    carnet.remove(id.clone()).unwrap();
    assert!(matches!(carnet.detail(id.clone()), Err(CarnetError::NoSuchPass)));
    carnet.restore(id.clone()).unwrap();
    assert!(!carnet.detail(id).unwrap().fields.is_empty());
}

#[test]
fn what_is_no_pass_is_named() {
    let phone = Phone::new();
    let carnet = phone.carnet();
    carnet.create("271828".to_owned()).unwrap();
    assert!(matches!(
        carnet.preview("hello".to_owned()).unwrap(),
        Scan::Nothing {
            verdict: Verdict::Undecodable,
            ..
        }
    ));
    assert!(matches!(
        carnet.keep("hello".to_owned(), None),
        Err(CarnetError::NotKept { .. })
    ));
    assert!(matches!(
        carnet.compare("hello".to_owned(), String::new()),
        Err(CarnetError::NotKept { .. })
    ));
    assert!(matches!(
        carnet.texts_in_file(vec![0, 159, 146, 150]),
        Err(CarnetError::Unreadable { .. })
    ));
    assert!(matches!(
        carnet.texts_in_frame(100, 100, 10, vec![0; 10]),
        Err(CarnetError::Unreadable { .. })
    ));
    assert!(matches!(
        carnet.add_trust("x".to_owned(), b"x".to_vec()),
        Err(CarnetError::TrustRefused { .. })
    ));
    assert!(matches!(
        carnet.remove_trust("x".to_owned()),
        Err(CarnetError::TrustRefused { .. })
    ));
    assert!(matches!(carnet.show("x".to_owned()), Err(CarnetError::NoSuchPass)));
    assert!(carnet.trust_sources().unwrap().is_empty());
}

#[test]
fn people_are_merged_split_and_grouped_automatically_again() {
    let phone = Phone::new();
    let carnet = phone.carnet();
    carnet.try_specimens().unwrap();
    let people = || -> Vec<(String, bool, usize)> {
        let people = carnet.overview(String::new()).unwrap().people.into_iter();
        people
            .map(|person| (person.id, person.by_hand, person.cards.len()))
            .collect()
    };
    let before = people();
    let (anna, nils) = (before[0].0.clone(), before[1].0.clone());
    assert!(before.len() == 2 && before.iter().all(|person| !person.1));
    let all = before[0].2 + before[1].2;

    carnet.merge_people(nils.clone(), anna.clone()).unwrap();
    assert_eq!(people(), [(anna.clone(), true, all)]);
    carnet.split_pass(anna.clone()).unwrap();
    assert_eq!(
        people().iter().map(|one| (one.1, one.2)).collect::<Vec<_>>(),
        [(true, 1), (true, all - 1)]
    );
    for person in people() {
        carnet.group_automatically(person.0).unwrap();
    }
    assert_eq!(people(), before);

    let nobody = "00".repeat(16);
    for id in [nobody, "Anna".to_owned()] {
        assert!(matches!(
            carnet.merge_people(anna.clone(), id.clone()),
            Err(CarnetError::NoSuchPass)
        ));
        assert!(matches!(carnet.split_pass(id.clone()), Err(CarnetError::NoSuchPass)));
        assert!(matches!(carnet.group_automatically(id), Err(CarnetError::NoSuchPass)));
    }
    assert_eq!(people(), before);
}

#[test]
fn a_newer_copy_takes_the_place_of_the_one_it_is_newer_than() {
    let phone = Phone::new();
    let carnet = phone.carnet();
    carnet.create("271828".to_owned()).unwrap();
    let issued_at = |seconds| {
        let at = jiff::Timestamp::from_second(seconds).unwrap();
        wallet::specimen::Specimens::issue(at).unwrap().texts().to_vec()
    };
    let (old, new) = (issued_at(1_795_000_000), issued_at(1_795_003_600));
    let first = carnet.keep(old[0].clone(), None).unwrap();
    let other = carnet.keep(old[1].clone(), None).unwrap();
    let Scan::Pass {
        relation, related_id, ..
    } = carnet.preview(new[0].clone()).unwrap()
    else {
        panic!("not a pass");
    };
    assert!(relation == Relation::Newer && related_id.as_deref() == Some(&first));
    for replacing in ["00".repeat(16), "first".to_owned()] {
        let kept = carnet.keep(new[0].clone(), Some(replacing));
        assert!(matches!(kept, Err(CarnetError::NoSuchPass)));
    }
    let kept = carnet.keep(new[0].clone(), Some(other.clone()));
    assert!(matches!(kept, Err(CarnetError::NotNewer)));
    let ids = || -> Vec<String> {
        let cards = carnet
            .overview(String::new())
            .unwrap()
            .people
            .remove(0)
            .cards
            .into_iter();
        cards.map(|card| card.id).collect()
    };
    assert_eq!(ids(), [other.clone(), first.clone()]);
    let newer = carnet.keep(new[0].clone(), related_id).unwrap();
    assert_eq!(ids(), [other.clone(), newer.clone()]);
    carnet.restore(first.clone()).unwrap();
    assert_eq!(ids().len(), 3);
}

#[test]
fn a_panic_is_one_typed_error_and_the_wallet_goes_on() {
    let phone = Phone::new();
    let carnet = phone.carnet();
    carnet.create("271828".to_owned()).unwrap();
    phone.clock.broken.store(true, Ordering::SeqCst);
    assert!(matches!(
        carnet.preview("HC1:".to_owned()),
        Ok(_) | Err(CarnetError::Internal)
    ));
    assert!(matches!(carnet.verify("HC1:".to_owned()), Err(CarnetError::Internal)));
    phone.clock.broken.store(false, Ordering::SeqCst);
    assert!(is_open(&carnet));
    assert!(carnet.overview(String::new()).unwrap().people.is_empty());
}

#[test]
fn parts_of_two_passes_are_apart() {
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/shc/health-cards-examples/examples");
    let part = |number: usize| {
        let file = format!("example-02-f-qr-code-numeric-value-{number}.txt");
        std::fs::read_to_string(examples.join(file)).unwrap().trim().to_owned()
    };
    let parts = [part(0), part(1), part(2)];
    let phone = Phone::new();
    let carnet = phone.carnet();
    assert!(matches!(carnet.join(parts.to_vec()).unwrap(), Joined::Whole { .. }));

    // As long, at the same place, of another card: what the three are together cannot be read.
    let (head, digits) = parts[1].rsplit_once('/').unwrap();
    let other: Vec<&str> = (0..digits.len())
        .step_by(2)
        .map(|at| &digits[at..at + 2])
        .rev()
        .collect();
    let mixed = [parts[0].clone(), format!("{head}/{}", other.concat()), parts[2].clone()];
    assert_eq!(carnet.join(mixed.to_vec()).unwrap(), Joined::Apart);
}

#[test]
fn a_wallet_open_elsewhere_or_damaged_is_named() {
    let phone = Phone::new();
    let carnet = phone.carnet();
    carnet.create("271828".to_owned()).unwrap();
    let second = phone.carnet();
    assert!(matches!(second.gate(), Err(CarnetError::InUse)));
    drop(carnet);
    assert!(matches!(second.gate(), Ok(Gate::Locked { .. })));
    drop(second);
    let file = phone.folder.path().join("wallet/carnet.db");
    std::fs::write(&file, b"no longer a wallet").unwrap();
    let third = phone.carnet();
    assert!(matches!(third.gate(), Err(CarnetError::DamagedWallet { .. })));
    assert_eq!(std::fs::read(&file).unwrap(), b"no longer a wallet");
    third.erase().unwrap();
    assert_eq!(third.gate().unwrap(), Gate::NoWallet);
}

#[test]
fn a_publishers_keys_are_no_files_and_one_for_development_is_known_without_its_contents() {
    let phone = Phone::new();
    let carnet = phone.carnet();
    carnet.create("271828".to_owned()).unwrap();
    for publisher in carnet.publishers().unwrap() {
        carnet.remove_publisher(publisher.id).unwrap();
    }
    assert!(!carnet.trusts_development().unwrap());
    let now = jiff::Timestamp::from_second(phone.clock.unix_seconds()).unwrap();
    let pack = wallet::specimen::packs(now).unwrap().remove(0);
    let offer = carnet.offer_pack(pack).unwrap();
    let offered = carnet.offered(offer.clone()).unwrap();
    let specimens = wallet::specimen::Specimens::issue(now).unwrap();
    // A file with the publisher's name.
    let added = carnet
        .add_trust(offered.name.clone(), specimens.trust().to_vec())
        .unwrap();
    let sources = || -> Vec<(String, u32)> {
        let sources = carnet.trust_sources().unwrap().into_iter();
        sources.map(|source| (source.name, source.keys)).collect()
    };
    let before = sources();
    assert_eq!(before, [(offered.name.clone(), added.keys)]);
    carnet.take_pack(offer, offered.words).unwrap();
    assert_eq!(sources(), before);
    assert!(carnet.trusts_development().unwrap());
    carnet.lock().unwrap();
    assert!(matches!(carnet.trusts_development(), Err(CarnetError::Locked)));
}
