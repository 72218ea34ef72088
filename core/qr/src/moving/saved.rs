//! A receiver as bytes, for the time that an app is away.
//!
//! ```text
//! "CMR1", digest (16 bytes), size (4), length of a symbol (2), then for each symbol its id (4) and its bytes; numbers are
//! big-endian; at the end the first 4 bytes of the SHA-256 of all before.
//! ```
//!
//! Carnet writes and reads it on one phone; it is no format for others.

use std::collections::BTreeMap;

use super::fountain::Cut;
use super::frame::first;
use super::receiver::{Collection, State};
use super::{Frame, MovingError, ObjectId, Receiver, limits};

const MAGIC: [u8; 4] = *b"CMR1";

impl Receiver {
    /// All that was received, to go on with after [`restore`](Self::restore). It holds the object or parts of it: where
    /// that is a secret, so is this.
    #[must_use]
    pub fn save(&self) -> Vec<u8> {
        let mut saved = MAGIC.to_vec();
        match &self.state {
            State::Waiting => {}
            State::Collecting(collection) => {
                head(&mut saved, collection.object, collection.cut);
                for (id, symbol) in &collection.symbols {
                    saved.extend(id.to_be_bytes());
                    saved.extend_from_slice(symbol);
                }
            }
            State::Done(done) => {
                head(&mut saved, done.id, done.cut);
                for (id, symbol) in (0_u32..).zip(done.cut.padded(&done.object).chunks(done.cut.symbol())) {
                    saved.extend(id.to_be_bytes());
                    saved.extend_from_slice(symbol);
                }
            }
        }
        let sum: [u8; 4] = first(&saved);
        saved.extend(sum);
        saved
    }

    /// A receiver as it was [saved](Self::save). Nothing in it is believed: limits and digest are checked as for frames.
    ///
    /// # Errors
    /// [`MovingError::DamagedState`] when the bytes are not such a receiver.
    pub fn restore(saved: &[u8]) -> Result<Self, MovingError> {
        read(saved).ok_or(MovingError::DamagedState)
    }
}

fn head(saved: &mut Vec<u8>, object: ObjectId, cut: Cut) {
    saved.extend(object.digest);
    saved.extend(object.size.to_be_bytes());
    saved.extend((cut.symbol() as u16).to_be_bytes());
}

fn read(saved: &[u8]) -> Option<Receiver> {
    let (body, sum) = saved.split_last_chunk::<4>()?;
    let rest = body.strip_prefix(&MAGIC).filter(|_| first(body) == *sum)?;
    if rest.is_empty() {
        return Some(Receiver::new());
    }
    let (&digest, rest) = rest.split_first_chunk()?;
    let (&size, rest) = rest.split_first_chunk()?;
    let (&symbol, rest) = rest.split_first_chunk()?;
    let size = u32::from_be_bytes(size);
    let object = ObjectId { digest, size };
    let cut = Cut::new(size as usize, u16::from_be_bytes(symbol).into())?;
    let entries = rest.chunks_exact(cut.symbol().checked_add(4)?);
    let most = cut.needed().saturating_add(limits::SPARE_SYMBOLS);
    if !entries.remainder().is_empty() || !(1..=most).contains(&entries.len()) {
        return None;
    }
    let mut symbols = BTreeMap::new();
    for entry in entries {
        let (&id, symbol) = entry.split_first_chunk()?;
        let frame = Frame::new(object, u32::from_be_bytes(id), symbol.to_vec()).ok()?;
        if symbols.insert(frame.id(), frame.into_symbol()).is_some() {
            return None;
        }
    }
    let mut receiver = Receiver {
        state: State::Collecting(Collection { object, cut, symbols }),
    };
    receiver.completed().ok()?;
    Some(receiver)
}
