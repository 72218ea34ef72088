//! A part on its way to its signatures: what a publisher carries from machine to machine (PACKS.md, section 18).
//!
//! A file of its own, and never in a pack: `["carnet/part/1", kind, signed<part> / part, ? body]` in deterministic CBOR. A
//! content's body goes with it, so that whoever signs can read what they sign.

use std::collections::BTreeSet;

use credential::cbor::{Decoder, Encoder, Profile};

use super::error::Departs;
use super::index::Index;
use super::key::sha256;
use super::root::Root;
use super::update::{content_body, encode_content_body};
use super::{Kind, PackError, PackKeyId, Part, PublisherKey, SignedPart};
use crate::limits;

/// The first item, with the version.
const LABEL: &str = "carnet/part/1";

/// How a message with signatures begins: tag 98 in two bytes. A part without any is a map.
const SIGNED: [u8; 2] = [0xd8, 98];

/// A part, the signatures it has so far, and a content's body.
#[derive(Clone)]
pub struct Draft {
    part: Part,
    signed: Option<SignedPart>,
    body: Option<Vec<u8>>,
}

/// Why a file is no draft, or two do not go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DraftError {
    /// Something else, or a draft cut off or altered.
    #[error("this is no part to be signed, or a damaged one: copy it again from where it was made")]
    NotADraft,
    /// More bytes than [`PACK_INFLATED`](limits::PACK_INFLATED).
    #[error("this is larger than any part of a pack may be")]
    TooLarge,
    /// The part itself.
    #[error("this part cannot be read: {0}")]
    Part(PackError),
    /// The body is not the one that the part names.
    #[error("this part's body is not the one that its signatures speak of: copy it again from where it was made")]
    Body,
    /// Two different parts.
    #[error("these are not two copies of one part: merge only copies of the same file")]
    OtherPart,
    /// Copies of one part whose signatures do not go into one message.
    #[error("the signatures cannot be put together: one key signed twice and differently, or there are too many")]
    Signatures,
}

impl Draft {
    /// A root or an index to be signed.
    #[must_use]
    pub fn new(part: Part) -> Self {
        Self {
            part,
            signed: None,
            body: None,
        }
    }

    /// A content to be signed. `part` was made from `body`.
    ///
    /// # Errors
    /// [`DraftError::Body`] where it was not.
    pub fn content(part: Part, body: Vec<u8>) -> Result<Self, DraftError> {
        if part.body != encode_content_body(&body) {
            return Err(DraftError::Body);
        }
        Ok(Self {
            part,
            signed: None,
            body: Some(body),
        })
    }

    /// Reads a draft. Whose signatures it has, [`signed_by`](SignedPart::signed_by) says.
    ///
    /// # Errors
    /// See [`DraftError`].
    pub fn read(bytes: &[u8]) -> Result<Self, DraftError> {
        if bytes.len() > limits::PACK_INFLATED {
            return Err(DraftError::TooLarge);
        }
        let (kind, message, body) = items(bytes).map_err(|Departs| DraftError::NotADraft)?;
        let (part, signed) = if message.starts_with(&SIGNED) {
            let signed = SignedPart::read(&message, kind).map_err(DraftError::Part)?;
            (signed.part().clone(), Some(signed))
        } else {
            (Part::decode(&message, kind).map_err(DraftError::Part)?, None)
        };
        let is_content = Kind::CONTENTS.contains(&kind);
        if is_content {
            let (digest, length) = content_body(kind, &part.body).map_err(DraftError::Part)?;
            let fits = body
                .as_ref()
                .is_some_and(|body| body.len() == length && sha256(body) == digest);
            if !fits {
                return Err(DraftError::Body);
            }
        } else if body.is_some() {
            return Err(DraftError::NotADraft);
        }
        Ok(Self { part, signed, body })
    }

    /// The draft as a file.
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        let message = self
            .signed
            .as_ref()
            .map_or_else(|| self.part.encode(), |signed| signed.bytes().to_vec());
        let mut encoder = Encoder::with_capacity(message.len().saturating_add(64));
        encoder
            .array(if self.body.is_some() { 4 } else { 3 })
            .text(LABEL)
            .u64(self.part.kind.number())
            .bytes(&message);
        if let Some(body) = &self.body {
            encoder.bytes(body);
        }
        encoder.finish()
    }

    /// Adds the signature of a key.
    ///
    /// # Errors
    /// [`DraftError::Signatures`] where there are too many already.
    pub fn sign(&mut self, key: &PublisherKey) -> Result<(), DraftError> {
        let own = SignedPart::sign(self.part.clone(), &[key]);
        self.add(&own)
    }

    /// Adds the signatures of another copy.
    ///
    /// # Errors
    /// [`DraftError::OtherPart`], [`DraftError::Signatures`].
    pub fn merge(&mut self, other: &Self) -> Result<(), DraftError> {
        if self.part != other.part {
            return Err(DraftError::OtherPart);
        }
        other.signed.as_ref().map_or(Ok(()), |signed| self.add(signed))
    }

    fn add(&mut self, other: &SignedPart) -> Result<(), DraftError> {
        let merged = match &self.signed {
            None => other.clone(),
            Some(own) => own.merge(other).ok_or(DraftError::Signatures)?,
        };
        // What could not be read back is not kept.
        self.signed = Some(SignedPart::read(merged.bytes(), self.part.kind).map_err(|_| DraftError::Signatures)?);
        Ok(())
    }

    /// What is signed.
    #[must_use]
    pub fn part(&self) -> &Part {
        &self.part
    }

    /// The part with the signatures so far; `None` where there are none.
    #[must_use]
    pub fn signed(&self) -> Option<&SignedPart> {
        self.signed.as_ref()
    }

    /// A content's body.
    #[must_use]
    pub fn body(&self) -> Option<&[u8]> {
        self.body.as_deref()
    }

    /// SHA-256 of the bytes that are signed.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        sha256(&self.part.encode())
    }
}

impl SignedPart {
    /// The keys that this root lets sign such a part, and whose signatures fit.
    #[must_use]
    pub fn signed_by(&self, root: &Root) -> BTreeSet<PackKeyId> {
        let fits = |id: &PackKeyId| {
            let mut alone = root.clone();
            alone.roles.insert(self.part().kind, (1, BTreeSet::from([*id])));
            alone.role(self.part().kind).and_then(|role| self.check(&role)).is_ok()
        };
        let role = root.roles.get(&self.part().kind);
        role.iter().flat_map(|(_, ids)| ids).copied().filter(fits).collect()
    }
}

impl Root {
    /// What a root's part says.
    ///
    /// # Errors
    /// [`PackError::Form`], [`PackError::Roles`].
    pub fn of(part: &Part) -> Result<Self, PackError> {
        if part.kind != Kind::Root {
            return Err(PackError::Form(Kind::Root));
        }
        Self::decode(&part.body)
    }
}

impl Index {
    /// What an index's part lists.
    ///
    /// # Errors
    /// [`PackError::Form`].
    pub fn read(part: &Part) -> Result<Self, PackError> {
        if part.kind != Kind::Index {
            return Err(PackError::Form(Kind::Index));
        }
        Self::decode(&part.body)
    }
}

/// Kind, message and body.
type Items = (Kind, Vec<u8>, Option<Vec<u8>>);

fn items(bytes: &[u8]) -> Result<Items, Departs> {
    let mut decoder = Decoder::new(bytes, Profile::Strict);
    let count = decoder.array()?;
    if decoder.text()? != LABEL {
        return Err(Departs);
    }
    let kind = Kind::from_number(decoder.u64()?).ok_or(Departs)?;
    let message = decoder.bytes()?.into_owned();
    let body = match count {
        Some(3) => None,
        Some(4) => Some(decoder.bytes()?.into_owned()),
        _ => return Err(Departs),
    };
    decoder.end()?;
    decoder.finish()?;
    Ok((kind, message, body))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::PublisherId;
    use super::super::tests::{dates, key, root};
    use super::*;

    fn draft(body: &[u8]) -> Draft {
        let part = Part::content(Kind::Trust, PublisherId([1; 32]), 4, dates(), body);
        Draft::content(part, body.to_vec()).unwrap()
    }

    #[test]
    fn signed_on_two_machines_and_put_together_on_one() {
        let (mut one, mut two) = (draft(b"\x80"), draft(b"\x80"));
        one.sign(&key(1)).unwrap();
        two.sign(&key(2)).unwrap();
        let two = Draft::read(&two.write()).unwrap();
        one.merge(&two).unwrap();
        let signed = one.signed().unwrap().signed_by(&root(&[1, 2, 3], 2));
        assert_eq!(signed, BTreeSet::from([key(1).id(), key(2).id()]));
        let only_third = one.signed().unwrap().signed_by(&root(&[3], 1));
        assert!(only_third.is_empty());
    }

    #[test]
    fn a_signature_that_does_not_fit_counts_for_nobody() {
        let mut one = draft(b"\x80");
        one.sign(&key(1)).unwrap();
        let mut bytes = one.write();
        // The signature ends before the body: a head of one byte and one byte.
        let at = bytes.len() - 3;
        bytes[at] ^= 1;
        let forged = Draft::read(&bytes).unwrap();
        assert!(forged.signed().unwrap().signed_by(&root(&[1, 2], 2)).is_empty());
    }

    #[test]
    fn copies_of_different_parts_are_not_merged() {
        let mut one = draft(b"\x80");
        let mut other = draft(b"\x81\x01");
        other.sign(&key(1)).unwrap();
        assert_eq!(one.merge(&other), Err(DraftError::OtherPart));
    }

    #[test]
    fn a_body_that_the_part_does_not_name_is_refused() {
        let part = Part::content(Kind::Trust, PublisherId([1; 32]), 4, dates(), b"\x80");
        assert_eq!(
            Draft::content(part, b"\x81\x01".to_vec()).map(drop),
            Err(DraftError::Body)
        );
        let mut bytes = draft(b"\x80").write();
        *bytes.last_mut().unwrap() = 0x81;
        assert_eq!(Draft::read(&bytes).map(drop), Err(DraftError::Body));
    }

    #[test]
    fn an_index_has_no_body_and_a_content_always_one() {
        let index = Part::index(PublisherId([1; 32]), 1, dates(), &Index::default());
        assert!(Index::read(&index).unwrap().parts.is_empty());
        let mut with_body = Draft::new(index);
        assert!(Draft::read(&with_body.write()).is_ok());
        with_body.body = Some(vec![0x80]);
        assert_eq!(Draft::read(&with_body.write()).map(drop), Err(DraftError::NotADraft));
        let mut without = draft(b"\x80");
        without.body = None;
        assert_eq!(Draft::read(&without.write()).map(drop), Err(DraftError::Body));
    }

    proptest! {
        #[test]
        fn a_draft_is_read_as_it_was_written(
            body in proptest::collection::vec(any::<u8>(), 0..300),
            seeds in proptest::collection::btree_set(1_u8..9, 0..4),
        ) {
            let mut draft = draft(&body);
            for seed in seeds {
                draft.sign(&key(seed)).unwrap();
            }
            let bytes = draft.write();
            let read = Draft::read(&bytes).unwrap();
            prop_assert_eq!(read.write(), bytes);
            prop_assert_eq!(read.digest(), draft.digest());
            prop_assert!(read.body() == Some(&body[..]));
        }

        #[test]
        fn cut_or_changed_bytes_never_panic(cut in 0_usize..200, flip in 0_usize..200) {
            let mut one = draft(b"\x80");
            one.sign(&key(1)).unwrap();
            let mut bytes = one.write();
            if let Some(byte) = bytes.get_mut(flip) { *byte ^= 0x55; }
            bytes.truncate(bytes.len().saturating_sub(cut));
            let _ = Draft::read(&bytes);
        }
    }
}
