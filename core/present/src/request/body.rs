//! A request as it travels: COSE_Sign1 around one array.

use base64ct::{Base64UrlUnpadded, Encoding as _};
use credential::cbor::{Decoder, Encoder, Profile};
use credential::cose::{Sign1, sign1_of, sign1_typed};
use credential::native::{Field, NativeKind};
use credential::{Country, Ed25519SigningKey, KeyId, VerifyingKey};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::{Ask, Request, RequestError, Wanted};
use crate::text::Prefix;
use crate::{cbor, labels, limits};

/// Items of the array.
const ITEMS: usize = 11;

/// What is signed beside what the verifier wants.
pub(super) struct Made {
    pub(super) nonce: [u8; limits::NONCE],
    pub(super) seal_to: [u8; 32],
    pub(super) issued: Timestamp,
    pub(super) expires: Timestamp,
}

impl Request {
    /// Signs a request.
    pub(super) fn sign(wanted: &Wanted, made: Made, key: &Ed25519SigningKey) -> Result<Self, RequestError> {
        wanted.check()?;
        let Made {
            nonce,
            seal_to,
            issued,
            expires,
        } = made;
        Self::life(issued, expires)?;
        let public = key.public();
        let body = encode(&public, wanted, &nonce, &seal_to, (issued, expires));
        let id = key_id(&public).ok_or(RequestError::Key)?;
        let bytes = sign1_typed(labels::REQUEST, &body, &id, key);
        if bytes.len() > limits::REQUEST {
            return Err(RequestError::Words);
        }
        Ok(Self {
            key: public,
            wanted: wanted.clone(),
            nonce,
            seal_to,
            issued,
            expires,
            digest: Sha256::digest(&bytes).into(),
            bytes,
        })
    }

    /// Reads a `CRQ1:` text and checks its signature.
    ///
    /// # Errors
    /// When it is no request, or its signature does not fit.
    pub fn read(text: &str) -> Result<Self, RequestError> {
        let bytes = Prefix::Request.read(text, limits::REQUEST)?;
        let message = Sign1::parse(&bytes, Profile::Strict)?;
        let mut decoder = Decoder::new(message.payload(), Profile::Strict);
        cbor::array(&mut decoder, ITEMS as u64)?;
        let public: [u8; 32] = cbor::fixed(&mut decoder)?;
        let key = VerifyingKey::from_ed25519(&public).map_err(|_| RequestError::Key)?;
        let id = key_id(&public).ok_or(RequestError::Key)?;
        // One way to write each request, so that its digest is its name: header, type and key id are what signing makes them.
        let signature = message.signature().try_into().map_err(|_| RequestError::Shape)?;
        if sign1_of(labels::REQUEST, message.payload(), &id, signature) != bytes {
            return Err(RequestError::Shape);
        }
        message.verify(&key, b"")?.map_err(|_| RequestError::Signature)?;
        let requester = decoder.text()?.into_owned();
        let place = decoder.text()?.into_owned();
        let country = match decoder.text()?.as_ref() {
            "" => None,
            code => Some(
                Country::from_alpha2(code)
                    .filter(|country| country.as_str() == code)
                    .ok_or(RequestError::Shape)?,
            ),
        };
        let purpose = decoder.text()?.into_owned();
        let asks = asks(&mut decoder)?;
        let kept = decoder.u64()?;
        let nonce = cbor::fixed(&mut decoder)?;
        let seal_to = cbor::fixed(&mut decoder)?;
        let issued = moment(&mut decoder)?;
        let expires = moment(&mut decoder)?;
        decoder.end()?;
        decoder.finish()?;
        let wanted = Wanted {
            requester,
            place,
            country,
            purpose,
            asks,
            kept,
        };
        wanted.check()?;
        Self::life(issued, expires)?;
        Ok(Self {
            key: public,
            wanted,
            nonce,
            seal_to,
            issued,
            expires,
            digest: Sha256::digest(&bytes).into(),
            bytes,
        })
    }

    /// As a `CRQ1:` text: one code.
    #[must_use]
    pub fn text(&self) -> String {
        Prefix::Request.write(&self.bytes)
    }

    /// The nonce that an answer brings back.
    pub(super) fn nonce(&self) -> &[u8; limits::NONCE] {
        &self.nonce
    }

    /// The HPKE key that an answer is sealed to.
    pub(super) fn seal_to(&self) -> &[u8; 32] {
        &self.seal_to
    }

    /// Whom an answer's key binding is for: the digest of this request.
    #[must_use]
    pub fn audience(&self) -> String {
        let mut audience = labels::ANSWER_AUDIENCE.to_owned();
        audience.push_str(&Base64UrlUnpadded::encode_string(&self.digest));
        audience
    }

    /// What an answer is sealed with beside the key, so that it opens for this request alone.
    pub(super) fn info(&self) -> Vec<u8> {
        [labels::ANSWER, &self.digest[..]].concat()
    }
}

/// The first eight bytes of SHA-256 over the key.
fn key_id(public: &[u8; 32]) -> Option<KeyId> {
    let digest: [u8; 32] = Sha256::digest(public).into();
    KeyId::new(digest.get(..8)?)
}

/// `[key, requester, place, country, purpose, [[kinds, fields]], kept, nonce, seal_to, iat, exp]`.
fn encode(
    key: &[u8; 32],
    wanted: &Wanted,
    nonce: &[u8; limits::NONCE],
    seal_to: &[u8; 32],
    (issued, expires): (Timestamp, Timestamp),
) -> Vec<u8> {
    let mut encoder = Encoder::with_capacity(limits::REQUEST);
    encoder
        .array(ITEMS)
        .bytes(key)
        .text(&wanted.requester)
        .text(&wanted.place);
    encoder.text(wanted.country.as_ref().map_or("", Country::as_str));
    encoder.text(&wanted.purpose).array(wanted.asks.len());
    for ask in &wanted.asks {
        encoder.array(2).array(ask.kinds.len());
        for kind in &ask.kinds {
            encoder.text(kind.name());
        }
        encoder.array(ask.fields.len());
        for field in &ask.fields {
            encoder.i64(field.label());
        }
    }
    encoder.u64(wanted.kept).bytes(nonce).bytes(seal_to);
    encoder.i64(issued.as_second()).i64(expires.as_second());
    encoder.finish()
}

fn moment(decoder: &mut Decoder<'_>) -> Result<Timestamp, RequestError> {
    Timestamp::from_second(decoder.i64()?).map_err(|_| RequestError::Shape)
}

/// Kinds in the order in which they are declared, labels ascending, each once: what is asked stands on one level, so that nothing of it
/// can hide below another claim.
fn asks(decoder: &mut Decoder<'_>) -> Result<Vec<Ask>, RequestError> {
    let count = decoder.array()?.and_then(|count| usize::try_from(count).ok());
    let count = count
        .filter(|count| (1..=limits::ASKS).contains(count))
        .ok_or(RequestError::Asks)?;
    let mut asks = Vec::with_capacity(count);
    while decoder.more()? {
        cbor::array(decoder, 2)?;
        let (mut kinds, mut fields) = (Vec::new(), Vec::new());
        if decoder
            .array()?
            .is_none_or(|count| count > NativeKind::ALL.len() as u64)
        {
            return Err(RequestError::Asks);
        }
        while decoder.more()? {
            kinds.push(NativeKind::named(&decoder.text()?).ok_or(RequestError::Asks)?);
        }
        if decoder.array()?.is_none_or(|count| count > limits::FIELDS) {
            return Err(RequestError::Asks);
        }
        while decoder.more()? {
            fields.push(Field::of_label(decoder.i64()?).ok_or(RequestError::Asks)?);
        }
        decoder.end()?;
        let ask = Ask::new(&kinds, &fields)?;
        if ask.kinds != kinds || ask.fields != fields {
            return Err(RequestError::Shape);
        }
        asks.push(ask);
    }
    Ok(asks)
}
