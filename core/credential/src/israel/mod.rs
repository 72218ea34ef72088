//! Israel's green pass of its own form (Ministry of Health, repository `MohGovIL/Ramzor`, section "International Travel
//! Documents Specification"): a signature in Base64, `#`, and the JSON it is over. Passes that Israel issued later are EU
//! Digital COVID Certificates.

mod dose;
pub mod issue;
mod member;
#[cfg(test)]
mod tests;
mod time;

use base64ct::{Base64Unpadded, Encoding};
use sha2::{Digest, Sha256};

use crate::cose::Algorithm;
use crate::cwt::Claims;
use crate::json::{Document, Json};
use crate::notes::Notes;
use crate::pass::{Content, Format, Kind, Pass};
use crate::refusal::Refusal;
use crate::state::{Origin, Signed, Unverified};
use crate::view::{Coded, Event, Holder, Recovery, View};
use crate::{genetic, limits};
use member::{known_time, number, shown, text};

/// Between the signature and what it is over.
const SEPARATOR: char = '#';

/// `et`: the signature algorithm. With this one the ministry's own program, and the passes for venues that it issued, sign
/// the SHA-256 of the JSON; its published samples with the other numbers sign the JSON itself.
const SIGNED_OVER_DIGEST: i64 = 1;

/// Whether a text is in this format: something like Base64, `#`, and an object.
pub(crate) fn is_text(text: &str) -> bool {
    text.split_once(SEPARATOR).is_some_and(|(signature, document)| {
        let letters = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b':' | b'{' | b'"');
        !signature.is_empty() && signature.bytes().all(letters) && document.trim_start().starts_with('{')
    })
}

/// Reads a pass from a text that [`is_text`] knows.
pub(crate) fn parse(text: &str) -> Result<Unverified<Pass>, Refusal> {
    let (base64, json) = text.split_once(SEPARATOR).ok_or(Refusal::UnknownFormat)?;
    let signature = Base64Unpadded::decode_vec(base64.trim_end_matches('=')).map_err(|_| Refusal::Encoding)?;
    let read = Document::read(json).ok_or(Refusal::Json)?;
    let document = read.root().ok_or(Refusal::Json)?;
    let message = json.as_bytes().to_vec();
    let mut notes = Notes::default();
    member::flag_excess(document, &mut notes);
    if genetic::sequence_in_json(&message, document) || genetic::carried_in_json(document) {
        let field = genetic::in_json(&message);
        return Err(Refusal::GeneticData { field });
    }
    if text_of_id(document).is_none() {
        return Err(Refusal::NotClaims);
    }
    let claims = claims(document, &mut notes)?;
    let view = view(document, &mut notes);
    let origin = Origin {
        key_id: None,
        algorithm: algorithm(&signature),
        text: text.to_owned(),
    };
    let digest = Sha256::digest(&message).to_vec();
    let pass = Pass::new(
        Format::IsraelGreenPass,
        view.kind,
        claims,
        Content::Json(message.clone()),
        notes,
    );
    let unverified = Unverified::new(pass.with_view(view), origin, Signed { message, signature });
    let over_digest = number(document, "et") == Some(SIGNED_OVER_DIGEST);
    Ok(if over_digest {
        unverified.or_over(digest)
    } else {
        unverified
    })
}

/// By the length of the signature, since `et` is none that a reader can be sure of: 72 bytes at most on P-256, and never
/// less than the smallest modulus with RSA.
fn algorithm(signature: &[u8]) -> Algorithm {
    if signature.len() < limits::RSA_BITS_LEAST / 8 {
        Algorithm::Es256Der
    } else {
        Algorithm::Rs256
    }
}

fn text_of_id(document: Json<'_>) -> Option<&str> {
    text(document, "id").or_else(|| text(document, "c"))
}

fn claims(document: Json<'_>, notes: &mut Notes) -> Result<Claims, Refusal> {
    // A pass for venues says for each person until when; the first end is that of the whole.
    let ends = member::people(document).map(|person| time::end(text(person, "e")));
    let ends = ends.chain([time::end(text(document, "e"))]);
    let expires = ends.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().min();
    Ok(Claims {
        issuer: shown(document, "c"),
        expires,
        not_before: time::start(text(document, "a"))?,
        issued: time::start(text(document, "rd")).unwrap_or_else(|_| {
            notes.warn(crate::Warning::DateForm);
            None
        }),
    })
}

fn view(document: Json<'_>, notes: &mut Notes) -> View {
    let mut events: Vec<Event> = dose::doses(document, notes)
        .into_iter()
        .map(Event::Vaccination)
        .collect();
    let recovery = shown(document, "r").filter(|text| known_time(text));
    let kind = kind(document, !events.is_empty(), recovery.is_some());
    let (from, until) = (
        shown(document, "a").filter(|text| known_time(text)),
        shown(document, "e").filter(|text| known_time(text)),
    );
    if kind == Kind::Recovery {
        let event = Event::Recovery(Recovery {
            disease: Some(dose::covid_19()),
            first_positive: None,
            valid_from: recovery,
            valid_until: until,
        });
        events.insert(0, event);
    } else if let Some(Event::Vaccination(newest)) = events.first_mut() {
        newest.valid_from = from;
        newest.valid_until = until;
    }
    let mut events = events.into_iter();
    View {
        kind,
        holder: holder(document),
        event: events.next(),
        more_events: events.collect(),
        country: Some(israel()),
        issuer: shown(document, "c"),
        id: shown(document, "id"),
    }
}

/// The type by `ct` (section "Minimal Dataset"), or by what there is: of the types that came later there is no word from
/// the ministry.
fn kind(document: Json<'_>, doses: bool, recovery: bool) -> Kind {
    /// "Fast" certificates, after a test at the door, which say nothing of the test.
    const FAST: i64 = 4;
    match number(document, "ct") {
        Some(1) => Kind::Venue,
        Some(2) => Kind::Vaccination,
        Some(3) => Kind::Recovery,
        _ if doses => Kind::Vaccination,
        _ if recovery => Kind::Recovery,
        Some(FAST) => Kind::Venue,
        _ if member::people(document).next().is_some() => Kind::Venue,
        _ => match text(document, "ps").map(str::to_lowercase).as_deref() {
            Some("vaccinated") => Kind::Vaccination,
            Some("recovered") => Kind::Recovery,
            _ => Kind::Other,
        },
    }
}

/// The name in Latin letters, as the travel document has it, and behind it in the holder's own script.
fn holder(document: Json<'_>) -> Holder {
    let name = |family, given| {
        let (family, given) = (shown(document, family), shown(document, given));
        Holder::new(family.as_deref(), given.as_deref(), None, None, None)
    };
    let (latin, local) = (name("f", "g"), name("fl", "gl"));
    let (mut holder, other) = if latin.name.is_empty() {
        (local, latin)
    } else {
        (latin, local)
    };
    if !other.name.is_empty() && other.name != holder.name {
        holder.name = format!("{} ({})", holder.name, other.name);
    }
    holder.birth_date = shown(document, "b").filter(|text| known_time(text));
    // A pass for venues names its holders by their identity cards alone.
    let cards: Vec<String> = member::people(document).filter_map(|one| shown(one, "idl")).collect();
    holder.document_number = shown(document, "idp").or_else(|| (!cards.is_empty()).then(|| cards.join(", ")));
    holder
}

fn israel() -> Coded {
    Coded {
        code: "IL".to_owned(),
        display: "Israel".to_owned(),
    }
}
