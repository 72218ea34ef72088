use base64ct::{Base64, Encoding};
use proptest::prelude::*;

use super::draft::element as der;
use super::*;
use crate::key::vectors::{P256, RSA_1024, SECP256K1};
use crate::key::{Curve, KeyKind};

fn oid(text: &str) -> Vec<u8> {
    der(6, &[ObjectIdentifier::new_unwrap(text).as_bytes()])
}

/// A name of attributes given as type, tag of the text, text.
fn name(attributes: &[(&str, u8, &[u8])]) -> Vec<u8> {
    let parts: Vec<Vec<u8>> = attributes
        .iter()
        .map(|(id, tag, text)| der(0x31, &[&der(0x30, &[&oid(id), &der(*tag, &[text])])]))
        .collect();
    der(0x30, &parts.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// What varies between the certificates of these tests.
struct Draft<'a> {
    serial: &'a [u8],
    subject: Vec<u8>,
    spki: &'a str,
    extensions: Vec<Vec<u8>>,
}

impl Default for Draft<'_> {
    fn default() -> Self {
        Self {
            serial: &[1],
            subject: name(&[
                ("2.5.4.6", 0x13, b"at"),
                ("2.5.4.10", 0x0c, "Gesundheit Österreich".as_bytes()),
                ("2.5.4.3", 0x0c, b"DSC 1"),
            ]),
            spki: P256,
            extensions: Vec::new(),
        }
    }
}

impl Draft<'_> {
    fn der(&self) -> Vec<u8> {
        let signature = der(0x30, &[&oid("1.2.840.10045.4.3.2")]);
        let issuer = name(&[("2.5.4.6", 0x13, b"AT"), ("2.5.4.3", 0x13, b"CSCA")]);
        let validity = der(
            0x30,
            &[&der(0x17, &[b"260101000000Z"]), &der(0x18, &[b"20510101000000Z"])],
        );
        let key = Base64::decode_vec(self.spki).unwrap();
        let extensions: Vec<&[u8]> = self.extensions.iter().map(Vec::as_slice).collect();
        let extensions = der(0xa3, &[&der(0x30, &extensions)]);
        let extensions = if self.extensions.is_empty() { vec![] } else { extensions };
        let content = der(
            0x30,
            &[
                &[0xa0, 3, 2, 1, 2],
                &der(2, &[self.serial]),
                &signature,
                &issuer,
                &validity,
                &self.subject,
                &key,
                &extensions,
            ],
        );
        der(0x30, &[&content, &signature, &der(3, &[&[0, 1, 2, 3]])])
    }
}

fn extension(id: &str, content: &[u8]) -> Vec<u8> {
    der(0x30, &[&oid(id), &der(4, &[content])])
}

fn refused(draft: &Draft<'_>) -> Option<CertificateError> {
    Certificate::parse(&draft.der()).err()
}

#[test]
fn reads_what_policy_needs() {
    let usages = ["1.3.6.1.4.1.1847.2021.1.2", "1.3.6.1.4.1.0.1847.2021.1.1"].map(oid);
    let der = Draft {
        extensions: vec![
            extension("2.5.29.37", &der(0x30, &[&usages[0], &usages[1]])),
            extension("2.5.29.19", &der(0x30, &[&[1, 1, 0xff]])),
        ],
        ..Draft::default()
    }
    .der();
    let certificate = Certificate::parse(&der).ok().unwrap();
    assert_eq!(certificate.key().kind(), KeyKind::Ec(Curve::P256));
    assert_eq!(certificate.key_id(), KeyId::of_certificate(&der));
    assert_eq!(certificate.not_before(), "2026-01-01T00:00:00Z".parse().unwrap());
    assert_eq!(certificate.not_after(), "2051-01-01T00:00:00Z".parse().unwrap());
    assert_eq!(certificate.subject_country(), Some("AT"));
    assert_eq!(certificate.issuer_country(), Some("AT"));
    assert_eq!(certificate.subject_name(), "Gesundheit Österreich");
    assert_eq!(certificate.issuer_name(), "CSCA");
    assert_eq!(
        certificate.extended_key_usages(),
        ["1.3.6.1.4.1.1847.2021.1.2", "1.3.6.1.4.1.0.1847.2021.1.1"]
    );
    assert!(certificate.is_authority());
    let pem = format!(
        "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----",
        Base64::encode_string(&der)
    );
    assert_eq!(
        Certificate::parse_pem(pem.as_bytes()).ok().unwrap().key_id(),
        certificate.key_id()
    );
    assert_eq!(Certificate::parse_pem(b"none").err(), Some(CertificateError::BrokenPem));
}

#[test]
fn a_plain_certificate_has_no_usages() {
    let certificate = Certificate::parse(&Draft::default().der()).ok().unwrap();
    assert!(certificate.extended_key_usages().is_empty());
    assert!(!certificate.is_authority());
}

#[test]
fn serial_numbers_must_be_positive() {
    let with = |serial| Draft {
        serial,
        ..Draft::default()
    };
    assert_eq!(refused(&with(&[0])), Some(CertificateError::ZeroSerial));
    assert_eq!(refused(&with(&[0xba, 0xdb])), Some(CertificateError::NegativeSerial));
    assert_eq!(refused(&with(&[0, 0xba, 0xdb])), None);
    // RFC 5280 allows 20 bytes; a sign byte on top is common.
    assert_eq!(refused(&with(&[&[0, 0xff][..], &[1; 19]].concat())), None);
}

#[test]
fn keys_that_are_not_accepted() {
    let with = |spki| Draft {
        spki,
        ..Draft::default()
    };
    assert_eq!(
        refused(&with(RSA_1024)),
        Some(CertificateError::Key(KeyError::Weak { bits: 1024 }))
    );
    assert_eq!(
        refused(&with(SECP256K1)),
        Some(CertificateError::Key(KeyError::Unsupported))
    );
}

#[test]
fn names_in_every_type_of_text() {
    let named = |subject| {
        let der = Draft {
            subject,
            ..Draft::default()
        }
        .der();
        let certificate = Certificate::parse(&der).ok().unwrap();
        (
            certificate.subject_country().map(str::to_owned),
            certificate.subject_name().to_owned(),
        )
    };
    let country = || Some("AT".to_owned());
    assert_eq!(
        named(name(&[
            ("2.5.4.6", 0x0c, b" at "),
            ("2.5.4.3", 0x1e, &[1, 0x5e, 0, b'a'])
        ])),
        (country(), "Şa".to_owned())
    );
    assert_eq!(
        named(name(&[("2.5.4.10", 0x14, &[0xd6, b's', b't'])])),
        (None, "Öst".to_owned())
    );
    assert_eq!(named(name(&[("2.5.4.6", 0x13, b"Austria")])), (None, String::new()));
    assert_eq!(named(name(&[])), (None, String::new()));
}

#[test]
fn broken_and_oversized_certificates() {
    let der = Draft::default().der();
    assert_eq!(Certificate::parse(b"").err(), Some(CertificateError::BrokenDer));
    assert_eq!(
        Certificate::parse(&der[..der.len() - 1]).err(),
        Some(CertificateError::BrokenDer)
    );
    assert_eq!(
        Certificate::parse(&[&der[..], &[0]].concat()).err(),
        Some(CertificateError::BrokenDer)
    );
    assert_eq!(
        Certificate::parse(&vec![0x30; limits::CERTIFICATE + 1]).err(),
        Some(CertificateError::TooLarge)
    );
}

proptest! {
    #[test]
    fn altered_bytes_never_panic(changes in proptest::collection::vec((0_usize..400, any::<u8>()), 1..4)) {
        let mut der = Draft::default().der();
        for (at, byte) in changes {
            if let Some(old) = der.get_mut(at) {
                *old = byte;
            }
        }
        let _ = Certificate::parse(&der);
    }
}
