//! RaptorQ (RFC 6330), held to one source block without sub-blocks.

use raptorq::{EncodingPacket, ObjectTransmissionInformation, PayloadId, SourceBlockDecoder, SourceBlockEncoder};

use super::limits;

/// How an object is cut into symbols.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Cut {
    /// Bytes of the object: F.
    size: u32,
    /// Bytes of a symbol: T.
    symbol: u16,
    /// Symbols that the object itself makes: K.
    needed: u32,
}

impl Cut {
    /// `None` where a limit is passed or there is nothing to cut.
    pub(super) fn new(size: usize, symbol: usize) -> Option<Self> {
        let needed = size.checked_add(symbol)?.checked_sub(1)?.checked_div(symbol)?;
        let within = (1..=limits::OBJECT_BYTES).contains(&size)
            && (1..=limits::SYMBOL_BYTES).contains(&symbol)
            && (1..=limits::SYMBOLS).contains(&needed);
        within.then_some(())?;
        Some(Self {
            size: size.try_into().ok()?,
            symbol: symbol.try_into().ok()?,
            needed: needed.try_into().ok()?,
        })
    }

    /// Bytes of the object.
    pub(super) fn size(self) -> usize {
        self.size as usize
    }

    /// Bytes of each symbol.
    pub(super) fn symbol(self) -> usize {
        usize::from(self.symbol)
    }

    /// Symbols that the object itself makes, and the fewest that give it back.
    pub(super) fn needed(self) -> usize {
        self.needed as usize
    }

    /// The object with zeros up to whole symbols (RFC 6330 section 4.4.1.2).
    pub(super) fn padded(self, object: &[u8]) -> Vec<u8> {
        let mut padded = object.to_vec();
        padded.resize(self.padded_size(), 0);
        padded
    }

    fn padded_size(self) -> usize {
        self.needed().saturating_mul(self.symbol())
    }

    fn information(self) -> ObjectTransmissionInformation {
        ObjectTransmissionInformation::new(self.size.into(), self.symbol, 1, 1, 1)
    }

    /// What makes further symbols of an object that is [`padded`](Self::padded).
    pub(super) fn encoder(self, padded: &[u8]) -> SourceBlockEncoder {
        SourceBlockEncoder::new(0, &self.information(), padded)
    }

    /// The object that these symbols, each with its id, make; `None` where they are too few. Each must have the right
    /// length, and its id must be a 24-bit number and stand once.
    pub(super) fn solved<'s>(self, symbols: impl Iterator<Item = (u32, &'s [u8])>) -> Option<Vec<u8>> {
        let mut decoder = SourceBlockDecoder::new(0, &self.information(), self.padded_size() as u64);
        let packets = symbols.map(|(id, symbol)| EncodingPacket::new(PayloadId::new(0, id), symbol.to_vec()));
        let mut object = decoder.decode(packets)?;
        object.truncate(self.size());
        Some(object)
    }
}
