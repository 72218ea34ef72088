//! Revocation without a network: which single passes their issuers took back.
//!
//! A publisher's pack holds [sets](RevocationSet) of ids and [status lists](StatusList). A set is small and whole
//! ([`ExactSet`]), or a [filter](Fuse) with a known share of false hits, or a [cascade](Cascade) that has none for what was
//! issued when it was made. A filter's hit never refuses a pass: it is `possible`, until the exact [bucket](Bucket) that the
//! id would be in is handed in and says yes or no. Buckets lie outside of the pack; each proves by its path to the root
//! that the pack names that it is unaltered and of this edition, wherever it comes from.
//!
//! The bytes are specified in core/policy/PACKS.md.

mod bucket;
mod cascade;
mod content;
mod error;
mod exact;
mod fuse;
mod held;
mod id;
mod merkle;
mod scope;
mod set;
mod status;
#[cfg(test)]
mod tests;
pub(crate) mod token;
mod wire;

pub use bucket::{Bucket, Buckets};
pub use cascade::{Cascade, CascadeAnswer};
pub use content::RevocationContent;
pub use error::RevocationError;
pub use exact::{ExactSet, Listed};
pub use fuse::{FALSE_POSITIVES, Fuse};
pub(crate) use held::{Outcome, Revocations, Told};
pub use id::{Entry, IdKind, hash_of};
pub use scope::Scope;
pub(crate) use scope::SignedBy;
pub(crate) use set::Question;
pub use set::{Form, RevocationSet};
pub use status::{Status, StatusList};
