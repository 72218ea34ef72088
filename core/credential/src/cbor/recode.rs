//! The same data, encoded deterministically.

use super::bignum;
use super::decoder::Decoder;
use super::encoder::{Encoder, Map};
use super::error::{CborError, Problem};
use super::profile::Profile;
use super::types::Type;

/// Decodes one item and encodes it deterministically (RFC 8949 section 4.2.1). Equal data gives equal bytes: a big number
/// that fits becomes a plain integer, and every NaN becomes `f97e00`; an integer and a float are never equal.
///
/// # Errors
/// When the bytes are not one item, or break the profile or a limit.
pub fn deterministic(bytes: &[u8], profile: Profile) -> Result<Vec<u8>, CborError> {
    encoded(Decoder::new(bytes, profile))
}

/// [`deterministic`] for an item that a decoder has read before.
pub(super) fn again(item: &[u8]) -> Result<Vec<u8>, CborError> {
    encoded(Decoder::again(item))
}

fn encoded(mut decoder: Decoder<'_>) -> Result<Vec<u8>, CborError> {
    let mut encoder = Encoder::new();
    copy(&mut decoder, &mut encoder)?;
    decoder.finish()?;
    Ok(encoder.finish())
}

/// Calls itself once per open array or map, whose number the decoder bounds.
fn copy(decoder: &mut Decoder<'_>, encoder: &mut Encoder) -> Result<(), CborError> {
    while decoder.peek()? == Type::Tag {
        let tag = decoder.tag()?;
        if bignum::is_tag(tag) {
            encoder.big_number(tag, &decoder.bytes()?);
            return Ok(());
        }
        encoder.tag(tag);
    }
    match decoder.peek()? {
        Type::Unsigned | Type::Negative | Type::Tag => encoder.int(decoder.int()?),
        Type::Bytes => encoder.bytes(&decoder.bytes()?),
        Type::Text => encoder.text(&decoder.text()?),
        Type::Bool | Type::Null | Type::Undefined | Type::Simple => encoder.simple(decoder.simple()?),
        Type::Float => encoder.float(decoder.float()?),
        Type::Array => {
            decoder.array()?;
            let (mut items, mut length) = (Encoder::new(), 0_usize);
            while decoder.more()? {
                copy(decoder, &mut items)?;
                length = length.saturating_add(1);
            }
            encoder.array(length).items(&items)
        }
        Type::Map => {
            decoder.map()?;
            let mut map = Map::new();
            while decoder.more()? {
                let at = decoder.position();
                let (mut key, mut value) = (Encoder::new(), Encoder::new());
                copy(decoder, &mut key)?;
                copy(decoder, &mut value)?;
                map.insert(key, value).map_err(|_| Problem::DuplicateKey.at(at))?;
            }
            encoder.map(&map)
        }
    };
    Ok(())
}
