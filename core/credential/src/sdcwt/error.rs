//! What can be wrong with a token.

use crate::cbor::CborError;
use crate::cose::CoseError;
use crate::key::{KeyError, SignatureError};

/// Why bytes are not an SD-CWT or a key binding token, or why one may not be kept or made. Holds no content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SdCwtError {
    /// Longer than [`limits::SD_CWT`](crate::limits::SD_CWT), or a key binding token than
    /// [`limits::KEY_BINDING`](crate::limits::KEY_BINDING).
    #[error("the token is longer than any pass")]
    TooLarge,
    /// Not a COSE_Sign1 message of the kind that is read here.
    #[error(transparent)]
    Cose(#[from] CoseError),
    /// `typ` names another kind of token, or none is named (section 5, section 8.1).
    #[error("the token does not say that it is of the kind that is expected here")]
    WrongType,
    /// The unprotected header has something that nobody signed and that is no disclosure.
    #[error("the token has header parameters that no signature covers")]
    UnsignedHeader,
    /// Claims in the protected header (RFC 9597), which Carnet's tokens do not have: what is not read must not be there.
    #[error("the token has claims in its header, where they are not read")]
    ClaimsInHeader,
    /// Encrypted disclosures (section 12): nobody could see what is shown.
    #[error("the token has encrypted disclosures, which its holder cannot see into")]
    EncryptedDisclosures,
    /// `sd_alg` is not SHA-256.
    #[error("the token's digests are made with a hash that is not accepted")]
    HashAlgorithm,
    /// `sd_claims` is there without a disclosure (section 9, step 2).
    #[error("the token's list of disclosures is empty, where it has to be left out")]
    NoDisclosures,
    /// More disclosures than [`limits::SD_CWT_DISCLOSURES`](crate::limits::SD_CWT_DISCLOSURES).
    #[error("the token has too many disclosures")]
    TooManyDisclosures,
    /// More digests than [`limits::SD_CWT_DIGESTS`](crate::limits::SD_CWT_DIGESTS).
    #[error("the token has too many digests")]
    TooManyDigests,
    /// Claims within claims beyond [`limits::SD_CWT_DEPTH`](crate::limits::SD_CWT_DEPTH), disclosed ones counted where they
    /// belong.
    #[error("the token's claims are nested too deep")]
    TooDeep,
    /// A disclosure is not an array of a salt, a value and a key.
    #[error("a disclosure is not in the shape of one")]
    DisclosureShape,
    /// A salt is not of 16 bytes.
    #[error("a disclosure's salt is not of 16 bytes")]
    Salt,
    /// Two disclosures have the same salt.
    #[error("two disclosures have the same salt")]
    RepeatedSalt,
    /// A digest is not of 32 bytes.
    #[error("a digest is not of the length of its hash")]
    DigestLength,
    /// The same digest stands in two places.
    #[error("a digest stands in two places")]
    DuplicateDigest,
    /// The same disclosure is there twice.
    #[error("a disclosure is there twice")]
    DuplicateDisclosure,
    /// A disclosure belongs to no digest.
    #[error("a disclosure belongs to nothing that was signed")]
    DisclosureWithoutDigest,
    /// A digest has no disclosure, in a copy from which nothing may be missing.
    #[error("the token hides something: a digest comes without its disclosure")]
    DigestWithoutDisclosure,
    /// A disclosed claim stands in an array, or a disclosed element in a map.
    #[error("a disclosure is of another shape than the place of its digest")]
    MisplacedDisclosure,
    /// A disclosed claim has the key of another one in the same map.
    #[error("a disclosed claim takes the place of another one")]
    Overwrites,
    /// A claim was redacted that always has to be there (table 2).
    #[error("a claim was redacted that always has to be shown")]
    Mandatory,
    /// A map's key is neither an integer nor a text of 1 to 255 bytes (section 6.3).
    #[error("a claim has a key that no claim may have")]
    Key,
    /// A tag or simple value of the draft stands where it has no meaning (figure 14).
    #[error("the mark of a redaction stands where there can be none")]
    Reserved,
    /// A registered claim is not of its type.
    #[error("a registered claim is not of its type")]
    ClaimType,
    /// A time is none, or the times contradict each other (section 9, step 3).
    #[error("the token's times contradict each other")]
    Times,
    /// There is no subject, and none can have been redacted (table 2).
    #[error("the token is about nobody")]
    NoSubject,
    /// There is no holder's key in `cnf`.
    #[error("the token is bound to no holder's key")]
    NoHolderKey,
    /// The holder's key is none.
    #[error("the holder's key cannot be used: {0}")]
    HolderKey(KeyError),
    /// There is a `status` claim, and it names no entry of a status list.
    #[error("the token's status cannot be read, so that nobody could tell whether it is revoked")]
    Status,
    /// A key binding token has no audience, or neither a time nor an id (table 3).
    #[error("the proof of possession lacks a claim that it has to have")]
    BindingIncomplete,
    /// A key binding token names an issuer or a subject (table 3).
    #[error("the proof of possession has a claim that it must not have")]
    BindingForbidden,
    /// A key binding token counts when its SD-CWT does not (section 9, step 6).
    #[error("the proof of possession is for a time at which the pass does not count")]
    BindingOutside,
    /// The issuer's signature fits none of the keys.
    #[error("the issuer's signature: {0}")]
    Issuer(SignatureError),
    /// The holder's signature does not fit the key in `cnf`.
    #[error("the holder's signature: {0}")]
    Holder(SignatureError),
}

impl From<CborError> for SdCwtError {
    fn from(error: CborError) -> Self {
        Self::Cose(CoseError::Cbor(error))
    }
}
