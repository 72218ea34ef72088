//! What a verifier makes of the audience and the times of a presentation.

use credential::sdcwt::Terms;
use jiff::{SignedDuration, Timestamp};

use crate::{labels, limits};

/// How old a live frame was when it was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[must_use]
pub struct Age(SignedDuration);

/// Why a presentation is no live frame, or none that counts now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LiveRefusal {
    /// It is for somebody else: an answer to a request is no live frame.
    #[error("the code was made for another check than this one: ask the traveller to show the pass live")]
    WrongAudience,
    /// It does not say when it was made, until when it counts, or which frame it is.
    #[error("the code does not say when it was made: ask the traveller to show the pass live")]
    Unbounded,
    /// It claims to count longer than a live frame does.
    #[error("the code claims to count longer than a live one does: it was not made by a wallet")]
    TooLong,
    /// It has ended: a picture of a code, or a clock that is behind.
    #[error("the code is {} seconds old: ask the traveller to show the pass live, not a picture of it", .0.seconds())]
    TooOld(Age),
    /// It is yet to be made: the phone's clock is ahead, or the verifier's behind.
    #[error("the code is from {} seconds ahead: compare the clocks of both devices", .0.seconds().saturating_neg())]
    FromTheFuture(Age),
}

impl Age {
    /// Seconds between the making of the frame and now; negative where the phone's clock is ahead of the verifier's.
    #[must_use]
    pub fn seconds(self) -> i64 {
        self.0.as_secs()
    }
}

/// Whether what a holder signed is a live frame that counts now: for whoever stands before it, with a time, an end at most
/// [`limits::LIVE_SECONDS`] after it and an id, and neither over nor yet to come by more than [`limits::SKEW`].
///
/// That it is live says that the holder's phone has signed it within this time. It may have been passed on by a video.
///
/// # Errors
/// When it is no such frame, or does not count now.
pub fn check(terms: &Terms<'_>, now: Timestamp) -> Result<Age, LiveRefusal> {
    if terms.audience != labels::LIVE || terms.nonce.is_some() {
        return Err(LiveRefusal::WrongAudience);
    }
    let (Some(issued), Some(expires), Some(id)) = (terms.issued, terms.expires, terms.id) else {
        return Err(LiveRefusal::Unbounded);
    };
    if id.len() != limits::FRAME_ID {
        return Err(LiveRefusal::Unbounded);
    }
    if expires.duration_since(issued) > SignedDuration::from_secs(limits::LIVE_SECONDS) {
        return Err(LiveRefusal::TooLong);
    }
    let age = Age(now.duration_since(issued));
    if now.duration_since(expires) >= limits::SKEW {
        return Err(LiveRefusal::TooOld(age));
    }
    let begins = terms.not_before.map_or(issued, |not_before| not_before.max(issued));
    if begins.duration_since(now) > limits::SKEW {
        return Err(LiveRefusal::FromTheFuture(age));
    }
    Ok(age)
}
