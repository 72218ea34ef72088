//! A request: who asks for which claims, where, what for and for how long, signed, and what an answer is sealed to.
//!
//! ```text
//! verifier  Request       ──CRQ1:──▶  wallet      who asks for what; a nonce and a key made for this one request
//! verifier  answer        ◀──CSE1:──  wallet      what the traveller agreed to, for this request alone
//! ```

mod answer;
mod asking;
mod body;
#[cfg(test)]
mod tests;

pub use answer::{AnswerAge, AnswerError, AnswerItem, AnswerRefusal, Answering, answered};
pub use asking::Asking;

use credential::Country;
use credential::cbor::CborError;
use credential::cose::CoseError;
use credential::native::{Field, NativeKind};
use jiff::{SignedDuration, Timestamp};

use crate::limits;
use crate::text::TextError;

/// What is asked of one pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    kinds: Vec<NativeKind>,
    fields: Vec<Field>,
}

/// What a verifier wants to know, and what it says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Who asks, in its own words: what is proved of it is its key.
    pub requester: String,
    /// Where.
    pub place: String,
    /// In which country, where it says so.
    pub country: Option<Country>,
    /// What for: the name of a purpose, as `border`.
    pub purpose: String,
    /// What of which passes.
    pub asks: Vec<Ask>,
    /// For how many seconds the answer is kept; 0: not longer than the check takes.
    pub kept: u64,
}

/// A signed request. That its signature fits the key in it is known of every value; whose key that is, is not.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    key: [u8; 32],
    wanted: Wanted,
    nonce: [u8; limits::NONCE],
    seal_to: [u8; 32],
    issued: Timestamp,
    expires: Timestamp,
    bytes: Vec<u8>,
    digest: [u8; 32],
}

/// Why something is no request, or none that may be answered now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RequestError {
    /// The text around it cannot be read.
    #[error(transparent)]
    Text(#[from] TextError),
    /// It is not in the form of one.
    #[error("this is no request, or it was damaged on the way: scan it once more")]
    Shape,
    /// Its signature does not fit: it was altered, or made with somebody else's key.
    #[error(
        "the request's signature does not fit: somebody altered it. Do not answer; ask the verifier to show its own"
    )]
    Signature,
    /// Its key is none.
    #[error("the request's key cannot be used: ask the verifier for a new request")]
    Key,
    /// It does not say who asks or what for, or at too great length.
    #[error(
        "a request says who asks and what for, in at most {} characters each, without control characters",
        limits::REQUEST_TEXT
    )]
    Words,
    /// It asks for nothing, for too much at once, or for a claim that no such pass has.
    #[error(
        "a request asks for 1 to {} passes, each of kinds that have the claims it asks for",
        limits::ASKS
    )]
    Asks,
    /// It says that an answer would be kept for longer than a person lives.
    #[error("a request says for how long an answer is kept: at most {} years", limits::KEPT / 31_557_600)]
    Kept,
    /// It claims to count longer than a request does.
    #[error("the request claims to count longer than {} minutes: it was not made by a verifier's app", limits::REQUEST_SECONDS / 60)]
    TooLong,
    /// It is past its time.
    #[error("the request is too old: ask the verifier for a new one, and compare the clocks of both devices")]
    Expired,
    /// It is yet to come.
    #[error("the request is from ahead of this device's clock: compare the clocks of both devices")]
    NotYet,
}

impl From<CborError> for RequestError {
    fn from(_: CborError) -> Self {
        Self::Shape
    }
}

impl From<CoseError> for RequestError {
    fn from(_: CoseError) -> Self {
        Self::Shape
    }
}

impl Ask {
    /// These claims of a pass of one of these kinds, in whatever order.
    ///
    /// # Errors
    /// [`RequestError::Asks`] where there is no kind, no claim, or a claim that none of the kinds has.
    pub fn new(kinds: &[NativeKind], fields: &[Field]) -> Result<Self, RequestError> {
        let (mut kinds, mut fields) = (kinds.to_vec(), fields.to_vec());
        kinds.sort_unstable();
        kinds.dedup();
        fields.sort_unstable_by_key(|field| field.label());
        fields.dedup();
        let asked = |field: &Field| kinds.iter().any(|kind| kind.has(*field));
        if kinds.is_empty() || fields.is_empty() || !fields.iter().all(asked) {
            return Err(RequestError::Asks);
        }
        Ok(Self { kinds, fields })
    }

    /// The kinds of which the pass may be, any of them.
    #[must_use]
    pub fn kinds(&self) -> &[NativeKind] {
        &self.kinds
    }

    /// The claims.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }
}

impl Wanted {
    /// Whether a text can stand for whoever asks, or for a purpose.
    ///
    /// # Errors
    /// [`RequestError::Words`].
    pub fn check_words(text: &str) -> Result<(), RequestError> {
        if fits(text) && !text.trim().is_empty() {
            Ok(())
        } else {
            Err(RequestError::Words)
        }
    }

    /// Whether it can be asked for.
    ///
    /// # Errors
    /// [`RequestError::Words`], [`RequestError::Asks`], [`RequestError::Kept`].
    pub fn check(&self) -> Result<(), RequestError> {
        Self::check_words(&self.requester)?;
        Self::check_words(&self.purpose)?;
        if !fits(&self.place) {
            return Err(RequestError::Words);
        }
        if !(1..=limits::ASKS).contains(&self.asks.len()) {
            return Err(RequestError::Asks);
        }
        if self.kept > limits::KEPT {
            return Err(RequestError::Kept);
        }
        Ok(())
    }
}

fn fits(text: &str) -> bool {
    text.chars().count() <= limits::REQUEST_TEXT && !text.chars().any(is_hidden)
}

/// Characters that would let a text look like another one.
fn is_hidden(character: char) -> bool {
    let turns =
        matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    character.is_control() || turns
}

impl Request {
    /// The public key of whoever asks: what an accreditation speaks of.
    #[must_use]
    pub fn key(&self) -> &[u8; 32] {
        &self.key
    }

    /// What is asked for, and what the verifier says of itself.
    #[must_use]
    pub fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    /// When it was made.
    #[must_use]
    pub fn issued(&self) -> Timestamp {
        self.issued
    }

    /// Until when it may be answered.
    #[must_use]
    pub fn expires(&self) -> Timestamp {
        self.expires
    }

    /// SHA-256 over its bytes: what an answer is bound to.
    #[must_use]
    pub fn digest(&self) -> &[u8; 32] {
        &self.digest
    }

    /// Whether it may be answered at this time, clocks apart by [`limits::SKEW`] at most.
    ///
    /// # Errors
    /// [`RequestError::Expired`], [`RequestError::NotYet`].
    pub fn open_at(&self, now: Timestamp) -> Result<(), RequestError> {
        if now.duration_since(self.expires) >= limits::SKEW {
            return Err(RequestError::Expired);
        }
        if self.issued.duration_since(now) > limits::SKEW {
            return Err(RequestError::NotYet);
        }
        Ok(())
    }

    /// For how long it counts.
    fn life(issued: Timestamp, expires: Timestamp) -> Result<(), RequestError> {
        let life = expires.duration_since(issued);
        if life > SignedDuration::from_secs(limits::REQUEST_SECONDS) || !life.is_positive() {
            return Err(RequestError::TooLong);
        }
        Ok(())
    }
}
