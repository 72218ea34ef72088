//! Enrolment: an issuer invites, the wallet answers with keys, and the batch comes back sealed to them.
//!
//! ```text
//! issuer  Invitation  ──CEN1:──▶  wallet      who issues which kind, how many copies, until when
//! issuer  Enrolment   ◀──CEN1:──  wallet      one holder key a copy, each proves itself; the key to seal to
//! issuer  batch       ──CSE1:──▶  wallet      one copy a key
//! ```

mod answer;
mod batch;
mod compare;
mod invitation;
mod keys;
#[cfg(test)]
mod tests;

pub use answer::Enrolment;
pub use batch::{Batch, BatchError, seal_batch};
pub use invitation::Invitation;
pub use keys::EnrolmentKeys;

use credential::cbor::{CborError, Decoder, Profile};
use credential::native::ISSUER;

use crate::limits;
use crate::text::{Prefix, TextError};

/// Why something is no invitation or enrolment, or does not belong to another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EnrolmentError {
    /// The text around it cannot be read.
    #[error(transparent)]
    Text(#[from] TextError),
    /// It is not in the form of one.
    #[error("this is no enrolment, or it was damaged on the way: scan or copy it once more")]
    Shape,
    /// An invitation where an enrolment belongs, or the reverse.
    #[error(
        "this is the other half of an enrolment: the issuer's invitation is for the wallet, the wallet's answer for the issuer"
    )]
    OtherHalf,
    /// Of a later version.
    #[error("this enrolment is of a form that this version does not know: update, or ask for an older form")]
    Version,
    /// The issuer's name is none.
    #[error("an issuer's name has 1 to {ISSUER} printable characters")]
    Issuer,
    /// The kind of pass is none that is known here.
    #[error("this is no kind of pass that this version of Carnet knows: look for an update")]
    Kind,
    /// No copies, or more than [`limits::COPIES`].
    #[error("a batch has 1 to {} copies", limits::COPIES)]
    Copies,
    /// Not [`Invitation::random_bytes`] bytes.
    #[error("the random bytes for the keys are not as many as are needed")]
    Random,
    /// A key is none, or is there twice: two copies would share it, which links them.
    #[error("the enrolment has a key that cannot be used, or one twice: make it once more in the wallet")]
    Key,
    /// A key's signature does not fit: the enrolment was altered, or its maker does not have the key.
    #[error(
        "a key of the enrolment does not prove itself: it was altered on the way, or made with somebody else's key"
    )]
    Signature,
    /// It is past the day until which it counts.
    #[error("the time to enrol is over: ask the issuer for a new invitation")]
    Expired,
    /// It answers the invitation of another issuer, or another one of this issuer.
    #[error("the enrolment answers another invitation than this one")]
    OfAnother,
}

impl From<CborError> for EnrolmentError {
    fn from(_: CborError) -> Self {
        Self::Shape
    }
}

/// First item of an invitation.
const INVITATION: u64 = 0;
/// First item of an enrolment.
const ENROLMENT: u64 = 1;

/// What a `CEN1:` text is.
pub enum Enrolling {
    /// An issuer's, for a wallet.
    Invitation(Invitation),
    /// A wallet's, for an issuer.
    Enrolment(Box<Enrolment>),
}

impl Enrolling {
    /// Reads a `CEN1:` text, whichever of the two it is.
    ///
    /// # Errors
    /// When it is neither, or an enrolment of which a key does not prove itself.
    pub fn read(text: &str) -> Result<Self, EnrolmentError> {
        match Invitation::read(text) {
            Err(EnrolmentError::OtherHalf) => Ok(Self::Enrolment(Box::new(Enrolment::read(text)?))),
            invitation => invitation.map(Self::Invitation),
        }
    }
}

fn read(text: &str) -> Result<Vec<u8>, EnrolmentError> {
    Ok(Prefix::Enrolment.read(text, limits::ENROLMENT)?)
}

/// Enters the array and makes sure that it is this half.
fn enter(bytes: &[u8], half: u64, items: u64) -> Result<Decoder<'_>, EnrolmentError> {
    let mut decoder = Decoder::new(bytes, Profile::Strict);
    let found = decoder.array()?;
    match decoder.u64()? {
        number if number == half => {}
        INVITATION | ENROLMENT => return Err(EnrolmentError::OtherHalf),
        _ => return Err(EnrolmentError::Version),
    }
    if found != Some(items) {
        return Err(EnrolmentError::Shape);
    }
    Ok(decoder)
}
