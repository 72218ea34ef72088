//! Signer certificates (RFC 5280), as trust lists and certificate folders hold them.

mod chain;
#[cfg(test)]
mod chain_tests;
pub mod cms;
pub mod draft;
mod revocation;
mod signed;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::der::{Decode, Tag, Tagged};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage, SubjectAltName};
use x509_cert::name::Name;
use x509_cert::time::Time;

pub use chain::ChainCertificate;
pub use revocation::{RevocationList, RevocationListError};
pub use signed::ChainError;

use crate::key::{KeyError, KeyId, VerifyingKey, spki};
use crate::{limits, pem};

/// What Carnet uses of a signer's certificate. Its own signature is not checked here: a list vouches for it.
#[derive(Clone)]
pub struct Certificate {
    key: VerifyingKey,
    key_id: KeyId,
    not_before: Timestamp,
    not_after: Timestamp,
    subject: Party,
    issuer: Party,
    extended_key_usages: Vec<String>,
    authority: bool,
    only_issues: bool,
    uris: Vec<String>,
}

#[derive(Clone, Default)]
struct Party {
    country: Option<String>,
    name: String,
}

impl Certificate {
    /// Reads one certificate in DER.
    ///
    /// # Errors
    /// When it is broken, its serial number is not positive, or its key is not accepted.
    pub fn parse(der: &[u8]) -> Result<Self, CertificateError> {
        if der.len() > limits::CERTIFICATE {
            return Err(CertificateError::TooLarge);
        }
        let certificate = x509_cert::Certificate::from_der(der).map_err(|_| CertificateError::BrokenDer)?;
        let content = certificate.tbs_certificate();
        check_serial(content.serial_number().as_bytes())?;
        let info = content.subject_public_key_info();
        let parameters = info
            .algorithm
            .parameters
            .as_ref()
            .and_then(|parameters| parameters.decode_as().ok());
        let extensions = content.extensions().map_or(&[][..], Vec::as_slice);
        Ok(Self {
            key: spki::from_parts(info.algorithm.oid, parameters, info.subject_public_key.raw_bytes())?,
            key_id: KeyId::of_certificate(der),
            not_before: timestamp(content.validity().not_before)?,
            not_after: timestamp(content.validity().not_after)?,
            subject: party(content.subject()),
            issuer: party(content.issuer()),
            extended_key_usages: extension::<ExtendedKeyUsage>(extensions, EXTENDED_KEY_USAGE)?
                .map(|usages| usages.0.iter().map(ToString::to_string).collect())
                .unwrap_or_default(),
            authority: extension::<BasicConstraints>(extensions, BASIC_CONSTRAINTS)?.is_some_and(|basic| basic.ca),
            // A broken one says nothing here; a chain asks for it again.
            only_issues: extension::<KeyUsage>(extensions, KEY_USAGE)
                .ok()
                .flatten()
                .is_some_and(|usage| usage.key_cert_sign() && !usage.digital_signature() && !usage.non_repudiation()),
            uris: uris(extensions),
        })
    }

    /// Reads the first certificate of a PEM text (RFC 7468).
    ///
    /// # Errors
    /// When there is none, or as [`parse`](Self::parse).
    pub fn parse_pem(text: &[u8]) -> Result<Self, CertificateError> {
        let block = pem::blocks(text)
            .find(|block| block.as_ref().is_ok_and(pem::Block::is_certificate))
            .and_then(Result::ok)
            .ok_or(CertificateError::BrokenPem)?;
        Self::parse(&block.der)
    }

    /// The public key.
    #[must_use]
    pub fn key(&self) -> &VerifyingKey {
        &self.key
    }

    /// First eight bytes of SHA-256 over the DER (hcert specification, appendix A.1).
    #[must_use]
    pub fn key_id(&self) -> KeyId {
        self.key_id
    }

    /// Start of validity.
    #[must_use]
    pub fn not_before(&self) -> Timestamp {
        self.not_before
    }

    /// End of validity.
    #[must_use]
    pub fn not_after(&self) -> Timestamp {
        self.not_after
    }

    /// The subject's country (C), two or three letters in upper case, if it names one.
    #[must_use]
    pub fn subject_country(&self) -> Option<&str> {
        self.subject.country.as_deref()
    }

    /// The issuer's country (C), two or three letters in upper case, if it names one.
    #[must_use]
    pub fn issuer_country(&self) -> Option<&str> {
        self.issuer.country.as_deref()
    }

    /// Whom the certificate is for, in words: organisation (O), else common name (CN), else empty.
    #[must_use]
    pub fn subject_name(&self) -> &str {
        &self.subject.name
    }

    /// Who issued it, in words.
    #[must_use]
    pub fn issuer_name(&self) -> &str {
        &self.issuer.name
    }

    /// Extended key usages as dotted OIDs; empty where the extension is absent.
    #[must_use]
    pub fn extended_key_usages(&self) -> &[String] {
        &self.extended_key_usages
    }

    /// URIs among the subject's alternative names: a SMART Health Card issuer's is the `iss` of its cards.
    #[must_use]
    pub fn subject_uris(&self) -> &[String] {
        &self.uris
    }

    /// Whether its basic constraints call it a certificate authority.
    #[must_use]
    pub fn is_authority(&self) -> bool {
        self.authority
    }

    /// Whether its key usage lets it sign certificates and no documents, as that of every country signing authority (CSCA)
    /// does (ICAO Doc 9303-12 section 7.1.1). Says more than [`is_authority`](Self::is_authority): signers' certificates call
    /// themselves an authority too, those that sign themselves most of all.
    #[must_use]
    pub fn only_issues(&self) -> bool {
        self.authority && self.only_issues
    }
}

/// Why a certificate is not taken into a list of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum CertificateError {
    /// More bytes than a signer's certificate can need ([`limits::CERTIFICATE`]).
    #[error("the certificate is too large")]
    TooLarge,
    /// Not PEM with a certificate in it.
    #[error("there is no certificate in this PEM text")]
    BrokenPem,
    /// Not the DER of a certificate.
    #[error("the certificate's encoding is broken")]
    BrokenDer,
    /// Serial number zero; RFC 5280 section 4.1.2.2 demands a positive one.
    #[error("the certificate's serial number is zero")]
    ZeroSerial,
    /// Negative serial number.
    #[error("the certificate's serial number is negative")]
    NegativeSerial,
    /// Its validity lies outside the calendar.
    #[error("the certificate's validity cannot be read")]
    Validity,
    /// Its key is not accepted.
    #[error(transparent)]
    Key(#[from] KeyError),
}

const COUNTRY: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.6");
const ORGANISATION: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.10");
const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.15");
const EXTENDED_KEY_USAGE: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.37");
const SUBJECT_ALT_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.17");
const BASIC_CONSTRAINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.19");

/// The content octets of an INTEGER in two's complement.
fn check_serial(serial: &[u8]) -> Result<(), CertificateError> {
    if serial.iter().all(|byte| *byte == 0) {
        Err(CertificateError::ZeroSerial)
    } else if serial.first().is_some_and(|first| first & 0x80 != 0) {
        Err(CertificateError::NegativeSerial)
    } else {
        Ok(())
    }
}

fn timestamp(time: Time) -> Result<Timestamp, CertificateError> {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).map_err(|_| CertificateError::Validity)?;
    Timestamp::from_second(seconds).map_err(|_| CertificateError::Validity)
}

fn extension<'a, E: Decode<'a>>(
    extensions: &'a [Extension],
    id: ObjectIdentifier,
) -> Result<Option<E>, CertificateError> {
    extensions
        .iter()
        .find(|extension| extension.extn_id == id)
        .map(|extension| E::from_der(extension.extn_value.as_bytes()).map_err(|_| CertificateError::BrokenDer))
        .transpose()
}

/// An extension that cannot be read names none: no other format asks for it.
fn uris(extensions: &[Extension]) -> Vec<String> {
    let names = extension::<SubjectAltName>(extensions, SUBJECT_ALT_NAME).ok().flatten();
    let names = names.map(|names| names.0).unwrap_or_default();
    let uri = |name| match name {
        GeneralName::UniformResourceIdentifier(uri) => Some(uri.to_string()),
        _ => None,
    };
    names.into_iter().filter_map(uri).collect()
}

fn party(name: &Name) -> Party {
    let text = |id| {
        name.iter()
            .find(|attribute| attribute.oid == id)
            .map(|attribute| directory_text(attribute.value.tag(), attribute.value.value()))
            .filter(|text| !text.is_empty())
    };
    Party {
        country: text(COUNTRY)
            .map(|country| country.to_ascii_uppercase())
            .filter(|country| matches!(country.len(), 2 | 3) && country.bytes().all(|byte| byte.is_ascii_uppercase())),
        name: text(ORGANISATION).or_else(|| text(COMMON_NAME)).unwrap_or_default(),
    }
}

/// A `DirectoryString` of any of its types, or what can be read of it: names are for people to look at.
fn directory_text(tag: Tag, content: &[u8]) -> String {
    let text = match tag {
        Tag::BmpString => char::decode_utf16(content.as_chunks().0.iter().map(|unit| u16::from_be_bytes(*unit)))
            .map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect(),
        Tag::TeletexString => content.iter().copied().map(char::from).collect(),
        _ => String::from_utf8_lossy(content).into_owned(),
    };
    text.trim().to_owned()
}
