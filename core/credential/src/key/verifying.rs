//! Verification, on top of ring (ECDSA, RSASSA-PSS) and ed25519-dalek.

use std::hash::{Hash, Hasher};

use ring::signature::{self, RsaPublicKeyComponents, UnparsedPublicKey, VerificationAlgorithm};

use super::error::{KeyError, SignatureError};
use super::x509;
use super::{p521, spki};
use crate::cose::Algorithm;
use crate::limits;

/// A public key that signatures are verified with, laid out once as the backend wants it.
#[derive(Clone, PartialEq, Eq)]
pub struct VerifyingKey(Material);

#[derive(Clone, PartialEq, Eq)]
pub(super) enum Material {
    /// Uncompressed point (SEC 1 section 2.3.3), 65 bytes.
    P256(Box<[u8]>),
    /// Uncompressed point, 97 bytes.
    P384(Box<[u8]>),
    /// Known to lie on the curve.
    P521(Box<::p521::ecdsa::VerifyingKey>),
    /// Big-endian without leading zeros.
    Rsa { n: Box<[u8]>, e: Box<[u8]>, bits: usize },
    /// Compressed point (RFC 8032 section 5.1.2), known to be one.
    Ed25519(Box<ed25519_dalek::VerifyingKey>),
}

/// Equal keys are laid out alike, so that what was hashed of one finds the other. Of P-521, which hardly any signer has, only
/// that it is one.
impl Hash for VerifyingKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(&self.0).hash(state);
        match &self.0 {
            Material::P256(point) | Material::P384(point) => point.hash(state),
            Material::P521(_) => {}
            Material::Rsa { n, .. } => n.hash(state),
            Material::Ed25519(key) => key.as_bytes().hash(state),
        }
    }
}

/// The curves of ECDSA keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Curve {
    /// NIST P-256, secp256r1.
    P256,
    /// NIST P-384, secp384r1.
    P384,
    /// NIST P-521, secp521r1.
    P521,
}

impl Curve {
    /// Bytes of a coordinate.
    #[must_use]
    pub fn coordinate(self) -> usize {
        match self {
            Self::P256 => 32,
            Self::P384 => 48,
            Self::P521 => 66,
        }
    }
}

/// What a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyKind {
    /// A point on a NIST curve.
    Ec(Curve),
    /// RSA with a modulus of that many bits.
    Rsa(usize),
    /// Edwards curve 25519.
    Ed25519,
}

impl std::fmt::Display for KeyKind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Ec(Curve::P256) => f.write_str("P-256"),
            Self::Ec(Curve::P384) => f.write_str("P-384"),
            Self::Ec(Curve::P521) => f.write_str("P-521"),
            Self::Rsa(bits) => write!(f, "RSA-{bits}"),
            Self::Ed25519 => f.write_str("Ed25519"),
        }
    }
}

impl VerifyingKey {
    /// From a `SubjectPublicKeyInfo` in DER (RFC 5280 section 4.1.2.7).
    ///
    /// # Errors
    /// When the DER is broken, or its key is of a type, curve or size that is not accepted.
    pub fn from_spki_der(der: &[u8]) -> Result<Self, KeyError> {
        spki::read(der)
    }

    /// As a `SubjectPublicKeyInfo` in DER, the same for equal keys; [`from_spki_der`](Self::from_spki_der) reads it back.
    #[must_use]
    pub fn to_spki_der(&self) -> Vec<u8> {
        spki::write(self)
    }

    /// From the coordinates of a point, big-endian; leading zero bytes, as some key sets carry them, and missing ones
    /// are borne. Whether the point lies on the curve shows when a signature is verified: none will fit.
    ///
    /// # Errors
    /// When a coordinate is longer than the curve's.
    pub fn from_ec(curve: Curve, x: &[u8], y: &[u8]) -> Result<Self, KeyError> {
        let mut point = vec![4];
        for coordinate in [x, y] {
            let significant = without_leading_zeros(coordinate);
            let padding = curve
                .coordinate()
                .checked_sub(significant.len())
                .ok_or(KeyError::NotAKey)?;
            point.extend(std::iter::repeat_n(0, padding));
            point.extend_from_slice(significant);
        }
        Self::from_point(curve, &point)
    }

    /// From an RSA modulus and public exponent, big-endian; leading zero bytes are borne.
    ///
    /// # Errors
    /// When the modulus has less than 2048 or more than 8192 bits, or the exponent is none.
    pub fn from_rsa(modulus: &[u8], exponent: &[u8]) -> Result<Self, KeyError> {
        let (n, e) = (without_leading_zeros(modulus), without_leading_zeros(exponent));
        let zeros = n.first().map_or(0, |first| first.leading_zeros());
        let bits = n
            .len()
            .saturating_mul(8)
            .saturating_sub(usize::try_from(zeros).unwrap_or(0));
        if bits < limits::RSA_BITS_LEAST {
            return Err(KeyError::Weak { bits });
        }
        if bits > limits::RSA_BITS_MOST {
            return Err(KeyError::TooLarge { bits });
        }
        let odd = |number: &[u8]| number.last().is_some_and(|last| last & 1 == 1);
        // ring takes exponents from 3 up to 33 bits (NIST SP 800-56B asks for more than 16).
        if !odd(n) || !odd(e) || e == [1] || e.len() > 5 || (e.len() == 5 && e.first() != Some(&1)) {
            return Err(KeyError::NotAKey);
        }
        Ok(Self(Material::Rsa {
            n: n.into(),
            e: e.into(),
            bits,
        }))
    }

    /// From the 32 bytes of an Ed25519 public key (RFC 8032 section 5.1.5).
    ///
    /// # Errors
    /// When the bytes are no point of the curve, or one of small order.
    pub fn from_ed25519(key: &[u8]) -> Result<Self, KeyError> {
        let bytes = key.try_into().map_err(|_| KeyError::NotAKey)?;
        let key = ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| KeyError::NotAKey)?;
        if key.is_weak() {
            return Err(KeyError::NotAKey);
        }
        Ok(Self(Material::Ed25519(Box::new(key))))
    }

    /// Eight times the point of an Ed25519 key: the same for every key that the holder of one private key can sign for, as
    /// adding a point of small order or writing a coordinate past the field's size makes another key of the same hands.
    /// `None` for keys of other kinds.
    #[must_use]
    pub fn without_torsion(&self) -> Option<[u8; 32]> {
        match &self.0 {
            Material::Ed25519(key) => Some(key.to_edwards().mul_by_cofactor().compress().to_bytes()),
            _ => None,
        }
    }

    /// From an uncompressed point.
    pub(super) fn from_point(curve: Curve, point: &[u8]) -> Result<Self, KeyError> {
        match point.split_first() {
            Some((4, coordinates)) if coordinates.len() == curve.coordinate().saturating_mul(2) => {}
            // Compressed points (2, 3) exist, and no signer of passes uses them.
            Some((2 | 3, _)) => return Err(KeyError::Unsupported),
            _ => return Err(KeyError::NotAKey),
        }
        Ok(Self(match curve {
            Curve::P256 => Material::P256(point.into()),
            Curve::P384 => Material::P384(point.into()),
            Curve::P521 => Material::P521(Box::new(p521::read(point)?)),
        }))
    }

    /// What the key is.
    #[must_use]
    pub fn kind(&self) -> KeyKind {
        match &self.0 {
            Material::P256(_) => KeyKind::Ec(Curve::P256),
            Material::P384(_) => KeyKind::Ec(Curve::P384),
            Material::P521(_) => KeyKind::Ec(Curve::P521),
            Material::Rsa { bits, .. } => KeyKind::Rsa(*bits),
            Material::Ed25519(_) => KeyKind::Ed25519,
        }
    }

    /// Whether a signature of this algorithm can be this key's: [`verify`](Self::verify) looks at it and does not only say
    /// that the key is of another type.
    #[must_use]
    pub fn is_for(&self, algorithm: Algorithm) -> bool {
        use Algorithm::{EdDsa, Es256, Es256Der, Es384, Es512, Ps256, Ps384, Ps512, Rs256};
        match &self.0 {
            Material::P256(_) => matches!(algorithm, Es256 | Es384 | Es256Der),
            Material::P384(_) => matches!(algorithm, Es256 | Es384),
            Material::P521(_) => matches!(algorithm, Es256 | Es384 | Es512),
            Material::Rsa { .. } => matches!(algorithm, Ps256 | Ps384 | Ps512 | Rs256),
            Material::Ed25519(_) => matches!(algorithm, EdDsa),
        }
    }

    pub(super) fn material(&self) -> &Material {
        &self.0
    }

    /// Checks a signature over `message`, as COSE writes it: `r || s` for ECDSA (RFC 9053 section 2.1). COSE leaves the
    /// curve and the hash free of each other, and real passes use that: ES256 with a P-384 key is SHA-256 on P-384. The
    /// two algorithms that are not COSE's have the forms that they name.
    ///
    /// # Errors
    /// When the algorithm needs another type of key, or the signature does not fit.
    pub fn verify(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> Result<(), SignatureError> {
        use Algorithm::{EdDsa, Es256, Es256Der, Es384, Es512, Ps256, Ps384, Ps512, Rs256};
        match (&self.0, algorithm) {
            (Material::P256(point), Es256) => ec(&signature::ECDSA_P256_SHA256_FIXED, point, message, signature),
            (Material::P384(point), Es384) => ec(&signature::ECDSA_P384_SHA384_FIXED, point, message, signature),
            (Material::P256(point), Es384) => ec_der(&signature::ECDSA_P256_SHA384_ASN1, point, message, signature),
            (Material::P384(point), Es256) => ec_der(&signature::ECDSA_P384_SHA256_ASN1, point, message, signature),
            (Material::P256(point), Es256Der) => ec(&signature::ECDSA_P256_SHA256_ASN1, point, message, signature),
            (Material::P521(key), Es256) => p521::verify(key, x509::Hash::Sha256, message, signature),
            (Material::P521(key), Es384) => p521::verify(key, x509::Hash::Sha384, message, signature),
            (Material::P521(key), Es512) => p521::verify(key, x509::Hash::Sha512, message, signature),
            (Material::Rsa { n, e, .. }, Ps256 | Ps384 | Ps512 | Rs256) => {
                let parameters = match algorithm {
                    Rs256 => &signature::RSA_PKCS1_2048_8192_SHA256,
                    Ps384 => &signature::RSA_PSS_2048_8192_SHA384,
                    Ps512 => &signature::RSA_PSS_2048_8192_SHA512,
                    _ => &signature::RSA_PSS_2048_8192_SHA256,
                };
                RsaPublicKeyComponents { n, e }
                    .verify(parameters, message, signature)
                    .map_err(|_| SignatureError::Mismatch)
            }
            (Material::Ed25519(key), EdDsa) => ed25519_dalek::Signature::from_slice(signature)
                .and_then(|signature| key.verify_strict(message, &signature))
                .map_err(|_| SignatureError::Mismatch),
            _ => Err(SignatureError::KeyMismatch),
        }
    }
}

pub(super) fn ec(
    algorithm: &'static dyn VerificationAlgorithm,
    point: &[u8],
    message: &[u8],
    signature: &[u8],
) -> Result<(), SignatureError> {
    UnparsedPublicKey::new(algorithm, point)
        .verify(message, signature)
        .map_err(|_| SignatureError::Mismatch)
}

/// For the pairs of curve and hash that ring knows in ASN.1 form only.
fn ec_der(
    algorithm: &'static dyn VerificationAlgorithm,
    point: &[u8],
    message: &[u8],
    signature: &[u8],
) -> Result<(), SignatureError> {
    // A point is 1 byte and two coordinates, a signature two scalars of the same size.
    if signature.len() != point.len().saturating_sub(1) {
        return Err(SignatureError::Mismatch);
    }
    ec(algorithm, point, message, &ecdsa_sig_value(signature))
}

/// `Ecdsa-Sig-Value ::= SEQUENCE { r INTEGER, s INTEGER }` (RFC 3279 section 2.2.3) from `r || s` of at most 48 bytes
/// each, so that every length fits one byte.
pub(crate) fn ecdsa_sig_value(fixed: &[u8]) -> Vec<u8> {
    let (r, s) = fixed.split_at(fixed.len() / 2);
    let mut integers = Vec::with_capacity(fixed.len().saturating_add(8));
    for scalar in [r, s] {
        let scalar = without_leading_zeros(scalar);
        let sign = scalar.first().is_none_or(|first| first & 0x80 != 0);
        push_head(&mut integers, 2, scalar.len().saturating_add(usize::from(sign)));
        integers.extend(sign.then_some(0));
        integers.extend_from_slice(scalar);
    }
    let mut sequence = Vec::with_capacity(integers.len().saturating_add(2));
    push_head(&mut sequence, 0x30, integers.len());
    sequence.append(&mut integers);
    sequence
}

fn push_head(out: &mut Vec<u8>, tag: u8, length: usize) {
    out.push(tag);
    out.push(u8::try_from(length).unwrap_or(u8::MAX));
}

fn without_leading_zeros(number: &[u8]) -> &[u8] {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    number.get(zeros..).unwrap_or_default()
}
