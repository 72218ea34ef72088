//! The key binding token (SD-KBT, sections 8.1 and 9): the holder's signature over what is shown, for whom and when.

use jiff::Timestamp;

use super::draft::{algorithm, claim, header, typ};
use super::error::SdCwtError;
use super::message::{Kind, Message};
use super::registered::{self, Times};
use super::resolve::{Redactions, Resolver};
use super::token::{Contents, SdCwt, UnverifiedSdCwt, write};
use super::value::Claims;
use crate::cbor::{DuplicateKey, Encoder, Map};
use crate::cose::{label, sig_structure};
use crate::key::{Ed25519SigningKey, SignatureError, VerifyingKey};
use crate::limits;

/// What a holder says with a showing.
#[derive(Clone, Copy)]
pub struct Terms<'t> {
    /// `aud`: whom it is for. What Carnet puts here, and takes, is for the showing to say.
    pub audience: &'t str,
    /// `iat`. There has to be this or an [`id`](Self::id).
    pub issued: Option<Timestamp>,
    /// `exp`; only with `iat`.
    pub expires: Option<Timestamp>,
    /// `nbf`; only with `iat`.
    pub not_before: Option<Timestamp>,
    /// `cti`, which no other showing has.
    pub id: Option<&'t [u8]>,
    /// `cnonce`: the verifier's nonce.
    pub nonce: Option<&'t [u8]>,
}

impl<'t> Terms<'t> {
    /// Terms with an audience and nothing else, to be completed.
    #[must_use]
    pub fn to(audience: &'t str) -> Self {
        Self {
            audience,
            issued: None,
            expires: None,
            not_before: None,
            id: None,
            nonce: None,
        }
    }
}

/// A key binding token of which no signature has been checked.
pub struct UnverifiedKeyBinding<'b> {
    message: Message<'b>,
    claims: Claims<'b>,
    times: Times,
    sd_cwt: UnverifiedSdCwt<'b>,
}

/// A key binding token that was signed with the key that the issuer put into the SD-CWT within, which the issuer signed.
pub struct KeyBinding<'b> {
    claims: Claims<'b>,
    times: Times,
    sd_cwt: SdCwt<'b>,
    holder: VerifyingKey,
}

/// A signature fits none of the keys: the token, still unverified, and why.
pub struct NotVerifiedKeyBinding<'b> {
    /// The token, as it was.
    pub unverified: UnverifiedKeyBinding<'b>,
    /// Which signature, and why.
    pub reason: SdCwtError,
}

impl<'b> UnverifiedKeyBinding<'b> {
    /// Reads a token, the SD-CWT in it included.
    ///
    /// # Errors
    /// When the bytes are no such token, break a limit, or the two tokens do not belong together.
    pub fn parse(bytes: &'b [u8]) -> Result<Self, SdCwtError> {
        if bytes.len() > limits::KEY_BINDING {
            return Err(SdCwtError::TooLarge);
        }
        let message = Message::parse(bytes, Kind::KeyBinding)?;
        let sd_cwt = UnverifiedSdCwt::parse(message.protected.sd_cwt.ok_or(SdCwtError::BindingIncomplete)?)?;
        let claims = Resolver::new(Vec::new(), Redactions::Forbidden)
            .resolve(message.payload)?
            .claims;
        let times = check(&claims)?;
        if !times.lie_within(&sd_cwt.claimed().times()) {
            return Err(SdCwtError::BindingOutside);
        }
        Ok(Self {
            message,
            claims,
            times,
            sd_cwt,
        })
    }

    /// The SD-CWT within, of which nothing has been proved.
    #[must_use]
    pub fn claimed(&self) -> &Contents<'b> {
        self.sd_cwt.claimed()
    }

    /// What the token says by itself. Nothing of it has been proved.
    #[must_use]
    pub fn claimed_terms(&self) -> Terms<'_> {
        terms(&self.claims, self.times)
    }

    /// Checks the issuer's signature with each of the keys until one fits, then the holder's with the key in `cnf`.
    ///
    /// # Errors
    /// [`SdCwtError::Issuer`] or [`SdCwtError::Holder`] where a signature does not fit; [`SdCwtError::NoHolderKey`] or
    /// [`SdCwtError::HolderKey`] where there is no key that the second could fit.
    pub fn verify<'k>(
        self,
        keys: impl IntoIterator<Item = &'k VerifyingKey>,
    ) -> Result<KeyBinding<'b>, Box<NotVerifiedKeyBinding<'b>>> {
        match self.holder(keys) {
            Ok(holder) => Ok(KeyBinding {
                claims: self.claims,
                times: self.times,
                sd_cwt: self.sd_cwt.believed(),
                holder,
            }),
            Err(reason) => Err(Box::new(NotVerifiedKeyBinding {
                unverified: self,
                reason,
            })),
        }
    }

    /// The holder's signature.
    #[must_use]
    pub fn signature(&self) -> &'b [u8] {
        self.message.signature
    }

    /// What the holder signed: the Sig_structure of RFC 9052 section 4.4.
    #[must_use]
    pub fn to_be_signed(&self) -> Vec<u8> {
        self.message.to_be_signed()
    }

    /// Checks the holder's signature alone, with the key in `cnf`. Whether the issuer put it there is told by the issuer's.
    ///
    /// # Errors
    /// [`SdCwtError::Holder`] where it does not fit; [`SdCwtError::NoHolderKey`] or [`SdCwtError::HolderKey`] where there is no key
    /// that it could fit.
    pub fn holder_signed(&self) -> Result<(), SdCwtError> {
        self.message
            .fits(&self.claimed().holder_key()?)
            .map_err(SdCwtError::Holder)
    }

    /// The holder's key, once both signatures fit.
    fn holder<'k>(&self, keys: impl IntoIterator<Item = &'k VerifyingKey>) -> Result<VerifyingKey, SdCwtError> {
        self.sd_cwt.fits(keys).map_err(SdCwtError::Issuer)?;
        self.holder_signed()?;
        self.claimed().holder_key()
    }
}

impl<'b> KeyBinding<'b> {
    /// The SD-CWT within.
    #[must_use]
    pub fn sd_cwt(&self) -> &SdCwt<'b> {
        &self.sd_cwt
    }

    /// For whom and when the holder signed.
    #[must_use]
    pub fn terms(&self) -> Terms<'_> {
        terms(&self.claims, self.times)
    }

    /// All claims of the token itself.
    #[must_use]
    pub fn claims(&self) -> &Claims<'b> {
        &self.claims
    }

    /// The key that the holder signed with.
    #[must_use]
    pub fn holder_key(&self) -> &VerifyingKey {
        &self.holder
    }
}

/// Signs showings of one SD-CWT, which [`Contents::disclose`] has cut down: what they all share is read and written once, so that
/// each takes little more than its signature.
pub struct Binder {
    /// The protected header of every token, with the SD-CWT in it.
    protected: Vec<u8>,
    /// When the SD-CWT counts.
    times: Times,
    holder: [u8; 32],
}

impl Binder {
    /// Reads the token that is to be shown.
    ///
    /// # Errors
    /// When `sd_cwt` is no token, or `holder` is not the key in its `cnf`.
    pub fn new(sd_cwt: &[u8], holder: &Ed25519SigningKey) -> Result<Self, SdCwtError> {
        let read = UnverifiedSdCwt::parse(sd_cwt)?;
        let key = holder.verifying_key().map_err(SdCwtError::HolderKey)?;
        if read.claimed().holder_key()? != key {
            return Err(SdCwtError::Holder(SignatureError::KeyMismatch));
        }
        Ok(Self {
            protected: protected(sd_cwt),
            times: read.claimed().times(),
            holder: holder.public(),
        })
    }

    /// Signs a showing: a key binding token with Ed25519. Whole seconds alone are written.
    ///
    /// # Errors
    /// When `holder` is another key than it was made with, or the terms break a rule of section 9, step 6.
    pub fn bind(&self, terms: &Terms<'_>, holder: &Ed25519SigningKey) -> Result<Vec<u8>, SdCwtError> {
        if holder.public() != self.holder {
            return Err(SdCwtError::Holder(SignatureError::KeyMismatch));
        }
        let payload = payload(terms).map_err(|DuplicateKey| SdCwtError::BindingIncomplete)?;
        let claims = Resolver::new(Vec::new(), Redactions::Forbidden)
            .resolve(&payload)?
            .claims;
        if !check(&claims)?.lie_within(&self.times) {
            return Err(SdCwtError::BindingOutside);
        }
        let signature = holder.sign(&sig_structure(&self.protected, b"", &payload));
        let token = write(&self.protected, &[], &payload, &signature);
        if token.len() > limits::KEY_BINDING {
            return Err(SdCwtError::TooLarge);
        }
        Ok(token)
    }
}

/// Signs one showing of `sd_cwt`: [`Binder`] for a single time.
///
/// # Errors
/// When `sd_cwt` is no token, `holder` is not the key in its `cnf`, or the terms break a rule of section 9, step 6.
pub fn bind(sd_cwt: &[u8], terms: &Terms<'_>, holder: &Ed25519SigningKey) -> Result<Vec<u8>, SdCwtError> {
    Binder::new(sd_cwt, holder)?.bind(terms, holder)
}

/// What table 3 and section 9, step 6 demand of the token by itself.
fn check(claims: &Claims<'_>) -> Result<Times, SdCwtError> {
    if claims.get(claim::ISSUER).is_some() || claims.get(claim::SUBJECT).is_some() {
        return Err(SdCwtError::BindingForbidden);
    }
    let times = Times::of(claims)?;
    let id = registered::bytes(claims, claim::ID)?;
    registered::bytes(claims, claim::NONCE)?;
    let timed = times.issued.is_some();
    let limited = times.expires.is_some() || times.not_before.is_some();
    if registered::text(claims, claim::AUDIENCE)?.is_none() || (!timed && (id.is_none() || limited)) {
        return Err(SdCwtError::BindingIncomplete);
    }
    Ok(times)
}

fn terms<'c>(claims: &'c Claims<'_>, times: Times) -> Terms<'c> {
    Terms {
        audience: registered::text(claims, claim::AUDIENCE)
            .ok()
            .flatten()
            .unwrap_or_default(),
        issued: times.issued,
        expires: times.expires,
        not_before: times.not_before,
        id: registered::bytes(claims, claim::ID).ok().flatten(),
        nonce: registered::bytes(claims, claim::NONCE).ok().flatten(),
    }
}

/// `{1: -19, 13: sd_cwt, 16: 294}`, in the order of the labels' encodings.
fn protected(sd_cwt: &[u8]) -> Vec<u8> {
    // Three labels, two numbers and the map's head.
    const FRAME: usize = 16;
    let mut encoder = Encoder::with_capacity(sd_cwt.len().saturating_add(FRAME));
    encoder
        .map_head(3)
        .i64(label::ALG)
        .i64(algorithm::ED25519)
        .i64(header::KCWT)
        .raw(sd_cwt)
        .i64(header::TYP)
        .u64(typ::KB_CWT);
    encoder.finish()
}

fn payload(terms: &Terms<'_>) -> Result<Vec<u8>, DuplicateKey> {
    let mut claims = Map::new();
    claims.entry(|key| key.i64(claim::AUDIENCE), |value| value.text(terms.audience))?;
    for (key, time) in [
        (claim::EXPIRES, terms.expires),
        (claim::NOT_BEFORE, terms.not_before),
        (claim::ISSUED, terms.issued),
    ] {
        if let Some(time) = time {
            claims.entry(|k| k.i64(key), |value| value.i64(time.as_second()))?;
        }
    }
    for (key, bytes) in [(claim::ID, terms.id), (claim::NONCE, terms.nonce)] {
        if let Some(bytes) = bytes {
            claims.entry(|k| k.i64(key), |value| value.bytes(bytes))?;
        }
    }
    let mut encoder = Encoder::new();
    encoder.map(&claims);
    Ok(encoder.finish())
}
