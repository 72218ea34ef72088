//! What can be wrong with a COSE message.

use crate::cbor::CborError;

/// Why bytes are not a COSE message that can be verified. Holds no content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CoseError {
    /// Not CBOR, or not in the shape of a message.
    #[error("the signed message cannot be read: {0}")]
    Cbor(#[from] CborError),
    /// A COSE message of another kind: COSE_Sign, COSE_Mac, COSE_Encrypt.
    #[error("this is a {0} message, where only COSE_Sign1 is read")]
    OtherMessage(&'static str),
    /// A CBOR tag that no COSE_Sign1 has, or more tags than are borne.
    #[error("the message is tagged as something else than COSE_Sign1")]
    Tag,
    /// No signers, too many, one twice, or out of order.
    #[error("the message is not signed by a list of signers as it has to be")]
    Signers,
    /// Not an array of the four parts of a message.
    #[error("the message does not have the four parts of a COSE_Sign1")]
    Shape,
    /// The payload is not in the message.
    #[error("the signed content is not in the message")]
    Detached,
    /// The header demands that a parameter be understood, and it is not (RFC 9052 section 3.1).
    #[error("the message demands a feature that is not known here")]
    CriticalHeader,
    /// No algorithm is named where it counts.
    #[error("the message does not name its signature algorithm")]
    NoAlgorithm,
    /// The algorithm is named in the unprotected header alone, which the profile does not bear.
    #[error("the message names its algorithm only where the signature does not cover it")]
    AlgorithmUnprotected,
    /// The algorithm is none that Carnet accepts.
    #[error("the message is signed with an algorithm that is not accepted")]
    UnsupportedAlgorithm,
}
