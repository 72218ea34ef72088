//! CBOR (RFC 8949): one pull decoder for everything untrusted, one deterministic encoder for what is signed or sealed,
//! and two printers ([`to_json`], [`diagnose`]).
//!
//! ```
//! use credential::cbor::{Decoder, Profile};
//!
//! // {1: "AT", 4: 1683849600}
//! let bytes = [0xa2, 0x01, 0x62, 0x41, 0x54, 0x04, 0x1a, 0x64, 0x5d, 0x81, 0x80];
//! let mut decoder = Decoder::new(&bytes, Profile::Strict);
//! let (mut issuer, mut expires) = (None, None);
//! decoder.map()?;
//! while decoder.more()? {
//!     match decoder.i64()? {
//!         1 => issuer = Some(decoder.text()?),
//!         4 => expires = Some(decoder.i64()?),
//!         _ => decoder.skip()?,
//!     }
//! }
//! decoder.finish()?;
//! assert_eq!((issuer.as_deref(), expires), (Some("AT"), Some(1_683_849_600)));
//! # Ok::<(), credential::cbor::CborError>(())
//! ```

mod bignum;
mod cursor;
mod decoder;
mod diagnostic;
mod encoder;
mod error;
mod float;
mod json;
mod keys;
mod profile;
mod recode;
#[cfg(test)]
mod tests;
mod types;

pub use decoder::Decoder;
pub use diagnostic::diagnose;
pub use encoder::{DuplicateKey, Encoder, Map};
pub use error::{CborError, Problem};
pub use json::to_json;
pub use profile::Profile;
pub use recode::deterministic;
pub use types::Type;

#[cfg(test)]
mod testing {
    /// The bytes of a text in hexadecimal; blanks do not count.
    pub(super) fn unhex(text: &str) -> Vec<u8> {
        let digits: Vec<u32> = text.chars().filter_map(|digit| digit.to_digit(16)).collect();
        digits.chunks(2).map(|pair| (pair[0] << 4 | pair[1]) as u8).collect()
    }
}
