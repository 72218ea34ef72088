//! Signing a COSE_Sign1 message.

use super::label;
use super::sign_many::ED25519;
use super::sign1::sig_structure;
use super::tag;
use crate::cbor::{DuplicateKey, Encoder, Map};
use crate::key::{Ed25519SigningKey, KeyId, SigningError, SigningKey};

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
    Ok(message(&protected, payload, &signature))
}

/// Signs `payload` of the type `content_type` (`typ`, RFC 9596) with Ed25519 (-19, RFC 9864): tag 18, everything in the protected
/// header.
#[must_use]
pub fn sign1_typed(content_type: &str, payload: &[u8], key_id: &KeyId, key: &Ed25519SigningKey) -> Vec<u8> {
    let protected = typed_header(content_type, key_id);
    let signature = key.sign(&sig_structure(&protected, b"", payload));
    message(&protected, payload, &signature)
}

/// The message that [`sign1_typed`] makes if `signature` is what comes out: for whoever takes it in this form alone.
#[must_use]
pub fn sign1_of(content_type: &str, payload: &[u8], key_id: &KeyId, signature: &[u8; 64]) -> Vec<u8> {
    message(&typed_header(content_type, key_id), payload, signature)
}

fn typed_header(content_type: &str, key_id: &KeyId) -> Vec<u8> {
    let mut protected = Encoder::new();
    // In the order of the labels' encodings.
    protected.map_head(3).i64(label::ALG).i64(ED25519);
    protected.i64(label::KID).bytes(key_id.as_bytes());
    protected.i64(label::TYP).text(content_type);
    protected.finish()
}

/// The message itself, with nothing in its unprotected header.
fn message(protected: &[u8], payload: &[u8], signature: &[u8]) -> Vec<u8> {
    let mut message = Encoder::new();
    message
        .tag(tag::SIGN1)
        .array(4)
        .bytes(protected)
        .map(&Map::new())
        .bytes(payload)
        .bytes(signature);
    message.finish()
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
