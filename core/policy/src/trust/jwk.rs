//! One JSON Web Key (RFC 7517, RFC 7518 section 6, RFC 8037 section 2).

use credential::{Certificate, Curve, KeyError, VerifyingKey, base64};
use serde_json::{Map, Value};

use super::SkipReason;
use crate::limits;

/// A key and the certificate given with it.
pub(super) struct Jwk {
    pub(super) key: VerifyingKey,
    pub(super) certificate: Option<Certificate>,
}

/// The key of a JWK, from its certificate where it has one: WHO's list writes coordinates with a leading zero byte, and
/// its certificates are what kids are made from. A curve that is not supported is an error even so.
pub(super) fn read(jwk: &Map<String, Value>) -> Result<Jwk, SkipReason> {
    // RFC 7518 sections 6.2.2 and 6.3.2: a private key is known by its member "d".
    if jwk.contains_key("d") {
        return Err(SkipReason::PrivateKey);
    }
    if text(jwk, "use").is_some_and(|usage| usage != "sig") {
        return Err(SkipReason::NotForSigning);
    }
    if text(jwk, "kty") == Some("EC") {
        curve(jwk)?;
    }
    let Some(certificate) = certificate(jwk)? else {
        return Ok(Jwk {
            key: key(jwk)?,
            certificate: None,
        });
    };
    Ok(Jwk {
        key: certificate.key().clone(),
        certificate: Some(certificate),
    })
}

/// The key that the JWK's own members give.
pub(super) fn key(jwk: &Map<String, Value>) -> Result<VerifyingKey, SkipReason> {
    Ok(match text(jwk, "kty") {
        Some("EC") => VerifyingKey::from_ec(curve(jwk)?, &number(jwk, "x")?, &number(jwk, "y")?)?,
        Some("RSA") => VerifyingKey::from_rsa(&number(jwk, "n")?, &number(jwk, "e")?)?,
        Some("OKP") if text(jwk, "crv") == Some("Ed25519") => VerifyingKey::from_ed25519(&number(jwk, "x")?)?,
        Some(_) => return Err(KeyError::Unsupported.into()),
        None => return Err(SkipReason::Shape),
    })
}

/// A member that is a text.
pub(super) fn text<'v>(object: &'v Map<String, Value>, member: &str) -> Option<&'v str> {
    object.get(member).and_then(Value::as_str)
}

/// The first certificate of `x5c` (RFC 7517 section 4.7), which is the key's own.
fn certificate(jwk: &Map<String, Value>) -> Result<Option<Certificate>, SkipReason> {
    let Some(chain) = jwk.get("x5c") else { return Ok(None) };
    let Some(first) = chain.as_array().ok_or(SkipReason::Shape)?.first() else {
        return Ok(None);
    };
    let der = base64::decode(first.as_str().ok_or(SkipReason::Shape)?, limits::CERTIFICATE);
    Ok(Some(Certificate::parse(&der.ok_or(SkipReason::Base64)?)?))
}

fn curve(jwk: &Map<String, Value>) -> Result<Curve, SkipReason> {
    match text(jwk, "crv") {
        Some("P-256") => Ok(Curve::P256),
        Some("P-384") => Ok(Curve::P384),
        Some(_) => Err(KeyError::Unsupported.into()),
        None => Err(SkipReason::Shape),
    }
}

fn number(jwk: &Map<String, Value>, member: &str) -> Result<Vec<u8>, SkipReason> {
    base64::decode(text(jwk, member).ok_or(SkipReason::Shape)?, limits::CERTIFICATE).ok_or(SkipReason::Base64)
}
