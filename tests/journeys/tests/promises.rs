//! Promises of the wallet that a look at its files can prove.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use std::path::Path;

use journeys::{PIN, Phone, clock};
use wallet::specimen::{SOURCE, Specimens};
use wallet::{Clock, Scanned};

/// Nothing in the wallet's folder can be read: no text of a pass, no name, no date of birth, no identifier, no PIN.
#[test]
fn no_plaintext_of_a_pass_a_name_or_a_secret_is_in_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::at(folder.path());
    let specimens = Specimens::issue(clock().now()).unwrap();
    let mut wallet = phone.first_start().unwrap();
    let _ = wallet.add_trust(SOURCE, specimens.trust()).unwrap();
    let mut secrets: Vec<Vec<u8>> = [
        "Eriksson",
        "ERIKSSON",
        "Anna Maria",
        "1974-08-12",
        "SPECIMEN/1",
        "Comirnaty",
        "DEMO ISSUER",
        "nam.fn",
        PIN,
        "\"kid\"",
    ]
    .iter()
    .map(|text| text.as_bytes().to_vec())
    .collect();
    for text in specimens.texts() {
        secrets.push(text.as_bytes()[4..40].to_vec());
        let Scanned::Pass(pending) = wallet.scan(text) else {
            panic!("not a pass")
        };
        let id = wallet.keep(*pending).unwrap().card.id;
        wallet.show(&id).unwrap();
        look(&phone.folder, &secrets);
    }
    let first = wallet.cards()[0].id;
    wallet.remove(&first).unwrap();
    look(&phone.folder, &secrets);
    wallet.lock().unwrap();
    look(&phone.folder, &secrets);
}

fn look(folder: &Path, secrets: &[Vec<u8>]) {
    let mut bytes_seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        bytes_seen += bytes.len();
        for secret in secrets {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_slice());
            assert!(!found, "{} holds {:?}", path.display(), String::from_utf8_lossy(secret));
        }
    }
    assert!(bytes_seen > 10_000, "the wallet is not in this folder");
}

/// A phone's backup of the folder alone opens nothing: the keystore's half of the key is not in it.
#[test]
fn the_folder_alone_does_not_open_even_with_the_pin() {
    let folder = tempfile::tempdir().unwrap();
    let phone = Phone::at(folder.path());
    phone.first_start().unwrap().lock().unwrap();
    let thief = tempfile::tempdir().unwrap();
    let stolen = Phone::at(thief.path());
    std::fs::create_dir_all(&stolen.folder).unwrap();
    for entry in std::fs::read_dir(&phone.folder).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), stolen.folder.join(entry.file_name())).unwrap();
    }
    assert!(stolen.unlock(PIN).is_err());
    assert!(phone.unlock(PIN).is_ok());
}
