//! Why a verdict is not `valid`, and what was borne although it is.

use credential::{Refusal, SignatureError};
use serde::{Serialize, Serializer};

/// Why a pass is not valid. [`Reason::code`] is stable; the text is one sentence that says what to do.
#[derive(Debug, Clone, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// The text did not become a pass.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no code in what was given.
    #[error("there is no code in it that can be read: try a sharper or closer picture")]
    NoCode,
    /// The picture, document or text is damaged.
    #[error("the file is damaged and cannot be read: take the picture again or ask for the document again")]
    DamagedFile,
    /// No key with the id fits the signature.
    #[error("the signature does not fit: the pass was altered or forged, do not accept it")]
    BadSignature,
    /// No key with the id can do the signature's algorithm.
    #[error("the signature names an algorithm that its signer's key cannot make: do not accept the pass")]
    AlgorithmKeyMismatch,
    /// The pass names no key.
    #[error("the pass does not say who signed it, so it cannot be checked: ask its issuer for a new one")]
    NoKeyId,
    /// No trusted key has the id.
    #[error(
        "nobody you trust holds the key that signed this pass: get a newer list of signers, or treat the pass as unchecked"
    )]
    UnknownKey,
    /// The key is for other things than signing passes.
    #[error("the key that signed this pass is not one for signing passes: do not accept it")]
    WrongUsage,
    /// The key signs another family of passes.
    #[error("the signer is trusted for another family of passes, not for this one: do not accept it")]
    WrongDomain,
    /// The key signs other kinds of pass.
    #[error("the signer may not sign passes of this kind: do not accept it, and ask for one from an entitled issuer")]
    WrongKind,
    /// The key is another country's.
    #[error("the pass names another country than its signer belongs to: do not accept it")]
    WrongCountry,
    /// The key is another issuer's.
    #[error("the pass names another issuer than the one its signer's key belongs to: do not accept it")]
    WrongIssuer,
    /// Issued after the key's end.
    #[error("the pass was issued after its signer's key had ended: ask its issuer for a new one")]
    IssuedAfterSigner,
    /// Issued after the key was retired, or at no known time.
    #[error("the signer no longer used this key when the pass was issued: ask its issuer for a new one")]
    SignerRetired,
    /// The key is in the wrong hands.
    #[error(
        "the signer's key fell into the wrong hands, so anyone may have made this pass: ask its issuer for a new one"
    )]
    SignerCompromised,
    /// Its own end has passed.
    #[error("the pass has expired: ask its issuer for a new one")]
    Expired,
    /// The key's end has passed, which the pass outlives.
    #[error("the key that signed this pass has expired, and the pass with it: ask its issuer for a new one")]
    SignerExpired,
    /// Issued later than now.
    #[error("the pass was issued later than the time on this clock: check the clock, or wait")]
    IssuedInFuture,
    /// Counts from later than now.
    #[error("the pass does not count yet: wait until the time it names")]
    NotYetValid,
    /// The clock is behind a time that is known to have passed.
    #[error("the clock of this device is more than a day behind: set it, then check again")]
    Clock,
    /// The signature is made over a form that is not computed here.
    #[error("the signature is of a kind that this version of Carnet cannot check: treat the pass as unchecked")]
    UnsupportedProof,
    /// What a publisher says of the signer counts no longer.
    #[error("the list of signers that names this one is too old to rely on: get its publisher's newest pack")]
    StaleTrust,
    /// The list of passes taken back that speaks for the signer counts no longer.
    #[error(
        "the list of the passes that this issuer took back is too old to rely on: get its publisher's newest pack, or treat the \
         pass as unchecked"
    )]
    StaleRevocation,
    /// Publishers say different things of the signer's key.
    #[error(
        "publishers you trust disagree on the key that signed this pass, and one of them refuses it: see who says what, and decide whom to trust"
    )]
    Disputed,
    /// The certificate of the key that signed is on its authority's revocation list.
    #[error("the authority over this signer took the key's certificate back: do not accept the pass")]
    SignerRevoked,
    /// The signature fits, but the content is of a kind that is not read yet.
    #[error(
        "the signature is genuine, but this version of Carnet does not know such a certificate: look for an update"
    )]
    NotUnderstood,
    /// The pass is on a revocation list.
    #[error("the issuer took this pass back: do not accept it")]
    Revoked,
    /// Its status list says that it is suspended.
    #[error("the issuer has put this pass out of force for the time being: do not accept it, and ask again later")]
    Suspended,
    /// A revocation filter's hit without its bucket, or a status whose meaning only the issuer knows.
    #[error(
        "the issuer may have taken this pass back: get the exact list that its publisher offers beside the short one, or treat \
         the pass as unchecked"
    )]
    PossiblyRevoked,
    /// A live code is too old.
    #[error("the code is too old: ask the traveller to show the pass live, not a picture of it")]
    LiveTooOld,
    /// A live code is of a time to come.
    #[error("the code is of a time that is yet to come: compare the clocks of both devices")]
    LiveAhead,
    /// What the holder's phone signed is no live code.
    #[error("the code was made for another check than this one: ask the traveller to show the pass live")]
    NotLive,
    /// Nobody can tell whether the live code was seen before.
    #[error("it cannot be told whether this very code was shown here before: ask for the next one")]
    LiveUncertain,
    /// What the holder's phone signed answers another request than this one, or none.
    #[error("the pass was shown for another check than this request: ask the traveller to answer this one")]
    NotAnswer,
    /// It names an entry that its status list does not have.
    #[error("the pass names a place that its issuer's status list does not have: do not accept it")]
    StatusOutOfRange,
}

impl Reason {
    /// A stable name for programs, in snake_case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::LiveTooOld => "live_too_old",
            Self::LiveAhead => "live_ahead",
            Self::NotLive => "not_live",
            Self::LiveUncertain => "live_uncertain",
            Self::NotAnswer => "not_answer",
            Self::NoCode => "no_code",
            Self::DamagedFile => "damaged_file",
            Self::BadSignature => "bad_signature",
            Self::AlgorithmKeyMismatch => "algorithm_key_mismatch",
            Self::NoKeyId => "no_key_id",
            Self::UnknownKey => "unknown_key",
            Self::WrongUsage => "wrong_usage",
            Self::WrongDomain => "wrong_domain",
            Self::WrongKind => "wrong_kind",
            Self::WrongCountry => "wrong_country",
            Self::WrongIssuer => "wrong_issuer",
            Self::IssuedAfterSigner => "issued_after_signer",
            Self::SignerRetired => "signer_retired",
            Self::SignerCompromised => "signer_compromised",
            Self::Expired => "expired",
            Self::SignerExpired => "signer_expired",
            Self::IssuedInFuture => "issued_in_future",
            Self::NotYetValid => "not_yet_valid",
            Self::Clock => "clock",
            Self::UnsupportedProof => "unsupported_proof",
            Self::SignerRevoked => "signer_revoked",
            Self::StaleTrust => "stale_trust",
            Self::StaleRevocation => "stale_revocation",
            Self::Disputed => "disputed",
            Self::NotUnderstood => "not_understood",
            Self::Revoked => "revoked",
            Self::Suspended => "suspended",
            Self::PossiblyRevoked => "possibly_revoked",
            Self::StatusOutOfRange => "status_out_of_range",
        }
    }
}

impl From<SignatureError> for Reason {
    fn from(error: SignatureError) -> Self {
        match error {
            SignatureError::KeyMismatch => Self::AlgorithmKeyMismatch,
            SignatureError::Mismatch | SignatureError::NoKey => Self::BadSignature,
        }
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// Something out of order that does not change the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, thiserror::Error)]
#[non_exhaustive]
pub enum Warning {
    /// The pass departs from its format's specification.
    #[error("{0}")]
    Format(credential::Warning),
    /// The pass has no end of its own: only its signer's bounds it.
    #[error("the pass names no end of its own")]
    NoExpiry,
    /// The pass does not say when it was issued.
    #[error("the pass does not say when it was issued")]
    NoIssueDate,
    /// Issued before the key's beginning.
    #[error("the pass was issued before its signer's key began")]
    IssuedBeforeSigner,
    /// What the publisher says of the signer should have been renewed.
    #[error("the list of signers should have been renewed by now: get its publisher's newest pack")]
    StaleTrust,
    /// Ends after the key's end, which cuts it short.
    #[error("the pass outlives its signer's key, which ends it earlier")]
    OutlivesSigner,
}

impl Warning {
    /// A stable name for programs, in snake_case.
    pub fn code(self) -> &'static str {
        match self {
            Self::Format(warning) => warning.code(),
            Self::NoExpiry => "no_expiry",
            Self::NoIssueDate => "no_issue_date",
            Self::IssuedBeforeSigner => "issued_before_signer",
            Self::OutlivesSigner => "outlives_signer",
            Self::StaleTrust => "stale_trust",
        }
    }
}

impl Serialize for Warning {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
