//! The verifier's end: a request and the key that opens its answer.

use credential::Ed25519SigningKey;
use credential::cbor::{Decoder, Encoder, Profile};
use jiff::{SignedDuration, Timestamp};
use zeroize::Zeroizing;

use super::answer::decode;
use super::body::Made;
use super::{AnswerError, AnswerItem, Request, RequestError, Wanted};
use crate::sealed::{OpeningKey, Sealed, SealedError, Use};
use crate::text::Prefix;
use crate::{cbor, limits};

/// A request that waits for its answer, with the key that opens it. Whoever asks keeps it no longer than that. Wiped when dropped; no
/// `Debug`, no `Clone`.
pub struct Asking {
    request: Request,
    /// What the opening key is derived from.
    opening: Zeroizing<[u8; 32]>,
}

/// First item of the kept form.
const FORM: u64 = 0;

impl Asking {
    /// Signs a request for the next [`limits::REQUEST_SECONDS`] seconds, with a nonce and a key of its own, made of
    /// [`limits::ASKING_RANDOM`] fresh random bytes.
    ///
    /// # Errors
    /// When what is wanted is not in order.
    pub fn new(
        wanted: &Wanted,
        now: Timestamp,
        key: &Ed25519SigningKey,
        random: &Zeroizing<[u8; limits::ASKING_RANDOM]>,
    ) -> Result<Self, RequestError> {
        let (nonce, opening) = random.split_first_chunk().ok_or(RequestError::Shape)?;
        let opening = Zeroizing::new(opening.try_into().map_err(|_| RequestError::Shape)?);
        let issued = Timestamp::from_second(now.as_second()).map_err(|_| RequestError::NotYet)?;
        let life = SignedDuration::from_secs(limits::REQUEST_SECONDS);
        let made = Made {
            nonce: *nonce,
            seal_to: OpeningKey::derive(&opening).1,
            issued,
            expires: issued.checked_add(life).map_err(|_| RequestError::NotYet)?,
        };
        Ok(Self {
            request: Request::sign(wanted, made, key)?,
            opening,
        })
    }

    /// What is shown to the traveller.
    #[must_use]
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// Opens what was sealed for this request, while it counts. What the passes in it are worth is not looked at.
    ///
    /// # Errors
    /// When it was sealed for another request or to another key, altered, too large, too late, or is no answer.
    pub fn open(&self, sealed: &Sealed, now: Timestamp) -> Result<Vec<AnswerItem>, AnswerError> {
        self.request.open_at(now)?;
        if sealed.bytes().len() > limits::ANSWER {
            return Err(AnswerError::TooLarge);
        }
        let opening = OpeningKey::derive(&self.opening).0;
        let opened = opening.open(&sealed.of(Use::Answer)?, &self.request.info());
        let content = opened.map_err(|error| match error {
            SealedError::NotOurs => SealedError::NotForThisRequest,
            other => other,
        })?;
        decode(&content)
    }

    /// As bytes, for a verifier that waits in another process than it asked in. They open the answer: to be kept as a secret, and no
    /// longer than the request counts.
    #[must_use]
    pub fn encode(&self) -> Zeroizing<Vec<u8>> {
        let text = self.request.text();
        let mut encoder = Encoder::with_capacity(text.len().saturating_add(64));
        encoder.array(3).u64(FORM).text(&text).bytes(&self.opening[..]);
        Zeroizing::new(encoder.finish())
    }

    /// From the bytes that [`encode`](Self::encode) wrote.
    ///
    /// # Errors
    /// When they are none.
    pub fn decode(bytes: &[u8]) -> Result<Self, RequestError> {
        let most = Prefix::Request
            .as_str()
            .len()
            .saturating_add(limits::REQUEST.saturating_mul(2));
        if bytes.len() > most {
            return Err(RequestError::Shape);
        }
        let mut decoder = Decoder::new(bytes, Profile::Strict);
        cbor::array(&mut decoder, 3)?;
        if decoder.u64()? != FORM {
            return Err(RequestError::Shape);
        }
        let request = Request::read(&decoder.text()?)?;
        let opening = Zeroizing::new(cbor::fixed(&mut decoder)?);
        decoder.end()?;
        decoder.finish()?;
        if OpeningKey::derive(&opening).1 != *request.seal_to() {
            return Err(RequestError::Shape);
        }
        Ok(Self { request, opening })
    }
}
