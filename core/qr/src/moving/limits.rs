//! Every limit of a moving QR code, with its reason. All are checked before memory or time is spent.

use crate::version::Level;

/// Largest object in bytes, 1 MiB: about four minutes of scanning with a third of the frames lost. Its size takes 21 bits.
pub const OBJECT_BYTES: usize = 1 << 20;

/// Largest version of a frame. Beyond it a phone's camera in a hand does not resolve the modules of a phone's screen.
pub const FRAME_VERSION: u8 = 20;

/// Level of a frame. A lost frame costs one frame and no more, so that what is spent on correction is better spent on
/// content: ADR 0012 has the figures.
pub(super) const FRAME_LEVEL: Level = Level::L;

/// Longest frame in characters: version 20-L in alphanumeric mode (ISO/IEC 18004 table 7).
pub const FRAME_CHARACTERS: usize = 1249;

/// Bytes of a frame before its symbol.
pub const HEADER_BYTES: usize = 26;

/// Longest symbol in bytes: what is left of the longest frame after prefix, Base45 and header.
pub const SYMBOL_BYTES: usize = 803;

/// Most symbols that an object is cut into: 1 MiB in symbols of 128 bytes, as small displays need. The decoder's time
/// grows with them, 40 ms on a desktop's core for so many. RFC 6330 itself allows 56,403.
pub const SYMBOLS: usize = 8192;

/// Symbols beyond those needed that are kept when these do not give the object. Of random sets of just as many as needed one
/// in 150 does not, with one more one in 8,000, and so on (measured): an honest sender's never need so many.
pub const SPARE_SYMBOLS: usize = 8;

/// Symbol ids are 24-bit numbers (RFC 6330 section 3.2). The sender starts again from the first after the last, which takes
/// 24 days at eight a second.
pub(super) const SYMBOL_IDS: u32 = 1 << 24;
