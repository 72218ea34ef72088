//! Issuing a seal: the signed part in, JSON out. For the demo's issuer and for tests.

use base64ct::{Base64Url, Encoding};
use serde_json::{Value, json};

use crate::jcs;
use crate::key::{SigningError, SigningKey};

/// Signs any `{"hdr", "msg"}` with the key of a certificate in DER and gives the seal. Whether it is one that would be read is
/// not looked at.
///
/// # Errors
/// When the system gives no random numbers.
pub fn issue(data: &Value, certificate: &[u8], key: &SigningKey) -> Result<String, SigningError> {
    let signature = key.sign(&jcs::of_value(data).unwrap_or_default())?;
    Ok(json!({
        "data": data,
        "sig": {
            "alg": "ES256",
            "cer": Base64Url::encode_string(certificate),
            "sigvl": Base64Url::encode_string(&signature),
        },
    })
    .to_string())
}
