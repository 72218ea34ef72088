//! The live showing: one copy, a choice of what is shown of it, and frames that are renewed on the screen.
//!
//! Each step is a type of its own, and takes the one before: a copy that was chosen from cannot be chosen from again, and a frame is
//! made of a choice and of nothing else. All frames of one showing are of one copy.

use credential::Ed25519SigningKey;
use credential::cbor::{Decoder, Encoder, Profile};
use credential::native::{Field, NativeError, NativePass, PASS};
use credential::sdcwt::{Binder, Disclosure, Key, SdCwtError, Step, Terms, UnverifiedSdCwt};
use jiff::{SignedDuration, Timestamp};
use zeroize::Zeroizing;

use crate::text::Prefix;
use crate::{cbor, labels, limits};

/// Whom a live frame is for (`aud`): whoever stands before it.
pub const LIVE_AUDIENCE: &str = labels::LIVE;

/// One copy of a pass with its holder's key. Wiped when dropped; no `Debug`, no `Clone`, for it is shown once.
pub struct PassCopy {
    bytes: Vec<u8>,
    seed: Zeroizing<[u8; 32]>,
}

/// What a traveller chose to show of a copy.
pub struct Chosen {
    holder: Ed25519SigningKey,
    binder: Binder,
    expires: Option<Timestamp>,
}

/// What is on the screen.
pub struct Frame {
    /// The text of the code, with the prefix `CRP1:`.
    pub text: String,
    /// When it has to be replaced: it counts until then.
    pub until: Timestamp,
}

/// Why nothing is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LiveError {
    /// The copy cannot be read, or is bound to another key.
    #[error("this copy cannot be shown: {0}; use another one")]
    Copy(#[from] SdCwtError),
    /// The pass has ended.
    #[error("the pass has expired: ask its issuer for a new one")]
    Expired,
    /// The pass has not begun, or this device's clock is behind.
    #[error("the pass does not count yet: check this device's date and time")]
    NotYet,
    /// The bytes of a kept copy are none.
    #[error("this copy was damaged where it was kept; use another one")]
    Damaged,
}

/// First item of a kept copy.
const FORM: u64 = 0;

impl PassCopy {
    /// A copy and the seed of the key in its `cnf`, both as they were kept.
    ///
    /// # Errors
    /// When the copy cannot be read, or is bound to another key.
    pub fn new(bytes: Vec<u8>, seed: Zeroizing<[u8; 32]>) -> Result<Self, LiveError> {
        Binder::new(&bytes, &Ed25519SigningKey::from_seed(&seed))?;
        Ok(Self { bytes, seed })
    }

    /// A copy of a batch in which all this was found to hold.
    pub(crate) fn of_batch(bytes: Vec<u8>, seed: Zeroizing<[u8; 32]>) -> Self {
        Self { bytes, seed }
    }

    /// The copy as its issuer made it, with everything disclosed: for the traveller's own eyes.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// As bytes for the encrypted store, and for nothing else.
    #[must_use]
    pub fn encode(&self) -> Zeroizing<Vec<u8>> {
        // Room for all of it, so that no part of the seed is left behind where the buffer was before it grew.
        let mut encoder = Encoder::with_capacity(self.bytes.len().saturating_add(64));
        encoder.array(3).u64(FORM).bytes(&self.bytes).bytes(&self.seed[..]);
        Zeroizing::new(encoder.finish())
    }

    /// From the bytes that [`encode`](Self::encode) wrote.
    ///
    /// # Errors
    /// When they are none, or as [`new`](Self::new).
    pub fn decode(bytes: &[u8]) -> Result<Self, LiveError> {
        let read = || {
            let mut decoder = Decoder::new(bytes, Profile::Strict);
            cbor::array(&mut decoder, 3)?;
            let form = decoder.u64()?;
            let copy = cbor::bytes(&mut decoder)?;
            let seed = Zeroizing::new(cbor::fixed(&mut decoder)?);
            decoder.end()?;
            decoder.finish()?;
            Ok::<_, credential::cbor::CborError>((form, copy, seed))
        };
        match read() {
            Ok((FORM, copy, seed)) => Self::new(copy.to_vec(), seed),
            _ => Err(LiveError::Damaged),
        }
    }

    /// What the copy says, with everything disclosed.
    ///
    /// # Errors
    /// When it is no pass.
    pub fn pass(&self) -> Result<NativePass, NativeError> {
        NativePass::read(UnverifiedSdCwt::parse(&self.bytes)?.claimed())
    }

    /// Cuts the copy down to these fields, as far as the pass has them, once for all frames of one showing.
    ///
    /// # Errors
    /// When the copy cannot be read, or is bound to another key.
    pub fn choose(self, fields: &[Field]) -> Result<Chosen, LiveError> {
        let read = UnverifiedSdCwt::parse(&self.bytes)?;
        let contents = read.claimed();
        let holder = Ed25519SigningKey::from_seed(&self.seed);
        let binder = Binder::new(&contents.disclose(|one| is_field(one, fields)), &holder)?;
        Ok(Chosen {
            holder,
            binder,
            expires: contents.times().expires,
        })
    }
}

impl Chosen {
    /// When the pass ends.
    pub(crate) fn ends(&self) -> Option<Timestamp> {
        self.expires
    }

    /// A showing with these terms.
    pub(crate) fn token(&self, terms: &Terms<'_>) -> Result<Vec<u8>, SdCwtError> {
        self.binder.bind(terms, &self.holder)
    }

    /// A frame for the next [`limits::LIVE_SECONDS`] seconds, or until the pass ends. `id` is fresh random bytes: no other frame has
    /// them.
    ///
    /// # Errors
    /// When the pass has ended, or has not begun.
    pub fn frame(&self, now: Timestamp, id: &[u8; limits::FRAME_ID]) -> Result<Frame, LiveError> {
        let issued = Timestamp::from_second(now.as_second()).map_err(|_| LiveError::NotYet)?;
        let until = issued
            .checked_add(SignedDuration::from_secs(limits::LIVE_SECONDS))
            .map_err(|_| LiveError::Expired)?;
        let until = self.expires.map_or(until, |expires| expires.min(until));
        if until <= issued {
            return Err(LiveError::Expired);
        }
        let terms = Terms {
            issued: Some(issued),
            expires: Some(until),
            id: Some(id),
            ..Terms::to(LIVE_AUDIENCE)
        };
        let token = self.token(&terms).map_err(|error| match error {
            // It ends in time, so that what is left is that it begins too late.
            SdCwtError::BindingOutside => LiveError::NotYet,
            other => LiveError::Copy(other),
        })?;
        Ok(Frame {
            text: Prefix::Presentation.write(&token),
            until,
        })
    }
}

/// Whether a disclosure shows one of these fields.
fn is_field(disclosure: &Disclosure<'_>, fields: &[Field]) -> bool {
    let [Step::Key(pass), Step::Key(label)] = disclosure.path() else {
        return false;
    };
    *pass == Key::from(PASS) && fields.iter().any(|field| *label == Key::from(field.label()))
}
