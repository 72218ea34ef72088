//! The JWS (RFC 7515 section 3.1), with a payload that is compressed (section "Health Cards are Small").

use base64ct::{Base64UrlUnpadded, Encoding};
use serde_json::{Map, Value};

use crate::cose::Algorithm;
use crate::refusal::Refusal;
use crate::{inflate, limits};

/// A JWS in its parts, not verified.
pub(super) struct Parts<'t> {
    header: Map<String, Value>,
    signed: &'t str,
    payload: &'t str,
    signature: &'t str,
}

impl<'t> Parts<'t> {
    pub(super) fn read(jws: &'t str) -> Result<Self, Refusal> {
        let (signed, signature) = jws.rsplit_once('.').ok_or(Refusal::NotSigned)?;
        let (header, payload) = signed.split_once('.').ok_or(Refusal::NotSigned)?;
        if header.len() > limits::SHC_HEADER {
            return Err(Refusal::NotSigned);
        }
        let header = serde_json::from_slice(&decode(header)?).map_err(|_| Refusal::NotSigned)?;
        Ok(Self {
            header,
            signed,
            payload,
            signature,
        })
    }

    /// The bytes that are signed (RFC 7515 section 5.1).
    pub(super) fn signed(&self) -> &'t str {
        self.signed
    }

    /// `r || s` (RFC 7518 section 3.4).
    pub(super) fn signature(&self) -> Result<Vec<u8>, Refusal> {
        decode(self.signature)
    }

    /// The payload, inflated: `zip` has to be `DEF`, raw DEFLATE.
    pub(super) fn payload(&self) -> Result<Vec<u8>, Refusal> {
        if self.text("zip") != Some("DEF") {
            return Err(Refusal::NotSigned);
        }
        Ok(inflate::raw(&decode(self.payload)?, limits::SHC_INFLATED)?)
    }

    /// ES256 and nothing else.
    pub(super) fn algorithm(&self) -> Result<Algorithm, Refusal> {
        // RFC 7515 section 4.1.11: no extension is understood here.
        if self.header.contains_key("crit") {
            return Err(Refusal::CriticalHeader);
        }
        match self.text("alg") {
            Some("ES256") => Ok(Algorithm::Es256),
            _ => Err(Refusal::Algorithm),
        }
    }

    /// The RFC 7638 thumbprint of the signer's key, as written.
    pub(super) fn key_id(&self) -> Option<&str> {
        self.text("kid")
    }

    fn text(&self, member: &str) -> Option<&str> {
        self.header.get(member).and_then(Value::as_str)
    }
}

fn decode(base64url: &str) -> Result<Vec<u8>, Refusal> {
    Base64UrlUnpadded::decode_vec(base64url).map_err(|_| Refusal::Encoding)
}
