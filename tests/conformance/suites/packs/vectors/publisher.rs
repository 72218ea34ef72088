//! The publisher of the vectors.

use credential::Ed25519SigningKey;
use jiff::Timestamp;
use policy::packs::{
    Body, Content, Dates, Index, Kind, Pack, PackKey, Part, PublisherId, PublisherKey, Root, SignedPart,
};
use zeroize::Zeroizing;

use super::LATE;

/// A publisher: keys 1, 2 and 3 sign roots, two of them; 4 and 5 everything else, both together.
#[derive(Clone)]
pub(super) struct Publisher {
    pub(super) roots: Vec<SignedPart>,
    pub(super) seeds: Vec<u8>,
}

impl Publisher {
    pub(super) fn new() -> Self {
        let first = Part::root(None, 1, dates(), &root(&[1, 2, 3], &[4, 5]));
        Self {
            roots: vec![sign(first, &[1, 2])],
            seeds: vec![4, 5],
        }
    }

    fn id(&self) -> PublisherId {
        PublisherId(*self.roots[0].digest())
    }

    pub(super) fn words(&self) -> String {
        self.id().words().join(" ")
    }

    pub(super) fn rotated(&self, root: &Root, signers: &[u8], seeds: &[u8]) -> Self {
        let mut next = self.clone();
        let part = Part::root(Some(self.id()), next.roots.len() as u64 + 1, dates(), root);
        next.roots.push(sign(part, signers));
        next.seeds = seeds.to_vec();
        next
    }

    pub(super) fn content(&self, kind: Kind, sequence: u64, dates: Dates, body: &[u8]) -> Content {
        let part = Part::content(kind, self.id(), sequence, dates, body);
        Content {
            part: sign(part, &self.seeds),
            body: Body::Whole(body.into()),
        }
    }

    pub(super) fn index(&self, sequence: u64, dates: Dates, index: &Index) -> SignedPart {
        sign(Part::index(self.id(), sequence, dates, index), &self.seeds)
    }

    pub(super) fn pack(&self, sequence: u64, contents: Vec<Content>) -> Pack {
        let index = Index::of(contents.iter().map(|content| &content.part));
        Pack {
            roots: self.roots.clone(),
            index: self.index(sequence, dates(), &index),
            contents,
        }
    }

    /// Agreements and verifiers with these numbers.
    pub(super) fn numbered(&self, sequence: u64, agreements: u64, verifiers: u64) -> Pack {
        let contents = [(Kind::Agreements, agreements), (Kind::Verifiers, verifiers)];
        let content = |(kind, number)| self.content(kind, number, dates(), &body(number));
        self.pack(sequence, contents.map(content).into())
    }
}

/// An array of texts: what a body says is not looked at before it is proved.
pub(super) fn body(number: u64) -> Vec<u8> {
    let entries = 20 + number as u8;
    let mut body = vec![0x98, entries];
    for entry in 0..entries {
        body.extend([0x78, 0x20]);
        body.extend(format!("entry {entry:02} of a body of a pack, ok").into_bytes());
    }
    body
}

fn key(seed: u8) -> PublisherKey {
    PublisherKey::new(Ed25519SigningKey::from_seed(&Zeroizing::new([seed; 32])))
}

pub(super) fn sign(part: Part, seeds: &[u8]) -> SignedPart {
    let keys: Vec<PublisherKey> = seeds.iter().map(|&seed| key(seed)).collect();
    SignedPart::sign(part, &keys.iter().collect::<Vec<_>>())
}

pub(super) fn time(text: &str) -> Timestamp {
    text.parse().expect("a time")
}

pub(super) fn dates() -> Dates {
    Dates {
        issued: time("2026-11-01T00:00:00Z"),
        refresh_by: time("2026-12-01T00:00:00Z"),
        expires: time(LATE),
    }
}

/// Two of `roots` sign roots, two of `others` everything else.
pub(super) fn root(roots: &[u8], others: &[u8]) -> Root {
    let keys = roots
        .iter()
        .chain(others)
        .map(|&seed| PackKey::new(key(seed).public()).expect("a key"));
    let ids = |seeds: &[u8]| seeds.iter().map(|&seed| key(seed).id()).collect();
    let role = |kind| (kind, (2, ids(if kind == Kind::Root { roots } else { others })));
    Root {
        name: "Utopia".to_owned(),
        keys: keys.map(|key| (key.id(), key)).collect(),
        roles: Kind::ALL.into_iter().map(role).collect(),
        development: true,
    }
}
