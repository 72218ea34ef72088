//! Taking a pack: the client workflow of the TUF specification, section 5, for packs that come by themselves (PACKS.md,
//! section 8). Every step either holds or refuses the pack; nothing of a refused one is used.

use std::collections::BTreeMap;
use std::sync::Arc;

use credential::cbor::{Decoder, Encoder, Profile};
use jiff::{SignedDuration, Timestamp};

use super::chain;
use super::delta;
use super::error::form;
use super::file::{Body, Content, Pack};
use super::index::Index;
use super::key::sha256;
use super::root::Root;
use super::{Dates, Kind, PackError, PublisherId, SignedPart};
use crate::{Clock, limits};

/// How far ahead of the clock a part may have been made (design, section 3).
const TOLERATED_LEAD: SignedDuration = SignedDuration::from_hours(24);

/// The newest that is known of a publisher: number and digest of its root, its index and each of its contents. What is older
/// is never taken again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks(pub BTreeMap<Kind, (u64, [u8; 32])>);

/// A pack whose every part is proved.
#[derive(Clone)]
pub struct Accepted {
    /// The publisher.
    pub id: PublisherId,
    /// Its name, by its newest root.
    pub name: String,
    /// For development: the keys of one of its roots are no secret.
    pub development: bool,
    /// Number and dates of the newest root.
    pub root: (u64, Dates),
    /// Number and dates of the index.
    pub index: (u64, Dates),
    /// The contents that the index lists, in the order of their kinds.
    pub contents: Vec<AcceptedContent>,
    /// The marks from now on.
    pub marks: Marks,
    /// Kinds whose old keys a new root replaced, so that their marks were lowered.
    pub replaced: Vec<Kind>,
    /// The pack made whole: every content that the index lists, none as a delta.
    pub whole: Pack,
}

/// One proved content.
#[derive(Clone)]
pub struct AcceptedContent {
    /// Its kind.
    pub kind: Kind,
    /// Its number.
    pub sequence: u64,
    /// Its dates.
    pub dates: Dates,
    /// Its body.
    pub body: Arc<[u8]>,
}

impl Accepted {
    /// The latest time at which any of its parts was made: that time has passed.
    #[must_use]
    pub fn latest_issue(&self) -> Timestamp {
        let contents = self.contents.iter().map(|content| content.dates.issued);
        contents.fold(self.root.1.issued.max(self.index.1.issued), Timestamp::max)
    }

    /// The dates that bound everything in it: those of its root and its index.
    #[must_use]
    pub fn dates(&self) -> Dates {
        Dates {
            issued: self.index.1.issued,
            refresh_by: self.index.1.refresh_by.min(self.root.1.refresh_by),
            expires: self.index.1.expires.min(self.root.1.expires),
        }
    }
}

impl Pack {
    /// Proves a pack by itself, whatever the time: for a file handed in for one check. Its dates are judged there.
    ///
    /// # Errors
    /// See [`PackError`].
    pub fn prove(&self) -> Result<Accepted, PackError> {
        self.take(None, &Marks::default(), None)
    }

    /// Proves a pack as the next of its publisher, where `kept` is what is kept of it, whole, and `marks` are its marks.
    ///
    /// # Errors
    /// See [`PackError`].
    pub fn update(&self, kept: Option<&Self>, marks: &Marks, clock: &Clock) -> Result<Accepted, PackError> {
        if clock.is_behind() {
            return Err(PackError::Clock);
        }
        self.take(kept, marks, Some(clock.now))
    }

    fn take(&self, kept: Option<&Self>, marks: &Marks, now: Option<Timestamp>) -> Result<Accepted, PackError> {
        let id = self.publisher().ok_or(PackError::RootChain)?;
        if kept.is_some_and(|kept| kept.publisher() != Some(id)) {
            return Err(PackError::OtherPublisher(Kind::Root));
        }
        let mut marks = marks.clone();
        let chain = chain::prove(&self.roots, id, kept, &mut marks)?;
        let root = &chain.newest;
        let newest = self.roots.last().ok_or(PackError::RootChain)?;
        in_time(newest, now)?;
        let index = self.proved_index(id, root, &mut marks, now)?;
        for content in &self.contents {
            let part = content.part.part();
            if index.parts.get(&part.kind) != Some(&(part.sequence, *content.part.digest())) {
                return Err(PackError::NotListed(part.kind));
            }
        }
        let (mut contents, mut whole) = (Vec::new(), Vec::new());
        let mut room = limits::PACK_BODIES;
        for (&kind, &(sequence, digest)) in &index.parts {
            raise(&mut marks, kind, sequence, digest)?;
            let old = kept.and_then(|kept| kept.contents.iter().find(|held| held.part.part().kind == kind));
            let new = self.contents.iter().find(|content| content.part.part().kind == kind);
            let kept = old.filter(|old| *old.part.digest() == digest);
            let content = new.or(kept).ok_or(PackError::Missing(kind))?;
            let accepted = match proved_content(content, old, id, root, now, &mut room) {
                // The kept signatures no longer count; with newer ones the whole pack brings it again.
                Err(PackError::Signatures { .. }) if new.is_none() => return Err(PackError::Missing(kind)),
                accepted => accepted?,
            };
            whole.push(Content {
                part: content.part.clone(),
                body: Body::Whole(Arc::clone(&accepted.body)),
            });
            contents.push(accepted);
        }
        Ok(Accepted {
            id,
            name: chain.newest.name,
            development: chain.development,
            root: (newest.part().sequence, newest.part().dates),
            index: (self.index.part().sequence, self.index.part().dates),
            contents,
            marks,
            replaced: chain.replaced,
            whole: Self {
                roots: self.roots.clone(),
                index: self.index.clone(),
                contents: whole,
            },
        })
    }

    /// The index, proved. TUF sections 5.4 and 5.5, which are one here.
    fn proved_index(
        &self,
        id: PublisherId,
        root: &Root,
        marks: &mut Marks,
        now: Option<Timestamp>,
    ) -> Result<Index, PackError> {
        let part = self.index.part();
        if part.kind != Kind::Index {
            return Err(PackError::Form(Kind::Index));
        }
        if part.publisher != Some(id) {
            return Err(PackError::OtherPublisher(Kind::Index));
        }
        self.index.check(&root.role(Kind::Index)?)?;
        raise(marks, Kind::Index, part.sequence, *self.index.digest())?;
        in_time(&self.index, now)?;
        let index = Index::decode(&part.body)?;
        match Kind::CONTENTS
            .into_iter()
            .find(|kind| marks.0.contains_key(kind) && !index.parts.contains_key(kind))
        {
            Some(kind) => Err(PackError::Vanished(kind)),
            None => Ok(index),
        }
    }
}

/// A content that the index lists, proved. TUF sections 5.6 and 5.7.
fn proved_content(
    content: &Content,
    old: Option<&Content>,
    id: PublisherId,
    root: &Root,
    now: Option<Timestamp>,
    room: &mut usize,
) -> Result<AcceptedContent, PackError> {
    let part = content.part.part();
    let kind = part.kind;
    if part.publisher != Some(id) {
        return Err(PackError::OtherPublisher(kind));
    }
    content.part.check(&root.role(kind)?)?;
    in_time(&content.part, now)?;
    let (digest, length) = content_body(kind, &part.body)?;
    // Before a delta is put together, which can be a thousand times as long as its pieces.
    *room = room.checked_sub(length).ok_or(PackError::TooLarge)?;
    let body = match &content.body {
        Body::Whole(body) => Arc::clone(body),
        Body::Delta { from, pieces } => {
            let old = old.ok_or(PackError::Base(kind))?;
            let Body::Whole(base) = &old.body else {
                return Err(PackError::Base(kind));
            };
            if old.part.digest() == content.part.digest() {
                // The same update again, or one that was only signed anew.
                Arc::clone(base)
            } else if content_body(kind, &old.part.part().body)?.0 == *from {
                // What is kept was compared with its digest when it was taken, and what comes out is again.
                let made = delta::apply(base, pieces, length).ok_or(PackError::Digest(kind))?;
                made.into()
            } else {
                return Err(PackError::Base(kind));
            }
        }
    };
    if body.len() != length || sha256(&body) != digest {
        return Err(PackError::Digest(kind));
    }
    Ok(AcceptedContent {
        kind,
        sequence: part.sequence,
        dates: part.dates,
        body,
    })
}

/// The body of a content's part: `[digest, length]`.
pub(super) fn encode_content_body(body: &[u8]) -> Vec<u8> {
    let mut encoder = Encoder::new();
    encoder.array(2).bytes(&sha256(body)).u64(body.len() as u64);
    encoder.finish()
}

pub(super) fn content_body(kind: Kind, body: &[u8]) -> Result<([u8; 32], usize), PackError> {
    form(kind, || {
        let mut decoder = Decoder::new(body, Profile::Strict);
        if decoder.array()? != Some(2) {
            return Err(super::error::Departs);
        }
        let digest = decoder
            .bytes()?
            .as_ref()
            .try_into()
            .map_err(|_| super::error::Departs)?;
        let length = usize::try_from(decoder.u64()?).map_err(|_| super::error::Departs)?;
        decoder.end()?;
        decoder.finish()?;
        Ok((digest, length))
    })
}

/// Raises a mark; a number below it, or the same with another content, is refused.
fn raise(marks: &mut Marks, kind: Kind, sequence: u64, digest: [u8; 32]) -> Result<(), PackError> {
    match marks.0.get(&kind) {
        Some(&(known, _)) if sequence < known => Err(PackError::Rollback(kind)),
        Some(&(known, of)) if sequence == known && of != digest => Err(PackError::Equivocation(kind)),
        _ => {
            marks.0.insert(kind, (sequence, digest));
            Ok(())
        }
    }
}

fn in_time(signed: &SignedPart, now: Option<Timestamp>) -> Result<(), PackError> {
    let part = signed.part();
    match now {
        Some(now) if part.dates.is_expired(now) => Err(PackError::Expired(part.kind)),
        Some(now) if part.dates.issued.duration_since(now) > TOLERATED_LEAD => Err(PackError::FromFuture(part.kind)),
        _ => Ok(()),
    }
}
