//! Salted disclosed claims (section 5.1).

use ring::digest::{SHA256, digest};

use super::draft;
use super::error::SdCwtError;
use super::message::byte_string;
use super::resolve;
use super::value::{Key, Step};
use crate::cbor::{Decoder, Profile, Type};
use crate::cose::CoseError;
use crate::limits;

/// A disclosure, and where its digest stands.
pub struct Disclosure<'b> {
    /// The byte string that is hashed and sent, its head included.
    pub(super) encoded: &'b [u8],
    pub(super) digest: [u8; draft::DIGEST],
    pub(super) salt: &'b [u8],
    pub(super) content: Content<'b>,
    pub(super) place: Option<Place<'b>>,
}

#[derive(Clone)]
pub(super) enum Content<'b> {
    Claim { key: Key<'b>, value: &'b [u8] },
    Element { value: &'b [u8] },
    Decoy,
}

/// Where a digest stands.
pub(super) struct Place<'b> {
    pub(super) path: Vec<Step<'b>>,
    pub(super) parent: Option<usize>,
}

impl<'b> Disclosure<'b> {
    /// The blinded claim hash: SHA-256 over [`encoded`](Self::encoded).
    #[must_use]
    pub fn digest(&self) -> &[u8; draft::DIGEST] {
        &self.digest
    }

    /// The byte string that holds salt, value and key, with its own head, which is hashed as well.
    #[must_use]
    pub fn encoded(&self) -> &'b [u8] {
        self.encoded
    }

    /// The salt, 16 bytes.
    #[must_use]
    pub fn salt(&self) -> &'b [u8] {
        self.salt
    }

    /// The key of a claim; `None` of an array's element and of a decoy.
    #[must_use]
    pub fn key(&self) -> Option<&Key<'b>> {
        match &self.content {
            Content::Claim { key, .. } => Some(key),
            Content::Element { .. } | Content::Decoy => None,
        }
    }

    /// The value in CBOR, with the digests that may be within; `None` of a decoy.
    #[must_use]
    pub fn value(&self) -> Option<&'b [u8]> {
        match self.content {
            Content::Claim { value, .. } | Content::Element { value } => Some(value),
            Content::Decoy => None,
        }
    }

    /// Whether it discloses nothing: its digest is there so that nobody can count the others (section 10).
    #[must_use]
    pub fn is_decoy(&self) -> bool {
        matches!(self.content, Content::Decoy)
    }

    /// The way to the claim or element that it shows; of a decoy, to the map or array (in an array: to the place) that it is
    /// in.
    #[must_use]
    pub fn path(&self) -> &[Step<'b>] {
        self.place.as_ref().map(|place| &*place.path).unwrap_or_default()
    }

    /// The disclosure that has to be shown for this one to be shown, counted from 0: its digest stands within that one.
    #[must_use]
    pub fn parent(&self) -> Option<usize> {
        self.place.as_ref()?.parent
    }
}

/// SHA-256 over an encoded disclosure. By ring: a token with eight disclosures is read in three quarters of the time that it takes
/// with sha2.
pub(super) fn digest_of(encoded: &[u8]) -> [u8; draft::DIGEST] {
    // SHA-256 always has as many bytes.
    digest(&SHA256, encoded).as_ref().try_into().unwrap_or_default()
}

/// Reads the value of `sd_claims`, the item that comes next in `bytes`. Which digests they belong to is for the claims to say.
pub(super) fn read<'b>(bytes: &'b [u8], decoder: &mut Decoder<'b>) -> Result<Vec<Disclosure<'b>>, SdCwtError> {
    if decoder.peek()? != Type::Array {
        return Err(CoseError::Shape.into());
    }
    let count = decoder.array()?.and_then(|count| usize::try_from(count).ok());
    let count = count
        .filter(|count| *count <= limits::SD_CWT_DISCLOSURES)
        .ok_or(SdCwtError::TooManyDisclosures)?;
    if count == 0 {
        return Err(SdCwtError::NoDisclosures);
    }
    let mut disclosures = Vec::with_capacity(count);
    while decoder.more()? {
        let start = decoder.position();
        let content = byte_string(decoder)?;
        let encoded = bytes.get(start..decoder.position()).unwrap_or_default();
        disclosures.push(one(encoded, content)?);
    }
    Ok(disclosures)
}

/// `[salt, value, key]`, `[salt, value]` or `[salt]`.
fn one<'b>(encoded: &'b [u8], content: &'b [u8]) -> Result<Disclosure<'b>, SdCwtError> {
    let mut decoder = Decoder::new(content, Profile::Strict);
    if decoder.peek()? != Type::Array {
        return Err(SdCwtError::DisclosureShape);
    }
    let parts = decoder.array()?;
    if decoder.peek().ok() != Some(Type::Bytes) {
        return Err(SdCwtError::DisclosureShape);
    }
    let salt = byte_string(&mut decoder)?;
    if salt.len() != draft::SALT {
        return Err(SdCwtError::Salt);
    }
    let content = match parts {
        Some(1) => Content::Decoy,
        Some(2) => Content::Element { value: decoder.raw()? },
        Some(3) => {
            let value = decoder.raw()?;
            let key = resolve::key(&mut decoder)?;
            Content::Claim { key, value }
        }
        _ => return Err(SdCwtError::DisclosureShape),
    };
    decoder.end()?;
    decoder.finish()?;
    Ok(Disclosure {
        encoded,
        digest: digest_of(encoded),
        salt,
        content,
        place: None,
    })
}
