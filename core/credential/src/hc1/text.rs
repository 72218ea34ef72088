//! The layers below the signature: prefix, Base45, zlib (hcert specification, section 4.2).

use crate::notes::Notes;
use crate::refusal::Refusal;
use crate::warning::Warning;
use crate::{base45, deflate, inflate, limits};

/// The context identifier (section 4.2.2).
const PREFIX: &str = "HC1:";

/// Whether a text is in this format: it has the prefix, or lacks one and begins as Base45 of a zlib stream does. No
/// other context identifier begins like that.
pub(crate) fn is_text(text: &str) -> bool {
    text.starts_with(PREFIX) || text.as_bytes().first_chunk::<3>().is_some_and(is_zlib)
}

fn is_zlib(characters: &[u8; 3]) -> bool {
    let mut bytes = Vec::with_capacity(2);
    // RFC 1950 section 2.2: method 8, and the two bytes together a multiple of 31.
    base45::decode(characters, &mut bytes).is_ok()
        && matches!(bytes[..], [method, flags] if method & 0x0f == 8 && u16::from_be_bytes([method, flags]) % 31 == 0)
}

/// Bytes of the code that a text begins with, as the compressed data in it tells: Base45 has a blank and a full stop among
/// its characters, so that words after the code look like more of it. `None` where the data has no end or is
/// damaged.
pub(crate) fn length(text: &str) -> Option<usize> {
    let base45 = text.strip_prefix(PREFIX)?.as_bytes();
    let mut bytes = Vec::with_capacity(base45.len());
    let readable = match base45::decode(base45, &mut bytes) {
        Ok(()) => base45.len(),
        Err(error) => error.position(),
    };
    if bytes.is_empty() {
        let groups = readable.checked_sub(readable % 3)?;
        base45::decode(base45.get(..groups)?, &mut bytes).ok()?;
    }
    let length = inflate::zlib_length(&bytes, limits::HC1_INFLATED)?;
    // Two bytes in three characters; the last one alone takes two, and may not have been read with what follows it.
    let characters = (length / 2).checked_mul(3)?.checked_add((length % 2).checked_mul(2)?)?;
    bytes.clear();
    base45::decode(base45.get(..characters)?, &mut bytes).ok()?;
    inflate::zlib(&bytes, limits::HC1_INFLATED).ok()?;
    PREFIX.len().checked_add(characters)
}

/// The signed message within a text.
pub(super) fn decode(text: &str, notes: &mut Notes) -> Result<Vec<u8>, Refusal> {
    let base45 = text.strip_prefix(PREFIX).unwrap_or_else(|| {
        notes.warn(Warning::NoPrefix);
        text
    });
    let mut compressed = Vec::with_capacity(base45.len());
    base45::decode(base45.as_bytes(), &mut compressed)?;
    Ok(inflate::zlib(&compressed, limits::HC1_INFLATED)?)
}

/// Why a message was not made into a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EncodeError {
    /// It is larger than what would be read back ([`limits::HC1_INFLATED`], [`limits::TEXT`]).
    #[error("the signed message is too large for a pass")]
    TooLarge,
    /// The compressor failed.
    #[error("the signed message could not be compressed")]
    Compression,
}

/// The text of a COSE_Sign1 message, as it goes into a QR code: compressed, Base45, prefix.
///
/// # Errors
/// When the message is too large to be read back.
pub fn encode(message: &[u8]) -> Result<String, EncodeError> {
    if message.len() > limits::HC1_INFLATED {
        return Err(EncodeError::TooLarge);
    }
    let compressed = deflate::zlib(message).ok_or(EncodeError::Compression)?;
    let text = [PREFIX, &base45::encode(&compressed)].concat();
    if text.len() > limits::TEXT {
        return Err(EncodeError::TooLarge);
    }
    Ok(text)
}
