//! SMART Health Cards (specification at <https://spec.smarthealth.cards>, version 1.4): a FHIR bundle in a JWS, as digits in
//! a QR code, as a JWS alone, or as a file of several.

mod bundle;
mod codes;
mod coding;
mod immunization;
pub mod issue;
mod jws;
pub mod numeric;
mod observation;
mod parts;
mod payload;
mod profile;
mod resource;
#[cfg(test)]
mod tests;
mod text;

use std::borrow::Cow;

use crate::genetic;
use crate::json::Document;
use crate::notes::Notes;
use crate::pass::{Content, Format, Pass};
use crate::refusal::Refusal;
use crate::state::{Origin, Signed, Unverified};
use crate::view::{Coded, Holder, View};
use bundle::Bundle;

pub use parts::join;
pub use text::credentials;
pub(crate) use text::{is_jws_begun, is_text, jws_length, numeric_length};

/// Reads a pass from a text that [`is_text`] knows as a SMART Health Card. What is kept of the text is the JWS: the same
/// card as digits, in parts or in a file is the same pass.
pub(crate) fn parse(text: &str) -> Result<Unverified<Pass>, Refusal> {
    let jws = text::jws(text)?;
    let parts = jws::Parts::read(&jws)?;
    let content = parts.payload()?;
    let json = std::str::from_utf8(&content).map_err(|_| Refusal::Json)?;
    let document = Document::read(json).ok_or(Refusal::Json)?;
    let root = document.root().ok_or(Refusal::Json)?;
    let mut notes = Notes::default();
    let payload::Payload { claims, bundle } = payload::read(root, &mut notes)?;
    payload::flag_excess(root, &mut notes);
    // What stops the claims from being read was looked for first; from here on it is rules.
    let algorithm = parts.algorithm()?;
    if notes.genetic || genetic::sequence_in_json(&content, root) || genetic::carried_in_json(root) {
        let field = genetic::in_json(&content);
        return Err(Refusal::GeneticData { field });
    }
    let claims = claims?;
    let kind = bundle?.kind();
    let signed = Signed {
        message: parts.signed().as_bytes().to_vec(),
        signature: parts.signature()?,
    };
    let origin = Origin {
        key_id: parts.key_id(),
        algorithm,
        text: jws.into_owned(),
    };
    let pass = Pass::new(Format::Shc, kind, claims, Content::Json(content), notes);
    Ok(Unverified::new(pass, origin, signed))
}

/// What a screen shows of a payload that was read before.
pub(crate) fn view(payload: &[u8], issuer: Option<String>) -> Option<View> {
    reread(payload, |bundle| bundle.view(issuer))
}

/// Whom a payload speaks of that was read before.
pub(crate) fn holder(payload: &[u8]) -> Option<Holder> {
    reread(payload, |bundle| bundle.holder())
}

fn reread<T>(payload: &[u8], of: impl FnOnce(Bundle<'_>) -> T) -> Option<T> {
    let document = Document::read(std::str::from_utf8(payload).ok()?)?;
    let bundle = payload::bundle_of(document.root()?)?;
    Bundle::read(bundle, &mut Notes::default()).ok().map(of)
}

/// The revocation identifier of a payload that was read before (section "Revocation").
pub(crate) fn rid(payload: &[u8]) -> Option<String> {
    let document = Document::read(std::str::from_utf8(payload).ok()?)?;
    let rid = document.root()?.get("vc")?.get("rid")?.as_str()?;
    Some(rid.to_owned())
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

/// The disease that a vaccine of CVX protects from, and the vaccine in words: its code where they are not known.
pub(crate) fn vaccine(code: &str) -> (Option<Coded>, Coded) {
    let display = codes::display(codes::CVX, code).unwrap_or(code);
    let vaccine = Coded {
        code: code.to_owned(),
        display: display.to_owned(),
    };
    (codes::target_of(codes::CVX, code), vaccine)
}
