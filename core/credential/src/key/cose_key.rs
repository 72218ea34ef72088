//! Public keys as COSE_Key (RFC 9052 section 7, RFC 9053 section 7), for holders' keys.

use super::error::KeyError;
use super::verifying::{Curve, Material, VerifyingKey};
use crate::cbor::{CborError, Decoder, Encoder, Profile, Type};

/// Labels of a key's parameters; those of an OKP key have the same numbers for curve and x.
mod label {
    pub(super) const KTY: i64 = 1;
    pub(super) const ALG: i64 = 3;
    pub(super) const KEY_OPS: i64 = 4;
    pub(super) const CRV: i64 = -1;
    pub(super) const X: i64 = -2;
    pub(super) const Y: i64 = -3;
    pub(super) const D: i64 = -4;
}

/// Key types.
const OKP: i64 = 1;
const EC2: i64 = 2;

/// Curves (RFC 9053 section 7.1).
const P256: i64 = 1;
const P384: i64 = 2;
const ED25519: i64 = 6;

/// `key_ops`: the key may verify (RFC 9052 section 7.1).
const VERIFY: i64 = 2;

/// What is used of a COSE_Key.
#[derive(Default)]
struct Parts<'b> {
    kind: Option<i64>,
    algorithm: Option<i64>,
    curve: Option<i64>,
    x: Option<&'b [u8]>,
    y: Option<&'b [u8]>,
}

impl VerifyingKey {
    /// From a COSE_Key in Strict CBOR: Ed25519, P-256 or P-384, a point with both coordinates at full length. Parameters that
    /// are not known are read over.
    ///
    /// # Errors
    /// [`KeyError::Private`] where the private key is in it as well; when it is of another kind, bound to an algorithm or a use
    /// that is not its own here, or no key at all.
    pub fn from_cose_key(bytes: &[u8]) -> Result<Self, KeyError> {
        let Parts {
            kind,
            algorithm,
            curve,
            x,
            y,
        } = Parts::read(bytes)?;
        let x = x.ok_or(KeyError::NotAKey)?;
        let curve = match (kind, curve) {
            (Some(OKP), Some(ED25519)) if matches!(algorithm, None | Some(-19)) => return Self::from_ed25519(x),
            (Some(EC2), Some(P256)) if matches!(algorithm, None | Some(-7 | -9)) => Curve::P256,
            (Some(EC2), Some(P384)) if matches!(algorithm, None | Some(-35 | -51)) => Curve::P384,
            _ => return Err(KeyError::Unsupported),
        };
        let y = y.ok_or(KeyError::Unsupported)?;
        if x.len() != curve.coordinate() || y.len() != curve.coordinate() {
            return Err(KeyError::NotAKey);
        }
        Self::from_ec(curve, x, y)
    }

    /// As a COSE_Key with what its thumbprint is made of and nothing else (RFC 9679 section 4); `None` for keys that no holder
    /// has here: RSA and P-521.
    #[must_use]
    pub fn to_cose_key(&self) -> Option<Vec<u8>> {
        let mut encoder = Encoder::new();
        let (curve, point) = match self.material() {
            Material::Ed25519(key) => {
                encoder
                    .map_head(3)
                    .i64(label::KTY)
                    .i64(OKP)
                    .i64(label::CRV)
                    .i64(ED25519);
                encoder.i64(label::X).bytes(key.as_bytes());
                return Some(encoder.finish());
            }
            Material::P256(point) => (P256, point),
            Material::P384(point) => (P384, point),
            Material::P521(_) | Material::Rsa { .. } => return None,
        };
        let coordinates = point.get(1..)?;
        let (x, y) = coordinates.split_at(coordinates.len() / 2);
        encoder.map_head(4).i64(label::KTY).i64(EC2).i64(label::CRV).i64(curve);
        encoder.i64(label::X).bytes(x).i64(label::Y).bytes(y);
        Some(encoder.finish())
    }
}

impl<'b> Parts<'b> {
    fn read(bytes: &'b [u8]) -> Result<Self, KeyError> {
        let mut parts = Self::default();
        let mut decoder = Decoder::new(bytes, Profile::Strict);
        decoder.map()?;
        while decoder.more()? {
            let key = match decoder.peek()? {
                Type::Unsigned | Type::Negative => i64::try_from(decoder.int()?).ok(),
                _ => decoder.skip().map(|()| None)?,
            };
            match key {
                Some(label::KTY) => parts.kind = integer(&mut decoder)?,
                Some(label::ALG) => parts.algorithm = Some(integer(&mut decoder)?.ok_or(KeyError::Unsupported)?),
                Some(label::KEY_OPS) => may_verify(&mut decoder)?,
                Some(label::CRV) => parts.curve = integer(&mut decoder)?,
                Some(label::X) => parts.x = coordinate(&mut decoder)?,
                Some(label::Y) => parts.y = coordinate(&mut decoder)?,
                Some(label::D) => return Err(KeyError::Private),
                _ => decoder.skip()?,
            }
        }
        decoder.finish()?;
        Ok(parts)
    }
}

fn integer(decoder: &mut Decoder<'_>) -> Result<Option<i64>, CborError> {
    match decoder.peek()? {
        Type::Unsigned | Type::Negative => decoder.int().map(|number| i64::try_from(number).ok()),
        _ => decoder.skip().map(|()| None),
    }
}

/// A byte string; the sign that a compressed point has in the place of `y` is none.
fn coordinate<'b>(decoder: &mut Decoder<'b>) -> Result<Option<&'b [u8]>, CborError> {
    if decoder.peek()? != Type::Bytes {
        return decoder.skip().map(|()| None);
    }
    Ok(match decoder.bytes()? {
        std::borrow::Cow::Borrowed(bytes) => Some(bytes),
        std::borrow::Cow::Owned(_) => None,
    })
}

fn may_verify(decoder: &mut Decoder<'_>) -> Result<(), KeyError> {
    let mut may = false;
    if decoder.peek()? != Type::Array {
        return Err(KeyError::NotAKey);
    }
    decoder.array()?;
    while decoder.more()? {
        may |= integer(decoder)? == Some(VERIFY);
    }
    if may { Ok(()) } else { Err(KeyError::Unsupported) }
}

impl From<CborError> for KeyError {
    fn from(_: CborError) -> Self {
        Self::NotAKey
    }
}
