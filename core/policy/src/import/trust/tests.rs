use serde_json::json;

use super::*;
use crate::testing::*;
use crate::trust::{Proof, Trust, Usage};
use crate::{Domain, limits};

const LDIF: &[u8] = include_bytes!("../../../testdata/icao/pkd.ldif");
const MASTER_LIST: &[u8] = include_bytes!("../../../testdata/icao/master-list.der");

fn publication<'p>(source: &'p str, bytes: &'p [u8]) -> Publication<'p> {
    Publication {
        source,
        bytes,
        fetched: Some(time("2026-09-01T00:00:00Z")),
    }
}

#[test]
fn what_two_publications_say_is_taken_once() {
    let mut import = TrustImport::new();
    for source in ["one", "two"] {
        import.add(&publication(source, SIGNER)).unwrap();
        import.add(&publication(source, MASTER_LIST)).unwrap();
    }
    let (content, skipped) = import.finish();
    assert_eq!(
        (content.keys.len(), content.authorities.len(), skipped.len()),
        (1, 3, 4)
    );
    let taken: Vec<_> = content
        .notes
        .iter()
        .map(|note| (&*note.source, note.taken, note.skipped))
        .collect();
    assert_eq!(taken, [("one", 2, 0), ("one", 2, 2), ("two", 2, 0), ("two", 2, 2)]);
}

#[test]
fn a_note_says_what_was_checked_and_when_it_was_made() {
    let list = signed_list(&[list_entry(SIGNER, "DE")]);
    let did = json!({"verificationMethod": [], "proof": {"created": "2026-08-22T17:05:01Z"}}).to_string();
    let mut import = TrustImport::new();
    assert_eq!(import.add(&publication("list", &list)), Err(TrustError::ListSignature));
    for (source, bytes) in [
        ("publisher", PUBLISHER),
        ("list", &list),
        ("did", did.as_bytes()),
        ("certificate", TEST),
        ("master list", MASTER_LIST),
        ("directory", LDIF),
    ] {
        import.add(&publication(source, bytes)).unwrap();
    }
    let (content, _) = import.finish();
    let notes: Vec<_> = content.notes.iter().map(|note| (&*note.source, note.proof)).collect();
    let expected = [
        ("list", Proof::Checked),
        ("did", Proof::NotChecked),
        ("certificate", Proof::None),
        ("master list", Proof::Whole),
        ("directory", Proof::Whole),
    ];
    assert_eq!(notes, expected);
    assert_eq!(content.notes[1].date, Some(time("2026-08-22T17:05:01Z")));
    assert_eq!(content.notes[2].date, Some(time("2026-09-01T00:00:00Z")));
}

#[test]
fn a_key_with_endless_texts_is_passed_over() {
    let mut entry = list_entry(SIGNER, "DE");
    entry["country"] = json!("x".repeat(limits::PACK_ENTRY));
    let list = signed_list(&[entry, list_entry(TEST, "DE")]);
    let mut import = TrustImport::new();
    import.add(&publication("publisher", PUBLISHER)).unwrap();
    import.add(&publication("list", &list)).unwrap();
    let (content, skipped) = import.finish();
    assert_eq!((content.keys.len(), skipped[0].reason), (1, SkipReason::TextTooLong));
    assert_eq!((content.notes[0].taken, content.notes[0].skipped), (1, 1));
}

#[test]
fn what_is_no_publication_changes_nothing() {
    let mut import = TrustImport::new();
    import.add(&publication("signer", SIGNER)).unwrap();
    let many = json!({ "keys": vec![0; limits::TRUST_ENTRIES + 1] }).to_string();
    for (bytes, error) in [
        (&b"hello"[..], TrustError::NotTrust),
        (b"{\"participating_issuers\": []}", TrustError::NoKeys),
        (many.as_bytes(), TrustError::TooManyKeys),
        (&vec![b' '; limits::TRUST_FILE + 1], TrustError::TooLarge),
    ] {
        assert_eq!(import.add(&publication("other", bytes)), Err(error));
    }
    let (content, skipped) = import.finish();
    assert_eq!((content.keys.len(), content.notes.len(), skipped.len()), (1, 1, 0));
}

#[test]
fn a_directory_may_be_longer_than_what_is_read_as_a_whole() {
    let blank = "\n# nothing".repeat(limits::TRUST_FILE / 10 + 1);
    let text = [LDIF, blank.as_bytes()].concat();
    let mut import = TrustImport::new();
    import.add(&publication("directory", &text)).unwrap();
    let (content, _) = import.finish();
    assert_eq!(
        (content.keys.len(), content.authorities.len(), content.lists.len()),
        (1, 2, 1)
    );
    assert!(content.keys[0].domain == Some(Domain::VdsNc) && content.keys[0].usage == Usage::Dsc);
    assert_eq!(Trust::new().add("directory", &text).unwrap().keys, 1);
}
