//! Real codes that verify with their own certificate.

use std::collections::HashSet;

use credential::cbor::Profile;
use credential::cose::Sign1;
use credential::{Certificate, base45, inflate, limits};
use policy::Trust;
use serde_json::Value;

use crate::message::Message;
use crate::vectors;

/// One real code.
pub struct Original {
    /// The text of the code.
    pub text: String,
    /// The certificate in DER that its signature verifies with.
    pub certificate: Vec<u8>,
    /// Its parts.
    pub(crate) message: Message,
}

/// All real codes at hand, and what is signed in them.
pub struct Originals {
    all: Vec<Original>,
    signed: HashSet<(Vec<u8>, Vec<u8>)>,
    payloads: HashSet<String>,
}

impl Originals {
    /// Reads the examples of the issuing states.
    ///
    /// # Panics
    /// When they are not there, or most of them do not verify.
    pub fn read() -> Self {
        let all: Vec<Original> = vectors::json("eu-dcc/dgc-testdata")
            .filter_map(|case| original(&case))
            .collect();
        assert!(all.len() > 150, "only {} real codes verify", all.len());
        let signed = all
            .iter()
            .map(|original| signed(&original.text).expect("it verified"))
            .collect();
        let payload = |original: &Original| credential::parse(&original.text).map(|pass| pass.claimed().payload_json());
        let payloads = all
            .iter()
            .map(|original| payload(original).expect("it verified").to_string())
            .collect();
        Self { all, signed, payloads }
    }

    /// The codes.
    pub fn all(&self) -> &[Original] {
        &self.all
    }

    /// Whether what this text has signed, with this signature, is what an original has signed.
    pub fn is_original(&self, text: &str) -> bool {
        signed(text).is_some_and(|signed| self.signed.contains(&signed))
    }

    /// Whether these claims, as a check prints them, are an original's.
    pub fn is_payload(&self, payload: &Value) -> bool {
        self.payloads.contains(&payload.to_string())
    }

    /// All certificates, as one that checks these codes trusts them.
    pub fn trust(&self) -> Trust {
        let mut trust = Trust::new();
        for original in &self.all {
            let _ = trust
                .add("original", &original.certificate)
                .expect("it was read before");
        }
        trust
    }
}

fn original(case: &Value) -> Option<Original> {
    let text = case["PREFIX"].as_str()?.trim().to_owned();
    let certificate = vectors::base64(&case["TESTCTX"]["CERTIFICATE"])?;
    let signer = Certificate::parse(&certificate).ok()?;
    let pass = credential::parse(&text).ok()?;
    if pass.key_id() != Some(&signer.key_id()) || pass.verify([signer.key()]).is_err() {
        return None;
    }
    let message = Message::read(&message(&text)?).ok()?;
    Some(Original {
        text,
        certificate,
        message,
    })
}

/// The bytes that a text's signature is over (RFC 9052 section 4.4), and the signature.
pub(crate) fn signed(text: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    let message = message(text)?;
    let sign1 = Sign1::parse(&message, Profile::Lenient).ok()?;
    Some((sign1.to_be_signed(&[]), sign1.signature().to_vec()))
}

/// The signed message in a text.
fn message(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}');
    inflate::zlib(&compressed(text)?, limits::HC1_INFLATED).ok()
}

/// The compressed message in a text.
pub(crate) fn compressed(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    base45::decode(text.strip_prefix("HC1:").unwrap_or(text).as_bytes(), &mut bytes).ok()?;
    Some(bytes)
}
