//! The wallet's end: the keys of one enrolment, from the answer to the batch.

use credential::Ed25519SigningKey;
use credential::cbor::{Decoder, Encoder, Profile};
use credential::native::NativeKind;
use jiff::Timestamp;
use zeroize::Zeroizing;

use super::answer::Body;
use super::{Enrolment, EnrolmentError, Invitation};
use crate::cbor;
use crate::limits;
use crate::sealed::OpeningKey;

/// The secrets of one enrolment: what its batch is sealed to, and one seed a copy. Wiped when dropped; no `Debug`, no `Clone`. Until
/// the batch has come they are kept in the encrypted store, as [`encode`](Self::encode) writes them.
pub struct EnrolmentKeys {
    pub(super) invitation: Invitation,
    /// What the opening key is derived from.
    pub(super) opening: Zeroizing<[u8; 32]>,
    pub(super) seeds: Zeroizing<Vec<[u8; 32]>>,
}

/// First item of the kept form.
const FORM: u64 = 0;

impl EnrolmentKeys {
    /// Answers an invitation with keys of its own, made of fresh random bytes, as many as
    /// [`Invitation::random_bytes`] says. The same bytes give the same keys.
    ///
    /// # Errors
    /// When the random bytes are too many or too few, or give the same key twice.
    pub fn answer(invitation: &Invitation, random: &Zeroizing<Vec<u8>>) -> Result<(Self, Enrolment), EnrolmentError> {
        let (all, rest) = random.as_chunks::<32>();
        let (opening, seeds) = all.split_first().ok_or(EnrolmentError::Random)?;
        if !rest.is_empty() || seeds.len() != invitation.copies {
            return Err(EnrolmentError::Random);
        }
        let keys = Self {
            invitation: invitation.clone(),
            opening: Zeroizing::new(*opening),
            seeds: Zeroizing::new(seeds.to_vec()),
        };
        let enrolment = Enrolment::sign(keys.body(), &keys.seeds)?;
        Ok((keys, enrolment))
    }

    /// The enrolment again, to be shown once more.
    ///
    /// # Errors
    /// Never of keys that were made by [`answer`](Self::answer).
    pub fn enrolment(&self) -> Result<Enrolment, EnrolmentError> {
        Enrolment::sign(self.body(), &self.seeds)
    }

    /// What was answered.
    #[must_use]
    pub fn invitation(&self) -> &Invitation {
        &self.invitation
    }

    /// As bytes for the encrypted store, and for nothing else.
    #[must_use]
    pub fn encode(&self) -> Zeroizing<Vec<u8>> {
        // Larger than what is written, so that no part of it is left behind where the buffer was before it grew.
        let mut encoder = Encoder::with_capacity(limits::ENROLMENT_KEYS);
        let Invitation {
            issuer,
            kind,
            copies: _,
            expires,
            nonce,
        } = &self.invitation;
        encoder.array(7).u64(FORM).text(issuer).bytes(&kind.vct());
        encoder.i64(expires.as_second()).bytes(nonce).bytes(&self.opening[..]);
        encoder.array(self.seeds.len());
        for seed in self.seeds.iter() {
            encoder.bytes(seed);
        }
        Zeroizing::new(encoder.finish())
    }

    /// From the bytes that [`encode`](Self::encode) wrote.
    ///
    /// # Errors
    /// When they are none.
    pub fn decode(bytes: &[u8]) -> Result<Self, EnrolmentError> {
        if bytes.len() > limits::ENROLMENT_KEYS {
            return Err(EnrolmentError::Shape);
        }
        let mut decoder = Decoder::new(bytes, Profile::Strict);
        cbor::array(&mut decoder, 7)?;
        if decoder.u64()? != FORM {
            return Err(EnrolmentError::Version);
        }
        let issuer = decoder.text()?;
        let kind = NativeKind::of_vct(cbor::bytes(&mut decoder)?).ok_or(EnrolmentError::Kind)?;
        let expires = Timestamp::from_second(decoder.i64()?).map_err(|_| EnrolmentError::Shape)?;
        let nonce = cbor::fixed(&mut decoder)?;
        let opening = Zeroizing::new(cbor::fixed(&mut decoder)?);
        let seeds = Zeroizing::new(cbor::all(&mut decoder, limits::COPIES)?);
        decoder.end()?;
        decoder.finish()?;
        Ok(Self {
            invitation: Invitation::new(&issuer, kind, seeds.len(), expires, nonce)?,
            opening,
            seeds,
        })
    }

    pub(super) fn opening_key(&self) -> OpeningKey {
        OpeningKey::derive(&self.opening).0
    }

    pub(super) fn body(&self) -> Body {
        let public = |seed: &[u8; 32]| Ed25519SigningKey::from_seed(&Zeroizing::new(*seed)).public();
        Body {
            issuer: self.invitation.issuer.clone(),
            expires: self.invitation.expires,
            nonce: self.invitation.nonce,
            seal_to: OpeningKey::derive(&self.opening).1,
            holders: self.seeds.iter().map(public).collect(),
        }
    }
}
