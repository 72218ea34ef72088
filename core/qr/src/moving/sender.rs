//! The sending side: an object as an endless series of frames.

use raptorq::SourceBlockEncoder;

use super::fountain::Cut;
use super::{Frame, MovingError, ObjectId, PREFIX, limits};
use crate::encode;
use crate::symbol::{QUIET, Symbol};
use crate::version::Version;

/// An object that is being shown. It may be a pass: no `Debug`.
pub struct Sender {
    object: ObjectId,
    cut: Cut,
    /// The symbols that the object itself makes, one after another.
    symbols: Vec<u8>,
    further: SourceBlockEncoder,
    version: Version,
}

impl Sender {
    /// An object in frames of at most version 20.
    ///
    /// # Errors
    /// [`MovingError::Empty`], and [`MovingError::TooLarge`] for more than [`limits::OBJECT_BYTES`].
    pub fn new(object: &[u8]) -> Result<Self, MovingError> {
        Self::within(object, usize::MAX)
    }

    /// An object in frames of at most `modules` modules a side, quiet zone included: for a terminal, or a small screen. The
    /// smaller the frames, the more of them there are.
    ///
    /// # Errors
    /// As [`new`](Self::new); [`MovingError::NoRoom`] where no code is so small, or there would be more than
    /// [`limits::SYMBOLS`].
    pub fn within(object: &[u8], modules: usize) -> Result<Self, MovingError> {
        if object.is_empty() {
            return Err(MovingError::Empty);
        }
        let id = ObjectId::of(object).filter(|_| object.len() <= limits::OBJECT_BYTES);
        let id = id.ok_or(MovingError::TooLarge)?;
        let most = Version::all()
            .take(limits::FRAME_VERSION.into())
            .take_while(|version| version.side().saturating_add(QUIET.saturating_mul(2)) <= modules)
            .filter_map(symbol_bytes)
            .last()
            .ok_or(MovingError::NoRoom)?;
        // As few symbols as there is room for, and then as short as they can be.
        let needed = object.len().div_ceil(most);
        let symbol = object.len().div_ceil(needed.max(1));
        let cut = Cut::new(object.len(), symbol).ok_or(MovingError::NoRoom)?;
        let version = Version::all()
            .find(|&version| symbol_bytes(version) >= Some(cut.symbol()))
            .ok_or(MovingError::NoRoom)?;
        let symbols = cut.padded(object);
        Ok(Self {
            object: id,
            cut,
            further: cut.encoder(&symbols),
            symbols,
            version,
        })
    }

    /// Which object it is.
    #[must_use]
    pub fn object(&self) -> ObjectId {
        self.object
    }

    /// Frames that a receiver needs which misses none. With others one or two more may be needed.
    #[must_use]
    pub fn needed(&self) -> u32 {
        self.cut.needed() as u32
    }

    /// Frames to show before the first comes again, where the series has an end, as in a file: twice those needed, so that
    /// who misses some finds others in their place, in the same round.
    #[must_use]
    pub fn round(&self) -> u32 {
        self.needed().saturating_mul(2)
    }

    /// The text of frame `n`, from 0: the object's own symbols first, then as many more as are asked for, all different up
    /// to 2^24.
    #[must_use]
    pub fn frame(&self, n: u32) -> String {
        let id = n % limits::SYMBOL_IDS;
        let own = self.symbols.chunks(self.cut.symbol()).nth(id as usize);
        let symbol = own.map_or_else(|| self.further(id), <[u8]>::to_vec);
        // Within all limits, since the cut is.
        Frame::new(self.object, id, symbol).map_or_else(|_| String::new(), |frame| frame.text())
    }

    /// The code of frame `n`. All codes of one sender have the same size.
    #[must_use]
    pub fn symbol(&self, n: u32) -> Symbol {
        encode::alphanumeric(&self.frame(n), self.version, limits::FRAME_LEVEL)
    }

    fn further(&self, id: u32) -> Vec<u8> {
        let after = id.saturating_sub(self.needed());
        let made = self.further.repair_packets(after, 1).pop();
        made.map_or_else(Vec::new, |packet| packet.split().1)
    }
}

/// Bytes of a symbol in a frame of this version, if it has room for any.
fn symbol_bytes(version: Version) -> Option<usize> {
    let characters = encode::alphanumeric_capacity(version, limits::FRAME_LEVEL).checked_sub(PREFIX.len())?;
    // Base45 writes two bytes in three characters, and a last one in two (RFC 9285 section 4).
    let pairs = characters.checked_div(3)?;
    let rest = usize::from(characters % 3 == 2);
    let bytes = pairs.checked_mul(2)?.checked_add(rest)?;
    bytes.checked_sub(limits::HEADER_BYTES).filter(|&bytes| bytes > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limits_are_those_of_version_20() {
        let largest = Version::new(limits::FRAME_VERSION);
        assert_eq!(
            encode::alphanumeric_capacity(largest, limits::FRAME_LEVEL),
            limits::FRAME_CHARACTERS
        );
        assert_eq!(symbol_bytes(largest), Some(limits::SYMBOL_BYTES));
        const { assert!(limits::SYMBOLS * 128 >= limits::OBJECT_BYTES) };
    }
}
