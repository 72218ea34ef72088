//! Carnet's own passes: an SD-CWT ([`crate::sdcwt`]) of one of six kinds, whose fields are all for the holder to show or to keep
//! back. core/present/PROFILE.md describes them for other implementations.
//!
//! ```
//! use credential::native::{Field, FieldValue, NativeClaims, NativeKind};
//!
//! let mut claims = NativeClaims::new(NativeKind::Recovery);
//! claims.set(Field::Name, FieldValue::text("BOCK<<ANN"))?;
//! claims.set(Field::BirthDate, FieldValue::text("1990-01-01"))?;
//! claims.set(Field::Disease, FieldValue::text("840539006"))?;
//! assert!(claims.complete().is_err(), "the day is not said yet");
//! claims.set(Field::Date, FieldValue::text("2026-11-02"))?;
//! claims.complete()?;
//! # Ok::<(), credential::native::NativeError>(())
//! ```
//!
//! A pass comes in two shapes. As it was issued (`CRN1:`) it is for the holder's wallet alone; shown, it is a key binding token
//! (`CRP1:`), which is what [`parse`](crate::parse) reads and nobody keeps.

mod claims;
mod error;
mod field;
mod kind;
mod presentation;
mod read;
#[cfg(test)]
mod tests;
mod value;
mod view;

pub use claims::NativeClaims;
pub use error::NativeError;
pub use field::Field;
pub use kind::NativeKind;
pub use presentation::{Binding, PRESENTATION, issued_text, parse_issued};
pub(crate) use presentation::{is_issued_text, is_presentation_text, parse_presentation, refuse_issued};
pub use read::NativePass;
pub use value::{Evidence, FieldValue};

/// The claim whose map holds the fields: a private-use key (RFC 8392 section 9.1).
pub const PASS: i64 = -65537;

/// Digests of the map of fields, decoys among them: as many as the kind with the most fields has, so that no pass tells by their
/// number of what kind it is or how much its issuer knows.
pub const DIGESTS: usize = 12;

/// What the text of an issued copy begins with.
pub const ISSUED: &str = "CRN1:";

/// Days from `iat` to `exp`, at most: a pass lives days rather than years, and a lost phone's passes soon end by themselves.
pub const LIFE_DAYS: i64 = 31;

/// Seconds of the grid that `iat` and `exp` lie on, a day: copies of all holders of a day have the same times.
pub const GRID: i64 = 86_400;

/// `sub` of every pass: a token has to have one (draft-ietf-spice-sd-cwt table 2), and this is the same for everybody. Who the holder
/// is stands in the fields.
pub const SUBJECT: &str = "holder";

/// Bytes of an issuer's name (`iss`), at most.
pub const ISSUER: usize = 32;

/// Whether a text can be an issuer's name: 1 to 32 bytes, printable, and nothing that rearranges a screen.
#[must_use]
pub fn is_issuer(name: &str) -> bool {
    value::is_short(name, ISSUER)
}
