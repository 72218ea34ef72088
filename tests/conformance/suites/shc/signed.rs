//! What the validator reads without a signature, signed by an issuer of our own.

use carnet_conformance::Failed;
use credential::SigningKey;
use credential::shc::issue;
use policy::Trust;
use serde_json::{Value, json};

/// A payload, byte for byte.
pub(crate) fn payload(bytes: &[u8], trust: &mut Trust) -> Result<String, Failed> {
    let issuer = Issuer::new(trust)?;
    // The key set of the examples names their issuer, which is not us.
    let ours = String::from_utf8(bytes.to_vec())?.replace("https://spec.smarthealth.cards/examples/issuer", ISSUER);
    let header = json!({"zip": "DEF", "alg": "ES256", "kid": issue::thumbprint(&issuer.key)});
    Ok(issue::sign(&header, ours.as_bytes(), &issuer.key)?)
}

/// A bundle in a payload.
pub(crate) fn bundle(bytes: &[u8], trust: &mut Trust) -> Result<String, Failed> {
    let issuer = Issuer::new(trust)?;
    let bundle: Value = serde_json::from_slice(bytes)?;
    let payload = json!({"iss": ISSUER, "nbf": 1_640_995_200, "vc": {
        "type": ["https://smarthealth.cards#health-card"],
        "credentialSubject": {"fhirVersion": "4.0.1", "fhirBundle": bundle}}});
    Ok(issue::issue(&payload, &issuer.key)?)
}

const ISSUER: &str = "https://issuer.example";

struct Issuer {
    key: SigningKey,
}

impl Issuer {
    /// A fresh one, and trusted.
    fn new(trust: &mut Trust) -> Result<Self, Failed> {
        let key = SigningKey::from_pkcs8(&SigningKey::generate_pkcs8()?)?;
        let _ = trust.add("ours", issue::key_set(&key).to_string().as_bytes())?;
        Ok(Self { key })
    }
}
