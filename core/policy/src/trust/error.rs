//! Why a trust file, or one entry of it, is not taken.

use crate::packs::PackError;
use credential::{CertificateError, KeyError, RevocationListError};

use crate::revocation::RevocationError;

/// Why a whole file gives no keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum TrustError {
    /// None of the formats that are read: the file may be passed over.
    #[error(
        "not a trust file: certificates (PEM, DER or LDIF), master lists, signer lists, DID documents, JWK sets and \
         directories of issuers are read"
    )]
    NotTrust,
    /// More bytes than [`TRUST_FILE`](crate::limits::TRUST_FILE).
    #[error("the file is larger than any trust list: hand in the list alone")]
    TooLarge,
    /// More entries than [`TRUST_ENTRIES`](crate::limits::TRUST_ENTRIES), or more keys in all files than
    /// [`TRUST_KEYS`](crate::limits::TRUST_KEYS).
    #[error("there are more keys than Carnet holds: hand in fewer lists")]
    TooManyKeys,
    /// A signer list without its signature.
    #[error(
        "this signer list is not signed: get it with the line of its signature, or hand in its certificates as PEM"
    )]
    Unsigned,
    /// A signed list that no known publisher's key fits: altered, or of a publisher whose key is not trusted.
    #[error(
        "the signature of this list fits no publisher that is trusted: get the list again, or hand in its publisher's \
         public key (PEM) beside it if you know where that comes from"
    )]
    ListSignature,
    /// A directory of issuers without their keys.
    #[error("this directory names issuers and holds none of their keys: hand in its snapshot (vci_snapshot.json)")]
    NoKeys,
    /// A master list that does not fit the certificate that comes with it, or whose signer no authority issued.
    #[error("the signature of this master list does not fit: it is damaged or was altered, get it again")]
    Altered,
    /// A publisher's pack that is refused.
    #[error(transparent)]
    Pack(PackError),
    /// A signed list whose content cannot be read, although its signature fits.
    #[error("the content of this signed list cannot be read: get the list again")]
    BrokenList,
    /// A bucket of a revocation list that is not taken.
    #[error(transparent)]
    Revocation(#[from] RevocationError),
}

impl TrustError {
    /// A stable name for programs, in snake_case.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotTrust => "not_trust",
            Self::TooLarge => "too_large",
            Self::TooManyKeys => "too_many_keys",
            Self::Unsigned => "unsigned",
            Self::ListSignature => "list_signature",
            Self::NoKeys => "no_keys",
            Self::Altered => "altered",
            Self::BrokenList => "broken_list",
            Self::Revocation(RevocationError::OtherRoot) => "other_root",
            Self::Revocation(RevocationError::TooLarge) => "too_large",
            Self::Revocation(_) => "broken_bucket",
            Self::Pack(error) => error.code(),
        }
    }
}

/// Why one entry of a file is passed over. The others are not touched by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum SkipReason {
    /// Its certificate is not accepted.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    /// Its key is not accepted.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// Its revocation list is not accepted.
    #[error(transparent)]
    RevocationList(#[from] RevocationListError),
    /// Not of the shape the format gives its entries.
    #[error("the entry lacks what an entry of such a list has to have")]
    Shape,
    /// Something in it is not Base64.
    #[error("the entry's Base64 cannot be read")]
    Base64,
    /// The key id is not the hash of the certificate.
    #[error("the key id does not belong to the certificate")]
    KeyIdMismatch,
    /// The fingerprint beside the certificate is not its own.
    #[error("the fingerprint does not belong to the certificate")]
    FingerprintMismatch,
    /// The key id is longer than any pass can name.
    #[error("the key id is too long")]
    KeyIdTooLong,
    /// The key beside the certificate is another one (RFC 7517 section 4.7).
    #[error("the key is not that of the certificate beside it")]
    KeyMismatch,
    /// Points to a key in another document, which is not looked up.
    #[error("this only points to another document: hand in the variant of the list that embeds its keys")]
    Reference,
    /// The document keeps the key for other purposes than signing claims (DID Core section 5.3.2).
    #[error("the document does not offer this key for signing passes")]
    NotForSigning,
    /// A private key, which belongs to its owner alone.
    #[error("this is a private key: it is not used, and should not be here")]
    PrivateKey,
    /// Signs passports and their like: its certificate does not name seals (ICAO Doc 9303-12 section 7.1.1.3).
    #[error("this certificate signs other documents than passes")]
    OtherDocuments,
    /// Not an authority that issues certificates, where only those belong.
    #[error("this certificate is not that of an authority")]
    NoAuthority,
    /// A list of certificates within the file that is not taken.
    #[error("the master list in this entry is damaged, altered, or of a kind that is not read")]
    MasterList,
    /// A code for which this version of Carnet has no meaning.
    #[error("the entry says something that this version of Carnet does not know")]
    UnknownCode,
    /// Its texts are longer than a list of keys holds.
    #[error("the entry's texts are longer than any real one's")]
    TextTooLong,
    /// Something else than a certificate or a public key.
    #[error("neither a certificate nor a public key")]
    OtherContent,
    /// A set or status list in a revocation pack.
    #[error(transparent)]
    Revocation(#[from] RevocationError),
    /// Not a hash of 128 or 256 bits.
    #[error("the entry is not a hash of the length that such a list has")]
    HashLength,
    /// Not an identifier as the format of the list has it.
    #[error("the entry is not an identifier that a pass can have")]
    Identifier,
}

impl SkipReason {
    /// A stable name for programs, in snake_case.
    pub fn code(self) -> &'static str {
        match self {
            Self::Certificate(CertificateError::Key(key)) | Self::Key(key) => key_code(key),
            Self::Certificate(CertificateError::TooLarge) => "certificate_too_large",
            Self::Certificate(CertificateError::ZeroSerial) => "zero_serial",
            Self::Certificate(CertificateError::NegativeSerial) => "negative_serial",
            Self::Certificate(CertificateError::Validity) => "validity",
            Self::Certificate(_) => "broken_certificate",
            Self::RevocationList(RevocationListError::Partial) => "partial_revocation_list",
            Self::RevocationList(_) => "broken_revocation_list",
            Self::Shape => "shape",
            Self::Base64 => "base64",
            Self::KeyIdMismatch => "key_id_mismatch",
            Self::FingerprintMismatch => "fingerprint_mismatch",
            Self::OtherDocuments => "other_documents",
            Self::NoAuthority => "no_authority",
            Self::MasterList => "master_list",
            Self::UnknownCode => "unknown_code",
            Self::TextTooLong => "text_too_long",
            Self::KeyIdTooLong => "key_id_too_long",
            Self::KeyMismatch => "key_mismatch",
            Self::Reference => "reference",
            Self::NotForSigning => "not_for_signing",
            Self::PrivateKey => "private_key",
            Self::OtherContent => "other_content",
            Self::Revocation(_) => "revocation",
            Self::HashLength => "hash_length",
            Self::Identifier => "identifier",
        }
    }
}

fn key_code(error: KeyError) -> &'static str {
    match error {
        KeyError::Weak { .. } => "weak_key",
        KeyError::TooLarge { .. } => "key_too_large",
        KeyError::Unsupported => "unsupported_key",
        _ => "broken_key",
    }
}
