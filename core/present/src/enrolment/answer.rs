//! The wallet's half, as the issuer reads it.

use credential::cbor::{Decoder, Encoder, Profile};
use credential::native::is_issuer;
use credential::{Algorithm, Ed25519SigningKey, VerifyingKey};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{ENROLMENT, EnrolmentError, Invitation, enter, read};
use crate::cbor;
use crate::labels;
use crate::limits;
use crate::text::Prefix;

/// A wallet's answer to an invitation: one holder key a copy, each of which has signed the whole, so that nobody enrols a key that is
/// not theirs, and the key that the batch is sealed to. That the keys differ and all signatures fit is known of every value.
pub struct Enrolment {
    body: Body,
    encoded: Vec<u8>,
    signatures: Vec<[u8; 64]>,
    holders: Vec<VerifyingKey>,
}

/// What is signed.
pub(super) struct Body {
    pub(super) issuer: String,
    pub(super) expires: Timestamp,
    pub(super) nonce: [u8; 16],
    pub(super) seal_to: [u8; 32],
    pub(super) holders: Vec<[u8; 32]>,
}

impl Enrolment {
    /// Reads a `CEN1:` text and checks every key's signature.
    ///
    /// # Errors
    /// When it is no enrolment, has a key twice, or a key does not prove itself.
    pub fn read(text: &str) -> Result<Self, EnrolmentError> {
        let bytes = read(text)?;
        let mut decoder = enter(&bytes, ENROLMENT, 3)?;
        let encoded = cbor::bytes(&mut decoder)?;
        let signatures = cbor::all(&mut decoder, limits::COPIES)?;
        decoder.end()?;
        decoder.finish()?;
        Self::checked(Body::decode(encoded)?, encoded.to_vec(), signatures)
    }

    pub(super) fn sign(body: Body, seeds: &[[u8; 32]]) -> Result<Self, EnrolmentError> {
        let encoded = body.encode();
        let message = signed(&encoded);
        let sign = |seed: &[u8; 32]| Ed25519SigningKey::from_seed(&Zeroizing::new(*seed)).sign(&message);
        let signatures = seeds.iter().map(sign).collect();
        Self::checked(body, encoded, signatures)
    }

    fn checked(body: Body, encoded: Vec<u8>, signatures: Vec<[u8; 64]>) -> Result<Self, EnrolmentError> {
        if signatures.len() != body.holders.len() {
            return Err(EnrolmentError::Signature);
        }
        let mut sorted: Vec<&[u8; 32]> = body.holders.iter().collect();
        sorted.sort_unstable();
        if sorted.windows(2).any(|pair| matches!(pair, [one, two] if one == two)) {
            return Err(EnrolmentError::Key);
        }
        let message = signed(&encoded);
        let mut holders = Vec::with_capacity(body.holders.len());
        for (key, signature) in body.holders.iter().zip(&signatures) {
            let key = VerifyingKey::from_ed25519(key).map_err(|_| EnrolmentError::Key)?;
            key.verify(Algorithm::EdDsa, &message, signature)
                .map_err(|_| EnrolmentError::Signature)?;
            holders.push(key);
        }
        Ok(Self {
            body,
            encoded,
            signatures,
            holders,
        })
    }

    /// As a `CEN1:` text. With more than 8 copies it is larger than a code that a phone shows well, and goes as a file or a moving
    /// QR.
    #[must_use]
    pub fn text(&self) -> String {
        let mut encoder = Encoder::new();
        encoder.array(3).u64(ENROLMENT).bytes(&self.encoded);
        encoder.array(self.signatures.len());
        for signature in &self.signatures {
            encoder.bytes(signature);
        }
        Prefix::Enrolment.write(&encoder.finish())
    }

    /// Whether it answers this invitation, in time and with as many keys as there are copies. The issuer asks before it issues, and
    /// takes an answer to each invitation once.
    ///
    /// # Errors
    /// [`EnrolmentError::Expired`], [`EnrolmentError::Copies`], or [`EnrolmentError::OfAnother`] where issuer, nonce or date are those
    /// of another invitation.
    pub fn answers(&self, invitation: &Invitation, now: Timestamp) -> Result<(), EnrolmentError> {
        let Body {
            issuer, expires, nonce, ..
        } = &self.body;
        if *issuer != invitation.issuer || *expires != invitation.expires || *nonce != invitation.nonce {
            return Err(EnrolmentError::OfAnother);
        }
        if self.holders.len() != invitation.copies {
            return Err(EnrolmentError::Copies);
        }
        invitation.open_at(now)
    }

    /// The issuer that it is for.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.body.issuer
    }

    /// The nonce of the invitation that it answers.
    #[must_use]
    pub fn nonce(&self) -> &[u8; 16] {
        &self.body.nonce
    }

    /// Until when it may be answered with a batch.
    #[must_use]
    pub fn expires(&self) -> Timestamp {
        self.body.expires
    }

    /// The holder's keys, one for each copy.
    #[must_use]
    pub fn holders(&self) -> &[VerifyingKey] {
        &self.holders
    }

    /// The HPKE key that the batch is sealed to.
    pub(super) fn seal_to(&self) -> &[u8; 32] {
        &self.body.seal_to
    }

    /// What a batch for it is sealed with beside the key, so that it opens for this enrolment alone.
    pub(super) fn info(&self) -> Vec<u8> {
        info(&self.encoded)
    }
}

impl Body {
    /// `[issuer, expires, nonce, seal_to, [holder]]`.
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut encoder = Encoder::new();
        encoder
            .array(5)
            .text(&self.issuer)
            .i64(self.expires.as_second())
            .bytes(&self.nonce)
            .bytes(&self.seal_to)
            .array(self.holders.len());
        for holder in &self.holders {
            encoder.bytes(holder);
        }
        encoder.finish()
    }

    fn decode(bytes: &[u8]) -> Result<Self, EnrolmentError> {
        let mut decoder = Decoder::new(bytes, Profile::Strict);
        cbor::array(&mut decoder, 5)?;
        let issuer = decoder.text()?.into_owned();
        if !is_issuer(&issuer) {
            return Err(EnrolmentError::Issuer);
        }
        let expires = Timestamp::from_second(decoder.i64()?).map_err(|_| EnrolmentError::Shape)?;
        let nonce = cbor::fixed(&mut decoder)?;
        let seal_to = cbor::fixed(&mut decoder)?;
        let holders = cbor::all(&mut decoder, limits::COPIES)?;
        decoder.end()?;
        decoder.finish()?;
        if holders.is_empty() {
            return Err(EnrolmentError::Copies);
        }
        Ok(Self {
            issuer,
            expires,
            nonce,
            seal_to,
            holders,
        })
    }
}

/// `info` of the batch that answers an enrolment with this body.
pub(super) fn info(body: &[u8]) -> Vec<u8> {
    [labels::BATCH, &Sha256::digest(body)[..]].concat()
}

fn signed(body: &[u8]) -> Vec<u8> {
    [labels::ENROLMENT, body].concat()
}
