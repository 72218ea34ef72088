//! The committed development pack is what the published seed, WHO's list and the sample of requirements give.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says no by panicking"
)]

#[allow(dead_code, reason = "its main function writes the file")]
#[path = "../examples/development_pack.rs"]
mod made;

use std::sync::Arc;

use wallet::packs::content::rules::RulesContent;
use wallet::packs::content::trust::TrustContent;
use wallet::packs::{Body, Kind, Pack};

const COMMITTED: &[u8] = include_bytes!("../data/bundled/development.pack");

#[test]
fn it_is_what_the_seed_and_the_list_give() {
    let committed = Pack::read(COMMITTED).unwrap();
    let made = made::development_pack().unwrap();
    // The zlib stream around them may differ from one compressor to the next.
    let parts = |pack: &Pack| {
        let contents = pack.contents.iter().map(|content| content.part.bytes().to_vec());
        let others = pack.roots.iter().chain([&pack.index]).map(|part| part.bytes().to_vec());
        others.chain(contents).collect::<Vec<_>>()
    };
    assert!(
        parts(&committed) == parts(&made),
        "run the example development_pack again"
    );
    let bodies = |pack: &Pack| {
        pack.contents
            .iter()
            .map(|content| content.body.clone())
            .collect::<Vec<_>>()
    };
    assert!(bodies(&committed) == bodies(&made));
}

#[test]
fn it_says_what_it_is() {
    let accepted = Pack::read(COMMITTED).unwrap().prove().unwrap();
    assert!(accepted.development);
    assert_eq!(accepted.name, "Carnet project's copy of WHO's list of 2026-08-22");
    let Body::Whole(body) = &accepted.whole.contents[0].body else {
        panic!("a whole pack");
    };
    let source: Arc<str> = accepted.name.as_str().into();
    let (content, skipped) = TrustContent::decode(body, &source).unwrap();
    assert!(skipped.is_empty());
    assert!(content.keys.len() > 450, "{}", content.keys.len());
    // WHO's own proof was not checked, and the pack says so.
    assert_eq!(content.notes[0].proof.code(), "not_checked");
    assert_eq!(accepted.contents[0].kind, Kind::Trust);
    assert_eq!(accepted.contents[1].kind, Kind::Rules);
    let (rules, skipped) = RulesContent::decode(&accepted.contents[1].body, &source).unwrap();
    assert!(skipped.is_empty());
    assert_eq!(rules.requirements().len(), 19);
    assert!(
        rules
            .requirements()
            .all(|one| one.source.contains("A dated sample, not a current statement"))
    );
}

#[test]
fn the_sentence_is_the_published_one() {
    let releasing = include_str!("../../RELEASING.md");
    let example = include_str!("../examples/development_pack.rs");
    let published = releasing.lines().find_map(|line| line.strip_prefix("> ")).unwrap();
    assert!(example.contains(&format!("\"{published}\"")));
}
