//! A COSE_Sign1 message (RFC 9052 section 4.2) in the one form that a token has: tag 18, Strict CBOR, and nothing unprotected
//! but disclosures.

use std::borrow::Cow;

use super::disclosure::{self, Disclosure};
use super::draft::{self, algorithm, header, typ};
use super::error::SdCwtError;
use super::resolve::{Redactions, Resolver};
use crate::cbor::{Decoder, Profile, Type};
use crate::cose::{Algorithm, CoseError, label, sig_structure, tag};
use crate::key::{Curve, KeyId, KeyKind, SignatureError, VerifyingKey};

/// Which of the two tokens is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    SdCwt,
    KeyBinding,
}

/// A message, read and not verified.
pub(super) struct Message<'b> {
    pub(super) protected_bytes: &'b [u8],
    pub(super) protected: Protected<'b>,
    pub(super) disclosures: Vec<Disclosure<'b>>,
    pub(super) payload: &'b [u8],
    pub(super) signature: &'b [u8],
}

/// What is used of the protected header.
pub(super) struct Protected<'b> {
    pub(super) algorithm: Signed,
    pub(super) key_id: Option<KeyId>,
    /// The SD-CWT within a key binding token, encoded.
    pub(super) sd_cwt: Option<&'b [u8]>,
}

/// A signature algorithm and the one kind of key that it is taken with.
#[derive(Clone, Copy)]
pub(super) struct Signed {
    pub(super) algorithm: Algorithm,
    pub(super) key: KeyKind,
}

impl<'b> Message<'b> {
    pub(super) fn parse(bytes: &'b [u8], kind: Kind) -> Result<Self, SdCwtError> {
        let mut decoder = Decoder::new(bytes, Profile::Strict);
        if decoder.peek()? != Type::Tag || decoder.tag()? != tag::SIGN1 {
            return Err(CoseError::Tag.into());
        }
        if decoder.peek()? != Type::Array || decoder.array()? != Some(4) {
            return Err(CoseError::Shape.into());
        }
        let protected_bytes = byte_string(&mut decoder)?;
        let protected = Protected::read(protected_bytes, kind)?;
        let disclosures = unprotected(bytes, &mut decoder, kind)?;
        if decoder.peek()? == Type::Null {
            return Err(CoseError::Detached.into());
        }
        let payload = byte_string(&mut decoder)?;
        let signature = byte_string(&mut decoder)?;
        decoder.end()?;
        decoder.finish()?;
        Ok(Self {
            protected_bytes,
            protected,
            disclosures,
            payload,
            signature,
        })
    }

    pub(super) fn to_be_signed(&self) -> Vec<u8> {
        sig_structure(self.protected_bytes, b"", self.payload)
    }

    /// Checks the signature. The key has to be of the one kind that the algorithm is taken with.
    pub(super) fn fits(&self, key: &VerifyingKey) -> Result<(), SignatureError> {
        let Signed { algorithm, key: kind } = self.protected.algorithm;
        if key.kind() != kind {
            return Err(SignatureError::KeyMismatch);
        }
        key.verify(algorithm, &self.to_be_signed(), self.signature)
    }
}

impl<'b> Protected<'b> {
    fn read(bytes: &'b [u8], kind: Kind) -> Result<Self, SdCwtError> {
        let (mut signed, mut key_id, mut sd_cwt, mut typed) = (None, None, None, false);
        let mut decoder = Decoder::new(bytes, Profile::Strict);
        if bytes.is_empty() || decoder.peek()? != Type::Map {
            return Err(CoseError::NoAlgorithm.into());
        }
        decoder.map()?;
        while decoder.more()? {
            match header_label(&mut decoder)? {
                Some(label::ALG) => signed = Some(Signed::read(&mut decoder)?),
                Some(label::CRIT) => critical(&mut decoder)?,
                Some(label::KID) => key_id = Some(read_key_id(&mut decoder)?),
                Some(header::TYP) => typed = is_type(&mut decoder, kind)?,
                Some(header::KCWT) if kind == Kind::KeyBinding => sd_cwt = Some(decoder.raw()?),
                Some(header::CWT_CLAIMS) => return Err(SdCwtError::ClaimsInHeader),
                Some(header::SD_ALG) if kind == Kind::SdCwt => hash_algorithm(&mut decoder)?,
                // Any other parameter may hold what a CWT may (figure 14).
                _ => drop(Resolver::new(Vec::new(), Redactions::Forbidden).value(&mut decoder)?),
            }
        }
        decoder.finish()?;
        if !typed {
            return Err(SdCwtError::WrongType);
        }
        Ok(Self {
            algorithm: signed.ok_or(CoseError::NoAlgorithm)?,
            key_id,
            sd_cwt,
        })
    }
}

impl Signed {
    fn read(decoder: &mut Decoder<'_>) -> Result<Self, SdCwtError> {
        let (algorithm, key) = match small_integer(decoder)? {
            Some(algorithm::ED25519) => (Algorithm::EdDsa, KeyKind::Ed25519),
            Some(algorithm::ES256 | algorithm::ESP256) => (Algorithm::Es256, KeyKind::Ec(Curve::P256)),
            Some(algorithm::ES384 | algorithm::ESP384) => (Algorithm::Es384, KeyKind::Ec(Curve::P384)),
            _ => return Err(CoseError::UnsupportedAlgorithm.into()),
        };
        Ok(Self { algorithm, key })
    }
}

/// The unprotected header. The draft allows further parameters; Carnet does not: no signature of the issuer covers them, so that
/// whoever hands a token on could put anything there, and a holder who passes them on could be told by them.
fn unprotected<'b>(bytes: &'b [u8], decoder: &mut Decoder<'b>, kind: Kind) -> Result<Vec<Disclosure<'b>>, SdCwtError> {
    let mut disclosures = Vec::new();
    if decoder.peek()? != Type::Map {
        return Err(CoseError::Shape.into());
    }
    decoder.map()?;
    while decoder.more()? {
        match header_label(decoder)? {
            Some(header::SD_CLAIMS) if kind == Kind::SdCwt => disclosures = disclosure::read(bytes, decoder)?,
            Some(header::SD_AEAD_ENCRYPTED_CLAIMS) => return Err(SdCwtError::EncryptedDisclosures),
            Some(label::ALG) => return Err(CoseError::AlgorithmUnprotected.into()),
            _ => return Err(SdCwtError::UnsignedHeader),
        }
    }
    Ok(disclosures)
}

/// A label of a header, which is an integer or a text of 1 to 255 bytes (section 6.3); `None` for those that mean nothing here.
fn header_label(decoder: &mut Decoder<'_>) -> Result<Option<i64>, SdCwtError> {
    match decoder.peek()? {
        Type::Unsigned | Type::Negative => Ok(i64::try_from(decoder.int()?).ok()),
        Type::Text if (1..=draft::KEY_TEXT).contains(&decoder.text()?.len()) => Ok(None),
        _ => Err(SdCwtError::Key),
    }
}

fn small_integer(decoder: &mut Decoder<'_>) -> Result<Option<i64>, SdCwtError> {
    match decoder.peek()? {
        Type::Unsigned | Type::Negative => Ok(i64::try_from(decoder.int()?).ok()),
        _ => Ok(decoder.skip().map(|()| None)?),
    }
}

/// Labels that have to be understood (RFC 9052 section 3.1).
fn critical(decoder: &mut Decoder<'_>) -> Result<(), SdCwtError> {
    if decoder.peek()? != Type::Array || decoder.array()? == Some(0) {
        return Err(CoseError::CriticalHeader.into());
    }
    while decoder.more()? {
        match small_integer(decoder)? {
            Some(
                label::ALG
                | label::CRIT
                | label::CONTENT_TYPE
                | label::KID
                | header::TYP
                | header::KCWT
                | header::SD_ALG,
            ) => {}
            _ => return Err(CoseError::CriticalHeader.into()),
        }
    }
    Ok(())
}

fn read_key_id(decoder: &mut Decoder<'_>) -> Result<KeyId, SdCwtError> {
    if decoder.peek()? != Type::Bytes {
        return Err(CoseError::Shape.into());
    }
    KeyId::new(&decoder.bytes()?).ok_or(CoseError::Shape.into())
}

fn is_type(decoder: &mut Decoder<'_>, kind: Kind) -> Result<bool, SdCwtError> {
    Ok(match (decoder.peek()?, kind) {
        (Type::Unsigned, Kind::SdCwt) => decoder.u64()? == typ::SD_CWT,
        (Type::Unsigned, Kind::KeyBinding) => decoder.u64()? == typ::KB_CWT,
        (Type::Text, Kind::SdCwt) => {
            let text = decoder.text()?;
            text == typ::SD_CWT_TEXT || text.ends_with(typ::SD_CWT_SUFFIX)
        }
        (Type::Text, Kind::KeyBinding) => decoder.text()? == typ::KB_CWT_TEXT,
        _ => return Err(SdCwtError::WrongType),
    })
}

fn hash_algorithm(decoder: &mut Decoder<'_>) -> Result<(), SdCwtError> {
    match small_integer(decoder)? {
        Some(draft::SHA_256) => Ok(()),
        _ => Err(SdCwtError::HashAlgorithm),
    }
}

/// A byte string where only one may stand. Strict CBOR has it in one piece.
pub(super) fn byte_string<'b>(decoder: &mut Decoder<'b>) -> Result<&'b [u8], SdCwtError> {
    if decoder.peek()? == Type::Bytes
        && let Cow::Borrowed(bytes) = decoder.bytes()?
    {
        return Ok(bytes);
    }
    Err(CoseError::Shape.into())
}
