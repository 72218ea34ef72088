//! A certificate as a link of a chain: what binds it to its authority, and what it is for (RFC 5280 section 4.2; ICAO
//! Doc 9303-12 section 7).

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use x509_cert::der::asn1::{AnyRef, ObjectIdentifier};
use x509_cert::der::{Decode, Reader, SliceReader, Tag, Tagged};
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, ExtendedKeyUsage, KeyUsage, PrivateKeyUsagePeriod, SubjectKeyIdentifier,
};
use x509_cert::name::Name;

use super::signed::{ChainError, SignedDer};
use super::{
    BASIC_CONSTRAINTS, Certificate, CertificateError, EXTENDED_KEY_USAGE, KEY_USAGE, SUBJECT_ALT_NAME, directory_text,
    extension, timestamp,
};

/// A certificate with all that a chain asks of it.
#[derive(Clone)]
pub struct ChainCertificate {
    certificate: Certificate,
    digest: [u8; 32],
    subject: DistinguishedName,
    issuer: DistinguishedName,
    serial: Vec<u8>,
    subject_key_id: Option<Vec<u8>>,
    authority_key_id: Option<Vec<u8>>,
    key_usage: Option<KeyUsage>,
    has_extended_key_usage: bool,
    used_until: Option<Timestamp>,
    document_types: Option<Vec<String>>,
    has_unknown_critical: bool,
    signed: SignedDer,
}

/// A name to be compared: its attributes, in letters of one case and without superfluous blanks (RFC 5280 section 7.1).
/// States write one name as PrintableString here and as UTF8String there.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct DistinguishedName(Vec<(ObjectIdentifier, String)>);

impl DistinguishedName {
    pub(super) fn of(name: &Name) -> Self {
        Self(
            name.iter()
                .map(|attribute| {
                    let text = directory_text(attribute.value.tag(), attribute.value.value());
                    let words: Vec<&str> = text.split_whitespace().collect();
                    (attribute.oid, words.join(" ").to_lowercase())
                })
                .collect(),
        )
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl ChainCertificate {
    /// Reads one certificate in DER.
    ///
    /// # Errors
    /// As [`Certificate::parse`]; and when an extension that a chain asks for is broken or stands twice, or the signature's
    /// algorithm is not the one that the certificate names.
    pub fn parse(der: &[u8]) -> Result<Self, CertificateError> {
        let certificate = Certificate::parse(der)?;
        let broken = |_| CertificateError::BrokenDer;
        let parsed = x509_cert::Certificate::from_der(der).map_err(broken)?;
        let content = parsed.tbs_certificate();
        if content.signature() != parsed.signature_algorithm() {
            return Err(CertificateError::BrokenDer);
        }
        let extensions = content.extensions().map_or(&[][..], Vec::as_slice);
        if has_duplicates(extensions) {
            return Err(CertificateError::BrokenDer);
        }
        let period = extension::<PrivateKeyUsagePeriod>(extensions, PRIVATE_KEY_USAGE_PERIOD)?;
        let used_until = period
            .and_then(|period| period.not_after)
            .map(|end| timestamp(end.into()))
            .transpose()?;
        Ok(Self {
            certificate,
            digest: Sha256::digest(der).into(),
            subject: DistinguishedName::of(content.subject()),
            issuer: DistinguishedName::of(content.issuer()),
            serial: content.serial_number().as_bytes().to_vec(),
            subject_key_id: extension::<SubjectKeyIdentifier>(extensions, SUBJECT_KEY_ID)?
                .map(|id| id.0.as_bytes().to_vec()),
            authority_key_id: authority_key_id(extensions)?,
            key_usage: extension(extensions, KEY_USAGE)?,
            has_extended_key_usage: extension::<ExtendedKeyUsage>(extensions, EXTENDED_KEY_USAGE)?.is_some(),
            used_until,
            document_types: document_types(extensions)?,
            has_unknown_critical: extensions
                .iter()
                .any(|extension| extension.critical && !UNDERSTOOD.contains(&extension.extn_id)),
            signed: SignedDer::read(der).map_err(broken)?,
        })
    }

    /// The certificate without its chain.
    #[must_use]
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// SHA-256 over its DER.
    #[must_use]
    pub fn digest(&self) -> &[u8; 32] {
        &self.digest
    }

    /// Whether `authority` is said to have issued it: by name, and by key where both say which (RFC 5280 section 4.2.1.1).
    /// The signature is not looked at.
    #[must_use]
    pub fn names_as_issuer(&self, authority: &Self) -> bool {
        self.issuer == authority.subject && ids_agree(self.authority_key_id.as_deref(), authority)
    }

    /// Whether both are of one name: an authority has a certificate for each of its keys.
    #[must_use]
    pub fn has_name_of(&self, other: &Self) -> bool {
        self.subject == other.subject
    }

    /// Whether `authority`'s key signed it.
    ///
    /// # Errors
    /// When it did not, or with an algorithm that is not accepted.
    pub fn verify_issued_by(&self, authority: &Self) -> Result<(), ChainError> {
        self.signed.verify(authority.certificate.key())
    }

    /// Whether it may issue certificates: an authority by its basic constraints, whose key may sign certificates, and
    /// without a critical extension that is not understood. The length of paths is not asked: chains have no certificate
    /// between authority and signer (ICAO Doc 9303-12 section 4).
    #[must_use]
    pub fn may_issue(&self) -> bool {
        self.certificate.is_authority()
            && self.key_usage.is_none_or(|usage| usage.key_cert_sign())
            && !self.has_unknown_critical
            && !self.subject.is_empty()
    }

    /// Whether its key may sign revocation lists.
    #[must_use]
    pub fn may_sign_lists(&self) -> bool {
        self.key_usage.is_none_or(|usage| usage.crl_sign())
    }

    /// Whether its key may sign documents: no authority, and for digital signatures where it says what for.
    #[must_use]
    pub fn may_sign_documents(&self) -> bool {
        !self.certificate.is_authority() && self.key_usage.is_none_or(|usage| usage.digital_signature())
    }

    /// Whether it names extended key usages at all.
    #[must_use]
    pub fn has_extended_key_usage(&self) -> bool {
        self.has_extended_key_usage
    }

    /// Whether an extension is critical and not understood: the certificate must not be used (RFC 5280 section 4.2).
    #[must_use]
    pub fn has_unknown_critical(&self) -> bool {
        self.has_unknown_critical
    }

    /// The last moment at which its private key was used (RFC 3280 section 4.2.1.4), where it says so: what was signed until
    /// then counts as long as the certificate is valid.
    #[must_use]
    pub fn used_until(&self) -> Option<Timestamp> {
        self.used_until
    }

    /// The documents that its key signs (`documentTypeList`, ICAO Doc 9303-12 section 7.1.1.6), e.g. `NV` and `NT` of health
    /// proofs; `None` where it does not say.
    #[must_use]
    pub fn document_types(&self) -> Option<&[String]> {
        self.document_types.as_deref()
    }

    /// Content octets of its serial number.
    pub(super) fn serial(&self) -> &[u8] {
        &self.serial
    }

    pub(super) fn subject(&self) -> &DistinguishedName {
        &self.subject
    }
}

/// Whether an authority key identifier means this authority. One that says nothing means any.
pub(super) fn ids_agree(authority_key_id: Option<&[u8]>, authority: &ChainCertificate) -> bool {
    authority_key_id
        .zip(authority.subject_key_id.as_deref())
        .is_none_or(|(named, own)| named == own)
}

pub(super) fn authority_key_id(extensions: &[Extension]) -> Result<Option<Vec<u8>>, CertificateError> {
    let extension = extension::<AuthorityKeyIdentifier>(extensions, AUTHORITY_KEY_ID)?;
    Ok(extension
        .and_then(|named| named.key_identifier)
        .map(|id| id.as_bytes().to_vec()))
}

pub(super) fn has_duplicates(extensions: &[Extension]) -> bool {
    let mut ids: Vec<&ObjectIdentifier> = extensions.iter().map(|extension| &extension.extn_id).collect();
    ids.sort_unstable();
    !ids.is_sorted_by(|one, next| one < next)
}

/// `DocumentTypeListSyntax ::= SEQUENCE { version INTEGER, docTypeList SET OF PrintableString }`.
fn document_types(extensions: &[Extension]) -> Result<Option<Vec<String>>, CertificateError> {
    let Some(extension) = extensions.iter().find(|extension| extension.extn_id == DOCUMENT_TYPES) else {
        return Ok(None);
    };
    read_document_types(extension.extn_value.as_bytes())
        .map(Some)
        .map_err(|_| CertificateError::BrokenDer)
}

fn read_document_types(der: &[u8]) -> Result<Vec<String>, x509_cert::der::Error> {
    let mut reader = SliceReader::new(der)?;
    let set = reader.sequence(|reader| {
        reader.tlv_bytes()?;
        let set = AnyRef::decode(reader)?;
        set.tag().assert_eq(Tag::Set)?;
        Ok::<_, x509_cert::der::Error>(set)
    })?;
    reader.finish()?;
    let mut items = SliceReader::new(set.value())?;
    let mut types = Vec::new();
    while !items.is_finished() {
        let item = AnyRef::decode(&mut items)?;
        types.push(directory_text(item.tag(), item.value()));
    }
    Ok(types)
}

const SUBJECT_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.14");
const PRIVATE_KEY_USAGE_PERIOD: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.16");
const ISSUER_ALT_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.18");
const DISTRIBUTION_POINTS: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.31");
pub(super) const AUTHORITY_KEY_ID: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.35");
const DOCUMENT_TYPES: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.23.136.1.1.6.2");

/// Extensions whose meaning is heeded, or which only inform.
const UNDERSTOOD: [ObjectIdentifier; 10] = [
    SUBJECT_KEY_ID,
    KEY_USAGE,
    PRIVATE_KEY_USAGE_PERIOD,
    SUBJECT_ALT_NAME,
    ISSUER_ALT_NAME,
    BASIC_CONSTRAINTS,
    DISTRIBUTION_POINTS,
    AUTHORITY_KEY_ID,
    EXTENDED_KEY_USAGE,
    DOCUMENT_TYPES,
];
