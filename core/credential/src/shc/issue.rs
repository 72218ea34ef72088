//! Issuing a card: claims in, JWS out. For the demo's issuer and for tests.
//!
//! ```
//! use credential::shc::{code, issue};
//! use credential::{Kind, SigningKey};
//!
//! let key = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8()?)?;
//! let jws = issue::issue(&serde_json::json!({
//!     "iss": "https://example.org/issuer", "nbf": 1_687_450_764,
//!     "vc": {"type": ["https://smarthealth.cards#health-card"], "credentialSubject": {"fhirVersion": "4.0.1", "fhirBundle": {
//!         "resourceType": "Bundle", "type": "collection", "entry": [
//!             {"fullUrl": "resource:0", "resource": {"resourceType": "Patient", "birthDate": "1990-01-01",
//!                 "name": [{"family": "Bock", "given": ["Ann"]}]}},
//!             {"fullUrl": "resource:1", "resource": {"resourceType": "Immunization", "status": "completed",
//!                 "vaccineCode": {"coding": [{"system": "http://hl7.org/fhir/sid/cvx", "code": "208"}]},
//!                 "patient": {"reference": "resource:0"}, "occurrenceDateTime": "2021-01-01"}}]}}},
//! }), &key)?;
//! assert!(code(&jws).starts_with("shc:/567629"));
//! let pass = credential::parse(&code(&jws))?;
//! assert_eq!(pass.claimed().kind(), Kind::Vaccination);
//! assert_eq!(pass.text(), jws);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::deflate;
use crate::hc1::EncodeError;
use crate::key::{SigningError, SigningKey};

/// Why a card was not issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IssueError {
    /// Signing failed.
    #[error(transparent)]
    Signing(#[from] SigningError),
    /// The payload could not be compressed.
    #[error(transparent)]
    Encode(#[from] EncodeError),
}

/// Signs any payload and gives the JWS. Whether it is one that would be read is not looked at.
///
/// # Errors
/// When the system gives no random numbers, or the compressor fails.
pub fn issue(payload: &Value, key: &SigningKey) -> Result<String, IssueError> {
    sign(
        &json!({"zip": "DEF", "alg": "ES256", "kid": thumbprint(key)}),
        payload.to_string().as_bytes(),
        key,
    )
}

/// Signs any bytes under any header, as they are.
///
/// # Errors
/// When the system gives no random numbers, or the compressor fails.
pub fn sign(header: &Value, payload: &[u8], key: &SigningKey) -> Result<String, IssueError> {
    let base64 = Base64UrlUnpadded::encode_string;
    let signed = format!(
        "{}.{}",
        base64(header.to_string().as_bytes()),
        base64(&deflated(payload)?)
    );
    let signature = key.sign(signed.as_bytes())?;
    Ok(format!("{signed}.{}", base64(&signature)))
}

/// The key's JWK set, as an issuer publishes it under `/.well-known/jwks.json` (section "Protocol Details").
#[must_use]
pub fn key_set(key: &SigningKey) -> Value {
    let (x, y) = coordinates(key);
    json!({"keys": [{"kty": "EC", "kid": thumbprint(key), "use": "sig", "alg": "ES256", "crv": "P-256", "x": x, "y": y}]})
}

/// The key's id: its RFC 7638 thumbprint in Base64url.
#[must_use]
pub fn thumbprint(key: &SigningKey) -> String {
    let (x, y) = coordinates(key);
    let members = format!("{{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"{x}\",\"y\":\"{y}\"}}");
    Base64UrlUnpadded::encode_string(&Sha256::digest(members.as_bytes()))
}

fn coordinates(key: &SigningKey) -> (String, String) {
    let point = key.public_point().get(1..).and_then(|point| point.split_at_checked(32));
    let (x, y) = point.unwrap_or_default();
    (Base64UrlUnpadded::encode_string(x), Base64UrlUnpadded::encode_string(y))
}

/// Raw DEFLATE: a zlib stream without its header of two bytes and its checksum of four (RFC 1950 section 2.2).
pub(crate) fn deflated(payload: &[u8]) -> Result<Vec<u8>, EncodeError> {
    let stream = deflate::zlib(payload).ok_or(EncodeError::Compression)?;
    let content = stream.len().checked_sub(4).and_then(|end| stream.get(2..end));
    content.map(<[u8]>::to_vec).ok_or(EncodeError::Compression)
}
