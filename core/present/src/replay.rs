//! The frames that a verifier has seen lately: in memory, under a key that is gone with the process.

use std::collections::HashMap;

use credential::sdcwt::Terms;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::limits;

/// Which live frames were seen, so that one that is shown again is found out. Nothing of it says what was in them: an entry is a hash
/// under a random key. No `Debug`, no `Clone`; gone when dropped.
pub struct Replay {
    key: Zeroizing<[u8; 32]>,
    seen: HashMap<[u8; HASH], Entry>,
    /// The latest time that it was asked at.
    latest: Timestamp,
}

/// Bytes of a hash: among [`limits::REPLAY`] frames two have the same one once in 2^97 times.
const HASH: usize = 16;

struct Entry {
    first: Timestamp,
    forget: Timestamp,
}

/// Whether a frame was seen before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Seen {
    /// It was not.
    First,
    /// It was. A camera that rests on a screen sees each frame many times within its seconds; somebody who shows a copy of another's
    /// frame comes later than that.
    Again {
        /// Seconds since it was first seen.
        after: i64,
    },
    /// Nobody can tell: too many frames were seen within the last seconds ([`limits::REPLAY`]), the clock was set back past the time
    /// at which the frame would have been forgotten, or it is no live frame. It must not count as the first.
    Unknown,
}

impl Replay {
    /// A set that has seen nothing, under a key of 32 fresh random bytes.
    #[must_use]
    pub fn new(key: Zeroizing<[u8; 32]>) -> Self {
        Self {
            key,
            seen: HashMap::new(),
            latest: Timestamp::MIN,
        }
    }

    /// Notes a frame that was [found live](crate::check), and says whether it was noted before. `holder` is the holder's key, as
    /// [`Binding::holder`](credential::native::Binding::holder) has it. Asked only of frames whose signatures fit:
    /// another's could fill the set.
    pub fn see(&mut self, holder: &[u8], terms: &Terms<'_>, now: Timestamp) -> Seen {
        let forget = terms.expires.and_then(|expires| expires.checked_add(limits::SKEW).ok());
        let (Some(forget), Some(id)) = (forget, terms.id) else {
            return Seen::Unknown;
        };
        self.latest = self.latest.max(now);
        let hash = self.hash(holder, id);
        if let Some(entry) = self.seen.get(&hash) {
            let after = now.duration_since(entry.first).as_secs();
            return Seen::Again { after };
        }
        if self.seen.len() >= limits::REPLAY {
            let latest = self.latest;
            self.seen.retain(|_, entry| entry.forget > latest);
        }
        if self.seen.len() >= limits::REPLAY || forget <= self.latest {
            return Seen::Unknown;
        }
        self.seen.insert(hash, Entry { first: now, forget });
        Seen::First
    }

    /// Forgets the frames that no longer count at the latest time that it was asked at. It does so by itself when it is full; a
    /// verifier that waits for the next traveller may do so earlier.
    pub fn forget(&mut self, now: Timestamp) {
        self.latest = self.latest.max(now);
        let latest = self.latest;
        self.seen.retain(|_, entry| entry.forget > latest);
    }

    /// How many frames it remembers.
    #[must_use]
    pub fn len(&self) -> usize {
        self.seen.len()
    }

    /// Whether it remembers none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty()
    }

    /// SHA-256 over the key, which has a fixed length, the length of the holder's key, and both parts of what names a frame.
    fn hash(&self, holder: &[u8], id: &[u8]) -> [u8; HASH] {
        let digest = Sha256::new()
            .chain_update(&self.key[..])
            .chain_update((holder.len() as u64).to_be_bytes())
            .chain_update(holder)
            .chain_update(id)
            .finalize();
        digest.first_chunk().copied().unwrap_or_default()
    }
}
