//! Signed packs: what a publisher says, proved, dated, and never older than what is known (core/policy/PACKS.md).
//!
//! A pack is a file with the chain of a publisher's roots, one index, and contents: signers of passes, revocations, rules,
//! agreements, verifiers. [`Pack::read`] reads it, [`Pack::update`] proves it as the next of its publisher,
//! [`Pack::prove`] by itself.

mod author;
mod chain;
pub mod content;
mod dates;
mod delta;
mod draft;
mod error;
mod file;
mod index;
mod key;
mod kind;
mod part;
mod root;
#[cfg(test)]
pub(crate) mod tests;
mod update;
mod words;

pub use dates::Dates;
pub use delta::Piece;
pub use draft::{Draft, DraftError};
pub use error::PackError;
pub use file::{Body, Content, MAGIC, Pack};
pub use index::Index;
pub use key::{Ed25519SigningKey, PackKey, PackKeyId, PublisherKey};
pub use kind::Kind;
pub use part::{Part, SignedPart};
pub use root::Root;
pub use update::{Accepted, AcceptedContent, Marks};
pub use words::{FINGERPRINT_WORDS, PublisherId};
