//! ICAO's master lists of country signing authorities (Doc 9303-12 section 9): a signed message with
//! `CscaMasterList ::= SEQUENCE { version INTEGER, certList SET OF Certificate }`.
//!
//! The message has to fit the signer's certificate that comes with it, and an authority that comes with it, or is on the
//! list, has to have issued that. This shows that the list is whole; that it is the state's whose name it bears, whoever
//! hands it in vouches for. Where the signature is of a kind that is not checked here the list is taken all the same, and
//! says so.

use std::sync::Arc;

use credential::certificate::cms::SignedData;
use credential::{Certificate, ChainCertificate, ChainError};
use x509_cert::der::asn1::AnyRef;
use x509_cert::der::{Decode, Error, Reader, SliceReader, Tag, Tagged};

use super::{Import, Proof, SkipReason, TrustError};
use crate::limits;

/// `id-icao-cscaMasterList`.
const MASTER_LIST: &str = "2.23.136.1.1.2";
/// `id-icao-cscaMasterListSigningKey`: what the signer's certificate has to name.
const SIGNING_KEY: &str = "2.23.136.1.1.3";

/// The authorities of a list.
pub(super) fn import(source: &Arc<str>, message: &[u8]) -> Result<Import, TrustError> {
    let message = SignedData::parse(message).map_err(|_| TrustError::NotTrust)?;
    if message.content_type() != MASTER_LIST {
        return Err(TrustError::NotTrust);
    }
    let listed = certificates(message.content()).map_err(|_| TrustError::BrokenList)?;
    if listed.len() > limits::TRUST_ENTRIES {
        return Err(TrustError::TooManyKeys);
    }
    let mut import = Import::default();
    for (index, der) in listed.iter().enumerate() {
        match authority(der) {
            Ok(certificate) => import.authority(source, certificate, der),
            Err(reason) => import.skip(source, index.saturating_add(1), None, reason),
        }
    }
    import.proof = proof(&message, &import)?;
    Ok(import)
}

/// An authority over signers, from its certificate.
pub(super) fn authority(der: &[u8]) -> Result<ChainCertificate, SkipReason> {
    // What is wrong with the certificate itself says more than what a chain misses in it.
    Certificate::parse(der)?;
    let certificate = ChainCertificate::parse(der)?;
    if certificate.may_issue() {
        Ok(certificate)
    } else {
        Err(SkipReason::NoAuthority)
    }
}

fn proof(message: &SignedData, list: &Import) -> Result<Proof, TrustError> {
    let with: Vec<ChainCertificate> = message
        .certificates()
        .filter_map(|der| ChainCertificate::parse(der).ok())
        .collect();
    let (signers, above): (Vec<_>, Vec<_>) = with.into_iter().partition(|certificate| {
        let usages = certificate.certificate().extended_key_usages();
        usages.iter().any(|usage| usage == SIGNING_KEY)
    });
    let signer = match message.verify(&signers) {
        Ok(at) => signers.get(at).ok_or(TrustError::Altered)?,
        Err(ChainError::Unsupported) => return Ok(Proof::NotChecked),
        Err(ChainError::Mismatch) => return Err(TrustError::Altered),
    };
    let mut issued = Err(ChainError::Unsupported);
    let listed = list.authorities.iter().map(|authority| &authority.read.certificate);
    for authority in above.iter().chain(listed) {
        if authority.may_issue() && signer.names_as_issuer(authority) {
            match signer.verify_issued_by(authority) {
                Ok(()) => return Ok(Proof::Whole),
                failed @ Err(ChainError::Mismatch) => issued = failed,
                Err(ChainError::Unsupported) => {}
            }
        }
    }
    match issued {
        Err(ChainError::Mismatch) => Err(TrustError::Altered),
        _ => Ok(Proof::NotChecked),
    }
}

fn certificates(content: &[u8]) -> Result<Vec<&[u8]>, Error> {
    let list = AnyRef::from_der(content)?;
    list.tag().assert_eq(Tag::Sequence)?;
    let mut reader = SliceReader::new(list.value())?;
    AnyRef::decode(&mut reader)?.tag().assert_eq(Tag::Integer)?;
    let set = AnyRef::decode(&mut reader)?;
    set.tag().assert_eq(Tag::Set)?;
    reader.finish()?;
    let mut reader = SliceReader::new(set.value())?;
    let mut certificates = Vec::new();
    while !reader.is_finished() {
        certificates.push(reader.tlv_bytes()?);
    }
    Ok(certificates)
}
