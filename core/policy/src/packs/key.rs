//! Publishers' keys.

use std::fmt;

pub use credential::Ed25519SigningKey;
use credential::VerifyingKey;
use credential::cose::SIGNER_ID;
use ring::digest::{SHA256, digest};

/// Writes bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

/// SHA-256 of bytes.
pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut out = [0; 32];
    for (to, from) in out.iter_mut().zip(digest(&SHA256, bytes).as_ref()) {
        *to = *from;
    }
    out
}

/// The id of a publisher's key: SHA-256 of its 32 public bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PackKeyId(pub [u8; SIGNER_ID]);

/// A publisher's public key (Ed25519).
#[derive(Clone, PartialEq)]
pub struct PackKey {
    bytes: [u8; 32],
    key: VerifyingKey,
}

impl PackKey {
    /// From the 32 bytes of RFC 8032; `None` where they are no key.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Option<Self> {
        let key = VerifyingKey::from_ed25519(&bytes).ok()?;
        Some(Self { bytes, key })
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> PackKeyId {
        PackKeyId(sha256(&self.bytes))
    }

    /// Its bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    /// What two keys of one private key have in common; see [`VerifyingKey::without_torsion`].
    pub(super) fn hands(&self) -> Option<[u8; 32]> {
        self.key.without_torsion()
    }

    pub(super) fn verifying(&self) -> &VerifyingKey {
        &self.key
    }
}

/// A publisher's private key; wiped when dropped. No `Debug`, no `Clone`.
pub struct PublisherKey(Ed25519SigningKey);

impl PublisherKey {
    /// From the private key itself.
    #[must_use]
    pub fn new(key: Ed25519SigningKey) -> Self {
        Self(key)
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        self.0.public()
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> PackKeyId {
        PackKeyId(sha256(&self.public()))
    }

    pub(super) fn signing(&self) -> &Ed25519SigningKey {
        &self.0
    }
}

impl fmt::Display for PackKeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex(&self.0, f)
    }
}
