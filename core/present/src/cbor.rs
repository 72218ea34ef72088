//! What several readers here need of Strict CBOR.

use std::borrow::Cow;

use credential::cbor::{CborError, Decoder, Problem, Type};

/// A byte string. Strict CBOR has it in one piece, so that it is borrowed.
pub(crate) fn bytes<'b>(decoder: &mut Decoder<'b>) -> Result<&'b [u8], CborError> {
    let position = decoder.position();
    match decoder.bytes()? {
        Cow::Borrowed(bytes) => Ok(bytes),
        // Not reached: the profile refuses chunks.
        Cow::Owned(_) => Err(CborError {
            position,
            problem: Problem::IndefiniteLength,
        }),
    }
}

/// A byte string of exactly so many bytes.
pub(crate) fn fixed<const N: usize>(decoder: &mut Decoder<'_>) -> Result<[u8; N], CborError> {
    let position = decoder.position();
    bytes(decoder)?.try_into().map_err(|_| CborError {
        position,
        problem: Problem::OutOfRange,
    })
}

/// An array of exactly so many items.
pub(crate) fn array(decoder: &mut Decoder<'_>, items: u64) -> Result<(), CborError> {
    let position = decoder.position();
    if decoder.peek()? != Type::Array || decoder.array()? != Some(items) {
        let problem = Problem::OutOfRange;
        return Err(CborError { position, problem });
    }
    Ok(())
}

/// An array of byte strings of exactly so many bytes, at most `most` of them.
pub(crate) fn all<const N: usize>(decoder: &mut Decoder<'_>, most: usize) -> Result<Vec<[u8; N]>, CborError> {
    let position = decoder.position();
    let count = decoder.array()?.and_then(|count| usize::try_from(count).ok());
    let count = count.filter(|count| *count <= most).ok_or(CborError {
        position,
        problem: Problem::OutOfRange,
    })?;
    let mut all = Vec::with_capacity(count);
    while decoder.more()? {
        all.push(fixed(decoder)?);
    }
    Ok(all)
}
