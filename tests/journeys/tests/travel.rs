//! What a traveller does with the wallet, in their words.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use std::sync::Arc;
use std::time::Duration;

use journeys::{Issuer, NOW, PIN, Phone, clock};
use wallet::specimen::{SOURCE, Specimens};
use wallet::{
    BootClock, BootId, Clock, LockedWallet, MemoryVault, Passphrase, PendingPass, Pin, Relation, Scanned, Secret,
    SystemBootClock, Verdict, Wallet, WalletError, check_text,
};

/// A phone with an open wallet that trusts the demo issuer, and its specimens.
fn traveller() -> (tempfile::TempDir, Phone, Wallet, Specimens) {
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::at(folder.path());
    let mut wallet = phone.first_start().unwrap();
    let specimens = Specimens::issue(clock().now()).unwrap();
    let _ = wallet.add_trust(SOURCE, specimens.trust()).unwrap();
    (folder, phone, wallet, specimens)
}

fn scan(wallet: &Wallet, text: &str) -> PendingPass {
    match wallet.scan(text) {
        Scanned::Pass(pending) => *pending,
        _ => panic!("not a pass"),
    }
}

#[test]
fn i_scan_a_pass_keep_it_lock_unlock_and_show_it_and_the_gate_reads_the_same_text() {
    let (_folder, phone, mut wallet, specimens) = traveller();
    let text = &specimens.texts()[0];
    let pending = scan(&wallet, text);
    assert_eq!(pending.check().verdict, Verdict::Valid);
    assert!(wallet.cards().is_empty(), "scanning keeps nothing");
    let id = wallet.keep(pending).unwrap().card.id;
    wallet.lock().unwrap();

    let mut wallet = phone.unlock(PIN).unwrap();
    let card = &wallet.cards()[0];
    assert_eq!(
        (card.id, card.name.as_str(), card.detail.as_str()),
        (id, "Anna Maria Eriksson", "1/2")
    );
    assert_eq!(wallet.verdict(card), Verdict::Valid);
    let showing = wallet.show(&id).unwrap();
    let picture = wallet::render::png(showing.symbol(), 4).unwrap();
    assert_eq!(qr::texts_in_picture(&picture).unwrap(), [text.as_str()]);
    assert_eq!(wallet.open_pass(&id).unwrap().text.as_str(), text);
}

#[test]
fn before_i_show_a_pass_i_see_what_it_reveals_and_afterwards_the_ledger_names_the_same_fields() {
    let (_folder, _phone, mut wallet, specimens) = traveller();
    let id = wallet.keep(scan(&wallet, &specimens.texts()[1])).unwrap().card.id;
    let before = wallet.reveals(&id).unwrap();
    assert!(
        before
            .iter()
            .any(|one| one.field == "nam.fn" && one.value == "Eriksson")
    );
    assert!(wallet.history().unwrap().is_empty(), "looking is not showing");
    let showing = wallet.show(&id).unwrap();
    assert!(showing.revealed() == before.as_slice());
    let ledger = wallet.history().unwrap();
    assert_eq!(ledger.len(), 1);
    assert_eq!(
        (ledger[0].at.to_string(), ledger[0].pass.clone()),
        (NOW.to_owned(), id.to_string())
    );
    assert_eq!(
        ledger[0].revealed,
        before.iter().map(|one| one.field.clone()).collect::<Vec<_>>()
    );
}

#[test]
fn my_family_s_passes_are_grouped_by_person_whatever_the_spelling() {
    let (_folder, _phone, mut wallet, specimens) = traveller();
    for text in specimens.texts() {
        wallet.keep(scan(&wallet, text)).unwrap();
    }
    let people = wallet.overview().people;
    let names: Vec<_> = people
        .iter()
        .map(|person| (person.name.as_str(), person.cards.len()))
        .collect();
    assert_eq!(names, [("Anna Maria Eriksson", 9), ("Nils Eriksson", 1)]);
}

#[test]
fn scanning_the_same_pass_again_tells_me_and_keeps_it_once() {
    let (_folder, _phone, mut wallet, specimens) = traveller();
    let first = wallet.keep(scan(&wallet, &specimens.texts()[0])).unwrap();
    assert!(!first.already);
    let again = scan(&wallet, &format!("  {}\n", specimens.texts()[0]));
    assert_eq!(again.relation(), Relation::Duplicate(first.card.id));
    let second = wallet.keep(again).unwrap();
    assert!(second.already);
    assert_eq!(second.card.id, first.card.id);
    assert_eq!(wallet.cards().len(), 1);
}

#[test]
fn i_remove_a_pass_by_mistake_and_bring_it_back_until_i_lock() {
    let (_folder, phone, mut wallet, specimens) = traveller();
    let id = wallet.keep(scan(&wallet, &specimens.texts()[0])).unwrap().card.id;
    wallet.remove(&id).unwrap();
    assert!(wallet.cards().is_empty());
    assert!(
        matches!(wallet.show(&id), Err(WalletError::NoSuchPass(_))),
        "a removed pass cannot be shown"
    );
    wallet.restore(&id).unwrap();
    assert_eq!(wallet.cards().len(), 1);
    wallet.remove(&id).unwrap();
    drop(wallet);

    // The phone died instead of being locked: still there to bring back.
    let mut wallet = phone.unlock(PIN).unwrap();
    assert_eq!(wallet.removed().len(), 1);
    wallet.restore(&id).unwrap();
    wallet.remove(&id).unwrap();
    wallet.lock().unwrap();

    let mut wallet = phone.unlock(PIN).unwrap();
    assert!(wallet.removed().is_empty());
    assert!(matches!(wallet.restore(&id), Err(WalletError::NoSuchPass(_))));
}

#[test]
fn keeping_a_pass_again_that_i_just_removed_brings_it_back() {
    let (_folder, _phone, mut wallet, specimens) = traveller();
    let id = wallet.keep(scan(&wallet, &specimens.texts()[0])).unwrap().card.id;
    wallet.remove(&id).unwrap();
    assert_eq!(wallet.keep(scan(&wallet, &specimens.texts()[0])).unwrap().card.id, id);
    assert!(wallet.removed().is_empty());
}

#[test]
fn a_forged_pass_is_not_kept_and_the_reason_is_said() {
    let (_folder, _phone, mut wallet, specimens) = traveller();
    let forged = scan(&wallet, &specimens.forged().unwrap());
    assert_eq!(forged.check().verdict, Verdict::Invalid);
    match wallet.keep(forged) {
        Err(WalletError::NotKept { reason, message }) => {
            assert_eq!(reason, "bad_signature");
            assert!(!message.is_empty());
        }
        _ => panic!("a forged pass was kept"),
    }
    assert!(wallet.cards().is_empty());
}

#[test]
fn text_that_is_no_pass_is_said_to_be_none() {
    let (_folder, _phone, wallet, _) = traveller();
    for text in ["", "hello", "HC1:", "HC1:%%%", "HC2:ABC", "\u{0}\u{feff}"] {
        let Scanned::Unknown(check) = wallet.scan(text) else {
            panic!("{text:?} is a pass")
        };
        assert_eq!(check.verdict, Verdict::Undecodable, "{text:?}");
    }
}

#[test]
fn a_code_that_only_points_somewhere_tells_me_where_and_nothing_is_asked() {
    let (_folder, _phone, wallet, _) = traveller();
    let Scanned::Unknown(check) = wallet.scan("https://example.org/c/8f14e45f") else {
        panic!("a pass")
    };
    assert_eq!(check.verdict, Verdict::Unknown);
    assert!(check.reason.unwrap().to_string().contains("example.org"));
}

#[test]
fn a_pass_whose_signer_i_do_not_trust_is_kept_and_valid_once_i_do_and_not_when_i_no_longer_do() {
    let (_folder, _phone, mut wallet, specimens) = traveller();
    wallet.remove_trust(SOURCE).unwrap();
    let pending = scan(&wallet, &specimens.texts()[0]);
    assert_eq!(pending.check().verdict, Verdict::UnknownSigner);
    let id = wallet.keep(pending).unwrap().card.id;
    let verdict = |wallet: &Wallet| wallet.verdict(&wallet.card(id).unwrap());
    assert_eq!(verdict(&wallet), Verdict::UnknownSigner);
    let _ = wallet.add_trust(SOURCE, specimens.trust()).unwrap();
    assert_eq!(verdict(&wallet), Verdict::Valid);
    assert_eq!(wallet.trust_sources().unwrap(), [SOURCE]);
    wallet.remove_trust(SOURCE).unwrap();
    assert_eq!(verdict(&wallet), Verdict::UnknownSigner);
    assert!(matches!(
        wallet.add_trust("letter.txt", b"Dear Sir"),
        Err(WalletError::Trust(_))
    ));
    assert!(matches!(wallet.remove_trust("letter.txt"), Err(WalletError::Trust(_))));
}

#[test]
fn the_list_and_an_open_pass_agree_at_every_time() {
    let (_folder, phone, mut wallet, specimens) = traveller();
    let id = wallet.keep(scan(&wallet, &specimens.texts()[0])).unwrap().card.id;
    wallet.lock().unwrap();
    for (now, verdict) in [
        ("2026-06-01T13:00:00Z", Verdict::Valid),
        ("2026-11-27T12:00:00Z", Verdict::Valid),
        ("2027-01-01T00:00:00Z", Verdict::Expired),
        ("2026-05-31T18:00:00Z", Verdict::Valid),
        ("2026-05-01T00:00:00Z", Verdict::Unknown),
    ] {
        let wallet = phone.unlock_at(PIN, &SystemBootClock::new().unwrap(), now).unwrap();
        let card = wallet.card(id).unwrap();
        assert_eq!(wallet.verdict(&card), verdict, "{now}");
        assert_eq!(wallet.open_pass(&id).unwrap().check.verdict, verdict, "{now}");
    }
}

/// A phone that was switched on so long ago.
struct On(u64);

impl BootClock for On {
    fn boot_id(&self) -> BootId {
        BootId([1; 16])
    }

    fn since_boot(&self) -> Duration {
        Duration::from_secs(self.0)
    }
}

#[test]
fn a_thief_who_guesses_pins_waits_longer_and_longer_and_i_lose_nothing() {
    let (_folder, phone, mut wallet, specimens) = traveller();
    wallet.keep(scan(&wallet, &specimens.texts()[0])).unwrap();
    wallet.lock().unwrap();
    for left in [4, 3, 2, 1, 0] {
        match phone.unlock_at("000001", &On(100), NOW) {
            Err(WalletError::WrongSecret {
                secret: "PIN",
                free_tries,
            }) => assert_eq!(free_tries, Some(left)),
            _ => panic!("a wrong PIN opened the wallet"),
        }
    }
    assert!(
        matches!(phone.unlock_at(PIN, &On(101), NOW), Err(WalletError::Wait { left }) if left <= Duration::from_secs(30))
    );
    assert!(phone.unlock_at("000001", &On(131), NOW).is_err());
    assert!(
        matches!(phone.unlock_at(PIN, &On(150), NOW), Err(WalletError::Wait { left }) if left > Duration::from_secs(30))
    );
    let wallet = phone.unlock_at(PIN, &On(131 + 61), NOW).unwrap();
    assert_eq!(wallet.cards().len(), 1);
}

#[test]
fn i_change_my_pin_and_only_the_new_one_opens() {
    let (_folder, phone, mut wallet, _) = traveller();
    wallet.change_pin(&Pin::new("314159").unwrap()).unwrap();
    drop(wallet);
    assert!(matches!(phone.unlock(PIN), Err(WalletError::WrongSecret { .. })));
    assert!(phone.unlock("314159").is_ok());
}

#[test]
fn i_lose_my_phone_s_keystore_and_the_recovery_code_opens_the_wallet() {
    let (_folder, phone, mut wallet, specimens) = traveller();
    wallet.keep(scan(&wallet, &specimens.texts()[0])).unwrap();
    let code = wallet.make_recovery_code().unwrap();
    wallet.lock().unwrap();
    phone.keystore().erase().unwrap();
    assert!(phone.unlock(PIN).is_err());
    let typed = wallet::RecoveryCode::parse(&code.text().to_lowercase()).unwrap();
    let locked = LockedWallet::find(&phone.folder, clock()).unwrap();
    assert!(locked.has_recovery_code());
    let boot = SystemBootClock::new().unwrap();
    let mut wallet = locked
        .recover(phone.keystore(), &boot, &typed)
        .map_err(WalletError::from)
        .unwrap();
    assert_eq!(wallet.cards().len(), 1);
    wallet.change_pin(&Pin::new("161803").unwrap()).unwrap();
    drop(wallet);
    assert_eq!(phone.unlock("161803").unwrap().cards().len(), 1);
}

#[test]
fn on_a_desktop_without_a_keystore_a_passphrase_opens_the_wallet_and_a_weak_one_is_refused() {
    assert!(Passphrase::choose("summer2026").is_err());
    let folder = tempfile::tempdir().unwrap();
    let passphrase = Passphrase::choose("plinth gravy osprey mantle kiosk tundra").unwrap();
    let no_keystore = || Arc::new(MemoryVault::new());
    let place = folder.path().join("wallet");
    let create = |passphrase| Wallet::create(&place, no_keystore(), Secret::Passphrase(passphrase), clock());
    let mut wallet = create(&passphrase).unwrap();
    let text = Issuer::new().unwrap().pass(1).unwrap();
    wallet.keep(scan(&wallet, &text)).unwrap();
    let other = Passphrase::choose("copper lantern vivid orbit meadow quartz").unwrap();
    wallet.change_passphrase(&other).unwrap();
    wallet.rotate_key(&Secret::Passphrase(&other)).unwrap();
    drop(wallet);
    assert!(matches!(create(&other), Err(WalletError::AlreadyThere)));
    let open = |passphrase| {
        let locked = LockedWallet::find(&place, clock()).unwrap();
        assert!(locked.has_passphrase());
        locked
            .unlock(
                no_keystore(),
                &SystemBootClock::new().unwrap(),
                &Secret::Passphrase(passphrase),
            )
            .map_err(WalletError::from)
    };
    assert!(matches!(
        open(&passphrase),
        Err(WalletError::WrongSecret {
            secret: "passphrase",
            ..
        })
    ));
    let wallet = open(&other).unwrap();
    assert_eq!(wallet.open_pass(&wallet.cards()[0].id).unwrap().text.as_str(), text);
}

#[test]
fn an_older_copy_of_my_wallet_is_put_back_and_i_am_told() {
    let (folder, phone, mut wallet, specimens) = traveller();
    let id = wallet.keep(scan(&wallet, &specimens.texts()[0])).unwrap().card.id;
    wallet.lock().unwrap();
    let copy = folder.path().join("copy");
    copy_folder(&phone.folder, &copy);
    let mut wallet = phone.unlock(PIN).unwrap();
    wallet.show(&id).unwrap();
    wallet.lock().unwrap();
    std::fs::remove_dir_all(&phone.folder).unwrap();
    copy_folder(&copy, &phone.folder);
    let wallet = phone.unlock(PIN).unwrap();
    assert!(
        wallet.troubles().iter().any(|trouble| trouble.contains("older copy")),
        "{:?}",
        wallet.troubles()
    );
    assert_eq!(wallet.cards().len(), 1, "it can still be read");
}

fn copy_folder(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

#[test]
fn a_verifier_without_a_wallet_checks_and_keeps_nothing() {
    let specimens = Specimens::issue(clock().now()).unwrap();
    let mut trust = wallet::Trust::new();
    let _ = trust.add(SOURCE, specimens.trust()).unwrap();
    let check = check_text(&specimens.texts()[0], &trust, clock().now());
    assert_eq!(check.verdict, Verdict::Valid);
    let holder = check.holder_check.unwrap();
    assert_eq!(holder.birth_date.as_deref(), Some("1974-08-12"));
}
