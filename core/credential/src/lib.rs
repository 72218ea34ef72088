//! From bytes to a typed pass: no clock, no storage, no input or output.
//!
//! [`parse`] reads the text of a code and gives an [`Unverified`] pass, or a [`Refusal`] that says why not. Only a key makes
//! it [`Verified`]; whether that key may sign such a pass, and whether the pass counts today, is for the policy crate to say.
//!
//! ```
//! use credential::hc1::issue::{Claims, issue};
//! use credential::{KeyId, Kind, SigningKey};
//!
//! // An issuer of one's own, in the place of a state's.
//! let signer = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8()?)?;
//! let certificate = serde_json::json!({
//!     "ver": "1.3.0",
//!     "nam": {"fn": "Bock", "fnt": "BOCK", "gn": "Ann", "gnt": "ANN"},
//!     "dob": "1990-01-01",
//!     "v": [{"tg": "840539006", "vp": "1119349007", "mp": "EU/1/20/1528", "ma": "ORG-100030215", "dn": 2, "sd": 2,
//!            "dt": "2026-01-10", "co": "AT", "is": "Demo", "ci": "URN:UVCI:01:AT:DEMO"}],
//! });
//! let claims = Claims {
//!     issuer: "AT",
//!     issued: "2026-01-10T08:00:00Z".parse()?,
//!     expires: "2027-01-10T00:00:00Z".parse()?,
//!     certificate: &certificate,
//! };
//! let text = issue(&claims, &KeyId::new(b"demo-key").ok_or("too long")?, &signer)?;
//!
//! let unverified = credential::parse(&text)?;
//! assert_eq!(unverified.claimed().kind(), Kind::Vaccination);
//! let (verified, _) = unverified.verify([&signer.verifying_key()?]).map_err(|failed| failed.reason)?;
//! assert_eq!(verified.pass().view().holder.name, "Ann Bock");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Everything that comes in is hostile: each limit is a constant in [`limits`], checked before memory is spent, and what
//! lies past one is a typed error. Errors hold nothing of the pass; types that hold pass content have no `Debug`.
//!
//! A format is one folder with a parser, and one line in the table of `parse.rs`.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects
    )
)]

pub mod archive;
pub mod base64;
pub mod binary;
pub mod cbor;
pub mod certificate;
pub mod cose;
mod country;
mod cwt;
pub mod deflate;
pub mod divoc;
pub mod find;
pub mod hc1;
pub mod inflate;
pub mod israel;
pub mod jcs;
mod json;
mod key;
pub mod limits;
mod look_up;
mod minimisation;
pub mod native;
mod notes;
mod parse;
mod pass;
pub mod pem;
mod period;
mod refusal;
mod revocation;
pub mod sdcwt;
pub mod shc;
mod state;
pub mod vds_nc;
pub mod view;
mod warning;
mod words;

pub use base45;
pub use certificate::{
    Certificate, CertificateError, ChainCertificate, ChainError, RevocationList, RevocationListError,
};
pub use cose::Algorithm;
pub use country::Country;
pub use key::{
    Curve, Ed25519SigningKey, KeyError, KeyId, KeyKind, SignatureError, SigningError, SigningKey, VerifyingKey,
};
pub use minimisation::{ExcessField, PersonalData};
pub use parse::parse;
pub use pass::{Format, Kind, Pass};
pub use refusal::{Refusal, RefusalClass};
pub use revocation::{RevocationHash, RevocationIds, StatusReference, is_rid};
pub use state::{NotVerified, Unverified, Verified};
pub use view::View;
pub use warning::Warning;

use minimisation::genetic;
