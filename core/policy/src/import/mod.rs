//! What states and organisations publish today, made into what packs carry.
//!
//! ```
//! use policy::import::{Publication, TrustImport};
//!
//! let mut import = TrustImport::new();
//! import.add(&Publication {
//!     source: "signer.pem",
//!     bytes: include_bytes!("../../testdata/signer.pem"),
//!     fetched: None,
//! })?;
//! let (content, skipped) = import.finish();
//! assert_eq!((content.keys.len(), skipped.len()), (1, 0));
//! # Ok::<(), policy::TrustError>(())
//! ```
//!
//! One bad entry is passed over and listed with its reason; it never spoils a publication. Of each publication a
//! [`Note`](crate::packs::content::Note) keeps its name, its date, and what was checked of its own proof.

pub(crate) mod json_text;
pub mod revocation;
mod rules;
mod trust;

use jiff::Timestamp;

pub use rules::{RulesError, RulesImport};
pub use trust::TrustImport;

/// A file as somebody published it.
#[derive(Clone, Copy)]
pub struct Publication<'p> {
    /// Its name or address, for people.
    pub source: &'p str,
    /// Its bytes.
    pub bytes: &'p [u8],
    /// When it was fetched; the date of a publication that has none of its own.
    pub fetched: Option<Timestamp>,
}
