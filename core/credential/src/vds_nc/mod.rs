//! Visible Digital Seals for non-constrained environments (ICAO Technical Report "VDS-NC", version 1.1; ICAO Doc 9303-13):
//! JSON with the signer's certificate inside, signed in its canonical form (RFC 8785). Proof of vaccination and of testing.

pub mod issue;
mod member;
mod seal;
mod test;
#[cfg(test)]
mod tests;
mod vaccination;

use crate::cwt::Claims;
use crate::json::{Document, Json};
use crate::notes::Notes;
use crate::pass::{Content, Format, Kind, Pass};
use crate::refusal::Refusal;
use crate::state::{Origin, Signed, Unverified};
use crate::view::{Event, View};
use crate::warning::Warning;
use crate::{genetic, jcs};

use member::{Read, text};
use seal::{Data, Seal};

/// Whether a text is a seal: a JSON object with the members that every seal has. What else stands in it is for
/// [`parse`] to see.
pub(crate) fn is_text(content: &str) -> bool {
    content.starts_with('{') && ["\"data\"", "\"sig\""].iter().all(|member| content.contains(member))
}

/// Reads a pass from a text that [`is_text`] knows as a seal.
pub(crate) fn parse(content: &str) -> Result<Unverified<Pass>, Refusal> {
    let document = Document::read(content).ok_or(Refusal::Json)?;
    let root = document.root().ok_or(Refusal::Json)?;
    let seal = Seal::read(root)?;
    // Looks through the whole seal for names that stand twice; only the data is signed.
    jcs::write(root).ok_or(Refusal::Json)?;
    let canonical = jcs::write(seal.data.whole).ok_or(Refusal::Json)?;
    let mut notes = Notes::default();
    member::flag_unknown(Some(root), "", &["data", "sig"], &mut notes);
    let read = read(&seal.data, &mut notes)?;
    // What stops the claims from being read was looked for first; from here on it is rules.
    let algorithm = seal.algorithm()?;
    if notes.genetic || genetic::sequence_in_json(content.as_bytes(), root) {
        let field = genetic::in_json(content.as_bytes());
        return Err(Refusal::GeneticData { field });
    }
    let certificate = seal.certificate()?;
    let claims = Claims {
        issuer: text(Some(seal.data.header), "is"),
        issued: read.as_ref().and_then(|read| read.issued),
        ..Claims::default()
    };
    let origin = Origin {
        key_id: Some(certificate.certificate().key_id()),
        algorithm,
        text: content.to_owned(),
    };
    let signed = Signed {
        signature: seal.signature()?,
        message: canonical.clone(),
    };
    let kind = read.as_ref().and_then(|read| read.events.first());
    let kind = kind.map_or(Kind::Other, Event::kind);
    let pass = Pass::new(Format::VdsNc, kind, claims, Content::Json(canonical), notes);
    Ok(Unverified::new(pass, origin, signed).with_certificate(certificate))
}

/// What a screen shows of a signed part that was read before.
pub(crate) fn view(content: &[u8]) -> Option<View> {
    let document = Document::read(std::str::from_utf8(content).ok()?)?;
    let data = Data::read(document.root()?).ok()?;
    let mut view = View::untyped(Kind::Other);
    view.issuer = text(Some(data.header), "is");
    if let Some(read) = read(&data, &mut Notes::default()).ok()? {
        let mut events = read.events.into_iter();
        view.event = events.next();
        view.more_events = events.collect();
        view.kind = view.event.as_ref().map_or(Kind::Other, Event::kind);
        view.country = view.event.as_ref().and_then(Event::country).cloned();
        view.holder = read.holder;
        view.id = read.id;
    }
    Some(view)
}

/// What the signed part says (section 3 of the technical report). Of a type or version that is not known it is `None`: the
/// signature can be checked, the content cannot be vouched for.
fn read(data: &Data<'_>, notes: &mut Notes) -> Result<Option<Read>, Refusal> {
    member::flag_unknown(Some(data.whole), "", &["hdr", "msg"], notes);
    member::flag_unknown(Some(data.header), "hdr", &["t", "v", "is"], notes);
    if text(Some(data.header), "is").is_none() {
        notes.warn(Warning::MissingField);
    }
    let version = data.header.get("v").and_then(Json::as_number);
    let is_first = version.and_then(serde_json::Number::as_f64) == Some(1.0);
    match data.header.get("t").and_then(Json::as_str) {
        Some("icao.vacc") if is_first => vaccination::read(data.message, notes).map(Some),
        Some("icao.test") if is_first => test::read(data.message, notes).map(Some),
        _ => {
            notes.warn(Warning::UnknownVersion);
            Ok(None)
        }
    }
}
