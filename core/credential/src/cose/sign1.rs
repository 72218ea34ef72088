//! A COSE_Sign1 message from untrusted bytes.

use std::borrow::Cow;

use super::algorithm::Algorithm;
use super::error::CoseError;
use super::header::{Given, Header, Named};
use super::tag;
use crate::cbor::{Decoder, Encoder, Profile, Type};
use crate::key::{KeyId, SignatureError, VerifyingKey};
use crate::limits;

/// A COSE_Sign1 message (RFC 9052 section 4.2), read and not verified.
pub struct Sign1<'b> {
    protected_bytes: Cow<'b, [u8]>,
    protected: Header,
    unprotected: Header,
    payload: Cow<'b, [u8]>,
    signature: Cow<'b, [u8]>,
    profile: Profile,
    tagged_once: bool,
}

impl<'b> Sign1<'b> {
    /// Reads a message: with tag 18 or untagged, either of them within tag 61 (CWT). `Lenient` also bears these tags
    /// several times over.
    ///
    /// # Errors
    /// When the bytes are anything else, another kind of COSE message included, or the content is detached, or a
    /// critical header parameter is not known.
    pub fn parse(bytes: &'b [u8], profile: Profile) -> Result<Self, CoseError> {
        let mut decoder = Decoder::new(bytes, profile);
        let tagged_once = read_tags(&mut decoder, profile)?;
        if decoder.peek()? != Type::Array || !matches!(decoder.array()?, Some(4) | None) {
            return Err(CoseError::Shape);
        }
        let protected_bytes = byte_string(&mut decoder)?;
        let protected = Header::protected(&protected_bytes, profile)?;
        if decoder.peek()? != Type::Map {
            return Err(CoseError::Shape);
        }
        let unprotected = Header::read(&mut decoder)?;
        if decoder.peek()? == Type::Null {
            return Err(CoseError::Detached);
        }
        let payload = byte_string(&mut decoder)?;
        let signature = byte_string(&mut decoder)?;
        decoder.end()?;
        decoder.finish()?;
        Ok(Self {
            protected_bytes,
            protected,
            unprotected,
            payload,
            signature,
            profile,
            tagged_once,
        })
    }

    /// The algorithm of the signature: from the protected header. `Lenient` takes it from the unprotected one where the
    /// protected header names none, see [`algorithm_is_protected`](Self::algorithm_is_protected), and bears -8, the
    /// deprecated number of EdDSA.
    ///
    /// # Errors
    /// When none is named where it counts, or one that is not accepted.
    pub fn algorithm(&self) -> Result<Algorithm, CoseError> {
        let named = match (self.protected.algorithm, self.unprotected.algorithm, self.profile) {
            (Some(named), _, _) | (None, Some(named), Profile::Lenient) => named,
            (None, Some(_), Profile::Strict) => return Err(CoseError::AlgorithmUnprotected),
            (None, None, _) => return Err(CoseError::NoAlgorithm),
        };
        match (named, self.profile) {
            (Named::Accepted(algorithm), _) | (Named::Deprecated(algorithm), Profile::Lenient) => Ok(algorithm),
            _ => Err(CoseError::UnsupportedAlgorithm),
        }
    }

    /// Whether the signature covers the name of its algorithm.
    #[must_use]
    pub fn algorithm_is_protected(&self) -> bool {
        self.protected.algorithm.is_some()
    }

    /// The key id: from the protected header, else from the unprotected one (hcert specification, section 3.3.3).
    /// `None` also where it is longer than [`limits::KEY_ID`].
    #[must_use]
    pub fn key_id(&self) -> Option<&KeyId> {
        match self.protected.key_id.as_ref().or(self.unprotected.key_id.as_ref()) {
            Some(Given::Usable(id)) => Some(id),
            Some(Given::TooLong) | None => None,
        }
    }

    /// Whether the signature covers the key id.
    #[must_use]
    pub fn key_id_is_protected(&self) -> bool {
        self.protected.key_id.is_some()
    }

    /// Whether the message bore exactly its own tag 18, at most within tag 61.
    #[must_use]
    pub fn is_tagged_once(&self) -> bool {
        self.tagged_once
    }

    /// The protected header as it was sent: the encoding of a map, or nothing.
    #[must_use]
    pub fn protected(&self) -> &[u8] {
        &self.protected_bytes
    }

    /// The signed content.
    #[must_use]
    pub fn payload(&self) -> &[u8] {
        &self.payload
    }

    /// The signature.
    #[must_use]
    pub fn signature(&self) -> &[u8] {
        &self.signature
    }

    /// The bytes that are signed: the Sig_structure of RFC 9052 section 4.4. An empty protected header is the empty byte
    /// string in it, however it was sent.
    #[must_use]
    pub fn to_be_signed(&self, external_aad: &[u8]) -> Vec<u8> {
        let protected = if self.protected.empty {
            &[][..]
        } else {
            &self.protected_bytes
        };
        sig_structure(protected, external_aad, &self.payload)
    }

    /// Checks the signature with one key.
    ///
    /// # Errors
    /// The outer error where the message names no accepted algorithm, the inner one where the signature does not fit.
    pub fn verify(&self, key: &VerifyingKey, external_aad: &[u8]) -> Result<Result<(), SignatureError>, CoseError> {
        let algorithm = self.algorithm()?;
        Ok(key.verify(algorithm, &self.to_be_signed(external_aad), &self.signature))
    }
}

/// `["Signature1", body_protected, external_aad, payload]`.
pub(crate) fn sig_structure(protected: &[u8], external_aad: &[u8], payload: &[u8]) -> Vec<u8> {
    // The text, the array's head and the heads of three byte strings take at most this.
    const FRAME: usize = 1 + 11 + 3 * 9;
    let content = protected
        .len()
        .saturating_add(external_aad.len())
        .saturating_add(payload.len());
    let mut encoder = Encoder::with_capacity(content.saturating_add(FRAME));
    encoder
        .array(4)
        .text("Signature1")
        .bytes(protected)
        .bytes(external_aad)
        .bytes(payload);
    encoder.finish()
}

/// Reads over the tags; true where they are one tag 18, at most within one tag 61.
fn read_tags(decoder: &mut Decoder<'_>, profile: Profile) -> Result<bool, CoseError> {
    let (mut cwt, mut sign1) = (0_usize, 0_usize);
    while decoder.peek()? == Type::Tag {
        match decoder.tag()? {
            tag::CWT if sign1 == 0 || profile == Profile::Lenient => cwt = cwt.saturating_add(1),
            tag::SIGN1 => sign1 = sign1.saturating_add(1),
            tag::ENCRYPT0 => return Err(CoseError::OtherMessage("COSE_Encrypt0")),
            tag::MAC0 => return Err(CoseError::OtherMessage("COSE_Mac0")),
            tag::ENCRYPT => return Err(CoseError::OtherMessage("COSE_Encrypt")),
            tag::MAC => return Err(CoseError::OtherMessage("COSE_Mac")),
            tag::SIGN => return Err(CoseError::OtherMessage("COSE_Sign")),
            _ => return Err(CoseError::Tag),
        }
        let most = if profile == Profile::Lenient {
            limits::COSE_TAGS
        } else {
            1
        };
        if cwt > most || sign1 > most {
            return Err(CoseError::Tag);
        }
    }
    Ok(sign1 == 1 && cwt <= 1)
}

fn byte_string<'b>(decoder: &mut Decoder<'b>) -> Result<Cow<'b, [u8]>, CoseError> {
    match decoder.peek()? {
        Type::Bytes => Ok(decoder.bytes()?),
        _ => Err(CoseError::Shape),
    }
}
