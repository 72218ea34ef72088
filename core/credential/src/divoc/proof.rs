//! The proof: a JWS without its payload, which is signed as it is (RFC 7797), over the digests of the proof's own canonical
//! form and of the credential's (Linked Data Signatures, as `jsonld-signatures` 5 and 6 make them).

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::graph;
use crate::base64;
use crate::cose::Algorithm;
use crate::json::Json;
use crate::limits;
use crate::refusal::Refusal;
use crate::state::Signed;

/// The suites that issuers use, with the algorithm of each.
const SUITES: [(&str, &str, Algorithm); 2] = [
    ("RsaSignature2018", "PS256", Algorithm::Ps256),
    ("Ed25519Signature2018", "EdDSA", Algorithm::EdDsa),
];

/// Members of a proof. One more would be signed as well, and in a way that is not known here.
const MEMBERS: [&str; 5] = ["type", "created", "verificationMethod", "proofPurpose", "jws"];

/// A proof as it stands.
pub(super) struct Proof<'n> {
    suite: &'n str,
    created: &'n str,
    method: &'n str,
    jws: &'n str,
    pub(super) algorithm: Algorithm,
}

impl<'n> Proof<'n> {
    /// Reads a proof.
    ///
    /// # Errors
    /// [`Refusal::NotSigned`] when it is none, [`Refusal::Algorithm`] when its suite is not one that DIVOC issues with.
    pub(super) fn read(proof: Json<'n>) -> Result<Self, Refusal> {
        let text = |name| proof.get(name).and_then(Json::as_str).ok_or(Refusal::NotSigned);
        let only_known = proof.members().all(|(name, _)| MEMBERS.contains(&name));
        let twice = proof.members().count() != MEMBERS.len();
        if !only_known || twice {
            return Err(Refusal::NotSigned);
        }
        let suite = text("type")?;
        let (.., algorithm) = SUITES
            .iter()
            .find(|(name, ..)| *name == suite)
            .ok_or(Refusal::Algorithm)?;
        // Signed for another purpose, such as to log in, it is no assertion.
        if text("proofPurpose")? != "assertionMethod" {
            return Err(Refusal::NotSigned);
        }
        Ok(Self {
            suite,
            created: text("created")?,
            method: text("verificationMethod")?,
            jws: text("jws")?,
            algorithm: *algorithm,
        })
    }

    /// What is signed, and the signature, for a credential in canonical form.
    pub(super) fn over(&self, credential: &str) -> Result<Signed, Refusal> {
        let (header, signature) = self.jws.split_once("..").ok_or(Refusal::NotSigned)?;
        self.check_header(header)?;
        let proof = graph::proof(self.suite, self.created, self.method);
        let digests = [Sha256::digest(proof.as_bytes()), Sha256::digest(credential.as_bytes())].concat();
        Ok(Signed {
            message: [header.as_bytes(), b".", &digests].concat(),
            signature: base64::decode(signature, limits::TEXT).ok_or(Refusal::Encoding)?,
        })
    }

    /// Exactly `alg`, `b64: false` and `crit: ["b64"]` (RFC 7797 section 6).
    fn check_header(&self, header: &str) -> Result<(), Refusal> {
        let header = base64::decode(header, limits::SHC_HEADER).ok_or(Refusal::Encoding)?;
        let header: Value = serde_json::from_slice(&header).map_err(|_| Refusal::NotSigned)?;
        let suite = SUITES.iter().find(|(name, ..)| *name == self.suite);
        let algorithm = suite.map_or("", |(_, name, _)| name);
        if header.get("alg").and_then(Value::as_str) != Some(algorithm) {
            return Err(Refusal::Algorithm);
        }
        if header == json!({"alg": algorithm, "b64": false, "crit": ["b64"]}) {
            Ok(())
        } else {
            Err(Refusal::CriticalHeader)
        }
    }
}
