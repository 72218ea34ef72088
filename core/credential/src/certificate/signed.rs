//! What certificates and revocation lists have in common: content, algorithm and signature (RFC 5280 sections 4.1 and 5.1).

use x509_cert::der::asn1::BitStringRef;
use x509_cert::der::{Decode, Error, Reader, SliceReader};
use x509_cert::spki::AlgorithmIdentifierRef;

use crate::key::{Scheme, SignatureError, VerifyingKey};

/// Signed content, with the bytes that were signed.
#[derive(Clone)]
pub(super) struct SignedDer {
    content: Vec<u8>,
    scheme: Option<Scheme>,
    signature: Vec<u8>,
}

/// Why a signature does not count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum ChainError {
    /// It is made with an algorithm that is not accepted for certificates, or by another kind of key.
    #[error("the signature on it is of a kind that is not accepted")]
    Unsupported,
    /// It does not fit.
    #[error("the signature on it does not fit its authority's key")]
    Mismatch,
}

impl SignedDer {
    /// Takes it apart. `algorithm` finds the algorithm that the content itself names, which has to be the same (RFC 5280
    /// section 4.1.1.2): only that one is signed.
    pub(super) fn read(der: &[u8]) -> Result<Self, Error> {
        let mut outer = SliceReader::new(der)?;
        let read = outer.sequence(|reader| {
            let content = reader.tlv_bytes()?;
            let algorithm = reader.tlv_bytes()?;
            let signature = BitStringRef::decode(reader)?;
            Ok::<_, Error>(Self {
                content: content.to_vec(),
                scheme: Scheme::from_identifier(AlgorithmIdentifierRef::from_der(algorithm)?),
                signature: signature.as_bytes().unwrap_or_default().to_vec(),
            })
        })?;
        outer.finish()?;
        Ok(read)
    }

    /// Whether this key signed it.
    pub(super) fn verify(&self, key: &VerifyingKey) -> Result<(), ChainError> {
        let scheme = self.scheme.ok_or(ChainError::Unsupported)?;
        key.verify_x509(scheme, &self.content, &self.signature)
            .map_err(|error| match error {
                SignatureError::KeyMismatch | SignatureError::NoKey => ChainError::Unsupported,
                SignatureError::Mismatch => ChainError::Mismatch,
            })
    }
}
