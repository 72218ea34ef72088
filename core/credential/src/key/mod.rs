//! Public keys that passes are verified with, and the short ids that name them.

mod cose_key;
mod ed25519;
mod error;
mod id;
mod p521;
mod signing;
pub(crate) mod spki;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod vectors;
mod verifying;
mod x509;

pub use ed25519::Ed25519SigningKey;
pub use error::{KeyError, SignatureError};
pub use id::KeyId;
pub use signing::{SigningError, SigningKey};
pub(crate) use verifying::ecdsa_sig_value;
pub use verifying::{Curve, KeyKind, VerifyingKey};
pub(crate) use x509::{Hash, Scheme};
