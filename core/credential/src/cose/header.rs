//! The two header maps of a message (RFC 9052 section 3).

use super::algorithm::Algorithm;
use super::error::CoseError;
use super::label;
use crate::cbor::{CborError, Decoder, Profile, Type};
use crate::key::KeyId;

/// What is used of one header map.
#[derive(Default)]
pub(super) struct Header {
    pub(super) algorithm: Option<Named>,
    pub(super) key_id: Option<Given>,
    /// The map has no entries.
    pub(super) empty: bool,
}

/// An algorithm as a header names it.
#[derive(Clone, Copy)]
pub(super) enum Named {
    Accepted(Algorithm),
    /// EdDSA without its curve (RFC 9864 section 4.2).
    Deprecated(Algorithm),
    Other,
}

/// A key id as a header gives it.
pub(super) enum Given {
    Usable(KeyId),
    /// No key has an id that long.
    TooLong,
}

impl Header {
    /// Reads the content of the protected header's byte string; no bytes stand for an empty map.
    pub(super) fn protected(bytes: &[u8], profile: Profile) -> Result<Self, CoseError> {
        if bytes.is_empty() {
            return Ok(Self {
                empty: true,
                ..Self::default()
            });
        }
        let mut decoder = Decoder::new(bytes, profile);
        let header = Self::read(&mut decoder)?;
        decoder.finish()?;
        Ok(header)
    }

    /// Reads the map that comes next.
    pub(super) fn read(decoder: &mut Decoder<'_>) -> Result<Self, CoseError> {
        let mut header = Self {
            empty: true,
            ..Self::default()
        };
        decoder.map()?;
        while decoder.more()? {
            header.empty = false;
            match small_integer(decoder)? {
                Some(label::ALG) => header.algorithm = Some(algorithm(decoder)?),
                Some(label::KID) => header.key_id = key_id(decoder)?,
                Some(label::CRIT) => critical(decoder)?,
                _ => decoder.skip()?,
            }
        }
        Ok(header)
    }
}

/// An integer of 64 bits; anything else is read over.
fn small_integer(decoder: &mut Decoder<'_>) -> Result<Option<i64>, CborError> {
    match decoder.peek()? {
        Type::Unsigned | Type::Negative => decoder.int().map(|number| i64::try_from(number).ok()),
        _ => decoder.skip().map(|()| None),
    }
}

fn algorithm(decoder: &mut Decoder<'_>) -> Result<Named, CborError> {
    let number = small_integer(decoder)?;
    Ok(match number.and_then(Algorithm::from_cose) {
        Some(algorithm) if number == Some(Algorithm::COSE_EDDSA) => Named::Deprecated(algorithm),
        Some(algorithm) => Named::Accepted(algorithm),
        None => Named::Other,
    })
}

/// A byte string; some issuers write a text. The id is not security-critical, so that anything else counts as absent.
fn key_id(decoder: &mut Decoder<'_>) -> Result<Option<Given>, CborError> {
    let id = match decoder.peek()? {
        Type::Bytes => KeyId::new(&decoder.bytes()?),
        Type::Text => KeyId::new(decoder.text()?.as_bytes()),
        _ => return decoder.skip().map(|()| None),
    };
    Ok(Some(id.map_or(Given::TooLong, Given::Usable)))
}

/// Labels that must be understood. Those that every reader of COSE_Sign1 knows may be among them.
fn critical(decoder: &mut Decoder<'_>) -> Result<(), CoseError> {
    if decoder.peek()? != Type::Array || decoder.array()? == Some(0) {
        return Err(CoseError::CriticalHeader);
    }
    while decoder.more()? {
        match small_integer(decoder)? {
            Some(label::ALG | label::CRIT | label::CONTENT_TYPE | label::KID) => {}
            _ => return Err(CoseError::CriticalHeader),
        }
    }
    Ok(())
}
