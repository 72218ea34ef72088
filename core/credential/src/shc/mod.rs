//! SMART Health Cards (specification at <https://spec.smarthealth.cards>, version 1.4): a FHIR bundle in a JWS, as digits in
//! a QR code, as a JWS alone, or as a file of several.

mod bundle;
mod codes;
mod coding;
pub mod issue;
mod jws;
pub mod numeric;
mod parts;
mod payload;
mod resource;
#[cfg(test)]
mod tests;
mod text;

use std::borrow::Cow;

use serde_json::Value;

use crate::genetic;
use crate::key::KeyId;
use crate::notes::Notes;
use crate::pass::{Content, Format, Pass};
use crate::refusal::Refusal;
use crate::state::{Origin, Signed, Unverified};

pub use parts::join;
pub use text::credentials;
pub(crate) use text::is_text;

/// Reads a pass from a text that [`is_text`] knows as a SMART Health Card. What is kept of the text is the JWS: the same
/// card as digits, in parts or in a file is the same pass.
pub(crate) fn parse(text: &str) -> Result<Unverified<Pass>, Refusal> {
    let jws = text::jws(text)?;
    let parts = jws::Parts::read(&jws)?;
    let payload = parts.payload()?;
    let document: Value = serde_json::from_slice(&payload).map_err(|_| Refusal::Json)?;
    let mut notes = Notes::default();
    let payload::Payload { claims, bundle } = payload::read(&document, &mut notes)?;
    payload::flag_excess(&document, &mut notes);
    // What stops the claims from being read was looked for first; from here on it is rules.
    let algorithm = parts.algorithm()?;
    if notes.genetic || genetic::has_nucleotides(&payload) || genetic::carried_in_json(&document) {
        return Err(Refusal::GeneticData { field: Box::default() });
    }
    let claims = claims?;
    let view = bundle?.view(claims.issuer.clone());
    let origin = Origin {
        key_id: parts.key_id().and_then(KeyId::from_base64),
        algorithm,
        text: jws.to_string(),
    };
    let signed = Signed {
        message: parts.signed().as_bytes().to_vec(),
        signature: parts.signature()?,
    };
    let pass = Pass::new(Format::Shc, view.kind, claims, Content::Json(payload), notes).with_view(view);
    Ok(Unverified::new(pass, origin, signed))
}

/// The text that goes into a QR code: a card's JWS as digits (section "Encoding Chunks as QR Codes"), of which a code holds
/// twice as many as of letters; any other text as it is.
#[must_use]
pub fn code(text: &str) -> Cow<'_, str> {
    if text::is_jws(text) {
        numeric::encode(text).map_or(Cow::Borrowed(text), |digits| {
            Cow::Owned([numeric::PREFIX, &digits].concat())
        })
    } else {
        Cow::Borrowed(text)
    }
}
