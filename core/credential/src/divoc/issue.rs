//! Issuing a credential: JSON in, signed JSON out. For the demo's issuer and for tests, with Ed25519.

use base64ct::{Base64UrlUnpadded, Encoding};
use ed25519_dalek::{Signer, SigningKey};
use serde_json::{Map, Value, json};

use super::graph;
use super::proof::Proof;
use crate::json::Document;
use crate::{archive, binary};

/// The header that every proof of this suite has.
const HEADER: &str = "{\"alg\":\"EdDSA\",\"b64\":false,\"crit\":[\"b64\"]}";

/// Signs a credential with the Ed25519 key of this seed. `None` where it is not one that DIVOC issues.
#[must_use]
pub fn issue(credential: &Map<String, Value>, created: &str, seed: &[u8; 32]) -> Option<String> {
    let mut signed = credential.clone();
    let header = Base64UrlUnpadded::encode_string(HEADER.as_bytes());
    let proof = |signature: &str| {
        json!({
            "type": "Ed25519Signature2018", "created": created, "verificationMethod": "did:example",
            "proofPurpose": "assertionMethod", "jws": format!("{header}..{signature}"),
        })
    };
    signed.insert("proof".to_owned(), proof(""));
    let text = Value::Object(signed.clone()).to_string();
    let document = Document::read(&text)?;
    let root = document.root()?;
    let canonical = graph::canonical(root)?;
    let message = Proof::read(root.get("proof")?)
        .ok()?
        .over(&canonical.text)
        .ok()?
        .message;
    let signature = SigningKey::from_bytes(seed).sign(&message).to_bytes();
    signed.insert("proof".to_owned(), proof(&Base64UrlUnpadded::encode_string(&signature)));
    Some(Value::Object(signed).to_string())
}

/// The public half of the key of this seed, 32 bytes.
#[must_use]
pub fn public_key(seed: &[u8; 32]) -> [u8; 32] {
    SigningKey::from_bytes(seed).verifying_key().to_bytes()
}

/// The archive of a signed credential, as issuers make it; `None` where it could not be compressed.
#[must_use]
pub fn pack(credential: &str) -> Option<Vec<u8>> {
    archive::of(super::ENTRY, credential.as_bytes())
}

/// The text of an archive's code.
#[must_use]
pub fn code(archive: &[u8]) -> String {
    binary::text_of(archive)
}
