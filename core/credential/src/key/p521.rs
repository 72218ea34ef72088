//! ECDSA on P-521, which `ring` does not have (ADR 0002): by RustCrypto's `p521`.

use p521::ecdsa::signature::hazmat::PrehashVerifier;
use p521::ecdsa::{DerSignature, Signature, VerifyingKey};
use sha2::{Digest, Sha256, Sha384, Sha512};

use super::error::{KeyError, SignatureError};
use super::x509::Hash;

/// From an uncompressed point, which has to lie on the curve.
pub(super) fn read(point: &[u8]) -> Result<VerifyingKey, KeyError> {
    VerifyingKey::from_sec1_bytes(point).map_err(|_| KeyError::NotAKey)
}

/// Checks `r || s`, 66 bytes each.
pub(super) fn verify(key: &VerifyingKey, hash: Hash, message: &[u8], signature: &[u8]) -> Result<(), SignatureError> {
    let signature = Signature::from_slice(signature).map_err(|_| SignatureError::Mismatch)?;
    prehashed(key, hash, message, &signature)
}

/// Checks an `Ecdsa-Sig-Value` (RFC 3279 section 2.2.3).
pub(super) fn verify_der(
    key: &VerifyingKey,
    hash: Hash,
    message: &[u8],
    signature: &[u8],
) -> Result<(), SignatureError> {
    let signature = DerSignature::from_bytes(signature)
        .and_then(Signature::try_from)
        .map_err(|_| SignatureError::Mismatch)?;
    prehashed(key, hash, message, &signature)
}

fn prehashed(key: &VerifyingKey, hash: Hash, message: &[u8], signature: &Signature) -> Result<(), SignatureError> {
    // Every hash is shorter than the field, so that the number it stands for is the same with zeros before it; the backend
    // refuses hashes of less than half the field.
    let mut padded = [0; 64];
    let digest: &[u8] = match hash {
        Hash::Sha256 => &Sha256::digest(message),
        Hash::Sha384 => &Sha384::digest(message),
        Hash::Sha512 => &Sha512::digest(message),
    };
    for (to, from) in padded.iter_mut().rev().zip(digest.iter().rev()) {
        *to = *from;
    }
    key.verify_prehash(&padded, signature)
        .map_err(|_| SignatureError::Mismatch)
}
