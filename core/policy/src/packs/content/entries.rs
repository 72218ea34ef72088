//! Lists of entries: byte strings in bytewise order.

use std::borrow::Cow;

use credential::cbor::{CborError, Decoder, Encoder, Profile};

use super::super::error::Departs;

/// Writes a list, in order and each entry once.
pub(super) fn write(encoder: &mut Encoder, mut entries: Vec<Vec<u8>>) -> &mut Encoder {
    entries.sort_unstable();
    entries.dedup();
    encoder.array(entries.len());
    entries.iter().fold(encoder, |encoder, entry| encoder.bytes(entry))
}

/// Reads a list of at most `most` entries.
pub(super) fn read<'b>(decoder: &mut Decoder<'b>, most: usize) -> Result<Vec<Cow<'b, [u8]>>, Departs> {
    decoder.array()?;
    let mut entries: Vec<Cow<'b, [u8]>> = Vec::new();
    while decoder.more()? {
        if entries.len() >= most {
            return Err(Departs);
        }
        let entry = decoder.bytes()?;
        if entries.last().is_some_and(|before| *before >= entry) {
            return Err(Departs);
        }
        entries.push(entry);
    }
    Ok(entries)
}

/// Reads a list that is left out where it is empty.
pub(super) fn read_some<'b>(decoder: &mut Decoder<'b>, most: usize) -> Result<Vec<Cow<'b, [u8]>>, Departs> {
    let entries = read(decoder, most)?;
    if entries.is_empty() { Err(Departs) } else { Ok(entries) }
}

/// Reads the map that an entry or a body is; `member` takes each by its number.
pub(crate) fn members<'b, E: From<CborError>>(
    bytes: &'b [u8],
    mut member: impl FnMut(u64, &mut Decoder<'b>) -> Result<(), E>,
) -> Result<(), E> {
    let mut decoder = Decoder::new(bytes, Profile::Strict);
    decoder.map()?;
    while decoder.more()? {
        let number = decoder.u64()?;
        member(number, &mut decoder)?;
    }
    Ok(decoder.finish()?)
}
