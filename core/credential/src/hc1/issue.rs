//! Issuing a certificate: claims in, signed text out. For the demo's issuer and for tests; a state's issuer keeps its key
//! in hardware.
//!
//! ```
//! use credential::hc1::issue::{Claims, issue};
//! use credential::{KeyId, SigningKey};
//!
//! let key = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8()?)?;
//! let certificate = serde_json::json!({
//!     "ver": "1.3.0", "nam": {"fnt": "BOCK", "gnt": "ANN"}, "dob": "1990-01-01",
//!     "r": [{"tg": "840539006", "fr": "2026-01-01", "df": "2026-01-12", "du": "2026-07-01", "co": "XX", "is": "Demo",
//!            "ci": "URN:UVCI:01:XX:DEMO"}],
//! });
//! let claims = Claims {
//!     issuer: "XX",
//!     issued: "2026-01-12T08:00:00Z".parse()?,
//!     expires: "2026-07-01T00:00:00Z".parse()?,
//!     certificate: &certificate,
//! };
//! let text = issue(&claims, &KeyId::new(b"demo-key").ok_or("id")?, &key)?;
//! let pass = credential::parse(&text)?;
//! assert_eq!(pass.claimed().issuer(), Some("XX"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use jiff::Timestamp;
use serde_json::Value;

use super::hcert::{EU_DCC, HCERT};
use super::text::{EncodeError, encode};
use crate::cbor::{Encoder, Map};
use crate::key::{KeyId, SigningError, SigningKey};
use crate::refusal::Refusal;
use crate::{cose, cwt};

/// Which certificate is issued, by its key in claim -260.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certificate {
    /// EU Digital COVID Certificate.
    EuDcc,
    /// WHO's DDCC:VS.
    DdccVaccination,
    /// WHO's DDCC:TR.
    DdccTest,
    /// WHO's International Certificate of Vaccination or Prophylaxis.
    Icvp,
}

impl Certificate {
    fn key(self) -> i64 {
        match self {
            Self::EuDcc => EU_DCC,
            Self::DdccVaccination => 3,
            Self::DdccTest => 4,
            Self::Icvp => -6,
        }
    }
}

/// What is signed (hcert specification, section 3.3.1).
#[derive(Clone, Copy)]
pub struct Claims<'a> {
    /// The issuing state, ISO 3166-1 alpha-2.
    pub issuer: &'a str,
    /// When it is issued.
    pub issued: Timestamp,
    /// Until when it counts.
    pub expires: Timestamp,
    /// The certificate in the JSON of its schema.
    pub certificate: &'a Value,
}

/// Why a certificate was not issued.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IssueError {
    /// Signing failed.
    #[error(transparent)]
    Signing(#[from] SigningError),
    /// The message is too large for a text.
    #[error(transparent)]
    Encode(#[from] EncodeError),
    /// Carnet itself would refuse the pass.
    #[error("the pass would be refused: {0}")]
    Refused(#[from] Refusal),
}

/// Signs an EU DCC and gives the text for its QR code, which has been read back.
///
/// # Errors
/// When the text would be refused by [`parse`](crate::parse), or the system gives no random numbers.
pub fn issue(claims: &Claims<'_>, key_id: &KeyId, key: &SigningKey) -> Result<String, IssueError> {
    issue_as(Certificate::EuDcc, claims, key_id, key)
}

/// The same for any certificate.
///
/// # Errors
/// As [`issue`].
pub fn issue_as(
    certificate: Certificate,
    claims: &Claims<'_>,
    key_id: &KeyId,
    key: &SigningKey,
) -> Result<String, IssueError> {
    let text = encode(&cose::sign1(&claims_set(certificate, claims), Some(key_id), &[], key)?)?;
    crate::parse(&text)?;
    Ok(text)
}

/// The claims set that is signed, in deterministic CBOR.
#[must_use]
pub fn claims_set(certificate: Certificate, claims: &Claims<'_>) -> Vec<u8> {
    let mut hcert = Map::new();
    add(&mut hcert, certificate.key(), |value| json(claims.certificate, value));
    let mut set = Map::new();
    add(&mut set, cwt::ISSUER, |value| value.text(claims.issuer));
    add(&mut set, cwt::EXPIRES, |value| value.i64(claims.expires.as_second()));
    add(&mut set, cwt::ISSUED, |value| value.i64(claims.issued.as_second()));
    add(&mut set, HCERT, |value| value.map(&hcert));
    let mut encoder = Encoder::new();
    encoder.map(&set);
    encoder.finish()
}

fn add(map: &mut Map, key: i64, value: impl FnOnce(&mut Encoder) -> &mut Encoder) {
    // The keys above are different constants.
    let _ = map.entry(|k| k.i64(key), value);
}

fn json<'e>(value: &Value, encoder: &'e mut Encoder) -> &'e mut Encoder {
    match value {
        Value::Null => encoder.null(),
        Value::Bool(truth) => encoder.bool(*truth),
        Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(number), _) => encoder.i64(number),
            (None, Some(number)) => encoder.u64(number),
            (None, None) => encoder.float(number.as_f64().unwrap_or(f64::NAN)),
        },
        Value::String(text) => encoder.text(text),
        Value::Array(items) => {
            encoder.array(items.len());
            for item in items {
                json(item, encoder);
            }
            encoder
        }
        Value::Object(members) => {
            let mut map = Map::new();
            for (name, member) in members {
                // A JSON object has each name once.
                let _ = map.entry(|key| key.text(name), |value| json(member, value));
            }
            encoder.map(&map)
        }
    }
}
