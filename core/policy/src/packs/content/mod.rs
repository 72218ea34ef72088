//! What the contents of packs say.
//!
//! The lists of keys and rules are arrays of byte strings, each with one entry in CBOR, in bytewise order and none twice: an
//! entry that is added, changed or taken away moves no other, so that deltas are small, and one that cannot be read spoils
//! no other. What is wrong with the body itself refuses it; what is wrong with one entry passes that entry over and lists
//! it. An entry that stands in another form than the one Carnet writes is passed over too: what is read is written again as
//! the same bytes.

pub mod agreements;
pub(crate) mod entries;
mod note;
mod read;
pub mod rules;
pub mod trust;
pub mod verifiers;

pub(crate) use entries::{Entries, members};
pub use note::Note;
pub(crate) use read::{Said, said};

pub(crate) use super::error::Departs;

/// A text of 1 to `most` characters for a screen, none of them a control character.
fn words(text: &str, most: usize) -> Result<String, Departs> {
    let fits = (1..=most).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    if fits { Ok(text.to_owned()) } else { Err(Departs) }
}
