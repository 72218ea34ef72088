//! Ed25519's signing side: publishers of packs and issuers of native passes.

use ed25519_dalek::{Signer, SigningKey};
use zeroize::Zeroizing;

use super::error::KeyError;
use super::verifying::VerifyingKey;

/// A private key that signs with Ed25519 (RFC 8032); wiped when dropped. No `Debug`, no `Clone`.
pub struct Ed25519SigningKey(SigningKey);

impl Ed25519SigningKey {
    /// Bytes of the seed that is the private key (RFC 8032 section 5.1.5).
    pub const SEED: usize = 32;

    /// From the seed.
    #[must_use]
    pub fn from_seed(seed: &Zeroizing<[u8; Self::SEED]>) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The public half, 32 bytes.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// The public half.
    ///
    /// # Errors
    /// Never in practice: a public half is a point of the curve's large group.
    pub fn verifying_key(&self) -> Result<VerifyingKey, KeyError> {
        VerifyingKey::from_ed25519(&self.public())
    }

    /// Signs `message`; 64 bytes.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}
