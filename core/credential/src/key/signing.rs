//! The signing side, for the demo's issuer and the tests: ECDSA on P-256.

use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};

use super::error::KeyError;
use super::verifying::{Curve, VerifyingKey};
use crate::cose::Algorithm;

/// A private key that signs with ES256. No `Debug`, no `Clone`.
pub struct SigningKey {
    pair: EcdsaKeyPair,
    random: SystemRandom,
}

/// Signing failed: the system gave no random numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the system gives no random numbers: nothing was signed")]
pub struct SigningError;

impl SigningKey {
    /// From a PKCS#8 document with a P-256 key and its public half (RFC 5958, RFC 5915).
    ///
    /// # Errors
    /// When the document holds no such key, or its halves do not belong together.
    pub fn from_pkcs8(der: &[u8]) -> Result<Self, KeyError> {
        let random = SystemRandom::new();
        let pair =
            EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, der, &random).map_err(|_| KeyError::NotAKey)?;
        Ok(Self { pair, random })
    }

    /// A fresh key as a PKCS#8 document, for [`from_pkcs8`](Self::from_pkcs8).
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn generate_pkcs8() -> Result<Vec<u8>, SigningError> {
        EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new())
            .map(|document| document.as_ref().to_vec())
            .map_err(|_| SigningError)
    }

    /// The algorithm this key signs with.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        Algorithm::Es256
    }

    /// The public half.
    ///
    /// # Errors
    /// Never in practice: the key was read as one of P-256.
    pub fn verifying_key(&self) -> Result<VerifyingKey, KeyError> {
        VerifyingKey::from_point(Curve::P256, self.pair.public_key().as_ref())
    }

    /// The public point, uncompressed: 0x04, x, y, 65 bytes (SEC 1 section 2.3.3).
    #[must_use]
    pub fn public_point(&self) -> &[u8] {
        self.pair.public_key().as_ref()
    }

    /// Signs `message`; the signature is `r || s`.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SigningError> {
        self.pair
            .sign(&self.random, message)
            .map(|signature| signature.as_ref().to_vec())
            .map_err(|_| SigningError)
    }
}
