//! Reading and writing what several structures have in common.

use credential::cbor::Decoder;
use jiff::Timestamp;

use super::RevocationError;

/// Seconds since 1970 UTC.
pub(super) fn time(decoder: &mut Decoder<'_>) -> Result<Timestamp, RevocationError> {
    Timestamp::from_second(decoder.i64()?).map_err(|_| RevocationError::Shape)
}

/// A byte string of exactly so many bytes.
pub(super) fn fixed<const N: usize>(decoder: &mut Decoder<'_>) -> Result<[u8; N], RevocationError> {
    let bytes = decoder.bytes()?;
    bytes.as_ref().try_into().map_err(|_| RevocationError::Shape)
}

/// A text of 1 to `most` bytes.
pub(super) fn text(decoder: &mut Decoder<'_>, most: usize) -> Result<String, RevocationError> {
    let text = decoder.text()?;
    if text.is_empty() || text.len() > most {
        return Err(RevocationError::Shape);
    }
    Ok(text.into_owned())
}
