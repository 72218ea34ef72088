//! `SubjectPublicKeyInfo` (RFC 5280 section 4.1.2.7) to a verifying key, and back.

use x509_cert::der::asn1::{ObjectIdentifier, UintRef};
use x509_cert::der::{Decode, Reader, SliceReader};
use x509_cert::spki::SubjectPublicKeyInfoRef;

use super::error::KeyError;
use super::verifying::{Curve, Material, VerifyingKey};
use crate::certificate::draft::element;

const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
const P521: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.35");
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");

pub(super) fn read(der: &[u8]) -> Result<VerifyingKey, KeyError> {
    let info = SubjectPublicKeyInfoRef::from_der(der).map_err(|_| KeyError::BrokenDer)?;
    let parameters = info
        .algorithm
        .parameters
        .and_then(|parameters| parameters.decode_as().ok());
    from_parts(info.algorithm.oid, parameters, info.subject_public_key.raw_bytes())
}

/// From the algorithm, its parameters where they are an OID, and the content of the bit string.
pub(crate) fn from_parts(
    algorithm: ObjectIdentifier,
    parameters: Option<ObjectIdentifier>,
    key: &[u8],
) -> Result<VerifyingKey, KeyError> {
    match (algorithm, parameters) {
        (EC, Some(P256)) => VerifyingKey::from_point(Curve::P256, key),
        (EC, Some(P384)) => VerifyingKey::from_point(Curve::P384, key),
        (EC, Some(P521)) => VerifyingKey::from_point(Curve::P521, key),
        // RFC 8017 demands NULL parameters for plain RSA; many certificates have none, which is harmless.
        (RSA | RSA_PSS, _) => read_rsa(key),
        (ED25519, _) => VerifyingKey::from_ed25519(key),
        _ => Err(KeyError::Unsupported),
    }
}

/// `RSAPublicKey ::= SEQUENCE { modulus INTEGER, publicExponent INTEGER }` (RFC 8017 appendix A.1.1).
fn read_rsa(der: &[u8]) -> Result<VerifyingKey, KeyError> {
    let mut reader = SliceReader::new(der).map_err(|_| KeyError::BrokenDer)?;
    let (modulus, exponent) = reader
        .sequence(|reader| Ok::<_, x509_cert::der::Error>((UintRef::decode(reader)?, UintRef::decode(reader)?)))
        .map_err(|_| KeyError::BrokenDer)?;
    reader.finish().map_err(|_| KeyError::BrokenDer)?;
    VerifyingKey::from_rsa(modulus.as_bytes(), exponent.as_bytes())
}

/// In one form for each key, whatever form it was read from: RSA with NULL parameters (RFC 3279 section 2.3.1), also
/// where it was bound to PSS.
pub(super) fn write(key: &VerifyingKey) -> Vec<u8> {
    let ec = |curve, point: &[u8]| info(&[&identifier(EC), &identifier(curve)], point);
    match key.material() {
        Material::P256(point) => ec(P256, point),
        Material::P384(point) => ec(P384, point),
        Material::P521(key) => ec(P521, key.to_sec1_point(false).as_bytes()),
        Material::Rsa { n, e, .. } => {
            let numbers = element(SEQUENCE, &[&unsigned(n), &unsigned(e)]);
            info(&[&identifier(RSA), &element(0x05, &[])], &numbers)
        }
        Material::Ed25519(key) => info(&[&identifier(ED25519)], key.as_bytes()),
    }
}

const SEQUENCE: u8 = 0x30;

fn info(algorithm: &[&[u8]], key: &[u8]) -> Vec<u8> {
    element(SEQUENCE, &[&element(SEQUENCE, algorithm), &element(0x03, &[&[0], key])])
}

fn identifier(id: ObjectIdentifier) -> Vec<u8> {
    element(0x06, &[id.as_bytes()])
}

fn unsigned(number: &[u8]) -> Vec<u8> {
    let sign = number.first().is_none_or(|first| first & 0x80 != 0);
    element(0x02, &[if sign { &[0] } else { &[] }, number])
}
