//! Carnet's own passes: enrolled for, received, shown live; and what a specimens' counter gives to try it with.

mod counter;
mod enrolling;
mod live;

pub use counter::SpecimenCounter;
pub use enrolling::{Arrived, EnrolmentOffer, PendingEnrolment, arrived};
pub(crate) use live::LiveNow;
pub use live::{Copies, LiveField, LiveFrame, LiveShowing};

use wallet::WalletError;
use wallet::native::{BatchError, EnrolmentError, LiveError, NativeError, SealedError};

use crate::CarnetError;

/// Why one of Carnet's own passes is not enrolled for, kept or shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum NativeTrouble {
    /// No invitation, or one damaged on the way.
    NotAnInvitation,
    /// A wallet's answer, which is for the issuer.
    OtherHalf,
    /// Of a form or kind that a newer Carnet knows.
    TooNew,
    /// The time to answer is over.
    InvitationOver,
    /// As many enrolments wait as may.
    TooManyWaiting,
    /// It answers no enrolment that waits here.
    NotWaitedFor,
    /// Nobody who is trusted names the issuer's keys.
    UnknownIssuer,
    /// No batch, or one damaged on the way.
    NotABatch,
    /// The batch is not as it has to be; nothing of it was kept.
    BatchRefused,
    /// Every copy was shown.
    NoCopyLeft,
    /// The pass has ended.
    Ended,
    /// The pass has not begun, or the clock is behind.
    NotBegun,
    /// The copy is damaged.
    DamagedCopy,
    /// Of another format: it is shown as its code.
    NotLive,
    /// One of Carnet's own: it is shown live alone.
    OnlyLive,
    /// A check mark that was shown: it is shown once.
    MarkShown,
    /// A field that the pass does not have.
    NoSuchField,
    /// A code that somebody's phone showed: it is never kept.
    NeverKept,
    /// Nothing is shown live now.
    NotShown,
}

impl NativeTrouble {
    pub(crate) fn error(self) -> CarnetError {
        CarnetError::Native {
            why: self,
            detail: String::new(),
        }
    }
}

impl From<&NativeError> for NativeTrouble {
    fn from(error: &NativeError) -> Self {
        match error {
            NativeError::Enrolment(error) => error.into(),
            NativeError::Sealed(_) => Self::NotABatch,
            NativeError::Batch(BatchError::Sealed(SealedError::NotOurs)) => Self::NotWaitedFor,
            NativeError::Batch(BatchError::Sealed(_)) => Self::NotABatch,
            NativeError::NotWaitedFor => Self::NotWaitedFor,
            NativeError::UnknownIssuer => Self::UnknownIssuer,
            NativeError::TooMany => Self::TooManyWaiting,
            NativeError::Live(LiveError::Expired) => Self::Ended,
            NativeError::Live(LiveError::NotYet) => Self::NotBegun,
            NativeError::Live(_) => Self::DamagedCopy,
            NativeError::NoCopyLeft => Self::NoCopyLeft,
            NativeError::NotLive => Self::NotLive,
            NativeError::OnlyLive => Self::OnlyLive,
            NativeError::MarkIsShownOnce => Self::MarkShown,
            NativeError::NoSuchField | NativeError::MarkIsShownWhole => Self::NoSuchField,
            // Of a batch; what is added to the core later is a refusal too.
            _ => Self::BatchRefused,
        }
    }
}

impl From<&EnrolmentError> for NativeTrouble {
    fn from(error: &EnrolmentError) -> Self {
        match error {
            EnrolmentError::OtherHalf => Self::OtherHalf,
            EnrolmentError::Version | EnrolmentError::Kind => Self::TooNew,
            EnrolmentError::Expired => Self::InvitationOver,
            _ => Self::NotAnInvitation,
        }
    }
}

impl From<NativeError> for CarnetError {
    fn from(error: NativeError) -> Self {
        WalletError::from(error).into()
    }
}
