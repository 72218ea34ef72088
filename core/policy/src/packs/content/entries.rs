//! Lists of entries: byte strings in bytewise order.

use std::borrow::Cow;

use credential::cbor::{CborError, Decoder, Encoder, Profile};

use super::super::error::Departs;

/// Writes a list, in order and each entry once.
pub(crate) fn write(encoder: &mut Encoder, mut entries: Vec<Vec<u8>>) -> &mut Encoder {
    entries.sort_unstable();
    entries.dedup();
    encoder.array(entries.len());
    entries.iter().fold(encoder, |encoder, entry| encoder.bytes(entry))
}

/// A list that is read entry by entry; what is wrong with it shows on the way.
pub(crate) struct Entries<'d, 'b> {
    decoder: &'d mut Decoder<'b>,
    count: usize,
    before: Option<&'b [u8]>,
}

impl<'d, 'b> Entries<'d, 'b> {
    /// Opens a list of at most `most` entries.
    pub(super) fn open(decoder: &'d mut Decoder<'b>, most: usize) -> Result<Self, Departs> {
        // Strict: no list is open-ended.
        let count = decoder.array()?.and_then(|count| usize::try_from(count).ok());
        let count = count.filter(|count| *count <= most).ok_or(Departs)?;
        Ok(Self {
            decoder,
            count,
            before: None,
        })
    }

    /// How many entries the list says that it has.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// The next entry, and where in the bytes that are read its byte string begins. The list has to be read to its end.
    #[inline]
    pub(crate) fn next(&mut self) -> Result<Option<(usize, &'b [u8])>, Departs> {
        if !self.decoder.more()? {
            return Ok(None);
        }
        let at = self.decoder.position();
        // Strict: no string comes in chunks.
        let Cow::Borrowed(entry) = self.decoder.bytes()? else {
            return Err(Departs);
        };
        if self.before.is_some_and(|before| before >= entry) {
            return Err(Departs);
        }
        self.before = Some(entry);
        Ok(Some((at, entry)))
    }
}

/// Reads a list of at most `most` entries.
pub(super) fn read<'b>(decoder: &mut Decoder<'b>, most: usize) -> Result<Vec<&'b [u8]>, Departs> {
    let mut list = Entries::open(decoder, most)?;
    let mut entries = Vec::with_capacity(list.count());
    while let Some((_, entry)) = list.next()? {
        entries.push(entry);
    }
    Ok(entries)
}

/// Reads a list that is left out where it is empty.
pub(crate) fn read_some<'b>(decoder: &mut Decoder<'b>, most: usize) -> Result<Vec<&'b [u8]>, Departs> {
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
