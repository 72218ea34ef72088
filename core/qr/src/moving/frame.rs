//! One frame: a symbol, and what it belongs to.

use sha2::{Digest, Sha256};

use super::fountain::Cut;
use super::{MovingError, limits};

/// What every frame begins with.
pub const PREFIX: &str = "CPK1:";

/// Which object a frame belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ObjectId {
    /// The first 16 bytes of the object's SHA-256.
    pub digest: [u8; 16],
    /// Bytes of the object.
    pub size: u32,
}

impl ObjectId {
    /// That of these bytes; `None` for 4 GiB and more.
    #[must_use]
    pub fn of(object: &[u8]) -> Option<Self> {
        Some(Self {
            digest: first(object),
            size: object.len().try_into().ok()?,
        })
    }
}

/// A frame within all limits.
///
/// Its symbol is a part of the object, which may be a pass: no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Frame {
    object: ObjectId,
    id: u32,
    symbol: Vec<u8>,
    cut: Cut,
}

impl Frame {
    /// A frame of these parts.
    ///
    /// # Errors
    /// [`MovingError::TooLarge`] for an object of more than 1 MiB; [`MovingError::Malformed`] where the object is empty, the
    /// id is no 24-bit number, or the symbol is empty, too long, or so short that there would be too many.
    pub fn new(object: ObjectId, id: u32, symbol: Vec<u8>) -> Result<Self, MovingError> {
        let size = object.size as usize;
        if size > limits::OBJECT_BYTES {
            return Err(MovingError::TooLarge);
        }
        if id >= limits::SYMBOL_IDS {
            return Err(MovingError::Malformed);
        }
        let cut = Cut::new(size, symbol.len()).ok_or(MovingError::Malformed)?;
        Ok(Self {
            object,
            id,
            symbol,
            cut,
        })
    }

    /// Reads the text of one code.
    ///
    /// # Errors
    /// [`MovingError::NotAFrame`] for any other text, [`MovingError::Misread`] where Base45 or the check sum does not hold,
    /// and as [`new`](Self::new).
    pub fn parse(text: &str) -> Result<Self, MovingError> {
        let coded = text
            .strip_prefix(PREFIX)
            .filter(|_| text.len() <= limits::FRAME_CHARACTERS)
            .ok_or(MovingError::NotAFrame)?;
        let mut bytes = Vec::new();
        base45::decode(coded.as_bytes(), &mut bytes).map_err(|_| MovingError::Misread)?;
        let (header, symbol) = bytes
            .split_first_chunk::<{ limits::HEADER_BYTES }>()
            .ok_or(MovingError::Misread)?;
        let (said, sum) = header.split_last_chunk::<4>().ok_or(MovingError::Misread)?;
        if *sum != check_sum(said, symbol) {
            return Err(MovingError::Misread);
        }
        let (digest, numbers) = said.split_first_chunk::<16>().ok_or(MovingError::Misread)?;
        let [s0, s1, s2, i0, i1, i2] = *numbers else {
            return Err(MovingError::Misread);
        };
        let object = ObjectId {
            digest: *digest,
            size: u32::from_be_bytes([0, s0, s1, s2]),
        };
        Self::new(object, u32::from_be_bytes([0, i0, i1, i2]), symbol.to_vec())
    }

    /// The text of its code.
    #[must_use]
    pub fn text(&self) -> String {
        let mut bytes = Vec::with_capacity(limits::HEADER_BYTES.saturating_add(self.symbol.len()));
        bytes.extend_from_slice(&self.object.digest);
        // Both are 24-bit numbers.
        bytes.extend(self.object.size.to_be_bytes().iter().skip(1));
        bytes.extend(self.id.to_be_bytes().iter().skip(1));
        let sum = check_sum(&bytes, &self.symbol);
        bytes.extend_from_slice(&sum);
        bytes.extend_from_slice(&self.symbol);
        [PREFIX, &base45::encode(&bytes)].concat()
    }

    /// Which object it belongs to.
    #[must_use]
    pub fn object(&self) -> ObjectId {
        self.object
    }

    /// The encoding symbol id, a 24-bit number.
    #[must_use]
    pub fn id(&self) -> u32 {
        self.id
    }

    /// The symbol.
    #[must_use]
    pub fn symbol(&self) -> &[u8] {
        &self.symbol
    }

    pub(super) fn cut(&self) -> Cut {
        self.cut
    }

    pub(super) fn into_symbol(self) -> Vec<u8> {
        self.symbol
    }
}

/// The first bytes of the SHA-256 of these bytes.
pub(super) fn first<const N: usize>(bytes: &[u8]) -> [u8; N] {
    shortened(&Sha256::digest(bytes))
}

fn check_sum(said: &[u8], symbol: &[u8]) -> [u8; 4] {
    shortened(&Sha256::new().chain_update(said).chain_update(symbol).finalize())
}

fn shortened<const N: usize>(digest: &[u8]) -> [u8; N] {
    digest.first_chunk().copied().unwrap_or([0; N])
}
