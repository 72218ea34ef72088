//! Carnet's own passes in the wallet: enrolled for, kept as batches of single-use copies, shown live. And the verifier's end of it.

mod batch;
mod enrol;
mod live;
#[cfg(test)]
mod tests;
mod verify;

use credential::native::{ISSUED, parse_issued};
use credential::{Pass, Refusal, Unverified, parse};

pub use batch::{Copies, FEW};
pub use credential::native::{Field, FieldValue, NativeClaims, NativeKind};
pub use enrol::{NativeError, PendingEnrolment};
pub use live::{LiveFrame, LiveShowing};
pub use present::{BatchError, EnrolmentError, Invitation, LiveError, Prefix, Sealed, SealedError, TextError};
pub use verify::{Verification, Verifier};

pub(crate) use batch::CopyRow;
pub(crate) use verify::judged;

/// Reads the text of a kept pass. A pass of Carnet's own is kept as it was issued, which nobody else is to be shown.
pub(crate) fn parse_kept(text: &str) -> Result<Unverified<Pass>, Refusal> {
    if text.starts_with(ISSUED) {
        parse_issued(text)
    } else {
        parse(text)
    }
}
