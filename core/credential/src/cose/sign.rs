//! Signing a COSE_Sign1 message.

use super::label;
use super::sign1::sig_structure;
use super::tag;
use crate::cbor::{DuplicateKey, Encoder, Map};
use crate::key::{KeyId, SigningError, SigningKey};

/// Signs `payload`: a message with tag 18, the algorithm and key id in its protected header, nothing in the other.
///
/// # Errors
/// When the system gives no random numbers.
pub fn sign1(
    payload: &[u8],
    key_id: Option<&KeyId>,
    external_aad: &[u8],
    key: &SigningKey,
) -> Result<Vec<u8>, SigningError> {
    let protected = protected(key, key_id).map_err(|DuplicateKey| SigningError)?;
    let signature = key.sign(&sig_structure(&protected, external_aad, payload))?;
    let mut message = Encoder::new();
    message
        .tag(tag::SIGN1)
        .array(4)
        .bytes(&protected)
        .map(&Map::new())
        .bytes(payload)
        .bytes(&signature);
    Ok(message.finish())
}

fn protected(key: &SigningKey, key_id: Option<&KeyId>) -> Result<Vec<u8>, DuplicateKey> {
    let mut header = Map::new();
    let algorithm = key.algorithm();
    header.entry(
        |k| k.i64(label::ALG),
        |value| match algorithm.cose() {
            Some(number) => value.i64(number),
            None => value.text(algorithm.name()),
        },
    )?;
    if let Some(id) = key_id {
        header.entry(|k| k.i64(label::KID), |value| value.bytes(id.as_bytes()))?;
    }
    let mut encoder = Encoder::new();
    encoder.map(&header);
    Ok(encoder.finish())
}
