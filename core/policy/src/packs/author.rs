//! The publisher's side: parts to be signed, and packs of signed parts.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::delta;
use super::file::{Body, Content, Pack};
use super::index::Index;
use super::key::sha256;
use super::root::Root;
use super::update::encode_content_body;
use super::{Dates, Kind, PackKey, PackKeyId, Part, PublisherId, PublisherKey, SignedPart};

impl Part {
    /// A root. `publisher` is `None` for the first alone.
    #[must_use]
    pub fn root(publisher: Option<PublisherId>, version: u64, dates: Dates, root: &Root) -> Self {
        Self {
            kind: Kind::Root,
            publisher,
            sequence: version,
            dates,
            body: root.encode(),
        }
    }

    /// An index.
    #[must_use]
    pub fn index(publisher: PublisherId, sequence: u64, dates: Dates, index: &Index) -> Self {
        Self {
            kind: Kind::Index,
            publisher: Some(publisher),
            sequence,
            dates,
            body: index.encode(),
        }
    }

    /// A content with this body.
    #[must_use]
    pub fn content(kind: Kind, publisher: PublisherId, sequence: u64, dates: Dates, body: &[u8]) -> Self {
        Self {
            kind,
            publisher: Some(publisher),
            sequence,
            dates,
            body: encode_content_body(body),
        }
    }
}

impl Index {
    /// The index of these contents.
    #[must_use]
    pub fn of<'c>(contents: impl IntoIterator<Item = &'c SignedPart>) -> Self {
        let entry = |signed: &SignedPart| (signed.part().kind, (signed.part().sequence, *signed.digest()));
        Self {
            parts: contents.into_iter().map(entry).collect(),
        }
    }
}

impl Root {
    /// A root in which so many of the same keys have to sign each kind.
    #[must_use]
    pub fn shared(name: &str, keys: impl IntoIterator<Item = PackKey>, threshold: usize, development: bool) -> Self {
        let keys: BTreeMap<PackKeyId, PackKey> = keys.into_iter().map(|key| (key.id(), key)).collect();
        let role = (threshold, keys.keys().copied().collect());
        Self {
            name: name.to_owned(),
            roles: Kind::ALL.into_iter().map(|kind| (kind, role.clone())).collect(),
            keys,
            development,
        }
    }
}

impl Pack {
    /// A pack of these contents, index and contents with one number, all signed by the same keys. `None` without a root.
    #[must_use]
    pub fn signed(
        roots: Vec<SignedPart>,
        number: u64,
        dates: Dates,
        bodies: impl IntoIterator<Item = (Kind, Arc<[u8]>)>,
        keys: &[&PublisherKey],
    ) -> Option<Self> {
        let id = PublisherId(*roots.first()?.digest());
        let content = |(kind, body): (Kind, Arc<[u8]>)| Content {
            part: SignedPart::sign(Part::content(kind, id, number, dates, &body), keys),
            body: Body::Whole(body),
        };
        let contents: Vec<Content> = bodies.into_iter().map(content).collect();
        let index = Index::of(contents.iter().map(|content| &content.part));
        Some(Self {
            index: SignedPart::sign(Part::index(id, number, dates, &index), keys),
            roots,
            contents,
        })
    }

    /// The same pack for whoever has `old`: without the contents that did not change, and of the others what changed,
    /// where that is shorter. A content that was only signed anew did change: after a change of keys the old signatures no
    /// longer count.
    #[must_use]
    pub fn since(&self, old: &Self) -> Self {
        let mut pack = self.clone();
        let of_kind = |content: &Content| {
            let kind = content.part.part().kind;
            old.contents.iter().find(move |held| held.part.part().kind == kind)
        };
        pack.contents
            .retain(|content| of_kind(content).is_none_or(|held| held.part.bytes() != content.part.bytes()));
        for content in &mut pack.contents {
            let Some(Body::Whole(before)) = of_kind(content).map(|held| &held.body) else {
                continue;
            };
            let Body::Whole(now) = &content.body else { continue };
            let Some(pieces) = delta::between(before, now) else {
                continue;
            };
            let delta = Body::Delta {
                from: sha256(before),
                pieces,
            };
            let shorter = Content {
                part: content.part.clone(),
                body: delta,
            };
            if shorter.size() < content.size() {
                *content = shorter;
            }
        }
        pack
    }
}

impl Content {
    /// Bytes of the body as it is, pieces with the numbers that name them.
    fn size(&self) -> usize {
        /// Bytes of a piece beside its content, at most.
        const PIECE: usize = 12;
        match &self.body {
            Body::Whole(body) => body.len(),
            Body::Delta { pieces, .. } => pieces.iter().fold(32, |sum, piece| {
                let own = if let delta::Piece::New(bytes) = piece {
                    bytes.len()
                } else {
                    0
                };
                sum.saturating_add(own).saturating_add(PIECE)
            }),
        }
    }
}
