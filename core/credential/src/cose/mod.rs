//! COSE_Sign1 and COSE_Sign (RFC 9052 section 4): reading them from untrusted bytes, and signing them.
//!
//! ```
//! use credential::cbor::Profile;
//! use credential::cose::{self, Sign1};
//! use credential::{KeyId, SigningKey};
//!
//! let key = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8()?)?;
//! let message = cose::sign1(b"This is the content.", KeyId::new(b"11").as_ref(), b"", &key)?;
//! let read = Sign1::parse(&message, Profile::Strict)?;
//! assert_eq!(read.payload(), b"This is the content.");
//! assert_eq!(read.verify(&key.verifying_key()?, b""), Ok(Ok(())));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod algorithm;
mod error;
mod header;
mod sign;
mod sign1;
mod sign_many;
#[cfg(test)]
mod tests;

pub use algorithm::Algorithm;
pub use error::CoseError;
pub use sign::{sign1, sign1_of, sign1_typed};
pub use sign_many::{SIGNER_ID, Sign, Signer, merge_signatures, sign_many};
pub use sign1::Sign1;
pub(crate) use sign1::sig_structure;

/// Labels of header parameters (RFC 9052 section 3.1).
pub(crate) mod label {
    pub(crate) const ALG: i64 = 1;
    pub(crate) const CRIT: i64 = 2;
    pub(crate) const CONTENT_TYPE: i64 = 3;
    pub(crate) const KID: i64 = 4;
    /// RFC 9596.
    pub(crate) const TYP: i64 = 16;
}

/// Tag numbers (RFC 9052 table 1, RFC 8392 section 6).
pub(crate) mod tag {
    pub(super) const ENCRYPT0: u64 = 16;
    pub(super) const MAC0: u64 = 17;
    pub(crate) const SIGN1: u64 = 18;
    pub(super) const CWT: u64 = 61;
    pub(super) const ENCRYPT: u64 = 96;
    pub(super) const MAC: u64 = 97;
    pub(super) const SIGN: u64 = 98;
}
