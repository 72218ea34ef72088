//! Packs of an invented publisher, taken as they should be and attacked as TUF lists it.

use std::collections::BTreeMap;

use credential::Ed25519SigningKey;
use jiff::Timestamp;
use zeroize::Zeroizing;

use super::*;
use crate::Clock;

pub(crate) fn key(seed: u8) -> PublisherKey {
    PublisherKey::new(Ed25519SigningKey::from_seed(&Zeroizing::new([seed; 32])))
}

pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn dates() -> Dates {
    Dates::new(
        time("2026-11-01T00:00:00Z"),
        time("2026-12-01T00:00:00Z"),
        time("2027-01-01T00:00:00Z"),
    )
    .unwrap()
}

pub(crate) fn now() -> Clock {
    Clock::at(time("2026-11-15T00:00:00Z"))
}

/// A root in which `roles` keys sign each kind, as many as `threshold` of them.
pub(crate) fn root(seeds: &[u8], threshold: usize) -> Root {
    let keys: BTreeMap<_, _> = seeds
        .iter()
        .map(|&seed| {
            let key = PackKey::new(key(seed).public()).unwrap();
            (key.id(), key)
        })
        .collect();
    let role = (threshold, keys.keys().copied().collect());
    Root {
        name: "Utopia".to_owned(),
        roles: Kind::ALL.into_iter().map(|kind| (kind, role.clone())).collect(),
        keys,
        development: false,
    }
}

pub(crate) fn sign(part: Part, seeds: &[u8]) -> SignedPart {
    let keys: Vec<PublisherKey> = seeds.iter().map(|&seed| key(seed)).collect();
    SignedPart::sign(part, &keys.iter().collect::<Vec<_>>())
}

/// A publisher whose keys 1 and 2 sign everything, both together.
pub(crate) struct Publisher {
    pub(crate) roots: Vec<SignedPart>,
    pub(crate) seeds: Vec<u8>,
}

impl Publisher {
    pub(crate) fn new() -> Self {
        let first = Part::root(None, 1, dates(), &root(&[1, 2], 2));
        Self {
            roots: vec![sign(first, &[1, 2])],
            seeds: vec![1, 2],
        }
    }

    pub(crate) fn id(&self) -> PublisherId {
        PublisherId(*self.roots[0].digest())
    }

    pub(crate) fn content(&self, kind: Kind, sequence: u64, body: &[u8]) -> Content {
        Content {
            part: sign(Part::content(kind, self.id(), sequence, dates(), body), &self.seeds),
            body: Body::Whole(body.to_vec()),
        }
    }

    pub(crate) fn pack(&self, sequence: u64, contents: Vec<Content>) -> Pack {
        let index = Index::of(contents.iter().map(|content| &content.part));
        Pack {
            roots: self.roots.clone(),
            index: sign(Part::index(self.id(), sequence, dates(), &index), &self.seeds),
            contents,
        }
    }
}

#[test]
fn a_pack_that_verifies_is_written_again_to_the_same_bytes() {
    let publisher = Publisher::new();
    let pack = publisher.pack(1, vec![publisher.content(Kind::Trust, 1, b"\x80")]);
    let file = pack.write().unwrap();
    let read = Pack::read(&file).unwrap();
    assert_eq!(read.write().unwrap(), file);
    let accepted = read.update(None, &Marks::default(), &now()).unwrap();
    assert_eq!(accepted.id, publisher.id());
    assert_eq!(accepted.contents[0].body, b"\x80");
    assert_eq!(accepted.whole.write().unwrap(), file);
}

#[test]
fn a_delta_makes_the_new_content_of_the_kept_one() {
    let publisher = Publisher::new();
    let body = |numbers: std::ops::Range<u32>| -> Vec<u8> {
        numbers.flat_map(|number| key::sha256(&number.to_be_bytes())).collect()
    };
    let old = publisher.pack(1, vec![publisher.content(Kind::Trust, 1, &body(0..500))]);
    let new = publisher.pack(2, vec![publisher.content(Kind::Trust, 2, &body(0..501))]);
    let first = old.update(None, &Marks::default(), &now()).unwrap();
    let delta = Pack::read(&new.since(&old).write().unwrap()).unwrap();
    assert!(delta.write().unwrap().len() < 1500);
    let second = delta.update(Some(&first.whole), &first.marks, &now()).unwrap();
    assert_eq!(second.contents[0].body, body(0..501));
    let base = delta.update(None, &Marks::default(), &now()).map(drop);
    assert_eq!(base, Err(PackError::Base(Kind::Trust)));
}

#[test]
fn an_older_pack_is_never_taken_again() {
    let publisher = Publisher::new();
    let [old, new] = [1, 2].map(|number| publisher.pack(number, vec![publisher.content(Kind::Trust, number, b"\x80")]));
    let accepted = new.update(None, &Marks::default(), &now()).unwrap();
    let again = old.update(Some(&accepted.whole), &accepted.marks, &now()).map(drop);
    assert_eq!(again, Err(PackError::Rollback(Kind::Index)));
}

#[test]
fn one_of_two_signatures_is_not_enough() {
    let mut publisher = Publisher::new();
    publisher.seeds = vec![1, 3];
    let pack = publisher.pack(1, vec![publisher.content(Kind::Trust, 1, b"\x80")]);
    let refused = pack.update(None, &Marks::default(), &now()).map(drop);
    let expected = PackError::Signatures {
        kind: Kind::Index,
        have: 1,
        need: 2,
    };
    assert_eq!(refused, Err(expected));
}
