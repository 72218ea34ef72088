//! Certificate revocation lists (RFC 5280 section 5; ICAO Doc 9303-12 section 7.2).

use jiff::Timestamp;
use x509_cert::certificate::Rfc5280;
use x509_cert::crl::CertificateList;
use x509_cert::der::Decode;
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::ext::Extension;

use super::chain::{
    AUTHORITY_KEY_ID, ChainCertificate, DistinguishedName, authority_key_id, has_duplicates, ids_agree,
};
use super::signed::{ChainError, SignedDer};
use super::timestamp;

/// A revocation list: the certificates that an authority took back. Whether that authority signed it is for
/// [`RevocationList::verify_signed_by`] to say.
#[derive(Clone)]
pub struct RevocationList {
    issuer: DistinguishedName,
    authority_key_id: Option<Vec<u8>>,
    this_update: Timestamp,
    next_update: Option<Timestamp>,
    /// Content octets of serial numbers, sorted.
    revoked: Vec<Vec<u8>>,
    signed: SignedDer,
}

/// Why a revocation list is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum RevocationListError {
    /// Not the DER of a revocation list.
    #[error("the revocation list's encoding is broken")]
    BrokenDer,
    /// It speaks of a part of the certificates only, or in another authority's place: a critical extension that is not
    /// understood (RFC 5280 sections 5.2 and 5.3).
    #[error("the revocation list is of a kind that is not read: get the authority's complete list")]
    Partial,
}

impl RevocationList {
    /// Reads one list in DER.
    ///
    /// # Errors
    /// When it is broken, or does not speak for all certificates of its issuer.
    pub fn parse(der: &[u8]) -> Result<Self, RevocationListError> {
        let broken = |_| RevocationListError::BrokenDer;
        let list = CertificateList::<Rfc5280>::from_der(der).map_err(broken)?;
        let content = list.tbs_cert_list;
        if content.signature != list.signature_algorithm {
            return Err(RevocationListError::BrokenDer);
        }
        let extensions = content.crl_extensions.unwrap_or_default();
        if has_duplicates(&extensions) {
            return Err(RevocationListError::BrokenDer);
        }
        let entries = content.revoked_certificates.unwrap_or_default();
        let in_entries = entries
            .iter()
            .flat_map(|entry| entry.crl_entry_extensions.iter().flatten());
        if extensions.iter().chain(in_entries).any(is_unknown) {
            return Err(RevocationListError::Partial);
        }
        let mut revoked: Vec<Vec<u8>> = entries
            .iter()
            .map(|entry| significant(entry.serial_number.as_bytes()).to_vec())
            .collect();
        revoked.sort_unstable();
        let time = |time| timestamp(time).map_err(|_| RevocationListError::BrokenDer);
        Ok(Self {
            issuer: DistinguishedName::of(&content.issuer),
            authority_key_id: authority_key_id(&extensions).map_err(|_| RevocationListError::BrokenDer)?,
            this_update: time(content.this_update)?,
            next_update: content.next_update.map(time).transpose()?,
            revoked,
            signed: SignedDer::read(der).map_err(broken)?,
        })
    }

    /// Whether it is said to be this authority's list. The signature is not looked at.
    #[must_use]
    pub fn names_as_issuer(&self, authority: &ChainCertificate) -> bool {
        self.issuer == *authority.subject() && ids_agree(self.authority_key_id.as_deref(), authority)
    }

    /// Whether `authority`'s key signed it, and may.
    ///
    /// # Errors
    /// When it did not, or with an algorithm that is not accepted.
    pub fn verify_signed_by(&self, authority: &ChainCertificate) -> Result<(), ChainError> {
        if !authority.may_sign_lists() {
            return Err(ChainError::Unsupported);
        }
        self.signed.verify(authority.certificate().key())
    }

    /// When it was made.
    #[must_use]
    pub fn this_update(&self) -> Timestamp {
        self.this_update
    }

    /// When the next one was due, where it says so.
    #[must_use]
    pub fn next_update(&self) -> Option<Timestamp> {
        self.next_update
    }

    /// Whether a certificate of its issuer is on it. When it was revoked and why is not asked: who got hold of a key dates
    /// what it signs as he likes.
    #[must_use]
    pub fn lists(&self, certificate: &ChainCertificate) -> bool {
        let serial = significant(certificate.serial());
        self.revoked
            .binary_search_by(|listed| listed.as_slice().cmp(serial))
            .is_ok()
    }

    /// How many certificates are on it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.revoked.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.revoked.is_empty()
    }
}

/// A number without leading zeros: a sign byte more or less makes no other certificate.
fn significant(serial: &[u8]) -> &[u8] {
    let zeros = serial.iter().take_while(|byte| **byte == 0).count();
    serial.get(zeros..).unwrap_or_default()
}

const CRL_NUMBER: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.20");
const REASON: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.21");

/// Those that are heeded, or change nothing, may be critical.
fn is_unknown(extension: &Extension) -> bool {
    extension.critical && ![CRL_NUMBER, REASON, AUTHORITY_KEY_ID].contains(&extension.extn_id)
}
