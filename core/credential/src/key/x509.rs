//! Signatures as X.509 writes them: the algorithm as an identifier with parameters, ECDSA in DER.

use ring::signature::{self, RsaPublicKeyComponents, VerificationAlgorithm};
use sha2::Digest;
use x509_cert::der::asn1::{AnyRef, ObjectIdentifier};
use x509_cert::der::{Decode, Error, Reader, SliceReader, Tag, Tagged};
use x509_cert::spki::AlgorithmIdentifierRef;

use super::error::SignatureError;
use super::p521;
use super::verifying::{Material, VerifyingKey, ec};

/// The signature algorithms of certificates and revocation lists (ICAO Doc 9303-12 section 4.4): RFC 4055, RFC 5758.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// RSASSA-PKCS1-v1_5.
    Pkcs1(Hash),
    /// RSASSA-PSS; the mask is made with the same hash, the salt is as long as it.
    Pss(Hash),
    /// ECDSA.
    Ecdsa(Hash),
}

/// The hashes of these algorithms. SHA-1 and SHA-224 are not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
const MGF1: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.8");

/// Algorithms that their identifier names in full.
const PLAIN: [(ObjectIdentifier, Scheme); 6] = [
    (
        ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11"),
        Scheme::Pkcs1(Hash::Sha256),
    ),
    (
        ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12"),
        Scheme::Pkcs1(Hash::Sha384),
    ),
    (
        ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.13"),
        Scheme::Pkcs1(Hash::Sha512),
    ),
    (
        ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2"),
        Scheme::Ecdsa(Hash::Sha256),
    ),
    (
        ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.3"),
        Scheme::Ecdsa(Hash::Sha384),
    ),
    (
        ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.4"),
        Scheme::Ecdsa(Hash::Sha512),
    ),
];

const HASHES: [(ObjectIdentifier, Hash); 3] = [
    (ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1"), Hash::Sha256),
    (ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2"), Hash::Sha384),
    (ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3"), Hash::Sha512),
];

impl Hash {
    /// The digest of a message.
    pub(crate) fn digest(self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha256 => sha2::Sha256::digest(message).to_vec(),
            Self::Sha384 => sha2::Sha384::digest(message).to_vec(),
            Self::Sha512 => sha2::Sha512::digest(message).to_vec(),
        }
    }

    fn length(self) -> u8 {
        match self {
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    pub(crate) fn of(identifier: AlgorithmIdentifierRef<'_>) -> Option<Self> {
        let plain = identifier.parameters.is_none_or(|parameters| parameters.is_null());
        HASHES
            .iter()
            .find(|(id, _)| plain && *id == identifier.oid)
            .map(|(_, hash)| *hash)
    }
}

impl Scheme {
    /// From the two identifiers that a CMS signer gives: RSA's may name the key's type alone, and the hash then stands in
    /// the other (RFC 3370 section 3.2).
    pub(crate) fn from_identifiers(
        identifier: AlgorithmIdentifierRef<'_>,
        digest: AlgorithmIdentifierRef<'_>,
    ) -> Option<Self> {
        if identifier.oid == RSA {
            return Hash::of(digest).map(Self::Pkcs1);
        }
        Self::from_identifier(identifier)
    }

    /// From an `AlgorithmIdentifier`; `None` for what Carnet does not accept.
    ///
    /// Parameters may be NULL or absent: RFC 4055 demands NULL for RSA, RFC 5758 none for ECDSA, and states write either for
    /// both (Japan's signer has NULL on ecdsa-with-SHA384).
    pub(crate) fn from_identifier(identifier: AlgorithmIdentifierRef<'_>) -> Option<Self> {
        if identifier.oid == PSS {
            return pss(identifier.parameters?.value()).ok()?;
        }
        let plain = identifier.parameters.is_none_or(|parameters| parameters.is_null());
        PLAIN
            .iter()
            .find(|(id, _)| plain && *id == identifier.oid)
            .map(|(_, scheme)| *scheme)
    }
}

/// The fields of `RSASSA-PSS-params` (RFC 4055 section 3.1). Their defaults are SHA-1, which is not accepted, so that hash,
/// mask and length of the salt have to be there.
fn pss(parameters: &[u8]) -> Result<Option<Scheme>, Error> {
    let mut reader = SliceReader::new(parameters)?;
    let (mut hash, mut mask, mut salt, mut trailer) = (None, None, None, Some(1));
    while !reader.is_finished() {
        let field = AnyRef::decode(&mut reader)?;
        match field.tag() {
            Tag::ContextSpecific { number, .. } => match number.value() {
                0 => hash = Hash::of(AlgorithmIdentifierRef::from_der(field.value())?),
                1 => {
                    let identifier = AlgorithmIdentifierRef::from_der(field.value())?;
                    mask = match identifier.parameters {
                        Some(parameters) if identifier.oid == MGF1 => Hash::of(parameters.decode_as()?),
                        _ => None,
                    };
                }
                2 => salt = u8::from_der(field.value()).ok(),
                3 => trailer = u8::from_der(field.value()).ok(),
                _ => return Ok(None),
            },
            _ => return Ok(None),
        }
    }
    Ok(hash
        .filter(|hash| mask == Some(*hash) && salt == Some(hash.length()) && trailer == Some(1))
        .map(Scheme::Pss))
}

impl VerifyingKey {
    /// Checks a signature as certificates carry it.
    ///
    /// # Errors
    /// When the algorithm needs another type of key, or is not offered on this curve, or the signature does not fit.
    pub(crate) fn verify_x509(&self, scheme: Scheme, message: &[u8], signature: &[u8]) -> Result<(), SignatureError> {
        use Hash::{Sha256, Sha384, Sha512};
        let algorithm: &'static dyn VerificationAlgorithm = match (self.material(), scheme) {
            (Material::P256(_), Scheme::Ecdsa(Sha256)) => &signature::ECDSA_P256_SHA256_ASN1,
            (Material::P256(_), Scheme::Ecdsa(Sha384)) => &signature::ECDSA_P256_SHA384_ASN1,
            (Material::P384(_), Scheme::Ecdsa(Sha256)) => &signature::ECDSA_P384_SHA256_ASN1,
            (Material::P384(_), Scheme::Ecdsa(Sha384)) => &signature::ECDSA_P384_SHA384_ASN1,
            (Material::P521(key), Scheme::Ecdsa(hash)) => return p521::verify_der(key, hash, message, signature),
            (Material::Rsa { n, e, .. }, Scheme::Pkcs1(_) | Scheme::Pss(_)) => {
                let parameters = match scheme {
                    Scheme::Pkcs1(Sha256) => &signature::RSA_PKCS1_2048_8192_SHA256,
                    Scheme::Pkcs1(Sha384) => &signature::RSA_PKCS1_2048_8192_SHA384,
                    Scheme::Pkcs1(Sha512) => &signature::RSA_PKCS1_2048_8192_SHA512,
                    Scheme::Pss(Sha384) => &signature::RSA_PSS_2048_8192_SHA384,
                    Scheme::Pss(Sha512) => &signature::RSA_PSS_2048_8192_SHA512,
                    _ => &signature::RSA_PSS_2048_8192_SHA256,
                };
                return RsaPublicKeyComponents { n, e }
                    .verify(parameters, message, signature)
                    .map_err(|_| SignatureError::Mismatch);
            }
            _ => return Err(SignatureError::KeyMismatch),
        };
        match self.material() {
            Material::P256(point) | Material::P384(point) => ec(algorithm, point, message, signature),
            _ => Err(SignatureError::KeyMismatch),
        }
    }
}
