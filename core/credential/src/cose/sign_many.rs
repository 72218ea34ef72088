//! A COSE_Sign message: one content, several signers.

use std::borrow::Cow;

use super::error::CoseError;
use super::{label, tag};
use crate::cbor::{CborError, Decoder, Encoder, Map, Profile, Type};
use crate::key::Ed25519SigningKey;
use crate::limits;

/// Bytes of the id of a signer's key: SHA-256 of the public key.
pub const SIGNER_ID: usize = 32;

/// A COSE_Sign message (RFC 9052 section 4.1) in Strict CBOR, read and not verified. It has the one form that Carnet
/// writes: tag 98, the content's type (`typ`, RFC 9596) alone in the body's protected header, Ed25519 (-19) and the key id
/// alone in each signer's, nothing unprotected.
pub struct Sign<'b> {
    protected: Cow<'b, [u8]>,
    kind: String,
    payload: Cow<'b, [u8]>,
    signers: Vec<Signer>,
}

/// One signer's part of a message.
#[derive(Clone, PartialEq, Eq)]
pub struct Signer {
    /// SHA-256 of the public key.
    pub id: [u8; SIGNER_ID],
    /// The signature.
    pub signature: [u8; 64],
}

impl<'b> Sign<'b> {
    /// Reads a message.
    ///
    /// # Errors
    /// When the bytes are anything else, or have more than [`limits::COSE_SIGNERS`] signers, or one twice.
    pub fn parse(bytes: &'b [u8]) -> Result<Self, CoseError> {
        let mut decoder = Decoder::new(bytes, Profile::Strict);
        match decoder.peek()? {
            Type::Tag if decoder.tag()? == tag::SIGN => {}
            _ => return Err(CoseError::Tag),
        }
        if decoder.array()? != Some(4) {
            return Err(CoseError::Shape);
        }
        let protected = decoder.bytes()?;
        let kind = content_type(&protected)?;
        empty_map(&mut decoder)?;
        let payload = decoder.bytes()?;
        let count = decoder.array()?.unwrap_or(u64::MAX);
        if count == 0 || count > limits::COSE_SIGNERS {
            return Err(CoseError::Signers);
        }
        let mut signers: Vec<Signer> = Vec::new();
        while decoder.more()? {
            let signer = signer(&mut decoder)?;
            // In order of their ids, so that one message has one form.
            if signers.last().is_some_and(|last| last.id >= signer.id) {
                return Err(CoseError::Signers);
            }
            signers.push(signer);
        }
        decoder.end()?;
        decoder.finish()?;
        Ok(Self {
            protected,
            kind,
            payload,
            signers,
        })
    }

    /// The content's type, as the signature covers it.
    #[must_use]
    pub fn content_type(&self) -> &str {
        &self.kind
    }

    /// The signed content.
    #[must_use]
    pub fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// The signers, in the order of their ids.
    #[must_use]
    pub fn signers(&self) -> &[Signer] {
        &self.signers
    }

    /// What a signer signs: the Sig_structure of RFC 9052 section 4.4.
    #[must_use]
    pub fn to_be_signed(&self, signer: &Signer) -> Vec<u8> {
        sig_structure(&self.protected, &signer.id, &self.payload)
    }
}

/// Signs `payload` of the type `content_type` with each key, whose id and private half are given. A key given twice signs
/// once.
#[must_use]
pub fn sign_many(content_type: &str, payload: &[u8], keys: &[([u8; SIGNER_ID], &Ed25519SigningKey)]) -> Vec<u8> {
    let protected = body_protected(content_type);
    let signers = keys
        .iter()
        .map(|(id, key)| Signer {
            id: *id,
            signature: key.sign(&sig_structure(&protected, id, payload)),
        })
        .collect();
    write(&protected, payload, signers)
}

/// The message with these signatures beside its own: signed on separate machines, put together on one. `None` where the
/// messages are not over the same content, where one key signed them differently (of which one has to be wrong, as Ed25519
/// signs alike each time), or where there are more than [`limits::COSE_SIGNERS`] together.
#[must_use]
pub fn merge_signatures(one: &Sign<'_>, other: &Sign<'_>) -> Option<Vec<u8>> {
    let contradicts = |signer: &Signer| {
        let of_other = other.signers.iter().find(|of| of.id == signer.id);
        of_other.is_some_and(|of| of.signature != signer.signature)
    };
    if one.protected != other.protected || one.payload != other.payload || one.signers.iter().any(contradicts) {
        return None;
    }
    let further = other.signers.iter().filter(|signer| !one.signers.contains(signer));
    let signers: Vec<Signer> = one.signers.iter().chain(further).cloned().collect();
    let fit = u64::try_from(signers.len()).is_ok_and(|count| count <= limits::COSE_SIGNERS);
    fit.then(|| write(&one.protected, &one.payload, signers))
}

fn write(protected: &[u8], payload: &[u8], mut signers: Vec<Signer>) -> Vec<u8> {
    signers.sort_by_key(|signer| signer.id);
    signers.dedup_by_key(|signer| signer.id);
    let mut message = Encoder::with_capacity(payload.len().saturating_add(256));
    message
        .tag(tag::SIGN)
        .array(4)
        .bytes(protected)
        .map(&Map::new())
        .bytes(payload)
        .array(signers.len());
    for signer in &signers {
        message
            .array(3)
            .bytes(&signer_protected(&signer.id))
            .map(&Map::new())
            .bytes(&signer.signature);
    }
    message.finish()
}

/// `["Signature", body_protected, sign_protected, external_aad, payload]`, the external data empty.
fn sig_structure(protected: &[u8], id: &[u8; SIGNER_ID], payload: &[u8]) -> Vec<u8> {
    let mut encoder = Encoder::with_capacity(payload.len().saturating_add(256));
    encoder
        .array(5)
        .text("Signature")
        .bytes(protected)
        .bytes(&signer_protected(id))
        .bytes(b"")
        .bytes(payload);
    encoder.finish()
}

/// `{16: content_type}`.
fn body_protected(content_type: &str) -> Vec<u8> {
    let mut header = Map::new();
    // One entry cannot be there twice.
    let _ = header.entry(|k| k.i64(label::TYP), |value| value.text(content_type));
    map_bytes(&header)
}

/// `{1: -19, 4: id}`.
fn signer_protected(id: &[u8; SIGNER_ID]) -> Vec<u8> {
    let mut header = Map::new();
    // Two labels that are not the same.
    let _ = header.entry(|k| k.i64(label::ALG), |value| value.i64(ED25519));
    let _ = header.entry(|k| k.i64(label::KID), |value| value.bytes(id));
    map_bytes(&header)
}

fn map_bytes(map: &Map) -> Vec<u8> {
    let mut encoder = Encoder::new();
    encoder.map(map);
    encoder.finish()
}

/// Ed25519 by its own number (RFC 9864 section 2.2).
pub(super) const ED25519: i64 = -19;

fn content_type(protected: &[u8]) -> Result<String, CoseError> {
    let mut decoder = Decoder::new(protected, Profile::Strict);
    if decoder.map()? != Some(1) || decoder.i64()? != label::TYP {
        return Err(CoseError::CriticalHeader);
    }
    let kind = decoder.text()?.into_owned();
    decoder.end()?;
    decoder.finish()?;
    Ok(kind)
}

fn signer(decoder: &mut Decoder<'_>) -> Result<Signer, CoseError> {
    if decoder.array()? != Some(3) {
        return Err(CoseError::Shape);
    }
    let protected = decoder.bytes()?;
    let id = signer_id(&protected)?;
    empty_map(decoder)?;
    let signature = decoder.bytes()?;
    let signature = signature.as_ref().try_into().map_err(|_| CoseError::Shape)?;
    decoder.end()?;
    Ok(Signer { id, signature })
}

fn signer_id(protected: &[u8]) -> Result<[u8; SIGNER_ID], CoseError> {
    let mut decoder = Decoder::new(protected, Profile::Strict);
    if decoder.map()? != Some(2) || decoder.i64()? != label::ALG {
        return Err(CoseError::NoAlgorithm);
    }
    if decoder.i64()? != ED25519 {
        return Err(CoseError::UnsupportedAlgorithm);
    }
    if decoder.i64()? != label::KID {
        return Err(CoseError::Shape);
    }
    let id = decoder.bytes()?.as_ref().try_into().map_err(|_| CoseError::Shape)?;
    decoder.end()?;
    decoder.finish()?;
    Ok(id)
}

fn empty_map(decoder: &mut Decoder<'_>) -> Result<(), CoseError> {
    if decoder.map()? != Some(0) {
        return Err(CoseError::Shape);
    }
    decoder.end().map_err(CborError::into)
}

#[cfg(test)]
mod tests;
