//! Packs of an invented publisher, taken as they should be and attacked as TUF lists it (PACKS.md, section 10).

use std::collections::BTreeMap;

use credential::Ed25519SigningKey;
use jiff::Timestamp;
use zeroize::Zeroizing;

use super::*;
use crate::{Clock, limits};

mod attacks;
mod deltas;
mod forms;
mod keys;
mod properties;

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
    let keys = seeds.iter().map(|&seed| PackKey::new(key(seed).public()).unwrap());
    Root::shared("Utopia", keys, threshold, false)
}

pub(crate) fn sign(part: Part, seeds: &[u8]) -> SignedPart {
    let keys: Vec<PublisherKey> = seeds.iter().map(|&seed| key(seed)).collect();
    SignedPart::sign(part, &keys.iter().collect::<Vec<_>>())
}

/// The same root, in which a kind is signed by other keys.
pub(crate) fn with_role(mut root: Root, kind: Kind, seeds: &[u8], threshold: usize) -> Root {
    let other = self::root(seeds, threshold);
    let role = other.roles[&kind].clone();
    root.keys.extend(other.keys);
    root.roles.insert(kind, role);
    root
}

/// A publisher whose keys 1 and 2 sign everything, both together, until it says otherwise.
#[derive(Clone)]
pub(crate) struct Publisher {
    pub(crate) roots: Vec<SignedPart>,
    pub(crate) seeds: Vec<u8>,
    /// Who signs the kinds that others sign.
    pub(crate) special: BTreeMap<Kind, Vec<u8>>,
    pub(crate) dates: Dates,
}

impl Publisher {
    pub(crate) fn new() -> Self {
        Self::with(&root(&[1, 2], 2), &[1, 2])
    }

    pub(crate) fn with(root: &Root, seeds: &[u8]) -> Self {
        Self {
            roots: vec![sign(Part::root(None, 1, dates(), root), seeds)],
            seeds: seeds.to_vec(),
            special: BTreeMap::new(),
            dates: dates(),
        }
    }

    /// Three of four keys sign roots; one key each the index, trust, and everything else.
    pub(crate) fn with_split_roles() -> Self {
        let mut all = root(&[1, 2, 3, 4], 3);
        for kind in Kind::CONTENTS {
            all = with_role(all, kind, &[12], 1);
        }
        all = with_role(all, Kind::Index, &[10], 1);
        all = with_role(all, Kind::Trust, &[11], 1);
        let mut publisher = Self::with(&all, &[1, 2, 3]);
        publisher.special = Kind::CONTENTS.into_iter().map(|kind| (kind, vec![12])).collect();
        publisher
            .special
            .extend([(Kind::Index, vec![10]), (Kind::Trust, vec![11])]);
        publisher
    }

    pub(crate) fn id(&self) -> PublisherId {
        PublisherId(*self.roots[0].digest())
    }

    pub(crate) fn root(&self) -> Root {
        Root::decode(&self.roots.last().unwrap().part().body).unwrap()
    }

    /// The next root, signed by these.
    pub(crate) fn rotate(&mut self, root: &Root, seeds: &[u8]) {
        let part = Part::root(Some(self.id()), self.roots.len() as u64 + 1, dates(), root);
        self.roots.push(sign(part, seeds));
    }

    pub(crate) fn seeds(&self, kind: Kind) -> &[u8] {
        self.special.get(&kind).unwrap_or(&self.seeds)
    }

    pub(crate) fn content(&self, kind: Kind, sequence: u64, body: &[u8]) -> Content {
        let part = Part::content(kind, self.id(), sequence, self.dates, body);
        Content {
            part: sign(part, self.seeds(kind)),
            body: Body::Whole(body.into()),
        }
    }

    pub(crate) fn index(&self, sequence: u64, index: &Index) -> SignedPart {
        let part = Part::index(self.id(), sequence, self.dates, index);
        sign(part, self.seeds(Kind::Index))
    }

    pub(crate) fn pack(&self, sequence: u64, contents: Vec<Content>) -> Pack {
        Pack {
            roots: self.roots.clone(),
            index: self.index(sequence, &Index::of(contents.iter().map(|content| &content.part))),
            contents,
        }
    }

    /// A pack with one content of each of these numbers.
    pub(crate) fn numbered(&self, sequence: u64, contents: &[(Kind, u64)]) -> Pack {
        let content = |&(kind, number): &(Kind, u64)| self.content(kind, number, &body(number));
        self.pack(sequence, contents.iter().map(content).collect())
    }
}

/// A body that tells its number.
pub(crate) fn body(number: u64) -> Vec<u8> {
    format!("a body of some length, number {number}").into_bytes()
}

/// Takes a pack as a file, after another.
pub(crate) fn take(pack: &Pack, after: Option<&Accepted>) -> Result<Accepted, PackError> {
    take_file(&pack.write().unwrap(), after)
}

pub(crate) fn take_file(file: &[u8], after: Option<&Accepted>) -> Result<Accepted, PackError> {
    let marks = after.map(|after| after.marks.clone()).unwrap_or_default();
    Pack::read(file)?.update(after.map(|after| &after.whole), &marks, &now())
}

/// Why a pack is not taken.
#[track_caller]
pub(crate) fn refusal(pack: &Pack, after: Option<&Accepted>) -> PackError {
    take(pack, after).map(drop).unwrap_err()
}

pub(crate) fn signatures(kind: Kind, have: usize, need: usize) -> PackError {
    PackError::Signatures { kind, have, need }
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
    assert_eq!(&accepted.contents[0].body[..], b"\x80");
    assert_eq!(accepted.whole.write().unwrap(), file);
}
