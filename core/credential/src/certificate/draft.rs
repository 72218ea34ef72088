//! Certificates, revocation lists and signed messages of one's own making: for the demo's issuer and for tests. Signed with ECDSA on P-256.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use x509_cert::der::asn1::ObjectIdentifier;

use crate::key::{SigningError, SigningKey, ecdsa_sig_value};

/// What a certificate is to say.
#[derive(Clone)]
pub struct CertificateDraft<'d> {
    /// Positive, big-endian.
    pub serial: &'d [u8],
    /// Country (C) and common name (CN) of its subject.
    pub subject: (&'d str, &'d str),
    /// The same of who issues it.
    pub issuer: (&'d str, &'d str),
    /// From when it is valid, to the second.
    pub valid_from: Timestamp,
    /// The last second in which it is.
    pub valid_until: Timestamp,
    /// Extensions in DER, as [`extension`] and those named after them make.
    pub extensions: Vec<Vec<u8>>,
}

impl CertificateDraft<'_> {
    /// The certificate of `key` in DER, signed with `issuer`.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn sign(&self, key: &SigningKey, issuer: &SigningKey) -> Result<Vec<u8>, SigningError> {
        let extensions: Vec<&[u8]> = self.extensions.iter().map(Vec::as_slice).collect();
        let extensions = element(0xa3, &[&element(SEQUENCE, &extensions)]);
        let content = element(
            SEQUENCE,
            &[
                // Version 3.
                &element(0xa0, &[&element(INTEGER, &[&[2]])]),
                &integer(self.serial),
                &algorithm(),
                &name(self.issuer),
                &element(SEQUENCE, &[&time(self.valid_from), &time(self.valid_until)]),
                &name(self.subject),
                &public_key(key),
                if self.extensions.is_empty() { &[] } else { &extensions },
            ],
        );
        signed(&content, issuer)
    }
}

/// A revocation list in DER: the authority's country and common name, when it is made, when the next one is due, and the
/// serial numbers on it.
///
/// # Errors
/// When the system gives no random numbers.
pub fn revocation_list(
    issuer: (&str, &str),
    (this_update, next_update): (Timestamp, Timestamp),
    serials: &[&[u8]],
    extensions: &[Vec<u8>],
    key: &SigningKey,
) -> Result<Vec<u8>, SigningError> {
    let entries: Vec<Vec<u8>> = serials
        .iter()
        .map(|serial| element(SEQUENCE, &[&integer(serial), &time(this_update)]))
        .collect();
    let entries: Vec<&[u8]> = entries.iter().map(Vec::as_slice).collect();
    let revoked = element(SEQUENCE, &entries);
    let extensions: Vec<&[u8]> = extensions.iter().map(Vec::as_slice).collect();
    let content = element(
        SEQUENCE,
        &[
            &element(INTEGER, &[&[1]]),
            &algorithm(),
            &name(issuer),
            &time(this_update),
            &time(next_update),
            if entries.is_empty() { &[] } else { &revoked },
            &if extensions.is_empty() {
                Vec::new()
            } else {
                element(0xa0, &[&element(SEQUENCE, &extensions)])
            },
        ],
    );
    signed(&content, key)
}

/// A signed message in DER (RFC 5652 section 5): the type of its content in dots, the content, and the certificates that come
/// with it.
///
/// # Errors
/// When the system gives no random numbers.
pub fn signed_message(
    content_type: &str,
    content: &[u8],
    certificates: &[&[u8]],
    key: &SigningKey,
) -> Result<Vec<u8>, SigningError> {
    let content_type = identifier(content_type);
    let sha256 = element(SEQUENCE, &[&identifier("2.16.840.1.101.3.4.2.1")]);
    let attribute = |id: &str, value: &[u8]| element(SEQUENCE, &[&identifier(id), &element(SET, &[value])]);
    let attributes = [
        attribute("1.2.840.113549.1.9.3", &content_type),
        attribute("1.2.840.113549.1.9.4", &element(OCTETS, &[&Sha256::digest(content)])),
    ]
    .concat();
    let signature = ecdsa_sig_value(&key.sign(&element(SET, &[&attributes]))?);
    let signer = element(
        SEQUENCE,
        &[
            &element(INTEGER, &[&[3]]),
            &element(0x80, &[&key_identifier(key)]),
            &sha256,
            &element(0xa0, &[&attributes]),
            &algorithm(),
            &element(OCTETS, &[&signature]),
        ],
    );
    let content = element(
        SEQUENCE,
        &[&content_type, &element(0xa0, &[&element(OCTETS, &[content])])],
    );
    let data = element(
        SEQUENCE,
        &[
            &element(INTEGER, &[&[3]]),
            &element(SET, &[&sha256]),
            &content,
            &element(0xa0, certificates),
            &element(SET, &[&signer]),
        ],
    );
    Ok(element(
        SEQUENCE,
        &[&identifier("1.2.840.113549.1.7.2"), &element(0xa0, &[&data])],
    ))
}

/// `Extension` (RFC 5280 section 4.1), from its number in dots, whether it is critical, and the DER of its content.
#[must_use]
pub fn extension(id: &str, critical: bool, content: &[u8]) -> Vec<u8> {
    let flag = element(0x01, &[&[0xff]]);
    element(
        SEQUENCE,
        &[
            &identifier(id),
            if critical { &flag } else { &[] },
            &element(0x04, &[content]),
        ],
    )
}

/// What makes an authority: basic constraints and key usage for certificates and lists.
#[must_use]
pub fn authority_extensions(key: &SigningKey) -> Vec<Vec<u8>> {
    let path_length = element(INTEGER, &[&[0]]);
    vec![
        extension(
            "2.5.29.19",
            true,
            &element(SEQUENCE, &[&element(0x01, &[&[0xff]]), &path_length]),
        ),
        // keyCertSign and cRLSign.
        extension("2.5.29.15", true, &element(0x03, &[&[0x01, 0x06]])),
        extension("2.5.29.14", false, &element(0x04, &[&key_identifier(key)])),
    ]
}

/// The authority key identifier of what `authority` issues.
#[must_use]
pub fn authority_key_extension(authority: &SigningKey) -> Vec<u8> {
    extension(
        "2.5.29.35",
        false,
        &element(SEQUENCE, &[&element(0x80, &[&key_identifier(authority)])]),
    )
}

/// Extended key usages, critical, by their numbers in dots.
#[must_use]
pub fn extended_key_usage(ids: &[&str]) -> Vec<u8> {
    let ids: Vec<Vec<u8>> = ids.iter().map(|id| identifier(id)).collect();
    let ids: Vec<&[u8]> = ids.iter().map(Vec::as_slice).collect();
    extension("2.5.29.37", true, &element(SEQUENCE, &ids))
}

/// The list of document types (ICAO Doc 9303-12 section 7.1.1.6).
#[must_use]
pub fn document_types(types: &[&str]) -> Vec<u8> {
    let types: Vec<Vec<u8>> = types.iter().map(|name| element(0x13, &[name.as_bytes()])).collect();
    let types: Vec<&[u8]> = types.iter().map(Vec::as_slice).collect();
    let version = element(INTEGER, &[&[0]]);
    extension(
        "2.23.136.1.1.6.2",
        false,
        &element(SEQUENCE, &[&version, &element(0x31, &types)]),
    )
}

/// The private key usage period (RFC 3280 section 4.2.1.4).
#[must_use]
pub fn private_key_usage(from: Timestamp, until: Timestamp) -> Vec<u8> {
    let (from, until) = (generalised(from), generalised(until));
    let period = element(
        SEQUENCE,
        &[&element(0x80, &[from.as_bytes()]), &element(0x81, &[until.as_bytes()])],
    );
    extension("2.5.29.16", false, &period)
}

/// A DER element of a tag and the parts of its content (X.690 section 8.1).
#[must_use]
pub fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = content.len().to_be_bytes();
    let zeros = length.iter().take_while(|byte| **byte == 0).count();
    let significant = length.get(zeros..).unwrap_or_default();
    let mut out = vec![tag];
    match significant {
        [] => out.push(0),
        [short @ ..=0x7f] => out.push(*short),
        long => {
            out.push(u8::try_from(long.len()).unwrap_or_default() | 0x80);
            out.extend_from_slice(long);
        }
    }
    out.extend(content);
    out
}

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const INTEGER: u8 = 0x02;
const OCTETS: u8 = 0x04;

/// `AlgorithmIdentifier` of ecdsa-with-SHA256.
fn algorithm() -> Vec<u8> {
    element(SEQUENCE, &[&identifier("1.2.840.10045.4.3.2")])
}

fn signed(content: &[u8], key: &SigningKey) -> Result<Vec<u8>, SigningError> {
    let signature = ecdsa_sig_value(&key.sign(content)?);
    Ok(element(
        SEQUENCE,
        &[content, &algorithm(), &element(0x03, &[&[0], &signature])],
    ))
}

fn public_key(key: &SigningKey) -> Vec<u8> {
    let algorithm = element(
        SEQUENCE,
        &[&identifier("1.2.840.10045.2.1"), &identifier("1.2.840.10045.3.1.7")],
    );
    element(SEQUENCE, &[&algorithm, &element(0x03, &[&[0], key.public_point()])])
}

/// First 20 bytes of SHA-256 over the public key (RFC 7093 section 2).
fn key_identifier(key: &SigningKey) -> Vec<u8> {
    Sha256::digest(key.public_point()).into_iter().take(20).collect()
}

fn name((country, common_name): (&str, &str)) -> Vec<u8> {
    let attribute = |id, tag, text: &str| {
        let value = element(tag, &[text.as_bytes()]);
        element(0x31, &[&element(SEQUENCE, &[&identifier(id), &value])])
    };
    element(
        SEQUENCE,
        &[
            &attribute("2.5.4.6", 0x13, country),
            &attribute("2.5.4.3", 0x0c, common_name),
        ],
    )
}

fn integer(number: &[u8]) -> Vec<u8> {
    let sign = number.first().is_none_or(|first| first & 0x80 != 0);
    element(INTEGER, &[if sign { &[0] } else { &[] }, number])
}

/// An identifier that is none in dots is written as one that nothing knows.
fn identifier(id: &str) -> Vec<u8> {
    let id = ObjectIdentifier::new(id).unwrap_or(ObjectIdentifier::new_unwrap("2.25.0"));
    element(0x06, &[id.as_bytes()])
}

/// UTCTime up to 2049, GeneralizedTime from 2050 on (RFC 5280 section 4.1.2.5).
fn time(time: Timestamp) -> Vec<u8> {
    let text = generalised(time);
    match text.get(2..) {
        Some(short) if text.as_str() < "2050" => element(0x17, &[short.as_bytes()]),
        _ => element(0x18, &[text.as_bytes()]),
    }
}

fn generalised(time: Timestamp) -> String {
    time.to_zoned(TimeZone::UTC).strftime("%Y%m%d%H%M%SZ").to_string()
}
