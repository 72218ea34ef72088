//! Whom a desk believes: publishers taken with their packs, at odds, handed on, removed.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![allow(dead_code, reason = "not every test file uses all of the support")]

mod support;

use std::path::PathBuf;

use serde_json::Value;
use support::Desk;
use wallet::packs::Pack;
use wallet::{Clock as _, SystemClock};

/// The packs of the invented publishers as files: the first of one, its next, one of the other that contradicts it.
fn packs(folder: &tempfile::TempDir) -> Vec<(PathBuf, String)> {
    let packs = wallet::specimen::packs(SystemClock.now()).unwrap();
    let numbered = packs.iter().enumerate();
    numbered
        .map(|(number, pack)| {
            let path = folder.path().join(format!("{number}.carnetpack"));
            std::fs::write(&path, pack).unwrap();
            let words = Pack::read(pack).unwrap().publisher().unwrap().words();
            (path, words.join(" "))
        })
        .collect()
}

fn names(publishers: &Value) -> Vec<&str> {
    let publishers = publishers["publishers"].as_array().unwrap().iter();
    publishers.map(|one| one["name"].as_str().unwrap()).collect()
}

#[test]
fn a_publisher_is_added_by_its_fingerprint_updated_and_removed() {
    let (desk, folder) = (Desk::new(), tempfile::tempdir().unwrap());
    let packs = packs(&folder);
    let [first, next] = [0, 1].map(|at| packs[at].0.to_str().unwrap());
    let words = packs[0].1.as_str();
    let wrong = desk.carnet(["trust", "add", first, "--fingerprint", &words.replacen(' ', " zoo ", 1)]);
    assert_eq!(wrong.status.code(), Some(1));
    assert_eq!(
        desk.carnet(["trust", "add", first]).status.code(),
        Some(2),
        "no terminal to ask on"
    );

    let (code, added) = desk.json(["trust", "add", first, "--fingerprint", words]);
    let one = &added["publishers"][0];
    assert_eq!(
        (code, one["state"].as_str(), one["bundled"].as_bool()),
        (0, Some("fresh"), Some(false))
    );
    assert_eq!(
        (one["development"].as_bool(), one["fingerprint"].as_str()),
        (Some(true), Some(words))
    );
    assert_eq!(desk.json(["trust", "add", next]).0, 0, "an update asks for nothing");
    let older = desk.carnet(["trust", "add", first]);
    assert_eq!(older.status.code(), Some(2));
    assert!(
        String::from_utf8(older.stderr)
            .unwrap()
            .contains("older than the one you have")
    );

    let (_, list) = desk.json(["trust", "list"]);
    assert_eq!(names(&list).len(), 2, "beside the one that comes with Carnet");
    let id = one["id"].as_str().unwrap();
    assert_eq!(desk.carnet(["trust", "remove", &id[..8]]).status.code(), Some(0));
    assert_eq!(names(&desk.json(["trust", "list"]).1).len(), 1);
    assert_eq!(desk.carnet(["trust", "remove", id]).status.code(), Some(2));
}

#[test]
fn publishers_at_odds_are_named_and_agreements_listed() {
    let (desk, folder) = (Desk::new(), tempfile::tempdir().unwrap());
    let packs = packs(&folder);
    for at in [1, 2] {
        let (path, words) = &packs[at];
        assert_eq!(
            desk.json(["trust", "add", path.to_str().unwrap(), "--fingerprint", words])
                .0,
            0
        );
    }
    let (_, conflicts) = desk.json(["trust", "conflicts"]);
    let opinions = conflicts["conflicts"][0]["opinions"].as_array().unwrap();
    let states: Vec<&str> = opinions.iter().map(|one| one["state"].as_str().unwrap()).collect();
    assert_eq!(states, ["active", "compromised"]);
    let (_, accepts) = desk.json(["trust", "recognises", "AT"]);
    assert_eq!(accepts["accepts"].as_array().unwrap().len(), 2);
    assert_eq!(accepts["accepted_by"].as_array().unwrap().len(), 0);
    let (_, before) = desk.json(["trust", "recognises", "at", "--on", "2025-12-31"]);
    assert_eq!(before["accepts"].as_array().unwrap().len(), 0);
    assert_eq!(desk.carnet(["trust", "recognises", "Austria"]).status.code(), Some(2));

    let out = folder.path().join("handed-on.carnetpack");
    let name = "Utopia Travel Agency (SPECIMEN)";
    let out = out.to_str().unwrap();
    assert_eq!(
        desk.carnet(["trust", "export", name, "--out", out]).status.code(),
        Some(0)
    );
    let (code, again) = desk.json(["trust", "recognises", "AT", "--trust", out]);
    assert_eq!((code, again["accepts"].as_array().unwrap().len()), (0, 1));
}

#[test]
fn damaged_and_foreign_packs_say_what_they_are() {
    let (desk, folder) = (Desk::new(), tempfile::tempdir().unwrap());
    let packs = packs(&folder);
    let pack = std::fs::read(&packs[0].0).unwrap();
    let bad = folder.path().join("bad.carnetpack");
    let mut altered = pack.clone();
    let last = altered.len() - 1;
    altered[last] ^= 1;
    for bytes in [&pack[..pack.len() / 2], &altered, &pack[..8]] {
        std::fs::write(&bad, bytes).unwrap();
        let refused = desk.carnet(["trust", "add", bad.to_str().unwrap(), "--fingerprint", &packs[0].1]);
        assert_eq!(refused.status.code(), Some(2));
        assert!(String::from_utf8(refused.stderr).unwrap().contains("damaged"));
    }
}
