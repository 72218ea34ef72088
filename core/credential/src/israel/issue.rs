//! Issuing a pass: JSON in, text out. For the demo's issuer and for tests.
//!
//! ```
//! use credential::israel::issue::issue;
//! use credential::{Kind, SigningKey};
//!
//! let key = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8()?)?;
//! let text = issue(&serde_json::json!({
//!     "id": "01/IL/0123456789ABCDEF0123456789ABCDEF#01234567", "et": 3, "ct": 2, "c": "IL MOHEC",
//!     "g": "Moshe", "f": "Cohen", "b": "1990-02-07", "e": "2021-08-14", "a": "2021-02-15",
//!     "d1": {"d": "2021-01-17", "vv": "Pfizer", "vt": "BNT162b2", "vb": "EK4240", "vc": "208", "c": "ISR"},
//! }), &key)?;
//! let pass = credential::parse(&text)?;
//! assert_eq!(pass.claimed().kind(), Kind::Vaccination);
//! assert!(pass.verify([&key.verifying_key()?]).is_ok());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use base64ct::{Base64, Encoding};
use serde_json::Value;

use super::SEPARATOR;
use crate::key::{SigningError, SigningKey, ecdsa_sig_value};

/// Signs any document and gives the text. Whether it is one that would be read is not looked at.
///
/// # Errors
/// When the system gives no random numbers.
pub fn issue(document: &Value, key: &SigningKey) -> Result<String, SigningError> {
    sign(&document.to_string(), key)
}

/// Signs any text, as it is.
///
/// # Errors
/// When the system gives no random numbers.
pub fn sign(json: &str, key: &SigningKey) -> Result<String, SigningError> {
    let signature = ecdsa_sig_value(&key.sign(json.as_bytes())?);
    Ok(format!("{}{SEPARATOR}{json}", Base64::encode_string(&signature)))
}
