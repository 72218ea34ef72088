//! DIVOC (Digital Infrastructure for Verifiable Open Credentialing), as India, Sri Lanka, the Philippines and others issued it:
//! a W3C verifiable credential in a zip archive in a QR code, signed over its RDF dataset. ADR 0010 says how that is
//! computed here.

mod graph;
pub mod issue;
mod proof;
mod show;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::cwt::Claims;
use crate::json::{Document, Json};
use crate::notes::Notes;
use crate::pass::{Content, Format, Pass};
use crate::refusal::Refusal;
use crate::state::{Origin, Signed, Unverified};
use crate::view;
use crate::warning::Warning;
use crate::{archive, binary, genetic, limits};
use proof::Proof;

/// The contexts that every credential has, and what DIVOC's own end with, wherever it is installed.
const CREDENTIALS: &str = "https://www.w3.org/2018/credentials/v1";
const CONTEXTS: [&str; 3] = [
    "/credentials/vaccination/v1",
    "/credentials/vaccination/v2",
    "/credentials/testCertificate/v1",
];

/// The file in the archive that holds the credential (DIVOC, "QR code", and every program that issues or reads it).
const ENTRY: &str = "certificate.json";

/// Whether a text is in this format: an archive, or the credential alone.
pub(crate) fn is_text(text: &str) -> bool {
    text.starts_with(binary::PREFIX)
        || (text.starts_with('{') && text.contains("\"credentialSubject\"") && !text.contains("\"vc\""))
}

/// Reads a pass from a text that [`is_text`] knows.
pub(crate) fn parse(text: &str) -> Result<Unverified<Pass>, Refusal> {
    let content: Cow<'_, [u8]> = if text.starts_with(binary::PREFIX) {
        let packed = binary::bytes_of(text).ok_or(Refusal::Encoding)?;
        archive::file(&packed, ENTRY, limits::DIVOC_INFLATED)?.into()
    } else {
        text.as_bytes().into()
    };
    let json = std::str::from_utf8(&content).map_err(|_| Refusal::Json)?;
    let document = Document::read(json).ok_or(Refusal::Json)?;
    let root = document
        .root()
        .filter(|root| root.is_object())
        .ok_or(Refusal::NotClaims)?;
    if root.get("credentialSubject").is_none() {
        return Err(Refusal::NotClaims);
    }
    let mut notes = Notes::default();
    show::flag_excess(root, &mut notes);
    if genetic::sequence_in_json(&content, root) || genetic::carried_in_json(root) {
        let field = genetic::in_json(&content);
        return Err(Refusal::GeneticData { field });
    }
    let proof = Proof::read(root.get("proof").ok_or(Refusal::NotSigned)?)?;
    let claims = claims(root)?;
    notes.exchangeable = show::exchangeable(root);
    if !notes.exchangeable.is_empty() {
        notes.warn(Warning::FieldsExchangeable);
    }
    let origin = Origin {
        key_id: None,
        algorithm: proof.algorithm,
        text: text.to_owned(),
    };
    let canonical = graph::canonical(root).filter(|_| is_divoc(root) && show::is_in_order(root));
    let view = show::view(root);
    let signed = canonical
        .as_ref()
        .map(|canonical| proof.over(&canonical.text))
        .transpose()?;
    let doubtful = canonical.is_none_or(|canonical| canonical.doubtful);
    let pass = Pass::new(Format::Divoc, view.kind, claims, Content::Json(content.to_vec()), notes).with_view(view);
    Ok(match signed {
        Some(signed) => Unverified::new(pass, origin, signed).with_doubt(doubtful),
        None => Unverified::new(pass, origin, Signed::nothing()).with_doubt(true),
    })
}

/// Whether the contexts are those that `graph` lays down.
fn is_divoc(credential: Json<'_>) -> bool {
    let contexts: Vec<_> = credential.get("@context").into_iter().flat_map(Json::items).collect();
    let [first, second] = &contexts[..] else { return false };
    let own = second.as_str().unwrap_or_default();
    first.as_str() == Some(CREDENTIALS) && CONTEXTS.iter().any(|end| own.ends_with(end))
}

fn claims(credential: Json<'_>) -> Result<Claims, Refusal> {
    let time = |name| match credential.get(name).filter(|value| !value.is_null()) {
        Some(value) => match value.as_str().and_then(|text| text.parse().ok()) {
            Some(time) => Ok(Some(time)),
            None => Err(Refusal::Time),
        },
        None => Ok(None),
    };
    let issued = time("issuanceDate")?;
    Ok(Claims {
        issuer: credential.get("issuer").and_then(Json::as_str).map(view::clean),
        expires: time("expirationDate")?,
        not_before: issued,
        issued,
    })
}
