//! Lists of entries: byte strings in bytewise order.

use std::borrow::Cow;
use std::ops::Range;

use credential::cbor::{CborError, Decoder, Encoder, Profile};

use super::super::error::Departs;

/// Writes a list, in order and each entry once.
pub(crate) fn write(encoder: &mut Encoder, mut entries: Vec<Vec<u8>>) -> &mut Encoder {
    entries.sort_unstable();
    entries.dedup();
    encoder.array(entries.len());
    entries.iter().fold(encoder, |encoder, entry| encoder.bytes(entry))
}

/// Reads a list of at most `most` entries.
pub(super) fn read<'b>(decoder: &mut Decoder<'b>, most: usize) -> Result<Vec<Cow<'b, [u8]>>, Departs> {
    let mut entries = Vec::new();
    each(decoder, most, |_, entry| entries.push(entry.clone()))?;
    Ok(entries)
}

/// Where the entries of such a list stand in the bytes that are read.
pub(super) fn places(decoder: &mut Decoder<'_>, most: usize) -> Result<Vec<Range<usize>>, Departs> {
    let mut places = Vec::new();
    each(decoder, most, |end, entry| {
        places.push(end.saturating_sub(entry.len())..end)
    })?;
    Ok(places)
}

/// Gives each entry and where it ends.
fn each<'b>(
    decoder: &mut Decoder<'b>,
    most: usize,
    mut take: impl FnMut(usize, &Cow<'b, [u8]>),
) -> Result<(), Departs> {
    decoder.array()?;
    let (mut count, mut before) = (0_usize, None);
    while decoder.more()? {
        let entry = decoder.bytes()?;
        if count >= most || before.is_some_and(|before| before >= entry) {
            return Err(Departs);
        }
        take(decoder.position(), &entry);
        count = count.saturating_add(1);
        before = Some(entry);
    }
    Ok(())
}

/// Reads a list that is left out where it is empty.
pub(crate) fn read_some<'b>(decoder: &mut Decoder<'b>, most: usize) -> Result<Vec<Cow<'b, [u8]>>, Departs> {
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
