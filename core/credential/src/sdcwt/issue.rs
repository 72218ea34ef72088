//! Issuing (section 7.1).
//!
//! The salts come from the caller, in one piece: a copy takes one request to the system for random bytes, and the same salts
//! give the same bytes, which is what vectors need. Nothing of a copy is left to order: digests and disclosures stand in the
//! order of the digests, decoys in an array where their digests say, so that only hashes decide.

use super::disclosure::digest_of;
use super::draft::{self, algorithm, claim, header, tag, typ};
use super::error::SdCwtError;
use super::plan::{Planned, PlannedArray, PlannedMap, Shape};
use super::token::{UnverifiedSdCwt, write};
use super::value::Key;
use crate::cbor::{Encoder, Map};
use crate::cose::{label, sig_structure};
use crate::key::{Ed25519SigningKey, KeyId, VerifyingKey};

/// One copy of a pass in the making.
///
/// What all copies share is the plan; what is each copy's own, its holder's key and its place in a status list, is added here.
pub struct Issuing<'p> {
    plan: &'p PlannedMap,
    own: PlannedMap,
    key_id: Option<KeyId>,
}

/// Why a copy was not issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IssueError {
    /// A map was given the same key twice.
    #[error("a claim is given twice")]
    DuplicateKey,
    /// More claims are redactable than a map or array is padded to.
    #[error("there are more redactable claims than the pass is padded to: their number would show")]
    Padding,
    /// Not [`Issuing::salts`] bytes.
    #[error("the random bytes for the salts are not as many as are needed")]
    Salts,
    /// The holder's key is RSA or P-521, which no holder has.
    #[error("the holder's key is of a kind that a pass cannot be bound to")]
    HolderKey,
    /// The copy would be refused.
    #[error("the pass would be refused: {0}")]
    Refused(SdCwtError),
}

impl<'p> Issuing<'p> {
    /// A copy that says what the plan does.
    #[must_use]
    pub fn new(plan: &'p PlannedMap) -> Self {
        Self {
            plan,
            own: PlannedMap::new(),
            key_id: None,
        }
    }

    /// Names the issuer's key in the protected header.
    #[must_use]
    pub fn key_id(mut self, key_id: KeyId) -> Self {
        self.key_id = Some(key_id);
        self
    }

    /// Binds the copy to its holder's key (`cnf`, RFC 8747 section 3.2).
    ///
    /// # Errors
    /// When the key is none that a holder has here.
    pub fn holder(mut self, key: &VerifyingKey) -> Result<Self, IssueError> {
        let key = key.to_cose_key().ok_or(IssueError::HolderKey)?;
        let confirmation = Planned::written(|encoder| encoder.map_head(1).i64(draft::CONFIRMATION_KEY).raw(&key));
        self.own.clear(claim::CONFIRMATION, confirmation)?;
        Ok(self)
    }

    /// Names the copy's place in a status list.
    ///
    /// # Errors
    /// When it is given twice.
    pub fn status(mut self, uri: &str, index: u64) -> Result<Self, IssueError> {
        let (mut list, mut status) = (Map::new(), Map::new());
        let named = list
            .entry(|key| key.text("idx"), |value| value.u64(index))
            .and_then(|()| list.entry(|key| key.text("uri"), |value| value.text(uri)))
            .and_then(|()| status.entry(|key| key.text("status_list"), |value| value.map(&list)));
        named.map_err(|_| IssueError::DuplicateKey)?;
        self.own
            .clear(claim::STATUS, Planned::written(|encoder| encoder.map(&status)))?;
        Ok(self)
    }

    /// Adds a claim to the copy alone, always to be seen.
    ///
    /// # Errors
    /// When it is given twice.
    pub fn clear<'k>(mut self, key: impl Into<Key<'k>>, value: impl Into<Planned>) -> Result<Self, IssueError> {
        self.own.clear(key, value)?;
        Ok(self)
    }

    /// How many random bytes a copy takes: 16 for each redactable claim and each decoy.
    #[must_use]
    pub fn salts(&self) -> usize {
        count_map(self.plan).saturating_mul(draft::SALT)
    }

    /// Signs the copy. `salts` are fresh random bytes for this copy, as many as [`salts`](Self::salts) says: who can guess a salt
    /// can try out what was kept back (section 16.4).
    ///
    /// # Errors
    /// When the salts are too many, too few or repeat each other, or a wallet would refuse the copy: it is read as one would
    /// before it is given out.
    pub fn sign(&self, salts: &[u8], key: &Ed25519SigningKey) -> Result<Vec<u8>, IssueError> {
        let (salts, rest) = salts.as_chunks();
        if !rest.is_empty() || salts.len().saturating_mul(draft::SALT) != self.salts() {
            return Err(IssueError::Salts);
        }
        let mut redactor = Redactor {
            salts: salts.iter(),
            disclosures: Vec::with_capacity(salts.len()),
        };
        let mut payload = Encoder::new();
        redactor.map(self.plan, &self.own, &mut payload)?;
        let payload = payload.finish();
        let protected = self.protected();
        let signature = key.sign(&sig_structure(&protected, b"", &payload));
        let mut disclosures = redactor.disclosures;
        disclosures.sort_unstable_by_key(|(digest, _)| *digest);
        let encoded: Vec<&[u8]> = disclosures.iter().map(|(_, encoded)| &encoded[..]).collect();
        let token = write(&protected, &encoded, &payload, &signature);
        UnverifiedSdCwt::parse(&token)
            .and_then(|read| read.claimed().complete())
            .map_err(IssueError::Refused)?;
        Ok(token)
    }

    /// `{1: -19, 4: key id, 16: 293, 170: -16}`, in the order of the labels' encodings.
    fn protected(&self) -> Vec<u8> {
        let mut encoder = Encoder::new();
        encoder.map_head(if self.key_id.is_some() { 4 } else { 3 });
        encoder.i64(label::ALG).i64(algorithm::ED25519);
        if let Some(id) = &self.key_id {
            encoder.i64(label::KID).bytes(id.as_bytes());
        }
        encoder
            .i64(header::TYP)
            .u64(typ::SD_CWT)
            .i64(header::SD_ALG)
            .i64(draft::SHA_256);
        encoder.finish()
    }
}

/// Replaces what is redactable by digests.
struct Redactor<'s> {
    salts: std::slice::Iter<'s, [u8; draft::SALT]>,
    disclosures: Vec<([u8; draft::DIGEST], Vec<u8>)>,
}

impl Redactor<'_> {
    /// Calls itself once per level of the plan, which its maker chose.
    fn value(&mut self, value: &Planned, encoder: &mut Encoder) -> Result<(), IssueError> {
        match &value.0 {
            Shape::Plain(encoded) => {
                encoder.raw(encoded);
                Ok(())
            }
            Shape::Map(map) => self.map(map, &PlannedMap::new(), encoder),
            Shape::Array(array) => self.array(array, encoder),
        }
    }

    /// Writes a map with the claims of two.
    fn map(&mut self, map: &PlannedMap, further: &PlannedMap, encoder: &mut Encoder) -> Result<(), IssueError> {
        if further.claims.keys().any(|key| map.claims.contains_key(key)) {
            return Err(IssueError::DuplicateKey);
        }
        let mut digests = Vec::new();
        let mut clear: Vec<(&Key<'_>, &Planned)> = Vec::new();
        for (key, (value, redactable)) in map.claims.iter().chain(&further.claims) {
            if *redactable {
                let mut encoded = Encoder::new();
                self.value(value, &mut encoded)?;
                digests.push(self.disclosure(Some(&encoded), Some(key))?);
            } else {
                clear.push((key, value));
            }
        }
        for _ in 0..decoys(digests.len(), map.digests)? {
            digests.push(self.disclosure(None, None)?);
        }
        digests.sort_unstable();
        clear.sort_unstable_by_key(|(key, _)| *key);
        encoder.map_head(clear.len().saturating_add(usize::from(!digests.is_empty())));
        for (key, value) in clear {
            key.write(encoder);
            self.value(value, encoder)?;
        }
        // No key is encoded to come after this one.
        if !digests.is_empty() {
            encoder.simple(draft::REDACTED_CLAIM_KEYS).array(digests.len());
            for digest in &digests {
                encoder.bytes(digest);
            }
        }
        Ok(())
    }

    fn array(&mut self, array: &PlannedArray, encoder: &mut Encoder) -> Result<(), IssueError> {
        let mut elements = Vec::with_capacity(array.elements.len());
        let mut digests = 0_usize;
        for (value, redactable) in &array.elements {
            let mut element = Encoder::new();
            self.value(value, &mut element)?;
            if *redactable {
                let digest = self.disclosure(Some(&element), None)?;
                elements.push(redacted(&digest));
                digests = digests.saturating_add(1);
            } else {
                elements.push(element.finish());
            }
        }
        for _ in 0..decoys(digests, array.digests)? {
            let digest = self.disclosure(None, None)?;
            elements.insert(place(&digest, elements.len()), redacted(&digest));
        }
        encoder.array(elements.len());
        for element in &elements {
            encoder.raw(element);
        }
        Ok(())
    }

    /// `[salt, value, key]`, `[salt, value]` or `[salt]` as a byte string; its digest.
    fn disclosure(
        &mut self,
        value: Option<&Encoder>,
        key: Option<&Key<'_>>,
    ) -> Result<[u8; draft::DIGEST], IssueError> {
        let salt = self.salts.next().ok_or(IssueError::Salts)?;
        let parts = [true, value.is_some(), key.is_some()];
        let mut content = Encoder::new();
        content
            .array(parts.into_iter().filter(|part| *part).count())
            .bytes(salt);
        if let Some(value) = value {
            content.items(value);
        }
        if let Some(key) = key {
            key.write(&mut content);
        }
        let mut encoded = Encoder::new();
        encoded.bytes(&content.finish());
        let encoded = encoded.finish();
        let digest = digest_of(&encoded);
        self.disclosures.push((digest, encoded));
        Ok(digest)
    }
}

/// How many decoys it takes.
fn decoys(digests: usize, padded: usize) -> Result<usize, IssueError> {
    match padded {
        0 => Ok(0),
        _ => padded.checked_sub(digests).ok_or(IssueError::Padding),
    }
}

fn redacted(digest: &[u8; draft::DIGEST]) -> Vec<u8> {
    let mut element = Encoder::new();
    element.tag(tag::REDACTED_ELEMENT).bytes(digest);
    element.finish()
}

/// A decoy's place among so many elements: as much of chance as its digest is.
fn place(digest: &[u8; draft::DIGEST], elements: usize) -> usize {
    let number = digest
        .first_chunk()
        .copied()
        .map(u64::from_be_bytes)
        .unwrap_or_default();
    let places = (elements as u64).saturating_add(1);
    usize::try_from(number.checked_rem(places).unwrap_or_default()).unwrap_or_default()
}

fn count(value: &Planned) -> usize {
    match &value.0 {
        Shape::Plain(_) => 0,
        Shape::Map(map) => count_map(map),
        Shape::Array(array) => count_all(array.elements.iter(), array.digests),
    }
}

fn count_map(map: &PlannedMap) -> usize {
    count_all(map.claims.values(), map.digests)
}

/// The digests of one level and of those below it.
fn count_all<'p>(parts: impl Iterator<Item = &'p (Planned, bool)>, padded: usize) -> usize {
    let (mut here, mut below) = (0_usize, 0_usize);
    for (value, redactable) in parts {
        here = here.saturating_add(usize::from(*redactable));
        below = below.saturating_add(count(value));
    }
    below.saturating_add(here.max(padded))
}
