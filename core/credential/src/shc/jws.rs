//! The JWS (RFC 7515 section 3.1), with a payload that is compressed (section "Health Cards are Small").

use crate::cose::Algorithm;
use crate::json::{Document, Json};
use crate::key::KeyId;
use crate::refusal::Refusal;
use crate::{base64, inflate, limits};

/// A JWS in its parts, not verified.
pub(super) struct Parts<'t> {
    header: Header,
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
        Ok(Self {
            header: Header::read(&decode(header)?)?,
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
        if !self.header.deflated {
            return Err(Refusal::NotSigned);
        }
        Ok(inflate::raw(&decode(self.payload)?, limits::SHC_INFLATED)?)
    }

    /// ES256 and nothing else.
    pub(super) fn algorithm(&self) -> Result<Algorithm, Refusal> {
        self.header.algorithm.clone()
    }

    /// The RFC 7638 thumbprint of the signer's key.
    pub(super) fn key_id(&self) -> Option<KeyId> {
        self.header.key_id
    }
}

/// What the header says (RFC 7515 section 4.1).
struct Header {
    deflated: bool,
    algorithm: Result<Algorithm, Refusal>,
    key_id: Option<KeyId>,
}

impl Header {
    fn read(json: &[u8]) -> Result<Self, Refusal> {
        let document = std::str::from_utf8(json).ok().and_then(Document::read);
        let header = document.as_ref().and_then(Document::root);
        let header = header.filter(|header| header.is_object()).ok_or(Refusal::NotSigned)?;
        let text = |member| header.get(member).and_then(Json::as_str);
        Ok(Self {
            deflated: text("zip") == Some("DEF"),
            algorithm: match text("alg") {
                // Section 4.1.11: no extension is understood here.
                _ if header.get("crit").is_some() => Err(Refusal::CriticalHeader),
                Some("ES256") => Ok(Algorithm::Es256),
                _ => Err(Refusal::Algorithm),
            },
            key_id: text("kid").and_then(KeyId::from_base64),
        })
    }
}

/// Whether a header is that of a card: `zip` is `DEF`, which other tokens that stand in links do not have.
pub(super) fn is_of_card(header: &str) -> bool {
    let parts = Parts::read(&[header, ".."].concat()).map(|parts| parts.header.deflated);
    parts.unwrap_or(false)
}

/// The letters were looked at before: they are of Base64url, without padding.
fn decode(base64url: &str) -> Result<Vec<u8>, Refusal> {
    base64::decode(base64url, base64url.len()).ok_or(Refusal::Encoding)
}
