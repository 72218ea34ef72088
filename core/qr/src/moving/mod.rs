//! Moving QR: bytes as a series of codes, shown one after another on a screen and read in any order.
//!
//! ```
//! use qr::moving::{Receiver, Sender};
//!
//! let object = vec![7; 5000];
//! let sender = Sender::new(&object)?;
//! let mut receiver = Receiver::new();
//! // Every third frame is missed; the frames go on without end.
//! let received = (0..).filter(|n| n % 3 != 0).find_map(|n| receiver.take(&sender.frame(n)).ok()?.done);
//! assert_eq!(received.as_ref(), Some(&object));
//! # Ok::<(), qr::moving::MovingError>(())
//! ```
//!
//! An object is cut into symbols of one length, and a fountain code makes as many more as are asked for: RaptorQ (RFC 6330).
//! Of all these, about as many as there were at first give the object back, whichever they are. A frame is one symbol with
//! what it belongs to, in Base45 behind `CPK1:`:
//!
//! ```text
//! offset  bytes
//!      0     16  digest: the first 16 bytes of the SHA-256 of the object
//!     16      3  size of the object in bytes, big-endian, 1 to 1,048,576
//!     19      3  symbol id, big-endian: the encoding symbol id of RFC 6330 section 4.4.2
//!     22      4  check sum: the first 4 bytes of the SHA-256 of all other bytes of the frame
//!     26   1 to 803  the symbol
//! ```
//!
//! The frame's length says how long symbols are. With it and the size the object transmission information of RFC 6330
//! sections 3.3.2 and 3.3.3 is complete: F is the size, T the symbol's length, one source block, one sub-block, alignment 1.
//! What the object is, nothing here knows; a digest says that it arrived as it was sent, not who sent it.

mod fountain;
mod frame;
pub mod limits;
mod receiver;
mod saved;
mod sender;
#[cfg(test)]
mod tests;

pub use frame::{Frame, ObjectId, PREFIX};
pub use receiver::{Arrival, Progress, Receiver};
pub use sender::Sender;

use crate::DecodeError;

/// Why an object is not sent, or a text not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MovingError {
    /// There are no bytes to send.
    #[error("there is nothing to send")]
    Empty,
    /// More than [`limits::OBJECT_BYTES`]: too long to hold a phone up.
    #[error("too large for a moving QR code, which carries 1 MiB at most; hand it over as a file")]
    TooLarge,
    /// The display is too small for a frame, or its codes hold too little for this object.
    #[error("too little room for a moving QR code of this object; make the window larger, or hand it over as a file")]
    NoRoom,
    /// Some other text.
    #[error("not a frame of a moving QR code")]
    NotAFrame,
    /// The check sum does not fit: the code was misread.
    #[error("this frame was misread; keep scanning")]
    Misread,
    /// A frame whose parts contradict each other or pass a limit.
    #[error("no sender makes such a frame; hand the object over as a file")]
    Malformed,
    /// The symbols do not make the object that they name. All of them are dropped.
    #[error("what arrived is not what was sent; scan again from the start")]
    WrongDigest,
    /// A saved receiver that was changed.
    #[error("what was received before is damaged; scan again from the start")]
    DamagedState,
    /// The animation could not be read.
    #[error(transparent)]
    Unreadable(#[from] DecodeError),
}
