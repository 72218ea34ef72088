//! The SD-CWT: read, verified, and cut down to what its holder chooses to show.

use std::sync::OnceLock;

use super::disclosure::Disclosure;
use super::draft::{self, claim, header};
use super::error::SdCwtError;
use super::message::{Kind, Message};
use super::registered::{self, Times};
use super::resolve::{Redactions, Resolver};
use super::value::{Claims, Step};
use crate::cbor::{Encoder, Profile};
use crate::cose::{Algorithm, tag};
use crate::key::{KeyId, KeyKind, SignatureError, VerifyingKey};
use crate::limits;
use crate::revocation::StatusReference;

/// What an SD-CWT says: claims, disclosures, and the message they came in.
pub struct Contents<'b> {
    message: Message<'b>,
    claims: Claims<'b>,
    disclosures: Vec<Disclosure<'b>>,
    hidden: usize,
    times: Times,
    /// Read when first asked for: a point on the curve is found by a square root.
    holder: OnceLock<Result<VerifyingKey, SdCwtError>>,
}

/// An SD-CWT whose signature nobody has checked. Its disclosures are in their places, so that every rule of the draft holds
/// but that its issuer signed it.
pub struct UnverifiedSdCwt<'b>(Contents<'b>);

/// An SD-CWT that its issuer signed. Who shows it is for its [key binding token](super::UnverifiedKeyBinding) to prove, and
/// whether that issuer may sign such a pass for policy to say.
pub struct SdCwt<'b>(Contents<'b>);

/// No key fits: the token, still unverified, and why.
pub struct NotVerifiedSdCwt<'b> {
    /// The token, as it was.
    pub unverified: UnverifiedSdCwt<'b>,
    /// The most telling reason among the keys that were tried.
    pub reason: SignatureError,
}

impl<'b> UnverifiedSdCwt<'b> {
    /// Reads a token: its COSE_Sign1 with tag 18, all of it in Strict CBOR.
    ///
    /// The draft itself demands definite lengths alone (section 6.1) and gives reasons for more (sections 15.2 and 16.6): what
    /// an issuer may write in several ways, it can tell something by. Its own three signed examples are deterministic.
    ///
    /// # Errors
    /// When the bytes are no token, break a limit, or their disclosures and digests do not belong together.
    pub fn parse(bytes: &'b [u8]) -> Result<Self, SdCwtError> {
        if bytes.len() > limits::SD_CWT {
            return Err(SdCwtError::TooLarge);
        }
        let mut message = Message::parse(bytes, Kind::SdCwt)?;
        let disclosures = std::mem::take(&mut message.disclosures);
        let resolved = Resolver::new(disclosures, Redactions::Allowed).resolve(message.payload)?;
        let claims = resolved.claims;
        for key in [claim::ISSUER, claim::SUBJECT, claim::AUDIENCE] {
            registered::text(&claims, key)?;
        }
        for key in [claim::ID, claim::NONCE] {
            registered::bytes(&claims, key)?;
        }
        if claims
            .get(claim::CONFIRMATION)
            .is_none_or(|value| value.as_map().is_none())
        {
            return Err(SdCwtError::NoHolderKey);
        }
        if claims.get(claim::SUBJECT).is_none() && claims.hidden() == 0 {
            return Err(SdCwtError::NoSubject);
        }
        Ok(Self(Contents {
            message,
            times: Times::of(&claims)?,
            claims,
            disclosures: resolved.disclosures,
            hidden: resolved.hidden,
            holder: OnceLock::new(),
        }))
    }

    /// What the token claims. Nothing of it has been proved.
    #[must_use]
    pub fn claimed(&self) -> &Contents<'b> {
        &self.0
    }

    /// Checks the issuer's signature with each key until one fits. Only a key of the kind that the algorithm of the protected
    /// header is taken with is tried: Ed25519 for -19, P-256 for ES256, P-384 for ES384.
    ///
    /// # Errors
    /// When none fits.
    pub fn verify<'k>(
        self,
        keys: impl IntoIterator<Item = &'k VerifyingKey>,
    ) -> Result<SdCwt<'b>, Box<NotVerifiedSdCwt<'b>>> {
        match self.fits(keys) {
            Ok(()) => Ok(self.believed()),
            Err(reason) => Err(Box::new(NotVerifiedSdCwt {
                unverified: self,
                reason,
            })),
        }
    }

    /// [`verify`](Self::verify), which leaves the token what it is.
    pub(super) fn fits<'k>(&self, keys: impl IntoIterator<Item = &'k VerifyingKey>) -> Result<(), SignatureError> {
        let mut reason = SignatureError::NoKey;
        for key in keys {
            match self.0.message.fits(key) {
                Ok(()) => return Ok(()),
                Err(error) => reason = reason.max(error),
            }
        }
        Err(reason)
    }

    /// The token, whose signature [fits](Self::fits).
    pub(super) fn believed(self) -> SdCwt<'b> {
        SdCwt(self.0)
    }
}

impl<'b> SdCwt<'b> {
    /// What the token says.
    #[must_use]
    pub fn contents(&self) -> &Contents<'b> {
        &self.0
    }
}

impl<'b> Contents<'b> {
    /// The validated disclosed claims set (section 2).
    #[must_use]
    pub fn claims(&self) -> &Claims<'b> {
        &self.claims
    }

    /// The key that is said to have signed.
    #[must_use]
    pub fn key_id(&self) -> Option<&KeyId> {
        self.message.protected.key_id.as_ref()
    }

    /// The algorithm of the issuer's signature.
    #[must_use]
    pub fn algorithm(&self) -> Algorithm {
        self.message.protected.algorithm.algorithm
    }

    /// The one kind of key that the algorithm is taken with.
    #[must_use]
    pub fn signer_kind(&self) -> KeyKind {
        self.message.protected.algorithm.key
    }

    /// `iss`.
    #[must_use]
    pub fn issuer(&self) -> Option<&str> {
        registered::text(&self.claims, claim::ISSUER).ok().flatten()
    }

    /// `sub`, if it is to be seen.
    #[must_use]
    pub fn subject(&self) -> Option<&str> {
        registered::text(&self.claims, claim::SUBJECT).ok().flatten()
    }

    /// `aud`: whom the token alone is for.
    #[must_use]
    pub fn audience(&self) -> Option<&str> {
        registered::text(&self.claims, claim::AUDIENCE).ok().flatten()
    }

    /// `exp`, `nbf` and `iat`.
    #[must_use]
    pub fn times(&self) -> Times {
        self.times
    }

    /// The holder's key: the COSE_Key of `cnf`.
    ///
    /// # Errors
    /// When there is none ([`SdCwtError::NoHolderKey`]; a thumbprint or an encrypted key is none), or it is of a kind that no
    /// accepted algorithm uses.
    pub fn holder_key(&self) -> Result<VerifyingKey, SdCwtError> {
        self.holder.get_or_init(|| self.read_holder_key()).clone()
    }

    fn read_holder_key(&self) -> Result<VerifyingKey, SdCwtError> {
        let confirmation = self.claims.get(claim::CONFIRMATION).and_then(|value| value.as_map());
        let key = confirmation.and_then(|confirmation| confirmation.get(draft::CONFIRMATION_KEY));
        let key = key.ok_or(SdCwtError::NoHolderKey)?;
        VerifyingKey::from_cose_key(&key.to_cbor()).map_err(SdCwtError::HolderKey)
    }

    /// The place in a status list that says whether the token is revoked; `None` for a token without `status`.
    ///
    /// # Errors
    /// When there is a status claim, and no such place in it: whoever took that for none would believe a revoked token.
    pub fn status(&self) -> Result<Option<StatusReference>, SdCwtError> {
        let status = self.claims.get(claim::STATUS);
        let read = |status: Vec<u8>| StatusReference::read(&status, Profile::Strict).ok_or(SdCwtError::Status);
        status.map(|status| read(status.to_cbor())).transpose()
    }

    /// The disclosures, in the order in which they came.
    #[must_use]
    pub fn disclosures(&self) -> &[Disclosure<'b>] {
        &self.disclosures
    }

    /// The disclosure that shows the claim or element at the end of this path.
    #[must_use]
    pub fn disclosure_of(&self, path: &[Step<'_>]) -> Option<usize> {
        let shows = |disclosure: &Disclosure<'_>| !disclosure.is_decoy() && disclosure.path() == path;
        self.disclosures.iter().position(shows)
    }

    /// How many digests come without a disclosure.
    #[must_use]
    pub fn hidden(&self) -> usize {
        self.hidden
    }

    /// Whether every digest has its disclosure (the reverse holds of every token): an issued copy is taken only then, so that its
    /// issuer has hidden nothing in it (section 7.2, section 16.3). Whatever was hidden, the subject is then to be seen.
    ///
    /// # Errors
    /// [`SdCwtError::DigestWithoutDisclosure`] or [`SdCwtError::NoSubject`].
    pub fn complete(&self) -> Result<(), SdCwtError> {
        if self.hidden > 0 {
            return Err(SdCwtError::DigestWithoutDisclosure);
        }
        self.subject().map(drop).ok_or(SdCwtError::NoSubject)
    }

    /// The token with those disclosures alone that `shown` answers to, and those that they stand within. Decoys are left out,
    /// so that nobody can tell which digests they are; the order stays. With nothing to disclose, the token says so (section 8).
    #[must_use]
    pub fn disclose(&self, mut shown: impl FnMut(&Disclosure<'b>) -> bool) -> Vec<u8> {
        let mut keep: Vec<bool> = self
            .disclosures
            .iter()
            .map(|disclosure| !disclosure.is_decoy() && shown(disclosure))
            .collect();
        for index in 0..self.disclosures.len() {
            let mut at = keep.get(index).copied().unwrap_or(false).then_some(index);
            while let Some(child) = at {
                at = self.disclosures.get(child).and_then(Disclosure::parent);
                if let Some(parent) = at.and_then(|parent| keep.get_mut(parent)) {
                    *parent = true;
                }
            }
        }
        let kept = self.disclosures.iter().zip(&keep).filter(|(_, keep)| **keep);
        let kept: Vec<&[u8]> = kept.map(|(disclosure, _)| disclosure.encoded).collect();
        write(
            self.message.protected_bytes,
            &kept,
            self.message.payload,
            self.message.signature,
        )
    }

    /// The protected header as it is encoded.
    #[must_use]
    pub fn protected(&self) -> &'b [u8] {
        self.message.protected_bytes
    }

    /// The issuer's signature.
    #[must_use]
    pub fn signature(&self) -> &'b [u8] {
        self.message.signature
    }

    /// What the issuer signed: the Sig_structure of RFC 9052 section 4.4.
    #[must_use]
    pub fn to_be_signed(&self) -> Vec<u8> {
        self.message.to_be_signed()
    }
}

/// The message, with encoded disclosures in its unprotected header.
pub(super) fn write(protected: &[u8], disclosures: &[&[u8]], payload: &[u8], signature: &[u8]) -> Vec<u8> {
    // Tag, array, label and the heads of three byte strings and an array.
    const FRAME: usize = 32;
    let parts = [protected.len(), payload.len(), signature.len(), FRAME];
    let parts = parts
        .into_iter()
        .chain(disclosures.iter().map(|disclosure| disclosure.len()));
    let mut message = Encoder::with_capacity(parts.fold(0, usize::saturating_add));
    message.tag(tag::SIGN1).array(4).bytes(protected);
    if disclosures.is_empty() {
        message.map_head(0);
    } else {
        message.map_head(1).i64(header::SD_CLAIMS).array(disclosures.len());
        for disclosure in disclosures {
            message.raw(disclosure);
        }
    }
    message.bytes(payload).bytes(signature);
    message.finish()
}
